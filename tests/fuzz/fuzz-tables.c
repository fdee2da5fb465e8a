/* A pipe or XML table on pages: no cell is lost, nothing lies outside its page. The first byte says
 * which of the two the rest is. */
#include "fuzz.h"

#include "layout/layout.h"

/* A word too wide for its place is cut, so nothing may stick out. */
static void check_pages(const Pages *pages)
{
    FUZZ_PROMISE(pages->page->len > 0);
    for (guint i = 0; i < pages->page->len; i++) {
        const Page *page = g_ptr_array_index(pages->page, i);
        for (guint k = 0; k < page->items->len; k++) {
            const PageItem *item = &g_array_index(page->items, PageItem, k);
            if (item->kind != ITEM_TEXT || item->u.text.angle != 0) {
                continue;
            }
            for (int w = 0; w < item->u.text.count; w++) {
                const PageWord *word = &item->u.text.word[w];
                Len right =
                    word->x + font_scale(word->shape->face, word->shape->width, item->u.text.size);
                FUZZ_PROMISE(word->x >= 0 && right <= page->width);
            }
            FUZZ_PROMISE(item->u.text.y >= 0 && item->u.text.y <= page->height);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const char *name = data[0] % 2 ? "bang-mau.xml" : "noi-dung.md";
    Findings *findings = findings_new();
    Plan *plan = fuzz_read(fuzz_folder_with(name, data + 1, size - 1), findings);
    FUZZ_PROMISE(plan);
    if (!findings_has_errors(findings)) {
        Pages *pages = layout_plan(plan, fuzz_fonts(), findings);
        check_pages(pages);
        pages_free(pages);
    }
    fuzz_check_findings(findings);
    findings_free(findings);
    plan_free(plan);
    return 0;
}
