/* HTML: accessible pages of a plan, one in each language of the page's own words (WCAG 2.2 AA,
 * valid for the Nu checker, no request to the outside, works without script). Written from the plan
 * tree, never from pages; all that are wanted at once, since nearly all of them is the same. */
#ifndef KEHOACH_HTML_HTML_H
#define KEHOACH_HTML_HTML_H

#include "base/message.h"
#include "font/font.h"
#include "plan/plan.h"

#define HTML_STYLE_FILE "kehoach.css"
#define HTML_SCRIPT_FILE "kehoach.js"
/* Names of pages are those of the Vietnamese ones; html_page_name() gives the others. */
#define HTML_PAGE_FILE "ke-hoach.html"
#define HTML_PAGE_FILE_ENGLISH "ke-hoach.en.html"
#define HTML_FRAGMENT_FILE "ke-hoach.manh.html"
#define HTML_FRAGMENT_STYLE_FILE "kehoach-nhung.css"
#define HTML_PDF_FILE "ke-hoach.pdf"

typedef enum HtmlEdition {
    HTML_VIETNAMESE, /* the pages, by the language of their own words; a plan's are Vietnamese */
    HTML_ENGLISH,
    /* The plan's text alone, in Vietnamese, for the page of a portal: one element with everything
     * in it, styled by HTML_FRAGMENT_STYLE_FILE; no download, no position and no script. Every id
     * begins with "kh-", and the title is a heading of the second level. Pictures are named by
     * their whole addresses if that of the outputs is known. */
    HTML_FRAGMENT,
    HTML_EDITION_COUNT
} HtmlEdition;

/* A set of them. */
typedef guint HtmlEditions;
#define HTML_EDITION(edition) (1U << (edition))
#define HTML_PAGES (HTML_EDITION(HTML_VIETNAMESE) | HTML_EDITION(HTML_ENGLISH))

/* By edition; NULL if it was not wanted. g_bytes_unref them. */
typedef struct HtmlMade {
    GBytes *bytes[HTML_EDITION_COUNT];
} HtmlMade;

/* A file beside the page that holds the same plan in another form. */
typedef struct HtmlDownload {
    const char *file;       /* its name beside the page */
    const char *media_type; /* NULL: a page in both languages (html_page_name()), read, not saved */
    const char *format;     /* "PDF", N_("Lịch"): the link's name where its place says the rest */
    const char *label;      /* N_("bản in đúng thể thức"): what is in it */
} HtmlDownload;

/* A page of the site that tells more of the plan. */
typedef struct HtmlRelated {
    const char *path;     /* the Vietnamese page, below the outputs' root */
    const char *fragment; /* in it, or NULL */
    const char *label;    /* N_("…") */
} HtmlRelated;

/* What is known of the words of plans of one catalogue, or of pages of the site with NULL. Any
 * number of pages may be given the same, one after the other. */
typedef struct HtmlWords HtmlWords;

HtmlWords *html_words_new(const Catalogue *catalogue);
void html_words_free(HtmlWords *words);

/* What one thread knows of fonts and words, and keeps from page to page. */
typedef struct HtmlKit {
    FontSet *fonts;        /* shares its faces with the others'; NULL if there are none */
    HtmlWords *words;      /* of plans of the catalogue */
    HtmlWords *site_words; /* of pages of the site */
} HtmlKit;

/* Kits for as many threads as ask at the same time; any of them may call. */
typedef struct HtmlKits HtmlKits;

/* `fonts` (or NULL) and the catalogue are borrowed. */
HtmlKits *html_kits_new(const FontSet *fonts, const Catalogue *catalogue);
/* All kits are given back. */
void html_kits_free(HtmlKits *kits);
HtmlKit *html_kit_take(HtmlKits *kits);
void html_kit_give_back(HtmlKits *kits, HtmlKit *kit);

typedef struct HtmlPage {
    const Plan *plan; /* resolved */
    FontSet *fonts;   /* for charts; NULL: their table alone is written */
    HtmlEditions editions;
    const HtmlDownload *download; /* those that were made of this plan */
    size_t download_count;
    const HtmlRelated *related;
    size_t related_count;
    const char *path; /* the Vietnamese page, below the outputs' root; NULL: HTML_PAGE_FILE in the
                         plan's folder */
    bool positions;   /* blocks say where they stand in the source: data-dong="noi-dung.md:12" */
    const char *site_url; /* absolute address of the outputs' root, ending in "/"; NULL: unknown */
    HtmlWords *words;     /* of the plan's catalogue; NULL: the page finds its own */
} HtmlPage;

/* The page of a plan. Links lead to the downloads beside it, to the shared files and the index at
 * the outputs' root (their relative path follows from plan->slug). */
HtmlMade html_write_plan(const HtmlPage *page);

typedef enum HtmlChangeKind {
    HTML_CHANGE_ADDED,
    HTML_CHANGE_REMOVED,
    HTML_CHANGE_REWORDED,
    HTML_CHANGE_MOVED
} HtmlChangeKind;

/* One change as the list of a comparison tells it. */
typedef struct HtmlChange {
    int number;
    HtmlChangeKind kind;
    ChangeTopic topic;
    const char *topic_name;             /* N_("…") */
    const char *place, *before, *after; /* the plan's words, or NULL */
    const char *description;            /* in Vietnamese, or NULL */
    ChangeEnglish english;              /* the same */
} HtmlChange;

typedef struct HtmlComparison {
    const HtmlChange *change; /* those of a topic stand together */
    size_t count;
    const char *table_file; /* "bang-so-sanh.html" beside the page, or NULL */
} HtmlComparison;

/* The page of a plan that merges two: the list of changes, and the plan with them marked. There is
 * no fragment of it. */
HtmlMade html_write_comparison(const HtmlPage *page, const HtmlComparison *comparison);

/* "ke-hoach.html" -> "ke-hoach.en.html" in English, as it is in Vietnamese. In the pool. */
const char *html_page_name(Pool *pool, MessageLanguage language, const char *file);

#define HTML_FEED_FILE "tin.atom"

/* The files at the outputs' root that all pages share. */
typedef struct HtmlFile {
    const char *file;
    GBytes *(*write)(void);
} HtmlFile;

extern const HtmlFile HTML_FILES[];
extern const size_t HTML_FILE_COUNT;

#endif
