/* Who has to do what by when: the tasks of all plans, and of each plan alone, by agency and by
 * deadline. Works without script: the table of agencies leads to each one's own tables. */
#include "base/collate.h"
#include "base/hash.h"
#include "data/data.h"
#include "site/frame.h"

#include <stdlib.h>
#include <string.h>

#define DEADLINES HTML_OWN_ID "thoi-han"
#define MAX_ANCHOR 80 /* bytes */

/* An agency with its tasks, in the order of their deadlines. */
typedef struct Office {
    const char *key, *name, *anchor;
    bool known;               /* as in Agency */
    GPtrArray *leads, *joins; /* const PlanTask * */
    HtmlPassage written;      /* the name in the page; of no length before it is there */
} Office;

typedef struct Duties {
    Pool *pool;
    GPtrArray *tasks;   /* const PlanTask *, all of them */
    GPtrArray *offices; /* Office *, by name */
    GHashTable *by_key; /* key -> Office * */
    size_t plans;       /* that have tasks */
    const Plan *only;   /* the page is this plan's; NULL: of all plans */
    GHashTable *rows;   /* PlanTask -> Row */
} Duties;

/* A task's row as the page has written it: a task stands in the tables of all its agencies, which
 * differ in one column. Passages have no length before they are there. */
typedef struct Row {
    HtmlPassage start, end; /* before and behind that column */
    HtmlPassage whole[2];   /* with who leads, with who helps */
} Row;

static int compare_tasks(gconstpointer a, gconstpointer b)
{
    const PlanTask *x = *(const PlanTask *const *)a, *y = *(const PlanTask *const *)b;
    int order = period_compare(&x->period, &y->period);
    order = order || x->period.read ? order : collate_vietnamese(x->wording, y->wording);
    order = order ? order : g_strcmp0(x->plan->slug, y->plan->slug);
    return order ? order : x->order - y->order;
}

static int compare_offices(gconstpointer a, gconstpointer b)
{
    const Office *x = *(const Office *const *)a, *y = *(const Office *const *)b;
    int order = collate_vietnamese(x->name, y->name);
    return order ? order : strcmp(x->key, y->key);
}

static Office *office_of(Duties *duties, const Agency *agency)
{
    Office *office = g_hash_table_lookup(duties->by_key, agency->key);
    if (!office) {
        office = POOL_NEW(duties->pool, Office);
        office->key = agency->key;
        office->leads = g_ptr_array_new();
        office->joins = g_ptr_array_new();
        g_hash_table_insert(duties->by_key, pool_strdup(duties->pool, agency->key), office);
        g_ptr_array_add(duties->offices, office);
    }
    if (!office->name || (agency->known && !office->known)) {
        office->name = agency->name;
        office->known = agency->known;
    }
    return office;
}

static void add_task(Duties *duties, const PlanTask *task)
{
    g_ptr_array_add(duties->tasks, html_key(task));
    for (int i = 0; i < task->lead_count; i++) {
        g_ptr_array_add(office_of(duties, &task->leads[i])->leads, html_key(task));
    }
    for (int i = 0; i < task->cooperator_count; i++) {
        g_ptr_array_add(office_of(duties, &task->cooperators[i])->joins, html_key(task));
    }
}

static void name_anchors(Duties *duties)
{
    GHashTable *used = g_hash_table_new(hash_string, g_str_equal);
    for (guint i = 0; i < duties->offices->len; i++) {
        Office *office = g_ptr_array_index(duties->offices, i);
        const char *slug = plan_slug(duties->pool, office->key, MAX_ANCHOR);
        const char *anchor = pool_printf(duties->pool, "cq-%s", slug);
        for (int copy = 2; g_hash_table_contains(used, anchor); copy++) {
            anchor = pool_printf(duties->pool, "cq-%s-%d", slug, copy);
        }
        office->anchor = anchor;
        g_hash_table_add(used, html_key(anchor));
    }
    g_hash_table_unref(used);
}

