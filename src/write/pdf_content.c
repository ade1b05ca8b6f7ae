/* SPDX-License-Identifier: MIT */
/*
 * A page's items as operators (ISO 32000-1, annex A): each run is one TJ whose
 * numbers carry kerning, and what the word spacing leaves of justification:
 * it acts on one-byte codes alone. Real spaces stand between the words, so that
 * text can be searched and read aloud.
 */
#include <stdlib.h>

#include "write/pdf.h"

/* The tag of rules, which are no content, here alone; above all real ones, as
 * are the other two of artifacts. */
#define TAG_LAYOUT (UINT32_MAX - 2)

/* Millionths of an em in a thousandth, the unit of TJ's numbers. */
enum { MICRO = 1000 };

/* Thousandths of their own width that letters have when nothing widens them. */
enum { UNEXPANDED = 1000 };

struct content {
    const struct pdf *pdf;
    struct pdf_drawing *drawing;
    struct buf *buf; /* of that */
    size_t turn;     /* of what is drawn in the order of reading */
    mpt height;
    mpt side;                     /* the height of the page of the file */
    const struct placed *placed;  /* where the page lies on it, or NULL */
    const struct font *font;      /* set now, with its size */
    const struct pdf_font *codes; /* of it */
    mpt size;
    int32_t expansion;
    mpt rise;       /* of the glyph written last */
    mpt word_space; /* added to each space, before the expansion */
    mpt x, y;       /* where the last line began; y upwards */
    bool in_text;
    bool marked; /* inside the marked content of `tag` */
    uint32_t tag;
};

static const struct pdf_font *font_in(const struct pdf *pdf,
                                      const struct font *font)
{
    size_t i = 0;
    while (pdf->book->fonts[i] != font)
        i++;
    return &pdf->fonts[i];
}

/* The number by which the page calls a font, or a picture, 1 the first. */
static size_t name_of(struct content *c, struct pdf_names *names, uint32_t of)
{
    size_t i = 0;
    while (i < names->n && names->at[i] != of)
        i++;
    if (i == names->n) {
        names->at = arena_more(c->drawing->arena, names->at, names->n,
                               sizeof *names->at);
        names->at[names->n++] = of;
    }
    return i + 1;
}

/* Leaves it to pdf_take_drawing. */
static void leave_to_file(struct content *c, struct pdf_left left)
{
    struct pdf_drawing *d = c->drawing;
    d->left = arena_more(d->arena, d->left, d->left_count, sizeof left);
    left.turn = c->turn;
    d->left[d->left_count++] = left;
}

/* The next marked-content sequence: its number. */
static unsigned add_mark(struct content *c, uint32_t tag)
{
    leave_to_file(c, (struct pdf_left){.is_mark = true, .tag = tag});
    return c->drawing->marks++;
}

static void set_font(struct content *c, const struct run *run)
{
    if (c->font == run->font && c->size == run->size)
        return;
    c->font = run->font;
    c->size = run->size;
    c->codes = font_in(c->pdf, run->font);
    buf_printf(c->buf, "/F%zu ",
               name_of(c, &c->drawing->fonts, pdf_number_of(c->codes->object)));
    buf_add_milli(c->buf, run->size);
    buf_add(c->buf, STR(" Tf\n"));
}

/* Tz takes percent; it widens glyphs and the numbers of TJ alike (9.3.4). */
static void set_expansion(struct content *c, const struct run *run)
{
    if (c->expansion == run->expansion)
        return;
    c->expansion = run->expansion;
    buf_add_milli(c->buf, run->expansion * 100L);
    buf_add(c->buf, STR(" Tz\n"));
}

static void begin_text(struct content *c)
{
    if (c->in_text)
        return;
    buf_add(c->buf, STR("BT\n"));
    c->in_text = true;
    c->x = c->y = 0;
}

static void end_text(struct content *c)
{
    if (c->in_text)
        buf_add(c->buf, STR("ET\n"));
    c->in_text = false;
}

static void leave(struct content *c)
{
    end_text(c);
    if (c->marked)
        buf_add(c->buf, STR("EMC\n"));
    c->marked = false;
}

static void move_to(struct content *c, mpt x, mpt y)
{
    buf_add_milli(c->buf, x - c->x);
    buf_add_char(c->buf, ' ');
    buf_add_milli(c->buf, y - c->y);
    buf_add(c->buf, STR(" Td\n"));
    c->x = x;
    c->y = y;
}

