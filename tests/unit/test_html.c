/* SPDX-License-Identifier: MIT */
/* Web pages piece by piece: the charset, fragments, saved pages, addresses. */
#include "reading.h"

#include "read/read.h"

static void charset_is(const char *bytes, const char *wanted)
{
    struct str found = html_charset(str_of(bytes));
    if (!str_eq(found, str_of(wanted)))
        fail_msg("%s: '%.*s'", bytes, STR_ARG(found));
}

static void test_charset(void **state)
{
    charset_is("<html><head><meta charset=utf-8>", "utf-8");
    charset_is("<meta charset='TCVN'/>", "TCVN");
    charset_is("<META HTTP-EQUIV=Content-Type "
               "CONTENT=\"text/html; charset=windows-1258\">",
               "windows-1258");
    charset_is("<meta content='text/html;charset = \"viscii\"' "
               "http-equiv='content-type'>",
               "viscii");
    charset_is("<?xml version=\"1.0\" encoding='windows-1258'?><html>",
               "windows-1258");
    charset_is("<!-- <meta charset=a> --><meta charset=b>", "b");
    charset_is("<a title='<meta charset=a>'><meta charset=b>", "b");
    charset_is("<meta charset=utf-16le>", "utf-8");
    charset_is("<meta name=a content='charset=b'>", "");
    charset_is("<metadata charset=a>", "");
    charset_is("<meta charset", "");
    charset_is("<!--", "");
    charset_is("", "");
    charset_is("<p>charset=utf-8", "");
}

static void test_inline_kinds(void **state)
{
    enum node_kind kind = NODE_TEXT;
    assert_true(html_inline_kind(STR("strong"), &kind));
    assert_int_equal(kind, NODE_STRONG);
    assert_true(html_inline_kind(STR("sub"), &kind));
    assert_int_equal(kind, NODE_SUBSCRIPT);
    assert_false(html_inline_kind(STR("a"), &kind));
    assert_false(html_inline_kind(STR("span"), &kind));
    assert_false(html_inline_kind(STR(""), &kind));
}

static struct str fragment(const char *html)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_html_fragment(doc, doc->root, str_of(html), 1);
    return dump_of(doc);
}

static void gives(const char *html, const char *wanted)
{
    struct str seen = fragment(html);
    if (!str_eq(seen, str_of(wanted)))
        fail_msg("%s gives\n%.*s", html, STR_ARG(seen));
}

static void test_white_space(void **state)
{
    gives("<p> a\n b </p>", "document\n  paragraph @1 \"a b\"\n");
    gives("<p>a&nbsp;&nbsp; b&nbsp;</p>", "document\n  paragraph @1 \"a b\"\n");
    gives("<p>5&nbsp;km</p>", "document\n  paragraph @1 \"5\xC2\xA0km\"\n");
    gives("<p>của&nbsp;bộ</p>", "document\n  paragraph @1 \"của bộ\"\n");
    gives("<p>a<b> b</b></p>", "document\n  paragraph @1\n    text \"a \"\n"
                               "    strong \"b\"\n");
    gives("<p>&nbsp;</p><p><br></p>", "document\n");
    gives("<pre>\n a\n  b\n</pre>",
          "document\n  code-block @2 \" a\\x0A  b\"\n");
}

static void test_breaks(void **state)
{
    gives("a<br>b", "document\n  paragraph @1\n    text \"a\"\n"
                    "    line-break\n    text \"b\"\n");
    gives("a<br>&nbsp;<br>b",
          "document\n  paragraph @1 \"a\"\n  paragraph @1 \"b\"\n");
    gives("<div>a<p>b</p>c</div>", "document\n  paragraph @1 \"a\"\n"
                                   "  paragraph @1 \"b\"\n"
                                   "  paragraph @1 \"c\"\n");
}

