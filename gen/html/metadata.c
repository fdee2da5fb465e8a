/* What machines want to know of a page, in its head: Dublin Core (TCVN 7980), the fields of an
 * outgoing document (NĐ 30/2020/NĐ-CP, PL VI), schema.org's Legislation as JSON-LD. Only facts that
 * are known: what the source infers or does not know is left out, since a machine reads no
 * reservations.
 *
 * Drafts are not hidden from search engines: a draft is published so that people find it and
 * comment on it. Its title, its type and "creativeWorkStatus" say that it is one. */
#include "base/json.h"
#include "html/write.h"

#include <string.h>

static bool is_known(const Fact *fact)
{
    return fact->state == FACT_KNOWN && fact->text && *fact->text;
}

static void write_meta(HtmlWriter *writer, const char *name, const char *content)
{
    if (content && *content) {
        html_markup(writer, "<meta");
        html_attribute(writer, "name", name);
        html_attribute(writer, "content", content);
        html_markup(writer, ">\n");
    }
}

static const char *known(const Fact *fact)
{
    return is_known(fact) ? fact->text : NULL;
}

/* "ỦY BAN NHÂN DÂN TỈNH THANH HÓA": the issuer's lines in one; NULL if not known. */
static const char *issuer_of(Pool *pool, const PlanHead *head)
{
    if (head->issuer.state != FACT_KNOWN || head->issuer.count == 0) {
        return NULL;
    }
    const char *name = "";
    for (int i = 0; i < head->issuer.count; i++) {
        if (!is_known(&head->issuer.items[i])) {
            return NULL;
        }
        name = pool_printf(pool, "%s%s%s", name, i > 0 ? " " : "", head->issuer.items[i].text);
    }
    return name;
}

/* "134/KH-UBND"; NULL unless both parts are known. */
static const char *code_of(Pool *pool, const PlanHead *head)
{
    return is_known(&head->number) && is_known(&head->symbol) ? plan_code(pool, head) : NULL;
}

/* "2022-05-16"; NULL if not known. */
static const char *day_of(Pool *pool, const PlanHead *head)
{
    return head->date.year && head->date_text.state == FACT_KNOWN
               ? pool_printf(pool, "%04d-%02d-%02d", head->date.year, head->date.month,
                             head->date.day)
               : NULL;
}

static void write_dublin_core(HtmlWriter *writer)
{
    Pool *pool = writer->pool;
    const PlanHead *head = &writer->plan->head;
    write_meta(writer, "DC.title", plan_title_line(pool, writer->plan));
    write_meta(writer, "DC.identifier", code_of(pool, head));
    write_meta(writer, "DC.date", day_of(pool, head));
    write_meta(writer, "DC.creator", issuer_of(pool, head));
    write_meta(writer, "DC.type",
               head->form == FORM_PLAN && is_known(&head->type) ? plan_type_name(pool, head)
                                                                : NULL);
    write_meta(writer, "DC.language", "vi");
    write_meta(writer, "DC.format", "text/html");
}

/* Names of the fields as in PL VI; the day as there, day first. */
static void write_document_fields(HtmlWriter *writer)
{
    const PlanHead *head = &writer->plan->head;
    if (head->form != FORM_PLAN) {
        return;
    }
    write_meta(writer, "TypeName",
               is_known(&head->type) ? plan_type_name(writer->pool, head) : NULL);
    write_meta(writer, "CodeNumber", known(&head->number));
    write_meta(writer, "CodeNotation", known(&head->symbol));
    if (!head->draft && day_of(writer->pool, head)) {
        write_meta(writer, "IssuedDate",
                   pool_printf(writer->pool, "%02d/%02d/%04d", head->date.day, head->date.month,
                               head->date.year));
    }
    write_meta(writer, "OrganName", issuer_of(writer->pool, head));
    write_meta(writer, "Subject", known(&head->subject));
    write_meta(writer, "Language", "Tiếng Việt");
    write_meta(writer, "SignerInfo.Position", known(&head->office));
    write_meta(writer, "SignerInfo.FullName", known(&head->signatory));
}

