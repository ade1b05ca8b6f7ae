/* SPDX-License-Identifier: MIT */
/*
 * anban: a Vietnamese report as a printed edition (PDF) and an e-reader
 * edition (EPUB).
 *
 * A conversion is an object: make it, set options, read one document, write it
 * in one or several formats, free it. Two threads may work on two objects; one
 * object belongs to one thread at a time. The library never prints, never
 * exits and keeps no global state.
 *
 * Functions that can fail return false; anban_message then gives one sentence
 * for people, beginning with the file or option it is about, and anban_code
 * its kind. Sentences are in the language of the process's LC_MESSAGES, when it
 * has called setlocale and the catalogue is found (bindtextdomain of libintl,
 * domain "anban"); or in that of anban_translate. Reading does not fail on what
 * a document holds: oddities become notes, to be fetched with anban_next_note.
 * But it does when nothing of the text can be read, as there is nothing to be
 * written then.
 * All strings are UTF-8; those that the library returns belong to the object
 * and live until anban_free.
 *
 * A whole program, which writes report.pdf and report.epub:
 *
 * @code
 *   #include <anban.h>
 *   #include <stdio.h>
 *
 *   int main(void)
 *   {
 *       struct anban *a = anban_new();
 *       bool ok = a && anban_set(a, "style", "book") &&
 *                 anban_read(a, "report.txt") &&
 *                 anban_write(a, "pdf", "report.pdf") &&
 *                 anban_write(a, "epub", "report.epub");
 *       if (!ok)
 *           fprintf(stderr, "%s\n", a ? anban_message(a) : "no memory");
 *       anban_free(a);
 *       return ok ? 0 : 1;
 *   }
 * @endcode
 */
#ifndef ANBAN_H
#define ANBAN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ANBAN_VERSION "0.1.0"

#define ANBAN_API     __attribute__((visibility("default")))

struct anban;

/*
 * Not the library's: a program that defines this function gives the sentences
 * their language itself, and libintl is not asked. It returns the translation
 * of `words`, as src/po has them, or, unless `many` is NULL, of these two the
 * one that goes with the number `n`; where it has none, `words` or `many`. What
 * it returns must stay, and take the arguments of printf that `words` takes.
 * Several threads may call it at a time.
 */
ANBAN_API const char *anban_translate(const char *words, const char *many,
                                      unsigned long n) __attribute__((weak));

/* A new conversion, owned by the caller; NULL when there is no memory. */
ANBAN_API struct anban *anban_new(void);

/*
 * What the conversions of one process can share, so that it is made once: the
 * built-in fonts, opened, and what is made of them for every document. Owned
 * by the caller, who frees it after the conversions that use it. Several
 * threads may use it at a time, and so may processes forked from this one.
 * NULL when there is no memory.
 */
struct anban_shared;
ANBAN_API struct anban_shared *anban_shared_new(void);
ANBAN_API void anban_shared_free(struct anban_shared *shared);

/* As anban_new, sharing; what is written is the same. `shared` may be NULL. */
ANBAN_API struct anban *anban_new_with(struct anban_shared *shared);

/* Releases the conversion and all that it returned. NULL is allowed. */
ANBAN_API void anban_free(struct anban *a);

/*
 * Sets an option before anban_read. Names and values are those of the command
 * line without the dashes: "style", "paper", "margins", "font-size", "title",
 * "author", "date", "keep-all" ... An option without a value takes NULL. A
 * wrong option or value fails with a sentence that says
 * what may stand there.
 */
ANBAN_API bool anban_set(struct anban *a, const char *name, const char *value);

/* Whether the command line's option of that name takes a value: 1 or 0; 2: it
 * may have one, behind "=" alone; -1: there is no such option. */
ANBAN_API int anban_takes_value(const char *name);

/* Whether its value names a file that is read: a font, a cover, hints. A word
 * may stand there, too. */
ANBAN_API bool anban_takes_file(const char *name);

/*
 * An option of the command line, as its help tells of it. Group and help are
 * English; dgettext("anban", ...) has them in the reader's language.
 */
struct anban_option {
    const char *name;     /* without the dashes */
    char letter;          /* of its short form, or '\0' */
    const char *argument; /* what its value is, in a word; NULL: it has none;
                             see also anban_takes_value */
    const char *const *words; /* values it takes, then NULL; or NULL itself */
    const char *group;        /* the heading under which it belongs */
    const char *help;         /* what it does, or what may be its value */
};

