/* What the form asks of the text: its grounds, its end, and that it leads to its annexes. */
#include "check/checks.h"
#include "check/words.h"

#include <string.h>

#define END "./."

static const PlanNode *find_part(const Plan *plan, PlanKind kind)
{
    const PlanNode *part = plan->root->first;
    while (part && part->kind != kind) {
        part = part->next;
    }
    return part;
}

static bool in_body(const TextRun *run)
{
    return run->kind == RUN_PARAGRAPH || run->kind == RUN_HEADING;
}

/* ---- grounds ---- */

static void check_ground(Check *check, const PlanNode *ground)
{
    static const char *const STARTS[] = {"Căn cứ ", "Theo ", "Xét ", "Thực hiện ", "Trên cơ sở "};
    char *text = plan_text_of(ground);
    bool starts = false;
    for (size_t i = 0; i < G_N_ELEMENTS(STARTS); i++) {
        starts = starts || g_str_has_prefix(text, STARTS[i]);
    }
    if (!starts) {
        findings_add(check->findings, FINDING_FORM_GROUND_WORD, ground->pos, NULL);
    }
    const char *mark = ground->next ? ";" : ".";
    if (*text && !g_str_has_suffix(text, mark)) {
        findings_add(check->findings, FINDING_FORM_GROUND_END, ground->pos, mark, NULL);
    }
    g_free(text);
}

/* ---- the end ---- */

/* The last block of text; NULL if the part ends with a table, a chart or nothing. */
static const PlanNode *last_text(const PlanNode *part)
{
    const PlanNode *node = part;
    while (node->last && !plan_is_inline(node->last)) {
        node = node->last;
        if (node->kind == PLAN_TABLE || node->kind == PLAN_CHART || node->kind == PLAN_FIGURE) {
            return NULL;
        }
    }
    return node->kind == PLAN_PARAGRAPH || node->kind == PLAN_HEADING ? node : NULL;
}

/* "./" , "/." , ". / ." , " ./." and "../." are all meant to be the end. */
static bool is_wrong_end(const char *text)
{
    size_t length = strlen(text), tail = 0;
    bool slash = false;
    while (tail < length && strchr("./ ", text[length - 1 - tail])) {
        slash = slash || text[length - 1 - tail] == '/';
        tail++;
    }
    return slash && !(tail == strlen(END) && g_str_has_suffix(text, END));
}

static void check_end(Check *check, const PlanNode *body)
{
    const PlanNode *last = body ? last_text(body) : NULL;
    if (!last) {
        return;
    }
    char *text = plan_text_of(last);
    if (is_wrong_end(text)) {
        findings_add(check->findings, FINDING_FORM_END_FORM, last->pos, NULL);
    } else if (!g_str_has_suffix(text, END)) {
        findings_add(check->findings, FINDING_FORM_END_MISSING, last->pos, NULL);
    }
    g_free(text);
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        const char *end = in_body(run) && run_has(run, '/') ? strstr(run->text, END) : NULL;
        if (end && (end[strlen(END)] || run->segment[0].pos.line < last->pos.line)) {
            findings_add(check->findings, FINDING_FORM_END_TWICE, run_place(run, end), NULL);
        }
    }
}

/* ---- parts that the program prints ---- */

static void check_typed_parts(Check *check)
{
    static const char *const PARTS[] = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "Độc lập - Tự do - Hạnh phúc",
                                        "Nơi nhận:",
                                        "TM. ỦY BAN NHÂN DÂN",
                                        "KT. CHỦ TỊCH"};
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        for (size_t k = 0; in_body(run) && k < G_N_ELEMENTS(PARTS); k++) {
            if (g_str_has_prefix(run->text, PARTS[k])) {
                findings_add(check->findings, FINDING_FORM_TYPED_PART, run_pos(run, 0), PARTS[k],
                             NULL);
            }
        }
    }
}

/* ---- what a plan does not have ---- */

static void check_typed_lines(Check *check, const TextRun *run)
{
    bool title = strcmp(run->element, "tieu-de") == 0 && strcmp(run->inside, "phu-luc") == 0;
    const char *text = run->text, *attached = title ? strstr(text, "(Kèm theo ") : NULL;
    if (in_body(run) && g_str_has_prefix(text, "(Kèm theo ")) {
        attached = text;
    }
    if (in_body(run) && word_is(text, "Kính gửi")) {
        findings_add(check->findings, FINDING_FORM_ADDRESSEE, run_pos(run, 0), NULL);
    } else if (attached) {
        findings_add(check->findings, FINDING_FORM_ATTACHED_TYPED, run_place(run, attached), NULL);
    } else if (title && (word_is(text, "Phụ lục") || word_is(text, "PHỤ LỤC"))) {
        findings_add(check->findings, FINDING_FORM_ANNEX_LABEL, run_pos(run, 0), NULL);
    }
}