/* A byte of a literal string (ISO 32000-1, 7.3.4.2). Ends of lines are escaped:
 * a return would be read as a line feed, and of several line feeds Ghostscript
 * 10 reads one. */
static inline size_t put_byte(char *at, unsigned byte)
{
    if (byte > ')' && byte != '\\') { /* as most are */
        *at = (char)byte;
        return 1;
    }
    bool end = byte == '\r' || byte == '\n';
    bool special = byte == '(' || byte == ')' || byte == '\\' || end;
    if (special)
        *at++ = '\\';
    *at = byte == '\r' ? 'r' : byte == '\n' ? 'n' : (char)byte;
    return 1 + special;
}

/* As bytes: half of what digits would be to compress. */
static inline void add_code(struct buf *buf, unsigned code, bool wide)
{
    enum { LONGEST = 4 };
    char *bytes = buf_reserve(buf, LONGEST);
    size_t n = wide ? put_byte(bytes, code >> 8) : 0;
    buf->n += n + put_byte(bytes + n, code & 0xFF);
}

static bool is_spaced(const struct pdf_font *font, unsigned code)
{
    return code == PDF_SPACE && !font->wide;
}

static int in_order(const void *a, const void *b)
{
    mpt left = *(const mpt *)a, right = *(const mpt *)b;
    return (left > right) - (left < right);
}

/* The middle one of `n` or, of an even number, that behind the middle. A line
 * has few, and they hardly differ. */
static mpt median(mpt *of, size_t n)
{
    enum { FEW = 40 };
    if (n > FEW)
        qsort(of, n, sizeof *of, in_order);
    for (size_t i = 1; n <= FEW && i < n; i++) {
        mpt moved = of[i];
        size_t to = i;
        for (; to > 0 && of[to - 1] > moved; to--)
            of[to] = of[to - 1];
        of[to] = moved;
    }
    return of[n / 2];
}

/* By how much the run's spaces are wider than the font has them, most often. A
 * few are off by a kerning, and all by what rounding leaves. */
static mpt widening(const struct content *c, const struct run *run)
{
    mpt *each = ARENA_ROOM(c->drawing->scratch, run->n, mpt);
    int64_t own = (int64_t)run->size * c->codes->widths[PDF_SPACE] / 1000000;
    size_t n = 0;
    for (size_t i = 0; i + 1 < run->n; i++) {
        if (is_spaced(c->codes, pdf_code(c->codes, run->glyphs[i].id)))
            each[n++] = (mpt)((int64_t)run->glyphs[i].advance * UNEXPANDED /
                                  run->expansion -
                              own);
    }
    return n > 1 ? median(each, n) : c->word_space;
}

static void set_word_space(struct content *c, const struct run *run)
{
    mpt wanted = widening(c, run);
    if (c->word_space == wanted)
        return;
    c->word_space = wanted;
    buf_add_milli(c->buf, wanted);
    buf_add(c->buf, STR(" Tw\n"));
}

/* Text rise (9.3.7) holds until it is set again: a TJ ends before it. */
static void set_rise(struct content *c, mpt rise)
{
    if (c->rise == rise)
        return;
    c->rise = rise;
    buf_add(c->buf, STR(")]TJ\n"));
    buf_add_milli(c->buf, rise);
    buf_add(c->buf, STR(" Ts\n[("));
}

/* By how many thousandths of an em the pen is off what is wanted, where that is
 * `wanted` over `unit` millionths, without its fraction. Mostly by none, which
 * is seen without dividing. */
static int64_t steps_off(int64_t pen, int64_t wanted, int64_t unit)
{
    enum { HALF = MICRO / 2 };
    if (wanted >= 0 && wanted >= (pen - HALF + 1) * unit &&
        wanted < (pen + HALF) * unit)
        return 0;
    int64_t off = pen - wanted / unit;
    return (off + (off < 0 ? -HALF : HALF)) / MICRO;
}

/*
 * The pen as the reader of the file will move it, in millionths of an em, and
 * as it should be: where they part by half a thousandth or more, a number sets
 * it right. The remainder is carried, so that errors never add up.
 */
