/* SPDX-License-Identifier: MIT */
/*
 * The PDF writer on books made by hand: the file is read again here, as far as
 * its widths, its map to text, its operators and its structure tree go.
 */
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/out.h"
#include "base/utf8.h"
#include "layout/font.h"
#include "layout/page.h"
#include "stages.h"
#include "write/pdf.h"

#include "check.h" /* after error.h: cmocka has a fail too */

enum { MANY = 64 };

struct fixture {
    struct arena *arena;
    struct fonts *fonts;
    struct book *book;
    struct anban_error err;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->fonts = fonts_new(&f->err);
    f->book = ARENA_NEW(f->arena, struct book);
    f->book->arena = f->arena;
    f->book->meta = (struct meta){.title = STR("Báo cáo (thử)"),
                                  .lang = STR("vi"),
                                  .identifier = STR("urn:uuid:0"),
                                  .modified = 1608595200,
                                  .generator = STR("anban 0.1.0")};
    f->book->pages = ARENA_ARRAY(f->arena, MANY, struct page);
    f->book->tags = ARENA_ARRAY(f->arena, MANY, struct tag);
    f->book->outline = ARENA_ARRAY(f->arena, MANY, struct outline_entry);
    f->book->fonts = ARENA_ARRAY(f->arena, FONT_STYLES, struct font *);
    f->book->tags[f->book->tag_count++] = (struct tag){.role = "Document"};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    fonts_free(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

static uint32_t add_tag(struct fixture *f, const char *role, uint32_t parent)
{
    f->book->tags[f->book->tag_count] =
        (struct tag){.role = role, .parent = parent};
    return (uint32_t)f->book->tag_count++;
}

static struct page *add_page(struct fixture *f, const char *label)
{
    struct page *page = &f->book->pages[f->book->page_count++];
    *page = (struct page){.width = 595276,
                          .height = 841890,
                          .label = str_of(label),
                          .items = ARENA_ARRAY(f->arena, MANY, struct item)};
    return page;
}

static void list_font(struct book *book, struct font *font)
{
    for (size_t i = 0; i < book->font_count; i++) {
        if (book->fonts[i] == font)
            return;
    }
    book->fonts[book->font_count++] = font;
}

/* A run whose spaces are `wider` mpt wider than their own width. */
static struct run *add_text(struct fixture *f, struct page *page, uint32_t tag,
                            enum font_style style, const char *text, mpt wider)
{
    struct font *font = fonts_find(f->fonts, style, &f->err);
    const struct shaped *s = font_shape(font, str_of(text));
    struct item *item = &page->items[page->n];
    *item = (struct item){.kind = ITEM_TEXT,
                          .tag = tag,
                          .x = 85039,
                          .y = 70000 + 20000 * (mpt)page->n};
    page->n++;
    struct run *run = &item->as.run;
    *run = (struct run){.font = font,
                        .size = 13500,
                        .expansion = 1000,
                        .n = s->n,
                        .text = str_of(text),
                        .actual = s->ambiguous,
                        .glyphs = ARENA_ARRAY(f->arena, s->n, struct glyph)};
    for (size_t i = 0; i < s->n; i++) {
        run->glyphs[i].id = s->glyphs[i].id;
        run->glyphs[i].advance =
            (mpt)((int64_t)s->glyphs[i].advance * run->size / 2048) +
            (s->glyphs[i].advance == 512 ? wider : 0);
    }
    font_use(font, s);
    list_font(f->book, font);
    return run;
}

static void add_rule(struct page *page, uint32_t tag)
{
    struct item *item = &page->items[page->n++];
    *item = (struct item){.kind = ITEM_RULE, .tag = tag, .x = 1, .y = 2000};
    item->as.rule.width = 100500;
    item->as.rule.height = 600;
}

/* Two pages, four styles, an artifact, a paragraph over the page's end. */
static void make_book(struct fixture *f)
{
    uint32_t title = add_tag(f, "H1", 0), text = add_tag(f, "P", 0);
    struct page *page = add_page(f, "1");
    add_text(f, page, title, FONT_BOLD, "Hội nghị tổng kết", 0);
    add_rule(page, TAG_ARTIFACT);
    add_text(f, page, text, FONT_REGULAR, "Tổng cục Môi trường đã tổ chức",
             2417);
    add_text(f, page, text, FONT_ITALIC, "Võ Tuấn Nhân, TƯỜNG AV", -333);
    page = add_page(f, "2");
    add_text(f, page, TAG_ARTIFACT, FONT_REGULAR, "2", 0);
    add_text(f, page, text, FONT_BOLD_ITALIC, "chỉ đạo Hội nghị", 1);
}

/* The bytes of the book's PDF, in the arena. */
static struct str written_as(struct fixture *f, unsigned how)
{
    FILE *file = tmpfile();
    struct out *out = out_on(fileno(file), NULL, &f->err);
    assert_non_null(out);
    assert_true(write_pdf(f->book, NULL, how, 2, out, &f->err));
    assert_true(out_commit(out, &f->err));
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(f->arena, (size_t)size + 1);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
    fclose(file);
    return (struct str){bytes, (size_t)size};
}

static struct str written(struct fixture *f)
{
    return written_as(f, 0);
}

static struct str behind(struct str text, struct str mark)
{
    size_t at = str_find(text, mark);
    return at == SIZE_MAX ? STR("") : str_slice(text, at + mark.n, text.n);
}

static bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part)) != SIZE_MAX;
}

