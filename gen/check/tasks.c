/* The task tables of annexes: who leads, with whom, until when. */
#include "base/hash.h"
#include "check/dates.h"
#include "check/figures.h"
#include "check/words.h"
#include "plan/period.h"

#include <stdlib.h>
#include <string.h>

/* Agencies that the plan speaks of elsewhere, from which a missing one is worth a word. */
#define KNOWN_AGENCIES 3

typedef struct Agency {
    const char *name;    /* as written */
    const char *letters; /* a-z: "so-y-te" */
} Agency;

typedef struct Tasks {
    Check *check;
    GHashTable *keys;    /* name of an agency -> its key, as found before */
    GHashTable *known;   /* key -> name as written in headings and recipients */
    GHashTable *seen;    /* key of a task -> its line */
    GHashTable *written; /* key of an agency -> as first written in a task */
    GArray *names;       /* of Agency: all that were written */
    int last_year;       /* of the plan's period, 0 if its subject does not say */
    bool spaced, tight;  /* periods written "2022 - 2025", "2022-2025" */
    bool styles_told;
    int number; /* of the task before, in this section */
    bool section_used;
} Tasks;

/* ---- agencies ---- */

static bool is_collective(const char *name)
{
    return g_str_has_prefix(name, "Các ") || g_str_has_prefix(name, "các ") ||
           g_str_has_prefix(name, "UBND các");
}

static gpointer lent(const char *text)
{
    union {
        const char *in;
        gpointer out;
    } both = {text};
    return both.out;
}

/* "Sở TT&TT" in full, in small letters without marks between the words. In the pool. */
static const char *agency_key(Tasks *t, const char *name)
{
    Check *check = t->check;
    const char *found = g_hash_table_lookup(t->keys, name);
    if (found) {
        return found;
    }
    char **words = g_strsplit(name, " ", -1);
    GString *full = g_string_new(NULL);
    for (char **w = words; *w; w++) {
        const Abbreviation *a =
            check->plan->catalogue ? catalogue_abbreviation_find(check->plan->catalogue, *w) : NULL;
        g_string_append(full, full->len > 0 ? " " : "");
        g_string_append(full, a ? a->expansion : *w);
    }
    char *key = title_key(full->str);
    const char *out = pool_strdup(check->pool, key);
    g_free(key);
    g_string_free(full, TRUE);
    g_strfreev(words);
    g_hash_table_insert(t->keys, lent(pool_strdup(check->pool, name)), lent(out));
    return out;
}

/* The agencies of a cell: what semicolons part. Commas stand within names too. To be freed. */
static char **agencies_of(const char *words)
{
    char **list = g_strsplit(words, ";", -1);
    for (char **name = list; *name; name++) {
        g_strstrip(*name);
        size_t n = strlen(*name);
        while (n > 0 && strchr(". ,", (*name)[n - 1])) {
            (*name)[--n] = '\0';
        }
    }
    return list;
}

static bool is_office(const char *name)
{
    static const char *const BEGINNINGS[] = {"Sở ",        "Cục ",       "Ban ",      "Công an ",
                                             "Văn phòng ", "Ngân hàng ", "Thống kê ", "Thanh tra "};
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS); i++) {
        if (g_str_has_prefix(name, BEGINNINGS[i])) {
            return true;
        }
    }
    return false;
}

/* Agencies that are compared with each other; a province has some fifty. */
#define MOST_AGENCIES 200
/* Letters from which one wrong letter is a slip and no other name. */
#define LONG_NAME 12

/* Bytes of a name by which it is compared. */
#define LETTERS 120

/* True if one letter put in, left out or exchanged makes one name of the other. */
static bool is_one_letter_off(const char *a, const char *b)
{
    size_t long_a = strlen(a), long_b = strlen(b), same = 0;
    if (long_a < long_b) {
        return is_one_letter_off(b, a);
    }
    if (long_a - long_b > 1 || long_b < LONG_NAME) {
        return false;
    }
    while (same < long_b && a[same] == b[same]) {
        same++;
    }
    return same < long_a && strcmp(a + same + 1, b + same + (long_a == long_b ? 1 : 0)) == 0;
}

/* The name among those known that this one is a slip of. */
static const char *name_meant(Tasks *t, const char *name)
{
    const char *letters = plan_slug(t->check->pool, name, LETTERS);
    for (guint i = 0; i < t->names->len; i++) {
        const Agency *other = &g_array_index(t->names, Agency, i);
        if (is_one_letter_off(letters, other->letters)) {
            return other->name;
        }
    }
    return NULL;
}

static void remember(Tasks *t, const char *name)
{
    if (t->names->len < MOST_AGENCIES) {
        Agency agency = {name, plan_slug(t->check->pool, name, LETTERS)};
        g_array_append_val(t->names, agency);
    }
}

static void know(Tasks *t, const char *name)
{
    if (is_office(name)) {
        const char *kept = pool_strdup(t->check->pool, name);
        g_hash_table_insert(t->known, lent(agency_key(t, name)), lent(kept));
        remember(t, kept);
    }
}

