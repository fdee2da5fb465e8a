/* content/danh-muc: units, national indicators, abbreviations. */
#include "source/parts.h"

#include "base/hash.h"
#include "base/message.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static const XmlShape UNIT_SHAPES[] = {
    {"don-vi-hanh-chinh", XML_ELEMENTS, NULL, "he+"},
    {"he", XML_ELEMENTS, "ma! van-ban! sap-xep tu den", "don-vi+"},
    {"don-vi", XML_NOTHING, "ma! ten! loai! ten-day-du thu-muc! tu den ke-thua van-ban xac-nhan",
     NULL},
    {0},
};

static const XmlShape INDICATOR_SHAPES[] = {
    {"danh-muc-chi-tieu", XML_ELEMENTS, "van-ban! ngay! co-quan! trich-yeu! vi-tri", "nhom+"},
    {"nhom", XML_ELEMENTS, "ten! tieu-de! tieu-de-en", "chi-tieu+"},
    {"chi-tieu", XML_SEQUENCE, "ma! don-vi! tot-hon!", "ten+ muc-tieu+"},
    {"ten", XML_SOME_WORDS, "ngon-ngu", NULL},
    {"muc-tieu", XML_SOME_WORDS, "nam! xac-nhan! nguon! chua-thong-nhat ten-chi-tieu", NULL},
    {0},
};

static const XmlShape ABBREVIATION_SHAPES[] = {
    {"viet-tat", XML_ELEMENTS, NULL, "tu+"},
    {"tu", XML_NOTHING, "ngan! day-du! lang nghia dung", NULL},
    {0},
};

typedef struct Reading {
    Catalogue *catalogue;
    Pool *pool;
    Findings *findings;
    const char *content;
    int order;
} Reading;

static const XmlNode *read_file(Reading *r, const char *name, const char *root,
                                const XmlShape *shapes)
{
    char *path = g_build_filename(r->content, "danh-muc", name, NULL);
    const SourceFile *file = source_load(r->pool, path, path, r->order++, r->findings);
    g_free(path);
    const XmlNode *tree = file ? xml_read(r->pool, file, root, r->findings) : NULL;
    return tree && xml_check(tree, root, shapes, r->findings) ? tree : NULL;
}

/* An attribute that the check has asked for: "" if it is missing all the same. */
static const char *value_of(const Reading *r, const XmlNode *node, const char *name)
{
    const char *value = xml_value(r->pool, node, name, r->findings);
    return value ? value : "";
}

/* ---- units ---- */

/* The attribute's date as yyyymmdd; `otherwise` if it is absent. */
static int day_of(const Reading *r, const XmlNode *node, const char *name, int otherwise)
{
    const char *text = xml_value(r->pool, node, name, r->findings);
    PlanDate date;
    return text && date_read(text, xml_attribute(node, name)->pos, &date, r->findings)
               ? date_number(date)
               : otherwise;
}

static Unit read_unit(const Reading *r, const XmlNode *node, const char *system)
{
    static const char *const KINDS[] = {"tinh", "thanh-pho", NULL};
    Unit unit = {.system = system};
    unit.code = value_of(r, node, "ma");
    unit.name = value_of(r, node, "ten");
    unit.full_name = xml_value(r->pool, node, "ten-day-du", r->findings);
    unit.folder = value_of(r, node, "thu-muc");
    unit.city = choice_read(node, "loai", KINDS, 0, r->findings) == 1;
    unit.from = day_of(r, node, "tu", day_of(r, node->parent, "tu", 0));
    unit.until = day_of(r, node, "den", day_of(r, node->parent, "den", 0));
    unit.successor_code = xml_value(r->pool, node, "ke-thua", r->findings);
    return unit;
}

static void read_units(Reading *r)
{
    const XmlNode *root = read_file(r, "don-vi-hanh-chinh.xml", "don-vi-hanh-chinh", UNIT_SHAPES);
    size_t room = 0;
    for (const XmlNode *he = xml_child(root, "he"); he; he = xml_again(he)) {
        room += (size_t)xml_count(he, "don-vi");
    }
    Unit *units = POOL_ARRAY(r->pool, Unit, room);
    r->catalogue->unit = units;
    for (const XmlNode *he = xml_child(root, "he"); he; he = xml_again(he)) {
        const char *system = value_of(r, he, "ma");
        for (const XmlNode *n = xml_child(he, "don-vi"); n; n = xml_again(n)) {
            units[r->catalogue->unit_count++] = read_unit(r, n, system);
        }
    }
    for (int i = 0; i < r->catalogue->unit_count; i++) {
        if (units[i].successor_code) {
            units[i].successor =
                catalogue_unit_find(r->catalogue, "34", units[i].successor_code, 0);
        }
    }
}

/* ---- indicators ---- */

