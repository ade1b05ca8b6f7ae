/* SPDX-License-Identifier: MIT */
/*
 * The examples of the CommonMark Spec, all of them: the tree's text must be
 * that of the HTML which the spec wants, and so must be the number of its
 * headings, items, links and so on. Tags are taken out of that HTML, white
 * space is made one space, and what anban does otherwise is listed below with
 * its reason.
 */
#include "reading.h"

#include <ctype.h>
#include <stdio.h>

enum { EXAMPLES = 652 };

/* What is counted: X(node's kind, tag in the HTML). */
#define COUNTED(X)                                                             \
    X(EMPHASIS, "em")                                                          \
    X(STRONG, "strong")                                                        \
    X(CODE, "code")                                                            \
    X(LINK, "a")                                                               \
    X(IMAGE, "img")                                                            \
    X(ITEM, "li")                                                              \
    X(QUOTE, "blockquote")                                                     \
    X(RULE, "hr")                                                              \
    X(HEADING, "h")                                                            \
    X(CODE_BLOCK, "pre")                                                       \
    X(LINE_BREAK, "br")

enum {
#define X(kind, tag) COUNT_##kind,
    COUNTED(X)
#undef X
        COUNTS
};

static const struct {
    enum node_kind kind;
    const char *tag;
} counted[] = {
#define X(kind, tag) {NODE_##kind, tag},
    COUNTED(X)
#undef X
};

struct seen {
    struct buf text;
    int counts[COUNTS];
};

/* ---- what the spec wants ---- */

/* Blocks, whose text stands apart from what is around them. */
static bool is_block(struct str name)
{
    static const char *const names[] = {
        "h1",         "h2",  "h3",    "h4",    "h5",    "h6",     "p",  "ul",
        "ol",         "li",  "table", "tr",    "td",    "div",    "hr", "br",
        "blockquote", "pre", "th",    "thead", "tbody", "warning"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_eq(name, str_of(names[i])))
            return true;
    }
    return false;
}

static void add_wanted(struct seen *wanted, struct str name, struct str tag)
{
    bool heading = name.n == 2 && name.s[0] == 'h' && isdigit(name.s[1]);
    if (heading)
        name.n = 1;
    if (str_eq(name, STR("i")))
        name = STR("em");
    if (str_eq(name, STR("b")))
        name = STR("strong");
    if (str_eq(name, STR("a")) && !holds(tag, "href"))
        return;
    for (int i = 0; i < COUNTS; i++)
        wanted->counts[i] += str_eq(name, str_of(counted[i].tag));
}

/* The end of what begins with "<" at the head of `html`. */
static size_t markup_end(struct str html)
{
    char quote = '\0';
    size_t i;
    if (str_starts(html, STR("<!--"))) {
        size_t end = str_find(str_slice(html, 4, html.n), STR("-->"));
        return end < html.n ? end + 7 : html.n;
    }
    if (str_starts(html, STR("<![CDATA[")))
        return str_find(html, STR("]]>")) + 3;
    for (i = 1; i < html.n && (quote || html.s[i] != '>'); i++) {
        if (quote ? html.s[i] == quote
                  : (html.s[i] == '"' || html.s[i] == '\'') && html.s[1] != '!')
            quote = quote ? '\0' : html.s[i];
    }
    return i < html.n ? i + 1 : i;
}

static void add_alt(struct seen *wanted, struct str tag)
{
    size_t at = str_find(tag, STR("alt=\""));
    if (at < tag.n) {
        struct str alt = str_slice(tag, at + 5, tag.n);
        buf_add(&wanted->text, str_slice(alt, 0, str_find(alt, STR("\""))));
    }
}

static void add_tag(struct seen *wanted, struct str tag)
{
    size_t start = tag.n > 1 && tag.s[1] == '/' ? 2 : 1, end = start;
    while (end < tag.n && isalnum((unsigned char)tag.s[end]))
        end++;
    struct str name = str_slice(tag, start, end);
    if (name.n && is_block(name))
        buf_add_char(&wanted->text, ' ');
    if (start == 1)
        add_wanted(wanted, name, tag);
    if (str_eq(name, STR("img")))
        add_alt(wanted, tag);
}

static struct seen wanted_of(struct str html)
{
    struct seen wanted = {.text = {.arena = arena}};
    for (size_t at = 0; at < html.n;) {
        if (html.s[at] != '<') {
            buf_add_char(&wanted.text, html.s[at++]);
            continue;
        }
        size_t end = at + markup_end(str_slice(html, at, html.n));
        add_tag(&wanted, str_slice(html, at, end));
        if (str_starts(str_slice(html, at, end), STR("<pre")) &&
            str_starts(str_slice(html, end, html.n), STR("<code")))
            wanted.counts[COUNT_CODE]--; /* one block of code */
        at = end;
    }
    return wanted;
}

/* The characters which HTML must write as references. */
static struct str plain(struct str text)
{
    static const struct {
        const char *reference, *character;
    } references[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        size_t n = 1;
        struct str part = str_slice(text, at, at + 1);
        for (size_t i = 0; i < 4; i++) {
            struct str reference = str_of(references[i].reference);
            if (str_starts(str_slice(text, at, text.n), reference)) {
                part = str_of(references[i].character);
                n = reference.n;
            }
        }
        buf_add(&buf, part);
        at += n;
    }
    return str_one_line(arena, buf_str(&buf));
}

/* ---- what anban makes of it ---- */

