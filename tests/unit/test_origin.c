/* SPDX-License-Identifier: MIT */
/* What an edition tells of where it came from, in each format, and what it no
 * longer tells when it is not as it left the program. */
#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anban.h"

static const char *const formats[] = {"pdf", "epub", "png"};
enum { FORMATS = sizeof formats / sizeof formats[0] };

static char folder[64], input[128], edition[128];

static void put(const char *path, const char *mode, const char *text)
{
    FILE *file = fopen(path, mode);
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int set_up(void **state)
{
    snprintf(folder, sizeof folder, "/tmp/anban-test-origin-XXXXXX");
    if (!mkdtemp(folder) || setenv("SOURCE_DATE_EPOCH", "1608595200", 1) != 0)
        return -1;
    snprintf(input, sizeof input, "%s/r.txt", folder);
    snprintf(edition, sizeof edition, "%s/r.out", folder);
    return 0;
}

static int tear_down(void **state)
{
    unlink(input);
    unlink(edition);
    return rmdir(folder);
}

/* Writes the edition anew, with an option or NULL, and looks at it. */
static struct anban_origin made(const char *text, const char *format,
                                const char *option, const char *value)
{
    struct anban_origin origin;
    struct anban *a = anban_new();
    put(input, "wb", text);
    unlink(edition);
    assert_true(!option || anban_set(a, option, value));
    assert_true(anban_read(a, input));
    assert_true(anban_write(a, format, edition));
    anban_free(a);
    assert_int_equal(anban_look(edition, &origin), ANBAN_EDITION);
    return origin;
}

static void each_format_tells_the_same(void **state)
{
    struct anban_origin expected;
    struct anban *a = anban_new();
    for (int i = 0; i < FORMATS; i++) {
        struct anban_origin seen =
            made("Một đoạn văn.\n", formats[i], NULL, NULL);
        assert_true(anban_expect(a, input, &expected));
        assert_int_equal(seen.kind, 't');
        assert_int_equal(seen.time, 1608595200);
        assert_int_equal(seen.time, expected.time);
        assert_string_equal(seen.document, expected.document);
        assert_string_equal(seen.options, expected.options);
        assert_int_equal(strlen(seen.identity), 32);
    }
    anban_free(a);
}

static void another_text_or_option_is_another(void **state)
{
    struct anban_origin one = made("Một.\n", "pdf", NULL, NULL);
    struct anban_origin two = made("Hai.\n", "pdf", NULL, NULL);
    struct anban_origin small = made("Hai.\n", "pdf", "paper", "a5");
    struct anban_origin large = made("Hai.\n", "pdf", "max-input", "1M");
    assert_string_not_equal(one.document, two.document);
    assert_string_equal(one.options, two.options);
    assert_string_equal(two.document, small.document);
    assert_string_not_equal(two.options, small.options);
    assert_string_equal(two.options, large.options);
}

static void options_have_no_order(void **state)
{
    struct anban_origin one, two;
    struct anban *a = anban_new(), *b = anban_new();
    put(input, "wb", "Một.\n");
    assert_true(anban_set(a, "paper", "a5") && anban_set(a, "toc", NULL));
    assert_true(anban_set(b, "toc", NULL) && anban_set(b, "paper", "a5"));
    assert_true(anban_expect(a, input, &one) && anban_expect(b, input, &two));
    assert_string_equal(one.options, two.options);
    assert_false(anban_expect(a, folder, &one));
    anban_free(a);
    anban_free(b);
}

static void what_is_changed_is_foreign(void **state)
{
    struct anban_origin origin;
    for (int i = 0; i < FORMATS; i++) {
        made("Một.\n", formats[i], NULL, NULL);
        put(edition, "ab", "\n% signed\n");
        assert_int_equal(anban_look(edition, &origin), ANBAN_FOREIGN);
        assert_string_equal(origin.document, "");
    }
    put(edition, "wb", "%PDF-1.7\nsomebody's\n%%EOF\n");
    assert_int_equal(anban_look(edition, &origin), ANBAN_FOREIGN);
}

static void nothing_is_nobodys(void **state)
{
    struct anban_origin origin;
    unlink(edition);
    assert_int_equal(anban_look(edition, &origin), ANBAN_NOTHING);
    put(edition, "wb", "");
    assert_int_equal(anban_look(edition, &origin), ANBAN_NOTHING);
    assert_int_equal(anban_look(folder, &origin), ANBAN_NOTHING);
    assert_int_equal(anban_look("/dev/null", &origin), ANBAN_NOTHING);
}

/* A PDF of a version that wrote no such line. */
static void write_older(const char *producer, const char *behind)
{
    char text[1024];
    snprintf(
        text, sizeof text,
        "%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n"
        "<pdf:Producer>%s</pdf:Producer>\nxref\n%0400d\n"
        "trailer\n<<\n/Info 7 0 R\n/Size 8\n>>\nstartxref\n99\n%%%%EOF\n%s",
        producer, 0, behind);
    put(edition, "wb", text);
}

static void an_older_pdf_is_known(void **state)
{
    struct anban_origin origin;
    write_older("anban 0.1.0", "");
    assert_int_equal(anban_look(edition, &origin), ANBAN_EDITION);
    assert_string_equal(origin.document, "");
    write_older("other 1", "");
    assert_int_equal(anban_look(edition, &origin), ANBAN_FOREIGN);
    write_older("anban 0.1.0", "8 0 obj\nendobj\nstartxref\n99\n%%EOF\n");
    assert_int_equal(anban_look(edition, &origin), ANBAN_FOREIGN);
}

/* Writes over what stands at `path`, with --overwrite or not. */
static bool written_over(const char *path, bool overwrite)
{
    struct anban *a = anban_new();
    bool ok = (!overwrite || anban_set(a, "overwrite", NULL)) &&
              anban_read(a, input) && anban_write(a, "png", path);
    if (!ok)
        assert_non_null(strstr(anban_message(a), path));
    anban_free(a);
    return ok;
}

static void what_is_foreign_is_kept(void **state)
{
    put(input, "wb", "Một.\n");
    put(edition, "wb", "somebody's\n");
    assert_false(written_over(edition, false));
    assert_true(written_over(edition, true));
    assert_true(written_over(edition, false));
    put(edition, "ab", "signed\n");
    assert_false(written_over(edition, false));
}

static void what_a_document_is_made_of_is_kept(void **state)
{
    char other[160];
    made("Một.\n", "png", NULL, NULL);
    assert_true(written_over(edition, true));
    put(input, "wb", "# Một\n\n![Ảnh](r.out)\n");
    snprintf(other, sizeof other, "%s/r.md", folder);
    assert_int_equal(rename(input, other), 0);
    assert_int_equal(symlink("r.md", input), 0);
    assert_false(written_over(other, true));
    assert_false(written_over(input, true));
    snprintf(input, sizeof input, "%s/r.md", folder);
    assert_false(written_over(edition, true));
    snprintf(other, sizeof other, "%s/hard", folder);
    assert_int_equal(link(edition, other), 0);
    assert_false(written_over(other, true));
    unlink(other);
    unlink(input);
    snprintf(input, sizeof input, "%s/r.txt", folder);
    unlink(input);
}

static void what_options_name_is_kept(void **state)
{
    struct anban *a = anban_new();
    made("Một.\n", "png", NULL, NULL);
    assert_true(anban_set(a, "overwrite", NULL));
    assert_true(anban_set(a, "cover", edition));
    assert_true(anban_read(a, input));
    assert_false(anban_write(a, "epub", edition));
    anban_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_tells_the_same),
        cmocka_unit_test(another_text_or_option_is_another),
        cmocka_unit_test(options_have_no_order),
        cmocka_unit_test(what_is_changed_is_foreign),
        cmocka_unit_test(nothing_is_nobodys),
        cmocka_unit_test(an_older_pdf_is_known),
        cmocka_unit_test(what_is_foreign_is_kept),
        cmocka_unit_test(what_a_document_is_made_of_is_kept),
        cmocka_unit_test(what_options_name_is_kept),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