static void test_spans(void **state)
{
    gives("<b><p>a</p><p>b</p></b>",
          "document\n  paragraph @1\n    strong \"a\"\n"
          "  paragraph @1\n    strong \"b\"\n");
    gives("<b style='font-weight:normal'>a</b>",
          "document\n  paragraph @1 \"a\"\n");
    gives("<span style='FONT-STYLE: italic'>a</span>b",
          "document\n  paragraph @1\n    emphasis \"a\"\n    text \"b\"\n");
    gives("<b style='font-weight:bold !important;font-weight:normal'>a</b>",
          "document\n  paragraph @1\n    strong \"a\"\n");
    gives("<b style='font-weight:bold;font-weight: normal ! IMPORTANT'>a</b>",
          "document\n  paragraph @1 \"a\"\n");
    gives("<h2><b>a</b></h2>", "document\n  heading 2 @1 \"a\"\n");
    gives("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
          "document\n  paragraph @1 \"a (b)\"\n");
    gives("<a href='javascript:x'>a</a><a href='#b'>b</a>",
          "document\n  paragraph @1 \"ab\"\n");
    gives("<a href='//h/ a'>a</a>",
          "document\n  paragraph @1\n    link \"https://h/%20a\" \"a\"\n");
}

static void test_languages(void **state)
{
    gives("<p lang=en>Plain English.</p>",
          "document\n  paragraph lang=en @1 \"Plain English.\"\n");
    gives("<p lang=en>Nước chảy.</p>",
          "document\n  paragraph @1 \"Nước chảy.\"\n");
    gives("<p lang=EN-US>Word</p><p lang=vi>a</p><p lang='-'>b</p>",
          "document\n  paragraph @1 \"Word\"\n  paragraph @1 \"a\"\n"
          "  paragraph @1 \"b\"\n");
    gives("<p>Bản <i lang=fr>prêt</i></p>",
          "document\n  paragraph @1\n    text \"Bản \"\n"
          "    emphasis lang=fr \"prêt\"\n");
}

static void test_lists(void **state)
{
    gives("<ol type=i start=4><li>a<li value=9>b</ol>",
          "document\n  list ordered @1\n    item \"iv.\" @1\n"
          "      paragraph @1 \"a\"\n    item \"ix.\" @1\n"
          "      paragraph @1 \"b\"\n");
    gives("<ol reversed><li>a<li>b</ol>",
          "document\n  list ordered @1\n    item \"2.\" @1\n"
          "      paragraph @1 \"a\"\n    item \"1.\" @1\n"
          "      paragraph @1 \"b\"\n");
    gives("<ul><li>a</li><ul><li>b</li></ul></ul>",
          "document\n  list @1\n    item \"•\" @1\n      paragraph @1 \"a\"\n"
          "      list @1\n        item \"•\" @1\n"
          "          paragraph @1 \"b\"\n");
    gives("<ul><li></li></ul>", "document\n");
}

static void test_pictures(void **state)
{
    gives("<p><img src=a alt=b><br>c</p>",
          "document\n  figure @1\n    image \"a\" alt \"b\"\n"
          "  paragraph @1 \"c\"\n");
    gives("<center><img src=a><br>c</center>",
          "document\n  figure @1\n    image \"a\" alt \"\"\n"
          "    caption @1 \"c\"\n");
    gives("<p>a <img src=b> c</p>",
          "document\n  paragraph @1\n    text \"a \"\n"
          "    image \"b\" alt \"\"\n    text \" c\"\n");
    gives("<img src=a width=1 height=1><img class=emoji src=s alt=☺>",
          "document\n  paragraph @1 \"☺\"\n");
    gives("<img src='data:image/gif;base64,R0lG' data-src=b>",
          "document\n  figure @1\n    image \"b\" alt \"\"\n");
    gives("<img srcset='a 300w, b 1600w, c 4000w'>",
          "document\n  figure @1\n    image \"b\" alt \"\"\n");
    gives("<img src=''><noscript><img src=b></noscript>",
          "document\n  figure @1\n    image \"b\" alt \"\"\n");
    gives("<p align=center><img src=a></p><p align=right>Theo VEA</p>",
          "document\n  figure @1\n    image \"a\" alt \"\"\n"
          "  paragraph @1 \"Theo VEA\"\n");
    /* A heading keeps its level without the picture in it. */
    gives("<h3><img src=a><br>b</h3>", "document\n"
                                       "  figure @1\n"
                                       "    image \"a\" alt \"\"\n"
                                       "  heading 3 @1 \"b\"\n");
}

