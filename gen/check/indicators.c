/* The indicators of a plan beside each other and beside the catalogue. */
#include "check/figures.h"

#include "base/hash.h"
#include "check/words.h"

#include <stdlib.h>
#include <string.h>

/* Codes from which a plan is taken for one that follows the national list. */
#define FOLLOWS 6
/* Syllables in a row that the catalogue's name does not have, from which the scope is another. */
#define SCOPE_SYLLABLES 4
/* Comparing all with all is for plans that a person wrote. */
#define MOST_COMPARED 400
/* Share in percent of the words of one title that stand in the other: the same thing measured. */
#define SAME_THING 60

char *title_key(const char *title)
{
    char *small = in_small(title, strlen(title)), *out = small;
    int depth = 0;
    for (const char *p = small; *p;) {
        const char *next = g_utf8_next_char(p);
        depth += *p == '(';
        if (depth == 0 && g_unichar_isalnum(g_utf8_get_char(p))) {
            memmove(out, p, (size_t)(next - p));
            out += next - p;
        } else if (depth == 0 && out > small && out[-1] != ' ') {
            *out++ = ' ';
        }
        depth -= *p == ')' && depth > 0;
        p = next;
    }
    *out = '\0';
    return g_strchomp(small);
}

typedef struct Known {
    const Indicator *indicator;
    const TargetGroup *group;
    const char *key; /* of its title */
} Known;

/* Keys of the catalogue's titles, one by one. In the pool. */
static const char *const *catalogue_keys(Check *check)
{
    const Catalogue *catalogue = check->plan->catalogue;
    int count = catalogue && check->plan->group_count > 0 ? catalogue->indicator_count : 0;
    const char **keys = POOL_ARRAY(check->pool, const char *, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        char *key = title_key(catalogue->indicator[i].name);
        keys[i] = pool_strdup(check->pool, key);
        g_free(key);
    }
    return keys;
}

static GArray *all_indicators(Check *check)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Known));
    for (int g = 0; g < check->plan->group_count; g++) {
        const TargetGroup *group = &check->plan->groups[g];
        for (int i = 0; i < group->count; i++) {
            char *key = title_key(group->indicator[i].title);
            Known known = {&group->indicator[i], group, pool_strdup(check->pool, key)};
            g_array_append_val(all, known);
            g_free(key);
        }
    }
    return all;
}

static const Known *known_at(const GArray *all, guint i)
{
    return &g_array_index(all, Known, i);
}

static const char *place_words(Check *check, SourcePos pos)
{
    return pool_printf(check->pool, "%u", pos.line);
}

/* ---- twice ---- */

static void check_twice(Check *check, const GArray *all)
{
    GHashTable *codes = g_hash_table_new(hash_string, g_str_equal);
    GHashTable *titles = g_hash_table_new(hash_string, g_str_equal);
    for (guint i = 0; i < all->len; i++) {
        const Known *known = known_at(all, i);
        const Indicator *indicator = known->indicator;
        const char *title = known->key;
        const Indicator *first = g_hash_table_lookup(titles, title);
        if (*title && first) {
            findings_add(check->findings, FINDING_INDICATOR_TITLE_TWICE, indicator->pos,
                         indicator->title, place_words(check, first->pos), NULL);
        } else if (indicator->code && !indicator->differs) {
            const Indicator *same = g_hash_table_lookup(codes, indicator->code);
            if (same) {
                findings_add(check->findings, FINDING_INDICATOR_CODE_TWICE, indicator->pos,
                             indicator->code, place_words(check, same->pos), NULL);
            }
        }
        union {
            const void *in;
            gpointer out;
        } key = {title}, value = {indicator}, code = {indicator->code};
        g_hash_table_insert(titles, key.out, value.out);
        if (indicator->code) {
            g_hash_table_insert(codes, code.out, value.out);
        }
    }
    g_hash_table_unref(titles);
    g_hash_table_unref(codes);
}

/* ---- against the catalogue ---- */

