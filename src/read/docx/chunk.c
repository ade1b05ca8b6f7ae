/* SPDX-License-Identifier: MIT */
/*
 * A document within the document (17.17.2.1): programs that put files together
 * leave it to Word to merge them, as Word files, web pages or plain text. It is
 * read like any other, but for what it says of itself.
 */
#include "base/arena.h"
#include "base/log.h"
#include "read/docx/docx.h"
#include "stages.h"

enum { WITHIN_MAX = 2 /* a file can hold itself */ };

/* False: it is of no form that is read. */
static bool read_whole(struct doc *inner, struct str bytes, struct str name)
{
    struct foreign foreign;
    struct str text, charset = {"", 0};
    switch (input_kind(bytes, name, &foreign)) {
    case INPUT_DOCX:
        read_docx(inner, bytes);
        return true;
    case INPUT_MHTML:
        bytes = unpack_mhtml(inner, bytes, &charset);
        text = decode(inner->arena, inner->log, bytes, NULL, charset);
        read_html(inner, text, true);
        return true;
    case INPUT_HTML:
        charset = html_charset(bytes);
        text = decode(inner->arena, inner->log, bytes, NULL, charset);
        read_html(inner, text, true);
        return true;
    case INPUT_TEXT:
    case INPUT_MARKDOWN:
        if (!decode_text(inner->arena, inner->log, bytes, NULL, charset, &text))
            return false;
        read_text(inner, text, true);
        return true;
    default:
        return false;
    }
}

/* Its pictures keep their names apart from those around it. */
static void rename_images(struct docx *d, struct node *root,
                          struct resource *parts, struct str name)
{
    for (struct resource *r = parts; r; r = r->next)
        r->name =
            str_printf(d->arena, "%.*s/%.*s", STR_ARG(name), STR_ARG(r->name));
    for (struct node *n = root; n && parts; n = node_next(n, root)) {
        if (n->kind == NODE_IMAGE)
            n->as.image->source =
                str_printf(d->arena, "%.*s/%.*s", STR_ARG(name),
                           STR_ARG(n->as.image->source));
    }
}

static void add_resources(struct doc *doc, struct resource *parts)
{
    struct resource **end = &doc->resources;
    while (*end)
        end = &(*end)->next;
    *end = parts;
}

/* What its title is, the document around it does not go by. */
static void take_blocks(struct docx *d, struct docx_place *place,
                        struct node *root)
{
    FOR_CHILDREN (block, root) {
        block->line = d->paragraphs;
        if (block->kind != NODE_TITLE)
            continue;
        block->kind = NODE_HEADING;
        block->as.heading.level = 1;
    }
    docx_place_children(place, root);
}

static void read_within(struct docx *d, struct docx_place *place,
                        struct str name, struct str bytes)
{
    struct doc *inner = ARENA_NEW(d->arena, struct doc), *doc = d->doc;
    *inner = *doc;
    inner->root = doc_node(doc, NODE_DOCUMENT, d->paragraphs);
    inner->last_id = doc->last_id;
    inner->resources = NULL;
    inner->meta = (struct meta){.lang = doc->meta.lang};
    inner->within++;
    if (!read_whole(inner, bytes, name))
        warn(doc->log, d->paragraphs,
             "the document %.*s within the file is not read; copy its text "
             "into the file",
             STR_ARG(name));
    doc->last_id = inner->last_id;
    doc->losses = inner->losses;
    doc->last_loss = inner->last_loss;
    doc->dropped = inner->dropped;
    rename_images(d, inner->root, inner->resources, name);
    add_resources(doc, inner->resources);
    take_blocks(d, place, inner->root);
}

void docx_read_chunk(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place)
{
    struct str bytes, id = docx_xml_attribute(xml, NS_R, "id");
    const struct docx_relation *r = docx_relation(&d->relations, id);
    docx_pay(d, DOCX_PAY_TABLE);
    if (r && !r->external && d->doc->within < WITHIN_MAX &&
        docx_part(d->package, r->target, &bytes))
        read_within(d, place, r->target, bytes);
    else
        warn(d->doc->log, d->paragraphs,
             "a document within the file cannot be had, and is left out");
}
