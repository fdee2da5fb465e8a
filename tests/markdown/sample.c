#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

Sample sample_new(void)
{
    Sample sample = {.plan = plan_new(), .findings = findings_new()};
    sample.body = plan_node_new(sample.plan, PLAN_BODY, (SourcePos){.made = true});
    plan_append(sample.plan->root, sample.body);
    return sample;
}

void sample_free(Sample *sample)
{
    findings_free(sample->findings);
    plan_free(sample->plan);
}

static const SourceFile *file_of(Sample *sample, const char *text)
{
    SourceFile *file = POOL_NEW(sample->plan->pool, SourceFile);
    file->path = "noi-dung.md";
    file->length = strlen(text);
    file->text = pool_strdup(sample->plan->pool, text);
    file->order = sample->plan->file_count++;
    return file;
}

void sample_read(Sample *sample, const char *text)
{
    markdown_read(sample->plan, sample->body, file_of(sample, text), sample->findings);
    plan_verify(sample->plan);
}

PlanNode *sample_read_annex(Sample *sample, const char *name, const char *text)
{
    PlanNode *annex = plan_node_new(sample->plan, PLAN_ANNEX, (SourcePos){.made = true});
    annex->u.annex.name = name;
    plan_append(sample->plan->root, annex);
    markdown_read(sample->plan, annex, file_of(sample, text), sample->findings);
    plan_verify(sample->plan);
    return annex;
}

Sample sample_of(const char *text)
{
    Sample sample = sample_new();
    sample_read(&sample, text);
    return sample;
}

typedef struct Outline {
    GString *out;
    int depth;
} Outline;

static void describe(GString *out, const PlanNode *node)
{
    static const char *const TYPES = "tno"; /* text, number, ordinal */
    switch (node->kind) {
    case PLAN_TEXT:
        g_string_append_printf(out, "'%s'", node->u.text.text);
        return;
    case PLAN_SECTION:
        g_string_append_printf(out, "section %s",
                               node->u.section.number ? node->u.section.number : "-");
        break;
    case PLAN_ITEM:
        g_string_append_printf(out, "item %s", node->u.item.label ? node->u.item.label : "?");
        break;
    case PLAN_TABLE:
        g_string_append(out, "table ");
        for (int i = 0; i < node->u.table.columns; i++) {
            g_string_append_c(out, TYPES[node->u.table.column[i].type]);
        }
        break;
    case PLAN_CODE:
        g_string_append_printf(out, "code '%s'", node->u.text.text);
        break;
    case PLAN_CODE_BLOCK:
        g_string_append_printf(out, "code-block '%s'", node->u.code_block.text);
        break;
    case PLAN_LINK:
        g_string_append_printf(out, "link %s",
                               node->u.link.url      ? node->u.link.url
                               : node->u.link.target ? node->u.link.target->id
                                                     : "?");
        break;
    case PLAN_NOTE:
        g_string_append_printf(out, "note %s", node->u.note.label);
        break;
    case PLAN_NOTE_MARK:
        g_string_append_printf(out, "mark %s", node->u.note_mark.label);
        break;
    case PLAN_VALUE:
        g_string_append_printf(out, "value %s %d%s%s%s", node->u.value.name, node->u.value.year,
                               node->u.value.component ? " " : "",
                               node->u.value.component ? node->u.value.component : "",
                               node->u.value.number_only ? " so" : "");
        break;
    case PLAN_REFERENCE:
        g_string_append_printf(out, "reference %s", node->u.reference.targets);
        break;
    case PLAN_EMBED:
        g_string_append_printf(out, "embed %s %s", node->u.embed.targets ? "targets" : "table",
                               node->u.embed.name);
        break;
    case PLAN_CHART:
        g_string_append_printf(out, "chart %s", node->u.chart.name);
        break;
    case PLAN_ORIENTATION:
        g_string_append(out, node->u.orientation.landscape ? "landscape" : "portrait");
        break;
    default:
        g_string_append(out, plan_kind_name(node->kind));
        break;
    }
    if (node->id) {
        g_string_append_printf(out, " #%s", node->id);
    }
}

static bool enter(const PlanNode *node, void *context)
{
    Outline *outline = context;
    if (outline->depth > 0) {
        g_string_append_printf(outline->out, "%*s", outline->depth - 1, "");
        describe(outline->out, node);
        g_string_append_c(outline->out, '\n');
    }
    outline->depth++;
    return true;
}

static void leave(const PlanNode *node, void *context)
{
    (void)node;
    Outline *outline = context;
    outline->depth--;
}

const char *sample_outline(const Sample *sample, const PlanNode *top)
{
    Outline outline = {.out = g_string_new(NULL)};
    plan_walk(top, enter, leave, &outline);
    const char *text = pool_strdup(sample->plan->pool, outline.out->str);
    g_string_free(outline.out, TRUE);
    return text;
}

const char *sample_findings(const Sample *sample)
{
    GString *out = g_string_new(NULL);
    size_t count;
    const Finding *list = findings_sorted(sample->findings, &count);
    for (size_t i = 0; i < count && i < 50; i++) {
        g_string_append_printf(out, "%s%d@%u:%u", i > 0 ? " " : "",
                               finding_rule(list[i].rule)->number, (unsigned)list[i].pos.line,
                               (unsigned)list[i].pos.column);
    }
    const char *text = pool_strdup(sample->plan->pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

PlanNode *sample_node(const Sample *sample, PlanKind kind, int index)
{
    PlanNode *root = sample->plan->root;
    for (PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == kind && index-- == 0) {
            return node;
        }
    }
    fail_msg("no %s", plan_kind_name(kind));
    return NULL;
}

const char *sample_text(const Sample *sample, const PlanNode *node)
{
    char *text = plan_text_of(node);
    const char *copy = pool_strdup(sample->plan->pool, text);
    g_free(text);
    return copy;
}
