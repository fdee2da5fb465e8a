/* Processing instructions: <?bang-chi-tieu ten?>, <?gia-tri ten 2025?>, <?xem ten?> … */
#include "source/markdown.h"

#include "base/message.h"
#include "base/nearest.h"

#include <string.h>

typedef enum Instruction {
    INSTRUCTION_TABLE,
    INSTRUCTION_TARGETS,
    INSTRUCTION_CHART,
    INSTRUCTION_VALUE,
    INSTRUCTION_PAGE_BREAK,
    INSTRUCTION_PORTRAIT,
    INSTRUCTION_LANDSCAPE,
    INSTRUCTION_REFERENCE,
    INSTRUCTION_COUNT
} Instruction;

static const char *const NAMES[INSTRUCTION_COUNT] = {
    [INSTRUCTION_TABLE] = "bang",
    [INSTRUCTION_TARGETS] = "bang-chi-tieu",
    [INSTRUCTION_CHART] = "bieu-do",
    [INSTRUCTION_VALUE] = "gia-tri",
    [INSTRUCTION_PAGE_BREAK] = "ngat-trang",
    [INSTRUCTION_PORTRAIT] = "trang-doc",
    [INSTRUCTION_LANDSCAPE] = "trang-ngang",
    [INSTRUCTION_REFERENCE] = "xem",
};

static const char VALUE_FORMS[] =
    N_("<?gia-tri ten-chi-tieu 2025?>, <?gia-tri ten-chi-tieu 2025 \"thành phần\"?> hoặc "
       "<?gia-tri ten-chi-tieu 2025 so?>");

/* What to type, for messages. */
static const char *const FORMS[INSTRUCTION_COUNT] = {
    [INSTRUCTION_TABLE] = N_("<?bang ten-bang?>"),
    [INSTRUCTION_TARGETS] = N_("<?bang-chi-tieu ten-nhom?>"),
    [INSTRUCTION_CHART] = N_("<?bieu-do ten-nhom?>"),
    [INSTRUCTION_VALUE] = VALUE_FORMS,
    [INSTRUCTION_PAGE_BREAK] = "<?ngat-trang?>",
    [INSTRUCTION_PORTRAIT] = "<?trang-doc?>",
    [INSTRUCTION_LANDSCAPE] = "<?trang-ngang?>",
    [INSTRUCTION_REFERENCE] = N_("<?xem ten?>, <?xem ten-mot, ten-hai?> hoặc <?xem phu-luc:ten?>"),
};

#define MAX_ARGUMENTS 4
#define MAX_REFERENCES 64 /* places named by one <?xem?> */

typedef struct Typed {
    Instruction kind; /* INSTRUCTION_COUNT: unknown */
    const char *name; /* in the pool */
    const char *rest; /* everything behind the name, spaces trimmed */
    const char *argument[MAX_ARGUMENTS];
    bool quoted[MAX_ARGUMENTS];
    int count; /* MAX_ARGUMENTS + 1 if there are more, or if a quotation mark is missing */
} Typed;

static Instruction find_instruction(const char *name, size_t length)
{
    for (int i = 0; i < INSTRUCTION_COUNT; i++) {
        if (strlen(NAMES[i]) == length && strncmp(NAMES[i], name, length) == 0) {
            return (Instruction)i;
        }
    }
    return INSTRUCTION_COUNT;
}

static bool is_block(Instruction kind)
{
    return kind != INSTRUCTION_VALUE && kind != INSTRUCTION_REFERENCE;
}

bool markdown_instruction_is_block(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] != ' ' && text[n] != '\t') {
        n++;
    }
    return is_block(find_instruction(text, n));
}

/* Parts the arguments at spaces; one in quotation marks (straight or curly) may hold spaces. */
static void read_arguments(Pool *pool, Typed *typed)
{
    const char *p = typed->rest;
    while (*p) {
        p += strspn(p, " ");
        if (!*p) {
            break;
        }
        if (typed->count >= MAX_ARGUMENTS) {
            typed->count = MAX_ARGUMENTS + 1;
            return;
        }
        const char *close = *p == '"' ? "\"" : g_str_has_prefix(p, "“") ? "”" : NULL;
        const char *end = p + strcspn(p, " ");
        size_t after = 0;
        if (close) {
            p += *p == '"' ? 1 : strlen("“");
            end = strstr(p, close);
            if (!end) {
                typed->count = MAX_ARGUMENTS + 1;
                return;
            }
            after = strlen(close);
        }
        typed->quoted[typed->count] = close != NULL;
        typed->argument[typed->count++] = pool_strndup(pool, p, (size_t)(end - p));
        p = end + after;
    }
}

static Typed read_typed(Markdown *md, const Mask *mask)
{
    Pool *pool = md->plan->pool;
    Typed typed = {.kind = INSTRUCTION_COUNT};
    const char *text = source_clean_text(pool, md->file->text + mask->start + 2,
                                         mask->end - mask->start - 4, false);
    size_t name = strcspn(text, " ");
    typed.name = pool_strndup(pool, text, name);
    typed.rest = text + name + strspn(text + name, " ");
    typed.kind = find_instruction(text, name);
    read_arguments(pool, &typed);
    return typed;
}

