/* Writing outputs: aside, flushed to disk, then renamed, so that a reader and a crash see either
 * the earlier file or the new one, never half a file. */
#ifndef KEHOACH_BASE_OUTPUT_H
#define KEHOACH_BASE_OUTPUT_H

#include "base/finding.h"

/* Makes `path`'s folders, writes `length` bytes and puts them in place. Leaves an identical file
 * untouched. On trouble records a finding (severity failure), leaves any earlier file as it was
 * and gives false. */
bool output_write(const char *path, const void *bytes, size_t length, Findings *findings);

/* Files that belong together: all of them are aside before the first takes its place. Staging may
 * run in any thread; flushing, which waits for the disk, is left to the one that commits. */
typedef struct OutputBatch OutputBatch;

/* The files aside lie in `folder`, which is made when needed, if it is on the disk of the file's
 * own folder; else, and with NULL, beside the file. */
OutputBatch *output_batch_new(const char *folder);
/* Drops what was staged and not committed. */
void output_batch_free(OutputBatch *batch);

/* Both as output_write. After a false the batch is only good for freeing. */
bool output_batch_stage(OutputBatch *batch, const char *path, const void *bytes, size_t length,
                        Findings *findings);
bool output_batch_commit(OutputBatch *batch, Findings *findings);

/* For what may be lost without harm: written aside in `folder`, which may be NULL as above, and
 * renamed, but not flushed, and trouble is passed over, as is a folder that is not there. */
void output_keep(const char *path, const char *folder, const void *bytes, size_t length);

#endif
