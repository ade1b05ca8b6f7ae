/* SPDX-License-Identifier: MIT */
/* What programs that list documents ask the library for. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anban.h"

static struct anban *a;

static int set_up(void **state)
{
    a = anban_new();
    return a ? 0 : -1;
}

static int tear_down(void **state)
{
    anban_free(a);
    return 0;
}

static void read_it(const char *text)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    fputs(text, file);
    rewind(file);
    assert_true(anban_read_fd(a, "a.md", fileno(file)));
    fclose(file);
}

static void put_line(void *context, const char *line, size_t n)
{
    char *all = context;
    size_t before = strlen(all);
    snprintf(all + before, 400 - before, "%.*s|", (int)n, line);
}

static void each_block_is_a_line(void **state)
{
    char all[400] = "";
    read_it("# Đề *mục*\n\nMột [hai](http://a.vn/) ba\\\nbốn\x1B[1m.\n\n"
            "- mục\n\n  đoạn\n\n```\na\n b\n```\n\n"
            "| c | d |\n|---|---|\n| e | f |\n");
    assert_true(anban_text(a, put_line, all));
    assert_string_equal(all,
                        "Đề mục|Một hai ba bốn[1m.|mục|đoạn|a  b|c|d|e|f|");
}

static void the_head_tells_body_and_number(void **state)
{
    struct anban_facts facts;
    read_it("---\ndate: 2021-03-04\norganization: Sở Y tế\n---\n"
            "# Báo cáo\n\nMột đoạn văn.\n");
    assert_true(anban_facts(a, &facts));
    assert_string_equal(facts.title, "Báo cáo");
    assert_string_equal(facts.body, "Sở Y tế");
    assert_string_equal(facts.number, "");
    assert_string_equal(facts.date, "2021-03-04");
    assert_string_equal(facts.language, "vi");
    assert_true(anban_read(a, "tests/cases/van-ban-nd30.txt"));
    assert_true(anban_facts(a, &facts));
    assert_true(facts.number[0] && facts.body[0]);
}

static void nothing_read_tells_nothing(void **state)
{
    struct anban_facts facts;
    assert_false(anban_facts(a, &facts));
    assert_int_equal(anban_code(a), 2);
    assert_false(anban_text(a, put_line, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_block_is_a_line, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_head_tells_body_and_number, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nothing_read_tells_nothing, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
