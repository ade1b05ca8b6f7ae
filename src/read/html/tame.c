/* SPDX-License-Identifier: MIT */
/*
 * A page's text goes in and out with that blanked which the parser, whose time
 * grows with the square of some things, could be held up with: elements nested
 * by the hundred, and tags with attributes by the hundred. Tags are counted as
 * the tokeniser sees them (HTML, section 13.2.5), but only roughly as the tree
 * is built. Programs, styles and drawings, a third of what pages hold, are cut
 * out, but for their line feeds: the parser goes through them byte by byte for
 * nothing.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/page.h"

enum {
    DEPTH_MAX = 400,  /* open elements; browsers stop at 512 */
    PHRASES_MAX = 48, /* of these, such as are opened again in each block */
    ATTRIBUTES_MAX = 64,
    NAME_BYTES_MAX = 16 /* bytes; what is longer has no rule of its own */
};

enum nesting {
    NEST_DEEPER,
    NEST_PHRASE, /* active formatting elements, section 13.2.4.3 */
    NEST_CLOSES, /* the next one closes it, or its table does */
    NEST_NEVER,  /* void elements */
    NEST_RAW     /* what is within is no markup */
};

static const struct {
    const char *name;
    enum nesting nesting;
} rules[] = {
    {"a", NEST_PHRASE},      {"b", NEST_PHRASE},      {"big", NEST_PHRASE},
    {"code", NEST_PHRASE},   {"em", NEST_PHRASE},     {"font", NEST_PHRASE},
    {"i", NEST_PHRASE},      {"nobr", NEST_PHRASE},   {"s", NEST_PHRASE},
    {"small", NEST_PHRASE},  {"strike", NEST_PHRASE}, {"strong", NEST_PHRASE},
    {"tt", NEST_PHRASE},     {"u", NEST_PHRASE},      {"p", NEST_CLOSES},
    {"li", NEST_CLOSES},     {"dd", NEST_CLOSES},     {"dt", NEST_CLOSES},
    {"tr", NEST_CLOSES},     {"td", NEST_CLOSES},     {"th", NEST_CLOSES},
    {"tbody", NEST_CLOSES},  {"thead", NEST_CLOSES},  {"tfoot", NEST_CLOSES},
    {"option", NEST_CLOSES}, {"area", NEST_NEVER},    {"base", NEST_NEVER},
    {"br", NEST_NEVER},      {"col", NEST_NEVER},     {"embed", NEST_NEVER},
    {"hr", NEST_NEVER},      {"img", NEST_NEVER},     {"image", NEST_NEVER},
    {"input", NEST_NEVER},   {"link", NEST_NEVER},    {"meta", NEST_NEVER},
    {"param", NEST_NEVER},   {"source", NEST_NEVER},  {"track", NEST_NEVER},
    {"wbr", NEST_NEVER},     {"script", NEST_RAW},    {"style", NEST_RAW},
    {"textarea", NEST_RAW},  {"title", NEST_RAW},     {"xmp", NEST_RAW},
    {"iframe", NEST_RAW},    {"noembed", NEST_RAW},   {"noframes", NEST_RAW},
};

struct open_tag {
    char name[NAME_BYTES_MAX];
    enum nesting nesting;
};

/* Bytes of the text which do not go out. */
struct cut {
    size_t from, to;
};

struct tamer {
    struct arena *arena;
    struct cut *cuts;
    size_t cut_count;
    struct str text;
    char *copy; /* made when first something is blanked */
    struct open_tag open[DEPTH_MAX];
    size_t depth, phrases, foreign;
    bool no_phrases;
};

struct tag {
    char name[NAME_BYTES_MAX];
    enum nesting nesting;
    bool closing;
    size_t start, end; /* from its "<" to behind its ">" */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Spaces instead of the bytes, but for line feeds. */
static void blank(struct tamer *t, size_t from, size_t to)
{
    if (!t->copy)
        t->copy = arena_copy(t->arena, t->text.s, t->text.n);
    for (size_t i = from; i < to; i++) {
        if (t->copy[i] != '\n')
            t->copy[i] = ' ';
    }
}

static enum nesting nesting_of(const char *name)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].name[0] == name[0] && strcmp(rules[i].name, name) == 0)
            return rules[i].nesting;
    }
    return NEST_DEEPER;
}

/* The byte behind the attribute's value which begins at `i`. */
static size_t skip_value(struct str s, size_t i)
{
    char quote = i < s.n ? s.s[i] : '\0';
    if (quote == '"' || quote == '\'') {
        const char *end = memchr(s.s + i + 1, quote, s.n - i - 1);
        return end ? (size_t)(end - s.s) + 1 : s.n;
    }
    while (i < s.n && !is_space(s.s[i]) && s.s[i] != '>')
        i++;
    return i;
}

static size_t skip_spaces(struct str s, size_t i)
{
    while (i < s.n && is_space(s.s[i]))
        i++;
    return i;
}

