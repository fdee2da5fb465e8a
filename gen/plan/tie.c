#include "plan/tie.h"

#include <string.h>

#define MAX_NAME_WORDS 6

struct TieNames {
    GHashTable *first;     /* first word -> GPtrArray of char** (the words of a name, NULL-ended) */
    GHashTable *compounds; /* set of words of two syllables */
};

/* Words after which a number, a Roman number or a letter belongs (the-thức: ngày 31/3/2022, Điều 1,
 * khoản 1, điểm a, Mục II, năm 2025, lần thứ XIII, giai đoạn 2022-2025). Compared without case. */
static const char *const BEFORE_NUMBER[] = {
    "ngày",   "tháng", "năm",  "số",   "số:",   "điều", "khoản", "điểm",  "mục",   "phần",
    "chương", "lục",   "dung", "bảng", "trang", "quý",  "tuần",  "lần",   "đoạn",  "khóa",
    "thứ",    "kỳ",    "quận", "lớp",  "cấp",   "nhóm", "mức",   "đề án", "trước", "phường"};

/* Units after a number. */
static const char *const AFTER_NUMBER[] = {"%",     "đồng", "triệu", "tỷ",  "km",  "ha",
                                           "m2",    "m²",   "tuổi",  "lớp", "GDP", "GRDP",
                                           "tháng", "năm",  "ngày",  "đơn"};

/* Words that compare, before a percentage: "trên 80%". */
static const char *const BEFORE_PERCENT[] = {"đạt", "trên", "thiểu", "dưới", "hơn", "nhất"};

/* Abbreviated capacities before a body or an office. */
static const char *const CAPACITIES[] = {"TM.", "KT.", "TL.", "TUQ.", "Q."};

static bool is_opening(gunichar c)
{
    return c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == '"' || c == '\'';
}

static bool is_closing(gunichar c)
{
    return c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == '"' || c == '\'' ||
           c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

/* The word without brackets, quotes and punctuation around it, case folded. */
static void bare_word(const char *word, char *out, size_t size)
{
    const char *p = word;
    while (*p && is_opening(g_utf8_get_char(p))) {
        p = g_utf8_next_char(p);
    }
    const char *end = p + strlen(p);
    while (end > p) {
        const char *before = g_utf8_prev_char(end);
        if (!is_closing(g_utf8_get_char(before))) {
            break;
        }
        end = before;
    }
    size_t used = 0;
    for (; p < end; p = g_utf8_next_char(p)) {
        char utf8[6];
        size_t n = (size_t)g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(p)), utf8);
        if (used + n + 1 > size) {
            break;
        }
        memcpy(out + used, utf8, n);
        used += n;
    }
    out[used] = '\0';
}

