#include "commands/preview-state.h"

#include "base/message.h"

#include <string.h>

static const struct {
    const char *name, *word;
} SEVERITIES[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = {"note", N_("lưu ý")},
    [SEVERITY_WARNING] = {"warning", N_("cảnh báo")},
    [SEVERITY_ERROR] = {"error", N_("lỗi")},
    [SEVERITY_FAILURE] = {"failure", N_("lỗi nghiêm trọng")},
};

/* ---- from the lines of one version to those of another ---- */

static const SourceFile *find_file(const Plan *plan, const char *path)
{
    for (int i = 0; plan && i < plan->file_count; i++) {
        if (strcmp(plan->files[i]->path, path) == 0) {
            return plan->files[i];
        }
    }
    return NULL;
}

static uint32_t count_lines(const char *text, size_t length)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < length; i++) {
        lines += text[i] == '\n';
    }
    return lines;
}

/* The line of the shown version that stands for `line` of what was read: before and behind the
 * edit the text is the same, inside it is where the edit begins. */
static uint32_t shown_line(const SourceFile *read, const SourceFile *shown, uint32_t line)
{
    size_t most = MIN(read->length, shown->length), start = 0, end = 0;
    while (start < most && read->text[start] == shown->text[start]) {
        start++;
    }
    while (end < most - start &&
           read->text[read->length - 1 - end] == shown->text[shown->length - 1 - end]) {
        end++;
    }
    uint32_t first = count_lines(read->text, start) + 1;
    uint32_t last = count_lines(read->text, read->length - end) + 1;
    if (line <= first) {
        return line;
    }
    if (line > last) {
        return line - last + count_lines(shown->text, shown->length - end) + 1;
    }
    return first;
}

/* ---- findings ---- */

static JsonObject *describe(const Finding *finding, const Plan *read, const Plan *shown)
{
    const RuleInfo *rule = finding_rule(finding->rule);
    JsonObject *object = json_object_new();
    char *text = finding_text(finding), *hint = finding_hint(finding);
    char *whole = !*rule->clause ? g_strdup(hint)
                  : *hint        ? g_strdup_printf("%s (%s)", hint, rule->clause)
                                 : g_strdup(rule->clause);
    char number[16];
    g_snprintf(number, sizeof number, "KH%d", rule->number);
    json_object_set_string_member(object, "rule", number);
    json_object_set_string_member(object, "severity", SEVERITIES[rule->severity].name);
    json_object_set_string_member(object, "word", _(SEVERITIES[rule->severity].word));
    json_object_set_string_member(object, "text", text);
    json_object_set_string_member(object, "hint", whole);
    const SourceFile *file = finding->pos.file;
    if (file) {
        const SourceFile *old = find_file(shown, file->path), *now = find_file(read, file->path);
        char *name = g_path_get_basename(file->path);
        json_object_set_string_member(object, "file", file->path);
        json_object_set_string_member(object, "name", name);
        json_object_set_int_member(object, "line", finding->pos.line);
        json_object_set_int_member(object, "column", finding->pos.column);
        json_object_set_int_member(object, "shown",
                                   old && now ? shown_line(now, old, finding->pos.line)
                                              : finding->pos.line);
        g_free(name);
    }
    g_free(whole);
    g_free(text);
    g_free(hint);
    return object;
}

static void add_all(JsonArray *array, Findings *findings, const Plan *read, const Plan *shown)
{
    size_t count = 0;
    const Finding *list = findings_sorted(findings, &count);
    for (size_t i = 0; i < count; i++) {
        json_array_add_object_element(array, describe(&list[i], read, shown));
    }
}

JsonNode *preview_findings(Findings *findings, const Plan *read, const Plan *shown)
{
    JsonArray *array = json_array_new();
    add_all(array, findings, read, shown);
    return json_node_init_array(json_node_alloc(), array);
}

void preview_findings_add(JsonNode *array, Findings *findings)
{
    add_all(json_node_get_array(array), findings, NULL, NULL);
}

/* ---- the whole state ---- */

static JsonObject *words(void)
{
    static const struct {
        const char *name, *text;
    } WORDS[] = {
        /* The code of the language these words are in. */
        {"language", N_("vi")},
        {"panel", N_("Điều tìm thấy trong nguồn")},
        {"count", N_("Kiểm tra: %u thông báo")},
        {"none", N_("Kiểm tra: không có thông báo")},
        {"hint", N_("gợi ý")},
        {"open", N_("Mở trong trình soạn thảo")},
        {"copy", N_("Chép vị trí")},
        {"copied", N_("đã chép")},
        {"show", N_("Đến chỗ ấy")},
        {"pdf", N_("Xem bản PDF")},
    };
    JsonObject *object = json_object_new();
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        json_object_set_string_member(object, WORDS[i].name, _(WORDS[i].text));
    }
    return object;
}

static void append_elements(JsonArray *array, JsonNode *more)
{
    JsonArray *from = json_node_get_array(more);
    for (guint i = 0; i < json_array_get_length(from); i++) {
        json_array_add_element(array, json_node_ref(json_array_get_element(from, i)));
    }
}

char *preview_state(const PreviewStateParts *parts)
{
    JsonObject *object = json_object_new();
    JsonArray *general = json_array_new();
    append_elements(general, parts->catalogue_findings);
    append_elements(general, parts->folder_findings);
    json_object_set_object_member(object, "words", words());
    json_object_set_boolean_member(object, "editor", parts->editor);
    json_object_set_int_member(object, "site", parts->site_edition);
    json_object_set_array_member(object, "general", general);
    json_object_set_object_member(object, "plans", parts->plans);
    JsonNode *node = json_node_init_object(json_node_alloc(), object);
    char *text = json_to_string(node, FALSE);
    json_object_unref(object);
    json_node_unref(node);
    return text;
}
