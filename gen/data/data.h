/* The figures, tasks and texts of plans as data.
 *
 * CSV after RFC 4180 (CRLF, quotes doubled), UTF-8, one header line of stable ASCII names. Numbers
 * have a decimal point in their own column and stand as worded beside it. Cells that a spreadsheet
 * would take for a formula are preceded by an apostrophe. The columns of each table are described
 * once, below: the header line, the Data Package and the page about the data come from there.
 *
 * Identifiers stay the same when a plan is built again and when other rows are added:
 *   plan       its folder: "thanh-hoa/134-2022"
 *   section    plan, "#" and the section's id, which is also its anchor in the page
 *   task       plan, "#", the annex's name and the numbers of its groups and its own:
 *              "thanh-hoa/134-2022#nhiem-vu-a-ii-1"; without a number a digest of its text
 *   indicator  plan, "#" and the name the plan's author gave it: "thanh-hoa/134-2022#kts-grdp"
 *   figure     the indicator's, then ":baseline:" or ":target:", the year, and the component if
 * there is one: "thanh-hoa/134-2022#kts-grdp:target:2025" */
#ifndef KEHOACH_DATA_DATA_H
#define KEHOACH_DATA_DATA_H

#include "plan/plan.h"
#include "plan/task.h"

#define DATA_TARGETS_FILE "chi-tieu.csv"
#define DATA_TASKS_FILE "nhiem-vu.csv"
#define DATA_CALENDAR_FILE "nhiem-vu.ics"
#define DATA_PLAN_FILE "ke-hoach.json"
/* Everything about the data of all plans lies in this folder of the site. */
#define DATA_FOLDER "du-lieu"
#define DATA_NATIONAL_FILE "muc-tieu-quoc-gia.csv"
#define DATA_PACKAGE_FILE "datapackage.json"
#define DATA_SCHEMA_FOLDER DATA_FOLDER "/luoc-do"
#define DATA_XML_SCHEMA_FOLDER "luoc-do" /* at the root, as below content/ */

/* ---- tables ---- */

typedef enum DataType {
    DATA_TEXT,
    DATA_INTEGER,
    DATA_NUMBER, /* decimal point, as many places as the source has */
    DATA_TRUTH,  /* true, false */
    DATA_DAY     /* 2022-12-31 */
} DataType;

typedef struct DataColumn {
    const char *name;
    DataType type;
    bool required;       /* never empty */
    const char *choices; /* the only values, parted by spaces; NULL if open */
    const char *means;   /* given as N_("…") */
} DataColumn;

typedef struct DataTable {
    const char *name;         /* "chi-tieu" */
    const char *file;         /* "chi-tieu.csv" */
    const char *title;        /* given as N_("…") */
    const DataColumn *column; /* ended by one without a name; the first identifies a row */
} DataTable;

extern const DataTable DATA_TARGETS, DATA_TASKS, DATA_NATIONAL;

/* Each baseline and each target of every group, a row a value; NULL if the plan has no targets. */
GBytes *data_write_targets(const Plan *plan);
/* The same of several plans, in their order, only of the catalogue's indicator `code` unless it is
 * NULL. */
GBytes *data_write_all_targets(const Plan *const *plans, size_t count, const char *code);

/* Each task of the annexes' task tables with its groups, a row a task; NULL if there are none. */
GBytes *data_write_tasks(const Plan *plan);
GBytes *data_write_all_tasks(const Plan *const *plans, size_t count);

/* The catalogue's indicators with their national targets, a row a target. */
GBytes *data_write_national(const Catalogue *catalogue);

/* Description of the tables of all plans: a Data Package (Frictionless, table schemas). */
GBytes *data_write_package(void);

/* ---- figures ---- */

/* Identifier of the figure. In the pool. */
const char *data_value_id(Pool *pool, const Plan *plan, const Indicator *indicator,
                          const TargetValue *value, bool baseline);
const char *data_operator_name(Operator op); /* "ge" */

/* ---- calendar ---- */

/* iCalendar (RFC 5545): what has a day as an event of whole days, all else as a to-do without one.
 * The stamp is the plan's date. NULL if no plan has tasks. */
GBytes *data_write_calendar(const Plan *const *plans, size_t count);

/* ---- JSON ---- */

/* All of one plan: head, text, notes, tables, targets, tasks (luoc-do/ke-hoach.schema.json). */
GBytes *data_write_plan(const Plan *plan);
/* The heads of all plans with where their files are (luoc-do/danh-muc.schema.json). */
GBytes *data_write_list(const Plan *const *plans, size_t count);
/* One indicator of the catalogue with every plan's figures (luoc-do/chi-tieu.schema.json). */
GBytes *data_write_indicator(const CatalogueIndicator *entry, const Plan *const *plans,
                             size_t count);

/* ---- files that are published as they are ---- */

typedef struct DataFile {
    const char *name; /* "ke-hoach.schema.json" */
    const unsigned char *bytes;
    size_t length;
} DataFile;

/* JSON Schemas (2020-12) of the JSON files; ended by one without a name. */
extern const DataFile DATA_SCHEMAS[];
/* XML schemas of the plans' sources; ended by one without a name. */
extern const DataFile DATA_XML_SCHEMAS[];

#endif
