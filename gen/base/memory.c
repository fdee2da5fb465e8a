#include "base/memory.h"

#include "base/aside.h"
#include "base/message.h"

#include <errno.h>
#ifdef KEHOACH_OWN_MALLOC
#include <malloc.h>
#endif
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As findings_exit_status() gives it for a failure. */
#define STATUS 3

static const char *told =
    N_("kehoach: máy không còn đủ bộ nhớ, dừng lại; tệp cũ (nếu có) vẫn còn nguyên\n");

#ifdef KEHOACH_OWN_MALLOC
/* Plans are made one after the other, and what one gives back the next asks for again: up to so
 * much stays with the process. Left to itself malloc hands the pages of each plan to the system and
 * has them cleared anew. */
static void keep_memory(void)
{
    (void)mallopt(M_TRIM_THRESHOLD, 32 * 1024 * 1024);
    (void)mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
}
#endif

void memory_init(void)
{
    told = _(told);
#ifdef KEHOACH_OWN_MALLOC
    keep_memory();
#endif
}

void memory_exhausted(void)
{
    static atomic_flag ending = ATOMIC_FLAG_INIT;
    static _Thread_local bool here;
    if (here) {
        _exit(STATUS); /* not even enough to clear away with */
    }
    here = true;
    while (atomic_flag_test_and_set(&ending)) {
        (void)pause(); /* another thread is at it */
    }
    ssize_t written = write(STDERR_FILENO, told, strlen(told));
    (void)written;
    aside_drop_all();
    _exit(STATUS);
}

#ifdef KEHOACH_OWN_MALLOC
/* Of the libraries GLib and cmark abort, libharu, libxml2, zlib and lcms2 report, and HarfBuzz goes
 * on with an empty object in place of the one it wanted, which would be a page without letters. So
 * it must not come to that: the functions of the C library are taken for all of them, here in the
 * executable, which the dynamic linker asks first. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void *insist(void *memory)
{
    if (!memory) {
        memory_exhausted();
    }
    return memory;
}

void *malloc(size_t size)
{
    return insist(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return insist(__libc_calloc(count, size));
}

/* Of size 0 it frees. */
void *realloc(void *memory, size_t size)
{
    void *now = __libc_realloc(memory, size);
    return size > 0 ? insist(now) : now;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return insist(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) {
        return EINVAL;
    }
    *memory = insist(__libc_memalign(alignment, size));
    return 0;
}
#endif
