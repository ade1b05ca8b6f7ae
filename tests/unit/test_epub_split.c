/* SPDX-License-Identifier: MIT */
/* How a long text becomes several files, and which notes go with which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "doc/pagemap.h"
#include "stages.h"
#include "write/epub_split.h"

#include <cmocka.h> /* after error.h: both have a fail */

enum { MOST = 260 * 1000, FILES = 64 };

static struct arena *arena;
static struct doc *doc;
static struct str file[FILES];
static size_t files;

static int set_up(void **state)
{
    arena = arena_new();
    doc = doc_new(arena, NULL);
    doc->meta.title = STR("T"); /* else its first words */
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

/* Writes all files; each is within the limit but where that cannot be. */
static void write_files(size_t most)
{
    struct epub epub = {.doc = doc, .arena = arena};
    struct anban_error err = {0};
    epub_plan(&epub, NULL);
    files = epub.chapter_count;
    assert_in_range(files, 1, FILES);
    for (size_t i = 0; i < files; i++) {
        file[i] = epub_chapter_file(&epub, i, &err);
        assert_in_range(file[i].n, 1, most);
    }
}

static size_t count(struct str text, const char *part)
{
    size_t n = 0;
    struct str wanted = str_of(part);
    for (size_t at; (at = str_find(text, wanted)) != SIZE_MAX; n++)
        text = str_slice(text, at + wanted.n, text.n);
    return n;
}

static size_t count_all(const char *part)
{
    size_t n = 0;
    for (size_t i = 0; i < files; i++)
        n += count(file[i], part);
    return n;
}

static bool holds(size_t i, const char *part)
{
    return count(file[i], part) > 0;
}

static struct node *add(struct node *parent, enum node_kind kind)
{
    return doc_add(doc, parent ? parent : doc->root, kind, 1);
}

static struct node *block(struct node *parent, enum node_kind kind,
                          struct str text)
{
    struct node *node = add(parent, kind);
    doc_add_text(doc, node, text, 1);
    return node;
}

/* `part`, `n` times. */
static struct str repeated(const char *part, size_t n)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < n; i++)
        buf_add(&buf, str_of(part));
    return buf_str(&buf);
}

#define SENTENCE "Chất lượng nước tại TP. Hồ Chí Minh đã đạt yêu cầu. "

static struct node *long_list(const char *form, int items)
{
    struct node *list = add(NULL, NODE_LIST);
    for (int i = 0; i < items; i++) {
        struct node *item = add(list, NODE_ITEM);
        item->as.item.label = str_printf(arena, form, i + 7);
        block(item, NODE_PARAGRAPH, repeated(SENTENCE, 2));
    }
    return list;
}

static void a_list_goes_on_counting(void **state)
{
    enum { ITEMS = 3000 };
    long_list("%d.", ITEMS);
    write_files(MOST);
    assert_int_equal(files, 4);
    size_t items = 0;
    for (size_t i = 0; i < files; i++) {
        const char *start =
            str_printf(arena, "<ol start=\"%zu\">\n<li>", items + 7).s;
        assert_true(holds(i, start));
        items += count(file[i], "<li>");
    }
    assert_int_equal(items, ITEMS);
}

static void labels_stay_with_their_items(void **state)
{
    long_list("%d)", 3000);
    write_files(MOST);
    assert_int_equal(count_all("<span class=\"label\">"), 3000);
    assert_int_equal(
        count_all("<ul class=\"labelled\" role=\"list\">\n<li>\n<p><span"),
        files);
}

static void an_item_goes_on_without_its_label(void **state)
{
    struct node *list = long_list("%d.", 3);
    block(list->first->next, NODE_PARAGRAPH, repeated(SENTENCE, 9000));
    write_files(MOST);
    assert_int_equal(files, 3);
    for (size_t i = 1; i < files; i++) {
        assert_true(holds(i, "<ol start=\"8\">\n<li class=\"continued\">\n"
                             "<p class=\"continued\">Chất"));
    }
    assert_true(holds(2, "</li>\n<li>\n<p>"));
}

