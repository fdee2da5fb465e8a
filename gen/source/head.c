/* ke-hoach.xml: the facts of the head and the list of files. */
#include "source/parts.h"

#include "base/message.h"

#include <string.h>

#define FACT "chua-ro suy-luan"

static const XmlShape SHAPES[] = {
    {"ke-hoach", XML_SEQUENCE, "trang-thai! lan",
     "tinh! co-quan! chu-quan? so! ky-hieu! dia-danh! ngay! loai! trich-yeu! do-khan? luu-hanh? "
     "can-cu? noi-dung! chi-tieu? bang phu-luc ky! noi-nhan! nguon? bo-qua"},
    {"tai-lieu", XML_SEQUENCE, "trang-thai! lan",
     "tieu-de! tieu-de-phu? ngay! noi-dung! chi-tieu? bang phu-luc bo-qua"},
    {"tinh", XML_NOTHING, "ma he-ma " FACT, NULL},
    {"co-quan", XML_SEQUENCE, FACT, "dong"},
    {"chu-quan", XML_SEQUENCE, FACT, "dong"},
    {"dong", XML_WORDS, FACT, NULL},
    {"so", XML_WORDS, FACT, NULL},
    {"ky-hieu", XML_WORDS, FACT, NULL},
    {"dia-danh", XML_WORDS, FACT, NULL},
    {"ngay", XML_WORDS, FACT, NULL},
    {"loai", XML_WORDS, FACT, NULL},
    {"trich-yeu", XML_WORDS, FACT, NULL},
    {"tieu-de", XML_WORDS, FACT, NULL},
    {"tieu-de-phu", XML_WORDS, FACT, NULL},
    {"do-khan", XML_WORDS, FACT, NULL},
    {"luu-hanh", XML_WORDS, FACT, NULL},
    {"can-cu", XML_SEQUENCE, NULL, "p+"},
    {"noi-dung", XML_NOTHING, "tep!", NULL},
    {"chi-tieu", XML_NOTHING, "tep!", NULL},
    {"bang", XML_NOTHING, "ten! tep!", NULL},
    {"phu-luc", XML_NOTHING, "ten! tep! huong", NULL},
    {"ky", XML_SEQUENCE, NULL, "quyen-han chuc-vu! ho-ten! o-ky-so?"},
    {"quyen-han", XML_WORDS, FACT, NULL},
    {"chuc-vu", XML_WORDS, FACT, NULL},
    {"ho-ten", XML_WORDS, FACT, NULL},
    {"o-ky-so", XML_NOTHING, "co", NULL},
    {"noi-nhan", XML_SEQUENCE, FACT, "noi luu?"},
    {"noi", XML_WORDS, FACT, NULL},
    {"luu", XML_WORDS, FACT, NULL},
    {"nguon", XML_SEQUENCE, NULL, "p+"},
    {"bo-qua", XML_NOTHING, "quy-tac! ly-do! o", NULL},
    INLINE_SHAPES,
    {0},
};

typedef struct Head {
    Plan *plan;
    Findings *findings;
    const XmlNode *root;
} Head;

/* ---- facts ---- */

/* State and reason of an element that says how sure it is. */
static FactState read_state(const Head *h, const XmlNode *node, const char **why)
{
    Pool *pool = h->plan->pool;
    const char *unknown = xml_value(pool, node, "chua-ro", h->findings);
    const char *inferred = xml_value(pool, node, "suy-luan", h->findings);
    if (unknown && inferred) {
        findings_add(h->findings, FINDING_FACT_BOTH, node->pos, node->name, NULL);
    }
    *why = unknown ? unknown : inferred;
    return unknown ? FACT_UNKNOWN : inferred ? FACT_INFERRED : FACT_KNOWN;
}

