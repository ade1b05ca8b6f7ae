/* SPDX-License-Identifier: MIT */
/*
 * The number, kind, subject and signer of an official document, how secret and
 * how urgent it is: of its head, of its title or, in a letter, of the line
 * "V/v", and of its signature (Decree 30/2020, Appendix I).
 */
#include "doc/record.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/doc.h"
#include "doc/stamp.h"

static struct str line_text(const struct doc *doc, const struct node *line)
{
    return line ? str_trim(node_text(doc->arena, line)) : STR("");
}

/* "Số: 123/BC-TCMT", in documents of the Party without a colon. */
static struct str number_of(const struct doc *doc, const struct node *head)
{
    struct str text = line_text(doc, node_line(head, LINE_NUMBER));
    return str_behind_label(str_behind_label(text, STR("Số")), STR("Luật số"));
}

/* The child that ends the first line of a title; NULL: it has one line. */
static const struct node *first_break(const struct node *title)
{
    FOR_CHILDREN (child, title) {
        if (child->kind == NODE_LINE_BREAK)
            return child;
    }
    return NULL;
}

/* The texts of the siblings from `from` up to `end`, a space for each break. */
static struct str text_between(const struct doc *doc, const struct node *from,
                               const struct node *end)
{
    struct buf buf = {.arena = doc->arena};
    for (const struct node *n = from; n && n != end; n = n->next) {
        if (n->kind == NODE_LINE_BREAK)
            buf_add_char(&buf, ' ');
        else
            buf_add(&buf, node_text(doc->arena, n));
    }
    return str_trim(buf_str(&buf));
}

/* A title of which the kind is the first line, and the subject all others. */
static void read_title(struct doc *doc, const struct node *title)
{
    struct record *record = &doc->meta.record;
    const struct node *end = first_break(title);
    struct str first = text_between(doc, title->first, end);
    bool alone;
    if (!starts_with_kind(first, &alone) || !alone)
        return;
    record->kind = first;
    record->subject = end ? text_between(doc, end->next, NULL) : STR("");
}

/* The last who signs, and above as what, in whose name. */
static void read_signature(struct doc *doc, const struct node *signature)
{
    struct buf post = {.arena = doc->arena};
    FOR_CHILDREN (line, signature) {
        if (line->kind != NODE_PARAGRAPH)
            continue;
        if (line->as.line.role == LINE_NAME)
            doc->meta.record.signer = line_text(doc, line);
        struct str text = line_text(doc, line);
        if (line->as.line.role != LINE_POST || str_starts(text, STR("(")))
            continue; /* "(Đã ký)" */
        buf_add(&post, post.n ? STR(" ") : STR(""));
        buf_add(&post, text);
    }
    doc->meta.record.post = buf_str(&post);
}

/* "Tối mật" of "Độ mật: Tối mật", where no front matter says it. */
static void take_degree(const struct doc *doc, const struct node *head,
                        enum line_role role, struct str *field)
{
    struct str degree;
    (void)stamp_role(line_text(doc, node_line(head, role)), &degree);
    if (field->n == 0)
        *field = degree;
}

void doc_record(struct doc *doc)
{
    const struct node *head = doc_find(doc, NODE_LETTERHEAD);
    const struct node *title = doc_find(doc, NODE_TITLE);
    const struct node *signature = doc_find(doc, NODE_SIGNATURE);
    const struct node *about = node_line(head, LINE_ABSTRACT);
    doc->meta.record.number = number_of(doc, head);
    if (title && head)
        read_title(doc, title);
    if (about)
        doc->meta.record.subject =
            str_behind_label(line_text(doc, about), STR("V/v"));
    if (signature)
        read_signature(doc, signature);
    take_degree(doc, head, LINE_SECRECY, &doc->meta.secrecy);
    take_degree(doc, head, LINE_URGENCY, &doc->meta.record.urgency);
}
