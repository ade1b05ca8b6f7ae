/* SPDX-License-Identifier: MIT */
/* The Word reader: lists, tables, notes, pictures, and what the file says of
 * itself. */
#include "word.h"

#define LEVEL(i, format, text, more)                                           \
    "<w:lvl w:ilvl=\"" i "\"><w:numFmt w:val=\"" format "\"/><w:lvlText "      \
    "w:val=\"" text "\"/>" more "</w:lvl>"
#define LIST(id, definition, more)                                             \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" definition           \
    "\"/>" more "</w:num>"
#define ITEM(list, level, text)                                                \
    P("<w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list    \
      "\"/></w:numPr></w:pPr>" R(text))

static void lists_nest_and_count_as_in_word(void **state)
{
    struct doc *doc = WORD(
        ITEM("1", "0", "a") ITEM("1", "1", "b") ITEM("1", "1", "c")
            ITEM("1", "0", "d") ITEM("1", "1", "e") P(R("xen"))
                ITEM("1", "0", "f") ITEM("2", "0", "g") ITEM("3", "0", "h"),
        NUMBERING("<w:abstractNum w:abstractNumId=\"0\">" LEVEL(
            "0", "upperRoman", "%1.", "<w:start w:val=\"3\"/>")
                      LEVEL("1", "decimal", "%1.%2",
                            "<w:isLgl/>") "</w:abstractNum>" LIST("1", "0", "")
                          LIST("2", "0",
                               "<w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                               "w:val=\"1\"/></w:lvlOverride>")
                              LIST("3", "0", "")));
    assert_str(tree_of(doc), "list ordered\n"
                             "  item \"III.\"\n"
                             "    paragraph \"a\"\n"
                             "    list ordered\n"
                             "      item \"3.1\"\n"
                             "        paragraph \"b\"\n"
                             "      item \"3.2\"\n"
                             "        paragraph \"c\"\n"
                             "  item \"IV.\"\n"
                             "    paragraph \"d\"\n"
                             "    list ordered\n"
                             "      item \"4.1\"\n"
                             "        paragraph \"e\"\n"
                             "paragraph \"xen\"\n"
                             "list ordered\n"
                             "  item \"V.\"\n"
                             "    paragraph \"f\"\n"
                             "list ordered\n"
                             "  item \"I.\"\n"
                             "    paragraph \"g\"\n"
                             "list ordered\n"
                             "  item \"II.\"\n"
                             "    paragraph \"h\"\n");
}

static void lists_apart_nest_by_their_indents(void **state)
{
    struct doc *doc = WORD(
        ITEM("1", "0", "a") ITEM("2", "0", "b") ITEM("1", "0", "c"),
        NUMBERING(
            "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "bullet", "-", "<w:pPr><w:ind w:left=\"360\"/></w:pPr>") "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" LEVEL(
                "0", "bullet", "\xEF\x82\xB7",
                "<w:pPr><w:ind w:left=\"720\"/></w:pPr><w:rPr><w:rFonts "
                "w:ascii=\"Symbol\"/></w:rPr>") "</w:abstractNum>" LIST("1",
                                                                        "0", "")
                LIST("2", "1", "")));
    assert_str(tree_of(doc), "list\n"
                             "  item \"-\"\n"
                             "    paragraph \"a\"\n"
                             "    list\n"
                             "      item \"•\"\n"
                             "        paragraph \"b\"\n"
                             "  item \"-\"\n"
                             "    paragraph \"c\"\n");
}

static void a_level_restarts_only_below_what_it_says(void **state)
{
    struct doc *doc = WORD(
        ITEM("1", "0", "a") ITEM("1", "1", "b") ITEM("1", "0", "c")
            ITEM("1", "1", "d"),
        NUMBERING(
            "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "upperLetter",
                                                          "%1", "")
                LEVEL(
                    "1", "lowerLetter", "%2)",
                    "<w:lvlRestart w:val=\"0\"/>") "</w:abstractNum>" LIST("1",
                                                                           "0",
                                                                           "")));
    assert_true(holds(tree_of(doc), "item \"b)\"\n        paragraph \"d\""));
}

