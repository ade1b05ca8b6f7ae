/* SPDX-License-Identifier: MIT */
/*
 * Plain text to blocks. Lines are grouped at blank lines; within a group the
 * lines are list items, a paragraph wrapped at an even length, or each a
 * paragraph of its own, as a web page saved as text has them.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/marker.h"
#include "read/read.h"
#include "stages.h"

struct line {
    struct str text; /* without white space at its ends */
    size_t indent;   /* columns of white space before it; a tab to the next 4 */
    long number;
    size_t length; /* in characters */
    bool wrapped;  /* its group of lines is one text, cut to a width */
};

struct lines {
    struct line *at;
    size_t n;
};

/* Lists that are open, the outermost first. */
enum { DEPTH_MAX = 16 };

struct reader {
    struct doc *doc;
    struct lines lines;
    size_t wrap; /* the length at which lines are wrapped; 0: they are not */
    struct {
        struct node *list, *item;
        enum marker_kind kind;
        size_t indent;
    } open[DEPTH_MAX];
    size_t depth;
};

static size_t indent_of(struct str raw)
{
    size_t columns = 0;
    for (size_t i = 0; i < raw.n; i++) {
        if (raw.s[i] == '\t')
            columns += 4 - columns % 4;
        else if (raw.s[i] == ' ')
            columns++;
        else
            break;
    }
    return columns;
}

static struct lines split_lines(struct arena *arena, struct str text, long from)
{
    struct lines lines = {NULL, 0};
    size_t count = 1;
    for (size_t i = 0; i < text.n; i++)
        count += text.s[i] == '\n';
    lines.at = ARENA_ARRAY(arena, count, struct line);
    struct str raw;
    while (str_next_line(&text, &raw)) {
        struct str trimmed = str_trim(raw);
        lines.at[lines.n++] = (struct line){.text = trimmed,
                                            .indent = indent_of(raw),
                                            .number = from++,
                                            .length = utf8_length(trimmed)};
    }
    return lines;
}

/* The text with each run of white space as one space. */
static struct str one_spaced(struct arena *arena, struct str text)
{
    bool plain = true;
    for (size_t i = 0; i + 1 < text.n && plain; i++)
        plain =
            text.s[i] != '\t' && !(text.s[i] == ' ' && text.s[i + 1] == ' ');
    if (plain)
        return text;
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.n; i++) {
        bool space = text.s[i] == ' ' || text.s[i] == '\t';
        bool again = i > 0 && (text.s[i - 1] == ' ' || text.s[i - 1] == '\t');
        if (!(space && again))
            buf_add_char(&buf, space ? ' ' : text.s[i]);
    }
    return buf_str(&buf);
}

enum { WRAP_MIN = 40, WRAP_MAX = 120, WRAP_LINES = 3, NEAR = 75, MOST = 60 };

static bool is_followed(const struct lines *lines, size_t i)
{
    return lines->at[i].length > 0 && i + 1 < lines->n &&
           lines->at[i + 1].length > 0;
}

static bool is_near(const struct line *line, size_t wrap)
{
    return line->length * 100 >= wrap * NEAR;
}

/*
 * The length at which the document's lines are wrapped: that of the longest
 * line which another follows directly, when it is one that people wrap at and
 * some lines come near it. 0: a paragraph is a line of any length.
 */
static size_t find_wrap(const struct lines *lines)
{
    size_t longest = 0, near = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (is_followed(lines, i) && lines->at[i].length > longest)
            longest = lines->at[i].length;
    }
    if (longest < WRAP_MIN || longest > WRAP_MAX)
        return 0;
    for (size_t i = 0; i < lines->n; i++)
        near += is_followed(lines, i) && is_near(&lines->at[i], longest);
    return near >= WRAP_LINES ? longest : 0;
}

static bool starts_with_capital(struct str text)
{
    size_t at = 0;
    return text.n && letter_is_upper(utf8_next(text, &at));
}

/*
 * Marks the groups of lines that are wrapped text: most of the lines that
 * another follows are nearly full, and not every line begins with a capital,
 * as in verse, addresses and letterheads.
 */
static void mark_wrapped(struct lines *lines, size_t wrap)
{
    for (size_t start = 0, end; start < lines->n; start = end + 1) {
        size_t followed = 0, near = 0, capitals = 0;
        for (end = start; end < lines->n && lines->at[end].length; end++) {
            capitals += starts_with_capital(lines->at[end].text);
            followed += is_followed(lines, end);
            near += is_followed(lines, end) && is_near(&lines->at[end], wrap);
        }
        bool wrapped = near * 100 >= followed * MOST && capitals < end - start;
        for (size_t i = start; i < end; i++)
            lines->at[i].wrapped = wrapped;
    }
}

/*
 * True when line i was broken only because it was full: the next line's first
 * word would not have fitted, and that line starts nothing new.
 */
static bool goes_on(const struct reader *r, size_t i)
{
    const struct line *line = &r->lines.at[i];
    if (!r->wrap || i + 1 >= r->lines.n || r->lines.at[i + 1].length == 0)
        return false;
    const struct line *next = &r->lines.at[i + 1];
    struct marker marker;
    if (!line->wrapped || !is_near(line, r->wrap))
        return false;
    if (find_marker(next->text, &marker) || next->indent > line->indent + 1)
        return false;
    size_t word = 0;
    while (word < next->text.n && next->text.s[word] != ' ')
        word++;
    size_t needed = utf8_length(str_slice(next->text, 0, word)) + 1;
    return line->length + needed + 2 > r->wrap;
}

