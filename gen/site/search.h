/* Private to site/: full-text search without a server. Five kinds of files, all scripts of pure
 * data, because a page opened from the disk may load scripts beside it but fetch nothing:
 *
 *   tim-kiem/muc-luc.js       the root: version, and the first key of every shard
 *   tim-kiem/N.js             shard N: keys in order, about SEARCH_SHARD_SIZE bytes, each with the
 *                             plans it is in
 *   <plan>/tim-kiem.js        a plan's sections: anchor, heading, text; for excerpts
 *   tim-kiem/danh-sach.js     version, and what each plan can be chosen by
 *   tim-kiem/ke-hoach-N.js    what the list says of plans N × SEARCH_LIST_SHARD and following
 *
 * A key is a folded word ("hoach") or two neighbours ("ke hoach"). A word's value is an object:
 * each marked form of it that occurs, with its postings; a pair's value is the postings alone. The
 * pairs say which plans have the words side by side without positions in the index, which would be
 * larger than the texts.
 *
 * Postings are a string: for each plan in the order of the index page (delta from the one before,
 * the first from -1) times 4 plus a SearchWeight, as digits of 5 bits, low ones first, in the 64
 * letters of base64; a letter of 32 or more says that the number goes on.
 *
 * The page asks for the root, the few shards its words are in, and lists and texts of the plans it
 * shows; what each can be chosen by only when something is chosen (about 15 bytes a plan). So what
 * is downloaded hardly grows with the number of plans. */
#ifndef KEHOACH_SITE_SEARCH_H
#define KEHOACH_SITE_SEARCH_H

#include "site/site.h"

#define SEARCH_FOLDER "tim-kiem"
#define SEARCH_ROOT_FILE SEARCH_FOLDER "/muc-luc.js"
#define SEARCH_SHARD_SIZE 49152 /* bytes */
#define SEARCH_LIST_ROOT SEARCH_FOLDER "/danh-sach.js"
#define SEARCH_LIST_FILE SEARCH_FOLDER "/ke-hoach-%" G_GSIZE_FORMAT ".js"
#define SEARCH_LIST_SHARD 100 /* plans */

/* The best a plan has of a key. */
typedef enum SearchWeight {
    SEARCH_TEXT,    /* in its text */
    SEARCH_OFTEN,   /* at least SEARCH_OFTEN_COUNT times there */
    SEARCH_HEADING, /* in a heading */
    SEARCH_TITLE    /* in its title */
} SearchWeight;

#define SEARCH_OFTEN_COUNT 4

/* One section as it is found. The first of a plan is what stands in front of all sections: its
 * heading is the plan's title. */
typedef struct SearchEntry {
    const char *anchor; /* id in the plan's page; "" for its top */
    const char *heading;
    GString *text; /* blocks parted by spaces, cells by SEARCH_CELL_MARK */
} SearchEntry;

#define SEARCH_CELL_MARK " · "

/* Of SearchEntry; heading and anchor live in `pool`; g_array_unref frees the texts. */
GArray *search_entries(const Plan *plan, Pool *pool);

typedef struct SearchIndex SearchIndex;

SearchIndex *search_index_new(void);
/* The next plan in the order of the index page. Nothing of it is kept. */
void search_index_add(SearchIndex *index, const Plan *plan);
/* Emits shards and root. `order` names the order of the plans (site_order_name()). */
void search_index_write(const SearchIndex *index, const char *order, SiteEmit emit, void *context);
void search_index_free(SearchIndex *index);

#endif
