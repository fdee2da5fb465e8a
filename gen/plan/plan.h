/* The plan: one tree for a whole document, from which every output is made.
 *
 *   PLAN_DOCUMENT
 *     PLAN_GROUNDS    legal grounds (căn cứ), paragraphs
 *     PLAN_BODY       sections, paragraphs, lists, tables …
 *     PLAN_ANNEX *    the same, each with its own title and pages
 *     PLAN_NOTES      foot notes in the order of their first mark
 *
 * Everything lives in plan->pool. Readers (source/) build the tree; plan_resolve() numbers it,
 * resolves references and values and turns groups of targets into tables. After that writers only
 * read it. Every node knows its place in the source. Depth is limited (PLAN_MAX_DEPTH) and the
 * tree is walked without recursion where a user controls the depth. */
#ifndef KEHOACH_PLAN_PLAN_H
#define KEHOACH_PLAN_PLAN_H

#include "base/decimal.h"
#include "base/finding.h"
#include "base/pool.h"
#include "image/image.h"
#include "plan/catalogue.h"

#define PLAN_MAX_DEPTH 64

typedef enum PlanKind {
    /* parts */
    PLAN_DOCUMENT,
    PLAN_GROUNDS,
    PLAN_BODY,
    PLAN_ANNEX,
    PLAN_NOTES,
    /* blocks */
    PLAN_SECTION,     /* PLAN_HEADING, then blocks */
    PLAN_HEADING,     /* inlines: the title without its number */
    PLAN_PARAGRAPH,   /* inlines */
    PLAN_LIST,        /* PLAN_ITEM + */
    PLAN_ITEM,        /* blocks; the label is in the payload */
    PLAN_TABLE,       /* PLAN_CAPTION ?, PLAN_ROW * */
    PLAN_CAPTION,     /* inlines */
    PLAN_ROW,         /* PLAN_CELL + */
    PLAN_CELL,        /* PLAN_PARAGRAPH * */
    PLAN_CHART,       /* no children: drawn from a group of targets */
    PLAN_FIGURE,      /* PLAN_CAPTION ?: a picture */
    PLAN_CODE_BLOCK,  /* no children: text in the payload, lines kept */
    PLAN_QUOTE,       /* blocks */
    PLAN_NOTE,        /* PLAN_PARAGRAPH + ; only below PLAN_NOTES */
    PLAN_PAGE_BREAK,  /* no children */
    PLAN_ORIENTATION, /* no children: what follows is landscape or portrait */
    PLAN_EMBED,       /* no children: a table still to be put in; gone after plan_resolve() */
    /* inlines */
    PLAN_TEXT,       /* no children */
    PLAN_STRONG,     /* inlines */
    PLAN_EMPHASIS,   /* inlines */
    PLAN_CODE,       /* no children: text */
    PLAN_LINK,       /* inlines */
    PLAN_NOTE_MARK,  /* no children */
    PLAN_REFERENCE,  /* no children before plan_resolve(), then PLAN_TEXT and PLAN_LINK */
    PLAN_VALUE,      /* no children before plan_resolve(), then one PLAN_TEXT */
    PLAN_LINE_BREAK, /* no children */
    PLAN_CHANGE,     /* inlines; what a comparison changed there, see PlanChange */
    PLAN_KIND_COUNT
} PlanKind;

#define PLAN_FIRST_BLOCK PLAN_SECTION
#define PLAN_FIRST_INLINE PLAN_TEXT

typedef struct PlanNode PlanNode;

/* The columns of a table of tasks. */
enum {
    TASK_CELL_NUMBER,
    TASK_CELL_TASK,
    TASK_CELL_LEAD,
    TASK_CELL_COOPERATE,
    TASK_CELL_PERIOD,
    TASK_CELL_COUNT
};
typedef struct Plan Plan;
typedef struct PlanTask PlanTask; /* plan/task.h */