/* The options in the order of the help, from 0; NULL: there are no more. */
ANBAN_API const struct anban_option *anban_option(size_t index);

/*
 * What may have been meant: the option whose name is like `name`, or, with a
 * `value`, the word like it among those which that option takes. NULL: none is.
 */
ANBAN_API const char *anban_suggestion(const char *name, const char *value);

/* A library that libanban stands on. */
struct anban_library {
    const char *name;
    char version[24]; /* "" when there was no memory to ask it */
    bool in_use;      /* true: the version is what runs, as the library itself
                         tells; false: what this was built with */
};

/* These libraries, from 0; false: there are no more. */
ANBAN_API bool anban_library(size_t index, struct anban_library *library);

/* Whether all options go together and can be honoured, and there are formats
 * of these names (see anban_write), before a document is read. */
ANBAN_API bool anban_check(struct anban *a, const char *const *formats,
                           size_t n);

/*
 * Reads the document at `path`, once; "-" is standard input. It fails, with
 * code 1, when there is no such file, when it is of a kind that is not read,
 * and when nothing of its text can be: it is empty, cut off, damaged,
 * encrypted, or no text in any encoding ("force-text" takes any bytes for it).
 * anban_write fails then, too. Of what is lost where something was read there
 * is a warning among the notes, and a notice in each edition.
 */
ANBAN_API bool anban_read(struct anban *a, const char *path);

/* The same of an open file, which stays the caller's; `path` is what it is
 * called, and where its pictures lie. */
ANBAN_API bool anban_read_fd(struct anban *a, const char *path, int fd);

/*
 * Writes the document: `format` is "pdf", "epub"; "png", a picture of all pages
 * side by side, or of those whose numbers stand behind a colon, as "png:4",
 * "png:2-6", "png:2-" (alone, a page fills it), and "kitty", "iterm", "sixel",
 * the same in the words of a terminal; "brf", Braille; "json", its record; or
 * "tree" and "pages", the dumps. The file appears whole or not at all; what was
 * there before remains when the writing fails. The bytes are on the disk then,
 * and with anban_free at the latest the name is, too. A file of which the
 * document is made (its text, a picture, the cover, a font) is never replaced,
 * and one that anban did not make (see anban_look) only with the option
 * "overwrite".
 */
ANBAN_API bool anban_write(struct anban *a, const char *format,
                           const char *path);

/*
 * An edition to be written, and what came of it. The caller fills in the first
 * four, or zeros; the strings must stay until the call is over.
 */
struct anban_edition {
    const char *format;  /* as of anban_write */
    const char *path;    /* where to, or NULL: */
    const char *name;    /* what messages call the descriptor; NULL: standard
                            output */
    int fd;              /* into this descriptor, as anban_write_fd does */
    bool written;        /* it is there, whole */
    size_t size, parts;  /* as anban_size and anban_parts tell of the last */
    const char *failure; /* the sentence when it is not there; else NULL */
};

/*
 * Writes several editions: the bytes, the notes and their order are those of
 * anban_write for one after the other, and what becomes of one is nothing to
 * the others. Where more than one of `threads` may work, those of the library's
 * own, which block all signals and have ended when the call returns, write the
 * editions "epub" while the caller's writes the others, and set, draw and
 * compress the pages of a long "pdf"; no file has its name before all of them
 * are whole. Their paths, or descriptors, must then lead to different files.
 * False: at least one was not written; anban_message tells of the first.
 */
ANBAN_API bool anban_write_all(struct anban *a, struct anban_edition *editions,
                               size_t n, size_t threads);

/*
 * Removes what a process that was killed may have left beside `path` when it
 * was writing there: a hidden file, where the file system has none without a
 * name. Allocates nothing, and may be called in a signal handler.
 */
ANBAN_API void anban_remove_partial(const char *path, long pid);

/*
 * Where an edition belongs: `output` itself when it names a file; a name made
 * from the input's when it is a folder; beside the input when it is NULL. NULL
 * on failure. The pages of a picture are part of a name that is made:
 * "report-2-6.png".
 */
ANBAN_API const char *anban_target(struct anban *a, const char *format,
                                   const char *output);

