/* Published calendars, read by libical: what it reads is all there is, and it writes the same.
 *
 *     test-calendar FILE…
 */
#include <glib.h>
#include <libical/ical.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CATEGORIES "CATEGORIES:"

static int faults;

static void fault(const char *file, const char *uid, const char *words)
{
    fprintf(stderr, "%s: %s: %s\n", file, uid ? uid : "", words);
    faults++;
}

/* Lines as they are before RFC 5545, 3.1 folds them, since where they are folded is nobody's
 * business. libical gives each category a line of its own and leaves its commas bare: both texts
 * get one line of bare categories. */
static char *canonical(const char *text)
{
    char **parts = g_strsplit(text, "\r\n ", -1);
    char *whole = g_strjoinv("", parts);
    char **lines = g_strsplit(whole, "\r\n", -1);
    GString *out = g_string_new(NULL);
    bool category = false;
    for (char **line = lines; *line; line++) {
        const char *value = g_str_has_prefix(*line, CATEGORIES) ? *line + strlen(CATEGORIES) : NULL;
        if (value) {
            char **words = g_strsplit(value, "\\,", -1);
            char *bare = g_strjoinv(",", words);
            g_string_append_printf(out, "%s%s", category ? "," : "\n" CATEGORIES, bare);
            g_free(bare);
            g_strfreev(words);
        } else {
            g_string_append_printf(out, "\n%s", *line);
        }
        category = value;
    }
    g_strfreev(lines);
    g_strfreev(parts);
    g_free(whole);
    return g_string_free(out, FALSE);
}

/* No line of more than 75 octets, and none broken inside a character. */
static void check_lines(const char *file, const char *text)
{
    char **lines = g_strsplit(text, "\r\n", -1);
    for (char **line = lines; *line; line++) {
        if (strlen(*line) > 75) {
            fault(file, *line, "a line of more than 75 octets");
        }
        if (!g_utf8_validate(*line, -1, NULL) || strpbrk(*line, "\r\n")) {
            fault(file, *line, "a line broken inside a character, or with a line's end of its own");
        }
    }
    g_strfreev(lines);
    if (!g_str_has_suffix(text, "END:VCALENDAR\r\n")) {
        fault(file, NULL, "no END:VCALENDAR at the end");
    }
}

static void check_event(const char *file, icalcomponent *event, const char *uid)
{
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    struct icaltimetype end = icalcomponent_get_dtend(event);
    if (!start.is_date || !end.is_date || !icaltime_is_valid_time(start) ||
        !icaltime_is_valid_time(end)) {
        fault(file, uid, "an event that is not of whole days");
    } else if (icaltime_compare_date_only(start, end) >= 0) {
        fault(file, uid, "an event that ends before it begins");
    }
}

static void check_component(const char *file, icalcomponent *component, GHashTable *uids)
{
    const char *uid = icalcomponent_get_uid(component);
    if (!uid || !*uid) {
        fault(file, NULL, "an entry without UID");
        return;
    }
    if (!g_hash_table_add(uids, g_strdup(uid))) {
        fault(file, uid, "two entries with one UID");
    }
    if (icaltime_is_null_time(icalcomponent_get_dtstamp(component))) {
        fault(file, uid, "an entry without DTSTAMP");
    }
    const char *summary = icalcomponent_get_summary(component);
    if (!summary || !*summary) {
        fault(file, uid, "an entry without SUMMARY");
    }
    icalcomponent_kind kind = icalcomponent_isa(component);
    if (kind == ICAL_VEVENT_COMPONENT) {
        check_event(file, component, uid);
    } else if (kind != ICAL_VTODO_COMPONENT) {
        fault(file, uid, "an entry that is neither event nor to-do");
    }
}

static void check_calendar(const char *file, const char *text, icalcomponent *calendar)
{
    GHashTable *uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    icalrestriction_check(calendar);
    if (icalcomponent_count_errors(calendar) > 0) {
        fault(file, icalcomponent_as_ical_string(calendar), "libical objects");
    }
    for (icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT); c;
         c = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
        check_component(file, c, uids);
    }
    if (g_hash_table_size(uids) == 0) {
        fault(file, NULL, "a calendar without entries");
    }
    char *written = icalcomponent_as_ical_string_r(calendar);
    char *theirs = canonical(written), *ours = canonical(text);
    if (strcmp(theirs, ours) != 0) {
        fault(file, theirs, "libical writes it otherwise");
    }
    printf("%s: %u entries\n", file, g_hash_table_size(uids));
    free(written);
    g_free(theirs);
    g_free(ours);
    g_hash_table_unref(uids);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *text;
        if (!g_file_get_contents(argv[i], &text, NULL, NULL)) {
            fault(argv[i], NULL, "cannot be read");
            continue;
        }
        check_lines(argv[i], text);
        icalcomponent *calendar = icalparser_parse_string(text);
        if (calendar && icalcomponent_isa(calendar) == ICAL_VCALENDAR_COMPONENT) {
            check_calendar(argv[i], text, calendar);
        } else {
            fault(argv[i], NULL, "no calendar");
        }
        if (calendar) {
            icalcomponent_free(calendar);
        }
        g_free(text);
    }
    icalmemory_free_ring();
    return faults > 0 || argc < 2;
}
