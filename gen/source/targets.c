/* chi-tieu.xml: groups of indicators with baselines and targets. */
#include "source/parts.h"

#include "base/message.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
/* A value is compared with so many before it; real indicators have fewer. */
#define MAX_COMPARED 64

/* Notes at the foot of the page are not offered here: the table is made from the data, and the
 * remark column is the place for such words. */
static const XmlShape SHAPES[] = {
    {"chi-tieu-ke-hoach", XML_ELEMENTS, NULL, "nhom+"},
    {"nhom", XML_SEQUENCE, "ten! tieu-de!", "nhan? chi-tieu+"},
    {"nhan", XML_NOTHING, "stt chi-tieu goc so-lieu nguon muc-tieu do-luong chu-tri ghi-chu", NULL},
    {"chi-tieu", XML_SEQUENCE, "ten! ma khac",
     "noi-dung! goc? muc-tieu+ do-luong? chu-tri? ghi-chu?"},
    {"noi-dung", XML_MIXED, NULL, "b i p"},
    {"goc", XML_SEQUENCE, "nam! chua-thong-ke", "gia-tri+ nguon?"},
    {"gia-tri", XML_SOME_WORDS, "thanh-phan ghi-chu", NULL},
    {"nguon", XML_MIXED, NULL, "b i p"},
    {"muc-tieu", XML_SOME_WORDS, "nam! thanh-phan", NULL},
    {"do-luong", XML_MIXED, NULL, "b i p"},
    {"chu-tri", XML_MIXED, NULL, "b i p"},
    {"ghi-chu", XML_MIXED, NULL, "b i p"},
    {"b", XML_MIXED, NULL, "b i"},
    {"i", XML_MIXED, NULL, "b i"},
    {"p", XML_MIXED, NULL, "b i"},
    {0},
};

typedef struct Targets {
    Plan *plan;
    Findings *findings;
} Targets;

static int read_year(const Targets *t, const XmlNode *node)
{
    return count_read(node, "nam", FIRST_YEAR, LAST_YEAR, 0, _("năm có bốn chữ số"), "2025",
                      t->findings);
}

static TargetValue read_value(const Targets *t, const XmlNode *node, int year, bool numbers)
{
    Pool *pool = t->plan->pool;
    TargetValue value = {.year = year, .unit = "", .base = ""};
    value.wording = xml_words(pool, node);
    value.component = xml_value(pool, node, "thanh-phan", t->findings);
    value.remark = xml_value(pool, node, "ghi-chu", t->findings);
    value.pos = node->first && node->first->text ? xml_text_pos(node->first) : node->pos;
    if (*value.wording != '\0' && numbers) {
        target_wording_read(&value, pool, t->findings);
    }
    return value;
}

/* Two values of one year must differ in their component, or nobody can tell them apart. */
static void check_value_once(const Targets *t, const TargetValue *values, int count)
{
    const TargetValue *last = &values[count - 1];
    for (int i = MAX(0, count - 1 - MAX_COMPARED); i < count - 1; i++) {
        if (values[i].year == last->year && g_strcmp0(values[i].component, last->component) == 0) {
            char year[16];
            g_snprintf(year, sizeof year, "%d", last->year);
            char *component =
                last->component ? g_strdup_printf("%s “%s”", _(" cùng thành phần"), last->component)
                                : g_strdup("");
            findings_add(t->findings, FINDING_TARGET_TWICE, last->pos, year, component, NULL);
            g_free(component);
            return;
        }
    }
}

static void read_baseline(const Targets *t, const XmlNode *node, Indicator *indicator)
{
    static const char *const YES[] = {"co", NULL};
    indicator->baseline_year = read_year(t, node);
    indicator->not_counted = xml_attribute(node, "chua-thong-ke") &&
                             choice_read(node, "chua-thong-ke", YES, -1, t->findings) == 0;
    TargetValue *values =
        POOL_ARRAY(t->plan->pool, TargetValue, (size_t)xml_count(node, "gia-tri"));
    indicator->baseline = values;
    for (const XmlNode *n = xml_child(node, "gia-tri"); n; n = xml_again(n)) {
        /* What stands in the cell of an uncounted year is a mark, not a number. */
        values[indicator->baseline_count++] =
            read_value(t, n, indicator->baseline_year, !indicator->not_counted);
        check_value_once(t, values, indicator->baseline_count);
    }
    const XmlNode *source = xml_child(node, "nguon");
    indicator->baseline_source = source ? xml_words(t->plan->pool, source) : NULL;
}

