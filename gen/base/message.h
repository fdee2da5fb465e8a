/* Messages and every other text a user sees. Texts in the code are Vietnamese; a gettext catalogue
 * holds the English ones, chosen when LC_ALL, LC_MESSAGES or LANG (the first that is set) begins
 * with "en". Nothing else of the locale is ever used: numbers, sorting and case never depend on
 * the machine. */
#ifndef KEHOACH_BASE_MESSAGE_H
#define KEHOACH_BASE_MESSAGE_H

#include <glib.h>
#include <stdbool.h>

/* Marks a text for the catalogue without translating it here (for constant tables). */
#define N_(text) text
/* The text in the user's language. */
#define _(text) message_text(text)

typedef enum MessageLanguage { MESSAGE_VIETNAMESE, MESSAGE_ENGLISH } MessageLanguage;

/* Chooses the user's language; call once, before any thread. */
void message_language_init(void);
/* The file that the texts of other languages come from; it may be missing. g_free it. */
char *message_catalogue_file(void);
/* False if it is there and could not be read: then what is in English would be made in Vietnamese.
 */
bool message_catalogue_is_read(void);
/* What a system error number means, in the user's language. */
const char *message_system_error(int number);
/* The same of an error of GLib's file functions (G_FILE_ERROR). */
const char *message_file_error(const GError *error);
const char *message_text(const char *text) __attribute__((format_arg(1)));
/* The text in a language that the output asks for, whoever the user is: a page in English is the
 * same wherever it was made. Any thread may call it. */
const char *message_text_in(MessageLanguage language, const char *text)
    __attribute__((format_arg(2)));

#endif
