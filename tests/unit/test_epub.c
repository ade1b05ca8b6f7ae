/* SPDX-License-Identifier: MIT */
/* The archive and the documents that tell of the others. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/out.h"
#include "doc/pagemap.h"
#include "stages.h"
#include "write/digest.h"
#include "write/epub.h"
#include "write/xhtml_block.h"

#include <cmocka.h> /* after error.h: both have a fail */

static struct arena *arena;
static struct fonts *fonts;
static struct doc *doc;
static struct page_start pages[4];
static struct page_map map;
static const struct rendition pictures[] = {{.form = IMAGE_NONE},
                                            {.form = IMAGE_JPEG,
                                             .width = 16,
                                             .height = 9,
                                             .components = 3,
                                             .bytes = STR_INIT("bytes")}};
static const struct epub_inputs inputs = {pictures, &map, NULL};
static char path[] = "/tmp/anban-test-epub-XXXXXX";
static size_t chapters;

static int set_up(void **state)
{
    struct anban_error err = {0};
    arena = arena_new();
    fonts = fonts_new(&err);
    doc = doc_new(arena, NULL);
    doc->meta.modified = 1608595200; /* 2020-12-22T00:00:00Z */
    map = (struct page_map){pages, 0};
    memcpy(path + sizeof path - 7, "XXXXXX", 6);
    int fd = mkstemp(path);
    close(fd);
    return fd >= 0 && fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    unlink(path);
    fonts_free(fonts);
    arena_free(arena);
    return 0;
}

static struct node *block(enum node_kind kind, struct str text)
{
    struct node *node = doc_add(doc, doc->root, kind, 1);
    doc_add_text(doc, node, text, 1);
    return node;
}

static struct node *heading(int level, struct str text)
{
    struct node *node = block(NODE_HEADING, text);
    node->as.heading.level = level;
    return node;
}

/* Writes the edition and gives its bytes. */
static struct str edition(void)
{
    struct anban_error err = {0};
    struct out *out = out_new(path, &err);
    assert_non_null(out);
    if (!write_epub(doc, fonts, &inputs, out, &chapters, &err)) {
        out_discard(out);
        fail_msg("%s", err.message);
    }
    assert_true(out_commit(out, &err));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, 1 << 22);
    size_t n = fread(bytes, 1, 1 << 22, file);
    fclose(file);
    return (struct str){bytes, n};
}

/* An entry of the edition written last. */
static struct str entry(const char *name)
{
    struct zip_stat info;
    int code;
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    assert_non_null(zip);
    assert_int_equal(zip_stat(zip, name, 0, &info), 0);
    char *bytes = arena_alloc(arena, info.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, bytes, info.size), info.size);
    zip_fclose(file);
    zip_discard(zip);
    return (struct str){bytes, info.size};
}

static bool holds(const char *name, const char *part)
{
    return str_find(entry(name), str_of(part)) != SIZE_MAX;
}

#define has(name, part)      assert_true(holds("EPUB/" name, part))
#define has_not(name, part)  assert_false(holds("EPUB/" name, part))
#define OPF(property, value) "<meta property=\"" property "\">" value "</meta>"

static void mimetype_is_first_and_bare(void **state)
{
    struct str bytes = edition();
    assert_memory_equal(bytes.s, "PK\3\4", 4);
    assert_memory_equal(bytes.s + 6, "\0\0\0\0", 4); /* flags, stored */
    assert_memory_equal(bytes.s + 18, "\x14\0\0\0\x14\0\0\0\x08\0\0\0", 12);
    assert_memory_equal(bytes.s + 30, "mimetypeapplication/epub+zip", 28);
}

