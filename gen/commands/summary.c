#include "commands/summary.h"

#include "base/message.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

static const char *const REASONS[REASON_COUNT] = {
    [REASON_NONE] = N_("không đổi"),
    [REASON_NEW] = N_("chưa có bản ghi"),
    [REASON_KEY + KEY_PROGRAM] = N_("chương trình đã khác"),
    [REASON_KEY + KEY_FONTS] = N_("phông chữ đã khác"),
    [REASON_KEY + KEY_ADDRESS] = N_("địa chỉ của trang web đã khác"),
    [REASON_KEY + KEY_CATALOGUE] = N_("danh mục đã khác"),
    [REASON_KEY + KEY_SOURCES] = N_("nguồn đã khác"),
    [REASON_OUTPUTS] = N_("tệp đã tạo bị xóa hoặc sửa"),
    [REASON_FORCED] = N_("được yêu cầu"),
};

/* ---- while it works ---- */

static int terminal_width(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* Slugs are ASCII, so bytes are columns. */
void summary_progress(const Summary *summary, guint done, guint total, const char *slug)
{
    if (summary->form == SUMMARY_REWRITTEN) {
        char *line = g_strdup_printf("[%u/%u] %s", done, total, slug);
        printf(CLEAR_LINE "%.*s", terminal_width() - 1, line);
        fflush(stdout);
        g_free(line);
    }
}

static void clear_progress(const Summary *summary)
{
    if (summary->form == SUMMARY_REWRITTEN) {
        fputs(CLEAR_LINE, stdout);
        fflush(stdout);
    }
}

static guint pages_of(const Product *plan)
{
    const Record *record = plan->record ? plan->record : plan->before;
    return record ? record->pages : 0;
}

/* Outputs of a plan with errors are not made; earlier ones stay as they are. */
static void say_failed(const Summary *summary, guint index)
{
    const Product *plan = summary->plan[index];
    clear_progress(summary);
    fprintf(stderr,
            plan->record
                ? _("[%u/%u] %s: không tạo được; tệp cũ (nếu có) giữ nguyên\n")
                : _("[%u/%u] %s: có lỗi trong nguồn, không tạo; tệp cũ (nếu có) giữ nguyên\n"),
            index + 1, summary->plan_count, plan->slug);
}

void summary_plan(const Summary *summary, guint index)
{
    const Product *plan = summary->plan[index];
    bool lines = summary->form == SUMMARY_LINES || summary->form == SUMMARY_VERBOSE;
    if (plan->status == PRODUCT_FAILED) {
        say_failed(summary, index);
    } else if (plan->status == PRODUCT_MADE && lines) {
        printf(_("[%u/%u] %s: %u trang"), index + 1, summary->plan_count, plan->slug,
               pages_of(plan));
        if (summary->form == SUMMARY_VERBOSE) {
            printf(" (%s)", _(REASONS[plan->reason]));
        }
        putchar('\n');
    } else if (summary->form == SUMMARY_VERBOSE) {
        printf("[%u/%u] %s: %s\n", index + 1, summary->plan_count, plan->slug,
               _(REASONS[REASON_NONE]));
    }
    fflush(stdout);
}

/* ---- at the end ---- */

static char *path_of(const Summary *summary, const Product *product, const RecordFile *file)
{
    return g_build_filename(summary->root, product->slug ? product->slug : "", file->name, NULL);
}

static void add_files(const Summary *summary, const Product *product, GPtrArray *paths)
{
    for (guint i = 0; product->status == PRODUCT_MADE && i < product->record->file->len; i++) {
        const RecordFile *file = &g_array_index(product->record->file, RecordFile, i);
        if (!file->former) {
            g_ptr_array_add(paths, path_of(summary, product, file));
        }
    }
}

static GPtrArray *list_made(const Summary *summary)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < summary->plan_count; i++) {
        add_files(summary, summary->plan[i], paths);
    }
    if (summary->site) {
        add_files(summary, summary->site, paths);
    }
    for (guint i = 0; i < summary->shared->len; i++) {
        g_ptr_array_add(paths, g_strdup(g_ptr_array_index(summary->shared, i)));
    }
    return paths;
}

static void print_list(const GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        printf("  %s\n", (const char *)g_ptr_array_index(list, i));
    }
}

static guint count_kept(const Summary *summary)
{
    guint kept = 0;
    for (guint i = 0; i < summary->plan_count; i++) {
        kept += summary->plan[i]->status == PRODUCT_KEPT;
    }
    return kept;
}

