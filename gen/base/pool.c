#include "base/pool.h"

#include "base/memory.h"

#include <string.h>

/* Large enough that a plan needs few blocks, small enough that a two-page one wastes little. */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct Block {
    struct Block *next;
    size_t used, size;
    max_align_t memory[];
} Block;

struct Pool {
    Block *blocks;
};

Pool *pool_new(void)
{
    return g_new0(Pool, 1);
}

void pool_free(Pool *pool)
{
    if (!pool) {
        return;
    }
    for (Block *b = pool->blocks; b;) {
        Block *next = b->next;
        g_free(b);
        b = next;
    }
    g_free(pool);
}

static Block *block_new(size_t size)
{
    Block *b = g_malloc0(sizeof(Block) + size);
    b->size = size;
    return b;
}

void *pool_alloc(Pool *pool, size_t size)
{
    if (size > G_MAXSIZE / 2) {
        memory_exhausted();
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Block *b = pool->blocks;
    if (size > BLOCK_SIZE / 4) {
        /* A large piece gets a block of its own, behind the current one, which stays in use. */
        Block *own = block_new(size);
        own->used = size;
        if (b) {
            own->next = b->next;
            b->next = own;
        } else {
            pool->blocks = own;
        }
        return own->memory;
    }
    if (!b || b->size - b->used < size) {
        b = block_new(BLOCK_SIZE);
        b->next = pool->blocks;
        pool->blocks = b;
    }
    void *p = (char *)b->memory + b->used;
    b->used += size;
    return p;
}

void *pool_alloc_array(Pool *pool, size_t count, size_t size)
{
    if (size != 0 && count > G_MAXSIZE / 2 / size) {
        memory_exhausted();
    }
    return pool_alloc(pool, count * size);
}

char *pool_strndup(Pool *pool, const char *text, size_t length)
{
    char *copy = pool_alloc(pool, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *pool_strdup(Pool *pool, const char *text)
{
    return text ? pool_strndup(pool, text, strlen(text)) : NULL;
}

char *pool_printf(Pool *pool, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *made = g_strdup_vprintf(format, args);
    va_end(args);
    char *copy = pool_strdup(pool, made);
    g_free(made);
    return copy;
}