static void test_tables(void **state)
{
    gives("<table><tr><td>a<tr><td>b</table>",
          "document\n  paragraph @1 \"a\"\n  paragraph @1 \"b\"\n");
    gives("<table border=1><tr><td colspan=0 rowspan=900>a<td>b<tr><td>c"
          "<td>d</table>",
          "document\n  table @1\n    row @1\n      cell rows=2 @1 \"a\"\n"
          "      cell @1 \"b\"\n    row @1\n      cell @1 \"c\"\n"
          "      cell @1 \"d\"\n");
    gives("<table><caption>a</caption><tr><td>b<td>c</table>",
          "document\n  table @1\n    caption @1 \"a\"\n    row @1\n"
          "      cell @1 \"b\"\n      cell @1 \"c\"\n");
}

static struct doc *unpack(const char *message, struct str *page,
                          struct str *charset)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    *page = unpack_mhtml(doc, str_of(message), charset);
    return doc;
}

static const char saved_by_word[] =
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/related; boundary=\"b\"\n"
    "\n"
    "preamble\n"
    "--b\n"
    "Content-Location: file:///C:/0/page.htm\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "Content-Type: text/html;\n"
    " charset=\"windows-1258\"\n"
    "\n"
    "<p>a=3D=\n"
    "b=ZZ\n"
    "--b\n"
    "Content-Location: file:///C:/0/page_files/image%20001.jpg\n"
    "Content-Transfer-Encoding: base64\n"
    "Content-Type: image/jpeg\n"
    "\n"
    "QUJ D\n"
    "RA==\n"
    "--b\n"
    "Content-ID: <x@y>\n"
    "Content-Type: image/png\n"
    "\n"
    "PNG";

static void test_saved_page(void **state)
{
    struct str page, charset;
    struct doc *doc = unpack(saved_by_word, &page, &charset);
    assert_true(str_eq(page, STR("<p>a=b=ZZ")));
    assert_true(str_eq(charset, STR("windows-1258")));
    static const char *const names[] = {"file:///C:/0/page_files/image 001.jpg",
                                        "cid:x@y", "page_files/image 001.jpg"};
    const struct resource *r = doc->resources;
    for (size_t i = 0; i < 3; i++, r = r->next) {
        assert_non_null(r);
        assert_true(str_eq(r->name, str_of(names[i])));
        assert_true(str_eq(r->bytes, i == 1 ? STR("PNG") : STR("ABCD")));
    }
    assert_int_equal(count_of(LOG_WARNING), 0);
}

/* Whatever is broken, what is there is read. */
static void test_broken_saved_page(void **state)
{
    struct str page, charset;
    unpack("Content-Type: multipart/related\n\n<p>a", &page, &charset);
    assert_int_equal(count_of(LOG_WARNING), 1);
    const struct doc *doc =
        unpack("Content-Type: multipart/related; boundary=b\n\n--b\n"
               "Content-Type: text/html\n\n<p>a",
               &page, &charset);
    assert_true(str_eq(page, STR("<p>a")));
    assert_true(charset.n == 0);
    assert_non_null(doc_loss(doc));
    doc = unpack("Content-Type: multipart/related; boundary=b\n\n--b\n"
                 "Content-Type: text/html\n\n<p>a\n--b--",
                 &page, &charset);
    assert_null(doc_loss(doc));
    unpack("", &page, &charset);
    assert_true(page.n == 0);
}

static struct doc *page_of(const char *html, bool keep_all)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_html(doc, str_of(html), keep_all);
    return doc;
}

#define LONG_TEXT                                                                                      \
    "Bài này đủ dài để được coi là phần chữ của trang, có đầu có cuối và " \
    "không có liên kết nào trong đó cả."

static const char page_with_menu[] =
    "<body><div class=menu>Mục một</div><h1>Tên bài</h1><p>" LONG_TEXT
    "<div class='post-sharepoint'><p>" LONG_TEXT "</div>";

static void test_menu(void **state)
{
    struct str tree = dump_of(page_of(page_with_menu, false));
    assert_false(holds(tree, "Mục một"));
    assert_true(holds(tree, "Tên bài"));
    assert_int_equal(count_of(LOG_DROPPED), 1);
    tree = dump_of(page_of(page_with_menu, true));
    assert_true(holds(tree, "Mục một"));
    assert_int_equal(count_of(LOG_DROPPED), 1);
}

