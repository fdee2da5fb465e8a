#include "pdf/document.h"

#include <lcms2.h>

/* The output intent (ISO 19005-3, 6.2.3): colours are sRGB. The profile is made here, so that
 * none has to be shipped. */

/* Bytes 24 to 35 of the header are the time of making (ICC.1:2004-10, 7.2.8), the clock's: the
 * same day for every file instead. */
static void fix_date(char *profile)
{
    static const unsigned char date[12] = {0x07, 0xD0, 0, 1, 0, 1}; /* 2000-01-01, midnight */
    memcpy(profile + 24, date, sizeof date);
}

/* The same bytes for every document of the process. NULL if lcms2 cannot make them. */
static gpointer make_profile(gpointer none)
{
    (void)none;
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    /* The version that PDF 1.7 knows (ISO 32000-1, 8.6.5.5, table 67). */
    cmsSetProfileVersion(profile, 4.2);
    cmsUInt32Number length = 0;
    GBytes *made = NULL;
    if (cmsSaveProfileToMem(profile, NULL, &length) && length > 128) {
        char *bytes = g_malloc(length);
        if (cmsSaveProfileToMem(profile, bytes, &length)) {
            fix_date(bytes);
            made = g_bytes_new(bytes, length);
        }
        g_free(bytes);
    }
    cmsCloseProfile(profile);
    return made;
}

static ObjectId add_profile(PdfDocument *document)
{
    static GOnce once = G_ONCE_INIT;
    GBytes *profile = g_once(&once, make_profile, NULL);
    if (!profile) {
        return 0;
    }
    gsize length;
    const void *bytes = g_bytes_get_data(profile, &length);
    Syntax deflated = {0}, entries = {0};
    deflater_run(document->deflater, bytes, length, &deflated);
    syntax_put(&entries, "/N 3\n/Alternate /DeviceRGB\n/Filter /FlateDecode");
    ObjectId object = haru_add_stream(document->haru, &entries, deflated.bytes, deflated.length);
    syntax_free(&entries);
    syntax_free(&deflated);
    return object;
}

void intent_write(PdfDocument *document)
{
    static const char condition[] = "sRGB IEC61966-2.1";
    ObjectId profile = add_profile(document);
    syntax_put(document->catalogue, "\n/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 "
                                    "/OutputConditionIdentifier ");
    syntax_text(document->catalogue, condition);
    syntax_put(document->catalogue, " /Info ");
    syntax_text(document->catalogue, condition);
    document_put_entry(document->catalogue, "/DestOutputProfile", profile);
    syntax_put(document->catalogue, ">>]");
}
