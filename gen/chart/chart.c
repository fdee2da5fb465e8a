#include "chart/chart.h"

#include "base/text.h"

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
#define LEGEND_GAP LEN_PT(14)
#define LEGEND_LEADING LEN_PT(15)
/* Three steps a greyscale print keeps. */
#define TONE_BASELINE 255
#define TONE_FIRST 150
#define TONE_LATER 30
/* Narrower drawings, for phones, have their words above the bars. */
#define STACKED_BELOW LEN_PT(340)

/* One bar: a baseline or a target of one indicator. */
typedef struct Bar {
    const TargetValue *value;
    bool baseline;
    const CatalogueTarget *national; /* with a number, or NULL */
    const char *text;                /* "2025: 20%" */
} Bar;

/* What the group has of one kind of bars: the legend names no series that is not drawn. */
typedef struct Series {
    int count;
    int first_year, last_year;
    const TargetValue *least, *most; /* NULL if their units differ */
} Series;

typedef struct Drawing {
    Pool *pool;
    FontSet *fonts;
    MessageLanguage language;
    GArray **bars; /* of Bar, for each indicator of the group */
    GArray *shape; /* of ChartShape */
    bool stacked;
    Len width, label_width, plot, plot_width;
    Len y;
    int64_t scale; /* full width of the plot, in thousandths of the unit */
    int first_year;
    Series baseline, first, later, national;
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

static Len text_width(const Drawing *d, const char *text)
{
    int64_t units = 0;
    const Face *face = font_face(d->fonts, FACE_REGULAR);
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");
        if (n > 0) {
            units += font_shape(d->fonts, FACE_REGULAR, p, n)->width;
        }
        p += n;
        for (; *p == ' '; p++) {
            units += face_metrics(face)->space;
        }
    }
    return font_scale(face, units, LABEL_SIZE);
}

