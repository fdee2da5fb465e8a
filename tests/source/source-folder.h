/* A temporary plan folder for tests of the readers, and what was said about it. */
#ifndef KEHOACH_TESTS_SOURCE_FOLDER_H
#define KEHOACH_TESTS_SOURCE_FOLDER_H

#include "source/source.h"

typedef struct TestFolder {
    char *path;
    Pool *pool;
    Findings *findings;
    Catalogue *catalogue; /* NULL unless a test sets one */
    Plan *plan;           /* of the last folder_read */
    char *told;
} TestFolder;

TestFolder *folder_new(void);
/* Removes the folder and frees everything. */
void folder_free(TestFolder *folder);

/* Writes a file; `length` -1 for text. */
void folder_write(TestFolder *folder, const char *name, const char *bytes, gssize length);
/* Path of a file in the folder; owned by the folder's pool. */
const char *folder_path(TestFolder *folder, const char *name);

/* A whole, faultless head; `find` (if not NULL) is replaced by `with` once. */
void folder_write_head(TestFolder *folder, const char *find, const char *with);
/* The files that head names, as small as they may be. */
void folder_write_rest(TestFolder *folder);

/* Reads the folder; earlier plan and findings are dropped. */
Plan *folder_read(TestFolder *folder);

/* All findings in order, "KH132@3:5 KH176@0:0": number, line, column. Owned by the folder. */
const char *folder_told(TestFolder *folder);
/* The text and the hint of finding `i`, parted by " | ". To be freed. */
char *folder_words(TestFolder *folder, size_t i);

#endif
