/* Where something stands, in words, and what a change is about. */
#include "compare/merge.h"

#include "base/shorten.h"

#include <string.h>

#define MAX_COUNTED 1000 /* siblings */
#define MAX_QUOTED 60    /* characters of a text that stands for its place */

static const char *section_word(SectionRank rank)
{
    static const char *const WORDS[RANK_COUNT] = {
        [RANK_MUC] = "Mục ",
        [RANK_KHOAN] = "khoản ",
        [RANK_NOI_DUNG] = "nội dung ",
        [RANK_TIEU_MUC] = "nội dung ",
    };
    return WORDS[rank] ? WORDS[rank] : "";
}

static const char *quoted(Pool *pool, const char *word, const PlanNode *node)
{
    char *text = plan_text_of(node);
    char *start = text_shortened(text, strlen(text), MAX_QUOTED);
    const char *result = pool_printf(pool, "%s“%s”", word, start);
    g_free(start);
    g_free(text);
    return result;
}

/* "đoạn 3"; without the number in a row so long that counting would take long and tell nothing. */
static const char *place_among(Pool *pool, const char *word, const PlanNode *node)
{
    int place = 0, seen = 0;
    for (const PlanNode *n = node; n; n = n->previous) {
        place += n->kind == node->kind;
        if (++seen > MAX_COUNTED) {
            return word;
        }
    }
    return pool_printf(pool, "%s %d", word, place);
}

/* Cells know their row. */
static const char *row_step(Pool *pool, const PlanNode *row)
{
    return row->first ? pool_printf(pool, "hàng %d", row->first->u.cell.row + 1) : "hàng";
}

static const char *item_step(Pool *pool, const PlanNode *item)
{
    static const char *const WORDS[] = {
        [LIST_POINTS] = "điểm", [LIST_NUMBERS] = "khoản", [LIST_PARENS] = "tiết"};
    ListStyle style = item->parent ? item->parent->u.list.style : LIST_DASHES;
    if (style == LIST_DASHES || !item->u.item.number) {
        return place_among(pool, "gạch đầu dòng thứ", item);
    }
    return pool_printf(pool, "%s %s", WORDS[style], item->u.item.number);
}

static const char *table_step(Pool *pool, const PlanNode *table)
{
    if (table->first && table->first->kind == PLAN_CAPTION) {
        return quoted(pool, "bảng ", table->first);
    }
    return "bảng";
}

static const char *figure_step(Pool *pool, const PlanNode *figure)
{
    if (figure->first && figure->first->kind == PLAN_CAPTION) {
        return quoted(pool, "hình ", figure->first);
    }
    return place_among(pool, "hình thứ", figure);
}

/* The step this node adds to a place, NULL for none. `innermost`: nothing was added before. */
static const char *step_of(Pool *pool, const PlanNode *node, bool innermost)
{
    switch (node->kind) {
    case PLAN_SECTION:
        if (!node->u.section.number) {
            return quoted(pool, "mục ", node->first);
        }
        return pool_printf(pool, "%s%s",
                           strchr(node->u.section.number, ' ') ? ""
                                                               : section_word(node->u.section.rank),
                           node->u.section.number);
    case PLAN_ITEM:
        return item_step(pool, node);
    case PLAN_ANNEX:
        return node->u.annex.label ? node->u.annex.label : "Phụ lục";
    case PLAN_NOTE:
        return pool_printf(pool, "ghi chú %d", node->u.note.number);
    case PLAN_TABLE:
        return table_step(pool, node);
    case PLAN_ROW:
        return row_step(pool, node);
    case PLAN_CELL:
        return innermost ? pool_printf(pool, "cột %d", node->u.cell.column + 1) : NULL;
    case PLAN_GROUNDS:
        return "căn cứ ban hành";
    case PLAN_CHART:
        return "biểu đồ";
    case PLAN_FIGURE:
        return figure_step(pool, node);
    case PLAN_PARAGRAPH:
        /* The first paragraph of an item is the item to its reader. */
        return innermost && node->previous && node->parent && node->parent->kind != PLAN_CELL
                   ? place_among(pool, "đoạn", node)
                   : NULL;
    default:
        return NULL;
    }
}

static bool is_decimal(const PlanNode *node)
{
    return node->kind == PLAN_SECTION && node->u.section.number &&
           (node->u.section.rank == RANK_NOI_DUNG || node->u.section.rank == RANK_TIEU_MUC);
}

const char *compare_place(Pool *pool, const PlanNode *node, bool own)
{
    GString *place = g_string_new(NULL);
    bool decimal = false;
    for (const PlanNode *n = own ? node : node->parent; n; n = n->parent) {
        /* "nội dung 1.2.3" says 1.2 already. */
        const char *step = is_decimal(n) && decimal ? NULL : step_of(pool, n, place->len == 0);
        decimal = decimal || is_decimal(n);
        if (step) {
            g_string_append_printf(place, "%s%s", place->len > 0 ? " " : "", step);
        }
    }
    if (place->len == 0) {
        g_string_append(place, "phần mở đầu");
    }
    const char *result = pool_strndup(pool, place->str, place->len);
    g_string_free(place, TRUE);
    return result;
}

/* ---- topics ---- */

static bool has_word(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(words[i]);
        for (const char *hit = strstr(text, words[i]); hit; hit = strstr(hit + n, words[i])) {
            bool start = hit == text || !g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(hit)));
            bool end = !hit[n] || !g_unichar_isalpha(g_utf8_get_char(hit + n));
            if (start && end) {
                return true;
            }
        }
    }
    return false;
}

/* 2025, 31/12/2025: a year or a date among figures. */
static bool has_date(const char *text)
{
    static const char *const WORDS[] = {"ngày", "tháng", "năm", "quý", "Quý", "hằng năm"};
    for (const char *p = text; *p; p++) {
        if (g_ascii_isdigit(*p) && (p == text || !g_ascii_isdigit(p[-1]))) {
            size_t n = strspn(p, "0123456789");
            bool year = n == 4 && (g_str_has_prefix(p, "19") || g_str_has_prefix(p, "20"));
            if ((year && p[n] != '.' && p[n] != ',' && p[n] != '%') || p[n] == '/') {
                return true;
            }
            p += n - 1;
        }
    }
    return has_word(text, WORDS, G_N_ELEMENTS(WORDS)) && strpbrk(text, "0123456789IV");
}

static bool has_agency(const char *text)
{
    static const char *const WORDS[] = {
        "Sở",        "UBND",    "Ủy ban",    "Uỷ ban",     "Ban Chỉ đạo", "Ban Quản lý",
        "Bộ",        "Công an", "Cục",       "Chi cục",    "Văn phòng",   "HĐND",
        "Trung tâm", "Tỉnh ủy", "Thanh tra", "Viễn thông", "Ngân hàng"};
    return has_word(text, WORDS, G_N_ELEMENTS(WORDS));
}

ChangeTopic topic_of_text(const char *before, const char *after)
{
    if (has_date(before) || has_date(after)) {
        return TOPIC_DEADLINE;
    }
    if (has_agency(before) || has_agency(after)) {
        return TOPIC_AGENCY;
    }
    return strpbrk(before, "0123456789") && strpbrk(after, "0123456789") ? TOPIC_TARGET
                                                                         : TOPIC_TEXT;
}
