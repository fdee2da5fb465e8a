#include "base/pool.h"

#include "base/memory.h"

#include <string.h>

/* Each block is twice as large as the one before it, up to a size of which a long plan needs few:
 * there are as many pools that hold next to nothing. */
#define FIRST_BLOCK ((size_t)2 * 1024)
#define LARGEST_BLOCK ((size_t)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct Block {
    struct Block *next;
    size_t used, size;
    max_align_t memory[];
} Block;

struct Pool {
    Block *blocks;
    size_t next; /* size of the block after the current one */
};

Pool *pool_new(void)
{
    Pool *pool = g_new(Pool, 1);
    *pool = (Pool){.next = FIRST_BLOCK};
    return pool;
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
    if (size > pool->next / 4) {
        /* A large piece gets a block of its own, behind the current one, which stays in use. */
        Block *own = block_new(size);
        pool->next = MIN(pool->next * 2, LARGEST_BLOCK);
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
        b = block_new(pool->next);
        b->next = pool->blocks;
        pool->blocks = b;
        pool->next = MIN(pool->next * 2, LARGEST_BLOCK);
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

/* Most texts that are put together are short: they are written where they will stay. */
G_GNUC_PRINTF(2, 0)
static char *print(Pool *pool, const char *format, va_list arguments)
{
    Block *b = pool->blocks;
    size_t room = b ? b->size - b->used : 0;
    char *text = b ? (char *)b->memory + b->used : NULL;
    va_list again;
    va_copy(again, arguments);
    int length = g_vsnprintf(text, room, format, arguments);
    g_assert(length >= 0);
    size_t size = (size_t)length + 1;
    if (size <= room) {
        b->used += MIN((size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, room);
    } else {
        /* What was written in vain has to be zero again. */
        if (room > 0) {
            memset(text, 0, room);
        }
        text = pool_alloc(pool, size);
        (void)g_vsnprintf(text, size, format, again);
    }
    va_end(again);
    return text;
}

char *pool_printf(Pool *pool, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = print(pool, format, arguments);
    va_end(arguments);
    return text;
}
