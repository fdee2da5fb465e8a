#include "base/finding.h"

#include "base/message.h"
#include "base/shorten.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Characters of a word: what glued a page together is not printed as a whole, but a list of names
 * is. */
#define MOST_SHOWN 500

static const RuleInfo RULES[FINDING_RULE_COUNT] = {
#define RULE(name, number, severity, text, hint, clause)                                           \
    [FINDING_##name] = {#name,  number,     SEVERITY_##severity, text, hint,                       \
                        clause, GROUP_NONE, PLACE_NONE,          NULL, NULL},
#include "base/finding-rules.h"
#undef RULE
#define CHECK(name, number, severity, text, hint, clause, group, place, wrong, right)              \
    [FINDING_##name] = {#name,  number,        SEVERITY_##severity, text,  hint,                   \
                        clause, GROUP_##group, PLACE_##place,       wrong, right},
#include "base/check-rules.h"
#undef CHECK
};

static const char *const GROUP_TITLES[GROUP_COUNT] = {
    [GROUP_NONE] = "",
    [GROUP_FORM] = N_("Thể thức"),
    [GROUP_NUMBERING] = N_("Đánh số và bố cục"),
    [GROUP_CITATIONS] = N_("Căn cứ và viện dẫn"),
    [GROUP_DATES] = N_("Ngày tháng"),
    [GROUP_CAPITALS] = N_("Viết hoa"),
    [GROUP_TEXT] = N_("Chữ và dấu câu"),
    [GROUP_TARGETS] = N_("Chỉ tiêu và số liệu"),
    [GROUP_TASKS] = N_("Nhiệm vụ của phụ lục"),
    [GROUP_UNITS] = N_("Đơn vị hành chính và cơ quan"),
    [GROUP_ACCESS] = N_("Khả năng tiếp cận"),
};

static const char *const PLACE_TITLES[PLACE_COUNT] = {
    [PLACE_NONE] = "",
    [PLACE_PARAGRAPH] = N_("một đoạn của noi-dung.md"),
    [PLACE_DRAFT] = N_("một đoạn của noi-dung.md, khi còn là dự thảo"),
    [PLACE_BODY_START] = N_("phần đầu của noi-dung.md"),
    [PLACE_BODY] = N_("toàn bộ noi-dung.md"),
    [PLACE_ANNEX_BODY] = N_("toàn bộ noi-dung.md của kế hoạch có phụ lục"),
    [PLACE_HEAD] = N_("phần tử của ke-hoach.xml"),
    [PLACE_GROUNDS] = N_("trong <can-cu> của ke-hoach.xml"),
    [PLACE_RECIPIENTS] = N_("trong <noi-nhan> của ke-hoach.xml"),
    [PLACE_SIGNATURE] = N_("trong <ky> của ke-hoach.xml"),
    [PLACE_TARGETS] = N_("<chi-tieu> của một nhóm trong chi-tieu.xml"),
    [PLACE_FIGURES] = N_("một đoạn của noi-dung.md trước bảng chỉ tiêu"),
    [PLACE_TASKS] = N_("<nhiem-vu> của một phụ lục"),
    [PLACE_ANNEX] = N_("trong <phu-luc> của tệp phụ lục"),
    [PLACE_TABLE] = N_("trong <bang> của tệp bảng"),
};

struct Findings {
    Pool *pool;
    GArray *list; /* of Finding */
    int batch;
    bool sorted;
    GHashTable *counts; /* of a source file: how often each rule was recorded */
};

const RuleInfo *finding_rule(FindingRule rule)
{
    return &RULES[rule];
}

FindingRule finding_rule_find(const char *name)
{
    unsigned rule = 0;
    char printed[16];
    for (; rule < FINDING_RULE_COUNT; rule++) {
        g_snprintf(printed, sizeof printed, "KH%d", RULES[rule].number);
        if (strcmp(printed, name) == 0) {
            break;
        }
    }
    return (FindingRule)rule;
}

const char *finding_group_title(CheckGroup group)
{
    return _(GROUP_TITLES[group]);
}

const char *finding_place_title(CheckPlace place)
{
    return _(PLACE_TITLES[place]);
}

Findings *findings_new(void)
{
    Findings *f = g_new0(Findings, 1);
    f->pool = pool_new();
    f->list = g_array_new(FALSE, TRUE, sizeof(Finding));
    f->counts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    f->sorted = true;
    return f;
}

void findings_free(Findings *findings)
{
    if (!findings) {
        return;
    }
    g_array_free(findings->list, TRUE);
    g_hash_table_unref(findings->counts);
    pool_free(findings->pool);
    g_free(findings);
}

static void append(Findings *f, FindingRule rule, SourcePos pos, const char *const *words)
{
    Finding made = {rule, pos, words, f->batch, (int)f->list->len};
    g_array_append_val(f->list, made);
    f->sorted = false;
}

/* A source made to hurt, or in which one habit is wrong throughout, would drown the rest. */
static bool is_too_many(Findings *f, FindingRule rule, SourcePos pos)
{
    if (!pos.file) {
        return false;
    }
    guint *count = g_hash_table_lookup(f->counts, pos.file);
    if (!count) {
        count = g_new0(guint, FINDING_RULE_COUNT);
        g_hash_table_insert(f->counts, (gpointer)(uintptr_t)pos.file, count);
    }
    bool many = ++count[rule] > FINDINGS_MAX_ALIKE;
    if (many && count[FINDING_FAULTS_MANY] == 0) {
        char limit[16];
        g_snprintf(limit, sizeof limit, "%d", FINDINGS_MAX_ALIKE);
        findings_add(f, FINDING_FAULTS_MANY, pos, limit, NULL);
    }
    return many;
}

static char *keep_word(Findings *findings, const char *word)
{
    char *shown = text_shortened(word, strlen(word), MOST_SHOWN);
    char *kept = pool_strdup(findings->pool, shown);
    g_free(shown);
    return kept;
}

void findings_add(Findings *findings, FindingRule rule, SourcePos pos, ...)
{
    if (is_too_many(findings, rule, pos)) {
        return;
    }
    GPtrArray *words = g_ptr_array_new();
    va_list args;
    va_start(args, pos);
    for (const char *w; (w = va_arg(args, const char *));) {
        g_ptr_array_add(words, keep_word(findings, w));
    }
    va_end(args);
    const char **copy = POOL_ARRAY(findings->pool, const char *, words->len + 1);
    for (guint i = 0; i < words->len; i++) {
        copy[i] = g_ptr_array_index(words, i);
    }
    g_ptr_array_free(words, TRUE);
    append(findings, rule, pos, copy);
}

void findings_next_batch(Findings *findings)
{
    findings->batch++;
}

static size_t count_words(const char *const *words)
{
    size_t n = 0;
    while (words[n]) {
        n++;
    }
    return n;
}

void findings_repeat(Findings *findings, const Finding *finding)
{
    size_t n = count_words(finding->words);
    const char **copy = POOL_ARRAY(findings->pool, const char *, n + 1);
    for (size_t k = 0; k < n; k++) {
        copy[k] = pool_strdup(findings->pool, finding->words[k]);
    }
    append(findings, finding->rule, finding->pos, copy);
}

void findings_merge(Findings *findings, const Findings *more)
{
    for (guint i = 0; i < more->list->len; i++) {
        findings_repeat(findings, &g_array_index(more->list, Finding, i));
    }
}

size_t findings_count(const Findings *findings, Severity at_least)
{
    size_t n = 0;
    for (guint i = 0; i < findings->list->len; i++) {
        const Finding *f = &g_array_index(findings->list, Finding, i);
        n += RULES[f->rule].severity >= at_least;
    }
    return n;
}

bool findings_has_errors(const Findings *findings)
{
    return findings_count(findings, SEVERITY_ERROR) > 0;
}

int findings_exit_status(const Findings *findings)
{
    if (findings_count(findings, SEVERITY_FAILURE) > 0) {
        return 3;
    }
    return findings_has_errors(findings) ? 1 : 0;
}

static int compare_findings(const void *a, const void *b)
{
    const Finding *x = a, *y = b;
    if (x->batch != y->batch) {
        return x->batch < y->batch ? -1 : 1;
    }
    int xo = x->pos.file ? x->pos.file->order : -1;
    int yo = y->pos.file ? y->pos.file->order : -1;
    if (xo != yo) {
        return xo < yo ? -1 : 1;
    }
    if (x->pos.line != y->pos.line) {
        return x->pos.line < y->pos.line ? -1 : 1;
    }
    if (x->pos.column != y->pos.column) {
        return x->pos.column < y->pos.column ? -1 : 1;
    }
    return (x->sequence > y->sequence) - (x->sequence < y->sequence);
}

const Finding *findings_sorted(Findings *findings, size_t *count)
{
    if (!findings->sorted) {
        qsort(findings->list->data, findings->list->len, sizeof(Finding), compare_findings);
        findings->sorted = true;
    }
    *count = findings->list->len;
    return (const Finding *)(void *)findings->list->data;
}

static char *fill_in(const char *text, const char *const *words)
{
    GString *out = g_string_new(NULL);
    size_t count = count_words(words);
    for (const char *p = text; *p; p++) {
        if (p[0] == '{' && g_ascii_isdigit(p[1]) && p[2] == '}') {
            size_t k = (size_t)(p[1] - '0');
            g_string_append(out, k < count ? words[k] : "?");
            p += 2;
        } else {
            g_string_append_c(out, *p);
        }
    }
    return g_string_free(out, FALSE);
}

char *finding_text(const Finding *finding)
{
    return fill_in(_(RULES[finding->rule].text), finding->words);
}

char *finding_hint(const Finding *finding)
{
    return fill_in(_(RULES[finding->rule].hint), finding->words);
}
