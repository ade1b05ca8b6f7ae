/* SPDX-License-Identifier: MIT */
/*
 * Building and walking the tree. A node knows its parent, first and last child
 * and its next sibling; that is enough for every pass, and short to keep right.
 */
#include "doc/doc.h"

#include "base/arena.h"
#include "base/buf.h"
#include "stages.h"

static const struct {
    const char *name, *element, *role;
    enum node_level level;
} kinds[] = {
#define X(kind, name, element, role, level)                                    \
    [NODE_##kind] = {name, element, role, LEVEL_##level},
    NODE_KINDS(X)
#undef X
};

const char *node_name(enum node_kind kind)
{
    return kinds[kind].name;
}

const char *node_element(enum node_kind kind)
{
    return kinds[kind].element;
}

const char *node_role(enum node_kind kind)
{
    return kinds[kind].role;
}

bool doc_heads_part(const struct doc *doc, const struct node *heading)
{
    return doc->is_volume && heading->as.heading.level == 1;
}

struct node *doc_find(const struct doc *doc, enum node_kind kind)
{
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == kind)
            return block;
    }
    return NULL;
}

const struct node *node_line(const struct node *of, enum line_role role)
{
    for (const struct node *n = of ? of->first : NULL; n; n = n->next) {
        if (n->kind == NODE_PARAGRAPH && n->as.line.role == role)
            return n;
    }
    return NULL;
}

struct node *node_cell(const struct node *row, int column)
{
    struct node *cell = row->first;
    for (int i = 0; cell && i < column; i++)
        cell = cell->next;
    return cell;
}

const char *line_role_name(const struct node *line)
{
    static const char *const names[] = {
        [LINE_PLAIN] = "plain",
        [LINE_PARENT_BODY] = "parent-body",
        [LINE_ISSUING_BODY] = "issuing-body",
        [LINE_ACRONYM] = "acronym",
        [LINE_NATION] = "nation",
        [LINE_MOTTO] = "motto",
        [LINE_NUMBER] = "number",
        [LINE_PLACE_DATE] = "place-date",
        [LINE_ABSTRACT] = "abstract",
        [LINE_SECRECY] = "secrecy",
        [LINE_URGENCY] = "urgency",
        [LINE_RECIPIENTS] = "recipients",
        [LINE_POST] = "post",
        [LINE_NAME] = "name",
        [LINE_AUTHORITY] = "authority",
        [LINE_GROUNDS] = "grounds",
        [LINE_ENACTMENT] = "enactment",
        [LINE_TITLE_NOTE] = "title-note",
        [LINE_VERSE] = "verse",
    };
    enum node_kind parent = line->parent ? line->parent->kind : NODE_DOCUMENT;
    bool has_role = line->kind == NODE_PARAGRAPH &&
                    (parent == NODE_LETTERHEAD || parent == NODE_SIGNATURE ||
                     line->as.line.role != LINE_PLAIN);
    return has_role ? names[line->as.line.role] : NULL;
}

bool node_is_inline(enum node_kind kind)
{
    return kinds[kind].level == LEVEL_INLINE;
}

struct doc *doc_new(struct arena *arena, struct log *log)
{
    struct doc *doc = ARENA_NEW(arena, struct doc);
    doc->arena = arena;
    doc->log = log;
    doc->root = doc_node(doc, NODE_DOCUMENT, 0);
    return doc;
}

void doc_set_folder(struct doc *doc, struct str folder)
{
    doc->folder = folder;
}

void doc_set_hints(struct doc *doc, struct hints *hints)
{
    doc->hints = hints;
}

void doc_tell_all(struct doc *doc)
{
    doc->tells_all = true;
}

bool doc_is_made_of(const struct doc *doc, const struct stat *info)
{
    return sources_have(&doc->sources, info);
}

void doc_set_opener(struct doc *doc, const struct image_opener *opener)
{
    doc->opener = *opener;
}

void doc_set_drawer(struct doc *doc, const struct image_drawer *drawer)
{
    doc->drawer = *drawer;
}

void doc_set_watch(struct doc *doc, const struct page_watch *watch)
{
    doc->watch = *watch;
}

struct node *doc_node(struct doc *doc, enum node_kind kind, long line)
{
    struct node *node = ARENA_NEW(doc->arena, struct node);
    node->kind = kind;
    node->id = ++doc->last_id;
    node->line = line;
    if (kind == NODE_IMAGE)
        node->as.image = ARENA_NEW(doc->arena, struct shown_image);
    return node;
}

void doc_copy_content(struct doc *doc, struct node *node,
                      const struct node *from)
{
    node->as = from->as;
    if (node->kind != NODE_IMAGE)
        return;
    node->as.image = ARENA_NEW(doc->arena, struct shown_image);
    *node->as.image = *from->as.image;
}

void doc_insert(struct node *parent, struct node *after, struct node *node)
{
    node->parent = parent;
    node->previous = after;
    node->next = after ? after->next : parent->first;
    if (after)
        after->next = node;
    else
        parent->first = node;
    if (node->next)
        node->next->previous = node;
    else
        parent->last = node;
}

