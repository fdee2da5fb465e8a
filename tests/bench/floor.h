/* What a floor writes: the pages, lines, rules and structure elements of a plan, read from its dump
 * with nothing left to decide. Two programs' worth of writing are measured on it, see floor.c. */
#ifndef KEHOACH_BENCH_FLOOR_H
#define KEHOACH_BENCH_FLOOR_H

#include "base/pool.h"
#include "font/font.h"

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef struct FloorLine {
    int page;
    FaceStyle face;
    int64_t x, y, size; /* 1/1000 pt, y from the top of the page */
    const char *text;   /* NULL: a rule, `size` wide */
} FloorLine;

typedef struct Floor {
    FontSet *fonts;
    Pool *pool;
    GArray *lines; /* of FloorLine, page by page */
    GArray *rules; /* the same */
    int pages;
    size_t elements; /* of structure; lines are dealt out evenly among them */
    size_t glyphs;   /* with the spaces between words */
} Floor;

/* The element that the line belongs to. */
static inline size_t floor_element(const Floor *floor, size_t line)
{
    return line * floor->elements / floor->lines->len;
}

/* Each prepares what needs no clock, and gives how many bytes a file has that it wrote. */

/* libharu as its manual says: its fonts and encoder, its drawing, its own compression. */
typedef struct LibraryFloor LibraryFloor;
LibraryFloor *library_floor_new(const Floor *floor);
size_t library_floor_write(LibraryFloor *way);
void library_floor_free(LibraryFloor *way);

/* The program's own writers of content, fonts and objects, which leave libharu the file. */
typedef struct WriterFloor WriterFloor;
WriterFloor *writer_floor_new(const Floor *floor);
size_t writer_floor_write(WriterFloor *way);
void writer_floor_free(WriterFloor *way);

#endif