static struct node *cell(struct node *row, bool header, struct str text)
{
    struct node *node = block(row, NODE_CELL, text);
    node->as.cell.header = header;
    return node;
}

static struct node *long_table(int rows)
{
    struct node *table = add(NULL, NODE_TABLE);
    block(table, NODE_CAPTION, STR("Bảng"));
    struct node *head = add(table, NODE_ROW);
    cell(head, true, STR("Đầu"));
    cell(head, true, STR("Hai"));
    for (int i = 0; i < rows; i++) {
        struct node *row = add(table, NODE_ROW);
        if (i % 4 == 0)
            cell(row, true, STR("bốn"))->as.cell.rows = 4;
        cell(row, false, STR(SENTENCE));
    }
    return table;
}

static void a_table_repeats_its_head(void **state)
{
    enum { ROWS = 8000 };
    long_table(ROWS);
    write_files(MOST);
    assert_true(files > 3);
    assert_int_equal(count_all("<caption"), 1);
    assert_int_equal(count_all("<th scope=\"col\">Đầu</th>"), files);
    /* Nor does a file begin where a cell reaches down from above. */
    assert_int_equal(count_all("<table>\n<tr>\n"
                               "<th scope=\"col\">Đầu</th>\n"
                               "<th scope=\"col\">Hai</th>\n</tr>\n<tr>\n"
                               "<th scope=\"row\" rowspan=\"4\">"),
                     files - 1);
    assert_int_equal(count_all("<td>"), ROWS);
}

static void a_cell_keeps_its_column(void **state)
{
    struct node *table = long_table(0);
    struct node *row = add(table, NODE_ROW);
    cell(row, false, STR("a"))->as.cell.columns = 2;
    cell(row, false, repeated(SENTENCE, 9000));
    write_files(MOST);
    assert_int_equal(files, 3);
    assert_true(holds(2, "</tr>\n<tr>\n<td colspan=\"2\"></td>\n"
                         "<td class=\"continued\">Chất"));
}

/* A head that is longer than a file cannot be repeated in each. */
static void a_long_head_is_not_repeated(void **state)
{
    struct node *table = add(NULL, NODE_TABLE);
    cell(add(table, NODE_ROW), true, repeated(SENTENCE, 3000));
    for (int i = 0; i < 3000; i++)
        cell(add(table, NODE_ROW), false, STR(SENTENCE));
    write_files(MOST);
    assert_true(files < 6);
    assert_int_equal(count_all("Chất"), 6000);
}

static void other_blocks_are_divided(void **state)
{
    static const struct {
        enum node_kind kind;
        const char *open;
    } cases[] = {{NODE_QUOTE, "<blockquote>\n<p>Chất"},
                 {NODE_SIGNATURE, "<div class=\"signature\">\n<p>Chất"},
                 {NODE_FIGURE, "<figure>\n<p>Chất"}};
    for (size_t k = 0; k < 3; k++) {
        tear_down(state);
        set_up(state);
        struct node *outer = add(NULL, cases[k].kind);
        for (int i = 0; i < 3000; i++)
            block(outer, NODE_PARAGRAPH, repeated(SENTENCE, 2));
        write_files(MOST);
        assert_int_equal(count_all(cases[k].open), files);
        assert_int_equal(count_all("<p>"), 3000);
    }
}

/* Of what stands between <p> and </p>: how each file ends and begins. */
static void paragraph_parts_are(const char *end, const char *begin)
{
    for (size_t i = 0; i < files; i++) {
        if (i + 1 < files)
            assert_int_equal(count(file[i], str_printf(arena, "%s</p>", end).s),
                             1);
        if (i > 0)
            assert_true(holds(
                i, str_printf(arena, "<p class=\"continued\">%s", begin).s));
    }
}

