/* Order of Vietnamese texts (CLDR vi). The machine's locale is never asked: most machines lack the
 * Vietnamese one, and an order that differs by machine would make outputs differ. */
#ifndef KEHOACH_BASE_COLLATE_H
#define KEHOACH_BASE_COLLATE_H

/* Less than, equal to or greater than 0 as `a` sorts before, like or after `b`. Letters first
 * (a ă â b c d đ e ê … o ô ơ … u ư …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small
 * before capital. Composed and decomposed writing are equal; 0 only if nothing else differs. */
int collate_vietnamese(const char *a, const char *b);

#endif
