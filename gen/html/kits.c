#include "html/html.h"

struct HtmlKits {
    const FontSet *fonts;
    const Catalogue *catalogue;
    GAsyncQueue *idle; /* of HtmlKit */
};

static void kit_free(gpointer data)
{
    HtmlKit *kit = data;
    font_set_free(kit->fonts);
    html_words_free(kit->words);
    html_words_free(kit->site_words);
    g_free(kit);
}

HtmlKits *html_kits_new(const FontSet *fonts, const Catalogue *catalogue)
{
    HtmlKits *kits = g_new(HtmlKits, 1);
    *kits = (HtmlKits){fonts, catalogue, g_async_queue_new_full(kit_free)};
    return kits;
}

void html_kits_free(HtmlKits *kits)
{
    if (kits) {
        g_async_queue_unref(kits->idle);
        g_free(kits);
    }
}

HtmlKit *html_kit_take(HtmlKits *kits)
{
    HtmlKit *kit = g_async_queue_try_pop(kits->idle);
    if (!kit) {
        kit = g_new(HtmlKit, 1);
        kit->fonts = kits->fonts ? font_set_share(kits->fonts) : NULL;
        kit->words = html_words_new(kits->catalogue);
        kit->site_words = html_words_new(NULL);
    }
    return kit;
}

void html_kit_give_back(HtmlKits *kits, HtmlKit *kit)
{
    g_async_queue_push(kits->idle, kit);
}
