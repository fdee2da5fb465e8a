/* Exact decimal numbers as Vietnamese documents write them: decimal comma, groups of three digits
 * parted by dots ("1.234,56"; CLDR vi, Luật Kế toán Điều 11). */
#ifndef KEHOACH_BASE_DECIMAL_H
#define KEHOACH_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* digits × 10^-scale; scale 0..9. The scale as written is kept: 0,60 is {60, 2}. */
typedef struct Decimal {
    int64_t digits;
    int scale;
} Decimal;

/* Reads a number at the start of `text`: digits, or groups "1.234", then optionally a comma and
 * digits; a leading "-" or "−" is allowed. Gives the bytes used, 0 if there is no number there or
 * it has more than 15 digits. "1.23" is not a number of this form (a group has three digits): only
 * its "1" would be, so it gives 0. */
size_t decimal_parse(const char *text, Decimal *value);

/* Less than, equal to or greater than 0 as `a` is less than, equal to or greater than `b`; 0,60 and
 * 0,6 are equal. */
int decimal_compare(Decimal a, Decimal b);
/* The exact sum and difference, with the larger scale; false if it has too many digits. */
bool decimal_add(Decimal a, Decimal b, Decimal *sum);
bool decimal_subtract(Decimal a, Decimal b, Decimal *difference);

/* Without zeros at the end of its fraction: 0,60 becomes 0,6. */
Decimal decimal_trim(Decimal value);
/* How many percent of `whole` the `part` is, rounded to hundredths (half of one away from 0) and
 * trimmed; false if `whole` is 0 or a number on the way has too many digits. */
bool decimal_percentage(Decimal part, Decimal whole, Decimal *percent);

/* Vietnamese form ("1.234,50"), or with `point` the form for data files ("1234.50").
 * `out` holds at least DECIMAL_TEXT_SIZE bytes. */
#define DECIMAL_TEXT_SIZE 40
void decimal_format(Decimal value, bool point, char *out);

#endif
