/* SPDX-License-Identifier: MIT */
/*
 * The library: keeps the options, runs the stages in their order, and turns
 * running out of memory anywhere into an ordinary failure.
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
#include "base/error.h"
#include "base/image.h"
#include "base/language.h"
#include "base/log.h"
#include "base/out.h"
#include "options.h"

struct anban_shared {
    struct font_stock *fonts;
};

struct anban_shared *anban_shared_new(void)
{
    struct anban_shared *shared = calloc(1, sizeof *shared);
    if (shared)
        shared->fonts = font_stock_new();
    if (shared && shared->fonts)
        return shared;
    anban_shared_free(shared);
    return NULL;
}

void anban_shared_free(struct anban_shared *shared)
{
    if (shared)
        font_stock_free(shared->fonts);
    free(shared);
}

struct anban *anban_new(void)
{
    return anban_new_with(NULL);
}

struct anban *anban_new_with(struct anban_shared *shared)
{
    struct anban *a = calloc(1, sizeof *a);
    if (!a)
        return NULL;
    a->arena = arena_new();
    a->fonts = a->arena ? fonts_new(&a->err) : NULL;
    if (!a->fonts) {
        anban_free(a);
        return NULL;
    }
    if (shared)
        fonts_share(a->fonts, shared->fonts);
    a->log.arena = a->arena;
    return a;
}

void anban_free(struct anban *a)
{
    if (!a)
        return;
    if (a->unsynced.n)
        out_sync_name(a->unsynced.s);
    fonts_free(a->apart_fonts);
    fonts_free(a->fonts);
    arena_free(a->arena);
    free(a);
}

const char *anban_message(const struct anban *a)
{
    return a->err.message;
}

int anban_code(const struct anban *a)
{
    return a->err.code == ANBAN_OK ? 0 : a->err.code == ANBAN_USAGE ? 2 : 1;
}

size_t anban_size(const struct anban *a)
{
    return a->size;
}

size_t anban_parts(const struct anban *a)
{
    return a->parts;
}

void anban_tell_all(struct anban *a)
{
    a->tells_all = true;
}

bool anban_next_note(struct anban *a, struct anban_note *note)
{
    static const enum anban_note_kind kinds[] = {
        [LOG_WARNING] = ANBAN_WARNING, [LOG_NOTICE] = ANBAN_NOTICE,
        [LOG_TAKEN] = ANBAN_TAKEN,     [LOG_DROPPED] = ANBAN_DROPPED,
        [LOG_LEFT] = ANBAN_LEFT,
    };
    const struct log_entry *next = a->told ? a->told->next : a->log.first;
    if (!next)
        return false;
    a->told = next;
    *note = (struct anban_note){.kind = kinds[next->kind],
                                .line = next->line,
                                .text = next->text.s,
                                .what = next->what,
                                .because = {next->because[0], next->because[1]},
                                .second = next->second,
                                .nth = next->nth,
                                .begins = next->begins,
                                .kept = next->kept};
    return true;
}

bool conversion_no_memory(const struct anban *a, struct anban_error *err)
{
    return a->input.n ? fail(err, ANBAN_NO_MEMORY, "%.*s: out of memory",
                             STR_ARG(a->input))
                      : fail(err, ANBAN_NO_MEMORY, "out of memory");
}

/*
 * Not every library tells that it could not allocate something: some leave out
 * what was to be there. But the failed allocation has left its errno (POSIX.1,
 * malloc), and no function of a library may set that to zero again.
 */
bool conversion_starved(const struct anban *a, struct anban_error *err)
{
    return err->code == ANBAN_OK && errno == ENOMEM &&
           !conversion_no_memory(a, err);
}

bool conversion_guard(struct anban *a, bool (*work)(struct anban *, void *),
                      void *argument)
{
    struct arena_trap trap;
    a->err = (struct anban_error){ANBAN_OK, 0, ""};
    errno = 0;
    if (ARENA_TRAP(a->arena, trap))
        conversion_no_memory(a, &a->err);
    else
        work(a, argument);
    arena_untrap(a->arena, &trap);
    conversion_starved(a, &a->err);
    return a->err.code == ANBAN_OK;
}

const char *conversion_option(const struct anban *a, const char *name)
{
    for (size_t i = a->option_count; i-- > 0;) {
        if (strcmp(a->options[i].name, name) == 0)
            return a->options[i].value;
    }
    return NULL;
}

/* Of --toc and --no-toc the last counts. */
static void choose_contents(struct anban *a)
{
    for (size_t i = 0; i < a->option_count; i++) {
        const char *name = a->options[i].name;
        if (strcmp(name, "toc") == 0 || strcmp(name, "no-toc") == 0)
            style_set_contents(a->style, name[0] == 't');
    }
}

