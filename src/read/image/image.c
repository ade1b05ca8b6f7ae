/* SPDX-License-Identifier: MIT */
/*
 * The images of a document: found and looked at once each, however often the
 * tree shows them, and later made into the renditions of the editions. A
 * broken image costs that image, with a warning, and nothing else; one that
 * was accepted here is good for both editions.
 */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "read/image/image.h"
#include "stages.h"

enum { BUCKETS = 1024, LABEL = 80 };

/* A source that was met: an image, or NULL when it cannot be shown. */
struct met {
    struct met *next;
    struct str source;
    const struct image_shape *shape;
    struct image *image;
};

struct loader {
    struct doc *doc;
    struct arena *work; /* emptied after each image */
    struct finder *finder;
    struct drawings *drawings; /* or NULL */
    struct image **end;        /* of the document's list */
    uint32_t count;
    uint64_t work_done; /* that decoding the images so far takes */
    struct met *met[BUCKETS];
};

/* Names of files differ at their end, and of "data:" by their length. */
static struct met **bucket_of(struct loader *l, struct str source)
{
    enum { TAIL = 24 };
    size_t hash = source.n;
    for (size_t i = source.n > TAIL ? source.n - TAIL : 0; i < source.n; i++)
        hash = hash * 31 + (unsigned char)source.s[i];
    return &l->met[hash % BUCKETS];
}

/* "data:" can be long, and its beginning says enough. */
static void tell(struct doc *doc, const struct image *image, const char *what)
{
    struct str label = str_slice(image->source, 0, LABEL);
    while (label.n && label.n < image->source.n &&
           utf8_goes_on(image->source.s[label.n]))
        label.n--;
    warn(doc->log, image->line, "the image \"%.*s%s\" %s", STR_ARG(label),
         label.n < image->source.n ? "..." : "", _(what));
}

/* The two formats that become one of the others at once. */
static const char *convert(struct arena *arena, struct arena *work,
                           struct picture *picture)
{
    struct pixels pixels = {0, 0, 0, NULL};
    bool lossy = false;
    const char *problem = picture->kind == IMAGE_KIND_GIF
                              ? gif_read(work, picture, &pixels)
                              : webp_read(work, picture, &pixels, &lossy);
    if (!problem)
        image_convert(arena, work, picture, &pixels, lossy);
    return problem;
}

const char *image_probe(struct arena *arena, struct arena *work,
                        struct picture *picture)
{
    picture->kind = image_kind(picture->bytes);
    switch (picture->kind) {
    case IMAGE_KIND_JPEG:
        return jpeg_probe(arena, picture);
    case IMAGE_KIND_PNG:
        return png_probe(arena, work, picture);
    case IMAGE_KIND_WEBP:
    case IMAGE_KIND_GIF:
        return convert(arena, work, picture);
    default:
        return image_advice(picture->bytes);
    }
}

static const char *reshape(struct loader *l, const struct image *image,
                           struct picture *picture)
{
    if (!image->shape ||
        image_reshape(l->doc->arena, l->work, picture, image->shape))
        return NULL;
    return N_("is damaged; what is shown of it could not be decoded");
}

static const char *load(struct loader *l, struct image *image)
{
    struct picture *picture = ARENA_NEW(l->doc->arena, struct picture);
    const char *problem = image_find(l->finder, image->source, &picture->bytes);
    picture->work_before = l->work_done;
    if (!problem && image_kind(picture->bytes) == IMAGE_KIND_OTHER)
        (void)image_drawn(l->drawings, l->work, image->source, &picture->bytes);
    if (!problem)
        problem = image_probe(l->doc->arena, l->work, picture);
    if (!problem)
        problem = reshape(l, image, picture);
    l->work_done += picture->work;
    if (problem)
        return problem;
    if (picture->damage)
        tell(l->doc, image, picture->damage);
    image->file = picture;
    image->width = picture->turn < 5 ? picture->width : picture->height;
    image->height = picture->turn < 5 ? picture->height : picture->width;
    return NULL;
}

/* A page offers a picture in several places, of which only some were saved. */
static bool load_other(struct loader *l, struct image *image,
                       const struct node *node)
{
    const struct strs *others = &node->as.image->others;
    for (size_t i = 0; i < others->n; i++) {
        image->source = others->at[i];
        if (!load(l, image))
            return true;
    }
    image->source = node->as.image->source;
    return false;
}

static struct image *load_new(struct loader *l, const struct node *node)
{
    struct image *image = ARENA_NEW(l->doc->arena, struct image);
    image->source = node->as.image->source;
    image->shape = node->as.image->shape;
    image->line = node->line;
    const char *problem = load(l, image);
    if (problem && load_other(l, image, node))
        problem = NULL;
    if (problem)
        tell(l->doc, image, problem);
    arena_clear(l->work);
    if (problem)
        return NULL;
    image->id = ++l->count;
    *l->end = image;
    l->end = &image->next;
    return image;
}

