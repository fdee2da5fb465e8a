/* Other documents by their numbers: whole where they are cited first, short later, and the same
 * everywhere (NĐ 30, PL I, Phần I, Mục II, khoản 6). */
#include "base/hash.h"
#include "check/checks.h"
#include "check/dates.h"
#include "check/kinds.h"
#include "check/words.h"

#include <string.h>

#define NUMBER_WORD " số "
/* Letters of the longest number with its symbol: "2351/2023/TTr-STTTT-BCVT". */
#define LONGEST_NUMBER 48
/* Bytes behind a citation in which its issuer and title are looked for. */
#define SENTENCE_REACH 800
/* Words of a title by which two titles are compared: what follows may be cut short. */
#define TITLE_WORDS 4

/* A document as it is named at one place. */
typedef struct Citation {
    const TextRun *run;
    const char *number; /* in the run: "411/QĐ-TTg" */
    size_t length;
    const char *kind;       /* where its kind begins in the run, or NULL */
    const char *kind_name;  /* "Quyết định", or NULL */
    TypedDate date;         /* length 0 if there is none */
    const char *behind;     /* the number and the date */
    const char *title_key;  /* what stands behind "về", to be compared, or NULL */
    const char *title_text; /* the same as typed */
} Citation;

typedef struct Documents {
    Check *check;
    GHashTable *known; /* number -> Citation: the first in prose */
    GHashTable *dated; /* number -> Citation: the first with a date */
    GHashTable *titled;
    char *own; /* "134/KH-UBND" */
} Documents;

/* ---- reading ---- */

static bool in_symbol(const char *p)
{
    return *p == '/' || *p == '-' || *p == '&' || g_unichar_isalnum(letter_at(p));
}

/* Bytes of a number with its symbol at `p`: "411/QĐ-TTg", "30/2020/NĐ-CP", "10-NQ/TU"; else 0. */
static size_t number_length(const char *p)
{
    size_t digits = strspn(p, "0123456789");
    const char *symbol = p + digits + 1;
    if (digits == 0 || digits > 6 || (p[digits] != '/' && p[digits] != '-')) {
        return 0;
    }
    if (strspn(symbol, "0123456789") == 4 && symbol[4] == '/') {
        symbol += 5;
    }
    if (!g_unichar_isupper(letter_at(symbol))) {
        return 0;
    }
    const char *end = symbol;
    while (in_symbol(end) && end - p < LONGEST_NUMBER) {
        end = g_utf8_next_char(end);
    }
    while (end > symbol && strchr("/-&", end[-1])) {
        end--;
    }
    bool parted = memchr(symbol, '-', (size_t)(end - symbol)) ||
                  memchr(symbol, '/', (size_t)(end - symbol)) || g_str_has_prefix(symbol, "QH");
    return parted && !in_symbol(end) ? (size_t)(end - p) : 0;
}

/* Where the sentence that `p` is in ends, or how far one looks for that. */
static const char *sentence_end(const char *p)
{
    for (const char *limit = p + SENTENCE_REACH; *p && (p < limit || ((guchar)*p & 0xc0) == 0x80);
         p++) {
        if (*p == ';' || ((*p == '.' || *p == '?' || *p == '!') && (p[1] == ' ' || !p[1]))) {
            return p;
        }
    }
    return p;
}

static void read_title(Check *check, Citation *citation)
{
    const char *end = sentence_end(citation->behind);
    const char *about = g_strstr_len(citation->behind, end - citation->behind, " về ");
    const char *comma = memchr(citation->behind, ',', (size_t)(end - citation->behind));
    if (citation->date.length == 0 || !g_str_has_prefix(citation->behind, " của ") || !about ||
        (comma && comma < about)) {
        return;
    }
    about += strlen(" về ");
    about += g_str_has_prefix(about, "việc ") ? strlen("việc ") : 0;
    GString *key = g_string_new(NULL);
    size_t length;
    int words = 0;
    for (const char *p = about; words < TITLE_WORDS && (p = word_next(p, &length)) && p < end;
         p += length) {
        char *small = in_small(p, length);
        g_string_append(key, small);
        g_string_append_c(key, ' ');
        g_free(small);
        words++;
    }
    if (words == TITLE_WORDS) {
        citation->title_key = pool_strdup(check->pool, key->str);
        citation->title_text = pool_strndup(check->pool, about, (size_t)(end - about));
    }
    g_string_free(key, TRUE);
}