/* The words of a child element, NULL if it is absent or empty. */
static const char *child_words(const Targets *t, const XmlNode *node, const char *name)
{
    const XmlNode *child = xml_child(node, name);
    const char *words = child ? xml_words(t->plan->pool, child) : "";
    return *words ? words : NULL;
}

static void read_indicator(const Targets *t, const XmlNode *node, Indicator *indicator)
{
    Pool *pool = t->plan->pool;
    indicator->pos = node->pos;
    indicator->name = name_read(pool, node, "ten", t->findings);
    indicator->code = xml_value(pool, node, "ma", t->findings);
    indicator->differs = xml_value(pool, node, "khac", t->findings);
    if (indicator->differs && !indicator->code) {
        findings_add(t->findings, FINDING_DIFFERS_WITHOUT_CODE, node->pos,
                     indicator->name ? indicator->name : "", NULL);
    }
    indicator->title = child_words(t, node, "noi-dung");
    if (!indicator->title) {
        const XmlNode *title = xml_child(node, "noi-dung");
        if (title) {
            findings_add(t->findings, FINDING_ELEMENT_EMPTY, title->pos, "noi-dung", NULL);
        }
        indicator->title = "";
    }
    const XmlNode *baseline = xml_child(node, "goc");
    if (baseline) {
        read_baseline(t, baseline, indicator);
    }
    TargetValue *targets = POOL_ARRAY(pool, TargetValue, (size_t)xml_count(node, "muc-tieu"));
    indicator->target = targets;
    for (const XmlNode *n = xml_child(node, "muc-tieu"); n; n = xml_again(n)) {
        targets[indicator->target_count++] = read_value(t, n, read_year(t, n), true);
        check_value_once(t, targets, indicator->target_count);
    }
    indicator->measured_by = child_words(t, node, "do-luong");
    indicator->led_by = child_words(t, node, "chu-tri");
    indicator->remark = child_words(t, node, "ghi-chu");
}

/* What a column is called; NULL where the plan does not say. */
static TargetLabels read_labels(const Targets *t, const XmlNode *node)
{
    TargetLabels labels = {0};
    const struct {
        const char *attribute, **label;
    } ROWS[] = {
        {"stt", &labels.ordinal},          {"chi-tieu", &labels.indicator},
        {"goc", &labels.baseline},         {"so-lieu", &labels.value},
        {"nguon", &labels.source},         {"muc-tieu", &labels.target},
        {"do-luong", &labels.measured_by}, {"chu-tri", &labels.led_by},
        {"ghi-chu", &labels.remark},
    };
    for (size_t i = 0; node && i < G_N_ELEMENTS(ROWS); i++) {
        *ROWS[i].label = xml_value(t->plan->pool, node, ROWS[i].attribute, t->findings);
    }
    return labels;
}

static void read_group(const Targets *t, const XmlNode *node, TargetGroup *group)
{
    Pool *pool = t->plan->pool;
    group->pos = node->pos;
    group->name = name_read(pool, node, "ten", t->findings);
    group->title = xml_value(pool, node, "tieu-de", t->findings);
    group->title = group->title ? group->title : "";
    group->labels = read_labels(t, xml_child(node, "nhan"));
    Indicator *indicators = POOL_ARRAY(pool, Indicator, (size_t)xml_count(node, "chi-tieu"));
    group->indicator = indicators;
    for (const XmlNode *n = xml_child(node, "chi-tieu"); n; n = xml_again(n)) {
        read_indicator(t, n, &indicators[group->count++]);
    }
}

bool targets_read(Plan *plan, const XmlNode *root, Findings *findings)
{
    if (!xml_check(root, "chi-tieu-ke-hoach", SHAPES, findings)) {
        return false;
    }
    Targets t = {.plan = plan, .findings = findings};
    plan->groups = POOL_ARRAY(plan->pool, TargetGroup, (size_t)xml_count(root, "nhom"));
    for (const XmlNode *n = xml_child(root, "nhom"); n; n = xml_again(n)) {
        read_group(&t, n, &plan->groups[plan->group_count++]);
    }
    return true;
}
