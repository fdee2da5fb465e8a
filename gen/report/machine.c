#include "report/machine.h"

#include "base/message.h"
#include "report/place.h"

#include <json-glib/json-glib.h>

/* The words of JSON; gcc and SARIF know no "failure". */
static const char *const LEVELS[SEVERITY_COUNT] = {"note", "warning", "error", "failure"};

static const char *level_of(const RuleInfo *rule)
{
    return LEVELS[MIN(rule->severity, SEVERITY_ERROR)];
}

static const char *path_of(const Finding *finding)
{
    return finding->pos.file ? finding->pos.file->path : "";
}

static void put(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, value);
}

static void put_number(JsonBuilder *json, const char *name, gint64 value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, value);
}

static void put_rule(JsonBuilder *json, const char *name, const RuleInfo *rule)
{
    char number[16];
    g_snprintf(number, sizeof number, "KH%d", rule->number);
    put(json, name, number);
}

static void begin_member(JsonBuilder *json, const char *name)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_object(json);
}

/* {"text": …}, as SARIF has every text. */
static void put_text(JsonBuilder *json, const char *name, const char *text)
{
    begin_member(json, name);
    put(json, "text", text);
    json_builder_end_object(json);
}

/* Prints and frees. */
static void print_json(FILE *out, JsonBuilder *json)
{
    JsonGenerator *generator = json_generator_new();
    JsonNode *root = json_builder_get_root(json);
    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, TRUE);
    char *text = json_generator_to_data(generator, NULL);
    fprintf(out, "%s\n", text);
    g_free(text);
    json_node_unref(root);
    g_object_unref(generator);
    g_object_unref(json);
}

/* ---- gcc ---- */

/* One line, whatever the source holds. */
static void print_line(FILE *out, const char *text)
{
    for (const char *p = text; *p; p++) {
        fputc(g_ascii_iscntrl(*p) ? ' ' : *p, out);
    }
}

void report_gcc(FILE *out, Findings *findings)
{
    size_t count = 0;
    const Finding *list = findings_sorted(findings, &count);
    for (size_t i = 0; i < count; i++) {
        const Finding *f = &list[i];
        const RuleInfo *rule = finding_rule(f->rule);
        char *text = finding_text(f);
        print_line(out, f->pos.file ? path_of(f) : "kehoach");
        if (f->pos.file && f->pos.line > 0) {
            fprintf(out, ":%u:%u", (unsigned)f->pos.line, (unsigned)MAX(f->pos.column, 1));
        }
        fprintf(out, ": %s: ", level_of(rule));
        print_line(out, text);
        fprintf(out, " [KH%d]\n", rule->number);
        g_free(text);
    }
}

/* ---- JSON ---- */

static void put_finding(JsonBuilder *json, const Finding *finding, PlaceCursor *cursor)
{
    const RuleInfo *rule = finding_rule(finding->rule);
    uint32_t end = place_end_column(cursor, finding);
    char *text = finding_text(finding), *hint = finding_hint(finding);
    json_builder_begin_object(json);
    put(json, "file", path_of(finding));
    put_number(json, "line", finding->pos.line);
    put_number(json, "column", finding->pos.column);
    put_number(json, "endLine", end > 0 ? finding->pos.line : 0);
    put_number(json, "endColumn", end);
    put_rule(json, "rule", rule);
    put(json, "severity", LEVELS[rule->severity]);
    put(json, "text", text);
    put(json, "hint", hint);
    put(json, "clause", rule->clause);
    json_builder_end_object(json);
    g_free(text);
    g_free(hint);
}

