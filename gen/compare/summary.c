/* The changes for a reader: counts, then the list with the most important first. */
#include "compare/list.h"
#include "plan/change.h"

#include "base/hash.h"
#include "base/message.h"
#include "base/shorten.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SHOWN 160 /* characters of a text */

static const char *const WHAT_WORDS[WHAT_COUNT] = {
    [WHAT_ADDED] = N_("thêm"),
    [WHAT_REMOVED] = N_("bỏ"),
    [WHAT_REPLACED] = N_("sửa"),
    [WHAT_MOVED] = N_("chuyển chỗ"),
    [WHAT_SPLIT] = N_("tách đoạn"),
    [WHAT_JOINED] = N_("gộp đoạn"),
    [WHAT_EDITED] = N_("sửa ô hoặc mục"),
    [WHAT_FORM] = N_("hình thức"),
};

static const char *const TOPIC_WORDS[TOPIC_COUNT] = {
    [TOPIC_TARGET] = N_("Chỉ tiêu, số liệu"), [TOPIC_DEADLINE] = N_("Thời hạn"),
    [TOPIC_AGENCY] = N_("Cơ quan thực hiện"), [TOPIC_HEAD] = N_("Thể thức văn bản"),
    [TOPIC_STRUCTURE] = N_("Bố cục"),         [TOPIC_TEXT] = N_("Câu chữ"),
    [TOPIC_FORM] = N_("Hình thức"),
};

const char *change_what_word(ChangeWhat what)
{
    return WHAT_WORDS[what];
}

const char *change_topic_word(ChangeTopic topic)
{
    return TOPIC_WORDS[topic];
}

static int compare_changes(const void *a, const void *b)
{
    const Change *x = *(const Change *const *)a, *y = *(const Change *const *)b;
    return x->topic != y->topic ? (int)x->topic - (int)y->topic : x->number - y->number;
}

const Change **change_sort(const Comparison *comparison)
{
    gsize n = (gsize)comparison->count;
    const Change **sorted = g_new(const Change *, n + 1);
    for (gsize i = 0; i < n; i++) {
        sorted[i] = &comparison->change[i];
    }
    /* Pointers are sorted. NOLINTNEXTLINE(bugprone-sizeof-expression) */
    qsort(sorted, n, sizeof *sorted, compare_changes);
    return sorted;
}

static void append_quoted(GString *out, const char *text)
{
    char *start = text_shortened(text, strlen(text), MAX_SHOWN);
    g_string_append_printf(out, "“%s”", start);
    g_free(start);
}

static void append_words(GString *out, const Change *change)
{
    if (change->what == WHAT_MOVED) {
        append_quoted(out, change->after ? change->after : change->before ? change->before : "");
        return;
    }
    if (change->before) {
        append_quoted(out, change->before);
    }
    if (change->before && change->after) {
        g_string_append(out, " → ");
    }
    if (change->after) {
        append_quoted(out, change->after);
    }
}

static void append_change(GString *out, const Change *change)
{
    const char *place = change->place_after ? change->place_after : change->place_before;
    g_string_append_printf(out, "  [%d] %s", change->number, _(WHAT_WORDS[change->what]));
    if (place) {
        g_string_append_printf(out, ", %s", place);
    }
    if (change->before || change->after) {
        g_string_append(out, ": ");
        append_words(out, change);
    }
    if (change->description) {
        g_string_append_printf(out, " (%s)", change->description);
    }
    g_string_append_c(out, '\n');
}

static void append_counts(GString *out, const Comparison *comparison)
{
    int what[WHAT_COUNT] = {0};
    for (int i = 0; i < comparison->count; i++) {
        what[comparison->change[i].what]++;
    }
    g_string_append_printf(out, _("%d thay đổi"), comparison->count);
    const char *between = ": ";
    for (int i = 0; i < WHAT_COUNT; i++) {
        if (what[i] > 0) {
            g_string_append_printf(out, "%s%s %d", between, _(WHAT_WORDS[i]), what[i]);
            between = ", ";
        }
    }
    g_string_append_c(out, '\n');
}

/* Sections in the order in which they first change. */
static void append_sections(GString *out, const Comparison *comparison)
{
    GPtrArray *names = g_ptr_array_new();
    GHashTable *counts = g_hash_table_new(hash_string, g_str_equal);
    for (int i = 0; i < comparison->count; i++) {
        const Change *change = &comparison->change[i];
        const char *name = change->section               ? change->section
                           : change->topic == TOPIC_HEAD ? _("Thể thức văn bản")
                                                         : _("Phần mở đầu");
        int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, name));
        if (count == 0) {
            g_ptr_array_add(names, (void *)(uintptr_t)name);
        }
        g_hash_table_insert(counts, (void *)(uintptr_t)name, GINT_TO_POINTER(count + 1));
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_string_append_printf(out, "  %4d  %s\n",
                               GPOINTER_TO_INT(g_hash_table_lookup(counts, name)), name);
    }
    g_hash_table_unref(counts);
    g_ptr_array_free(names, TRUE);
}

char *compare_write_text(const Comparison *comparison)
{
    GString *out = g_string_new(NULL);
    Pool *pool = pool_new();
    g_string_append_printf(out, _("Trước: %s\n"),
                           plan_change_title(pool, comparison->merged, false));
    g_string_append_printf(out, _("Sau:   %s\n"),
                           plan_change_title(pool, comparison->merged, true));
    pool_free(pool);
    if (comparison->count == 0) {
        g_string_append(out, _("Không có thay đổi.\n"));
        return g_string_free(out, FALSE);
    }
    append_counts(out, comparison);
    append_sections(out, comparison);
    gsize n = (gsize)comparison->count;
    const Change **sorted = change_sort(comparison);
    for (gsize i = 0; i < n; i++) {
        if (i == 0 || sorted[i]->topic != sorted[i - 1]->topic) {
            g_string_append_printf(out, "\n%s\n", _(TOPIC_WORDS[sorted[i]->topic]));
        }
        append_change(out, sorted[i]);
    }
    g_free(sorted);
    return g_string_free(out, FALSE);
}