static Citation read_citation(Check *check, const TextRun *run, const char *number, size_t length)
{
    static const char DATE[] = " ngày ";
    Citation citation = {.run = run, .number = number, .length = length};
    citation.behind = number + length;
    const char *word = number - strlen(NUMBER_WORD);
    if (word >= run->text && memcmp(word, NUMBER_WORD, strlen(NUMBER_WORD)) == 0) {
        const DocumentKind *kind = kind_before(run->text, word, &citation.kind);
        citation.kind_name = kind ? kind->name : NULL;
    }
    const char *date = citation.behind + (*citation.behind == ',');
    if (g_str_has_prefix(date, DATE) &&
        (typed_date_read(date + strlen(DATE), &citation.date) ||
         typed_date_in_words(date + strlen(DATE), &citation.date))) {
        citation.behind = citation.date.start + citation.date.length;
    }
    read_title(check, &citation);
    return citation;
}

/* ---- the rules ---- */

static const char *citation_name(Check *check, const Citation *citation)
{
    return pool_printf(check->pool, "%s số %.*s", citation->kind_name, (int)citation->length,
                       citation->number);
}

/* "theo số 411/QĐ-TTg": a word that asks for the name of what follows, and the name is not there.
 * Any other word before "số" may be the kind of a paper that no list of kinds has. */
static void check_kind(Documents *d, const Citation *citation)
{
    static const char *const ASK[] = {"theo", "tại", "hiện", "khai", "hành", "cứ", "của"};
    const TextRun *run = citation->run;
    const char *end = citation->number - strlen(NUMBER_WORD);
    if (citation->kind || end < run->text || memcmp(end, NUMBER_WORD, strlen(NUMBER_WORD)) != 0) {
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ASK); i++) {
        const char *p = end - strlen(ASK[i]);
        if (p >= run->text && memcmp(p, ASK[i], strlen(ASK[i])) == 0 &&
            !g_unichar_isalnum(letter_before(run->text, p))) {
            char *number = g_strndup(citation->number, citation->length);
            findings_add(d->check->findings, FINDING_CITE_NO_KIND, run_place(run, end + 1), number,
                         NULL);
            g_free(number);
            return;
        }
    }
}

/* What is still to come behind the date: "của …" and the title. A proposal is cited by its sender,
 * who stands before it. */
static void check_first(Documents *d, const Citation *citation)
{
    static const char *const TITLES[] = {" về ",      " phê duyệt ",  " ban hành ",  " quy định ",
                                         " sửa đổi ", " triển khai ", " thực hiện ", "“"};
    Check *check = d->check;
    SourcePos pos = run_place(citation->run, citation->kind);
    if (citation->date.length == 0) {
        findings_add(check->findings, FINDING_CITE_FIRST_SHORT, pos, citation_name(check, citation),
                     NULL);
        return;
    }
    if (strcmp(citation->kind_name, "Tờ trình") == 0) {
        return;
    }
    if (!g_str_has_prefix(citation->behind, " của ")) {
        findings_add(check->findings, FINDING_CITE_NO_ISSUER, pos, citation_name(check, citation),
                     NULL);
        return;
    }
    const char *end = sentence_end(citation->behind);
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        if (g_strstr_len(citation->behind, end - citation->behind, TITLES[i])) {
            return;
        }
    }
    findings_add(check->findings, FINDING_CITE_NO_TITLE, pos, citation_name(check, citation), NULL);
}

static Citation *look_up(GHashTable *table, const char *number)
{
    return g_hash_table_lookup(table, number);
}

