/* Letters that the fonts have no picture of. The same as layout finds when it sets the text, but
 * with the place of the letter, and found before anything is made. */
#include "check/checks.h"

#include <string.h>

/* Characters of Europe and their punctuation: the face is asked for each only once. */
#define REMEMBERED 0x2100

typedef struct Letters {
    Check *check;
    FontSet *shapes;                            /* NULL until a doubtful letter is met */
    GHashTable *told;                           /* characters: one finding each */
    guint64 drawn[FACE_COUNT][REMEMBERED / 64]; /* a bit for each that was found in the face */
} Letters;

static bool is_space(const char *p)
{
    return *p == ' ' || *p == '\t' || *p == '\n';
}

/* Part of no word that is set: a space, or what stands for something else. */
static bool parts_words(const char *p)
{
    return is_space(p) || (*p == *RUN_OBJECT && g_str_has_prefix(p, RUN_OBJECT));
}

/* What the word lacks first when it is set: marks may join letters, and some characters are never
 * drawn. 0 if nothing. */
static uint32_t lacking_in_word(Letters *letters, FaceStyle style, const char *word,
                                const char *end)
{
    letters->shapes = letters->shapes ? letters->shapes : font_set_share(letters->check->fonts);
    return font_lacks(font_shape(letters->shapes, style, word, (size_t)(end - word)));
}

static bool is_drawn(Letters *letters, FaceStyle style, gunichar c)
{
    guint64 *bits = c < REMEMBERED ? &letters->drawn[style][c / 64] : NULL;
    guint64 bit = G_GUINT64_CONSTANT(1) << (c % 64);
    if (bits && (*bits & bit)) {
        return true;
    }
    bool drawn = face_has(font_face(letters->check->fonts, style), c);
    if (bits && drawn) {
        *bits |= bit;
    }
    return drawn;
}

/* The next word from `*p` on with a letter that is lacking and not told yet, which gives the letter
 * and its place; `*p` goes behind it. 0 at the end. */
static uint32_t next_lacking(Letters *letters, FaceStyle style, const char **p, const char **place)
{
    while (**p) {
        const char *word = *p;
        bool doubtful = false;
        for (; **p && !parts_words(*p); *p = g_utf8_next_char(*p)) {
            /* Every face has ASCII and the letters of Vietnamese (font_set_new). */
            gunichar c = (guchar) * *p < 0x80 ? 0 : g_utf8_get_char(*p);
            bool sure = c < 0x80 || (c >= 0x1ea0 && c <= 0x1ef9);
            doubtful = doubtful || (!sure && !is_drawn(letters, style, c));
        }
        uint32_t lacking = doubtful ? lacking_in_word(letters, style, word, *p) : 0;
        if (lacking && g_hash_table_add(letters->told, GUINT_TO_POINTER(lacking))) {
            for (*place = word; g_utf8_get_char(*place) != lacking;) {
                *place = g_utf8_next_char(*place);
            }
            return lacking;
        }
        *p = **p ? g_utf8_next_char(*p) : *p;
    }
    return 0;
}

static void add(Letters *letters, FaceStyle style, uint32_t c, SourcePos pos)
{
    char letter[8] = {0}, code[16];
    g_unichar_to_utf8(c, letter);
    g_snprintf(code, sizeof code, "U+%04X", c);
    const Face *face = font_face(letters->check->fonts, style);
    findings_add(letters->check->findings, FINDING_LETTER_LACKING, pos, letter, code,
                 face_postscript_name(face), NULL);
}

static void check_code(Letters *letters)
{
    const PlanNode *root = letters->check->plan->root;
    for (const PlanNode *n = root; n; n = plan_next(root, n)) {
        const char *text = n->kind == PLAN_CODE         ? n->u.text.text
                           : n->kind == PLAN_CODE_BLOCK ? n->u.code_block.text
                                                        : "";
        const char *p = text, *place;
        for (uint32_t c; (c = next_lacking(letters, FACE_MONO, &p, &place));) {
            add(letters, FACE_MONO, c, n->pos);
        }
    }
}

void check_letters(Check *check)
{
    if (!check->fonts) {
        return;
    }
    Letters letters = {.check = check, .told = g_hash_table_new(NULL, NULL)};
    for (size_t i = 0; i < check->run_count; i++) {
        const TextRun *run = &check->run[i];
        if (run->usual) {
            continue; /* every face has ASCII and the letters of Vietnamese (font_set_new) */
        }
        FaceStyle style = run->kind == RUN_HEADING ? FACE_BOLD : FACE_REGULAR;
        const char *p = run->text, *place;
        for (uint32_t c; (c = next_lacking(&letters, style, &p, &place));) {
            add(&letters, style, c, run_place(run, place));
        }
    }
    check_code(&letters);
    g_hash_table_unref(letters.told);
    font_set_free(letters.shapes);
}
