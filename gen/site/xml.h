/* Private to site/: the few words its XML files need. */
#ifndef KEHOACH_SITE_XML_H
#define KEHOACH_SITE_XML_H

#include <glib.h>

/* <name>text</name> on a line of its own, `indent` spaces in; nothing if the text is NULL. */
void xml_text_element(GString *out, int indent, const char *name, const char *text);
/* Text escaped for content and attribute values. */
void xml_escape(GString *out, const char *text);

#endif