/* Level of a section in the order of the law (NĐ 30, PL I, II.6đ). Ordered from large to small. */
typedef enum SectionRank {
    RANK_PHAN,     /* Phần: word and Roman number on a line of their own */
    RANK_CHUONG,   /* Chương */
    RANK_MUC,      /* Mục: "I. TIÊU ĐỀ" */
    RANK_DIEU,     /* "Điều 1. Tiêu đề" */
    RANK_KHOAN,    /* "1. Tiêu đề" */
    RANK_NOI_DUNG, /* "1.1. Tiêu đề", not in the decree but in use */
    RANK_TIEU_MUC, /* deeper decimal numbers "1.1.1." */
    RANK_NONE,     /* a heading without number */
    RANK_COUNT
} SectionRank;

typedef enum ListStyle {
    LIST_POINTS,  /* a) b) c) d) đ) e) g) …: Vietnamese alphabet (NĐ 30, PL I, II.6đ) */
    LIST_NUMBERS, /* 1. 2. 3.: khoản without heading */
    LIST_PARENS,  /* 1) 2) 3) */
    LIST_DASHES   /* - */
} ListStyle;

typedef enum ColumnType { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_ORDINAL } ColumnType;
typedef enum RowKind { ROW_HEADER, ROW_SECTION, ROW_DATA } RowKind;

typedef struct PlanChange PlanChange;

typedef struct TableColumn {
    ColumnType type;
    const PlanChange *change; /* of a column that only one of two compared tables has, or NULL */
} TableColumn;

typedef struct TargetGroup TargetGroup;
typedef struct Indicator Indicator;

/* Pictures are published in a folder beside the plan's page. */
#define PLAN_IMAGE_FOLDER "hinh"

/* A picture in the plan's folder, once for all figures that show it. */
typedef struct PlanImage {
    const char *name; /* of its file, as typed */
    Image *image;     /* NULL: refused, with a finding; then no figure shows it */
    const char *file; /* what it is published as: "hinh/ban-do-1f2e3d4c5b6a.png"; the same file
                         always under the same name, another one under another */
    bool again;       /* an earlier one is the same file under another name */
    SourcePos pos;    /* of the first figure */
} PlanImage;

struct PlanNode {
    PlanKind kind;
    PlanNode *parent, *first, *last, *next, *previous;
    SourcePos pos;
    const char *id; /* as the author named it ({#id}) or made by plan_resolve(); NULL if none */
    bool named;     /* the author gave the id */
    /* In a plan that merges two: what became of this block, or of the content of a PLAN_CHANGE.
     * NULL: in both, and the same. */
    const PlanChange *change;
    union {
        struct {
            SectionRank rank;
            int level;      /* depth of the heading: 1 = directly in the body or annex */
            bool automatic; /* the number was made, not typed */
            const char
                *number; /* as printed, without the final point: "I", "1.2", "Điều 3"; or NULL */
        } section;
        struct {
            ListStyle style;
            bool automatic;
        } list;
        struct {
            const char *label;  /* as printed: "a)", "-", "1." */
            const char *number; /* "a", "1"; NULL for dashes */
        } item;
        struct {
            int columns;
            const TableColumn *column; /* [columns] */
            int header_rows;           /* leading rows of kind ROW_HEADER */
            const TargetGroup *group;  /* the targets it was made from, or NULL */
            bool tasks;                /* an annex's task table (nhiệm vụ, chủ trì, …) */
        } table;
        struct {
            RowKind kind;
            int level; /* of a section row: 1 = "A", 2 = "I" … */
            const Indicator *indicator;
        } row;
        struct {
            int row, column;           /* place in the grid, from 0 */
            int row_span, column_span; /* at least 1 */
            bool header;               /* heads its column, or (in a data row) its row */
        } cell;
        struct {
            const TargetGroup *group;
            const char *name; /* as typed */
        } chart;
        struct {
            const PlanImage *image;
            const char *alternative; /* for those who do not see the picture */
        } figure;
        struct {
            const char *text, *language; /* language: info string, "" if none */
        } code_block;
        struct {
            int number;        /* from 1, in the order of first marks */
            const char *label; /* as typed */
            int marks;         /* how many marks point to it */
        } note;
        struct {
            bool landscape;
        } orientation;
        struct {
            bool targets; /* a group of targets, else an XML table */
            const char *name;
        } embed;
        struct {
            const char *text; /* NFC, no control characters, single spaces */
        } text;               /* PLAN_TEXT, PLAN_CODE */
        struct {
            const char *url;        /* http, https or mailto; NULL for a link inside */
            const PlanNode *target; /* inside the plan, or NULL */
        } link;
        struct {
            PlanNode *note;
            const char *label; /* as typed */
            int occurrence;    /* 1 for the first mark of this note, 2 … */
        } note_mark;
        struct {
            const char *targets; /* as typed: ids parted by commas */
        } reference;
        struct {
            const char *name, *component; /* component: or NULL */
            int year;
            bool number_only;
            const Indicator *indicator; /* found by plan_resolve() */
        } value;
        struct {
            const char *name;  /* for references: phu-luc:NAME */
            const char *label; /* "Phụ lục" or "Phụ lục II", set by plan_resolve() */
            PlanNode *title;   /* PLAN_HEADING outside the child list, or NULL */
            bool landscape;
        } annex;
    } u;
};

