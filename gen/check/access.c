/* What keeps readers out who hear a text or see it small: links without words, columns without
 * a name, headings too long to listen to, words about places and colours; and typed references.
 * That a picture has an alternative and a table a title, and that headings skip no level, the
 * readers see to. */
#include "check/phrases.h"
#include "check/words.h"

#include <string.h>

/* A heading longer than this is a paragraph, read aloud whenever one moves by headings. */
#define HEADING_LETTERS 200

static void check_link(Check *check, const PlanNode *link)
{
    static const char *const EMPTY[] = {"tại đây",  "ở đây",    "đây",         "xem thêm", "xem",
                                        "chi tiết", "liên kết", "bấm vào đây", "link"};
    char *text = plan_text_of(link), *small = in_small(text, strlen(text));
    g_strstrip(small);
    bool says_nothing = strstr(small, "://") || g_str_has_prefix(small, "www.");
    for (size_t i = 0; i < G_N_ELEMENTS(EMPTY) && !says_nothing; i++) {
        says_nothing = strcmp(small, EMPTY[i]) == 0;
    }
    if (says_nothing && link->u.link.url) {
        findings_add(check->findings, FINDING_LINK_TEXT, link->pos, text, NULL);
    }
    g_free(small);
    g_free(text);
}

static void check_heading(Check *check, const PlanNode *heading)
{
    char *text = plan_text_of(heading);
    glong letters = g_utf8_strlen(text, -1);
    if (letters > HEADING_LETTERS) {
        char number[16], most[16];
        g_snprintf(number, sizeof number, "%ld", letters);
        g_snprintf(most, sizeof most, "%d", HEADING_LETTERS);
        findings_add(check->findings, FINDING_HEADING_LONG, heading->pos, number, most, NULL);
    }
    g_free(text);
}

static void check_table(Check *check, const PlanNode *table)
{
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind != PLAN_ROW || row->u.row.kind != ROW_HEADER) {
            continue;
        }
        for (const PlanNode *cell = row->first; cell; cell = cell->next) {
            char *text = plan_text_of(cell);
            if (!*g_strstrip(text) && !cell->pos.made) {
                char number[16];
                g_snprintf(number, sizeof number, "%d", cell->u.cell.column + 1);
                findings_add(check->findings, FINDING_TABLE_HEADER, cell->pos, number, NULL);
            }
            g_free(text);
        }
    }
}

static const char *const PLACES[] = {"bảng bên phải", "bảng bên trái", "cột bên phải",
                                     "cột bên trái",  "màu đỏ",        "màu xanh",
                                     "chữ đỏ",        "in đỏ",         "tô vàng"};

/* One of a run is told: the first of the list, where it stands first. */
static void check_places(Check *check, const Phrases *places, const TextRun *run)
{
    PhrasePlace first = {.number = G_N_ELEMENTS(PLACES)};
    for (PhrasePlace at = {0}; phrases_next(places, run, &at);) {
        first = at.number < first.number ? at : first;
    }
    if (first.start) {
        findings_add(check->findings, FINDING_PLACE_WORDS, run_place(run, first.start),
                     PLACES[first.number], NULL);
    }
}

/* ---- typed references ---- */

/* Speaks of another document's parts. */
static bool names_document(const char *text)
{
    static const char *const WORDS[] = {"Nghị định", "Nghị quyết", "Quyết định",
                                        "Luật",      "Thông tư",   "Chỉ thị",
                                        "Kết luận",  "Chiến lược", "Kế hoạch số"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (strstr(text, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static bool has_section(const Plan *plan, const char *number, size_t length)
{
    for (const PlanNode *n = plan->root; n; n = plan_next(plan->root, n)) {
        const char *own = n->kind == PLAN_SECTION ? n->u.section.number : NULL;
        if (own && n->u.section.rank == RANK_MUC && strlen(own) == length &&
            strncmp(own, number, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_annex(const Plan *plan, const char *number, size_t length)
{
    char *label = g_strdup_printf("Phụ lục %.*s", (int)length, number);
    bool found = false;
    const PlanNode *first = plan->root ? plan->root->first : NULL;
    for (const PlanNode *part = first; part && !found; part = part->next) {
        found = part->kind == PLAN_ANNEX && g_strcmp0(part->u.annex.label, label) == 0;
    }
    g_free(label);
    return found;
}

static void check_typed(Check *check, const TextRun *run, const char *word, FindingRule rule,
                        bool (*exists)(const Plan *, const char *, size_t))
{
    for (const char *at = strstr(run->text, word); at; at = strstr(at + 1, word)) {
        const char *number = at + strlen(word);
        size_t length = strspn(number, "IVXL");
        gunichar next = letter_at(number + length);
        if (length > 0 && !g_unichar_isalnum(next) && !exists(check->plan, number, length) &&
            !names_document(run->text)) {
            check_tell(check, rule, run, at, strlen(word) + length, NULL);
        }
    }
}

static void check_runs(Check *check)
{
    Phrases *places = phrases_new_any_case(check);
    for (size_t i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        phrases_add(places, PLACES[i]);
    }
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        if (run->kind != RUN_PARAGRAPH) {
            continue;
        }
        check_places(check, places, run);
        if (check->plan->head.form == FORM_PLAN) {
            check_typed(check, run, "Mục ", FINDING_REFERENCE_TYPED_SECTION, has_section);
            check_typed(check, run, "Phụ lục ", FINDING_REFERENCE_TYPED_ANNEX, has_annex);
        }
    }
}

void check_access(Check *check)
{
    const Plan *plan = check->plan;
    for (const PlanNode *n = plan->root; n; n = plan_next(plan->root, n)) {
        if (n->kind == PLAN_LINK) {
            check_link(check, n);
        } else if (n->kind == PLAN_HEADING) {
            check_heading(check, n);
        } else if (n->kind == PLAN_TABLE) {
            check_table(check, n);
        }
    }
    check_runs(check);
}