/* N of "từ N tuổi"; 0 if none. */
static int age_of(const char *title)
{
    const char *at = strstr(title, "từ ");
    for (; at; at = strstr(at + 1, "từ ")) {
        char *end;
        long age = strtol(at + strlen("từ "), &end, 10);
        if (age > 0 && age < 120 && g_str_has_prefix(end, " tuổi")) {
            return (int)age;
        }
    }
    return 0;
}

/* The longest run of syllables of `title` that `name` does not have, as printed. In the pool. */
static const char *added_words(Check *check, const char *title, const char *name)
{
    char **words = g_strsplit(title, " ", -1), **known = g_strsplit(name, " ", -1);
    int best = 0, best_end = 0, run = 0, i = 0;
    bool gap = false; /* one known word may stand between new ones: "do địa phương quản lý" */
    for (; words[i]; i++) {
        bool there = false;
        for (int k = 0; known[k] && !there; k++) {
            there = strcmp(words[i], known[k]) == 0;
        }
        if (there) {
            run = gap ? 0 : run;
            gap = true;
            continue;
        }
        run += gap && run > 0 ? 2 : 1;
        gap = false;
        if (run > best) {
            best = run;
            best_end = i + 1;
        }
    }
    const char *out = NULL;
    if (best >= SCOPE_SYLLABLES) {
        GString *text = g_string_new(NULL);
        for (i = best_end - best; i < best_end; i++) {
            g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", words[i]);
        }
        out = pool_strdup(check->pool, text->str);
        g_string_free(text, TRUE);
    }
    g_strfreev(known);
    g_strfreev(words);
    return out;
}

static void check_scope(Check *check, const Known *known, const char *const *names)
{
    const Indicator *indicator = known->indicator;
    if (!indicator->entry || indicator->differs) {
        return;
    }
    int ours = age_of(indicator->title), theirs = age_of(indicator->entry->name);
    if (ours != theirs && ours > 0 && theirs > 0) {
        findings_add(check->findings, FINDING_INDICATOR_AGE, indicator->pos,
                     number_words(check->pool, ours), number_words(check->pool, theirs),
                     indicator->code, NULL);
        return;
    }
    const char *name = names[indicator->entry - check->plan->catalogue->indicator];
    const char *added = added_words(check, known->key, name);
    if (added) {
        findings_add(check->findings, FINDING_INDICATOR_SCOPE, indicator->pos, added,
                     indicator->code, NULL);
    }
}

static void check_code_missing(Check *check, const Known *known, const char *const *names)
{
    const Catalogue *catalogue = check->plan->catalogue;
    for (int i = 0; catalogue && !known->indicator->code && i < catalogue->indicator_count; i++) {
        if (strcmp(names[i], known->key) == 0) {
            findings_add(check->findings, FINDING_INDICATOR_CODE_MISSING, known->indicator->pos,
                         catalogue->indicator[i].code, NULL);
            return;
        }
    }
}

static bool has_code(const GArray *all, const char *code)
{
    for (guint i = 0; i < all->len; i++) {
        if (g_strcmp0(known_at(all, i)->indicator->code, code) == 0) {
            return true;
        }
    }
    return false;
}

/* A plan that follows the list but leaves some out. */
static void check_missing(Check *check, const GArray *all)
{
    const Catalogue *catalogue = check->plan->catalogue;
    if (!catalogue || all->len == 0 || check->plan->unread.targets) {
        return;
    }
    int present = 0;
    GString *missing = g_string_new(NULL);
    for (int i = 0; i < catalogue->indicator_count; i++) {
        const char *code = catalogue->indicator[i].code;
        if (has_code(all, code)) {
            present++;
        } else {
            g_string_append_printf(missing, "%s%s", missing->len > 0 ? ", " : "", code);
        }
    }
    if (present >= FOLLOWS && missing->len > 0) {
        findings_add(check->findings, FINDING_INDICATORS_MISSING, known_at(all, 0)->indicator->pos,
                     number_words(check->pool, present),
                     number_words(check->pool, catalogue->indicator_count), missing->str, NULL);
    }
    g_string_free(missing, TRUE);
}

