/* Building only what changed: contents known by their digests, what an earlier build made and from
 * what, work spread over threads, one build at a time in a folder.
 *
 * All of it lies in the folder BUILD_FOLDER below the outputs' root:
 *   khoa          the lock; empty
 *   tam/          files that are being written; emptied by the next build
 *   ban-ghi/…     a record a plan, named by its slug
 *   trang-chung   the record of the site
 *   da-xem        digests of files by what the disk says of them (inode, size, times)
 * Records are the same wherever the same is built: they hold no path of this machine and no time.
 * Only da-xem does. All of it may be deleted at any time: the next build then makes everything. */
#ifndef KEHOACH_BUILD_BUILD_H
#define KEHOACH_BUILD_BUILD_H

#include "base/output.h"

#include <glib.h>
#include <stdbool.h>

#define BUILD_FOLDER ".kehoach"
#define BUILD_ASIDE_FOLDER "tam"
#define BUILD_SEEN_FILE "da-xem"

/* ---- digests ---- */

/* XXH3 with 128 bits, by xxHash, in the order of bytes that is the same on every machine. It tells
 * whether bytes are those of before and is several times as fast as a digest that nobody can forge.
 * It protects nothing: whoever may write a source can make another with the same digest and gains
 * no more than that this plan is not made anew; what reaches outputs and what is deleted below the
 * outputs' root is in the hands of those who may write there anyway. By chance two contents are
 * taken for one in one of 2^128 cases. */
typedef struct Digest {
    guint8 byte[16];
} Digest;

bool digest_equal(const Digest *a, const Digest *b);
Digest digest_of_bytes(const void *bytes, size_t length);

/* The digest of bytes that come in parts, as if they came at once. */
typedef struct XXH3_state_s DigestSum; /* xxHash's own */

DigestSum *digest_begin(void);
void digest_add(DigestSum *sum, const void *bytes, size_t length);
/* Frees the sum. */
Digest digest_end(DigestSum *sum);

/* Digests of files, remembered from build to build. A file is not read again as long as the disk
 * says that it is the same (device, inode, size, time of change of content and of state, to the
 * nanosecond); one that changed so lately that a later change could carry the same time is not
 * remembered. Any thread may call. */
typedef struct Seen Seen;

/* `path` is where it is kept; what is there and not whole is treated as absent. */
Seen *seen_open(const char *path);
/* False if it is no readable file. */
bool seen_digest(Seen *seen, const char *path, Digest *digest);
/* This process has just written `path` with that content. */
void seen_learn(Seen *seen, const char *path, const Digest *digest);
/* Keeps what is new, if anything is; drops what this run did not meet if `all` files were looked
 * at. Trouble is passed over: it costs the next build time. */
void seen_save(Seen *seen, bool all);
void seen_free(Seen *seen);

/* The names and contents of the files of a folder; hidden ones and folders in it do not count.
 * False if the folder or a file in it cannot be read, or is no file. */
bool digest_folder(Seen *seen, const char *folder, Digest *digest);
/* The contents of the files in this order; one that is not there counts as such. */
Digest digest_files(Seen *seen, const GPtrArray *paths);
/* The running program: the build identifiers (or else the contents) of its executable and of every
 * library it runs with. */
Digest digest_program(Seen *seen);

/* ---- records ---- */

/* What outputs are made from. */
typedef enum BuildKey {
    KEY_PROGRAM,   /* with its message catalogue, whose words stand in pages */
    KEY_FONTS,     /* manifest and every file it names */
    KEY_ADDRESS,   /* of the site on the web: --site-url */
    KEY_CATALOGUE, /* content/danh-muc */
    KEY_SOURCES,   /* of a plan its folder; of the site the keys of all plans */
    KEY_COUNT
} BuildKey;

typedef struct RecordFile {
    char *name; /* below the plan's folder or the outputs' root */
    guint64 size;
    Digest digest;
    bool former; /* made once, no longer made */
} RecordFile;

typedef struct Record {
    Digest key[KEY_COUNT];
    guint pages;
    GArray *file; /* of RecordFile; owns the names */
} Record;

