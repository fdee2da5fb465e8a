/* Reads a written file back: its objects, by a reader that knows no more than our own layout of
 * them, and what outside programs make of it. */
#ifndef TEST_PDF_READ_BACK_H
#define TEST_PDF_READ_BACK_H

#include <glib.h>
#include <stdbool.h>

typedef struct FileObject {
    char *entries;   /* between << and >>, NUL-terminated; NULL = no dictionary */
    GString *stream; /* inflated if need be, '?' for NUL; NULL = none */
} FileObject;

typedef struct File {
    GArray *objects; /* of FileObject, by number */
    GBytes *bytes;
} File;

/* Takes the bytes. */
File *file_read(GBytes *bytes);
void file_free(File *file);
const FileObject *file_object(const File *file, int number);

/* What follows `text` in `from`. Ends the test if there is none, or no `from`. */
const char *text_behind(const char *from, const char *text);
/* What stands behind `key` and a space, unless it is a name, or NULL: "/K" is not found in "/Kids",
 * nor "/P" in "/S /P". */
const char *entry_find(const char *entries, const char *key);
/* The object that "key 12 0 R" names, 0 if there is none. */
int entry_reference(const char *entries, const char *key);
/* The first object with `text` in its entries, 0 if there is none. */
int file_find(const File *file, const char *text);
/* How many objects have `text` in their entries. */
int file_count(const File *file, const char *text);

/* Checks that structure, parent tree, marked content and annotations agree with each other, and
 * gives the number of marked contents. Ends the test on the first that does not. */
int check_structure(const File *file);

/* Runs an outside program; its standard output, or NULL if it is not installed. A failure of the
 * program or a word on its standard error ends the test, unless `may_talk`. */
char *run_program(const char *const *arguments, bool may_talk);

#endif
