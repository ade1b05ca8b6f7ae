/* SPDX-License-Identifier: MIT */
/* The RTF reader: codes, groups, lists, tables, notes, and what is wrong. */
#include "reading.h"

#define FONTS                                                                  \
    "{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset163 Arial;}"   \
    "{\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset0 .VnTime;}"                   \
    "{\\f4\\fcharset0 VNI-Times;}{\\f5\\fcharset0 .VnTimeH;}}"
#define STYLES                                                                 \
    "{\\stylesheet{Normal;}{\\s1\\b\\outlinelevel0 heading 1;}"                \
    "{\\*\\cs7 Verbatim Char;}{\\s8 caption;}}"
#define RTF(body) "{\\rtf1\\ansi\\ansicpg1252\\deff0" FONTS STYLES body "}"

static struct doc *rtf_of(struct str bytes)
{
    messages = (struct log){.arena = arena};
    struct doc *read = doc_new(arena, &messages);
    read_rtf(read, bytes);
    return read;
}

/* The tree without "document" and without lines. */
static void assert_rtf(const char *rtf, const char *tree)
{
    struct str dump = dump_of(rtf_of(str_of(rtf)));
    struct buf plain = {.arena = arena};
    struct str line;
    str_next_line(&dump, &line);
    while (str_next_line(&dump, &line)) {
        size_t at = str_find(line, STR(" @")), end = at;
        while (end < line.n &&
               (end < at + 2 || (line.s[end] >= '0' && line.s[end] <= '9')))
            end++;
        buf_add(&plain, str_slice(line, 2, at));
        buf_add(&plain, str_slice(line, end, line.n));
        buf_add_char(&plain, '\n');
    }
    assert_str(buf_str(&plain), tree);
}

static void text_is_in_the_code_of_its_font(void **state)
{
    assert_rtf(RTF("Vi\\'ea\\f1\\'f2t\\f0  \\u273?\\u7843\\'61 "
                   "{\\uc2\\u7845ab}{\\uc0\\u7845}x\\u-10179?\\u-8704?\\par"),
               "paragraph \"Việt đả ấấx😀\"\n");
    assert_rtf(RTF("{\\f3 B\\'b8o c\\'b8o c\\'f1a huy\\'d6n V\\'a8n} "
                   "{\\f5 b\\'b8o c\\'b8o} {\\f4 Co\\'e4ng ho\\'f8a "
                   "xa\\'f5 ho\\'e4i}\\par"),
               "paragraph \"Báo cáo của huyện Văn BÁO CÁO Cộng hòa xã hội\"\n");
    assert_rtf(
        RTF("{\\f2\\'fe\\u61694\\'fe} a\\~b\\_c\\{d\\}\\\\\\emdash\\par"),
        "paragraph \"☑☑ a\xC2\xA0"
        "b\u2011c{d}\\\\—\"\n");
}

static void groups_end_what_they_began(void **state)
{
    assert_rtf(RTF("a {\\b b {\\i c} \\b0 d} \\i e\\i0{\\*\\cs7\\cs7  f}"
                   "{\\*\\new g}{\\deleted h}{\\v i}\\par"),
               "paragraph\n"
               "  text \"a \"\n"
               "  strong\n"
               "    text \"b \"\n"
               "    emphasis \"c\"\n"
               "  text \" d \"\n"
               "  emphasis \"e\"\n"
               "  text \" \"\n"
               "  code \"f\"\n");
    assert_rtf(RTF("{\\cs7 f}{\\header x\\par}{\\upr{a}{\\*\\ud{b}}}\\par"),
               "paragraph\n"
               "  code \"f\"\n"
               "  text \"b\"\n");
}

static void paragraphs_have_roles_and_labels(void **state)
{
    assert_rtf(RTF("\\pard\\plain\\s1\\b{\\listtext I.\\tab}\\ls1 A\\par"
                   "\\pard\\plain{\\listtext 1.\\tab}\\ls2 b\\par"
                   "\\pard\\plain{\\listtext\\f2\\'b7\\tab}\\ls3\\ilvl1 c\\par"
                   "\\pard\\plain{\\pntext -\\tab}{\\*\\pn\\pnlvlblt} d\\par"
                   "\\pard\\plain\\page\\s8 e\\par"),
               "heading 1 \"I. A\"\n"
               "list ordered\n"
               "  item \"1.\"\n"
               "    paragraph \"b\"\n"
               "    list\n"
               "      item \"•\"\n"
               "        paragraph \"c\"\n"
               "list\n"
               "  item \"-\"\n"
               "    paragraph \"d\"\n"
               "page-break\n"
               "caption \"e\"\n");
}

