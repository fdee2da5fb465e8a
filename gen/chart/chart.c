#include "chart/chart.h"

#include <string.h>

#define LABEL_SIZE LEN_PT(10)
#define LABEL_LEADING LEN_PT(12.5)
#define BAR_HEIGHT LEN_PT(10)
#define BAR_GAP LEN_PT(3)
#define GROUP_GAP LEN_PT(11)
#define LINE LEN_PT(0.5)
#define NATIONAL_LINE LEN_PT(1.6)
#define LABEL_GAP LEN_PT(4)
#define LEGEND_BOX LEN_PT(9)

/* One bar: a baseline or a target of one indicator. */
typedef struct Bar {
    const TargetValue *value;
    bool baseline;
    bool has_national;
    Decimal national;
} Bar;

typedef struct Drawing {
    Pool *pool;
    FontSet *fonts;
    GArray *shape; /* of ChartShape */
    Len width, label_width, plot, plot_width;
    Len y;
    int64_t scale; /* full width of the plot, in thousandths of the unit */
    int first_year;
} Drawing;

static int64_t thousandths(Decimal value)
{
    int64_t digits = value.digits;
    int scale = value.scale;
    for (; scale < 3; scale++) {
        digits *= 10;
    }
    for (; scale > 3; scale--) {
        digits /= 10;
    }
    return digits;
}

static Len text_width(const Drawing *d, const char *text, Len size, bool bold)
{
    FaceStyle style = bold ? FACE_BOLD : FACE_REGULAR;
    int64_t units = 0;
    const Face *face = font_face(d->fonts, style);
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");
        if (n > 0) {
            units += font_shape(d->fonts, style, p, n)->width;
        }
        p += n;
        for (; *p == ' '; p++) {
            units += face_metrics(face)->space;
        }
    }
    return font_scale(face, units, size);
}

static void add_text(Drawing *d, const char *text, Len x, Len baseline, Len size, bool bold)
{
    ChartShape s = {
        .kind = CHART_TEXT, .x = x, .y = baseline, .text = text, .size = size, .bold = bold};
    s.width = text_width(d, text, size, bold);
    g_array_append_val(d->shape, s);
}

static void add_box(Drawing *d, ChartShapeKind kind, Len x, Len y, Len width, Len height,
                    uint8_t tone, bool decoration)
{
    ChartShape s = {.kind = kind,
                    .x = x,
                    .y = y,
                    .width = width,
                    .height = height,
                    .tone = tone,
                    .decoration = decoration};
    g_array_append_val(d->shape, s);
}

/* Baseline white, first year's targets grey, later ones black: three steps a greyscale print keeps.
 */
static uint8_t tone_of(const Drawing *d, const Bar *bar)
{
    if (bar->baseline) {
        return 255;
    }
    return bar->value->year == d->first_year ? 150 : 30;
}

const CatalogueTarget *chart_national_target(const Indicator *indicator, int year)
{
    const CatalogueIndicator *entry = indicator->differs ? NULL : indicator->entry;
    for (int i = 0; entry && i < entry->target_count; i++) {
        if (entry->target[i].year == year) {
            return &entry->target[i];
        }
    }
    return NULL;
}

/* The first number in a wording: "đạt trên 80%" -> 80. */
static bool first_number(const char *wording, Decimal *value)
{
    const char *p = wording;
    while (*p && !g_ascii_isdigit(*p)) {
        p++;
    }
    return *p && decimal_parse(p, value) > 0;
}

static GArray *bars_of(const Indicator *indicator)
{
    GArray *bars = g_array_new(FALSE, TRUE, sizeof(Bar));
    for (int i = 0; i < indicator->baseline_count; i++) {
        if (indicator->baseline[i].has_number) {
            Bar bar = {&indicator->baseline[i], true, false, {0, 0}};
            g_array_append_val(bars, bar);
        }
    }
    for (int i = 0; i < indicator->target_count; i++) {
        if (indicator->target[i].has_number) {
            Bar bar = {&indicator->target[i], false, false, {0, 0}};
            const CatalogueTarget *national = chart_national_target(indicator, bar.value->year);
            bar.has_national = national && first_number(national->wording, &bar.national);
            g_array_append_val(bars, bar);
        }
    }
    return bars;
}

static const char *bar_text(const Drawing *d, const Bar *bar)
{
    const char *component = bar->value->component;
    return component ? pool_printf(d->pool, "%d: %s (%s)", bar->value->year, bar->value->wording,
                                   component)
                     : pool_printf(d->pool, "%d: %s", bar->value->year, bar->value->wording);
}

