/* SPDX-License-Identifier: MIT */
/*
 * Front matter, line by line. A value goes on in the lines that are indented
 * below its name, and, in brackets or in three quotes, until they close; lines
 * with a hyphen are the members of a list.
 */
#include "read/front_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/metadata.h"
#include "read/read.h"

enum { NAME_MAX_BYTES = 60 };

/* ---- names and values ---- */

void front_tell_name(const struct front *front, struct str name, long line)
{
    if (front->apply)
        warn(front->doc->log, line,
             "the front matter's \"%.*s\" is no name that anban knows",
             STR_ARG(name));
}

/* "sidebar_position", as programs call what they keep there. */
static bool is_of_program(struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.s[i];
        bool letter = (c >= 'a' && c <= 'z') || (i > 0 && c >= 'A' && c <= 'Z');
        if (!letter &&
            (i == 0 || (c != '_' && c != '-' && !(c >= '0' && c <= '9'))))
            return false;
    }
    return name.n > 0;
}

bool front_is_foreign(const struct front *front)
{
    if (front->known || front->words)
        return false;
    warn(front->doc->log, 1,
         "the front matter holds no name that anban knows; it is left out");
    return true;
}

void front_name(struct front *front, struct str name, long line)
{
    bool known = metadata_is_field(name);
    front->known += known;
    front->words += !is_of_program(name);
    if (!known)
        front_tell_name(front, name, line);
}

void front_value(struct front *front, struct str field, struct str value,
                 long line)
{
    struct doc *doc = front->doc;
    if (!front->apply || value.n == 0)
        return;
    if (!metadata_add(doc, field, value))
        warn(doc->log, line, "%.*s: \"%.*s\" must be %s", STR_ARG(field),
             STR_ARG(value), _(metadata_wants(field)));
    doc->names_title = doc->meta.title.n > 0;
}

bool front_names_it(struct str key)
{
    static const char *const names[] = {"name", "text",   "literal",
                                        "tên",  "họ tên", "họ và tên"};
    return str_is_any_nocase(key, WORDS(names));
}

/* ---- lines ---- */

struct reader {
    struct front front;
    char sign;
    struct str section; /* of TOML, if it is a field; or empty */
    struct str name;    /* the last, or empty */
    struct buf value;
    long line;    /* that is read */
    long since;   /* where the value begins */
    bool is_text; /* "|" or ">": what is indented below is all of it */
    size_t names, strange;
};

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* Without a quote at its head that nothing closes, or one at its end that
 * nothing opens; the inches of a figure are none. */
static struct str without_stray(struct str text)
{
    char first = text.n ? text.s[0] : ' ',
         last = text.n ? text.s[text.n - 1] : ' ';
    if (is_quote(first) && str_count(text, first) == 1)
        return str_slice(text, 1, text.n);
    bool figure =
        text.n > 1 && text.s[text.n - 2] >= '0' && text.s[text.n - 2] <= '9';
    if (is_quote(last) && str_count(text, last) == 1 && !figure)
        text.n--;
    return text;
}

/* Without the pair of quotes around it, or with what a comment leaves. */
static struct str unquoted(struct str text)
{
    text = without_stray(str_trim(text));
    while (text.n >= 2 && is_quote(text.s[0]) &&
           text.s[text.n - 1] == text.s[0] &&
           (str_count(text, text.s[0]) == 2 || text.s[1] == text.s[0]))
        text = str_trim(str_slice(text, 1, text.n - 1));
    return text;
}

static void put_value(struct reader *r, struct str value)
{
    if (metadata_is_field(r->name))
        front_value(&r->front, r->name,
                    str_copy(r->front.doc->arena, unquoted(value)), r->since);
}