/* A fact of the head which may be unknown or inferred; honest about it. */
typedef enum FactState { FACT_KNOWN, FACT_INFERRED, FACT_UNKNOWN } FactState;

typedef struct Fact {
    const char *text; /* NULL if the element is absent; "" if empty */
    FactState state;
    const char *reason; /* for inferred and unknown facts */
    SourcePos pos;
} Fact;

typedef struct FactList {
    const Fact *items;
    int count;
    FactState state; /* of the list as a whole */
    const char *reason;
    SourcePos pos;
} FactList;

typedef struct PlanDate {
    int day, month, year; /* year 0 = no date */
} PlanDate;

typedef enum PlanForm {
    FORM_PLAN, /* an official plan: national name, issuer, number, signature */
    FORM_BOOK  /* a free document: title, text */
} PlanForm;

typedef enum Urgency { URGENCY_NONE, URGENCY_KHAN, URGENCY_THUONG_KHAN, URGENCY_HOA_TOC } Urgency;

/* <bo-qua>: what the checks find by this rule is right in this plan. */
typedef struct PlanException {
    FindingRule rule;
    const char *file; /* where it is right, as the head names the file; NULL: everywhere */
    const char *reason;
    SourcePos pos;
} PlanException;

/* ke-hoach.xml. Texts are NFC with single spaces. */
typedef struct PlanHead {
    PlanForm form;
    bool draft;
    int draft_round;                         /* "DỰ THẢO lần n"; 0 if not said */
    const char *province_code, *code_system; /* "38", "63" */
    Fact province;                           /* state and reason; text = the unit's name */
    const Unit *unit;                        /* the province in the catalogue, or NULL */
    FactList parent_agency, issuer;          /* lines as printed */
    Fact number, symbol, place;
    PlanDate date;
    Fact date_text; /* as typed */
    Fact type;      /* "KẾ HOẠCH"; of a book: its title */
    Fact subject;   /* trích yếu; of a book: its subtitle */
    Urgency urgency;
    Fact circulation;
    FactList capacity; /* quyền hạn: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH" */
    Fact office;       /* chức vụ */
    Fact signatory;    /* họ tên */
    bool signature_fields;
    FactList recipients;            /* nơi nhận, without "-" and ";" */
    Fact archive;                   /* lưu: "VT, CNTT" */
    FactList provenance;            /* where this text comes from (nguồn) */
    const PlanException *exception; /* from the checks, in the order of the file */
    int exception_count;
} PlanHead;

