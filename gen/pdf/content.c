#include "pdf/document.h"

#include <math.h>

/* A word as it stands between the parentheses of a TJ array: codes of two bytes, kerning between
 * them. Written once for each word of the document. */
typedef struct Word {
    const char *bytes; /* NULL = not prepared yet */
    uint32_t length;
    bool is_raised; /* has glyphs off the baseline: not prepared, drawn glyph by glyph */
    int64_t width;  /* as a reader adds it up, EM_UNITS */
} Word;

struct ContentWriter {
    PdfDocument *document;
    SubsetFont *fonts[FACE_COUNT]; /* those in use */
    Word space[FACE_COUNT];        /* U+0020 */
    GArray *words;                 /* of Word, by shape number */
    Syntax word;                   /* scratch */

    /* the page in work */
    Syntax out, deflated;
    int page;
    Len height;
    bool is_marked; /* inside marked content */
    const TagNode *leaf;
    ArtifactType artifact;
    bool in_text; /* between BT and ET */
    int face;     /* font as the page's graphics state has it; -1 = none */
    Len size;
    PageColour fill, stroke;
    Len line_width, dash;
    Len text_x, text_y; /* start of the line that Td counts from */

    GPtrArray *images; /* of const Image: those in use, in the order of their numbers */
};

ContentWriter *content_writer_new(PdfDocument *document)
{
    ContentWriter *w = g_new0(ContentWriter, 1);
    w->document = document;
    w->words = g_array_new(FALSE, TRUE, sizeof(Word));
    w->images = g_ptr_array_new();
    return w;
}

void content_writer_free(ContentWriter *writer)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        subset_font_free(writer->fonts[face]);
    }
    g_array_free(writer->words, TRUE);
    g_ptr_array_free(writer->images, TRUE);
    syntax_free(&writer->word);
    syntax_free(&writer->out);
    syntax_free(&writer->deflated);
    g_free(writer);
}

/* ---- words ---- */

static SubsetFont *use_font(ContentWriter *w, FaceStyle style)
{
    if (!w->fonts[style]) {
        const Face *face = font_face(w->document->pages->fonts, style);
        w->fonts[style] = subset_font_new(face, w->document->pool);
    }
    return w->fonts[style];
}

/* Inside a literal string only these bytes need care (ISO 32000-1, 7.3.4.2): literal strings are
 * half as long as hexadecimal ones, and compressing is the dearest part of writing a page. */
static void put_string_byte(Syntax *s, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        syntax_byte(s, '\\');
        syntax_byte(s, (char)byte);
    } else if (byte == '\r') {
        syntax_put(s, "\\r");
    } else {
        syntax_byte(s, (char)byte);
    }
}

static void put_code(Syntax *s, uint16_t code)
{
    put_string_byte(s, (unsigned char)(code >> 8));
    put_string_byte(s, (unsigned char)code);
}

/* The bytes of the shape's text that glyph i stands for; none if an earlier glyph has them. */
static size_t find_text(const Shape *shape, int i, const char **text)
{
    uint32_t from = shape->glyph[i].cluster;
    *text = shape->text + from;
    if (i > 0 && shape->glyph[i - 1].cluster == from) {
        return 0;
    }
    for (int k = i + 1; k < shape->count; k++) {
        if (shape->glyph[k].cluster > from) {
            return shape->glyph[k].cluster - from;
        }
    }
    return strlen(*text);
}

static uint16_t find_code(SubsetFont *font, const Shape *shape, int i)
{
    const char *text;
    size_t length = find_text(shape, i, &text);
    return subset_font_code(font, shape->glyph[i].glyph, text, length);
}

/* Thousandths of an em that bring a reader from `at` to `wanted` (both EM_UNITS) in a TJ array,
 * where positive numbers go left. */
static int64_t round_step(int64_t at, int64_t wanted)
{
    int64_t gap = at - wanted;
    return (gap >= 0 ? gap + EM_UNITS / 2000 : gap - EM_UNITS / 2000) / (EM_UNITS / 1000);
}

