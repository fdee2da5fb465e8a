/* Findings: everything the program has to say about a source. Stages record, they never print;
 * printing is a writer (report/). Each finding names a rule of one table (finding-rules.h), the
 * place in the source, and the words that fill the rule's text. */
#ifndef KEHOACH_BASE_FINDING_H
#define KEHOACH_BASE_FINDING_H

#include "base/pool.h"

#include <stdbool.h>
#include <stdint.h>

/* A source file as read: the whole text stays for excerpts. `path` is as shown to the user. */
typedef struct SourceFile {
    const char *path;
    const char *text; /* UTF-8, NUL-terminated */
    size_t length;    /* bytes */
    int order;        /* place in the reading order; findings are sorted by it */
} SourceFile;

/* line and column start at 1, columns count characters; line 0 = the file as a whole;
 * file NULL = no source. `made` marks what the program itself made from that place. */
typedef struct SourcePos {
    const SourceFile *file;
    uint32_t line, column;
    bool made;
} SourcePos;

typedef enum Severity {
    SEVERITY_NOTE,    /* worth a look, nothing wrong */
    SEVERITY_WARNING, /* the outputs are made; exit status 0 */
    SEVERITY_ERROR,   /* the outputs of this plan are not made; exit status 1 */
    SEVERITY_FAILURE, /* could not read or write; exit status 3 */
    SEVERITY_COUNT
} Severity;

typedef enum FindingRule {
#define RULE(name, number, severity, text, hint, clause) FINDING_##name,
#include "base/finding-rules.h"
#undef RULE
#define CHECK(name, number, severity, text, hint, clause, group, place, wrong, right)              \
    FINDING_##name,
#include "base/check-rules.h"
#undef CHECK
    FINDING_RULE_COUNT
} FindingRule;

/* What the rules of the checks are about. */
typedef enum CheckGroup {
    GROUP_NONE, /* a rule of the readers */
    GROUP_FORM,
    GROUP_NUMBERING,
    GROUP_CITATIONS,
    GROUP_DATES,
    GROUP_CAPITALS,
    GROUP_TEXT,
    GROUP_TARGETS,
    GROUP_TASKS,
    GROUP_UNITS,
    GROUP_ACCESS,
    GROUP_COUNT
} CheckGroup;

/* Where a rule's examples are put: what kind of snippet they are. The templates around them are
 * those of tests/check/sandbox.py. */
typedef enum CheckPlace {
    PLACE_NONE,       /* a rule of the readers: no examples */
    PLACE_PARAGRAPH,  /* a paragraph, or several, in the midst of noi-dung.md */
    PLACE_DRAFT,      /* the same of a draft */
    PLACE_BODY_START, /* the beginning of noi-dung.md: headings, points, their order */
    PLACE_BODY,       /* the whole of noi-dung.md */
    PLACE_ANNEX_BODY, /* the whole of noi-dung.md of a plan with an annex `nhiem-vu` */
    PLACE_HEAD,       /* elements of ke-hoach.xml, instead of those of the same names */
    PLACE_GROUNDS,    /* the <p> of <can-cu> in ke-hoach.xml */
    PLACE_RECIPIENTS, /* what is in <noi-nhan> of ke-hoach.xml */
    PLACE_SIGNATURE,  /* what is in <ky> of ke-hoach.xml */
    PLACE_TARGETS,    /* the <chi-tieu> of a group in chi-tieu.xml */
    PLACE_FIGURES, /* a paragraph of noi-dung.md before a table of targets: "Tỷ lệ người dân có kỹ
                      năng số" is to reach 65% in 2026 */
    PLACE_TASKS, /* the <nhiem-vu> of a <bang-nhiem-vu> in an annex */
    PLACE_ANNEX, /* what is in <phu-luc> of an annex's file */
    PLACE_TABLE, /* what is in <bang> of a table's file */
    PLACE_COUNT
} CheckPlace;

typedef struct RuleInfo {
    const char *name;
    int number; /* printed as KH<number>; never reused */
    Severity severity;
    const char *text;   /* {0}, {1}, … stand for the finding's words */
    const char *hint;   /* what to type or do; "" if the text says all */
    const char *clause; /* of the law, "" if none */
    CheckGroup group;
    CheckPlace place;
    const char *wrong, *right; /* examples; NULL for rules of the readers */
} RuleInfo;

const RuleInfo *finding_rule(FindingRule rule);
/* The rule printed as `name` ("KH712"); FINDING_RULE_COUNT if there is none. */
FindingRule finding_rule_find(const char *name);

typedef struct Finding {
    FindingRule rule;
    SourcePos pos;
    const char *const *words; /* NULL-terminated, in the list's pool */
    int batch;                /* which document: see findings_next_batch */
    int sequence;             /* order of recording */
} Finding;

/* The findings of one run over one or more plans. */
typedef struct Findings Findings;

Findings *findings_new(void);
void findings_free(Findings *findings);

/* So many findings of one rule in one file are recorded, then a note that there are more. */
#define FINDINGS_MAX_ALIKE 500

/* Records a finding. The words are `const char *`, ended by NULL; they are copied, long ones cut
 * short with "…". */
void findings_add(Findings *findings, FindingRule rule, SourcePos pos, ...) G_GNUC_NULL_TERMINATED;

/* What follows belongs to another document: it is sorted after everything so far. */
void findings_next_batch(Findings *findings);

/* Appends a finding of another list; its source file must stay alive. */
void findings_repeat(Findings *findings, const Finding *finding);
/* Appends all of `more` (still owned by the caller, who must keep its source files alive). */
void findings_merge(Findings *findings, const Findings *more);

size_t findings_count(const Findings *findings, Severity at_least);
bool findings_has_errors(const Findings *findings); /* an error or a failure */
/* Exit status: 0, 1 (an error) or 3 (a failure). */
int findings_exit_status(const Findings *findings);

/* Sorted by document, file, line, column, then recording order. Borrowed until the next change. */
const Finding *findings_sorted(Findings *findings, size_t *count);

/* "Thể thức", "một đoạn trong noi-dung.md": in the user's language. */
const char *finding_group_title(CheckGroup group);
const char *finding_place_title(CheckPlace place);

/* The text or hint in the user's language with its words in place; g_free it. */
char *finding_text(const Finding *finding);
char *finding_hint(const Finding *finding);

#endif