/*
 * What stands at a path. An edition is known by the line at its end that tells
 * where it came from, and only as it left anban: whatever has been signed,
 * changed or added to since is somebody else's.
 */
enum anban_standing {
    ANBAN_NOTHING, /* no file, an empty one, or one that is no ordinary file */
    ANBAN_EDITION,
    ANBAN_FOREIGN
};

/* Digests in hexadecimal digits; "" where nothing is known. */
struct anban_origin {
    char kind;         /* what the input was read as */
    long long time;    /* the edition's date, in seconds since 1970 */
    char document[33]; /* of the bytes of the input */
    char options[33];  /* of the options */
    char reader[33];   /* expected: those that an EPUB depends on */
    char identity[33]; /* of what names the document in all its versions */
};

/* Fills in *origin for an edition. */
ANBAN_API enum anban_standing anban_look(const char *path,
                                         struct anban_origin *origin);

/* What an edition of `input` with the options set would tell, but for its
 * identity: the bytes are summed up, and not read as a document. False: they
 * cannot be read. With NULL for the input, of the options alone. */
ANBAN_API bool anban_expect(struct anban *a, const char *input,
                            struct anban_origin *origin);

/* True when the file, under any of its names, is the input that was read, or a
 * font or a cover that the options name; of a font, also another face of its
 * family, found beside it. No edition replaces such a file. */
ANBAN_API bool anban_is_made_of(const struct anban *a, const char *path);

/* True when `path` is a folder. */
ANBAN_API bool anban_is_folder(const char *path);

/*
 * What the ending of a name says of the file: "" that it is of a form that is
 * read, else a sentence on what to do with a document of another form; it is
 * English, and dgettext("anban", ...) has it in the reader's language. NULL: it
 * is no document.
 */
ANBAN_API const char *anban_form(const char *path);

/* The format that a file's ending names, or NULL: "x.pdf" is "pdf". */
ANBAN_API const char *anban_format_of(const char *path);

/* As anban_write, into an open file descriptor, which stays the caller's. */
ANBAN_API bool anban_write_fd(struct anban *a, const char *format, int fd);

/* Of the last edition written: its size in bytes, and its pages (pdf,
 * pictures) or chapters (epub); 0 for the dumps. */
ANBAN_API size_t anban_size(const struct anban *a);
ANBAN_API size_t anban_parts(const struct anban *a);

/*
 * For a conversion in a process that may open no files by their names, as one
 * should be which reads documents of strangers. Its parent opens them, hands
 * over the descriptors, and gives the editions their names when the other
 * process has ended well. The command is such a pair.
 */

/* An edition's file in the making: a regular file, without a name where the
 * file system can, or a device or a pipe as it is. */
struct anban_output;

/* Room for a sentence that fails. */
enum { ANBAN_SENTENCE = 512 };

/* Opens the file which is to be `path`; NULL: `failure` is the sentence. */
ANBAN_API struct anban_output *anban_output_open(const char *path,
                                                 char failure[ANBAN_SENTENCE]);

/* The descriptor, to be written by anban_write_all with `name`; it stays the
 * output's. And the bytes that are in it; 0 also for a device or a pipe. */
ANBAN_API int anban_output_fd(const struct anban_output *output);
ANBAN_API size_t anban_output_size(const struct anban_output *output);

/* Gives the file its name, or leaves what was there as it was; both free the
 * output. */
ANBAN_API bool anban_output_keep(struct anban_output *output,
                                 char failure[ANBAN_SENTENCE]);
ANBAN_API void anban_output_drop(struct anban_output *output);

/* Brings the names in the folder of `path` to the disk. */
ANBAN_API void anban_output_sync(const char *path);

/* Has the pictures beside the document opened by `open`, which returns a
 * descriptor, or -1 and in *problem (of `size` bytes, zero included) the rest
 * of a sentence that begins with the picture. Before anban_read. */
ANBAN_API void anban_open_by(struct anban *a,
                             int (*open)(void *context, const char *name,
                                         char *problem, size_t size),
                             void *context);

/* What such a function does in the other process: opens the picture which the
 * document `input` calls `name`, a file in its folder or below that begins as
 * pictures do. *searches is zero at first, and the document's own. */
ANBAN_API int anban_open_picture(const char *input, const char *name,
                                 int *searches, char problem[ANBAN_SENTENCE]);

