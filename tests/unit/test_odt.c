/* SPDX-License-Identifier: MIT */
/* The OpenDocument reader: flat files, and what archives may be. */
#include "reading.h"

#include <zip.h>

#include "doc/links.h"

#define N(prefix, name)                                                        \
    " xmlns:" prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define NAMES                                                                  \
    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "                            \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" N("office", "office")      \
        N("style", "style") N("text", "text") N("table", "table")              \
            N("draw", "drawing") N("fo", "xsl-fo-compatible")                  \
                N("svg", "svg-compatible") N("meta", "meta")
#define FLAT(before, styles, body)                                             \
    "<office:document " NAMES ">" before "<office:styles>" styles              \
    "</office:styles><office:body><office:text>" body                          \
    "</office:text></office:body></office:document>"

#define P(inside) "<text:p>" inside "</text:p>"
#define PS(style, inside)                                                      \
    "<text:p text:style-name=\"" style "\">" inside "</text:p>"
#define H(level, inside)                                                       \
    "<text:h text:outline-level=\"" level "\">" inside "</text:h>"
#define SPAN(style, inside)                                                    \
    "<text:span text:style-name=\"" style "\">" inside "</text:span>"
#define STYLE(family, name, more, props)                                       \
    "<style:style style:family=\"" family "\" style:name=\"" name "\" " more   \
    "><style:" family "-properties " props "/></style:style>"
#define ITEM(inside)       "<text:list-item>" inside "</text:list-item>"
#define LIST(more, inside) "<text:list " more ">" inside "</text:list>"
#define SUB(a, b)                                                              \
    "<text:list><text:list-item><text:p>" a                                    \
    "</text:p></text:list-item><text:list-item><text:p>" b                     \
    "</text:p></text:list-item></text:list>"
#define NUMBERS                                                                \
    "<text:list-style style:name=\"L\"><text:list-level-style-number "         \
    "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"         \
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "   \
    "style:num-suffix=\")\" text:display-levels=\"2\"/></text:list-style>"

static struct doc *odt_of(const char *bytes)
{
    messages = (struct log){.arena = arena};
    struct doc *read = doc_new(arena, &messages);
    read_odt(read, str_of(bytes));
    return read;
}

static void assert_odt(const char *flat, const char *tree)
{
    struct str dump = dump_of(odt_of(flat));
    struct buf plain = {.arena = arena};
    struct str line;
    str_next_line(&dump, &line); /* "document" */
    while (str_next_line(&dump, &line)) {
        size_t at = str_find(line, STR(" @"));
        size_t end = at;
        while (end < line.n &&
               (end < at + 2 || (line.s[end] >= '0' && line.s[end] <= '9')))
            end++;
        buf_add(&plain, str_slice(line, 2, at));
        buf_add(&plain, str_slice(line, end, line.n));
        buf_add_char(&plain, '\n');
    }
    assert_str(buf_str(&plain), tree);
}

static void spans_are_within_spans(void **state)
{
    assert_odt(
        FLAT(
            "",
            STYLE("text", "B", "", "fo:font-weight=\"bold\"")
                STYLE("text", "I", "", "fo:font-style=\"italic\"")
                    STYLE("text", "N", "", "fo:font-weight=\"normal\""),
            P("a " SPAN(
                "B",
                "b " SPAN(
                    "I",
                    "c" SPAN(
                        "N",
                        " d")) "  e") "\n   f<text:s text:c=\"3\"/>g<text:tab/>h")),
        "paragraph\n"
        "  text \"a \"\n"
        "  strong\n"
        "    text \"b \"\n"
        "    emphasis \"c\"\n"
        "  emphasis \" d\"\n"
        "  text \" \"\n"
        "  strong \"e\"\n"
        "  text \" f g h\"\n");
}

static void styles_have_what_their_parents_say(void **state)
{
    assert_odt(
        FLAT("",
             STYLE("paragraph", "A", "", "fo:break-before=\"page\"") STYLE(
                 "paragraph", "Heading_20_2",
                 "style:default-outline-level=\"2\"", "")
                 STYLE("paragraph", "M", "style:parent-style-name=\"A\"", "")
                     STYLE("paragraph", "C", "style:display-name=\"Caption\"",
                           "") STYLE("paragraph", "D",
                                     "style:parent-style-name=\"C\"", ""),
             P("a") PS("M", "b") PS("D", "c") PS("Heading_20_2", "d")
                 H("2", "e")),
        "paragraph \"a\"\n"
        "page-break\n"
        "paragraph \"b\"\n"
        "caption \"c\"\n"
        "paragraph \"d\"\n"
        "heading 2 \"e\"\n");
}

