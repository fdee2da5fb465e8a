/* Private to check/: the prose of the source files as typed, in runs. A run is what a reader takes
 * in as one piece: a paragraph, a heading, a point, a cell, a text of ke-hoach.xml. Markup is left
 * out (tags, numbers and letters of points, #, *, names in braces, marks of notes), and so are
 * code, instructions, comments and addresses. Spaces and marks stay as they were typed; only a
 * line end with the space around it is one space. Letters are composed (NFC). */
#ifndef KEHOACH_CHECK_RUNS_H
#define KEHOACH_CHECK_RUNS_H

#include "plan/plan.h"

/* Stands in a run for what is no prose but has a place in the sentence: a value or reference that
 * is asked for, code, an address. */
#define RUN_OBJECT "\uFFFC"

typedef enum RunKind {
    RUN_PARAGRAPH, /* of noi-dung.md, also a point or an item without its label */
    RUN_HEADING,   /* of noi-dung.md */
    RUN_CELL,      /* of a table in noi-dung.md */
    RUN_ELEMENT,   /* the text in an XML element */
    RUN_ATTRIBUTE  /* the value of an XML attribute that is printed */
} RunKind;

/* From `offset` of the run's text on, character follows character in the source from `pos`. */
typedef struct RunSegment {
    size_t offset; /* bytes */
    SourcePos pos;
} RunSegment;

/* A word (words.h) of a run. */
typedef struct RunWord {
    uint32_t offset; /* in the text, bytes */
    uint32_t id;     /* of the lexicon */
} RunWord;

typedef struct TextRun {
    RunKind kind;
    const SourceFile *file;
    const char *element;   /* XML: the element (or the one the attribute is of), else "" */
    const char *inside;    /* XML: the element around that one, else "" */
    const char *attribute; /* of RUN_ATTRIBUTE, else "" */
    const char *text;      /* NFC, never empty */
    size_t length;         /* bytes */
    const RunSegment *segment;
    size_t segment_count;
    SourcePos decomposed; /* the first letter that was typed in parts; line 0 if none */
    /* Filled in by lexicon_read. */
    const RunWord *word;
    size_t word_count;
    guint64 sign[2]; /* a bit for each sign and space of ASCII: run_has */
    bool usual;      /* nothing but ASCII and letters of Vietnamese */
} TextRun;

/* All runs of the plan's files, in reading order. In the pool. */
TextRun *runs_read(const Plan *plan, Pool *pool, size_t *count);
/* True if the sign (no letter or digit) of ASCII stands in the run. */
static inline bool run_has(const TextRun *run, char sign)
{
    return (run->sign[(guchar)sign / 64] >> ((guchar)sign % 64)) & 1;
}
/* The text of the run's word, or its end behind the last one. */
static inline const char *run_word(const TextRun *run, size_t word)
{
    return run->text + (word < run->word_count ? run->word[word].offset : run->length);
}

/* Where the byte `offset` of the run's text stands in its source. */
SourcePos run_pos(const TextRun *run, size_t offset);
/* The same for a place within the text. */
SourcePos run_place(const TextRun *run, const char *place);

#endif
