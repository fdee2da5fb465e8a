/* Writing outputs: aside, flushed to disk, then renamed, so that a reader and a crash see either
 * the earlier file or the new one, never half a file. */
#ifndef KEHOACH_BASE_OUTPUT_H
#define KEHOACH_BASE_OUTPUT_H

#include "base/finding.h"
#include "base/flush.h"

/* Makes `path`'s folders, writes `length` bytes and puts them in place. Leaves an identical file
 * untouched. On trouble records a finding (severity failure), leaves any earlier file as it was
 * and gives false. */
bool output_write(const char *path, const void *bytes, size_t length, Findings *findings);

/* Files that belong together: all of them are aside and flushed before the first takes its place.
 * Staging and committing may run in any thread, one at a time; the one that commits waits for the
 * disk. */
typedef struct OutputBatch OutputBatch;

/* The files aside lie in `folder`, which is made when needed, if it is on the disk of the file's
 * own folder; else, and with NULL, beside the file. `flusher` is shared by several batches; with
 * NULL the batch has one of its own. */
OutputBatch *output_batch_new(const char *folder, Flusher *flusher);
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