/* Behind the attribute whose name begins at `i`. */
static size_t skip_attribute(struct str s, size_t i)
{
    do
        i++;
    while (i < s.n && !is_space(s.s[i]) && s.s[i] != '=' && s.s[i] != '>' &&
           s.s[i] != '/');
    size_t sign = skip_spaces(s, i);
    return sign < s.n && s.s[sign] == '='
               ? skip_value(s, skip_spaces(s, sign + 1))
               : i;
}

/* Behind the tag's ">", from behind its name on. */
static size_t skip_attributes(struct tamer *t, size_t i)
{
    struct str s = t->text;
    size_t count = 0, extra = s.n;
    while (i < s.n && s.s[i] != '>') {
        if (is_space(s.s[i]) || s.s[i] == '/') {
            i++;
            continue;
        }
        if (++count == ATTRIBUTES_MAX + 1)
            extra = i;
        i = skip_attribute(s, i);
    }
    if (extra < i)
        blank(t, extra, i);
    return i < s.n ? i + 1 : i;
}

static void read_tag(struct tamer *t, size_t start, struct tag *tag)
{
    struct str s = t->text;
    size_t i = start + 1, n = 0;
    *tag = (struct tag){.start = start, .closing = s.s[i] == '/'};
    for (i += tag->closing;
         i < s.n && !is_space(s.s[i]) && s.s[i] != '>' && s.s[i] != '/'; i++) {
        char c = s.s[i];
        if (n < NAME_BYTES_MAX - 1)
            tag->name[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    tag->nesting = nesting_of(tag->name);
    tag->end = skip_attributes(t, i);
}

static bool is_foreign(const char *name)
{
    return strcmp(name, "svg") == 0 || strcmp(name, "math") == 0;
}

static void take_off(struct tamer *t, size_t i)
{
    t->phrases -= t->open[i].nesting == NEST_PHRASE;
    t->foreign -= is_foreign(t->open[i].name);
    memmove(&t->open[i], &t->open[i + 1],
            (t->depth - i - 1) * sizeof t->open[0]);
    t->depth--;
}

/* An end tag closes what was opened within, too; but formatting is opened
 * again behind it, and goes no further than its table. */
static void close_tag(struct tamer *t, const struct tag *tag)
{
    size_t i = t->depth;
    bool table = strcmp(tag->name, "table") == 0;
    while (i > 0 && strcmp(t->open[i - 1].name, tag->name) != 0) {
        if (!table && strcmp(t->open[i - 1].name, "table") == 0)
            return;
        i--;
    }
    if (i-- == 0)
        return;
    for (size_t k = t->depth; tag->nesting != NEST_PHRASE && k-- > i + 1;) {
        if (table || t->open[k].nesting != NEST_PHRASE)
            take_off(t, k);
    }
    take_off(t, i);
}

/* The next cell of a table ends all that was left open in the last. */
static void open_cell(struct tamer *t)
{
    size_t i = t->depth;
    while (i > 0 && strcmp(t->open[i - 1].name, "table") != 0)
        i--;
    while (i > 0 && t->depth > i)
        take_off(t, t->depth - 1);
}

static void open_element(struct tamer *t, const struct tag *tag)
{
    bool phrase = tag->nesting == NEST_PHRASE;
    if (tag->nesting == NEST_NEVER ||
        (tag->nesting == NEST_CLOSES && t->foreign == 0)) {
        if (tag->name[0] == 't')
            open_cell(t);
        return;
    }
    if (t->depth == DEPTH_MAX || (phrase && t->phrases >= PHRASES_MAX)) {
        blank(t, tag->start, tag->end);
        return;
    }
    struct open_tag *open = &t->open[t->depth++];
    memcpy(open->name, tag->name, sizeof open->name);
    open->nesting = tag->nesting;
    t->phrases += phrase;
    t->foreign += is_foreign(tag->name);
}

/* Behind the end tag of an element whose inside is no markup. */
static size_t skip_raw(const struct tamer *t, const struct tag *tag)
{
    size_t n = strlen(tag->name);
    const char *at = t->text.s + tag->end, *end = t->text.s + t->text.n;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
        struct str name = {at + 2, n};
        if ((size_t)(end - at) < n + 2)
            break;
        if (at[1] == '/' && str_eq_nocase(name, (struct str){tag->name, n}))
            return (size_t)(at - t->text.s);
        at++;
    }
    return t->text.n;
}

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.n;
}

/* What the element has within is asked by nobody: all programs but those that
 * tell of the article, and styles in which no picture is kept. "<!--" in a
 * program changes where it ends (HTML, section 13.2.5.18). */
static bool is_unread(const struct tamer *t, const struct tag *tag, size_t end)
{
    struct str start = str_slice(t->text, tag->start, tag->end);
    struct str within = str_slice(t->text, tag->end, end);
    if (strcmp(tag->name, "style") == 0)
        return !holds(within, STR("--sf-img"));
    bool told = holds(lowered(t->arena, start), STR("/ld")); /* "/ld&#43;" */
    return strcmp(tag->name, "script") == 0 && !told &&
           !holds(within, STR("<!--"));
}

