/* One page for each national indicator: what it is, what the nation wants, what every plan has. The
 * figures stand as the plans word them, with how they are read; whether a plan does enough is not
 * judged here. */
#include "compare/matrix.h"
#include "data/data.h"
#include "plan/judge.h"
#include "site/frame.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "chi-tieu"

/* An indicator of a plan that is the page's. */
typedef struct Entry {
    const Plan *plan;
    const Indicator *indicator;
} Entry;

typedef struct IndicatorPage {
    const Site *site;
    const CatalogueIndicator *entry;
    GArray *entries; /* of Entry */
    GArray *years;   /* of int: of all targets, in order */
    size_t count;    /* of official plans */
    HtmlWriter *writer;
} IndicatorPage;

/* "kts-1" */
static const char *file_name(Pool *pool, const CatalogueIndicator *entry, const char *ending)
{
    return pool_printf(pool, "%s%s", plan_slug(pool, entry->code, strlen(entry->code)), ending);
}

static HtmlSaid name_of(const CatalogueIndicator *entry)
{
    return (HtmlSaid){{entry->name, *entry->name_en ? entry->name_en : entry->name}};
}

static HtmlSaid group_of(const CatalogueIndicator *entry)
{
    return (HtmlSaid){
        {entry->group_title, entry->group_title_en ? entry->group_title_en : entry->group_title}};
}

/* ---- collecting ---- */

static void collect(IndicatorPage *page, const Plan *const *plans, size_t count)
{
    for (int i = 0; i < page->entry->target_count; i++) {
        target_year_add(page->years, page->entry->target[i].year);
    }
    for (size_t p = 0; p < count; p++) {
        for (int g = 0; g < plans[p]->group_count; g++) {
            const TargetGroup *group = &plans[p]->groups[g];
            for (int i = 0; i < group->count; i++) {
                const Indicator *indicator = &group->indicator[i];
                if (indicator->entry != page->entry) {
                    continue;
                }
                Entry entry = {plans[p], indicator};
                g_array_append_val(page->entries, entry);
                for (int k = 0; k < indicator->target_count; k++) {
                    target_year_add(page->years, indicator->target[k].year);
                }
            }
        }
    }
}

/* ---- figures ---- */

/* The nation's figure of the year, or NULL if there is none or its words hold no number. */
static const TargetValue *national_of(const CatalogueIndicator *entry, int year)
{
    for (int i = 0; i < entry->target_count; i++) {
        const TargetValue *value = entry->target[i].value;
        if (entry->target[i].year == year && value && value->has_number) {
            return value;
        }
    }
    return NULL;
}

/* How far the plan's number is from the nation's, as mere numbers; NULL if they are not of the same
 * thing. */
static const char *difference(const IndicatorPage *page, MessageLanguage language,
                              const Indicator *indicator, const TargetValue *value)
{
    Pool *pool = page->writer->pool;
    const TargetValue *national = national_of(page->entry, value->year);
    Decimal gap;
    if (!value->has_number || !national || value->component || indicator->differs ||
        strcmp(value->unit, national->unit) != 0 ||
        !decimal_subtract(value->number, national->number, &gap)) {
        return NULL;
    }
    const char *base = judge_base(pool, value, NULL);
    const char *national_base = judge_base(pool, national, NULL);
    if (strcmp(base, national_base) != 0 && *base && *national_base) {
        return pool_printf(pool,
                           message_text_in(language, N_("tính theo %s, quốc gia tính theo %s")),
                           base, national_base);
    }
    if (gap.digits == 0) {
        return message_text_in(language, N_("bằng số của quốc gia"));
    }
    char number[DECIMAL_TEXT_SIZE];
    bool more = gap.digits > 0;
    gap.digits = more ? gap.digits : -gap.digits;
    decimal_format(decimal_trim(gap), language == MESSAGE_ENGLISH, number);
    const char *points =
        strcmp(value->unit, "%") == 0 ? message_text_in(language, N_(" điểm phần trăm")) : "";
    return more ? pool_printf(pool, message_text_in(language, N_("hơn số của quốc gia %s%s")),
                              number, points)
                : pool_printf(pool, message_text_in(language, N_("kém số của quốc gia %s%s")),
                              number, points);
}

/* "> 70%": the sign parted from the number, or none. */
static const char *reading(Pool *pool, MessageLanguage language, const TargetValue *value,
                           bool signs)
{
    static const char *const SIGNS[] = {
        [OPERATOR_EQUAL] = "= ", [OPERATOR_OVER] = "> ",    [OPERATOR_AT_LEAST] = "≥ ",
        [OPERATOR_UNDER] = "< ", [OPERATOR_AT_MOST] = "≤ ",
    };
    char number[DECIMAL_TEXT_SIZE];
    decimal_format(value->number, language == MESSAGE_ENGLISH, number);
    return pool_printf(pool, "%s%s%s", signs ? SIGNS[value->operator] : "", number, value->unit);
}

