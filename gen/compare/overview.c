/* The first pages of a comparison: counts, then each change with the most important first. */
#include "base/hash.h"
#include "base/shorten.h"
#include "compare/document.h"
#include "compare/list.h"
#include "plan/change.h"

#include <string.h>

#define MAX_SHOWN 240 /* characters of a text */

static const char *const COLUMNS[] = {"Mục", "0Thêm", "0Bỏ", "0Sửa", "0Chuyển chỗ", "0Cộng"};
#define COUNTED 4

/* The column a change is counted in, from 0. */
static int counted_as(ChangeWhat what)
{
    return what == WHAT_ADDED ? 0 : what == WHAT_REMOVED ? 1 : what == WHAT_MOVED ? 3 : 2;
}

/* A cell, a fact or some words: nothing a reader of the list has to tell apart. */
static const char *word_of(const Change *change)
{
    return change_what_word(change->what == WHAT_EDITED ? WHAT_REPLACED : change->what);
}

static const char *section_of(const Change *change)
{
    return change->section               ? change->section
           : change->topic == TOPIC_HEAD ? change_topic_word(TOPIC_HEAD)
                                         : "Phần mở đầu";
}

/* ---- counts ---- */

typedef struct SectionCount {
    const char *name;
    int count[COUNTED];
} SectionCount;

/* In the order in which they first change. */
static GArray *count_sections(const Comparison *comparison, SectionCount *all)
{
    GArray *sections = g_array_new(FALSE, TRUE, sizeof(SectionCount));
    GHashTable *index = g_hash_table_new(hash_string, g_str_equal);
    for (int i = 0; i < comparison->count; i++) {
        const Change *change = &comparison->change[i];
        const char *name = section_of(change);
        guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, name));
        if (at == 0) {
            SectionCount section = {name, {0}};
            g_array_append_val(sections, section);
            at = sections->len;
            g_hash_table_insert(index, (gpointer)(guintptr)name, GUINT_TO_POINTER(at));
        }
        int column = counted_as(change->what);
        g_array_index(sections, SectionCount, at - 1).count[column]++;
        all->count[column]++;
    }
    g_hash_table_unref(index);
    return sections;
}

static void add_count_row(Plan *plan, PlanNode *table, const SectionCount *section)
{
    PlanNode *row = document_row(plan, table);
    document_text_cell(plan, row, section->name)->u.cell.header = true;
    int sum = 0;
    for (int i = 0; i <= COUNTED; i++) {
        int count = i < COUNTED ? section->count[i] : sum;
        sum += count;
        document_text_cell(plan, row, pool_printf(plan->pool, "%d", count));
    }
}

static void add_counts(Plan *plan, const Comparison *comparison)
{
    PlanNode *body = document_body(plan);
    SectionCount all = {"Cộng", {0}};
    GArray *sections = count_sections(comparison, &all);
    PlanNode *table = document_table(plan, body, COLUMNS, G_N_ELEMENTS(COLUMNS));
    for (guint i = 0; i < sections->len; i++) {
        add_count_row(plan, table, &g_array_index(sections, SectionCount, i));
    }
    if (sections->len > 1) {
        add_count_row(plan, table, &all);
    }
    g_array_free(sections, TRUE);
}

/* ---- how to read it ---- */

static void add_sample(Plan *plan, PlanNode *paragraph, ChangeKind kind, const char *words,
                       const char *behind)
{
    document_text(plan, document_change(plan, paragraph, kind), words);
    document_text(plan, paragraph, behind);
}

static void add_legend(Plan *plan)
{
    PlanNode *p = document_paragraph(plan, document_body(plan), "Cách đọc: ");
    add_sample(plan, p, CHANGE_ADDED, "chữ thêm vào", "; ");
    add_sample(plan, p, CHANGE_REMOVED, "chữ bỏ đi", "; ");
    add_sample(plan, p, CHANGE_MOVED_AWAY, "chỗ cũ của phần chuyển đi", "; ");
    add_sample(plan, p, CHANGE_MOVED_HERE, "chỗ mới của phần ấy",
               ". Vạch ở lề phải chỉ các dòng có thay đổi, số bên cạnh là số thứ tự của thay đổi "
               "trong danh sách dưới đây.");
}

