/* Ink: how much of it a glyph's outline holds, and how much a rendered page shows. */
#ifndef TEST_PDF_LETTERS_H
#define TEST_PDF_LETTERS_H

#include "font/font.h"

/* In em and em². */
typedef struct Ink {
    double area;
    double left, right, bottom, top;
} Ink;

/* Of the glyph's outline in the whole font file: contours added with their sign. */
Ink ink_of_outline(const Face *face, uint32_t glyph);

typedef struct Picture {
    int width, height;
    unsigned char *grey; /* 255 = white */
    char *memory;
} Picture;

/* A binary PGM file. */
Picture picture_read(const char *path);
void picture_free(Picture *picture);
/* Of what is dark in columns from..to; `em` pixels are an em, `baseline` counts from the top. */
Ink ink_of_picture(const Picture *picture, double from, double to, double baseline, double em);

#endif
