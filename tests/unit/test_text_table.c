/* SPDX-License-Identifier: MIT */
/* Tables in plain text: their cells, and what is none. */
#include "reading.h"

/* The document's tables as text: cells end in "|", rows in a line feed; a
 * header's cells begin with "^", paragraphs in a cell with "/". */
static struct str tables_of(struct str text)
{
    struct buf buf = {.arena = arena};
    const struct doc *doc = read_bytes(text);
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_ROW && buf.n)
            buf_add_char(&buf, '\n');
        if (n->kind != NODE_CELL)
            continue;
        if (n->as.cell.header)
            buf_add_char(&buf, '^');
        for (const struct node *t = n->first; t; t = t->next) {
            if (t->kind == NODE_PARAGRAPH)
                buf_add_char(&buf, '/');
            buf_add(&buf, node_text(arena, t));
        }
        buf_add_char(&buf, '|');
    }
    return buf_str(&buf);
}

#define TABLE(text, wanted) assert_str(tables_of(STR(text)), wanted)

/* The columns of letterheads and signatures are read by others. */
#define NO_TABLE(text)                                                         \
    read_bytes(STR(text));                                                     \
    assert_int_equal(count_of(LOG_TAKEN), 0)

static void tabs_part_cells(void **state)
{
    TABLE("TT\tXã\tTấn\n1\tAn Hòa\t125,5\n2\tBình Minh\t98\n",
          "^TT|^Xã|^Tấn|\n1|An Hòa|125,5|\n2|Bình Minh|98|");
    /* empty cells, at the ends of lines, too */
    TABLE("\tXã\tTấn\nmột\tAn Hòa\t\nhai\t\t98\n",
          "^|^Xã|^Tấn|\nmột|An Hòa||\nhai||98|");
    /* nothing tells that the first row names the columns */
    TABLE("a\tb\tc\nd\te\tf\ng\th\ti\n", "a|b|c|\nd|e|f|\ng|h|i|");
    /* no-break spaces are empty, and signs are shown */
    TABLE("a\t\u00A0\tc\tx\nd\t\u00A0\t\uF0B7\ty\ng\t\u00A0\ti\tz\n",
          "a|c|x|\nd|•|y|\ng|i|z|");
    /* two tabs in a row reach further */
    TABLE("a\t\tb\tc\nd\t\te\tf\ng\t\th\ti\n", "a|b|c|\nd|e|f|\ng|h|i|");
}

static void tabs_of_other_lines_make_no_table(void **state)
{
    NO_TABLE("a\tb\tc\nd\te\tf\n");       /* two lines */
    NO_TABLE("a\tb\nc\td\ne\tf\ng\th\n"); /* two columns */
    NO_TABLE("a\tb\tc\nd\te\nf\tg\th\n");
    NO_TABLE("UBND HUYỆN AN LẠC\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
             "PHÒNG VĂN HÓA\t\tĐộc lập - Tự do - Hạnh phúc\n"
             "Số: 12/BC-PVH\t\tAn Lạc, ngày 05 tháng 6 năm 2024\n");
    NO_TABLE("Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\tx\n"
             "- Như trên;\t\tCHỦ TỊCH\ty\n"
             "- Lưu: VT.\t\tLê Văn Bình\tz\n");
    NO_TABLE("\t\t\n\t\t\n\t\t\n");
}

static void bars_part_cells(void **state)
{
    TABLE("TT | Xã | Tấn\n1 | An Hòa | 125,5\n",
          "^TT|^Xã|^Tấn|\n1|An Hòa|125,5|");
    TABLE("|TT|Xã|\n|--|:-:|\n|1||\n", "^TT|^Xã|\n1||");
    TABLE("| TT | Xã |\n|----+----|\n| a | b |\n", "^TT|^Xã|\na|b|");
    TABLE("a | b\nc | d\ne | f\n", "a|b|\nc|d|\ne|f|");
}

