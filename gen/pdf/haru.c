#include "pdf/haru.h"

#include <hpdf.h>
#include <libdeflate.h>

/* Pages of one node of the page tree; libharu makes two levels, its arrays hold 32,767. */
#define PAGES_PER_NODE 128
/* libharu counts bytes in 32 bits and does not notice when they run over. */
#define SIZE_LIMIT ((size_t)2000 * 1000 * 1000)

/* Where the entries of an object come from. */
typedef struct Entries {
    EntriesWriter write;
    const void *subject;
    size_t index;
} Entries;

/* The bytes of a stream object. */
typedef struct Stream {
    ObjectId object;
    void *bytes;
    size_t length;
} Stream;

struct Haru {
    HPDF_Doc doc;
    HPDF_Dict shared; /* stands in libharu's list of objects for each dictionary made here */
    ObjectId written; /* the last object written through it */
    Pool *pool;       /* copied entries */
    GArray *entries;  /* of Entries, by object number; 0 is unused */
    Syntax scratch;   /* of the object being written */
    GArray *streams;  /* of Stream, in the order of their objects */
    guint stream;     /* the next one to be written */
    Syntax file;      /* all that was written */
    ObjectId info;
    size_t bytes; /* of all streams and copied entries */
};

/* libharu's memory ends the program when there is none, like all other memory here. Its own
 * memory blocks would be cheaper, but align to four bytes only. */
static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
    return g_malloc(size);
}

static void HPDF_STDCALL release(void *memory)
{
    g_free(memory);
}

static ObjectId object_id(const void *object)
{
    return object ? (ObjectId)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF) : 0;
}

static HPDF_Dict find_dict(const Haru *haru, ObjectId object)
{
    return HPDF_Xref_GetEntry(haru->doc->xref, (HPDF_UINT)object)->obj;
}

/* libharu writes objects in the order of their numbers. */
static ObjectId next_shared(Haru *haru)
{
    do {
        haru->written++;
    } while (find_dict(haru, haru->written) != haru->shared);
    return haru->written;
}

/* Called by libharu between a dictionary's own entries and its >>. The library hands no data
 * through, but every object knows the error record, and that knows whose it is. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    Haru *haru = dict->error->user_data;
    ObjectId object = dict == haru->shared ? next_shared(haru) : object_id(dict);
    const Entries *e = &g_array_index(haru->entries, Entries, (guint)object);
    if (!e->write) {
        return HPDF_OK;
    }
    syntax_clear(&haru->scratch);
    e->write(&haru->scratch, e->subject, e->index);
    syntax_byte(&haru->scratch, '\n');
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)haru->scratch.bytes,
                             (HPDF_UINT)haru->scratch.length);
}

/* Called by libharu behind a dictionary's >>. What is written need not be kept as well. */
static HPDF_STATUS write_stream(HPDF_Dict dict)
{
    Haru *haru = dict->error->user_data;
    ObjectId object = dict == haru->shared ? haru->written : object_id(dict);
    if (haru->stream >= haru->streams->len) {
        return HPDF_OK;
    }
    Stream *stream = &g_array_index(haru->streams, Stream, haru->stream);
    if (stream->object != object) {
        return HPDF_OK;
    }
    HPDF_Stream out = haru->doc->stream;
    HPDF_STATUS status = HPDF_Stream_WriteStr(out, "\nstream\r\n");
    if (status == HPDF_OK && stream->length > 0) {
        status = HPDF_Stream_Write(out, stream->bytes, (HPDF_UINT)stream->length);
    }
    g_free(stream->bytes);
    stream->bytes = NULL;
    haru->stream++;
    return status == HPDF_OK ? HPDF_Stream_WriteStr(out, "\nendstream") : status;
}

/* libharu's own memory streams copy byte by byte into blocks that would have to be joined. */
static HPDF_STATUS append_to_file(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    Haru *haru = stream->attr;
    syntax_append(&haru->file, bytes, length);
    return HPDF_OK;
}

/* The document owns and frees it. */
static HPDF_Stream open_file(Haru *haru)
{
    HPDF_Stream stream = HPDF_GetMem(haru->doc->mmgr, sizeof(HPDF_Stream_Rec));
    *stream = (HPDF_Stream_Rec){.sig_bytes = HPDF_STREAM_SIG_BYTES,
                                .type = HPDF_STREAM_UNKNOWN,
                                .mmgr = haru->doc->mmgr,
                                .error = &haru->doc->error,
                                .write_fn = append_to_file,
                                .attr = haru};
    return stream;
}