static void learn_agencies(Tasks *t)
{
    const Plan *plan = t->check->plan;
    for (const PlanNode *n = plan->root; n; n = plan_next(plan->root, n)) {
        if (n->kind == PLAN_HEADING) {
            char *text = plan_text_of(n);
            know(t, text);
            g_free(text);
        }
    }
    for (int i = 0; i < plan->head.recipients.count; i++) {
        if (plan->head.recipients.items[i].text) {
            know(t, plan->head.recipients.items[i].text);
        }
    }
}

static bool is_abbreviated(const char *name)
{
    return strchr(name, '&') != NULL;
}

static void check_agency(Tasks *t, const char *name, SourcePos pos)
{
    Check *check = t->check;
    if (!*name || is_collective(name) || !is_office(name)) {
        return;
    }
    const char *key = agency_key(t, name);
    const char *usual = g_hash_table_lookup(t->known, key);
    const char *before = g_hash_table_lookup(t->written, key);
    usual = usual ? usual : before;
    const char *meant = usual ? NULL : name_meant(t, name);
    if (usual && strcmp(usual, name) != 0 && !is_abbreviated(name) && !is_abbreviated(usual)) {
        findings_add(check->findings, FINDING_TASK_AGENCY_SPELLING, pos, name, usual, NULL);
    } else if (meant) {
        findings_add(check->findings, FINDING_TASK_AGENCY_SLIP, pos, name, meant, NULL);
    } else if (!usual && g_hash_table_size(t->known) >= KNOWN_AGENCIES) {
        findings_add(check->findings, FINDING_TASK_AGENCY_UNKNOWN, pos, name, NULL);
    }
    if (!before) {
        const char *kept = pool_strdup(check->pool, name);
        g_hash_table_insert(t->written, lent(key), lent(kept));
        remember(t, kept);
    }
}

static void check_agencies(Tasks *t, const PlanNode *const *cells, const char *const *words)
{
    Check *check = t->check;
    char **leads = agencies_of(words[TASK_CELL_LEAD]),
         **others = agencies_of(words[TASK_CELL_COOPERATE]);
    for (char **lead = leads; *lead; lead++) {
        check_agency(t, *lead, cells[TASK_CELL_LEAD]->pos);
        for (char **other = others; **lead && *other && !is_collective(*lead); other++) {
            if (strcmp(agency_key(t, *lead), agency_key(t, *other)) == 0) {
                findings_add(check->findings, FINDING_TASK_LEAD_TWICE,
                             cells[TASK_CELL_COOPERATE]->pos, *lead, NULL);
            }
        }
    }
    for (char **other = others; *other; other++) {
        check_agency(t, *other, cells[TASK_CELL_COOPERATE]->pos);
    }
    g_strfreev(leads);
    g_strfreev(others);
}

/* ---- periods ---- */

static bool speaks_of_time(const char *words)
{
    static const char *const WORDS[] = {"năm",  "quý",          "tháng",    "tuần",    "ngày",
                                        "theo", "thường xuyên", "liên tục", "định kỳ", "giai đoạn"};
    char *small = in_small(words, strlen(words));
    bool speaks = false;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS) && !speaks; i++) {
        speaks = strstr(small, WORDS[i]) != NULL;
    }
    g_free(small);
    return speaks;
}

typedef struct Span {
    PlanDate until; /* the last day; year 0: not said */
    bool years;     /* from one year to another */
    bool read;
} Span;

/* Words that say more than a time ("giai đoạn 2022 - 2025, theo hướng dẫn của bộ") have years at
 * least. */
static Span span_of(const char *words)
{
    Period period = period_read(words);
    if (period.read) {
        return (Span){period.until, period.from.year != period.until.year, true};
    }
    int first, last;
    years_of(words, &first, &last);
    return (Span){{.day = 31, .month = 12, .year = last}, first != last, last > 0};
}

static void check_period(Tasks *t, SourcePos pos, const char *words)
{
    Check *check = t->check;
    PlanDate issued = check->plan->head.date;
    Span span = span_of(words);
    /* "Theo Kế hoạch số 53/KH-UBND ngày 03/3/2022" names a document, not a time. */
    bool elsewhere = g_str_has_prefix(words, "Theo ") || g_str_has_prefix(words, "theo ");
    if (elsewhere) {
        return;
    }
    if (!span.read && !speaks_of_time(words)) {
        findings_add(check->findings, FINDING_TASK_PERIOD_UNREAD, pos, words, NULL);
    } else if (span.until.year > 0 && issued.year > 0 &&
               day_number(span.until) < day_number(issued)) {
        findings_add(check->findings, FINDING_TASK_PERIOD_EARLY, pos, words,
                     plan_date_short(check->pool, issued), NULL);
    } else if (t->last_year > 0 && span.until.year > t->last_year) {
        findings_add(check->findings, FINDING_TASK_PERIOD_LATE, pos, words,
                     number_words(check->pool, t->last_year), NULL);
    }
    t->spaced = t->spaced || (span.years && strstr(words, " - "));
    t->tight = t->tight || (span.years && strchr(words, '-') && !strstr(words, " - "));
    if (t->spaced && t->tight && !t->styles_told) {
        t->styles_told = true;
        findings_add(check->findings, FINDING_TASK_PERIOD_STYLES, pos, words, NULL);
    }
}

