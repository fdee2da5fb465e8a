/* Citations: <?xem ha-tang-a?> becomes "điểm a nội dung 1.2 khoản 1 Mục II", from the small to the
 * large (NĐ 30, PL II, V.7), each target linked. Neighbours share what they have in common:
 * "điểm a, b nội dung 1.2, điểm b nội dung 1.4 khoản 1 Mục II". */
#include "plan/resolve.h"

#include "base/message.h"
#include "base/shorten.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* One step of a citation: "điểm a", "Mục II", or "Phụ lục" without a number. */
typedef struct Step {
    const char *word, *number; /* one of them may be "" */
} Step;

#define MAX_STEPS 12
#define MAX_CITATIONS 64 /* as many as the reader lets stand in one reference */
#define MAX_QUOTED 200   /* characters of a title */

typedef struct Citation {
    PlanNode *target;
    Step step[MAX_STEPS];
    int steps;
    int printed; /* how many are printed before the next citation takes over */
} Citation;

typedef struct References {
    Resolve *resolve;
    const char **names; /* all that may be referred to; made when first needed */
    size_t name_count;
    PlanNode *reference;              /* the one being resolved */
    const PlanNode *part;             /* the body or annex it stands in */
    Citation citation[MAX_CITATIONS]; /* of this reference */
    int citations;
    GHashTable *places; /* item of a dash list -> its place */
    GHashTable *titles; /* node -> its quoted text */
} References;

static Pool *pool_of(const References *refs)
{
    return refs->resolve->plan->pool;
}

static void add_step(Citation *citation, const char *word, const char *number)
{
    if (citation->steps < MAX_STEPS) {
        citation->step[citation->steps++] = (Step){word, number};
    }
}

static const PlanNode *part_of(const PlanNode *node)
{
    while (node->parent && node->kind != PLAN_ANNEX && node->kind != PLAN_BODY) {
        node = node->parent;
    }
    return node;
}

/* "Phần I" -> "Phần", "I"; "1.2" with the word of its rank. */
static void add_section(References *refs, Citation *citation, const PlanNode *section)
{
    static const char *const WORDS[RANK_COUNT] = {
        [RANK_PHAN] = "Phần",         [RANK_CHUONG] = "Chương", [RANK_MUC] = "Mục",
        [RANK_DIEU] = "Điều",         [RANK_KHOAN] = "khoản",   [RANK_NOI_DUNG] = "nội dung",
        [RANK_TIEU_MUC] = "nội dung", [RANK_NONE] = "",
    };
    const char *number = section->u.section.number;
    const char *space = strchr(number, ' ');
    if (space) {
        add_step(citation, pool_strndup(pool_of(refs), number, (size_t)(space - number)),
                 space + 1);
    } else {
        add_step(citation, WORDS[section->u.section.rank], number);
    }
}

/* Counted for the whole list at once: a long list may be cited item by item. */
static int place_in_list(References *refs, const PlanNode *item)
{
    if (!g_hash_table_contains(refs->places, item)) {
        int place = 0;
        for (PlanNode *other = item->parent->first; other; other = other->next) {
            g_hash_table_insert(refs->places, other, GINT_TO_POINTER(++place));
        }
    }
    return GPOINTER_TO_INT(g_hash_table_lookup(refs->places, item));
}

static bool is_below_clause(const PlanNode *node)
{
    for (const PlanNode *n = node->parent; n; n = n->parent) {
        bool clause = (n->kind == PLAN_SECTION && n->u.section.rank == RANK_KHOAN) ||
                      (n->kind == PLAN_ITEM && n->parent->u.list.style == LIST_NUMBERS);
        if (clause) {
            return true;
        }
    }
    return false;
}

/* "thứ nhất", but "thứ 2". */
static const char *ordinal(References *refs, int place)
{
    return place == 1 ? "nhất" : pool_printf(pool_of(refs), "%d", place);
}

