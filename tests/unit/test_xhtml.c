/* SPDX-License-Identifier: MIT */
/*
 * Trees in, XHTML out: what HTML's content models and the readers' parsers ask
 * for, also from trees that no reader should make.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "doc/pagemap.h"
#include "stages.h"
#include "write/epub.h"
#include "write/xhtml_block.h"
#include "write/xhtml_list.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { MAX_PAGES = 8 };

static struct arena *arena;
static struct doc *doc;
static struct page_start pages[MAX_PAGES];
static struct page_map map;

static int set_up(void **state)
{
    arena = arena_new();
    doc = doc_new(arena, NULL);
    map = (struct page_map){pages, 0};
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

static struct node *add(struct node *parent, enum node_kind kind)
{
    return doc_add(doc, parent ? parent : doc->root, kind, 1);
}

static struct node *text(struct node *parent, const char *s)
{
    return doc_add_text(doc, parent ? parent : doc->root, str_of(s), 1);
}

static struct node *block(struct node *parent, enum node_kind kind,
                          const char *s)
{
    struct node *node = add(parent, kind);
    text(node, s);
    return node;
}

static void page(const struct node *node, size_t offset, const char *label)
{
    pages[map.n++] = (struct page_start){node->id, offset, str_of(label), 0};
}

/* The files one after another; each must parse within libxml2's default
 * limits. */
static struct str files(size_t *n)
{
    struct epub epub = {.doc = doc, .arena = arena};
    struct anban_error err = {0};
    struct buf all = {.arena = arena};
    epub_plan(&epub, &map);
    for (*n = 0; *n < epub.chapter_count; ++*n) {
        struct str bytes = epub_chapter_file(&epub, *n, &err);
        assert_int_equal(err.code, ANBAN_OK);
        xmlDocPtr parsed = xmlReadMemory(bytes.s, (int)bytes.n, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR);
        assert_non_null(parsed);
        xmlFreeDoc(parsed);
        buf_add(&all, str_slice(bytes, str_find(bytes, STR("<body")), bytes.n));
    }
    return buf_str(&all);
}

static struct str file(void)
{
    size_t n;
    return files(&n);
}

static bool holds(const char *part)
{
    return str_find(file(), str_of(part)) != SIZE_MAX;
}

/* What stands in the section. */
static void gives(const char *expected)
{
    struct str bytes = file();
    size_t from = str_find(bytes, STR("<section"));
    assert_int_not_equal(from, SIZE_MAX);
    bytes = str_slice(bytes, from, bytes.n);
    from = str_find(bytes, STR(">\n")) + 2;
    bytes = str_slice(bytes, from, str_find(bytes, STR("</section>")));
    assert_string_equal(str_copy(arena, bytes).s, expected);
}

static void paragraphs_keep_their_space(void **state)
{
    struct node *p = block(NULL, NODE_PARAGRAPH, "a  b ");
    text(add(p, NODE_STRONG), "c");
    text(p, " <&>\"'");
    add(p, NODE_LINE_BREAK);
    text(add(add(p, NODE_SUPERSCRIPT), NODE_EMPHASIS), "2");
    add(NULL, NODE_PARAGRAPH);
    gives("<p>a  b <strong>c</strong> &lt;&amp;&gt;&quot;'<br/>"
          "<sup><em>2</em></sup></p>\n<p></p>\n");
}

static void letterhead_has_its_lines(void **state)
{
    struct node *head = add(NULL, NODE_LETTERHEAD);
    block(head, NODE_PARAGRAPH, "A")->as.line.role = LINE_PARENT_BODY;
    block(head, NODE_PARAGRAPH, "B")->as.line.role = LINE_ISSUING_BODY;
    block(head, NODE_PARAGRAPH, "C");
    block(NULL, NODE_TITLE, "T");
    gives("<header class=\"letterhead\">\n<p class=\"parent-body\">A</p>\n"
          "<p class=\"issuing-body\">B</p>\n<p>C</p>\n</header>\n"
          "<h1 class=\"title\">T</h1>\n");
}