static void refuse_unknown(Markdown *md, const Typed *typed, SourcePos pos)
{
    const char *near = nearest_name(typed->name, NAMES, INSTRUCTION_COUNT);
    if (near) {
        findings_add(md->findings, FINDING_MD_INSTRUCTION_NEAR, pos, typed->name, near, NULL);
    } else {
        findings_add(md->findings, FINDING_MD_INSTRUCTION_UNKNOWN, pos, typed->name, NULL);
    }
}

static void refuse_form(Markdown *md, const Typed *typed, SourcePos pos)
{
    findings_add(md->findings, FINDING_MD_INSTRUCTION_FORM, pos, typed->name, _(FORMS[typed->kind]),
                 NULL);
}

/* A year of four digits, else 0. */
static int read_year(const char *text)
{
    int year = 0;
    size_t n = strspn(text, "0123456789");
    if (n != 4 || text[n]) {
        return 0;
    }
    for (const char *p = text; *p; p++) {
        year = year * 10 + (*p - '0');
    }
    return year;
}

static PlanNode *read_value(Markdown *md, const Typed *typed, SourcePos pos)
{
    int year =
        typed->count >= 2 && typed->count <= MAX_ARGUMENTS ? read_year(typed->argument[1]) : 0;
    bool known = year > 0 && !typed->quoted[0] && !typed->quoted[1];
    PlanNode *node = plan_node_new(md->plan, PLAN_VALUE, pos);
    node->u.value.name = typed->argument[0];
    node->u.value.year = year;
    for (int i = 2; known && i < typed->count; i++) {
        if (typed->quoted[i] && !node->u.value.component) {
            node->u.value.component = typed->argument[i];
        } else if (!typed->quoted[i] && strcmp(typed->argument[i], "so") == 0) {
            node->u.value.number_only = true;
        } else {
            known = false;
        }
    }
    if (!known) {
        refuse_form(md, typed, pos);
        return NULL;
    }
    return node;
}

/* Names parted by commas; "phu-luc:ten" for an annex. */
static bool is_reference_list(const char *text)
{
    bool name = false;
    int commas = 0;
    for (const char *p = text; *p; p++) {
        if (*p == ',') {
            if (!name || ++commas >= MAX_REFERENCES) {
                return false;
            }
            name = false;
        } else if (*p == ' ') {
            const char *next = p + strspn(p, " ");
            if (name && *next && *next != ',') {
                return false;
            }
        } else {
            name = true;
        }
    }
    return name;
}

PlanNode *markdown_instruction_inline(Markdown *md, const Mask *mask)
{
    Typed typed = read_typed(md, mask);
    SourcePos pos = markdown_place(md, mask->start);
    if (typed.kind == INSTRUCTION_COUNT) {
        refuse_unknown(md, &typed, pos);
        return NULL;
    }
    if (is_block(typed.kind)) {
        findings_add(md->findings, FINDING_MD_INSTRUCTION_PLACE, pos, typed.name, NULL);
        return NULL;
    }
    if (typed.kind == INSTRUCTION_VALUE) {
        return read_value(md, &typed, pos);
    }
    if (!is_reference_list(typed.rest)) {
        refuse_form(md, &typed, pos);
        return NULL;
    }
    PlanNode *node = plan_node_new(md->plan, PLAN_REFERENCE, pos);
    node->u.reference.targets = typed.rest;
    return node;
}

static void turn_page(Markdown *md, const Typed *typed, PlanNode *container, SourcePos pos)
{
    bool landscape = typed->kind == INSTRUCTION_LANDSCAPE;
    if (landscape == md->landscape) {
        findings_add(md->findings, FINDING_MD_ORIENTATION_SAME, pos, typed->name, NULL);
        return;
    }
    md->landscape = landscape;
    md->landscape_pos = pos;
    PlanNode *node = plan_node_new(md->plan, PLAN_ORIENTATION, pos);
    node->u.orientation.landscape = landscape;
    plan_append(container, node);
}

void markdown_instruction_block(Markdown *md, const Mask *mask, PlanNode *container)
{
    Typed typed = read_typed(md, mask);
    SourcePos pos = markdown_place(md, mask->start);
    if (typed.kind == INSTRUCTION_COUNT) {
        refuse_unknown(md, &typed, pos);
        return;
    }
    bool named = typed.kind == INSTRUCTION_TABLE || typed.kind == INSTRUCTION_TARGETS ||
                 typed.kind == INSTRUCTION_CHART;
    if (typed.count != (named ? 1 : 0)) {
        refuse_form(md, &typed, pos);
        return;
    }
    if (!named && (container->kind == PLAN_ITEM || container->kind == PLAN_QUOTE)) {
        /* A page cannot turn in the middle of a list. */
        findings_add(md->findings, FINDING_MD_INSTRUCTION_INSIDE, pos, typed.name, NULL);
        return;
    }
    PlanNode *node;
    switch (typed.kind) {
    case INSTRUCTION_CHART:
        node = plan_node_new(md->plan, PLAN_CHART, pos);
        node->u.chart.name = typed.argument[0];
        break;
    case INSTRUCTION_PAGE_BREAK:
        node = plan_node_new(md->plan, PLAN_PAGE_BREAK, pos);
        break;
    case INSTRUCTION_LANDSCAPE:
    case INSTRUCTION_PORTRAIT:
        turn_page(md, &typed, container, pos);
        return;
    default:
        node = plan_node_new(md->plan, PLAN_EMBED, pos);
        node->u.embed.targets = typed.kind == INSTRUCTION_TARGETS;
        node->u.embed.name = typed.argument[0];
        break;
    }
    plan_append(container, node);
}