static void lists_go_on_where_they_say_so(void **state)
{
    assert_odt(FLAT("", NUMBERS,
                    LIST("text:style-name=\"L\" xml:id=\"x\"",
                         ITEM(P("a") P("b") SUB("c", "d")) ITEM(P("e"))) P("f")
                        LIST("text:style-name=\"L\" text:continue-list=\"x\"",
                             ITEM(P("g")) "<text:list-header>" P(
                                 "h") "</text:list-header><text:list-item "
                                      "text:start-value=\"9\">" P(
                                          "i") "</text:list-item>")
                            LIST("text:style-name=\"L\"", ITEM(P("k")))),
               "list ordered\n"
               "  item \"1.\"\n"
               "    paragraph \"a\"\n"
               "    paragraph \"b\"\n"
               "    list ordered\n"
               "      item \"1.a)\"\n"
               "        paragraph \"c\"\n"
               "      item \"1.b)\"\n"
               "        paragraph \"d\"\n"
               "  item \"2.\"\n"
               "    paragraph \"e\"\n"
               "paragraph \"f\"\n"
               "list ordered\n"
               "  item \"3.\"\n"
               "    paragraph \"g\"\n"
               "    paragraph \"h\"\n"
               "  item \"9.\"\n"
               "    paragraph \"i\"\n"
               "list ordered\n"
               "  item \"1.\"\n"
               "    paragraph \"k\"\n");
}

#define OUTLINE                                                                \
    "<text:outline-style><text:outline-level-style text:level=\"1\" "          \
    "style:num-format=\"I\" style:num-suffix=\".\"/></text:outline-style>"

static void headings_have_their_numbers(void **state)
{
    assert_odt(FLAT("", OUTLINE,
                    H("1", "a") H("2", "b")
                        H("1\" text:is-list-header=\"true", "c") H("1", "d")),
               "heading 1 \"I. a\"\n"
               "heading 2 \"b\"\n"
               "heading 1 \"c\"\n"
               "heading 1 \"II. d\"\n");
}

#define CELL(more, inside)                                                     \
    "<table:table-cell " more ">" inside "</table:table-cell>"
#define ROW(inside) "<table:table-row>" inside "</table:table-row>"

static void cells_go_over_others(void **state)
{
    assert_odt(
        FLAT(
            "", "",
            "<table:table><table:table-header-rows>" ROW(CELL(
                "table:number-columns-spanned=\"2\"",
                P("a")) "<table:covered-table-cell/>") "</table:table-header-rows>" ROW(CELL("table:number-rows-spanned=\"2\"",
                                                                                             P("b"))
                                                                                            CELL(
                                                                                                "",
                                                                                                P("c")))
                ROW("<table:covered-table-cell>" P(
                    "ẩn") "</table:covered-table-cell>" CELL("", P("d")))
                    ROW(CELL(
                        "table:number-columns-repeated=\"2\"",
                        P("e"))) ROW(CELL("table:number-rows-spanned=\"2\"",
                                          P("g"))
                                         CELL("table:number-rows-spanned=\"2\"",
                                              ""))
                        ROW("<table:covered-table-cell "
                            "table:number-columns-repeated=\"2\"/>") "</table:table>"),
        "table bare\n"
        "  row\n"
        "    cell columns=2 header \"a\"\n"
        "  row\n"
        "    cell rows=2\n"
        "      paragraph \"b\"\n"
        "      paragraph \"ẩn\"\n"
        "    cell \"c\"\n"
        "  row\n"
        "    cell \"d\"\n"
        "  row\n"
        "    cell \"e\"\n"
        "    cell \"e\"\n"
        "  row\n"
        "    cell \"g\"\n"
        "    cell\n");
}

#define FRAME(anchor, inside)                                                  \
    "<draw:frame text:anchor-type=\"" anchor "\">" inside "</draw:frame>"
#define IN_LINE(inside)                                                        \
    "<draw:frame text:anchor-type=\"as-char\">" inside "</draw:frame>"
#define IMAGE(href) "<draw:image xlink:href=\"" href "\"/>"

