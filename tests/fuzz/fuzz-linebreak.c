/* Line breaking: every word in exactly one line, in order, no line wider than its place unless it
 * says so. */
#include "fuzz.h"

#include "layout/linebreak.h"

static void check_lines(const BreakBox *box, int count, BreakWidths widths, BreakMode mode,
                        const GArray *lines)
{
    int at = 0;
    for (guint i = 0; i < lines->len; i++) {
        BrokenLine line = g_array_index(lines, BrokenLine, i);
        FUZZ_PROMISE(line.first == at && line.end > line.first && line.end <= count);
        int64_t width = 0;
        for (int k = line.first; k < line.end; k++) {
            width += box[k].width + (k > line.first ? box[k].space : 0);
            FUZZ_PROMISE(k == line.first || !box[k].forced);
        }
        int64_t place = i == 0 ? widths.first : widths.rest;
        FUZZ_PROMISE(line.overfull || width + line.spread <= place);
        FUZZ_PROMISE(mode == BREAK_JUSTIFIED || line.spread <= 0);
        at = line.end;
    }
    FUZZ_PROMISE(at == count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzBytes bytes = {data, data + size};
    BreakMode mode = (BreakMode)fuzz_number(&bytes, BREAK_BALANCED + 1);
    BreakWidths widths = {1 + (Len)fuzz_number(&bytes, 600000), 0};
    widths.rest = widths.first + (Len)fuzz_number(&bytes, 60000);
    GArray *boxes = g_array_new(FALSE, TRUE, sizeof(BreakBox));
    while (bytes.at < bytes.end) {
        uint32_t flags = fuzz_number(&bytes, 256);
        BreakBox box = {.width = (Len)fuzz_number(&bytes, 65536) * (flags & 1 ? 8 : 1),
                        .space = flags & 2 || boxes->len == 0 ? 0 : 3500,
                        .tie = (flags & 4) != 0,
                        .cut = (flags & 8) != 0,
                        .cost = flags & 16 ? (int)fuzz_number(&bytes, 100) : 0,
                        .forced = (flags & 96) == 96 && boxes->len > 0};
        g_array_append_val(boxes, box);
    }
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(BrokenLine));
    const BreakBox *box = (const BreakBox *)(gconstpointer)boxes->data;
    LineBreaker *breaker = line_breaker_new();
    break_lines(breaker, box, (int)boxes->len, widths, mode, lines);
    line_breaker_free(breaker);
    check_lines(box, (int)boxes->len, widths, mode, lines);
    g_array_free(lines, TRUE);
    g_array_free(boxes, TRUE);
    return 0;
}
