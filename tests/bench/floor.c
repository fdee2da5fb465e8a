/* The floor under the time of a PDF: writes a file of the same pages, glyphs, fonts and tags as a
 * plan's through libharu, with nothing decided on the way: no source, no layout, no shaping.
 *
 *   kehoach dump pages PLAN | bench-floor FONTS ELEMENTS [TIMES]
 *
 * The dump says what stands where; ELEMENTS is how many structure elements there are (lines of
 * "kehoach dump tags"). It goes the cheapest way to a file of the same kind: objects through
 * libharu, subset fonts, a TJ array for each line with its spaces, marked content, a structure
 * tree with its parent tree, deflate. Lines are read and their glyphs found before the clock
 * starts. Prints "name value" lines like bench-stages. */
#include "pdf/deflate.h"
#include "pdf/font-subset.h"
#include "pdf/haru.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TIMES 5

typedef struct Word {
    const char *bytes; /* its codes, in a literal string */
    size_t length;
} Word;

typedef struct Line {
    int page;
    FaceStyle face;
    int64_t x, y, size; /* 1/1000 pt */
    Word space;
    const Word *word;
    int count;
} Line;

typedef struct Floor {
    FontSet *fonts;
    SubsetFont *subset[FACE_COUNT]; /* those in use */
    Pool *pool;
    GArray *lines; /* of Line */
    GArray *rules; /* of Line: no words */
    int pages;
    size_t elements, glyphs, bytes;
} Floor;

/* ---- what is to be written ---- */

static FaceStyle read_style(const char *name)
{
    static const struct {
        const char *name;
        FaceStyle style;
    } styles[] = {{"bold-italic", FACE_BOLD_ITALIC},
                  {"bold", FACE_BOLD},
                  {"italic", FACE_ITALIC},
                  {"mono", FACE_MONO}};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        if (g_str_has_prefix(name, styles[i].name)) {
            return styles[i].style;
        }
    }
    return FACE_REGULAR;
}

static int64_t read_length(char **at, double unit)
{
    return (int64_t)(g_ascii_strtod(*at, at) * unit);
}

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

static SubsetFont *use_subset(Floor *floor, FaceStyle face)
{
    if (!floor->subset[face]) {
        floor->subset[face] = subset_font_new(font_face(floor->fonts, face), floor->pool);
    }
    return floor->subset[face];
}

static Word keep_word(Floor *floor, GString *codes)
{
    Word word = {pool_strndup(floor->pool, codes->str, codes->len), codes->len};
    g_string_free(codes, TRUE);
    return word;
}

static Word read_word(Floor *floor, FaceStyle face, const char *text)
{
    const Shape *shape = font_shape(floor->fonts, face, text, strlen(text));
    GString *codes = g_string_new(NULL);
    for (int i = 0; i < shape->count; i++) {
        const ShapeGlyph *g = &shape->glyph[i];
        size_t end = i + 1 < shape->count ? shape->glyph[i + 1].cluster : strlen(shape->text);
        append_code(codes,
                    subset_font_code(use_subset(floor, face), g->glyph, shape->text + g->cluster,
                                     end > g->cluster ? end - g->cluster : 0));
    }
    floor->glyphs += (size_t)shape->count;
    return keep_word(floor, codes);
}

static Word read_space(Floor *floor, FaceStyle face)
{
    GString *codes = g_string_new(NULL);
    uint32_t glyph = (uint32_t)face_metrics(font_face(floor->fonts, face))->space_glyph;
    append_code(codes, subset_font_code(use_subset(floor, face), glyph, " ", 1));
    return keep_word(floor, codes);
}

static void read_words(Floor *floor, Line *line, char *text)
{
    char **part = g_strsplit(text, " ", -1);
    Word *word = POOL_ARRAY(floor->pool, Word, g_strv_length(part) + 1);
    line->space = read_space(floor, line->face);
    for (char **p = part; *p; p++) {
        if (**p) {
            word[line->count++] = read_word(floor, line->face, *p);
        }
    }
    line->word = word;
    floor->glyphs += line->count > 0 ? (size_t)line->count - 1 : 0;
    g_strfreev(part);
}