static void put_step(Syntax *s, int64_t step)
{
    syntax_byte(s, ')');
    syntax_integer(s, step);
    syntax_byte(s, '(');
}

/* Keeps what stands in the scratch buffer. */
static void keep_word(const ContentWriter *w, Word *word)
{
    word->bytes =
        pool_strndup(w->document->pool, w->word.bytes ? w->word.bytes : "", w->word.length);
    word->length = (uint32_t)w->word.length;
}

static void prepare_word(ContentWriter *w, Word *word, const Shape *shape)
{
    SubsetFont *font = use_font(w, face_style(shape->face));
    int64_t em = face_metrics(shape->face)->units_per_em;
    int64_t at = 0, pen = 0; /* where a reader is; font units where the shape wants to be */
    syntax_clear(&w->word);
    for (int i = 0; i < shape->count; i++) {
        const ShapeGlyph *g = &shape->glyph[i];
        uint16_t code = find_code(font, shape, i);
        word->is_raised |= g->y != 0;
        int64_t step = round_step(at, (pen + g->x) * EM_UNITS / em);
        if (step != 0) {
            put_step(&w->word, step);
            at -= step * (EM_UNITS / 1000);
        }
        put_code(&w->word, code);
        at += subset_font_width(font, code);
        pen += g->advance;
    }
    keep_word(w, word);
    word->width = at;
}

static const Word *find_word(ContentWriter *w, const Shape *shape)
{
    if (w->words->len <= (guint)shape->number) {
        g_array_set_size(w->words, MAX((guint)shape->number + 1, w->words->len * 2));
    }
    Word *word = &g_array_index(w->words, Word, (guint)shape->number);
    if (!word->bytes) {
        prepare_word(w, word, shape);
    }
    return word;
}

/* ---- graphics state ---- */

static void put_point(Syntax *s, Len x, Len y)
{
    syntax_thousandths(s, x);
    syntax_byte(s, ' ');
    syntax_thousandths(s, y);
}

/* A channel 0..255 as 0..1 with three decimals, which give every channel back. */
static void put_channel(Syntax *s, uint8_t channel)
{
    syntax_thousandths(s, (channel * 1000 + 127) / 255);
    syntax_byte(s, ' ');
}

static void set_colour(Syntax *s, PageColour *current, PageColour colour, const char *operator)
{
    if (current->red == colour.red && current->green == colour.green &&
        current->blue == colour.blue) {
        return;
    }
    put_channel(s, colour.red);
    put_channel(s, colour.green);
    put_channel(s, colour.blue);
    syntax_put(s, operator);
    *current = colour;
}

static void end_text(ContentWriter *w)
{
    if (w->in_text) {
        syntax_put(&w->out, "ET\n");
        w->in_text = false;
    }
}

/* ---- marked content ---- */

static void end_mark(ContentWriter *w)
{
    end_text(w);
    if (w->is_marked) {
        syntax_put(&w->out, "EMC\n");
        w->is_marked = false;
    }
}

static void put_watermark_or_background(ContentWriter *w, const PageItem *item)
{
    /* ISO 32000-1, 14.8.2.2.2, table 330: a watermark is a pagination artefact by subtype, and a
     * background has to say its box. */
    if (item->kind != ITEM_RULE) {
        syntax_put(&w->out, "/Type /Pagination /Subtype /Watermark");
        return;
    }
    Len x = item->u.rule.x, bottom = w->height - item->u.rule.y - item->u.rule.height;
    syntax_put(&w->out, "/Type /Background /BBox [");
    put_point(&w->out, x, bottom);
    syntax_byte(&w->out, ' ');
    put_point(&w->out, x + item->u.rule.width, bottom + item->u.rule.height);
    syntax_byte(&w->out, ']');
}

static void begin_artifact(ContentWriter *w, const PageItem *item, ArtifactType artifact)
{
    syntax_put(&w->out, "/Artifact <<");
    if (artifact == ARTIFACT_PAGINATION) {
        syntax_put(&w->out, "/Type /Pagination");
    } else if (artifact == ARTIFACT_BACKGROUND) {
        put_watermark_or_background(w, item);
    } else {
        syntax_put(&w->out, "/Type /Layout");
    }
    syntax_put(&w->out, ">> BDC\n");
}

