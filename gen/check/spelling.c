/* Words: typed twice, glued together, impossible in Vietnamese, tones placed in two ways. */
#include "check/checks.h"
#include "check/words.h"
#include "legacy/legacy.h"
#include "legacy/syllable.h"

#include <string.h>

/* Borrowed words written in one piece. Others are better written in syllables with hyphens. */
static const char BORROWED[] =
    " kilômét kilôgam kilôoát kilôbít kilôbai mêgaoát mêgabít mêgabai gigabít gigabai mêtan cácbon "
    "cácbonic ôxy ôxít ôtô ôzôn axít vắcxin lôgic lôgistic micrô mêga rôbốt amiăng nitơ hyđrô "
    "côngtenơ môđun môtô êtanol ";

/* Words that are said twice. */
static const char SAID_TWICE[] =
    " song ngày người nhà đời luôn thường dần từ năm tháng nơi nhiều ai "
    "đâu chiều sáng xa lâu chầm hay mãi "
    "mau đều số càng ";

/* A word whose tone can be placed in two ways. */
typedef struct TonePlace {
    const TextRun *run;
    const char *word;
    size_t length;
} TonePlace;

/* What is amiss with a word wherever it stands. */
typedef struct Judged {
    uint8_t style; /* ToneStyle */
    bool wrong;    /* no syllable, no name and no borrowed word */
} Judged;

typedef struct Spelling {
    Check *check;
    const Judged *judged;    /* by words of the lexicon */
    const TextRun *doubtful; /* the last run that was looked at for text from before Unicode */
    bool misread;            /* what was seen there */
    GArray *style[3];        /* of TonePlace, by ToneStyle: every place */
} Spelling;

static bool only_latin(const char *word, size_t length)
{
    for (const char *p = word; p < word + length; p = g_utf8_next_char(p)) {
        if (g_unichar_get_script(g_utf8_get_char(p)) != G_UNICODE_SCRIPT_LATIN) {
            return false;
        }
    }
    return true;
}

/* Names (Đắk Lắk) and borrowed words need not be syllables; words without marks may be foreign. A
 * word with two tones is two words, whatever its capitals. */
static Judged judge(const char *word, size_t length)
{
    bool letter = g_utf8_next_char(word) == word + length;
    if (letter || !has_marks(word, length)) {
        return (Judged){TONE_NEITHER, false};
    }
    Syllable syllable = syllable_read(word, length);
    Judged judged = {(uint8_t)syllable.style, false};
    bool name = g_unichar_isupper(g_utf8_get_char(word)) && syllable.tones < 2;
    if (!syllable.possible && !name && only_latin(word, length)) {
        char *small = in_small(word, length);
        judged.wrong = !word_listed(BORROWED, small, strlen(small));
        g_free(small);
    }
    return judged;
}

static const Judged *judge_all(const Check *check)
{
    size_t count = lexicon_count(check->lexicon);
    Judged *judged = POOL_ARRAY(check->pool, Judged, count);
    for (size_t id = 0; id < count; id++) {
        const LexiconWord *word = lexicon_word(check->lexicon, id);
        judged[id] = judge(word->text, word->length);
    }
    return judged;
}

/* Text from before Unicode has one finding for all its words (legacy.c). */
static bool is_misread(Spelling *spelling, const TextRun *run)
{
    if (spelling->doubtful != run) {
        LegacyMisread found;
        spelling->doubtful = run;
        spelling->misread = legacy_find_misread(run->text, run->length, 0, &found);
        if (spelling->misread) {
            g_free(found.meant);
        }
    }
    return spelling->misread;
}

static void check_word(Spelling *spelling, const TextRun *run, const char *word,
                       const LexiconWord *about, Judged judged)
{
    if (judged.style != TONE_NEITHER) {
        TonePlace place = {run, word, about->length};
        g_array_append_val(spelling->style[judged.style], place);
    }
    if (judged.wrong && !is_misread(spelling, run)) {
        check_tell(spelling->check, FINDING_TEXT_SYLLABLE, run, word, about->length, NULL);
    }
}

/* The word stands at `next` once more. */
static void check_twice(Spelling *spelling, const TextRun *run, const char *next,
                        const LexiconWord *word)
{
    if (!g_unichar_isalpha(letter_at(word->text)) || (word->length == 1 && !word->marked)) {
        return;
    }
    char *small = in_small(word->text, word->length);
    if (!word_listed(SAID_TWICE, small, strlen(small))) {
        check_tell(spelling->check, FINDING_TEXT_WORD_TWICE, run, next, word->length, NULL);
    }
    g_free(small);
}

static void check_run(Spelling *spelling, const TextRun *run)
{
    for (size_t i = 0; i < run->word_count; i++) {
        RunWord here = run->word[i];
        const LexiconWord *about = lexicon_word(spelling->check->lexicon, here.id);
        const char *word = run->text + here.offset, *end = word + about->length;
        Judged judged = spelling->judged[here.id];
        if (judged.style != TONE_NEITHER || judged.wrong) {
            check_word(spelling, run, word, about, judged);
        }
        if (i + 1 < run->word_count && run->word[i + 1].id == here.id && *end == ' ' &&
            run_word(run, i + 1) == end + 1) {
            check_twice(spelling, run, end + 1, about);
        }
    }
}

/* The rarer way is reported at each place; of two equally common ones the new. */
static void check_tone_styles(Spelling *spelling)
{
    GArray *old = spelling->style[TONE_OLD], *new = spelling->style[TONE_NEW];
    GArray *rare = new->len <= old->len ? new : old, *common = rare == new ? old : new;
    char rare_count[16], common_count[16];
    g_snprintf(rare_count, sizeof rare_count, "%u", rare->len);
    g_snprintf(common_count, sizeof common_count, "%u", common->len);
    for (guint i = 0; common->len > 0 && i < rare->len; i++) {
        const TonePlace *here = &g_array_index(rare, TonePlace, i);
        const TonePlace *there = &g_array_index(common, TonePlace, 0);
        char *word = g_strndup(here->word, here->length);
        char *other = g_strndup(there->word, there->length);
        findings_add(spelling->check->findings, FINDING_TEXT_TONE_MIXED,
                     run_place(here->run, here->word), word, other, common_count, rare_count, NULL);
        g_free(word);
        g_free(other);
    }
}

void check_spelling(Check *check)
{
    Spelling spelling = {.check = check, .judged = judge_all(check)};
    for (size_t i = 0; i < G_N_ELEMENTS(spelling.style); i++) {
        spelling.style[i] = g_array_new(FALSE, FALSE, sizeof(TonePlace));
    }
    for (size_t i = 0; i < check->run_count; i++) {
        check_run(&spelling, &check->run[i]);
    }
    check_tone_styles(&spelling);
    for (size_t i = 0; i < G_N_ELEMENTS(spelling.style); i++) {
        g_array_free(spelling.style[i], TRUE);
    }
}
