/* SPDX-License-Identifier: MIT */
/*
 * The pages (ISO 32000-1, 7.7.3): each is written with its content when some
 * more have been added, so that what these show stands together, and the nodes
 * of their tree at the end.
 */
#include "write/pdf.h"

enum { NODE_PAGES = 1000 /* below a node of the tree */ };

/* "/Font<</F1 4 0 R>>"; nothing where there are none. */
static void add_names(struct buf *buf, const char *kind, const char *prefix,
                      const struct pdf_names *names)
{
    if (names->n == 0)
        return;
    buf_printf(buf, "/%s<<", kind);
    for (size_t i = 0; i < names->n; i++) {
        buf_printf(buf, "/%s%zu ", prefix, i + 1);
        pdf_add_number(buf, names->at[i]);
    }
    buf_add(buf, STR(">>"));
}

static void add_media_box(struct buf *buf, const struct page *page)
{
    buf_add(buf, STR("/MediaBox[0 0 "));
    buf_add_milli(buf, page->width);
    buf_add_char(buf, ' ');
    buf_add_milli(buf, page->height);
    buf_add_char(buf, ']');
}

static void add_entries(struct pdf *pdf, struct buf *buf, size_t i,
                        uint32_t parent, const struct pdf_drawing *drawing)
{
    buf_add(buf, STR("/Type/Page/Parent "));
    pdf_add_number(buf, parent);
    add_media_box(buf, &pdf->book->pages[i]);
    buf_add(buf, STR("/Contents "));
    pdf_add_number(buf, pdf->waiting[i % PDF_WAITING].content);
    buf_add(buf, STR("/Resources<<"));
    add_names(buf, "Font", "F", &drawing->fonts);
    add_names(buf, "XObject", "X", &drawing->images);
    buf_add(buf, STR(">>"));
    if (pdf->page_links.n) {
        buf_add(buf, STR("/Annots["));
        buf_add(buf, buf_str(&pdf->page_links));
        buf_add_char(buf, ']');
    }
    if (!pdf->plain)
        buf_printf(buf, "/Tabs/S/StructParents %zu", i);
}

/* The first of those that wait. */
static void write_page(struct pdf *pdf, size_t i)
{
    const struct pdf_waiting *waiting = &pdf->waiting[i % PDF_WAITING];
    struct str content = buf_str(&waiting->packed);
    pdf_add_digest(pdf, content);
    pdf_write_stream(pdf, waiting->content, STR("/Filter/FlateDecode"),
                     content);
    if (i == 0) /* its size is asked of the file when that is printed */
        pdf_write_alone(pdf, pdf->pages[i], buf_str(&waiting->entries));
    else
        pdf_write(pdf, pdf->pages[i], buf_str(&waiting->entries));
}

static void add_page(struct pdf *pdf, size_t i, uint32_t parent)
{
    struct pdf_waiting *waiting = &pdf->waiting[i % PDF_WAITING];
    if (i >= PDF_WAITING)
        write_page(pdf, i - PDF_WAITING);
    waiting->content = pdf_number(pdf);
    waiting->entries.arena = waiting->packed.arena = pdf->arena;
    waiting->entries.n = waiting->packed.n = 0;
    pdf->page_links.n = 0;
    struct pdf_drawing *drawing = pdf_drawing_of(pdf, i);
    pdf_take_drawing(pdf, drawing, i);
    for (size_t k = 0; k < drawing->images.n; k++)
        drawing->images.at[k] = pdf->images[drawing->images.at[k]];
    buf_add(&waiting->packed, drawing->packed);
    add_entries(pdf, &waiting->entries, i, parent, drawing);
}

static void write_waiting(struct pdf *pdf)
{
    size_t n = pdf->book->page_count;
    for (size_t i = n > PDF_WAITING ? n - PDF_WAITING : 0; i < n; i++)
        write_page(pdf, i);
}

/* The objects below a node, and how many pages they are. */
static void add_kids(struct buf *buf, const uint32_t *numbers, size_t n,
                     size_t pages)
{
    buf_add(buf, STR("/Kids["));
    for (size_t i = 0; i < n; i++) {
        buf_add(buf, i ? STR(" ") : STR(""));
        pdf_add_number(buf, numbers[i]);
    }
    buf_printf(buf, "]/Count %zu", pages);
}

static void write_node(struct pdf *pdf, uint32_t node, size_t first)
{
    size_t rest = pdf->book->page_count - first;
    size_t n = rest < NODE_PAGES ? rest : NODE_PAGES;
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Type/Pages/Parent "));
    pdf_add_ref(buf, pdf->doc->root_pages);
    add_kids(buf, pdf->pages + first, n, n);
    pdf_write(pdf, node, buf_str(buf));
}

/* The root is libharu's, which would count pages of its own. */
static void print_root(struct pdf *pdf, const uint32_t *kids, size_t n)
{
    HPDF_Dict root = pdf->doc->root_pages;
    struct buf *buf = pdf_line(pdf);
    root->before_write_fn = NULL;
    pdf_check(pdf, HPDF_Dict_RemoveElement(root, "Kids"));
    pdf_check(pdf, HPDF_Dict_RemoveElement(root, "Count"));
    add_kids(buf, kids, n, pdf->book->page_count);
    pdf_print(pdf, root, buf_str(buf));
}

/* Pages below the root alone. */
static void add_few(struct pdf *pdf, uint32_t root)
{
    size_t n = pdf->book->page_count;
    for (size_t i = 0; i < n; i++)
        add_page(pdf, i, root);
    write_waiting(pdf);
    print_root(pdf, pdf->pages, n);
}

static void add_many(struct pdf *pdf)
{
    size_t n = pdf->book->page_count, nodes = (n - 1) / NODE_PAGES + 1;
    uint32_t *above = ARENA_ARRAY(pdf->arena, nodes, uint32_t);
    for (size_t i = 0; i < nodes; i++)
        above[i] = pdf_number(pdf);
    for (size_t i = 0; i < n; i++)
        add_page(pdf, i, above[i / NODE_PAGES]);
    write_waiting(pdf);
    for (size_t i = 0; i < nodes; i++)
        write_node(pdf, above[i], i * NODE_PAGES);
    print_root(pdf, above, nodes);
}

/* Pages have their numbers first, for links lead to them. */
void pdf_add_pages(struct pdf *pdf)
{
    size_t n = pdf->book->page_count;
    pdf->pages = ARENA_ARRAY(pdf->arena, n, uint32_t);
    pdf->drawings = pdf_drawings_new(pdf);
    for (size_t i = 0; i < n; i++)
        pdf->pages[i] = pdf_number(pdf);
    if (n > NODE_PAGES)
        add_many(pdf);
    else
        add_few(pdf, pdf_number_of(pdf->doc->root_pages));
}
