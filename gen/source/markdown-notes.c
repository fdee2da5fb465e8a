/* Notes: "[^1]" in the text and "[^1]: …" with their text. */
#include "source/markdown.h"

#include "base/hash.h"

#include <string.h>

static void index_definitions(Markdown *md)
{
    md->definition_of = g_hash_table_new(hash_string, g_str_equal);
    for (guint i = 0; i < md->definitions->len; i++) {
        NoteDefinition *definition = g_ptr_array_index(md->definitions, i);
        const NoteDefinition *earlier = g_hash_table_lookup(md->definition_of, definition->label);
        if (earlier) {
            char line[16];
            g_snprintf(line, sizeof line, "%u", (unsigned)earlier->pos.line);
            findings_add(md->findings, FINDING_MD_NOTE_TWICE, definition->pos, definition->label,
                         line, NULL);
            continue;
        }
        g_hash_table_insert(md->definition_of, definition->label, definition);
    }
}

static bool is_label(const char *label)
{
    return strlen(label) <= MARKDOWN_MAX_NOTE_LABEL && !strchr(label, ' ');
}

/* False, with a finding the first time, if the plan holds all the notes it may. */
static bool add_note(Markdown *md, NoteDefinition *definition)
{
    if (md->notes_full) {
        return false;
    }
    int count = 0;
    if (md->plan->notes->last) {
        count = md->plan->notes->last->u.note.number;
    }
    if (count >= SOURCE_MAX_NOTES) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", SOURCE_MAX_NOTES);
        findings_add(md->findings, FINDING_MD_NOTES_TOO_MANY, definition->pos, limit, NULL);
        md->notes_full = true;
        return false;
    }
    definition->note = plan_node_new(md->plan, PLAN_NOTE, definition->pos);
    definition->note->u.note.label = definition->label;
    definition->note->u.note.number = count + 1; /* until plan_resolve() orders them all */
    plan_append(md->plan->notes, definition->note);
    return true;
}

PlanNode *markdown_note_mark(Markdown *md, const Mask *mask)
{
    SourcePos pos = markdown_place(md, mask->start);
    const char *label = source_clean_text(md->plan->pool, md->file->text + mask->start + 2,
                                          mask->end - mask->start - 3, true);
    if (!is_label(label)) {
        findings_add(md->findings, FINDING_MD_NOTE_LABEL, pos, label, NULL);
        return NULL;
    }
    if (md->in_note) {
        findings_add(md->findings, FINDING_MD_NOTE_IN_NOTE, pos, label, NULL);
        return NULL;
    }
    if (!md->definition_of) {
        index_definitions(md);
    }
    NoteDefinition *definition = g_hash_table_lookup(md->definition_of, label);
    if (!definition) {
        findings_add(md->findings, FINDING_MD_NOTE_UNDEFINED, pos, label, NULL);
        return NULL;
    }
    if (!definition->note && !add_note(md, definition)) {
        return NULL;
    }
    PlanNode *node = plan_node_new(md->plan, PLAN_NOTE_MARK, pos);
    node->u.note_mark.note = definition->note;
    node->u.note_mark.label = definition->label;
    return node;
}

/* The note's lines without what parts them from the margin. g_string_free it. */
static GString *note_text(const Markdown *md, const NoteDefinition *definition)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < definition->line_count; i++) {
        size_t length;
        const char *line = markdown_line(md, definition->first_line + i, &length);
        size_t skip = i == 0 ? definition->prefix : 0;
        while (i > 0 && skip < length && skip < 4 && line[skip] == ' ') {
            skip++;
        }
        if (i > 0 && skip == 0 && length > 0 && *line == '\t') {
            skip = 1;
        }
        g_string_append_len(out, line + skip, (gssize)(length - skip));
        g_string_append_c(out, '\n');
    }
    return out;
}

/* Reads one paragraph of a note. Its columns differ from the file's by the margin, so the search
 * for its words begins at the line. */
static void read_paragraph(Markdown *md, const NoteDefinition *definition, cmark_node *block)
{
    int first = cmark_node_get_start_line(block), last = cmark_node_get_end_line(block);
    int base = (int)definition->first_line;
    size_t start = markdown_offset(md, base + first, 1);
    if (first == 1) {
        start += definition->prefix;
    }
    markdown_inlines_within(md, start, markdown_offset(md, base + last, INT_MAX));
    PlanNode *paragraph =
        plan_node_new(md->plan, PLAN_PARAGRAPH, markdown_place_prepared(md, start));
    plan_append(definition->note, paragraph);
    markdown_inlines_read(md, cmark_node_first_child(block), paragraph, 0, false);
}

static void read_note(Markdown *md, NoteDefinition *definition)
{
    GString *text = note_text(md, definition);
    cmark_node *document = cmark_parse_document(text->str, text->len, CMARK_OPT_DEFAULT);
    bool refused = false;
    for (cmark_node *block = cmark_node_first_child(document); block;
         block = cmark_node_next(block)) {
        if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH) {
            read_paragraph(md, definition, block);
        } else if (!refused) {
            SourcePos pos = definition->pos;
            pos.line += (uint32_t)cmark_node_get_start_line(block) - 1;
            findings_add(md->findings, FINDING_MD_NOTE_BLOCK, pos, definition->label, NULL);
            refused = true;
        }
    }
    cmark_node_free(document);
    g_string_free(text, TRUE);
    if (!definition->note->first) {
        if (!refused) {
            findings_add(md->findings, FINDING_MD_NOTE_EMPTY, definition->pos, definition->label,
                         NULL);
        }
        plan_append(definition->note, plan_node_new(md->plan, PLAN_PARAGRAPH, definition->pos));
    }
}

void markdown_notes_read(Markdown *md)
{
    if (!md->definition_of) {
        index_definitions(md);
    }
    md->in_note = true;
    for (guint i = 0; i < md->definitions->len; i++) {
        NoteDefinition *definition = g_ptr_array_index(md->definitions, i);
        if (definition->note) {
            read_note(md, definition);
        } else if (g_hash_table_lookup(md->definition_of, definition->label) == definition &&
                   !md->notes_full) {
            findings_add(md->findings, FINDING_MD_NOTE_UNUSED, definition->pos, definition->label,
                         NULL);
        }
    }
    md->in_note = false;
}