/* ---- rows ---- */

static void check_number(Tasks *t, SourcePos pos, const char *words)
{
    char *end;
    long number = strtol(words, &end, 10);
    if (end == words || *end) {
        return;
    }
    /* A section may go on counting or begin again. */
    if (t->number > 0 && number != t->number + 1 && (number != 1 || t->section_used)) {
        findings_add(t->check->findings, FINDING_TASK_NUMBER, pos, words,
                     number_words(t->check->pool, t->number), NULL);
    }
    t->number = (int)number;
}

static void check_again(Tasks *t, SourcePos pos, const char *words)
{
    Check *check = t->check;
    char *key = title_key(words);
    const char *line = g_hash_table_lookup(t->seen, key);
    if (strstr(words, "[…")) {
        g_free(key);
        return;
    }
    if (*key && line) {
        findings_add(check->findings, FINDING_TASK_TWICE, pos, line, NULL);
    } else {
        g_hash_table_insert(t->seen, lent(pool_strdup(check->pool, key)),
                            lent(number_words(check->pool, (int)pos.line)));
    }
    g_free(key);
}

static void check_task(Tasks *t, const PlanNode *row)
{
    Check *check = t->check;
    const PlanNode *cells[TASK_CELL_COUNT] = {NULL};
    const char *words[TASK_CELL_COUNT];
    for (const PlanNode *cell = row->first; cell; cell = cell->next) {
        if (cell->kind == PLAN_CELL && cell->u.cell.column < TASK_CELL_COUNT) {
            cells[cell->u.cell.column] = cell;
        }
    }
    for (int i = 0; i < TASK_CELL_COUNT; i++) {
        if (!cells[i]) {
            return;
        }
        words[i] = plan_cell_text(check->pool, cells[i], ";");
    }
    if (!*words[TASK_CELL_TASK]) {
        findings_add(check->findings, FINDING_TASK_EMPTY, cells[TASK_CELL_TASK]->pos, NULL);
    }
    if (!*words[TASK_CELL_LEAD]) {
        findings_add(check->findings, FINDING_TASK_NO_LEAD, cells[TASK_CELL_LEAD]->pos, NULL);
    }
    if (!*words[TASK_CELL_PERIOD]) {
        findings_add(check->findings, FINDING_TASK_NO_PERIOD, cells[TASK_CELL_PERIOD]->pos, NULL);
    } else {
        check_period(t, cells[TASK_CELL_PERIOD]->pos, words[TASK_CELL_PERIOD]);
    }
    check_number(t, cells[TASK_CELL_NUMBER]->pos, words[TASK_CELL_NUMBER]);
    check_again(t, cells[TASK_CELL_TASK]->pos, words[TASK_CELL_TASK]);
    check_agencies(t, cells, words);
    t->section_used = true;
}

/* A section with nothing in it: the next row is a section of its level or above, or none. */
static void check_section(Tasks *t, const PlanNode *row)
{
    const PlanNode *next = row->next;
    bool holds = next && next->kind == PLAN_ROW &&
                 (next->u.row.kind == ROW_DATA ||
                  (next->u.row.kind == ROW_SECTION && next->u.row.level > row->u.row.level));
    if (!holds) {
        char *text = plan_text_of(row);
        findings_add(t->check->findings, FINDING_TASK_SECTION_EMPTY, row->pos, text, NULL);
        g_free(text);
    }
    t->section_used = false;
}

static void check_table(Tasks *t, const PlanNode *table)
{
    t->number = 0;
    t->section_used = false;
    for (const PlanNode *row = table->first; row; row = row->next) {
        if (row->kind == PLAN_ROW && row->u.row.kind == ROW_SECTION) {
            check_section(t, row);
        } else if (row->kind == PLAN_ROW && row->u.row.kind == ROW_DATA) {
            check_task(t, row);
        }
    }
}

void check_tasks(Check *check)
{
    int first;
    const char *subject = check->plan->head.subject.text;
    Tasks t = {.check = check,
               .keys = g_hash_table_new(hash_string, g_str_equal),
               .known = g_hash_table_new(hash_string, g_str_equal),
               .seen = g_hash_table_new(hash_string, g_str_equal),
               .written = g_hash_table_new(hash_string, g_str_equal),
               .names = g_array_new(FALSE, FALSE, sizeof(Agency))};
    years_of(subject ? subject : "", &first, &t.last_year);
    learn_agencies(&t);
    const PlanNode *root = check->plan->root;
    for (const PlanNode *n = root; n; n = plan_next(root, n)) {
        if (n->kind == PLAN_TABLE && n->u.table.tasks) {
            check_table(&t, n);
        }
    }
    g_hash_table_unref(t.keys);
    g_hash_table_unref(t.known);
    g_hash_table_unref(t.seen);
    g_hash_table_unref(t.written);
    g_array_free(t.names, TRUE);
}
