/* The catalogues shared by all plans: provincial units with codes, validity and successors; the
 * national indicators with their targets; abbreviations. Read once a run, then only borrowed. */
#ifndef KEHOACH_PLAN_CATALOGUE_H
#define KEHOACH_PLAN_CATALOGUE_H

#include "base/pool.h"

#include <glib.h>
#include <stdbool.h>

typedef struct Unit {
    const char *system; /* "63" (until 30/6/2025) or "34" */
    const char *code;   /* unique only within its system and time: seven codes changed owner */
    const char *name;   /* "Thanh Hóa" */
    bool city;          /* thành phố trực thuộc trung ương */
    const char *folder; /* ASCII name of its content folder: "thanh-hoa" */
    int from, until;    /* yyyymmdd, inclusive; 0 = open */
    const char *successor_code; /* in system "34"; NULL in system 34 */
    const struct Unit *successor;
    const char *full_name; /* "Thành phố Hồ Chí Minh"; NULL where it follows from name and city */
} Unit;

typedef struct CatalogueTarget {
    int year;
    const char *wording;             /* "đạt trên 80%" */
    const struct TargetValue *value; /* the wording as read, see plan.h */
    bool indirect;                   /* only known from provinces' plans */
    const char *source;
    const char *disputed; /* in what the sources disagree, or NULL */
    const char *title;    /* the indicator's name for this year where it has another, or NULL */
} CatalogueTarget;

typedef struct CatalogueIndicator {
    const char *code;                         /* "KTS-1" */
    const char *group;                        /* "kinh-te-so" */
    const char *group_title, *group_title_en; /* en: or NULL */
    const char *name, *name_en;
    const char *unit;
    bool higher_is_better;
    const CatalogueTarget *target;
    int target_count;
} CatalogueIndicator;

typedef struct Abbreviation {
    const char *shortened, *expansion;
    const char *language; /* of the expansion: "vi", "en" */
    const char
        *only_in; /* means this only there: "ky-hieu", "dau-cot", "chu-ky", "noi-nhan"; or NULL */
} Abbreviation;

typedef struct Catalogue {
    Pool *pool;
    const Unit *unit;
    int unit_count;
    const CatalogueIndicator *indicator;
    int indicator_count;
    const Abbreviation *abbreviation;
    int abbreviation_count;
    const char *indicator_source; /* "Quyết định số 411/QĐ-TTg ngày 31/3/2022 …" */
    /* shortened -> const Abbreviation*; only those that mean the same thing everywhere */
    GHashTable *abbreviation_index;
} Catalogue;

/* The unit valid on the day (yyyymmdd, 0 = any), or NULL. */
const Unit *catalogue_unit_find(const Catalogue *catalogue, const char *system, const char *code,
                                int day);
/* "thành phố Hải Phòng": the unit in running text (NĐ 30/2020/NĐ-CP, PL II, III.1). In the pool. */
const char *catalogue_unit_full_name(Pool *pool, const Unit *unit);
const CatalogueIndicator *catalogue_indicator_find(const Catalogue *catalogue, const char *code);
const Abbreviation *catalogue_abbreviation_find(const Catalogue *catalogue, const char *shortened);

#endif
