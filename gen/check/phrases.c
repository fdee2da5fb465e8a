#include "check/phrases.h"

#include "check/words.h"

#include <string.h>

typedef struct Phrase {
    const char *words;
    size_t length;
    size_t next; /* number and 1 of the next phrase that begins alike; 0: none */
} Phrase;

struct Phrases {
    Pool *pool;
    const Lexicon *lexicon;
    bool any_case;
    Phrase *phrase;
    size_t count, room;
    uint16_t *first; /* by words: number and 1 of the first phrase that begins so; 0: none */
};

static Phrases *make(const Check *check, bool any_case)
{
    Phrases *phrases = POOL_NEW(check->pool, Phrases);
    *phrases = (Phrases){.pool = check->pool, .lexicon = check->lexicon, .any_case = any_case};
    phrases->first = POOL_ARRAY(check->pool, uint16_t, lexicon_count(check->lexicon));
    return phrases;
}

Phrases *phrases_new(const Check *check)
{
    return make(check, false);
}

Phrases *phrases_new_any_case(const Check *check)
{
    return make(check, true);
}

/* Puts the phrase behind those that begin with the same word. */
static void add_beginning(Phrases *phrases, size_t id, size_t number)
{
    if (phrases->first[id] == 0) {
        phrases->first[id] = (uint16_t)(number + 1);
        return;
    }
    Phrase *last = &phrases->phrase[phrases->first[id] - 1];
    while (last->next > 0 && last->next != number + 1) {
        last = &phrases->phrase[last->next - 1];
    }
    if (last != &phrases->phrase[number]) {
        last->next = number + 1;
    }
}

static void add_in_any_case(Phrases *phrases, const char *words, size_t length, size_t number)
{
    for (size_t id = 0; id < lexicon_count(phrases->lexicon); id++) {
        const LexiconWord *word = lexicon_word(phrases->lexicon, id);
        if (word->length == length && same_but_case(words, word->text, length)) {
            add_beginning(phrases, id, number);
        }
    }
}

/* True if the plan has all words of the phrase. */
static bool may_stand(const Lexicon *lexicon, const char *words)
{
    size_t length;
    for (const char *p = words; (p = word_next(p, &length)); p += length) {
        if (lexicon_find(lexicon, p, length) < 0) {
            return false;
        }
    }
    return true;
}

void phrases_add(Phrases *phrases, const char *words)
{
    if (phrases->count == phrases->room) {
        phrases->room = phrases->room > 0 ? 2 * phrases->room : 16;
        Phrase *more = POOL_ARRAY(phrases->pool, Phrase, phrases->room);
        for (size_t i = 0; i < phrases->count; i++) {
            more[i] = phrases->phrase[i];
        }
        phrases->phrase = more;
    }
    size_t number = phrases->count++, length = word_length(words);
    phrases->phrase[number] = (Phrase){words, strlen(words), 0};
    if (phrases->any_case) {
        add_in_any_case(phrases, words, length, number);
    } else if (may_stand(phrases->lexicon, words)) {
        add_beginning(phrases, (size_t)lexicon_find(phrases->lexicon, words, length), number);
    }
}

static bool stands_at(const Phrases *phrases, const Phrase *phrase, const char *p, const char *end)
{
    return (size_t)(end - p) >= phrase->length &&
           (phrases->any_case ? same_but_case(phrase->words, p, phrase->length)
                              : memcmp(p, phrase->words, phrase->length) == 0) &&
           word_part(p + phrase->length) == 0;
}

bool phrases_next(const Phrases *phrases, const TextRun *run, PhrasePlace *place)
{
    for (; place->word < run->word_count; place->word++) {
        size_t number = phrases->first[run->word[place->word].id];
        const char *p = run->text + run->word[place->word].offset;
        for (; number > 0; number = phrases->phrase[number - 1].next) {
            if (number > place->after &&
                stands_at(phrases, &phrases->phrase[number - 1], p, run->text + run->length)) {
                place->after = number;
                place->number = number - 1;
                place->start = p;
                place->length = phrases->phrase[number - 1].length;
                return true;
            }
        }
        place->after = 0;
    }
    return false;
}
