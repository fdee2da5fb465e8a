/* HTML is refused: it would reach only one of the outputs. The message names what to type. */
#include "source/markdown.h"

#include "base/message.h"

#include <string.h>

/* Tags officers know from other editors, and what does the same here. */
static const struct {
    const char *tags; /* parted by spaces */
    const char *instead;
} TAGS[] = {
    {"b strong", N_("gõ **chữ đậm**")},
    {"i em", N_("gõ *chữ nghiêng*")},
    {"br", N_("xuống dòng trong đoạn thì gõ \\ ở cuối dòng")},
    {"a", N_("gõ [chữ](https://…)")},
    {"img svg", N_("bỏ hình; biểu đồ từ số liệu thì gõ <?bieu-do tên-nhóm?>")},
    {"table tr td th thead tbody", N_("gõ bảng bằng các dòng | ô | ô |, hoặc đặt bảng trong tệp "
                                      "bang-….xml rồi gõ <?bang tên?>")},
    {"ul ol li", N_("gõ danh sách bằng “- ”, “1. ” hoặc “a) ” ở đầu dòng")},
    {"h1 h2 h3 h4 h5 h6", N_("gõ tiêu đề bằng # ở đầu dòng")},
    {"sup", N_("ghi chú cuối trang thì gõ [^1]; còn lại xóa thẻ, giữ chữ")},
    {"code pre", N_("gõ `mã`, hoặc đặt khối mã giữa hai dòng ```")},
    {"hr", N_("xóa thẻ; sang trang thì gõ <?ngat-trang?>")},
};

static bool has_word(const char *words, const char *word, size_t length)
{
    for (const char *p = words; p; p = strchr(p, ' ')) {
        p += *p == ' ';
        size_t n = strcspn(p, " ");
        if (n == length && g_ascii_strncasecmp(p, word, n) == 0) {
            return true;
        }
    }
    return false;
}

void markdown_html_refuse(Markdown *md, const char *text, SourcePos pos)
{
    if (g_str_has_prefix(text, "<!--")) {
        findings_add(md->findings, FINDING_MD_COMMENT, pos, NULL);
        return;
    }
    bool closing = text[0] == '<' && text[1] == '/';
    if (closing && md->html_found) {
        /* Its opening tag has been named already. */
        return;
    }
    const char *name = text + (closing ? 2 : 1);
    size_t length = 0;
    while (length < 20 && (g_ascii_isalnum(name[length]) || (length == 0 && *name == '!'))) {
        length++;
    }
    const char *instead = N_("xóa thẻ, giữ chữ; dấu < trong câu thì gõ \\<");
    for (size_t i = 0; i < G_N_ELEMENTS(TAGS); i++) {
        if (has_word(TAGS[i].tags, name, length)) {
            instead = TAGS[i].instead;
        }
    }
    char *tag = g_strdup_printf("<%s%.*s%s", closing ? "/" : "", (int)length, name,
                                *name == '!' ? "" : ">");
    findings_add(md->findings, FINDING_MD_RAW_HTML, pos, tag, _(instead), NULL);
    g_free(tag);
    md->html_found = true;
}