#define TC(props, text) "<w:tc><w:tcPr>" props "</w:tcPr>" P(R(text)) "</w:tc>"
#define DOWN            "<w:vMerge w:val=\"restart\"/>"
#define ON_DOWN         "<w:vMerge/>"

/* The cell's word goes before the table's, that before its style's; where
 * nothing says so there is no rule. */
static void rules_stand_where_the_file_has_them(void **state)
{
    struct doc *doc = WORD(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblBorders>"
        "<w:insideV w:val=\"nil\"/></w:tblBorders></w:tblPr><w:tr>" TC("", "a")
            TC("<w:tcBorders><w:bottom w:val=\"single\"/>"
               "<w:right w:val=\"none\"/></w:tcBorders>",
               "b") "</w:tr><w:tr>" TC("", "c") TC("", "d") "</w:tr></w:tbl>",
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("s", "styles", "styles.xml"))},
        {"word/styles.xml",
         "<w:styles " W_NAMES "><w:style w:type=\"table\" w:styleId=\"B\">"
         "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:right "
         "w:val=\"single\"/></w:tblBorders></w:tblPr></w:style><w:style "
         "w:type=\"table\" w:styleId=\"T\"><w:basedOn w:val=\"B\"/><w:tblPr>"
         "<w:tblBorders><w:insideV w:val=\"single\"/></w:tblBorders>"
         "</w:tblPr></w:style></w:styles>"});
    assert_str(tree_of(doc), "table\n"
                             "  row\n"
                             "    cell bare=rbl \"a\"\n"
                             "    cell bare=rl \"b\"\n"
                             "  row\n"
                             "    cell bare=trbl \"c\"\n"
                             "    cell bare=tbl \"d\"\n");
}

static void styles_name_the_author_the_date_and_the_abstract(void **state)
{
    struct doc *doc = WORD(
        P(STYLED("A") R("Lê Thị Bình")) P(STYLED("D") R("20/11/2024"))
            P(STYLED("T") R("Bài này nói về sách."))
                P(STYLED("T") R("Và báo.")),
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("s", "styles", "styles.xml"))},
        {"word/styles.xml",
         "<w:styles " W_NAMES "><w:style w:type=\"paragraph\" w:styleId=\"A\">"
         "<w:name w:val=\"Author\"/></w:style><w:style w:type=\"paragraph\" "
         "w:styleId=\"D\"><w:name w:val=\"Date\"/></w:style><w:style "
         "w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Abstract\"/>"
         "</w:style></w:styles>"});
    assert_int_equal(doc->meta.authors.n, 1);
    assert_str(doc->meta.authors.at[0], "Lê Thị Bình");
    assert_str(doc->meta.date, "2024-11-20");
    assert_str(tree_of(doc), "attribution \"Lê Thị Bình\"\n"
                             "paragraph \"20/11/2024\"\n"
                             "lead \"Bài này nói về sách.\"\n"
                             "paragraph \"Và báo.\"\n");
}

static void an_empty_cell_shows_its_number(void **state)
{
    struct doc *doc = WORD(
        "<w:tbl><w:tr><w:tc>" ITEM("1", "0", "") "</w:tc><w:tc>" P(R("a")) "</w:tc></w:tr><w:tr><w:tc>" ITEM(
            "1", "0",
            "") "</w:tc><w:tc>" P("") "</w:tc></w:tr></w:tbl>" ITEM("1", "0",
                                                                    ""),
        NUMBERING("<w:abstractNum w:abstractNumId=\"0\">" LEVEL(
            "0", "decimal", "%1.", "") "</w:abstractNum>" LIST("1", "0", "")));
    assert_str(tree_of(doc), "table bare\n"
                             "  row\n"
                             "    cell \"1.\"\n"
                             "    cell \"a\"\n"
                             "  row\n"
                             "    cell \"2.\"\n"
                             "    cell\n");
}

