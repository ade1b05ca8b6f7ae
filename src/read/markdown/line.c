/* SPDX-License-Identifier: MIT */
/*
 * Lines: md4c does not say where a block stands, but the text that it hands
 * over lies in the source, and so a block has the line of its first text. What
 * has no text of its own, a rule or the fence of code, is looked for around.
 */
#include "base/arena.h"
#include "read/markdown/markdown.h"

static void go_to(struct markdown *m, size_t offset)
{
    for (; m->at < offset; m->at++)
        m->line += m->source.s[m->at] == '\n';
    for (; m->at > offset; m->at--)
        m->line -= m->source.s[m->at - 1] == '\n';
    m->fresh = false;
}

static void mark_blocks(struct markdown *m, long line)
{
    if (m->leaf && m->leaf->line == 0)
        m->leaf->line = line;
    for (struct node *n = m->container; n->line == 0 && n->parent;
         n = n->parent)
        n->line = line;
}

static bool reach(struct markdown *m, struct str text)
{
    uintptr_t start = (uintptr_t)m->source.s, at = (uintptr_t)text.s;
    if (at < start || at - start >= m->source.n)
        return false;
    go_to(m, at - start);
    m->done = at - start + text.n;
    return true;
}

void markdown_reach(struct markdown *m, struct str text)
{
    if (reach(m, text))
        mark_blocks(m, m->line);
}

void markdown_reach_code(struct markdown *m, struct str text)
{
    if (reach(m, text))
        mark_blocks(m, m->line - m->lines_before);
    else if (m->leaf->line == 0)
        m->lines_before += str_eq(text, STR("\n"));
}

/* An address that is written out stands behind a parenthesis; one that is
 * defined elsewhere does not, and tells nothing of this place. */
void markdown_reach_address(struct markdown *m, struct str address)
{
    enum { NEAR = 100 }; /* bytes of white space that are looked past */
    uintptr_t start = (uintptr_t)m->source.s, at = (uintptr_t)address.s;
    if (at <= start || at - start >= m->source.n)
        return;
    size_t i = at - start;
    while (i > 0 && i + NEAR > at - start &&
           (m->source.s[i - 1] == ' ' || m->source.s[i - 1] == '<' ||
            m->source.s[i - 1] == '\n'))
        i--;
    if (i > 0 && m->source.s[i - 1] == '(')
        markdown_reach(m, address);
}

/* Behind the line feed of the line at `at`, or the end. */
static size_t next_line(struct str source, size_t at)
{
    while (at < source.n && source.s[at] != '\n')
        at++;
    return at < source.n ? at + 1 : at;
}

static struct str line_at(struct str source, size_t at)
{
    size_t start = at;
    while (start > 0 && source.s[start - 1] != '\n')
        start--;
    return str_slice(source, start, next_line(source, at));
}

/* Without the marks of the quotes and lists that the line is in. */
static struct str without_prefix(struct str line, bool lists)
{
    size_t at = 0;
    for (; at < line.n; at++) {
        char c = line.s[at];
        bool mark = lists && at + 1 < line.n && line.s[at + 1] == ' ' &&
                    (c == '-' || c == '+' || c == '*');
        if (c != ' ' && c != '\t' && c != '>' && !mark)
            break;
    }
    return str_slice(line, at, line.n);
}

/* CommonMark 0.31, section 4.1. */
static bool is_rule(struct str line)
{
    size_t marks = 0;
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++) {
        if (line.s[i] == ' ' || line.s[i] == '\t')
            continue;
        if (line.s[i] != line.s[0])
            return false;
        marks++;
    }
    return marks >= 3 &&
           (line.s[0] == '-' || line.s[0] == '*' || line.s[0] == '_');
}

/* A heading without "#" before it has a line of its own below, which would be
 * taken for a rule. */
void markdown_reach_underline(struct markdown *m)
{
    struct str line = without_prefix(line_at(m->source, m->at), true);
    if (!str_starts(line, STR("#")))
        go_to(m, next_line(m->source, m->at));
}

void markdown_reach_rule(struct markdown *m)
{
    enum { FAR = 4096 }; /* bytes: definitions of links may lie between */
    if (!m->fresh)
        go_to(m, next_line(m->source, m->at));
    struct str near = str_slice(m->source, 0, m->at + FAR);
    for (size_t at = m->at, next; at < near.n; at = next) {
        next = next_line(near, at);
        struct str line = str_slice(near, at, next);
        if (is_rule(without_prefix(line, false)) ||
            is_rule(without_prefix(line, true))) {
            go_to(m, at);
            mark_blocks(m, m->line);
            return;
        }
    }
    mark_blocks(m, m->line);
    m->fresh = true;
}
