/* SPDX-License-Identifier: MIT */
/* The XML of Word files as events: names, namespaces, encodings, damage. */
#include <time.h>

#include "read/office/parse.h"

#include "base/arena.h"
#include "base/buf.h"

#include "check.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

static struct arena *arena;
static struct docx_xml xml;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void add_event(struct buf *buf, const struct docx_parser *parser)
{
    const char *known = xml.tag == W_p ? "p" : xml.tag == W_t ? "t" : "-";
    if (xml.event == DOCX_TEXT) {
        buf_printf(buf, "'%.*s' ", STR_ARG(xml.text));
    } else if (xml.event == DOCX_CLOSE) {
        buf_printf(buf, "/%s%d ", known, xml.depth);
    } else {
        struct str value = docx_parse_attribute(parser, NS_W, "val");
        buf_printf(buf, "%s%d%s%.*s ", known, xml.depth, value.n ? "=" : "",
                   STR_ARG(value));
    }
}

/* The events in short: the element's name and depth, "/" where it closes, "="
 * and the value of w:val; "-" is what means nothing. */
static const char *events_of(struct str bytes)
{
    struct buf buf = {.arena = arena};
    struct docx_parser *parser = docx_parser_new(bytes);
    assert_non_null(parser);
    xml = (struct docx_xml){.event = DOCX_STARTED};
    while (docx_parse(parser, &xml) && xml.event != DOCX_FINISHED)
        add_event(&buf, parser);
    assert_true(docx_parse(parser, &xml));
    assert_int_equal(xml.event, DOCX_FINISHED);
    docx_parser_free(parser);
    return buf_str(&buf).s;
}

static void tags_and_texts_come_in_order(void **state)
{
    assert_string_equal(
        events_of(STR("<w:p xmlns:w=\"" W "\"> a<w:t w:val=\"1\">b &amp;<!-- "
                      "x --><![CDATA[<c>]]>\r\nd</w:t><w:t/><w:q/>e</w:p>\n")),
        "p1 ' a' t2=1 'b &<c>\nd' /t2 t2 /t2 -2 /-2 'e' /p1 ");
    assert_string_equal(xml.problem, "");
}

static void a_prefix_is_only_a_name(void **state)
{
    assert_string_equal(
        events_of(STR("<x:p xmlns:x=\"" W "\"><p x:val=\"1\"/><p xmlns=\"" W
                      "\" val=\"2\" xmlns:y=\"" W "\" y:val=\"3\"/><x:p "
                      "xmlns:x=\"urn:x\"/><x:p/></x:p>")),
        "p1 -2=1 /-2 p2=3 /p2 -2 /-2 p2 /p2 /p1 ");
}

static void a_declaration_ends_with_its_element(void **state)
{
    assert_string_equal(events_of(STR("<a><b xmlns=\"" W "\"><p/><p "
                                      "xmlns=\"\"/><p/></b><p/></a>")),
                        "-1 -2 p3 /p3 -3 /-3 p3 /p3 /-2 -2 /-2 /-1 ");
}

static void what_nobody_declared_means_nothing(void **state)
{
    assert_string_equal(
        events_of(STR("<w:a><w:p w:val=\"1\"/><p xmlns=\"" W "\"/>x</w:a>")),
        "-1 -2 /-2 p2 /p2 'x' /-1 ");
    assert_string_equal(xml.problem, "");
}

static void both_encodings_of_packages_are_read(void **state)
{
    static const char utf8[] = "<p xmlns=\"" W "\">\xC4\x91</p>";
    struct buf wide = {.arena = arena};
    buf_add(&wide, STR("\xFF\xFE"));
    for (const char *c = utf8; *c; c++) {
        bool letter = *c == '\xC4';
        buf_add_char(&wide, letter ? '\x11' : *c);
        buf_add_char(&wide, letter ? '\x01' : '\0');
        c += letter;
    }
    assert_string_equal(events_of(STR("\xEF\xBB\xBF<a/>")), "-1 /-1 ");
    assert_string_equal(events_of(buf_str(&wide)), "p1 '\xC4\x91' /p1 ");
}

static void damage_ends_it_with_a_word(void **state)
{
    static const char *const damaged[] = {
        "<a>",        "<a></b>",
        "<a>&x;</a>", "<a>\xFF</a>",
        "<a b=1/>",   "x",
        "<a/><b/>",   "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"};
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++) {
        events_of(str_of(damaged[i]));
        assert_string_not_equal(xml.problem, "");
    }
    assert_non_null(strstr(xml.problem, "DTD"));
    assert_string_equal(events_of(STR("<a>x<b/>y</c>")), "-1 'x' -2 /-2 'y' ");
}

static void depth_and_length_are_bounded_by_memory_alone(void **state)
{
    enum { DEEP = 10000, LONG = 3000000 };
    struct buf deep = {.arena = arena}, wide = {.arena = arena};
    for (int i = 0; i < DEEP; i++)
        buf_add(&deep, STR("<w:p xmlns:w=\"" W "\">"));
    events_of(buf_str(&deep));
    assert_string_equal(xml.problem, "it is nested too deeply");
    buf_add(&wide, STR("<a b=\""));
    for (int i = 0; i < LONG; i++)
        buf_add_char(&wide, 'x');
    buf_add(&wide, STR("\"><c/></a>"));
    assert_string_equal(events_of(buf_str(&wide)), "-1 -2 /-2 /-1 ");
}

/* A thousand of them must not make every name a long search. */
static void needless_declarations_are_passed_over(void **state)
{
    enum { MANY = 20000, PARAGRAPHS = 20000 };
    struct buf buf = {.arena = arena};
    buf_add(&buf, STR("<w:a xmlns:w=\"" W "\""));
    for (int i = 0; i < MANY; i++)
        buf_printf(&buf, " xmlns:x%d=\"u\"", i);
    buf_add(&buf, STR(">"));
    for (int i = 0; i < PARAGRAPHS; i++)
        buf_printf(&buf, "<w:x%d/>", i);
    buf_add(&buf, STR("<w:p/></w:a>"));
    clock_t start = clock(), limit = 5 * slowness();
    const char *events = events_of(buf_str(&buf));
    assert_non_null(strstr(events, "p2 /p2 "));
    assert_true(clock() - start < limit * CLOCKS_PER_SEC);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(tags_and_texts_come_in_order),
        TEST(a_prefix_is_only_a_name),
        TEST(a_declaration_ends_with_its_element),
        TEST(what_nobody_declared_means_nothing),
        TEST(both_encodings_of_packages_are_read),
        TEST(damage_ends_it_with_a_word),
        TEST(needless_declarations_are_passed_over),
        TEST(depth_and_length_are_bounded_by_memory_alone),
    };
    return RUN(tests);
}
