/* SPDX-License-Identifier: MIT */
/*
 * The state of a reader: how it begins, and what is said when the text is read.
 */
#include "read/office/office.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "base/words.h"
#include "stages.h"

/* Where a contents list was left out, the line that heads it has no sense. */
static void drop_contents_heading(struct docx *d)
{
    static const char *const names[] = {"mục lục", "contents",
                                        "table of contents"};
    FOR_CHILDREN (block, d->doc->root) {
        struct str text = str_trim(node_text(d->arena, block));
        if (str_is_any_nocase(text, WORDS(names))) {
            doc_remove(block);
            return;
        }
    }
}

void docx_end_text(struct docx *d)
{
    struct node *last = d->doc->root->last;
    if (last && last->kind == NODE_PAGE_BREAK)
        doc_remove(last);
    if (d->contents)
        drop_contents_heading(d);
}

/* `sentence` has that number in it; of none, nothing is told. */
static void tell_count(struct log *log, enum log_kind kind, long n,
                       const char *sentence)
{
    if (n)
        log_add(log, kind, 0, sentence, n);
}

void docx_tell(struct docx *d)
{
    struct log *log = d->doc->log;
    if (d->contents)
        log_add(log, LOG_NOTICE, 0,
                "the contents list in the file is left out; anban makes its "
                "own");
    tell_count(log, LOG_NOTICE, d->comments,
               PLURAL("%ld comment in the margin is left out",
                      "%ld comments in the margin are left out", d->comments));
    tell_count(log, LOG_NOTICE, d->prompted,
               PLURAL("%ld field of the form is not filled in; what asks for "
                      "it is printed",
                      "%ld fields of the form are not filled in; what asks "
                      "for them is printed",
                      d->prompted));
    tell_count(log, LOG_WARNING, d->charts,
               PLURAL("%ld chart or diagram that is no picture is left out; "
                      "copy it in Word and paste it as a picture",
                      "%ld charts and diagrams that are no pictures are left "
                      "out; copy them in Word and paste them as pictures",
                      d->charts));
    tell_count(log, LOG_NOTICE, d->worded,
               PLURAL("%ld chart or diagram is printed as its words and "
                      "numbers; paste it in Word as a picture to have it drawn",
                      "%ld charts and diagrams are printed as their words and "
                      "numbers; paste them in Word as pictures to have them "
                      "drawn",
                      d->worded));
    tell_count(log, LOG_NOTICE, d->equations,
               PLURAL("%ld equation is written in one line, as a/b for a over "
                      "b; read it over",
                      "%ld equations are written in one line, as a/b for a "
                      "over b; read them over",
                      d->equations));
    if (d->codes.font.n)
        log_add(log, LOG_NOTICE, 0,
                "text in the font %.*s and its kin is taken for text in the "
                "old code of those fonts",
                STR_ARG(d->codes.font));
}

struct docx *docx_new(struct doc *doc, size_t packed)
{
    struct docx *d = ARENA_NEW(doc->arena, struct docx);
    d->package = ARENA_NEW(doc->arena, struct docx_package);
    d->package->doc = doc;
    d->doc = doc;
    d->arena = doc->arena;
    d->scratch.arena = doc->arena;
    d->endnote_form = FORM_LOWER_ROMAN;
    d->styles = ARENA_NEW(doc->arena, struct docx_styles);
    d->styles->paragraph = docx_plain_style(doc->arena);
    doc->counts_blanks = true;
    docx_budget_open(d, packed);
    return d;
}

void docx_end_section(struct docx *d, long last)
{
    bool own_pages = d->depth == 0 && !d->in_notes && d->doc->within == 0;
    if (d->landscape && own_pages)
        doc_add_landscape(d->doc, d->section_start + 1, last);
    d->section_start = d->paragraphs;
    d->landscape = false;
}