static void numbered_headings_keep_their_numbers(void **state)
{
    struct doc *doc = WORD(
        P(STYLED("H") R("Một")) P(STYLED("H") RP("<w:i/>", "Hai")),
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("n", "numbering", "/word/numbering.xml")
                       RELATION("s", "styles", "styles.xml"))},
        {"word/styles.xml",
         "<w:styles " W_NAMES "><w:style w:type=\"paragraph\" "
         "w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr>"
         "<w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style></w:styles>"},
        {"word/numbering.xml",
         "<w:numbering " W_NAMES
         "><w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "decimal", "%1", "") LEVEL(
             "1", "decimalZero", "Điều %2.",
             "<w:pStyle w:val=\"H\"/>") "</w:abstractNum>" LIST("5", "0",
                                                                "") "</w:numbering>"});
    assert_str(tree_of(doc), "heading 2 \"Điều 01. Một\"\n"
                             "heading 2\n"
                             "  emphasis \"Điều 02. Hai\"\n");
}

static void cells_merge_both_ways(void **state)
{
    struct doc *doc = WORD(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC(
            "<w:gridSpan w:val=\"2\"/>", "đầu")
            TC(DOWN, "cao") "</w:tr><w:tr>" TC("", "a") TC("", "b")
                TC(ON_DOWN,
                   "thêm") "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" TC("", "bỏ")
                    TC("", "x") TC(ON_DOWN, "") "</w:tr><w:tr>" TC(
                        "<w:hMerge w:val=\"restart\"/>", "c")
                        TC("<w:hMerge/>", "") TC("", "d") "</w:tr></w:tbl>",
        NO_RELATIONS);
    assert_str(tree_of(doc), "table bare\n"
                             "  row\n"
                             "    cell columns=2 header \"đầu\"\n"
                             "    cell rows=2 header\n"
                             "      paragraph \"cao\"\n"
                             "      paragraph \"thêm\"\n"
                             "  row\n"
                             "    cell \"a\"\n"
                             "    cell \"b\"\n"
                             "  row\n"
                             "    cell columns=2 \"c\"\n"
                             "    cell \"d\"\n");
}

static void headings_in_tables_are_bold(void **state)
{
    struct doc *doc = WORD(
        "<w:tbl><w:tr>" TC("", "a") "<w:tc>" P(
            "<w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>"
            "</w:pPr>" R(
                "b")) "<w:tbl><w:tr>" TC("",
                                         "trong") "</w:tr></w:tbl>" P("") "</w:tc></w:tr></w:tbl>",
        NO_RELATIONS);
    assert_str(tree_of(doc), "table bare\n"
                             "  row\n"
                             "    cell \"a\"\n"
                             "    cell\n"
                             "      paragraph centre\n"
                             "        strong \"b\"\n"
                             "      table bare\n"
                             "        row\n"
                             "          cell \"trong\"\n");
    assert_int_equal(doc->root->first->first->last->as.cell.align,
                     ALIGN_CENTRE);
}

#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" P(R(text)) "</w:footnote>"

static void notes_stand_in_the_order_of_their_references(void **state)
{
    struct doc *doc = WORD(
        P(R("Một") "<w:r><w:footnoteReference w:id=\"9\"/></w:r>" R(" hai") "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" R(
            " ba") "<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/>"
                   "<w:t>*</w:t></w:r>"
                   "<w:r><w:footnoteReference w:id=\"7\"/></w:r>"),
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("f", "footnotes", "chan/trang.xml")
                       RELATION("e", "endnotes", "endnotes.xml"))},
        {"word/chan/trang.xml",
         "<w:footnotes " W_NAMES "><w:footnote w:id=\"0\" "
         "w:type=\"separator\"/>" NOTE("2", "hai") NOTE("7", "bảy")
             NOTE("9", "chín") NOTE("11", "thừa") "</w:footnotes>"},
        {"word/endnotes.xml",
         "<w:endnotes " W_NAMES
         "><w:endnote w:id=\"2\">" P(R("cuối")) "</w:endnote></w:endnotes>"});
    assert_str(tree_of(doc), "paragraph\n"
                             "  text \"Một\"\n"
                             "  note-reference \"1\"\n"
                             "  text \" hai\"\n"
                             "  note-reference \"i\"\n"
                             "  text \" ba\"\n"
                             "  note-reference \"*\"\n"
                             "  note-reference \"2\"\n"
                             "note \"1\"\n"
                             "  paragraph \"chín\"\n"
                             "note \"i\"\n"
                             "  paragraph \"cuối\"\n"
                             "note \"*\"\n"
                             "  paragraph \"hai\"\n"
                             "note \"2\"\n"
                             "  paragraph \"bảy\"\n");
    static const char *const labels[] = {"1", "i", "*", "2"};
    const struct node *note = doc->root->first->next;
    for (size_t i = 0; i < 4; i++, note = note->next)
        assert_str(note->as.note.label, labels[i]);
    assert_ptr_equal(doc->root->first->first->next->as.reference.note,
                     doc->root->first->next);
}

