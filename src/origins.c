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

struct str conversion_mark(struct anban *a, bool is_file, const char *value)
{
    struct stat info;
    if (!is_file || stat(value, &info) != 0)
        return str_copy(a->arena, str_of(value));
    const char *slash = strrchr(value, '/');
    return str_printf(a->arena, "%s %lld", slash ? slash + 1 : value,
                      (long long)info.st_size);
}

/* What is the same as not given changes nothing. */
static bool is_default(const char *name, const char *value)
{
    static const char *const defaults[][2] = {{"sheet", "single"},
                                              {"cover", "auto"},
                                              {"style", "nd30"},
                                              {"page-numbers", "through"},
                                              {"pdf-profile", "a2a+ua1"}};
    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0]; i++) {
        if (strcmp(defaults[i][0], name) == 0)
            return value && strcmp(defaults[i][1], value) == 0;
    }
    return false;
}

/* Of the page as it is printed or drawn, and nothing to an EPUB. */
static bool is_of_paper(const char *name)
{
    static const char *const names[] = {"sheet", "pdf-profile", "dpi", "fit",
                                        "sign-fields"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static void add_option(struct buf *buf, const struct anban *a, const char *name)
{
    if (option_find(name)->kind == OPTION_SIZE ||
        strcmp(name, "overwrite") == 0)
        return;
    for (size_t k = 0; k < a->option_count; k++) {
        if (strcmp(a->options[k].name, name) != 0 ||
            is_default(name, a->options[k].value))
            continue;
        buf_printf(buf, "--%s=", name);
        buf_add(buf, a->options[k].mark);
        buf_add_char(buf, '\n');
    }
}

/* In the order of the table, so that theirs on the command line is all one. */
void conversion_options(struct anban *a, struct str options[2])
{
    struct buf all = {.arena = a->arena}, reader = {.arena = a->arena};
    const struct anban_option *told;
    for (size_t i = 0; a->option_count && (told = anban_option(i)); i++) {
        add_option(&all, a, told->name);
        if (!is_of_paper(told->name))
            add_option(&reader, a, told->name);
    }
    options[0] = buf_str(&all);
    options[1] = buf_str(&reader);
}

static void take(struct anban_origin *to, const struct origin *from)
{
    *to = (struct anban_origin){.kind = from->kind, .time = from->time};
    memcpy(to->document, from->document, sizeof to->document);
    memcpy(to->options, from->options, sizeof to->options);
    memcpy(to->reader, from->reader, sizeof to->reader);
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
    struct str options[2];
    int fd = e->input
                 ? open(e->input, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
                 : -1;
    bool ok = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
              expect_origin(fd, kind_of(a, e->input), conversion_time(&info),
                            &e->origin);
    if (fd >= 0)
        close(fd);
    conversion_options(a, options);
    expect_options(options, &e->origin);
    return ok || !e->input ||
           fail(&a->err, ANBAN_INPUT, "%s: cannot be read: %s", e->input,
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

/* The input, too, once it is read. */
static bool is_of_options(const struct anban *a, const struct stat *info)
{
    return sources_have(&a->sources, info) || fonts_are_made_of(a->fonts, info);
}

bool anban_is_made_of(const struct anban *a, const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && is_of_options(a, &info);
}

bool conversion_may_replace(const struct anban *a, const char *path,
                            bool tells_origin, struct anban_error *err)
{
    struct stat info;
    struct origin origin;
    if (stat(path, &info) != 0)
        return true;
    if (is_of_options(a, &info) || doc_is_made_of(a->doc, &info))
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
