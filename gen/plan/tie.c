#include "plan/tie.h"

#include "base/hash.h"

#include <string.h>

#define MAX_NAME_WORDS 6
#define SHORT_TEXT 256 /* words of most paragraphs */

struct TieNames {
    GHashTable *first; /* first word -> GPtrArray of char** (the words of a name, NULL-ended) */
    GHashTable
        *compounds;    /* first syllable -> GPtrArray of the syllables that make a word with it */
    GHashTable *known; /* word -> KnownWord */
    Pool *pool;        /* known words */
};

/* What ties ask of a word by itself. */
enum {
    WORD_DIGIT = 1 << 0, /* of the bare word: begins with a digit */
    WORD_ROMAN = 1 << 1,
    WORD_LETTER = 1 << 2, /* a single one */
    WORD_NUMBER = 1 << 3,
    WORD_PERCENT = 1 << 4,
    WORD_BEFORE_NUMBER = 1 << 5,
    WORD_BEFORE_LETTER = 1 << 6,
    WORD_AFTER_NUMBER = 1 << 7,
    WORD_BEFORE_PERCENT = 1 << 8,
    WORD_CITATION = 1 << 9,
    WORD_CLAUSE = 1 << 10,  /* khoản */
    WORD_CONTENT = 1 << 11, /* nội (dung) */
    WORD_ENDS = 1 << 12,    /* of the word as it stands: with a sign that ends a part */
    WORD_COMMA = 1 << 13,
    WORD_CAPACITY = 1 << 14,
    WORD_LABEL = 1 << 15,
    WORD_DASH = 1 << 16,
    WORD_NUMBER_SIGN = 1 << 17, /* Số: */
    WORD_FIGURE = 1 << 18       /* begins with a digit, no sign before it */
};

/* Vietnamese text has a few thousand different syllables: each is looked at once. */
struct KnownWord {
    unsigned is;      /* WORD_…; 0 for most */
    const char *text; /* as it stands, with its punctuation */
    const char *bare;
    const char *opened;         /* the text without the signs in front of it */
    const GPtrArray *names;     /* that begin with it, or NULL */
    const GPtrArray *compounds; /* syllables that make a word of two with it, or NULL */
};

/* Words after which a number, a Roman number or a letter belongs (the-thức: ngày 31/3/2022, Điều 1,
 * khoản 1, điểm a, Mục II, năm 2025, lần thứ XIII, giai đoạn 2022-2025). Compared without case. */
static const char *const BEFORE_NUMBER[] = {
    "ngày",   "tháng", "năm",  "số",   "số:",   "điều", "khoản", "điểm",  "mục",   "phần",
    "chương", "lục",   "dung", "bảng", "trang", "quý",  "tuần",  "lần",   "đoạn",  "khóa",
    "thứ",    "kỳ",    "quận", "lớp",  "cấp",   "nhóm", "mức",   "đề án", "trước", "phường"};

/* Of these, those after which a letter may stand for a number. */
static const char *const BEFORE_LETTER[] = {"điểm", "nhóm"};