static void rows_become_tables_within_tables(void **state)
{
    assert_rtf(
        RTF("\\trowd\\trhdr\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl "
            "A\\cell B\\cell\\row"
            "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3010\\pard\\intbl"
            "\\cell C\\par D\\cell\\pard\\intbl\\itap2 x\\nestcell "
            "y\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900"
            "\\nestrow}{\\nonesttables z}\\pard\\intbl\\itap1 E\\cell\\row"
            "\\pard F\\par"),
        "table bare\n"
        "  row\n"
        "    cell rows=2 header \"A\"\n"
        "    cell columns=2 header \"B\"\n"
        "  row\n"
        "    cell\n"
        "      paragraph \"C\"\n"
        "      paragraph \"D\"\n"
        "    cell\n"
        "      table bare\n"
        "        row\n"
        "          cell \"x\"\n"
        "          cell \"y\"\n"
        "      paragraph \"E\"\n"
        "paragraph \"F\"\n");
}

static void fields_and_notes_are_read(void **state)
{
    assert_rtf(RTF("a{\\super\\chftn{\\footnote\\pard b\\par c}} "
                   "{\\field{\\*\\fldinst{HYPERLINK \"http://a/\"}}"
                   "{\\fldrslt{\\ul d}}} {\\field{\\*\\fldinst PAGE}"
                   "{\\fldrslt 7}}{\\*\\annotation e}"
                   "{\\shp{\\*\\shpinst{\\shptxt f\\par}}{\\shprslt g}}\\par"),
               "paragraph\n"
               "  text \"a\"\n"
               "  note-reference \"1\"\n"
               "  text \" \"\n"
               "  link \"http://a/\" \"d\"\n"
               "  text \" 7\"\n"
               "paragraph \"f\"\n"
               "note \"1\"\n"
               "  paragraph \"b\"\n"
               "  paragraph \"c\"\n");
}

static void pictures_are_held(void **state)
{
    struct doc *read = rtf_of(
        STR(RTF("{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}"
                "{\\sv c\\u7847?u}}}\\pngblip 8950\n4E47}}{\\nonshppict"
                "{\\pict\\wmetafile8 0100}}{\\pict\\dibitmap0 0100}"
                "{\\pict\\jpegblip\\bin3 \xFF\xD8}}\\par")));
    assert_int_equal(read->resources->bytes.n, 3);
    assert_int_equal(read->resources->next->bytes.n, 4);
    assert_true(holds(dump_of(read), "image \"picture-1.png\" alt \"cầu\""));
    assert_true(holds(messages.first->text, "1 picture in a form of Windows"));
}

/* An inch wide and half as high; cut to the left half, at twice the size. */
static void pictures_have_their_size(void **state)
{
    struct doc *read = rtf_of(
        STR(RTF("{\\pict\\wmetafile8\\picwgoal1440\\pichgoal720 0100}"
                "{\\pict\\emfblip\\picwgoal1440\\pichgoal720\\piccropr720"
                "\\picscalex200\\picscaley200 0100}\\par")));
    assert_true(holds(dump_of(read), "image 72x36pt \"picture-1.wmf\""));
    assert_true(
        holds(dump_of(read), "image 72x72pt cut=0,50,0,0% \"picture-2.emf\""));
}

static void fills_of_shapes_are_no_pictures(void **state)
{
    struct doc *read = rtf_of(
        STR(RTF("{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv {\\pict\\pngblip "
                "8950}}}{\\sp{\\sn fillBlip}{\\sv {\\pict\\pngblip "
                "8951}}}}}\\par")));
    assert_non_null(read->resources);
    assert_null(read->resources->next);
}

static void tabs_have_leaders(void **state)
{
    struct doc *read = rtf_of(STR(
        RTF("\\pard\\tqr\\tldot\\tx4000 a\\tab b\\par\\pard c\\tab d\\par")));
    assert_true(holds(dump_of(read), "leader=200pt"));
    assert_true(holds(dump_of(read), "\"c d\""));
}

