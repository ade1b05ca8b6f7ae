/* SPDX-License-Identifier: MIT */
/* The look of roles; see xhtml_look.h. */
#include "write/xhtml_look.h"

#include "base/buf.h"
#include "layout/font.h"

/* As Decree 30/2020, Appendix I, sets them. */
static const struct {
    enum line_role role;
    enum font_style style;
} looks[] = {
    {LINE_ISSUING_BODY, FONT_BOLD},
    {LINE_NATION, FONT_BOLD},
    {LINE_MOTTO, FONT_BOLD},
    {LINE_POST, FONT_BOLD},
    {LINE_NAME, FONT_BOLD},
    {LINE_SECRECY, FONT_BOLD},
    {LINE_URGENCY, FONT_BOLD},
    {LINE_PLACE_DATE, FONT_ITALIC},
    {LINE_RECIPIENTS, FONT_BOLD_ITALIC},
    {LINE_AUTHORITY, FONT_BOLD},
    {LINE_ENACTMENT, FONT_BOLD},
    {LINE_GROUNDS, FONT_ITALIC},
    {LINE_TITLE_NOTE, FONT_ITALIC},
};

unsigned look_of_role(enum line_role role)
{
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++) {
        if (looks[i].role == role)
            return looks[i].style;
    }
    return FONT_REGULAR;
}

static void add_rule(struct buf *buf, unsigned style, struct str declaration)
{
    enum { WIDTH = 60 }; /* of a line, for who reads it */
    size_t start = buf->n;
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++) {
        const struct node line = {.kind = NODE_PARAGRAPH,
                                  .as.line.role = looks[i].role};
        struct str name = str_of(line_role_name(&line));
        if (!(looks[i].style & style))
            continue;
        if (buf->n > start && buf->n - start + name.n > WIDTH) {
            buf_add(buf, STR(",\n"));
            start = buf->n;
        } else if (buf->n > start) {
            buf_add(buf, STR(", "));
        }
        buf_add_char(buf, '.');
        buf_add(buf, name);
    }
    buf_add(buf, STR(" {\n  "));
    buf_add(buf, declaration);
    buf_add(buf, STR(";\n}\n\n"));
}

void look_add_rules(struct buf *buf)
{
    add_rule(buf, FONT_BOLD, STR("font-weight: bold"));
    add_rule(buf, FONT_ITALIC, STR("font-style: italic"));
}