/* The members of "[a, b]". */
static void put_members(struct reader *r, struct str list)
{
    char quote = '\0';
    for (size_t start = 0, at = 0; at <= list.n; at++) {
        char c = at < list.n ? list.s[at] : ',';
        if (quote || c == '"' || c == '\'')
            quote = !quote ? c : c == quote ? '\0' : quote;
        if (at < list.n && (quote || c != ','))
            continue;
        put_value(r, str_slice(list, start, at));
        start = at + 1;
    }
}

/* "[a, b" without its end; "[Dự thảo] Báo cáo" is no list. */
static bool opens_list(struct str value)
{
    return str_starts(value, STR("[")) && str_find(value, STR("]")) > value.n;
}

/* True while the brackets or the three quotes that begin a value are open. */
static bool is_open(const struct reader *r)
{
    struct str value = str_trim(buf_str(&r->value));
    if (r->sign == '=' &&
        (str_starts(value, STR("\"\"\"")) || str_starts(value, STR("'''"))))
        return value.n < 6 || !str_ends(value, str_slice(value, 0, 3));
    return opens_list(value);
}

/* YAML's and TOML's words for nothing and for what goes on below. */
static bool is_nothing(struct str value)
{
    static const char *const words[] = {"",   "~",  "null", "|", ">",
                                        "|-", ">-", "|+",   ">+"};
    return str_is_any(value, WORDS(words));
}

static void end_value(struct reader *r)
{
    struct str value = str_trim(buf_str(&r->value));
    if (str_starts(value, STR("[")) && str_ends(value, STR("]")))
        put_members(r, str_slice(value, 1, value.n - 1));
    else if (opens_list(value))
        put_members(r, str_slice(value, 1, value.n));
    else if (!is_nothing(value))
        put_value(r, value);
    r->value.n = 0;
}

static void add_to_value(struct reader *r, struct str text)
{
    if (is_nothing(str_trim(buf_str(&r->value))))
        r->value.n = 0;
    if (r->value.n)
        buf_add_char(&r->value, ' ');
    buf_add(&r->value, text);
}

/* Cuts "name: value" apart; false: the line is none. */
static bool cut(const struct reader *r, struct str text, struct str *name,
                struct str *value)
{
    const char *sign = text.n ? memchr(text.s, r->sign, text.n) : NULL;
    size_t at = sign ? (size_t)(sign - text.s) : 0;
    bool apart = r->sign == '=' || at + 1 >= text.n || text.s[at + 1] == ' ' ||
                 text.s[at + 1] == '\t';
    *name = unquoted(str_slice(text, 0, at));
    *value = str_trim(str_slice(text, at + 1, text.n));
    return sign && apart && name->n && name->n <= NAME_MAX_BYTES;
}

static void take_name(struct reader *r, struct str name, struct str value)
{
    end_value(r);
    r->name = name;
    r->since = r->line;
    r->names++;
    r->is_text = value.n && (value.s[0] == '|' || value.s[0] == '>');
    front_name(&r->front, name, r->line);
    buf_add(&r->value, value);
}

/* A member of a list, perhaps "name: ..." of a person. */
static void take_member(struct reader *r, struct str text)
{
    struct str name, value;
    bool named = cut(r, text, &name, &value) && front_names_it(name);
    end_value(r);
    r->since = r->line;
    put_value(r, named ? value : text);
}

/* Below a name: more of the person, or of the text. */
static void take_indented(struct reader *r, struct str text)
{
    struct str name, value, outer = r->name;
    r->since = r->line;
    if (r->is_text || !cut(r, text, &name, &value)) {
        add_to_value(r, text);
    } else if (front_names_it(name)) {
        put_value(r, value);
    } else if (metadata_is_field(name)) {
        r->name = name;
        put_value(r, value);
        r->name = outer;
    } else {
        front_tell_name(&r->front, name, r->line);
    }
}

static void take_strange(struct reader *r, struct str text)
{
    r->strange++;
    if (r->front.apply)
        warn(r->front.doc->log, r->line,
             "the front matter's line \"%.*s\" has no name; it is left out",
             STR_ARG(text));
}

