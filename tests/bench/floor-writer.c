/* The floor that is the program's own: its writers of content, subset fonts and objects on lines
 * that somebody else has set. It goes the cheapest way to a file of the same kind: a TJ array for
 * each line with its spaces, marked content, a structure tree with its parent tree, deflate. */
#include "floor.h"

#include "pdf/deflate.h"
#include "pdf/font-subset.h"
#include "pdf/haru.h"

#include <string.h>

typedef struct Word {
    const char *bytes; /* its codes, in a literal string */
    size_t length;
} Word;

/* The words of a line as they are written, found before the clock starts. */
typedef struct LineWords {
    Word space;
    const Word *word;
    int count;
} LineWords;

struct WriterFloor {
    const Floor *floor;
    SubsetFont *subset[FACE_COUNT]; /* those in use */
    LineWords *words;               /* by line */
};

/* ---- what is to be written ---- */

/* Literal strings need care with few bytes (ISO 32000-1, 7.3.4.2) and are half as long as
 * hexadecimal ones. */
static void append_code(GString *codes, uint16_t code)
{
    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(code >> shift);
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
            g_string_append_c(codes, '\\');
        }
        g_string_append_c(codes, byte == '\r' ? 'r' : byte);
    }
}

static SubsetFont *use_subset(WriterFloor *way, FaceStyle face)
{
    if (!way->subset[face]) {
        way->subset[face] = subset_font_new(font_face(way->floor->fonts, face), way->floor->pool);
    }
    return way->subset[face];
}

static Word keep_word(const WriterFloor *way, GString *codes)
{
    Word word = {pool_strndup(way->floor->pool, codes->str, codes->len), codes->len};
    g_string_free(codes, TRUE);
    return word;
}

static Word read_word(WriterFloor *way, FaceStyle face, const char *text)
{
    const Shape *shape = font_shape(way->floor->fonts, face, text, strlen(text));
    GString *codes = g_string_new(NULL);
    for (int i = 0; i < shape->count; i++) {
        const ShapeGlyph *g = &shape->glyph[i];
        size_t end = i + 1 < shape->count ? shape->glyph[i + 1].cluster : strlen(shape->text);
        append_code(codes,
                    subset_font_code(use_subset(way, face), g->glyph, shape->text + g->cluster,
                                     end > g->cluster ? end - g->cluster : 0));
    }
    return keep_word(way, codes);
}

static Word read_space(WriterFloor *way, FaceStyle face)
{
    GString *codes = g_string_new(NULL);
    uint32_t glyph = (uint32_t)face_metrics(font_face(way->floor->fonts, face))->space_glyph;
    append_code(codes, subset_font_code(use_subset(way, face), glyph, " ", 1));
    return keep_word(way, codes);
}

static LineWords read_words(WriterFloor *way, const FloorLine *line)
{
    char **part = g_strsplit(line->text, " ", -1);
    Word *word = POOL_ARRAY(way->floor->pool, Word, g_strv_length(part) + 1);
    LineWords words = {.space = read_space(way, line->face), .word = word};
    for (char **p = part; *p; p++) {
        if (**p) {
            word[words.count++] = read_word(way, line->face, *p);
        }
    }
    g_strfreev(part);
    return words;
}

WriterFloor *writer_floor_new(const Floor *floor)
{
    WriterFloor *way = g_new0(WriterFloor, 1);
    way->floor = floor;
    way->words = g_new(LineWords, (size_t)floor->lines->len);
    for (guint i = 0; i < floor->lines->len; i++) {
        way->words[i] = read_words(way, &g_array_index(floor->lines, FloorLine, i));
    }
    return way;
}

void writer_floor_free(WriterFloor *way)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        subset_font_free(way->subset[face]);
    }
    g_free(way->words);
    g_free(way);
}

/* ---- writing it ---- */

typedef struct Writing {
    const WriterFloor *way;
    const Floor *floor;
    Haru *haru;
    Deflater *deflater;
    Syntax content, deflated, entries;
    ObjectId *page, *element;
    int *first_line; /* of each page, and behind the last */
} Writing;

static void write_word(Syntax *s, const Word *word)
{
    syntax_append(s, word->bytes, word->length);
}

/* Words of a justified line stand one by one. */
static void write_line(Writing *w, const FloorLine *line, const LineWords *words, int mark)
{
    Syntax *s = &w->content;
    syntax_put(s, "/P <</MCID ");
    syntax_integer(s, mark);
    syntax_put(s, ">> BDC\nBT\n/F");
    syntax_integer(s, line->face);
    syntax_byte(s, ' ');
    syntax_thousandths(s, line->size);
    syntax_put(s, " Tf\n");
    syntax_thousandths(s, line->x);
    syntax_byte(s, ' ');
    syntax_thousandths(s, line->y);
    syntax_put(s, " Td\n[(");
    for (int i = 0; i < words->count; i++) {
        if (i > 0) {
            syntax_append(s, words->space.bytes, words->space.length);
            syntax_byte(s, ')');
            syntax_integer(s, line->y % 50);
            syntax_byte(s, '(');
        }
        write_word(s, &words->word[i]);
    }
    syntax_put(s, ")]TJ\nET\nEMC\n");
}