static bool is_same_shape(const struct image_shape *a,
                          const struct image_shape *b)
{
    if (!a || !b)
        return a == b;
    return a->left == b->left && a->top == b->top && a->right == b->right &&
           a->bottom == b->bottom && a->turn == b->turn && a->askew == b->askew;
}

static struct image *load_once(struct loader *l, const struct node *node)
{
    struct str source = node->as.image->source;
    struct met **bucket = bucket_of(l, source);
    for (const struct met *m = *bucket; m; m = m->next) {
        if (str_eq(m->source, source) &&
            is_same_shape(m->shape, node->as.image->shape))
            return m->image;
    }
    struct met *met = ARENA_NEW(l->doc->arena, struct met);
    *met =
        (struct met){*bucket, source, node->as.image->shape, load_new(l, node)};
    *bucket = met;
    return met->image;
}

static struct loader *loader_new(struct doc *doc)
{
    struct loader *l = ARENA_NEW(doc->arena, struct loader);
    l->doc = doc;
    l->work = arena_child(doc->arena);
    l->finder = image_finder(doc, l->work);
    l->end = &doc->images;
    l->drawings = image_draw(doc, l->finder);
    return l;
}

/* A page that was saved with small forms of its pictures says sizes that are
 * meant for large ones: such a picture is as large as its pixels make it. */
static void limit_size(const struct doc *doc, struct node *image)
{
    enum { PIXEL = 750 /* 1/1000 pt (CSS Values and Units 3, 6.2) */ };
    const struct image *picture = image->as.image->picture;
    bool beyond = picture && picture->width > 0 &&
                  image->as.image->width / PIXEL > picture->width;
    if (doc->web_page && beyond)
        image->as.image->width = image->as.image->height = 0;
}

void load_images(struct doc *doc)
{
    struct loader *l = NULL;
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind != NODE_IMAGE)
            continue;
        if (!l)
            l = loader_new(doc);
        n->as.image->picture = load_once(l, n);
        if (n->as.image->picture)
            image_size_drawn(l->drawings, n);
        limit_size(doc, n);
    }
}

/* What an edition makes of the pictures, and of which. */
struct demand {
    const struct print_size *sizes; /* NULL: it is for a screen, and of all */
    const bool *wanted;             /* NULL: all that have a size */
    int dpi;
    const struct rendition *made; /* by their numbers; NULL: no memory */
};

static struct rendition make_one(struct arena *arena, struct arena *work,
                                 const struct image *image,
                                 const struct demand *demand)
{
    if (!demand->sizes)
        return image_make_screen(arena, work, image);
    const struct print_size *size = &demand->sizes[image->id];
    if (size->width <= 0 || size->height <= 0)
        return (struct rendition){.form = IMAGE_NONE};
    if (!demand->wanted)
        return image_make_print(arena, work, image, size, demand->dpi);
    if (demand->wanted[image->id])
        return image_make_drawn(arena, work, image, size, demand->dpi);
    return (struct rendition){.form = IMAGE_NONE};
}

static void make_all(const struct doc *doc, struct arena *arena,
                     struct demand *demand)
{
    struct rendition *made =
        ARENA_ARRAY(arena, doc_image_count(doc) + 1, struct rendition);
    struct arena *work = doc->images ? arena_child(arena) : NULL;
    for (const struct image *i = doc->images; i; i = i->next) {
        made[i->id] = make_one(arena, work, i, demand);
        arena_clear(work);
    }
    demand->made = made;
}

static const struct rendition *make(const struct doc *doc, struct arena *arena,
                                    struct demand *demand,
                                    struct anban_error *err)
{
    struct arena_trap trap;
    if (!ARENA_TRAP(arena, trap))
        make_all(doc, arena, demand);
    arena_untrap(arena, &trap);
    if (!demand->made)
        fail(err, ANBAN_NO_MEMORY, "out of memory for the images");
    return demand->made;
}

const struct rendition *screen_images(const struct doc *doc,
                                      struct arena *arena,
                                      struct anban_error *err)
{
    return make(doc, arena, &(struct demand){.sizes = NULL}, err);
}

const struct rendition *print_images(const struct doc *doc, struct arena *arena,
                                     const struct print_size *sizes, int dpi,
                                     struct anban_error *err)
{
    return make(doc, arena, &(struct demand){.sizes = sizes, .dpi = dpi}, err);
}

const struct rendition *draw_images(const struct doc *doc, struct arena *arena,
                                    const struct print_size *sizes,
                                    const bool *wanted, int dpi,
                                    struct anban_error *err)
{
    return make(doc, arena, &(struct demand){sizes, wanted, dpi, NULL}, err);
}

/* Told once: `damage` stands from then on. */
static void tell_partial(struct doc *doc, const struct image *image)
{
    if (image->file->damage)
        return;
    image->file->damage = N_("is damaged; only part of it could be decoded");
    tell(doc, image, image->file->damage);
}

void tell_images(struct doc *doc, const struct rendition *made)
{
    for (const struct image *i = doc->images; made && i; i = i->next) {
        if (made[i->id].partial)
            tell_partial(doc, i);
    }
}
