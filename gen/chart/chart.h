/* Charts of a group of targets: baseline, targets by year, national target, drawn from the same
 * rows as the group's table. One drawing serves every writer: PDF as vectors, HTML as SVG. Series
 * are told apart by tone, border and order, never by colour alone. */
#ifndef KEHOACH_CHART_CHART_H
#define KEHOACH_CHART_CHART_H

#include "base/message.h"
#include "base/pool.h"
#include "font/font.h"
#include "plan/plan.h"

typedef enum ChartShapeKind {
    CHART_BAR,  /* a filled rectangle with a border */
    CHART_LINE, /* a filled thin rectangle: axes and national targets */
    CHART_TEXT  /* x, y: start of the baseline; width: of the text */
} ChartShapeKind;

typedef struct ChartShape {
    ChartShapeKind kind;
    Len x, y, width, height;
    uint8_t tone;     /* 0 black … 255 white */
    bool decoration;  /* axis or grid: no content */
    const char *text; /* CHART_TEXT */
    bool of_plan;     /* the text is the plan's, else the drawing's own, in its language */
    Len size;
} ChartShape;

typedef struct Chart {
    Len width, height;
    const ChartShape *shape; /* y downwards from the chart's top left corner */
    int count;
    const char *title;   /* of the group; the writers set it above the drawing */
    const char *outline; /* what is drawn and how far it ranges, for where the figures stand in a
                            table too */
} Chart;

/* The national target that the chart sets beside the indicator's target of the year, or NULL. */
const CatalogueTarget *chart_national_target(const Indicator *indicator, int year);

/* All figures in words, for where they stand nowhere else; those around the plan's own in
 * `language`. In `pool`. */
const char *chart_alternative(Pool *pool, const TargetGroup *group, MessageLanguage language);

/* Draws the group `width` wide; the words around the plan's are in `language`. A drawing for a
 * phone has its words above the bars. Indicators without a number are named in the alternative
 * only. Everything is in `pool`. */
const Chart *chart_draw(Pool *pool, FontSet *fonts, const TargetGroup *group, Len width,
                        MessageLanguage language);

#endif
