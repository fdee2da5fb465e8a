/* A library that is loaded before the program's own and, when the program ends, tries what a source
 * that had taken over the program would try. Tells on standard error what it was given: "read 0" if
 * it was, "read 13" with the number of the error if not.
 *
 *   ESCAPE_READ, ESCAPE_WRITE   files to read and to make
 *   ESCAPE_MAY_READ             a file that the program itself reads */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *word, int error)
{
    char line[64];
    int length = snprintf(line, sizeof line, "\n%s %d\n", word, error);
    ssize_t written = write(STDERR_FILENO, line, (size_t)length);
    (void)written;
}

static void try_open(const char *word, const char *name, int flags)
{
    const char *path = getenv(name);
    if (path) {
        int fd = open(path, flags | O_CLOEXEC, 0644);
        tell(word, fd >= 0 ? 0 : errno);
        if (fd >= 0) {
            (void)close(fd);
        }
    }
}

static void try_code(void)
{
    void *memory =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    tell("code", memory != MAP_FAILED ? 0 : errno);
}

static void try_program(void)
{
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(errno);
    }
    int status = 0;
    (void)waitpid(child, &status, 0);
    tell("program", WEXITSTATUS(status));
}

__attribute__((destructor)) static void escape(void)
{
    unsetenv("LD_PRELOAD");
    try_open("may-read", "ESCAPE_MAY_READ", O_RDONLY);
    try_open("read", "ESCAPE_READ", O_RDONLY);
    try_open("write", "ESCAPE_WRITE", O_WRONLY | O_CREAT);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    tell("network", fd >= 0 ? 0 : errno);
    try_program();
    try_code();
}