/* Opens the item's marked content unless it is open already. A mark encloses whole text objects,
 * so that text and shapes of one leaf may mix (ISO 32000-1, 14.6.1). */
static void begin_mark(ContentWriter *w, const PageItem *item)
{
    const TagNode *leaf = item->artifact == ARTIFACT_NONE ? item->leaf : NULL;
    ArtifactType artifact =
        !leaf && item->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : item->artifact;
    bool same = w->is_marked && w->leaf == leaf && w->artifact == artifact;
    if (same && artifact != ARTIFACT_BACKGROUND) {
        return;
    }
    end_mark(w);
    w->is_marked = true;
    w->leaf = leaf;
    w->artifact = artifact;
    int mark = leaf ? structure_add_run(w->document->structure, leaf, w->page) : -1;
    if (mark < 0) {
        begin_artifact(w, item, artifact);
        return;
    }
    syntax_byte(&w->out, '/');
    syntax_put(&w->out, leaf->parent ? tag_role_name(leaf->parent->role) : "Span");
    syntax_put(&w->out, " <</MCID ");
    syntax_integer(&w->out, mark);
    syntax_put(&w->out, ">> BDC\n");
}

/* ---- text ---- */

static void begin_text(ContentWriter *w, const PageItem *item)
{
    Syntax *s = &w->out;
    if (!w->in_text) {
        syntax_put(s, "BT\n");
        w->in_text = true;
        w->text_x = w->text_y = 0;
    }
    if (w->face != (int)item->u.text.face || w->size != item->u.text.size) {
        w->face = (int)item->u.text.face;
        w->size = item->u.text.size;
        syntax_put(s, "/F");
        syntax_integer(s, w->face);
        syntax_byte(s, ' ');
        syntax_thousandths(s, w->size);
        syntax_put(s, " Tf\n");
    }
    set_colour(s, &w->fill, item->colour, "rg\n");
}

/* Starts the item's line at x on its baseline, turned if need be. */
static void begin_line(ContentWriter *w, const PageItem *item, Len x)
{
    Syntax *s = &w->out;
    Len y = w->height - item->u.text.y;
    if (item->u.text.angle == 0) {
        put_point(s, x - w->text_x, y - w->text_y);
        syntax_put(s, " Td\n");
        w->text_x = x;
        w->text_y = y;
        return;
    }
    double turn = item->u.text.angle * (G_PI / 180);
    int64_t cosine = llround(cos(turn) * 1000000), sine = llround(sin(turn) * 1000000);
    int64_t row[4] = {cosine, sine, -sine, cosine};
    for (size_t i = 0; i < 4; i++) {
        syntax_decimal(s, row[i], 6);
        syntax_byte(s, ' ');
    }
    put_point(s, x, y);
    syntax_put(s, " Tm\n");
}

/* A turned line leaves the text matrix turned; the next line starts from a fresh text object. */
static void end_line(ContentWriter *w, const PageItem *item)
{
    if (item->u.text.angle != 0) {
        end_text(w);
    }
}

/* Glyphs off the baseline (a mark that HarfBuzz attached) are raised one by one with Ts. */
static int64_t put_raised_word(ContentWriter *w, const Shape *shape, Len size)
{
    SubsetFont *font = use_font(w, face_style(shape->face));
    int64_t em = face_metrics(shape->face)->units_per_em;
    int64_t at = 0, pen = 0;
    Len rise = 0;
    for (int i = 0; i < shape->count; i++) {
        const ShapeGlyph *g = &shape->glyph[i];
        Len wanted = font_scale(shape->face, g->y, size);
        if (wanted != rise) {
            rise = wanted;
            syntax_put(&w->out, ")]TJ ");
            syntax_thousandths(&w->out, rise);
            syntax_put(&w->out, " Ts[(");
        }
        int64_t step = round_step(at, (pen + g->x) * EM_UNITS / em);
        if (step != 0) {
            put_step(&w->out, step);
            at -= step * (EM_UNITS / 1000);
        }
        uint16_t code = find_code(font, shape, i);
        put_code(&w->out, code);
        at += subset_font_width(font, code);
        pen += g->advance;
    }
    if (rise != 0) {
        syntax_put(&w->out, ")]TJ 0 Ts[(");
    }
    return at;
}

