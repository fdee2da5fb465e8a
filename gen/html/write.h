/* Shared by html/ and site/ alone: a page while it is written. Words of the page itself are in the
 * page's language, never the user's: a page must not depend on who made it where. */
#ifndef KEHOACH_HTML_WRITE_H
#define KEHOACH_HTML_WRITE_H

#include "base/message.h"
#include "base/text.h"
#include "html/html.h"
#include "plan/change.h"
#include "plan/tie.h"

/* Every id the program makes begins so; authors' ids that do get another beginning. So neither can
 * meet the other. */
#define HTML_OWN_ID "kh-"

#define HTML_INDEX_FILE "index.html"
#define HTML_SITE_NAME N_("Kế hoạch của các tỉnh, thành phố")

/* A fact that is unknown or inferred: marked where it stands, explained in the box about the text.
 */
typedef struct HtmlDoubt {
    const char *name; /* what the fact is: "Chức vụ người ký" */
    FactState state;
    const char *reason;
} HtmlDoubt;

typedef struct HtmlWriter HtmlWriter;
struct HtmlWriter {
    GString *out;
    const Plan *plan;
    FontSet *fonts;           /* for charts; or NULL */
    MessageLanguage language; /* of the page itself; a plan's text is always Vietnamese */
    Pool *pool;
    const char *path;           /* of the Vietnamese page, below the outputs' root */
    const char *root;           /* from the page to the outputs' root: "../../" */
    HtmlWords *words;           /* shared with other pages, … */
    HtmlWords *own_words;       /* or found when they are needed, … */
    const Catalogue *catalogue; /* with the plan's names and abbreviations; NULL without a plan */
    char **signatory;           /* words of a name that is kept whole, or NULL */
    const char *site_url;       /* as in HtmlPage */
    bool fragment;
    int title_level;              /* of the document\'s title: 1, in a fragment 2 */
    const HtmlDownload *download; /* other forms of the page's content, beside it */
    size_t download_count;
    const HtmlRelated *related;
    size_t related_count;
    GHashTable *ids;                 /* const PlanNode* -> its id in the page */
    GHashTable *used_ids;            /* set of those ids */
    GHashTable *landmarks;           /* set of the names of regions: each must be another */
    GHashTable *occurrences;         /* PLAN_NOTE_MARK -> which mark of its note it is, from 1 */
    GHashTable *mark_counts;         /* PLAN_NOTE -> how many marks it has */
    GHashTable *known_words;         /* set of abbreviations already explained */
    GPtrArray *abbreviations;        /* const Abbreviation*, in the order of the page */
    GArray *doubts;                  /* HtmlDoubt */
    int tables, charts, code_blocks; /* how many were written */
    const PlanNode *open_link;       /* the link being written, or NULL */
    bool keep_abbreviations;         /* headings leave them to the running text */
    bool positions;                  /* as in HtmlPage */
    GHashTable *told; /* changes that have their place in the page; NULL if it compares nothing */
    void (*below_title)(HtmlWriter *writer); /* what the page has to say there itself, or NULL */
    const void *below_title_of;              /* for it */
};

/* GLib's tables take their keys as pointers to what may change; these never do. */
static inline gpointer html_key(const void *key)
{
    union {
        const void *constant;
        gpointer pointer;
    } same = {key};
    return same.pointer;
}

/* ---- write.c: bytes, names, ids ---- */

/* `plan` is NULL for a page of the site. `path` is the Vietnamese page's, below the outputs' root:
 * "index.html"; the page is written at html_page_name(pool, language, path). */
HtmlWriter *html_writer_new(const Plan *plan, const char *path, MessageLanguage language);
/* For a plan's text within another page, in Vietnamese: every id begins with HTML_OWN_ID, and the
 * title is a heading of the second level. */
HtmlWriter *html_fragment_writer_new(const Plan *plan);
/* Frees the writer and gives what was written. */
GBytes *html_writer_finish(HtmlWriter *writer);