static void a_frame_may_hold_a_picture_with_its_caption(void **state)
{
    assert_odt(
        FLAT(
            "",
            STYLE("paragraph", "Illustration",
                  "style:parent-style-name=\"Caption\"", "")
                STYLE("paragraph", "Caption", "", ""),
            P("a" FRAME(
                "paragraph",
                "<draw:text-box>" PS(
                    "Illustration",
                    IN_LINE(IMAGE("http://a/x.svg") IMAGE(
                        "http://a/x.png") "<svg:desc>cầu</svg:desc>") "Hình 1") "</draw:text-box>") " b")
                P("<draw:rect>" P("trong khung") "</draw:rect>c")),
        "paragraph \"a b\"\n"
        "paragraph\n"
        "  image \"http://a/x.png\" alt \"cầu\"\n"
        "caption \"Hình 1\"\n"
        "paragraph \"c\"\n"
        "paragraph \"trong khung\"\n");
}

#define M(name, inside) "<m:" name ">" inside "</m:" name ">"

static void a_formula_is_a_line_of_text(void **state)
{
    assert_odt(
        FLAT(
            "", "",
            P("y = " FRAME(
                "as-char",
                "<draw:object><m:math "
                "xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:semantics>" M(
                    "mfrac",
                    M("mrow", M("mi", "a") "<m:mo>+</m:mo>"
                                           "<m:mi>b</m:mi>") "<m:mn>2</m:mn>")
                    M("msup",
                      "<m:mi>x</m:mi><m:mn>3</m:mn>") "<m:annotation>{a+b} over 2</m:annotation></m:semantics>"
                                                      "</m:math></draw:object>") " là")),
        "paragraph\n"
        "  text \"y = \"\n"
        "  math\n"
        "    text \"(a+b)/2x\"\n"
        "    superscript \"3\"\n"
        "  text \" là\"\n");
}

static void notes_and_what_is_left_out(void **state)
{
    struct doc *read;
    assert_odt(
        FLAT(
            "", "",
            "<text:tracked-changes><text:changed-region><text:deletion>" P(
                "xoá") "</text:deletion></text:changed-region>"
                       "</text:tracked-changes>" P(
                           "a<text:note text:note-class=\"footnote\"><text:note-citation>"
                           "*</text:note-citation><text:note-body>" P("chú") P(
                               "thích") "</text:note-body></text:note>"
                                        "<office:annotation>" P(
                                            "nhận xét") "</office:annotation>"
                                                        " <text:a xlink:href=\"http://a/\">b</text:a>"
                                                        "<text:a xlink:href=\"#x\"> c</text:a>"
                                                        " <text:page-number>7</text:page-number>"
                                                        "<text:date>ngày 2</text:date>") "<text:section text:display=\"none\">" P("ẩn") "</text:section><text:section>" P("d") "</text:section>"
                                                                                                                                                                               "<text:table-of-content>" P(
                                                                                                                                                                                   "mục lục") "</text:table-of-content>"),
        "paragraph\n"
        "  text \"a\"\n"
        "  note-reference \"*\"\n"
        "  text \" \"\n"
        "  link \"http://a/\" \"b\"\n"
        "  text \" \"\n"
        "  link \"#x\" \"c\"\n"
        "  text \" 7ngày 2\"\n"
        "paragraph \"d\"\n"
        "note \"*\"\n"
        "  paragraph \"chú\"\n"
        "  paragraph \"thích\"\n");
    read = odt_of(FLAT("<office:meta><dc:title>Bài</dc:title>"
                       "<meta:initial-creator>Lê An</meta:initial-creator>"
                       "<meta:keyword>y tế</meta:keyword></office:meta>",
                       "", P("Bài") P("Lê An viết")));
    assert_str(read->suggested_title, "Bài");
}

static struct str packed(const char *manifest)
{
    zip_error_t error;
    zip_stat_t info;
    static const char content[] =
        "<office:document-content " NAMES "><office:body><office:text>" P(
            "a") "</office:text></office:body></office:document-content>";
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(memory);
    zip_file_add(zip, "content.xml",
                 zip_source_buffer(zip, content, sizeof content - 1, 0), 0);
    zip_file_add(zip, "META-INF/manifest.xml",
                 zip_source_buffer(zip, manifest, strlen(manifest), 0), 0);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(memory, &info), 0);
    char *bytes = arena_alloc(arena, info.size + 1);
    zip_source_open(memory);
    zip_source_read(memory, bytes, info.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return (struct str){bytes, info.size};
}