static void add_item(References *refs, Citation *citation, const PlanNode *item)
{
    const char *number = item->u.item.number;
    switch (item->parent->u.list.style) {
    case LIST_POINTS:
        add_step(citation, "điểm", number ? number : "…");
        break;
    case LIST_NUMBERS:
        /* A clause has points (NĐ 30/2020/NĐ-CP, PL I, Phần I, Mục II, khoản 6), not clauses. */
        add_step(citation, is_below_clause(item) ? "điểm" : "khoản", number ? number : "…");
        break;
    case LIST_PARENS:
        add_step(citation, "tiết", number ? number : "…");
        break;
    case LIST_DASHES:
        add_step(citation, "gạch đầu dòng thứ", ordinal(refs, place_in_list(refs, item)));
        break;
    }
}

static bool holds_reference(const PlanNode *top)
{
    const PlanNode *node = top;
    while (node && node->kind != PLAN_REFERENCE) {
        node = plan_next(top, node);
    }
    return node != NULL;
}

/* The node's text in quotation marks, shortened; NULL if there is none, or if it holds a citation:
 * its words would depend on those of another title, which may quote this one. Kept, because a long
 * title may be cited often. */
static const char *quoted(References *refs, PlanNode *node)
{
    const char *known = g_hash_table_lookup(refs->titles, node);
    if (!known) {
        char *text = holds_reference(node) ? g_strdup("") : plan_text_of(node);
        char *start = text_shortened(text, strlen(text), MAX_QUOTED);
        known = *text ? pool_printf(pool_of(refs), "“%s”", start) : "";
        g_hash_table_insert(refs->titles, node, (gpointer)(guintptr)known);
        g_free(start);
        g_free(text);
    }
    return *known ? known : NULL;
}

/* "Hình 1. Bản đồ …" is cited as "Hình 1", wherever it stands: then true. A caption without a
 * number as a whole, and a picture without a caption by what is to be seen on it. */
static bool add_figure(References *refs, Citation *citation, PlanNode *figure)
{
    static const char WORD[] = "Hình ";
    PlanNode *caption = figure->first;
    char *text = caption ? plan_text_of(caption) : g_strdup("");
    size_t digits =
        g_str_has_prefix(text, WORD) ? strspn(text + strlen(WORD), "0123456789.IVX") : 0;
    while (digits > 0 && text[strlen(WORD) + digits - 1] == '.') {
        digits--;
    }
    if (digits > 0) {
        add_step(citation, "Hình", pool_strndup(pool_of(refs), text + strlen(WORD), digits));
    } else {
        const char *title = caption ? quoted(refs, caption) : NULL;
        add_step(citation, "hình",
                 title ? title : pool_printf(pool_of(refs), "“%s”", figure->u.figure.alternative));
    }
    g_free(text);
    return digits > 0;
}

/* Tables and headings without a number are named by their title; false if it cannot be quoted. */
static bool add_title(References *refs, Citation *citation, PlanNode *node)
{
    const char *title = NULL;
    PlanNode *first = node->first;
    if (first && (first->kind == PLAN_HEADING || first->kind == PLAN_CAPTION)) {
        title = quoted(refs, first);
        if (!title) {
            return false;
        }
    } else if (node->kind == PLAN_CHART && node->u.chart.group && node->u.chart.group->title) {
        title = pool_printf(pool_of(refs), "“%s”", node->u.chart.group->title);
    }
    if (title) {
        add_step(citation,
                 node->kind == PLAN_TABLE   ? "bảng"
                 : node->kind == PLAN_CHART ? "biểu đồ"
                                            : "",
                 title);
    }
    return true;
}

static void add_annex(Citation *citation, const PlanNode *annex)
{
    const char *number = annex->u.annex.label + strlen("Phụ lục");
    add_step(citation, "Phụ lục", *number ? number + 1 : "");
}

