/* Pictures: PNG and JPEG files, made fit to be published and to be printed.
 *
 * A file is untrusted. What it is, its content says and not its name. Its header is judged before
 * memory is taken for a single pixel; the rest is decoded whole, by libpng and libjpeg-turbo, and
 * written anew. What comes out of here is always this program's own work: nothing of the file but
 * its pixels gets into a page or a PDF, so no text, thumbnail, place or camera either.
 *
 * - PNG: 8 bits a channel, grey or RGB; what is transparent lies on white. Other depths, palettes,
 *   interlacing and a gamma of the file's own are resolved. The same pixels give the same bytes.
 * - JPEG: baseline, grey or YCbCr, without a loss from a file of either kind. Only a picture that
 *   has to be turned upright (EXIF) or that is CMYK or RGB inside is coded anew from its pixels.
 *
 * Colours are sRGB; colour profiles in files are not applied. Sizes are pixels. */
#ifndef KEHOACH_IMAGE_IMAGE_H
#define KEHOACH_IMAGE_IMAGE_H

#include <glib.h>
#include <stdbool.h>

/* Limits of a file. A sheet A3 at 300 dots an inch has 17 million pixels. */
#define IMAGE_MAX_BYTES ((size_t)16 * 1024 * 1024)
#define IMAGE_MAX_SIDE 16384
#define IMAGE_MAX_PIXELS 32000000
/* Passes of a progressive JPEG over its pixels: ten are usual, and each takes as long as a whole
 * picture. */
#define IMAGE_MAX_SCANS 64

typedef enum ImageKind { IMAGE_PNG, IMAGE_JPEG, IMAGE_KIND_COUNT } ImageKind;

typedef enum ImageFault {
    IMAGE_SOUND,
    IMAGE_FAULT_KIND,   /* neither PNG nor JPEG */
    IMAGE_FAULT_SIZE,   /* beyond IMAGE_MAX_SIDE or IMAGE_MAX_PIXELS */
    IMAGE_FAULT_CONTENT /* damaged, cut short, or in a form that is not read */
} ImageFault;

/* A file of which the header is known. Never changes, and any thread may use it. Files with the
 * same content that are alive at a time are one Image. */
typedef struct Image Image;

typedef struct ImageHeader {
    ImageKind kind;
    int width, height; /* upright */
} ImageHeader;

/* The picture as it is published. */
typedef struct ImageData {
    GBytes *file;    /* PNG or JPEG */
    GBytes *samples; /* the same as PDF has it: a zlib stream with PNG predictors of a PNG's pixels
                        (ISO 32000-1, 7.4.4.4), all of a JPEG (7.4.8) */
    int channels;    /* 1: grey, 3: RGB; 8 bits each */
    char digest[65]; /* SHA-256 of the file, in hexadecimal */
} ImageData;

/* Reads the header; keeps the bytes. NULL with the fault. `header` (or NULL) gets what is known,
 * sides of 0 where nothing is. image_unref it. */
Image *image_open(GBytes *bytes, ImageHeader *header, ImageFault *fault);
void image_unref(Image *image);

ImageHeader image_header(const Image *image);
/* SHA-256 of the file as it was given, in hexadecimal. */
const char *image_digest(const Image *image);
/* Decodes the picture when it is first asked for; NULL if it is damaged. Borrowed. */
const ImageData *image_data(const Image *image);

/* How large it is printed, in the caller's unit, of which `inch` make an inch: IMAGE_RESOLUTION
 * dots an inch, or coarser where that would be narrower than IMAGE_NARROWEST, or finer to stay
 * within `widest` and `tallest`. */
#define IMAGE_RESOLUTION 150
#define IMAGE_NARROWEST 80 /* millimetres */
typedef struct ImageSize {
    gint64 width, height;
} ImageSize;
ImageSize image_print_size(ImageHeader header, gint64 inch, gint64 widest, gint64 tallest);

/* "png", "image/png". */
const char *image_ending(ImageKind kind);
const char *image_media_type(ImageKind kind);
/* What a file that is neither seems to be: "GIF", "WebP"; NULL if it is not known. */
const char *image_other_kind(const void *bytes, size_t length);

#endif
