/* Private to site/: its parts. Each makes one kind of file and has a row in site.c. */
#ifndef KEHOACH_SITE_PARTS_H
#define KEHOACH_SITE_PARTS_H

#include "site/site.h"

/* The index over all plans: by province in the order of the Vietnamese alphabet, then by date. */
void site_write_index(const Site *site, SiteEmit emit, void *context);

#endif