/* The steps from the target outwards. */
static void cite(References *refs, Citation *citation)
{
    const PlanNode *node = citation->target;
    if ((node->kind == PLAN_SECTION && !node->u.section.number) || node->kind == PLAN_TABLE ||
        node->kind == PLAN_CHART) {
        if (!add_title(refs, citation, citation->target)) {
            return;
        }
    } else if (node->kind == PLAN_FIGURE && add_figure(refs, citation, citation->target)) {
        return;
    }
    bool decimal = false;
    for (; node; node = node->parent) {
        if (node->kind == PLAN_ITEM) {
            add_item(refs, citation, node);
        } else if (node->kind == PLAN_SECTION && node->u.section.number) {
            SectionRank rank = node->u.section.rank;
            bool is_decimal = rank == RANK_NOI_DUNG || rank == RANK_TIEU_MUC;
            if (!is_decimal || !decimal) {
                /* "nội dung 1.2.3" says 1.2 already. */
                add_section(refs, citation, node);
            }
            decimal = decimal || is_decimal;
            if (rank == RANK_DIEU) {
                /* Điều are numbered through the whole document. */
                node = part_of(node);
            }
        }
        if (node->kind == PLAN_ANNEX && (node != refs->part || node == citation->target)) {
            add_annex(citation, node);
        } else if (node->kind == PLAN_BODY && refs->part && refs->part != node &&
                   refs->part->kind == PLAN_ANNEX && citation->steps > 0 &&
                   refs->resolve->plan->head.form == FORM_PLAN) {
            const char *type = plan_type_name(pool_of(refs), &refs->resolve->plan->head);
            add_step(citation, pool_printf(pool_of(refs), "%s này", type), "");
        }
    }
}

/* ---- finding the targets ---- */

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void collect_names(References *refs)
{
    const Plan *plan = refs->resolve->plan;
    refs->names = g_new0(const char *, g_hash_table_size(plan->ids) + 1);
    for (const PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
        if (node->id && node->kind != PLAN_ROW) { /* rows are no places to cite */
            refs->names[refs->name_count++] = node->id;
        }
    }
    qsort(refs->names, refs->name_count, sizeof *refs->names, compare_names);
}

static void refuse_name(References *refs, const char *name)
{
    const PlanUnread *unread = &refs->resolve->plan->unread;
    if (unread->text || unread->tables || unread->targets || unread->annexes) {
        return;
    }
    if (!refs->names) {
        collect_names(refs);
    }
    const char *nearest = resolve_nearest(refs->resolve, name, refs->names, refs->name_count);
    if (nearest) {
        findings_add(refs->resolve->findings, FINDING_REFERENCE_NEAR, refs->reference->pos, name,
                     nearest, NULL);
    } else {
        findings_add(refs->resolve->findings, FINDING_REFERENCE_UNKNOWN, refs->reference->pos, name,
                     NULL);
    }
}

/* The annex of "phu-luc:ten". */
static PlanNode *find_annex(References *refs, const char *name)
{
    const Plan *plan = refs->resolve->plan;
    const char *names[64];
    size_t count = 0;
    for (PlanNode *part = plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_ANNEX || !part->u.annex.name) {
            continue;
        }
        if (strcmp(part->u.annex.name, name) == 0) {
            return part;
        }
        if (count < G_N_ELEMENTS(names)) {
            names[count++] = part->u.annex.name;
        }
    }
    if (!plan->unread.annexes) {
        findings_add(refs->resolve->findings, FINDING_REFERENCE_ANNEX, refs->reference->pos, name,
                     resolve_name_list(refs->resolve, names, count), NULL);
    }
    return NULL;
}

static void find_target(References *refs, const char *name)
{
    static const char ANNEX[] = "phu-luc:";
    Citation citation = {.steps = 0};
    if (g_str_has_prefix(name, ANNEX)) {
        citation.target = find_annex(refs, name + strlen(ANNEX));
    } else {
        citation.target = g_hash_table_lookup(refs->resolve->plan->ids, name);
        if (!citation.target) {
            refuse_name(refs, name);
        }
    }
    if (!citation.target) {
        return;
    }
    cite(refs, &citation);
    if (citation.steps == 0) {
        findings_add(refs->resolve->findings, FINDING_REFERENCE_UNNUMBERED, refs->reference->pos,
                     name, NULL);
        return;
    }
    refs->citation[refs->citations++] = citation;
}

/* ---- wording ---- */

static bool same_step(const Step *a, const Step *b)
{
    return strcmp(a->word, b->word) == 0 && strcmp(a->number, b->number) == 0;
}

/* Steps at the large end which two citations share; each keeps at least its first for itself. */
static int shared_steps(const Citation *a, const Citation *b)
{
    int shared = 0;
    while (shared < a->steps - 1 && shared < b->steps - 1 &&
           same_step(&a->step[a->steps - 1 - shared], &b->step[b->steps - 1 - shared])) {
        shared++;
    }
    return shared;
}

