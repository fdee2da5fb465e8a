#include "plan/agency.h"

#include "base/hash.h"

#include <string.h>

/* Words that begin the name of an agency behind a comma or "và". Written as names are: "ban, ngành"
 * in "các sở, ban, ngành" begins none. */
static const char *const BEGINNINGS[] = {
    "Sở ",        "UBND ",       "Ủy ban ", "Uỷ ban ",    "HĐND ",      "Hội đồng ",
    "Công an ",   "Bộ Chỉ huy ", "Bộ ",     "Ban ",       "Văn phòng ", "Cục ",
    "Chi cục ",   "Ngân hàng ",  "Hội ",    "Liên minh ", "Tỉnh đoàn ", "Đoàn ",
    "Đài ",       "Báo ",        "Trường ", "Kho bạc ",   "Bưu điện ",  "Bảo hiểm ",
    "Trung tâm ", "Viện ",       "Tòa án ", "Mặt trận ",  "các ",       "Các ",
};

/* As the law writes what plans write in several ways: the departments of a province (Nghị định
 * 24/2014/NĐ-CP, Điều 8 và 9; Nghị định 45/2025/NĐ-CP, Điều 8 và 9), and those meant as a whole. */
static const char *const NAMES[] = {
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Sở Công Thương",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và Môi trường",
    "Sở Giao thông vận tải",
    "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Văn hóa và Thể thao",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Ngoại vụ",
    "Sở Dân tộc và Tôn giáo",
    "Sở Du lịch",
    "Sở Quy hoạch - Kiến trúc",
    "Thanh tra tỉnh",
    "Ban Dân tộc",
    "Cục Thống kê",
    "Các sở, ban, ngành",
    "Các cơ quan báo chí",
    "Các doanh nghiệp",
    "Các huyện, thị xã, thành phố",
};

static bool begins_agency(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS); i++) {
        /* Nearly all differ in the first byte. */
        if (*text == *BEGINNINGS[i] && g_str_has_prefix(text, BEGINNINGS[i])) {
            return true;
        }
    }
    return false;
}

/* What parts two agencies here: its length in bytes, or 0. */
static size_t separator(const char *text)
{
    if (*text == ';' || *text == '\n') {
        return 1;
    }
    if (*text != ',' && *text != ' ') {
        return 0; /* nearly everywhere */
    }
    if (g_str_has_prefix(text, ", ") && begins_agency(text + 2)) {
        return 2;
    }
    static const char AND[] = " và ";
    if (g_str_has_prefix(text, AND) && begins_agency(text + strlen(AND))) {
        return strlen(AND);
    }
    return 0;
}

/* Without the dash of a list, spaces and the point at the end. */
static char *trimmed(const char *start, size_t length)
{
    while (length > 0 && strchr(" -+\t", *start)) {
        start++;
        length--;
    }
    while (length > 0 && strchr(" .,\t", start[length - 1])) {
        length--;
    }
    return g_strndup(start, length);
}

static const char *expansion_of(const Catalogue *catalogue, const char *word)
{
    const Abbreviation *known = catalogue ? catalogue_abbreviation_find(catalogue, word) : NULL;
    return known && !known->only_in && strcmp(known->language, "vi") == 0 ? known->expansion : NULL;
}

/* Writes abbreviations out, word by word. */
static char *written_out(const Catalogue *catalogue, const char *name, bool *shortened)
{
    GString *out = g_string_new(NULL);
    char **words = g_strsplit(name, " ", 0);
    for (char **word = words; *word; word++) {
        size_t length = strcspn(*word, ",");
        char *bare = g_strndup(*word, length);
        const char *whole = expansion_of(catalogue, bare);
        *shortened = *shortened || whole;
        g_string_append(out, out->len > 0 ? " " : "");
        g_string_append(out, whole ? whole : bare);
        g_string_append(out, *word + length);
        g_free(bare);
    }
    g_strfreev(words);
    return g_string_free(out, FALSE);
}

static const char *key_of(Pool *pool, const char *name)
{
    GString *key = g_string_new(NULL);
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c)) {
            g_string_append_unichar(key, g_unichar_tolower(c));
        } else if (key->len > 0 && key->str[key->len - 1] != ' ') {
            g_string_append_c(key, ' ');
        }
    }
    const char *copy = pool_strdup(pool, g_strchomp(key->str));
    g_string_free(key, TRUE);
    return copy;
}

