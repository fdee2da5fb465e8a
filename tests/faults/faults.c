/* A library that is loaded before the program's own and makes one of its calls fail.
 *
 * - FAULT: KIND:NUMBER:ERRNO; the NUMBERth call of the kind fails with that error. Number 0: none
 *   fails, all are counted. The kinds are those of KINDS below.
 * - FAULT_PATH: only calls on files whose path holds these letters count.
 * - FAULT_LOG: a file; gets a line "KIND PATH" for each call that counts, or for the one that
 * failed. Allocations are too many: for them it gets a line "stack NUMBER" for the first from each
 * place in the code, that is with these DEPTH callers, and at the end a line with their number.
 *
 * Only files count: the standard streams and devices do not. Programs started by the program are
 * left alone. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum Kind {
    KIND_CREATE, /* open for writing */
    KIND_OPEN,   /* open for reading */
    KIND_READ,
    KIND_WRITE,
    KIND_FSYNC,
    KIND_CLOSE, /* of what was open for writing */
    KIND_RENAME,
    KIND_MKDIR,
    KIND_FLOCK,
    KIND_ALLOCATE,
    KIND_COUNT
} Kind;

static const char *const KINDS[KIND_COUNT] = {"create", "open",   "read",  "write", "fsync",
                                              "close",  "rename", "mkdir", "flock", "allocate"};

#define PART 4096

enum {
    DEPTH = 4,
    OWN_CALLERS = 3, /* within this library, nearest first */
    STACKS = 1 << 16 /* more than a run has */
};

static Kind kind = KIND_COUNT;
static long number;
static int error;
static char letters[PATH_MAX];
static int log_file = -1; /* opened at the start: later the program has no right to */
static atomic_long count;

static void add_to_log(const char *word, const char *text)
{
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", word, text);
    if (log_file >= 0) {
        (void)syscall(SYS_write, log_file, line, length);
    }
}

/* Is it the first allocation from this place in the code? */
static bool is_new_stack(void)
{
    static uint64_t seen[STACKS];
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static _Thread_local bool within;
    if (within) {
        return false; /* the unwinder's own */
    }
    within = true;
    void *callers[OWN_CALLERS + DEPTH];
    int depth = backtrace(callers, OWN_CALLERS + DEPTH);
    within = false;
    uint64_t hash = 14695981039346656037U;
    for (int i = OWN_CALLERS; i < depth; i++) {
        hash = (hash ^ (uint64_t)(uintptr_t)callers[i]) * 1099511628211U;
    }
    (void)pthread_mutex_lock(&lock);
    size_t at = (size_t)(hash >> 32) % STACKS;
    while (seen[at] != 0 && seen[at] != hash) {
        at = (at + 1) % STACKS;
    }
    bool is_new = seen[at] == 0;
    seen[at] = hash;
    (void)pthread_mutex_unlock(&lock);
    return is_new;
}