static bool is_in(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool ends_sentence_part(const char *word)
{
    size_t n = strlen(word);
    return n > 0 && strchr(",;:.!?)", word[n - 1]) != NULL;
}

static bool starts_with_digit(const char *bare)
{
    return g_ascii_isdigit(bare[0]);
}

static bool is_roman(const char *bare)
{
    return *bare && strspn(bare, "ivxlc") == strlen(bare);
}

static bool is_single_letter(const char *bare)
{
    return *bare && *g_utf8_next_char(bare) == '\0' && g_unichar_isalpha(g_utf8_get_char(bare));
}

static bool is_plain_number(const char *bare)
{
    return starts_with_digit(bare) && strspn(bare, "0123456789.,") == strlen(bare);
}

static bool is_dash(const char *word)
{
    return (word[0] == '-' && word[1] == '\0') || strcmp(word, "\u2013") == 0;
}

/* "a)", "1.", "b)" at the start of a paragraph. */
static bool is_label(const char *word)
{
    size_t n = strlen(word);
    return n >= 2 && n <= 6 && (word[n - 1] == ')' || word[n - 1] == '.') &&
           (g_ascii_isdigit(word[0]) || g_utf8_strlen(word, -1) == 2);
}

/* khoản, điểm, Điều, Mục …: what may follow in a chain of citations, small to large. */
static bool is_citation_word(const char *bare)
{
    static const char *const words[] = {"khoản", "điều", "mục", "tiểu", "chương", "phần"};
    return is_in(bare, words, G_N_ELEMENTS(words));
}

static Tie tie_pair(const char *const *word, int i, const char *before, const char *bare)
{
    const char *previous = word[i - 1];
    bool open = ends_sentence_part(previous);
    if (open && is_in(previous, CAPACITIES, G_N_ELEMENTS(CAPACITIES))) {
        return TIE_FIRM;
    }
    if (i == 1 && (is_label(previous) || is_dash(previous))) {
        return TIE_FIRM;
    }
    /* A hyphen between spaces stays with what stands before it; between two numbers (2022 - 2025)
     * it stays with both. */
    if (is_dash(word[i])) {
        return TIE_FIRM;
    }
    if (is_dash(previous) && i >= 2 && starts_with_digit(bare) && g_ascii_isdigit(word[i - 2][0])) {
        return TIE_FIRM;
    }
    bool counts = starts_with_digit(bare) || is_roman(bare) || is_single_letter(bare);
    if ((!open || strcmp(previous, "Số:") == 0) && counts &&
        is_in(before, BEFORE_NUMBER, G_N_ELEMENTS(BEFORE_NUMBER))) {
        /* "trước 15/12", "số 5", but not "năm a …": letters follow only điểm and nhóm. */
        bool letter = is_single_letter(bare) && !is_roman(bare) && !starts_with_digit(bare);
        return !letter || strcmp(before, "điểm") == 0 || strcmp(before, "nhóm") == 0 ? TIE_FIRM
                                                                                     : TIE_NONE;
    }
    if (!open && (is_plain_number(before) || g_str_has_suffix(before, "%")) &&
        (is_in(bare, AFTER_NUMBER, G_N_ELEMENTS(AFTER_NUMBER)) || strcmp(bare, "grdp") == 0 ||
         strcmp(bare, "gdp") == 0)) {
        return TIE_FIRM;
    }
    if (!open && starts_with_digit(bare) && g_str_has_suffix(bare, "%") &&
        is_in(before, BEFORE_PERCENT, G_N_ELEMENTS(BEFORE_PERCENT))) {
        return TIE_FIRM;
    }
    /* "điểm a, b": letters of one list. */
    if (is_single_letter(before) && is_single_letter(bare) && g_str_has_suffix(previous, ",")) {
        return TIE_FIRM;
    }
    /* "khoản 1 Mục II" is one whole; "điểm a nội dung 1.2 khoản 1 …" may break at its joints. */
    if (!open && is_citation_word(bare) &&
        (starts_with_digit(before) || is_single_letter(before))) {
        return strcmp(bare, "khoản") == 0 ? TIE_SOFT : TIE_FIRM;
    }
    if (!open && is_single_letter(before) && strcmp(bare, "nội") == 0) {
        return TIE_SOFT;
    }
    return TIE_NONE;
}

/* Common words of two syllables in plans. */
static const char *const COMPOUNDS[] = {
    "an ninh",
    "an sinh",
    "an toàn",
    "ban hành",
    "bảo đảm",
    "báo cáo",
    "biện pháp",
    "bổ sung",
    "cải cách",
    "chiến lược",
    "chính phủ",
    "chính quyền",
    "chính sách",
    "chương trình",
    "chuyển đổi",
    "công dân",
    "công nghệ",
    "công tác",
    "công việc",
    "cơ quan",
    "danh mục",
    "dữ liệu",
    "dịch vụ",
    "doanh nghiệp",
    "địa bàn",
    "địa phương",
    "điện tử",
    "định hướng",
    "đời sống",
    "đơn vị",
    "giai đoạn",
    "giải pháp",
    "giáo dục",
    "hành chính",
    "hành động",
    "hạ tầng",
    "hiệu quả",
    "hoạt động",
    "kế hoạch",
    "khoa học",
    "kinh phí",
    "kinh tế",
    "kỹ năng",
    "lĩnh vực",
    "môi trường",
    "mục tiêu",
    "nâng cao",
    "nền tảng",
    "nghị quyết",
    "ngân sách",
    "nguồn lực",
    "nhân dân",
    "nhân lực",
    "nhiệm vụ",
    "nội dung",
    "nông nghiệp",
    "nông thôn",
    "phát triển",
    "phê duyệt",
    "phối hợp",
    "phục vụ",
    "quản lý",
    "quốc gia",
    "quyết định",
    "quy định",
    "sản xuất",
    "sức khỏe",
    "tăng cường",
    "thành phố",
    "thanh toán",
    "thông tin",
    "thống kê",
    "thủ tướng",
    "thực hiện",
    "tổ chức",
    "tiếp tục",
    "toàn quốc",
    "triển khai",
    "trọng tâm",
    "truyền thông",
    "tuyên truyền",
    "ủy ban",
    "văn bản",
    "văn hóa",
    "xã hội",
    "xây dựng",
    "y tế",
    /* the third syllable of kinh tế số, xã hội số */
    "tế số",
    "hội số",
};

TieNames *tie_names_new(const Catalogue *catalogue)
{
    TieNames *names = g_new0(TieNames, 1);
    names->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)(void (*)(void))g_ptr_array_unref);
    names->compounds = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(COMPOUNDS); i++) {
        g_hash_table_add(names->compounds, (gpointer)(guintptr)COMPOUNDS[i]);
    }
    for (int i = 0; catalogue && i < catalogue->unit_count; i++) {
        tie_names_add(names, catalogue->unit[i].name);
    }
    tie_names_add(names, "Việt Nam");
    tie_names_add(names, "ỦY BAN NHÂN DÂN");
    return names;
}

