/* Private to check/: making runs (runs.h) from the characters of a file. */
#ifndef KEHOACH_CHECK_READER_H
#define KEHOACH_CHECK_READER_H

#include "check/runs.h"

/* A place in the file, moving forward. */
typedef struct Cursor {
    const SourceFile *file;
    const char *p, *end;
    uint32_t line, column;
} Cursor;

/* The run being collected. */
typedef struct RunReader {
    Pool *pool;
    GArray *runs; /* of TextRun: the finished ones */
    TextRun open; /* kind, element … of the run being collected */
    GString *text;
    GArray *segments; /* of RunSegment */
    SourcePos expected;
    bool at_line_start; /* spaces are left out until the next letter */
} RunReader;

RunReader run_reader_new(Pool *pool, GArray *runs);
void run_reader_clear(RunReader *reader);

Cursor cursor_at_start(const SourceFile *file);
bool cursor_looks_at(const Cursor *cursor, const char *text);
/* Over one character; over `bytes` of them; up to `place`. */
void cursor_skip(Cursor *cursor);
void cursor_skip_bytes(Cursor *cursor, size_t bytes);
void cursor_skip_to(Cursor *cursor, const char *place);
/* Behind the next `text`, or to the end. */
void cursor_skip_past(Cursor *cursor, const char *text);

/* Takes the stretch at the cursor of which every letter would be taken as it stands and begins no
 * markup; false if there is none. */
bool run_take_plain(RunReader *reader, Cursor *cursor);
/* Takes the letter at the cursor, with the marks behind it, into the run. A line end becomes a
 * space, and the space around it nothing. */
void run_take(RunReader *reader, Cursor *cursor);
/* Puts `text` where `bytes` of the source stand, and goes over them. */
void run_replace(RunReader *reader, Cursor *cursor, size_t bytes, const char *text);
/* Ends the run, if there is anything in it, and begins another one of the kind. */
void run_begin(RunReader *reader, TextRun about);

void runs_read_markdown(RunReader *reader, const SourceFile *file);
void runs_read_xml(RunReader *reader, const SourceFile *file);

#endif