static void cells_have_rules(void **state)
{
    struct doc *read =
        rtf_of(STR(RTF("\\trowd\\clbrdrt\\brdrs\\clbrdrb\\brdrnone\\cellx1000"
                       "\\clbrdrt\\brdrs\\clbrdrl\\brdrs\\cellx4000"
                       "\\intbl a\\cell b\\cell\\row")));
    assert_true(holds(dump_of(read), "cell bare=rbl @"));
    assert_true(holds(dump_of(read), "cell bare=rb @"));
    const struct node *table = read->root->first;
    assert_int_equal(table->as.table.columns, 2);
    assert_int_equal(table->as.table.grid[1], 150000);
}

static void wrong_braces_and_lengths_end_nothing(void **state)
{
    struct buf deep = {.arena = arena};
    assert_rtf("{\\rtf1 a}} b{{\\par c}", "paragraph \"a b\"\n"
                                          "paragraph \"c\"\n");
    struct doc *read = rtf_of(STR("{\\rtf1 a\\par{\\b b"));
    assert_non_null(doc_loss(read));
    read = rtf_of(STR("{\\rtf1 a\\par{\\pict\\bin999999999 b"));
    assert_true(holds(dump_of(read), "\"a\""));
    assert_non_null(doc_loss(read));
    buf_add(&deep, STR("{\\rtf1 "));
    for (int i = 0; i < 100000; i++)
        buf_add(&deep, STR("{\\b "));
    buf_add(&deep, STR("a"));
    for (int i = 0; i < 100000; i++)
        buf_add_char(&deep, '}');
    buf_add(&deep, STR("b}"));
    read = rtf_of(buf_str(&deep));
    assert_null(doc_loss(read));
    assert_true(holds(dump_of(read), "text \"b\""));
}

#define LEVEL(form, more, text)                                                \
    "{\\listlevel\\levelnfc" form more "{\\leveltext" text                     \
    ";}{\\levelnumbers\\'01;}\\f2}"
#define USE(list, more, number)                                                \
    "{\\listoverride\\listid" list more "\\ls" number "}"
#define TABLES                                                                        \
    "{\\*\\listtable{\\list" LEVEL("0", "\\levelstartat1", "\\'02\\'00.")             \
        LEVEL("4", "\\levelstartat2", "\\'04\\'00.\\'01)") "\\listid7}{\\list" LEVEL( \
            "23", "",                                                                 \
            "\\'01\\u-3913 ?") "\\listid8}}{\\*\\listoverridetable" USE("7",          \
                                                                        "",           \
                                                                        "1")          \
            USE("8", "", "2") USE("7",                                                \
                                  "{\\lfolevel\\listoverridestartat"                  \
                                  "\\levelstartat5}",                                 \
                                  "3") "}"

static void labels_are_in_the_tables_of_lists(void **state)
{
    assert_rtf(RTF(TABLES "\\pard\\ls1 a\\par\\ilvl1 b\\par\\ilvl0 c\\par"
                          "\\pard d\\par\\ls2 e\\par\\pard f\\par\\ls3 g\\par"
                          "\\pard h\\par\\ls9 i\\par"),
               "list ordered\n"
               "  item \"1.\"\n"
               "    paragraph \"a\"\n"
               "    list ordered\n"
               "      item \"1.b)\"\n"
               "        paragraph \"b\"\n"
               "  item \"2.\"\n"
               "    paragraph \"c\"\n"
               "paragraph \"d\"\n"
               "list\n"
               "  item \"•\"\n"
               "    paragraph \"e\"\n"
               "paragraph \"f\"\n"
               "list ordered\n"
               "  item \"5.\"\n"
               "    paragraph \"g\"\n"
               "paragraph \"h\"\n"
               "paragraph \"i\"\n");
}

/* A label that stands before the paragraph is what its author saw. */
static void written_labels_come_first(void **state)
{
    assert_rtf(
        RTF(TABLES "\\pard{\\listtext (x)\\tab}\\ls1 a\\par\\ls1 b\\par"),
        "list ordered\n"
        "  item \"(x)\"\n"
        "    paragraph \"a\"\n"
        "  item \"2.\"\n"
        "    paragraph \"b\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(text_is_in_the_code_of_its_font),
                                       T(groups_end_what_they_began),
                                       T(paragraphs_have_roles_and_labels),
                                       T(labels_are_in_the_tables_of_lists),
                                       T(written_labels_come_first),
                                       T(rows_become_tables_within_tables),
                                       T(fields_and_notes_are_read),
                                       T(pictures_are_held),
                                       T(pictures_have_their_size),
                                       T(fills_of_shapes_are_no_pictures),
                                       T(tabs_have_leaders),
                                       T(cells_have_rules),
                                       T(wrong_braces_and_lengths_end_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
