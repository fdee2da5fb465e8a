#include "site/site.h"

#include "html/write.h"
#include "site/frame.h"
#include "site/parts.h"

static void write_shared_files(const Site *site, SiteEmit emit, void *context)
{
    (void)site;
    for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
        emit(context, HTML_FILES[i].file, HTML_FILES[i].write());
    }
}

const SiteLink SITE_LINKS[] = {
    {HTML_INDEX_FILE, N_("Danh mục kế hoạch"), N_("mọi kế hoạch theo tỉnh, thành phố")},
    {"chi-tieu/" HTML_INDEX_FILE, N_("Chỉ tiêu quốc gia"),
     N_("mục tiêu quốc gia và con số của từng kế hoạch")},
    {SITE_TASKS_FILE, N_("Nhiệm vụ theo cơ quan"), N_("ai chủ trì, ai phối hợp, đến bao giờ")},
    {SITE_COMPARE_FOLDER "/" HTML_INDEX_FILE, N_("So sánh"),
     N_("kế hoạch với mục tiêu quốc gia, kế hoạch với kế hoạch")},
    {"du-lieu/" HTML_INDEX_FILE, N_("Dữ liệu"), N_("CSV, JSON và lược đồ của mọi kế hoạch")},
};
const size_t SITE_LINK_COUNT = G_N_ELEMENTS(SITE_LINKS);

typedef void (*SitePart)(const Site *site, SiteEmit emit, void *context);

/* A page comes after what it needs, so that a build cut short never leaves pages without style. */
static const SitePart FIRST_PARTS[] = {
    write_shared_files,        site_write_list,       site_write_datasets,
    site_write_responsibility, site_write_indicators, site_write_search, /* takes longest */
};
static const SitePart LAST_PARTS[] = {
    site_write_feed,
    site_write_index,
};

static void write_part(const Site *site, guint index, const void *parts, SiteEmit emit,
                       void *context)
{
    ((const SitePart *)parts)[index](site, emit, context);
}

/* Passes files on and remembers which of them are pages. */
typedef struct Emission {
    SiteEmit emit;
    void *context;
    GPtrArray *pages; /* of char * */
} Emission;

static void emit_and_remember(void *context, const char *path, GBytes *bytes)
{
    Emission *emission = context;
    if (g_str_has_suffix(path, ".html")) {
        g_ptr_array_add(emission->pages, g_strdup(path));
    }
    emission->emit(emission->context, path, bytes);
}

void site_write(const Site *site, SiteEmit emit, void *context)
{
    Emission emission = {emit, context, g_ptr_array_new_with_free_func(g_free)};
    site_spread(site, G_N_ELEMENTS(FIRST_PARTS), true, write_part, FIRST_PARTS, emit_and_remember,
                &emission);
    /* Most of the work; spreads its own pieces. */
    site_write_comparisons(site, emit_and_remember, &emission);
    site_spread(site, G_N_ELEMENTS(LAST_PARTS), true, write_part, LAST_PARTS, emit_and_remember,
                &emission);
    site_write_sitemap(site, emission.pages, emit, context);
    g_ptr_array_free(emission.pages, TRUE);
}