Record *record_new(void);
void record_free(Record *record);
void record_add(Record *record, const char *name, guint64 size, const Digest *digest, bool former);
/* NULL if there is none, or one that is not whole or not ours. Its names are safe: they stay below
 * the folder they are joined to. */
Record *record_read(const char *path);
GBytes *record_write(const Record *record);
/* Adds as former what `before` (or NULL) knows and `record` does not make. */
void record_keep_former(Record *record, const Record *before);

/* Where the record of a plan lies below the outputs' root; of the site with NULL. g_free it. */
char *record_path(const char *root, const char *slug);
/* The slugs of all plans with a record below the outputs' root, sorted. */
GPtrArray *record_list(const char *root);

/* ---- products: what has one record, a plan or the site ---- */

/* Why it is made. */
typedef enum BuildReason {
    REASON_NONE,                             /* it is up to date */
    REASON_NEW,                              /* never made, or the record is lost */
    REASON_KEY,                              /* + BuildKey: made from something else */
    REASON_OUTPUTS = REASON_KEY + KEY_COUNT, /* a file is missing or not as it was made */
    REASON_FORCED,
    REASON_COUNT
} BuildReason;

typedef enum ProductStatus { PRODUCT_KEPT, PRODUCT_MADE, PRODUCT_FAILED } ProductStatus;

/* Where products lie. */
typedef struct BuildPlace {
    const char *root; /* of the outputs */
    Seen *seen;
    Flusher *flusher;
} BuildPlace;

typedef struct Product {
    const char *slug; /* of a plan, borrowed; NULL: the site */
    Digest key[KEY_COUNT];
    bool known; /* the key is: else there is no record */
    BuildReason reason;
    ProductStatus status;
    Record *before; /* of an earlier build, or NULL */
    Record *record; /* of this one, or NULL */
    OutputBatch *batch;
    Findings *findings;
} Product;

void product_init(Product *product, const char *slug);
void product_clear(Product *product);
/* Finds out whether it has to be made; its key is set. */
void product_examine(Product *product, const BuildPlace *place, bool forced);
/* Makes ready for product_stage. */
void product_begin(Product *product, const BuildPlace *place);
/* Puts a file aside; takes the bytes. As output_batch_stage. */
bool product_stage(Product *product, const BuildPlace *place, const char *name, GBytes *bytes);
/* Puts the record aside too, after all files. */
bool product_stage_record(Product *product, const BuildPlace *place);
/* Everything takes its place. Sets the status. */
bool product_commit(Product *product, const BuildPlace *place);
/* Deletes the files that are no longer made, if they still are as they were made; gives their paths
 * to `deleted`. */
void product_prune(Product *product, const BuildPlace *place, GPtrArray *deleted);
/* The same for all files of a plan that is no more, and its record. */
void product_prune_all(const char *slug, const BuildPlace *place, GPtrArray *deleted);

/* ---- one at a time ---- */

/* Takes the lock of the outputs' root, which has to be there, and clears away what a build that was
 * cut short has left aside. If another build holds it, `on_wait` is called and then waited for. The
 * lock ends with the process, however it ends. Gives -1 if the folder is not writable: then there
 * is nothing to protect; or for another trouble, with a finding: then nothing may be written. */
int build_lock(const char *root, void (*on_wait)(void), Findings *findings);
void build_unlock(int lock);

/* ---- threads ---- */

typedef void (*ScheduleStep)(void *context, guint index);
typedef guint64 (*ScheduleWeigh)(void *context, guint index);

/* What is done for each of several; all but the work may be NULL. */
typedef struct ScheduleSteps {
    /* What is heaviest begins first, so that no thread is left alone with it at the end. */
    ScheduleWeigh weigh;
    /* On one of the threads that work. */
    ScheduleStep work;
    /* After the work, where it only waits for the disk: in a thread of several that are there for
     * it, so that a disk which answers many at once is asked by many at once while others work. */
    ScheduleStep settle;
    /* Last, in the calling thread, in the order in which they end. */
    ScheduleStep done;
} ScheduleSteps;

/* Runs the steps for 0 … count - 1, the work on `jobs` threads. With one job all runs in the
 * calling thread, in order. */
void schedule_run(guint count, guint jobs, const ScheduleSteps *steps, void *context);
guint schedule_cores(void);

#endif
