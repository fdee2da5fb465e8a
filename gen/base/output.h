/* Writing outputs: aside, flushed to disk, then renamed, so that a reader and a crash see either
 * the earlier file or the new one, never half a file. */
#ifndef KEHOACH_BASE_OUTPUT_H
#define KEHOACH_BASE_OUTPUT_H

#include "base/finding.h"

/* Makes `path`'s folders, writes `length` bytes and puts them in place. Leaves an identical file
 * untouched. On trouble records a finding (severity failure), leaves any earlier file as it was
 * and gives false. */
bool output_write(const char *path, const void *bytes, size_t length, Findings *findings);

#endif
