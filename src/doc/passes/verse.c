/* SPDX-License-Identifier: MIT */
/*
 * Verse: lines that a poem keeps apart, and stanzas that an empty line does. A
 * stanza becomes one block. What tells is the metre, which Vietnamese verse
 * counts in syllables: all lines as long as each other, four to eight of them,
 * or six and eight in turn (lục bát), or 7, 7, 6, 8 (song thất lục bát). In a
 * text whose neighbours are known, short lines without a stop are verse, too.
 */
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/passes/passes.h"

enum {
    LINE_MAX_LENGTH = 70, /* characters */
    SYLLABLES_MAX = 12,
    METRE_MIN = 4, /* syllables of a line in a metre */
    METRE_MAX = 8,
    REGULAR_LINES = 4, /* of a stanza that a metre makes */
    LOOSE_LINES = 4,   /* and of one that has none */
    STANZA_MAX = 400
};

/* What the lines of a stanza are so far. */
struct stanza {
    struct node *first, *last;
    size_t lines;
    size_t of[METRE_MAX + 1]; /* how many lines have so many syllables */
    size_t turns;  /* lines as long as lục bát has them at their place */
    size_t stops;  /* lines that end a sentence */
    size_t labels; /* lines with a colon, as forms have them */
    bool other;    /* a line in another metre */
};

static bool is_letter_byte(char c)
{
    return (c & 0x80) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The words of the line that hold letters; 0 for what is no line of verse: it
 * has digits, or every word begins with a capital, as those of a name do. */
static size_t syllables(struct str text)
{
    size_t words = 0, capitals = 0;
    bool within = false;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c >= '0' && c <= '9')
            return 0;
        bool letter = is_letter_byte(text.s[from]);
        if (letter && !within) {
            struct str rest = str_slice(text, from, text.n);
            words++;
            capitals += starts_with_capital(rest);
        }
        within = letter || (within && c != ' ' && c != 0xA0 && c != '-');
    }
    return capitals < words ? words : 0;
}

static bool starts_like_verse(struct str text)
{
    static const char *const quotes[] = {"\"", "“", "‘", "'", "(", "«", "-"};
    struct marker marker;
    bool marked = find_marker(text, &marker);
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        struct str quote = str_of(quotes[i]);
        if (str_starts(text, quote))
            text = str_slice(text, quote.n, text.n);
    }
    return !marked && starts_with_capital(text);
}

/* Dots within, as forms have them. */
static bool is_to_be_filled(struct str text)
{
    return str_find(text, STR("……")) < text.n ||
           str_find(text, STR("....")) < text.n ||
           str_find(text, STR("__")) < text.n;
}

/* The syllables of what may be a line of verse; 0: it is none. */
static size_t verse_line(struct str text)
{
    if (!text_fits(text, LINE_MAX_LENGTH) || str_ends(text, STR(":")) ||
        !starts_like_verse(text) || is_to_be_filled(text) ||
        capital_share(text) >= 80)
        return 0;
    size_t n = syllables(text);
    return n > 1 && n <= SYLLABLES_MAX ? n : 0;
}

/* Six and eight in turn; "first" is of six. */
static bool is_in_turn(size_t line, size_t n)
{
    return n == (line % 2 ? 8 : 6);
}

static void count(struct stanza *s, struct node *block, size_t n,
                  struct str text)
{
    s->first = s->first ? s->first : block;
    s->last = block;
    s->turns += is_in_turn(s->lines, n);
    s->lines++;
    if (n <= METRE_MAX)
        s->of[n]++;
    s->other = s->other || n < METRE_MIN || n > METRE_MAX;
    s->labels += str_find(text, STR(":")) < text.n;
    s->stops += str_ends(text, STR(".")) || str_ends(text, STR(";"));
}

/* A line or two may fall out of the metre. */
static bool is_most(size_t n, size_t all)
{
    return n * 5 >= all * 4;
}