static struct seen seen_in(const struct doc *doc)
{
    struct seen seen = {.text = {.arena = arena}};
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (!node_is_inline(n->kind) || n->kind == NODE_LINE_BREAK)
            buf_add_char(&seen.text, ' ');
        if (n->kind == NODE_TEXT && n->parent->kind != NODE_CAPTION)
            buf_add(&seen.text, n->as.text);
        if (n->kind == NODE_IMAGE)
            buf_add(&seen.text, n->as.image->alt);
        for (int i = 0; i < COUNTS; i++)
            seen.counts[i] += n->kind == counted[i].kind;
    }
    return seen;
}

/* ---- the differences ---- */

enum difference { TEXT_DIFFERS = 1, COUNT_DIFFERS = 2 };

/* Which md4c a difference is of: all, those before 0.5, those from then on. */
enum version { ALL, OLD, NEW };

static const struct {
    const char *reason;
    int difference;
    int examples[12];
    enum version of;
} differences[] = {
    {"what a page would run or how it would look is left out, with a warning",
     TEXT_DIFFERS,
     {170, 172, 173, 176, 178},
     ALL},
    {"a heading or a block of code without any text is left out",
     COUNT_DIFFERS,
     {79, 126, 130, 144, 237},
     ALL},
    {"a link that holds nothing, or is left open at the end, is left out",
     COUNT_DIFFERS,
     {21, 31, 476, 477, 484, 487, 630, 631, 642, 643},
     ALL},
    {"a link to nowhere is its text", COUNT_DIFFERS, {200, 485, 486, 567}, ALL},
    {"bare addresses are links, as on GitHub",
     COUNT_DIFFERS,
     {608, 611, 612},
     ALL},
    {"a comment that ends at once is none, as in CommonMark 0.30",
     TEXT_DIFFERS,
     {626},
     ALL},
    {"md4c 0.4.8 knows comments by the rules of CommonMark 0.30",
     TEXT_DIFFERS,
     {625},
     OLD},
    {"md4c 0.4.8 does not take signs of money for punctuation, as CommonMark "
     "0.30 did not",
     TEXT_DIFFERS | COUNT_DIFFERS,
     {354},
     OLD},
    {"md4c 0.4.8 reads what is in <textarea> as Markdown",
     TEXT_DIFFERS | COUNT_DIFFERS,
     {171},
     OLD},
    {"a form is left out, with a warning", TEXT_DIFFERS, {171}, NEW},
};

static struct doc *read_source(struct str markdown)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, decode(arena, &messages, markdown, NULL, STR("")));
    return doc;
}

/* md4c does not tell its version, but shows it. */
static enum version version(void)
{
    struct seen seen = seen_in(read_source(STR("*£*a")));
    return seen.counts[COUNT_EMPHASIS] ? OLD : NEW;
}

static int expected_difference(int example, enum version now)
{
    int found = 0;
    for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++) {
        if (differences[i].of != ALL && differences[i].of != now)
            continue;
        for (size_t k = 0; k < 12; k++) {
            if (differences[i].examples[k] == example)
                found |= (int)differences[i].difference;
        }
    }
    return found;
}

static bool check_example(int number, struct str markdown, struct str html,
                          enum version now)
{
    struct seen wanted = wanted_of(html);
    struct seen seen = seen_in(read_source(markdown));
    struct str wanted_text = plain(buf_str(&wanted.text));
    struct str seen_text = str_one_line(arena, buf_str(&seen.text));
    int difference = 0;
    if (!str_eq(wanted_text, seen_text))
        difference |= TEXT_DIFFERS;
    if (memcmp(wanted.counts, seen.counts, sizeof seen.counts) != 0)
        difference |= COUNT_DIFFERS;
    if (difference == expected_difference(number, now))
        return true;
    print_message("example %d:\n%.*swanted \"%.*s\"\nsaw    \"%.*s\"\n", number,
                  STR_ARG(markdown), STR_ARG(wanted_text), STR_ARG(seen_text));
    for (int i = 0; i < COUNTS; i++) {
        if (wanted.counts[i] != seen.counts[i])
            print_message("wanted %d, saw %d of <%s>\n", wanted.counts[i],
                          seen.counts[i], counted[i].tag);
    }
    return false;
}

/* ---- reading the examples ---- */

static struct str read_file(const char *path)
{
    struct buf buf = {.arena = arena};
    char bytes[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
        buf_add(&buf, (struct str){bytes, n});
    fclose(file);
    return buf_str(&buf);
}

/* With tabs where the spec shows an arrow. */
static struct str lines_until(struct str *rest, struct str end)
{
    struct buf buf = {.arena = arena};
    struct str line;
    while (str_next_line(rest, &line) && !str_eq(line, end)) {
        size_t arrow;
        while ((arrow = str_find(line, STR("→"))) < line.n) {
            buf_add(&buf, str_slice(line, 0, arrow));
            buf_add_char(&buf, '\t');
            line = str_slice(line, arrow + strlen("→"), line.n);
        }
        buf_add(&buf, line);
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

static void test_examples(void **state)
{
    struct str fence = STR("````````````````````````````````"), line;
    struct str rest = read_file("tests/conformance/commonmark.txt");
    int number = 0, failed = 0;
    enum version now = version();
    while (str_next_line(&rest, &line)) {
        assert_true(str_starts(line, fence));
        struct str markdown = lines_until(&rest, STR("."));
        struct str html = lines_until(&rest, fence);
        failed += !check_example(++number, markdown, html, now);
    }
    assert_int_equal(number, EXAMPLES);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(test_examples)};
    return RUN(tests);
}
