/* SPDX-License-Identifier: MIT */
/* Which edition is whose: what one tells, and what one of an input would. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/origin.h"
#include "conversion.h"
#include "options.h"

/* Of a file its name without folders, and its size: it may lie elsewhere. */
static void add_value(struct buf *buf, enum option_kind kind, const char *value)
{
    struct stat info;
    bool is_file = kind == OPTION_FONT || kind == OPTION_COVER;
    if (!value)
        return;
    if (!is_file || stat(value, &info) != 0) {
        buf_add(buf, str_of(value));
        return;
    }
    const char *slash = strrchr(value, '/');
    buf_printf(buf, "%s %lld", slash ? slash + 1 : value,
               (long long)info.st_size);
}

/* In the order of the table, so that theirs on the command line is all one. */
struct str conversion_options(struct anban *a)
{
    struct buf buf = {.arena = a->arena};
    const struct anban_option *told;
    for (size_t i = 0; a->option_count && (told = anban_option(i)); i++) {
        enum option_kind kind = option_find(told->name)->kind;
        if (kind == OPTION_SIZE || strcmp(told->name, "overwrite") == 0)
            continue;
        for (size_t k = 0; k < a->option_count; k++) {
            if (strcmp(a->options[k].name, told->name) != 0)
                continue;
            buf_printf(&buf, "--%s=", told->name);
            add_value(&buf, kind, a->options[k].value);
            buf_add_char(&buf, '\n');
        }
    }
    return buf_str(&buf);
}

static void take(struct anban_origin *to, const struct origin *from)
{
    *to = (struct anban_origin){.kind = from->kind, .time = from->time};
    memcpy(to->document, from->document, sizeof to->document);
    memcpy(to->options, from->options, sizeof to->options);
    memcpy(to->identity, from->identity, sizeof to->identity);
}

enum anban_standing anban_look(const char *path, struct anban_origin *origin)
{
    static const enum anban_standing standings[] = {
        [ORIGIN_NONE] = ANBAN_NOTHING,
        [ORIGIN_OWN] = ANBAN_EDITION,
        [ORIGIN_FOREIGN] = ANBAN_FOREIGN,
    };
    struct origin seen;
    enum origin_kind kind = origin_read(path, &seen);
    take(origin, &seen);
    return standings[kind];
}

/* The kind, as far as the name and the options tell. */
static enum input_kind kind_of(const struct anban *a, const char *input)
{
    enum input_kind kind;
    const char *from = conversion_option(a, "from");
    return from && input_kind_named(str_of(from), &kind)
               ? kind
               : input_kind_by_name(str_of(input));
}

struct expecting {
    const char *input;
    struct origin origin;
};

static bool expect(struct anban *a, void *argument)
{
    struct expecting *e = argument;
    struct stat info;
    if (!e->input) {
        expect_options(conversion_options(a), &e->origin);
        return true;
    }
    int fd = open(e->input, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    bool ok = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
              expect_origin(fd, kind_of(a, e->input), conversion_time(&info),
                            conversion_options(a), &e->origin);
    if (fd >= 0)
        close(fd);
    return ok || fail(&a->err, ANBAN_INPUT, "%s: cannot be read: %s", e->input,
                      strerror(errno));
}

bool anban_expect(struct anban *a, const char *input,
                  struct anban_origin *origin)
{
    struct expecting e = {.input = input};
    bool ok = conversion_guard(a, expect, &e);
    take(origin, &e.origin);
    return ok;
}

bool conversion_may_replace(const struct anban *a, const char *path,
                            bool tells_origin, struct anban_error *err)
{
    struct stat info;
    struct origin origin;
    if (stat(path, &info) != 0)
        return true;
    if (sources_have(&a->sources, &info) || doc_is_made_of(a->doc, &info))
        return fail(err, ANBAN_OUTPUT,
                    "%s: the document is made of this file, so it is kept; "
                    "choose another name for the edition",
                    path);
    if (!tells_origin || conversion_option(a, "overwrite") ||
        origin_read(path, &origin) != ORIGIN_FOREIGN)
        return true;
    return fail(err, ANBAN_OUTPUT,
                "%s is kept, because anban did not make it, or it was signed "
                "or changed since; --overwrite replaces it",
                path);
}