/* The plot ends at the next round step above the largest number. */
static void find_scale(Drawing *d, const TargetGroup *group)
{
    int64_t most = 1;
    d->first_year = 0;
    for (int i = 0; i < group->count; i++) {
        GArray *bars = bars_of(&group->indicator[i]);
        for (guint k = 0; k < bars->len; k++) {
            const Bar *bar = &g_array_index(bars, Bar, k);
            most = MAX(most, thousandths(bar->value->number));
            most = MAX(most, bar->has_national ? thousandths(bar->national) : 0);
            if (!bar->baseline && (d->first_year == 0 || bar->value->year < d->first_year)) {
                d->first_year = bar->value->year;
            }
        }
        g_array_free(bars, TRUE);
    }
    int64_t step = 1;
    while (step * 4 < most) {
        /* 1, 2, 5, 10, 20, 50 … */
        int64_t head = step;
        while (head >= 10) {
            head /= 10;
        }
        step = head == 2 ? step / 2 * 5 : step * 2;
    }
    d->scale = (most + step - 1) / step * step;
}

/* The widest plot in which every bar still has room for its label behind it. */
static void find_plot(Drawing *d, const TargetGroup *group)
{
    Len room = d->width - d->plot - LABEL_GAP - NATIONAL_LINE;
    int64_t width = room;
    for (int i = 0; i < group->count; i++) {
        GArray *bars = bars_of(&group->indicator[i]);
        for (guint k = 0; k < bars->len; k++) {
            const Bar *bar = &g_array_index(bars, Bar, k);
            int64_t end = thousandths(bar->value->number);
            end = MAX(end, bar->has_national ? thousandths(bar->national) : 0);
            Len label = text_width(d, bar_text(d, bar), LABEL_SIZE, false);
            if (end > 0) {
                width = MIN(width, (int64_t)(room - label) * d->scale / end);
            }
        }
        g_array_free(bars, TRUE);
    }
    d->plot_width = (Len)MAX(width, LEN_PT(40));
}

static Len place_of(const Drawing *d, int64_t value)
{
    return (Len)(CLAMP(value, 0, d->scale) * d->plot_width / d->scale);
}

/* Breaks the label at spaces, as much on each line as fits. Gives the lines' number. */
static int add_label(Drawing *d, const char *text, Len top)
{
    int lines = 0;
    const char *p = text;
    while (*p) {
        const char *end = p, *fit = NULL;
        while (*end) {
            end += strcspn(end, " ");
            char *part = pool_strndup(d->pool, p, (size_t)(end - p));
            if (fit && text_width(d, part, LABEL_SIZE, false) > d->label_width) {
                break;
            }
            fit = end;
            end += strspn(end, " ");
        }
        add_text(d, pool_strndup(d->pool, p, (size_t)(fit - p)), 0,
                 top + lines * LABEL_LEADING + LABEL_SIZE, LABEL_SIZE, false);
        lines++;
        p = fit + strspn(fit, " ");
    }
    return lines;
}

static void add_bar(Drawing *d, const Bar *bar)
{
    Len length = place_of(d, thousandths(bar->value->number));
    add_box(d, CHART_BAR, d->plot, d->y, MAX(length, LINE), BAR_HEIGHT, tone_of(d, bar), false);
    Len end = length;
    if (bar->has_national) {
        Len at = place_of(d, thousandths(bar->national));
        add_box(d, CHART_LINE, d->plot + at - NATIONAL_LINE / 2, d->y - BAR_GAP / 2 - LINE,
                NATIONAL_LINE, BAR_HEIGHT + BAR_GAP + 2 * LINE, 0, false);
        end = MAX(end, at + NATIONAL_LINE);
    }
    add_text(d, bar_text(d, bar), d->plot + end + LABEL_GAP, d->y + BAR_HEIGHT - LEN_PT(1.8),
             LABEL_SIZE, false);
    d->y += BAR_HEIGHT + BAR_GAP;
}

static void add_indicator(Drawing *d, const Indicator *indicator)
{
    GArray *bars = bars_of(indicator);
    if (bars->len > 0) {
        Len top = d->y;
        int lines = add_label(d, indicator->title, top);
        for (guint k = 0; k < bars->len; k++) {
            add_bar(d, &g_array_index(bars, Bar, k));
        }
        d->y = MAX(d->y, top + lines * LABEL_LEADING) + GROUP_GAP;
    }
    g_array_free(bars, TRUE);
}

