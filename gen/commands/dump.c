/* kehoach dump: a stage of one plan as text. */
#include "commands/commands.h"

#include "base/message.h"
#include "commands/options.h"
#include "commands/rights.h"
#include "dump/dump.h"
#include "layout/layout.h"

#include <stdio.h>
#include <string.h>

static const char USAGE[] =
    N_("Cách dùng: kehoach dump plan|pages|tags [tùy chọn] KẾ-HOẠCH\n"
       "\n"
       "In một bước xử lý của một kế hoạch: plan (cây nội dung), pages (các trang đã dàn),\n"
       "tags (cây cấu trúc của PDF).\n"
       "\n"
       "  -c, --content THƯ-MỤC   thư mục nguồn (mặc định: content)\n"
       "  -f, --fonts THƯ-MỤC     thư mục có phong-chu.ini (mặc định: fonts)\n"
       "  -h, --help              in hướng dẫn này\n");

typedef enum Stage { STAGE_PLAN, STAGE_PAGES, STAGE_TAGS, STAGE_COUNT } Stage;

static const char *const STAGE_NAMES[STAGE_COUNT] = {"plan", "pages", "tags"};

static Stage find_stage(const char *name)
{
    Stage stage = STAGE_PLAN;
    while (stage < STAGE_COUNT && strcmp(name, STAGE_NAMES[stage]) != 0) {
        stage++;
    }
    return stage;
}

static void dump_stage(Stage stage, const Plan *plan, const Options *options, Findings *findings)
{
    GString *out = g_string_new(NULL);
    if (stage == STAGE_PLAN) {
        dump_plan(plan, out);
    } else {
        FontSet *fonts = font_set_new(options->fonts, findings);
        if (fonts) {
            Pages *pages = layout_plan(plan, fonts, findings);
            if (stage == STAGE_PAGES) {
                dump_pages(pages, out);
            } else {
                dump_tags(pages, out);
            }
            pages_free(pages);
            font_set_free(fonts);
        }
    }
    fwrite(out->str, 1, out->len, stdout);
    g_string_free(out, TRUE);
}

static int dump_chosen(const Options *options)
{
    Stage stage = options->rest && options->rest[0] ? find_stage(options->rest[0]) : STAGE_COUNT;
    if (stage == STAGE_COUNT || g_strv_length(options->rest) != 2) {
        fprintf(stderr, "%s", _(USAGE));
        return EXIT_USAGE;
    }
    Options chosen = *options;
    chosen.rest = options->rest + 1;
    Works works = works_choose(&chosen);
    (void)rights_give_up(&chosen, &works, NULL);
    works_read_catalogue(&works, &chosen);
    for (guint i = 0; i < works.work->len; i++) {
        Work *work = &g_array_index(works.work, Work, i);
        work_read(&works, work);
        if (work->plan) {
            dump_stage(stage, work->plan, options, works.findings);
        }
    }
    return works_close(&works);
}

int command_dump(int argc, char **argv)
{
    Options options;
    int status = options_parse(&options, argc, argv, _(USAGE), NULL);
    if (status < 0) {
        status = dump_chosen(&options);
    }
    options_clear(&options);
    return status;
}