/* ---- changes between two plans (made by compare/) ---- */

/* A merged plan holds two plans in one tree: what only the earlier has stands where it stood. Every
 * block of it tells by `change` in which of the two it is; PLAN_CHANGE tells it of inlines. The
 * writers show what has a number and take no notice of other marks.
 *
 * The earlier plan is the merged tree without ADDED, REPLACED_NEW, MOVED_HERE and GAP, the later
 * one that without REMOVED, REPLACED_OLD, MOVED_AWAY and GAP: a mark says it of all below it. */
typedef enum ChangeKind {
    CHANGE_FORM,         /* in both; only its number, id or place in a grid differs */
    CHANGE_ADDED,        /* only in the later plan */
    CHANGE_REMOVED,      /* only in the earlier plan */
    CHANGE_REPLACED_OLD, /* PLAN_CHANGE only: directly before the REPLACED_NEW it became */
    CHANGE_REPLACED_NEW,
    CHANGE_MOVED_AWAY, /* stood here in the earlier plan; `other` is where it went */
    CHANGE_MOVED_HERE, /* below it are the changes made to what moved */
    CHANGE_EDITED,     /* in both, changed itself: a cell, a code block, a chart … */
    CHANGE_GAP,        /* an empty cell of neither, which keeps the merged grid whole */
    CHANGE_SPLIT,      /* in the earlier plan this paragraph was the end of the one before it */
    CHANGE_JOINED,     /* in the later plan this paragraph is the end of the one before it */
    CHANGE_KIND_COUNT
} ChangeKind;

/* What a change is about; the first are the most important to a reader. */
typedef enum ChangeTopic {
    TOPIC_TARGET,    /* a figure of a target or of a table */
    TOPIC_DEADLINE,  /* a date, a year, a quarter */
    TOPIC_AGENCY,    /* who leads, who takes part, who receives */
    TOPIC_HEAD,      /* number, date, signatory … of the document */
    TOPIC_STRUCTURE, /* sections, points, rows, columns and whole tables */
    TOPIC_TEXT,
    TOPIC_FORM, /* nothing a reader has to know: numbering, letters, bold */
    TOPIC_COUNT
} ChangeTopic;

/* What is said of a change in English; within it the plan's own words, or NULL: they stay
 * Vietnamese. */
typedef struct ChangeEnglish {
    const char *text, *quoted;
} ChangeEnglish;

struct PlanChange {
    ChangeKind kind;
    ChangeTopic topic;
    int number; /* from 1 in reading order; both halves of a move or replacement share it, and so do
                   a cell and the words changed in it. 0: nothing to show */
    const PlanNode *before, *after; /* in the compared plans; NULL where it is not */
    SourcePos before_pos, after_pos;
    const PlanChange *other; /* the other half of a move or a replacement; of a cell in a column
                                that only one table has, the mark of the column; of a point that is
                                gone or new but for what moved out of or into it, the mark of that
                                move, whose number it has; or NULL */
    const char
        *description; /* for the reader: "chuyển từ điểm a khoản 2 Mục I", "tăng 5 (6,25%)" */
    ChangeEnglish english; /* the same */
};

/* A fact of the head that differs, or of a target that no table cell shows (topic TARGET, AGENCY;
 * the label names the indicator). Lists (grounds of the law are text) give one for each item. */
typedef struct HeadChange {
    PlanChange change;          /* ADDED, REMOVED, EDITED, MOVED_HERE (another place in its list) */
    const char *fact;           /* "so", "ngay", "nguoi-ky", "noi-nhan" …, as in ke-hoach.xml */
    const char *label;          /* "Số", "Ngày ban hành" … */
    const char *before, *after; /* as printed; NULL where there is none */
    int before_index, after_index; /* in a list, from 0; -1 where it is not or no list */
} HeadChange;

/* ---- targets ---- */