/* The file identifier (ISO 32000-1, 14.4; demanded by ISO 19005-3, 6.1.3): a digest of length and
 * two checksums of everything written before it, since a digest of the bytes themselves would take
 * a tenth of the whole time. The trailer is the last thing libharu writes, so all the content
 * stands in the stream by now. Both parts are equal in a file that was never changed. */
static HPDF_STATUS write_identifier(HPDF_Dict trailer, HPDF_Stream stream)
{
    Haru *haru = trailer->error->user_data;
    Syntax *s = &haru->scratch;
    syntax_clear(s);
    const Syntax *file = &haru->file;
    syntax_integer(s, (int64_t)file->length);
    syntax_byte(s, ' ');
    syntax_integer(s, libdeflate_crc32(0, file->bytes, file->length));
    syntax_byte(s, ' ');
    syntax_integer(s, libdeflate_adler32(1, file->bytes, file->length));
    char *digits = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)s->bytes, s->length);
    syntax_clear(s);
    for (int i = 0; i < 2; i++) {
        syntax_put(s, i == 0 ? "/ID [<" : "> <");
        syntax_put(s, digits);
    }
    syntax_put(s, ">]\n");
    g_free(digits);
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)s->bytes, (HPDF_UINT)s->length);
}

/* libharu creates the information dictionary with the first entry and names itself as the
 * producer. The entries are ours (metadata.c), since XMP has to say the same, so that one goes. */
static void empty_info(Haru *haru)
{
    HPDF_Dict info = haru->doc->info;
    if (info) {
        (void)HPDF_Dict_RemoveElement(info, "Producer");
        haru->info = object_id(info);
    }
}

Haru *haru_new(void)
{
    Haru *haru = g_new0(Haru, 1);
    haru->pool = pool_new();
    haru->entries = g_array_new(FALSE, TRUE, sizeof(Entries));
    haru->streams = g_array_new(FALSE, FALSE, sizeof(Stream));
    haru->doc = HPDF_NewEx(NULL, allocate, release, 0, haru);
    if (!haru->doc) {
        g_error("libharu cannot be started"); /* no memory: its only reason */
    }
    haru->doc->pdf_version = HPDF_VER_17;
    haru->doc->trailer->write_fn = write_identifier;
    haru->shared = HPDF_Dict_New(haru->doc->mmgr);
    haru->shared->write_fn = write_entries;
    haru->shared->after_write_fn = write_stream;
    HPDF_SetPagesConfiguration(haru->doc, PAGES_PER_NODE);
    empty_info(haru);
    return haru;
}

void haru_free(Haru *haru)
{
    HPDF_List list = haru->doc->xref->entries;
    for (HPDF_UINT i = 0; i < list->count; i++) {
        HPDF_XrefEntry entry = list->obj[i];
        entry->obj = entry->obj == haru->shared ? NULL : entry->obj;
    }
    HPDF_Dict_Free(haru->shared);
    HPDF_Free(haru->doc);
    syntax_free(&haru->scratch);
    syntax_free(&haru->file);
    g_array_free(haru->entries, TRUE);
    for (; haru->stream < haru->streams->len; haru->stream++) {
        g_free(g_array_index(haru->streams, Stream, haru->stream).bytes);
    }
    g_array_free(haru->streams, TRUE);
    pool_free(haru->pool);
    g_free(haru);
}

/* Gives the object a number. libharu lengthens the list of objects by a constant, and copies it
 * every time; doubling keeps a million objects linear. */
static ObjectId add_object(Haru *haru, void *object)
{
    HPDF_List list = haru->doc->xref->entries;
    if (list->items_per_block < list->count) {
        list->items_per_block = list->count;
    }
    if (list->count >= HPDF_LIMIT_MAX_XREF_ELEMENT) {
        HPDF_SetError(&haru->doc->error, HPDF_XREF_COUNT_ERR, 0);
        return 0; /* libharu remembers the error, but would free the object */
    }
    if (HPDF_Xref_Add(haru->doc->xref, object) != HPDF_OK) {
        return 0;
    }
    return object_id(object);
}

/* libharu's dictionaries take 200 bytes each, and as many steps as their entries: one is entered
 * for all of them. */
