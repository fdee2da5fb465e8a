/* The site: every file that is about more than one plan, beside the plans' own pages. Pages are
 * written with html/'s writer (html/write.h is shared with this folder), so that they have the same
 * head, foot, style and rules as a plan's page. */
#ifndef KEHOACH_SITE_SITE_H
#define KEHOACH_SITE_SITE_H

#include "font/font.h"
#include "plan/plan.h"

/* What the site is made of. Plans are resolved; all of them borrowed. */
typedef struct Site {
    const Plan *const *plan;
    size_t count;
    const Catalogue *catalogue;
    FontSet *fonts;  /* for charts; or NULL */
    const char *url; /* absolute address of the outputs' root, ending in "/"; NULL: unknown */
} Site;

/* Takes one file: its path below the outputs' root, and its bytes, which it has to unref. */
typedef void (*SiteEmit)(void *context, const char *path, GBytes *bytes);

/* A plan's own part of the full-text search, beside its page: its sections as words. */
#define SITE_SEARCH_TEXT_FILE "tim-kiem.js"
GBytes *site_write_search_text(const Plan *plan);

/* Makes every file of the site, in the order of the table in site.c. */
void site_write(const Site *site, SiteEmit emit, void *context);

#endif
