/* Writes JSON (RFC 8259) as it comes, a member a line. json-glib builds a tree in
 * memory first and writes numbers as doubles, so that 14.36 would come out as 14.359999999999999;
 * here a decimal keeps every place of the source. Names are constants of the program and hold
 * nothing to escape; values are any UTF-8. A name is NULL inside an array. */
#ifndef KEHOACH_BASE_JSON_H
#define KEHOACH_BASE_JSON_H

#include "base/decimal.h"

#include <glib.h>
#include <stdbool.h>

typedef struct Json {
    GString *out;
    int depth;
    bool first; /* nothing stands yet in the open object or array */
} Json;

Json json_begin(void);
/* Ends the text and gives its bytes. */
GBytes *json_end(Json *json);

void json_object(Json *json, const char *name);
void json_object_end(Json *json);
void json_array(Json *json, const char *name);
void json_array_end(Json *json);

/* NULL is written as null. */
void json_text(Json *json, const char *name, const char *value);
/* Nothing at all if the text is NULL or "". */
void json_text_if(Json *json, const char *name, const char *value);
void json_integer(Json *json, const char *name, int value);
void json_truth(Json *json, const char *name, bool value);
void json_decimal(Json *json, const char *name, Decimal value);

/* A string with its quotation marks, for what is written apart from a Json. */
void json_quote(GString *out, const char *text);

#endif