void report_json(FILE *out, Findings *findings)
{
    size_t count = 0;
    const Finding *list = findings_sorted(findings, &count);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_builder_set_member_name(json, "findings");
    json_builder_begin_array(json);
    PlaceCursor cursor = {0};
    for (size_t i = 0; i < count; i++) {
        put_finding(json, &list[i], &cursor);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    print_json(out, json);
}

/* ---- SARIF 2.1.0 ---- */

/* 3.19.23: the rules of the tool, as far as they are used. */
static void put_sarif_rules(JsonBuilder *json, const Finding *list, size_t count)
{
    bool used[FINDING_RULE_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        used[list[i].rule] = true;
    }
    json_builder_set_member_name(json, "rules");
    json_builder_begin_array(json);
    for (int r = 0; r < FINDING_RULE_COUNT; r++) {
        if (!used[r]) {
            continue;
        }
        static const char *const NONE[] = {NULL};
        Finding bare = {.rule = (FindingRule)r, .words = NONE};
        const RuleInfo *rule = finding_rule(bare.rule);
        char *text = finding_text(&bare), *hint = finding_hint(&bare);
        char *help =
            *rule->clause ? g_strdup_printf("%s (%s)", hint, rule->clause) : g_strdup(hint);
        json_builder_begin_object(json);
        put_rule(json, "id", rule);
        put(json, "name", rule->name);
        put_text(json, "shortDescription", text);
        put_text(json, "help", *help ? help : text);
        json_builder_end_object(json);
        g_free(help);
        g_free(hint);
        g_free(text);
    }
    json_builder_end_array(json);
}

/* 3.28: a place is a file and, unless it is the whole file, a region. A path is a URI reference. */
static void put_sarif_place(JsonBuilder *json, const Finding *finding, PlaceCursor *cursor)
{
    json_builder_set_member_name(json, "locations");
    json_builder_begin_array(json);
    if (finding->pos.file) {
        char *uri = g_uri_escape_string(path_of(finding), "/", FALSE);
        json_builder_begin_object(json);
        begin_member(json, "physicalLocation");
        begin_member(json, "artifactLocation");
        put(json, "uri", uri);
        json_builder_end_object(json);
        if (finding->pos.line > 0) {
            begin_member(json, "region");
            put_number(json, "startLine", finding->pos.line);
            put_number(json, "startColumn", MAX(finding->pos.column, 1));
            uint32_t end = place_end_column(cursor, finding);
            if (end > 0) {
                put_number(json, "endLine", finding->pos.line);
                put_number(json, "endColumn", end);
            }
            json_builder_end_object(json);
        }
        json_builder_end_object(json);
        json_builder_end_object(json);
        g_free(uri);
    }
    json_builder_end_array(json);
}

static void put_sarif_result(JsonBuilder *json, const Finding *finding, PlaceCursor *cursor)
{
    const RuleInfo *rule = finding_rule(finding->rule);
    char *text = finding_text(finding), *hint = finding_hint(finding);
    json_builder_begin_object(json);
    put_rule(json, "ruleId", rule);
    put(json, "level", level_of(rule));
    put_text(json, "message", text);
    put_sarif_place(json, finding, cursor);
    begin_member(json, "properties");
    put(json, "hint", hint);
    put(json, "clause", rule->clause);
    json_builder_end_object(json);
    json_builder_end_object(json);
    g_free(text);
    g_free(hint);
}

void report_sarif(FILE *out, Findings *findings)
{
    size_t count = 0;
    const Finding *list = findings_sorted(findings, &count);
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    put(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    put(json, "version", "2.1.0");
    json_builder_set_member_name(json, "runs");
    json_builder_begin_array(json);
    json_builder_begin_object(json);
    begin_member(json, "tool");
    begin_member(json, "driver");
    put(json, "name", "kehoach");
    put_sarif_rules(json, list, count);
    json_builder_end_object(json);
    json_builder_end_object(json);
    put(json, "columnKind", "unicodeCodePoints");
    json_builder_set_member_name(json, "results");
    json_builder_begin_array(json);
    PlaceCursor cursor = {0};
    for (size_t i = 0; i < count; i++) {
        put_sarif_result(json, &list[i], &cursor);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    json_builder_end_array(json);
    json_builder_end_object(json);
    print_json(out, json);
}

/* ---- the rules ---- */

static void put_check(JsonBuilder *json, const RuleInfo *rule)
{
    json_builder_begin_object(json);
    put_rule(json, "rule", rule);
    put(json, "severity", LEVELS[rule->severity]);
    put(json, "group", finding_group_title(rule->group));
    put(json, "text", _(rule->text));
    put(json, "hint", _(rule->hint));
    put(json, "clause", rule->clause);
    put(json, "place", finding_place_title(rule->place));
    put(json, "wrong", rule->wrong);
    put(json, "right", rule->right);
    json_builder_end_object(json);
}

void report_rules_json(FILE *out)
{
    JsonBuilder *json = json_builder_new();
    json_builder_begin_object(json);
    json_builder_set_member_name(json, "rules");
    json_builder_begin_array(json);
    for (int r = 0; r < FINDING_RULE_COUNT; r++) {
        const RuleInfo *rule = finding_rule((FindingRule)r);
        if (rule->group != GROUP_NONE) {
            put_check(json, rule);
        }
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
    print_json(out, json);
}