static Duties *duties_new(const Plan *const *plans, size_t count)
{
    Duties *duties = g_new0(Duties, 1);
    duties->pool = pool_new();
    duties->tasks = g_ptr_array_new();
    duties->offices = g_ptr_array_new();
    duties->by_key = g_hash_table_new(hash_string, g_str_equal);
    duties->rows = g_hash_table_new(NULL, NULL);
    for (size_t p = 0; p < count; p++) {
        duties->plans += plans[p]->task_count > 0;
        for (int i = 0; i < plans[p]->task_count; i++) {
            add_task(duties, &plans[p]->tasks[i]);
        }
    }
    g_ptr_array_sort(duties->tasks, compare_tasks);
    g_ptr_array_sort(duties->offices, compare_offices);
    for (guint i = 0; i < duties->offices->len; i++) {
        Office *office = g_ptr_array_index(duties->offices, i);
        g_ptr_array_sort(office->leads, compare_tasks);
        g_ptr_array_sort(office->joins, compare_tasks);
    }
    name_anchors(duties);
    return duties;
}

static void duties_free(Duties *duties)
{
    for (guint i = 0; i < duties->offices->len; i++) {
        const Office *office = g_ptr_array_index(duties->offices, i);
        g_ptr_array_free(office->leads, TRUE);
        g_ptr_array_free(office->joins, TRUE);
    }
    g_ptr_array_free(duties->tasks, TRUE);
    g_ptr_array_free(duties->offices, TRUE);
    g_hash_table_unref(duties->by_key);
    g_hash_table_unref(duties->rows);
    pool_free(duties->pool);
    g_free(duties);
}

/* ---- the page ---- */

/* Writes again what is there, or else begins it. */
static bool repeat(HtmlWriter *writer, HtmlPassage *passage)
{
    bool there = passage->length > 0;
    if (there) {
        html_repeat_passage(writer, passage);
    } else {
        *passage = html_begin_passage(writer);
    }
    return there;
}

/* Tables name the same few agencies again and again. */
static void write_name(HtmlWriter *writer, Office *office)
{
    if (!repeat(writer, &office->written)) {
        html_words(writer, office->name);
        html_end_passage(writer, &office->written);
    }
}

static void write_agencies(HtmlWriter *writer, const Duties *duties, const Agency *agencies,
                           int count)
{
    for (int i = 0; i < count; i++) {
        Office *office = g_hash_table_lookup(duties->by_key, agencies[i].key);
        html_markup(writer, i > 0 ? "; " : "");
        html_markup(writer, "<a href=\"#");
        html_markup(writer, office->anchor);
        html_markup(writer, "\">");
        write_name(writer, office);
        html_markup(writer, "</a>");
    }
}

/* Leads to the row in the plan: by the task in the plan's own page, by the plan's name elsewhere.
 */
static void write_task(HtmlWriter *writer, const Duties *duties, const PlanTask *task)
{
    html_markup(writer, "<th scope=\"row\"");
    html_plan_language(writer);
    html_markup(writer, ">");
    if (duties->only) {
        html_markup(writer, "<a");
        html_page_link(writer, "", HTML_PAGE_FILE, task->row->id);
        html_markup(writer, ">");
        html_words(writer, task->text);
        html_markup(writer, "</a>");
    } else {
        html_words(writer, task->text);
    }
    html_markup(writer, "</th>");
}

static void write_start(HtmlWriter *writer, const Duties *duties, const PlanTask *task)
{
    html_markup(writer, "<tr><td");
    html_plan_language(writer);
    html_markup(writer, ">");
    html_words(writer, *task->wording ? task->wording : "–");
    html_markup(writer, "</td>");
    write_task(writer, duties, task);
    html_markup(writer, "<td");
    html_plan_language(writer);
    html_markup(writer, ">");
}

static void write_end(HtmlWriter *writer, const Duties *duties, const PlanTask *task)
{
    html_markup(writer, "</td>");
    if (!duties->only) {
        html_markup(writer, "<td>");
        site_plan_link(writer, task->plan, task->row->id);
        html_markup(writer, "</td>");
    }
    html_markup(writer, "</tr>\n");
}

static Row *row_of(const Duties *duties, const PlanTask *task)
{
    Row *row = g_hash_table_lookup(duties->rows, task);
    if (!row) {
        row = POOL_NEW(duties->pool, Row);
        g_hash_table_insert(duties->rows, html_key(task), row);
    }
    return row;
}