static void read_line(Floor *floor, char *text)
{
    const double millimetre = 72000.0 / 25.4;
    char *at = g_strchug(text);
    if (g_str_has_prefix(at, "page ")) {
        floor->pages++;
        return;
    }
    Line line = {.page = floor->pages - 1};
    bool is_text = g_str_has_prefix(at, "text ");
    if ((!is_text && !g_str_has_prefix(at, "rule ")) || floor->pages == 0) {
        return;
    }
    at += strlen("text ");
    line.x = read_length(&at, millimetre);
    line.y = read_length(&at, millimetre);
    line.size = read_length(&at, is_text ? 1000 : millimetre);
    char *from = is_text ? strchr(at, '"') : NULL, *to = from ? strrchr(at, '"') : NULL;
    if (from && to > from) {
        line.face = read_style(g_strchug(at));
        *to = '\0';
        read_words(floor, &line, from + 1);
        g_array_append_val(floor->lines, line);
    } else if (!is_text) {
        g_array_append_val(floor->rules, line);
    }
}

static void read_dump(Floor *floor)
{
    char *text = NULL;
    size_t room = 0;
    while (getline(&text, &room, stdin) >= 0) {
        read_line(floor, text);
    }
    free(text);
}

/* ---- writing it ---- */

typedef struct Writing {
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
static void write_line(Writing *w, const Line *line, int mark)
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
    for (int i = 0; i < line->count; i++) {
        if (i > 0) {
            syntax_append(s, line->space.bytes, line->space.length);
            syntax_byte(s, ')');
            syntax_integer(s, line->y % 50);
            syntax_byte(s, '(');
        }
        write_word(s, &line->word[i]);
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
            const Line *l = &g_array_index(floor->lines, Line, line);
            if (l->page != page) {
                break;
            }
            write_line(w, l, mark);
        }
        for (; rule < floor->rules->len; rule++) {
            const Line *r = &g_array_index(floor->rules, Line, rule);
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
        SubsetFont *subset = w->floor->subset[face];
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

/* The element that a line belongs to: lines are dealt out evenly. */
static size_t element_of(const Floor *floor, size_t line)
{
    return line * floor->elements / floor->lines->len;
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
        for (bool first = true; line < floor->lines->len && element_of(floor, line) == e; line++) {
            int page = g_array_index(floor->lines, Line, line).page;
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
            syntax_reference(s, w->element[element_of(floor, (size_t)line)]);
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

static size_t write_file(const Floor *floor)
{
    Writing w = {.floor = floor,
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

static double time_file(Floor *floor)
{
    struct timespec start, now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    floor->bytes = write_file(floor);
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)(now.tv_sec - start.tv_sec) * 1e3 + (double)(now.tv_nsec - start.tv_nsec) / 1e6;
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "kehoach dump pages PLAN | bench-floor FONTS ELEMENTS [TIMES]\n");
        return 2;
    }
    Findings *findings = findings_new();
    Floor floor = {.fonts = font_set_new(argv[1], findings),
                   .pool = pool_new(),
                   .lines = g_array_new(FALSE, FALSE, sizeof(Line)),
                   .rules = g_array_new(FALSE, FALSE, sizeof(Line)),
                   .elements = (size_t)strtoul(argv[2], NULL, 10)};
    bool good = floor.fonts != NULL;
    if (good) {
        read_dump(&floor);
        good = floor.pages > 0 && floor.lines->len > 0;
    }
    int times = argc > 3 ? (int)strtol(argv[3], NULL, 10) : TIMES;
    double best = 0;
    for (int i = 0; i < times && good; i++) {
        double took = time_file(&floor);
        best = i == 0 || took < best ? took : best;
    }
    if (good) {
        printf("floor %.4f\npages %d\nlines %u\nglyphs %zu\nbytes %zu\n", best, floor.pages,
               floor.lines->len, floor.glyphs, floor.bytes);
    } else {
        fprintf(stderr, "bench-floor: no fonts or no pages\n");
    }
    g_array_free(floor.lines, TRUE);
    g_array_free(floor.rules, TRUE);
    for (int face = 0; face < FACE_COUNT; face++) {
        subset_font_free(floor.subset[face]);
    }
    pool_free(floor.pool);
    font_set_free(floor.fonts);
    findings_free(findings);
    return good ? 0 : 3;
}