static const char *without_spaces(Pool *pool, const char *text)
{
    GString *bare = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        if (*p != ' ') {
            g_string_append_c(bare, *p);
        }
    }
    const char *copy = pool_strdup(pool, bare->str);
    g_string_free(bare, TRUE);
    return copy;
}

/* Whether the plan's own words are no more than the reading. */
static bool says_itself(Pool *pool, MessageLanguage language, const TargetValue *value)
{
    const char *wording = without_spaces(pool, value->wording);
    return strcmp(wording, without_spaces(pool, reading(pool, language, value, true))) == 0 ||
           (value->operator== OPERATOR_EQUAL &&
            strcmp(wording, without_spaces(pool, reading(pool, language, value, false))) == 0);
}

/* How a target's words are read, and how far from the nation's: numbers have the page's decimal
 * sign.
 */
static void write_reading(const IndicatorPage *page, MessageLanguage language,
                          const Indicator *indicator, const TargetValue *value)
{
    HtmlWriter *writer = page->writer;
    if (value->has_number && !says_itself(writer->pool, language, value)) {
        html_markup(writer, " <span class=\"cach-doc\">");
        html_text(writer, reading(writer->pool, language, value, true));
        html_markup(writer, "</span>");
    }
    const char *gap = difference(page, language, indicator, value);
    if (gap) {
        html_markup(writer, "<br><span class=\"chenh\">");
        html_text(writer, gap);
        html_markup(writer, "</span>");
    }
}

static void write_value(const IndicatorPage *page, const Indicator *indicator,
                        const TargetValue *value, bool target)
{
    HtmlWriter *writer = page->writer;
    html_markup(writer, "<p><span");
    html_plan_language(writer);
    html_markup(writer, ">");
    if (value->component) {
        html_words(writer, value->component);
        html_markup(writer, ": ");
    }
    html_words(writer, value->wording);
    if (value->remark) {
        html_markup(writer, " ");
        html_words(writer, value->remark);
    }
    html_markup(writer, "</span>");
    if (target) {
        for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
            write_reading(page, turn.language, indicator, value);
        }
    }
    html_markup(writer, "</p>");
}

static void write_baseline(const IndicatorPage *page, const Indicator *indicator)
{
    HtmlWriter *writer = page->writer;
    html_markup(writer, "<td>");
    if (indicator->baseline_year) {
        html_format(writer, "<p>%d</p>", indicator->baseline_year);
    }
    for (int i = 0; i < indicator->baseline_count; i++) {
        write_value(page, indicator, &indicator->baseline[i], false);
    }
    if (indicator->not_counted) {
        html_markup(writer, "<p>");
        html_say(writer, N_("chưa thống kê"));
        html_markup(writer, "</p>");
    }
    if (indicator->baseline_source) {
        html_markup(writer, "<p class=\"chenh\"");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_words(writer, indicator->baseline_source);
        html_markup(writer, "</p>");
    }
    html_markup(writer, "</td>");
}

static void write_title(HtmlWriter *writer, const Indicator *indicator)
{
    html_markup(writer, "<td><p");
    html_plan_language(writer);
    html_markup(writer, ">");
    html_words(writer, indicator->title);
    html_markup(writer, "</p>");
    if (indicator->differs) {
        html_markup(writer, "<p class=\"khac\"><strong>");
        html_say(writer, N_("Khác chỉ tiêu quốc gia:"));
        html_markup(writer, "</strong> <span");
        html_plan_language(writer);
        html_markup(writer, ">");
        html_words(writer, indicator->differs);
        html_markup(writer, "</span></p>");
    }
    html_markup(writer, "</td>");
}

static void write_plan(const IndicatorPage *page, const Entry *entry)
{
    HtmlWriter *writer = page->writer;
    const Indicator *indicator = entry->indicator;
    html_markup(writer, "<tr><th scope=\"row\">");
    site_plan_link(writer, entry->plan, NULL);
    html_markup(writer, "</th>");
    write_baseline(page, indicator);
    for (guint y = 0; y < page->years->len; y++) {
        html_markup(writer, "<td>");
        for (int i = 0; i < indicator->target_count; i++) {
            if (indicator->target[i].year == g_array_index(page->years, int, y)) {
                write_value(page, indicator, &indicator->target[i], true);
            }
        }
        html_markup(writer, "</td>");
    }
    write_title(writer, indicator);
    html_markup(writer, "</tr>\n");
}