static void keep(Documents *d, GHashTable *table, const char *number, const Citation *citation)
{
    Citation *kept = POOL_NEW(d->check->pool, Citation);
    *kept = *citation;
    g_hash_table_insert(table, g_strdup(number), kept);
}

static bool same_date(const Citation *a, const Citation *b)
{
    return a->date.length > 0 && b->date.length > 0 &&
           memcmp(&a->date.date, &b->date.date, sizeof(PlanDate)) == 0;
}

/* True if it says something else than an earlier citation did. */
static bool check_differs(Documents *d, const Citation *citation, const char *number)
{
    Check *check = d->check;
    const Citation *dated = look_up(d->dated, number), *titled = look_up(d->titled, number);
    SourcePos pos = run_place(citation->run, citation->number);
    bool date = citation->date.length > 0 && dated && !same_date(dated, citation);
    bool title = !date && citation->title_key && titled &&
                 strcmp(titled->title_key, citation->title_key) != 0;
    if (date) {
        findings_add(check->findings, FINDING_CITE_DATE_DIFFERS, pos, number,
                     plan_date_short(check->pool, citation->date.date),
                     plan_date_short(check->pool, dated->date.date), NULL);
    } else if (title) {
        findings_add(check->findings, FINDING_CITE_TITLE_DIFFERS, pos, number, citation->title_text,
                     titled->title_text, NULL);
    }
    if (citation->date.length > 0 && !dated) {
        keep(d, d->dated, number, citation);
    }
    if (citation->title_key && !titled) {
        keep(d, d->titled, number, citation);
    }
    return date || title;
}

static bool is_prose(const TextRun *run)
{
    return run->kind == RUN_PARAGRAPH || strcmp(run->inside, "can-cu") == 0 ||
           strcmp(run->element, "can-cu") == 0;
}

static void check_citation(Documents *d, const Citation *citation)
{
    char *number = g_strndup(citation->number, citation->length);
    bool own = d->own && strcmp(number, d->own) == 0;
    bool law =
        strstr(number, "/QH") && citation->kind_name && strcmp(citation->kind_name, "Luật") == 0;
    const Citation *first = look_up(d->known, number);
    bool differs = check_differs(d, citation, number);
    if (is_prose(citation->run) && !own && !law) {
        check_kind(d, citation);
        if (citation->kind_name && !first) {
            check_first(d, citation);
            keep(d, d->known, number, citation);
        } else if (citation->kind_name && !differs && same_date(first, citation)) {
            findings_add(d->check->findings, FINDING_CITE_AGAIN_LONG,
                         run_place(citation->run, citation->kind),
                         citation_name(d->check, citation), NULL);
        }
    }
    g_free(number);
}

static void check_run(Documents *d, const TextRun *run)
{
    const char *behind = run->text; /* the last number */
    for (size_t i = 0; i < run->word_count; i++) {
        const char *p = run_word(run, i);
        if (!g_ascii_isdigit(*p) || p < behind) {
            continue;
        }
        gunichar before = letter_before(run->text, p);
        size_t length = before != '/' && before != '-' ? number_length(p) : 0;
        if (length > 0) {
            Citation citation = read_citation(d->check, run, p, length);
            check_citation(d, &citation);
            behind = p + length;
        }
    }
}

void check_documents(Check *check)
{
    const PlanHead *head = &check->plan->head;
    /* A book shows how documents are cited. */
    if (head->form != FORM_PLAN) {
        return;
    }
    Documents d = {.check = check,
                   .known = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL),
                   .dated = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL),
                   .titled = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL)};
    if (head->number.text && head->symbol.text) {
        d.own = g_strdup_printf("%s/%s", head->number.text, head->symbol.text);
    }
    for (size_t i = 0; i < check->run_count; i++) {
        check_run(&d, &check->run[i]);
    }
    g_hash_table_unref(d.known);
    g_hash_table_unref(d.dated);
    g_hash_table_unref(d.titled);
    g_free(d.own);
}
