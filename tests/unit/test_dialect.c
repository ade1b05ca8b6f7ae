/* SPDX-License-Identifier: MIT */
/* Markdown of other dialects than CommonMark, and what must stay as it is. */
#include "reading.h"

static struct str tree_of(const char *text)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, decode(arena, &messages, str_of(text), NULL, STR("")));
    return dump_of(doc);
}

/* Its words alone. */
static struct str text_of(const char *text)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, decode(arena, &messages, str_of(text), NULL, STR("")));
    return node_text(arena, doc->root);
}

#define assert_text(source, text) assert_str(text_of(source), text)

static void tables_stand_right_below_a_line(void **state)
{
    static const char *const sources[] = {
        "Số liệu:\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "> Số liệu:\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
        "- Số liệu:\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n",
        "Số liệu:\\\na | b\n-|-\n1 | 2\n",
    };
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        struct str tree = tree_of(sources[i]);
        assert_true(holds(tree, "\"Số liệu:\""));
        assert_true(holds(tree, "cell header @2 \"a\"") ||
                    holds(tree, "cell header @2 \"a"));
        assert_true(holds(tree, "cell @4 \"2\""));
    }
}

static void no_cell_is_lost(void **state)
{
    struct str tree = tree_of("a | b\n--|--\n1 | 2 | 3\n1 | 2 | 3 | 4 \\| x\n");
    assert_true(holds(tree, "cell @3 \"3\""));
    assert_true(holds(tree, "cell @4 \"4 | x\""));
    tree = tree_of("| a | b | c |\n|---|---|\n| 1 | 2 |\n");
    assert_true(holds(tree, "cell header @1 \"c\""));
    tree = tree_of("| 1 | 2 |\n| 3 | 4 |\n");
    assert_true(holds(tree, "row @2\n      cell @2 \"3\""));
    assert_false(holds(tree, "header"));
    assert_text("```\n| 1 | 2 |\n| 3 | 4 |\n```\n", "| 1 | 2 |\n| 3 | 4 |");
    assert_text("| 1 | 2 |\n", "| 1 | 2 |");
}

static void pandoc_draws_tables(void **state)
{
    struct str tree =
        tree_of("Trước\n\n+-----+------+\n| *a* | - b  |\n|     | - c  |\n"
                "+=====+======+\n| d   | e[^1] |\n+-----+------+\n\n"
                "[^1]: Chú thích\n");
    assert_true(holds(tree, "cell header @4\n        emphasis \"a\""));
    assert_true(holds(tree, "item \"-\" @5 \"c\""));
    assert_true(holds(tree, "note-reference \"1\""));
    tree = tree_of("  ---- -----\n  Xã   *Hộ*\n  ---- -----\n  An      12\n"
                   "  ---- -----\n\n  : Bảng 1\n");
    assert_true(holds(tree, "emphasis \"Hộ\""));
    assert_true(holds(tree, "paragraph @7 \"Bảng 1\""));
    /* rules and headings */
    assert_true(holds(tree_of("a b\n--- ---\nc d\n"), "rule @2"));
    assert_true(holds(tree_of("- - -\n\nTiêu đề\n----------\n"), "heading 2"));
}

static void bold_may_have_spaces(void **state)
{
    assert_true(holds(tree_of("**Kính gửi: **Ủy ban"),
                      "strong \"Kính gửi:\"\n    text \" Ủy ban\""));
    assert_true(holds(tree_of("**Điều 1.**Phạm vi"), "strong \"Điều 1.\""));
    assert_true(holds(tree_of("** Điều 1 ** và"), "strong \"Điều 1\""));
    assert_true(holds(tree_of("**Note: **x"), "strong \"Note:\""));
    assert_text("Tên:** **Nguyễn, x ** ** y", "Tên: Nguyễn, x y");
    assert_text("**Một****Hai** và ab****cd", "MộtHai và ab****cd");
    assert_true(holds(tree_of("**“Hà Nội”**là"), "strong \"“Hà Nội”\""));
    assert_true(holds(tree_of("a **Điều ** b ** Mục** c"),
                      "strong \"Điều\"\n    text \" b \""));
    assert_true(holds(tree_of("**Một\\\nhai é\\\n**"), "strong"));
    assert_text("2 ** 3 ** 4", "2 ** 3 ** 4");
    assert_text("`**á: **x` \\**á: **x", "**á: **x **á: **x");
    assert_text("** foo bar**", "** foo bar**");
}

