/* SPDX-License-Identifier: MIT */
/*
 * Several documents in one: each becomes a chapter, with its own head, under
 * its title. Their nodes, lines and pictures are numbered on from those before,
 * so that a number means one of them in all of the volume.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "doc/doc.h"
#include "doc/identity.h"
#include "stages.h"

struct part {
    const char *name;
    long before; /* lines of the volume before it */
};

struct volume {
    struct doc *doc;
    struct part *parts;
    size_t n;
    long lines;             /* of the parts so far */
    struct image *image;    /* the last one */
    struct log_entry *told; /* the last note that has its line */
};

struct volume *volume_new(struct arena *arena, struct log *log)
{
    struct volume *volume = ARENA_NEW(arena, struct volume);
    volume->doc = doc_new(arena, log);
    volume->doc->is_volume = true;
    volume->told = log ? log->last : NULL;
    return volume;
}

struct doc *volume_doc(const struct volume *volume)
{
    return volume->doc;
}

/* ---- the title and the headings of a part ---- */

static struct node *title_of(const struct doc *part)
{
    for (struct node *n = part->root; n; n = node_next(n, part->root)) {
        if (n->kind == NODE_TITLE)
            return n;
    }
    return NULL;
}

/* The volume's own title stands above the documents', those above all else. */
static void lower_headings(const struct doc *part, const struct node *title)
{
    for (struct node *n = part->root; n; n = node_next(n, part->root)) {
        if (n->kind == NODE_TITLE)
            n->as.heading.level = n == title ? 1 : 2;
        else if (n->kind == NODE_HEADING)
            n->as.heading.level++;
        if (n->kind == NODE_TITLE)
            n->kind = NODE_HEADING;
    }
}

/* Its title heads the chapter; what has none shows the one that it tells. */
static void head_chapter(struct doc *part)
{
    struct node *title = title_of(part);
    lower_headings(part, title);
    if (title)
        return;
    title = doc_node(part, NODE_HEADING, 0);
    title->as.heading.level = 1;
    doc_add_text(part, title, doc_display_title(part->arena, part), 0);
    doc_insert(part->root, NULL, title);
}

/* ---- numbers ---- */

static void number_nodes(struct volume *volume, const struct doc *part)
{
    uint32_t before = volume->doc->last_id;
    long last = 0;
    for (struct node *n = part->root; n; n = node_next(n, part->root)) {
        last = n->line > last ? n->line : last;
        n->line += n->line > 0 ? volume->lines : 0;
        n->id += before;
    }
    for (struct doc_landscape *l = part->landscapes; l; l = l->next)
        doc_add_landscape(volume->doc, l->from + volume->lines,
                          l->to > last ? last + volume->lines
                                       : l->to + volume->lines);
    volume->doc->last_id += part->last_id;
    volume->lines += last;
}

static void number_images(struct volume *volume, const struct doc *part)
{
    struct image **end =
        volume->image ? &volume->image->next : &volume->doc->images;
    *end = part->images;
    for (struct image *i = part->images; i; i = i->next) {
        i->id = volume->image ? volume->image->id + 1 : 1;
        volume->image = i;
    }
}

static void number_notes(struct volume *volume, const struct log *log,
                         long before)
{
    struct log_entry *entry = volume->told ? volume->told->next : log->first;
    for (; entry; entry = entry->next) {
        entry->line += entry->line > 0 ? before : 0;
        volume->told = entry;
    }
}

/* ---- the parts ---- */

/* A part is in its own language where that is not the volume's. */
static void keep_language(struct volume *volume, const struct doc *part)
{
    struct meta *meta = &volume->doc->meta;
    if (volume->n == 0 && meta->lang.n == 0)
        meta->lang = part->meta.lang;
    if (str_eq(meta->lang, part->meta.lang))
        return;
    FOR_CHILDREN (block, part->root) {
        if (block->lang.n == 0)
            block->lang = part->meta.lang;
    }
}

static void add_sources(struct volume *volume, const struct doc *part)
{
    struct source_file **end = &volume->doc->sources.first;
    while (*end)
        end = &(*end)->next;
    *end = part->sources.first;
}

void volume_add(struct volume *volume, struct doc *part, const char *name)
{
    struct doc *doc = volume->doc;
    long before = volume->lines;
    keep_language(volume, part);
    head_chapter(part);
    number_nodes(volume, part);
    number_images(volume, part);
    if (doc->log)
        number_notes(volume, doc->log, before);
    add_sources(volume, part);
    doc->has_page_numbers |= part->has_page_numbers;
    doc_add(doc, doc->root, NODE_PAGE_BREAK, 0)->as.page_break.opens_part =
        true;
    doc_move_children(part->root, doc->root);
    volume->parts =
        arena_more(doc->arena, volume->parts, volume->n, sizeof *volume->parts);
    volume->parts[volume->n++] = (struct part){name, before};
}

const char *volume_place(const struct volume *volume, long *line)
{
    size_t i = volume->n;
    while (i > 0 && volume->parts[i - 1].before >= *line)
        i--;
    if (i == 0)
        return NULL;
    *line -= volume->parts[i - 1].before;
    return volume->parts[i - 1].name;
}

/* The title page: the title that the metadata name, else what it is. */
void volume_complete(struct volume *volume)
{
    struct doc *doc = volume->doc;
    struct node *title = doc_node(doc, NODE_TITLE, 0);
    bool vietnamese = language_is(doc->meta.lang, "vi");
    if (doc->meta.title.n == 0)
        doc->meta.title =
            vietnamese ? STR("Tập văn bản") : STR("Collected documents");
    doc_add_text(doc, title, doc->meta.title, 0);
    doc_insert(doc->root, NULL, title);
}