/* The space of a face, which it has as a glyph from now on. */
static const Word *use_space(ContentWriter *w, FaceStyle style)
{
    Word *space = &w->space[style];
    if (!space->bytes) {
        SubsetFont *font = use_font(w, style);
        const FaceMetrics *m = face_metrics(font_face(w->document->pages->fonts, style));
        uint16_t code = subset_font_code(font, (uint32_t)m->space_glyph, " ", 1);
        syntax_clear(&w->word);
        put_code(&w->word, code);
        keep_word(w, space);
        space->width = subset_font_width(font, code);
    }
    return space;
}

static void put_word(Syntax *s, const Word *word)
{
    syntax_append(s, word->bytes, word->length);
}

/* One line: each word is brought to its own x, so rounding never adds up. Spaces are real glyphs
 * (whoever reads the text need not guess from gaps), and the step after them takes their width
 * back as far as the gap is another one. */
static void write_text(ContentWriter *w, const PageItem *item)
{
    Len size = item->u.text.size;
    if (item->u.text.count <= 0 || size <= 0) {
        return;
    }
    FaceStyle style = item->u.text.face;
    const PageWord *first = &item->u.text.word[0];
    const Word *space = use_space(w, style);
    begin_text(w, item);
    /* A space before the first word stands to the left of it. */
    int64_t at = first->space_before ? -space->width : 0;
    begin_line(w, item, first->x + (Len)(at * size / EM_UNITS));
    syntax_put(&w->out, "[(");
    for (int i = 0; i < item->u.text.count; i++) {
        const PageWord *word = &item->u.text.word[i];
        if (word->space_before) {
            put_word(&w->out, space);
            at += space->width;
        }
        int64_t wanted = (int64_t)(word->x - first->x) * EM_UNITS / size;
        int64_t step = round_step(at, wanted);
        if (step != 0) {
            put_step(&w->out, step);
            at -= step * (EM_UNITS / 1000);
        }
        const Word *prepared = find_word(w, word->shape);
        if (prepared->is_raised) {
            at += put_raised_word(w, word->shape, size);
        } else {
            put_word(&w->out, prepared);
            at += prepared->width;
        }
    }
    if (item->u.text.space_after) {
        put_word(&w->out, space);
    }
    syntax_put(&w->out, ")]TJ\n");
    end_line(w, item);
}

/* ---- rules and paths ---- */

static void write_rule(ContentWriter *w, const PageItem *item)
{
    end_text(w);
    set_colour(&w->out, &w->fill, item->colour, "rg\n");
    put_point(&w->out, item->u.rule.x, w->height - item->u.rule.y - item->u.rule.height);
    syntax_byte(&w->out, ' ');
    put_point(&w->out, item->u.rule.width, item->u.rule.height);
    syntax_put(&w->out, " re f\n");
}

static void set_line(ContentWriter *w, const PageItem *item)
{
    Syntax *s = &w->out;
    if (w->line_width != item->u.path.line_width) {
        w->line_width = item->u.path.line_width;
        syntax_thousandths(s, w->line_width);
        syntax_put(s, " w\n");
    }
    if (w->dash != item->u.path.dash) {
        w->dash = item->u.path.dash;
        syntax_byte(s, '[');
        if (w->dash > 0) {
            syntax_thousandths(s, w->dash);
        }
        syntax_put(s, "] 0 d\n");
    }
}

static void write_path(ContentWriter *w, const PageItem *item)
{
    if (item->u.path.count <= 0) {
        return;
    }
    end_text(w);
    if (item->u.path.filled) {
        set_colour(&w->out, &w->fill, item->colour, "rg\n");
    } else {
        set_colour(&w->out, &w->stroke, item->colour, "RG\n");
        set_line(w, item);
    }
    const Len *point = item->u.path.points;
    for (int i = 0; i < item->u.path.count; i++) {
        put_point(&w->out, point[0], w->height - point[1]);
        point += 2;
        syntax_put(&w->out, i == 0 ? " m\n" : " l\n");
    }
    if (item->u.path.filled) {
        syntax_put(&w->out, "f\n");
    } else {
        syntax_put(&w->out, item->u.path.closed ? "s\n" : "S\n");
    }
}

