/* Loading of source files, and cleaning of the texts that come out of them. */
#include "source/read.h"

#include "base/message.h"
#include "legacy/legacy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void source_add_unreadable(Findings *findings, SourcePos pos, const char *shown, int error)
{
    findings_add(findings, FINDING_FILE_UNREADABLE, pos, shown,
                 error == SOURCE_NOT_A_FILE ? _("không phải tệp thường")
                                            : message_system_error(error),
                 NULL);
}

/* Reads at most `limit` bytes more than allowed, so that a file which grows meanwhile, or claims a
 * wrong size, cannot fill the memory. Gives 0 or an errno value. */
static int read_all(int fd, GByteArray *bytes, size_t limit)
{
    guint8 block[64 * 1024];
    while (bytes->len <= limit) {
        ssize_t n = read(fd, block, sizeof block);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return errno;
        }
        if (n == 0) {
            break;
        }
        g_byte_array_append(bytes, block, (guint)n);
    }
    return 0;
}

/* O_NONBLOCK: a named pipe in the folder must not make the
 * program wait for ever. */
int source_read_file(const char *path, GByteArray *bytes, size_t limit, off_t *size)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return errno;
    }
    struct stat about;
    int error = 0;
    if (fstat(fd, &about) != 0) {
        error = errno;
    } else if (S_ISDIR(about.st_mode)) {
        error = EISDIR;
    } else if (!S_ISREG(about.st_mode)) {
        error = SOURCE_NOT_A_FILE;
    } else {
        *size = about.st_size;
        error = read_all(fd, bytes, limit);
    }
    close(fd);
    return error;
}

/* Says what the bytes seem to be: with what certainty, and why. */
static void add_guess(const GByteArray *bytes, SourcePos pos, Findings *findings)
{
    static const char *const CERTAINTY[] = {[LEGACY_POSSIBLE] = N_("có thể là"),
                                            [LEGACY_LIKELY] = N_("rất có thể là"),
                                            [LEGACY_SURE] = N_("chắc chắn là")};
    const guint8 *p = bytes->data;
    if (bytes->len >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF))) {
        findings_add(findings, FINDING_FILE_UTF16, pos, NULL);
        return;
    }
    LegacyGuess guess = legacy_guess(p, bytes->len);
    if (guess.encoding == LEGACY_NONE) {
        return;
    }
    char words[16], read[16];
    g_snprintf(words, sizeof words, "%d", guess.words);
    g_snprintf(read, sizeof read, "%d", guess.read);
    findings_add(findings, FINDING_FILE_LEGACY, pos, _(CERTAINTY[guess.certainty]),
                 legacy_name(guess.encoding), read, words, pos.file->path, NULL);
}

static SourcePos position_at(const SourceFile *file, const guint8 *bytes, size_t offset)
{
    SourcePos pos = {.file = file, .line = 1, .column = 1};
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            pos.line++;
            pos.column = 1;
        } else if ((bytes[i] & 0xC0) != 0x80) {
            pos.column++;
        }
    }
    return pos;
}

/* The text for excerpts of a file that could not be accepted: same lines, faults replaced. */
static void keep_for_excerpts(Pool *pool, SourceFile *file, const GByteArray *bytes)
{
    char *valid = g_utf8_make_valid((const char *)bytes->data, (gssize)bytes->len);
    file->text = pool_strdup(pool, valid);
    file->length = strlen(valid);
    g_free(valid);
}

static bool check_encoding(Pool *pool, SourceFile *file, const GByteArray *bytes,
                           Findings *findings)
{
    const char *text = (const char *)bytes->data;
    const char *end = NULL;
    if (g_utf8_validate_len(text, bytes->len, &end)) {
        return true;
    }
    size_t offset = (size_t)(end - text);
    SourcePos pos = position_at(file, bytes->data, offset);
    keep_for_excerpts(pool, file, bytes);
    char place[32], value[16];
    g_snprintf(place, sizeof place, "%" G_GSIZE_FORMAT, offset + 1);
    g_snprintf(value, sizeof value, "0x%02X", bytes->data[offset]);
    if (bytes->data[offset] == 0) {
        findings_add(findings, FINDING_FILE_HAS_NUL, pos, place, NULL);
    } else {
        findings_add(findings, FINDING_FILE_NOT_UTF8, pos, place, value, NULL);
    }
    add_guess(bytes, pos, findings);
    return false;
}