__attribute__((constructor)) static void set_up(void)
{
    void *caller;
    (void)backtrace(&caller, 1); /* loads what it needs, before the program gives up its rights */
    const char *fault = getenv("FAULT"), *path = getenv("FAULT_PATH"), *log = getenv("FAULT_LOG");
    snprintf(letters, sizeof letters, "%s", path ? path : "");
    if (log) {
        log_file = (int)syscall(SYS_openat, AT_FDCWD, log,
                                O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
    char word[16] = "";
    long nth = 0;
    if (fault && sscanf(fault, "%15[^:]:%ld:%d", word, &nth, &error) == 3) {
        number = nth;
        for (Kind k = 0; k < KIND_COUNT; k++) {
            kind = strcmp(word, KINDS[k]) == 0 ? k : kind;
        }
    }
    unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void tell_allocations(void)
{
    if (kind == KIND_ALLOCATE && number == 0) {
        char text[32];
        snprintf(text, sizeof text, "%ld", atomic_load(&count));
        add_to_log(KINDS[KIND_ALLOCATE], text);
    }
}

/* Is it this call that has to fail? */
static bool fails(Kind which, const char *path)
{
    int saved = errno;
    bool hit = false;
    if (which == kind && strstr(path, letters)) {
        long nth = atomic_fetch_add(&count, 1) + 1;
        hit = nth == number;
        if (hit || (number == 0 && kind != KIND_ALLOCATE)) {
            add_to_log(KINDS[kind], path);
        } else if (number == 0 && is_new_stack()) {
            char text[32];
            snprintf(text, sizeof text, "%ld", nth);
            add_to_log("stack", text);
        }
    }
    errno = hit ? error : saved;
    return hit;
}

/* The path of an open file; "" for what is none. */
static const char *path_of(int fd, char path[PATH_MAX])
{
    char name[32];
    struct stat about;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = fstat(fd, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))
                         ? readlink(name, path, PATH_MAX - 1)
                         : 0;
    path[length > 0 ? length : 0] = '\0';
    return path;
}

static bool fails_on(Kind which, int fd)
{
    char path[PATH_MAX];
    return which == kind && *path_of(fd, path) && fails(which, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* ---- files ---- */

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    bool writing = (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
    if (strncmp(path, "/dev/", 5) != 0 && fails(writing ? KIND_CREATE : KIND_OPEN, path)) {
        return -1;
    }
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;        \
        va_end(arguments);                                                                         \
        return open_at(AT_FDCWD, path, flags, mode);                                               \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name)                                                                              \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;        \
        va_end(arguments);                                                                         \
        return open_at(folder, path, flags, mode);                                                 \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

/* What a build with _FORTIFY_SOURCE calls. */
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);

int __open_2(const char *path, int flags)
{
    return open_at(AT_FDCWD, path, flags, 0);
}

int __open64_2(const char *path, int flags)
{
    return open_at(AT_FDCWD, path, flags, 0);
}

ssize_t read(int fd, void *bytes, size_t length)
{
    return fails_on(KIND_READ, fd) ? -1 : NEXT(read)(fd, bytes, length);
}

/* A disk that is nearly full takes a part before it takes nothing. */
ssize_t write(int fd, const void *bytes, size_t length)
{
    size_t part = kind == KIND_WRITE && length > PART ? length - PART : length;
    return fails_on(KIND_WRITE, fd) ? -1 : NEXT(write)(fd, bytes, part);
}

int fsync(int fd)
{
    return fails_on(KIND_FSYNC, fd) ? -1 : NEXT(fsync)(fd);
}

/* Closed all the same, as the system does it. */
int close(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    bool failing = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && fails_on(KIND_CLOSE, fd);
    int result = NEXT(close)(fd);
    if (failing) {
        errno = error;
    }
    return failing ? -1 : result;
}

int rename(const char *from, const char *to)
{
    return fails(KIND_RENAME, to) ? -1 : NEXT(rename)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    bool there = access(path, F_OK) == 0;
    return !there && fails(KIND_MKDIR, path) ? -1 : NEXT(mkdir)(path, mode);
}

int flock(int fd, int operation)
{
    return fails_on(KIND_FLOCK, fd) ? -1 : NEXT(flock)(fd, operation);
}

/* ---- memory: below the program's own malloc ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t members, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* Looked up once: dlsym() may allocate. */
#define ALLOCATE(name, parameters, arguments)                                                      \
    void *name parameters                                                                          \
    {                                                                                              \
        static __typeof__(&name) next;                                                             \
        if (!next) {                                                                               \
            next = NEXT(name);                                                                     \
        }                                                                                          \
        return kind == KIND_ALLOCATE && fails(KIND_ALLOCATE, "") ? NULL : next arguments;          \
    }
ALLOCATE(__libc_malloc, (size_t size), (size))
ALLOCATE(__libc_calloc, (size_t members, size_t size), (members, size))
ALLOCATE(__libc_realloc, (void *memory, size_t size), (memory, size))
ALLOCATE(__libc_memalign, (size_t alignment, size_t size), (alignment, size))
