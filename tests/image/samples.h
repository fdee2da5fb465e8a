/* Pictures for tests: red and green above blue and white, so that whoever turns, mirrors or mixes
 * it is found out. As PNG and JPEG of every kind that the libraries write. */
#ifndef KEHOACH_TESTS_IMAGE_SAMPLES_H
#define KEHOACH_TESTS_IMAGE_SAMPLES_H

#include <glib.h>
#include <stdbool.h>

#define SAMPLE_WIDTH 48
#define SAMPLE_HEIGHT 32

typedef struct PngForm {
    const char *name;
    int colour, depth;      /* as in the header: 0 grey, 2 RGB, 3 palette, 4 and 6 with alpha */
    bool interlaced, keyed; /* keyed: white is transparent by tRNS */
    double gamma;           /* of the file; 0: it says none */
} PngForm;

extern const PngForm PNG_FORMS[];
extern const size_t PNG_FORM_COUNT;

typedef enum JpegColours { JPEG_GREY, JPEG_YCC, JPEG_RGB_INSIDE, JPEG_INKS } JpegColours;

typedef struct JpegForm {
    const char *name;
    JpegColours colours;
    bool progressive;
    int orientation; /* EXIF; 0: no EXIF */
    int scans;       /* if progressive and grey, at most 65; 0: as many as usual */
} JpegForm;

extern const JpegForm JPEG_FORMS[];
extern const size_t JPEG_FORM_COUNT;

/* What is seen at a pixel of the upright picture: 0 to 255 each. Grey samples show the mean. */
void sample_pixel(int x, int y, guint8 rgb[3]);

/* With a text (and in JPEG a comment) that must not come through. */
#define SAMPLE_SECRET "chup tai nha rieng"
GBytes *sample_png(const PngForm *form);
GBytes *sample_jpeg(const JpegForm *form);

#endif