static void free_words(gpointer words)
{
    g_strfreev(words);
}

void tie_names_add(TieNames *names, const char *name)
{
    char **words = g_strsplit(name, " ", MAX_NAME_WORDS + 1);
    guint n = g_strv_length(words);
    if (n < 2 || n > MAX_NAME_WORDS) {
        g_strfreev(words);
        return;
    }
    GPtrArray *list = g_hash_table_lookup(names->first, words[0]);
    if (!list) {
        list = g_ptr_array_new_with_free_func(free_words);
        g_hash_table_insert(names->first, g_strdup(words[0]), list);
    }
    g_ptr_array_add(list, words);
}

void tie_names_free(TieNames *names)
{
    if (names) {
        g_hash_table_unref(names->first);
        g_hash_table_unref(names->compounds);
        g_free(names);
    }
}

/* Whether `word`, punctuation apart, is `part` of a name; only the last may have punctuation. */
static bool is_name_part(const char *word, const char *part, bool last)
{
    size_t n = strlen(part);
    if (strncmp(word, part, n) != 0) {
        return false;
    }
    const char *rest = word + n;
    return *rest == '\0' || (last && is_closing(g_utf8_get_char(rest)));
}

static void tie_name_at(const TieNames *names, const char *const *word, int count, int at, Tie *tie)
{
    const char *start = word[at];
    while (*start && is_opening(g_utf8_get_char(start))) {
        start = g_utf8_next_char(start);
    }
    const GPtrArray *list = g_hash_table_lookup(names->first, start);
    for (guint k = 0; list && k < list->len; k++) {
        char **parts = g_ptr_array_index(list, k);
        int n = (int)g_strv_length(parts);
        bool same = at + n <= count;
        for (int j = 1; same && j < n; j++) {
            same = is_name_part(word[at + j], parts[j], j + 1 == n);
        }
        for (int j = 1; same && j < n; j++) {
            tie[at + j] = TIE_FIRM;
        }
    }
}

void tie_words(const TieNames *names, const char *const *word, int count, Tie *tie)
{
    /* Long tokens are never numbers, letters or names: what does not fit is only cut. */
    char before[64], bare[64];
    if (count > 0) {
        tie[0] = TIE_NONE;
        bare_word(word[0], before, sizeof before);
    }
    for (int i = 1; i < count; i++) {
        bare_word(word[i], bare, sizeof bare);
        tie[i] = tie_pair(word, i, before, bare);
        memcpy(before, bare, sizeof before);
    }
    for (int i = 0; names && i < count; i++) {
        tie_name_at(names, word, count, i, tie);
    }
}

void tie_compounds(const TieNames *names, const char *const *word, int count, Tie *tie)
{
    char first[64], second[64], pair[130];
    for (int i = 1; i < count; i++) {
        if (tie[i] != TIE_NONE || ends_sentence_part(word[i - 1])) {
            continue;
        }
        bare_word(word[i - 1], first, sizeof first);
        bare_word(word[i], second, sizeof second);
        g_snprintf(pair, sizeof pair, "%s %s", first, second);
        if (g_hash_table_contains(names->compounds, pair)) {
            tie[i] = TIE_SOFT;
        }
    }
}
