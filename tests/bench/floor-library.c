/* The floor that is libharu's own: what anybody's program that calls the library would take for the
 * same pages, lines, fonts and tags. Only marked content has no call in the library (2.3), so its
 * operators go straight into the page's stream. */
#include "floor.h"

#include <glib/gstdio.h>
#include <hpdf.h>
#include <string.h>
#include <unistd.h>

/* libharu's arrays hold 32,767. */
#define ELEMENTS_PER_PART 30000

struct LibraryFloor {
    const Floor *floor;
    char *file[FACE_COUNT]; /* of the face, for the library to read; NULL: not used */
};

LibraryFloor *library_floor_new(const Floor *floor)
{
    LibraryFloor *way = g_new0(LibraryFloor, 1);
    way->floor = floor;
    for (guint i = 0; i < floor->lines->len; i++) {
        FaceStyle face = g_array_index(floor->lines, FloorLine, i).face;
        if (way->file[face]) {
            continue;
        }
        size_t length;
        const void *bytes = face_bytes(font_face(floor->fonts, face), &length);
        int fd = g_file_open_tmp("san-XXXXXX.ttf", &way->file[face], NULL);
        if (fd < 0 || !g_file_set_contents(way->file[face], bytes, (gssize)length, NULL)) {
            g_error("no place for a copy of the face");
        }
        (void)close(fd);
    }
    return way;
}

void library_floor_free(LibraryFloor *way)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        if (way->file[face]) {
            (void)g_unlink(way->file[face]);
            g_free(way->file[face]);
        }
    }
    g_free(way);
}

/* ---- pages ---- */

typedef struct Drawing {
    const Floor *floor;
    HPDF_Doc doc;
    HPDF_Font font[FACE_COUNT];
    HPDF_Page *page;
    HPDF_Dict *element;
    int *first_line; /* of each page, and behind the last */
} Drawing;

static void write_operator(HPDF_Page page, const char *text)
{
    HPDF_PageAttr attributes = page->attr;
    (void)HPDF_Stream_WriteStr(attributes->stream, text);
}

static HPDF_REAL points(int64_t thousandths)
{
    return (HPDF_REAL)((double)thousandths / 1000.0);
}

static void draw_line(const Drawing *d, HPDF_Page page, const FloorLine *line, int mark)
{
    char begin[40];
    g_snprintf(begin, sizeof begin, "/P <</MCID %d>> BDC\n", mark);
    write_operator(page, begin);
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, d->font[line->face], points(line->size));
    HPDF_Page_MoveTextPos(page, points(line->x), HPDF_Page_GetHeight(page) - points(line->y));
    HPDF_Page_ShowText(page, line->text);
    HPDF_Page_EndText(page);
    write_operator(page, "EMC\n");
}

static void draw_pages(Drawing *d)
{
    const Floor *floor = d->floor;
    guint line = 0, rule = 0;
    for (int number = 0; number < floor->pages; number++) {
        HPDF_Page page = d->page[number] = HPDF_AddPage(d->doc);
        HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
        HPDF_Dict_AddNumber(page, "StructParents", number);
        d->first_line[number] = (int)line;
        for (int mark = 0; line < floor->lines->len; line++, mark++) {
            const FloorLine *l = &g_array_index(floor->lines, FloorLine, line);
            if (l->page != number) {
                break;
            }
            draw_line(d, page, l, mark);
        }
        for (; rule < floor->rules->len; rule++) {
            const FloorLine *r = &g_array_index(floor->rules, FloorLine, rule);
            if (r->page != number) {
                break;
            }
            HPDF_Page_Rectangle(page, points(r->x), HPDF_Page_GetHeight(page) - points(r->y),
                                points(r->size), 0.7F);
            HPDF_Page_Fill(page);
        }
    }
    d->first_line[floor->pages] = (int)line;
}

/* ---- tags ---- */

static HPDF_Dict add_dict(const Drawing *d)
{
    HPDF_Dict dict = HPDF_Dict_New(d->doc->mmgr);
    HPDF_Xref_Add(d->doc->xref, dict);
    return dict;
}

