/* SPDX-License-Identifier: MIT */
/* The structure passes on trees as the readers of marked-up text make them. */
#include "reading.h"

#define LONG_TEXT                                                                                           \
    "Tổng cục Môi trường đã tổ chức Hội nghị tổng kết công tác năm 2020 và "      \
    "phương hướng nhiệm vụ công tác năm 2021. Thứ trưởng Bộ Tài nguyên và "           \
    "Môi trường đến dự và chỉ đạo Hội nghị, cùng đông đủ các đơn vị thuộc " \
    "Tổng cục và các địa phương trong cả nước."

static struct doc *doc;

static int set_up_tree(void **state)
{
    int failed = set_up(state);
    doc = failed ? NULL : doc_new(arena, &messages);
    return failed;
}

#define M(name) cmocka_unit_test_setup_teardown(name, set_up_tree, tear_down)

static struct node *block(enum node_kind kind, const char *text)
{
    struct node *node = doc_add(doc, doc->root, kind, 1);
    if (text)
        doc_add_text(doc, node, str_of(text), 1);
    return node;
}

static struct node *within(struct node *parent, enum node_kind kind,
                           const char *text)
{
    struct node *node = doc_add(doc, parent, kind, 1);
    if (text)
        doc_add_text(doc, node, str_of(text), 1);
    return node;
}

static struct str structured(void)
{
    structure(doc, false);
    return dump_of(doc);
}

static void pictures_alone_become_figures(void **state)
{
    block(NODE_PARAGRAPH, LONG_TEXT);
    struct node *p = block(NODE_PARAGRAPH, NULL);
    within(p, NODE_IMAGE, NULL)->as.image->source = STR("a.jpg");
    doc_add_text(doc, p, STR(" "), 1);
    within(within(p, NODE_LINK, NULL), NODE_IMAGE, NULL)->as.image->source =
        STR("b.jpg");
    struct node *text = block(NODE_PARAGRAPH, "Chữ và ảnh ");
    within(text, NODE_IMAGE, NULL)->as.image->source = STR("c.jpg");
    struct str tree = structured();
    assert_true(holds(tree, "  figure @1\n    image \"a.jpg\""));
    assert_true(
        holds(tree, "  figure @1\n    link \"\"\n      image \"b.jpg\""));
    assert_true(holds(tree, "  paragraph @1\n    text \"Chữ và ảnh \"\n"));
}

static void line_below_picture_is_its_caption(void **state)
{
    block(NODE_PARAGRAPH, LONG_TEXT);
    within(block(NODE_PARAGRAPH, NULL), NODE_IMAGE, NULL);
    within(block(NODE_PARAGRAPH, NULL), NODE_EMPHASIS,
           "Hồ nước nhìn từ trên cao.");
    block(NODE_PARAGRAPH, LONG_TEXT);
    within(block(NODE_PARAGRAPH, NULL), NODE_IMAGE, NULL);
    block(NODE_PARAGRAPH, "Ông Nguyễn Văn Tài phát biểu tại Hội nghị");
    within(block(NODE_PARAGRAPH, NULL), NODE_IMAGE, NULL);
    block(NODE_PARAGRAPH, "Kết quả đạt được");
    block(NODE_PARAGRAPH, LONG_TEXT);
    struct str tree = structured();
    assert_true(holds(tree, "    caption @1 \"Hồ nước nhìn từ trên cao.\""));
    assert_true(holds(tree, "    caption @1 \"Ông Nguyễn Văn Tài phát biểu"));
    assert_true(holds(tree, "  paragraph @1 \"Kết quả đạt được\""));
}

static void first_heading_above_all_others_is_title(void **state)
{
    within(block(NODE_PARAGRAPH, NULL), NODE_STRONG, "BỘ Y TẾ");
    block(NODE_HEADING, "Họp báo")->as.heading.level = 1;
    block(NODE_PARAGRAPH, LONG_TEXT);
    block(NODE_HEADING, "Kết quả")->as.heading.level = 2;
    block(NODE_PARAGRAPH, LONG_TEXT);
    struct str tree = structured();
    assert_true(holds(tree, "    paragraph issuing-body @1 \"BỘ Y TẾ\"\n"));
    assert_true(holds(tree, "  title @1 \"Họp báo\""));
    assert_true(holds(tree, "  heading 1 @1 \"Kết quả\""));
    assert_str(doc->meta.title, "Họp báo");
}