static void an_encrypted_file_is_refused(void **state)
{
    struct doc *read = doc_new(arena, &messages);
    struct foreign foreign;
    struct str bytes = packed("<manifest/>");
    read_odt(read, bytes);
    assert_true(holds(dump_of(read), "paragraph @1 \"a\""));
    assert_int_equal(input_kind(bytes, STR("a.odt"), &foreign), INPUT_ODT);
    assert_int_equal(input_kind(bytes, STR("a.zip"), &foreign), INPUT_FOREIGN);
    read = doc_new(arena, &messages);
    read_odt(read, packed("<manifest:encryption-data/>"));
    assert_true(doc_is_blank(read));
    assert_non_null(strstr(doc_loss(read), "without a password"));
}

static void what_is_cut_off_is_a_loss(void **state)
{
    struct doc *read = odt_of("<office:document " NAMES
                              "><office:body><office:text>" P("a") "<text:p>b");
    assert_true(holds(dump_of(read), "\"a\""));
    assert_non_null(doc_loss(read));
    read = odt_of("<office:document " NAMES "/>");
    assert_true(doc_is_blank(read));
    assert_non_null(doc_loss(read));
}

#define ONE_NUMBER                                                             \
    "<text:list-style style:name=\"C\" text:consecutive-numbering=\"true\">"   \
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>"  \
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\"/>"  \
    "</text:list-style>"

static void levels_may_have_one_number_in_common(void **state)
{
    assert_odt(FLAT("", ONE_NUMBER,
                    LIST("text:style-name=\"C\"",
                         ITEM(P("a") SUB("b", "c")) ITEM(P("d")))),
               "list ordered\n"
               "  item \"1\"\n"
               "    paragraph \"a\"\n"
               "    list ordered\n"
               "      item \"2\"\n"
               "        paragraph \"b\"\n"
               "      item \"3\"\n"
               "        paragraph \"c\"\n"
               "  item \"4\"\n"
               "    paragraph \"d\"\n");
}

#define BOOKMARK(name)     "<text:bookmark text:name=\"" name "\"/>"
#define LINK(href, inside) "<text:a xlink:href=\"" href "\">" inside "</text:a>"

static void links_lead_to_places(void **state)
{
    struct doc *read = odt_of(FLAT(
        "", "",
        P("a " LINK(
            "#x",
            "b") " "
                 "<text:bookmark-ref text:ref-name=\"y\">c</text:bookmark-ref> " LINK(
                     "#1.2.K%C3%AA%CC%81t qua%CC%89|outline",
                     "d") " " LINK("#B|table", "e")) P("f " BOOKMARK("x") "g")
            P("<text:reference-mark-start text:name=\"y\"/>h")
                H("1", "Kết quả")));
    doc_resolve_links(read);
    struct str dump = dump_of(read);
    assert_true(holds(dump, "link \"#x\" \"b\""));
    assert_true(holds(dump, "link \"#y\" \"c\""));
    assert_true(holds(dump, "link \"#Kết quả|outline\" \"d\""));
    assert_false(holds(dump, "\"e\""));
    assert_null(messages.first);
}

static void pictures_are_as_large_as_their_frames(void **state)
{
    struct str dump = dump_of(odt_of(FLAT(
        "", "",
        P("a <draw:frame text:anchor-type=\"as-char\" svg:width=\"1in\" "
          "svg:height=\"5.08cm\" draw:transform=\"rotate (1.5707) translate "
          "(0cm 1in)\"><draw:image xlink:href=\"http://a/b.png\"/>"
          "</draw:frame>")
            P("b <draw:frame text:anchor-type=\"as-char\" "
              "svg:width=\"1in\" svg:height=\"2in\" draw:transform=\"rotate "
              "(-0.7854) translate (0cm 1in)\"><draw:image "
              "xlink:href=\"http://a/c.png\"/></draw:frame>"))));
    assert_true(holds(dump, "image 152x152pt askew=44 \"http://a/c.png\""));
    assert_true(holds(dump, "image 144x72pt turn=8 \"http://a/b.png\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(spans_are_within_spans),
        T(levels_may_have_one_number_in_common),
        T(links_lead_to_places),
        T(pictures_are_as_large_as_their_frames),
        T(styles_have_what_their_parents_say),
        T(lists_go_on_where_they_say_so),
        T(headings_have_their_numbers),
        T(cells_go_over_others),
        T(a_frame_may_hold_a_picture_with_its_caption),
        T(a_formula_is_a_line_of_text),
        T(notes_and_what_is_left_out),
        T(an_encrypted_file_is_refused),
        T(what_is_cut_off_is_a_loss)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
