/* Small values in attributes and elements: dates, counts, names, choices. */
#include "source/parts.h"

#include "base/message.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* Up to three runs of digits in the text; gives how many there are in all. */
static int runs_of_digits(const char *text, int run[3])
{
    int count = 0;
    for (const char *p = text; *p;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        int value = 0;
        for (; g_ascii_isdigit(*p); p++) {
            value = value < 100000 ? value * 10 + (*p - '0') : value;
        }
        if (count < 3) {
            run[count] = value;
        }
        count++;
    }
    return count;
}

static bool has_date_form(const char *p)
{
    char sign = '\0';
    for (int part = 0; part < 3; part++) {
        size_t digits = strspn(p, "0123456789");
        if (part < 2 ? digits < 1 || digits > 2 : digits != 4) {
            return false;
        }
        p += digits;
        if (part == 2) {
            return *p == '\0';
        }
        if ((*p != '/' && *p != '-') || (sign && *p != sign)) {
            return false;
        }
        sign = *p++;
    }
    return false;
}

static bool is_calendar_date(int day, int month, int year)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* What the author probably meant by a date in another form: "ngày 16 tháng 5 năm 2022",
 * "2022-05-16", "16.5.2022". */
static void add_date_form(const char *text, SourcePos pos, const int run[3], int runs,
                          Findings *findings)
{
    char example[40] = "16/5/2022";
    if (runs == 3) {
        bool year_first = run[0] > 31;
        int day = year_first ? run[2] : run[0];
        int year = year_first ? run[0] : run[2];
        if (is_calendar_date(day, run[1], year)) {
            g_snprintf(example, sizeof example, day < 10 || run[1] < 3 ? "%02d/%d/%d" : "%d/%d/%d",
                       day, run[1], year);
        }
    }
    findings_add(findings, FINDING_DATE_FORM, pos, text, example, NULL);
}

bool date_read(const char *text, SourcePos pos, PlanDate *date, Findings *findings)
{
    int run[3] = {0};
    int runs = runs_of_digits(text, run);
    if (!has_date_form(text) || run[2] < FIRST_YEAR || run[2] > LAST_YEAR) {
        add_date_form(text, pos, run, runs, findings);
        return false;
    }
    char month[16], year[16], days[16];
    g_snprintf(month, sizeof month, "%d", run[1]);
    if (run[1] < 1 || run[1] > 12) {
        findings_add(findings, FINDING_DATE_MONTH, pos, text, month, NULL);
        return false;
    }
    if (!is_calendar_date(run[0], run[1], run[2])) {
        g_snprintf(year, sizeof year, "%d", run[2]);
        g_snprintf(days, sizeof days, "%d",
                   g_date_get_days_in_month((GDateMonth)run[1], (GDateYear)run[2]));
        findings_add(findings, FINDING_DATE_CALENDAR, pos, text, month, year, days, NULL);
        return false;
    }
    *date = (PlanDate){.day = run[0], .month = run[1], .year = run[2]};
    return true;
}

int date_number(PlanDate date)
{
    return date.year * 10000 + date.month * 100 + date.day;
}

int count_read(const XmlNode *node, const char *attribute, int least, int most, int fallback,
               const char *what, const char *example, Findings *findings)
{
    const XmlAttribute *a = xml_attribute(node, attribute);
    if (!a) {
        return fallback;
    }
    gint64 value = 0;
    const char *p = a->value;
    for (; g_ascii_isdigit(*p) && value <= most; p++) {
        value = value * 10 + (*p - '0');
    }
    if (p == a->value || *p != '\0' || value < least || value > most) {
        findings_add(findings, FINDING_COUNT_FORM, a->pos, a->value, what, example, NULL);
        return fallback;
    }
    return (int)value;
}

int choice_read(const XmlNode *node, const char *attribute, const char *const *choices,
                int fallback, Findings *findings)
{
    const XmlAttribute *a = xml_attribute(node, attribute);
    if (!a) {
        return fallback;
    }
    for (int i = 0; choices[i]; i++) {
        if (strcmp(choices[i], a->value) == 0) {
            return i;
        }
    }
    GString *list = g_string_new(NULL);
    for (int i = 0; choices[i]; i++) {
        g_string_append_printf(list, "%s%s=\"%s\"", i > 0 ? ", " : "", attribute, choices[i]);
    }
    findings_add(findings, FINDING_ATTRIBUTE_CHOICE, a->pos, attribute, a->value, list->str, NULL);
    g_string_free(list, TRUE);
    return fallback;
}

static bool is_name(const char *text)
{
    if (*text < 'a' || *text > 'z') {
        return false;
    }
    for (const char *p = text; *p; p++) {
        bool dash = *p == '-' && p[1] != '\0' && p[1] != '-';
        if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) && !dash) {
            return false;
        }
    }
    return true;
}

const char *name_read(Pool *pool, const XmlNode *node, const char *attribute, Findings *findings)
{
    const char *name = xml_value(pool, node, attribute, findings);
    if (name && !is_name(name)) {
        findings_add(findings, FINDING_NAME_FORM, xml_attribute(node, attribute)->pos, name, NULL);
    }
    return name;
}
