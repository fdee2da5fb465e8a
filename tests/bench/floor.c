/* The floors under the time of a PDF: what it takes to write a file of the same pages, lines, fonts
 * and tags as a plan's, with nothing decided on the way: no source, no layout, no shaping.
 *
 *   kehoach dump pages PLAN | bench-floor FONTS ELEMENTS [TIMES]
 *
 * The dump says what stands where; ELEMENTS is how many structure elements there are (lines of
 * "kehoach dump tags"). Prints "name value" lines like bench-stages, in ms: "floor", libharu's own
 * way, and "writer", the program's own writers. */
#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TIMES 5

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

static void read_line(Floor *floor, char *text)
{
    const double millimetre = 72000.0 / 25.4;
    char *at = g_strchug(text);
    if (g_str_has_prefix(at, "page ")) {
        floor->pages++;
        return;
    }
    FloorLine line = {.page = floor->pages - 1};
    bool is_text = g_str_has_prefix(at, "text ");
    if ((!is_text && !g_str_has_prefix(at, "rule ")) || floor->pages == 0) {
        return;
    }
    at += strlen("text ");
    line.x = read_length(&at, millimetre);
    line.y = read_length(&at, millimetre);
    line.size = read_length(&at, is_text ? 1000 : millimetre);
    at += strspn(at, " ");
    char *from = is_text ? strchr(at, '"') : NULL, *to = from ? strrchr(at, '"') : NULL;
    if (from && to > from) {
        line.face = read_style(at);
        line.text = pool_strndup(floor->pool, from + 1, (size_t)(to - from) - 1);
        floor->glyphs += (size_t)g_utf8_strlen(line.text, -1);
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

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

typedef struct Fastest {
    double time; /* ms */
    size_t bytes;
} Fastest;

static void note(Fastest *fastest, double start, size_t bytes)
{
    double took = now() - start;
    if (fastest->bytes == 0 || took < fastest->time) {
        *fastest = (Fastest){took, bytes};
    }
}

static void measure(const Floor *floor, int times)
{
    Fastest library = {0}, writer = {0};
    LibraryFloor *by_library = library_floor_new(floor);
    WriterFloor *by_writer = writer_floor_new(floor);
    for (int i = 0; i < times; i++) {
        double start = now();
        note(&library, start, library_floor_write(by_library));
        start = now();
        note(&writer, start, writer_floor_write(by_writer));
    }
    writer_floor_free(by_writer);
    library_floor_free(by_library);
    printf("floor %.4f\nwriter %.4f\npages %d\nlines %u\nglyphs %zu\nbytes %zu\nwriter-bytes %zu\n",
           library.time, writer.time, floor->pages, floor->lines->len, floor->glyphs, library.bytes,
           writer.bytes);
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
                   .lines = g_array_new(FALSE, FALSE, sizeof(FloorLine)),
                   .rules = g_array_new(FALSE, FALSE, sizeof(FloorLine)),
                   .elements = (size_t)strtoul(argv[2], NULL, 10)};
    bool good = floor.fonts != NULL;
    if (good) {
        read_dump(&floor);
        good = floor.pages > 0 && floor.lines->len > 0;
    }
    if (good) {
        measure(&floor, argc > 3 ? (int)strtol(argv[3], NULL, 10) : TIMES);
    } else {
        fprintf(stderr, "bench-floor: no fonts or no pages\n");
    }
    g_array_free(floor.lines, TRUE);
    g_array_free(floor.rules, TRUE);
    pool_free(floor.pool);
    if (floor.fonts) {
        font_set_free(floor.fonts);
    }
    findings_free(findings);
    return good ? 0 : 3;
}