#define PICTURE(place, id)                                                     \
    "<w:r><w:drawing><wp:" place "><wp:docPr descr=\"Toàn  cảnh\" "         \
    "title=\"Ảnh\"/><a:blip r:embed=\"" id "\"/></wp:" place                   \
    "></w:drawing></w:r>"

static void pictures_come_with_their_words(void **state)
{
    struct doc *doc = WORD(
        P(PICTURE("inline", "i"))
            P("<w:pPr><w:pStyle w:val=\"C\"/></w:pPr>" R("Hội nghị"))
                P(R("Bên ảnh ") PICTURE("anchor", "i"))
                    P(PICTURE("inline", "mat"))
                        P("<w:r><w:pict><v:shape alt=\"Cũ\"><v:imagedata "
                          "r:id=\"i\"/></v:shape></w:pict></w:r>" R("và"))
                            P("<w:r><w:pict><v:rect o:hr=\"t\"/></w:pict>"
                              "</w:r>"),
        {"word/_rels/document.xml.rels",
         RELATIONS(RELATION("i", "image", "media/a%20b.png")
                       RELATION("mat", "image", "../../media/x.png")
                           RELATION("s", "styles", "styles.xml"))},
        {"word/styles.xml",
         "<w:styles " W_NAMES "><w:style w:type=\"paragraph\" w:styleId=\"C\">"
         "<w:name w:val=\"Chú thích\"/></w:style>"
         "</w:styles>"},
        {"word/media/a b.png", "PNG"});
    assert_str(tree_of(doc),
               "paragraph\n"
               "  image \"word/media/a b.png\" alt \"Toàn cảnh\" title "
               "\"Ảnh\"\n"
               "caption \"Hội nghị\"\n"
               "paragraph \"Bên ảnh\"\n"
               "paragraph\n"
               "  image \"word/media/a b.png\" alt \"Toàn cảnh\" title "
               "\"Ảnh\"\n"
               "paragraph \"Toàn cảnh\"\n"
               "paragraph\n"
               "  image \"word/media/a b.png\" alt \"Cũ\"\n"
               "  text \"và\"\n"
               "rule\n");
    assert_str(doc->resources->bytes, "PNG");
    assert_null(doc->resources->next);
    assert_true(told("media/x.png is not in the file"));
}

static void nothing_is_found_by_its_usual_name(void **state)
{
    const struct part parts[] = {
        {"_rels/.rels",
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"
         "2006/relationships\"><Relationship Id=\"x\" Type=\"http://purl.oclc."
         "org/ooxml/officeDocument/relationships/officeDocument\" "
         "Target=\"/Van/../Ban/CHINH.xml\"/></Relationships>"},
        {"ban/chinh.xml",
         "\xEF\xBB\xBF<?xml version=\"1.0\"?><d:document xmlns:d=\"http://"
         "purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:r><d:t>"
         "Chặt chẽ</d:t></d:r></d:p></d:body></d:document>"}};
    assert_str(tree_of(read_word(packed(parts, 2))),
               "paragraph \"Chặt chẽ\"\n");
}