static void heading_levels_leave_no_gap(void **state)
{
    static const int levels[] = {2, 5, 9, 2};
    block(NULL, NODE_TITLE, "T");
    block(NULL, NODE_PARAGRAPH, "p");
    struct node *quote = add(NULL, NODE_QUOTE); /* keeps them in one file */
    for (size_t i = 0; i < 4; i++)
        block(quote, NODE_HEADING, "h")->as.heading.level = levels[i];
    gives("<h1 class=\"title\">T</h1>\n<p>p</p>\n<blockquote>\n"
          "<h2 id=\"h-7\">h</h2>\n<h3 id=\"h-9\">h</h3>\n"
          "<h4 id=\"h-11\">h</h4>\n<h2 id=\"h-13\">h</h2>\n</blockquote>\n");
}

static struct node *list_of(const char *const *labels)
{
    struct node *list = add(NULL, NODE_LIST);
    for (; *labels; labels++) {
        struct node *item = add(list, NODE_ITEM);
        item->as.item.label = str_of(*labels);
        block(item, NODE_PARAGRAPH, "x");
    }
    return list;
}

static void labels_are_counted_only_when_the_same(void **state)
{
    static const struct {
        const char *labels[4];
        struct list_form form;
    } cases[] = {
        {{"1.", "2.", "3."}, {true, false, '1', 1}},
        {{"7.", "8."}, {true, false, '1', 7}},
        {{"a.", "b."}, {true, false, 'a', 1}},
        {{"C.", "D."}, {true, false, 'A', 3}},
        {{"i.", "ii.", "iii."}, {true, false, 'i', 1}},
        {{"I.", "II."}, {true, false, 'I', 1}},
        {{"•", "•"}, {false, false, '1', 1}},
        {{"", ""}, {false, false, '1', 1}},
        {{"1)", "2)"}, {false, true, '1', 1}},
        {{"a)", "b)"}, {false, true, '1', 1}},
        {{"d.", "đ."}, {false, true, '1', 1}},
        {{"01.", "02."}, {false, true, '1', 1}},
        {{"1.", "3."}, {false, true, '1', 1}},
        {{"0.", "1."}, {false, true, '1', 1}},
        {{"z.", "aa."}, {false, true, '1', 1}},
        {{"-", "-"}, {false, true, '1', 1}},
        {{"•", "-"}, {false, true, '1', 1}},
        {{"99999999999999999999."}, {false, true, '1', 1}},
        {{"\xE1.", "\xE2."}, {false, true, '1', 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct list_form got = list_form(list_of(cases[i].labels));
        const struct list_form *want = &cases[i].form;
        if (got.counted != want->counted || got.labelled != want->labelled ||
            got.type != want->type || got.start != want->start)
            fail_msg("%s: %d %d %c %ld", cases[i].labels[0], got.counted,
                     got.labelled, got.type, got.start);
    }
}

static void lists_show_their_labels(void **state)
{
    list_of((const char *const[]){"c.", "d.", NULL});
    struct node *list = list_of((const char *const[]){"-", NULL});
    add(list, NODE_ITEM)->as.item.label = STR("-");
    struct node *item = add(list, NODE_ITEM);
    item->as.item.label = STR("-");
    text(item, "y");
    gives(
        "<ol start=\"3\" type=\"a\">\n<li>\n<p>x</p>\n</li>\n"
        "<li>\n<p>x</p>\n</li>\n</ol>\n"
        "<ul class=\"labelled\" role=\"list\">\n<li>\n<p><span class=\"label\">-</span> x"
        "</p>\n</li>\n<li><span class=\"label\">-</span> </li>\n"
        "<li><span class=\"label\">-</span> y</li>\n</ul>\n");
}

static struct node *cell(struct node *row, bool header, int columns)
{
    struct node *node = block(row, NODE_CELL, "x");
    node->as.cell.header = header;
    node->as.cell.columns = columns;
    return node;
}

static void tables_tell_their_heads(void **state)
{
    struct node *table = add(NULL, NODE_TABLE);
    block(table, NODE_CAPTION, "c");
    struct node *row = add(table, NODE_ROW);
    cell(row, true, 1);
    cell(row, true, 1000000)->as.cell.rows = -3;
    row = add(table, NODE_ROW);
    cell(row, true, 1);
    cell(row, false, 2)->as.cell.align = ALIGN_RIGHT;
    gives(
        "<table class=\"wide\">\n<caption class=\"caption\">c</caption>\n<tr>\n"
        "<th scope=\"col\">x</th>\n"
        "<th scope=\"col\" colspan=\"1000\">x</th>\n</tr>\n<tr>\n"
        "<th scope=\"row\">x</th>\n"
        "<td colspan=\"2\" class=\"right\">x</td>\n</tr>\n</table>\n");
}

/* A table of one row with a column for each word. */
static struct node *table_of(const char *word, int columns)
{
    struct node *table = add(NULL, NODE_TABLE), *row = add(table, NODE_ROW);
    for (int i = 0; i < columns; i++)
        block(row, NODE_CELL, word);
    return table;
}

static void tables_tell_how_narrow_they_can_be(void **state)
{
    assert_int_equal(block_table_fit(table_of("nghi", 4)), FIT_ALL);
    assert_int_equal(block_table_fit(table_of("nghi", 5)), FIT_SMALLER);
    assert_int_equal(block_table_fit(table_of("nghi nghi", 5)), FIT_SMALLER);
    assert_int_equal(block_table_fit(table_of("nghi", 30)), FIT_CROWDED);
    struct node *table = table_of("https://example.org/khong-co-dau-cach", 5);
    assert_int_equal(block_table_fit(table), FIT_ALL);
    assert_true(block_cell_breaks(table->first->first));
    table = table_of("nghi", 4);
    table->first->first->as.cell.rows = 2; /* reaches down: three are left */
    struct node *row = add(table, NODE_ROW);
    for (int i = 0; i < 3; i++)
        block(row, NODE_CELL, "nghiengnghi");
    assert_int_equal(block_table_fit(table), 4);
}

/* Who goes through a page by the keyboard stops only where there may be
 * something to scroll, and hears what it is. */
static void a_box_that_scrolls_has_a_name(void **state)
{
    struct node *table = add(NULL, NODE_TABLE);
    block(table, NODE_CAPTION, "Bảng 1");
    struct node *row = add(table, NODE_ROW);
    for (int i = 0; i < 5; i++)
        block(row, NODE_CELL, "nghi");
    assert_true(holds("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                      "aria-label=\"Bảng 1\"><table class=\"fit-1\">"));
}

/* A box that scrolls is not divided between screens. */
static void what_needs_not_scroll_has_no_box(void **state)
{
    table_of("nghi", 4);
    struct node *table = table_of("nghi", 5);
    for (int i = 0; i < 12; i++)
        block(add(table, NODE_ROW), NODE_CELL, "nghi");
    assert_false(holds("<div"));
    table_of("nghi", 5);
    assert_true(holds("<div class=\"scroll\""));
    table_of("nghi nghi", 12);
    assert_true(holds("<div class=\"scroll folds\""));
}

static void misplaced_nodes_get_what_html_wants(void **state)
{
    struct node *table = add(NULL, NODE_TABLE);
    text(table, "a");
    text(add(table, NODE_ROW), "b");
    text(add(NULL, NODE_LIST), "c");
    block(NULL, NODE_ITEM, "d");
    block(NULL, NODE_CELL, "e");
    struct node *p = block(NULL, NODE_PARAGRAPH, "f");
    block(p, NODE_PARAGRAPH, "g");
    add(p, NODE_RULE);
    text(NULL, "h");
    gives("<table><tr><td>a</td></tr><tr><td>b</td></tr>\n</table>\n"
          "<ul><li>c</li></ul>\n<div>d</div>\n<div>e</div>\n"
          "<p>f\ng\n</p>\nh");
}

static void figures_have_one_caption_at_the_end(void **state)
{
    struct node *figure = add(NULL, NODE_FIGURE);
    add(figure, NODE_IMAGE)->as.image->alt = STR("a <b>");
    block(figure, NODE_CAPTION, "c");
    block(figure, NODE_CAPTION, "d");
    block(NULL, NODE_CAPTION, "e");
    gives(
        "<figure aria-labelledby=\"caption-6\"><span class=\"image\">a &lt;b&gt;</span>"
        "<p class=\"caption\">c</p>\n"
        "<figcaption class=\"caption\" id=\"caption-6\">d</figcaption>\n</figure>\n"
        "<p class=\"caption\">e</p>\n");
}

static void bad_links_become_text(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    struct node *bad = add(p, NODE_LINK), *good = add(p, NODE_LINK);
    bad->as.link.href = STR("javascript:alert(1)");
    text(bad, "x");
    good->as.link.href = STR("https://a.vn/\"");
    good->as.link.title = STR("t");
    struct node *inner = add(good, NODE_LINK);
    inner->as.link.href = STR("https://b.vn/");
    text(inner, "y");
    gives("<p>x<a href=\"https://a.vn/%22\" title=\"t\">y</a></p>\n");
}

static void a_link_by_a_picture_alone_has_words(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    struct node *mute = add(p, NODE_LINK), *said = add(p, NODE_LINK);
    struct node *figure = add(NULL, NODE_FIGURE);
    struct node *told = add(figure, NODE_LINK);
    told->as.link.href = STR("https://a.vn/d");
    add(told, NODE_IMAGE);
    block(figure, NODE_CAPTION, "e");
    mute->as.link.href = said->as.link.href = STR("https://a.vn/b");
    add(mute, NODE_IMAGE);
    add(said, NODE_IMAGE)->as.image->alt = STR("c");
    gives(
        "<p><a href=\"https://a.vn/b\" aria-label=\"https://a.vn/b\"></a>"
        "<a href=\"https://a.vn/b\"><span class=\"image\">c</span></a></p>\n"
        "<figure aria-labelledby=\"caption-8\">"
        "<a href=\"https://a.vn/d\" aria-label=\"e\"></a>"
        "<figcaption class=\"caption\" id=\"caption-8\">e</figcaption>\n</figure>\n");
}

static void notes_lead_there_and_back(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    struct node *first = add(p, NODE_NOTE_REFERENCE);
    struct node *second = add(p, NODE_NOTE_REFERENCE);
    struct node *lost = add(p, NODE_NOTE_REFERENCE);
    struct node *note = add(NULL, NODE_NOTE);
    note->as.note.label = STR("1");
    block(note, NODE_PARAGRAPH, "n");
    first->as.reference.note = second->as.reference.note = note;
    lost->as.reference.note = doc_node(doc, NODE_NOTE, 1);
    gives("<p><a class=\"reference\" id=\"ref-3\" epub:type=\"noteref\" "
          "role=\"doc-noteref\" href=\"#note-6\">1</a><sup>, </sup>"
          "<a class=\"reference\" id=\"ref-4\" epub:type=\"noteref\" "
          "role=\"doc-noteref\" href=\"#note-6\">1</a><sup>, </sup>*</p>\n"
          "<aside class=\"note first\" epub:type=\"footnote\" "
          "role=\"doc-footnote\" id=\"note-6\">\n"
          "<p><a class=\"label\" epub:type=\"backlink\" "
          "role=\"doc-backlink\" href=\"#ref-3\">1</a> n</p>\n</aside>\n");
}

#define MARK(n, label)                                                         \
    "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-" n        \
    "\" aria-label=\"" label "\"></span>"

static void pages_are_marked_where_they_begin(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    struct node *running = text(p, "một hai");
    page(running, 0, "1");
    page(running, 3, "2"); /* inside ộ: the break is before it */
    page(running, 6, "3");
    page(running, 99, "4");
    struct node *row = add(add(NULL, NODE_TABLE), NODE_ROW);
    page(row, 0, "5");
    cell(row, false, 1);
    page(doc->root, 0, "never"); /* the root is written by nobody */
    page(add(NULL, NODE_RULE), 0, " ");
    gives(
        "<p>" MARK("1", "1") "m" MARK("2", "2") "ột " MARK("3", "3") "hai" MARK(
            "4",
            "4") "</p>\n" MARK("5",
                               "5") "<table>\n<tr>\n<td>x</td>\n</tr>\n</table>\n"
                                    "<hr/>\n");
}

#define HIDDEN(n, label)                                                       \
    "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-" n        \
    "\" aria-label=\"" label "\" aria-hidden=\"true\"></span>"

/* What is called by its text is not called by the number of a page, too. */
static void no_page_is_a_part_of_a_name(void **state)
{
    struct node *heading = block(NULL, NODE_HEADING, "A");
    page(heading->first, 0, "1");
    page(heading->first, 1, "2");
    struct node *table = add(NULL, NODE_TABLE);
    page(block(table, NODE_CAPTION, "B")->first, 0, "3");
    page(cell(add(table, NODE_ROW), false, 1)->first, 0, "4");
    struct node *link = add(block(NULL, NODE_PARAGRAPH, "C"), NODE_LINK);
    link->as.link.href = STR("https://a.vn/");
    struct node *words = text(link, "DE");
    page(words, 0, "5");
    page(words, 1, "6");
    gives(MARK("1", "1") "<h1 id=\"h-2\">A" HIDDEN("2", "2") "</h1>\n" MARK(
        "3",
        "3") "<table>\n<caption class=\"caption\">B</caption>\n<tr>\n"
             "<td>" HIDDEN(
                 "4",
                 "4") "x</td>\n</tr>\n</table>\n"
                      "<p>C" MARK("5", "5") "<a href=\"https://a.vn/\">D" HIDDEN(
                          "6", "6") "E</a></p>\n");
}

/* The first thing on a page may be the label of an item, which is no text. */
static void a_page_begins_before_a_label(void **state)
{
    struct node *list = list_of((const char *const[]){"-", "a)", NULL});
    struct node *first = list->first->first, *second = list->last->first;
    page(first->first, 0, "1");
    page(second->first, 0, "2");
    page(second->first, 1, "3");
    gives("<ul class=\"labelled\" role=\"list\">\n<li>\n<p>" MARK(
        "1",
        "1") "<span "
             "class=\"label\">-</span> x</p>\n</li>\n<li>\n<p>" MARK(
                 "2",
                 "2") "<span class=\"label\">a)</span> x" MARK("3",
                                                               "3") "</p>\n</li>\n"
                                                                    "</ul>\n");
}

static void languages_are_told_where_they_change(void **state)
{
    doc->meta.lang = STR("vi");
    struct node *p = block(NULL, NODE_PARAGRAPH, "a");
    p->lang = STR("en");
    text(p, "b")->lang = STR("fr-CA");
    text(p, "c")->lang = STR("en");
    text(p, "d")->lang = STR("\"><script>");
    block(NULL, NODE_PARAGRAPH, "e")->lang = STR("vi");
    gives("<p lang=\"en\" xml:lang=\"en\">a"
          "<span lang=\"fr-CA\" xml:lang=\"fr-CA\">b</span>cd</p>\n"
          "<p>e</p>\n");
}

static void nested(enum node_kind kind, int depth)
{
    struct node *node = doc->root;
    for (int i = 0; i < depth; i++) {
        node = add(node, kind);
        text(node, "@");
    }
}

static size_t count(struct str bytes, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n; i++)
        n += bytes.s[i] == c;
    return n;
}

/* No kind, however deep, may lose text, break the parser or our stack. */
static void any_depth_is_written(void **state)
{
    enum { DEPTH = 10000 };
    for (int kind = NODE_LETTERHEAD; kind < NODE_TEXT; kind++) {
        tear_down(state);
        set_up(state);
        nested((enum node_kind)kind, DEPTH);
        assert_int_equal(count(file(), '@'), DEPTH);
    }
    for (int kind = NODE_EMPHASIS; kind < NODE_KIND_COUNT; kind++) {
        tear_down(state);
        set_up(state);
        nested((enum node_kind)kind, DEPTH);
        assert_int_equal(count(file(), '@'), DEPTH);
    }
}

static void alternating_depth_is_written(void **state)
{
    struct node *node = doc->root;
    for (int i = 0; i < 30000; i++) {
        node = add(node,
                   (enum node_kind)(NODE_LETTERHEAD + i * 7 % (NODE_TEXT - 1)));
        text(node, "@");
    }
    assert_int_equal(count(file(), '@'), 30000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(paragraphs_keep_their_space),
        TEST(letterhead_has_its_lines),
        TEST(heading_levels_leave_no_gap),
        TEST(labels_are_counted_only_when_the_same),
        TEST(lists_show_their_labels),
        TEST(tables_tell_their_heads),
        TEST(tables_tell_how_narrow_they_can_be),
        TEST(a_box_that_scrolls_has_a_name),
        TEST(what_needs_not_scroll_has_no_box),
        TEST(misplaced_nodes_get_what_html_wants),
        TEST(figures_have_one_caption_at_the_end),
        TEST(bad_links_become_text),
        TEST(a_link_by_a_picture_alone_has_words),
        TEST(notes_lead_there_and_back),
        TEST(pages_are_marked_where_they_begin),
        TEST(no_page_is_a_part_of_a_name),
        TEST(a_page_begins_before_a_label),
        TEST(languages_are_told_where_they_change),
        TEST(any_depth_is_written),
        TEST(alternating_depth_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
