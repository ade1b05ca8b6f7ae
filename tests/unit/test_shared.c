/* SPDX-License-Identifier: MIT */
/* Conversions that share what they can write the same bytes as those that do
 * not, whatever was converted before, also in several threads. */
#include "check.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anban.h"

enum { DOCUMENTS = 3, FORMATS = 2, THREADS = 4, SIZE_MAX_TEST = 1 << 20 };

static const char *const texts[DOCUMENTS] = {
    "TỔNG CỤC MÔI TRƯỜNG\n\nBáo cáo năm 2020\n\nMột đoạn văn.\n",
    "Số liệu: 12.345 tấn ☑ và → ①; Ngày 22 tháng 12 năm 2020.\n",
    "# Đầu đề\n\nChữ *nghiêng*, **đậm**, ***cả hai*** và 中 không có.\n",
};
static const char *const formats[FORMATS] = {"pdf", "epub"};

static char folder[64];

struct edition {
    size_t n;
    unsigned char bytes[SIZE_MAX_TEST];
};

static void path_of(char *path, size_t size, int document)
{
    snprintf(path, size, "%s/%d.%s", folder, document,
             document == 2 ? "md" : "txt");
}

static int set_up(void **state)
{
    snprintf(folder, sizeof folder, "/tmp/anban-test-shared-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    for (int i = 0; i < DOCUMENTS; i++) {
        char path[128];
        path_of(path, sizeof path, i);
        FILE *file = fopen(path, "wb");
        if (!file)
            return -1;
        fputs(texts[i], file);
        fclose(file);
    }
    return setenv("SOURCE_DATE_EPOCH", "1608595200", 1);
}

static int tear_down(void **state)
{
    for (int i = 0; i < DOCUMENTS; i++) {
        char path[128];
        path_of(path, sizeof path, i);
        unlink(path);
    }
    return rmdir(folder);
}

/* One edition of one document; false: it could not be made. */
static bool make(struct anban_shared *shared, int document, int format,
                 struct edition *edition)
{
    char path[128];
    path_of(path, sizeof path, document);
    FILE *file = tmpfile();
    struct anban *a = anban_new_with(shared);
    bool ok = file && a && anban_read(a, path) &&
              anban_write_fd(a, formats[format], fileno(file));
    anban_free(a);
    if (file) {
        rewind(file);
        edition->n = fread(edition->bytes, 1, sizeof edition->bytes, file);
        fclose(file);
    }
    return ok;
}

static struct edition alone[DOCUMENTS][FORMATS];

/* Nothing is asserted in a thread: cmocka could not take it. */
static bool all_equal(struct anban_shared *shared, unsigned start)
{
    static const unsigned all = DOCUMENTS * FORMATS;
    struct edition *seen = malloc(sizeof *seen);
    bool ok = seen != NULL;
    for (unsigned i = start; ok && i < start + 2 * all; i++) {
        unsigned document = i * 5 % all / FORMATS, format = i * 5 % FORMATS;
        ok = make(shared, (int)document, (int)format, seen) &&
             seen->n == alone[document][format].n &&
             memcmp(seen->bytes, alone[document][format].bytes, seen->n) == 0;
    }
    free(seen);
    return ok;
}

static void make_alone(void)
{
    for (int i = 0; i < DOCUMENTS; i++) {
        for (int k = 0; k < FORMATS; k++) {
            assert_true(make(NULL, i, k, &alone[i][k]));
            assert_in_range(alone[i][k].n, 1000, SIZE_MAX_TEST - 1);
        }
    }
}

static void the_same_bytes_are_written(void **state)
{
    struct anban_shared *shared = anban_shared_new();
    assert_non_null(shared);
    make_alone();
    assert_true(all_equal(shared, 0));
    assert_true(all_equal(shared, 1));
    anban_shared_free(shared);
}

struct thread {
    pthread_t id;
    struct anban_shared *shared;
    unsigned start;
    bool ok;
};

static void *run_thread(void *argument)
{
    struct thread *thread = argument;
    thread->ok = all_equal(thread->shared, thread->start);
    return NULL;
}

static void threads_may_share(void **state)
{
    struct thread threads[THREADS];
    struct anban_shared *shared = anban_shared_new();
    make_alone();
    for (unsigned i = 0; i < THREADS; i++) {
        threads[i] = (struct thread){.shared = shared, .start = i};
        assert_int_equal(
            pthread_create(&threads[i].id, NULL, run_thread, &threads[i]), 0);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        pthread_join(threads[i].id, NULL);
        assert_true(threads[i].ok);
    }
    anban_shared_free(shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_are_written),
        cmocka_unit_test(threads_may_share),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