#define CORE(list)                                                             \
    {"_rels/.rels",                                                            \
     RELATIONS(RELATION("a", "officeDocument", "word/document.xml")            \
                   RELATION("c", "metadata/core-properties", "core.xml")       \
                       RELATION("e", "extended-properties", "app.xml"))},      \
    {                                                                          \
        "core.xml",                                                            \
            "<c:coreProperties xmlns:c=\"http://schemas.openxmlformats.org/"   \
            "package/2006/metadata/core-properties\" xmlns:d=\"http://purl."   \
            "org/dc/elements/1.1/\">" list "</c:coreProperties>"               \
    }

static struct doc *with_properties(const char *text, const char *core)
{
    const char *app =
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/"
        "2006/extended-properties\"><Company>Grizli777</Company></Properties>";
    struct part parts[] = {
        CORE(""),
        {"app.xml", app},
        {"word/document.xml", text},
    };
    parts[1].text = core;
    return read_word(packed(parts, 4));
}

static void little_is_believed(void **state)
{
    const struct part core[] = {
        CORE("<d:title>Báo cáo cũ</d:title><d:creator>Admin; Lê Hoa"
             "</d:creator><d:language>en-US</d:language>"
             "<c:keywords>nước, khí;</c:keywords>")};
    struct doc *doc = with_properties(
        DOCUMENT(P(R("Ngày hội bảo vệ môi trường nước"))), core[1].text);
    assert_int_equal(doc->meta.title.n, 0);
    assert_int_equal(doc->meta.authors.n, 0);
    assert_true(told("Lê Hoa"));
    assert_int_equal(doc->meta.lang.n, 0);
    assert_int_equal(doc->meta.subjects.n, 2);
    assert_int_equal(doc->meta.organisations.n, 0);
    assert_true(told("Báo cáo cũ"));
    doc = with_properties(DOCUMENT(P(R("The annual report of the office"))),
                          core[1].text);
    assert_str(doc->meta.lang, "en-US");
}

/* Whose computer it was is nobody's affair, unless the text says it, too. */
static void authors_are_those_of_the_text(void **state)
{
    static const struct {
        const char *text, *creator;
        size_t authors;
    } cases[] = {
        {"Người báo cáo: LÊ HOA.", "Lê Hoa", 1},
        {"Lê Hoa", "Admin; Lê Hoa;Trần An", 1},
        {"Lê Hoa và Trần An", "Lê Hoa; Trần An", 2},
        {"Lê Hoan, Cao Lê Hoa2", "Lê Hoan2", 0},
        {"Lê Hoan", "Lê Hoa", 0},
        {"Admin User là ai?", "Admin", 0},
        {"Hoa", "Hoa", 0},
        {"Microsoft Office User", "Microsoft Office User", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str text =
            str_printf(arena, DOCUMENT(P(R("%s"))), cases[i].text);
        struct str core = str_printf(
            arena,
            "<d:creator>%s</d:creator><c:lastModifiedBy>Người khác"
            "</c:lastModifiedBy><d:description>generated by python-docx"
            "</d:description>",
            cases[i].creator);
        const struct part part[] = {CORE("%s")};
        core = str_printf(arena, part[1].text, core.s);
        const struct doc *doc = with_properties(text.s, core.s);
        assert_int_equal(doc->meta.authors.n, cases[i].authors);
        assert_int_equal(doc->meta.description.n, 0);
    }
}

/* Nothing can be read of it, for this reason. */
static void assert_lost(struct str bytes, const char *why)
{
    const struct doc *doc = read_word(bytes);
    assert_null(doc->root->first);
    assert_true(doc_is_blank(doc));
    assert_non_null(doc_loss(doc));
    assert_non_null(strstr(doc_loss(doc), why));
}

/* What is lost behind the text that was read is said in the tree, too. */
static void what_is_cut_off_is_said(void **state)
{
    const struct part parts[] = {{"_rels/.rels", TOP},
                                 {"word/document.xml",
                                  "<w:document " W_NAMES
                                  "><w:body>" P(R("a")) "<w:p><w:r><w:t>b"}};
    struct doc *doc = read_word(packed(parts, 2));
    tell_losses(doc);
    assert_int_equal(doc->root->first->kind, NODE_NOTICE);
    assert_int_equal(doc->root->last->kind, NODE_NOTICE);
    assert_true(told("cannot be read to its end"));
}

static void other_files_are_named(void **state)
{
    const struct part sheet[] = {
        {"_rels/.rels", RELATIONS(RELATION("a", "officeDocument", "x.xml"))},
        {"x.xml", "<x/>"},
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
         "content-types\"><Override PartName=\"/x.xml\" ContentType=\"x/"
         "spreadsheetml.sheet.main+xml\"/></Types>"}};
    assert_lost(packed(sheet, 3), "Excel");
    assert_lost(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "password");
    assert_lost(STR(""), "no Word file");
}

