/* Private to image/: the two kinds of files. */
#ifndef KEHOACH_IMAGE_PARTS_H
#define KEHOACH_IMAGE_PARTS_H

#include "image/image.h"

/* Bytes that are read from the start to the end. */
typedef struct ImageSource {
    const guint8 *bytes;
    size_t length;
} ImageSource;

/* Whether these sides may be decoded; above 0 and within the limits. */
bool image_fits(guint32 width, guint32 height);

/* Fills the sides, upright. Takes no memory for pixels. */
ImageFault png_read_sides(ImageSource source, ImageHeader *header);
ImageFault jpeg_read_sides(ImageSource source, ImageHeader *header);
/* Fills file, samples and channels; false if the file is damaged. */
bool png_publish(ImageSource source, ImageData *data);
bool jpeg_publish(ImageSource source, ImageData *data);

#endif
