/* Writes pages as PDF 1.7 that is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once.
 * libharu serves as the object layer: objects, cross-reference table, pages; fonts, content,
 * structure and metadata are written here. The bytes depend on the pages only. */
#ifndef KEHOACH_PDF_PDF_H
#define KEHOACH_PDF_PDF_H

#include "base/finding.h"
#include "pages/pages.h"

/* The whole file in memory, or NULL with a finding. g_bytes_unref it. */
GBytes *pdf_write(const Pages *pages, Findings *findings);

#endif
