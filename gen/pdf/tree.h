/* Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), balanced. Keys come in ascending
 * order, names by their bytes. */
#ifndef KEHOACH_PDF_TREE_H
#define KEHOACH_PDF_TREE_H

#include "pdf/haru.h"

typedef struct Tree Tree;

Tree *tree_new(Haru *haru);
/* The caller appends the value to what these give back, before the next call. */
Syntax *tree_add_number(Tree *tree, int64_t key);
Syntax *tree_add_name(Tree *tree, const char *key);
/* Writes the tree and frees it; gives the root, 0 if nothing was added. */
ObjectId tree_finish(Tree *tree);

#endif