static void bars_of_other_lines_make_no_table(void **state)
{
    NO_TABLE("Trang chủ | Giới thiệu | Liên hệ\n");
    NO_TABLE("a | b\nc | d\n");
    NO_TABLE("a | b | c\nd | e\nf | g | h\n");
    NO_TABLE("p(a|b) và p(b|c)\np(c|d) và p(d|e)\np(f|g) và p(g|h)\n");
    NO_TABLE("SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | x\n"
             "VĂN PHÒNG | Độc lập - Tự do - Hạnh phúc | y\n");
}

static void blanks_part_cells(void **state)
{
    TABLE("TT   Xã            Khối lượng   Tỷ lệ\n"
          "1    An Hòa             125,5    89,6\n"
          "2    Bình Minh           98,0    75,0\n",
          "^TT|^Xã|^Khối lượng|^Tỷ lệ|\n1|An Hòa|125,5|89,6|\n"
          "2|Bình Minh|98,0|75,0|");
    NO_TABLE("a  b  c\nd  e  f\n");
    NO_TABLE("một  hai  ba\nbốn  năm  sáu\nbảy      tám  chín\n");
    NO_TABLE("một  hai  ba\nbốn  năm\nsáu  bảy  tám\n");
    NO_TABLE("UBND XÃ  x  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
             "An Hòa   y  Độc lập - Tự do - Hạnh phúc\n"
             "Số: 1    z  An Hòa, ngày 05 tháng 6 năm 2024\n");
}

static void grids_are_tables(void **state)
{
    TABLE("+-----+--------+\n"
          "| TT  | Xã     |\n"
          "+=====+========+\n"
          "| 1   | An     |\n"
          "|     | Hòa    |\n"
          "+-----+--------+\n"
          "| 2   | - một  |\n"
          "|     | - hai  |\n"
          "|     |        |\n"
          "|     | ba\\    |\n"
          "|     | bốn    |\n"
          "+-----+--------+\n",
          "^TT|^Xã|\n1|An Hòa|\n2|/- một/- hai/ba/bốn|");
    /* without a header; a bar in a cell */
    TABLE("+---+---+\n|a|b|c|\n+---+---+\n", "");
    TABLE("+---+---+\n| a | | |\n+---+---+\n", "a|||");
    /* widths that no one counted */
    TABLE("+--+--+\n| một | hai |\n+--+--+\n", "một|hai|");
}

static void databases_write_a_row_a_line(void **state)
{
    TABLE("+----+-------+\n"
          "| id | name  |\n"
          "+----+-------+\n"
          "|  1 | An    |\n"
          "|  2 | Bình  |\n"
          "+----+-------+\n",
          "^id|^name|\n1|An|\n2|Bình|");
    TABLE("+----+-------+\n"
          "| id | name  |\n"
          "+----+-------+\n"
          "|  1 | một   |\n"
          "|    | xã    |\n"
          "+----+-------+\n",
          "id|name|\n1|một xã|");
}

static void uneven_grids_stay_text(void **state)
{
    NO_TABLE("+---+---+\n| a | b |\n");
    NO_TABLE("+---+---+\n| a | b |\n\n+---+---+\n");
    NO_TABLE("+---+---+\n| a b |\n+---+---+\n");
    NO_TABLE("+---+---+\n| a | b |\n+---+---+---+\n");
    NO_TABLE("+---+\n| a |\n+---+\n");
    NO_TABLE("+\n++\n+++\n+-\n");
}

static void rules_above_columns_make_tables(void **state)
{
    TABLE("  Xã         Số hộ\n"
          "  ---------- -----\n"
          "  An Hòa       125\n"
          "  Bình Minh     98\n"
          "\nhết\n",
          "^Xã|^Số hộ|\nAn Hòa|125|\nBình Minh|98|");
    /* without a header */
    TABLE("--- ---\nmột hai\nba  bốn\n--- ---\n", "một|hai|\nba|bốn|");
    /* reStructuredText */
    TABLE("=== ===\na   b\n=== ===\n1   2\n3\n=== ===\n", "^a|^b|\n1|2|\n3||");
}

