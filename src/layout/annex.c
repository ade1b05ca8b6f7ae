/* SPDX-License-Identifier: MIT */
/*
 * Which headings begin an annex, and what its pages are called: an "Appendix I"
 * says so itself; regulations issued with a decision are told by the note below
 * their name. Printed is the bare number, as the decree wants it. Where a page
 * is looked for, in contents and lists of pages, "2" would mean several, so the
 * annex is named before it: "PL I.2"; and before that, in a volume whose
 * documents count their pages by themselves, which of them it is: "3.PL I.2".
 */
#include "layout/annex.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/bodies.h"
#include "doc/fold.h"

enum {
    DEEPEST = 2,    /* level of a heading with which one begins; below its
                       document's title in a volume */
    COUNTER_MAX = 6 /* bytes of an appendix's number: "XXVIII" */
};

static struct str first_line(struct str text)
{
    return str_trim(str_slice(text, 0, str_find(text, STR("\n"))));
}

/* The number of an appendix, of which `line` is the first: "I" of "PHỤ LỤC I"
 * or "PHỤ LỤC SỐ I. Hồ sơ"; empty: it has none. */
static struct str counter_of(struct str line)
{
    static const char digits[] = "0123456789IVXLC";
    size_t n = 0, counts = 0;
    for (int words = 0; words < 2 && line.n > 0;
         line = str_slice(line, 1, line.n))
        words += line.s[0] == ' ';
    if (str_starts(line, STR("số ")) || str_starts(line, STR("SỐ ")))
        line = str_slice(line, STR("số ").n, line.n);
    for (; n < line.n && !strchr(" .,:;()/-", line.s[n]); n++)
        counts += strchr(digits, line.s[n]) != NULL;
    bool is_number = n == 1 || (n <= COUNTER_MAX && counts == n);
    return is_number ? str_slice(line, 0, n) : STR("");
}

/* "Phụ lục 2. Bảng hỏi", but not "Phụ lục của hợp đồng"; in capitals all are
 * headings of appendices. */
static bool is_appendix(struct str text)
{
    struct str line = first_line(text);
    return names_appendix(line) &&
           (str_starts(line, STR("PHỤ")) || str_eq(line, STR("Phụ lục")) ||
            counter_of(line).n > 0);
}

static const struct node *above(const struct node *node)
{
    do
        node = node->previous;
    while (node && node->kind == NODE_PAGE_BREAK);
    return node;
}

/* "(Ban hành kèm theo Quyết định số 12/QĐ-UBND …)" */
static bool is_note_of_issue(struct arena *scratch, const struct node *node)
{
    enum { BEGINNING = 40 };
    if (!node || node->kind != NODE_PARAGRAPH)
        return false;
    struct str text = str_trim(node_text(scratch, node));
    struct str begin =
        str_slice(text, 0, text.n < BEGINNING ? text.n : BEGINNING);
    return str_starts(text, STR("(")) &&
           (str_find(begin, STR("kèm theo")) < begin.n ||
            str_find(begin, STR("Kèm theo")) < begin.n);
}

static bool names_annex(const struct flow *flow, const struct node *node)
{
    struct arena *scratch = flow->setter.arena;
    const struct doc *doc = flow->setter.doc;
    if (!node || node->kind != NODE_HEADING || doc_heads_part(doc, node) ||
        node->as.heading.level > DEEPEST + doc->is_volume)
        return false;
    return is_appendix(str_trim(node_text(scratch, node))) ||
           is_note_of_issue(scratch, node->next);
}

/* With which it begins: of "Phụ lục" and "Phụ lục 1" right below, the first. */
bool heads_annex(const struct flow *flow, const struct node *heading)
{
    const struct node *before = above(heading);
    return before && heading->parent->kind == NODE_DOCUMENT &&
           names_annex(flow, heading) && !names_annex(flow, before);
}

