/* Shared by the fuzz targets. A target is one function that takes bytes and must neither crash nor
 * break a promise; libFuzzer calls it with inputs it invents, replay.c with those kept in corpus/.
 *
 * Plans are read from a folder, so inputs become one: files parted by lines "=== name". A target
 * that is about one file takes the file alone and puts a sound plan around it. */
#ifndef KEHOACH_TESTS_FUZZ_FUZZ_H
#define KEHOACH_TESTS_FUZZ_FUZZ_H

#include "font/font.h"
#include "plan/plan.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise: ends the program, so that the fuzzer keeps the input. */
#define FUZZ_PROMISE(condition)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Numbers taken from the input one after the other; zeros at its end. */
typedef struct FuzzBytes {
    const uint8_t *at, *end;
} FuzzBytes;

uint32_t fuzz_number(FuzzBytes *bytes, uint32_t below);

/* What every input is read with; made once. */
const Catalogue *fuzz_catalogue(void);
FontSet *fuzz_fonts(void);

/* A folder in memory that holds the archive's files, or a sound plan in which `name` is the given
 * file. The same folder each time: the one before is emptied. */
const char *fuzz_folder(const uint8_t *data, size_t size);
const char *fuzz_folder_with(const char *name, const uint8_t *data, size_t size);

/* Reads and resolves the folder's plan; NULL if there was none to read. */
Plan *fuzz_read(const char *folder, Findings *findings);

/* Every finding can be said, in both languages' form, and points into its file. */
void fuzz_check_findings(Findings *findings);

#endif
