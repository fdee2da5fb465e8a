/* A pool owns every node, string and box of one document. Nothing in it is freed alone: the pool
 * lives until the document's end and goes as a whole. Allocation failure ends the program in one
 * place (as GLib does), so no code below has a failure path for it. */
#ifndef KEHOACH_BASE_POOL_H
#define KEHOACH_BASE_POOL_H

#include <glib.h>
#include <stddef.h>

typedef struct Pool Pool;

Pool *pool_new(void);
void pool_free(Pool *pool);

/* Zero-filled memory, aligned for any type. Never NULL. */
void *pool_alloc(Pool *pool, size_t size);
/* `count` elements of `size` bytes; the product is checked for overflow. */
void *pool_alloc_array(Pool *pool, size_t count, size_t size);

char *pool_strdup(Pool *pool, const char *text);
char *pool_strndup(Pool *pool, const char *text, size_t length);
char *pool_printf(Pool *pool, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define POOL_NEW(pool, Type) ((Type *)pool_alloc((pool), sizeof(Type)))
#define POOL_ARRAY(pool, Type, count) ((Type *)pool_alloc_array((pool), (count), sizeof(Type)))

#endif