/* The letter with which `word` begins, a capital without marks but for Đ. */
static void add_initial(struct buf *buf, struct str word)
{
    struct str letter = fold(buf->arena, word, 1).letters;
    if (str_starts(word, STR("Đ")))
        buf_add(buf, STR("Đ"));
    else if (letter.n > 0 && letter.s[0] >= 'a' && letter.s[0] <= 'z')
        buf_add_char(buf, (char)(letter.s[0] - 'a' + 'A'));
}

/* "QC" of "QUY CHẾ": of the first two words. */
static struct str initials(struct arena *arena, struct str line)
{
    struct buf buf = {.arena = arena};
    add_initial(&buf, line);
    add_initial(&buf, str_slice(line, str_find(line, STR(" ")) + 1, line.n));
    return buf_str(&buf);
}

/* "PL I", "PL", "QC", "MS 01" of "Mẫu số 01"; "KT", kèm theo, for what is of no
 * known kind. */
static struct str name_of(struct arena *arena, struct str text)
{
    bool alone;
    struct str line = first_line(text), counter;
    counter = counter_of(line);
    if (counter.n == 0 && !starts_with_kind(line, &alone) &&
        !names_appendix(line))
        return STR("KT");
    struct str letters = initials(arena, line);
    return counter.n ? str_printf(arena, "%.*s %.*s", STR_ARG(letters),
                                  STR_ARG(counter))
                     : letters;
}

/* How many annexes have that name, or that name and a number in brackets. */
static size_t count_named(const struct annex *annex, struct str name)
{
    size_t n = 0;
    for (; annex; annex = annex->before) {
        struct str rest = str_slice(annex->name, name.n, annex->name.n);
        n += str_starts(annex->name, name) && (rest.n == 0 || rest.s[0] == '(');
    }
    return n;
}

const struct annex *annex_of(struct flow *flow, const struct node *heading)
{
    struct arena *arena = flow->book->arena;
    const struct annex *part = flow->part;
    if (!flow->style->annexes_apart || flow->apart || heading == flow->led ||
        !heads_annex(flow, heading))
        return NULL;
    struct annex *annex = ARENA_NEW(arena, struct annex);
    *annex = (struct annex){
        .before = flow->annex,
        .part = part ? part->part : 0,
        .name =
            name_of(arena, str_trim(node_text(flow->setter.arena, heading)))};
    if (part)
        annex->name = str_printf(arena, "%.*s.%.*s", STR_ARG(part->name),
                                 STR_ARG(annex->name));
    size_t others = count_named(flow->annex, annex->name);
    if (others > 0)
        annex->name =
            str_printf(arena, "%.*s(%zu)", STR_ARG(annex->name), others + 1);
    flow->annex = annex;
    return annex;
}

/* "Mẫu số 01", the head of a form, and its heading: the first of them. */
static const struct node *form_below(const struct flow *flow,
                                     const struct node *block)
{
    const struct node *n = block;
    if (n->kind == NODE_HEADING && n->next && n->next->kind == NODE_LETTERHEAD)
        n = n->next;
    if (n->kind != NODE_LETTERHEAD || n == flow->setter.doc->root->first ||
        !n->next)
        return NULL;
    return heads_annex(flow, n->next) ? n->next : NULL;
}

static const struct annex *led_by(struct flow *flow, const struct node *block)
{
    const struct node *heading = form_below(flow, block);
    if (!heading || heading == flow->led || heads_annex(flow, block))
        return NULL;
    const struct annex *annex = annex_of(flow, heading);
    flow->led = annex ? heading : NULL;
    return annex;
}

void annex_begin_form(struct flow *flow, const struct node *block)
{
    const struct annex *annex = led_by(flow, block);
    if (!annex)
        return;
    flow_end_page(flow);
    flow->begins = annex;
}

const struct annex *annex_of_part(struct flow *flow)
{
    struct arena *arena = flow->book->arena;
    struct annex *part = ARENA_NEW(arena, struct annex);
    part->before = flow->annex;
    part->name = str_printf(arena, "%zu", ++flow->parts);
    part->part = part->name.n + 1;
    flow->annex = flow->part = part;
    return part;
}
