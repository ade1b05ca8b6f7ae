/* SPDX-License-Identifier: MIT */
/* The readers which are still to come; input_advice refuses their kinds. */
#include "read/read.h"
#include "stages.h"

bool html_inline_kind(struct str element, enum node_kind *kind)
{
    static const struct {
        struct str element;
        enum node_kind kind;
    } kinds[] = {
        {STR_INIT("b"), NODE_STRONG},        {STR_INIT("i"), NODE_EMPHASIS},
        {STR_INIT("u"), NODE_UNDERLINE},     {STR_INIT("s"), NODE_STRIKE},
        {STR_INIT("sup"), NODE_SUPERSCRIPT}, {STR_INIT("sub"), NODE_SUBSCRIPT}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        *kind = kinds[i].kind;
        if (str_eq(element, kinds[i].element))
            return true;
    }
    return false;
}

void read_html_fragment(struct doc *doc, struct node *parent, struct str html,
                        long line)
{
    struct node *paragraph = doc_add(doc, parent, NODE_PARAGRAPH, line);
    doc_add_text(doc, paragraph, html, line);
}

struct str html_charset(struct str bytes)
{
    return str_slice(bytes, 0, 0);
}

void read_html(struct doc *doc, struct str text)
{
    read_text(doc, text);
}

struct str unpack_mhtml(struct doc *doc, struct str bytes, struct str *charset)
{
    *charset = str_slice(bytes, 0, 0);
    (void)doc;
    return bytes;
}

void read_docx(struct doc *doc, struct str bytes)
{
    read_text(doc, bytes);
}

void load_images(struct doc *doc)
{
    (void)doc;
}

bool screen_images(struct doc *doc, struct anban_error *err)
{
    (void)doc, (void)err;
    return true;
}

bool print_images(struct doc *doc, int dpi, struct anban_error *err)
{
    (void)doc, (void)dpi, (void)err;
    return true;
}
