#include "check/kinds.h"

#include "check/words.h"

#include <string.h>

static const DocumentKind KINDS[] = {
    {"Nghị quyết", "NQ"},   {"Quyết định", "QĐ"},       {"Chỉ thị", "CT"},
    {"Quy chế", "QC"},      {"Quy định", "QyĐ"},        {"Thông cáo", "TC"},
    {"Thông báo", "TB"},    {"Hướng dẫn", "HD"},        {"Chương trình", "CTr"},
    {"Kế hoạch", "KH"},     {"Phương án", "PA"},        {"Đề án", "ĐA"},
    {"Dự án", "DA"},        {"Báo cáo", "BC"},          {"Biên bản", "BB"},
    {"Tờ trình", "TTr"},    {"Hợp đồng", "HĐ"},         {"Công điện", "CĐ"},
    {"Bản ghi nhớ", "BGN"}, {"Bản thỏa thuận", "BTT"},  {"Giấy ủy quyền", "GUQ"},
    {"Giấy mời", "GM"},     {"Giấy giới thiệu", "GGT"}, {"Giấy nghỉ phép", "GNP"},
    {"Phiếu gửi", "PG"},    {"Phiếu chuyển", "PC"},     {"Phiếu báo", "PB"},
    {"Nghị định", NULL},    {"Thông tư", NULL},         {"Thông tư liên tịch", NULL},
    {"Luật", NULL},         {"Pháp lệnh", NULL},        {"Kết luận", NULL},
    {"Công văn", NULL},     {"Văn bản", NULL},          {"Lệnh", NULL},
};

const DocumentKind *kind_find(const char *name)
{
    const DocumentKind *found = NULL;
    char *small = in_small(name, strlen(name));
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS) && !found; i++) {
        char *kind = in_small(KINDS[i].name, strlen(KINDS[i].name));
        found = strcmp(kind, small) == 0 ? &KINDS[i] : NULL;
        g_free(kind);
    }
    g_free(small);
    return found;
}

/* Only the first letter may be in another case: "quyết định", "Quyết định". */
static bool ends_with_kind(const char *text, const char *end, const char *name, const char **start)
{
    size_t length = strlen(name), first = (size_t)(g_utf8_next_char(name) - name);
    if ((size_t)(end - text) < length) {
        return false;
    }
    const char *p = end - length;
    if ((guchar)*p >= 0x80 && (guchar)*p < 0xc0) {
        return false;
    }
    bool same = g_unichar_tolower(letter_at(p)) == g_unichar_tolower(letter_at(name)) &&
                memcmp(p + first, name + first, length - first) == 0;
    if (!same || g_unichar_isalnum(letter_before(text, p))) {
        return false;
    }
    *start = p;
    return true;
}

const DocumentKind *kind_before(const char *text, const char *end, const char **start)
{
    const DocumentKind *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const char *p;
        if (ends_with_kind(text, end, KINDS[i].name, &p) && (!found || p < *start)) {
            found = &KINDS[i];
            *start = p;
        }
    }
    return found;
}
