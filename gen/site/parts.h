/* Private to site/: its parts. Each makes one kind of file and has a row in site.c. */
#ifndef KEHOACH_SITE_PARTS_H
#define KEHOACH_SITE_PARTS_H

#include "html/write.h"
#include "site/site.h"

/* One of several pieces of work on the site, which emits its own files. Pieces may run at the same
 * time: each has a Site with fonts of its own, and only one of them may print. */
typedef void (*SitePiece)(const Site *site, guint index, const void *what, SiteEmit emit,
                          void *context);

/* Runs pieces 0 … count - 1 by site->spread and emits what they made in the order of the pieces.
 * The last one begins first if it is `long_last`: while it is made the others are emitted. */
void site_spread(const Site *site, guint count, bool long_last, SitePiece piece, const void *what,
                 SiteEmit emit, void *context);

/* The pages of the site that a reader may begin with; a row in site.c each. */
typedef struct SiteLink {
    const char *file;  /* as html_page_name() takes it */
    const char *name;  /* N_("…") */
    const char *about; /* N_("…"): what is there */
} SiteLink;

extern const SiteLink SITE_LINKS[];
extern const size_t SITE_LINK_COUNT;

/* Keys, postings and root of the full-text search (search.h). */
void site_write_search(const Site *site, SiteEmit emit, void *context);

/* The plans for choosing among them and for results (search.h, list.c). */
void site_write_list(const Site *site, SiteEmit emit, void *context);

/* The index over all plans: provinces in the order of the Vietnamese alphabet with their newest
 * plans and the form for choosing and searching; and a page of all plans of each province. */
void site_write_index(const Site *site, SiteEmit emit, void *context);

/* The form for searching and choosing (index-form.c). Shown only where script runs: without it
 * nothing could answer. `plan` is in the order of the page. */
void site_write_form(HtmlWriter *writer, const Plan *const *plan, size_t count);
/* "ke-hoach 63-hai-duong 34-hai-phong 2023 ban-hanh": what the plan can be chosen by. In the pool.
 */
const char *site_facets(Pool *pool, const Plan *plan);

/* ---- order.c: the order in which pages about all plans have them ---- */

/* "Hải Dương"; "" if unknown. */
const char *site_province(const Plan *plan);
/* Official plans by province (unknown ones last), then date from the newest, then slug; free
 * documents behind them. In the pool. */
const Plan *const *site_sorted_plans(const Site *site, Pool *pool);
/* A short name of this order of these plans: an index page and a search index with the same name
 * count plans alike. In the pool. */
const char *site_order_name(Pool *pool, const Plan *const *plans, size_t count);

#endif