static Fact read_fact(const Head *h, const XmlNode *node, bool may_be_empty)
{
    Fact fact = {0};
    if (!node) {
        return fact;
    }
    fact.pos = node->pos;
    fact.text = xml_words(h->plan->pool, node);
    fact.state = read_state(h, node, &fact.reason);
    bool empty = *fact.text == '\0';
    if (fact.state == FACT_UNKNOWN && !empty) {
        findings_add(h->findings, FINDING_FACT_UNKNOWN_WITH_TEXT, node->pos, node->name, fact.text,
                     NULL);
        fact.text = "";
    } else if (fact.state == FACT_INFERRED && empty) {
        findings_add(h->findings, FINDING_FACT_INFERRED_EMPTY, node->pos, node->name, NULL);
    } else if (fact.state == FACT_KNOWN && empty && !may_be_empty &&
               !xml_attribute(node, "chua-ro")) {
        findings_add(h->findings, FINDING_FACT_EMPTY, node->pos, node->name, NULL);
    }
    return fact;
}

static Fact child_fact(const Head *h, const XmlNode *parent, const char *name)
{
    return read_fact(h, xml_child(parent, name), false);
}

/* All elements of the name directly in `parent`. A single item that is unknown or inferred says so
 * for the list too, unless the list itself says something; an unknown item is not a line to print.
 */
static FactList read_list(const Head *h, const XmlNode *parent, const char *item)
{
    FactList list = {0};
    if (!parent) {
        return list;
    }
    list.pos = parent->pos;
    list.state = read_state(h, parent, &list.reason);
    int room = xml_count(parent, item);
    Fact *items = POOL_ARRAY(h->plan->pool, Fact, (size_t)room);
    list.items = items;
    for (const XmlNode *n = xml_child(parent, item); n; n = xml_again(n)) {
        Fact fact = read_fact(h, n, false);
        if (fact.state > list.state) {
            list.state = fact.state;
            list.reason = fact.reason;
        }
        if (fact.state != FACT_UNKNOWN) {
            items[list.count++] = fact;
        }
    }
    return list;
}

/* A list that stands in an element of its own and may not be empty without a reason. */
static FactList read_list_element(const Head *h, const char *name, const char *item)
{
    const XmlNode *element = xml_child(h->root, name);
    FactList list = read_list(h, element, item);
    if (element && !element->first && list.state == FACT_KNOWN) {
        findings_add(h->findings, FINDING_FACT_EMPTY, element->pos, element->name, NULL);
    }
    return list;
}

/* ---- single facts that mean more than their text ---- */

static void read_date(const Head *h, bool may_be_empty)
{
    PlanHead *head = &h->plan->head;
    const XmlNode *node = xml_child(h->root, "ngay");
    head->date_text = read_fact(h, node, may_be_empty);
    if (head->date_text.text && *head->date_text.text) {
        SourcePos pos = node->first && node->first->text ? xml_text_pos(node->first) : node->pos;
        date_read(head->date_text.text, pos, &head->date, h->findings);
    }
}

static void read_number(const Head *h)
{
    PlanHead *head = &h->plan->head;
    head->number = read_fact(h, xml_child(h->root, "so"), head->draft);
    const char *text = head->number.text;
    if (text && *text && (strspn(text, "0123456789") != strlen(text) || strlen(text) > 6)) {
        findings_add(h->findings, FINDING_COUNT_FORM, head->number.pos, text,
                     _("số của văn bản (ký hiệu ghi ở <ky-hieu>)"), "134", NULL);
    }
}

static void read_urgency(const Head *h)
{
    static const char *const NAMES[] = {[URGENCY_KHAN] = "khan",
                                        [URGENCY_THUONG_KHAN] = "thuong-khan",
                                        [URGENCY_HOA_TOC] = "hoa-toc"};
    Fact fact = child_fact(h, h->root, "do-khan");
    if (!fact.text || !*fact.text) {
        return;
    }
    for (int i = URGENCY_KHAN; i <= URGENCY_HOA_TOC; i++) {
        if (strcmp(fact.text, NAMES[i]) == 0) {
            h->plan->head.urgency = (Urgency)i;
            return;
        }
    }
    findings_add(h->findings, FINDING_VALUE_CHOICE, fact.pos, "do-khan", fact.text,
                 "khan, thuong-khan, hoa-toc", NULL);
}