static const char *with_capital(Pool *pool, const char *name)
{
    char first[7] = "";
    if (*name) {
        first[g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(name)), first)] = '\0';
    }
    return pool_printf(pool, "%s%s", first, *name ? g_utf8_next_char(name) : "");
}

static bool has_key(const char *name, const char *key)
{
    bool parted = false;
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalnum(c)) {
            parted = true;
            continue;
        }
        if (parted && *key++ != ' ') {
            return false;
        }
        parted = false;
        if (g_utf8_get_char(key) != g_unichar_tolower(c)) {
            return false;
        }
        key = g_utf8_next_char(key);
    }
    return *key == '\0';
}

/* The law's spelling of what has the key, or NULL. */
static const char *name_of(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (has_key(NAMES[i], key)) {
            return NAMES[i];
        }
    }
    return NULL;
}

struct AgencyReader {
    Pool *pool;
    const Catalogue *catalogue;
    GHashTable *met;   /* name as written -> Agency */
    GHashTable *cells; /* cell as written -> Agencies */
};

/* What one cell names. */
typedef struct Agencies {
    int count;
    Agency agency[];
} Agencies;

AgencyReader *agency_reader_new(Pool *pool, const Catalogue *catalogue)
{
    AgencyReader *reader = g_new0(AgencyReader, 1);
    reader->pool = pool;
    reader->catalogue = catalogue;
    reader->met = g_hash_table_new(hash_string, g_str_equal);
    reader->cells = g_hash_table_new(hash_string, g_str_equal);
    return reader;
}

void agency_reader_free(AgencyReader *reader)
{
    g_hash_table_unref(reader->met);
    g_hash_table_unref(reader->cells);
    g_free(reader);
}

static const Agency *meet(AgencyReader *reader, const char *name)
{
    Agency *agency = POOL_NEW(reader->pool, Agency);
    bool shortened = false;
    char *whole = written_out(reader->catalogue, name, &shortened);
    agency->key = key_of(reader->pool, whole);
    const char *official = name_of(agency->key);
    agency->known = shortened || official;
    agency->name = official ? official : with_capital(reader->pool, whole);
    g_hash_table_insert(reader->met, pool_strdup(reader->pool, name), agency);
    g_free(whole);
    return agency;
}

static void add_agency(AgencyReader *reader, GArray *agencies, const char *start, size_t length)
{
    char *name = trimmed(start, length);
    const Agency *agency = g_hash_table_lookup(reader->met, name);
    agency = agency ? agency : meet(reader, name);
    bool known = *agency->key == '\0';
    for (guint i = 0; i < agencies->len && !known; i++) {
        known = strcmp(g_array_index(agencies, Agency, i).key, agency->key) == 0;
    }
    if (!known) {
        g_array_append_vals(agencies, agency, 1);
    }
    g_free(name);
}

static Agencies *read_cell(AgencyReader *reader, const char *cell)
{
    GArray *agencies = g_array_new(FALSE, FALSE, sizeof(Agency));
    const char *start = cell, *p = cell;
    while (*p) {
        size_t parted = separator(p);
        if (parted > 0) {
            add_agency(reader, agencies, start, (size_t)(p - start));
            start = p = p + parted;
        } else {
            p = g_utf8_next_char(p);
        }
    }
    add_agency(reader, agencies, start, (size_t)(p - start));
    Agencies *copy =
        pool_alloc(reader->pool, sizeof(Agencies) + agencies->len * sizeof *copy->agency);
    copy->count = (int)agencies->len;
    if (agencies->len > 0) {
        memcpy(copy->agency, agencies->data, agencies->len * sizeof *copy->agency);
    }
    g_array_free(agencies, TRUE);
    return copy;
}

const Agency *agencies_read(AgencyReader *reader, const char *cell, int *count)
{
    Agencies *read = g_hash_table_lookup(reader->cells, cell);
    if (!read) {
        read = read_cell(reader, cell);
        g_hash_table_insert(reader->cells, pool_strdup(reader->pool, cell), read);
    }
    *count = read->count;
    return read->agency;
}
