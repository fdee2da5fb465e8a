/* The files of pictures: where they are, what they are, and what they are published as. */
#include "source/parts.h"

#include "base/message.h"
#include "base/names.h"
#include "base/nearest.h"

#include <string.h>

/* Of the name and of the digest in a published file's name. */
#define MAX_STEM 40
#define DIGEST_LENGTH 12

static void add_missing(const Plan *plan, const char *name, SourcePos pos, Findings *findings)
{
    GPtrArray *names = plan->folder ? names_in_folder(plan->folder) : NULL;
    const char *near =
        names ? nearest_name(name, (const char *const *)(gpointer)names->pdata, names->len) : NULL;
    findings_add(findings, near ? FINDING_MD_IMAGE_NEAR : FINDING_MD_IMAGE_MISSING, pos, name, near,
                 NULL);
    if (names) {
        g_ptr_array_unref(names);
    }
}

/* The path of the file, to be freed; NULL after a finding. */
static char *find_file(const Plan *plan, const char *name, SourcePos pos, Findings *findings)
{
    if (!source_is_file_name(name)) {
        findings_add(findings, FINDING_PATH_FORM, pos, name, "ban-do.png", NULL);
        return NULL;
    }
    char *path = g_build_filename(plan->folder ? plan->folder : "", name, NULL);
    PathPlace place = plan->folder ? source_path_place(plan->folder, path) : PATH_ABSENT;
    if (place == PATH_INSIDE) {
        return path;
    }
    if (place == PATH_OUTSIDE) {
        findings_add(findings, FINDING_PATH_OUTSIDE, pos, name, NULL);
    } else {
        add_missing(plan, name, pos, findings);
    }
    g_free(path);
    return NULL;
}

static void add_number(char text[32], guint64 number)
{
    g_snprintf(text, 32, "%" G_GUINT64_FORMAT, number);
}

static GBytes *load(const char *path, const char *name, SourcePos pos, Findings *findings)
{
    GByteArray *bytes = g_byte_array_new();
    off_t size = 0;
    int error = source_read_file(path, bytes, IMAGE_MAX_BYTES, &size);
    if (error == 0 && bytes->len <= IMAGE_MAX_BYTES) {
        return g_byte_array_free_to_bytes(bytes);
    }
    if (error != 0) {
        source_add_unreadable(findings, pos, name, error);
    } else {
        char is[32], limit[32];
        add_number(is, (guint64)MAX(size, (off_t)bytes->len));
        add_number(limit, IMAGE_MAX_BYTES);
        findings_add(findings, FINDING_IMAGE_FILE_LARGE, pos, name, is, limit, NULL);
    }
    g_byte_array_unref(bytes);
    return NULL;
}

static void refuse(GBytes *bytes, const char *name, ImageHeader header, ImageFault fault,
                   SourcePos pos, Findings *findings)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    const char *other = image_other_kind(data, length);
    char width[32], height[32], side[32], all[32];
    switch (fault) {
    case IMAGE_FAULT_SIZE:
        add_number(width, (guint64)header.width);
        add_number(height, (guint64)header.height);
        add_number(side, IMAGE_MAX_SIDE);
        add_number(all, IMAGE_MAX_PIXELS);
        findings_add(findings, FINDING_IMAGE_SIDES, pos, name, width, height, side, all, NULL);
        break;
    case IMAGE_FAULT_KIND:
        findings_add(findings, other ? FINDING_IMAGE_KIND_OTHER : FINDING_IMAGE_KIND, pos, name,
                     other, NULL);
        break;
    default:
        findings_add(findings, FINDING_IMAGE_DAMAGED, pos, name, NULL);
        break;
    }
}

static Image *open_image(const Plan *plan, const char *name, SourcePos pos, Findings *findings)
{
    char *path = find_file(plan, name, pos, findings);
    GBytes *bytes = path ? load(path, name, pos, findings) : NULL;
    Image *image = NULL;
    if (bytes) {
        ImageHeader header;
        ImageFault fault;
        image = image_open(bytes, &header, &fault);
        if (!image) {
            refuse(bytes, name, header, fault, pos, findings);
        }
        g_bytes_unref(bytes);
    }
    g_free(path);
    return image;
}

/* "Bản đồ.png" -> "hinh/ban-do-1f2e3d4c5b6a.png". */
static const char *published_name(Pool *pool, const char *name, const Image *image)
{
    const char *ending = strrchr(name, '.');
    char *stem = ending ? g_strndup(name, (gsize)(ending - name)) : g_strdup(name);
    const char *slug = plan_slug(pool, stem, MAX_STEM);
    g_free(stem);
    return pool_printf(pool, PLAN_IMAGE_FOLDER "/%s%s%.*s.%s", slug, *slug ? "-" : "",
                       DIGEST_LENGTH, image_digest(image), image_ending(image_header(image).kind));
}

static bool is_published(const Plan *plan, const PlanImage *image)
{
    for (guint i = 0; i < plan->images->len; i++) {
        const PlanImage *other = g_ptr_array_index(plan->images, i);
        if (other != image && other->file && strcmp(other->file, image->file) == 0) {
            return true;
        }
    }
    return false;
}

static PlanImage *add_image(Plan *plan, const char *name, SourcePos pos)
{
    PlanImage *image = POOL_NEW(plan->pool, PlanImage);
    image->name = pool_strdup(plan->pool, name);
    image->pos = pos;
    g_ptr_array_add(plan->images, image);
    return image;
}

const PlanImage *image_read(Plan *plan, const char *name, SourcePos pos, Findings *findings)
{
    for (guint i = 0; i < plan->images->len; i++) {
        const PlanImage *known = g_ptr_array_index(plan->images, i);
        if (strcmp(known->name, name) == 0) {
            return known->image ? known : NULL;
        }
    }
    if (plan->images->len > SOURCE_MAX_IMAGES) {
        return NULL;
    }
    PlanImage *image = add_image(plan, name, pos);
    if (plan->images->len > SOURCE_MAX_IMAGES) {
        /* The one beyond the limit stands for all that follow. */
        char limit[32];
        add_number(limit, SOURCE_MAX_IMAGES);
        findings_add(findings, FINDING_MD_IMAGES_TOO_MANY, pos, limit, NULL);
        return NULL;
    }
    image->image = open_image(plan, name, pos, findings);
    if (!image->image) {
        return NULL;
    }
    image->file = published_name(plan->pool, name, image->image);
    image->again = is_published(plan, image);
    return image;
}

void source_check_images(const Plan *plan, Findings *findings)
{
    for (guint i = 0; i < plan->images->len; i++) {
        const PlanImage *image = g_ptr_array_index(plan->images, i);
        if (image->image && !image_data(image->image)) {
            findings_add(findings, FINDING_IMAGE_DAMAGED, image->pos, image->name, NULL);
        }
    }
}