static void a_paragraph_is_divided_between_sentences(void **state)
{
    block(NULL, NODE_PARAGRAPH, repeated(SENTENCE, 15000));
    write_files(MOST);
    assert_int_equal(files, 5);
    paragraph_parts_are("yêu cầu. ", "Chất");
    assert_int_equal(count_all(SENTENCE), 15000);
}

static void without_sentences_it_is_divided_between_words(void **state)
{
    block(NULL, NODE_PARAGRAPH, repeated("một hai ", 60000));
    write_files(MOST);
    assert_int_equal(files, 3);
    assert_int_equal(count_all("một"), 60000);
    assert_int_equal(count_all("hai "), 60000);
}

static void a_word_is_never_divided(void **state)
{
    block(NULL, NODE_PARAGRAPH, STR("a"));
    block(NULL, NODE_PARAGRAPH, repeated("&", MOST));
    block(NULL, NODE_HEADING, repeated(SENTENCE, 8000))->as.heading.level = 9;
    write_files(SIZE_MAX);
    assert_int_equal(files, 3);
    assert_true(holds(0, "<p>a</p>"));
    assert_true(holds(1, "&amp;</p>"));
}

static void elements_go_on_but_none_is_left_empty(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    for (int i = 0; i < 6000; i++) {
        doc_add_text(doc, add(p, NODE_STRONG), STR(SENTENCE), 1);
        doc_add_text(doc, add(p, NODE_EMPHASIS), STR(SENTENCE), 1);
    }
    doc_add_text(doc, add(p, NODE_UNDERLINE), repeated(SENTENCE, 6000), 1);
    write_files(MOST);
    assert_int_equal(count_all("<strong></strong>"), 0);
    assert_int_equal(count_all("<em></em>"), 0);
    assert_int_equal(count_all("<strong>Chất"), 6000);
    assert_true(holds(files - 1, "<p class=\"continued\"><u>Chất"));
}

static void code_is_divided_between_lines(void **state)
{
    block(NULL, NODE_CODE_BLOCK, repeated("if (a) B. C\n", 40000));
    write_files(MOST);
    assert_int_equal(files, 3);
    assert_true(holds(2, "<pre class=\"continued\">if (a) B. C\n"));
    assert_int_equal(count_all("if (a) B. C\n"), 40000);
}

static void headings_keep_with_what_follows(void **state)
{
    block(NULL, NODE_HEADING, STR("A"))->as.heading.level = 1;
    block(NULL, NODE_PARAGRAPH, repeated(SENTENCE, 3500));
    block(NULL, NODE_HEADING, STR("B"))->as.heading.level = 2;
    block(NULL, NODE_HEADING, STR("C"))->as.heading.level = 3;
    block(NULL, NODE_PARAGRAPH, repeated(SENTENCE, 2000));
    write_files(MOST);
    assert_int_equal(files, 2);
    assert_true(holds(1, ">B</h2>\n<h3"));
    assert_true(holds(1, "<title>A</title>"));
}

static struct node *note(const char *label)
{
    struct node *node = block(NULL, NODE_NOTE, str_of(label));
    node->as.note.label = str_of(label);
    return node;
}

static void refer(struct node *from, struct node *to)
{
    add(from, NODE_NOTE_REFERENCE)->as.reference.note = to;
}