static Len add_key(Drawing *d, Len x, const char *text, uint8_t tone, bool national)
{
    if (national) {
        add_box(d, CHART_LINE, x + LEGEND_BOX / 2, d->y - LEN_PT(1), NATIONAL_LINE,
                LEGEND_BOX + LEN_PT(2), 0, false);
    } else {
        add_box(d, CHART_BAR, x, d->y, LEGEND_BOX, LEGEND_BOX, tone, false);
    }
    x += LEGEND_BOX + LEN_PT(4);
    add_text(d, text, x, d->y + LEGEND_BOX - LEN_PT(1), LABEL_SIZE, false);
    return x + text_width(d, text, LABEL_SIZE, false) + LEN_PT(14);
}

/* What the group has: the legend names no series that is not drawn. */
typedef struct Series {
    bool baseline, later, national;
    int last_year;
} Series;

static Series series_of(const TargetGroup *group, int first_year)
{
    Series series = {false, false, false, first_year};
    for (int i = 0; i < group->count; i++) {
        GArray *bars = bars_of(&group->indicator[i]);
        for (guint k = 0; k < bars->len; k++) {
            const Bar *bar = &g_array_index(bars, Bar, k);
            series.baseline |= bar->baseline;
            series.national |= bar->has_national;
            series.later |= !bar->baseline && bar->value->year != first_year;
            series.last_year = MAX(series.last_year, bar->value->year);
        }
        g_array_free(bars, TRUE);
    }
    return series;
}

static void add_legend(Drawing *d, Series series)
{
    Len x = 0;
    if (series.baseline) {
        x = add_key(d, x, "Hiện trạng", 255, false);
    }
    x = add_key(d, x, pool_printf(d->pool, "Mục tiêu %d", d->first_year), 150, false);
    if (series.later) {
        x = add_key(d, x, pool_printf(d->pool, "Mục tiêu %d", series.last_year), 30, false);
    }
    if (series.national) {
        add_key(d, x, "Mục tiêu quốc gia", 0, true);
    }
    d->y += LEGEND_BOX + LEN_PT(12);
}

static void describe_bars(GString *out, const Indicator *indicator)
{
    g_string_append_printf(out, "%s: ", indicator->title);
    GArray *bars = bars_of(indicator);
    for (guint k = 0; k < bars->len; k++) {
        const Bar *bar = &g_array_index(bars, Bar, k);
        g_string_append_printf(
            out, "%s%s %d%s%s %s", k > 0 ? ", " : "", bar->baseline ? "hiện trạng" : "mục tiêu",
            bar->value->year, bar->value->component ? " " : "",
            bar->value->component ? bar->value->component : "", bar->value->wording);
        const CatalogueTarget *national =
            bar->baseline ? NULL : chart_national_target(indicator, bar->value->year);
        if (national) {
            g_string_append_printf(out, " (quốc gia %s)", national->wording);
        }
    }
    if (bars->len == 0) {
        g_string_append(out, "không có số liệu");
    }
    g_array_free(bars, TRUE);
    g_string_append(out, ". ");
}

const Chart *chart_draw(Pool *pool, FontSet *fonts, const TargetGroup *group, Len width)
{
    Drawing d = {.pool = pool, .fonts = fonts, .width = width};
    d.shape = g_array_new(FALSE, TRUE, sizeof(ChartShape));
    d.label_width = width * 2 / 5;
    d.plot = d.label_width + LEN_PT(10);
    find_scale(&d, group);
    find_plot(&d, group);
    add_legend(&d, series_of(group, d.first_year));
    Len top = d.y;
    GString *words = g_string_new("Biểu đồ cột. ");
    for (int i = 0; i < group->count; i++) {
        add_indicator(&d, &group->indicator[i]);
        describe_bars(words, &group->indicator[i]);
    }
    Len bottom = MAX(top, d.y - GROUP_GAP);
    add_box(&d, CHART_LINE, d.plot - LINE, top - LEN_PT(3), LINE, bottom - top + LEN_PT(6), 0,
            true);
    Chart *chart = POOL_NEW(pool, Chart);
    chart->width = width;
    chart->height = bottom + LEN_PT(4);
    chart->count = (int)d.shape->len;
    ChartShape *shapes = POOL_ARRAY(pool, ChartShape, d.shape->len);
    memcpy(shapes, d.shape->data, d.shape->len * sizeof *shapes);
    chart->shape = shapes;
    chart->title = group->title;
    chart->alternative = pool_strdup(pool, g_strchomp(words->str));
    g_string_free(words, TRUE);
    g_array_free(d.shape, TRUE);
    return chart;
}
