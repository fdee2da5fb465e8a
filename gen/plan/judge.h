/* How one target stands to another: weaker, equal, stronger. For the checks against the national
 * targets and for comparing plans. Exact; nothing is rounded. */
#ifndef KEHOACH_PLAN_JUDGE_H
#define KEHOACH_PLAN_JUDGE_H

#include "plan/plan.h"

typedef enum JudgeResult {
    JUDGE_EQUAL,
    JUDGE_WEAKER,
    JUDGE_STRONGER,
    JUDGE_NOT_COMPARABLE
} JudgeResult;

/* Why it is not comparable; or, of a comparable pair, what to know beside the result. */
typedef enum JudgeReason {
    JUDGE_REASON_NONE,
    JUDGE_FIGURE,    /* weaker, stronger: the figures differ */
    JUDGE_OPERATOR,  /* weaker, stronger: the same figure, "95%" against "trên 95%" */
    JUDGE_BASE,      /* comparable, but one is of GRDP and the other of GDP */
    JUDGE_NO_NUMBER, /* not comparable: one has no figure */
    JUDGE_UNIT,      /* not comparable: the units differ, or one is missing */
    JUDGE_DIRECTION, /* not comparable: one is a floor, the other a ceiling */
    JUDGE_DIFFERS    /* not comparable: the indicator is another one, see Indicator.differs */
} JudgeReason;

typedef struct Judgement {
    JudgeResult result;
    JudgeReason reason;
} Judgement;

/* How `ours` stands to `theirs`. A target to reach is a floor where higher is better and a ceiling
 * where lower is: "đạt 80%" and "tối thiểu 80%" ask for the same, "trên 80%" for more. Year and
 * component are the caller's business. */
Judgement judge_target(const TargetValue *ours, const TargetValue *theirs, bool higher_is_better);

/* The plan's target against the national one of the year; not comparable where the indicator says
 * that it differs. `national` is NULL if there is none of that year. */
Judgement judge_national(const Indicator *indicator, const TargetValue *target,
                         const CatalogueTarget **national);

/* What a share is taken of: "GRDP", "GDP". As the value words it, else as the indicator's title
 * does;
 * "" if neither says. In the pool. */
const char *judge_base(Pool *pool, const TargetValue *value, const char *title);

/* True if the baseline is already where the target wants to be. */
bool judge_is_met(const TargetValue *baseline, const TargetValue *target, bool higher_is_better);

#endif
