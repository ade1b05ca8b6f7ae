/* SPDX-License-Identifier: MIT */
/* Whatever text goes in, a well-formed document comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/arena.h"
#include "base/error.h"
#include "write/xml.h"

#include <cmocka.h> /* after error.h: both have a fail */

struct fixture {
    struct arena *arena;
    struct xml *xml;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->xml = xml_new();
    *state = f;
    return f->arena && f->xml ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    xml_free(f->xml);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void finishes_as(struct fixture *f, const char *expected)
{
    struct anban_error err = {0};
    struct str got = xml_finish(f->xml, f->arena, &err);
    assert_int_equal(err.code, ANBAN_OK);
    assert_string_equal(got.s, expected);
}

static void text_is_escaped(void **state)
{
    struct fixture *f = *state;
    xml_start(f->xml, "a");
    xml_attribute(f->xml, "b", STR("<\"&'>\n"));
    xml_text(f->xml, STR("<&> ]]>"));
    finishes_as(f, "<a b=\"&lt;&quot;&amp;'&gt;&#10;\">&lt;&amp;&gt; ]]&gt;"
                   "</a>\n");
}

static void barred_characters_are_replaced(void **state)
{
    struct fixture *f = *state;
    xml_start(f->xml, "a");
    xml_text(f->xml, (struct str){"a\x01\0z\x1B", 5});
    xml_text(f->xml, STR("\xFF\xED\xA0\x80\xEF\xBF\xBE\xC3"));
    finishes_as(f, "<a>a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD"
                   "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
                   "\xEF\xBF\xBD\xEF\xBF\xBD</a>\n");
}

static void views_end_where_they_end(void **state)
{
    struct fixture *f = *state;
    xml_start(f->xml, "a");
    xml_text(f->xml, (struct str){"đẹp lắm", 6});
    xml_text(f->xml, (struct str){NULL, 0});
    finishes_as(f, "<a>đẹp</a>\n");
}

static void empty_elements_have_two_forms(void **state)
{
    struct fixture *f = *state;
    xml_start(f->xml, "a");
    xml_start(f->xml, "br");
    xml_end(f->xml);
    xml_start(f->xml, "span");
    xml_end_tag(f->xml);
    xml_element(f->xml, "title", STR(""));
    finishes_as(f, "<a><br/><span></span><title></title></a>\n");
}

static void document_has_its_head(void **state)
{
    struct fixture *f = *state;
    xml_declaration(f->xml);
    xml_doctype(f->xml, "html", NULL, NULL);
    xml_instruction(f->xml, "p", STR("q"));
    xml_start(f->xml, "html");
    finishes_as(f, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<!DOCTYPE html>\n<?p q?><html/>\n");
}

static void open_elements_are_ended(void **state)
{
    struct fixture *f = *state;
    xml_start(f->xml, "a");
    xml_start(f->xml, "b");
    xml_text(f->xml, STR("c"));
    finishes_as(f, "<a><b>c</b></a>\n");
}

/* What a call cannot do is remembered, not lost. */
static void misuse_is_told_at_the_end(void **state)
{
    struct fixture *f = *state;
    struct anban_error err = {0};
    xml_start(f->xml, "a");
    xml_text(f->xml, STR("b"));
    xml_attribute(f->xml, "late", STR("c"));
    struct str got = xml_finish(f->xml, f->arena, &err);
    assert_int_equal(got.n, 0);
    assert_int_not_equal(err.code, ANBAN_OK);
}

static void an_end_too_many_is_told(void **state)
{
    struct fixture *f = *state;
    struct anban_error err = {0};
    xml_element(f->xml, "a", STR("b"));
    xml_end(f->xml);
    assert_int_equal(xml_finish(f->xml, f->arena, &err).n, 0);
    assert_int_not_equal(err.code, ANBAN_OK);
}

static void depth_has_no_limit(void **state)
{
    enum { DEPTH = 5000 };
    struct fixture *f = *state;
    struct anban_error err = {0};
    for (int i = 0; i < DEPTH; i++)
        xml_start(f->xml, i % 2 ? "blockquote" : "q");
    xml_text(f->xml, STR("x"));
    struct str got = xml_finish(f->xml, f->arena, &err);
    assert_int_equal(got.n,
                     DEPTH / 2 * strlen("<blockquote><q></q></blockquote>") +
                         strlen("x\n"));
    assert_non_null(strstr(got.s, "<q><blockquote>x</blockquote></q>"));
}

static void every_byte_parses(void **state)
{
    struct fixture *f = *state;
    struct anban_error err = {0};
    xml_start(f->xml, "a");
    for (int i = 0; i < 256; i++) {
        char bytes[2] = {(char)i, (char)(255 - i)};
        xml_start(f->xml, "b");
        xml_attribute(f->xml, "c", (struct str){bytes, 2});
        xml_text(f->xml, (struct str){bytes, 2});
        xml_end(f->xml);
    }
    struct str got = xml_finish(f->xml, f->arena, &err);
    xmlDocPtr parsed = xmlReadMemory(got.s, (int)got.n, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR);
    assert_non_null(parsed);
    xmlFreeDoc(parsed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_is_escaped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(barred_characters_are_replaced, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(views_end_where_they_end, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(empty_elements_have_two_forms, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(document_has_its_head, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(open_elements_are_ended, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(misuse_is_told_at_the_end, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_end_too_many_is_told, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(depth_has_no_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_byte_parses, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
