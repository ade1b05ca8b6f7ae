/* SPDX-License-Identifier: MIT */
/*
 * Links as annotations (ISO 32000-1, 12.5.6.5). Each belongs to an element of
 * the structure, which finds it as it finds its content (14.7.4.3).
 */
#include "write/pdf.h"

/* Characters that an address cannot hold, or a string in brackets, go as
 * percent-encoded bytes (RFC 3986, 2.1). */
static void add_address(struct buf *buf, struct str href)
{
    for (size_t i = 0; i < href.n; i++) {
        unsigned char c = (unsigned char)href.s[i];
        if (c <= ' ' || c >= 0x7F || c == '(' || c == ')' || c == '\\' ||
            c == '"' || c == '<' || c == '>')
            buf_printf(buf, "%%%02X", (unsigned)c);
        else
            buf_add_char(buf, href.s[i]);
    }
}

/* What the link leads to in the document; NULL: it leads out of it. */
static const struct outline_entry *target_of(const struct book *book,
                                             const struct item *item)
{
    size_t entry = item->as.link.entry, note = item->as.link.note;
    return entry  ? &book->outline[entry - 1]
           : note ? &book->notes[note - 1]
                  : NULL;
}

static void add_target(struct pdf *pdf, struct buf *buf,
                       const struct item *item)
{
    const struct outline_entry *entry = target_of(pdf->book, item);
    if (entry) {
        pdf_add_destination(pdf, buf, entry);
        return;
    }
    buf_add(buf, STR("/A<</S/URI/URI("));
    add_address(buf, item->as.link.href);
    buf_add(buf, STR(")>>"));
}

static void write_link(struct pdf *pdf, uint32_t number,
                       const struct item *item, const struct pdf_box *box)
{
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"));
    pdf_add_box(buf, box);
    if (!pdf->plain)
        buf_printf(buf, "/StructParent %zu",
                   pdf->book->page_count + pdf->link_count);
    buf_add(buf, STR("/Contents"));
    pdf_add_text(buf, item->as.link.text.n ? item->as.link.text
                                           : item->as.link.href);
    add_target(pdf, buf, item);
    pdf_write(pdf, number, buf_str(buf));
}

void pdf_note_annotation(struct pdf *pdf, uint32_t annotation, uint32_t tag,
                         uint32_t to, size_t page, size_t turn)
{
    buf_add_char(&pdf->page_links, ' ');
    pdf_add_number(&pdf->page_links, annotation);
    pdf->links =
        arena_more(pdf->arena, pdf->links, pdf->link_count, sizeof *pdf->links);
    pdf->links[pdf->link_count++] = (struct pdf_link){tag, to};
    pdf_add_mark(pdf, tag, page, turn);
    pdf->marks[pdf->mark_count - 1].annotation = annotation;
}

void pdf_add_link(struct pdf *pdf, const struct item *item,
                  const struct pdf_box *box, size_t page, size_t turn)
{
    const struct outline_entry *note =
        item->as.link.note ? &pdf->book->notes[item->as.link.note - 1] : NULL;
    if (note ? note->level == PLACE_UNKNOWN
             : !item->as.link.entry && !item->as.link.href.n)
        return; /* to a note that stands at no foot, to a text in a cell */
    uint32_t annotation = pdf_number(pdf);
    write_link(pdf, annotation, item, box);
    const struct outline_entry *to = target_of(pdf->book, item);
    pdf_note_annotation(pdf, annotation, item->tag, to ? to->tag : 0, page,
                        turn);
}
