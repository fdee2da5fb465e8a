/* What differs in the head: number, date, signature, recipients … */
#include "compare/list.h"
#include "compare/parts.h"
#include "compare/sequence.h"

#include <string.h>

typedef struct Head {
    Plan *plan;
    GArray *changes; /* of HeadChange */
} Head;

static const char *text_of_fact(const Fact *fact)
{
    return fact->state == FACT_UNKNOWN ? NULL : fact->text;
}

static SourcePos pos_of(const Fact *fact)
{
    return fact ? fact->pos : (SourcePos){0};
}

static void add_change(Head *head, ChangeKind kind, const char *name, const char *label,
                       const char *before, const char *after, SourcePos before_pos,
                       SourcePos after_pos)
{
    HeadChange change = {.change = {.kind = kind,
                                    .topic = TOPIC_HEAD,
                                    .before_pos = before_pos,
                                    .after_pos = after_pos},
                         .fact = name,
                         .label = label,
                         .before = before,
                         .after = after,
                         .before_index = -1,
                         .after_index = -1};
    g_array_append_val(head->changes, change);
}

static void compare_words(Head *head, const char *name, const char *label, const char *before,
                          const char *after, SourcePos before_pos, SourcePos after_pos)
{
    before = before && *before ? before : NULL;
    after = after && *after ? after : NULL;
    if (g_strcmp0(before, after) != 0) {
        ChangeKind kind = !before ? CHANGE_ADDED : !after ? CHANGE_REMOVED : CHANGE_EDITED;
        add_change(head, kind, name, label, before, after, before_pos, after_pos);
    }
}

static void compare_fact(Head *head, const char *name, const char *label, const Fact *before,
                         const Fact *after)
{
    compare_words(head, name, label, text_of_fact(before), text_of_fact(after), before->pos,
                  after->pos);
}

/* ---- lists ---- */

typedef struct Items {
    const FactList *list[2];
    int *partner[2]; /* in order */
    int *moved;      /* of later items: the place of the same among the earlier, or -1 */
    bool *told[2];
} Items;

static void add_item(Head *head, const Items *items, const char *name, const char *label,
                     ChangeKind kind, int a, int b)
{
    const Fact *x = a >= 0 ? &items->list[BEFORE]->items[a] : NULL;
    const Fact *y = b >= 0 ? &items->list[AFTER]->items[b] : NULL;
    add_change(head, kind, name, label, x ? text_of_fact(x) : NULL, y ? text_of_fact(y) : NULL,
               pos_of(x), pos_of(y));
    HeadChange *change = &g_array_index(head->changes, HeadChange, head->changes->len - 1);
    change->before_index = a;
    change->after_index = b;
}

static uint64_t item_key(const FactList *list, int i)
{
    const char *text = text_of_fact(&list->items[i]);
    return hash_text(text ? text : "");
}

/* What stands in both lists, but in another order: the first of those that read so with the first.
 * Before anything is taken to be reworded, so that it is the same the other way round. */
static void find_moved(Items *items, const uint64_t *const *key)
{
    for (int b = 0; b < items->list[AFTER]->count; b++) {
        items->moved[b] = -1;
        for (int a = 0;
             items->partner[AFTER][b] < 0 && items->moved[b] < 0 && a < items->list[BEFORE]->count;
             a++) {
            if (!items->told[BEFORE][a] && items->partner[BEFORE][a] < 0 &&
                key[BEFORE][a] == key[AFTER][b]) {
                items->moved[b] = a;
                items->told[BEFORE][a] = items->told[AFTER][b] = true;
            }
        }
    }
}

/* Items between two that are the same: as many as there were are reworded, else gone and new. */
static void compare_gap(Head *head, Items *items, const char *name, const char *label, int a0,
                        int a1, int b0, int b1)
{
    for (int b = b0; b < b1; b++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        if (items->moved[b] >= 0) {
            add_item(head, items, name, label, CHANGE_MOVED_HERE, items->moved[b], b);
        }
    }
    bool reworded = a1 - a0 == b1 - b0;
    for (int i = 0; i < a1 - a0; i++) {
        bool pair = reworded && !items->told[BEFORE][a0 + i] && !items->told[AFTER][b0 + i];
        if (pair) {
            items->told[BEFORE][a0 + i] = items->told[AFTER][b0 + i] = true;
            add_item(head, items, name, label, CHANGE_EDITED, a0 + i, b0 + i);
        }
    }
    for (int b = b0; b < b1; b++) {
        if (!items->told[AFTER][b]) {
            add_item(head, items, name, label, CHANGE_ADDED, -1, b);
        }
    }
}