/* ---- JSON-LD ---- */

/* Relative addresses are those of the page; with the site's address they are absolute. */
static const char *address_of(const HtmlWriter *writer, const char *file)
{
    return writer->site_url
               ? pool_printf(writer->pool, "%s%s/%s", writer->site_url, writer->plan->slug, file)
               : file;
}

static void write_party(Json *json, const char *name, const char *type, const char *value)
{
    if (value) {
        json_object(json, name);
        json_text(json, "@type", type);
        json_text(json, "name", value);
        json_object_end(json);
    }
}

static void write_form(const HtmlWriter *writer, Json *json, const char *file,
                       const char *media_type)
{
    json_object(json, NULL);
    json_text(json, "@type", "MediaObject");
    json_text(json, "contentUrl", address_of(writer, file));
    json_text(json, "encodingFormat", media_type);
    json_object_end(json);
}

static void write_legislation(const HtmlWriter *writer, MessageLanguage language, Json *json)
{
    Pool *pool = writer->pool;
    const PlanHead *head = &writer->plan->head;
    json_text_if(json, "legislationIdentifier", code_of(pool, head));
    json_text_if(json, "legislationType",
                 is_known(&head->type) ? plan_type_name(pool, head) : NULL);
    json_text_if(json, "legislationDate", head->draft ? NULL : day_of(pool, head));
    json_text_if(json, "creativeWorkStatus", head->draft ? "Draft" : NULL);
    write_party(json, "legislationPassedBy", "GovernmentOrganization", issuer_of(pool, head));
    if (head->unit && head->province.state == FACT_KNOWN) {
        write_party(json, "legislationJurisdiction", "AdministrativeArea",
                    html_unit_name(pool, language, head->unit));
    }
}

const char *html_linked_data(const HtmlWriter *writer, MessageLanguage language)
{
    const Plan *plan = writer->plan;
    if (!plan) {
        return NULL;
    }
    /* A comparison's page is not called like a plan's. */
    const char *slash = strrchr(writer->path, '/');
    const char *own_file = slash ? slash + 1 : writer->path;
    bool official = plan->head.form == FORM_PLAN;
    Json json = json_begin();
    json_text(&json, "@context", "https://schema.org");
    json_text(&json, "@type", official ? "Legislation" : "CreativeWork");
    if (writer->site_url) {
        json_text(&json, "@id", address_of(writer, own_file));
    }
    json_text(&json, "name", plan_title_line(writer->pool, plan));
    json_text(&json, "inLanguage", "vi");
    if (official) {
        write_legislation(writer, language, &json);
    }
    json_array(&json, "encoding");
    write_form(writer, &json, own_file, "text/html");
    for (size_t i = 0; i < writer->download_count; i++) {
        if (writer->download[i].media_type) {
            write_form(writer, &json, writer->download[i].file, writer->download[i].media_type);
        }
    }
    json_array_end(&json);
    GBytes *bytes = json_end(&json);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    /* Without the line feed at the end: some readers take the digest of a script from its first to
     * its last letter. */
    const char *text = pool_printf(writer->pool, "%.*s", (int)length - 1, data);
    g_bytes_unref(bytes);
    return text;
}

void html_metadata(HtmlWriter *writer, MessageLanguage language)
{
    if (writer->site_url) {
        const char *page = html_page_name(writer->pool, language, writer->path);
        html_markup(writer, "<link rel=\"canonical\"");
        html_url_attribute(writer, "href",
                           pool_printf(writer->pool, "%s%s", writer->site_url, page));
        html_markup(writer, ">\n");
    }
    if (writer->plan) {
        write_dublin_core(writer);
        write_document_fields(writer);
    } else {
        html_markup(writer, "<link rel=\"alternate\" type=\"application/atom+xml\"");
        html_say_attribute(writer, "title", html_said(N_("Kế hoạch mới")));
        html_url_attribute(writer, "href",
                           pool_printf(writer->pool, "%s" HTML_FEED_FILE, writer->root));
        html_markup(writer, ">\n");
    }
}