/* ---- the list ---- */

static const char *shortened(Plan *plan, const char *text)
{
    char *start = text_shortened(text, strlen(text), MAX_SHOWN);
    const char *kept = pool_strdup(plan->pool, start);
    g_free(start);
    return kept;
}

static void add_words(Plan *plan, PlanNode *paragraph, const Change *change)
{
    if (change->what == WHAT_MOVED) {
        const char *words = change->after ? change->after : change->before;
        document_text(plan, paragraph, words ? shortened(plan, words) : "");
        return;
    }
    if (change->before) {
        document_text(plan, document_change(plan, paragraph, CHANGE_REMOVED),
                      shortened(plan, change->before));
    }
    if (change->before && change->after) {
        document_text(plan, paragraph, " → ");
    }
    if (change->after) {
        document_text(plan, document_change(plan, paragraph, CHANGE_ADDED),
                      shortened(plan, change->after));
    }
}

/* A fact of the head that is no more stands nowhere in the later plan's head, and what no cell
 * shows of a target nowhere at all. */
static bool has_place(const Change *change)
{
    return change->node || (change->topic == TOPIC_HEAD && change->after);
}

static void add_change(Plan *plan, PlanNode *list, const Change *change)
{
    PlanNode *item = document_node(plan, list, PLAN_ITEM);
    item->u.item.number = pool_printf(plan->pool, "%d", change->number);
    item->u.item.label = pool_printf(plan->pool, "%d.", change->number);
    item->id = plan_change_entry(plan->pool, change->number);
    PlanNode *p = document_node(plan, item, PLAN_PARAGRAPH);
    const char *place = change->place_after ? change->place_after : change->place_before;
    const char *what =
        pool_printf(plan->pool, "%s%s%s", word_of(change), place ? ", " : "", place ? place : "");
    PlanNode *link = p;
    if (has_place(change)) {
        PlanChange named = {.number = change->number};
        link = document_link(plan, p, plan_change_place(plan->pool, &named));
    }
    document_text(plan, link, what);
    if (change->before || change->after) {
        document_text(plan, p, ": ");
        add_words(plan, p, change);
    }
    if (change->description) {
        document_text(plan, p, pool_printf(plan->pool, " (%s)", change->description));
    }
}

static PlanNode *add_topic(Plan *plan, ChangeTopic topic, int count)
{
    PlanNode *section = document_node(plan, document_body(plan), PLAN_SECTION);
    section->u.section.rank = RANK_NONE;
    section->u.section.level = 1;
    section->id = pool_printf(plan->pool, "chu-de-%d", (int)topic + 1);
    document_text(plan, document_node(plan, section, PLAN_HEADING),
                  pool_printf(plan->pool, "%s: %d thay đổi", change_topic_word(topic), count));
    PlanNode *list = document_node(plan, section, PLAN_LIST);
    list->u.list.style = LIST_NUMBERS;
    return list;
}

static void add_list(Plan *plan, const Comparison *comparison)
{
    const Change **sorted = change_sort(comparison);
    PlanNode *list = NULL;
    for (int i = 0; i < comparison->count; i++) {
        if (i == 0 || sorted[i]->topic != sorted[i - 1]->topic) {
            int end = i;
            while (end < comparison->count && sorted[end]->topic == sorted[i]->topic) {
                end++;
            }
            list = add_topic(plan, sorted[i]->topic, end - i);
        }
        add_change(plan, list, sorted[i]);
    }
    g_free(sorted);
}

Plan *compare_overview(const Comparison *comparison)
{
    const char *after = plan_title_line(comparison->merged->pool, comparison->after);
    Plan *plan = document_new(comparison, "So sánh", after);
    PlanNode *body = document_body(plan);
    document_paragraph(plan, body,
                       pool_printf(plan->pool, "Trước: %s",
                                   plan_change_title(plan->pool, comparison->merged, false)));
    document_paragraph(plan, body,
                       pool_printf(plan->pool, "Sau: %s",
                                   plan_change_title(plan->pool, comparison->merged, true)));
    document_paragraph(plan, body, pool_printf(plan->pool, "Có %d thay đổi.", comparison->count));
    add_counts(plan, comparison);
    add_legend(plan);
    add_list(plan, comparison);
    return plan;
}
