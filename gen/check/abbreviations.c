/* Abbreviations: each is explained where it first stands, and one that is explained is used; and
 * long runs of foreign words. */
#include "base/hash.h"
#include "check/checks.h"
#include "check/words.h"
#include "legacy/syllable.h"

#include <string.h>

/* Letters of what is taken for an abbreviation. */
#define FEWEST_LETTERS 3
#define MOST_LETTERS 7
/* Foreign words in a row that are more than a name. */
#define FOREIGN_WORDS 4

/* In every newspaper, or a name that has no other form. */
static const char STANDARD[] =
    " ADB AFD AIDS API APEC ASEAN ATGT ATM ANTT BHXH BHYT BOT BVMT CCCD "
    "COVID CPI CPTPP DNA ĐBQH EU "
    "BOD COD EVN FAO FDI FPT FTA GIS GPS HACCP HCM HIV IMF ISO LED MISA NATO "
    "NGO NPK NSNN NTM OCOP ODA OECD OTP "
    "PCCC PCI POS PPP QCVN QLNN RCEP SIM SMS SOS TCVN THCS THPT TTXVN "
    "UNDP UNESCO UNICEF URL USB USD "
    "VAT VCCI VIETGAP VND VNĐ VNEID VNPT VOV VTV WAN WHO WIFI WTO ";

/* What a word looks like wherever it stands. */
typedef enum Kind { KIND_OTHER, KIND_SHORTENED, KIND_FOREIGN } Kind;

typedef struct Introduced {
    const TextRun *run;
    const char *place;
    const char *name;
    bool used;
} Introduced;

typedef struct Abbreviations {
    Check *check;
    GHashTable *introduced; /* name -> Introduced */
    GPtrArray *order;       /* the same in reading order */
    GHashTable *told;       /* names that were told */
    const Kind *kind;       /* by words of the lexicon */
} Abbreviations;

/* Capitals only, and no Roman number. */
static bool looks_shortened(const char *word, size_t length)
{
    size_t letters = 0;
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
        letters++;
        if (!g_unichar_isupper(letter_at(p))) {
            return false;
        }
    }
    return letters >= FEWEST_LETTERS && letters <= MOST_LETTERS && strspn(word, "IVXLC") < length;
}

/* In a symbol, an address, or a name made of several parts: "KH-UBND", "TT&TT", "A.B". */
static bool is_part(const TextRun *run, const char *word, size_t length)
{
    gunichar before = letter_before(run->text, word), after = letter_at(word + length);
    gunichar next = after ? letter_at(g_utf8_next_char(word + length)) : 0;
    return (before && strchr("/-&.@_+", (int)MIN(before, 127))) ||
           (after && strchr("/-&@_+", (int)MIN(after, 127))) ||
           (after == '.' && g_unichar_isalnum(next));
}

/* ---- where it is explained ---- */

/* The words before the bracket begin with the letters: "kinh tế số (KTS)". */
static bool letters_match(const TextRun *run, const char *bracket, const char *word, size_t length)
{
    const char *p = bracket;
    const char *letter = word + length;
    while (letter > word) {
        letter = g_utf8_prev_char(letter);
        while (p > run->text && !g_unichar_isalnum(letter_before(run->text, p))) {
            p = g_utf8_prev_char(p);
        }
        while (p > run->text && g_unichar_isalnum(letter_before(run->text, p))) {
            p = g_utf8_prev_char(p);
        }
        if (g_unichar_tolower(letter_at(p)) != g_unichar_tolower(letter_at(letter))) {
            return false;
        }
    }
    return true;
}

