/* The search index decoded again and held against a plain search of the same texts. */
#include "base/fold.h"
#include "html/sample.h"
#include "site/search.h"

#include <json-glib/json-glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Needs what the headers above define. */
#include <cmocka.h>

#define PLANS 40

/* path -> text of what was emitted */
static void keep_file(void *context, const char *path, GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    assert_true(g_hash_table_insert(context, g_strdup(path), g_strndup(data, length)));
    g_bytes_unref(bytes);
}

/* The last argument of a call in a data script, which is JSON. */
static JsonNode *data_of(const char *script, const char *call, const char *first)
{
    assert_true(g_str_has_prefix(script, call));
    const char *start = strstr(script, first), *end = strrchr(script, ')');
    assert_non_null(start);
    assert_non_null(end);
    char *json = g_strndup(start, (gsize)(end - start));
    GError *error = NULL;
    JsonNode *node = json_from_string(json, &error);
    assert_null(error);
    g_free(json);
    return node;
}

/* Plans that differ in two words of their text and in their title. */
static Plan *numbered_plan(guint number)
{
    static const char *const words[] = {"hòa bình", "hoà giải", "hóa đơn", "hoa quả",
                                        "đà điểu",  "da giày",  "số liệu"};
    Plan *plan = plan_new();
    plan->slug = pool_printf(plan->pool, "tinh/%u-2024", number);
    plan->head.type = sample_fact("KẾ HOẠCH");
    plan->head.number = sample_fact(pool_printf(plan->pool, "%u", number));
    plan->head.symbol = sample_fact("KH-UBND");
    plan->head.subject = sample_fact(number % 3 ? "Phát triển kinh tế số" : "Về hòa giải");
    PlanNode *body = sample_add(plan, plan->root, PLAN_BODY, NULL);
    PlanNode *section = sample_section(plan, body, RANK_MUC, "I",
                                       number % 5 ? "MỤC TIÊU" : "MỤC TIÊU VỀ SỐ LIỆU", "muc-i");
    for (guint i = 0; i < 1 + number % 6; i++) {
        sample_add(plan, section, PLAN_PARAGRAPH, words[number % G_N_ELEMENTS(words)]);
    }
    sample_add(plan, section, PLAN_PARAGRAPH, words[(number / 7) % G_N_ELEMENTS(words)]);
    return plan;
}

typedef struct Index {
    Plan *plan[PLANS];
    GHashTable *files;
    JsonObject *root;
    GPtrArray *nodes; /* what holds the objects */
    GHashTable *keys; /* key -> JsonNode, of all shards */
} Index;

static void read_shard(Index *index, guint number, const char *from)
{
    char *path = g_strdup_printf(SEARCH_FOLDER "/%u.js", number);
    char *call = g_strdup_printf("kehoachSearch.takeShard(%u,", number);
    const char *script = g_hash_table_lookup(index->files, path);
    assert_non_null(script);
    JsonNode *node = data_of(script, call, "{");
    g_ptr_array_add(index->nodes, node);
    GList *members = json_object_get_members(json_node_get_object(node));
    const char *before = "";
    assert_string_equal(members->data, from);
    for (GList *key = members; key; key = key->next) {
        assert_true(strcmp(before, key->data) < 0);
        before = key->data;
        assert_true(g_hash_table_insert(
            index->keys, key->data, json_object_get_member(json_node_get_object(node), key->data)));
    }
    g_list_free(members);
    g_free(path);
    g_free(call);
}

static int open_index(void **state)
{
    Index *index = g_new0(Index, 1);
    index->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    index->nodes = g_ptr_array_new_with_free_func((GDestroyNotify)json_node_unref);
    index->keys = g_hash_table_new(g_str_hash, g_str_equal);
    SearchIndex *made = search_index_new();
    for (guint i = 0; i < PLANS; i++) {
        index->plan[i] = numbered_plan(i);
        search_index_add(made, index->plan[i]);
    }
    search_index_write(made, "thu-tu", keep_file, index->files);
    search_index_free(made);
    JsonNode *root = data_of(g_hash_table_lookup(index->files, SEARCH_ROOT_FILE),
                             "kehoachSearch.takeRoot(", "{");
    g_ptr_array_add(index->nodes, root);
    index->root = json_node_get_object(root);
    JsonArray *from = json_object_get_array_member(index->root, "from");
    for (guint i = 0; i < json_array_get_length(from); i++) {
        read_shard(index, i, json_array_get_string_element(from, i));
    }
    assert_int_equal(g_hash_table_size(index->files), json_array_get_length(from) + 1);
    *state = index;
    return 0;
}

