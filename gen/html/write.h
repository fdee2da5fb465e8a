/* Shared by html/ and site/ alone: a page while it is written, in all its editions at once. Words
 * of the page itself are in the page's language, never the user's: a page must not depend on who
 * made it where.
 *
 * What is written goes into every edition. What an edition has otherwise is written in turns
 * (html_by_language(), html_by_form()): nothing else tells which edition it is that is written, so
 * that nobody can forget the others. What pages count and remember (ids, landmarks, numbers,
 * doubts) is the same in all of them and never changes in a turn. */
#ifndef KEHOACH_HTML_WRITE_H
#define KEHOACH_HTML_WRITE_H

#include "base/message.h"
#include "base/text.h"
#include "html/html.h"
#include "plan/change.h"
#include "plan/tie.h"

#include <string.h>

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

/* What an edition has in the place of parts of the first one's text (editions.c). */
typedef struct HtmlVariant {
    GString *own; /* one part after the other; NULL: it is the first, or not written */
    GArray *differences;
} HtmlVariant;

typedef struct HtmlSheet {
    GString *text; /* of the first edition */
    HtmlVariant variant[HTML_EDITION_COUNT];
} HtmlSheet;

typedef struct HtmlIds HtmlIds;

typedef struct HtmlWriter HtmlWriter;
struct HtmlWriter {
    GString *out;          /* where writing goes on: in the text or, in a turn, in a variant */
    HtmlEditions editions; /* that are written; … */
    HtmlEditions now;      /* … those of them that `out` goes into */
    HtmlSheet sheet;
    const Plan *plan;
    FontSet *fonts; /* for charts; or NULL */
    Pool *pool;
    const char *path;             /* of the Vietnamese page, below the outputs' root */
    const char *root;             /* from the page to the outputs' root: "../../" */
    HtmlWords *words;             /* shared with other pages, … */
    HtmlWords *own_words;         /* or found when they are needed, … */
    const Catalogue *catalogue;   /* with the plan's names and abbreviations; NULL without a plan */
    char **signatory;             /* words of a name that is kept whole, or NULL */
    const char *site_url;         /* as in HtmlPage */
    const HtmlDownload *download; /* other forms of the page's content, beside it */
    size_t download_count;
    const HtmlRelated *related;
    size_t related_count;
    HtmlIds *ids;                    /* of the plan's nodes; or NULL */
    GHashTable *landmarks;           /* set of the names of regions: each must be another */
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

/* ---- the writer (write.c) ---- */

/* `plan` is NULL for a page of the site. `path` is the Vietnamese page's, below the outputs' root:
 * "index.html"; other languages are beside it at html_page_name(). */
HtmlWriter *html_writer_new(const Plan *plan, const char *path, HtmlEditions editions);
/* Frees the writer and gives what was written. */
HtmlMade html_writer_finish(HtmlWriter *writer);

/* ---- editions.c ---- */

/* Writing what differs: the loop's body runs once for each thing that it can be, with what that is
 * in `turn`, and must run to its end. In a turn everything is written as otherwise.
 *
 *     for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
 *         html_markup(writer, turn.language == MESSAGE_ENGLISH ? "…" : "…");
 *     }
 */
typedef struct HtmlTurn {
    MessageLanguage language; /* html_by_language(): of the page itself; a plan is Vietnamese */
    bool fragment;            /* html_by_form() */
    /* html_next_turn()'s own. */
    HtmlWriter *writer;
    HtmlEdition edition;
    HtmlEditions all, left; /* when the turns began; that have yet to come */
    GString *out;
    size_t from, length, own_from;
    bool begun;
} HtmlTurn;

HtmlTurn html_by_language(HtmlWriter *writer);
HtmlTurn html_by_form(HtmlWriter *writer);
bool html_next_turn(HtmlTurn *turn);

/* Markup that only the English page, that only the fragment has. */
void html_in_english(HtmlWriter *writer, const char *markup);
void html_in_fragment(HtmlWriter *writer, const char *markup);
/* ` lang="…"` for the page's own words amid a plan's text, and for a plan's text amid the page's
 * own words; nothing where both are Vietnamese. */
void html_own_language(HtmlWriter *writer);
void html_plan_language(HtmlWriter *writer);

/* A text by MessageLanguage. */
typedef struct HtmlSaid {
    const char *in[2];
} HtmlSaid;

/* Of a text of the page itself, given as N_("…"); of one that is the same in both; of a text of the
 * page itself with something in it, in the writer's pool. */
HtmlSaid html_said(const char *text);
HtmlSaid html_same(const char *text);
HtmlSaid html_said_format(const HtmlWriter *writer, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A text of the page itself, given as N_("…"), in the page's language, as content. */
void html_say(HtmlWriter *writer, const char *text);
void html_say_text(HtmlWriter *writer, HtmlSaid said);
/* What stands before and behind the %s of such a text. */
void html_say_before(HtmlWriter *writer, const char *text);
void html_say_behind(HtmlWriter *writer, const char *text);
/* ` name="value"` */
void html_say_attribute(HtmlWriter *writer, const char *name, HtmlSaid said);

/* A part of what was written, to be written again. It must not begin or end in a turn. */
typedef struct HtmlPassage {
    size_t from, length;
    struct {
        guint from, count; /* of its differences */
        size_t own_from, own_length;
    } variant[HTML_EDITION_COUNT];
} HtmlPassage;

HtmlPassage html_begin_passage(const HtmlWriter *writer);
void html_end_passage(const HtmlWriter *writer, HtmlPassage *passage);
void html_repeat_passage(HtmlWriter *writer, const HtmlPassage *passage);

/* Takes what was written so far away, to be added behind what is written next. */
HtmlSheet html_take_sheet(HtmlWriter *writer);
void html_add_sheet(HtmlWriter *writer, HtmlSheet *sheet);
/* The writer's own first and last. */
void html_open_sheet(HtmlWriter *writer, HtmlEditions editions);
HtmlMade html_close_sheet(HtmlWriter *writer);

/* ---- bytes, names, ids (write.c) ---- */

void html_markup_length(HtmlWriter *writer, const char *markup, size_t length);
/* In place, so that the length of markup in the code is known when it is compiled. */
static inline __attribute__((always_inline)) void html_markup(HtmlWriter *writer,
                                                              const char *markup)
{
    html_markup_length(writer, markup, strlen(markup));
}

void html_format(HtmlWriter *writer, const char *format, ...) G_GNUC_PRINTF(2, 3);
void html_number(HtmlWriter *writer, int number);
/* Text with <, >, & and " escaped, fit for content and for attribute values. */
void html_text(HtmlWriter *writer, const char *text);
void html_text_length(HtmlWriter *writer, const char *text, size_t length);
void html_escape(GString *out, const char *text, size_t length);
/* ` name="value"`; nothing if the value is NULL. */
void html_attribute(HtmlWriter *writer, const char *name, const char *value);
/* ` name="url"` with everything percent-encoded that may not stand in a URL. */
void html_url_attribute(HtmlWriter *writer, const char *name, const char *url);
/* ` href="../ke-hoach.html#fragment"`: the page of this name in the language of this one, in a
 * folder seen from it: "../", "". `fragment` or NULL. */
void html_page_link(HtmlWriter *writer, const char *folder, const char *page, const char *fragment);
/* ` data-dong="file:line"` if the page is to say so: the file's name in the plan's folder. */
void html_position_attribute(HtmlWriter *writer, SourcePos pos);
/* Whether no region was given this name before, in whichever language; remembers it. */
bool html_claim_landmark(HtmlWriter *writer, HtmlSaid name);
/* A date as <time>: "16/5/2022". */
void html_date(HtmlWriter *writer, PlanDate date, const char *shown);
/* "thành phố Hải Phòng", "Hải Phòng City". In the pool. */
const char *html_unit_name(Pool *pool, MessageLanguage language, const Unit *unit);
/* "Dự thảo lần 2", "Đã ban hành". */
void html_state(HtmlWriter *writer, const PlanHead *head);

/* ---- ids (ids.c) ---- */

/* Of the plan's nodes in its page. The plan must outlive them. */
HtmlIds *html_ids_new(const Plan *plan);
void html_ids_free(HtmlIds *ids);
/* The node's id in the page, or NULL. */
const char *html_id(const HtmlIds *ids, const PlanNode *node);
/* Which mark of its note it is, from 1; how many the note has. */
guint html_mark_occurrence(const HtmlIds *ids, const PlanNode *mark);
guint html_mark_count(const HtmlIds *ids, const PlanNode *note);
/* The node's id, which it has. */
void html_id_text(HtmlWriter *writer, const PlanNode *node);
/* ` id="…"` if the node has one. */
void html_id_attribute(HtmlWriter *writer, const PlanNode *node);
/* ` href="#…"` to the node, which has an id. */
void html_id_link(HtmlWriter *writer, const PlanNode *node);

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
/* "2" behind "<h" or "</h": so many levels below the document's title, which stands one level lower
 * in a fragment. */
void html_level(HtmlWriter *writer, int below);
/* A heading of the page itself, so many levels below the document's title. `id` or NULL. */
void html_own_heading(HtmlWriter *writer, int below, const char *id, const char *text);

void html_table(HtmlWriter *writer, const PlanNode *table);
void html_chart(HtmlWriter *writer, const PlanNode *chart);
void html_figure(HtmlWriter *writer, const PlanNode *figure);
/* What a drawing is called, and the id of what holds its figures as a table, below it. */
typedef struct HtmlDrawing {
    HtmlSaid name;
    const char *table_id;
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
void html_begin(HtmlWriter *writer, HtmlSaid title, HtmlSaid description);
void html_end(HtmlWriter *writer);
/* What machines want to know of the page in the language: its one address and, of a plan, who
 * issued what when (metadata.c). */
void html_metadata(HtmlWriter *writer, MessageLanguage language);
/* schema.org's words about the plan, as they stand between the tags of a JSON-LD script; NULL for a
 * page of the site. In the writer's pool. */
const char *html_linked_data(const HtmlWriter *writer, MessageLanguage language);

/* The fragment from what was written of it, which it frees (fragment.c). */
GBytes *html_make_fragment(GString *text);

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
