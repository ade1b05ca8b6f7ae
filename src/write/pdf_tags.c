/* SPDX-License-Identifier: MIT */
/*
 * The structure tree (ISO 32000-1, 14.7): the book's tags as elements, which
 * own the marked content of the pages, and the way back from the content to
 * its element. Kids stand in the order in which the pages hold them, however
 * these lie on sheets of paper; a tag without content stands where the order
 * of the tags puts it.
 */
#include <string.h>

#include "write/pdf.h"

/* A kid of an element: another element, or a mark. */
struct kid {
    struct kid *next;
    bool is_mark;
    uint32_t index; /* of the tag, or of the mark */
};

struct element {
    struct kid *first, *last;
    struct kid *refs; /* tags that belong to it elsewhere, the last first */
    bool placed;      /* among its parent's kids */
    bool has_text;    /* some of its kids are marks */
};

struct tree {
    struct pdf *pdf;
    struct element *elements; /* beside the book's tags */
    uint32_t placed;          /* tags below this one are kids already */
    uint32_t namespace;       /* the object; 0: all is of PDF 1.7 */
    HPDF_Dict root;
};

uint32_t pdf_add_mark(struct pdf *pdf, uint32_t tag, size_t page, size_t turn)
{
    size_t n = pdf->mark_count;
    pdf->marks = arena_more(pdf->arena, pdf->marks, n, sizeof *pdf->marks);
    size_t last = n;
    while (last > 0 && pdf->marks[last - 1].annotation)
        last--;
    uint32_t number = 0;
    if (last > 0 && pdf->marks[last - 1].page == page)
        number = pdf->marks[last - 1].number + 1;
    pdf->marks[n] = (struct pdf_mark){.tag = tag,
                                      .page = (uint32_t)page,
                                      .turn = (uint32_t)turn,
                                      .number = number};
    pdf->mark_count = n + 1;
    return number;
}

static void add_kid(struct tree *tree, uint32_t tag, bool is_mark,
                    uint32_t index)
{
    struct element *element = &tree->elements[tag];
    struct kid *kid = ARENA_NEW(tree->pdf->arena, struct kid);
    *kid = (struct kid){NULL, is_mark, index};
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    element->last = kid;
}

/* Parts of a text stand among their parent's own content, so they come with
 * their own. */
static bool is_among_content(const struct tree *tree, uint32_t tag)
{
    static const char *const inner[] = {"Link", "Reference", "Span"};
    for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++) {
        if (strcmp(tree->pdf->book->tags[tag].role, inner[i]) == 0)
            return true;
    }
    return false;
}

static bool is_written(const struct pdf *pdf, uint32_t tag)
{
    return pdf_tag(pdf, tag) == tag;
}

static uint32_t parent_of(const struct pdf *pdf, uint32_t tag)
{
    return pdf->elements[tag].parent;
}

static bool has_role(const struct pdf *pdf, uint32_t tag, const char *role)
{
    return strcmp(pdf->elements[tag].role, role) == 0;
}

static uint32_t object_of(const struct tree *tree, uint32_t tag)
{
    return tree->pdf->elements[tag].object;
}

/* Makes the tag a kid of its parent. */
static void place(struct tree *tree, uint32_t tag)
{
    if (tag == 0 || tree->elements[tag].placed || !is_written(tree->pdf, tag))
        return;
    add_kid(tree, parent_of(tree->pdf, tag), false, tag);
    tree->elements[tag].placed = true;
}

/* The same of all that it is in, which has waited for its first mark. */
static void place_line(struct tree *tree, uint32_t tag)
{
    for (; tag; tag = parent_of(tree->pdf, tag))
        place(tree, tag);
}

/* Where it stands in its parent is told by the text around it: a note at the
 * foot of an earlier page may be marked before both. */
static bool waits_for_text(const struct tree *tree, uint32_t tag)
{
    return is_among_content(tree, tag) ||
           tree->elements[parent_of(tree->pdf, tag)].has_text;
}

/* Makes all other tags before `end` kids of their parents, which stand before.
 */
static void place_tags(struct tree *tree, uint32_t end)
{
    for (; tree->placed < end; tree->placed++) {
        if (!waits_for_text(tree, tree->placed))
            place(tree, tree->placed);
    }
}