/* Drops a BOM and makes each CRLF (or lone CR) one LF, in place. */
static void unify_line_ends(GByteArray *bytes)
{
    static const guint8 BOM[] = {0xEF, 0xBB, 0xBF};
    if (bytes->len >= sizeof BOM && memcmp(bytes->data, BOM, sizeof BOM) == 0) {
        g_byte_array_remove_range(bytes, 0, sizeof BOM);
    }
    if (bytes->len == 0 || !memchr(bytes->data, '\r', bytes->len)) {
        return;
    }
    guint n = 0;
    for (guint i = 0; i < bytes->len; i++) {
        guint8 c = bytes->data[i];
        if (c == '\r') {
            if (i + 1 < bytes->len && bytes->data[i + 1] == '\n') {
                continue;
            }
            c = '\n';
        }
        bytes->data[n++] = c;
    }
    g_byte_array_set_size(bytes, n);
}

bool source_read_bytes(const char *path, const SourceFile *shown, GByteArray *bytes,
                       Findings *findings)
{
    off_t size = 0;
    int error = source_read_file(path, bytes, SOURCE_MAX_FILE_SIZE, &size);
    if (error != 0) {
        source_add_unreadable(findings, (SourcePos){0}, shown->path, error);
        return false;
    }
    if (bytes->len > SOURCE_MAX_FILE_SIZE) {
        char is[32], limit[32];
        g_snprintf(is, sizeof is, "%" G_GINT64_FORMAT, (gint64)size);
        g_snprintf(limit, sizeof limit, "%" G_GSIZE_FORMAT, SOURCE_MAX_FILE_SIZE);
        findings_add(findings, FINDING_FILE_TOO_LARGE, (SourcePos){.file = shown}, is, limit, NULL);
        return false;
    }
    return true;
}

const SourceFile *source_load(Pool *pool, const char *path, const char *shown, int order,
                              Findings *findings)
{
    GByteArray *bytes = g_byte_array_new();
    SourceFile *file = POOL_NEW(pool, SourceFile);
    file->path = pool_strdup(pool, shown);
    file->text = "";
    file->order = order;
    bool read = source_read_bytes(path, file, bytes, findings) &&
                check_encoding(pool, file, bytes, findings);
    if (read) {
        unify_line_ends(bytes);
        /* GLib gives no memory at all to an empty array. */
        file->text =
            bytes->len > 0 ? pool_strndup(pool, (const char *)bytes->data, bytes->len) : "";
        file->length = bytes->len;
    }
    g_byte_array_unref(bytes);
    return read ? file : NULL;
}

/* ---- normalisation ---- */

/* Marks on one letter, beyond which they are no writing but an attack (UAX #15, stream-safe text).
 */
#define MAX_MARKS 30
/* GLib composes a text in time that grows with the square of its length, so it gets short pieces.
 */
#define PIECE_BYTES 64

/* Characters that are in NFC whatever stands beside them, unless a combining mark follows (which is
 * not one of them): Latin letters as Vietnamese has them, ASCII, usual punctuation. */
static bool is_stable(gunichar c)
{
    return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x205F) ||
           c == 0x20AB /* ₫ */ || c == 0x2264 || c == 0x2265;
}

/* May join with what stands before it: marks, and the vowels and finals of Hangul. */
static bool joins_backwards(gunichar c)
{
    return g_unichar_ismark(c) || (c >= 0x1160 && c <= 0x11FF);
}

static bool is_normal(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *p = text; p < end; p += g_utf8_skip[(guchar)*p]) {
        if ((guchar)*p >= 0x80 && !is_stable(g_utf8_get_char(p))) {
            return false;
        }
    }
    return true;
}

static void append_normal(GString *out, const char *piece, size_t length)
{
    char *composed = g_utf8_normalize(piece, (gssize)length, G_NORMALIZE_NFC);
    /* Only text that is not UTF-8 gives nothing, and source_load lets none of it in. */
    g_string_append(out, composed ? composed : "");
    g_free(composed);
}