/* The style as the options have it so far; the checks are the style's own. */
static bool make_style(struct anban *a)
{
    const char *name = conversion_option(a, "style");
    const char *paper = conversion_option(a, "paper");
    const char *margins = conversion_option(a, "margins");
    const char *size = conversion_option(a, "font-size");
    const char *depth = conversion_option(a, "toc-depth");
    a->style = style_new(a->arena, name ? name : "nd30", &a->err);
    if (a->style)
        choose_contents(a);
    if (a->style && depth)
        style_set_contents_depth(a->style, (int)strtol(depth, NULL, 10));
    return a->style && (!paper || style_set_paper(a->style, paper, &a->err)) &&
           (!margins || style_set_margins(a->style, margins, &a->err)) &&
           (!size || style_set_font_size(a->style, size, &a->err));
}

/* A font is read when it is named, so that nothing is written with another. */
static bool use_font(struct anban *a, const char *name, const char *path)
{
    return strcmp(name, "font") == 0
               ? fonts_use(a->fonts, path, &a->log, &a->err)
               : fonts_use_fallback(a->fonts, path, &a->err);
}

static bool is_cover_word(const char *what)
{
    return strcmp(what, "auto") == 0 || strcmp(what, "none") == 0;
}

/* So is the picture of a cover. */
static bool use_cover(struct anban *a, const char *what)
{
    a->cover = (struct cover_picture){.drawn = false};
    return is_cover_word(what) ||
           load_cover(a->arena, what, &a->cover, &a->log, &a->err);
}

/* So are the hints. */
static bool use_hints(struct anban *a, const char *path)
{
    a->hints = load_hints(a->arena, path, &a->err);
    return a->hints != NULL;
}

static bool no_such_option(struct anban *a, const char *name)
{
    const char *near = anban_suggestion(name, NULL);
    return near ? fail(&a->err, ANBAN_USAGE,
                       "--%s: there is no such option; did you mean --%s?",
                       name, near)
                : fail(&a->err, ANBAN_USAGE, "--%s: there is no such option",
                       name);
}

static bool no_such_encoding(struct anban *a, const struct option *option)
{
    const char *near = anban_suggestion(option->name, option->value);
    return near
               ? fail(&a->err, ANBAN_USAGE,
                      "--%s %s: there is no such encoding; did you mean %s?",
                      option->name, option->value, near)
               : fail(&a->err, ANBAN_USAGE,
                      "--%s %s: there is no such encoding; common ones are "
                      "utf-8, utf-16, tcvn3 (abc), vni, vps, viscii, tcvn5712, "
                      "windows-1258, windows-1252, iso-8859-2",
                      option->name, option->value);
}

static bool names_file(const struct option *option)
{
    return anban_takes_file(option->name) && !is_cover_word(option->value);
}

/* No edition is to take the place of a font or a cover. */
static void note_source(struct anban *a, const struct option *option)
{
    struct stat info;
    if (names_file(option) && stat(option->value, &info) == 0)
        sources_add(&a->sources, a->arena, &info);
}

static void add_option(struct anban *a, const struct option *option)
{
    struct option *added = &a->options[a->option_count++];
    struct str value = str_of(option->value);
    added->name = option_find(option->name)->told.name;
    added->value = arena_copy(a->arena, value.s, value.n);
    added->mark = option_find(option->name)->kind == OPTION_HINTS
                      ? hints_text(a->hints)
                      : conversion_mark(a, names_file(option), option->value);
}

static bool set_option(struct anban *a, void *argument)
{
    const struct option *option = argument;
    const struct known_option *known = option_find(option->name);
    if (!known)
        return no_such_option(a, option->name);
    if (!option_check(known, option->value, &a->err))
        return false;
    if (known->kind == OPTION_ENCODING && !encoding_is_known(option->value))
        return no_such_encoding(a, option);
    if (a->option_count == OPTION_MAX)
        return fail(&a->err, ANBAN_USAGE, "--%s: too many options",
                    option->name);
    if (known->kind == OPTION_FONT &&
        !use_font(a, known->told.name, option->value))
        return false;
    if (known->kind == OPTION_COVER && !use_cover(a, option->value))
        return false;
    if (known->kind == OPTION_HINTS && !use_hints(a, option->value))
        return false;
    note_source(a, option);
    add_option(a, option);
    bool styles =
        known->kind == OPTION_STYLE || known->kind == OPTION_STYLE_NAME;
    if (!styles || make_style(a))
        return true;
    a->option_count--;
    return false;
}

bool anban_set(struct anban *a, const char *name, const char *value)
{
    struct option option = {.name = name, .value = value};
    return conversion_guard(a, set_option, &option);
}

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

/* A document read through a pipe has no date of its own: the earliest that a
 * ZIP archive knows, 1 January 1980. */
enum { NO_DATE = 315532800 };

/* SOURCE_DATE_EPOCH, else the file's own time. */
int64_t conversion_time(const struct stat *info)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (epoch && *epoch) {
        long long seconds = strtoll(epoch, &end, 10);
        if (*end == '\0' && seconds >= 0)
            return seconds;
    }
    return S_ISREG(info->st_mode) ? (int64_t)info->st_mtime : NO_DATE;
}

static bool was_given_before(const struct anban *a, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(a->options[k].name, a->options[i].name) == 0)
            return true;
    }
    return false;
}

/* The options' metadata instead of the document's; a list option given more
 * than once adds up. */
