/* Running text in XML: bold, italic, foot notes, paragraphs. */
#include "source/parts.h"

#include <string.h>

typedef struct Inline {
    Plan *plan;
    Findings *findings;
    PlanNode *parent;    /* of the paragraphs; NULL if all goes into `line` */
    PlanNode *line;      /* the paragraph or line being filled, or NULL */
    PlanNode *last_text; /* in it */
    bool space;          /* the line is empty or ends with a space: another one is not wanted */
} Inline;

static void read_content(Inline *in, PlanNode *into, const XmlNode *element);

static void open_line(Inline *in, SourcePos pos)
{
    if (in->line) {
        return;
    }
    in->line = plan_node_new(in->plan, PLAN_PARAGRAPH, pos);
    plan_append(in->parent, in->line);
    in->last_text = NULL;
    in->space = true;
}

/* Drops the space at the line's end, and a text that was nothing else. */
static void trim_line(Inline *in)
{
    PlanNode *text = in->last_text;
    if (!text || !in->space) {
        return;
    }
    size_t length = strlen(text->u.text.text);
    if (length <= 1) {
        plan_unlink(text);
    } else {
        text->u.text.text = pool_strndup(in->plan->pool, text->u.text.text, length - 1);
    }
}

static void close_line(Inline *in)
{
    trim_line(in);
    in->line = NULL;
    in->last_text = NULL;
}

static void add_text(Inline *in, PlanNode *into, const XmlNode *text)
{
    const char *clean = source_clean_text(in->plan->pool, text->text, text->length, true);
    if (!in->line && (*clean == '\0' || strcmp(clean, " ") == 0)) {
        return;
    }
    SourcePos pos = xml_text_pos(text);
    open_line(in, pos);
    if (in->space && *clean == ' ') {
        clean++;
    }
    if (*clean == '\0') {
        return;
    }
    PlanNode *node = plan_node_new(in->plan, PLAN_TEXT, pos);
    node->u.text.text = clean;
    plan_append(into ? into : in->line, node);
    in->last_text = node;
    in->space = clean[strlen(clean) - 1] == ' ';
}

static void add_note(Inline *in, PlanNode *into, const XmlNode *element)
{
    Plan *plan = in->plan;
    PlanNode *before = plan->notes->last;
    int number = before ? before->u.note.number + 1 : 1;
    if (number > SOURCE_MAX_NOTES) {
        if (number == SOURCE_MAX_NOTES + 1) {
            char limit[16];
            g_snprintf(limit, sizeof limit, "%d", SOURCE_MAX_NOTES);
            findings_add(in->findings, FINDING_NOTES_TOO_MANY, element->pos, limit, NULL);
            before->u.note
                .number++; /* said once; numbers are made anew when the plan is resolved */
        }
        return;
    }
    PlanNode *note = plan_node_new(plan, PLAN_NOTE, element->pos);
    note->u.note.number = number;
    note->u.note.label = "";
    note->u.note.marks = 1;
    inline_read_blocks(plan, note, element, in->findings);
    if (!note->first) {
        findings_add(in->findings, FINDING_ELEMENT_EMPTY_SPARE, element->pos, element->name, NULL);
        return;
    }
    plan_append(plan->notes, note);
    open_line(in, element->pos);
    PlanNode *mark = plan_node_new(plan, PLAN_NOTE_MARK, element->pos);
    mark->u.note_mark.note = note;
    mark->u.note_mark.label = "";
    mark->u.note_mark.occurrence = 1;
    plan_append(into ? into : in->line, mark);
    in->last_text = NULL;
    in->space = false;
}

static void add_styled(Inline *in, PlanNode *into, const XmlNode *element, PlanKind kind)
{
    PlanNode *styled = plan_node_new(in->plan, kind, element->pos);
    open_line(in, element->pos);
    plan_append(into ? into : in->line, styled);
    read_content(in, styled, element);
    if (!styled->first) {
        plan_unlink(styled);
    }
}

/* The depth of elements was limited when the file was read, so this may call itself. */
static void read_content(Inline *in, PlanNode *into, const XmlNode *element)
{
    for (const XmlNode *n = element->first; n; n = n->next) {
        if (n->text) {
            add_text(in, into, n);
        } else if (xml_is(n, "b")) {
            add_styled(in, into, n, PLAN_STRONG);
        } else if (xml_is(n, "i")) {
            add_styled(in, into, n, PLAN_EMPHASIS);
        } else if (xml_is(n, "ghi-chu")) {
            add_note(in, into, n);
        } else if (xml_is(n, "p") && !into && in->parent) {
            close_line(in);
            read_content(in, NULL, n);
            close_line(in);
        } else {
            /* Reported when the file was checked; its words stay. */
            read_content(in, into, n);
        }
    }
}

/* A styled run that lost its only text, a trailing space, must go too. */
static void drop_empty_runs(PlanNode *top)
{
    for (PlanNode *n = top->first, *next; n; n = next) {
        next = plan_next(top, n);
        if ((n->kind == PLAN_STRONG || n->kind == PLAN_EMPHASIS || n->kind == PLAN_PARAGRAPH) &&
            !n->first) {
            PlanNode *parent = n->parent;
            plan_unlink(n);
            next = parent != top && !parent->first ? parent : next;
        }
    }
}

void inline_read_blocks(Plan *plan, PlanNode *parent, const XmlNode *element, Findings *findings)
{
    Inline in = {.plan = plan, .findings = findings, .parent = parent, .space = true};
    read_content(&in, NULL, element);
    close_line(&in);
    drop_empty_runs(parent);
}

void inline_read_line(Plan *plan, PlanNode *parent, const XmlNode *element, Findings *findings)
{
    Inline in = {.plan = plan, .findings = findings, .line = parent, .space = true};
    read_content(&in, NULL, element);
    trim_line(&in);
    drop_empty_runs(parent);
}
