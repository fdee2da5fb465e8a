/* The full-text index: words and pairs of words, each with the plans it is in. */
#include "site/search.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/json.h"
#include "html/write.h"
#include "site/parts.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_BITS 12 /* of tables of what a few plans have */

/* In which plans a key is. The string grows while plans are added; the rest is about the plan being
 * added. */
typedef struct Postings {
    GString *coded;
    guint last; /* plan of the last one coded, from 1; 0 if none */
    guint plan; /* being counted, from 1 */
    guint count;
    SearchWeight field;
} Postings;

typedef struct Fold {
    const char *text;
    guint number;
    GPtrArray *forms; /* of Form */
} Fold;

typedef struct Form {
    const char *marked;
    Postings postings;
} Form;

typedef struct Pair {
    guint64 key; /* numbers of the two folds */
    Postings postings;
} Pair;

/* A word as a text has it, so that each is folded but once. */
typedef struct Word {
    const char *text;
    size_t length;
    Fold *fold; /* NULL for marks without a letter */
    Form *form;
} Word;

/* Looked up for every word of every plan, which a table of GLib's, with calls for hashing and
 * comparing, takes several times as long for. Things with the same key lie one behind another. */
typedef struct Slot {
    guint64 key;
    gpointer thing; /* NULL: free */
} Slot;

typedef struct Table {
    Slot *slot;
    guint64 multiplier; /* of keys */
    guint bits;         /* of the number of slots */
    guint used;
} Table;

struct SearchIndex {
    Pool *pool;
    Table words;        /* hash_bytes() -> Word */
    Table pairs;        /* Pair.key -> Pair */
    GHashTable *folds;  /* text -> Fold */
    GPtrArray *fold;    /* of Fold, by number */
    GPtrArray *counted; /* Postings of the plan being added */
    GString *folded, *marked;
    guint plans;
};

/* ---- tables ---- */

static Table table_new(guint bits)
{
    return (Table){g_new0(Slot, (gsize)1 << bits), hash_multiplier(), bits, 0};
}

/* Where things with this key begin. */
static guint first_slot(const Table *table, guint64 key)
{
    return (guint)(key * table->multiplier >> (64 - table->bits));
}

static guint next_slot(const Table *table, guint at)
{
    return (at + 1) & ((1U << table->bits) - 1);
}

/* Puts a thing behind those that are there; never more than half full. */
static void table_add(Table *table, guint64 key, gpointer thing)
{
    if (table->used >= 1U << (table->bits - 1)) {
        Table larger = table_new(table->bits + 1);
        for (guint i = 0; i < 1U << table->bits; i++) {
            if (table->slot[i].thing) {
                table_add(&larger, table->slot[i].key, table->slot[i].thing);
            }
        }
        g_free(table->slot);
        *table = larger;
    }
    guint at = first_slot(table, key);
    while (table->slot[at].thing) {
        at = next_slot(table, at);
    }
    table->slot[at] = (Slot){key, thing};
    table->used++;
}

static void free_form(gpointer form)
{
    g_string_free(((Form *)form)->postings.coded, TRUE);
}

static void free_fold(gpointer fold)
{
    g_ptr_array_unref(((Fold *)fold)->forms);
}

SearchIndex *search_index_new(void)
{
    SearchIndex *index = g_new0(SearchIndex, 1);
    index->pool = pool_new();
    index->words = table_new(FIRST_BITS);
    index->pairs = table_new(FIRST_BITS);
    index->folds = g_hash_table_new(hash_string, g_str_equal);
    index->fold = g_ptr_array_new_with_free_func(free_fold);
    index->counted = g_ptr_array_new();
    index->folded = g_string_new(NULL);
    index->marked = g_string_new(NULL);
    return index;
}

void search_index_free(SearchIndex *index)
{
    for (guint i = 0; i < 1U << index->pairs.bits; i++) {
        const Pair *pair = index->pairs.slot[i].thing;
        if (pair) {
            g_string_free(pair->postings.coded, TRUE);
        }
    }
    g_free(index->words.slot);
    g_free(index->pairs.slot);
    g_hash_table_destroy(index->folds);
    g_ptr_array_unref(index->fold);
    g_ptr_array_unref(index->counted);
    g_string_free(index->folded, TRUE);
    g_string_free(index->marked, TRUE);
    pool_free(index->pool);
    g_free(index);
}

/* ---- adding ---- */

