#include "skeleton/skeleton.h"

#include "base/hash.h"
#include "skeleton/files.h"

#include <string.h>

/* Two-tier local government: no district level from this day (NQ 203/2025/QH15). */
#define WITHOUT_DISTRICTS 20250701

/* The law every plan of a People's Committee rests on, as it was named over time. */
static const struct {
    int from; /* yyyymmdd */
    const char *ground;
} LAWS[] = {
    {20250616, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"},
    {20250301, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;"},
    {20160101, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"},
};

typedef struct Skeleton {
    Pool *pool;
    const SkeletonFacts *facts;
    GHashTable *words; /* "nam" -> "2026": what stands for {{nam}} */
} Skeleton;

int skeleton_day(int year, PlanDate date)
{
    return date.year ? date.year * 10000 + date.month * 100 + date.day : year * 10000 + 1231;
}

static void set(Skeleton *s, const char *name, const char *value)
{
    g_hash_table_insert(s->words, pool_strdup(s->pool, name), pool_strdup(s->pool, value));
}

static const char *escape(Skeleton *s, const char *text)
{
    char *escaped = g_markup_escape_text(text, -1);
    const char *copy = pool_strdup(s->pool, escaped);
    g_free(escaped);
    return copy;
}

/* The text in Markdown, where some signs would say more than themselves. */
static const char *escape_markdown(Skeleton *s, const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        if (strchr("\\`*_[]<>&#{}", *p)) {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *p);
    }
    const char *copy = pool_strdup(s->pool, out->str);
    g_string_free(out, TRUE);
    return copy;
}

/* "thành phố" for the unit in running text. */
static const char *kind_of(const Unit *unit)
{
    return unit->city ? "thành phố" : "tỉnh";
}

static void set_issuer(Skeleton *s)
{
    const SkeletonFacts *facts = s->facts;
    const char *unit = plan_upper(s->pool, catalogue_unit_full_name(s->pool, facts->unit));
    const char *committee = pool_printf(s->pool,
                                        "    <dong>ỦY BAN NHÂN DÂN</dong>\n"
                                        "    <dong>%s</dong>\n",
                                        escape(s, unit));
    if (!facts->issuer) {
        set(s, "co-quan", committee);
        set(s, "chu-quan", "");
        set(s, "ky",
            "    <quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n"
            "    <chuc-vu>CHỦ TỊCH</chuc-vu>\n");
        set(s, "co-quan-ban-hanh",
            pool_printf(s->pool, "Ủy ban nhân dân %s",
                        catalogue_unit_full_name(s->pool, facts->unit)));
        return;
    }
    set(s, "co-quan",
        pool_printf(s->pool, "    <dong>%s</dong>\n",
                    escape(s, plan_upper(s->pool, facts->issuer))));
    set(s, "chu-quan", pool_printf(s->pool, "  <chu-quan>\n%s  </chu-quan>\n", committee));
    set(s, "ky", "    <chuc-vu chua-ro=\"Chưa xác định chức vụ người ký.\"/>\n");
    set(s, "co-quan-ban-hanh", escape_markdown(s, facts->issuer));
}

static void set_number(Skeleton *s)
{
    const SkeletonFacts *facts = s->facts;
    const char *symbol = facts->symbol ? facts->symbol : facts->issuer ? NULL : "KH-UBND";
    set(s, "ky-hieu",
        symbol ? pool_printf(s->pool, "<ky-hieu>%s</ky-hieu>", escape(s, symbol))
               : "<ky-hieu chua-ro=\"Chưa biết ký hiệu của cơ quan ban hành.\"/>");
    set(s, "so", facts->number ? pool_printf(s->pool, "<so>%s</so>", facts->number) : "<so/>");
    set(s, "ngay",
        facts->date.year ? pool_printf(s->pool, "<ngay>%d/%d/%d</ngay>", facts->date.day,
                                       facts->date.month, facts->date.year)
                         : "<ngay/>");
}

static void set_laws(Skeleton *s, int day)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LAWS); i++) {
        if (day >= LAWS[i].from) {
            set(s, "luat", pool_printf(s->pool, "    <p>%s</p>\n", LAWS[i].ground));
            return;
        }
    }
    set(s, "luat", "");
}