/* Units after a number. */
static const char *const AFTER_NUMBER[] = {"%",     "đồng", "triệu", "tỷ",  "km",  "ha",
                                           "m2",    "m²",   "tuổi",  "lớp", "gdp", "grdp",
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
        if (word[0] == list[i][0] && strcmp(word, list[i]) == 0) {
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
static const char *const CITATION_WORDS[] = {"khoản", "điều", "mục", "tiểu", "chương", "phần"};

static unsigned when(bool holds, unsigned what)
{
    return holds ? what : 0;
}

#define IS_IN(word, list) is_in(word, list, G_N_ELEMENTS(list))

static unsigned look_at(const char *word, const char *bare)
{
    return when(starts_with_digit(bare), WORD_DIGIT) | when(is_roman(bare), WORD_ROMAN) |
           when(is_single_letter(bare), WORD_LETTER) | when(is_plain_number(bare), WORD_NUMBER) |
           when(g_str_has_suffix(bare, "%"), WORD_PERCENT) |
           when(IS_IN(bare, BEFORE_NUMBER), WORD_BEFORE_NUMBER) |
           when(IS_IN(bare, BEFORE_LETTER), WORD_BEFORE_LETTER) |
           when(IS_IN(bare, AFTER_NUMBER), WORD_AFTER_NUMBER) |
           when(IS_IN(bare, BEFORE_PERCENT), WORD_BEFORE_PERCENT) |
           when(IS_IN(bare, CITATION_WORDS), WORD_CITATION) |
           when(strcmp(bare, "khoản") == 0, WORD_CLAUSE) |
           when(strcmp(bare, "nội") == 0, WORD_CONTENT) |
           when(ends_sentence_part(word), WORD_ENDS) |
           when(g_str_has_suffix(word, ","), WORD_COMMA) |
           when(IS_IN(word, CAPACITIES), WORD_CAPACITY) | when(is_label(word), WORD_LABEL) |
           when(is_dash(word), WORD_DASH) | when(strcmp(word, "Số:") == 0, WORD_NUMBER_SIGN) |
           when(g_ascii_isdigit(word[0]), WORD_FIGURE);
}

static Tie tie_pair(const KnownWord *const *word, int i)
{
    unsigned before = word[i - 1]->is, is = word[i]->is;
    bool open = before & WORD_ENDS;
    if (open && before & WORD_CAPACITY) {
        return TIE_FIRM;
    }
    if (i == 1 && before & (WORD_LABEL | WORD_DASH)) {
        return TIE_FIRM;
    }
    /* A hyphen between spaces stays with what stands before it; between two numbers (2022 - 2025)
     * it stays with both. */
    if (is & WORD_DASH) {
        return TIE_FIRM;
    }
    if (before & WORD_DASH && i >= 2 && is & WORD_DIGIT && word[i - 2]->is & WORD_FIGURE) {
        return TIE_FIRM;
    }
    bool counts = is & (WORD_DIGIT | WORD_ROMAN | WORD_LETTER);
    if ((!open || before & WORD_NUMBER_SIGN) && counts && before & WORD_BEFORE_NUMBER) {
        /* "trước 15/12", "số 5", but not "năm a …": letters follow only điểm and nhóm. */
        bool letter = is & WORD_LETTER && !(is & (WORD_ROMAN | WORD_DIGIT));
        return !letter || before & WORD_BEFORE_LETTER ? TIE_FIRM : TIE_NONE;
    }
    if (!open && before & (WORD_NUMBER | WORD_PERCENT) && is & WORD_AFTER_NUMBER) {
        return TIE_FIRM;
    }
    if (!open && is & WORD_DIGIT && is & WORD_PERCENT && before & WORD_BEFORE_PERCENT) {
        return TIE_FIRM;
    }
    /* "điểm a, b": letters of one list. */
    if (before & WORD_LETTER && is & WORD_LETTER && before & WORD_COMMA) {
        return TIE_FIRM;
    }
    /* "khoản 1 Mục II" is one whole; "điểm a nội dung 1.2 khoản 1 …" may break at its joints. */
    if (!open && is & WORD_CITATION && before & (WORD_DIGIT | WORD_LETTER)) {
        return is & WORD_CLAUSE ? TIE_SOFT : TIE_FIRM;
    }
    if (!open && before & WORD_LETTER && is & WORD_CONTENT) {
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
    names->first = g_hash_table_new_full(hash_string, g_str_equal, g_free,
                                         (GDestroyNotify)(void (*)(void))g_ptr_array_unref);
    names->compounds = g_hash_table_new_full(hash_string, g_str_equal, NULL,
                                             (GDestroyNotify)(void (*)(void))g_ptr_array_unref);
    names->known = g_hash_table_new(hash_string, g_str_equal);
    names->pool = pool_new();
    for (size_t i = 0; i < G_N_ELEMENTS(COMPOUNDS); i++) {
        size_t length = strcspn(COMPOUNDS[i], " ");
        char *first = pool_strndup(names->pool, COMPOUNDS[i], length);
        GPtrArray *seconds = g_hash_table_lookup(names->compounds, first);
        if (!seconds) {
            seconds = g_ptr_array_new();
            g_hash_table_insert(names->compounds, first, seconds);
        }
        g_ptr_array_add(seconds, (gpointer)(guintptr)(COMPOUNDS[i] + length + 1));
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
    /* Words that were looked at may begin it. */
    g_hash_table_remove_all(names->known);
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
        g_hash_table_unref(names->known);
        pool_free(names->pool);
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

/* The first word is known to be the name's. */
static void tie_if_name(const char *const *name, int words, const KnownWord *const *known,
                        int count, int at, Tie *tie)
{
    bool same = at + words <= count;
    for (int j = 1; same && j < words; j++) {
        same = is_name_part(known[at + j]->text, name[j], j + 1 == words);
    }
    for (int j = 1; same && j < words; j++) {
        tie[at + j] = TIE_FIRM;
    }
}

static void tie_names_at(const KnownWord *const *known, int count, int at, Tie *tie)
{
    const GPtrArray *list = known[at]->names;
    for (guint k = 0; k < list->len; k++) {
        char **parts = g_ptr_array_index(list, k);
        tie_if_name((const char *const *)(const void *)parts, (int)g_strv_length(parts), known,
                    count, at, tie);
    }
}

void tie_name(const char *const *name, int words, const KnownWord *const *known, int count,
              Tie *tie)
{
    for (int i = 0; words >= 2 && words <= MAX_NAME_WORDS && i < count; i++) {
        if (*known[i]->opened == *name[0] && strcmp(known[i]->opened, name[0]) == 0) {
            tie_if_name(name, words, known, count, i, tie);
        }
    }
}

static const char *without_opening(const char *word)
{
    while (*word && is_opening(g_utf8_get_char(word))) {
        word = g_utf8_next_char(word);
    }
    return word;
}

const KnownWord *tie_know(TieNames *names, const char *word)
{
    KnownWord *known = g_hash_table_lookup(names->known, word);
    if (known) {
        return known;
    }
    /* Long tokens are never numbers, letters or names: what does not fit is only cut. */
    char bare[64];
    bare_word(word, bare, sizeof bare);
    known = POOL_NEW(names->pool, KnownWord);
    known->is = look_at(word, bare);
    known->text = pool_strdup(names->pool, word);
    known->bare = pool_strdup(names->pool, bare);
    known->opened = without_opening(known->text);
    known->names = g_hash_table_lookup(names->first, known->opened);
    known->compounds = g_hash_table_lookup(names->compounds, bare);
    g_hash_table_insert(names->known, (gpointer)(guintptr)known->text, known);
    return known;
}

void tie_known(const KnownWord *const *known, int count, Tie *tie)
{
    /* Most words ask for nothing and begin no name. */
    unsigned before = 0;
    bool begun = false;
    for (int i = 0; i < count; i++) {
        unsigned is = known[i]->is;
        begun |= known[i]->names != NULL;
        tie[i] = i > 0 && (before | is) ? tie_pair(known, i) : TIE_NONE;
        before = is;
    }
    for (int i = 0; begun && i < count; i++) {
        if (known[i]->names) {
            tie_names_at(known, count, i, tie);
        }
    }
}

void tie_words(TieNames *names, const char *const *word, int count, Tie *tie)
{
    if (count <= 0) {
        return;
    }
    const KnownWord *room[SHORT_TEXT];
    const KnownWord **known = count > SHORT_TEXT ? g_new(const KnownWord *, (gsize)count) : room;
    for (int i = 0; i < count; i++) {
        known[i] = tie_know(names, word[i]);
    }
    tie_known(known, count, tie);
    if (known != room) {
        g_free(known);
    }
}

static bool makes_compound(const KnownWord *first, const char *second)
{
    bool makes = false;
    for (guint i = 0; first->compounds && i < first->compounds->len && !makes; i++) {
        makes = strcmp(g_ptr_array_index(first->compounds, i), second) == 0;
    }
    return makes;
}

void tie_compounds(const KnownWord *const *known, int count, Tie *tie)
{
    for (int i = 1; i < count; i++) {
        bool open = known[i - 1]->is & WORD_ENDS;
        if (tie[i] == TIE_NONE && !open && makes_compound(known[i - 1], known[i]->bare)) {
            tie[i] = TIE_SOFT;
        }
    }
}
