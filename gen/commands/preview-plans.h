/* Private to commands/: the plans as the preview shows them. Each is read again when its files
 * change; what can be made is put into the preview, where the last good page stays as long as the
 * source has errors. All of it belongs to one thread. */
#ifndef KEHOACH_COMMANDS_PREVIEW_PLANS_H
#define KEHOACH_COMMANDS_PREVIEW_PLANS_H

#include "commands/options.h"
#include "font/font.h"
#include "preview/preview.h"

typedef struct ShownPlans ShownPlans;

/* All plans of the content folder and those in `named` (of Work, or NULL), which may lie elsewhere.
 * `fonts` is borrowed; `editor` is the command that opens a place, or NULL. */
ShownPlans *shown_plans_new(const char *content, const GArray *named, FontSet *fonts,
                            const char *editor);
void shown_plans_free(ShownPlans *plans);

/* Puts what all pages share and begins to watch the sources. */
void shown_plans_start(ShownPlans *plans, Preview *preview);

/* For PreviewSettings; the context is the ShownPlans. */
void shown_plans_demand(void *context, const char *path);
bool shown_plans_open(void *context, const char *file, int line, int column);

#endif
