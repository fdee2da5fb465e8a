/* Work on the site spread over threads: made in any order, given away in one. */
#include "site/parts.h"

/* A file that a piece has made. */
typedef struct Made {
    char *path;
    GBytes *bytes;
} Made;

typedef struct Spreading {
    const Site *site;
    SitePiece piece;
    const void *what;
    SiteEmit emit;
    void *context;
    HtmlKits *kits;
    GArray **made; /* of Made, by piece */
    bool *through; /* by piece; the calling thread's alone */
    guint count, emitted;
    bool long_last;
} Spreading;

static void keep_file(void *context, const char *path, GBytes *bytes)
{
    GArray *made = context;
    Made file = {g_strdup(path), bytes};
    g_array_append_val(made, file);
}

static void make_piece(void *context, guint index)
{
    Spreading *spreading = context;
    HtmlKit *kit = html_kit_take(spreading->kits);
    Site own = *spreading->site;
    own.fonts = kit->fonts;
    own.words = kit->site_words;
    own.plan_words = kit->words;
    GArray *made = g_array_new(FALSE, FALSE, sizeof(Made));
    spreading->piece(&own, index, spreading->what, keep_file, made);
    spreading->made[index] = made;
    html_kit_give_back(spreading->kits, kit);
}

/* What waits is little: pieces end about in the order in which they are begun. */
static void emit_in_order(void *context, guint index)
{
    Spreading *spreading = context;
    spreading->through[index] = true;
    while (spreading->emitted < spreading->count && spreading->through[spreading->emitted]) {
        GArray *made = spreading->made[spreading->emitted++];
        for (guint i = 0; i < made->len; i++) {
            Made *file = &g_array_index(made, Made, i);
            spreading->emit(spreading->context, file->path, file->bytes);
            g_free(file->path);
        }
        g_array_free(made, TRUE);
    }
}

static guint64 weigh_piece(void *context, guint index)
{
    const Spreading *spreading = context;
    return spreading->long_last && index + 1 == spreading->count;
}

void site_spread(const Site *site, guint count, bool long_last, SitePiece piece, const void *what,
                 SiteEmit emit, void *context)
{
    HtmlKits *own_kits = site->kits ? NULL : html_kits_new(site->fonts, site->catalogue);
    Spreading spreading = {.site = site,
                           .piece = piece,
                           .what = what,
                           .emit = emit,
                           .context = context,
                           .kits = site->kits ? site->kits : own_kits,
                           .made = g_new0(GArray *, (gsize)count + 1),
                           .through = g_new0(bool, (gsize)count + 1),
                           .count = count,
                           .long_last = long_last};
    if (site->spread) {
        site->spread(site->spreader, count, weigh_piece, make_piece, emit_in_order, &spreading);
    } else {
        for (guint i = 0; i < count; i++) {
            make_piece(&spreading, i);
            emit_in_order(&spreading, i);
        }
    }
    html_kits_free(own_kits);
    g_free(spreading.through);
    g_free(spreading.made);
}