static bool apply_metadata(struct anban *a, struct doc *doc)
{
    for (size_t i = 0; i < a->option_count; i++) {
        struct str name = str_of(a->options[i].name);
        struct str value = str_of(a->options[i].value);
        if (option_find(a->options[i].name)->kind != OPTION_META)
            continue;
        bool (*put)(struct doc *, struct str, struct str) =
            was_given_before(a, i) ? metadata_add : metadata_replace;
        if (!put(doc, name, value))
            return fail(&a->err, ANBAN_USAGE, "--%s %s: this must be %s",
                        a->options[i].name, a->options[i].value,
                        _(metadata_wants(name)));
    }
    return true;
}

/* The input's name without folder and ending. */
static struct str stem_of(struct str path)
{
    size_t start = 0, end = path.n;
    for (size_t i = 0; i < path.n; i++) {
        if (path.s[i] == '/')
            start = i + 1;
    }
    for (size_t i = path.n; i-- > start + 1;) {
        if (path.s[i] == '.') {
            end = i;
            break;
        }
    }
    return str_slice(path, start, end);
}

struct str conversion_folder(struct str path)
{
    return str_slice(path, 0, (size_t)(stem_of(path).s - path.s));
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
    return kind == INPUT_TEXT ? text : text_without_pages(a->arena, text);
}

static bool keep_all(const struct anban *a)
{
    return conversion_option(a, "keep-all") != NULL;
}

static void read_as(struct anban *a, enum input_kind kind, struct str bytes)
{
    if (kind == INPUT_DOCX)
        read_docx(a->doc, bytes);
    else if (kind == INPUT_ODT)
        read_odt(a->doc, bytes);
    else if (kind == INPUT_TEXT)
        read_text(a->doc, decoded(a, kind, bytes), keep_all(a));
    else if (kind == INPUT_MARKDOWN)
        read_markdown(a->doc, decoded(a, kind, bytes));
    else
        read_html(a->doc, decoded(a, kind, bytes), keep_all(a));
}

/* The language that the user names is known before the text is understood. */
static void apply_language(struct anban *a)
{
    const char *lang = conversion_option(a, "lang");
    if (lang)
        metadata_replace(a->doc, STR("lang"), str_of(lang));
}

static bool read_stages(struct anban *a, FILE *file, const char *path,
                        const struct stat *info)
{
    struct str bytes = STR("");
    enum input_kind kind;
    if (!read_all(a, file, path, info, &bytes) ||
        !choose_kind(a, path, bytes, &kind))
        return false;
    a->doc = doc_new(a->arena, &a->log);
    doc_set_hints(a->doc, a->hints);
    if (a->tells_all)
        doc_tell_all(a->doc);
    doc_set_folder(a->doc, conversion_folder(a->input));
    doc_set_opener(a->doc, &a->opener);
    read_as(a, kind, bytes);
    if (kind == INPUT_DOCX || kind == INPUT_ODT)
        repair_letters(a->doc);
    apply_language(a);
    find_languages(a->doc);
    mend_letters(a->doc);
    structure(a->doc, keep_all(a));
    if (!apply_metadata(a, a->doc))
        return false;
    place_title(a->doc);
    struct str options[2];
    complete_meta(a->doc, STR("anban " ANBAN_VERSION), conversion_time(info));
    conversion_options(a, options);
    record_origin(a->doc, kind, bytes, options);
    load_images(a->doc);
    if (doc_is_blank(a->doc))
        return refuse_blank(a, kind);
    tell_claim(a, kind);
    tell_losses(a->doc);
    return true;
}

static bool check_style(struct anban *a)
{
    return (a->style || make_style(a)) && style_check(a->style, &a->err);
}

bool conversion_check(struct anban *a)
{
    return check_style(a) && apply_metadata(a, doc_new(a->arena, &a->log));
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
    if (!check_style(a))
        return false;
    a->input = str_copy(a->arena, str_of(path));
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

void anban_remove_partial(const char *path, long pid)
{
    out_remove_partial(path, pid);
}

struct naming {
    const char *format, *output, *path;
};

bool anban_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool name_target(struct anban *a, void *argument)
{
    struct naming *n = argument;
    struct str stem = stem_of(a->input);
    struct str folder = conversion_folder(a->input);
    const char *between = "";
    if (n->output && !anban_is_folder(n->output)) {
        n->path = n->output;
        return true;
    }
    if (n->output) {
        folder = str_of(n->output);
        between = "/";
    }
    size_t ending = strcspn(n->format, ":");
    const char *pages = n->format[ending] ? n->format + ending + 1 : "";
    n->path = str_printf(a->arena, "%.*s%s%.*s%s%s.%.*s", STR_ARG(folder),
                         between, STR_ARG(stem), *pages ? "-" : "", pages,
                         (int)ending, n->format)
                  .s;
    return true;
}

const char *anban_target(struct anban *a, const char *format,
                         const char *output)
{
    struct naming naming = {format, output, NULL};
    conversion_guard(a, name_target, &naming);
    return naming.path;
}