/* Where the marks of each turn begin; *turns receives how many there are. */
static const size_t *find_turns(const struct pdf *pdf, size_t *turns)
{
    *turns = 0;
    for (size_t i = 0; i < pdf->mark_count; i++) {
        if (pdf->marks[i].turn >= *turns)
            *turns = (size_t)pdf->marks[i].turn + 1;
    }
    size_t *starts = ARENA_ARRAY(pdf->arena, *turns, size_t);
    for (size_t turn = 0; turn < *turns; turn++)
        starts[turn] = pdf->mark_count;
    for (size_t i = pdf->mark_count; i-- > 0;)
        starts[pdf->marks[i].turn] = i;
    return starts;
}

static void place_all(struct tree *tree)
{
    const struct pdf *pdf = tree->pdf;
    size_t turns;
    const size_t *starts = find_turns(pdf, &turns);
    for (size_t i = 0; i < pdf->mark_count; i++)
        tree->elements[pdf->marks[i].tag].has_text = true;
    for (size_t turn = 0; turn < turns; turn++) {
        size_t i = starts[turn];
        for (; i < pdf->mark_count && pdf->marks[i].turn == turn; i++) {
            place_tags(tree, pdf->marks[i].tag + 1);
            place_line(tree, pdf->marks[i].tag);
            add_kid(tree, pdf->marks[i].tag, true, (uint32_t)i);
        }
    }
    place_tags(tree, (uint32_t)pdf->book->tag_count);
    for (uint32_t tag = 0; tag < pdf->book->tag_count; tag++)
        place(tree, tag);
}

/* The page of the element's first content of its own; its marks need not name
 * that page again. */
static const struct pdf_mark *first_mark(const struct tree *tree,
                                         const struct element *element)
{
    for (const struct kid *kid = element->first; kid; kid = kid->next) {
        if (kid->is_mark && !tree->pdf->marks[kid->index].annotation)
            return &tree->pdf->marks[kid->index];
    }
    return NULL;
}

static void add_mark_kid(const struct tree *tree, struct buf *buf,
                         const struct pdf_mark *mark, uint32_t page)
{
    if (mark->annotation) { /* 14.7.4.3 */
        buf_add(buf, STR("<</Type/OBJR/Pg "));
        pdf_add_number(buf, tree->pdf->pages[mark->page]);
        buf_add(buf, STR("/Obj "));
        pdf_add_number(buf, mark->annotation);
        buf_add(buf, STR(">>"));
        return;
    }
    if (mark->page == page) {
        buf_printf(buf, " %u", (unsigned)mark->number);
        return;
    }
    buf_add(buf, STR("<</Type/MCR/Pg "));
    pdf_add_number(buf, tree->pdf->pages[mark->page]);
    buf_printf(buf, "/MCID %u>>", (unsigned)mark->number);
}

/* Whether it holds an annotation and nothing else. Programs that sign write
 * such an element anew without the brackets of a list, and those that check a
 * signature take each difference for a change of the document. */
static bool holds_one_annotation(const struct tree *tree,
                                 const struct element *element)
{
    const struct kid *only = element->first;
    return only->is_mark && !only->next &&
           tree->pdf->marks[only->index].annotation;
}

static void add_kids(const struct tree *tree, struct buf *buf,
                     const struct element *element)
{
    const struct pdf_mark *mark = first_mark(tree, element);
    if (mark) {
        buf_add(buf, STR("/Pg "));
        pdf_add_number(buf, tree->pdf->pages[mark->page]);
    }
    if (!element->first)
        return;
    if (holds_one_annotation(tree, element)) {
        buf_add(buf, STR("/K"));
        add_mark_kid(tree, buf, &tree->pdf->marks[element->first->index], 0);
        return;
    }
    buf_add(buf, STR("/K["));
    for (const struct kid *kid = element->first; kid; kid = kid->next) {
        if (kid->is_mark) {
            add_mark_kid(tree, buf, &tree->pdf->marks[kid->index],
                         mark ? mark->page : 0);
        } else {
            buf_add_char(buf, ' ');
            pdf_add_number(buf, object_of(tree, kid->index));
        }
    }
    buf_add_char(buf, ']');
}