/* The text of the paragraph from line *i on; moves *i to its last line. */
static struct str gather(struct reader *r, size_t *i, size_t skip)
{
    struct arena *arena = r->doc->arena;
    struct str first = r->lines.at[*i].text;
    first = str_slice(first, skip, first.n);
    if (!goes_on(r, *i))
        return one_spaced(arena, first);
    struct buf buf = {.arena = arena};
    buf_add(&buf, first);
    while (goes_on(r, *i)) {
        ++*i;
        buf_add_char(&buf, ' ');
        buf_add(&buf, r->lines.at[*i].text);
    }
    return one_spaced(arena, buf_str(&buf));
}

/* Closes lists until the innermost may take an item of this kind and indent. */
static void close_lists(struct reader *r, enum marker_kind kind, size_t indent)
{
    while (r->depth > 0) {
        size_t top = r->depth - 1;
        bool same = r->open[top].kind == kind;
        if (same && indent + 1 >= r->open[top].indent)
            return;
        bool inner = indent > r->open[top].indent + 1;
        bool outer_has = false;
        for (size_t k = 0; k < top; k++)
            outer_has |= r->open[k].kind == kind;
        if (!same && (inner || !outer_has) && indent >= r->open[top].indent)
            return;
        r->depth--;
    }
}

static struct node *list_for(struct reader *r, const struct marker *marker,
                             const struct line *line)
{
    struct doc *doc = r->doc;
    close_lists(r, marker->kind, line->indent);
    size_t top = r->depth;
    bool fits = top > 0 && r->open[top - 1].kind == marker->kind &&
                line->indent <= r->open[top - 1].indent + 1;
    if (!fits && top < DEPTH_MAX) {
        struct node *parent = top ? r->open[top - 1].item : doc->root;
        struct node *list = doc_add(doc, parent, NODE_LIST, line->number);
        list->as.list.ordered = marker->kind != MARKER_DASH &&
                                marker->kind != MARKER_PLUS &&
                                marker->kind != MARKER_STAR;
        r->open[top].list = list;
        r->open[top].kind = marker->kind;
        r->open[top].indent = line->indent;
        r->depth++;
    }
    return r->open[r->depth - 1].list;
}

static void add_item(struct reader *r, const struct marker *marker, size_t *i)
{
    const struct line *line = &r->lines.at[*i];
    struct doc *doc = r->doc;
    struct node *list = list_for(r, marker, line);
    struct node *item = doc_add(doc, list, NODE_ITEM, line->number);
    item->as.item.label = marker->label;
    r->open[r->depth - 1].item = item;
    struct node *text = doc_add(doc, item, NODE_PARAGRAPH, line->number);
    doc_add_text(doc, text, gather(r, i, marker->length), line->number);
}

static void add_paragraph(struct reader *r, size_t *i)
{
    const struct line *line = &r->lines.at[*i];
    struct node *node =
        doc_add(r->doc, r->doc->root, NODE_PARAGRAPH, line->number);
    r->depth = 0;
    doc_add_text(r->doc, node, gather(r, i, 0), line->number);
}

static void add_heading(struct reader *r, size_t i, int level)
{
    const struct line *line = &r->lines.at[i];
    struct node *node =
        doc_add(r->doc, r->doc->root, NODE_HEADING, line->number);
    r->depth = 0;
    node->as.heading.level = level;
    doc_add_text(r->doc, node, one_spaced(r->doc->arena, line->text),
                 line->number);
}

/* The next line with something in it, or NULL. */
static const struct line *line_after(const struct reader *r, size_t i)
{
    for (i++; i < r->lines.n; i++) {
        if (r->lines.at[i].length)
            return &r->lines.at[i];
    }
    return NULL;
}

/* A section's line: told by its word, or numbered and followed by text that is
 * not the next item. 0 when it is none. */
static int heading_level(const struct reader *r, size_t i)
{
    const struct line *line = &r->lines.at[i], *next = line_after(r, i);
    int level = section_level(line->text);
    if (level)
        return level;
    struct marker marker, other;
    if (!next || !find_marker(line->text, &marker) ||
        !marker_may_head(&marker, line->text))
        return 0;
    if (find_marker(next->text, &other) && other.kind == marker.kind)
        return 0;
    bool marked = find_marker(next->text, &other);
    return marked || next->length > 2 * line->length || next->length > 150
               ? marker_level(&marker)
               : 0;
}

static bool is_rule(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != '-' && text.s[i] != '*' && text.s[i] != '_')
            return false;
    }
    return text.n >= 3;
}

static void read_line(struct reader *r, size_t *i)
{
    const struct line *line = &r->lines.at[*i];
    struct marker marker;
    int level = heading_level(r, *i);
    if (is_rule(line->text))
        doc_add(r->doc, r->doc->root, NODE_RULE, line->number);
    else if (level)
        add_heading(r, *i, level);
    else if (find_marker(line->text, &marker))
        add_item(r, &marker, i);
    else
        add_paragraph(r, i);
}

void read_text(struct doc *doc, struct str text)
{
    size_t front = read_front_matter(doc, text);
    long first = 1;
    for (size_t i = 0; i < front; i++)
        first += text.s[i] == '\n';
    text = str_slice(text, front, text.n);
    struct reader r = {.doc = doc,
                       .lines = split_lines(doc->arena, text, first)};
    r.wrap = find_wrap(&r.lines);
    if (r.wrap)
        mark_wrapped(&r.lines, r.wrap);
    for (size_t i = 0; i < r.lines.n; i++) {
        if (r.lines.at[i].length)
            read_line(&r, &i);
    }
}