/* A known name at the head of a line ends what a bracket left open. */
static bool begins_field(const struct reader *r, struct str line)
{
    struct str name, value;
    return cut(r, line, &name, &value) && name.s == line.s &&
           metadata_is_field(name);
}

/* "[author]": whose name comes below. */
static void take_section(struct reader *r, struct str text)
{
    while (str_starts(text, STR("[")) && str_ends(text, STR("]")))
        text = str_trim(str_slice(text, 1, text.n - 1));
    end_value(r);
    r->section = metadata_is_field(text) ? text : STR("");
}

static void take_line(struct reader *r, struct str line)
{
    struct str text = str_trim(line), name, value;
    bool indented = text.n && text.s != line.s && r->names;
    if (is_open(r) && !begins_field(r, line)) {
        add_to_value(r, text);
    } else if (text.n == 0 || text.s[0] == '#') {
        return;
    } else if (r->sign == '=' && str_starts(text, STR("["))) {
        take_section(r, text);
    } else if (r->sign == ':' && str_starts(text, STR("- ")) && r->names) {
        take_member(r, str_trim(str_slice(text, 2, text.n)));
    } else if (r->sign == ':' && indented) {
        take_indented(r, text);
    } else if (cut(r, text, &name, &value)) {
        bool whose = r->section.n && front_names_it(name);
        take_name(r, whose ? r->section : name, value);
    } else {
        take_strange(r, text);
    }
}

static struct reader read_lines(struct doc *doc, struct str inside, char sign,
                                bool apply)
{
    struct reader r = {.front = {.doc = doc, .apply = apply},
                       .sign = sign,
                       .section = STR(""),
                       .name = STR(""),
                       .value = {.arena = doc->arena},
                       .line = 2};
    for (struct str line; str_next_line(&inside, &line); r.line++)
        take_line(&r, line);
    end_value(&r);
    return r;
}

bool front_lines(struct doc *doc, struct str inside, char sign)
{
    struct reader look = read_lines(doc, inside, sign, false);
    if (look.names && !look.strange && front_is_foreign(&look.front))
        return true;
    if (look.front.known == 0 || look.strange >= look.names)
        return false;
    read_lines(doc, inside, sign, true);
    return true;
}

bool front_is_all_names(struct doc *doc, struct str inside)
{
    struct reader look = read_lines(doc, inside, ':', false);
    return look.strange == 0 && look.front.known >= 2;
}

/* ---- Pandoc's title block ---- */

/* The authors stand in lines of their own, or with ";" between them. */
static void put_title_line(struct front *front, size_t field, struct str text,
                           long line)
{
    static const char *const fields[] = {"title", "author", "date"};
    text = str_one_line(front->doc->arena, text);
    front_value(front, str_of(fields[field]), text, line);
}

size_t read_title_block(struct doc *doc, struct str text)
{
    enum { FIELDS = 3 };
    struct front front = {.doc = doc, .apply = true};
    struct str rest = text, line;
    size_t fields = 0, end = 0;
    long number = 0, begun = 0;
    struct buf buf = {.arena = doc->arena};
    while (str_next_line(&rest, &line)) {
        bool begins = str_starts(line, STR("% ")) || str_eq(line, STR("%"));
        number++;
        if (begins ? fields == FIELDS : !fields || !str_starts(line, STR(" ")))
            break;
        if (begins && fields++)
            put_title_line(&front, fields - 2, buf_str(&buf), begun);
        if (begins)
            buf = (struct buf){.arena = doc->arena};
        begun = begins ? number : begun;
        if (!begins && fields == 2)
            buf_add_char(&buf, ';');
        buf_add(&buf, str_slice(line, begins, line.n));
        end = text.n - rest.n;
    }
    if (fields)
        put_title_line(&front, fields - 1, buf_str(&buf), begun);
    return end;
}