/* The order within a group, told once. */
static void check_order(Check *check, const TargetGroup *group)
{
    const Indicator *before = NULL;
    for (int i = 0; i < group->count; i++) {
        const Indicator *indicator = &group->indicator[i];
        if (!indicator->entry || indicator->differs) {
            continue;
        }
        if (before && before->entry > indicator->entry) {
            findings_add(check->findings, FINDING_INDICATOR_ORDER, indicator->pos, indicator->code,
                         before->code, NULL);
            return;
        }
        before = indicator;
    }
}

/* ---- columns ---- */

static void check_measured(Check *check, const TargetGroup *group)
{
    int with = 0;
    for (int i = 0; i < group->count; i++) {
        with += group->indicator[i].measured_by != NULL;
    }
    for (int i = 0; i < group->count && with > 0; i++) {
        if (!group->indicator[i].measured_by) {
            findings_add(check->findings, FINDING_INDICATOR_MEASURED_BY, group->indicator[i].pos,
                         group->indicator[i].title, NULL);
        }
    }
}

/* Tables of one plan should call the same column by the same name. */
static void check_labels(Check *check)
{
    const Plan *plan = check->plan;
    for (int g = 1; g < plan->group_count; g++) {
        const TargetLabels *a = &plan->groups[0].labels, *b = &plan->groups[g].labels;
        const char *const pairs[][2] = {
            {a->ordinal, b->ordinal},     {a->baseline, b->baseline},
            {a->source, b->source},       {a->target, b->target},
            {a->value, b->value},         {a->measured_by, b->measured_by},
            {a->indicator, b->indicator},
        };
        GString *differ = g_string_new(NULL);
        for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
            if (pairs[i][0] && pairs[i][1] && strcmp(pairs[i][0], pairs[i][1]) != 0) {
                g_string_append_printf(differ, "%s“%s”, “%s”", differ->len > 0 ? "; " : "",
                                       pairs[i][0], pairs[i][1]);
            }
        }
        if (differ->len > 0) {
            findings_add(check->findings, FINDING_TARGET_LABELS, plan->groups[g].pos, differ->str,
                         NULL);
        }
        g_string_free(differ, TRUE);
    }
}

/* ---- signs ---- */

static bool has_sign(const char *wording)
{
    return strpbrk(wording, "<>") || strstr(wording, "≥") || strstr(wording, "≤");
}

static bool has_operator_word(const char *wording)
{
    static const char *const WORDS[] = {"trên ", "dưới ", "tối thiểu ", "tối đa ", "ít nhất "};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_str_has_prefix(wording, WORDS[i]) ||
            (g_str_has_prefix(wording, "đạt ") &&
             g_str_has_prefix(wording + strlen("đạt "), WORDS[i]))) {
            return true;
        }
    }
    return false;
}

/* ">50%" and "trên 50%" in one table: told once, where the second way begins. */
static void check_sign_words(Check *check, const TargetGroup *group)
{
    const TargetValue *sign = NULL, *word = NULL;
    for (int i = 0; i < group->count && !(sign && word); i++) {
        const Indicator *indicator = &group->indicator[i];
        for (int k = 0; k < indicator->target_count && !(sign && word); k++) {
            const TargetValue *target = &indicator->target[k];
            sign = !sign && has_sign(target->wording) ? target : sign;
            word = !word && has_operator_word(target->wording) ? target : word;
            if (sign && word) {
                const TargetValue *other = target == sign ? word : sign;
                findings_add(check->findings, FINDING_TARGET_SIGN_WORDS, target->pos,
                             target->wording, other->wording, NULL);
            }
        }
    }
}

typedef struct Signs {
    const char *first; /* how the plan writes "at least" */
    bool told;
} Signs;

