/* SPDX-License-Identifier: MIT */
/* The Word reader: text, styles, changes, fields, alternatives. */
#include "word.h"

static void runs_that_look_alike_are_one(void **state)
{
    struct doc *doc =
        WORD(P(R("Bộ ") RP("<w:b/>", "Tài ") RP("<w:b w:val=\"1\"/>", "nguyên")
                   RP("<w:b w:val=\"0\"/>", " và ") RP("<w:i/><w:b/>", "Môi")
                       RP("<w:i/>", " trường")),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"Bộ \"\n"
                             "  strong \"Tài nguyên\"\n"
                             "  text \" và \"\n"
                             "  strong\n"
                             "    emphasis \"Môi\"\n"
                             "  emphasis \" trường\"\n");
}

static void toggles_cancel_out(void **state)
{
    struct doc *doc = WORD(
        P(STYLED("D") R("đậm ") RP("<w:rStyle w:val=\"C\"/>", "thường ")
              RP("<w:rStyle w:val=\"C\"/><w:b/>", "đậm")),
        STYLES("<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:rPr><w:b/>"
               "</w:rPr></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"D\"><w:basedOn "
               "w:val=\"B\"/></w:style>"
               "<w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:b/>"
               "</w:rPr></w:style>"));
    assert_str(tree_of(doc), "paragraph\n"
                             "  strong \"đậm\"\n"
                             "  text \" thường \"\n"
                             "  strong \"đậm\"\n");
}

static void headings_are_known_by_any_name(void **state)
{
    struct doc *doc = WORD(
        P(STYLED("u1") R("Một")) P(STYLED("x") R("Hai"))
            P(STYLED("con") R("Ba")) P(STYLED("than") R("Thân bài"))
                P("<w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr>" R("Bốn"))
                    P(STYLED("ten") R("Tên") RP("<w:i/>", " riêng")),
        STYLES("<w:style w:type=\"paragraph\" w:styleId=\"u1\"><w:name "
               "w:val=\"heading 1\"/><w:rPr><w:b/></w:rPr></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name "
               "w:val=\"ĐỀ MỤC 2\"/></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"con\"><w:basedOn "
               "w:val=\"u1\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>"
               "</w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"than\"><w:basedOn "
               "w:val=\"u1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>"
               "</w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"ten\"><w:name "
               "w:val=\"Tiêu đề\"/><w:rPr><w:b/></w:rPr></w:style>"));
    assert_str(tree_of(doc), "heading 1 \"Một\"\n"
                             "heading 2 \"Hai\"\n"
                             "heading 3 \"Ba\"\n"
                             "paragraph\n"
                             "  strong \"Thân bài\"\n"
                             "heading 4 \"Bốn\"\n"
                             "title\n"
                             "  text \"Tên \"\n"
                             "  emphasis \"riêng\"\n");
}

static void styles_that_are_based_on_each_other_end(void **state)
{
    struct doc *doc =
        WORD(P(STYLED("a") R("Chữ")),
             STYLES("<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn "
                    "w:val=\"b\"/></w:style>"
                    "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn "
                    "w:val=\"a\"/></w:style>"));
    assert_str(tree_of(doc), "paragraph \"Chữ\"\n");
}