static struct str inflated(struct fixture *f, struct str bytes)
{
    enum { ROOM = 1 << 18 };
    char *room = arena_alloc(f->arena, ROOM);
    size_t read, n = 0;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    if (!d || libdeflate_zlib_decompress_ex(d, bytes.s, bytes.n, room, ROOM,
                                            &read, &n) != LIBDEFLATE_SUCCESS)
        n = 0;
    libdeflate_free_decompressor(d);
    return (struct str){room, n};
}

/* The n-th stream that begins with `start` once it is inflated. */
static struct str stream(struct fixture *f, struct str pdf, const char *start,
                         int n)
{
    while ((pdf = behind(pdf, STR("stream"))).n) {
        size_t eol = pdf.s[0] == '\r' ? 2 : 1;
        struct str bytes = inflated(f, str_slice(pdf, eol, pdf.n));
        if (str_starts(bytes, str_of(start)) && n-- == 0)
            return bytes;
    }
    return STR("");
}

/* The object with this number, from "obj" to "endobj". */
static struct str object(struct str pdf, long number)
{
    char head[32];
    int n = snprintf(head, sizeof head, "\n%ld 0 obj", number);
    struct str rest = behind(pdf, (struct str){head, (size_t)n});
    return str_slice(rest, 0, str_find(rest, STR("endobj")));
}

/* The number behind `key` in an object: of what it refers to, too. */
static long number_behind(struct str object_text, const char *key)
{
    struct str rest = behind(object_text, str_of(key));
    assert_true(rest.n > 0);
    return strtol(rest.s, NULL, 10);
}

/* The file with the objects of its object streams behind it, each as it would
 * stand in the file by itself (ISO 32000-1, 7.5.7). */
static struct str opened(struct fixture *f, struct str pdf)
{
    struct buf all = {.arena = f->arena};
    struct str rest = pdf;
    buf_add(&all, pdf);
    while ((rest = behind(rest, STR("/Type/ObjStm"))).n) {
        long n = number_behind(rest, "/N "),
             first = number_behind(rest, "/First ");
        struct str text = inflated(f, behind(rest, STR("stream\r\n")));
        char *head = (char *)text.s;
        for (long i = 0; i < n; i++) {
            long number = strtol(head, &head, 10);
            long from = first + strtol(head, &head, 10);
            char *next = head;
            (void)strtol(next, &next, 10);
            long to =
                i + 1 < n ? first + strtol(next, &next, 10) : (long)text.n;
            buf_printf(&all, "\n%ld 0 obj\n", number);
            buf_add(&all, str_slice(text, (size_t)from, (size_t)to));
            buf_add(&all, STR("endobj\n"));
        }
    }
    return buf_str(&all);
}