static void find_unit(const Head *h, const XmlNode *node)
{
    PlanHead *head = &h->plan->head;
    const Catalogue *catalogue = h->plan->catalogue;
    if (!catalogue || catalogue->unit_count == 0) {
        return;
    }
    const char *code = head->province_code, *system = head->code_system;
    head->unit = catalogue_unit_find(catalogue, system, code, date_number(head->date));
    if (head->unit) {
        return;
    }
    head->unit = catalogue_unit_find(catalogue, system, code, 0);
    if (head->unit) {
        char day[32];
        g_snprintf(day, sizeof day, "%d/%d/%d", head->date.day, head->date.month, head->date.year);
        findings_add(h->findings, FINDING_PROVINCE_DATE, node->pos, code, system, head->unit->name,
                     day, NULL);
        return;
    }
    const char *other = strcmp(system, "63") == 0 ? "34" : "63";
    const Unit *there = catalogue_unit_find(catalogue, other, code, 0);
    char *hint =
        there ? g_strdup_printf(" (%s %s: %s)", _("hệ mã"), other, there->name) : g_strdup("");
    findings_add(h->findings, FINDING_PROVINCE_UNKNOWN, node->pos, code, system, hint, NULL);
    g_free(hint);
}

/* After the date, which decides who owned a code. */
static void read_province(const Head *h)
{
    static const char *const SYSTEMS[] = {"63", "34", NULL};
    PlanHead *head = &h->plan->head;
    const XmlNode *node = xml_child(h->root, "tinh");
    if (!node) {
        return;
    }
    head->province.pos = node->pos;
    head->province.text = "";
    head->province.state = read_state(h, node, &head->province.reason);
    head->province_code = xml_value(h->plan->pool, node, "ma", h->findings);
    int system = choice_read(node, "he-ma", SYSTEMS, -1, h->findings);
    if (system >= 0) {
        head->code_system = SYSTEMS[system];
    }
    if (head->province.state == FACT_UNKNOWN) {
        return;
    }
    if (!xml_attribute(node, "ma")) {
        findings_add(h->findings, FINDING_ATTRIBUTE_MISSING, node->pos, "tinh", "ma", NULL);
    }
    if (!xml_attribute(node, "he-ma")) {
        findings_add(h->findings, FINDING_ATTRIBUTE_MISSING, node->pos, "tinh", "he-ma", NULL);
    }
    if (head->province_code && head->code_system) {
        find_unit(h, node);
    }
    if (head->unit) {
        head->province.text = head->unit->name;
    }
}

static void read_draft(const Head *h)
{
    static const char *const STATES[] = {"ban-hanh", "du-thao", NULL};
    PlanHead *head = &h->plan->head;
    head->draft = choice_read(h->root, "trang-thai", STATES, 0, h->findings) == 1;
    head->draft_round =
        count_read(h->root, "lan", 1, 99, 0, _("lần dự thảo (từ 1 đến 99)"), "2", h->findings);
}

static void read_signature(const Head *h)
{
    static const char *const SWITCH[] = {"khong", "co", NULL};
    PlanHead *head = &h->plan->head;
    const XmlNode *block = xml_child(h->root, "ky");
    head->signature_fields = !head->draft;
    if (!block) {
        return;
    }
    head->capacity = read_list(h, block, "quyen-han");
    head->office = child_fact(h, block, "chuc-vu");
    head->signatory = read_fact(h, xml_child(block, "ho-ten"), head->draft);
    const XmlNode *field = xml_child(block, "o-ky-so");
    if (field) {
        head->signature_fields = choice_read(field, "co", SWITCH, 1, h->findings) == 1;
    }
}

