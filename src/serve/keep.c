/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create */
#include "serve/keep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anban.h"
#include "command/language.h"
#include "serve/answer.h"
#include "serve/convert.h"
#include "serve/request.h"
#include "serve/server.h"
#include "serve/several.h"

#define FORMATS "pdf,epub,png:1"

enum { UNPROCESSABLE = 422, SENTENCE = 8000 };

enum { SOURCE_ROOM = sizeof STORED_SOURCE + FILE_PATH_ROOM, OWN_FILES = 5 };

/* The files of a book on their way. */
struct keeping {
    struct stored files[STORED_MAX];
    size_t n;
    char (*names)[SOURCE_ROOM]; /* of those of the source, allocated */
    int options;
};

static void add(struct keeping *k, const char *name, int fd)
{
    if (k->n < STORED_MAX)
        k->files[k->n++] = (struct stored){name, fd};
}

/* The options as the command line takes them, one a line. */
static int write_options(const struct order *order)
{
    int fd = memfd_create("options", MFD_CLOEXEC);
    int own = fd >= 0 ? dup(fd) : -1;
    FILE *file = own >= 0 ? fdopen(own, "w") : NULL;
    for (size_t i = 0; file && i < order->head.options; i++) {
        const char *value = order->options[i].value;
        bool has_value = anban_takes_value(order->options[i].name) == 1;
        fprintf(file, "--%s%s%s\n", order->options[i].name,
                has_value ? "=" : "", has_value ? value : "");
    }
    if (file)
        fclose(file);
    return fd;
}

/* No two files of one folder have one name. */
static bool is_taken(const struct keeping *k, const char *name)
{
    for (size_t i = 0; i < k->n; i++) {
        if (strcmp(k->files[i].name, name) == 0)
            return true;
    }
    return false;
}

static void add_source(struct keeping *k, size_t place, const char *name,
                       int fd)
{
    snprintf(k->names[place], SOURCE_ROOM, "%s%s", STORED_SOURCE, name);
    if (name[0] != '.' && !is_taken(k, k->names[place]))
        add(k, k->names[place], fd);
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool gather(struct keeping *k, const struct order *order)
{
    size_t first = (size_t)FILE_FIRST + order->head.formats;
    size_t pictures = first + order->head.hints;
    *k = (struct keeping){.options = write_options(order)};
    k->names = calloc((size_t)order->head.pictures + 1, sizeof *k->names);
    if (!k->names || k->options < 0)
        return false;
    add(k, STORED_PDF, order->files[FILE_FIRST]);
    add(k, STORED_EPUB, order->files[FILE_FIRST + 1]);
    add(k, STORED_PICTURE, order->files[FILE_FIRST + 2]);
    add(k, STORED_OPTIONS, k->options);
    if (order->head.hints)
        add(k, STORED_HINTS, order->files[first]);
    add_source(k, 0, order->name, order->files[FILE_INPUT]);
    for (size_t i = 0; i < order->head.pictures; i++)
        add_source(k, i + 1, last_part(order->pictures[i]),
                   order->files[pictures + i]);
    return true;
}

/* The text for the index; allocated, or NULL. */
static char *read_text(int fd)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return NULL;
    char *text = malloc((size_t)info.st_size + 1);
    ssize_t n = text ? pread(fd, text, (size_t)info.st_size, 0) : 0;
    if (text)
        text[n > 0 ? n : 0] = '\0';
    return text;
}

static bool put_on_shelf(struct request *request, struct book *book)
{
    struct keeping k;
    const struct order *order = &request->errand.order;
    const struct report *report = &request->errand.report;
    char *text = read_text(order->files[FILE_TEXT]);
    *book = (struct book){.pages = (int)report->parts[0]};
    snprintf(book->name, sizeof book->name, "%s", order->name);
    snprintf(book->title, sizeof book->title, "%s",
             report->title[0] ? report->title : order->name);
    snprintf(book->body, sizeof book->body, "%s", report->body);
    snprintf(book->number, sizeof book->number, "%s", report->number);
    snprintf(book->date, sizeof book->date, "%s", report->date);
    snprintf(book->language, sizeof book->language, "%s", report->language);
    bool ok = gather(&k, order) && shelf_add(&request->server->shelf, book,
                                             k.files, k.n, text ? text : "");
    int why = errno;
    if (k.options >= 0)
        close(k.options);
    free(k.names);
    free(text);
    errno = why;
    return ok;
}

static unsigned shelf_refusal(void)
{
    return errno == ENOSPC || errno == EDQUOT ? MHD_HTTP_INSUFFICIENT_STORAGE
                                              : MHD_HTTP_INTERNAL_SERVER_ERROR;
}

/* Where who kept it wants to go: to its page, or to what is there to send it.
 */
static enum MHD_Result go_on(struct request *request, const struct book *book)
{
    char where[KEY_ROOM + 40], code[CODE_ROOM];
    const char *then = form_value(&request->form, "then");
    int n = snprintf(where, sizeof where, "/shelf/%s", book->key);
    size_t room = sizeof where - (size_t)n;
    if (then && strcmp(then, "code") == 0 &&
        shelf_code(&request->server->shelf, book->key, code))
        snprintf(where + n, room, "?code=%s#code", code);
    else if (then && strcmp(then, "mail") == 0)
        snprintf(where + n, room, "#mail");
    else if (then && strcmp(then, "print") == 0)
        snprintf(where + n, room, "#print");
    return answer_redirect(request, where);
}

static enum MHD_Result keep(struct request *request)
{
    enum MHD_Result result;
    struct book book;
    if (!convert_went_well(request, &result))
        return result;
    if (!put_on_shelf(request, &book))
        return answer_status(request, shelf_refusal());
    return go_on(request, &book);
}

static bool keep_one(struct request *request, unsigned *refusal)
{
    struct book book;
    bool ok = put_on_shelf(request, &book);
    if (!ok)
        *refusal = shelf_refusal();
    return ok;
}

static enum MHD_Result tell_of_all(struct request *request)
{
    const char *lines;
    char sentence[SENTENCE];
    if (!several_failures(request, &lines))
        return answer_redirect(request, "/shelf");
    snprintf(sentence, sizeof sentence,
             _("not on the shelf, unlike the others:\n%s"), lines);
    return answer_sentence(request, UNPROCESSABLE, sentence);
}

enum MHD_Result keep_act(struct request *request)
{
    static const struct several_deeds deeds = {FORMATS, keep_one, tell_of_all};
    const struct file *documents[DOCUMENTS_MAX];
    size_t n = documents_find(&request->form, documents);
    if (n > 1)
        return several_begin(request, documents, n, &deeds);
    return convert_begin(request, FORMATS, keep);
}
