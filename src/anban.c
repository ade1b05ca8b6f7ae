/* SPDX-License-Identifier: MIT */
/*
 * The library: what a conversion is made of, what it has to tell, and running
 * out of memory anywhere turned into an ordinary failure.
 */
#include "conversion.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/log.h"
#include "base/out.h"

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
    long line = next->line;
    const char *part = a->volume ? volume_place(a->volume, &line) : NULL;
    *note = (struct anban_note){.kind = kinds[next->kind],
                                .line = next->line,
                                .text = next->text.s,
                                .what = next->what,
                                .because = {next->because[0], next->because[1]},
                                .second = next->second,
                                .nth = next->nth,
                                .begins = next->begins,
                                .kept = next->kept};
    if (part && line > 0) {
        note->line = 0;
        note->text =
            str_printf(a->arena, "%s:%ld: %s", part, line, next->text.s).s;
    }
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

/* ---- What the document says ---- */

static bool has_document(struct anban *a)
{
    return a->doc || fail(&a->err, ANBAN_USAGE, "no document was read");
}

static const char *line_of(struct anban *a, struct str text)
{
    struct buf buf = {.arena = a->arena};
    buf_add_visible(&buf, text);
    buf_add_char(&buf, '\0');
    return buf.data;
}

static bool find_facts(struct anban *a, void *argument)
{
    struct anban_facts *facts = argument;
    if (!has_document(a))
        return false;
    struct doc_facts found = doc_facts(a->arena, a->doc);
    *facts =
        (struct anban_facts){line_of(a, found.title), line_of(a, found.body),
                             line_of(a, found.number), line_of(a, found.date),
                             line_of(a, found.language)};
    return true;
}

bool anban_facts(struct anban *a, struct anban_facts *facts)
{
    return conversion_guard(a, find_facts, facts);
}

struct text_taker {
    void (*take)(void *context, const char *line, size_t n);
    void *context;
};

static void take_line(void *context, struct str line)
{
    const struct text_taker *taker = context;
    taker->take(taker->context, line.s, line.n);
}

static bool hand_text(struct anban *a, void *argument)
{
    if (!has_document(a))
        return false;
    doc_text(a->doc, arena_child(a->arena), take_line, argument);
    return true;
}

bool anban_text(struct anban *a,
                void (*take)(void *context, const char *line, size_t n),
                void *context)
{
    struct text_taker taker = {take, context};
    return conversion_guard(a, hand_text, &taker);
}