static void add_glyphs(struct content *c, const struct run *run)
{
    int64_t pen = 0, wanted = 0;
    int64_t unit = (int64_t)run->size * run->expansion;
    int64_t spacing = (int64_t)c->word_space * 1000000 / run->size;
    const struct pdf_font codes = *c->codes;
    buf_add(c->buf, STR("[("));
    for (size_t i = 0; i < run->n; i++) {
        const struct glyph glyph = run->glyphs[i];
        unsigned code = pdf_code(&codes, glyph.id);
        set_rise(c, glyph.rise);
        add_code(c->buf, code, codes.wide);
        pen += codes.widths[code];
        pen += is_spaced(&codes, code) ? spacing : 0;
        wanted += glyph.advance;
        int64_t step = steps_off(pen, wanted * 1000000 * UNEXPANDED, unit);
        if (step == 0 || i + 1 == run->n)
            continue;
        buf_add_char(c->buf, ')');
        buf_add_int(c->buf, (long)step);
        buf_add_char(c->buf, '(');
        pen -= step * MICRO;
    }
    buf_add(c->buf, STR(")]TJ\n"));
    if (c->rise != 0)
        buf_add(c->buf, STR("0 Ts\n"));
    c->rise = 0;
}

static void draw_glyphs(struct content *c, const struct item *item)
{
    const struct run *run = &item->as.run;
    begin_text(c);
    set_font(c, run);
    set_expansion(c, run);
    set_word_space(c, run);
    move_to(c, item->x, c->height - item->y);
    bool grey = item->tag == TAG_WATERMARK;
    if (grey) /* one of its three equal parts */
        buf_printf(c->buf, ".%d g\n", (WATERMARK_GREY & 0xFF) * 1000 / 255);
    add_glyphs(c, run);
    if (grey)
        buf_add(c->buf, STR("0 g\n"));
}

/*
 * Glyphs that read otherwise than the text carry it (14.9.4), in a sequence of
 * their own: readers of the structure stumble over one within another.
 */
static void draw_actual(struct content *c, const struct item *item)
{
    uint32_t tag = c->tag;
    bool tagged = tag < c->pdf->book->tag_count && !c->pdf->plain;
    leave(c);
    buf_add(c->buf,
            tagged || c->pdf->plain ? STR("/Span<<") : STR("/Artifact<<"));
    if (tagged)
        buf_printf(c->buf, "/MCID %u", add_mark(c, tag));
    buf_add(c->buf, STR("/ActualText"));
    pdf_add_text(c->buf, pdf_public_text(c->pdf, c->drawing->scratch,
                                         item->as.run.text));
    buf_add(c->buf, STR(">>BDC\n"));
    c->marked = true;
    draw_glyphs(c, item);
    leave(c);
}

static void draw_run(struct content *c, const struct item *item)
{
    if (item->as.run.n == 0)
        return;
    if (item->as.run.actual)
        draw_actual(c, item);
    else
        draw_glyphs(c, item);
}

static void draw_rule(struct content *c, const struct item *item)
{
    end_text(c);
    const mpt numbers[] = {item->x, c->height - item->y - item->as.rule.height,
                           item->as.rule.width, item->as.rule.height};
    for (int i = 0; i < 4; i++) {
        buf_add_milli(c->buf, numbers[i]);
        buf_add_char(c->buf, ' ');
    }
    buf_add(c->buf, STR("re f\n"));
}

/* Where an area of the page lies on it, or on the side of the sheet. */
static struct pdf_box box_of(const struct content *c, const struct item *item,
                             mpt width, mpt height)
{
    const struct placed *placed = c->placed;
    mpt left = item->x, right = left + width;
    mpt top = item->y, bottom = top + height;
    return (struct pdf_box){placed ? placed_x(placed, left) : left,
                            c->side -
                                (placed ? placed_y(placed, bottom) : bottom),
                            placed ? placed_x(placed, right) : right,
                            c->side - (placed ? placed_y(placed, top) : top)};
}

static void leave_item(struct content *c, const struct item *item, mpt width,
                       mpt height)
{
    leave_to_file(c, (struct pdf_left){.item = *item,
                                       .box = box_of(c, item, width, height)});
}

static void leave_area(struct content *c, const struct item *item)
{
    if (item->kind == ITEM_LINK)
        leave_item(c, item, item->as.link.width, item->as.link.height);
    else
        leave_item(c, item, item->as.field.width, item->as.field.height);
}

