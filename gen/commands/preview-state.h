/* Private to commands/: what the pages of the preview are told, as JSON (see
 * preview/page/preview.js). */
#ifndef KEHOACH_COMMANDS_PREVIEW_STATE_H
#define KEHOACH_COMMANDS_PREVIEW_STATE_H

#include "base/finding.h"
#include "plan/plan.h"

#include <json-glib/json-glib.h>

/* The findings as an array. `read` is the plan they are about, `shown` the one that is shown
 * instead because `read` has errors; each may be NULL. */
JsonNode *preview_findings(Findings *findings, const Plan *read, const Plan *shown);
void preview_findings_add(JsonNode *array, Findings *findings);

typedef struct PreviewStateParts {
    bool editor;        /* places can be opened */
    guint site_edition; /* counts the versions of the pages about all plans */
    JsonObject *plans;  /* taken */
    JsonNode *catalogue_findings, *folder_findings;
} PreviewStateParts;

/* One line. */
char *preview_state(const PreviewStateParts *parts);

#endif