static void write_plans(const IndicatorPage *page)
{
    HtmlWriter *writer = page->writer;
    html_markup(writer, "<section>\n<h2>");
    html_say(writer, N_("Trong các kế hoạch"));
    html_markup(writer, "</h2>\n");
    if (page->entries->len == 0) {
        html_markup(writer, "<p>");
        html_say(writer, N_("Chưa có kế hoạch nào nêu chỉ tiêu này."));
        html_markup(writer, "</p>\n</section>\n");
        return;
    }
    site_table_caption(writer, html_said(N_("Số liệu gốc và mục tiêu của các kế hoạch")));
    site_table_head(writer, html_said(N_("Kế hoạch")));
    site_table_head(writer, html_said(N_("Số liệu gốc")));
    for (guint y = 0; y < page->years->len; y++) {
        site_table_head(writer, html_said_format(writer, N_("Mục tiêu %d"),
                                                 g_array_index(page->years, int, y)));
    }
    site_table_head(writer, html_said(N_("Tên như kế hoạch ghi")));
    site_table_rows(writer);
    for (guint i = 0; i < page->entries->len; i++) {
        write_plan(page, &g_array_index(page->entries, Entry, i));
    }
    site_table_end(writer);
    html_markup(writer, "</section>\n");
}

/* The nation's own targets, as the first of the rows. */
static Indicator national_row(const IndicatorPage *page)
{
    const CatalogueIndicator *entry = page->entry;
    TargetValue *targets = POOL_ARRAY(page->writer->pool, TargetValue, (size_t)entry->target_count);
    Indicator row = {.target = targets};
    for (int i = 0; i < entry->target_count; i++) {
        if (entry->target[i].value) {
            targets[row.target_count++] = *entry->target[i].value;
        }
    }
    return row;
}

static bool has_number(const Indicator *indicator)
{
    for (int i = 0; i < indicator->target_count; i++) {
        if (indicator->target[i].has_number) {
            return true;
        }
    }
    return false;
}

/* One row of bars a plan: the group's drawing with plans in the place of indicators. */
static void write_chart(const IndicatorPage *page)
{
    HtmlWriter *writer = page->writer;
    Indicator *rows = POOL_ARRAY(writer->pool, Indicator, page->entries->len + 1);
    int count = 1;
    rows[0] = national_row(page);
    for (guint i = 0; i < page->entries->len; i++) {
        const Entry *entry = &g_array_index(page->entries, Entry, i);
        if (has_number(entry->indicator)) {
            rows[count] = *entry->indicator;
            rows[count++].title = site_plan_name(writer->pool, entry->plan);
        }
    }
    if (count == 1 || !writer->fonts) {
        return;
    }
    TargetGroup group = {
        .name = page->entry->code, .title = page->entry->name, .indicator = rows, .count = count};
    HtmlDrawing told = {html_said(N_("Các kế hoạch bên cạnh mục tiêu quốc gia")),
                        site_next_table_id(writer)};
    html_markup(writer, "<figure class=\"bieu-do\">\n<figcaption>");
    html_say_text(writer, told.name);
    html_markup(writer, "</figcaption>\n");
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        rows[0].title = message_text_in(turn.language, N_("Quốc gia"));
        html_drawing(writer, &group, &told);
    }
    html_markup(writer, "</figure>\n");
}

static void write_national(const IndicatorPage *page)
{
    HtmlWriter *writer = page->writer;
    const CatalogueIndicator *entry = page->entry;
    const char *heads[] = {N_("Năm"), N_("Mục tiêu"), N_("Xác nhận"), N_("Nguồn"), NULL};
    site_table_begin(writer, html_said(N_("Mục tiêu quốc gia")), heads);
    for (int i = 0; i < entry->target_count; i++) {
        const CatalogueTarget *target = &entry->target[i];
        html_format(writer, "<tr><th scope=\"row\" class=\"nam\">%d</th><td", target->year);
        html_plan_language(writer);
        html_markup(writer, "><p>");
        html_words(writer, target->wording);
        html_markup(writer, "</p>");
        if (target->title) {
            html_markup(writer, "<p class=\"chenh\">");
            html_words(writer, target->title);
            html_markup(writer, "</p>");
        }
        html_markup(writer, "</td><td>");
        html_say(writer, target->indirect
                             ? N_("gián tiếp: chỉ thấy trong kế hoạch của các tỉnh")
                             : N_("trực tiếp: đọc được ở nguồn nói về chính quyết định"));
        html_markup(writer, "</td><td");
        html_plan_language(writer);
        html_markup(writer, "><p>");
        html_words(writer, target->source);
        html_markup(writer, "</p>");
        if (target->disputed) {
            html_markup(writer, "<p class=\"khac\"><strong");
            html_own_language(writer);
            html_markup(writer, ">");
            html_say(writer, N_("Các nguồn chưa thống nhất:"));
            html_markup(writer, "</strong> ");
            html_words(writer, target->disputed);
            html_markup(writer, "</p>");
        }
        html_markup(writer, "</td></tr>\n");
    }
    site_table_end(writer);
}