static void the_frame_is_right(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str file = written(f), pdf = opened(f, file);
    assert_true(str_starts(pdf, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
    assert_true(str_ends(str_trim(file), STR("%%EOF")));
    assert_true(holds(file, "/MediaBox[0 0 595.276 841.89]"));
    assert_true(holds(pdf, "/Lang (vi)") || holds(pdf, "/Lang <7669>"));
    assert_true(holds(pdf, "/DisplayDocTitle true"));
    assert_true(holds(pdf, "(D:20201222000000+00'00)"));
    assert_true(holds(pdf, "<xmp:CreateDate>2020-12-22T00:00:00Z<"));
    assert_true(holds(pdf, "Báo cáo (thử)</rdf:li>"));
    assert_false(holds(pdf, "Encrypt"));
}

/* A property of XMP for each that is known, and each is described. */
static void the_record_is_in_the_metadata(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    assert_false(holds(written(f), "record"));
    f->book->meta.record.number = STR("15/BC-X");
    f->book->meta.secrecy = STR("Mật");
    struct str pdf = written(f);
    assert_true(holds(pdf, "<record:number>15/BC-X</record:number>"));
    assert_true(holds(pdf, "<record:secrecy>Mật</record:secrecy>"));
    assert_false(holds(pdf, "<record:signer>"));
    assert_true(holds(pdf, "pdfaProperty:name=\"number\""));
}

static void same_book_same_bytes(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str first = written(f);
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    tzset();
    assert_true(str_eq(first, written(f)));
    unsetenv("TZ");
    tzset();
}

/* The trailer's first identifier. */
static struct str id_of(struct str pdf)
{
    return str_slice(behind(pdf, STR("/ID")), 0, 40);
}

static void the_identifier_follows_the_content(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str first = id_of(written(f));
    f->book->meta.description = STR("khác");
    struct str second = id_of(written(f));
    f->book->pages[0].items[0].x += 1;
    struct str third = id_of(written(f));
    assert_false(str_eq(first, second));
    assert_false(str_eq(second, third));
}

/* Reads "/W[17[250 333.008]20[500]]" and compares with the font. */
static void check_widths(struct fixture *f, const struct font *font,
                         struct str array)
{
    enum { NUMBERS = 256 };
    double told[NUMBERS] = {0};
    char *at = (char *)array.s;
    int seen = 0;
    while (*at != ']') {
        long number = strtol(at, &at, 10);
        assert_int_equal(*at++, '[');
        for (; *at != ']'; number++, seen++)
            told[number] = strtod(at, &at);
        at++;
    }
    const unsigned space = 1;
    struct font_print print = font_subset_print(font, f->arena, &f->err);
    uint16_t glyph;
    struct str text;
    for (size_t i = 0; font_next_used(font, &i, &glyph, &text); seen--) {
        double own = font_glyph_width(font, glyph) / 2.048;
        unsigned number = print.numbers[glyph];
        unsigned code = number == space       ? PDF_SPACE
                        : number == PDF_SPACE ? space
                                              : number;
        double off = told[code] - own;
        assert_true(off < 0.0006 && off > -0.0006);
    }
    assert_int_equal(seen, 0);
}

static void widths_are_the_fonts(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str rest = opened(f, written(f));
    for (size_t i = 0; i < f->book->font_count; i++) {
        rest = behind(behind(rest, STR("/CIDFontType2")), STR("/W["));
        check_widths(f, f->book->fonts[i], rest);
    }
    assert_int_equal(f->book->font_count, 4);
}

static unsigned hex4(const char *s)
{
    char digits[5] = {s[0], s[1], s[2], s[3]};
    return (unsigned)strtoul(digits, NULL, 16);
}

/* What the font's ToUnicode says of the code, appended. */
static void add_mapped(struct buf *buf, struct str map, unsigned code)
{
    char line[16], utf8[4];
    bool wide = holds(map, "<0000><FFFF>");
    int n = snprintf(line, sizeof line, wide ? "\n<%04X><" : "\n<%02X><", code);
    struct str to = behind(map, (struct str){line, (size_t)n});
    assert_true(to.n > 4);
    for (; *to.s != '>'; to.s += 4)
        buf_add(buf, (struct str){utf8, utf8_put(hex4(to.s), utf8)});
}

static unsigned string_byte(const char **at)
{
    bool escaped = **at == '\\';
    unsigned byte = (unsigned char)(*at)[escaped];
    assert_false(!escaped && byte && strchr("()\r\n", (int)byte));
    *at += 1 + escaped;
    return escaped && byte == 'r' ? '\r' : escaped && byte == 'n' ? '\n' : byte;
}

static unsigned string_code(const char **at, bool wide)
{
    unsigned high = wide ? string_byte(at) : 0;
    return high << 8 | string_byte(at);
}

/* The word spacing set in `text`, else *spacing, in thousandths of a point. */
static void read_spacing(struct str text, double *spacing)
{
    size_t end = str_find(text, STR(" Tw\n")), at = end;
    if (end == SIZE_MAX)
        return;
    while (at > 0 && text.s[at - 1] != '\n')
        at--;
    *spacing = strtod(text.s + at, NULL) * 1000;
}

/* A page's operators as they are gone through. */
struct way {
    struct str content;
    double spacing;
};

/* Walks the next TJ of the way: its text, and where the pen is against where
 * the run wants it, which must never differ by a thousandth of an em. */
static struct str follow(struct fixture *f, struct way *way,
                         const struct run *run, struct str map)
{
    struct buf text = {.arena = f->arena};
    bool wide = holds(map, "<0000><FFFF>");
    size_t start = str_find(way->content, STR("[("));
    read_spacing(str_slice(way->content, 0, start), &way->spacing);
    way->content = behind(way->content, STR("[("));
    double pen = 0, wanted = 0;
    const char *at = way->content.s;
    for (size_t i = 0; i < run->n; i++) {
        if (*at == ')') {
            char *end;
            pen -= strtod(at + 1, &end);
            assert_int_equal(*end, '(');
            at = end + 1;
        }
        double off = pen - wanted * 1000 / run->size;
        assert_true(off < 0.55 && off > -0.55); /* 0.05: of rounded widths */
        unsigned code = string_code(&at, wide);
        add_mapped(&text, map, code);
        pen += font_glyph_width(run->font, run->glyphs[i].id) / 2.048;
        if (!wide && code == ' ')
            pen += way->spacing * 1000 / run->size;
        wanted += run->glyphs[i].advance;
    }
    assert_memory_equal(at, ")]TJ\n", 5);
    return buf_str(&text);
}

static void text_comes_back_and_the_pen_is_where_it_should_be(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str pdf = written(f), maps[4];
    for (int i = 0; i < 4; i++)
        maps[i] = stream(f, pdf, "/CIDInit /", i);
    for (int p = 0; p < 2; p++) {
        const struct page *page = &f->book->pages[p];
        struct way way = {stream(f, pdf, p ? "/Artifact" : "/H1", 0), 0};
        for (size_t i = 0; i < page->n; i++) {
            const struct run *run = &page->items[i].as.run;
            if (page->items[i].kind != ITEM_TEXT)
                continue;
            size_t font = 0;
            while (f->book->fonts[font] != run->font)
                font++;
            struct str seen = follow(f, &way, run, maps[font]);
            assert_true(str_eq(seen, run->text));
        }
    }
}

static void errors_do_not_add_up(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t tag = add_tag(f, "P", 0);
    struct run *run = add_text(f, page, tag, FONT_REGULAR,
                               "nghiên nghiên nghiên nghiên nghiên nghiên", 0);
    for (size_t i = 0; i < run->n; i++)
        run->glyphs[i].advance += 5; /* 0.37 thousandths of an em each */
    struct str pdf = opened(f, written(f));
    struct way way = {stream(f, pdf, "/P", 0), 0};
    follow(f, &way, run, stream(f, pdf, "/CIDInit /", 0));
}

/* The text reads back, drawn by a font of its own; the page's operators. */
static struct str reads_back(struct fixture *f, struct str text)
{
    struct page *page = add_page(f, "1");
    struct run *run = add_text(f, page, add_tag(f, "P", 0), FONT_REGULAR,
                               str_copy(f->arena, text).s, 0);
    struct str pdf = opened(f, written(f)),
               map = stream(f, pdf, "/CIDInit /", 0);
    struct way way = {stream(f, pdf, "/P", 0), 0};
    struct str content = way.content;
    assert_true(str_eq(follow(f, &way, run, map), text));
    return content;
}

/* All of ASCII: among the codes are those of ends of lines, of parentheses and
 * of a backslash. */
static void strings_hold_every_byte(void **state)
{
    struct fixture *f = *state;
    struct buf text = {.arena = f->arena};
    for (char c = ' '; c <= '~'; c++)
        buf_add_char(&text, c);
    struct str content = reads_back(f, buf_str(&text));
    assert_true(holds(content, "\\r") && holds(content, "\\n") &&
                holds(content, "\\(") && holds(content, "\\)") &&
                holds(content, "\\\\"));
}

/* More glyphs than a byte can name. */
static void many_glyphs_take_two_bytes(void **state)
{
    enum { FIRST = 0xA1, LAST = 0x17F, MORE = 0x1EA0, END = 0x1EF9 };
    struct fixture *f = *state;
    struct buf text = {.arena = f->arena};
    char utf8[4] = "";
    for (uint32_t c = FIRST; c <= END; c = c == LAST ? MORE : c + 1) {
        if (c != 0xAD) /* a hyphen that is not drawn */
            buf_add(&text, (struct str){utf8, utf8_put(c, utf8)});
    }
    reads_back(f, buf_str(&text));
    assert_true(holds(opened(f, written(f)), "/Identity-H"));
}

/* Between the words of a justified line no number stands. */
static void words_are_spaced_at_once(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    add_text(f, page, add_tag(f, "P", 0), FONT_REGULAR, "mot hai ba bon", 2417);
    struct str content = stream(f, written(f), "/P", 0);
    assert_true(holds(content, "\n2.417 Tw\n"));
    struct str line = behind(content, STR("[("));
    assert_int_equal(str_find(line, STR(")")), str_find(line, STR(")]TJ")));
}

static void long_maps_are_cut_in_blocks(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    add_text(f, page, add_tag(f, "P", 0), FONT_REGULAR,
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
             "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợ",
             0);
    struct str map = stream(f, written(f), "/CIDInit /", 0);
    assert_int_equal(number_behind(map, "endcodespacerange\n"), 100);
    assert_int_equal(number_behind(map, "endbfchar\n"), 12);
}

static void what_glyphs_cannot_say_is_said(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    add_text(f, page, add_tag(f, "P", 0), FONT_REGULAR, "\xF0\x9F\x98\x80", 0);
    struct str content = stream(f, written(f), "/P", 0);
    assert_true(holds(content, "/ActualText<FEFFD83DDE00>>>BDC"));
}

static void marked_content_is_balanced(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    struct str pdf = opened(f, written(f));
    struct str first = stream(f, pdf, "/H1", 0);
    assert_true(holds(first, "/H1<</MCID 0>>BDC\nBT\n"));
    assert_true(holds(first, "ET\nEMC\n/Artifact<</Type/Layout>>BDC\n"));
    assert_true(holds(first, "0.001 839.29 100.5 0.6 re f\nEMC\n"));
    assert_true(holds(first, "/P<</MCID 1>>BDC\nBT\n"));
    assert_false(holds(first, "MCID 2")); /* one sequence for both lines */
    struct str second = stream(f, pdf, "/Artifact", 0);
    assert_true(holds(second, "ET\nEMC\n/P<</MCID 0>>BDC\n"));
    assert_true(str_ends(second, STR("ET\nEMC\n")));
}

static void elements_own_their_content(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    const struct tag_more more = {.lang = STR("en")};
    f->book->tags[2].more = &more;
    struct str pdf = opened(f, written(f));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    struct str top = object(pdf, document);
    assert_true(holds(top, "/S/Document/P "));
    assert_int_equal(number_behind(top, "/P "), root);
    long heading = number_behind(top, "/K[");
    struct str h1 = object(pdf, heading), p = object(pdf, heading + 1);
    assert_true(holds(h1, "/S/H1/P ") && holds(h1, "/K[ 0]"));
    assert_int_equal(number_behind(h1, "/P "), document);
    assert_true(holds(p, "/S/P/P ") && holds(p, "/Lang<FEFF0065006E>"));
    assert_true(holds(p, "/K[ 1<</Type/MCR/Pg ") && holds(p, "/MCID 0>>]"));
    /* The way back. */
    long parents = number_behind(object(pdf, root), "/ParentTree ");
    struct str leaf =
        object(pdf, number_behind(object(pdf, parents), "/Kids["));
    char expected[64];
    int n = snprintf(expected, sizeof expected,
                     "/Nums[ 0[%ld 0 R %ld 0 R] 1[%ld 0 R]]/Limits[0 1]",
                     heading, heading + 1, heading + 1);
    assert_true(n > 0 && holds(leaf, expected));
}

/* Many more objects than there are in one of the file's streams. */
static void many_objects_are_all_whole(void **state)
{
    enum { TAGS = 999 };
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    f->book->tags = ARENA_ARRAY(f->arena, TAGS, struct tag);
    f->book->tag_count = 1;
    f->book->tags[0].role = "Document";
    while (f->book->tag_count < TAGS)
        add_tag(f, "P", 0);
    add_text(f, page, TAGS - 1, FONT_REGULAR, "a", 0);
    struct str pdf = opened(f, written(f));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    for (long i = 1; i < TAGS - 1; i++) {
        char expected[64];
        snprintf(expected, sizeof expected, "\n<</S/P/P %ld 0 R>>\n", document);
        assert_true(str_eq(object(pdf, document + i), str_of(expected)));
    }
    assert_true(holds(object(pdf, document + TAGS - 1), "/K[ 0]>>"));
}

/* Where the elements stand in their parent's K, by the distance of their
 * numbers to the first one's. */
static void elements_without_content_keep_their_place(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t row = add_tag(f, "TR", 0);
    uint32_t a = add_tag(f, "TD", row), b = add_tag(f, "TD", row),
             c = add_tag(f, "TD", row), d = add_tag(f, "TD", row);
    add_text(f, page, a, FONT_REGULAR, "a", 0);
    add_text(f, page, c, FONT_REGULAR, "c", 0);
    struct str pdf = opened(f, written(f));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    struct str tr = object(pdf, document + (long)row);
    char expected[80];
    snprintf(expected, sizeof expected, "/K[ %ld 0 R %ld 0 R %ld 0 R %ld 0 R]",
             document + (long)a, document + (long)b, document + (long)c,
             document + (long)d);
    assert_true(holds(tr, expected));
    assert_false(holds(object(pdf, document + (long)b), "/K"));
}

/* The one paragraph of a cell is the cell's text; two stay, and so does one
 * that says something. */
static void a_cells_lone_paragraph_is_the_cell(void **state)
{
    const struct tag_more more = {.lang = STR("en")};
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t row = add_tag(f, "TR", 0), one = add_tag(f, "TH", row);
    uint32_t lone = add_tag(f, "P", one), phrase = add_tag(f, "Span", lone);
    uint32_t two = add_tag(f, "TD", row), first = add_tag(f, "P", two);
    add_tag(f, "P", two);
    uint32_t three = add_tag(f, "TD", row), english = add_tag(f, "P", three);
    f->book->tags[english].more = &more;
    add_text(f, page, lone, FONT_REGULAR, "a", 0);
    add_text(f, page, phrase, FONT_REGULAR, "b", 0);
    add_text(f, page, first, FONT_REGULAR, "c", 0);
    add_text(f, page, english, FONT_REGULAR, "d", 0);
    struct str pdf = opened(f, written(f));
    assert_true(holds(stream(f, pdf, "/TH", 0), "/TH<</MCID 0>>BDC\nBT\n"));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    struct str tr = object(pdf, number_behind(object(pdf, document), "/K["));
    long th = number_behind(tr, "/K[");
    struct str head = object(pdf, th);
    assert_true(holds(head, "/S/TH/P ") && holds(head, "/K[ 0 "));
    struct str span = object(pdf, number_behind(head, "/K[ 0 "));
    assert_int_equal(number_behind(span, "/S/Span/P "), th);
    assert_true(holds(object(pdf, th + 2), "/S/TD/P "));
    assert_int_equal(number_behind(object(pdf, th + 3), "/S/P/P "), th + 2);
    assert_int_equal(number_behind(object(pdf, th + 6), "/S/P/P "), th + 5);
}

/* A phrase within a paragraph, and a note which the page holds further down
 * than the next paragraph. */
static void kids_stand_in_reading_order(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t p = add_tag(f, "P", 0), span = add_tag(f, "Span", p),
             note = add_tag(f, "Note", p), next = add_tag(f, "P", 0);
    add_text(f, page, p, FONT_REGULAR, "a", 0);
    add_text(f, page, span, FONT_ITALIC, "b", 0);
    add_text(f, page, p, FONT_REGULAR, "c", 0);
    add_text(f, page, next, FONT_REGULAR, "d", 0);
    add_text(f, page, note, FONT_REGULAR, "e", 0);
    struct str pdf = opened(f, written(f));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    char expected[80];
    snprintf(expected, sizeof expected, "/K[ 0 %ld 0 R 2 %ld 0 R]",
             document + (long)span, document + (long)note);
    assert_true(holds(object(pdf, document + (long)p), expected));
    assert_true(holds(object(pdf, document + (long)note), "/K[ 4]"));
}

static void lists_say_how_they_count(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t list = add_tag(f, "L", 0), label = add_tag(f, "Lbl", list);
    const struct tag_more more = {.numbering = "LowerAlpha"};
    f->book->tags[list].more = &more;
    add_text(f, page, label, FONT_REGULAR, "a)", 0);
    assert_true(holds(opened(f, written(f)),
                      "/A<</O/List/ListNumbering/LowerAlpha>>/K["));
}

static void the_outline_is_nested(void **state)
{
    static const int levels[] = {1, 2, 2, 3, 1};
    struct fixture *f = *state;
    make_book(f);
    for (int i = 0; i < 5; i++)
        f->book->outline[f->book->outline_count++] = (struct outline_entry){
            STR("Mục"), levels[i], levels[i] - 1, (uint32_t)(i > 2), 0,
            56700,      0};
    struct str pdf = opened(f, written(f));
    long root = number_behind(pdf, "/Outlines ");
    struct str top = object(pdf, root);
    long first = number_behind(top, "/First ");
    assert_int_equal(number_behind(top, "/Count "), 5);
    assert_int_equal(number_behind(top, "/Last "), first + 4);
    struct str one = object(pdf, first), three = object(pdf, first + 2);
    assert_int_equal(number_behind(one, "/Next "), first + 4);
    assert_int_equal(number_behind(one, "/First "), first + 1);
    assert_int_equal(number_behind(one, "/Last "), first + 2);
    assert_int_equal(number_behind(one, "/Count "), 3);
    assert_int_equal(number_behind(three, "/Prev "), first + 1);
    assert_int_equal(number_behind(three, "/Parent "), first);
    assert_int_equal(number_behind(three, "/Count "), 1);
    assert_true(holds(one, "/Title<FEFF004D1EE50063>/Dest["));
    assert_true(holds(one, "/XYZ 0 785.19 null]"));
}

/* A note and the reference to it, each of which names the other; a caption in
 * its figure, and one of nothing; a link that leads to an element. */
static void make_modern_book(struct fixture *f)
{
    struct page *page = add_page(f, "1");
    uint32_t p = add_tag(f, "P", 0), reference = add_tag(f, "Reference", p);
    uint32_t to = add_tag(f, "Link", reference), note = add_tag(f, "Note", 0);
    uint32_t div = add_tag(f, "Div", 0);
    add_tag(f, "Figure", div);
    add_tag(f, "Caption", div);
    add_tag(f, "Caption", 0);
    add_text(f, page, to, FONT_REGULAR, "1", 0);
    struct item *link = &page->items[page->n++];
    *link = (struct item){.kind = ITEM_LINK, .tag = to};
    link->as.link.note = f->book->note_count = 1;
    f->book->notes = ARENA_NEW(f->arena, struct outline_entry);
    f->book->notes[0].tag = note;
    add_text(f, page, note, FONT_REGULAR, "a", 0);
}

static void pdf_2_0_has_what_it_asks_for(void **state)
{
    struct fixture *f = *state;
    make_modern_book(f);
    struct str pdf = opened(f, written_as(f, PDF_MODERN));
    assert_true(str_starts(pdf, STR("%PDF-2.0\n")));
    assert_false(holds(pdf, "/Info ") || holds(pdf, "/Producer"));
    assert_true(holds(pdf, "<pdfaid:part>4<") &&
                holds(pdf, "<pdfuaid:rev>2024<"));
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    assert_true(holds(object(pdf, root), "/RoleMap<</FENote/Note>>"));
    long space = number_behind(object(pdf, root), "/Namespaces[");
    assert_int_equal(number_behind(object(pdf, document), "/NS "), space);
    struct str reference = object(pdf, document + 2);
    struct str note = object(pdf, document + 4);
    assert_int_equal(number_behind(reference, "/Ref["), document + 4);
    assert_int_equal(number_behind(note, "/Ref["), document + 2);
    assert_int_equal(number_behind(note, "/S/FENote/NS "), space);
    assert_int_equal(number_behind(pdf, "/SD["), document + 4);
    struct str caption = object(pdf, document + 7);
    assert_int_equal(number_behind(caption, "/S/Caption/P "), document + 6);
    assert_true(holds(object(pdf, document + 8), "/S/P/P "));
}

/* The element holds the field alone, as no list; the field names it in turn. */
static void a_field_waits_for_its_signature(void **state)
{
    struct fixture *f = *state;
    struct page *page = add_page(f, "1");
    uint32_t form = add_tag(f, "Form", 0);
    f->book->fields = ARENA_NEW(f->arena, struct sign_field);
    f->book->fields[f->book->field_count++] =
        (struct sign_field){.name = STR("NguoiKy"), .text = STR("An")};
    struct item *item = &page->items[page->n++];
    *item = (struct item){.kind = ITEM_FIELD, .tag = form, .x = 10 * MPT};
    item->as.field.width = 20 * MPT;
    item->as.field.height = 5 * MPT;
    struct str pdf = opened(f, written(f));
    long number = number_behind(pdf, "/AcroForm<</Fields[ ");
    struct str field = object(pdf, number);
    assert_true(holds(field, "/FT/Sig/F 4/T(NguoiKy)/TU<FEFF0041006E>"
                             "/Contents<FEFF0041006E>/Rect[10 "));
    assert_true(holds(object(pdf, number_behind(field, "/AP<</N ")),
                      "/BBox[0 0 20 5]"));
    long key = number_behind(field, "/StructParent ");
    assert_int_equal(key, 1);
    long root = number_behind(pdf, "/StructTreeRoot ");
    long document = number_behind(object(pdf, root), "/K ");
    struct str element = object(pdf, document + 1);
    assert_true(holds(element, "/S/Form"));
    assert_true(holds(element, "/K<</Type/OBJR/Pg "));
    assert_int_equal(number_behind(element, "/Obj "), number);
    assert_int_equal(number_behind(object(pdf, root), "/ParentTreeNextKey "),
                     2);
    assert_int_equal(number_behind(pdf, "/Nums[ 1 "), document + 1);
}

static void labels_are_those_of_the_pages(void **state)
{
    static const char *const labels[] = {"i", "ii", "1", "2", "3", "07", "8"};
    struct fixture *f = *state;
    for (size_t i = 0; i < 7; i++)
        add_page(f, labels[i]);
    struct str pdf = opened(f, written(f));
    assert_true(holds(pdf, "/Nums[0<</P<FEFF0069>>> 1<</P<FEFF00690069>>> "
                           "2<</S/D/St 1>> 5<</P<FEFF00300037>>> "
                           "6<</S/D/St 8>>]"));
}

static void a_full_disk_is_told(void **state)
{
    struct fixture *f = *state;
    make_book(f);
    int fd = open("/dev/full", O_WRONLY);
    struct out *out = out_on(fd, NULL, &f->err);
    assert_non_null(out);
    bool ok = write_pdf(f->book, NULL, 0, 1, out, &f->err);
    ok = out_commit(out, &f->err) && ok;
    close(fd);
    assert_false(ok);
    assert_int_equal(f->err.code, ANBAN_OUTPUT);
    assert_true(strlen(f->err.message) > 10);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_frame_is_right),
        TEST(the_record_is_in_the_metadata),
        TEST(same_book_same_bytes),
        TEST(the_identifier_follows_the_content),
        TEST(widths_are_the_fonts),
        TEST(text_comes_back_and_the_pen_is_where_it_should_be),
        TEST(errors_do_not_add_up),
        TEST(strings_hold_every_byte),
        TEST(many_glyphs_take_two_bytes),
        TEST(words_are_spaced_at_once),
        TEST(long_maps_are_cut_in_blocks),
        TEST(what_glyphs_cannot_say_is_said),
        TEST(marked_content_is_balanced),
        TEST(elements_own_their_content),
        TEST(many_objects_are_all_whole),
        TEST(elements_without_content_keep_their_place),
        TEST(a_cells_lone_paragraph_is_the_cell),
        TEST(kids_stand_in_reading_order),
        TEST(lists_say_how_they_count),
        TEST(the_outline_is_nested),
        TEST(pdf_2_0_has_what_it_asks_for),
        TEST(a_field_waits_for_its_signature),
        TEST(labels_are_those_of_the_pages),
        TEST(a_full_disk_is_told),
    };
    return RUN(tests);
}
