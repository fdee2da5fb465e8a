/* HTML: one accessible page a plan (WCAG 2.2 AA, valid for the Nu checker, no request to the
 * outside, works without script). Written from the plan tree, never from pages. */
#ifndef KEHOACH_HTML_HTML_H
#define KEHOACH_HTML_HTML_H

#include "font/font.h"
#include "plan/plan.h"

#define HTML_STYLE_FILE "kehoach.css"
#define HTML_PAGE_FILE "ke-hoach.html"
#define HTML_PDF_FILE "ke-hoach.pdf"

/* The page of a resolved plan. Links lead to its PDF beside it, to the style sheet and the index at
 * the output's root (their relative path follows from plan->slug). Charts are drawn with the
 * measures of `fonts`; without fonts (NULL) their table alone is written. g_bytes_unref it. */
GBytes *html_write_plan(const Plan *plan, FontSet *fonts);

/* The one style sheet, shared by all pages. */
GBytes *html_write_style(void);

#endif