static void blank_lines_may_part_rows(void **state)
{
    TABLE("-----------------\n"
          " Tên của    Số\n"
          "   xã       hộ\n"
          "--------- -------\n"
          "  An         125\n"
          "  Hòa\n"
          "\n"
          "  Minh        98\n"
          "-----------------\n",
          "^Tên của xã|^Số hộ|\nAn Hòa|125|\nMinh|98|");
    TABLE("---- ----\n a    b\n\n c    d\n---- ----\n", "a|b|\nc|d|");
}

static void rules_of_other_lines_make_no_table(void **state)
{
    NO_TABLE("UBND HUYỆN         Độc lập - Tự do - Hạnh phúc\n"
             "----------         ---------------------------\n"
             "Số: 12/BC          An Lạc, ngày 05 tháng 6 năm 2024\n");
    NO_TABLE("--- ---\nmột hai\n");
    NO_TABLE("Một dòng chữ dài\n--- ---\nvà một dòng nữa\n");
    NO_TABLE("một\n---\nhai\n---\n");
    NO_TABLE("--- ---\n");
    NO_TABLE("a\tb\n--- ---\nc\td\n");
}

static void sides_are_read(void **state)
{
    const struct doc *doc = read_bytes(STR("  Một Hai    Ba   Bốn\n"
                                           "----- ----- ----- ---\n"
                                           "    1 2       3   4\n"));
    const struct node *cell = doc->root->first->first->first;
    assert_int_equal(cell->as.cell.align, ALIGN_RIGHT);
    assert_int_equal(cell->next->as.cell.align, ALIGN_LEFT);
    assert_int_equal(cell->next->next->as.cell.align, ALIGN_CENTRE);
    assert_int_equal(cell->next->next->next->as.cell.align, ALIGN_NONE);
    doc = read_bytes(STR("+:-:+--:+\n| a | b |\n+---+---+\n"));
    cell = doc->root->first->first->first;
    assert_int_equal(cell->as.cell.align, ALIGN_CENTRE);
    assert_int_equal(cell->next->as.cell.align, ALIGN_RIGHT);
}

static void text_around_stays_in_order(void **state)
{
    assert_str(dump_of(read_bytes(STR("1. một\na\tb\tc\nd\te\tf\ng\th\ti\n"
                                      "2. hai\n"))),
               "document\n"
               "  list ordered @1\n"
               "    item \"1.\" @1\n"
               "      paragraph @1 \"một\"\n"
               "  table @2\n"
               "    row @2\n"
               "      cell @2 \"a\"\n"
               "      cell @2 \"b\"\n"
               "      cell @2 \"c\"\n"
               "    row @3\n"
               "      cell @3 \"d\"\n"
               "      cell @3 \"e\"\n"
               "      cell @3 \"f\"\n"
               "    row @4\n"
               "      cell @4 \"g\"\n"
               "      cell @4 \"h\"\n"
               "      cell @4 \"i\"\n"
               "  list ordered @5\n"
               "    item \"2.\" @5\n"
               "      paragraph @5 \"hai\"\n");
}

static void wide_tables_stay_text(void **state)
{
    struct buf buf = {.arena = arena};
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 100; column++)
            buf_add(&buf, STR("x\t"));
        buf_add_char(&buf, '\n');
    }
    assert_str(tables_of(buf_str(&buf)), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(tabs_part_cells),
        T(tabs_of_other_lines_make_no_table),
        T(bars_part_cells),
        T(bars_of_other_lines_make_no_table),
        T(blanks_part_cells),
        T(grids_are_tables),
        T(databases_write_a_row_a_line),
        T(uneven_grids_stay_text),
        T(rules_above_columns_make_tables),
        T(blank_lines_may_part_rows),
        T(rules_of_other_lines_make_no_table),
        T(sides_are_read),
        T(text_around_stays_in_order),
        T(wide_tables_stay_text),
    };
    return RUN(tests);
}
