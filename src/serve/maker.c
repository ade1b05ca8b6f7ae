/* SPDX-License-Identifier: MIT */
/*
 * The library's calls in their order. All files come open with the order; what
 * else a document may ask for, pictures beside it, came with it, too. Then the
 * process gives up all that it does not need (command/confine.h).
 */
#define _GNU_SOURCE /* memfd_create */
#include "serve/maker.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/fatal.h"
#include "command/language.h"
#include "command/link.h"
#include "command/office.h"
#include "serve/bundle.h"
#include "serve/order.h"
#include "serve/telling.h"

enum { SECONDS_MAX = 30 };

static const rlim_t memory_most = (rlim_t)1 << 30, file_most = (rlim_t)1 << 28;

struct making {
    const struct order *order;
    struct anban *a;
    int outputs[ORDER_FORMATS]; /* of the editions */
    bool is_made_docx;          /* what is read: LibreOffice made it */
    struct report report;
};

/* `now`, made no higher than `most`. */
static struct rlimit lower(struct rlimit now, rlim_t most)
{
    if (now.rlim_cur > most)
        now.rlim_cur = now.rlim_max = most;
    return now;
}

/* Builds whose instruments need other memory have no limit of it. */
static void set_limits(void)
{
    struct rlimit memory, time, file;
    if (getrlimit(RLIMIT_DATA, &memory) != 0 ||
        getrlimit(RLIMIT_CPU, &time) != 0 ||
        getrlimit(RLIMIT_FSIZE, &file) != 0)
        return;
    memory = lower(memory, CONFINE ? memory_most : memory.rlim_cur);
    time = lower(time, SECONDS_MAX);
    file = lower(file, file_most);
    (void)setrlimit(RLIMIT_DATA, &memory);
    (void)setrlimit(RLIMIT_CPU, &time);
    (void)setrlimit(RLIMIT_FSIZE, &file);
}

/* The server has written them, and they stand at their end. */
static void rewind_all(const struct order *order)
{
    size_t n = order_file_count(&order->head);
    for (size_t i = 0; i < n; i++)
        (void)lseek(order->files[i], 0, SEEK_SET);
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool ends_in_path(const char *picture, const char *name)
{
    size_t n = strlen(picture), m = strlen(name);
    return n >= m && strcasecmp(picture + n - m, name) == 0 &&
           (n == m || picture[n - m - 1] == '/');
}

static bool is_same_path(const char *picture, const char *name)
{
    return strcasecmp(picture, name) == 0;
}

static bool has_same_end(const char *picture, const char *name)
{
    return ends_in_path(picture, last_part(name));
}

/* The file that came along for which the document asks: by its whole name, or,
 * as browsers may tell no folders or more of them, by the end of it. -1: there
 * is none. */
static int find_picture(const struct order *order, const char *name)
{
    static bool (*const ways[])(const char *, const char *) = {
        is_same_path, ends_in_path, has_same_end};
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        for (size_t i = 0; i < order->head.pictures; i++) {
            if (ways[way](order->pictures[i], name))
                return (int)i;
        }
    }
    return -1;
}

static int open_picture(void *context, const char *name, char *problem,
                        size_t size)
{
    const struct order *order = context;
    size_t first = (size_t)FILE_FIRST + order->head.formats + order->head.hints;
    int found = find_picture(order, name);
    if (found >= 0)
        return fcntl(order->files[first + (size_t)found], F_DUPFD_CLOEXEC, 0);
    snprintf(problem, size, "%s",
             _("was not sent along; send the document together with its "
               "pictures"));
    return -1;
}

/* The corrections of lines are a file on the command line, too. */
static bool set_hints(const struct making *m)
{
    char path[48];
    const struct order_head *head = &m->order->head;
    if (!head->hints)
        return true;
    snprintf(path, sizeof path, "/proc/self/fd/%d",
             m->order->files[FILE_FIRST + head->formats]);
    return anban_set(m->a, "hints", path);
}

static bool set_options(const struct making *m)
{
    const struct order *order = m->order;
    bool ok = m->a && anban_set(m->a, "overwrite", NULL);
    for (size_t i = 0; ok && i < order->head.options; i++) {
        const char *name = order->options[i].name;
        ok = anban_set(m->a, name,
                       anban_takes_value(name) == 1 ? order->options[i].value
                                                    : NULL);
    }
    ok = ok && set_hints(m);
    return ok && anban_check(m->a, order->formats, order->head.formats);
}

/* One edition goes where the order has it; those of a bundle wait here. */
static void open_outputs(struct making *m)
{
    const struct order *order = m->order;
    for (size_t i = 0; i < order->head.formats; i++)
        m->outputs[i] = order->head.bundle
                            ? memfd_create("edition", MFD_CLOEXEC)
                            : order->files[FILE_FIRST + i];
}

/* Whatever else was open in the parent is not for a document. */
static void give_up_files(void)
{
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(nothing, fd);
    close(nothing);
}