/* ---- places left open ---- */

#define OPEN "[…"

/* In a draft they are counted; in a document that is issued each is told. */
static void check_open(Check *check)
{
    const SourceFile *told = NULL;
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        const char *open = run_has(run, '[') ? strstr(run->text, OPEN) : NULL;
        if (!open || (check->plan->head.draft && run->file == told)) {
            continue;
        }
        const char *close = strchr(open, ']');
        char *words = g_strndup(open, close ? (size_t)(close + 1 - open) : strlen(open));
        findings_add(check->findings,
                     check->plan->head.draft ? FINDING_FORM_OPEN_DRAFT : FINDING_FORM_OPEN,
                     run_place(run, open), words, NULL);
        g_free(words);
        told = run->file;
    }
}

/* ---- annexes ---- */

/* "Phụ lục" of another document: its name follows. */
static bool is_of_another(const char *behind)
{
    static const char *const WORDS[] = {" của",
                                        " Nghị định",
                                        " Quyết định",
                                        " Thông tư",
                                        " Luật",
                                        " ban hành kèm theo Nghị",
                                        " ban hành kèm theo Quyết",
                                        " ban hành kèm theo Thông",
                                        " kèm theo Nghị",
                                        " kèm theo Quyết",
                                        " kèm theo Thông"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_str_has_prefix(behind, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static bool asks_for(const PlanNode *body, const char *name)
{
    char *wanted = g_strconcat("phu-luc:", name, NULL);
    bool found = false;
    for (const PlanNode *n = body; n && !found; n = plan_next(body, n)) {
        found = n->kind == PLAN_REFERENCE && strstr(n->u.reference.targets, wanted);
    }
    g_free(wanted);
    return found;
}

static bool mentions_annex(const Check *check)
{
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        if (in_body(run) && (word_find(run->text, run->text, "Phụ lục") ||
                             word_find(run->text, run->text, "phụ lục"))) {
            return true;
        }
    }
    return false;
}

static void check_annex_digits(Check *check, const TextRun *run)
{
    static const char WORD[] = "Phụ lục ";
    for (const char *p = run->text; (p = strstr(p, WORD)); p += strlen(WORD)) {
        const char *number = p + strlen(WORD);
        size_t digits = strspn(number, "0123456789");
        if (digits > 0 && !is_of_another(number + digits)) {
            char *typed = g_strndup(p, strlen(WORD) + digits);
            findings_add(check->findings, FINDING_FORM_ANNEX_DIGITS, run_place(run, p), typed,
                         NULL);
            g_free(typed);
        }
    }
}

static void check_annex_there(Check *check, const TextRun *run)
{
    static const char *const PHRASES[] = {"Phụ lục kèm theo", "phụ lục kèm theo",
                                          "Phụ lục ban hành kèm theo Kế hoạch này",
                                          "Phụ lục đính kèm", "phụ lục đính kèm"};
    for (size_t i = 0; i < G_N_ELEMENTS(PHRASES); i++) {
        const char *p = word_find(run->text, run->text, PHRASES[i]);
        if (p && !is_of_another(p + strlen("Phụ lục"))) {
            findings_add(check->findings, FINDING_FORM_ANNEX_NONE, run_place(run, p), NULL);
            return;
        }
    }
}

static void check_annexes(Check *check, const PlanNode *body)
{
    bool any = false, mentioned = mentions_annex(check);
    for (const PlanNode *part = check->plan->root->first; part; part = part->next) {
        if (part->kind != PLAN_ANNEX) {
            continue;
        }
        any = true;
        const char *name = part->u.annex.name;
        if (!mentioned && body && body->first && !asks_for(body, name)) {
            findings_add(check->findings, FINDING_FORM_ANNEX_UNCITED, body->first->pos, name, NULL);
        }
    }
    for (size_t i = 0; i < check->run_count; i++) {
        if (in_body(&check->run[i]) && any) {
            check_annex_digits(check, &check->run[i]);
        } else if (in_body(&check->run[i])) {
            check_annex_there(check, &check->run[i]);
        }
    }
}

void check_form_of_body(Check *check)
{
    if (check->plan->head.form != FORM_PLAN) {
        return;
    }
    const PlanNode *grounds = find_part(check->plan, PLAN_GROUNDS);
    const PlanNode *body = find_part(check->plan, PLAN_BODY);
    for (const PlanNode *n = grounds ? grounds->first : NULL; n; n = n->next) {
        check_ground(check, n);
    }
    check_end(check, body);
    check_typed_parts(check);
    for (size_t i = 0; i < check->run_count; i++) {
        check_typed_lines(check, &check->run[i]);
    }
    check_open(check);
    check_annexes(check, body);
}