static void first_of_equal_headings_is_no_title(void **state)
{
    block(NODE_HEADING, "Phần một")->as.heading.level = 1;
    block(NODE_PARAGRAPH, LONG_TEXT);
    block(NODE_HEADING, "Phần hai")->as.heading.level = 1;
    block(NODE_PARAGRAPH, LONG_TEXT);
    assert_false(holds(structured(), "title"));
}

static void styled_title_stands_above_headings(void **state)
{
    block(NODE_TITLE, "Báo cáo năm");
    block(NODE_HEADING, "Phần một")->as.heading.level = 1;
    block(NODE_TITLE, "Phụ lục");
    struct str tree = structured();
    assert_true(holds(tree, "  title @1 \"Báo cáo năm\""));
    assert_true(holds(tree, "  heading 1 @1 \"Phụ lục\""));
    assert_str(doc->meta.title, "Báo cáo năm");
}

static void emphasis_over_whole_line_goes(void **state)
{
    struct node *title = block(NODE_TITLE, NULL);
    within(title, NODE_STRONG, "Báo ");
    within(within(title, NODE_STRONG, NULL), NODE_UNDERLINE, "cáo");
    struct node *caption = block(NODE_CAPTION, NULL);
    within(caption, NODE_STRONG, "Ông ");
    within(caption, NODE_EMPHASIS, "Tài");
    struct node *heading = block(NODE_HEADING, "Số ");
    heading->as.heading.level = 1;
    within(heading, NODE_EMPHASIS, "liệu");
    struct str tree = structured();
    assert_true(holds(tree, "  title @1\n    text \"Báo \"\n    underline"));
    assert_true(holds(tree, "  caption @1 \"Ông Tài\""));
    assert_true(holds(tree, "  heading 1 @1\n    text \"Số \"\n    emphasis"));
}

static struct node *cell(struct node *row)
{
    return within(row, NODE_CELL, NULL);
}

static void line(struct node *parent, const char *text)
{
    doc_add_text(doc, parent, str_of(text), 1);
    doc_add(doc, parent, NODE_LINE_BREAK, 1);
}

static void head_and_end_in_tables_are_lines(void **state)
{
    struct node *row = within(block(NODE_TABLE, NULL), NODE_ROW, NULL);
    struct node *left = cell(row), *right = cell(row);
    line(left, "BỘ Y TẾ");
    struct node *strong = within(left, NODE_STRONG, "CỤC QUẢN LÝ DƯỢC");
    doc_add(doc, strong, NODE_LINE_BREAK, 1);
    within(left, NODE_PARAGRAPH, "-------");
    within(left, NODE_PARAGRAPH, "Số: 12/BC-QLD");
    line(within(right, NODE_PARAGRAPH, NULL),
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    within(right, NODE_PARAGRAPH, "Độc lập - Tự do - Hạnh phúc");
    block(NODE_PARAGRAPH, "Kết quả công tác năm 2020 của Cục");
    block(NODE_PARAGRAPH, LONG_TEXT);
    row = within(block(NODE_TABLE, NULL), NODE_ROW, NULL);
    left = cell(row);
    right = cell(row);
    line(left, "Nơi nhận:");
    line(left, "- Như trên;");
    line(right, "CỤC TRƯỞNG");
    line(right, "Lê Văn Tám");
    struct str tree = structured();
    assert_true(holds(tree, "    paragraph parent-body @1 \"BỘ Y TẾ\"\n"
                            "    paragraph issuing-body @1 \"CỤC QUẢN"));
    assert_true(holds(tree, "    paragraph motto @1 \"Độc lập - Tự do - Hạnh "
                            "phúc\"\n    paragraph number @1 \"Số: "));
    assert_true(holds(tree, "  signature @1\n    paragraph recipients"));
    assert_true(holds(tree, "    paragraph name @1 \"Lê Văn Tám\""));
    assert_false(holds(tree, "table"));
}

static void table_of_facts_stays(void **state)
{
    block(NODE_PARAGRAPH, LONG_TEXT);
    struct node *row = within(block(NODE_TABLE, NULL), NODE_ROW, NULL);
    line(cell(row), "GIÁ TRỊ");
    line(cell(row), "12,5");
    assert_true(holds(structured(), "table"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        M(pictures_alone_become_figures),
        M(line_below_picture_is_its_caption),
        M(first_heading_above_all_others_is_title),
        M(first_of_equal_headings_is_no_title),
        M(styled_title_stands_above_headings),
        M(emphasis_over_whole_line_goes),
        M(head_and_end_in_tables_are_lines),
        M(table_of_facts_stays),
    };
    return RUN(tests);
}