static int close_index(void **state)
{
    Index *index = *state;
    for (guint i = 0; i < PLANS; i++) {
        plan_free(index->plan[i]);
    }
    g_hash_table_destroy(index->keys);
    g_hash_table_destroy(index->files);
    g_ptr_array_unref(index->nodes);
    g_free(index);
    return 0;
}

/* Weight of each plan in the postings, -1 for those that are not there. */
static void decode(const char *coded, int weight[PLANS])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < PLANS; i++) {
        weight[i] = -1;
    }
    int plan = -1;
    unsigned number = 0, shift = 0;
    for (const char *p = coded; *p; p++) {
        unsigned value = (unsigned)(strchr(letters, *p) - letters);
        number += value % 32 << shift;
        shift += 5;
        if (value < 32) {
            plan += (int)(number / 4);
            assert_in_range(plan, 0, PLANS - 1);
            weight[plan] = (int)(number % 4);
            number = shift = 0;
        }
    }
}

/* The marked words, or the folded ones, of a text with spaces around each. */
static char *words_of(const char *text, bool marked)
{
    GString *out = g_string_new(" ");
    GString *parts[2] = {g_string_new(NULL), g_string_new(NULL)};
    const char *word;
    size_t length;
    while (fold_next_word(&text, &word, &length)) {
        g_string_truncate(parts[0], 0);
        g_string_truncate(parts[1], 0);
        fold_word(word, length, parts[0], parts[1]);
        g_string_append_printf(out, "%s ", parts[marked]->str);
    }
    g_string_free(parts[0], TRUE);
    g_string_free(parts[1], TRUE);
    return g_string_free(out, FALSE);
}

static int count_in(const char *text, const char *key, bool marked)
{
    char *words = words_of(text, marked), *sought = g_strdup_printf(" %s ", key);
    int count = 0;
    /* The space behind one is the space in front of the next. */
    for (const char *p = strstr(words, sought); p; p = strstr(p + 1, sought)) {
        count++;
    }
    g_free(words);
    g_free(sought);
    return count;
}

/* What the postings of a key must say of the plan: a plain search of all its texts. */
static int plain_weight(const Plan *plan, const char *key, bool marked)
{
    Pool *pool = pool_new();
    GArray *entries = search_entries(plan, pool);
    int total = 0, weight = -1;
    for (guint i = 0; i < entries->len; i++) {
        const SearchEntry *entry = &g_array_index(entries, SearchEntry, i);
        int heading = count_in(entry->heading, key, marked);
        total += heading + count_in(entry->text->str, key, marked);
        if (heading) {
            weight = MAX(weight, i == 0 ? SEARCH_TITLE : SEARCH_HEADING);
        }
    }
    g_array_unref(entries);
    pool_free(pool);
    if (total == 0 || weight >= 0) {
        return weight;
    }
    return total >= SEARCH_OFTEN_COUNT ? SEARCH_OFTEN : SEARCH_TEXT;
}

static void check_postings(const Index *index, const char *coded, const char *key, bool marked)
{
    int weight[PLANS];
    decode(coded, weight);
    for (int i = 0; i < PLANS; i++) {
        assert_int_equal(weight[i], plain_weight(index->plan[i], key, marked));
    }
}

static void test_postings_are_what_a_plain_search_finds(void **state)
{
    const Index *index = *state;
    GHashTableIter each;
    gpointer key, value;
    guint words = 0, pairs = 0;
    g_hash_table_iter_init(&each, index->keys);
    while (g_hash_table_iter_next(&each, &key, &value)) {
        if (strchr(key, ' ')) {
            check_postings(index, json_node_get_string(value), key, false);
            pairs++;
            continue;
        }
        JsonObject *forms = json_node_get_object(value);
        GList *members = json_object_get_members(forms);
        for (GList *form = members; form; form = form->next) {
            check_postings(index, json_object_get_string_member(forms, form->data), form->data,
                           true);
        }
        g_list_free(members);
        words++;
    }
    assert_true(words > PLANS && pairs > PLANS);
}