static const char *sign_of(const TargetValue *value)
{
    static const char *const SIGNS[] = {">=", "=>", "≥"};
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        if (strstr(value->wording, SIGNS[i])) {
            return SIGNS[i];
        }
    }
    return NULL;
}

static void check_signs(Check *check, const GArray *all)
{
    Signs signs = {0};
    for (guint i = 0; i < all->len; i++) {
        const Indicator *indicator = known_at(all, i)->indicator;
        for (int k = 0; k < indicator->target_count && !signs.told; k++) {
            const char *sign = sign_of(&indicator->target[k]);
            signs.first = signs.first ? signs.first : sign;
            if (sign && strcmp(sign, signs.first) != 0) {
                findings_add(check->findings, FINDING_TARGET_SIGNS, indicator->target[k].pos, sign,
                             signs.first, NULL);
                signs.told = true;
            }
        }
    }
}

/* ---- a whole in one row, its parts in another ---- */

static int shared_percent(const char *part, const char *whole)
{
    char **words = g_strsplit(part, " ", -1);
    int count = 0, shared = 0;
    for (char **w = words; *w; w++) {
        char *padded = g_strdup_printf(" %s ", *w), *in = g_strdup_printf(" %s ", whole);
        count++;
        shared += strstr(in, padded) != NULL;
        g_free(in);
        g_free(padded);
    }
    g_strfreev(words);
    return count > 0 ? shared * 100 / count : 0;
}

/* "100% hồ sơ tại cấp tỉnh, cấp huyện, cấp xã" beside "cấp tỉnh 90%, cấp huyện 80%, cấp xã 60%":
 * all parts are named in the whole, and all are below it. */
static bool contradict(Check *check, const Known *whole, const Known *parts, const char **list)
{
    const Indicator *a = whole->indicator, *b = parts->indicator;
    if (b->target_count < 2 || a->target_count == 0) {
        return false;
    }
    const TargetValue *all = &a->target[0];
    *list = "";
    for (int i = 0; i < b->target_count; i++) {
        const TargetValue *part = &b->target[i];
        char *component = part->component ? title_key(part->component) : g_strdup("");
        bool below = *component && strstr(whole->key, component) && !all->component &&
                     part->year == all->year && part->has_number && all->has_number &&
                     strcmp(part->unit, "%") == 0 && strcmp(all->unit, "%") == 0 &&
                     decimal_compare(part->number, all->number) < 0;
        g_free(component);
        if (!below) {
            return false;
        }
        *list = pool_printf(check->pool, "%s%s%s", *list, i > 0 ? ", " : "", part->wording);
    }
    return shared_percent(parts->key, whole->key) >= SAME_THING;
}

static void check_wholes(Check *check, const TargetGroup *group, const GArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        for (guint k = 0; k < all->len; k++) {
            const Known *whole = known_at(all, i), *parts = known_at(all, k);
            const char *list;
            if (whole->group == group && parts->group == group && i != k &&
                contradict(check, whole, parts, &list)) {
                findings_add(check->findings, FINDING_TARGET_PARTS, parts->indicator->target[0].pos,
                             whole->indicator->target[0].wording,
                             number_words(check->pool, whole->indicator->target[0].year), list,
                             NULL);
            }
        }
    }
}

void check_indicators(Check *check)
{
    GArray *all = all_indicators(check);
    const char *const *names = catalogue_keys(check);
    check_twice(check, all);
    for (guint i = 0; i < all->len; i++) {
        check_scope(check, known_at(all, i), names);
        check_code_missing(check, known_at(all, i), names);
    }
    for (int g = 0; g < check->plan->group_count; g++) {
        check_order(check, &check->plan->groups[g]);
        check_measured(check, &check->plan->groups[g]);
        check_sign_words(check, &check->plan->groups[g]);
        if (all->len <= MOST_COMPARED) {
            check_wholes(check, &check->plan->groups[g], all);
        }
    }
    check_missing(check, all);
    check_labels(check);
    check_signs(check, all);
    g_array_free(all, TRUE);
}