static void add_ref(struct tree *tree, uint32_t from, uint32_t to)
{
    struct element *element = &tree->elements[from];
    struct kid *kid = ARENA_NEW(tree->pdf->arena, struct kid);
    if (element->refs && element->refs->index == to)
        return; /* the same link, on its next line */
    *kid = (struct kid){.next = element->refs, .index = to};
    element->refs = kid;
}

/* A line of the contents names its heading; a reference its note, which names
 * it in turn (ISO 14289-2, 8.2.5.14). */
static void add_refs(struct tree *tree)
{
    const struct pdf *pdf = tree->pdf;
    for (size_t i = 0; i < pdf->link_count; i++) {
        const struct pdf_link *link = &pdf->links[i];
        uint32_t reference = parent_of(pdf, link->tag);
        uint32_t line = parent_of(pdf, reference);
        uint32_t to = link->to < pdf->book->tag_count ? link->to : 0;
        if (!to || !has_role(pdf, reference, "Reference"))
            continue;
        to = pdf_tag(pdf, to);
        if (has_role(pdf, line, "TOCI"))
            add_ref(tree, line, to);
        if (!has_role(pdf, to, "FENote"))
            continue;
        add_ref(tree, reference, to);
        add_ref(tree, to, reference);
    }
}

static void add_ref_entry(const struct tree *tree, struct buf *buf,
                          const struct element *element)
{
    if (!element->refs)
        return;
    buf_add(buf, STR("/Ref["));
    for (const struct kid *kid = element->refs; kid; kid = kid->next) {
        buf_add_char(buf, ' ');
        pdf_add_number(buf, object_of(tree, kid->index));
    }
    buf_add_char(buf, ']');
}

/* "/S/P/P ", up to the parent. These are PDF 2.0's own (ISO 32000-2, 14.8.6);
 * the others are the same there and in PDF 1.7. */
static void add_role(const struct tree *tree, struct buf *buf, uint32_t tag)
{
    const struct pdf *pdf = tree->pdf;
    buf_printf(buf, "/S/%s", pdf->elements[tag].role);
    if (pdf->modern && (tag == 0 || has_role(pdf, tag, "FENote"))) {
        buf_add(buf, STR("/NS "));
        pdf_add_number(buf, tree->namespace);
    }
    buf_add(buf, STR("/P "));
}

static void print_element(struct tree *tree, uint32_t i)
{
    struct buf *buf = pdf_line(tree->pdf);
    add_role(tree, buf, i);
    if (i)
        pdf_add_number(buf, object_of(tree, parent_of(tree->pdf, i)));
    else
        pdf_add_ref(buf, tree->root);
    pdf_add_attributes(tree->pdf, buf, i);
    add_ref_entry(tree, buf, &tree->elements[i]);
    if (has_role(tree->pdf, i, "Note")) /* ISO 14289-1, 7.9 */
        buf_printf(buf, "/ID(note-%u)", (unsigned)i);
    add_kids(tree, buf, &tree->elements[i]);
    pdf_write(tree->pdf, object_of(tree, i), buf_str(buf));
}

/* The elements of the marks from `first` on which share a page, by their
 * numbers. Returns the index behind the last of them. */
static size_t add_page_parents(const struct tree *tree, struct buf *buf,
                               size_t first)
{
    const struct pdf *pdf = tree->pdf;
    size_t i = first;
    buf_printf(buf, " %u[", (unsigned)pdf->marks[first].page);
    for (; i < pdf->mark_count && pdf->marks[i].page == pdf->marks[first].page;
         i++) {
        if (pdf->marks[i].annotation)
            continue;
        buf_add(buf, i > first ? STR(" ") : STR(""));
        pdf_add_number(buf, object_of(tree, pdf->marks[i].tag));
    }
    buf_add_char(buf, ']');
    return i;
}

