#include "pdf/document.h"

/* Pictures (ISO 32000-1, 8.9.5). Their samples come ready-made from image/; their colours are those
 * of the output intent, sRGB, and grey stays grey (ISO 19005-3, 6.2.4.3). */

static void put_number(Syntax *s, const char *key, int64_t number)
{
    syntax_put(s, key);
    syntax_integer(s, number);
}

ObjectId image_write(PdfDocument *document, const Image *image)
{
    ImageHeader header = image_header(image);
    const ImageData *data = image_data(image);
    if (!data) {
        return 0;
    }
    Syntax s = {0};
    syntax_put(&s, "/Type /XObject\n/Subtype /Image");
    put_number(&s, "\n/Width ", header.width);
    put_number(&s, "\n/Height ", header.height);
    syntax_put(&s, "\n/BitsPerComponent 8\n/ColorSpace ");
    syntax_put(&s, data->channels == 1 ? "/DeviceGray" : "/DeviceRGB");
    if (header.kind == IMAGE_PNG) {
        put_number(&s, "\n/Filter /FlateDecode\n/DecodeParms <</Predictor 15 /Colors ",
                   data->channels);
        put_number(&s, " /Columns ", header.width);
        syntax_put(&s, ">>");
    } else {
        syntax_put(&s, "\n/Filter /DCTDecode");
    }
    gsize length;
    const void *bytes = g_bytes_get_data(data->samples, &length);
    ObjectId object = haru_add_stream(document->haru, &s, bytes, length);
    syntax_free(&s);
    return object;
}
