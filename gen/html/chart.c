/* A chart: the drawing of chart/ as SVG, and the figures behind it as a small table for everyone.
 */
#include "chart/chart.h"
#include "html/write.h"

#include <stdlib.h>

static int compare_years(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_years(GArray *years, const TargetValue *values, int count)
{
    for (int i = 0; i < count; i++) {
        bool known = values[i].year == 0;
        for (guint y = 0; y < years->len && !known; y++) {
            known = g_array_index(years, int, y) == values[i].year;
        }
        if (!known) {
            g_array_append_val(years, values[i].year);
        }
    }
}

static GArray *years_of(const TargetGroup *group)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < group->count; i++) {
        add_years(years, group->indicator[i].baseline, group->indicator[i].baseline_count);
        add_years(years, group->indicator[i].target, group->indicator[i].target_count);
    }
    g_array_sort(years, compare_years);
    return years;
}

/* The values of one year, each with its component: "Dịch vụ: 9,21%; Công nghiệp: 14%". */
static bool write_values(HtmlWriter *writer, const TargetValue *values, int count, int year,
                         bool more)
{
    for (int i = 0; i < count; i++) {
        if (values[i].year != year || !values[i].wording) {
            continue;
        }
        html_markup(writer, more ? "; " : "");
        if (values[i].component) {
            html_text(writer, values[i].component);
            html_markup(writer, ": ");
        }
        html_words(writer, values[i].wording);
        more = true;
    }
    return more;
}

/* Where the drawing has it: beside a target with a number. */
static void write_national_target(HtmlWriter *writer, const Indicator *indicator, int year)
{
    bool drawn = false;
    for (int i = 0; i < indicator->target_count; i++) {
        drawn = drawn || (indicator->target[i].year == year && indicator->target[i].has_number);
    }
    const CatalogueTarget *national = drawn ? chart_national_target(indicator, year) : NULL;
    if (!national) {
        return;
    }
    html_markup(writer, "<div class=\"quoc-gia\"><span");
    html_own_language(writer);
    html_markup(writer, ">");
    html_say(writer, N_("Quốc gia:"));
    html_markup(writer, "</span> ");
    html_words(writer, national->wording);
    html_markup(writer, "</div>");
}

static void write_row(HtmlWriter *writer, const Indicator *indicator, const GArray *years)
{
    html_markup(writer, "<tr><th scope=\"row\">");
    html_words(writer, indicator->title ? indicator->title : "");
    html_markup(writer, "</th>");
    for (guint y = 0; y < years->len; y++) {
        int year = g_array_index(years, int, y);
        html_markup(writer, "<td class=\"so\">");
        bool more =
            write_values(writer, indicator->baseline, indicator->baseline_count, year, false);
        write_values(writer, indicator->target, indicator->target_count, year, more);
        write_national_target(writer, indicator, year);
        html_markup(writer, "</td>");
    }
    html_markup(writer, "</tr>\n");
}

/* Two drawings, of which the style sheet shows the one that fits: one scaled down to a phone would
 * have letters too small to read (WCAG 2.2, 1.4.10). */
#define WIDE_DRAWING LEN_PT(480)
#define NARROW_DRAWING LEN_PT(216)

/* "12.5": points. */
static void write_points(HtmlWriter *writer, Len length)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(decimal_trim((Decimal){length / 10, 2}), true, number);
    html_markup(writer, number);
}

static void write_length(HtmlWriter *writer, const char *name, Len length)
{
    html_markup(writer, name);
    html_markup(writer, "=\"");
    write_points(writer, length);
    html_markup(writer, "\"");
}

/* Tones are classes, so that the style sheet can turn them for dark pages. */
static const char *tone_class(uint8_t tone)
{
    return tone > 200 ? "nhat" : tone > 100 ? "vua" : "dam";
}