/* A leaf of the parent tree (7.9.7) over some pages, from mark *first on. */
static uint32_t parent_leaf(const struct tree *tree, size_t *first)
{
    enum { LEAF_PAGES = 256 };
    struct pdf *pdf = tree->pdf;
    struct buf *buf = pdf_line(pdf);
    uint32_t from = pdf->marks[*first].page, to = from;
    buf_add(buf, STR("/Nums["));
    while (*first < pdf->mark_count &&
           pdf->marks[*first].page < from + LEAF_PAGES) {
        to = pdf->marks[*first].page;
        *first = add_page_parents(tree, buf, *first);
    }
    buf_printf(buf, "]/Limits[%u %u]", (unsigned)from, (unsigned)to);
    uint32_t leaf = pdf_number(pdf);
    pdf_write(pdf, leaf, buf_str(buf));
    return leaf;
}

/* The elements of the links, whose numbers follow those of the pages. */
static uint32_t link_leaf(const struct tree *tree)
{
    struct pdf *pdf = tree->pdf;
    struct buf *buf = pdf_line(pdf);
    size_t first = pdf->book->page_count;
    buf_add(buf, STR("/Nums["));
    for (size_t i = 0; i < pdf->link_count; i++) {
        buf_printf(buf, " %zu ", first + i);
        pdf_add_number(buf, object_of(tree, pdf->links[i].tag));
    }
    buf_printf(buf, "]/Limits[%zu %zu]", first, first + pdf->link_count - 1);
    uint32_t leaf = pdf_number(pdf);
    pdf_write(pdf, leaf, buf_str(buf));
    return leaf;
}

/* StructParents (14.7.4.4) are the pages' own numbers. */
static uint32_t parent_tree(const struct tree *tree)
{
    struct pdf *pdf = tree->pdf;
    struct buf kids = {.arena = pdf->arena};
    buf_add(&kids, STR("/Kids["));
    for (size_t mark = 0; mark < pdf->mark_count;) {
        pdf_add_number(&kids, parent_leaf(tree, &mark));
        buf_add(&kids, STR(" "));
    }
    if (pdf->link_count > 0)
        pdf_add_number(&kids, link_leaf(tree));
    buf_add_char(&kids, ']');
    uint32_t parents = pdf_number(pdf);
    pdf_write(pdf, parents, pdf->mark_count ? buf_str(&kids) : STR("/Nums[]"));
    return parents;
}

/* Of PDF 2.0's elements (ISO 32000-2, 14.8.6.1). */
static void add_namespace(struct tree *tree)
{
    tree->namespace = pdf_number(tree->pdf);
    pdf_write(tree->pdf, tree->namespace,
              STR("/Type/Namespace/NS(http://iso.org/pdf2/ssn)"));
}

/* Readers that know no FENote take it for a note. */
static void print_root(const struct tree *tree)
{
    struct pdf *pdf = tree->pdf;
    uint32_t parents = parent_tree(tree);
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Type/StructTreeRoot/K "));
    pdf_add_number(buf, object_of(tree, 0));
    if (tree->namespace) {
        buf_add(buf, STR("/Namespaces["));
        pdf_add_number(buf, tree->namespace);
        buf_add(buf, STR("]/RoleMap<</FENote/Note>>"));
    }
    buf_add(buf, STR("/ParentTree "));
    pdf_add_number(buf, parents);
    buf_printf(buf, "/ParentTreeNextKey %zu",
               pdf->book->page_count + pdf->link_count);
    pdf_print(pdf, tree->root, buf_str(buf));
}

void pdf_add_tags(struct pdf *pdf)
{
    size_t n = pdf->book->tag_count;
    if (n == 0)
        return;
    struct tree tree = {.pdf = pdf, .root = pdf_indirect(pdf)};
    tree.elements = ARENA_ARRAY(pdf->arena, n, struct element);
    if (pdf->modern)
        add_namespace(&tree);
    place_all(&tree);
    if (pdf->modern)
        add_refs(&tree);
    for (uint32_t i = 0; i < n; i++) {
        if (is_written(pdf, i))
            print_element(&tree, i);
    }
    print_root(&tree);
    HPDF_Dict mark_info = pdf_dict(pdf);
    pdf_put(pdf, mark_info, "Marked",
            HPDF_Boolean_New(pdf->doc->mmgr, HPDF_TRUE));
    pdf_put(pdf, pdf->doc->catalog, "MarkInfo", mark_info);
    pdf_put(pdf, pdf->doc->catalog, "StructTreeRoot", tree.root);
}
