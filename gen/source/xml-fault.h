/* Private to source/: what libxml2 finds wrong with a file, in our words and places. */
#ifndef KEHOACH_SOURCE_XML_FAULT_H
#define KEHOACH_SOURCE_XML_FAULT_H

#include "source/xml.h"

#include <libxml/xmlerror.h>

/* Turns byte offsets into lines and columns; quick as long as the offsets only grow. */
typedef struct XmlCursor {
    const SourceFile *file;
    size_t offset;
    uint32_t line, column;
} XmlCursor;

void xml_cursor_set(XmlCursor *cursor, const SourceFile *file);
SourcePos xml_cursor_pos(XmlCursor *cursor, size_t offset);

typedef struct XmlFaults {
    const SourceFile *file;
    const char *root_hint;
    Findings *findings;
    int count;
    bool structure; /* one about the structure was told: the next ones only follow from it */
    size_t last;    /* offset of the last one told */
} XmlFaults;

void xml_faults_init(XmlFaults *faults, const SourceFile *file, const char *root_hint,
                     Findings *findings);
/* `offset`: where the parser stood; `tag`: the "<" before it; `open`: the innermost element that is
 * open, or NULL. */
void xml_fault_add(XmlFaults *faults, const xmlError *error, size_t offset, size_t tag,
                   const XmlNode *open);
/* Says at least something if the parser failed without a word we passed on. */
void xml_faults_finish(XmlFaults *faults);

#endif