static void read_plan_head(const Head *h)
{
    PlanHead *head = &h->plan->head;
    head->form = FORM_PLAN;
    read_date(h, head->draft);
    read_province(h);
    head->issuer = read_list_element(h, "co-quan", "dong");
    head->parent_agency = read_list_element(h, "chu-quan", "dong");
    read_number(h);
    head->symbol = child_fact(h, h->root, "ky-hieu");
    head->place = child_fact(h, h->root, "dia-danh");
    head->type = child_fact(h, h->root, "loai");
    head->subject = child_fact(h, h->root, "trich-yeu");
    read_urgency(h);
    head->circulation = child_fact(h, h->root, "luu-hanh");
    read_signature(h);
    head->recipients = read_list_element(h, "noi-nhan", "noi");
    head->archive = child_fact(h, xml_child(h->root, "noi-nhan"), "luu");
    head->provenance = read_list(h, xml_child(h->root, "nguon"), "p");
    const XmlNode *grounds = xml_child(h->root, "can-cu");
    if (grounds) {
        PlanNode *part = plan_node_new(h->plan, PLAN_GROUNDS, grounds->pos);
        plan_append(h->plan->root, part);
        inline_read_blocks(h->plan, part, grounds, h->findings);
    }
}

static void read_book_head(const Head *h)
{
    PlanHead *head = &h->plan->head;
    head->form = FORM_BOOK;
    head->type = child_fact(h, h->root, "tieu-de");
    head->subject = child_fact(h, h->root, "tieu-de-phu");
    read_date(h, true);
}

/* ---- files ---- */

/* A `refused` file is only remembered as named: the finding was made for all of them. */
static void add_file(const Head *h, const XmlNode *node, FileRole role, bool refused, GArray *files)
{
    static const char *const SIDES[] = {"doc", "ngang", NULL};
    const XmlAttribute *attribute = xml_attribute(node, "tep");
    NamedFile named = {.role = role, .refused = refused, .pos = node->pos};
    named.file = xml_value(h->plan->pool, node, "tep", h->findings);
    named.landscape = choice_read(node, "huong", SIDES, 0, h->findings) == 1;
    named.name = name_read(h->plan->pool, node, "ten", h->findings);
    if (!named.file) {
        return;
    }
    named.file_pos = attribute->pos;
    for (guint i = 0; named.name && !refused && i < files->len; i++) {
        const NamedFile *other = &g_array_index(files, NamedFile, i);
        if (other->role == role && other->name && strcmp(other->name, named.name) == 0) {
            char line[16];
            g_snprintf(line, sizeof line, "%u", (unsigned)other->pos.line);
            findings_add(h->findings, FINDING_NAME_TWICE, xml_attribute(node, "ten")->pos,
                         named.name, line, NULL);
        }
    }
    g_array_append_val(files, named);
}

static GArray *read_files(const Head *h)
{
    static const struct {
        const char *element;
        FileRole role;
    } ROLES[] = {{"noi-dung", ROLE_BODY},
                 {"chi-tieu", ROLE_TARGETS},
                 {"bang", ROLE_TABLE},
                 {"phu-luc", ROLE_ANNEX}};
    GArray *files = g_array_new(FALSE, TRUE, sizeof(NamedFile));
    int annexes = 0;
    for (const XmlNode *n = h->root->first; n; n = n->next) {
        for (size_t i = 0; i < G_N_ELEMENTS(ROLES); i++) {
            if (!xml_is(n, ROLES[i].element)) {
                continue;
            }
            annexes += ROLES[i].role == ROLE_ANNEX ? 1 : 0;
            bool refused = annexes > SOURCE_MAX_ANNEXES && ROLES[i].role == ROLE_ANNEX;
            add_file(h, n, ROLES[i].role, refused, files);
            if (refused && annexes == SOURCE_MAX_ANNEXES + 1) {
                char limit[16];
                g_snprintf(limit, sizeof limit, "%d", SOURCE_MAX_ANNEXES);
                findings_add(h->findings, FINDING_ANNEXES_TOO_MANY, n->pos, limit, NULL);
            }
        }
    }
    return files;
}

GArray *head_read(Plan *plan, const XmlNode *root, Findings *findings)
{
    Head h = {.plan = plan, .findings = findings, .root = root};
    if (!xml_check(root, "ke-hoach tai-lieu", SHAPES, findings)) {
        return g_array_new(FALSE, TRUE, sizeof(NamedFile));
    }
    read_draft(&h);
    if (xml_is(root, "ke-hoach")) {
        read_plan_head(&h);
    } else {
        read_book_head(&h);
    }
    GArray *files = read_files(&h);
    exceptions_read(plan, root, files, findings);
    return files;
}
