/* A site of as many plans as are asked for, to measure searching at a size no content folder has:
 *
 *   many CONTENT OUTPUT COUNT
 *
 * The plans of CONTENT come again and again, each time with another province, number, date and one
 * word in eight exchanged for any other. Always the same ones for the same COUNT. Writes what the
 * index page needs (no pages of plans), and prints what that took. */
#include "html/html.h"
#include "site/parts.h"
#include "site/search.h"
#include "source/source.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define EXCHANGED_IN 8

/* A text of a plan that is read, as it was. */
typedef struct Original {
    PlanNode *node;
    const char *text;
} Original;

typedef struct Template {
    Plan *plan;
    GArray *originals; /* of Original */
} Template;

typedef struct Many {
    const char *output;
    Catalogue *catalogue;
    GArray *templates;    /* of Template */
    GPtrArray *words;     /* all words of all templates */
    GPtrArray *old_units; /* of the system before 01/7/2025 */
    guint32 chance;
    guint64 written; /* bytes */
} Many;

/* xorshift: the same on every machine. */
static guint32 draw(Many *many, guint32 below)
{
    many->chance ^= many->chance << 13;
    many->chance ^= many->chance >> 17;
    many->chance ^= many->chance << 5;
    return many->chance % below;
}

static void write_file(void *context, const char *path, GBytes *bytes)
{
    Many *many = context;
    char *whole = g_build_filename(many->output, path, NULL), *folder = g_path_get_dirname(whole);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    GError *error = NULL;
    g_mkdir_with_parents(folder, 0755);
    if (!g_file_set_contents(whole, data, (gssize)length, &error)) {
        g_error("%s", error->message);
    }
    many->written += length;
    g_free(folder);
    g_free(whole);
    g_bytes_unref(bytes);
}

/* ---- reading ---- */

static void keep_text(Many *many, Template *template, PlanNode *node)
{
    Original original = {node, node->u.text.text};
    g_array_append_val(template->originals, original);
    char **words = g_strsplit(original.text, " ", -1);
    for (char **word = words; *word; word++) {
        g_ptr_array_add(many->words, *word);
    }
    g_free(words);
}

static void read_templates(Many *many, const char *content, Findings *findings)
{
    GArray *folders = source_find_plans(content, findings);
    for (guint i = 0; i < folders->len; i++) {
        const SourceFolder *found = &g_array_index(folders, SourceFolder, i);
        Plan *plan = source_read_plan(found->folder, found->slug, many->catalogue, findings);
        if (!plan || plan->head.form == FORM_BOOK) {
            plan_free(plan);
            continue;
        }
        plan_resolve(plan, findings);
        Template template = {plan, g_array_new(FALSE, FALSE, sizeof(Original))};
        for (PlanNode *node = plan->root; node; node = plan_next(plan->root, node)) {
            if (node->kind == PLAN_TEXT) {
                keep_text(many, &template, node);
            }
        }
        g_array_append_val(many->templates, template);
    }
    g_array_unref(folders);
    for (int i = 0; i < many->catalogue->unit_count; i++) {
        const Unit *unit = &many->catalogue->unit[i];
        if (unit->successor_code) {
            g_ptr_array_add(many->old_units, html_key(unit));
        }
    }
}

/* ---- plans ---- */

/* The head alone is what the index page needs. Its folder number says which template it takes. */
static Plan *plan_of(Many *many, Pool *pool, guint number)
{
    const Template *template =
        &g_array_index(many->templates, Template, number % many->templates->len);
    Plan *plan = POOL_NEW(pool, Plan);
    const Unit *unit = g_ptr_array_index(many->old_units, draw(many, many->old_units->len));
    int year = 2020 + (int)draw(many, 6);
    plan->head = template->plan->head;
    plan->head.unit = unit;
    plan->head.province = (Fact){.text = unit->name};
    plan->head.number = (Fact){.text = pool_printf(pool, "%u", number)};
    plan->head.date = (PlanDate){1 + (int)draw(many, 28), 1 + (int)draw(many, 12), year};
    plan->head.draft = draw(many, 10) == 0;
    plan->slug = pool_printf(pool, "%s/%u-%d", unit->folder, number, year);
    plan->root = template->plan->root;
    plan->notes = template->plan->notes;
    return plan;
}

static const char *changed_text(Many *many, Pool *pool, const char *text)
{
    char **words = g_strsplit(text, " ", -1);
    GString *changed = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        g_string_append(changed, word == words ? "" : " ");
        g_string_append(changed, **word && draw(many, EXCHANGED_IN) == 0
                                     ? g_ptr_array_index(many->words, draw(many, many->words->len))
                                     : *word);
    }
    g_strfreev(words);
    const char *kept = pool_strdup(pool, changed->str);
    g_string_free(changed, TRUE);
    return kept;
}

