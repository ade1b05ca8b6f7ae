/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "doc/build.h"
#include "doc/marker.h"

static struct lists new_lists(void)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    return (struct lists){.doc = doc, .parent = doc->root, .slack = 1};
}

static struct node *add_marked(struct lists *lists, const char *label,
                               enum marker_kind kind, long indent)
{
    return lists_add(lists,
                     &(struct list_item){.label = str_of(label),
                                         .ordered = kind >= MARKER_LETTER,
                                         .level = kind,
                                         .indent = indent});
}

static void add_numbered(struct lists *lists, const char *label, long list,
                         long level, long indent)
{
    lists_add(lists, &(struct list_item){.label = str_of(label),
                                         .list = list,
                                         .level = level,
                                         .indent = indent});
}

static void marks_that_count_stand_above_signs(void **state)
{
    struct lists lists = new_lists();
    add_marked(&lists, "1.", MARKER_NUMBER, 0);
    add_marked(&lists, "a)", MARKER_LETTER, 0);
    add_marked(&lists, "-", MARKER_DASH, 0);
    add_marked(&lists, "b)", MARKER_LETTER, 0);
    add_marked(&lists, "2.", MARKER_NUMBER, 0);
    assert_str(dump_of(lists.doc), "document\n"
                                   "  list ordered\n"
                                   "    item \"1.\"\n"
                                   "      list ordered\n"
                                   "        item \"a)\"\n"
                                   "          list\n"
                                   "            item \"-\"\n"
                                   "        item \"b)\"\n"
                                   "    item \"2.\"\n");
}

static void indents_show_depth_beyond_the_slack(void **state)
{
    struct lists lists = new_lists();
    struct node *outer = add_marked(&lists, "-", MARKER_DASH, 0);
    add_marked(&lists, "-", MARKER_DASH, 1);
    struct node *last = add_marked(&lists, "-", MARKER_DASH, 4);
    assert_ptr_equal(lists_item_left_of(&lists, 8), last);
    assert_ptr_equal(lists_last_item(&lists), last);
    assert_null(lists_item_left_of(&lists, 0));
    add_marked(&lists, "-", MARKER_DASH, 0);
    assert_str(dump_of(lists.doc), "document\n"
                                   "  list\n"
                                   "    item \"-\"\n"
                                   "    item \"-\"\n"
                                   "      list\n"
                                   "        item \"-\"\n"
                                   "    item \"-\"\n");
    assert_ptr_equal(outer->parent, lists.open[0].list);
}

static void numbered_lists_go_on_behind_those_within(void **state)
{
    struct lists lists = new_lists();
    add_numbered(&lists, "1.", 7, 0, -1);
    add_numbered(&lists, "-", 8, 1, -1);
    add_numbered(&lists, "2.", 7, 0, -1);
    add_numbered(&lists, "3.", 9, 0, -1);
    assert_str(dump_of(lists.doc), "document\n"
                                   "  list\n"
                                   "    item \"1.\"\n"
                                   "      list\n"
                                   "        item \"-\"\n"
                                   "    item \"2.\"\n"
                                   "  list\n"
                                   "    item \"3.\"\n");
    assert_str(lists_item_at_level(&lists, 4)->as.item.label, "3.");
    lists_close(&lists);
    assert_null(lists_item_at_level(&lists, 4));
    assert_null(lists_last_item(&lists));
}

/* Beyond them all items are in the innermost. */
static void lists_nest_no_deeper_than_they_may(void **state)
{
    struct lists lists = new_lists();
    for (long i = 0; i < 2L * LISTS_MAX; i++)
        add_marked(&lists, "-", MARKER_DASH, 4 * i);
    assert_int_equal(lists.depth, LISTS_MAX);
    assert_true(lists_have_marks(&lists, MARKER_DASH));
    assert_false(lists_have_marks(&lists, MARKER_PLUS));
}

/* Among others: in the place of what it was made of. */
static void a_list_comes_behind_what_is_named(void **state)
{
    struct lists lists = new_lists();
    struct node *first = doc_add(lists.doc, lists.parent, NODE_RULE, 0);
    doc_add(lists.doc, lists.parent, NODE_RULE, 0);
    lists.behind = first;
    add_marked(&lists, "-", MARKER_DASH, 0);
    assert_str(dump_of(lists.doc), "document\n"
                                   "  rule\n"
                                   "  list\n"
                                   "    item \"-\"\n"
                                   "  rule\n");
}