static void a_dtd_is_not_read(void **state)
{
    const struct part parts[] = {
        {"_rels/.rels", TOP},
        {"word/document.xml",
         "<?xml version=\"1.0\"?><!-- --><!DOCTYPE x [<!ENTITY a SYSTEM "
         "\"file:///etc/passwd\">]>" DOCUMENT(P(R("&a;")))}};
    assert_lost(packed(parts, 2), "DTD");
}

/* Wherever it is cut off or a byte is changed, there is a tree or a word. */
static void damage_is_survived(void **state)
{
    const struct part parts[] = {
        {"_rels/.rels", TOP},
        {"word/document.xml",
         DOCUMENT("<w:tbl><w:tr>" TC(DOWN, "a") "</w:tr></w:tbl>" P(
             PICTURE("inline", "i")) P(R("b")))}};
    struct str whole = packed(parts, 2);
    for (size_t i = 0; i < whole.n; i += 3) {
        struct str part = str_copy(arena, str_slice(whole, 0, i));
        struct doc *cut = read_word(part);
        assert_true(cut->root->first || doc_loss(cut));
        char *bytes = arena_copy(arena, whole.s, whole.n);
        bytes[i] ^= 0x55;
        struct doc *doc = read_word((struct str){bytes, whole.n});
        assert_true(doc->root->first || doc_loss(doc));
    }
}

static void depth_is_bounded(void **state)
{
    enum { DEEP = 1000 };
    struct buf buf = {.arena = arena};
    buf_add(&buf, STR("<w:document " W_NAMES "><w:body>"));
    for (int i = 0; i < DEEP; i++)
        buf_add(&buf, STR("<w:tbl><w:tr><w:tc>"));
    buf_add(&buf, STR(P(R("sâu"))));
    for (int i = 0; i < DEEP; i++)
        buf_add(&buf, STR("</w:tc></w:tr></w:tbl>"));
    buf_add(&buf, STR(P(R("sau")) "</w:body></w:document>"));
    const struct part parts[] = {{"_rels/.rels", TOP},
                                 {"word/document.xml", buf_str(&buf).s}};
    struct doc *doc = read_word(packed(parts, 2));
    int deepest = 0;
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        int depth = 0;
        for (const struct node *up = n; up; up = up->parent)
            depth++;
        deepest = depth > deepest ? depth : deepest;
    }
    assert_true(deepest < 40);
    assert_true(holds(tree_of(doc), "sâu"));
    assert_true(holds(tree_of(doc), "sau"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(lists_nest_and_count_as_in_word),
        T(lists_apart_nest_by_their_indents),
        T(a_level_restarts_only_below_what_it_says),
        T(rules_stand_where_the_file_has_them),
        T(styles_name_the_author_the_date_and_the_abstract),
        T(an_empty_cell_shows_its_number),
        T(numbered_headings_keep_their_numbers),
        T(cells_merge_both_ways),
        T(headings_in_tables_are_bold),
        T(notes_stand_in_the_order_of_their_references),
        T(pictures_come_with_their_words),
        T(nothing_is_found_by_its_usual_name),
        T(little_is_believed),
        T(authors_are_those_of_the_text),
        T(other_files_are_named),
        T(a_dtd_is_not_read),
        T(damage_is_survived),
        T(what_is_cut_off_is_said),
        T(depth_is_bounded),
    };
    return RUN(tests);
}