static void cut_out(struct tamer *t, size_t from, size_t to)
{
    t->cuts = arena_more(t->arena, t->cuts, t->cut_count, sizeof *t->cuts);
    t->cuts[t->cut_count++] = (struct cut){from, to};
}

/* Goes on behind an element whose inside is no markup. */
static size_t tame_raw(struct tamer *t, const struct tag *tag)
{
    size_t end = skip_raw(t, tag);
    if (end > tag->end && is_unread(t, tag, end))
        cut_out(t, tag->end, end);
    return end;
}

/* Elements that draw, and hold no text of the page's. */
static bool is_drawn(const char *name)
{
    static const char *const names[] = {
        "path", "g",        "circle",   "rect",           "use",
        "line", "polyline", "polygon",  "ellipse",        "title",
        "desc", "defs",     "clippath", "lineargradient", "radialgradient",
        "stop", "symbol",   "mask",     "metadata"};
    return is_one_of(str_of(name), WORDS(names));
}

/* Where the end tag of a drawing is, which has nothing but lines in it; 0: it
 * has something else, or no end. */
static size_t end_of_drawing(struct tamer *t, const struct tag *svg)
{
    struct str s = t->text;
    struct tag tag;
    for (size_t i = svg->end; i + 2 < s.n; i = tag.end) {
        const char *at = memchr(s.s + i, '<', s.n - i - 2);
        if (!at || (at[1] != '/' && !is_letter(at[1])))
            return 0;
        read_tag(t, (size_t)(at - s.s), &tag);
        if (tag.closing && strcmp(tag.name, "svg") == 0)
            return tag.start;
        if (!is_drawn(tag.name))
            return 0;
    }
    return 0;
}

/* Goes on at the end tag of a drawing, or within it. */
static size_t tame_drawing(struct tamer *t, const struct tag *tag)
{
    size_t end = end_of_drawing(t, tag);
    open_element(t, tag);
    if (end > tag->end)
        cut_out(t, tag->end, end);
    return end ? end : tag->end;
}

/* The text without what was cut out, its line feeds aside. */
static struct str without_cuts(const struct tamer *t, struct str text)
{
    struct buf buf = {.arena = t->arena};
    size_t at = 0;
    for (size_t i = 0; i < t->cut_count; i++) {
        struct cut cut = t->cuts[i];
        buf_add(&buf, str_slice(text, at, cut.from));
        const char *from = text.s + cut.from, *end = text.s + cut.to;
        while ((from = memchr(from, '\n', (size_t)(end - from)))) {
            buf_add_char(&buf, '\n');
            from++;
        }
        at = cut.to;
    }
    buf_add(&buf, str_slice(text, at, text.n));
    return buf_str(&buf);
}

/* Behind a comment, a declaration or a processing instruction. */
static size_t skip_declaration(struct str s, size_t start)
{
    struct str rest = str_slice(s, start, s.n);
    bool comment = str_starts(rest, STR("<!--"));
    struct str close = comment ? STR("-->") : STR(">");
    size_t from = comment ? 2 : 1; /* "<!-->" is one */
    size_t end = str_find(str_slice(rest, from, rest.n), close);
    return end < rest.n ? start + from + end + close.n : s.n;
}

/* Tames the tag at `start`; returns where to go on. */
static size_t tame_tag(struct tamer *t, size_t start)
{
    struct tag tag;
    read_tag(t, start, &tag);
    if (t->no_phrases && tag.nesting == NEST_PHRASE)
        blank(t, tag.start, tag.end);
    else if (tag.closing)
        close_tag(t, &tag);
    else if (tag.nesting == NEST_RAW && t->foreign == 0)
        return tame_raw(t, &tag);
    else if (strcmp(tag.name, "svg") == 0)
        return tame_drawing(t, &tag);
    else
        open_element(t, &tag);
    return tag.end;
}

struct str page_tame(struct arena *arena, struct str text, bool phrases,
                     bool *changed)
{
    struct tamer *t = ARENA_NEW(arena, struct tamer);
    t->arena = arena;
    t->text = text;
    t->no_phrases = phrases;
    for (size_t i = 0; i + 2 < text.n;) {
        const char *at = memchr(text.s + i, '<', text.n - i - 2);
        if (!at)
            break;
        size_t start = (size_t)(at - text.s);
        char c = at[1];
        if (c == '!' || c == '?')
            i = skip_declaration(text, start);
        else if (is_letter(c) || (c == '/' && is_letter(at[2])))
            i = tame_tag(t, start);
        else
            i = start + 1;
    }
    *changed = t->copy != NULL;
    struct str tame = t->copy ? (struct str){t->copy, text.n} : text;
    return t->cut_count ? without_cuts(t, tame) : tame;
}
