/* Numbers and times in the words of a plan. */
#include "fuzz.h"

#include "base/decimal.h"
#include "plan/period.h"
#include "source/source.h"

#include <string.h>

static void read_number(const char *text)
{
    Decimal value, again;
    size_t used = decimal_parse(text, &value);
    FUZZ_PROMISE(used <= strlen(text));
    if (used == 0) {
        return;
    }
    char printed[DECIMAL_TEXT_SIZE];
    decimal_format(value, false, printed);
    FUZZ_PROMISE(decimal_parse(printed, &again) == strlen(printed));
    FUZZ_PROMISE(again.scale == value.scale && decimal_compare(value, again) == 0);
    Decimal sum, back;
    if (decimal_add(value, value, &sum) && decimal_subtract(sum, value, &back)) {
        FUZZ_PROMISE(decimal_compare(back, value) == 0);
    }
}

static void read_period(const char *text)
{
    Pool *pool = pool_new();
    Period period = period_read(text);
    FUZZ_PROMISE(period_compare(&period, &period) == 0);
    FUZZ_PROMISE(period.read || (period.from.month == 0 && period.until.month == 0));
    /* Days that do not exist would end in calendars. */
    const PlanDate days[] = {period.from, period.until};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (days[i].month > 0 && days[i].year > 0) {
            FUZZ_PROMISE(g_date_valid_dmy((GDateDay)days[i].day, (GDateMonth)days[i].month,
                                          (GDateYear)days[i].year));
        }
        FUZZ_PROMISE(period_day(pool, days[i]) != NULL);
    }
    pool_free(pool);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = g_utf8_make_valid((const char *)data, (gssize)size);
    read_number(text);
    read_period(text);
    g_free(text);
    return 0;
}