/* True if `next` needs not repeat the word of its first step: "điểm a, b". */
static bool same_kind(const Citation *before, const Citation *next, int shared)
{
    return before->steps - shared == 1 && next->steps - shared == 1 && *before->step[0].word &&
           *next->step[0].number && strcmp(before->step[0].word, next->step[0].word) == 0;
}

static const char *citation_text(References *refs, const Citation *citation, bool leave_word,
                                 bool capital)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < citation->printed; i++) {
        const Step *step = &citation->step[i];
        const char *word = i == 0 && leave_word ? "" : step->word;
        text_append_format(text, "%s%s%s%s", text->len > 0 ? " " : "", word,
                           *word && *step->number ? " " : "", step->number);
    }
    const char *result = pool_strdup(pool_of(refs), text->str);
    g_string_free(text, TRUE);
    if (capital) {
        const char *rest = g_utf8_next_char(result);
        const char *first = pool_strndup(pool_of(refs), result, (size_t)(rest - result));
        result = pool_printf(pool_of(refs), "%s%s", plan_upper(pool_of(refs), first), rest);
    }
    return result;
}

static void add_words(References *refs, const char *text, const PlanNode *target)
{
    SourcePos pos = refs->reference->pos;
    pos.made = true;
    Plan *plan = refs->resolve->plan;
    PlanNode *parent = refs->reference;
    if (target) {
        PlanNode *link = plan_node_new(plan, PLAN_LINK, pos);
        link->u.link.target = target;
        plan_append(parent, link);
        parent = link;
    }
    plan_append(parent, plan_text_new(plan, text, pos));
}

/* A citation that opens a paragraph opens a sentence. */
static bool opens_sentence(const PlanNode *reference)
{
    return !reference->previous && reference->parent->kind == PLAN_PARAGRAPH &&
           reference->parent->parent->kind != PLAN_CELL;
}

static void write_citations(References *refs)
{
    bool leave_word = false;
    for (int i = 0; i < refs->citations; i++) {
        Citation *now = &refs->citation[i];
        const Citation *next = i + 1 < refs->citations ? now + 1 : NULL;
        int shared = next ? shared_steps(now, next) : 0;
        now->printed = now->steps - shared;
        bool capital = i == 0 && opens_sentence(refs->reference);
        add_words(refs, citation_text(refs, now, leave_word, capital), now->target);
        leave_word = next && same_kind(now, next, shared);
        if (next) {
            /* Citations with nothing in common are parted like sentences of a list. */
            bool close = shared > 0 || leave_word || (now->steps == 1 && next->steps == 1);
            add_words(refs, close ? ", " : "; ", NULL);
        }
    }
    if (refs->citations == 0) {
        add_words(refs, "…", NULL);
    }
}

static void resolve_reference(References *refs, PlanNode *reference, const PlanNode *part)
{
    refs->reference = reference;
    refs->part = part;
    char **names = g_strsplit(reference->u.reference.targets, ",", -1);
    refs->citations = 0;
    for (char **name = names; *name && refs->citations < MAX_CITATIONS; name++) {
        g_strstrip(*name);
        if (**name) {
            find_target(refs, *name);
        }
    }
    g_strfreev(names);
    write_citations(refs);
}

static void resolve_below(References *refs, PlanNode *top, const PlanNode *part)
{
    for (PlanNode *node = top; node; node = plan_next(top, node)) {
        if (node->kind == PLAN_REFERENCE && !node->first) {
            resolve_reference(refs, node, part);
        }
    }
}

void resolve_references(Resolve *resolve)
{
    References refs = {.resolve = resolve,
                       .places = g_hash_table_new(NULL, NULL),
                       .titles = g_hash_table_new(NULL, NULL)};
    const PlanNode *body = NULL;
    for (PlanNode *part = resolve->plan->root->first; part; part = part->next) {
        body = part->kind == PLAN_BODY ? part : body;
        /* Grounds and notes cite as the body does. */
        const PlanNode *from = part->kind == PLAN_ANNEX ? part : body;
        resolve_below(&refs, part, from);
        if (part->kind == PLAN_ANNEX && part->u.annex.title) {
            resolve_below(&refs, part->u.annex.title, from);
        }
    }
    g_hash_table_unref(refs.places);
    g_hash_table_unref(refs.titles);
    g_free(refs.names);
}