static void test_every_word_and_pair_is_there(void **state)
{
    const Index *index = *state;
    for (int i = 0; i < PLANS; i++) {
        Pool *pool = pool_new();
        GArray *entries = search_entries(index->plan[i], pool);
        for (guint j = 0; j < entries->len; j++) {
            char *folded = fold_text(g_array_index(entries, SearchEntry, j).text->str);
            char **word = g_strsplit(folded, " ", -1);
            for (guint k = 0; word[k]; k++) {
                assert_true(g_hash_table_contains(index->keys, word[k]));
                if (k > 0) {
                    char *pair = g_strconcat(word[k - 1], " ", word[k], NULL);
                    assert_true(g_hash_table_contains(index->keys, pair));
                    g_free(pair);
                }
            }
            g_strfreev(word);
            g_free(folded);
        }
        g_array_unref(entries);
        pool_free(pool);
    }
}

/* Old and new tone placement are one form; other marks are others. */
static void test_forms_of_one_word(void **state)
{
    const Index *index = *state;
    JsonNode *hoa = g_hash_table_lookup(index->keys, "hoa");
    JsonNode *da = g_hash_table_lookup(index->keys, "da");
    assert_int_equal(json_object_get_size(json_node_get_object(hoa)), 3);
    assert_true(json_object_has_member(json_node_get_object(hoa), "hoa\u0300"));
    assert_int_equal(json_object_get_size(json_node_get_object(da)), 2);
    assert_true(json_object_has_member(json_node_get_object(da), "đa\u0300"));
}

static void test_same_plans_same_index(void **state)
{
    const Index *index = *state;
    GHashTable *again = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    SearchIndex *made = search_index_new();
    for (guint i = 0; i < PLANS; i++) {
        search_index_add(made, index->plan[i]);
    }
    search_index_write(made, "thu-tu", keep_file, again);
    search_index_free(made);
    GHashTableIter each;
    gpointer path, text;
    g_hash_table_iter_init(&each, again);
    while (g_hash_table_iter_next(&each, &path, &text)) {
        assert_string_equal(text, g_hash_table_lookup(index->files, path));
    }
    g_hash_table_destroy(again);
}

/* ---- texts ---- */

static void check_entry(JsonArray *entries, guint at, const char *anchor, const char *heading,
                        const char *text)
{
    JsonArray *entry = json_array_get_array_element(entries, at);
    assert_string_equal(json_array_get_string_element(entry, 0), anchor);
    assert_string_equal(json_array_get_string_element(entry, 1), heading);
    if (text) {
        assert_non_null(strstr(json_array_get_string_element(entry, 2), text));
    }
}

static void test_texts_of_a_plan(void **state)
{
    (void)state;
    Plan *plan = sample_plan();
    GBytes *bytes = site_write_search_text(plan);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    char *script = g_strndup(data, length);
    JsonNode *node = data_of(script, "kehoachSearch.takeText(\"hai-duong/5046-2023\",", "[");
    JsonArray *entries = json_node_get_array(node);
    /* The province by both its names, then what stands in front of the first section. */
    check_entry(entries, 0, "", plan_title_line(plan->pool, plan),
                "tỉnh Hải Dương (nay là thành phố Hải Phòng). Luật Tổ chức");
    check_entry(entries, 1, "muc-tieu", "I. MỤC TIÊU", NULL);
    check_entry(entries, 2, "muc-tieu-kts", "1. Phát triển kinh tế số", "đạt trên 20,50% GRDP vào");
    check_entry(entries, 2, "muc-tieu-kts", "1. Phát triển kinh tế số", "14,36% · trên 20,50%");
    check_entry(entries, 5, "mang-luoi", "1.1. Mạng lưới", "Mở rộng dung lượng kết nối.");
    /* What stands behind a section that is over belongs to the one around it. */
    check_entry(entries, 4, "ha-tang", "1. Hạ tầng", "Sở Tài chính bố trí kinh phí.");
    check_entry(entries, 5, "mang-luoi", "1.1. Mạng lưới",
                "<ke-hoach trang-thai=\"ban-hanh\"> <so>");
    check_entry(entries, 6, "phu-luc-1", "Phụ lục. Danh mục nhiệm vụ theo Quyết định số 411/QĐ-TTg",
                "Phổ cập IoT");
    check_entry(entries, 7, "kh-ghi-chu", "", "Niên giám");
    assert_int_equal(json_array_get_length(entries), 8);
    json_node_unref(node);
    g_free(script);
    g_bytes_unref(bytes);
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_postings_are_what_a_plain_search_finds),
        cmocka_unit_test(test_every_word_and_pair_is_there),
        cmocka_unit_test(test_forms_of_one_word),
        cmocka_unit_test(test_same_plans_same_index),
        cmocka_unit_test(test_texts_of_a_plan),
    };
    return cmocka_run_group_tests(tests, open_index, close_index);
}