static bool write_editions(struct making *m)
{
    struct anban_edition editions[ORDER_FORMATS];
    size_t n = m->order->head.formats;
    for (size_t i = 0; i < n; i++)
        editions[i] = (struct anban_edition){.format = m->order->formats[i],
                                             .fd = m->outputs[i],
                                             .name = m->order->name};
    bool ok = anban_write_all(m->a, editions, n, 1);
    for (size_t i = 0; i < n; i++)
        m->report.parts[i] = (uint32_t)editions[i].parts;
    return ok;
}

static void tell(struct making *m)
{
    const int *files = m->order->files;
    FILE *text = fdopen(files[FILE_TEXT], "w");
    FILE *json =
        m->order->head.telling ? fdopen(files[FILE_TELLING], "w") : NULL;
    telling_write(
        m->a, m->order->name,
        m->is_made_docx
            ? _("it was read by LibreOffice, which made a .docx of it")
            : NULL,
        json, text, &m->report);
    if (json) {
        fprintf(json, ",\"pages\":%u}\n", (unsigned)m->report.parts[0]);
        fclose(json);
    }
    if (text)
        fclose(text);
}

/* "report.docx" has the editions "report.pdf" and "report.epub". */
static bool bundle(const struct making *m)
{
    struct bundled entries[ORDER_FORMATS];
    size_t n = m->order->head.formats;
    const char *name = m->order->name, *dot = strrchr(name, '.');
    int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
    for (size_t i = 0; i < n; i++) {
        entries[i].fd = m->outputs[i];
        snprintf(entries[i].name, sizeof entries[i].name, "%.*s.%s", stem, name,
                 m->order->formats[i]);
    }
    return bundle_write(m->order->files[FILE_FIRST], entries, n);
}

static void keep_failure(struct making *m)
{
    m->report.code = m->a ? anban_code(m->a) : STATUS_FAILED;
    if (m->report.code == 0)
        m->report.code = STATUS_FAILED;
    snprintf(m->report.sentence, sizeof m->report.sentence, "%s",
             m->a ? anban_message(m->a) : _("out of memory"));
}

static bool write_report(const struct making *m)
{
    return pwrite(m->order->files[FILE_REPORT], &m->report, sizeof m->report,
                  0) == (ssize_t)sizeof m->report;
}

/* A long document takes a while, and somebody waits. */
static void tell_pages(void *context, size_t done, size_t all)
{
    enum { ALL = 100 };
    struct making *m = context;
    int32_t percent = all ? (int32_t)(done * ALL / all) : ALL;
    if (percent == m->report.percent && m->report.stage == STAGE_PAGES)
        return;
    m->report.percent = percent;
    m->report.stage = percent < ALL ? STAGE_PAGES : STAGE_WRITING;
    (void)write_report(m);
}

static bool convert(struct making *m)
{
    if (!anban_read_fd(m->a, m->order->name, m->order->files[FILE_INPUT]))
        return false;
    m->report.stage = STAGE_WRITING;
    if (!write_report(m) || !write_editions(m))
        return false;
    tell(m);
    return !m->order->head.bundle || bundle(m);
}

_Noreturn void maker_bundle(const struct order *order)
{
    static struct bundled entries[ORDER_PICTURES];
    struct report report = {.code = STATUS_DONE};
    set_limits();
    for (size_t i = 0; i < order->head.pictures; i++) {
        entries[i].fd = order->files[FILE_FIRST + 1 + i];
        snprintf(entries[i].name, sizeof entries[i].name, "%s",
                 order->pictures[i]);
    }
    bool ok =
        bundle_write(order->files[FILE_FIRST], entries, order->head.pictures) &&
        pwrite(order->files[FILE_REPORT], &report, sizeof report, 0) ==
            (ssize_t)sizeof report;
    _exit(ok ? 0 : STATUS_FAILED);
}

/* An old Word file becomes the .docx that is made of it. False: it stays. */
static bool take_docx(const struct order *order, int line)
{
    char problem[ANBAN_SENTENCE];
    if (line < 0 || !office_reads(order->name))
        return false;
    int made = link_ask(&line, order->name, problem, sizeof problem);
    if (made < 0)
        return false;
    dup2(made, order->files[FILE_INPUT]);
    close(made);
    return true;
}

_Noreturn void maker_run(const struct order *order, struct anban_shared *shared,
                         int line)
{
    const struct command confined = {.no_confine = false};
    struct making m = {.order = order};
    fatal_leave_to_parent();
    set_limits();
    m.is_made_docx = take_docx(order, line);
    rewind_all(order);
    language_take(order->head.vietnamese ? "vi" : "en");
    m.a = anban_new_with(shared);
    bool ok = set_options(&m);
    if (ok) {
        if (order->head.telling)
            anban_tell_all(m.a);
        anban_open_by(m.a, open_picture, (void *)order);
        anban_watch_by(m.a, tell_pages, &m);
        if (line >= 0)
            anban_draw_by(m.a, link_draw, &line);
        open_outputs(&m);
        confine(&confined, order->head.number == 1);
        give_up_files();
        ok = convert(&m);
    }
    if (!ok)
        keep_failure(&m);
    _exit(write_report(&m) ? 0 : STATUS_FAILED);
}