static void notes_stand_where_they_are_referred_to(void **state)
{
    struct node *heads[3];
    for (size_t i = 0; i < 3; i++) {
        heads[i] = block(NULL, NODE_HEADING, STR("Mục"));
        heads[i]->as.heading.level = 1;
        block(NULL, NODE_PARAGRAPH, repeated(SENTENCE, 400));
    }
    struct node *table = add(NULL, NODE_TABLE);
    struct node *in_table = cell(add(table, NODE_ROW), false, STR("c"));
    struct node *one = note("one"), *two = note("two"), *three = note("three"),
                *four = note("four"), *five = note("five"), *six = note("six");
    refer(in_table, four);
    refer(heads[1], two);
    refer(heads[2], two);
    refer(heads[0], one);
    refer(one->first->parent, three); /* a note of a note */
    refer(five, six);                 /* five itself is nobody's */
    refer(six, five);
    write_files(MOST);
    assert_int_equal(files, 3);
    assert_int_equal(count(file[0], "<aside"), 2);
    assert_true(holds(0, ">one</a> one"));
    assert_true(holds(0, ">three</a> three"));
    assert_int_equal(count(file[1], "<aside"), 1);
    assert_true(holds(1, ">two</a> two"));
    assert_true(holds(2, ">four</a> four"));
    assert_true(holds(2, ">five</a> five"));
    assert_true(holds(2, ">six</a> six"));
    assert_int_equal(count_all("<aside"), 6);
    const char *other =
        str_printf(arena, "href=\"chapter-2.xhtml#note-%u\"", two->id).s;
    assert_true(holds(2, other));
}

static void notes_count_in_their_file(void **state)
{
    struct node *p = add(NULL, NODE_PARAGRAPH);
    struct node *last = block(NULL, NODE_PARAGRAPH, STR("last"));
    for (int i = 0; i < 300; i++) {
        doc_add_text(doc, p, STR(SENTENCE), 1);
        struct node *n = block(NULL, NODE_NOTE, repeated(SENTENCE, 40));
        n->as.note.label = STR("*");
        refer(p, n);
    }
    refer(last, doc->root->last);
    write_files(MOST);
    assert_in_range(files, 3, 5);
    for (size_t i = 0; i < files; i++)
        assert_int_equal(count(file[i], "<aside"),
                         count(file[i], "href=\"#note-") - (i + 1 == files));
}

static void sentences_end_where_no_doubt_is(void **state)
{
    static const struct {
        const char *text;
        int rank; /* of the last place in it */
    } cases[] = {
        {"một hai", RANK_SPACE},
        {"đạt yêu cầu. Trong năm", RANK_SPACE},
        {"đạt yêu cầu. Trong", RANK_SENTENCE},
        {"Hà Nội.\n Đà", RANK_SPACE}, /* "Nội" could be an abbreviation */
        {"ở Nghệ An. Ngày", RANK_SPACE},
        {"TP. Hồ", RANK_SPACE},
        {"Tp. Hồ", RANK_SPACE},
        {"v.v. Các", RANK_SPACE},
        {"số 5. Trong", RANK_SPACE},
        {"cầu. trong", RANK_SPACE},
        {"sao? “Không", RANK_SENTENCE},
        {"(là thế.) Và", RANK_SENTENCE},
        {"chờ… Rồi", RANK_SENTENCE},
        {"sao?! Không", RANK_SENTENCE},
        {"cầu.Trong", RANK_NONE},
        {"", RANK_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct epub_reading reading = {0};
        struct str text = str_of(cases[i].text);
        enum epub_rank last = RANK_NONE;
        for (size_t at = 0; at < text.n;) {
            enum epub_rank rank = epub_read(&reading, text, &at);
            last = rank ? rank : last;
        }
        if ((int)last != cases[i].rank)
            fail_msg("'%s' gives %d", cases[i].text, (int)last);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_goes_on_counting),
        TEST(labels_stay_with_their_items),
        TEST(an_item_goes_on_without_its_label),
        TEST(a_table_repeats_its_head),
        TEST(a_cell_keeps_its_column),
        TEST(a_long_head_is_not_repeated),
        TEST(other_blocks_are_divided),
        TEST(a_paragraph_is_divided_between_sentences),
        TEST(without_sentences_it_is_divided_between_words),
        TEST(a_word_is_never_divided),
        TEST(elements_go_on_but_none_is_left_empty),
        TEST(code_is_divided_between_lines),
        TEST(headings_keep_with_what_follows),
        TEST(notes_stand_where_they_are_referred_to),
        TEST(notes_count_in_their_file),
        TEST(sentences_end_where_no_doubt_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
