/* The figures behind a chart as a small table: all there is to see of it without the drawing. */
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
        html_markup(writer, "</td>");
    }
    html_markup(writer, "</tr>\n");
}

void html_chart(HtmlWriter *writer, const PlanNode *chart)
{
    const TargetGroup *group = chart->u.chart.group;
    if (!group) {
        return;
    }
    int number = ++writer->charts;
    html_markup(writer, "<figure class=\"bieu-do\"");
    html_id_attribute(writer, chart);
    html_format(writer, ">\n<figcaption>Biểu đồ %d. ", number);
    html_text(writer, group->title ? group->title : "");
    html_format(writer,
                "</figcaption>\n<div class=\"khung-bang\" role=\"region\" tabindex=\"0\" "
                "aria-label=\"Số liệu của biểu đồ %d\">\n<table class=\"chi-tieu\">\n"
                "<thead>\n<tr><th scope=\"col\">Chỉ tiêu</th>",
                number);
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