typedef enum Operator {
    OPERATOR_EQUAL,
    OPERATOR_OVER,
    OPERATOR_AT_LEAST,
    OPERATOR_UNDER,
    OPERATOR_AT_MOST
} Operator;

/* A baseline or a target, as worded and as read. */
typedef struct TargetValue {
    int year;
    const char *wording;   /* exactly as the plan has it: "đạt trên 80%" */
    const char *component; /* "Dịch vụ", or NULL */
    const char *remark;    /* stands with the value: "(chưa loại …)", or NULL */
    bool has_number;
    Decimal number;
    Operator operator;
    const char *unit; /* "%", "" if none */
    const char *base; /* what follows the unit: "GRDP", "GDP", "" */
    bool met;         /* "(đã đạt)" */
    SourcePos pos;
} TargetValue;

struct Indicator {
    const char *name;    /* local name, for <?gia-tri …?> */
    const char *code;    /* of the catalogue, or NULL */
    const char *differs; /* in what it differs from the catalogue's indicator, or NULL */
    const CatalogueIndicator *entry; /* or NULL */
    const char *title;               /* as this plan words it */
    const TargetValue *baseline;
    int baseline_count;
    int baseline_year; /* 0 if there is none */
    bool not_counted;  /* "chưa thống kê" */
    const char *baseline_source;
    const TargetValue *target; /* in the order of the source */
    int target_count;
    const char *measured_by, *led_by, *remark; /* or NULL */
    SourcePos pos;
};

/* Column labels of a group's table; {nam} stands for the year. */
typedef struct TargetLabels {
    const char *ordinal, *indicator, *baseline, *value, *source, *target, *measured_by, *led_by,
        *remark;
} TargetLabels;

struct TargetGroup {
    const char *name, *title;
    TargetLabels labels;
    const Indicator *indicator;
    int count;
    SourcePos pos;
};

/* Puts the year in its place among the years (of int, ascending), once. */
void target_year_add(GArray *years, int year);

/* Kinds of files that could not be read, wholly or in part: what they define is not known, so that
 * nothing may be said to be missing or unused. The reader has told the cause. */
typedef struct PlanUnread {
    bool text; /* the body or an annex */
    bool tables, targets, annexes;
} PlanUnread;

struct Plan {
    Pool *pool;
    const char *folder; /* as given on the command line or found below content/ */
    const char *slug;   /* path of the outputs below output/: "thanh-hoa/134-2022" */
    PlanHead head;
    PlanNode *root;
    PlanNode *notes; /* the PLAN_NOTES part */
    TargetGroup *groups;
    int group_count;
    const PlanTask *tasks; /* in the order of the annexes, read by plan_resolve() */
    int task_count;
    GHashTable *tables;             /* name -> PlanNode (PLAN_TABLE) for <?bang ten?> */
    GHashTable *ids;                /* id -> PlanNode, made by plan_resolve() */
    GPtrArray *images;              /* of PlanImage, in the order of their first figures */
    const Catalogue *catalogue;     /* not owned */
    const SourceFile *const *files; /* in reading order */
    int file_count;
    PlanUnread unread;
    /* Only of a plan that merges two: its head is the later plan's. */
    const Plan *before, *after; /* borrowed: they must live longer */
    const HeadChange *head_change;
    int head_change_count;
};

/* Makes the document with its (empty) notes part: plan->root, plan->notes. */
Plan *plan_new(void);
void plan_free(Plan *plan);

/* ---- tree ---- */

PlanNode *plan_node_new(Plan *plan, PlanKind kind, SourcePos pos);
/* Puts `child` (new or unlinked) last; below the document the notes part stays last. */
void plan_append(PlanNode *parent, PlanNode *child);
void plan_insert_after(PlanNode *place, PlanNode *node);
/* Takes the node out of its parent; the node stays whole. */
void plan_unlink(PlanNode *node);
/* A text node with a copy of `text`. */
PlanNode *plan_text_new(Plan *plan, const char *text, SourcePos pos);