static void points_stay_lines(void **state)
{
    static const char *const sources[] = {
        "Gồm:\na) Một\nb) Hai\n",       "Gồm:\n(1) Một\n(2) Hai\n",
        "Gồm:\n• Một\n• Hai\n",         "Gồm:\ni. Một\nii. Hai\n",
        "Gồm:\n2. Một\n3. Hai\n",       "Gồm:\nđ) Một\ne) Hai\n",
        "> Gồm:\n> a) Một\n> b) Hai\n", "Gồm:\n1.1. Một\n1.2. Hai\n"};
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        struct str tree = tree_of(sources[i]);
        assert_true(holds(tree, "@1 \"Gồm:\"\n"));
        assert_true(holds(tree, "Hai\"\n"));
        assert_false(holds(tree, "Một Hai"));
        assert_false(holds(tree, "Một b)"));
    }
    struct str items = tree_of("1. Gồm:\na) Một\nb) Hai\n2. Ba\n");
    assert_true(holds(items, "    item \"1.\" @1\n      paragraph @1 \"Gồm:\"\n"
                             "      paragraph @2 \"a) Một\""));
    assert_true(holds(items, "    item \"2.\" @4"));
    assert_true(holds(tree_of("Điều 1. Một\nĐiều 2. Hai\n"), "@2 \"Điều 2."));
    assert_true(holds(tree_of("Căn cứ một;\nCăn cứ hai;\n"), "@2 \"Căn cứ"));
    /* a sentence that happens to be broken there */
    assert_false(holds(tree_of("Theo luật thì mọi người có quyền nêu trong bản "
                               "này và tại\nĐiều 5 của luật khác.\n"),
                       "@2"));
    assert_false(holds(tree_of("một\na) hai\nba\n"), "@2"));
}

static void images_have_their_size(void **state)
{
    (void)state;
    static const char *const sizes[][2] = {
        {"![a](b.png){width=50%}", "image 50% \"b.png\""},
        {"![a](b.png){#x .y height=2cm}", "image 0x56pt \"b.png\""},
        {"![a][b]{ width=\"96\" height=\"48\" }\n\n[b]: c.png",
         "image 72x36pt \"c.png\""},
        {"![a](b.png){width=\"1in\"\nheight=\"2in\"} c",
         "image 72x144pt \"b.png\""},
        {"![a](b.png){: style=\"height: 10 mm; width: 3cm\"}",
         "image 85x28pt \"b.png\""},
        {"![a](b.png){: style=\"height:9mm;height: 10 mm; width: 3cm\"}",
         "image 85x28pt \"b.png\""},
        {"<img src=b.png style='width:40% !important;width:50%'>",
         "image 40% \"b.png\""},
        {"![[b.png|200x100]]", "image 150x75pt \"b.png\""},
        {"![a](b.png =96x48)", "image 72x36pt \"b.png\""},
        {"![a](b.png \"t\" =40%x)", "image 40% \"b.png\" alt \"a\" title"},
        {"<img src=b.png width=96> c", "image 72x0pt \"b.png\""},
        {"<img src=b.png width=96 style='width:40%'>", "image 40% \"b.png\""},
        {"[![a](b.png){width=25%}](c)", "image 25% \"b.png\""},
        {"![a](b.png){width=-3cm} c", "image \"b.png\""},
        {"![a](b.png){width=3em} c", "image \"b.png\""},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        assert_true(holds(tree_of(sizes[i][0]), sizes[i][1]));
    assert_text("[a](b){width=3} ![c](d =e) =5x5", "a ![c](d =e) =5x5");
}

static void signs_of_dialects_are_read(void **state)
{
    assert_text("a ==b== c", "a b c");
    assert_text("a == b == c", "a == b == c");
    assert_text("a %%b%% c", "a c");
    assert_text("[[Trang]], [[Trang|tên]], [[Trang#Mục]]",
                "Trang, tên, Trang > Mục");
    assert_true(
        holds(tree_of("[[#Mục Một]]"), "link \"#mục-một\" \"Mục Một\""));
    assert_true(
        holds(tree_of("![[ảnh.png|300]] x"), "image 225x0pt \"ảnh.png\" alt"));
    assert_true(holds(tree_of("H~2~O x^2^"), "subscript \"2\""));
    assert_true(holds(tree_of("H~2~O x^2^"), "superscript \"2\""));
    assert_text("[chữ]{.nhỏ} `m`{.c} ![a](b.png){width=50%} x{ y }",
                "chữ m  x{ y }");
    assert_true(
        holds(tree_of("![a](b.png){width=\"1in\"\nheight=\"2in\"} c\n\nd"),
              "paragraph @4 \"d\""));
    assert_text("![a](b.png){width=\"1in\"\nheight=\"2in\"} c", " c");
    assert_true(holds(tree_of("[a]{.underline} b"), "underline \"a\""));
    assert_text("## Mục {#muc .a}\n", "Mục");
    assert_true(holds(tree_of("##Mục\n"), "heading 2"));
    assert_true(holds(tree_of("#thẻ\n"), "paragraph"));
    assert_text("[TOC]\n\na\n\n{: .lớp}\n", "a");
    assert_text("%%\nẩn\n%%\n\na", "a");
    assert_text(":smile: 12:30:45 :không:", "😄 12:30:45 :không:");
    assert_text("`==a== $x^2$ [[b]]`", "==a== $x^2$ [[b]]");
    assert_text("[a](x_==b==_y) <http://a.vn/==c==>", "a http://a.vn/==c==");
}

static void formulas_are_told_from_prices(void **state)
{
    assert_text("$E = mc^2$, \\(a_1\\), $x$", "E = mc2, a1, x");
    assert_text("$$\n\\frac{1}{2}\n$$\n\nsau", "1/2 sau");
    assert_text("từ $5 đến $10", "từ $5 đến $10");
    assert_text("$100 một tháng, 20$", "$100 một tháng, 20$");
    assert_text("US$5/kg và US$6/kg", "US$5/kg và US$6/kg");
    assert_text("$AB$ hay $100$, $n$", "$AB$ hay $100$, n");
    assert_text("$AB$ và $AB = CD$", "AB và AB = CD");
    assert_text("\\(không\\)", "(không)");
    assert_text("$*a* = _b_$", "*a* = b");
}

static void boxes_become_quotes(void **state)
{
    static const char *const sources[] = {
        "> [!WARNING]\n> Một ý.\n", "::: warning\nMột ý.\n:::\n",
        "!!! warning\n    Một ý.\n", ":::{.warning}\n\nMột ý.\n\n:::\n"};
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        struct str tree = tree_of(sources[i]);
        assert_true(holds(tree, "quote @1\n    paragraph @1\n      strong "
                                "\"Cảnh báo\"\n    paragraph @"));
        assert_true(holds(tree, "\"Một ý.\""));
    }
    assert_true(holds(tree_of("> [!note] Tựa đề\n> x\n"), "strong \"Tựa đề\""));
    assert_true(holds(tree_of("> [!NOTE]\n> x\n"), "strong \"Note\""));
    assert_text("::: {.cot}\nA\n:::\n", "A");
    assert_text("::: a\nA\n", "::: a A");
}