static void set_recipients(Skeleton *s, int day)
{
    const Unit *unit = s->facts->unit;
    const char *kind = kind_of(unit);
    const char *below =
        day >= WITHOUT_DISTRICTS ? "UBND các xã, phường" : "UBND các huyện, thị xã, thành phố";
    set(s, "noi-nhan",
        pool_printf(s->pool,
                    "    <noi>Thường trực %s</noi>\n"
                    "    <noi>Thường trực HĐND %s</noi>\n"
                    "    <noi>Chủ tịch, các Phó Chủ tịch UBND %s</noi>\n"
                    "    <noi>Các sở, ban, ngành %s</noi>\n"
                    "    <noi>%s</noi>\n",
                    unit->city ? "Thành ủy" : "Tỉnh ủy", kind, kind,
                    unit->city ? "thành phố" : "cấp tỉnh", below));
    set(s, "cac-co-quan",
        pool_printf(s->pool, "Các sở, ban, ngành %s, %s", unit->city ? "thành phố" : "cấp tỉnh",
                    below));
    set(s, "noi-bao-cao", pool_printf(s->pool, "UBND %s", kind));
}

static void set_annex(Skeleton *s)
{
    bool annex = s->facts->annex;
    set(s, "phu-luc",
        annex ? "  <phu-luc ten=\"nhiem-vu\" tep=\"phu-luc-nhiem-vu.xml\" huong=\"ngang\"/>\n"
              : "");
    set(s, "dan-phu-luc",
        annex ? "Nhiệm vụ cụ thể, cơ quan chủ trì, cơ quan phối hợp và thời gian thực hiện ghi tại "
                "<?xem phu-luc:nhiem-vu?>.\n\n"
              : "");
}

static void set_words(Skeleton *s)
{
    const SkeletonFacts *facts = s->facts;
    const Unit *unit = facts->unit;
    const char *full = catalogue_unit_full_name(s->pool, unit);
    int day = skeleton_day(facts->year, facts->date);
    set(s, "don-vi", pool_printf(s->pool, "Đơn vị hành chính: %s", escape(s, full)));
    set(s, "ma", unit->code);
    set(s, "he-ma", unit->system);
    /* A unit that bears a person's name is written in full (NĐ 30, PL I, II.4). */
    set(s, "dia-danh", escape(s, g_str_has_prefix(full, kind_of(unit)) ? unit->name : full));
    set(s, "nam", pool_printf(s->pool, "%d", facts->year));
    set(s, "nam-goc", pool_printf(s->pool, "%d", facts->year - 1));
    set(s, "trich-yeu", escape(s, facts->subject));
    set_issuer(s);
    set_number(s);
    set_laws(s, day);
    set_recipients(s, day);
    set_annex(s);
}

/* The template with each {{name}} replaced. */
static const char *fill(const Skeleton *s, const unsigned char *bytes, size_t length)
{
    GString *out = g_string_new_len((const char *)bytes, (gssize)length);
    for (size_t at = 0;;) {
        const char *open = strstr(out->str + at, "{{");
        if (!open) {
            break;
        }
        const char *close = strstr(open, "}}");
        g_assert(close);
        char *name = g_strndup(open + 2, (gsize)(close - open - 2));
        const char *value = g_hash_table_lookup(s->words, name);
        g_assert(value);
        g_free(name);
        at = (size_t)(open - out->str);
        g_string_erase(out, (gssize)at, close + 2 - open);
        g_string_insert(out, (gssize)at, value);
        at += strlen(value);
    }
    const char *text = pool_strdup(s->pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

int skeleton_write(Pool *pool, const SkeletonFacts *facts, SkeletonFile files[SKELETON_MAX_FILES])
{
    Skeleton s = {pool, facts, g_hash_table_new(hash_string, g_str_equal)};
    set_words(&s);
    int count = 0;
    files[count++] =
        (SkeletonFile){"ke-hoach.xml", fill(&s, skeleton_head_bytes, skeleton_head_length)};
    files[count++] =
        (SkeletonFile){"noi-dung.md", fill(&s, skeleton_text_bytes, skeleton_text_length)};
    files[count++] =
        (SkeletonFile){"chi-tieu.xml", fill(&s, skeleton_targets_bytes, skeleton_targets_length)};
    if (facts->annex) {
        files[count++] = (SkeletonFile){"phu-luc-nhiem-vu.xml",
                                        fill(&s, skeleton_tasks_bytes, skeleton_tasks_length)};
    }
    g_hash_table_destroy(s.words);
    return count;
}