/* Whose name stands in the third column: of the tasks an agency leads, those who help, else the
 * leaders. */
static void write_row(HtmlWriter *writer, const Duties *duties, const PlanTask *task, bool helpers)
{
    Row *row = row_of(duties, task);
    if (repeat(writer, &row->whole[helpers])) {
        return;
    }
    if (!repeat(writer, &row->start)) {
        write_start(writer, duties, task);
        html_end_passage(writer, &row->start);
    }
    if (helpers) {
        write_agencies(writer, duties, task->cooperators, task->cooperator_count);
    } else {
        write_agencies(writer, duties, task->leads, task->lead_count);
    }
    if (!repeat(writer, &row->end)) {
        write_end(writer, duties, task);
        html_end_passage(writer, &row->end);
    }
    html_end_passage(writer, &row->whole[helpers]);
}

static void write_table(HtmlWriter *writer, const Duties *duties, HtmlSaid caption,
                        const GPtrArray *tasks, bool helpers)
{
    const char *heads[] = {N_("Thời hạn"), N_("Nhiệm vụ"), helpers ? N_("Phối hợp") : N_("Chủ trì"),
                           duties->only ? NULL : N_("Kế hoạch"), NULL};
    site_table_begin(writer, caption, heads);
    for (guint i = 0; i < tasks->len; i++) {
        write_row(writer, duties, g_ptr_array_index(tasks, i), helpers);
    }
    site_table_end(writer);
}

static void write_office(HtmlWriter *writer, const Duties *duties, const Office *office)
{
    html_format(writer, "<section id=\"%s\" class=\"co-quan-nhiem-vu\">\n<h2", office->anchor);
    html_plan_language(writer);
    html_markup(writer, ">");
    html_words(writer, office->name);
    html_markup(writer, "</h2>\n");
    if (office->leads->len > 0) {
        write_table(writer, duties, html_said_format(writer, N_("Chủ trì: %s"), office->name),
                    office->leads, true);
    }
    if (office->joins->len > 0) {
        write_table(writer, duties, html_said_format(writer, N_("Phối hợp: %s"), office->name),
                    office->joins, false);
    }
    html_markup(writer, "</section>\n");
}

static void write_count(HtmlWriter *writer, guint count)
{
    if (count > 0) {
        html_format(writer, "<td class=\"so\">%u</td>", count);
    } else {
        html_markup(writer, "<td class=\"so\">–</td>");
    }
}

static void write_choice(HtmlWriter *writer, const Duties *duties)
{
    const char *heads[] = {N_("Cơ quan"), N_("Chủ trì"), N_("Phối hợp"), NULL};
    html_markup(writer, "<nav class=\"chon-co-quan\" aria-labelledby=\"" HTML_OWN_ID
                        "chon\">\n<h2 id=\"" HTML_OWN_ID "chon\">");
    html_say(writer, N_("Chọn cơ quan"));
    html_markup(writer, "</h2>\n<p><a href=\"#" DEADLINES "\">");
    html_say(writer, N_("Hoặc xem mọi nhiệm vụ theo thời hạn"));
    html_markup(writer, "</a></p>\n");
    site_table_begin(writer, html_said(N_("Số nhiệm vụ của từng cơ quan")), heads);
    for (guint i = 0; i < duties->offices->len; i++) {
        const Office *office = g_ptr_array_index(duties->offices, i);
        html_format(writer, "<tr><th scope=\"row\"><a href=\"#%s\"", office->anchor);
        html_plan_language(writer);
        html_markup(writer, ">");
        html_words(writer, office->name);
        html_markup(writer, "</a></th>");
        write_count(writer, office->leads->len);
        write_count(writer, office->joins->len);
        html_markup(writer, "</tr>\n");
    }
    site_table_end(writer);
    html_markup(writer, "</nav>\n");
}

static void write_number(HtmlWriter *writer, const Duties *duties)
{
    html_markup(writer, "<p class=\"so-luong\">");
    html_say_text(writer,
                  duties->only
                      ? html_said_format(writer, N_("Số nhiệm vụ: %u."), duties->tasks->len)
                      : html_said_format(writer,
                                         N_("Số nhiệm vụ: %u. Số kế hoạch có bảng nhiệm vụ: %u."),
                                         duties->tasks->len, (guint)duties->plans));
    html_markup(writer, "</p>\n");
}