ObjectId haru_reserve(Haru *haru)
{
    haru->shared->header.obj_id = 0; /* as if it were new */
    return add_object(haru, haru->shared);
}

void haru_set_late(Haru *haru, ObjectId object, EntriesWriter write, const void *subject,
                   size_t index)
{
    if (object == 0) {
        return;
    }
    if (haru->entries->len <= (guint)object) {
        g_array_set_size(haru->entries, (guint)object + 1);
    }
    g_array_index(haru->entries, Entries, (guint)object) = (Entries){write, subject, index};
    find_dict(haru, object)->write_fn = write_entries;
}

static void write_copy(Syntax *out, const void *subject, size_t length)
{
    syntax_append(out, subject, length);
}

void haru_set(Haru *haru, ObjectId object, const Syntax *entries)
{
    char *copy = pool_strndup(haru->pool, entries->bytes, entries->length);
    haru->bytes += entries->length;
    haru_set_late(haru, object, write_copy, copy, entries->length);
}

ObjectId haru_add(Haru *haru, const Syntax *entries)
{
    ObjectId object = haru_reserve(haru);
    haru_set(haru, object, entries);
    return object;
}

/* Keeps the bytes until they are written behind the object's dictionary. */
static bool keep_stream(Haru *haru, ObjectId object, const void *bytes, size_t length)
{
    haru->bytes += length;
    if (haru->bytes > SIZE_LIMIT) {
        HPDF_SetError(&haru->doc->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
        return false;
    }
    Stream stream = {object, g_memdup2(bytes, length), length};
    g_array_append_val(haru->streams, stream);
    return true;
}

ObjectId haru_add_stream(Haru *haru, const Syntax *entries, const void *bytes, size_t length)
{
    ObjectId object = haru_reserve(haru);
    if (object == 0 || !keep_stream(haru, object, bytes, length)) {
        return 0;
    }
    Syntax s = {0};
    syntax_put(&s, "/Length ");
    syntax_integer(&s, (int64_t)length);
    syntax_byte(&s, '\n');
    syntax_append(&s, entries->bytes, entries->length);
    haru_set(haru, object, &s);
    syntax_free(&s);
    return object;
}

ObjectId haru_add_page(Haru *haru, const Syntax *deflated)
{
    HPDF_Page page = HPDF_AddPage(haru->doc);
    if (!page) {
        return 0;
    }
    /* libharu's box is a float (841.89001), its resources are one dictionary a page. */
    (void)HPDF_Dict_RemoveElement(page, "MediaBox");
    (void)HPDF_Dict_RemoveElement(page, "Resources");
    HPDF_PageAttr attr = page->attr;
    HPDF_Dict contents = attr->contents;
    if (!keep_stream(haru, object_id(contents), deflated->bytes, deflated->length)) {
        return 0;
    }
    /* libharu's own streams take 4 KiB at least, and copy byte by byte. */
    HPDF_Stream_Free(contents->stream);
    contents->stream = attr->stream = NULL;
    contents->after_write_fn = write_stream;
    HPDF_Number_SetValue(HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER),
                         (HPDF_INT32)deflated->length);
    /* Compressed already, which libharu, compressing while it writes, must not know. */
    static const char filter[] = "/Filter /FlateDecode";
    haru_set_late(haru, object_id(contents), write_copy, filter, sizeof filter - 1);
    return object_id(page);
}

ObjectId haru_catalogue(const Haru *haru)
{
    return object_id(haru->doc->catalog);
}

ObjectId haru_info(const Haru *haru)
{
    return haru->info;
}

/* libharu's status stays what it was at the first error; every later call fails without harm. */
GBytes *haru_save(Haru *haru, unsigned long *status)
{
    HPDF_Doc doc = haru->doc;
    *status = HPDF_GetError(doc);
    if (*status == HPDF_OK) {
        syntax_reserve(&haru->file, haru->bytes);
        /* Some may have been reserved and never set. */
        g_array_set_size(haru->entries, MAX(haru->entries->len, doc->xref->entries->count));
        doc->stream = open_file(haru);
        *status = HPDF_SaveToStream(doc);
    }
    if (*status != HPDF_OK) {
        return NULL;
    }
    Syntax file = haru->file;
    haru->file = (Syntax){0};
    return g_bytes_new_take(file.bytes, file.length);
}
