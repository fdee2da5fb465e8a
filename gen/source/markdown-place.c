/* From the prepared text back to lines and columns of the file. */
#include "source/markdown.h"

/* Index of the last line that begins at or before the offset. */
static guint line_at(const Markdown *md, size_t offset)
{
    guint low = 0, high = md->lines->len - 1;
    while (low + 1 < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(md->lines, Line, middle).start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_first_byte(char byte)
{
    return ((guchar)byte & 0xC0) != 0x80;
}

SourcePos markdown_place(Markdown *md, size_t offset)
{
    if (md->known.line == 0 || offset < g_array_index(md->lines, Line, md->known.line - 1).start ||
        offset >= g_array_index(md->lines, Line, md->known.line).start) {
        guint line = line_at(md, offset);
        md->known = (SourcePos){.file = md->file, .line = line + 1, .column = 1};
        md->known_offset = g_array_index(md->lines, Line, line).start;
    }
    /* From the last place, forward or back: a long line is not counted from its start each time. */
    for (; md->known_offset < offset; md->known_offset++) {
        md->known.column += is_first_byte(md->file->text[md->known_offset]);
    }
    for (; md->known_offset > offset; md->known_offset--) {
        md->known.column -= is_first_byte(md->file->text[md->known_offset - 1]);
    }
    return md->known;
}

/* The last mask that begins at or before the offset, or NULL. */
static const Mask *mask_before(const Markdown *md, size_t offset)
{
    guint low = 0, high = md->masks->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(md->masks, Mask, middle).prepared <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? &g_array_index(md->masks, Mask, low - 1) : NULL;
}

SourcePos markdown_place_prepared(Markdown *md, size_t offset)
{
    const Mask *mask = mask_before(md, offset);
    if (!mask) {
        return markdown_place(md, offset);
    }
    size_t end = mask->prepared + mask->length;
    return markdown_place(md, offset < end ? mask->start : mask->end + (offset - end));
}

const char *markdown_line(const Markdown *md, guint line, size_t *length)
{
    size_t start = g_array_index(md->lines, Line, line).prepared;
    *length = g_array_index(md->lines, Line, line + 1).prepared - start - 1;
    return md->prepared->str + start;
}

size_t markdown_offset(const Markdown *md, int line, int column)
{
    guint at = line > 0 ? (guint)line - 1 : 0;
    if (at + 1 >= md->lines->len) {
        return md->prepared->len;
    }
    size_t length;
    markdown_line(md, at, &length);
    size_t within = column > 1 ? (size_t)column - 1 : 0;
    return g_array_index(md->lines, Line, at).prepared + MIN(within, length);
}

SourcePos markdown_block_place(Markdown *md, cmark_node *block)
{
    return markdown_place_prepared(md, markdown_offset(md, cmark_node_get_start_line(block),
                                                       cmark_node_get_start_column(block)));
}