/* ---- pictures ---- */

/* Its number among the pictures: one that is shown twice is one object. */
static guint use_image(ContentWriter *w, const Image *image)
{
    guint number = 0;
    while (number < w->images->len && g_ptr_array_index(w->images, number) != image) {
        number++;
    }
    if (number == w->images->len) {
        g_ptr_array_add(w->images, (gpointer)(guintptr)image);
    }
    return number;
}

/* The unit square that a picture fills becomes its place (ISO 32000-1, 8.9.5.1). */
static void write_image(ContentWriter *w, const PageItem *item)
{
    Syntax *s = &w->out;
    end_text(w);
    syntax_put(s, "q ");
    put_point(s, item->u.image.width, 0);
    syntax_byte(s, ' ');
    put_point(s, 0, item->u.image.height);
    syntax_byte(s, ' ');
    put_point(s, item->u.image.x, w->height - item->u.image.y - item->u.image.height);
    syntax_put(s, " cm /I");
    syntax_integer(s, use_image(w, item->u.image.image));
    syntax_put(s, " Do Q\n");
}

/* ---- pages ---- */

static void begin_page(ContentWriter *w, int page)
{
    static const PageColour black = {0, 0, 0};
    syntax_clear(&w->out);
    w->page = page;
    w->height = document_page(w->document, page)->height;
    w->is_marked = w->in_text = false;
    w->leaf = NULL;
    w->face = -1;
    w->size = 0;
    w->fill = w->stroke = black;
    w->line_width = LEN_PT(1);
    w->dash = 0;
}

const Syntax *content_write(ContentWriter *writer, int page)
{
    begin_page(writer, page);
    const GArray *items = document_page(writer->document, page)->items;
    for (guint i = 0; i < items->len; i++) {
        const PageItem *item = &g_array_index(items, PageItem, i);
        begin_mark(writer, item);
        switch (item->kind) {
        case ITEM_TEXT:
            write_text(writer, item);
            break;
        case ITEM_RULE:
            write_rule(writer, item);
            break;
        case ITEM_PATH:
            write_path(writer, item);
            break;
        case ITEM_IMAGE:
            write_image(writer, item);
            break;
        }
    }
    end_mark(writer);
    deflater_run(writer->document->deflater, writer->out.bytes, writer->out.length,
                 &writer->deflated);
    return &writer->deflated;
}

static void write_images(const ContentWriter *writer, Syntax *resources)
{
    if (writer->images->len == 0) {
        return;
    }
    syntax_put(resources, "\n/XObject <<");
    for (guint i = 0; i < writer->images->len; i++) {
        ObjectId object = image_write(writer->document, g_ptr_array_index(writer->images, i));
        if (object) {
            syntax_put(resources, "/I");
            syntax_integer(resources, i);
            syntax_byte(resources, ' ');
            syntax_reference(resources, object);
        }
    }
    syntax_put(resources, ">>");
}

bool content_write_resources(ContentWriter *writer, ObjectId resources)
{
    Haru *haru = writer->document->haru;
    Syntax s = {0};
    syntax_put(&s, "/Font <<");
    bool good = true;
    for (int face = 0; face < FACE_COUNT && good; face++) {
        if (writer->fonts[face]) {
            ObjectId object = haru_reserve(haru);
            good = subset_font_write(writer->fonts[face], haru, writer->document->deflater, object);
            syntax_put(&s, "/F");
            syntax_integer(&s, face);
            syntax_byte(&s, ' ');
            syntax_reference(&s, object);
        }
    }
    syntax_put(&s, ">>");
    write_images(writer, &s);
    haru_set(haru, resources, &s);
    syntax_free(&s);
    return good;
}