static void write_pages(Writing *w)
{
    const Floor *floor = w->floor;
    guint line = 0, rule = 0;
    for (int page = 0; page < floor->pages; page++) {
        syntax_clear(&w->content);
        w->first_line[page] = (int)line;
        for (int mark = 0; line < floor->lines->len; line++, mark++) {
            const FloorLine *l = &g_array_index(floor->lines, FloorLine, line);
            if (l->page != page) {
                break;
            }
            write_line(w, l, &w->way->words[line], mark);
        }
        for (; rule < floor->rules->len; rule++) {
            const FloorLine *r = &g_array_index(floor->rules, FloorLine, rule);
            if (r->page != page) {
                break;
            }
            syntax_thousandths(&w->content, r->x);
            syntax_byte(&w->content, ' ');
            syntax_thousandths(&w->content, r->y);
            syntax_byte(&w->content, ' ');
            syntax_thousandths(&w->content, r->size);
            syntax_put(&w->content, " .7 re f\n");
        }
        deflater_run(w->deflater, w->content.bytes, w->content.length, &w->deflated);
        w->page[page] = haru_add_page(w->haru, &w->deflated);
    }
    w->first_line[floor->pages] = (int)line;
}

static void write_resources(Writing *w)
{
    Syntax *s = &w->entries;
    ObjectId fonts[FACE_COUNT] = {0};
    for (int face = 0; face < FACE_COUNT; face++) {
        SubsetFont *subset = w->way->subset[face];
        if (subset) {
            fonts[face] = haru_reserve(w->haru);
            if (!subset_font_write(subset, w->haru, w->deflater, fonts[face])) {
                g_error("the face cannot be subset");
            }
        }
    }
    ObjectId resources = haru_reserve(w->haru);
    syntax_clear(s);
    syntax_put(s, "/Font <<");
    for (int face = 0; face < FACE_COUNT; face++) {
        if (fonts[face]) {
            syntax_put(s, "/F");
            syntax_integer(s, face);
            syntax_byte(s, ' ');
            syntax_reference(s, fonts[face]);
        }
    }
    syntax_put(s, ">>");
    haru_set(w->haru, resources, s);
    for (int page = 0; page < w->floor->pages; page++) {
        syntax_clear(s);
        syntax_put(s, "/MediaBox [0 0 595.276 841.89] /StructParents ");
        syntax_integer(s, page);
        syntax_put(s, " /Resources ");
        syntax_reference(s, resources);
        haru_set(w->haru, w->page[page], s);
    }
}

static void write_elements(Writing *w, ObjectId root)
{
    const Floor *floor = w->floor;
    Syntax *s = &w->entries;
    guint line = 0;
    for (size_t e = 0; e < floor->elements; e++) {
        syntax_clear(s);
        syntax_put(s, "/Type /StructElem /S /P /P ");
        syntax_reference(s, root);
        for (bool first = true; line < floor->lines->len && floor_element(floor, line) == e;
             line++) {
            int page = g_array_index(floor->lines, FloorLine, line).page;
            if (first) {
                syntax_put(s, " /Pg ");
                syntax_reference(s, w->page[page]);
                syntax_put(s, " /K [");
                first = false;
            } else {
                syntax_byte(s, ' ');
            }
            syntax_integer(s, (int)line - w->first_line[page]);
        }
        syntax_put(s, "]");
        haru_set(w->haru, w->element[e], s);
    }
}

static void write_parents(Writing *w, ObjectId root)
{
    const Floor *floor = w->floor;
    Syntax *s = &w->entries;
    ObjectId parents = haru_reserve(w->haru);
    syntax_clear(s);
    syntax_put(s, "/Nums [");
    for (int page = 0; page < floor->pages; page++) {
        syntax_integer(s, page);
        syntax_put(s, " [");
        for (int line = w->first_line[page]; line < w->first_line[page + 1]; line++) {
            syntax_reference(s, w->element[floor_element(floor, (size_t)line)]);
            syntax_byte(s, ' ');
        }
        syntax_put(s, "]\n");
    }
    syntax_put(s, "]");
    haru_set(w->haru, parents, s);
    syntax_clear(s);
    syntax_put(s, "/Type /StructTreeRoot /ParentTree ");
    syntax_reference(s, parents);
    syntax_put(s, " /K [");
    for (size_t e = 0; e < floor->elements; e++) {
        syntax_reference(s, w->element[e]);
        syntax_byte(s, ' ');
    }
    syntax_put(s, "]");
    haru_set(w->haru, root, s);
}

size_t writer_floor_write(WriterFloor *way)
{
    const Floor *floor = way->floor;
    Writing w = {.way = way,
                 .floor = floor,
                 .haru = haru_new(),
                 .deflater = deflater_new(),
                 .page = g_new0(ObjectId, (size_t)floor->pages + 1),
                 .element = g_new0(ObjectId, floor->elements + 1),
                 .first_line = g_new0(int, (size_t)floor->pages + 1)};
    write_pages(&w);
    write_resources(&w);
    ObjectId root = haru_reserve(w.haru);
    for (size_t e = 0; e < floor->elements; e++) {
        w.element[e] = haru_reserve(w.haru);
    }
    write_elements(&w, root);
    write_parents(&w, root);
    syntax_clear(&w.entries);
    syntax_put(&w.entries, "/MarkInfo <</Marked true>> /StructTreeRoot ");
    syntax_reference(&w.entries, root);
    haru_set(w.haru, haru_catalogue(w.haru), &w.entries);
    unsigned long status;
    GBytes *file = haru_save(w.haru, &status);
    if (!file) {
        g_error("libharu: 0x%04lX", status);
    }
    size_t bytes = g_bytes_get_size(file);
    g_bytes_unref(file);
    syntax_free(&w.content);
    syntax_free(&w.deflated);
    syntax_free(&w.entries);
    g_free(w.page);
    g_free(w.element);
    g_free(w.first_line);
    deflater_free(w.deflater);
    haru_free(w.haru);
    return bytes;
}