static void write_shape(HtmlWriter *writer, const ChartShape *shape)
{
    if (shape->kind == CHART_TEXT) {
        html_markup(writer, "<text");
        if (shape->of_plan) {
            html_plan_language(writer);
        }
        write_length(writer, " x", shape->x);
        write_length(writer, " y", shape->y);
        write_length(writer, " font-size", shape->size);
        write_length(writer, " textLength", shape->width);
        html_markup(writer, " lengthAdjust=\"spacingAndGlyphs\">");
        html_text(writer, shape->text);
        html_markup(writer, "</text>\n");
        return;
    }
    html_markup(writer, shape->kind == CHART_BAR ? "<rect class=\"cot " : "<rect class=\"vach ");
    html_markup(writer, tone_class(shape->tone));
    html_markup(writer, "\"");
    write_length(writer, " x", shape->x);
    write_length(writer, " y", shape->y);
    write_length(writer, " width", shape->width);
    write_length(writer, " height", shape->height);
    html_markup(writer, "/>\n");
}

static void write_drawing(HtmlWriter *writer, MessageLanguage language, const TargetGroup *group,
                          const HtmlDrawing *told, Len width)
{
    const Chart *drawing = chart_draw(writer->pool, writer->fonts, group, width, language);
    html_format(writer, "<svg class=\"%s\" role=\"img\" viewBox=\"0 0 ",
                width == NARROW_DRAWING ? "hep" : "rong");
    write_points(writer, drawing->width);
    html_markup(writer, " ");
    write_points(writer, drawing->height);
    html_markup(writer, "\"");
    html_own_language(writer);
    html_attribute(writer, "aria-label",
                   pool_printf(writer->pool,
                               message_text_in(language, N_("%s. %s Số liệu ở bảng bên dưới.")),
                               told->name.in[language], drawing->outline));
    html_attribute(writer, "aria-details", told->table_id);
    html_markup(writer, ">\n");
    for (int i = 0; i < drawing->count; i++) {
        write_shape(writer, &drawing->shape[i]);
    }
    html_markup(writer, "</svg>\n");
}

/* The words in a drawing move what is beside them: there is one in each language. */
void html_drawing(HtmlWriter *writer, const TargetGroup *group, const HtmlDrawing *told)
{
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        write_drawing(writer, turn.language, group, told, WIDE_DRAWING);
        write_drawing(writer, turn.language, group, told, NARROW_DRAWING);
    }
}

void html_chart(HtmlWriter *writer, const PlanNode *chart)
{
    const TargetGroup *group = chart->u.chart.group;
    if (!group) {
        return;
    }
    int number = ++writer->charts;
    const char *table_id = pool_printf(writer->pool, HTML_OWN_ID "so-lieu-%d", number);
    html_markup(writer, "<figure class=\"bieu-do\"");
    html_id_attribute(writer, chart);
    html_format(writer, ">\n<figcaption>Biểu đồ %d. ", number);
    html_text(writer, group->title ? group->title : "");
    html_markup(writer, "</figcaption>\n");
    if (writer->fonts) {
        const HtmlDrawing told = {html_said_format(writer, N_("Biểu đồ %d"), number), table_id};
        html_drawing(writer, group, &told);
    }
    html_format(writer, "<div id=\"%s\" class=\"khung-bang\" role=\"region\" tabindex=\"0\"",
                table_id);
    html_say_attribute(writer, "aria-label",
                       html_said_format(writer, N_("Số liệu của biểu đồ %d"), number));
    html_markup(writer, ">\n<table class=\"chi-tieu\">\n<thead>\n<tr><th scope=\"col\"");
    html_own_language(writer);
    html_markup(writer, ">");
    html_say(writer, N_("Chỉ tiêu"));
    html_markup(writer, "</th>");
    GArray *years = years_of(group);
    for (guint y = 0; y < years->len; y++) {
        html_format(writer, "<th scope=\"col\" class=\"so\">%d</th>", g_array_index(years, int, y));
    }
    html_markup(writer, "</tr>\n</thead>\n<tbody>\n");
    for (int i = 0; i < group->count; i++) {
        write_row(writer, &group->indicator[i], years);
    }
    html_markup(writer, "</tbody>\n</table>\n</div>\n</figure>\n");
    g_array_free(years, TRUE);
}
