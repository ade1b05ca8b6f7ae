/* SPDX-License-Identifier: MIT */
/* The grid of tables: where cells stand, and how wide their columns are. */
#include "check.h"

#include "layout/table.h"
#include "stages.h"

static struct arena *arena;
static struct doc *doc;
static struct table table;

static int set_up(void **state)
{
    arena = arena_new();
    doc = arena ? doc_new(arena, NULL) : NULL;
    table = (struct table){.node = doc ? doc->root : NULL};
    return doc ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static struct node *row(void)
{
    return doc_add(doc, doc->root, NODE_ROW, 1);
}

static struct node *cell(struct node *parent, int columns, int rows)
{
    struct node *node = doc_add(doc, parent, NODE_CELL, 1);
    node->as.cell.columns = columns;
    node->as.cell.rows = rows;
    return node;
}

static void assert_at(size_t i, int place, int rows_down)
{
    assert_int_equal(table.cells[i].column, place);
    assert_int_equal(table.cells[i].row, rows_down);
}

/* A A B
 * A A C
 * D E E */
static void cells_pass_by_those_from_above(void **state)
{
    struct node *first = row(), *second = row(), *third = row();
    cell(first, 2, 2);
    cell(first, 1, 1);
    cell(second, 1, 1);
    cell(third, 1, 1);
    cell(third, 2, 1);
    table_place(arena, &table);
    assert_int_equal(table.columns, 3);
    assert_int_equal(table.rows, 3);
    assert_at(0, 0, 0);
    assert_at(1, 2, 0);
    assert_at(2, 2, 1);
    assert_at(3, 0, 2);
    assert_at(4, 1, 2);
}

static void spans_beyond_the_table_are_cut(void **state)
{
    struct node *first = row();
    cell(first, 0, 9);
    cell(first, -1, 100000);
    cell(first, 2000000, 1);
    table_place(arena, &table);
    assert_int_equal(table.columns, 3); /* where cells begin */
    assert_int_equal(table.cells[0].rows, 1);
    assert_int_equal(table.cells[1].rows, 1);
}

/* colspan="100" for "all columns" is an idiom. */
static void columns_in_which_no_cell_begins_are_none(void **state)
{
    struct node *first = row(), *second = row();
    cell(first, 100, 1);
    cell(second, 1, 1);
    cell(second, 4, 1);
    table_place(arena, &table);
    assert_int_equal(table.columns, 2);
    assert_int_equal(table.cells[0].columns, 2);
    assert_int_equal(table.cells[2].columns, 1);
    assert_at(2, 1, 1);
}

static void spans_of_an_immense_table_are_ignored(void **state)
{
    for (int i = 0; i < 2000; i++)
        cell(row(), 1000, 1000);
    table_place(arena, &table);
    assert_int_equal(table.columns, 1);
    assert_int_equal(table.rows, 2000);
    assert_at(1999, 0, 1999);
}

static void head_is_the_first_rows_of_header_cells(void **state)
{
    struct node *first = row(), *second = row(), *third = row();
    cell(first, 1, 1)->as.cell.header = true;
    cell(second, 1, 1)->as.cell.header = true;
    cell(third, 1, 1);
    table_place(arena, &table);
    assert_int_equal(table.head_rows, 2);
}

static void table_of_headers_alone_repeats_none(void **state)
{
    cell(row(), 1, 1)->as.cell.header = true;
    table_place(arena, &table);
    assert_int_equal(table.head_rows, 0);
}

static void three_columns(mpt mins[3], mpt maxes[3])
{
    struct node *first = row();
    for (int i = 0; i < 3; i++)
        cell(first, 1, 1);
    table_place(arena, &table);
    for (int i = 0; i < 3; i++) {
        table.cells[i].min = mins[i];
        table.cells[i].max = maxes[i];
    }
}

static void table_that_fits_has_its_own_width(void **state)
{
    three_columns((mpt[]){10, 10, 10}, (mpt[]){20, 30, 40});
    assert_true(table_fit(arena, &table, 1000));
    assert_int_equal(table.lefts[1], 20);
    assert_int_equal(table.lefts[2], 50);
    assert_int_equal(table.lefts[3], 90);
}

static void narrow_columns_are_served_first(void **state)
{
    three_columns((mpt[]){10, 50, 50}, (mpt[]){20, 900, 5000});
    assert_true(table_fit(arena, &table, 300));
    assert_in_range(table.lefts[1], 10, 20);
    assert_in_range(table.lefts[2], 60, 200);
    assert_in_range(table.lefts[3], 298, 300);
}

/* The one full cell makes its row high: its column gets what others can spare,
 * and each keeps its longest word. */
static void the_table_is_as_low_as_it_can_be(void **state)
{
    three_columns((mpt[]){1000, 1000, 1000}, (mpt[]){9000, 40000, 9000});
    assert_true(table_fit(arena, &table, 12000));
    mpt middle = table.lefts[2] - table.lefts[1];
    assert_in_range(middle, 7000, 10000);
    assert_in_range(table.lefts[1], 1000, 2600);
    assert_in_range(table.lefts[3], 11990, 12000);
}

static void words_that_do_not_fit_are_told(void **state)
{
    three_columns((mpt[]){100, 200, 300}, (mpt[]){100, 200, 300});
    assert_false(table_fit(arena, &table, 300));
    assert_int_equal(table.lefts[1], 50);
    assert_int_equal(table.lefts[3], 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cells_pass_by_those_from_above),
        TEST(spans_beyond_the_table_are_cut),
        TEST(columns_in_which_no_cell_begins_are_none),
        TEST(spans_of_an_immense_table_are_ignored),
        TEST(head_is_the_first_rows_of_header_cells),
        TEST(table_of_headers_alone_repeats_none),
        TEST(table_that_fits_has_its_own_width),
        TEST(narrow_columns_are_served_first),
        TEST(the_table_is_as_low_as_it_can_be),
        TEST(words_that_do_not_fit_are_told),
    };
    return RUN(tests);
}
