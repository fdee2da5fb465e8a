#include "plan/catalogue.h"

#include <string.h>

const Unit *catalogue_unit_find(const Catalogue *catalogue, const char *system, const char *code,
                                int day)
{
    if (!catalogue || !system || !code) {
        return NULL;
    }
    for (int i = 0; i < catalogue->unit_count; i++) {
        const Unit *unit = &catalogue->unit[i];
        if (strcmp(unit->code, code) != 0 || strcmp(unit->system, system) != 0) {
            continue;
        }
        if (day == 0 ||
            ((unit->from == 0 || day >= unit->from) && (unit->until == 0 || day <= unit->until))) {
            return unit;
        }
    }
    return NULL;
}

const char *catalogue_unit_full_name(Pool *pool, const Unit *unit)
{
    if (unit->full_name) {
        return unit->full_name;
    }
    return pool_printf(pool, "%s %s", unit->city ? "thành phố" : "tỉnh", unit->name);
}

const CatalogueIndicator *catalogue_indicator_find(const Catalogue *catalogue, const char *code)
{
    if (!catalogue || !code) {
        return NULL;
    }
    for (int i = 0; i < catalogue->indicator_count; i++) {
        if (strcmp(catalogue->indicator[i].code, code) == 0) {
            return &catalogue->indicator[i];
        }
    }
    return NULL;
}

const Abbreviation *catalogue_abbreviation_find(const Catalogue *catalogue, const char *shortened)
{
    if (!catalogue || !catalogue->abbreviation_index || !shortened) {
        return NULL;
    }
    return g_hash_table_lookup(catalogue->abbreviation_index, shortened);
}
