/* The site: every file that is about more than one plan, beside the plans' own pages. Pages are
 * written with html/'s writer (html/write.h is shared with this folder), so that they have the same
 * head, foot, style and rules as a plan's page. */
#ifndef KEHOACH_SITE_SITE_H
#define KEHOACH_SITE_SITE_H

#include "base/message.h"
#include "font/font.h"
#include "html/html.h"
#include "plan/plan.h"

/* A file that travels inside a PDF. */
typedef struct SiteAttachment {
    const char *name, *description, *media_type;
    GBytes *bytes;
} SiteAttachment;

/* Makes a PDF of a document about plans; NULL if it cannot, which the maker has told. */
typedef GBytes *(*SitePrint)(void *context, const Plan *document, const SiteAttachment *attachment,
                             size_t attachments);

/* Runs `work` for 0 … count - 1, on several threads if there are any, and in the calling thread
 * `done` for each that has ended. What `weigh` finds heaviest begins first. */
typedef void (*SiteStep)(void *context, guint index);
typedef guint64 (*SiteWeigh)(void *context, guint index);
typedef void (*SiteSpread)(void *spreader, guint count, SiteWeigh weigh, SiteStep work,
                           SiteStep done, void *context);

/* What the site is made of. Plans are resolved; all of them borrowed. */
typedef struct Site {
    const Plan *const *plan;
    size_t count;
    const Catalogue *catalogue;
    FontSet *fonts;  /* for charts; or NULL */
    HtmlKits *kits;  /* with the same fonts; NULL: the site has its own */
    SitePrint print; /* NULL: no PDF is made of what is about several plans */
    void *print_context;
    SiteSpread spread; /* NULL: all in the calling thread */
    void *spreader;
    const char *url; /* absolute address of the outputs' root, ending in "/"; NULL: unknown */
    /* Of pages of the site, of documents about plans; both of one thread. NULL: each page finds its
     * own. */
    HtmlWords *words, *plan_words;
} Site;

/* Takes one file: its path below the outputs' root, and its bytes, which it has to unref. Always
 * called in the thread that site_write() was called in. */
typedef void (*SiteEmit)(void *context, const char *path, GBytes *bytes);

/* A plan's own part of the full-text search, beside its page: its sections as words. */
#define SITE_SEARCH_TEXT_FILE "tim-kiem.js"
GBytes *site_write_search_text(const Plan *plan);

/* A plan's own tasks by agency and by deadline, beside its page, as pages; none if it has no tasks.
 * `site_url` and `words` as in Site. */
#define SITE_TASKS_FILE "nhiem-vu.html"
HtmlMade site_write_plan_tasks(const Plan *plan, HtmlEditions editions, const char *site_url,
                               HtmlWords *words);

/* Makes every file of the site and gives them away in the order of the table in site.c, however
 * many threads there are. */
void site_write(const Site *site, SiteEmit emit, void *context);

/* ---- comparisons of plans (comparisons.c) ---- */

#define SITE_COMPARE_FOLDER "so-sanh"

/* "thanh-hoa-134-2022": the name of the files about an official plan beside the national targets,
 * and the id of the plan's row in the list of comparisons. In the pool. */
const char *site_comparison_name(Pool *pool, const Plan *plan);

/* Each makes the files SITE_COMPARE_FOLDER/`name`.* of the site's plans as they are: pages in both
 * languages, JSON, PDF. */

/* Their targets beside the national ones; CSV too. */
void site_write_matrix(const Site *site, const char *name, SiteEmit emit, void *context);
/* What of the national targets they lack or fall short of; CSV too. */
void site_write_superior(const Site *site, const char *name, SiteEmit emit, void *context);
/* The first two beside each other; the CSV has their targets. */
void site_write_pair(const Site *site, const char *name, SiteEmit emit, void *context);

/* The plans that are official documents, in the order of the site; guides and books hold examples,
 * which are no figures of any province. In the pool. */
const Plan *const *site_official_plans(const Site *site, Pool *pool, size_t *count);

#endif
