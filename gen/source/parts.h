/* Private to source/: the readers of the single XML files, one for each kind. All of them record
 * findings and go on; what they could not read is left out. */
#ifndef KEHOACH_SOURCE_PARTS_H
#define KEHOACH_SOURCE_PARTS_H

#include "source/read.h"
#include "source/xml.h"

/* For GLib's containers, which take pointers without const and do not write through them. */
static inline gpointer lent(const void *pointer)
{
    union {
        const void *in;
        gpointer out;
    } both = {pointer};
    return both.out;
}

/* ---- inline.c: text with <b>, <i>, <ghi-chu> and <p> ---- */

/* Appends the element's content to `parent` (cell, grounds, note …) as paragraphs: each <p> is one,
 * and so is text outside of them. */
void inline_read_blocks(Plan *plan, PlanNode *parent, const XmlNode *element, Findings *findings);
/* Appends the content to `parent` (caption, heading) as inlines; paragraphs run together. */
void inline_read_line(Plan *plan, PlanNode *parent, const XmlNode *element, Findings *findings);

/* The rows of XmlShape for inline content, for tables of shapes. */
#define INLINE_CHILDREN "b i ghi-chu p"
#define INLINE_SHAPES                                                                              \
    {"p", XML_MIXED, NULL, "b i ghi-chu"}, {"b", XML_MIXED, NULL, "b i ghi-chu"},                  \
        {"i", XML_MIXED, NULL, "b i ghi-chu"},                                                     \
    {                                                                                              \
        "ghi-chu", XML_MIXED, NULL, "b i p"                                                        \
    }

/* ---- facts.c: dates, counts, names, choices ---- */

/* "16/5/2022" or "05-08-2022"; false, with a finding, if it is no date of the calendar. */
bool date_read(const char *text, SourcePos pos, PlanDate *date, Findings *findings);
/* yyyymmdd; 0 for no date. */
int date_number(PlanDate date);
/* A whole number between the bounds, digits only; else a finding and `fallback`. `what` says in
 * words what is expected ("năm có bốn chữ số"), `example` how it looks. */
int count_read(const XmlNode *node, const char *attribute, int least, int most, int fallback,
               const char *what, const char *example, Findings *findings);
/* The place of the attribute's value in `choices` (ended by NULL); `fallback` if it is absent or,
 * after a finding, unknown. */
int choice_read(const XmlNode *node, const char *attribute, const char *const *choices,
                int fallback, Findings *findings);
/* The attribute as a name ("kinh-te-so"): NULL if absent; one in the wrong form is a finding. */
const char *name_read(Pool *pool, const XmlNode *node, const char *attribute, Findings *findings);

/* ---- wording.c ---- */

/* For a cell of a column of numbers: records a finding if the whole text is a number in a form
 * that is not Vietnamese. */
void number_form_check(const char *text, SourcePos pos, Findings *findings);

/* ---- head.c: ke-hoach.xml ---- */

typedef enum FileRole { ROLE_BODY, ROLE_TARGETS, ROLE_TABLE, ROLE_ANNEX } FileRole;

/* A file the head names. */
typedef struct NamedFile {
    FileRole role;
    const char *file; /* as typed */
    const char *name; /* of a table or annex, or NULL */
    bool landscape;
    bool refused;       /* told already: not to be read */
    SourcePos pos;      /* of the element */
    SourcePos file_pos; /* of its attribute */
} NamedFile;

/* Fills plan->head and the grounds; gives the named files in their order (of NamedFile). */
GArray *head_read(Plan *plan, const XmlNode *root, Findings *findings);

/* ---- exceptions.c ---- */

/* Fills plan->head.exception; `files` (of NamedFile) are those an exception may name. */
void exceptions_read(Plan *plan, const XmlNode *root, const GArray *files, Findings *findings);

/* ---- targets.c, tables.c, annex.c ---- */

/* Each gives false, with a finding, if the file is of another kind and was not looked at. */
bool targets_read(Plan *plan, const XmlNode *root, Findings *findings);
/* The table of a bang-*.xml; puts it into plan->tables under `name`. */
bool table_file_read(Plan *plan, const XmlNode *root, const char *name, Findings *findings);
/* Fills an annex that was made for a phu-luc-*.xml. */
bool annex_read(Plan *plan, PlanNode *annex, const XmlNode *root, Findings *findings);

#endif
