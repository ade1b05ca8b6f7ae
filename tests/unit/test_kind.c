/* SPDX-License-Identifier: MIT */
/* What the tables of forms, of editions and of options say of each other. */
#include <string.h>

#include "base/error.h" /* before cmocka's macro of the same name */

#include "check.h"

#include "options.h"
#include "stages.h"
#include "writing.h"

static void each_kind_of_input_is_something(void **state)
{
    for (int kind = 0; kind <= INPUT_FOREIGN; kind++)
        assert_non_null(input_kind_word((enum input_kind)kind));
}

static void what_may_be_read_is_a_kind(void **state)
{
    const char *const *words = option_find("from")->told.words;
    enum input_kind kind;
    for (; *words; words++)
        assert_true(input_kind_named(str_of(*words), &kind));
    assert_false(input_kind_named(STR(""), &kind));
    assert_false(input_kind_named(STR("pdf"), &kind));
}

static void what_may_be_written_is_a_format(void **state)
{
    const char *const *words = option_find("to")->told.words;
    for (; *words; words++) {
        const struct format *format = format_named(*words);
        assert_non_null(format);
        assert_string_equal(format->name, *words);
        assert_non_null(format->write);
    }
    assert_null(format_named("docx"));
    assert_null(format_named("pd"));
}

static void a_name_tells_what_says_nothing_of_itself(void **state)
{
    assert_int_equal(input_kind_by_name(STR("a.MD")), INPUT_MARKDOWN);
    assert_int_equal(input_kind_by_name(STR("a.htm")), INPUT_HTML);
    assert_int_equal(input_kind_by_name(STR("a.docx")), INPUT_TEXT);
    assert_int_equal(input_kind_by_name(STR("a")), INPUT_TEXT);
}

static enum input_kind kind_of(struct str bytes, struct str name)
{
    struct foreign foreign;
    return input_kind(bytes, name, &foreign);
}

static void a_page_is_one_behind_a_comment_of_any_length(void **state)
{
    static char page[6000];
    const char *ends[] = {"-->\n<!DOCTYPE html><html>", "\n<html>"};
    for (size_t i = 0; i < 2; i++) {
        memset(page, 'x', sizeof page);
        memcpy(page, "\xEF\xBB\xBF <!--", 8);
        size_t n = strlen(ends[i]);
        memcpy(page + sizeof page - n, ends[i], n);
        assert_int_equal(kind_of((struct str){page, sizeof page}, STR("a")),
                         i == 0 ? INPUT_HTML : INPUT_TEXT);
    }
}

static void a_table_under_words_name_is_a_page(void **state)
{
    struct str table = STR("<table width=\"100%\"><tr><td>A</td></tr></table>");
    assert_int_equal(kind_of(table, STR("a.doc")), INPUT_HTML);
    assert_int_equal(kind_of(table, STR("a.DOCX")), INPUT_HTML);
    assert_int_equal(kind_of(table, STR("a.md")), INPUT_MARKDOWN);
    assert_int_equal(kind_of(table, STR("a.txt")), INPUT_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_input_is_something),
        cmocka_unit_test(what_may_be_read_is_a_kind),
        cmocka_unit_test(what_may_be_written_is_a_format),
        cmocka_unit_test(a_name_tells_what_says_nothing_of_itself),
        cmocka_unit_test(a_page_is_one_behind_a_comment_of_any_length),
        cmocka_unit_test(a_table_under_words_name_is_a_page),
    };
    return RUN(tests);
}