static void entries_are_plain_and_in_order(void **state)
{
    static const char *const names[] = {
        "mimetype",        "META-INF/container.xml", "EPUB/package.opf",
        "EPUB/nav.xhtml",  "EPUB/toc.ncx",           "EPUB/style.css",
        "EPUB/screen.css", "EPUB/chapter-1.xhtml",   "EPUB/serif-regular.ttf"};
    int code;
    block(NODE_PARAGRAPH, STR("a"));
    edition();
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    assert_int_equal(zip_get_num_entries(zip, 0), 9);
    for (zip_uint64_t i = 0; i < 9; i++) {
        zip_uint8_t system;
        zip_uint32_t attributes;
        struct zip_stat info;
        zip_file_get_external_attributes(zip, i, 0, &system, &attributes);
        zip_stat_index(zip, i, 0, &info);
        assert_string_equal(info.name, names[i]);
        assert_int_equal(system, ZIP_OPSYS_UNIX);
        assert_int_equal(attributes >> 16, 0100644);
        assert_int_equal(info.comp_method, i ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
        assert_int_equal(zip_file_extra_fields_count(zip, i, ZIP_FL_LOCAL), 0);
    }
    zip_discard(zip);
}

/* Bytes 10 to 13 of a local header are its time and date. */
static void dates_are_utc_and_within_bounds(void **state)
{
    static const struct {
        int64_t modified;
        const char *bytes, *told;
    } cases[] = {
        {INT64_MIN, "\0\0\x21\0", "1970-01-01T00:00:00Z"},
        {0, "\0\0\x21\0", "1970-01-01T00:00:00Z"},
        {1608595261, "\x20\0\x96\x51", "2020-12-22T00:01:01Z"},
        {253402300800, "\x7D\xBF\x9F\xFF", "9999-12-31T23:59:59Z"},
        {INT64_MAX, "\x7D\xBF\x9F\xFF", "9999-12-31T23:59:59Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        doc->meta.modified = cases[i].modified;
        assert_memory_equal(edition().s + 10, cases[i].bytes, 4);
        has("package.opf", cases[i].told);
    }
}

static void same_bytes_in_every_time_zone(void **state)
{
    block(NODE_TITLE, STR("Hội nghị"));
    struct str first = edition();
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    tzset();
    struct str second = edition();
    unsetenv("TZ");
    tzset();
    assert_int_equal(first.n, second.n);
    assert_memory_equal(first.s, second.s, first.n);
}

static void empty_document_is_an_edition(void **state)
{
    edition();
    assert_int_equal(chapters, 1);
    has("package.opf", "<dc:title>Không có tiêu đề</dc:title>");
    has("package.opf", "<dc:language>vi</dc:language>");
    has("package.opf", "<dc:identifier id=\"uid\">urn:uuid:");
    has("nav.xhtml", "<a href=\"chapter-1.xhtml\">Không có tiêu đề</a>");
    has_not("package.opf", "pageNavigation");
    has_not("nav.xhtml", "page-list");
}

static void metadata_is_told_and_escaped(void **state)
{
    struct meta *meta = &doc->meta;
    meta->title = STR("<T> & \"t\"\x01\n'");
    meta->identifier = STR("urn:isbn:<1>");
    meta->lang = STR("en-GB");
    meta->date = STR("2020-02-29");
    meta->source = STR("S&s");
    meta->rights = STR("R");
    meta->description = STR("D");
    strs_add(arena, &meta->subjects, STR("M"));
    strs_add(arena, &meta->authors, STR("A & B"));
    strs_add(arena, &meta->organisations, STR("O"));
    edition();
    has("package.opf", "<dc:title>&lt;T&gt; &amp; &quot;t&quot;\xEF\xBF\xBD '"
                       "</dc:title>");
    has("package.opf", "<dc:identifier id=\"uid\">urn:uuid:");
    has("package.opf", ">urn:isbn:&lt;1&gt;</meta>");
    has("toc.ncx", "name=\"dtb:uid\" content=\"urn:uuid:");
    has("package.opf", "<dc:language>en-GB</dc:language>");
    has("package.opf", "<dc:date>2020-02-29</dc:date>");
    has_not("package.opf", "dc:source");
    has("package.opf", ">S&amp;s</meta>");
    has("package.opf", "<dc:rights>R</dc:rights>");
    has("package.opf", "<dc:description>D</dc:description>");
    has("package.opf", "<dc:subject>M</dc:subject>");
    has("package.opf", "<dc:creator id=\"creator-1\">A &amp; B</dc:creator>");
    has("package.opf", "property=\"file-as\">A &amp; B</meta>");
    has("package.opf", "<dc:publisher>O</dc:publisher>");
    has("nav.xhtml", "lang=\"en-GB\" xml:lang=\"en-GB\"");
    has("nav.xhtml", "Contents");
}

static void names_that_machines_know_are_addresses(void **state)
{
    static const char *const known[][2] = {
        {"ISBN 978-0-00-000000-2", "urn:isbn:9780000000002"},
        {"urn:isbn:0-306-40615-2", "urn:isbn:0306406152"},
        {"doi: 10.1000/182", "https://doi.org/10.1000/182"},
        {" URN:X:y", "URN:X:y"},
        {"https://a.vn/b c", "https://a.vn/b%20c"},
        {"978-0-00-000000-1", ""}, /* the check digit is another */
        {"12/BC-UBND", ""},
        {"urn:", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct str address = epub_address(arena, str_of(known[i][0]));
        assert_string_equal(str_copy(arena, address).s, known[i][1]);
    }
}

static void nonsense_is_not_told(void **state)
{
    static const char *const dates[] = {
        "2021-02-29", "2020-13", "20", "2020-1", "22/12/2020", "2020-12-22T"};
    doc->meta.lang = STR("\"><x>");
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        doc->meta.date = str_of(dates[i]);
        edition();
        has_not("package.opf", "dc:date");
    }
    has("package.opf", "<dc:language>vi</dc:language>");
}

/* A paragraph which is long enough for a file of its own. */
static struct node *long_paragraph(void)
{
    enum { LENGTH = 20000 };
    char *text = arena_alloc(arena, LENGTH);
    memset(text, 'a', LENGTH);
    return block(NODE_PARAGRAPH, (struct str){text, LENGTH});
}

static void long_chapters_have_files(void **state)
{
    doc->meta.title = STR("T");
    block(NODE_TITLE, STR("T"));
    block(NODE_LEAD, STR("l"));
    heading(2, STR("A"));
    heading(3, STR("A a"));
    heading(4, STR("A a a"));
    long_paragraph();
    heading(2, STR(" "));
    long_paragraph();
    heading(2, STR("B"));
    edition();
    assert_int_equal(chapters, 3);
    has("chapter-1.xhtml", "<section epub:type=\"chapter\" "
                           "role=\"doc-chapter\">\n<h1");
    has("chapter-1.xhtml", "<h2 id=\"h-6\">A</h2>\n<h3");
    has("chapter-3.xhtml", "<title>B</title>");
    has("nav.xhtml", "<h1>Mục lục</h1>\n<ol>\n"
                     "<li><a href=\"chapter-1.xhtml#h-6\">A</a>\n<ol>\n"
                     "<li><a href=\"chapter-1.xhtml#h-8\">A a</a>\n<ol>\n"
                     "<li><a href=\"chapter-1.xhtml#h-10\">A a a</a></li>\n"
                     "</ol>\n</li>\n"
                     "</ol>\n</li>\n"
                     "<li><a href=\"chapter-3.xhtml#h-18\">B</a></li>\n"
                     "</ol>\n</nav>");
    has("toc.ncx", "<text>A a</text>");
    has_not("toc.ncx", "A a a"); /* deeper than a Kindle shows */
    has("package.opf", "structuralNavigation");
}

static void short_chapters_share_a_file(void **state)
{
    block(NODE_TITLE, STR("T"));
    heading(1, STR("A"));
    block(NODE_PARAGRAPH, STR("p"));
    heading(1, STR("B"));
    block(NODE_PARAGRAPH, STR("q"));
    doc->meta.title = STR("T");
    edition();
    assert_int_equal(chapters, 1);
    has("chapter-1.xhtml", "<title>T</title>");
    has_not("chapter-1.xhtml", "doc-chapter");
    has("package.opf", "<reference type=\"toc\" title=\"Mục lục\" "
                       "href=\"nav.xhtml\"/>\n"
                       "<reference type=\"text\" title=\"Nội dung\" "
                       "href=\"chapter-1.xhtml\"/>\n</guide>");
    has("nav.xhtml", "<li><a href=\"chapter-1.xhtml#h-4\">A</a></li>\n"
                     "<li><a href=\"chapter-1.xhtml#h-8\">B</a></li>");
}

static void a_long_chapter_ends_the_shared_file(void **state)
{
    block(NODE_TITLE, STR("T"));
    heading(1, STR("A"));
    block(NODE_PARAGRAPH, STR("p")); /* less than a screen */
    heading(1, STR("B"));
    long_paragraph();
    heading(1, STR("C"));
    block(NODE_PARAGRAPH, STR("q"));
    heading(1, STR("D"));
    edition();
    assert_int_equal(chapters, 2);
    has("chapter-1.xhtml", ">B</h2>");
    has("chapter-2.xhtml", "<title>C</title>");
    has("chapter-2.xhtml", ">D</h2>");
}

static void text_before_the_headings_is_told_of(void **state)
{
    block(NODE_TITLE, STR("T"));
    long_paragraph();
    heading(1, STR("A"));
    doc->meta.title = STR("T");
    edition();
    assert_int_equal(chapters, 2);
    has("nav.xhtml", "<li><a href=\"chapter-1.xhtml\">T</a></li>\n"
                     "<li><a href=\"chapter-2.xhtml#h-6\">A</a></li>");
}

static void long_chapters_are_split_at_blocks(void **state)
{
    char *text = arena_alloc(arena, 50000);
    memset(text, '&', 50000); /* five bytes each in XML */
    for (int i = 0; i < 4; i++)
        block(NODE_PARAGRAPH, (struct str){text, 50000});
    edition();
    assert_int_equal(chapters, 4);
    has_not("chapter-2.xhtml", "doc-chapter");
    has_not("package.opf", "structuralNavigation");
}

static void pages_are_listed(void **state)
{
    struct node *p = long_paragraph();
    heading(1, STR("A"));
    struct node *q = block(NODE_PARAGRAPH, STR("b"));
    struct node *gone = block(NODE_PARAGRAPH, STR("c"));
    pages[0] = (struct page_start){p->first->id, 0, STR("i"), 0};
    pages[1] = (struct page_start){gone->first->id, 0, STR("x"), 0};
    pages[2] = (struct page_start){UINT32_MAX, 0, STR("y"), 0};
    pages[3] = (struct page_start){q->first->id, 1, STR("2"), 0};
    map.n = 4;
    doc_remove(gone);
    edition();
    has("nav.xhtml", "<li><a href=\"chapter-1.xhtml#page-1\">i</a></li>\n"
                     "<li><a href=\"chapter-2.xhtml#page-4\">2</a></li>\n"
                     "</ol>");
    has("toc.ncx", "<pageTarget id=\"target-1\" type=\"front\" "
                   "playOrder=\"2\">");
    has("toc.ncx", "<pageTarget id=\"target-2\" type=\"normal\" value=\"2\" "
                   "playOrder=\"4\">");
    has("toc.ncx", "<navPoint id=\"point-1\" playOrder=\"1\">");
    has("toc.ncx", "<navPoint id=\"point-2\" playOrder=\"3\">");
    has("toc.ncx", "name=\"dtb:totalPageCount\" content=\"2\"");
    has("toc.ncx", "name=\"dtb:maxPageNumber\" content=\"2\"");
    has("toc.ncx", "name=\"dtb:depth\" content=\"1\"");
    has("package.opf", "<meta property=\"pageBreakSource\">urn:uuid:");
    has("package.opf", OPF("schema:accessibilityFeature", "pageBreakMarkers"));
}

/* The same in both editions: the last of the organisations, which an option
 * may have set although the letterhead says otherwise. */
static void publisher_is_what_the_metadata_say(void **state)
{
    struct node *head = doc_add(doc, doc->root, NODE_LETTERHEAD, 1);
    struct node *line = doc_add(doc, head, NODE_PARAGRAPH, 1);
    doc_add_text(doc, line, STR("CỤC A"), 1);
    line->as.line.role = LINE_ISSUING_BODY;
    strs_add(arena, &doc->meta.organisations, STR("Bộ B"));
    strs_add(arena, &doc->meta.organisations, STR("Vụ C"));
    strs_add(arena, &doc->meta.organisations, STR("Phòng\nD"));
    edition();
    has("package.opf", "<dc:publisher>Phòng D</dc:publisher>");
}

#define PICTURE                                                                \
    {                                                                          \
        .id = 1, .width = 16, .height = 9                                      \
    }

/* The PDF's own name, which is not that of this edition. */
static void pages_are_those_of_the_printed_edition(void **state)
{
    struct node *p = block(NODE_PARAGRAPH, STR("a"));
    pages[0] = (struct page_start){p->first->id, 0, STR("1"), 0};
    map.n = 1;
    doc->meta.identifier = STR(" urn:isbn:1 ");
    edition();
    struct str name = digest_printed(arena, STR("urn:isbn:1"));
    assert_true(holds(
        "EPUB/package.opf",
        str_printf(arena, OPF("pageBreakSource", "%.*s"), STR_ARG(name)).s));
}

#define CLAIM "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"

static void conformance_is_claimed_unless_something_is_amiss(void **state)
{
    static struct image picture = PICTURE;
    struct node *p = block(NODE_PARAGRAPH, STR("a"));
    struct node *link = doc_add(doc, p, NODE_LINK, 1);
    struct node *image = doc_add(doc, link, NODE_IMAGE, 1);
    struct node *row =
        doc_add(doc, doc_add(doc, doc->root, NODE_TABLE, 1), NODE_ROW, 1);
    struct node *cell = doc_add(doc, row, NODE_CELL, 1);
    image->as.image->alt = STR("b");
    image->as.image->picture = &picture;
    cell->as.cell.header = true;
    edition();
    has("package.opf", CLAIM);
    cell->as.cell.header = false; /* a table without heads */
    edition();
    has_not("package.opf", CLAIM);
    cell->as.cell.header = true;
    image->as.image->alt = STR(" "); /* a picture without a description */
    edition();
    has_not("package.opf", CLAIM);
    image->as.image->picture = NULL; /* a link without a word */
    edition();
    has_not("package.opf", CLAIM);
    doc_remove(link);
    edition();
    has("package.opf", CLAIM);
}

static void pictures_are_files_of_the_edition(void **state)
{
    static struct image picture = PICTURE;
    struct node *figure = doc_add(doc, doc->root, NODE_FIGURE, 1);
    struct node *image = doc_add(doc, figure, NODE_IMAGE, 1);
    image->as.image->picture = doc->images = &picture;
    edition();
    has("chapter-1.xhtml", "<img src=\"image-1.jpg\" alt=\"\" width=\"16\" "
                           "height=\"9\"/>");
    has("package.opf", "href=\"image-1.jpg\" media-type=\"image/jpeg\"");
    has("package.opf", OPF("schema:accessMode", "visual"));
    has_not("package.opf", OPF("schema:accessModeSufficient", "textual"));
    assert_int_equal(entry("EPUB/image-1.jpg").n, 5);
    struct node *caption = doc_add(doc, figure, NODE_CAPTION, 1);
    doc_add_text(doc, caption, STR("Bìa"), 1);
    edition();
    has("chapter-1.xhtml", "alt=\"Bìa\"");
    has("package.opf", OPF("schema:accessModeSufficient", "textual"));
    has("package.opf", OPF("schema:accessibilityFeature", "alternativeText"));
}

static void fonts_are_those_in_use(void **state)
{
    block(NODE_PARAGRAPH, STR("a"));
    edition();
    has_not("package.opf", "serif-bold.ttf");
    has_not("style.css", "serif-bold.ttf");
    struct node *strong =
        doc_add(doc, doc_add(doc, doc->root, NODE_CAPTION, 1), NODE_STRONG, 1);
    doc_add_text(doc, strong, STR("b"), 1);
    edition();
    has_not("package.opf", "serif-bold.ttf");
    has("package.opf", "href=\"serif-bold-italic.ttf\" "
                       "media-type=\"font/ttf\"");
    has("style.css", "font-family: \"Liberation Serif\";");
    assert_true(entry("EPUB/serif-bold-italic.ttf").n > 10000);
}

/* Old reading systems refuse a whole book for one of these. */
static void style_sheet_is_for_every_reader(void **state)
{
    static const char *const barred[] = {
        "min(", "max(",  "clamp(",     "var(", "grid",           "flex",
        ":has", "color", "background", ": -",  "text-transform", "justify"};
    block(NODE_PARAGRAPH, STR("a"));
    edition();
    for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++)
        assert_false(holds("EPUB/style.css", barred[i]));
}

/* A rule of the style sheet with that selector alone or among others. */
static bool sheet_says(const char *selector, const char *declaration)
{
    struct str css = entry("EPUB/style.css");
    while (css.n) {
        struct str head = str_slice(css, 0, str_find(css, STR("{")));
        struct str body = str_slice(css, head.n, css.n);
        body = str_slice(body, 0, str_find(body, STR("}")));
        css = str_slice(css, head.n + body.n + 1, css.n);
        size_t comment = str_find(head, STR("*/"));
        head = comment < head.n ? str_slice(head, comment + 2, head.n) : head;
        while (str_find(body, str_of(declaration)) < body.n && head.n) {
            struct str line = str_slice(head, 0, str_find(head, STR(",")));
            head = str_slice(head, line.n + 1, head.n);
            if (str_eq(str_trim(line), str_of(selector)))
                return true;
        }
    }
    return false;
}

static void assert_looks(const char *selector, unsigned style)
{
    assert_int_equal(sheet_says(selector, "font-weight: bold"),
                     (style & FONT_BOLD) != 0);
    assert_int_equal(sheet_says(selector, "font-style: italic"),
                     (style & FONT_ITALIC) != 0);
}

/* What is bold in it has its font embedded, and the other way round. */
static void style_sheet_and_fonts_agree(void **state)
{
    static const struct {
        const char *selector;
        struct node node;
    } cases[] = {{"h1", {.kind = NODE_TITLE}},
                 {"h1", {.kind = NODE_HEADING}},
                 {"h6", {.kind = NODE_HEADING}},
                 {".lead", {.kind = NODE_LEAD}},
                 {".caption", {.kind = NODE_CAPTION}},
                 {".attribution", {.kind = NODE_ATTRIBUTION}},
                 {"th", {.kind = NODE_CELL, .as.cell.header = true}},
                 {"td", {.kind = NODE_CELL}},
                 {"p", {.kind = NODE_PARAGRAPH}},
                 {"pre", {.kind = NODE_CODE_BLOCK}},
                 {"blockquote", {.kind = NODE_QUOTE}}};
    block(NODE_PARAGRAPH, STR("a"));
    edition();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_looks(cases[i].selector, block_style(&cases[i].node));
    for (int role = LINE_PLAIN + 1; role <= LINE_VERSE; role++) {
        struct node line = {.kind = NODE_PARAGRAPH,
                            .as.line.role = (enum line_role)role};
        struct str selector = str_printf(arena, ".%s", line_role_name(&line));
        assert_looks(selector.s, block_style(&line));
    }
}

static void full_disk_is_told_by_the_output(void **state)
{
    struct anban_error err = {0};
    struct out *out = out_new("/dev/full", &err);
    assert_non_null(out);
    assert_true(write_epub(doc, fonts, &inputs, out, &chapters, &err));
    assert_false(out_commit(out, &err));
    assert_int_equal(err.code, ANBAN_OUTPUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(mimetype_is_first_and_bare),
        TEST(entries_are_plain_and_in_order),
        TEST(dates_are_utc_and_within_bounds),
        TEST(same_bytes_in_every_time_zone),
        TEST(empty_document_is_an_edition),
        TEST(metadata_is_told_and_escaped),
        TEST(names_that_machines_know_are_addresses),
        TEST(nonsense_is_not_told),
        TEST(long_chapters_have_files),
        TEST(short_chapters_share_a_file),
        TEST(a_long_chapter_ends_the_shared_file),
        TEST(text_before_the_headings_is_told_of),
        TEST(long_chapters_are_split_at_blocks),
        TEST(pages_are_listed),
        TEST(publisher_is_what_the_metadata_say),
        TEST(pictures_are_files_of_the_edition),
        TEST(pages_are_those_of_the_printed_edition),
        TEST(conformance_is_claimed_unless_something_is_amiss),
        TEST(fonts_are_those_in_use),
        TEST(style_sheet_is_for_every_reader),
        TEST(style_sheet_and_fonts_agree),
        TEST(full_disk_is_told_by_the_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