static bool has_metre(const struct stanza *s)
{
    size_t most = 0;
    for (size_t n = METRE_MIN; n <= METRE_MAX; n++)
        most = s->of[n] > most ? s->of[n] : most;
    bool mixed = !s->other && is_most(s->of[6] + s->of[7] + s->of[8], s->lines);
    return is_most(s->turns, s->lines) || is_most(most, s->lines) ||
           (mixed && s->of[7] == s->of[6] + s->of[8]);
}

/* Lines by themselves are a stanza by their metre; beside a stanza, two. */
static bool is_stanza(const struct doc *doc, const struct stanza *s,
                      bool beside)
{
    bool metre = has_metre(s) && s->labels * 4 <= s->lines;
    if (metre && (s->lines >= REGULAR_LINES || (beside && s->lines > 1)))
        return true;
    if (s->lines == 2 && s->turns == 2)
        return true; /* a couplet of lục bát */
    return doc->in_lines && s->stops <= 1 && s->labels == 0 &&
           (s->lines >= LOOSE_LINES || (beside && s->lines > 1));
}

/* A block in the line below; in a text, or where empty paragraphs are known. */
static bool follows(const struct doc *doc, const struct node *block)
{
    const struct node *above = block->previous;
    return above && (!doc->counts_blanks || block->line == above->line + 1);
}

static struct stanza stanza_at(const struct doc *doc, struct node *block)
{
    struct stanza s = {.first = NULL};
    while (block && s.lines < STANZA_MAX) {
        size_t n = is_running(block) ? verse_line(block_text(doc, block)) : 0;
        if (n == 0 || (s.lines && !follows(doc, block)))
            break;
        count(&s, block, n, block_text(doc, block));
        block = block->next;
    }
    return s;
}

static void make_verse(struct doc *doc, struct node *block)
{
    block->as.line.role = LINE_VERSE;
    taken(doc, block, N_("a stanza"));
}

static void make_stanza(struct doc *doc, const struct stanza *s)
{
    struct node *block = s->first;
    for (size_t i = 1; i < s->lines; i++)
        append_line(doc, block, block->next);
    make_verse(doc, block);
}

/* Adds the line that ended; false: it is no line of verse. */
static bool end_line(struct stanza *s, struct node *block, struct buf *line)
{
    struct str text = str_trim(buf_str(line));
    size_t n = verse_line(text);
    if (n)
        count(s, block, n, text);
    *line = (struct buf){.arena = line->arena};
    return n > 0;
}

static bool has_lines(const struct node *block)
{
    const struct node *n = node_next_inline(block, block);
    while (n && n->kind != NODE_LINE_BREAK)
        n = node_next_inline(n, block);
    return n != NULL;
}

/* A block whose lines are kept apart already, as a web page has them. */
static bool is_stanza_already(const struct doc *doc, struct node *block)
{
    struct stanza s = {.first = NULL};
    struct buf line = {.arena = doc->arena};
    if (!is_running(block) || !has_lines(block))
        return false;
    for (const struct node *n = node_next_inline(block, block); n;
         n = node_next_inline(n, block)) {
        if (n->kind == NODE_TEXT)
            buf_add(&line, n->as.text);
        else if (n->kind == NODE_LINE_BREAK && !end_line(&s, block, &line))
            return false;
    }
    return end_line(&s, block, &line) && s.lines > 1 && has_metre(&s) &&
           (s.lines >= REGULAR_LINES || s.turns == s.lines);
}

void pass_verse(struct doc *doc)
{
    struct node *title = find_title(doc);
    bool beside = false;
    for (struct node *block = title ? title->next : first_block(doc); block;
         block = block->next) {
        struct stanza s = stanza_at(doc, block);
        bool is_one = s.lines > 0 && is_stanza(doc, &s, beside);
        if (is_stanza_already(doc, block)) {
            make_verse(doc, block);
            is_one = true;
        } else if (is_one) {
            make_stanza(doc, &s);
            block = s.first;
        } else if (s.lines) {
            block = s.last;
        }
        beside = is_one;
    }
}