void summary_end(const Summary *summary)
{
    if (summary->form == SUMMARY_SILENT) {
        return;
    }
    clear_progress(summary);
    GPtrArray *made = list_made(summary);
    if (made->len > 0) {
        printf(_("Đã tạo %u tệp trong %s\n"), made->len, summary->root);
    }
    if (summary->form == SUMMARY_VERBOSE) {
        print_list(made);
    }
    guint kept = count_kept(summary);
    if (kept > 0) {
        printf(_("Giữ nguyên %u kế hoạch không đổi\n"), kept);
    }
    if (summary->vanished->len > 0) {
        printf(_("Không còn nguồn của %u kế hoạch, tệp đã tạo vẫn còn (xóa bằng --prune):\n"),
               summary->vanished->len);
        print_list(summary->vanished);
    }
    if (summary->deleted->len > 0) {
        printf(_("Đã xóa %u tệp không còn được tạo:\n"), summary->deleted->len);
        print_list(summary->deleted);
    }
    g_ptr_array_unref(made);
    fflush(stdout);
}

/* ---- for programs ---- */

static void put_counts(JsonBuilder *json, const Findings *findings)
{
    static const char *const NAMES[SEVERITY_COUNT] = {"notes", "warnings", "errors", "failures"};
    json_builder_set_member_name(json, "findings");
    json_builder_begin_object(json);
    size_t above = 0;
    for (int s = SEVERITY_COUNT - 1; s >= 0; s--) {
        size_t count = findings_count(findings, (Severity)s);
        json_builder_set_member_name(json, NAMES[s]);
        json_builder_add_int_value(json, (gint64)(count - above));
        above = count;
    }
    json_builder_end_object(json);
}

static void put_product(JsonBuilder *json, const Product *product)
{
    static const char *const STATUSES[] = {"kept", "made", "failed"};
    static const char *const NAMES[REASON_COUNT] = {
        "none", "new", "program", "fonts", "address", "catalogue", "sources", "outputs", "forced"};
    json_builder_begin_object(json);
    if (product->slug) {
        json_builder_set_member_name(json, "slug");
        json_builder_add_string_value(json, product->slug);
    }
    json_builder_set_member_name(json, "status");
    json_builder_add_string_value(json, STATUSES[product->status]);
    json_builder_set_member_name(json, "reason");
    json_builder_add_string_value(json, NAMES[product->reason]);
    if (product->slug) {
        json_builder_set_member_name(json, "pages");
        json_builder_add_int_value(json, pages_of(product));
    }
    json_builder_set_member_name(json, "files");
    json_builder_begin_array(json);
    const Record *record = product->status == PRODUCT_MADE ? product->record : product->before;
    for (guint i = 0; record && i < record->file->len; i++) {
        const RecordFile *file = &g_array_index(record->file, RecordFile, i);
        if (!file->former) {
            json_builder_add_string_value(json, file->name);
        }
    }
    json_builder_end_array(json);
    put_counts(json, product->findings);
    json_builder_end_object(json);
}

static void put_strings(JsonBuilder *json, const char *name, const GPtrArray *list)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
    for (guint i = 0; i < list->len; i++) {
        json_builder_add_string_value(json, g_ptr_array_index(list, i));
    }
    json_builder_end_array(json);
}

static void put_all(JsonBuilder *json, const Summary *summary)
{
    json_builder_begin_object(json);
    json_builder_set_member_name(json, "plans");
    json_builder_begin_array(json);
    for (guint i = 0; i < summary->plan_count; i++) {
        put_product(json, summary->plan[i]);
    }
    json_builder_end_array(json);
    json_builder_set_member_name(json, "site");
    if (summary->site) {
        put_product(json, summary->site);
    } else {
        json_builder_add_null_value(json);
    }
    put_strings(json, "vanished", summary->vanished);
    put_strings(json, "deleted", summary->deleted);
    put_counts(json, summary->findings);
    json_builder_set_member_name(json, "status");
    json_builder_add_int_value(json, summary->status);
    json_builder_end_object(json);
}

void summary_print_json(const Summary *summary)
{
    JsonBuilder *json = json_builder_new();
    put_all(json, summary);
    JsonNode *root = json_builder_get_root(json);
    char *text = json_to_string(root, TRUE);
    printf("%s\n", text);
    fflush(stdout);
    g_free(text);
    json_node_unref(root);
    g_object_unref(json);
}