static CatalogueIndicator read_indicator(const Reading *r, const XmlNode *node,
                                         const XmlNode *group)
{
    static const char *const BETTER[] = {"thap", "cao", NULL};
    static const char *const SEEN[] = {"truc-tiep", "gian-tiep", NULL};
    CatalogueIndicator indicator = {.name = "", .name_en = ""};
    indicator.group = value_of(r, group, "ten");
    indicator.group_title = value_of(r, group, "tieu-de");
    indicator.group_title_en = xml_value(r->pool, group, "tieu-de-en", r->findings);
    indicator.code = value_of(r, node, "ma");
    indicator.unit = value_of(r, node, "don-vi");
    indicator.higher_is_better = choice_read(node, "tot-hon", BETTER, 1, r->findings) == 1;
    for (const XmlNode *n = xml_child(node, "ten"); n; n = xml_again(n)) {
        const char *language = xml_value(r->pool, n, "ngon-ngu", r->findings);
        bool english = language && strcmp(language, "en") == 0;
        *(english ? &indicator.name_en : &indicator.name) = xml_words(r->pool, n);
    }
    CatalogueTarget *targets =
        POOL_ARRAY(r->pool, CatalogueTarget, (size_t)xml_count(node, "muc-tieu"));
    indicator.target = targets;
    for (const XmlNode *n = xml_child(node, "muc-tieu"); n; n = xml_again(n)) {
        CatalogueTarget *target = &targets[indicator.target_count++];
        target->year = count_read(n, "nam", FIRST_YEAR, LAST_YEAR, 0, _("năm có bốn chữ số"),
                                  "2025", r->findings);
        target->wording = xml_words(r->pool, n);
        TargetValue *value = POOL_NEW(r->pool, TargetValue);
        *value = (TargetValue){.year = target->year, .wording = target->wording, .pos = n->pos};
        target_wording_read(value, r->pool, r->findings);
        target->value = value;
        target->indirect = choice_read(n, "xac-nhan", SEEN, 0, r->findings) == 1;
        target->source = value_of(r, n, "nguon");
        target->disputed = xml_value(r->pool, n, "chua-thong-nhat", r->findings);
        target->title = xml_value(r->pool, n, "ten-chi-tieu", r->findings);
    }
    return indicator;
}

static void read_indicators(Reading *r)
{
    const XmlNode *root = read_file(r, "chi-tieu.xml", "danh-muc-chi-tieu", INDICATOR_SHAPES);
    size_t room = 0;
    for (const XmlNode *group = xml_child(root, "nhom"); group; group = xml_again(group)) {
        room += (size_t)xml_count(group, "chi-tieu");
    }
    CatalogueIndicator *indicators = POOL_ARRAY(r->pool, CatalogueIndicator, room);
    r->catalogue->indicator = indicators;
    for (const XmlNode *group = xml_child(root, "nhom"); group; group = xml_again(group)) {
        for (const XmlNode *n = xml_child(group, "chi-tieu"); n; n = xml_again(n)) {
            indicators[r->catalogue->indicator_count++] = read_indicator(r, n, group);
        }
    }
    r->catalogue->indicator_source =
        root ? pool_printf(r->pool, "%s ngày %s của %s", value_of(r, root, "van-ban"),
                           value_of(r, root, "ngay"), value_of(r, root, "co-quan"))
             : "";
}

/* ---- abbreviations ---- */

/* A word with several meanings is not explained rather than explained wrongly. */
static void index_abbreviations(Catalogue *catalogue)
{
    GHashTable *unclear = g_hash_table_new(hash_string, g_str_equal);
    for (int i = 0; i < catalogue->abbreviation_count; i++) {
        const Abbreviation *a = &catalogue->abbreviation[i];
        gpointer key = lent(a->shortened);
        if (a->only_in) {
            continue;
        }
        if (g_hash_table_contains(catalogue->abbreviation_index, key)) {
            g_hash_table_add(unclear, key);
        } else {
            g_hash_table_insert(catalogue->abbreviation_index, key, lent(a));
        }
    }
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, unclear);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        g_hash_table_remove(catalogue->abbreviation_index, key);
    }
    g_hash_table_unref(unclear);
}

static void read_abbreviations(Reading *r)
{
    const XmlNode *root = read_file(r, "viet-tat.xml", "viet-tat", ABBREVIATION_SHAPES);
    Abbreviation *list =
        POOL_ARRAY(r->pool, Abbreviation, root ? (size_t)xml_count(root, "tu") : 0);
    r->catalogue->abbreviation = list;
    for (const XmlNode *n = xml_child(root, "tu"); n; n = xml_again(n)) {
        Abbreviation *a = &list[r->catalogue->abbreviation_count++];
        const char *language = xml_value(r->pool, n, "lang", r->findings);
        a->shortened = value_of(r, n, "ngan");
        a->expansion = value_of(r, n, "day-du");
        a->language = language ? language : "vi";
        a->only_in = xml_value(r->pool, n, "dung", r->findings);
    }
    index_abbreviations(r->catalogue);
}

Catalogue *source_read_catalogue(const char *content, Findings *findings)
{
    Catalogue *catalogue = g_new0(Catalogue, 1);
    catalogue->pool = pool_new();
    catalogue->abbreviation_index = g_hash_table_new(hash_string, g_str_equal);
    Reading r = {
        .catalogue = catalogue, .pool = catalogue->pool, .findings = findings, .content = content};
    char *folder = g_build_filename(content, "danh-muc", NULL);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        read_units(&r);
        read_indicators(&r);
        read_abbreviations(&r);
    } else {
        catalogue->indicator_source = "";
        findings_add(findings, FINDING_CATALOGUE_MISSING, (SourcePos){0}, folder, NULL);
    }
    g_free(folder);
    return catalogue;
}

void source_catalogue_free(Catalogue *catalogue)
{
    if (!catalogue) {
        return;
    }
    g_hash_table_unref(catalogue->abbreviation_index);
    pool_free(catalogue->pool);
    g_free(catalogue);
}
