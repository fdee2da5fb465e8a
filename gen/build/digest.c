/* Contents by their digests; the program by what the linker says of it. */
/* dl_iterate_phdr() is beyond POSIX. */
#define _GNU_SOURCE

#include "build/build.h"

#include "base/names.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <xxhash.h>

bool digest_equal(const Digest *a, const Digest *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static Digest digest_of(XXH128_hash_t hash)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    Digest digest;
    G_STATIC_ASSERT(sizeof digest.byte == sizeof canonical.digest);
    memcpy(digest.byte, canonical.digest, sizeof digest.byte);
    return digest;
}

Digest digest_of_bytes(const void *bytes, size_t length)
{
    return digest_of(XXH3_128bits(bytes, length));
}

DigestSum *digest_begin(void)
{
    DigestSum *sum = XXH3_createState();
    if (!sum) {
        g_error("xxHash: out of memory"); /* its only reason; ends the program as GLib does */
    }
    (void)XXH3_128bits_reset(sum);
    return sum;
}

void digest_add(DigestSum *sum, const void *bytes, size_t length)
{
    (void)XXH3_128bits_update(sum, bytes, length);
}

Digest digest_end(DigestSum *sum)
{
    Digest digest = digest_of(XXH3_128bits_digest(sum));
    (void)XXH3_freeState(sum);
    return digest;
}

/* The end of a name cannot be taken for the beginning of a content. */
static bool add_file(DigestSum *sum, Seen *seen, const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    Digest digest;
    bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    bool good = is_folder || seen_digest(seen, path, &digest);
    if (good && !is_folder) {
        digest_add(sum, name, strlen(name) + 1);
        digest_add(sum, &digest, sizeof digest);
    }
    g_free(path);
    return good;
}

bool digest_folder(Seen *seen, const char *folder, Digest *digest)
{
    GPtrArray *names = names_in_folder(folder);
    if (!names) {
        return false;
    }
    DigestSum *sum = digest_begin();
    bool good = true;
    for (guint i = 0; i < names->len && good; i++) {
        good = add_file(sum, seen, folder, g_ptr_array_index(names, i));
    }
    *digest = digest_end(sum);
    g_ptr_array_unref(names);
    return good;
}

Digest digest_files(Seen *seen, const GPtrArray *paths)
{
    DigestSum *sum = digest_begin();
    for (guint i = 0; i < paths->len; i++) {
        Digest digest;
        guchar there = seen_digest(seen, g_ptr_array_index(paths, i), &digest);
        digest_add(sum, &there, 1);
        if (there) {
            digest_add(sum, &digest, sizeof digest);
        }
    }
    return digest_end(sum);
}

/* ---- the program ---- */

typedef struct Program {
    DigestSum *sum;
    Seen *seen;
} Program;

static bool add_note(Program *program, const char *note, size_t room)
{
    while (room >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        memcpy(&head, note, sizeof head);
        size_t name = ((size_t)head.n_namesz + 3) & ~(size_t)3;
        size_t size = sizeof head + name + (((size_t)head.n_descsz + 3) & ~(size_t)3);
        if (size > room) {
            return false;
        }
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == sizeof ELF_NOTE_GNU &&
            memcmp(note + sizeof head, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
            digest_add(program->sum, note + sizeof head + name, head.n_descsz);
            return true;
        }
        note += size;
        room -= size;
    }
    return false;
}

static bool add_build_id(Program *program, const struct dl_phdr_info *object)
{
    for (ElfW(Half) i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type == PT_NOTE) {
            /* The loader maps notes with the object; its address is all it says of them. */
            const char *note = (const char *)(object->dlpi_addr +
                                              part->p_vaddr); // NOLINT(performance-no-int-to-ptr)
            if (add_note(program, note, part->p_memsz)) {
                return true;
            }
        }
    }
    return false;
}

/* The first object is the executable and has no name; of the others, one without a file is the
 * kernel's and makes no output. */
static int add_object(struct dl_phdr_info *object, size_t size, void *context)
{
    (void)size;
    Program *program = context;
    const char *path = *object->dlpi_name ? object->dlpi_name : "/proc/self/exe";
    if (*path == '/' && !add_build_id(program, object)) {
        Digest digest = {0};
        (void)seen_digest(program->seen, path, &digest);
        digest_add(program->sum, &digest, sizeof digest);
    }
    return 0;
}

Digest digest_program(Seen *seen)
{
    Program program = {digest_begin(), seen};
    (void)dl_iterate_phdr(add_object, &program);
    return digest_end(program.sum);
}
