/* Private to commands/: what is made of a plan, as a table. Adding an output is a row in outputs.c.
 */
#ifndef KEHOACH_COMMANDS_OUTPUTS_H
#define KEHOACH_COMMANDS_OUTPUTS_H

#include "base/finding.h"
#include "font/font.h"
#include "html/html.h"
#include "plan/plan.h"
#include "site/site.h"

/* The plan's sources are published below its folder as they are. */
#define OUTPUT_SOURCE_FOLDER "nguon"
#define OUTPUT_SOURCE_NAME "ke-hoach.xml"
#define OUTPUT_TASKS_FILE_ENGLISH "nhiem-vu.en.html"

/* One plan while its outputs are made. */
typedef struct OutputRun {
    const Plan *plan;
    FontSet *fonts;
    Findings *findings;
    guint page_count;      /* set by the PDF */
    bool positions;        /* pages say where their text stands in the source */
    GArray *downloads;     /* HtmlDownload: what was made so far and is offered in the pages */
    const char *site_url;  /* as in HtmlPage */
    HtmlWords *words;      /* as in HtmlPage */
    HtmlWords *site_words; /* as in Site */
    /* Of an output that is made in editions, those that will be asked for: they are made with the
     * first, since one takes nearly as long as all. None: only what is asked for is made. */
    HtmlEditions editions;
    /* What was made so and not yet asked for. */
    struct OutputEditions {
        HtmlMade made;
        bool known;
    } pages, tasks;
} OutputRun;

typedef struct PlanOutput {
    const char *file; /* its name in the plan's folder below the outputs' root */
    /* The bytes, or NULL if this plan has none of the kind, or with an error among the findings. */
    GBytes *(*make)(OutputRun *run);
    /* How the pages offer it, as in HtmlDownload; format and label are NULL if they do not. */
    const char *media_type, *format, *label;
    bool always; /* every plan has it: pages may offer it before it is made */
} PlanOutput;

/* Makes the output and, if there is one, has the pages made with it or after it offer it. */
GBytes *output_make(const PlanOutput *output, OutputRun *run);
/* Has the pages offer the output without making it. */
void output_offer(const PlanOutput *output, OutputRun *run);

/* Frees what the run has made and nobody asked for. */
void output_run_clear(OutputRun *run);

/* PDFs of documents about plans. */
typedef struct DocumentPrinter {
    FontSet *fonts;
    Findings *findings;
} DocumentPrinter;

/* As SitePrint; the context is a DocumentPrinter. */
GBytes *output_print_document(void *context, const Plan *document, const SiteAttachment *attachment,
                              size_t attachments);

/* The print is the first; it needs none of the others. */
#define PLAN_PRINT 0

extern const PlanOutput PLAN_OUTPUTS[];
extern const size_t PLAN_OUTPUT_COUNT;

#endif