struct node *doc_add(struct doc *doc, struct node *parent, enum node_kind kind,
                     long line)
{
    struct node *node = doc_node(doc, kind, line);
    doc_insert(parent, parent->last, node);
    return node;
}

struct node *doc_add_text(struct doc *doc, struct node *parent, struct str text,
                          long line)
{
    struct node *node = doc_add(doc, parent, NODE_TEXT, line);
    node->as.text = text;
    return node;
}

void doc_remove(struct node *node)
{
    struct node *parent = node->parent;
    if (!parent)
        return;
    struct node *before = node->previous, *next = node->next;
    if (before)
        before->next = next;
    else
        parent->first = next;
    if (next)
        next->previous = before;
    else
        parent->last = before;
    node->parent = node->next = node->previous = NULL;
}

void doc_move_children(struct node *from, struct node *to)
{
    while (from->first) {
        struct node *child = from->first;
        from->first = child->next;
        doc_insert(to, to->last, child);
    }
    from->last = NULL;
}

struct node *node_next(const struct node *node, const struct node *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* The node behind `n` and all below it, within the block. */
static struct node *onwards(const struct node *n, const struct node *block)
{
    while (n != block && !n->next)
        n = n->parent;
    return n == block ? NULL : n->next;
}

struct node *node_next_inline(const struct node *node, const struct node *block)
{
    bool enter = node == block || node_is_inline(node->kind);
    struct node *n = enter && node->first ? node->first : onwards(node, block);
    while (n && !node_is_inline(n->kind))
        n = onwards(n, block);
    return n;
}

struct str node_lang(const struct doc *doc, const struct node *node)
{
    for (; node; node = node->parent) {
        if (node->lang.n)
            return node->lang;
    }
    return doc->meta.lang.n ? doc->meta.lang : STR("vi");
}

bool node_is_tab(const struct node *node)
{
    return node->kind == NODE_TEXT && node->as.leader.stop > 0 &&
           str_eq(node->as.leader.text, STR(" "));
}

bool node_is_single_text(const struct node *node)
{
    return node->first && node->first == node->last &&
           node->first->kind == NODE_TEXT;
}

struct str node_text(struct arena *arena, const struct node *node)
{
    if (node_is_single_text(node))
        return node->first->as.text;
    struct buf buf = {.arena = arena};
    for (const struct node *n = node; n; n = node_next(n, node)) {
        bool apart = n->kind == NODE_LINE_BREAK || !node_is_inline(n->kind);
        if (n->kind == NODE_TEXT)
            buf_add(&buf, n->as.text);
        else if (apart && buf.n && buf.data[buf.n - 1] != ' ')
            buf_add_char(&buf, ' ');
    }
    return buf_str(&buf);
}

const struct node *node_picture(const struct node *node)
{
    if (node->kind == NODE_LINK && node->first && node->first == node->last)
        node = node->first;
    return node->kind == NODE_IMAGE ? node : NULL;
}

bool node_is_picture(const struct node *node)
{
    return node_picture(node) != NULL;
}

struct str node_label(const struct node *node)
{
    if (node->kind != NODE_NOTE)
        return node->as.item.label;
    return node->as.note.label.n ? node->as.note.label : STR("*");
}

/* The caption of the figure around `node`, or NULL. */
static const struct node *caption_of(const struct node *node)
{
    while (node && node->kind != NODE_FIGURE)
        node = node->parent;
    for (node = node ? node->first : NULL; node; node = node->next) {
        if (node->kind == NODE_CAPTION)
            return node;
    }
    return NULL;
}

uint32_t doc_image_count(const struct doc *doc)
{
    uint32_t count = 0;
    for (const struct image *i = doc->images; i; i = i->next)
        count = i->id;
    return count;
}

bool image_size(const struct node *image, int32_t *width, int32_t *height)
{
    const struct image *picture = image->as.image->picture;
    *width = image->as.image->width;
    *height = image->as.image->height;
    bool known = picture && picture->width > 0 && picture->height > 0;
    if (*width > 0 && *height <= 0 && known)
        *height = (int32_t)((int64_t)*width * picture->height / picture->width);
    else if (*height > 0 && *width <= 0 && known)
        *width = (int32_t)((int64_t)*height * picture->width / picture->height);
    return *width > 0 && *height > 0;
}

struct str image_alternative(struct arena *arena, const struct node *image)
{
    struct str alt = str_trim(image->as.image->alt);
    const struct node *caption = alt.n ? NULL : caption_of(image);
    return caption ? str_one_line(arena, node_text(arena, caption)) : alt;
}

struct str image_description(struct arena *arena, const struct node *image)
{
    struct str alt = str_trim(image->as.image->alt);
    const struct node *caption = caption_of(image);
    bool said =
        caption && str_eq(alt, str_one_line(arena, node_text(arena, caption)));
    return said ? STR("") : alt;
}