static inline void html_markup(HtmlWriter *writer, const char *markup)
{
    text_append(writer->out, markup);
}
void html_format(HtmlWriter *writer, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A text of the page itself, given as N_("…"), in the page's language; as it is, then as content.
 */
const char *html_said(const HtmlWriter *writer, const char *text) __attribute__((format_arg(2)));
void html_say(HtmlWriter *writer, const char *text);
/* ` lang="…"` for the page's own words amid a plan's text, and for a plan's text amid the page's
 * own words; nothing where both are Vietnamese. */
void html_own_language(HtmlWriter *writer);
void html_plan_language(HtmlWriter *writer);
/* Text with <, >, & and " escaped, fit for content and for attribute values. */
void html_text(HtmlWriter *writer, const char *text);
void html_text_length(HtmlWriter *writer, const char *text, size_t length);
void html_escape(GString *out, const char *text, size_t length);
/* ` name="value"`; nothing if the value is NULL. */
void html_attribute(HtmlWriter *writer, const char *name, const char *value);
/* ` name="url"` with everything percent-encoded that may not stand in a URL. */
void html_url_attribute(HtmlWriter *writer, const char *name, const char *url);
/* The node's id in the page, or NULL. */
const char *html_id(const HtmlWriter *writer, const PlanNode *node);
/* ` id="…"` if the node has one. */
void html_id_attribute(HtmlWriter *writer, const PlanNode *node);
/* ` data-dong="file:line"` if the page is to say so: the file's name in the plan's folder. */
void html_position_attribute(HtmlWriter *writer, SourcePos pos);
/* Whether no region was given this name before; remembers it. */
bool html_claim_landmark(HtmlWriter *writer, const char *name);
/* A date as <time>: "16/5/2022". */
void html_date(HtmlWriter *writer, PlanDate date, const char *shown);
/* "thành phố Hải Phòng", "Hải Phòng City". In the writer's pool. */
const char *html_unit_name(const HtmlWriter *writer, const Unit *unit);
/* "Dự thảo lần 2", "Đã ban hành". In the writer's pool. */
const char *html_state(const HtmlWriter *writer, const PlanHead *head);

/* ---- facts (about.c) ---- */

/* The fact's text; unknown: "(chưa rõ)"; unknown and inferred ones with a link to the reason. */
void html_fact(HtmlWriter *writer, const char *name, const Fact *fact);
/* Only the mark behind a text that was written already. */
void html_fact_mark(HtmlWriter *writer, const char *name, FactState state, const char *reason);
bool html_fact_absent(const Fact *fact);
/* Whether there is a box "Về văn bản này". */
bool html_has_about(const HtmlWriter *writer);
/* The box "Về văn bản này". Written last: it explains what the page has marked. */
void html_about(HtmlWriter *writer);

/* ---- content (inline.c, words.c, blocks.c, …) ---- */

/* What stands below the node, as phrasing content. */
void html_inlines(HtmlWriter *writer, const PlanNode *parent);
/* Plain text with abbreviations, codes and dates kept whole. */
void html_words(HtmlWriter *writer, const char *text);

/* What stands below the node, as flow content. */
void html_blocks(HtmlWriter *writer, const PlanNode *parent);
/* "I. ", "Phần I ": the number in front of a heading. */
void html_section_number(HtmlWriter *writer, const PlanNode *section);
void html_notes(HtmlWriter *writer);
/* A heading of the page itself, so many levels below the document's title. `id` or NULL. */
void html_own_heading(HtmlWriter *writer, int below, const char *id, const char *text);

void html_table(HtmlWriter *writer, const PlanNode *table);
void html_chart(HtmlWriter *writer, const PlanNode *chart);
void html_figure(HtmlWriter *writer, const PlanNode *figure);
/* What a drawing is called, and the id of what holds its figures as a table, below it. */
typedef struct HtmlDrawing {
    const char *name, *table_id;
} HtmlDrawing;
/* The drawing alone, once for wide windows and once for phones. Needs writer->fonts. */
void html_drawing(HtmlWriter *writer, const TargetGroup *group, const HtmlDrawing *told);

/* Around words with this mark; nothing for NULL (compare.c). */
void html_open_change(HtmlWriter *writer, const PlanChange *change);
void html_close_change(HtmlWriter *writer, const PlanChange *change);
/* Before what changed as a whole and has no words. */
void html_note_change(HtmlWriter *writer, const PlanChange *change);

void html_contents(HtmlWriter *writer);
/* Issuer, national name, number, place and date; then type and subject. */
void html_letterhead(HtmlWriter *writer);
void html_signature(HtmlWriter *writer);

/* A writer for the page, with everything HtmlPage says. */
HtmlWriter *html_page_writer(const HtmlPage *page);
/* The whole plan, from its head to the box about it, as one <article>. */
void html_document(HtmlWriter *writer);

/* The list of writer->download, each with what is in it. */
void html_download_list(HtmlWriter *writer);

/* ---- the document around it (head.c) ---- */

/* From the doctype to the end of the site's header. Title and description of a plan are the plan's
 * words, of a page of the site the page's own. Leads to the page in the other language and, if
 * writer->download is set, to the same in other forms. */
void html_begin(HtmlWriter *writer, const char *title, const char *description);
void html_end(HtmlWriter *writer);
/* What machines want to know of the page: its one address and, of a plan, who issued what when
 * (metadata.c). */
void html_metadata(HtmlWriter *writer);
/* schema.org's words about the plan, as they stand between the tags of a JSON-LD script; NULL for a
 * page of the site. In the writer's pool. */
const char *html_linked_data(const HtmlWriter *writer);

/* The style sheet of fragments. */
GBytes *html_write_fragment_style(void);

/* Made from style/ and script/ when the program is built. */
extern const unsigned char html_style_bytes[];
extern const size_t html_style_length;
extern const unsigned char html_fragment_style_bytes[];
extern const size_t html_fragment_style_length;
extern const unsigned char html_script_bytes[];
extern const size_t html_script_length;

#endif
