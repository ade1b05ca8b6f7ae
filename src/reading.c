/* SPDX-License-Identifier: MIT */
/*
 * An input in, a tree out, through the stages in their order.
 */
#include "conversion.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "options.h"

/* What a file may have: 100,000 pages of text, or thousands of photographs.
 * Larger ones would take more memory than most machines have. */
static const uint64_t usual_input = (uint64_t)256 << 20;

static uint64_t input_limit(const struct anban *a)
{
    uint64_t limit = usual_input;
    const char *value = conversion_option(a, "max-input");
    if (value)
        (void)option_size(value, &limit); /* it has been checked */
    return limit ? limit : UINT64_MAX;
}

static bool too_large(struct anban *a, const char *path)
{
    return fail(&a->err, ANBAN_INPUT,
                "%s: this is larger than %llu bytes; divide it, or allow more "
                "with --max-input",
                path, (unsigned long long)input_limit(a));
}

/* All of `file`, in the arena; of a plain file the size is known, so that no
 * room is made for more. */
static bool read_all(struct anban *a, FILE *file, const char *path,
                     const struct stat *info, struct str *bytes)
{
    struct buf buf = {.arena = a->arena};
    char block[65536];
    size_t n;
    uint64_t limit = input_limit(a);
    if (S_ISREG(info->st_mode) && info->st_size > 0) {
        if ((uint64_t)info->st_size > limit)
            return too_large(a, path);
        buf.room = (size_t)info->st_size + 1;
        buf.data = arena_alloc(a->arena, buf.room);
    }
    while ((n = fread(block, 1, sizeof block, file)) > 0) {
        if (n > limit - buf.n)
            return too_large(a, path);
        buf_add(&buf, (struct str){block, n});
    }
    *bytes = buf_str(&buf);
    return !ferror(file) || fail(&a->err, ANBAN_INPUT, "%s: cannot be read: %s",
                                 path, _(strerror(errno)));
}

/* What the input is, by --from or by itself. False: it is not read, and what
 * to do instead is told. */
static bool choose_kind(struct anban *a, const char *path, struct str bytes,
                        enum input_kind *kind)
{
    struct foreign foreign;
    const char *from = conversion_option(a, "from");
    if (from && input_kind_named(str_of(from), kind))
        return true;
    if (conversion_option(a, "force-text")) {
        *kind = INPUT_TEXT;
        return true;
    }
    *kind = input_kind(bytes, str_of(path), &foreign);
    return *kind != INPUT_FOREIGN || refuse_foreign(a, &foreign);
}

static FILE *open_copy(int fd)
{
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    FILE *file = copy >= 0 ? fdopen(copy, "rb") : NULL;
    if (copy >= 0 && !file)
        close(copy);
    return file;
}

/* By its name, unless `fd` is it. */
static FILE *open_input(struct anban *a, const char *path, int fd,
                        struct stat *info)
{
    if (fd < 0 && strcmp(path, "-") == 0)
        fd = STDIN_FILENO;
    FILE *file = fd >= 0 ? open_copy(fd) : fopen(path, "rb");
    if (file && fstat(fileno(file), info) == 0) {
        if (!S_ISDIR(info->st_mode))
            return file;
        errno = EISDIR;
    }
    fail(&a->err, ANBAN_INPUT, "%s: cannot be read: %s", path,
         _(strerror(errno)));
    if (file)
        fclose(file);
    return NULL;
}

/* Bytes that are no text are lost, unless they are to be read as it all the
 * same. */
static struct str text_of(struct anban *a, enum input_kind kind,
                          struct str bytes, struct str hint)
{
    const char *encoding = conversion_option(a, "encoding");
    struct str text;
    if (conversion_option(a, "force-text"))
        return decode(a->arena, &a->log, bytes, encoding, hint);
    if (!decode_text(a->arena, &a->log, bytes, encoding, hint, &text))
        refuse_text(a, kind);
    else
        tell_hole(a, bytes);
    return text;
}

/* A page saved as one file is read as the page which it holds. */
static struct str decoded(struct anban *a, enum input_kind kind,
                          struct str bytes)
{
    struct str hint = STR("");
    if (kind == INPUT_MHTML)
        bytes = unpack_mhtml(a->doc, bytes, &hint);
    if (hint.n == 0 && (kind == INPUT_HTML || kind == INPUT_MHTML))
        hint = html_charset(bytes);
    struct str text = text_of(a, kind, bytes, hint);
    bool pages = kind == INPUT_TEXT || kind == INPUT_MARKDOWN;
    return pages ? text : text_without_pages(a->arena, text);
}

static bool keep_all(const struct anban *a)
{
    return conversion_option(a, "keep-all") != NULL;
}