static void add_text(Drawing *d, const char *text, Len x, Len baseline, bool of_plan)
{
    ChartShape s = {.kind = CHART_TEXT,
                    .x = x,
                    .y = baseline,
                    .text = text,
                    .size = LABEL_SIZE,
                    .of_plan = of_plan};
    s.width = text_width(d, text);
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

static uint8_t tone_of(const Drawing *d, const Bar *bar)
{
    if (bar->baseline) {
        return TONE_BASELINE;
    }
    return bar->value->year == d->first_year ? TONE_FIRST : TONE_LATER;
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

static const char *bar_text(Pool *pool, const TargetValue *value)
{
    return value->component
               ? pool_printf(pool, "%d: %s (%s)", value->year, value->wording, value->component)
               : pool_printf(pool, "%d: %s", value->year, value->wording);
}

static void add_bar_of(GArray *bars, Pool *pool, const TargetValue *value,
                       const CatalogueTarget *national, bool baseline)
{
    if (value->has_number) {
        bool drawn = national && national->value && national->value->has_number;
        Bar bar = {value, baseline, drawn ? national : NULL, bar_text(pool, value)};
        g_array_append_val(bars, bar);
    }
}

static GArray *bars_of(Pool *pool, const Indicator *indicator)
{
    GArray *bars = g_array_new(FALSE, TRUE, sizeof(Bar));
    for (int i = 0; i < indicator->baseline_count; i++) {
        add_bar_of(bars, pool, &indicator->baseline[i], NULL, true);
    }
    for (int i = 0; i < indicator->target_count; i++) {
        const TargetValue *value = &indicator->target[i];
        add_bar_of(bars, pool, value, chart_national_target(indicator, value->year), false);
    }
    return bars;
}

/* How far the bar and the national target beside it reach, in thousandths. */
static int64_t bar_end(const Bar *bar)
{
    int64_t end = thousandths(bar->value->number);
    return bar->national ? MAX(end, thousandths(bar->national->value->number)) : end;
}

static void extend_series(Series *series, const TargetValue *value)
{
    if (series->count == 0) {
        series->first_year = series->last_year = value->year;
        series->least = series->most = value;
    } else if (series->least && strcmp(series->least->unit, value->unit) != 0) {
        series->least = series->most = NULL;
    } else if (series->least) {
        bool less = decimal_compare(value->number, series->least->number) < 0;
        bool more = decimal_compare(value->number, series->most->number) > 0;
        series->least = less ? value : series->least;
        series->most = more ? value : series->most;
    }
    series->count++;
    series->first_year = MIN(series->first_year, value->year);
    series->last_year = MAX(series->last_year, value->year);
}

static void find_first_year(Drawing *d, const TargetGroup *group)
{
    for (int i = 0; i < group->count; i++) {
        const Indicator *indicator = &group->indicator[i];
        for (int k = 0; k < indicator->target_count; k++) {
            int year = indicator->target[k].year;
            if (indicator->target[k].has_number && (d->first_year == 0 || year < d->first_year)) {
                d->first_year = year;
            }
        }
    }
}

/* The plot ends at the next round step above the largest number. */
static void find_scale(Drawing *d, const TargetGroup *group)
{
    int64_t most = 1;
    for (int i = 0; i < group->count; i++) {
        const GArray *bars = d->bars[i];
        for (guint k = 0; k < bars->len; k++) {
            const Bar *bar = &g_array_index(bars, Bar, k);
            most = MAX(most, bar_end(bar));
            extend_series(bar->baseline                       ? &d->baseline
                          : bar->value->year == d->first_year ? &d->first
                                                              : &d->later,
                          bar->value);
            if (bar->national) {
                extend_series(&d->national, bar->national->value);
            }
        }
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

/* Room for the names of what has bars: as much as the longest needs, up to two fifths. */
static void find_label_width(Drawing *d, const TargetGroup *group)
{
    Len most = 0;
    for (int i = 0; i < group->count && !d->stacked; i++) {
        most = MAX(most, text_width(d, group->indicator[i].title));
    }
    d->label_width = d->stacked ? d->width : MIN(most, d->width * 2 / 5);
    d->plot = d->stacked ? LINE : d->label_width + LEN_PT(10);
}

/* The widest plot in which every bar still has room for its label behind it. */
static void find_plot(Drawing *d, const TargetGroup *group)
{
    Len room = d->width - d->plot - LABEL_GAP - NATIONAL_LINE;
    int64_t width = room;
    if (d->stacked) {
        d->plot_width = d->width - d->plot - NATIONAL_LINE;
        return;
    }
    for (int i = 0; i < group->count; i++) {
        const GArray *bars = d->bars[i];
        for (guint k = 0; k < bars->len; k++) {
            const Bar *bar = &g_array_index(bars, Bar, k);
            int64_t end = bar_end(bar);
            if (end > 0) {
                width = MIN(width, (int64_t)(room - text_width(d, bar->text)) * d->scale / end);
            }
        }
    }
    d->plot_width = (Len)MAX(width, LEN_PT(40));
}

static Len place_of(const Drawing *d, int64_t value)
{
    return (Len)(CLAMP(value, 0, d->scale) * d->plot_width / d->scale);
}

/* Breaks the text at spaces, as much on each line as fits. Gives the lines' number. */
static int add_label(Drawing *d, const char *text, Len top)
{
    if (*text && !g_str_has_suffix(text, " ") && text_width(d, text) <= d->label_width) {
        add_text(d, text, 0, top + LABEL_SIZE, true);
        return 1;
    }
    int lines = 0;
    const char *p = text;
    while (*p) {
        const char *end = p, *fit = NULL;
        while (*end) {
            end += strcspn(end, " ");
            char *part = pool_strndup(d->pool, p, (size_t)(end - p));
            if (fit && text_width(d, part) > d->label_width) {
                break;
            }
            fit = end;
            end += strspn(end, " ");
        }
        add_text(d, pool_strndup(d->pool, p, (size_t)(fit - p)), 0,
                 top + lines * LABEL_LEADING + LABEL_SIZE, true);
        lines++;
        p = fit + strspn(fit, " ");
    }
    return lines;
}

static void add_bar(Drawing *d, const Bar *bar)
{
    if (d->stacked) {
        d->y += add_label(d, bar->text, d->y) * LABEL_LEADING + LEN_PT(1);
    }
    Len length = place_of(d, thousandths(bar->value->number));
    add_box(d, CHART_BAR, d->plot, d->y, MAX(length, LINE), BAR_HEIGHT, tone_of(d, bar), false);
    Len end = length;
    if (bar->national) {
        Len at = place_of(d, thousandths(bar->national->value->number));
        add_box(d, CHART_LINE, d->plot + at - NATIONAL_LINE / 2, d->y - BAR_GAP / 2 - LINE,
                NATIONAL_LINE, BAR_HEIGHT + BAR_GAP + 2 * LINE, 0, false);
        end = MAX(end, at + NATIONAL_LINE);
    }
    if (!d->stacked) {
        add_text(d, bar->text, d->plot + end + LABEL_GAP, d->y + BAR_HEIGHT - LEN_PT(1.8), true);
    }
    d->y += BAR_HEIGHT + BAR_GAP;
}

static void add_indicator(Drawing *d, const Indicator *indicator, const GArray *bars)
{
    if (bars->len > 0) {
        Len top = d->y;
        Len bottom = top + add_label(d, indicator->title, top) * LABEL_LEADING;
        if (d->stacked) {
            d->y = bottom + LEN_PT(1);
        }
        for (guint k = 0; k < bars->len; k++) {
            add_bar(d, &g_array_index(bars, Bar, k));
        }
        d->y = MAX(d->y, bottom) + GROUP_GAP;
    }
}

/* ---- what each series is ---- */

static const char *said(const Drawing *d, const char *text) __attribute__((format_arg(2)));
static const char *said(const Drawing *d, const char *text)
{
    return message_text_in(d->language, text);
}

static const char *series_name(const Drawing *d, const Series *series)
{
    if (series == &d->baseline) {
        return said(d, N_("Hiện trạng"));
    }
    if (series == &d->national) {
        return said(d, N_("Mục tiêu quốc gia"));
    }
    return series->first_year == series->last_year
               ? pool_printf(d->pool, said(d, N_("Mục tiêu %d")), series->first_year)
               : pool_printf(d->pool, said(d, N_("Mục tiêu %d–%d")), series->first_year,
                             series->last_year);
}

static Len add_key(Drawing *d, Len x, const Series *series, uint8_t tone)
{
    if (series->count == 0) {
        return x;
    }
    const char *text = series_name(d, series);
    Len width = LEGEND_BOX + LEN_PT(4) + text_width(d, text);
    if (x > 0 && x + width > d->width) {
        d->y += LEGEND_LEADING;
        x = 0;
    }
    if (series == &d->national) {
        add_box(d, CHART_LINE, x + LEGEND_BOX / 2, d->y - LEN_PT(1), NATIONAL_LINE,
                LEGEND_BOX + LEN_PT(2), 0, false);
    } else {
        add_box(d, CHART_BAR, x, d->y, LEGEND_BOX, LEGEND_BOX, tone, false);
    }
    add_text(d, text, x + LEGEND_BOX + LEN_PT(4), d->y + LEGEND_BOX - LEN_PT(1), false);
    return x + width + LEGEND_GAP;
}

static void add_legend(Drawing *d)
{
    Len x = add_key(d, 0, &d->baseline, TONE_BASELINE);
    x = add_key(d, x, &d->first, TONE_FIRST);
    x = add_key(d, x, &d->later, TONE_LATER);
    add_key(d, x, &d->national, 0);
    d->y += LEGEND_BOX + LEN_PT(12);
}

static const char *number_of(const Drawing *d, const TargetValue *value)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value->number, d->language == MESSAGE_ENGLISH, number);
    return pool_printf(d->pool, *value->unit && *value->unit != '%' ? "%s %s" : "%s%s", number,
                       value->unit);
}

/* "Biểu đồ cột. Hiện trạng: từ 5% đến 14,36%. Mục tiêu 2025: 20%." */
static const char *outline_of(const Drawing *d)
{
    const Series *all[] = {&d->baseline, &d->first, &d->later, &d->national};
    GString *words = g_string_new(said(d, N_("Biểu đồ cột.")));
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const Series *series = all[i];
        if (series->count == 0) {
            continue;
        }
        text_append_format(words, " %s", series_name(d, series));
        if (series->least && decimal_compare(series->least->number, series->most->number) == 0) {
            text_append_format(words, ": %s", number_of(d, series->least));
        } else if (series->least) {
            g_string_append(words, ": ");
            text_append_format(words, said(d, N_("từ %s đến %s")), number_of(d, series->least),
                               number_of(d, series->most));
        }
        g_string_append_c(words, '.');
    }
    const char *outline = pool_strdup(d->pool, words->str);
    g_string_free(words, TRUE);
    return outline;
}

static void describe_bars(const Drawing *d, GString *out, const Indicator *indicator)
{
    text_append_format(out, "%s: ", indicator->title);
    GArray *bars = bars_of(d->pool, indicator);
    for (guint k = 0; k < bars->len; k++) {
        const Bar *bar = &g_array_index(bars, Bar, k);
        text_append_format(out, "%s%s %d%s%s %s", k > 0 ? ", " : "",
                           bar->baseline ? said(d, N_("hiện trạng")) : said(d, N_("mục tiêu")),
                           bar->value->year, bar->value->component ? " " : "",
                           bar->value->component ? bar->value->component : "", bar->value->wording);
        const CatalogueTarget *national =
            bar->baseline ? NULL : chart_national_target(indicator, bar->value->year);
        if (national) {
            text_append_format(out, said(d, N_(" (quốc gia %s)")), national->wording);
        }
    }
    if (bars->len == 0) {
        g_string_append(out, said(d, N_("không có số liệu")));
    }
    g_array_free(bars, TRUE);
    g_string_append(out, ". ");
}

const char *chart_alternative(Pool *pool, const TargetGroup *group, MessageLanguage language)
{
    Drawing d = {.pool = pool, .language = language};
    GString *words = g_string_new(said(&d, N_("Biểu đồ cột.")));
    g_string_append_c(words, ' ');
    for (int i = 0; i < group->count; i++) {
        describe_bars(&d, words, &group->indicator[i]);
    }
    const char *alternative = pool_strdup(pool, g_strchomp(words->str));
    g_string_free(words, TRUE);
    return alternative;
}

const Chart *chart_draw(Pool *pool, FontSet *fonts, const TargetGroup *group, Len width,
                        MessageLanguage language)
{
    Drawing d = {.pool = pool, .fonts = fonts, .language = language, .width = width};
    d.shape = g_array_new(FALSE, TRUE, sizeof(ChartShape));
    d.stacked = width < STACKED_BELOW;
    d.bars = g_new(GArray *, (gsize)MAX(group->count, 1));
    for (int i = 0; i < group->count; i++) {
        d.bars[i] = bars_of(pool, &group->indicator[i]);
    }
    find_first_year(&d, group);
    find_scale(&d, group);
    find_label_width(&d, group);
    find_plot(&d, group);
    add_legend(&d);
    Len top = d.y;
    for (int i = 0; i < group->count; i++) {
        add_indicator(&d, &group->indicator[i], d.bars[i]);
    }
    Len bottom = MAX(top, d.y - GROUP_GAP);
    if (!d.stacked) {
        add_box(&d, CHART_LINE, d.plot - LINE, top - LEN_PT(3), LINE, bottom - top + LEN_PT(6), 0,
                true);
    }
    Chart *chart = POOL_NEW(pool, Chart);
    chart->width = width;
    chart->height = bottom + LEN_PT(4);
    chart->count = (int)d.shape->len;
    ChartShape *shapes = POOL_ARRAY(pool, ChartShape, d.shape->len);
    memcpy(shapes, d.shape->data, d.shape->len * sizeof *shapes);
    chart->shape = shapes;
    chart->title = group->title;
    chart->outline = outline_of(&d);
    for (int i = 0; i < group->count; i++) {
        g_array_free(d.bars[i], TRUE);
    }
    g_free(d.bars);
    g_array_free(d.shape, TRUE);
    return chart;
}
