/* Private to dump/: pieces every dump is made of. */
#ifndef KEHOACH_DUMP_QUOTE_H
#define KEHOACH_DUMP_QUOTE_H

#include "font/font.h"

#include <glib.h>

/* The text between double quotes. What an eye cannot tell from a plain space or from nothing
 * (no-break spaces, word joiners, controls) is written as \u{hex}. */
void dump_quoted(GString *out, const char *text);
/* ` name="text"`; nothing if `text` is NULL. */
void dump_attribute(GString *out, const char *name, const char *text);
/* Two spaces a level. */
void dump_indent(GString *out, int level);
/* A length in mm with `decimals` digits (1 or 2), rounded half away from zero. Whole numbers all
 * the way, so that goldens are the same on every machine. */
void dump_millimetres(GString *out, Len length, int decimals);
/* A length in points without needless zeros: "14", "12.5". */
void dump_points(GString *out, Len length);

#endif
