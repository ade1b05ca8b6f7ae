/* SPDX-License-Identifier: MIT */
/*
 * A whole conversion: input of any kind to both editions, which are read again.
 * The last byte, which in a text is its last line's end, chooses options.
 */
#define _GNU_SOURCE /* memfd_create */

#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/image.h"
#include "base/out.h"
#include "fuzz.h"

enum { PAGES_MAX = 400 };

/* What is left in the file `fd`, which it closes. */
static struct str whole(struct arena *arena, int fd)
{
    struct buf buf = {.arena = arena};
    ssize_t n;
    DEMAND(lseek(fd, 0, SEEK_SET) == 0);
    while ((n = read(fd, buf_reserve(&buf, 65536), 65536)) > 0)
        buf.n += (size_t)n;
    DEMAND(n == 0);
    close(fd);
    return buf_str(&buf);
}

static void read_it(struct fuzz *fuzz, bool keep_all)
{
    struct str hint = STR(""), bytes = fuzz->bytes;
    struct foreign foreign;
    enum input_kind kind = input_kind(bytes, STR("fuzz"), &foreign);
    doc_set_folder(fuzz->doc, STR("tests/images/"));
    if (kind == INPUT_DOCX) {
        read_docx(fuzz->doc, bytes);
    } else if (kind == INPUT_ODT) {
        read_odt(fuzz->doc, bytes);
    } else if (kind == INPUT_RTF) {
        read_rtf(fuzz->doc, bytes);
    } else if (kind == INPUT_EPUB) {
        read_epub(fuzz->doc, bytes, keep_all);
    } else {
        if (kind == INPUT_MHTML)
            bytes = unpack_mhtml(fuzz->doc, bytes, &hint);
        bytes = decode(fuzz->arena, &fuzz->log, bytes, NULL, hint);
        if (kind == INPUT_HTML || kind == INPUT_MHTML)
            read_html(fuzz->doc, bytes, keep_all);
        else if (kind == INPUT_MARKDOWN)
            read_markdown(fuzz->doc, bytes);
        else
            read_text(fuzz->doc, bytes, keep_all);
    }
    demand_structure(fuzz->doc, keep_all);
    load_images(fuzz->doc);
}

static struct style *style_of(struct arena *arena, unsigned choice,
                              struct anban_error *err)
{
    static const char *const papers[] = {"a4", "a5", "70x90mm", "letter"};
    struct style *style = style_new(arena, choice & 1 ? "book" : "nd30", err);
    DEMAND(style);
    DEMAND(style_set_paper(style, papers[choice >> 1 & 3], err));
    if (papers[choice >> 1 & 3][0] == '7')
        DEMAND(style_set_margins(style, "5mm,5mm,5mm,5mm", err));
    if (choice & 8)
        style_set_contents(style, choice & 16);
    return style;
}

static void write_e_edition(struct fuzz *fuzz, struct fonts *fonts,
                            const struct page_map *map, bool covered)
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    struct cover_picture cover;
    size_t chapters;
    int fd = memfd_create("epub", 0);
    struct out *out = out_on(fd, NULL, &err);
    struct epub_inputs inputs = {screen_images(fuzz->doc, fuzz->arena, &err),
                                 map, NULL};
    DEMAND(inputs.pictures);
    const struct book *page = layout_cover(fuzz->doc, fuzz->arena, fonts, &err);
    DEMAND(page && (!covered || draw_cover(page, fuzz->arena, &cover, &err)));
    if (covered)
        inputs.cover = &cover;
    DEMAND(write_epub(fuzz->doc, fonts, &inputs, out, &chapters, &err));
    DEMAND(out_commit(out, &err));
    demand_epub(fuzz->arena, whole(fuzz->arena, fd));
}

/* All pages on a small picture. */
static void draw_book(struct fuzz *fuzz, const struct book *book, bool sixels)
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    struct picture_facts facts;
    const struct picture_wish wish = {
        STR("input"), STR(""), sixels ? "sixel" : "png", 150, 160, 120};
    int dpi;
    struct view *view = choose_pages(book, fuzz->arena, &wish, &err);
    DEMAND(view);
    const bool *wanted = view_images(view, &dpi);
    const struct rendition *pictures = draw_images(
        fuzz->doc, fuzz->arena, book_image_sizes(book), wanted, dpi, &err);
    DEMAND(pictures);
    struct str file = draw_pages(view, pictures, &facts, &err);
    DEMAND(str_starts(file, sixels ? STR("\033P") : STR("\211PNG")));
    DEMAND(facts.shown > 0 && facts.wished == book_page_count(book));
}

static void write_both(struct fuzz *fuzz, struct fonts *fonts, unsigned choice)
{
    static const char *const sheets[] = {NULL, "2up", "booklet", NULL};
    struct anban_error err = {ANBAN_OK, 0, ""};
    const struct page_map *map;
    struct style *style = style_of(fuzz->arena, choice, &err);
    struct book *book = layout(fuzz->doc, fonts, style, 1, &map, &err);
    DEMAND(book);
    if (book_page_count(book) > PAGES_MAX)
        return;
    struct buf dump = {.arena = fuzz->arena};
    dump_pages(book, &dump);
    book = impose(book, sheets[choice >> 5 & 3]);
    const struct rendition *pictures =
        print_images(fuzz->doc, fuzz->arena, book_image_sizes(book), 150, &err);
    DEMAND(pictures);
    int fd = memfd_create("pdf", 0);
    struct out *out = out_on(fd, NULL, &err);
    DEMAND(
        write_pdf(book, pictures, choice & 128 ? PDF_PLAIN : 0, 1, out, &err) &&
        out_commit(out, &err));
    demand_pdf(fuzz->arena, whole(fuzz->arena, fd));
    if (choice % 16 == 7)
        draw_book(fuzz, book, choice & 32);
    /* Drawing the cover costs more than all else. */
    write_e_edition(fuzz, fonts, map, choice % 16 == 15);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    struct anban_error err = {ANBAN_OK, 0, ""};
    /* A line's end stands for no options. */
    unsigned choice = n ? bytes[n - 1] ^ (unsigned)'\n' : 0;
    struct fonts *fonts = fonts_new(&err);
    DEMAND(fonts);
    fuzz_begin(&fuzz, bytes, n);
    read_it(&fuzz, choice & 64);
    write_both(&fuzz, fonts, choice);
    fonts_free(fonts);
    fuzz_end(&fuzz);
    return 0;
}
