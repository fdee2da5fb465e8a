#include "site/site.h"

#include "html/write.h"
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
};
const size_t SITE_LINK_COUNT = G_N_ELEMENTS(SITE_LINKS);

typedef void (*SitePart)(const Site *site, SiteEmit emit, void *context);

/* A page comes after what it needs, so that a build cut short never leaves pages without style. */
static const SitePart PARTS[] = {
    write_shared_files,
    site_write_search,
    site_write_index,
};

void site_write(const Site *site, SiteEmit emit, void *context)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        PARTS[i](site, emit, context);
    }
}