/* To the rows of the matrix, which judges every plan by the target of a year. */
static void write_judged(const IndicatorPage *page)
{
    HtmlWriter *writer = page->writer;
    const CatalogueIndicator *entry = page->entry;
    html_markup(writer, "<p>");
    html_say(writer, N_("Các kế hoạch so với mục tiêu quốc gia:"));
    for (int i = 0; i < entry->target_count; i++) {
        int year = entry->target[i].year;
        if (i > 0 && entry->target[i - 1].year == year) {
            continue;
        }
        html_markup(writer, i > 0 ? ", <a" : " <a");
        html_page_link(writer, "../", SITE_MATRIX_FILE, matrix_row_id(writer->pool, entry, year));
        html_markup(writer, ">");
        html_say_text(writer, html_said_format(writer, N_("năm %d"), year));
        html_markup(writer, "</a>");
    }
    html_markup(writer, "</p>\n");
}

/* `language` of the text, or NULL if it is the page's own. */
static void write_fact(HtmlWriter *writer, const char *term, HtmlSaid text, const char *language)
{
    html_markup(writer, "<div><dt>");
    html_say(writer, term);
    html_markup(writer, "</dt><dd");
    html_attribute(writer, "lang", language);
    html_markup(writer, ">");
    html_say_text(writer, text);
    html_markup(writer, "</dd></div>\n");
}

static void write_facts(const IndicatorPage *page)
{
    HtmlWriter *writer = page->writer;
    const CatalogueIndicator *entry = page->entry;
    html_markup(writer, "<dl class=\"su-kien\">\n");
    write_fact(writer, N_("Mã"), html_same(entry->code), NULL);
    write_fact(writer, N_("Nhóm"), group_of(entry), NULL);
    for (HtmlTurn turn = html_by_language(writer); html_next_turn(&turn);) {
        if (turn.language == MESSAGE_ENGLISH) {
            write_fact(writer, N_("Tên tiếng Việt"), html_same(entry->name), "vi");
        } else if (*entry->name_en) {
            write_fact(writer, N_("Tên tiếng Anh"), html_same(entry->name_en), "en");
        }
    }
    write_fact(writer, N_("Đơn vị"), html_same(entry->unit), NULL);
    write_fact(writer, N_("Chiều tốt hơn"),
               html_said(entry->higher_is_better ? N_("cao hơn") : N_("thấp hơn")), NULL);
    if (page->site->catalogue->indicator_source) {
        write_fact(writer, N_("Văn bản"), html_same(page->site->catalogue->indicator_source), "vi");
    }
    html_markup(writer, "</dl>\n");
}

static void write_page(IndicatorPage *page, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    const CatalogueIndicator *entry = page->entry;
    const HtmlDownload downloads[] = {
        {file_name(pool, entry, ".csv"), "text/csv", "CSV", N_("bảng số liệu gốc và mục tiêu")},
        {file_name(pool, entry, ".json"), "application/json", "JSON",
         N_("chỉ tiêu, mục tiêu quốc gia và số liệu của các kế hoạch")},
    };
    SitePage frame = {
        pool_printf(pool, FOLDER "/%s", file_name(pool, entry, ".html")), name_of(entry),
        N_("Chỉ tiêu quốc gia: mục tiêu quốc gia, số liệu gốc và mục tiêu của từng kế "
           "hoạch, ghi như kế hoạch ghi."),
        downloads, G_N_ELEMENTS(downloads)};
    HtmlWriter *writer = site_page_begin(page->site, &frame, HTML_PAGES);
    page->writer = writer;
    html_markup(writer, "<p class=\"len-tren\"><a");
    html_page_link(writer, "", HTML_INDEX_FILE, NULL);
    html_markup(writer, ">");
    html_say(writer, N_("Mọi chỉ tiêu quốc gia"));
    html_markup(writer, "</a></p>\n");
    write_facts(page);
    site_downloads(writer);
    html_markup(writer, "<section>\n<h2>");
    html_say(writer, N_("Quốc gia đặt ra"));
    html_markup(writer, "</h2>\n");
    write_national(page);
    if (page->count > 0 && entry->target_count > 0) {
        write_judged(page);
    }
    html_markup(writer, "</section>\n");
    write_chart(page);
    write_plans(page);
    HtmlMade made = site_page_end(writer);
    site_emit_pages(frame.path, &made, emit, context);
    pool_free(pool);
}