/* "(sau đây viết tắt là KTS)", "(gọi tắt là KTS)". */
static bool is_named(const TextRun *run, const char *word)
{
    static const char *const WORDS[] = {"viết tắt là ", "gọi tắt là ",
                                        "viết tắt: ", "viết tắt là “", "gọi tắt là “"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *p = word - strlen(WORDS[i]);
        if (p >= run->text && memcmp(p, WORDS[i], strlen(WORDS[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The words beside a bracket may be in another language, or leave letters out; so any bracket that
 * holds nothing else, and any that stands behind the abbreviation, explains it. */
static bool is_explained(const TextRun *run, const char *word, size_t length, bool *introduces)
{
    const char *after = word + length;
    bool bracket = word > run->text && word[-1] == '(';
    *introduces = is_named(run, word) ||
                  (bracket && *after == ')' && letters_match(run, word - 1, word, length));
    return *introduces || (bracket && *after && strchr("),:;", *after)) ||
           g_str_has_prefix(after, " (") || g_str_has_prefix(after, " - ") ||
           g_str_has_prefix(after, ": ");
}

/* ---- each word ---- */

static void introduce(Abbreviations *a, const TextRun *run, const char *word, const char *name)
{
    Introduced *entry = POOL_NEW(a->check->pool, Introduced);
    *entry = (Introduced){run, word, pool_strdup(a->check->pool, name), false};
    g_hash_table_insert(a->introduced, g_strdup(name), entry);
    g_ptr_array_add(a->order, entry);
}

static void check_word(Abbreviations *a, const TextRun *run, const char *word, size_t length)
{
    const Catalogue *catalogue = a->check->plan->catalogue;
    char *name = g_strndup(word, length);
    Introduced *known = g_hash_table_lookup(a->introduced, name);
    bool introduces = false, explained = is_explained(run, word, length, &introduces);
    if (known) {
        known->used = true;
    } else if (introduces) {
        introduce(a, run, word, name);
    } else if (explained) {
        g_hash_table_add(a->told, g_strdup(name));
    } else if (!word_listed(STANDARD, name, length) &&
               !(catalogue && catalogue_abbreviation_find(catalogue, name)) &&
               g_hash_table_add(a->told, g_strdup(name))) {
        findings_add(a->check->findings, FINDING_ABBREVIATION_UNKNOWN, run_place(run, word), name,
                     NULL);
    }
    g_free(name);
}

static bool is_capital_word(const TextRun *run, const char *p)
{
    size_t length = p < run->text + run->length ? word_length(p) : 0;
    return length > 0 && in_capitals(p, length) &&
           g_unichar_isalpha(letter_at(g_utf8_next_char(p)));
}

/* One of several words in capitals, as titles and mottos are written. */
static bool is_in_phrase(const TextRun *run, const char *word, size_t length)
{
    const char *before = word;
    if (before > run->text && before[-1] == ' ') {
        before--;
        while (before > run->text && g_unichar_isalnum(letter_before(run->text, before))) {
            before = g_utf8_prev_char(before);
        }
    }
    return (before < word - 1 && is_capital_word(run, before)) ||
           (word[length] == ' ' && is_capital_word(run, word + length + 1));
}

static bool is_shouted(const TextRun *run)
{
    return in_capitals(run->text, run->length);
}

static void check_shortened(Abbreviations *a, const TextRun *run)
{
    for (size_t i = 0; i < run->word_count; i++) {
        if (a->kind[run->word[i].id] == KIND_SHORTENED) {
            const char *word = run_word(run, i);
            size_t length = lexicon_word(a->check->lexicon, run->word[i].id)->length;
            if (!is_part(run, word, length) && !is_in_phrase(run, word, length)) {
                check_word(a, run, word, length);
            }
        }
    }
}

static void check_unused(Abbreviations *a)
{
    for (guint i = 0; i < a->order->len; i++) {
        const Introduced *entry = g_ptr_array_index(a->order, i);
        if (!entry->used) {
            findings_add(a->check->findings, FINDING_ABBREVIATION_UNUSED,
                         run_place(entry->run, entry->place), entry->name, NULL);
        }
    }
}

/* ---- foreign words ---- */

/* A word without marks that is no syllable of Vietnamese. */
static bool is_foreign(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_islower(word[i]) && !(i == 0 && g_ascii_isupper(word[i]))) {
            return false;
        }
    }
    return length > 1 && !syllable_read(word, length).possible;
}

/* Words parted by one space only; in brackets they explain. A name has capitals throughout. */
static void check_foreign(const Abbreviations *a, const TextRun *run)
{
    const char *first = NULL, *last_end = NULL;
    int words = 0, small = 0;
    for (size_t i = 0; i < run->word_count; i++) {
        if (a->kind[run->word[i].id] != KIND_FOREIGN) {
            last_end = NULL;
            continue;
        }
        const char *p = run_word(run, i);
        bool joined = last_end && p == last_end + 1 && *last_end == ' ';
        if (!joined) {
            words = small = 0;
            first = p;
        }
        words++;
        small += g_ascii_islower(*p) ? 1 : 0;
        last_end = p + lexicon_word(a->check->lexicon, run->word[i].id)->length;
        if (words == FOREIGN_WORDS && small >= FOREIGN_WORDS - 1 &&
            letter_before(run->text, first) != '(') {
            check_tell(a->check, FINDING_TEXT_FOREIGN, run, first, (size_t)(last_end - first),
                       NULL);
        }
    }
}

static const Kind *find_kinds(const Check *check)
{
    size_t count = lexicon_count(check->lexicon);
    Kind *kind = POOL_ARRAY(check->pool, Kind, count);
    for (size_t id = 0; id < count; id++) {
        const LexiconWord *word = lexicon_word(check->lexicon, id);
        kind[id] = looks_shortened(word->text, word->length) ? KIND_SHORTENED
                   : is_foreign(word->text, word->length)    ? KIND_FOREIGN
                                                             : KIND_OTHER;
    }
    return kind;
}

void check_abbreviations(Check *check)
{
    if (check->plan->head.form != FORM_PLAN) {
        return;
    }
    Abbreviations a = {.check = check,
                       .introduced = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL),
                       .order = g_ptr_array_new(),
                       .told = g_hash_table_new_full(hash_string, g_str_equal, g_free, NULL),
                       .kind = find_kinds(check)};
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        /* Symbols, initials and offices have their own places and rules in ke-hoach.xml. */
        bool head = g_str_has_suffix(run->file->path, "ke-hoach.xml");
        if (!is_shouted(run) && (!head || strcmp(run->inside, "can-cu") == 0)) {
            check_shortened(&a, run);
        }
        check_foreign(&a, run);
    }
    check_unused(&a);
    g_hash_table_unref(a.introduced);
    g_hash_table_unref(a.told);
    g_ptr_array_unref(a.order);
}
