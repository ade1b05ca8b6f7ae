/* SPDX-License-Identifier: MIT */
/* Tables in plain text: their cells, and what is none. */
#include "reading.h"

/* The document's tables as text: cells end in "|", rows in a line feed; a
 * header's cells begin with "^", paragraphs in a cell with "/". */
static struct str tables_of(struct str text)
{
    struct buf buf = {.arena = arena};
    const struct doc *doc = read_bytes(text);
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_ROW && buf.n)
            buf_add_char(&buf, '\n');
        if (n->kind != NODE_CELL)
            continue;
        if (n->as.cell.header)
            buf_add_char(&buf, '^');
        for (const struct node *t = n->first; t; t = t->next) {
            if (t->kind == NODE_PARAGRAPH)
                buf_add_char(&buf, '/');
            buf_add(&buf, node_text(arena, t));
        }
        buf_add_char(&buf, '|');
    }
    return buf_str(&buf);
}

static void text_around_stays_in_order(void **state)
{
    assert_str(dump_of(read_bytes(STR("1. một\na\tb\tc\nd\te\tf\ng\th\ti\n"
                                      "2. hai\n"))),
               "document\n"
               "  list ordered @1\n"
               "    item \"1.\" @1\n"
               "      paragraph @1 \"một\"\n"
               "  table @2\n"
               "    row @2\n"
               "      cell @2 \"a\"\n"
               "      cell @2 \"b\"\n"
               "      cell @2 \"c\"\n"
               "    row @3\n"
               "      cell @3 \"d\"\n"
               "      cell @3 \"e\"\n"
               "      cell @3 \"f\"\n"
               "    row @4\n"
               "      cell @4 \"g\"\n"
               "      cell @4 \"h\"\n"
               "      cell @4 \"i\"\n"
               "  list ordered @5\n"
               "    item \"2.\" @5\n"
               "      paragraph @5 \"hai\"\n");
}

static void wide_tables_stay_text(void **state)
{
    struct buf buf = {.arena = arena};
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 100; column++)
            buf_add(&buf, STR("x\t"));
        buf_add_char(&buf, '\n');
    }
    assert_str(tables_of(buf_str(&buf)), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(text_around_stays_in_order),
        T(wide_tables_stay_text),
    };
    return RUN(tests);
}