/* Other words in the tree that this plan borrows from its template. */
static void change_words(Many *many, Pool *pool, const Plan *plan)
{
    for (guint i = 0; i < many->templates->len; i++) {
        const Template *template = &g_array_index(many->templates, Template, i);
        if (template->plan->root != plan->root) {
            continue;
        }
        for (guint j = 0; j < template->originals->len; j++) {
            const Original *original = &g_array_index(template->originals, Original, j);
            original->node->u.text.text = changed_text(many, pool, original->text);
        }
    }
}

/* ---- measuring ---- */

static double seconds_since(gint64 start)
{
    return (double)(g_get_monotonic_time() - start) / 1e6;
}

static long peak_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024; /* MiB */
}

/* The texts first, so that they do not count as the index's. */
static void write_search(Many *many, const Plan *const *plans, size_t count, const char *order)
{
    gint64 adding = 0, changing = 0, start;
    guint64 before = many->written;
    SearchIndex *index = search_index_new();
    for (size_t i = 0; i < count; i++) {
        Pool *pool = pool_new();
        change_words(many, pool, plans[i]);
        char *path = g_strconcat(plans[i]->slug, "/" SITE_SEARCH_TEXT_FILE, NULL);
        start = g_get_monotonic_time();
        GBytes *text = site_write_search_text(plans[i]);
        changing += g_get_monotonic_time() - start;
        write_file(many, path, text);
        start = g_get_monotonic_time();
        search_index_add(index, plans[i]);
        adding += g_get_monotonic_time() - start;
        g_free(path);
        pool_free(pool);
    }
    printf("texts: %.1f MB, %.2f s\n", (double)(many->written - before) / 1e6,
           (double)changing / 1e6);
    before = many->written;
    start = g_get_monotonic_time();
    search_index_write(index, order, write_file, many);
    printf("index: %.2f MB, %.2f KB a plan; adding %.2f s, writing %.2f s; memory %ld MiB\n",
           (double)(many->written - before) / 1e6,
           (double)(many->written - before) / 1e3 / (double)count, (double)adding / 1e6,
           seconds_since(start), peak_memory());
    search_index_free(index);
}

static void write_pages(Many *many, const Site *site)
{
    gint64 start = g_get_monotonic_time();
    guint64 before = many->written;
    site_write_index(site, write_file, many);
    site_write_list(site, write_file, many);
    printf("pages of lists and their data: %.2f MB, %.2f s\n",
           (double)(many->written - before) / 1e6, seconds_since(start));
    for (size_t i = 0; i < HTML_FILE_COUNT; i++) {
        write_file(many, HTML_FILES[i].file, HTML_FILES[i].write());
    }
}

static void make(Many *many, guint count)
{
    Pool *pool = pool_new();
    const Plan **plans = POOL_ARRAY(pool, const Plan *, count + 1);
    for (guint i = 0; i < count; i++) {
        plans[i] = plan_of(many, pool, i + 1);
    }
    Site site = {.plan = plans, .count = count, .catalogue = many->catalogue};
    const Plan *const *sorted = site_sorted_plans(&site, pool);
    write_search(many, sorted, count, site_order_name(pool, sorted, count));
    write_pages(many, &site);
    pool_free(pool);
}

static void free_templates(GArray *templates)
{
    for (guint i = 0; i < templates->len; i++) {
        const Template *template = &g_array_index(templates, Template, i);
        g_array_unref(template->originals);
        plan_free(template->plan);
    }
    g_array_unref(templates);
}

int main(int argc, char **argv)
{
    guint64 count = 0;
    if (argc != 4 || !g_ascii_string_to_unsigned(argv[3], 10, 1, 1000000, &count, NULL)) {
        fprintf(stderr, "many CONTENT OUTPUT COUNT\n");
        return 2;
    }
    Findings *findings = findings_new();
    Many many = {.output = argv[2],
                 .catalogue = source_read_catalogue(argv[1], findings),
                 .templates = g_array_new(FALSE, FALSE, sizeof(Template)),
                 .words = g_ptr_array_new_with_free_func(g_free),
                 .old_units = g_ptr_array_new(),
                 .chance = 2463534242U};
    read_templates(&many, argv[1], findings);
    if (many.templates->len == 0 || many.old_units->len == 0) {
        fprintf(stderr, "%s: no plans or no units\n", argv[1]);
        return 1;
    }
    make(&many, (guint)count);
    free_templates(many.templates);
    g_ptr_array_unref(many.words);
    g_ptr_array_unref(many.old_units);
    source_catalogue_free(many.catalogue);
    findings_free(findings);
    return 0;
}