static void terms_have_definitions(void **state)
{
    struct str tree = tree_of("Thuật ngữ\n: Định nghĩa\n  tiếp\n: Hai\n\nx\n");
    assert_true(holds(tree,
                      "strong \"Thuật ngữ\"\n  definition @2\n    paragraph "
                      "@2 \"Định nghĩa tiếp\""));
    assert_true(holds(tree, "\"Hai\"\n  paragraph @6 \"x\""));
    tree = tree_of("Từ\n:   Nghĩa\n\n    Đoạn hai\n\nx\n");
    assert_true(holds(tree, "definition @2\n    paragraph @2 \"Nghĩa\"\n    "
                            "paragraph @4 \"Đoạn hai\"\n  paragraph @6"));
}

static void pages_are_broken_by_hand(void **state)
{
    static const char *const breaks[] = {
        "\\newpage", "\\pagebreak", "\\clearpage", "<!-- pagebreak -->",
        "```{=openxml}\n<w:br w:type=\"page\"/>\n```"};
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        struct str text = str_printf(arena, "a\n%s\nb\n", breaks[i]);
        struct str tree = tree_of(text.s);
        assert_true(holds(tree, "\"a\"\n  page-break @2\n  paragraph @"));
    }
    assert_text("```\n\\newpage\n```\n", "\\newpage");
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, STR("a\n\fb\n\n```\nx\n\fy\n\n\f\n\n```\n"));
    assert_str(dump_of(doc), "document\n  paragraph @1 \"a\"\n  page-break @2\n"
                             "  paragraph @3 \"b\"\n"
                             "  code-block @5 \"x\\x0A\\x0Ay\"\n");
}

static void verse_is_kept_line_by_line(void **state)
{
    struct str tree = tree_of("| Một\n|   Hai\n\nx\n");
    assert_true(holds(tree, "text \"Một\"\n    line-break\n    text "
                            "\"\xC2\xA0\xC2\xA0Hai\""));
}

static void notes_may_stand_in_the_line(void **state)
{
    struct str tree = tree_of("a^[Một *chú* [thích](x).] b[^1]\n\n[^1]: Hai\n");
    assert_true(holds(tree, "text \"a\"\n    note-reference \"1\""));
    assert_true(holds(tree, "emphasis \"chú\""));
    assert_true(holds(tree, "note \"2\" @3"));
    assert_int_equal(count_of(LOG_WARNING), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(tables_stand_right_below_a_line),
        T(no_cell_is_lost),
        T(pandoc_draws_tables),
        T(bold_may_have_spaces),
        T(points_stay_lines),
        T(images_have_their_size),
        T(signs_of_dialects_are_read),
        T(formulas_are_told_from_prices),
        T(boxes_become_quotes),
        T(terms_have_definitions),
        T(pages_are_broken_by_hand),
        T(verse_is_kept_line_by_line),
        T(notes_may_stand_in_the_line),
    };
    return RUN(tests);
}