static void write_indicator(const Site *site, const CatalogueIndicator *entry,
                            const Plan *const *plans, size_t count, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    IndicatorPage page = {.site = site,
                          .entry = entry,
                          .count = count,
                          .entries = g_array_new(FALSE, FALSE, sizeof(Entry)),
                          .years = g_array_new(FALSE, FALSE, sizeof(int))};
    collect(&page, plans, count);
    emit(context, pool_printf(pool, FOLDER "/%s", file_name(pool, entry, ".csv")),
         data_write_all_targets(plans, count, entry->code));
    emit(context, pool_printf(pool, FOLDER "/%s", file_name(pool, entry, ".json")),
         data_write_indicator(entry, plans, count));
    write_page(&page, emit, context);
    g_array_free(page.entries, TRUE);
    g_array_free(page.years, TRUE);
    pool_free(pool);
}

/* ---- the list ---- */

static guint plans_with(const CatalogueIndicator *entry, const Plan *const *plans, size_t count)
{
    guint with = 0;
    for (size_t p = 0; p < count; p++) {
        bool has = false;
        for (int g = 0; g < plans[p]->group_count; g++) {
            for (int i = 0; i < plans[p]->groups[g].count; i++) {
                has = has || plans[p]->groups[g].indicator[i].entry == entry;
            }
        }
        with += has;
    }
    return with;
}

static void write_targets(HtmlWriter *writer, const CatalogueIndicator *entry)
{
    html_markup(writer, "<td");
    html_plan_language(writer);
    html_markup(writer, ">");
    for (int i = 0; i < entry->target_count; i++) {
        html_format(writer, "<p>%d: ", entry->target[i].year);
        html_words(writer, entry->target[i].wording);
        html_markup(writer, "</p>");
    }
    html_markup(writer, "</td>");
}

static void write_list_row(HtmlWriter *writer, const CatalogueIndicator *entry, guint plans)
{
    html_format(writer, "<tr><td class=\"ma\">%s</td><th scope=\"row\"><a", entry->code);
    html_page_link(writer, "", file_name(writer->pool, entry, ".html"), NULL);
    html_markup(writer, ">");
    html_say_text(writer, name_of(entry));
    html_markup(writer, "</a></th>");
    write_targets(writer, entry);
    html_format(writer, "<td class=\"so\">%u</td></tr>\n", plans);
}

static void write_list(const Site *site, const Plan *const *plans, size_t count, SiteEmit emit,
                       void *context)
{
    static const char *const HEADS[] = {N_("Mã"), N_("Chỉ tiêu"), N_("Mục tiêu quốc gia"),
                                        N_("Số kế hoạch có nêu"), NULL};
    const Catalogue *catalogue = site->catalogue;
    SitePage frame = {FOLDER "/" HTML_INDEX_FILE, html_said(N_("Chỉ tiêu quốc gia")),
                      N_("Các chỉ tiêu quốc gia về kinh tế số và xã hội số; mỗi chỉ tiêu một trang "
                         "với mục tiêu quốc gia và số liệu của từng kế hoạch."),
                      NULL, 0};
    HtmlWriter *writer = site_page_begin(site, &frame, HTML_PAGES);
    for (int i = 0; i < catalogue->indicator_count; i++) {
        const CatalogueIndicator *entry = &catalogue->indicator[i];
        bool first = i == 0 || strcmp(catalogue->indicator[i - 1].group, entry->group) != 0;
        bool last = i + 1 == catalogue->indicator_count ||
                    strcmp(catalogue->indicator[i + 1].group, entry->group) != 0;
        if (first) {
            site_table_begin(writer, group_of(entry), HEADS);
        }
        write_list_row(writer, entry, plans_with(entry, plans, count));
        if (last) {
            site_table_end(writer);
        }
    }
    HtmlMade made = site_page_end(writer);
    site_emit_pages(frame.path, &made, emit, context);
}

void site_write_indicators(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    size_t count;
    const Plan *const *plans = site_official_plans(site, pool, &count);
    for (int i = 0; i < site->catalogue->indicator_count; i++) {
        write_indicator(site, &site->catalogue->indicator[i], plans, count, emit, context);
    }
    write_list(site, plans, count, emit, context);
    pool_free(pool);
}