static inline bool plan_is_inline(const PlanNode *node)
{
    return node->kind >= PLAN_FIRST_INLINE;
}

const char *plan_kind_name(PlanKind kind);
bool plan_may_contain(PlanKind parent, PlanKind child);
/* Checks the whole tree (kinds, links, depth); ends the program on a fault. Debug builds call it
 * after each stage. */
void plan_verify(const Plan *plan);

/* Walks below `top` in document order, calling back on entering and leaving each node, without
 * recursion. `enter` gives false to skip the node's children (leave is still called). */
typedef bool (*PlanEnter)(const PlanNode *node, void *context);
typedef void (*PlanLeave)(const PlanNode *node, void *context);
void plan_walk(const PlanNode *top, PlanEnter enter, PlanLeave leave, void *context);
/* Next node in document order below `top` (which is its own first), NULL at the end. */
PlanNode *plan_next(const PlanNode *top, const PlanNode *node);

/* All text below the node; note marks left out, blocks parted by a space. */
void plan_append_text(GString *out, const PlanNode *node);
/* The same as one string. g_free it. */
char *plan_text_of(const PlanNode *node);
/* Paragraphs of a cell (or NULL) with `between` between them. */
void plan_append_cell(GString *out, const PlanNode *cell, const char *between);
/* The same, in the pool. */
const char *plan_cell_text(Pool *pool, const PlanNode *cell, const char *between);

/* ---- resolve (the model stage) ---- */

/* Numbers sections, points and notes, gives every section an id, puts in embedded tables, resolves
 * values and references, links indicators to the catalogue. Records findings; the tree is whole
 * afterwards even with errors. */
void plan_resolve(Plan *plan, Findings *findings);

/* ---- wording shared by all writers ---- */

/* "ngày 05 tháng 01 năm 2020": zero for days below 10 and months 1 and 2 (NĐ 30, PL I, II.4).
 * Unset date: "ngày", "tháng", "năm" with no-break spaces to fill in. In the pool. */
const char *plan_date_long(Pool *pool, PlanDate date);
const char *plan_date_short(Pool *pool, PlanDate date); /* "05/01/2020", same zeros */
/* "134/KH-UBND", number below 10 with a zero (NĐ 30, PL I, II.3). A missing number is room to write
 * one: no-break spaces before the "/". */
const char *plan_code(Pool *pool, const PlanHead *head);
/* "Kế hoạch": the type in running text. */
const char *plan_type_name(Pool *pool, const PlanHead *head);
/* "Kế hoạch 134/KH-UBND: Triển khai …", "Kế hoạch (dự thảo lần 2): …", a book's title: one line
 * that names the document, for titles and indexes. */
const char *plan_title_line(Pool *pool, const Plan *plan);
/* Line under an annex's title: "(Kèm theo Kế hoạch số 134/KH-UBND ngày 16 tháng 5 năm 2022 của Ủy
 * ban nhân dân tỉnh Thanh Hóa)"; in a draft, room for number and date (NĐ 30, PL I, III.1c). "" for
 * a book. */
const char *plan_annex_attachment(Pool *pool, const PlanHead *head);
/* The last point of recipients: "- Lưu: VT, CNTT.", and others "- …;" in order. Gives count. */
int plan_recipient_lines(Pool *pool, const PlanHead *head, const char ***lines);
/* True for a figure as table cells have it: "14,36%", ">=10%", "1.234". */
bool plan_is_number(const char *text);
/* ASCII name made of a text, at most `limit` bytes: "Hạ tầng số" -> "ha-tang-so". In the pool. */
const char *plan_slug(Pool *pool, const char *text, size_t limit);
/* Capitals of a Vietnamese text (NFC). In the pool. */
const char *plan_upper(Pool *pool, const char *text);

#endif
