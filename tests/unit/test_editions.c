/* SPDX-License-Identifier: MIT */
/* Editions written side by side are those written one after the other: their
 * bytes, the notes and what fails. */
#include "check.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anban.h"

enum { SIZE_MAX_TEST = 1 << 20, NOTES_MAX_TEST = 1 << 12, THREADS = 2 };

static const char text[] = "# Báo cáo\n\n"
                           "Một đoạn văn ☑ và 中.\n\n"
                           "![Ảnh](none.png)\n\n"
                           "| A | B |\n|---|---|\n| **đậm** | *nghiêng* |\n";

static char folder[64], input[128];

struct made {
    bool ok;
    size_t parts[2], n[2];
    unsigned char *bytes[2];
    char notes[NOTES_MAX_TEST];
};

static int set_up(void **state)
{
    snprintf(folder, sizeof folder, "/tmp/anban-test-editions-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(input, sizeof input, "%s/r.md", folder);
    FILE *file = fopen(input, "wb");
    if (!file)
        return -1;
    fputs(text, file);
    fclose(file);
    return setenv("SOURCE_DATE_EPOCH", "1608595200", 1);
}

static int tear_down(void **state)
{
    unlink(input);
    return rmdir(folder);
}

static void take_notes(struct anban *a, struct made *made)
{
    struct anban_note note;
    size_t n = 0;
    while (anban_next_note(a, &note) && n + 1 < sizeof made->notes)
        n += (size_t)snprintf(made->notes + n, sizeof made->notes - n,
                              "%d %ld %s\n", note.kind, note.line, note.text);
}

/* Nothing is asserted here: it runs in threads, which cmocka cannot take. */
static void make(struct made *made, size_t threads)
{
    FILE *files[2] = {tmpfile(), tmpfile()};
    struct anban *a = anban_new();
    struct anban_edition editions[2] = {
        {.format = "pdf", .fd = fileno(files[0])},
        {.format = "epub", .fd = fileno(files[1])}};
    made->ok =
        a && anban_read(a, input) && anban_write_all(a, editions, 2, threads);
    if (a)
        take_notes(a, made);
    for (int i = 0; i < 2; i++) {
        made->bytes[i] = calloc(1, SIZE_MAX_TEST);
        made->parts[i] = editions[i].parts;
        rewind(files[i]);
        made->n[i] = fread(made->bytes[i], 1, SIZE_MAX_TEST, files[i]);
        made->ok &= editions[i].written && !editions[i].failure &&
                    editions[i].size == made->n[i];
        fclose(files[i]);
    }
    anban_free(a);
}

static void drop(struct made *made)
{
    free(made->bytes[0]);
    free(made->bytes[1]);
}

static void demand_same(const struct made *one, const struct made *other)
{
    assert_true(one->ok && other->ok);
    assert_string_equal(one->notes, other->notes);
    for (int i = 0; i < 2; i++) {
        assert_in_range(one->n[i], 1000, SIZE_MAX_TEST - 1);
        assert_int_equal(one->n[i], other->n[i]);
        assert_int_equal(one->parts[i], other->parts[i]);
        assert_memory_equal(one->bytes[i], other->bytes[i], one->n[i]);
    }
}

static void the_same_is_written(void **state)
{
    struct made one = {.ok = false}, other = one;
    make(&one, 1);
    make(&other, 2);
    demand_same(&one, &other);
    assert_non_null(strstr(other.notes, "none.png"));
    drop(&one);
    drop(&other);
}

static void *run_thread(void *made)
{
    make(made, 2);
    return NULL;
}

/* Two conversions at once, with two threads each. */
static void conversions_may_too(void **state)
{
    static struct made made[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, run_thread, &made[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    demand_same(&made[0], &made[1]);
    drop(&made[0]);
    drop(&made[1]);
}

static bool exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

/* `bad` of the two cannot be written; the other is. */
static void demand_other(int bad, const char *path, size_t threads)
{
    char whole[128];
    snprintf(whole, sizeof whole, "%s/whole", folder);
    struct anban *a = anban_new();
    struct anban_edition editions[2] = {{.format = "pdf", .path = whole},
                                        {.format = "epub", .path = whole}};
    editions[bad].path = path;
    assert_true(anban_read(a, input));
    assert_false(anban_write_all(a, editions, 2, threads));
    assert_int_equal(anban_code(a), 1);
    assert_true(editions[1 - bad].written);
    assert_null(editions[1 - bad].failure);
    assert_true(exists(whole));
    assert_false(editions[bad].written);
    assert_non_null(strstr(editions[bad].failure, path));
    assert_string_equal(editions[bad].failure, anban_message(a));
    anban_free(a);
    unlink(whole);
}

static void one_failure_is_one(void **state)
{
    for (int bad = 0; bad < 2; bad++) {
        for (size_t threads = 1; threads < 3; threads++) {
            demand_other(bad, "/dev/full", threads);
            demand_other(bad, "/none/x", threads);
        }
    }
}

static void wrong_use_is_told(void **state)
{
    struct anban *a = anban_new();
    struct anban_edition editions[2] = {{.format = "pdf", .path = "/none/x"},
                                        {.format = "epub", .path = "/none/y"}};
    assert_false(anban_write_all(a, editions, 2, 2)); /* nothing was read */
    assert_int_equal(anban_code(a), 2);
    assert_non_null(editions[0].failure);
    assert_non_null(editions[1].failure);
    assert_true(anban_read(a, input));
    editions[0].format = "doc";
    assert_false(anban_write_all(a, editions, 2, 2));
    assert_non_null(strstr(editions[0].failure, "doc"));
    assert_non_null(strstr(editions[1].failure, "/none/y"));
    assert_true(anban_write_all(a, editions, 0, 2));
    anban_free(a);
}

struct heard {
    size_t last, times;
    bool falls;
};

static void hear(void *context, size_t done, size_t all)
{
    struct heard *heard = context;
    heard->falls = heard->falls || done < heard->last || done > all;
    heard->last = done;
    heard->times++;
}

/* Each of its four blocks, and the end. */
static void pages_are_watched(void **state)
{
    struct heard heard = {0};
    struct anban *a = anban_new();
    char path[160];
    snprintf(path, sizeof path, "%s/r.pdf", folder);
    anban_watch_by(a, hear, &heard);
    assert_true(anban_read(a, input) && anban_write(a, "pdf", path));
    anban_free(a);
    unlink(path);
    assert_false(heard.falls);
    assert_int_equal(heard.last, 4);
    assert_int_equal(heard.times, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_written),
        cmocka_unit_test(conversions_may_too),
        cmocka_unit_test(one_failure_is_one),
        cmocka_unit_test(wrong_use_is_told),
        cmocka_unit_test(pages_are_watched),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