/* An image is a unit square, placed by the matrix (8.9.5.1). */
static void draw_image(struct content *c, const struct item *item)
{
    mpt width = item->as.image.width, height = item->as.image.height;
    const mpt place[] = {item->x, c->height - item->y - height};
    size_t name = name_of(c, &c->drawing->images, item->as.image.picture->id);
    end_text(c);
    leave_item(c, item, width, height);
    buf_add(c->buf, STR("q "));
    buf_add_milli(c->buf, width);
    buf_add(c->buf, STR(" 0 0 "));
    buf_add_milli(c->buf, height);
    for (int i = 0; i < 2; i++) {
        buf_add_char(c->buf, ' ');
        buf_add_milli(c->buf, place[i]);
    }
    buf_printf(c->buf, " cm /X%zu Do Q\n", name);
}

/* What an artifact is (14.8.2.2.2): rules are of the layout; all other are of
 * the page, its number, its running head, what a table repeats on it. */
static const char *artifact_type(uint32_t tag)
{
    switch (tag) {
    case TAG_LAYOUT:
        return "/Type/Layout";
    case TAG_RUNNING_HEAD:
        return "/Type/Pagination/Subtype/Header";
    case TAG_WATERMARK:
        return "/Type/Pagination/Subtype/Watermark";
    default:
        return "/Type/Pagination";
    }
}

static uint32_t tag_of(const struct pdf *pdf, const struct item *item)
{
    if (item->tag < TAG_WATERMARK)
        return pdf_tag(pdf, item->tag);
    bool rule = item->kind == ITEM_RULE && item->tag == TAG_ARTIFACT;
    return rule ? TAG_LAYOUT : item->tag;
}

/* Begins a marked-content sequence (14.6) unless it only goes on. Sequences
 * stand outside of text objects, so that either may hold the other's kind. */
static void enter(struct content *c, uint32_t tag)
{
    if ((c->marked && c->tag == tag) || c->pdf->plain)
        return;
    leave(c);
    if (tag >= TAG_WATERMARK)
        buf_printf(c->buf, "/Artifact<<%s>>BDC\n", artifact_type(tag));
    else
        buf_printf(c->buf, "/%s<</MCID %u>>BDC\n", c->pdf->elements[tag].role,
                   add_mark(c, tag));
    c->marked = true;
    c->tag = tag;
}

static void draw_items(struct content *c, const struct page *from)
{
    struct page open = page_open(c->drawing->scratch, from);
    c->height = open.height;
    for (size_t i = 0; i < open.n; i++) {
        const struct item *item = &open.items[i];
        if (item->kind == ITEM_LINK || item->kind == ITEM_FIELD) {
            leave_area(c, item);
            continue;
        }
        enter(c, tag_of(c->pdf, item));
        if (item->kind == ITEM_TEXT)
            draw_run(c, item);
        else if (item->kind == ITEM_IMAGE)
            draw_image(c, item);
        else
            draw_rule(c, item);
    }
    leave(c);
    arena_clear(c->drawing->scratch);
}

/* The matrix (8.3.4) takes the page's lower left corner to its place; what it
 * sets of the graphics state (8.4.2) ends with it. */
static void draw_placed(struct content *c, const struct placed *placed,
                        mpt height)
{
    const struct page *page = placed->page;
    const mpt corner[] = {placed->x, height - placed_y(placed, page->height)};
    buf_add(c->buf, STR("q "));
    buf_add_micro(c->buf, placed->scale);
    buf_add(c->buf, STR(" 0 0 "));
    buf_add_micro(c->buf, placed->scale);
    for (int i = 0; i < 2; i++) {
        buf_add_char(c->buf, ' ');
        buf_add_milli(c->buf, corner[i]);
    }
    buf_add(c->buf, STR(" cm\n"));
    c->turn = placed->number;
    c->placed = placed;
    draw_items(c, page);
    buf_add(c->buf, STR("Q\n"));
    c->font = NULL;
    c->expansion = UNEXPANDED;
    c->word_space = 0;
}

void pdf_draw(const struct pdf *pdf, size_t page, struct pdf_drawing *drawing)
{
    const struct page *from = &pdf->book->pages[page];
    struct content c = {.pdf = pdf,
                        .drawing = drawing,
                        .buf = &drawing->content,
                        .side = from->height,
                        .turn = page,
                        .expansion = UNEXPANDED};
    draw_items(&c, from);
    for (size_t i = 0; i < from->placed_count; i++)
        draw_placed(&c, &from->placed[i], from->height);
}