static HtmlMade write_page(const Site *site, const SitePage *page, const Duties *duties,
                           HtmlEditions editions)
{
    HtmlWriter *writer = site_page_begin(site, page, editions);
    if (duties->only) {
        html_markup(writer, "<p class=\"len-tren\">");
        site_plan_link(writer, duties->only, NULL);
        html_markup(writer, "</p>\n");
    }
    if (duties->tasks->len == 0) {
        html_markup(writer, "<p>");
        html_say(writer, N_("Chưa có kế hoạch nào có bảng nhiệm vụ."));
        html_markup(writer, "</p>\n");
        return site_page_end(writer);
    }
    write_number(writer, duties);
    site_downloads(writer);
    write_choice(writer, duties);
    for (guint i = 0; i < duties->offices->len; i++) {
        write_office(writer, duties, g_ptr_array_index(duties->offices, i));
    }
    html_markup(writer, "<section id=\"" DEADLINES "\">\n<h2>");
    html_say(writer, N_("Theo thời hạn"));
    html_markup(writer, "</h2>\n");
    write_table(writer, duties, html_said(N_("Mọi nhiệm vụ, xếp theo thời hạn")), duties->tasks,
                false);
    html_markup(writer, "</section>\n");
    return site_page_end(writer);
}

static const HtmlDownload CALENDAR = {DATA_CALENDAR_FILE, "text/calendar", N_("Lịch"),
                                      N_("thời hạn của các nhiệm vụ (iCalendar)")};

void site_write_responsibility(const Site *site, SiteEmit emit, void *context)
{
    const HtmlDownload downloads[] = {
        CALENDAR,
        {DATA_FOLDER "/" DATA_TASKS_FILE, "text/csv", N_("CSV nhiệm vụ"), N_("bảng nhiệm vụ")},
    };
    Pool *pool = pool_new();
    size_t count;
    const Plan *const *plans = site_official_plans(site, pool, &count);
    Duties *duties = duties_new(plans, count);
    GBytes *calendar = data_write_calendar(plans, count);
    if (calendar) {
        emit(context, DATA_CALENDAR_FILE, calendar);
    }
    const SitePage page = {
        SITE_TASKS_FILE, html_said(N_("Nhiệm vụ theo cơ quan")),
        N_("Nhiệm vụ trong phụ lục của các kế hoạch, theo cơ quan chủ trì, cơ quan "
           "phối hợp và thời hạn. Thời hạn ghi như kế hoạch ghi, việc nào xong trước "
           "xếp trước."),
        downloads, duties->tasks->len > 0 ? G_N_ELEMENTS(downloads) : 0};
    HtmlMade made = write_page(site, &page, duties, HTML_PAGES);
    site_emit_pages(page.path, &made, emit, context);
    duties_free(duties);
    pool_free(pool);
}

/* ---- of one plan ---- */

HtmlMade site_write_plan_tasks(const Plan *plan, HtmlEditions editions, const char *site_url,
                               HtmlWords *words)
{
    const HtmlDownload downloads[] = {
        CALENDAR,
        {DATA_TASKS_FILE, "text/csv", N_("CSV nhiệm vụ"), N_("bảng nhiệm vụ")},
    };
    Site site = {
        .plan = &plan, .count = 1, .catalogue = plan->catalogue, .url = site_url, .words = words};
    Duties *duties = duties_new(&plan, 1);
    duties->only = plan;
    const SitePage page = {
        pool_printf(duties->pool, "%s/" SITE_TASKS_FILE, plan->slug),
        html_said(N_("Nhiệm vụ theo cơ quan")),
        N_("Nhiệm vụ trong phụ lục của kế hoạch, theo cơ quan chủ trì, cơ quan phối hợp và thời "
           "hạn. Thời hạn ghi như kế hoạch ghi, việc nào xong trước xếp trước."),
        downloads, G_N_ELEMENTS(downloads)};
    HtmlMade made = {{NULL}};
    if (duties->tasks->len > 0) {
        made = write_page(&site, &page, duties, editions);
    }
    duties_free(duties);
    return made;
}
