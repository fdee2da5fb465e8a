#include "check/lexicon.h"

#include "base/hash.h"
#include "check/words.h"
#include "legacy/syllable.h"

#include <string.h>

#define FIRST_SLOTS 2048 /* a power of two, as are all sizes of the table */

struct Lexicon {
    Pool *pool;
    LexiconWord *word;
    size_t count, room;
    uint32_t *slot; /* number of the word and 1; 0: free */
    size_t slots;
};

/* Where the word stands in the table, or where it is to be put. */
static uint32_t *find_slot(const Lexicon *lexicon, const char *text, size_t length, uint32_t hash)
{
    for (size_t i = hash;; i++) {
        uint32_t *slot = &lexicon->slot[i & (lexicon->slots - 1)];
        const LexiconWord *word = *slot > 0 ? &lexicon->word[*slot - 1] : NULL;
        if (!word || (word->hash == hash && word->length == length &&
                      memcmp(word->text, text, length) == 0)) {
            return slot;
        }
    }
}

/* The pool keeps the smaller tables; together they are no larger than the last. */
static void make_room(Lexicon *lexicon)
{
    if (lexicon->count < lexicon->room) {
        return;
    }
    LexiconWord *before = lexicon->word;
    lexicon->slots = lexicon->slots > 0 ? 2 * lexicon->slots : FIRST_SLOTS;
    lexicon->room = lexicon->slots / 2;
    lexicon->slot = POOL_ARRAY(lexicon->pool, uint32_t, lexicon->slots);
    lexicon->word = POOL_ARRAY(lexicon->pool, LexiconWord, lexicon->room);
    for (size_t id = 0; id < lexicon->count; id++) {
        lexicon->word[id] = before[id];
        const LexiconWord *word = &before[id];
        *find_slot(lexicon, word->text, word->length, word->hash) = (uint32_t)id + 1;
    }
}

static bool has_digits(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length && !g_ascii_isdigit(text[i])) {
        i++;
    }
    return i < length;
}

static uint32_t number_of(Lexicon *lexicon, const char *text, size_t length)
{
    uint32_t hash = (uint32_t)hash_bytes(text, length);
    uint32_t *slot = find_slot(lexicon, text, length, hash);
    if (*slot == 0) {
        make_room(lexicon);
        slot = find_slot(lexicon, text, length, hash);
        LexiconWord *word = &lexicon->word[lexicon->count++];
        *word = (LexiconWord){.text = text, .length = (uint32_t)length, .hash = hash};
        word->marked = has_marks(text, length);
        word->usual = has_usual_letters(text, length);
        word->letters = word->usual && !has_digits(text, length);
        *slot = (uint32_t)lexicon->count;
    }
    return *slot - 1;
}

/* ---- reading ---- */

static void note_sign(TextRun *run, guchar sign)
{
    if (sign < 0x80) {
        run->sign[sign / 64] |= G_GUINT64_CONSTANT(1) << (sign % 64);
    } else {
        run->usual = false;
    }
}

/* `found` has room for a word at every second byte. */
static void read_run(Lexicon *lexicon, TextRun *run, RunWord *found)
{
    size_t count = 0;
    run->usual = true;
    for (const char *p = run->text; *p;) {
        const char *start = p;
        for (size_t part; (part = word_part(p)) > 0; p += part) {
        }
        if (p == start) {
            note_sign(run, (guchar)*p);
            p = g_utf8_next_char(p);
        } else {
            uint32_t id = number_of(lexicon, start, (size_t)(p - start));
            run->usual = run->usual && lexicon->word[id].usual;
            found[count++] = (RunWord){(uint32_t)(start - run->text), id};
        }
    }
    RunWord *word = POOL_ARRAY(lexicon->pool, RunWord, count);
    memcpy(word, found, count * sizeof *word);
    run->word = word;
    run->word_count = count;
}

const Lexicon *lexicon_read(TextRun *runs, size_t count, Pool *pool)
{
    Lexicon *lexicon = POOL_NEW(pool, Lexicon);
    lexicon->pool = pool;
    make_room(lexicon);
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        longest = MAX(longest, runs[i].length);
    }
    RunWord *found = g_new(RunWord, longest / 2 + 1);
    for (size_t i = 0; i < count; i++) {
        read_run(lexicon, &runs[i], found);
    }
    g_free(found);
    return lexicon;
}

/* ---- the face ---- */

size_t lexicon_count(const Lexicon *lexicon)
{
    return lexicon->count;
}

const LexiconWord *lexicon_word(const Lexicon *lexicon, size_t id)
{
    return &lexicon->word[id];
}

ptrdiff_t lexicon_find(const Lexicon *lexicon, const char *text, size_t length)
{
    uint32_t hash = (uint32_t)hash_bytes(text, length);
    return (ptrdiff_t)*find_slot(lexicon, text, length, hash) - 1;
}