static void text_is_as_it_is_shown(void **state)
{
    struct doc *doc = WORD(
        P(RP("<w:caps/>", "được ") RP("<w:vanish/>", "ẩn") R(
            "a<w:tab/>") "<w:r><w:t>b </w:t><w:noBreakHyphen/><w:tab/>"
                         "<w:t> c</w:t><w:br/><w:t>d</w:t></w:r>"
                         "<w:r><w:sym w:font=\"Wingdings\" "
                         "w:char=\"F0FC\"/></w:r>" RP(
                             "<w:rFonts w:ascii=\"Symbol\"/>", "\xEF\x82\xB3"))
            P(R("e\xCC\x82\xCC\x81")) P("") P(R("  ")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"ĐƯỢC ab\u2011 c\"\n"
                             "  line-break\n"
                             "  text \"d✓≥\"\n"
                             "paragraph \"ế\"\n");
}

static void old_fonts_are_read_by_their_codes(void **state)
{
    struct doc *doc =
        WORD(P(RP("<w:rFonts w:ascii=\".VnTime\"/>", "Tæng côc M«i tr­êng "))
                 P(RP("<w:rFonts w:ascii=\".VnTimeH\"/>", "Bé tµi nguyªn"))
                     P(RP("<w:rFonts w:ascii=\".VnTime\"/>", "Hội nghị")),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Tổng cục Môi trường\"\n"
                             "paragraph \"BỘ TÀI NGUYÊN\"\n"
                             "paragraph \"Hội nghị\"\n");
    assert_true(told(".VnTime"));
}

#define VNI(text) RP("<w:rFonts w:ascii=\"VNI-Times\"/>", text)
#define ABC(text) RP("<w:rFonts w:ascii=\".VnTime\"/>", text)

static void unicode_in_old_fonts_stays(void **state)
{
    struct doc *doc =
        WORD(P(R("Giao việc cho ") VNI("Ông") R(" phụ trách ") VNI("ô tô"))
                 P(VNI("Cô Hai và Ông Tư")) P(VNI("Đội xe")) P(VNI("cô")),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Giao việc cho Ông phụ trách ô tô\"\n"
                             "paragraph \"Cô Hai và Ông Tư\"\n"
                             "paragraph \"Đội xe\"\n"
                             "paragraph \"cô\"\n");
    assert_false(told("VNI-Times"));
    /* what tells nothing by itself, among text of the font */
    doc = WORD(P(VNI("Hoäi nghò ô")) P(R("Đội xe")) P(VNI("cô")), NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Hội nghị ơ\"\n"
                             "paragraph \"Đội xe\"\n"
                             "paragraph \"cơ\"\n");
}

static void words_of_old_fonts_are_read_whole(void **state)
{
    struct doc *doc = WORD(
        P(ABC("m«i tr­") ABC("ê") ABC("ng"))
            P(ABC("CéNG H") ABC("ß") ABC("A X· HéI") R(" Số 5") ABC(" Vµ")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"môi trường\"\n"
                             "paragraph \"CỘNG HÒA XÃ HỘI Số 5 VÀ\"\n");
}

static void changes_are_accepted(void **state)
{
    struct doc *doc = WORD(
        P("<w:ins>" R("thêm ") "</w:ins><w:del>" R(
            "bớt") "</w:del>"
                   "<w:moveFrom>" R("đi") "</w:moveFrom><w:moveTo>" R(
                       "đến") "</w:moveTo>")
            P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("đầu ")) P(R("đuôi"))
                P("<w:pPr><w:pStyle w:val=\"x\"/><w:pPrChange><w:pPr>"
                  "<w:outlineLvl w:val=\"1\"/></w:pPr></w:pPrChange>"
                  "</w:pPr>" RP("<w:rPrChange><w:rPr><w:b/></w:rPr>"
                                "</w:rPrChange>",
                                "thường")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"thêm đến\"\n"
                             "paragraph \"đầu đuôi\"\n"
                             "paragraph \"thường\"\n");
}

#define FIELD(type)       "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTION(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

static void fields_are_their_results(void **state)
{
    struct doc *doc = WORD(
        P(R("Trang ") FIELD("begin") INSTRUCTION("PAGE ") FIELD("separate") R(
            "7") FIELD("end") R(" hình ") FIELD("begin") INSTRUCTION(" SEQ ")
              FIELD("separate") R("2") FIELD(
                  "end")) P(FIELD("begin")
                                INSTRUCTION("HYPERLINK \"http://a/?x=1\" \\l ")
                                    INSTRUCTION("\"b\" \\o \"mẹo\"")
                                        FIELD("separate")
                                            RP("<w:u w:val=\"single\"/>", "nối")
                                                FIELD("end") R(" sau"))
            P("<w:fldSimple w:instr=\" NUMPAGES \">" R(
                "9") "</w:fldSimple><w:fldSimple w:instr=\"REF x\">" R("mục 1") "</w:fldSimple>"),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Trang 7 hình 2\"\n"
                             "paragraph\n"
                             "  link \"http://a/?x=1#b\" \"nối\"\n"
                             "  text \" sau\"\n"
                             "paragraph \"9mục 1\"\n");
}

static void a_contents_list_is_left_out(void **state)
{
    struct doc *doc = WORD(P(R("MỤC LỤC")) P(FIELD("begin") INSTRUCTION(
                               "TOC \\o") FIELD("separate") R("Một 1"))
                               P(R("Hai 2")) P(FIELD("end")) P(R("Văn bản")),
                           NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Văn bản\"\n");
    assert_true(told("contents list"));
    doc = WORD(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
        "w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
        "<w:sdtContent>" P(R("Nội dung"))
            P(R("Một 1")) "</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>" P(
                R("Văn bản")) "</w:sdtContent></w:sdt>",
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Văn bản\"\n");
}

/* A list of terms, and what stands behind a field that ends too late. */
static void what_is_no_entry_of_a_contents_list_stays(void **state)
{
    struct doc *doc = WORD(
        P(FIELD("begin") INSTRUCTION("TOC") FIELD("separate"))
            P(R("Danh mục từ viết tắt")) "<w:tbl><w:tr><w:tc>" P(R("CSDL 2")) "</w:tc></w:tr></w:tbl>" P(
                "<w:hyperlink w:anchor=\"_Toc1\">" R("Một") "</w:hyperlink>")
                P(R("Lời nói đầu iv"))
                    P(R("Chương I") FIELD("begin") INSTRUCTION("PAGEREF x")
                          FIELD("separate") R("mười") FIELD("end"))
                        P(FIELD("end") R("Văn bản 3")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Danh mục từ viết tắt\"\n"
                             "table bare\n"
                             "  row\n"
                             "    cell \"CSDL 2\"\n"
                             "paragraph \"Văn bản 3\"\n");
}

static void a_field_without_an_end_hides_nothing_more(void **state)
{
    struct doc *doc =
        WORD(P(R("một") FIELD("begin") INSTRUCTION("XE x")) P(R("hai")),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"một\"\n"
                             "paragraph \"hai\"\n");
}

#define STOP(kind, leader, at)                                                 \
    "<w:tab w:val=\"" kind "\" w:leader=\"" leader "\" w:pos=\"" at "\"/>"
#define TAB "<w:r><w:tab/></w:r>"

/* The stop of a tab is found by counting; a line break begins anew. */
static void tabs_with_leaders_draw_them(void **state)
{
    struct doc *doc = WORD(
        P("<w:pPr><w:tabs>" STOP("right", "underscore", "2400")
              STOP("left", "dot", "1200") STOP("left", "none", "1800")
                  STOP("bar", "dot", "100") "</w:tabs></w:pPr>" R("a")
                      TAB TAB R("b") TAB "<w:r><w:br/></w:r>" TAB TAB TAB TAB)
            P(TAB R("c") "<w:r><w:ptab w:alignment=\"right\" "
                         "w:leader=\"hyphen\"/></w:r>"),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"a\"\n"
                             "  text leader=60pt \"..........\"\n"
                             "  text tab=90pt \" \"\n"
                             "  text \"b\"\n"
                             "  text leader=120pt \"_____\"\n"
                             "  line-break\n"
                             "  text leader=60pt \"..........\"\n"
                             "  text tab=90pt \" \"\n"
                             "  text leader=120pt \"_____\"\n"
                             "paragraph\n"
                             "  text \"c\"\n"
                             "  text leader=450pt "
                             "\"-------------------------------------\"\n");
}

static void tabs_make_columns_and_push_lines(void **state)
{
    (void)state;
    struct doc *doc = WORD(
        P("<w:pPr><w:tabs>" STOP("left", "none", "500")
              STOP("left", "none", "3000") "</w:tabs></w:pPr>" R("a") TAB R("b")
                  TAB R("c"))
            P("<w:pPr><w:tabs>" STOP("center", "none", "4500")
                  STOP("right", "none", "9000") "</w:tabs></w:pPr>" TAB R("d"))
                P("<w:pPr><w:tabs>" STOP("center", "none", "4500") STOP(
                    "right", "none", "9000") "</w:tabs></w:pPr>" TAB TAB R("e"))
                    P("<w:pPr><w:tabs>" STOP(
                        "left", "none", "3000") "</w:tabs></w:pPr>" R("f\tg")),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"a b\"\n"
                             "  text tab=150pt \" \"\n"
                             "  text \"c\"\n"
                             "paragraph centre \"d\"\n"
                             "paragraph right \"e\"\n"
                             "paragraph\n"
                             "  text \"f\"\n"
                             "  text tab=150pt \" \"\n"
                             "  text \"g\"\n");
    doc = WORD(P(TAB TAB TAB TAB TAB TAB TAB TAB TAB R("h"))
                   P(R("i") TAB R("k")) P(TAB R("l")),
               NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph right \"h\"\n"
                             "paragraph \"i k\"\n"
                             "paragraph \"l\"\n");
}

static void forms_and_placeholders(void **state)
{
    struct doc *doc =
        WORD(P("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>"
               "<w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>"
               "</w:fldChar></w:r>" INSTRUCTION("FORMCHECKBOX") FIELD("end")
                   R(" Có ") "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                             "<w:sdtContent>" R(
                                 "Bấm để nhập") "</w:sdtContent></w:sdt>"),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"☒ Có Bấm để nhập\"\n");
    assert_true(told("1 field of the form"));
}

static void a_list_of_choices_shows_the_one_chosen(void **state)
{
    struct doc *doc =
        WORD(P("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>"
               "<w:result w:val=\"1\"/><w:listEntry w:val=\"Nam\"/>"
               "<w:listEntry w:val=\"Nữ\"/></w:ddList></w:ffData></w:fldChar>"
               "</w:r>" INSTRUCTION("FORMDROPDOWN") FIELD("end")),
             NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Nữ\"\n");
}

#define BOX(text)                                                              \
    "<w:drawing><wp:anchor><wps:txbx><w:txbxContent>" P(                       \
        R(text)) "</w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
#define OLD_BOX(text)                                                          \
    "<w:pict><v:shape><v:textbox><w:txbxContent>" P(                           \
        R(text)) "</w:txbxContent></v:textbox></v:shape></w:pict>"
#define EITHER(needs, first, second)                                           \
    "<mc:AlternateContent><mc:Choice Requires=\"" needs "\">" first            \
    "</mc:Choice><mc:Fallback>" second "</mc:Fallback></mc:AlternateContent>"

static void of_alternatives_one_is_read(void **state)
{
    struct doc *doc = WORD(
        P(R("Trước") "<w:r>" EITHER("wps", BOX("khung"),
                                    OLD_BOX("khung")) "</w:r>")
            P("<w:r>" EITHER("wps new", BOX("mới"), OLD_BOX("cũ")) "</w:r>")
                P("<w:r>" EITHER(
                    "wps", EITHER("new", "<w:t>x</w:t>", "<w:t>trong</w:t>"),
                    "<w:t>y</w:t>") "</w:r>"),
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Trước\"\n"
                             "paragraph \"khung\"\n"
                             "paragraph \"cũ\"\n"
                             "paragraph \"trong\"\n");
}

static void links_and_mathematics(void **state)
{
    struct doc *doc = WORD(
        P("<w:hyperlink r:id=\"h\" w:anchor=\"m\">" R("ngoài") "</w:hyperlink> <w:hyperlink w:anchor=\"t\">" R(
            " trong") "</w:hyperlink>" R(" ") "<m:oMath><m:r><m:t>E=mc</m:t></m:r>"
                                              "</m:oMath><w:r><w:commentReference/></w:r>"),
        {"word/_rels/document.xml.rels",
         RELATIONS(EXTERNAL("h", "hyperlink", "https://a.vn/"))});
    assert_str(tree_of(doc), "paragraph\n"
                             "  link \"https://a.vn/#m\" \"ngoài\"\n"
                             "  text \" \"\n"
                             "  link \"#t\" \"trong\"\n"
                             "  text \" E=mc\"\n");
    assert_true(told("1 comment in the margin is"));
}

static void pages_break_where_the_text_says(void **state)
{
    struct doc *doc = WORD(
        P("<w:r><w:br w:type=\"page\"/><w:t>Một</w:t><w:br w:type=\"page\"/>"
          "<w:t>Hai</w:t></w:r>") P("<w:pPr><w:sectPr/></w:pPr>" R("Ba"))
            P("<w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>"
              "</w:pPr>" R("Bốn"))
                P("<w:pPr><w:pageBreakBefore/></w:pPr>" R(
                    "Năm")) "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>",
        NO_RELATIONS);
    assert_str(tree_of(doc), "paragraph \"Một\"\n"
                             "page-break\n"
                             "paragraph \"Hai\"\n"
                             "paragraph \"Ba\"\n"
                             "page-break\n"
                             "paragraph \"Bốn\"\n"
                             "paragraph \"Năm\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(runs_that_look_alike_are_one),
        T(toggles_cancel_out),
        T(headings_are_known_by_any_name),
        T(styles_that_are_based_on_each_other_end),
        T(text_is_as_it_is_shown),
        T(old_fonts_are_read_by_their_codes),
        T(unicode_in_old_fonts_stays),
        T(words_of_old_fonts_are_read_whole),
        T(changes_are_accepted),
        T(fields_are_their_results),
        T(a_contents_list_is_left_out),
        T(what_is_no_entry_of_a_contents_list_stays),
        T(a_field_without_an_end_hides_nothing_more),
        T(tabs_with_leaders_draw_them),
        T(tabs_make_columns_and_push_lines),
        T(forms_and_placeholders),
        T(a_list_of_choices_shows_the_one_chosen),
        T(of_alternatives_one_is_read),
        T(links_and_mathematics),
        T(pages_break_where_the_text_says),
    };
    return RUN(tests);
}