static char *compose(const char *text, size_t length)
{
    GString *out = g_string_sized_new(length + 1);
    const char *end = text + length, *piece = text;
    int marks = 0;
    for (const char *p = text; p < end; p += g_utf8_skip[(guchar)*p]) {
        bool joins = joins_backwards(g_utf8_get_char(p));
        marks = joins ? marks + 1 : 0;
        if (marks > MAX_MARKS) {
            append_normal(out, piece, (size_t)(p - piece));
            piece = p + g_utf8_skip[(guchar)*p];
        } else if (!joins && p - piece >= PIECE_BYTES) {
            append_normal(out, piece, (size_t)(p - piece));
            piece = p;
        }
    }
    append_normal(out, piece, (size_t)(end - piece));
    return g_string_free(out, FALSE);
}

char *source_normalise(const char *text, size_t length)
{
    return is_normal(text, length) ? g_strndup(text, length) : compose(text, length);
}

/* Characters that have no place in a text: they print as nothing and break searching. */
static bool is_dropped(gunichar c)
{
    switch (c) {
    case 0x00AD: /* soft hyphen */
    case 0x200B: /* zero width space */
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060: /* word joiner */
    case 0xFEFF: /* BOM inside a text */
        return true;
    default:
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
               (g_unichar_iscntrl(c) && !g_unichar_isspace(c));
    }
}

/* True if the character is surely neither white space nor one to drop, told by its first bytes: by
 * far most are, and looking each of them up took a fifth of a run. */
static bool is_ordinary(const char *p)
{
    guchar first = (guchar)p[0], second = first < 0x80 ? 0 : (guchar)p[1];
    switch (first) {
    case 0xC2: /* U+0080 to U+00BF: controls, no-break space, soft hyphen */
        return false;
    case 0xE1: /* U+1680 */
        return second != 0x9A;
    case 0xE2: /* U+2000 to U+207F */
        return second > 0x81;
    case 0xE3: /* U+3000 */
        return second != 0x80;
    case 0xEF: /* U+FEFF */
        return second != 0xBB;
    default:
        return first > ' ' && first != 0x7F;
    }
}

/* Bytes of the character at `p` if it is surely both stable and ordinary, else 0: ASCII, Latin and
 * Vietnamese letters, the dashes and quotation marks of Western text (U+2010 to U+2027). */
static size_t clean_width(const char *p)
{
    guchar first = (guchar)p[0], second = first < 0x80 ? 0 : (guchar)p[1];
    if (first < 0x80) {
        return first > ' ' && first != 0x7F ? 1 : 0;
    }
    if (first >= 0xC3 && first <= 0xCB) {
        return 2;
    }
    bool letter = first == 0xE1 && second >= 0xB8 && second <= 0xBB;
    bool sign = first == 0xE2 && second == 0x80 && (guchar)p[2] >= 0x90 && (guchar)p[2] <= 0xA7;
    return letter || sign ? 3 : 0;
}

/* True if cleaning would change nothing: by far most texts. */
static bool is_clean(const char *text, size_t length, bool keep_ends)
{
    const char *end = text + length;
    bool space = !keep_ends; /* another one would be too many */
    for (const char *p = text; p < end;) {
        size_t width = clean_width(p);
        if (width == 0 && (*p != ' ' || space)) {
            return false;
        }
        space = width == 0;
        p += MAX(width, 1);
    }
    return keep_ends || !space;
}

const char *source_clean_text(Pool *pool, const char *text, size_t length, bool keep_ends)
{
    if (is_clean(text, length, keep_ends)) {
        return pool_strndup(pool, text, length);
    }
    char *composed = is_normal(text, length) ? NULL : compose(text, length);
    const char *p = composed ? composed : text;
    const char *end = p + (composed ? strlen(composed) : length);
    char *out = pool_alloc(pool, (size_t)(end - p) + 1);
    size_t n = 0;
    bool space = false;
    while (p < end) {
        const char *start = p;
        while (p < end && is_ordinary(p)) {
            p = g_utf8_next_char(p);
        }
        if (p == start) {
            gunichar c = g_utf8_get_char(p);
            p = g_utf8_next_char(p);
            if (g_unichar_isspace(c)) {
                space = true;
                continue;
            }
            if (is_dropped(c)) {
                continue;
            }
        }
        if (space && (n > 0 || keep_ends)) {
            out[n++] = ' ';
        }
        space = false;
        memcpy(out + n, start, (size_t)(p - start));
        n += (size_t)(p - start);
    }
    if (space && keep_ends) {
        out[n++] = ' ';
    }
    out[n] = '\0';
    g_free(composed);
    return out;
}
