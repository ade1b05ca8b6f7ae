/* SPDX-License-Identifier: MIT */
/*
 * A picture in plain text: "![what it shows](name.png)", alone on its line, as
 * Markdown has it. Whoever pastes a picture into a text gets such a line.
 */
#include "doc/build.h"
#include "read/text/lines.h"

static bool find_picture(struct str line, struct str *alt, struct str *name)
{
    size_t middle = str_find(line, STR("]("));
    if (!str_starts(line, STR("![")) || !str_ends(line, STR(")")) ||
        middle + 3 >= line.n)
        return false;
    *alt = str_slice(line, 2, middle);
    *name = str_slice(line, middle + 2, line.n - 1);
    return str_find(*name, STR("(")) >= name->n &&
           str_find(*name, STR(")")) >= name->n;
}

bool is_picture(struct str line)
{
    struct str alt, name;
    return find_picture(line, &alt, &name);
}

void add_picture(struct doc *doc, const struct line *line)
{
    struct str alt, name;
    struct node *paragraph =
        doc_add(doc, doc->root, NODE_PARAGRAPH, line->number);
    struct node *image = doc_add(doc, paragraph, NODE_IMAGE, line->number);
    if (!find_picture(line->text, &alt, &name))
        return;
    image->as.image->source = name;
    image->as.image->alt = alt;
    image->as.image->alt_is_caption = true;
}