static void compare_list(Head *head, const char *name, const char *label, const FactList *before,
                         const FactList *after)
{
    Items items = {.list = {before, after}};
    uint64_t *key[2];
    for (SideName side = BEFORE; side <= AFTER; side++) {
        int n = items.list[side]->count;
        key[side] = g_new(uint64_t, (gsize)n + 1);
        items.partner[side] = g_new(int, (gsize)n + 1);
        items.told[side] = g_new0(bool, (gsize)n + 1);
        for (int i = 0; i < n; i++) {
            key[side][i] = item_key(items.list[side], i);
        }
    }
    items.moved = g_new(int, (gsize)after->count + 1);
    sequence_match(key[BEFORE], before->count, key[AFTER], after->count, items.partner[BEFORE]);
    for (int i = 0; i < after->count; i++) {
        items.partner[AFTER][i] = -1;
    }
    for (int i = 0; i < before->count; i++) {
        if (items.partner[BEFORE][i] >= 0) {
            items.partner[AFTER][items.partner[BEFORE][i]] = i;
        }
    }
    find_moved(&items, (const uint64_t *const *)key);
    int a0 = 0, b0 = 0;
    for (int i = 0; i <= before->count; i++) {
        bool end = i == before->count;
        if (end || items.partner[BEFORE][i] >= 0) {
            int b1 = end ? after->count : items.partner[BEFORE][i];
            compare_gap(head, &items, name, label, a0, i, b0, b1);
            a0 = i + 1;
            b0 = b1 + 1;
        }
    }
    for (int a = 0; a < before->count; a++) {
        if (items.partner[BEFORE][a] < 0 && !items.told[BEFORE][a]) {
            add_item(head, &items, name, label, CHANGE_REMOVED, a, -1);
        }
    }
    g_free(items.moved);
    for (SideName side = BEFORE; side <= AFTER; side++) {
        g_free(key[side]);
        g_free(items.partner[side]);
        g_free(items.told[side]);
    }
}

/* ---- the whole ---- */

static const char *state_of(Pool *pool, const PlanHead *head)
{
    if (!head->draft) {
        return "ban hành";
    }
    return head->draft_round > 0 ? pool_printf(pool, "dự thảo lần %d", head->draft_round)
                                 : "dự thảo";
}

static const char *date_of(Pool *pool, const PlanHead *head)
{
    return head->date.year ? plan_date_short(pool, head->date) : text_of_fact(&head->date_text);
}

static const char *urgency_of(const PlanHead *head)
{
    static const char *const NAMES[] = {[URGENCY_NONE] = NULL,
                                        [URGENCY_KHAN] = "KHẨN",
                                        [URGENCY_THUONG_KHAN] = "THƯỢNG KHẨN",
                                        [URGENCY_HOA_TOC] = "HỎA TỐC"};
    return NAMES[head->urgency];
}

void head_compare(Plan *merged)
{
    const PlanHead *a = &merged->before->head, *b = &merged->after->head;
    Pool *pool = merged->pool;
    Head head = {merged, g_array_new(FALSE, FALSE, sizeof(HeadChange))};
    SourcePos none = {0};
    compare_words(&head, "trang-thai", "Trạng thái", state_of(pool, a), state_of(pool, b), none,
                  none);
    compare_list(&head, "chu-quan", "Cơ quan chủ quản", &a->parent_agency, &b->parent_agency);
    compare_list(&head, "co-quan", "Cơ quan ban hành", &a->issuer, &b->issuer);
    compare_fact(&head, "so", "Số", &a->number, &b->number);
    compare_fact(&head, "ky-hieu", "Ký hiệu", &a->symbol, &b->symbol);
    compare_fact(&head, "dia-danh", "Địa danh", &a->place, &b->place);
    compare_words(&head, "ngay", "Ngày ban hành", date_of(pool, a), date_of(pool, b),
                  a->date_text.pos, b->date_text.pos);
    compare_fact(&head, "loai", "Tên loại", &a->type, &b->type);
    compare_fact(&head, "trich-yeu", "Trích yếu", &a->subject, &b->subject);
    compare_words(&head, "do-khan", "Độ khẩn", urgency_of(a), urgency_of(b), none, none);
    compare_fact(&head, "luu-hanh", "Lưu hành", &a->circulation, &b->circulation);
    compare_list(&head, "quyen-han", "Quyền hạn người ký", &a->capacity, &b->capacity);
    compare_fact(&head, "chuc-vu", "Chức vụ người ký", &a->office, &b->office);
    compare_fact(&head, "ho-ten", "Người ký", &a->signatory, &b->signatory);
    compare_list(&head, "noi-nhan", "Nơi nhận", &a->recipients, &b->recipients);
    compare_fact(&head, "luu", "Lưu", &a->archive, &b->archive);
    compare_list(&head, "nguon", "Nguồn", &a->provenance, &b->provenance);
    targets_compare(merged, head.changes);
    HeadChange *change = POOL_ARRAY(pool, HeadChange, head.changes->len + 1);
    if (head.changes->len > 0) {
        memcpy(change, head.changes->data, head.changes->len * sizeof *change);
    }
    merged->head_change = change;
    merged->head_change_count = (int)head.changes->len;
    g_array_free(head.changes, TRUE);
}