static HPDF_Array add_array(const Drawing *d, HPDF_Dict dict, const char *key)
{
    HPDF_Array array = HPDF_Array_New(d->doc->mmgr);
    HPDF_Dict_Add(dict, key, array);
    return array;
}

static HPDF_Dict add_element(const Drawing *d, HPDF_Dict parent, const char *type)
{
    HPDF_Dict element = add_dict(d);
    HPDF_Dict_AddName(element, "Type", "StructElem");
    HPDF_Dict_AddName(element, "S", type);
    HPDF_Dict_Add(element, "P", parent);
    return element;
}

static void add_elements(const Drawing *d, HPDF_Dict root)
{
    const Floor *floor = d->floor;
    HPDF_Array parts = add_array(d, root, "K"), kids = NULL;
    HPDF_Dict part = NULL;
    guint line = 0;
    for (size_t e = 0; e < floor->elements; e++) {
        if (e % ELEMENTS_PER_PART == 0) {
            part = add_element(d, root, "Part");
            HPDF_Array_Add(parts, part);
            kids = add_array(d, part, "K");
        }
        HPDF_Dict element = d->element[e] = add_element(d, part, "P");
        HPDF_Array_Add(kids, element);
        HPDF_Array marks = add_array(d, element, "K");
        for (bool first = true; line < floor->lines->len && floor_element(floor, line) == e;
             line++, first = false) {
            int page = g_array_index(floor->lines, FloorLine, line).page;
            if (first) {
                HPDF_Dict_Add(element, "Pg", d->page[page]);
            }
            HPDF_Array_AddNumber(marks, (int)line - d->first_line[page]);
        }
    }
}

static void add_parents(const Drawing *d, HPDF_Dict root)
{
    const Floor *floor = d->floor;
    HPDF_Dict parents = add_dict(d);
    HPDF_Dict_Add(root, "ParentTree", parents);
    HPDF_Array numbers = add_array(d, parents, "Nums");
    for (int page = 0; page < floor->pages; page++) {
        HPDF_Array_AddNumber(numbers, page);
        HPDF_Array list = HPDF_Array_New(d->doc->mmgr);
        HPDF_Array_Add(numbers, list);
        for (int line = d->first_line[page]; line < d->first_line[page + 1]; line++) {
            HPDF_Array_Add(list, d->element[floor_element(floor, (size_t)line)]);
        }
    }
}

static void add_tags(const Drawing *d)
{
    HPDF_Dict root = add_dict(d);
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    add_elements(d, root);
    add_parents(d, root);
    HPDF_Dict_Add(d->doc->catalog, "StructTreeRoot", root);
    HPDF_Dict mark_info = HPDF_Dict_New(d->doc->mmgr);
    HPDF_Dict_Add(d->doc->catalog, "MarkInfo", mark_info);
    HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
}

/* ---- the file ---- */

static void stop(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)data;
    g_error("libharu: 0x%04lX (%lu)", error, detail);
}

size_t library_floor_write(LibraryFloor *way)
{
    const Floor *floor = way->floor;
    Drawing d = {.floor = floor,
                 .doc = HPDF_New(stop, NULL),
                 .page = g_new0(HPDF_Page, (size_t)floor->pages + 1),
                 .element = g_new0(HPDF_Dict, floor->elements + 1),
                 .first_line = g_new0(int, (size_t)floor->pages + 1)};
    HPDF_SetCompressionMode(d.doc, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(d.doc);
    for (int face = 0; face < FACE_COUNT; face++) {
        if (way->file[face]) {
            const char *name = HPDF_LoadTTFontFromFile(d.doc, way->file[face], HPDF_TRUE);
            d.font[face] = HPDF_GetFont(d.doc, name, "UTF-8");
        }
    }
    draw_pages(&d);
    add_tags(&d);
    HPDF_SaveToStream(d.doc);
    size_t bytes = HPDF_GetStreamSize(d.doc);
    HPDF_Free(d.doc);
    g_free(d.page);
    g_free(d.element);
    g_free(d.first_line);
    return bytes;
}
