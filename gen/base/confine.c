/* The system calls have no functions in the C library, and are Linux's alone. */
#define _GNU_SOURCE

#include "base/confine.h"

#ifdef KEHOACH_CONFINE

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The first version by which a file may be renamed into another folder; the next one knows the
 * shortening of files, which headers of its time lack. */
#define LEAST_VERSION 2
#define TRUNCATE_VERSION 3
#define TRUNCATE ((uint64_t)1 << 14)

/* No memory that can be written becomes code (Linux 6.3; younger than some headers). */
#define SET_MEMORY_RULES 65
#define REFUSE_NEW_CODE 1

#define FOR_FILES (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE)
#define FOR_READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FOR_WRITING                                                                                \
    (FOR_READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE |                \
     LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |   \
     LANDLOCK_ACCESS_FS_REFER | TRUNCATE)
#define ALL_THERE_ARE                                                                              \
    (FOR_WRITING | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |                     \
     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | \
     LANDLOCK_ACCESS_FS_MAKE_SYM)

static long version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool confine_is_there(void)
{
    return version() >= LEAST_VERSION;
}

static bool allow(int rules, uint64_t handled, const char *path, uint64_t access)
{
    int fd = open(path, O_PATH | O_CLOEXEC);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0) {
        return errno == ENOENT;
    }
    access &= S_ISDIR(about.st_mode) ? handled : handled & FOR_FILES;
    struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = fd};
    bool good = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    (void)close(fd);
    return good;
}

static bool confine_files(const GPtrArray *readable, const char *writable, const char *emptied)
{
    long known = version();
    uint64_t handled = ALL_THERE_ARE;
    if (known < TRUNCATE_VERSION) {
        handled &= ~TRUNCATE;
    }
    struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
    int rules = known < LEAST_VERSION
                    ? -1
                    : (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0) {
        return false;
    }
    /* A path that cannot be allowed is one that the program would miss. */
    bool good = (!writable || allow(rules, handled, writable, FOR_WRITING)) &&
                (!emptied || allow(rules, handled, emptied, LANDLOCK_ACCESS_FS_REMOVE_DIR));
    for (guint i = 0; i < readable->len && good; i++) {
        good = allow(rules, handled, g_ptr_array_index(readable, i), FOR_READING);
    }
    good = good && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    (void)close(rules);
    return good;
}

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* No socket is made and no program started: such calls fail, as if the rights were missing. */
static void confine_calls(void)
{
#ifdef MACHINE
#define REFUSE(call)                                                                               \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1),                                         \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        /* Calls counted in another way, as of 32 bits, are none of ours. */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef __x86_64__
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x40000000, 0, 1), /* x32 */
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
#endif
        REFUSE(socket),
        REFUSE(socketpair),
        REFUSE(connect),
        REFUSE(execve),
        REFUSE(execveat),
        REFUSE(io_uring_setup),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {G_N_ELEMENTS(filter), filter};
    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

bool confine(const GPtrArray *readable, const char *writable, const char *emptied)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return false;
    }
    (void)prctl(SET_MEMORY_RULES, REFUSE_NEW_CODE, 0, 0, 0);
    bool good = confine_files(readable, writable, emptied);
    confine_calls();
    return good;
}

#else

bool confine_is_there(void)
{
    return false;
}

bool confine(const GPtrArray *readable, const char *writable, const char *emptied)
{
    (void)readable;
    (void)writable;
    (void)emptied;
    return false;
}

#endif