static Fold *fold_of(SearchIndex *index, const char *text)
{
    Fold *fold = g_hash_table_lookup(index->folds, text);
    if (!fold) {
        fold = POOL_NEW(index->pool, Fold);
        fold->text = pool_strdup(index->pool, text);
        fold->number = index->fold->len;
        fold->forms = g_ptr_array_new_with_free_func(free_form);
        g_ptr_array_add(index->fold, fold);
        g_hash_table_insert(index->folds, html_key(fold->text), fold);
    }
    return fold;
}

static Form *form_of(SearchIndex *index, Fold *fold, const char *marked)
{
    for (guint i = 0; i < fold->forms->len; i++) {
        Form *form = g_ptr_array_index(fold->forms, i);
        if (strcmp(form->marked, marked) == 0) {
            return form;
        }
    }
    Form *form = POOL_NEW(index->pool, Form);
    form->marked = pool_strdup(index->pool, marked);
    form->postings.coded = g_string_new(NULL);
    g_ptr_array_add(fold->forms, form);
    return form;
}

static const Word *word_of(SearchIndex *index, const char *text, size_t length)
{
    guint64 hash = hash_bytes(text, length);
    const Table *words = &index->words;
    for (guint at = first_slot(words, hash); words->slot[at].thing; at = next_slot(words, at)) {
        const Word *known = words->slot[at].thing;
        if (words->slot[at].key == hash && known->length == length &&
            memcmp(known->text, text, length) == 0) {
            return known;
        }
    }
    Word *word = POOL_NEW(index->pool, Word);
    word->text = pool_strndup(index->pool, text, length);
    word->length = length;
    g_string_truncate(index->folded, 0);
    g_string_truncate(index->marked, 0);
    fold_word(text, length, index->folded, index->marked);
    if (index->folded->len) {
        word->fold = fold_of(index, index->folded->str);
        word->form = form_of(index, word->fold, index->marked->str);
    }
    table_add(&index->words, hash, word);
    return word;
}

static Pair *pair_of(SearchIndex *index, const Fold *first, const Fold *second)
{
    guint64 key = (guint64)first->number << 32 | second->number;
    const Table *pairs = &index->pairs;
    for (guint at = first_slot(pairs, key); pairs->slot[at].thing; at = next_slot(pairs, at)) {
        if (pairs->slot[at].key == key) {
            return pairs->slot[at].thing;
        }
    }
    Pair *pair = POOL_NEW(index->pool, Pair);
    pair->key = key;
    pair->postings.coded = g_string_new(NULL);
    table_add(&index->pairs, key, pair);
    return pair;
}

static void count(SearchIndex *index, Postings *postings, SearchWeight field)
{
    if (postings->plan != index->plans) {
        postings->plan = index->plans;
        postings->count = 0;
        postings->field = field;
        g_ptr_array_add(index->counted, postings);
    }
    postings->count++;
    postings->field = MAX(postings->field, field);
}

static void add_words(SearchIndex *index, const char *text, SearchWeight field)
{
    const char *start;
    size_t length;
    const Fold *before = NULL;
    while (fold_next_word(&text, &start, &length)) {
        const Word *word = word_of(index, start, length);
        if (!word->fold) {
            continue;
        }
        count(index, &word->form->postings, field);
        if (before) {
            count(index, &pair_of(index, before, word->fold)->postings, field);
        }
        before = word->fold;
    }
}

static void put_number(GString *coded, guint number)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    while (number >= 32) {
        g_string_append_c(coded, letters[32 + number % 32]);
        number /= 32;
    }
    g_string_append_c(coded, letters[number]);
}

static void code_counted(SearchIndex *index)
{
    for (guint i = 0; i < index->counted->len; i++) {
        Postings *postings = g_ptr_array_index(index->counted, i);
        SearchWeight weight = postings->field;
        if (weight == SEARCH_TEXT && postings->count >= SEARCH_OFTEN_COUNT) {
            weight = SEARCH_OFTEN;
        }
        put_number(postings->coded, (postings->plan - postings->last) * 4 + (guint)weight);
        postings->last = postings->plan;
    }
    g_ptr_array_set_size(index->counted, 0);
}

void search_index_add(SearchIndex *index, const Plan *plan)
{
    Pool *pool = pool_new();
    GArray *entries = search_entries(plan, pool);
    index->plans++;
    for (guint i = 0; i < entries->len; i++) {
        const SearchEntry *entry = &g_array_index(entries, SearchEntry, i);
        add_words(index, entry->heading, i == 0 ? SEARCH_TITLE : SEARCH_HEADING);
        add_words(index, entry->text->str, SEARCH_TEXT);
    }
    code_counted(index);
    g_array_unref(entries);
    pool_free(pool);
}

