/* Widths of a table's columns: they fill their place exactly, and none with a cell of its own is
 * without width (one under wider cells only may be). */
#include "fuzz.h"

#include "layout/columns.h"

#define MAX_COLUMNS 64
#define MAX_WORDS 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzBytes bytes = {data, data + size};
    int columns = 1 + (int)fuzz_number(&bytes, MAX_COLUMNS);
    Len available = 1000 * columns + (Len)fuzz_number(&bytes, 800000);
    const Len padding = 8000;
    bool rigid[MAX_COLUMNS], own[MAX_COLUMNS] = {false};
    for (int i = 0; i < columns; i++) {
        rigid[i] = fuzz_number(&bytes, 4) == 0;
    }
    GArray *needs = g_array_new(FALSE, TRUE, sizeof(CellNeed));
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    int row = 0, column = 0;
    /* Every column has at least one cell, as in every table. */
    while (bytes.at < bytes.end || row == 0) {
        int room = columns - column;
        CellNeed need = {.row = row, .column = column, .span = 1};
        need.span += (int)fuzz_number(&bytes, 4) % room;
        CellWord *word = g_new0(CellWord, MAX_WORDS);
        need.words = (int)fuzz_number(&bytes, MAX_WORDS + 1);
        need.narrowest = need.widest = padding;
        Len line = 0;
        for (int i = 0; i < need.words; i++) {
            word[i] = (CellWord){(Len)fuzz_number(&bytes, 65536), i ? 3500 : 0,
                                 i == 0 || fuzz_number(&bytes, 8) == 0};
            line = (word[i].starts_paragraph ? 0 : line + word[i].space) + word[i].width;
            need.narrowest = MAX(need.narrowest, word[i].width + padding);
            need.widest = MAX(need.widest, line + padding);
            need.area += word[i].space + word[i].width;
        }
        need.word = word;
        own[column] |= need.span == 1;
        g_ptr_array_add(texts, word);
        g_array_append_val(needs, need);
        column += need.span;
        if (column == columns) {
            column = 0;
            row++;
        }
    }
    Len width[MAX_COLUMNS];
    column_widths((const CellNeed *)(gconstpointer)needs->data, (int)needs->len, columns, rigid,
                  available, padding, width);
    int64_t sum = 0;
    for (int i = 0; i < columns; i++) {
        FUZZ_PROMISE(width[i] > 0 || (width[i] == 0 && !own[i]));
        sum += width[i];
    }
    FUZZ_PROMISE(sum == available);
    g_ptr_array_free(texts, TRUE);
    g_array_free(needs, TRUE);
    return 0;
}