/* The forms of which read/office makes the tree. */
static void read_office(struct doc *doc, enum input_kind kind, struct str bytes)
{
    if (kind == INPUT_DOCX)
        read_docx(doc, bytes);
    else if (kind == INPUT_ODT)
        read_odt(doc, bytes);
    else
        read_rtf(doc, bytes);
}

/* No kind is left out: the compiler would tell. Text and pages come decoded,
 * files of Word and its like with the fonts of before Unicode. */
static void read_as(struct anban *a, enum input_kind kind, struct str bytes)
{
    switch (kind) {
    case INPUT_TEXT:
        read_text(a->doc, decoded(a, kind, bytes), keep_all(a));
        break;
    case INPUT_MARKDOWN:
        read_markdown(a->doc, decoded(a, kind, bytes));
        break;
    case INPUT_HTML:
    case INPUT_MHTML:
        read_html(a->doc, decoded(a, kind, bytes), keep_all(a));
        break;
    case INPUT_DOCX:
    case INPUT_ODT:
    case INPUT_RTF:
        read_office(a->doc, kind, bytes);
        repair_letters(a->doc);
        break;
    case INPUT_EPUB:
        read_epub(a->doc, bytes, keep_all(a));
        break;
    case INPUT_FOREIGN:
        break;
    }
}

/* The language that the user names is known before the text is understood. */
static void apply_language(struct anban *a)
{
    const char *lang = conversion_option(a, "lang");
    if (lang)
        metadata_replace(a->doc, STR("lang"), str_of(lang));
}

/* A sentence on SOURCE_DATE_EPOCH, when it is set and tells no time. */
static void tell_epoch(struct anban *a)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch && epoch[strspn(epoch, "0123456789")])
        warn(&a->log, 0,
             "SOURCE_DATE_EPOCH is \"%s\", which is no number of seconds; the "
             "file's own time is taken",
             epoch);
}

bool conversion_read_tree(struct anban *a, const char *path, struct str bytes,
                          enum input_kind *kind)
{
    if (!choose_kind(a, path, bytes, kind))
        return false;
    a->doc = doc_new(a->arena, &a->log);
    doc_set_hints(a->doc, a->hints);
    if (a->tells_all)
        doc_tell_all(a->doc);
    doc_set_folder(a->doc, conversion_folder(a->input));
    doc_set_opener(a->doc, &a->opener);
    doc_set_drawer(a->doc, &a->drawer);
    doc_set_watch(a->doc, &a->watch);
    read_as(a, *kind, bytes);
    apply_language(a);
    find_languages(a->doc);
    mend_letters(a->doc);
    structure(a->doc, keep_all(a));
    return true;
}

bool conversion_settle_tree(struct anban *a, enum input_kind kind)
{
    load_images(a->doc);
    if (doc_is_blank(a->doc))
        return refuse_blank(a, kind);
    tell_claim(a, kind);
    tell_losses(a->doc);
    return true;
}

static bool read_stages(struct anban *a, FILE *file, const char *path,
                        const struct stat *info)
{
    struct str bytes = STR(""), options[2];
    enum input_kind kind;
    if (!read_all(a, file, path, info, &bytes))
        return false;
    tell_epoch(a);
    if (conversion_is_volume(bytes))
        return conversion_read_volume(a, bytes, conversion_time(info));
    if (!conversion_read_tree(a, path, bytes, &kind) ||
        !conversion_apply_metadata(a, a->doc))
        return false;
    place_title(a->doc);
    complete_meta(a->doc, STR("anban " ANBAN_VERSION), conversion_time(info));
    conversion_options(a, options);
    record_origin(a->doc, kind, bytes, options);
    return conversion_settle_tree(a, kind);
}

struct source {
    const char *path;
    int fd; /* -1: it is not open yet */
};

static bool read_document(struct anban *a, void *argument)
{
    const struct source *source = argument;
    const char *path = source->path;
    struct stat info;
    struct arena_trap trap;
    if (!conversion_check_style(a))
        return false;
    a->input = str_copy(a->arena, str_of(path));
    a->volume = NULL;
    FILE *file = open_input(a, path, source->fd, &info);
    if (!file)
        return false;
    sources_add(&a->sources, a->arena, &info);
    if (ARENA_TRAP(a->arena, trap))
        conversion_no_memory(a, &a->err);
    else
        read_stages(a, file, path, &info);
    arena_untrap(a->arena, &trap);
    fclose(file);
    if (a->err.code != ANBAN_OK)
        a->doc = NULL; /* there is nothing to be written */
    return a->doc != NULL;
}

bool anban_read(struct anban *a, const char *path)
{
    return anban_read_fd(a, path, -1);
}

bool anban_read_fd(struct anban *a, const char *path, int fd)
{
    struct source source = {path, fd};
    return conversion_guard(a, read_document, &source);
}