/* ---- writing ---- */

/* A key with what is to be written for it. */
typedef struct Key {
    char *text;
    const Fold *fold; /* or NULL, then: */
    const Pair *pair;
} Key;

static int compare_keys(const void *a, const void *b)
{
    return strcmp(((const Key *)a)->text, ((const Key *)b)->text);
}

static int compare_forms(const void *a, const void *b)
{
    return strcmp((*(const Form *const *)a)->marked, (*(const Form *const *)b)->marked);
}

static void clear_key(gpointer key)
{
    g_free(((Key *)key)->text);
}

static GArray *sorted_keys(const SearchIndex *index)
{
    GArray *keys =
        g_array_sized_new(FALSE, FALSE, sizeof(Key), index->fold->len + index->pairs.used);
    g_array_set_clear_func(keys, clear_key);
    for (guint i = 0; i < index->fold->len; i++) {
        const Fold *fold = g_ptr_array_index(index->fold, i);
        Key key = {g_strdup(fold->text), fold, NULL};
        g_array_append_val(keys, key);
    }
    for (guint i = 0; i < 1U << index->pairs.bits; i++) {
        const Pair *pair = index->pairs.slot[i].thing;
        if (!pair) {
            continue;
        }
        const Fold *first = g_ptr_array_index(index->fold, (guint)(pair->key >> 32));
        const Fold *second = g_ptr_array_index(index->fold, (guint)(pair->key & 0xffffffff));
        Key key = {g_strconcat(first->text, " ", second->text, NULL), NULL, pair};
        g_array_append_val(keys, key);
    }
    g_array_sort(keys, compare_keys);
    return keys;
}

static void put_key(GString *out, const Key *key)
{
    json_quote(out, key->text);
    g_string_append_c(out, ':');
    if (key->pair) {
        json_quote(out, key->pair->postings.coded->str);
        return;
    }
    const GPtrArray *forms = key->fold->forms;
    qsort(forms->pdata, forms->len, sizeof(gpointer), compare_forms);
    for (guint i = 0; i < forms->len; i++) {
        const Form *form = g_ptr_array_index(forms, i);
        g_string_append_c(out, i ? ',' : '{');
        json_quote(out, form->marked);
        g_string_append_c(out, ':');
        json_quote(out, form->postings.coded->str);
    }
    g_string_append_c(out, '}');
}

/* From keys[from]; gives the first key of the next shard. */
static guint write_shard(const GArray *keys, guint from, guint number, GChecksum *sum,
                         SiteEmit emit, void *context)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "kehoachSearch.takeShard(%u,{", number);
    guint i = from;
    for (; i < keys->len && (i == from || out->len < SEARCH_SHARD_SIZE); i++) {
        g_string_append(out, i == from ? "\n" : ",\n");
        put_key(out, &g_array_index(keys, Key, i));
    }
    g_string_append(out, "\n});\n");
    g_checksum_update(sum, (const guchar *)out->str, (gssize)out->len);
    char *path = g_strdup_printf(SEARCH_FOLDER "/%u.js", number);
    emit(context, path, g_string_free_to_bytes(out));
    g_free(path);
    return i;
}

void search_index_write(const SearchIndex *index, const char *order, SiteEmit emit, void *context)
{
    GArray *keys = sorted_keys(index);
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    GString *root = g_string_new("kehoachSearch.takeRoot({\"order\":");
    json_quote(root, order);
    g_string_append(root, ",\n\"from\":[");
    guint number = 0;
    for (guint i = 0; i < keys->len; number++) {
        g_string_append(root, number ? "," : "");
        json_quote(root, g_array_index(keys, Key, i).text);
        i = write_shard(keys, i, number, sum, emit, context);
    }
    /* Shards of two builds must not meet in a reader's cache. */
    g_string_append_printf(root, "],\n\"version\":\"%.12s\"});\n", g_checksum_get_string(sum));
    emit(context, SEARCH_ROOT_FILE, g_string_free_to_bytes(root));
    g_checksum_free(sum);
    g_array_unref(keys);
}

void site_write_search(const Site *site, SiteEmit emit, void *context)
{
    Pool *pool = pool_new();
    const Plan *const *plans = site_sorted_plans(site, pool);
    SearchIndex *index = search_index_new();
    for (size_t i = 0; i < site->count; i++) {
        search_index_add(index, plans[i]);
    }
    search_index_write(index, site_order_name(pool, plans, site->count), emit, context);
    search_index_free(index);
    pool_free(pool);
}