static struct str as_it_is(struct arena *in, struct str text)
{
    return str_copy(in, text);
}

static struct phrases new_phrases(struct buf *buf)
{
    struct lists lists = new_lists();
    struct node *block = doc_add(lists.doc, lists.doc->root, NODE_PARAGRAPH, 1);
    return (struct phrases){
        .doc = lists.doc, .block = block, .text = buf, .clean = as_it_is};
}

static void neighbours_share_what_they_have_in_common(void **state)
{
    struct buf buf = {.arena = arena};
    struct phrases p = new_phrases(&buf);
    phrases_add_text(&p, STR("  mot "), LOOK_BOLD, STR(""));
    phrases_add_text(&p, STR("hai"), LOOK_BOLD | LOOK_ITALIC, STR(""));
    phrases_add_text(&p, STR(" \t ba "), 0, STR(""));
    phrases_end(&p);
    assert_str(dump_of(p.doc), "document\n"
                               "  paragraph @1\n"
                               "    strong\n"
                               "      text \"mot \"\n"
                               "      emphasis \"hai\"\n"
                               "    text \" ba\"\n");
}

static void breaks_stand_between_two_things_only(void **state)
{
    struct buf buf = {.arena = arena};
    struct phrases p = new_phrases(&buf);
    phrases_add_node(&p, doc_node(p.doc, NODE_LINE_BREAK, 1), STR(""));
    phrases_add_text(&p, STR("mot "), 0, STR("#a"));
    phrases_add_node(&p, doc_node(p.doc, NODE_LINE_BREAK, 1), STR(""));
    phrases_add_text(&p, STR(" hai"), 0, STR("#a"));
    phrases_add_node(&p, doc_node(p.doc, NODE_LINE_BREAK, 1), STR(""));
    phrases_end(&p);
    assert_str(dump_of(p.doc), "document\n"
                               "  paragraph @1\n"
                               "    link \"#a\" \"mot\"\n"
                               "    line-break\n"
                               "    link \"#a\" \"hai\"\n");
}

static void add_cell(struct table_build *table, const char *text, long span,
                     enum cell_merge down)
{
    struct node *cell = doc_node(table->doc, NODE_CELL, 1);
    struct node *block = doc_add(table->doc, cell, NODE_PARAGRAPH, 1);
    doc_add_text(table->doc, block, str_of(text), 1);
    table_add_cell(table, &(struct merged_cell){cell, span, down, MERGE_NONE});
}

static void cells_that_go_on_make_the_one_above_longer(void **state)
{
    struct lists lists = new_lists();
    struct table_build *table = table_begin(lists.doc, 1);
    table_begin_row(table, 1);
    add_cell(table, "a", 2, MERGE_STARTS);
    add_cell(table, "b", 1, MERGE_NONE);
    table_end_row(table, true, false);
    table_begin_row(table, 2);
    add_cell(table, "c", 2, MERGE_GOES_ON);
    add_cell(table, "d", 1, MERGE_NONE);
    table_end_row(table, false, false);
    struct node *node = table_end(table);
    doc_insert(lists.doc->root, NULL, node);
    assert_str(dump_of(lists.doc), "document\n"
                                   "  table @1\n"
                                   "    row @1\n"
                                   "      cell columns=2 rows=2 header @1\n"
                                   "        paragraph @1 \"a\"\n"
                                   "        paragraph @1 \"c\"\n"
                                   "      cell header @1 \"b\"\n"
                                   "    row @2\n"
                                   "      cell @1 \"d\"\n");
}

static void a_table_without_rows_is_none(void **state)
{
    struct lists lists = new_lists();
    struct table_build *table = table_begin(lists.doc, 1);
    table_begin_row(table, 1);
    table_skip_columns(table, TABLE_COLUMNS_MAX + 1L);
    table_end_row(table, false, false);
    assert_null(table_end(table));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(marks_that_count_stand_above_signs),
        T(indents_show_depth_beyond_the_slack),
        T(numbered_lists_go_on_behind_those_within),
        T(lists_nest_no_deeper_than_they_may),
        T(a_list_comes_behind_what_is_named),
        T(neighbours_share_what_they_have_in_common),
        T(breaks_stand_between_two_things_only),
        T(cells_that_go_on_make_the_one_above_longer),
        T(a_table_without_rows_is_none),
    };
    return RUN(tests);
}
