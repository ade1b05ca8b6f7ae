/* SPDX-License-Identifier: MIT */
/* Plain text: its tree, and no letter of it lost when all is to be kept. */
#include "fuzz.h"

#include "base/buf.h"
#include "doc/doc.h"
#include "read/read.h"

/* Without the lines that break a page, as "\newpage": they are not shown. */
static struct str without_breaks(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    struct str line;
    while (str_next_line(&text, &line)) {
        if (!says_page_break(str_trim(line)))
            buf_add(&buf, line);
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

/* A line that is a picture names a file, whose letters are not shown. */
static bool shows_picture(const struct doc *doc)
{
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_IMAGE)
            return true;
    }
    return false;
}

static void read_it(const uint8_t *bytes, size_t n, bool keep_all)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    struct str text;
    decode_text(fuzz.arena, &fuzz.log, fuzz.bytes, NULL, STR(""), &text);
    struct doc *other = doc_new(fuzz.arena, &fuzz.log);
    bool plain =
        read_front_matter(other, text_without_pages(fuzz.arena, text)) == 0;
    read_text(fuzz.doc, text, keep_all);
    demand_tree(fuzz.doc);
    plain = plain && !shows_picture(fuzz.doc);
    text = without_breaks(fuzz.arena, text);
    if (plain && !fuzz.doc->dropped)
        demand_letters(fuzz.doc, text);
    structure(fuzz.doc, keep_all);
    demand_tree(fuzz.doc);
    if (plain && keep_all)
        demand_letters(fuzz.doc, text);
    fuzz_end(&fuzz);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    read_it(bytes, n, true);
    read_it(bytes, n, false);
    return 0;
}