/* Programs and styles end where the parser has them end, and leave no text. */
static void test_programs(void **state)
{
    gives("<p>a<style>p{}\n</style>b<script>c\n<p>d</script>e",
          "document\n  paragraph @1 \"abe\"\n");
    gives("<script>\n\n</script><p>a", "document\n  paragraph @3 \"a\"\n");
    gives("<script><!-- w('<script>a</script>') --></script><p>b",
          "document\n  paragraph @1 \"b\"\n");
    gives("<script>a", "document\n");
    const struct doc *doc = page_of(
        "<script type='application/LD&#x2B;json'>{\"@type\":\"Article\","
        "\"author\":\"Lê An\"}</script><p>" LONG_TEXT,
        false);
    assert_int_equal(doc->meta.authors.n, 1);
}

static void has_title(const char *html, const char *wanted)
{
    struct doc *doc = page_of(html, false);
    structure(doc, false);
    if (!str_eq(doc->meta.title, str_of(wanted)))
        fail_msg("%s: '%.*s'", html, STR_ARG(doc->meta.title));
}

/* The head of a page has other signs than its text, capitals and more; a
 * heading that it does not have is the title before the first sentence is. */
static void test_titles(void **state)
{
    has_title(
        "<title>America's \"food\" city - The Paper</title><h2>A city</h2>"
        "<h3>America’s “food” city</h3><p>" LONG_TEXT,
        "America’s “food” city");
    has_title("<title>Mùa lũ ở làng ven sông - Báo Mẫu</title><h2>Báo</h2>"
              "<h3>MÙA LŨ Ở LÀNG VEN SÔNG</h3><p>" LONG_TEXT,
              "MÙA LŨ Ở LÀNG VEN SÔNG");
    has_title("<title>Clematis in winter</title><h1>The garden</h1>"
              "<h1>Title: Clematis in winter</h1><p>" LONG_TEXT,
              "Title: Clematis in winter");
    has_title("<title>Báo Mẫu số ra ngày</title><h1>Mùa lũ</h1><p>" LONG_TEXT
              "<h1>Mùa gặt</h1><p>" LONG_TEXT,
              "Mùa lũ");
}

/* Classes for how a block looks name no part of a page. */
static void test_look(void **state)
{
    struct str tree = dump_of(page_of(
        "<article><h1>Tên bài</h1><p class='has-large-font-size'>Lời dẫn<p "
        "class='font-size'>Cỡ chữ<p>" LONG_TEXT "</article>",
        false));
    assert_true(holds(tree, "Lời dẫn"));
    assert_false(holds(tree, "Cỡ chữ"));
}

static void test_json_ld(void **state)
{
    const struct doc *doc = page_of(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\","
        "\"name\":\"X\"},{\"author\":[{\"@type\":\"Person\",\"name\":\"L\\u00ea"
        " An\"},{\"name\":\"admin\"}],\"@type\":[\"NewsArticle\"],"
        "\"datePublished\":\"2021-03-12T08:00:00+07:00\","
        "\"headline\":\"A \\\"b\\\"\"}]}</script><p>" LONG_TEXT,
        false);
    assert_int_equal(doc->meta.authors.n, 1);
    assert_true(str_eq(doc->meta.authors.at[0], STR("Lê An")));
    assert_true(str_eq(doc->meta.date, STR("2021-03-12")));
    assert_true(holds(dump_of(doc), "heading 1 @1 \"A \\\"b\\\"\""));
    page_of("<script type='application/ld+json'>{\"a\":[[[{\"b\":\"\\u12",
            false);
    page_of("<script type='application/ld+json'>]}},,:\"", false);
}

/* Themes claim a language that their users do not write in. */
static void test_language(void **state)
{
    assert_true(page_of("<html lang=en><p>" LONG_TEXT, false)->meta.lang.n ==
                0);
    assert_true(str_eq(
        page_of("<html lang=fr><p>Un texte assez court.", false)->meta.lang,
        STR("fr")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(test_charset),     T(test_inline_kinds),
        T(test_white_space), T(test_breaks),
        T(test_spans),       T(test_lists),
        T(test_pictures),    T(test_tables),
        T(test_saved_page),  T(test_menu),
        T(test_programs),    T(test_look),
        T(test_titles),      T(test_json_ld),
        T(test_language),    T(test_broken_saved_page),
        T(test_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
