/* Pictures that say or show too little. */
#include "check/checks.h"
#include "check/words.h"

#include <string.h>

/* Thousandths of a millimetre. */
#define INCH 25400
/* Of the text on a sheet A4 with the margins of layout/style.h, upright and turned; a picture takes
 * two thirds of its height. */
#define LONG_SIDE 297000
#define SHORT_SIDE 210000
#define SIDE_MARGINS 50000
#define TOP_MARGINS 40000

static bool is_file_name(const char *small, const char *file)
{
    const char *ending = strrchr(file, '.');
    size_t stem = ending ? (size_t)(ending - file) : strlen(file);
    char *name = in_small(file, strlen(file));
    bool same =
        strcmp(small, name) == 0 || (strlen(small) == stem && strncmp(small, name, stem) == 0);
    g_free(name);
    return same;
}

/* "IMG_1234", "DSC01234.jpg": any file's name. */
static bool looks_like_file(const char *small)
{
    static const char *const ENDINGS[] = {".png", ".jpg", ".jpeg"};
    for (size_t i = 0; i < G_N_ELEMENTS(ENDINGS); i++) {
        if (g_str_has_suffix(small, ENDINGS[i])) {
            return true;
        }
    }
    return !strchr(small, ' ') && strpbrk(small, "0123456789_");
}

static void check_words(Check *check, const PlanNode *figure)
{
    static const char *const EMPTY[] = {
        "hình",   "ảnh",   "hình ảnh", "hình vẽ",       "bản đồ",       "sơ đồ",    "biểu đồ",
        "đồ thị", "image", "picture",  "hình minh họa", "ảnh minh họa", "minh họa", "logo"};
    const char *words = figure->u.figure.alternative;
    char *small = in_small(words, strlen(words));
    bool empty = looks_like_file(small) || is_file_name(small, figure->u.figure.image->name);
    for (size_t i = 0; i < G_N_ELEMENTS(EMPTY) && !empty; i++) {
        empty = strcmp(small, EMPTY[i]) == 0;
    }
    if (empty) {
        findings_add(check->findings, FINDING_IMAGE_WORDS, figure->pos, words, NULL);
    }
    g_free(small);
}

static void check_resolution(Check *check, const PlanNode *figure, bool landscape)
{
    ImageHeader header = image_header(figure->u.figure.image->image);
    gint64 widest = (landscape ? LONG_SIDE : SHORT_SIDE) - SIDE_MARGINS;
    gint64 tallest = ((landscape ? SHORT_SIDE : LONG_SIDE) - TOP_MARGINS) * 2 / 3;
    ImageSize size = image_print_size(header, INCH, widest, tallest);
    gint64 resolution = (gint64)header.width * INCH / size.width;
    if (resolution >= IMAGE_RESOLUTION) {
        return;
    }
    gint64 wanted = (size.width * IMAGE_RESOLUTION + INCH - 1) / INCH;
    gint64 numbers[] = {header.width, header.height,    (size.width + 500) / 1000,
                        resolution,   IMAGE_RESOLUTION, wanted};
    char text[G_N_ELEMENTS(numbers)][24];
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_snprintf(text[i], sizeof text[i], "%" G_GINT64_FORMAT, numbers[i]);
    }
    findings_add(check->findings, FINDING_IMAGE_COARSE, figure->pos, figure->u.figure.image->name,
                 text[0], text[1], text[2], text[3], text[4], text[5], NULL);
}

void check_images(Check *check)
{
    bool landscape = false;
    const PlanNode *root = check->plan->root;
    for (const PlanNode *node = root; node; node = plan_next(root, node)) {
        if (node->kind == PLAN_ORIENTATION) {
            landscape = node->u.orientation.landscape;
        } else if (node->kind == PLAN_BODY || node->kind == PLAN_ANNEX) {
            landscape = node->kind == PLAN_ANNEX && node->u.annex.landscape;
        } else if (node->kind == PLAN_FIGURE) {
            check_words(check, node);
            check_resolution(check, node, landscape);
        }
    }
}
