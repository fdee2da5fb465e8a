/* Private to site/: what its pages of data have alike. */
#ifndef KEHOACH_SITE_FRAME_H
#define KEHOACH_SITE_FRAME_H

#include "html/write.h"
#include "site/site.h"

/* A page from its doctype to its heading and introduction. `path` is the Vietnamese page's; the
 * downloads lie beside it, named from the page. The introduction is given as N_("…"). */
typedef struct SitePage {
    const char *path;
    HtmlSaid title;
    const char *introduction;
    const HtmlDownload *download;
    size_t download_count;
} SitePage;

HtmlWriter *site_page_begin(const Site *site, const SitePage *page, HtmlEditions editions);
/* Ends the page; frees the writer. */
HtmlMade site_page_end(HtmlWriter *writer);
/* Gives the pages away, the Vietnamese one of which is at `path`. */
void site_emit_pages(const char *path, const HtmlMade *made, SiteEmit emit, void *context);
/* "Dữ liệu – Kế hoạch của các tỉnh, thành phố". In the writer's pool. */
HtmlSaid site_title(const HtmlWriter *writer, HtmlSaid title);
/* The list of the page's downloads, each with what it is. */
void site_downloads(HtmlWriter *writer);

/* A table in a region that scrolls, up to its first row; the caption names both and is unique in
 * the page. `heads` are given as N_("…"), ended by NULL. */
void site_table_begin(HtmlWriter *writer, HtmlSaid caption, const char *const *heads);
/* The same in parts, for heads that are no constants. */
void site_table_caption(HtmlWriter *writer, HtmlSaid caption);
void site_table_head(HtmlWriter *writer, HtmlSaid head);
void site_table_rows(HtmlWriter *writer);
/* The id of the table that will be begun next. In the pool. */
const char *site_next_table_id(const HtmlWriter *writer);
void site_table_end(HtmlWriter *writer);

/* "Thanh Hóa, 134/KH-UBND", leading to the plan's page, to `fragment` in it unless that is NULL. */
void site_plan_link(HtmlWriter *writer, const Plan *plan, const char *fragment);
/* The same without a link. In the pool. */
const char *site_plan_name(Pool *pool, const Plan *plan);

/* ---- rows of the table in site.c ---- */

/* CSV, JSON, Data Package and schemas of all plans, and the page that explains them (datasets.c).
 */
void site_write_datasets(const Site *site, SiteEmit emit, void *context);
/* Tasks by agency and by deadline, as pages and as a calendar (responsibility.c). */
void site_write_responsibility(const Site *site, SiteEmit emit, void *context);
/* One page, CSV and JSON for each national indicator, and the list of them (indicators.c). */
void site_write_indicators(const Site *site, SiteEmit emit, void *context);
/* The page of the matrix; matrix_row_id() names its rows. */
#define SITE_MATRIX_FILE SITE_COMPARE_FOLDER "/" SITE_MATRIX_NAME ".html"
#define SITE_MATRIX_NAME "chi-tieu"
/* The matrix, each plan beside the national targets, pairs of plans, and the list of all that
 * (comparisons.c). */
void site_write_comparisons(const Site *site, SiteEmit emit, void *context);
/* The plans as a feed, newest first: RFC 4287 (feed.c). */
void site_write_feed(const Site *site, SiteEmit emit, void *context);
/* robots.txt and, if the site's address is known, sitemap.xml (sitemap.c). `pages`: paths of the
 * site's own pages. */
void site_write_sitemap(const Site *site, const GPtrArray *pages, SiteEmit emit, void *context);

#endif