/* A drawing of Windows or StarOffice (EMF, WMF, SVM) that is to become a
 * picture, on white, as large as it is printed. */
struct anban_drawing {
    const char *bytes;
    size_t size;
    long width, height; /* in 1/1000 pt */
    char *png;          /* a PNG file, from malloc; NULL: it was not drawn */
    size_t png_size;
};

/* Has a document's drawings, of which no edition takes any, made into pictures
 * by `draw`: all at once. Those which it leaves, and all of them when nobody is
 * asked, are told as pictures that are not read. Before anban_read. */
ANBAN_API void anban_draw_by(struct anban *a,
                             void (*draw)(void *context,
                                          struct anban_drawing *drawings,
                                          size_t n),
                             void *context);

/* Has `hear` called as pages are made for an edition, with how many of the
 * document's blocks are set, of how many; from 0 again when pages are made
 * anew. Before anban_read. */
ANBAN_API void anban_watch_by(struct anban *a,
                              void (*hear)(void *context, size_t done,
                                           size_t all),
                              void *context);

/*
 * Puts the document open at `fd` behind those that the file `to`, empty at
 * first, has already; `path` is its name. What anban_read_fd reads from that
 * file is a volume: a title page, and each document as a chapter. Its pictures
 * are asked for with the document's number in front, 0 the first: "2:map.png".
 * False: errno says why.
 */
ANBAN_API bool anban_volume_add(int to, const char *path, int fd);

/* The last failure's sentence, "" when there was none. */
ANBAN_API const char *anban_message(const struct anban *a);

/* Its kind: 0 none, 1 a file or memory, 2 wrong usage. */
ANBAN_API int anban_code(const struct anban *a);

enum anban_note_kind {
    ANBAN_WARNING, /* something in the document is wrong or was lost */
    ANBAN_NOTICE,  /* an assumption was made */
    ANBAN_TAKEN,   /* a line was taken for something */
    ANBAN_DROPPED, /* a line was dropped */
    ANBAN_LEFT     /* of a line nothing was decided: anban_tell_all */
};

struct anban_note {
    enum anban_note_kind kind;
    long line;        /* in the document, 1 the first; 0: none in particular */
    const char *text; /* one sentence */
    const char *what; /* of a line that was taken or dropped: for what, or by
                         which rule; else NULL */
    const char *begins; /* and how it begins */
    bool kept;          /* it would have been dropped, but for "keep-all" */
    unsigned nth; /* of the blocks that begin on its line, 1 the first; 0: the
                     only one */
    const char *because[2]; /* it was taken for that, the strongest first; NULL:
                               no more is known */
    const char *second;     /* what it would have been else, or NULL */
};

/*
 * A field for a signature in the printed edition, with the option
 * "sign-fields", for programs that sign by places: its name and what it is for,
 * the page (or side), 1 the first, and its box there, in thousandths of a point
 * from the lower left corner. The strings live as long as the conversion.
 */
struct anban_field {
    const char *name, *text;
    size_t page;
    long left, bottom, right, top;
};

/* These fields, from 0, once an edition with pages is written; false: there are
 * no more. */
ANBAN_API bool anban_field(const struct anban *a, size_t index,
                           struct anban_field *field);

/*
 * What the document says of itself, once it is read, for programs that list
 * many: the body that issues it and its number as its head has them, its date
 * as its metadata have it. "": it does not say. They live as long as the
 * conversion. False: no document was read, or no memory.
 */
struct anban_facts {
    const char *title, *body, *number, *date, *language;
};
ANBAN_API bool anban_facts(struct anban *a, struct anban_facts *facts);

/* Its text alone, for a search: hands each paragraph, heading, cell and the
 * like to `take`, in the order of reading, as a line of UTF-8 without its end,
 * which lives until `take` returns. False as above. */
ANBAN_API bool anban_text(struct anban *a,
                          void (*take)(void *context, const char *line,
                                       size_t n),
                          void *context);

/* Has the notes tell of every block, not only of those of which something was
 * decided. Before anban_read. */
ANBAN_API void anban_tell_all(struct anban *a);

/* Fetches the notes one by one, the oldest first. False: no more for now. */
ANBAN_API bool anban_next_note(struct anban *a, struct anban_note *note);

#ifdef __cplusplus
}
#endif

#endif
