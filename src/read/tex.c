/* SPDX-License-Identifier: MIT */
/*
 * TeX's formulas, read from left to right: an atom is a sign, a command with
 * its arguments, or a group in braces; "^" and "_" raise and lower the next.
 */
#include "read/tex.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/tex_signs.h"
#include "read/tex_tree.h"

enum { NEST_MAX = 32 /* groups; what is deeper loses its form */ };

struct runs {
    struct tex_run *first, *last;
    struct buf buf;       /* of the last one's text */
    struct tex_tree tree; /* the same by its form */
};

struct reader {
    struct arena *arena;
    struct str s;
    size_t at;
    int depth;
};

/* ---- runs ---- */

static void put(struct reader *r, struct runs *out, struct str text, int rise)
{
    if (text.n == 0)
        return;
    if (!out->last || out->last->rise != rise) {
        struct tex_run *run = ARENA_NEW(r->arena, struct tex_run);
        run->rise = rise;
        if (out->last)
            out->last->next = run;
        else
            out->first = run;
        out->last = run;
        out->buf = (struct buf){.arena = r->arena};
    }
    buf_add(&out->buf, text);
    out->last->text = buf_str(&out->buf);
}

/* White space is one space, and none at the beginning. */
static void put_space(struct reader *r, struct runs *out, int rise)
{
    if (out->last && !str_ends(out->last->text, STR(" ")))
        put(r, out, STR(" "), rise);
}

static void trim_end(struct runs *out)
{
    while (out->last && str_ends(out->last->text, STR(" "))) {
        out->buf.n--;
        out->last->text = buf_str(&out->buf);
    }
}

static void put_runs(struct reader *r, struct runs *out, const struct runs *in)
{
    for (const struct tex_run *run = in->first; run; run = run->next)
        put(r, out, run->text, run->rise);
}

/* True when nothing around it could be taken for a part of it: "a", "12". */
static bool is_simple(const struct runs *runs)
{
    for (const struct tex_run *run = runs->first; run; run = run->next) {
        for (size_t at = 0; at < run->text.n;) {
            uint32_t c = utf8_next(run->text, &at);
            if (!letter_is(c) && !(c >= '0' && c <= '9') && c != '.' &&
                c != ',')
                return false;
        }
    }
    return true;
}

static void put_closed(struct reader *r, struct runs *out,
                       const struct runs *in, int rise)
{
    bool simple = is_simple(in);
    put(r, out, simple ? STR("") : STR("("), rise);
    put_runs(r, out, in);
    put(r, out, simple ? STR("") : STR(")"), rise);
}

/* Text on both ways: to the line, and to the tree. */
static void add(struct reader *r, struct runs *out, struct str text, int rise)
{
    put(r, out, text, rise);
    tex_tree_text(&out->tree, text);
}

/* ---- reading ---- */

static bool is_at(const struct reader *r, char c)
{
    return r->at < r->s.n && r->s.s[r->at] == c;
}

static void skip_spaces(struct reader *r)
{
    while (is_at(r, ' ') || is_at(r, '\n') || is_at(r, '\t') || is_at(r, '\r'))
        r->at++;
}

/* What stands between braces at this place, as it is written. */
static struct str raw_group(struct reader *r)
{
    skip_spaces(r);
    if (!is_at(r, '{'))
        return STR("");
    size_t from = r->at + 1, depth = 0;
    for (; r->at < r->s.n; r->at++) {
        depth += is_at(r, '{');
        if (is_at(r, '}') && --depth == 0)
            break;
    }
    struct str inside = str_slice(r->s, from, r->at);
    r->at += r->at < r->s.n;
    return inside;
}

static void read_atom(struct reader *r, struct runs *out, int rise);

/* The next atom alone, or the group: an argument. */
static struct runs argument(struct reader *r, int rise)
{
    struct runs runs = {.tree = tex_tree_begin(r->arena)};
    skip_spaces(r);
    if (r->at < r->s.n)
        read_atom(r, &runs, rise);
    return runs;
}

static void read_fraction(struct reader *r, struct runs *out, int rise)
{
    struct runs above = argument(r, rise), below = argument(r, rise);
    put_closed(r, out, &above, rise);
    put(r, out, STR("/"), rise);
    put_closed(r, out, &below, rise);
    struct math *m = tex_tree_add(&out->tree, MATH_FRACTION);
    tex_tree_attach(&out->tree, m, MATH_ABOVE, &above.tree);
    tex_tree_attach(&out->tree, m, MATH_BELOW, &below.tree);
}

static void read_root(struct reader *r, struct runs *out, int rise)
{
    struct str degree = STR("");
    if (is_at(r, '[')) {
        size_t end = str_find(str_slice(r->s, r->at, r->s.n), STR("]"));
        degree =
            str_slice(r->s, r->at + 1, end == SIZE_MAX ? r->s.n : r->at + end);
        r->at = end == SIZE_MAX ? r->s.n : r->at + end + 1;
    }
    bool cube = str_eq(degree, STR("3")), fourth = str_eq(degree, STR("4"));
    if (!cube && !fourth)
        put(r, out, degree, 1);
    put(r, out, cube ? STR("∛") : fourth ? STR("∜") : STR("√"), rise);
    struct runs inside = argument(r, rise);
    put_closed(r, out, &inside, rise);
    struct math *m = tex_tree_add(&out->tree, MATH_ROOT);
    tex_tree_attach(&out->tree, m, MATH_PART, &inside.tree);
    if (degree.n) {
        struct math *part = math_add(r->arena, m, MATH_DEGREE);
        math_add(r->arena, part, MATH_TEXT)->text = degree;
    }
}

/* A sign over letters, which combines with each, for none is as wide as a
 * word; it stands behind what has other signs in it. */
static void put_accented(struct reader *r, struct runs *out,
                         const struct runs *in, struct str sign, int rise)
{
    if (!is_simple(in)) {
        put_closed(r, out, in, rise);
        put(r, out, sign, rise);
        return;
    }
    for (const struct tex_run *run = in->first; run; run = run->next) {
        for (size_t at = 0, from = 0; at < run->text.n; from = at) {
            utf8_next(run->text, &at);
            put(r, out, str_slice(run->text, from, at), run->rise);
            put(r, out, sign, run->rise);
        }
    }
}

static void read_accent(struct reader *r, struct runs *out, struct str sign,
                        int rise)
{
    struct runs inside = argument(r, rise);
    put_accented(r, out, &inside, sign, rise);
    struct math *m = tex_tree_add(&out->tree, MATH_ACCENT);
    m->sign = sign;
    tex_tree_attach(&out->tree, m, MATH_PART, &inside.tree);
}

static void read_binomial(struct reader *r, struct runs *out, int rise)
{
    struct runs above = argument(r, rise), below = argument(r, rise);
    put(r, out, STR("("), rise);
    put_runs(r, out, &above);
    put(r, out, STR(" "), rise);
    put_runs(r, out, &below);
    put(r, out, STR(")"), rise);
    struct math *m = tex_tree_add(&out->tree, MATH_DELIMITED);
    m = math_add(r->arena, math_add(r->arena, m, MATH_PART), MATH_FRACTION);
    m->bare = true;
    tex_tree_attach(&out->tree, m, MATH_ABOVE, &above.tree);
    tex_tree_attach(&out->tree, m, MATH_BELOW, &below.tree);
}

/* The brackets around a matrix, at its beginning and at its end. */
static struct str bracket_of(struct str name, bool end)
{
    static const struct {
        const char *name, *begin, *end;
    } brackets[] = {{"pmatrix", "(", ")"}, {"bmatrix", "[", "]"},
                    {"Bmatrix", "{", "}"}, {"vmatrix", "|", "|"},
                    {"Vmatrix", "‖", "‖"}, {"cases", "{", ""}};
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        if (str_eq(name, str_of(brackets[i].name)))
            return str_of(end ? brackets[i].end : brackets[i].begin);
    }
    return STR("");
}

static void read_environment(struct reader *r, struct runs *out, bool end,
                             int rise)
{
    struct str name = raw_group(r);
    if (end)
        trim_end(out);
    put(r, out, bracket_of(name, end), rise);
    if (end)
        tex_tree_close_matrix(&out->tree);
    else
        tex_tree_open_matrix(&out->tree, bracket_of(name, false),
                             bracket_of(name, true));
    if (!end && (str_eq(name, STR("array")) || str_eq(name, STR("tabular"))))
        raw_group(r);
    skip_spaces(r);
}

static void read_tag(struct reader *r, struct runs *out)
{
    struct str number = raw_group(r);
    add(r, out, str_printf(r->arena, "(%.*s)", STR_ARG(number)), 0);
}

/* Commands whose arguments are read in a way of their own; false: it is none.
 */
static bool read_form(struct reader *r, struct str name, struct runs *out,
                      int rise)
{
    static const char *const texts[] = {"text", "textbf", "textit",
                                        "mbox", "textrm", "texttt"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (str_eq(name, str_of(texts[i]))) {
            add(r, out, raw_group(r), rise);
            return true;
        }
    }
    struct str accent = tex_accent(name);
    if (accent.n) {
        read_accent(r, out, accent, rise);
        return true;
    }
    if (str_ends(name, STR("frac")))
        read_fraction(r, out, rise);
    else if (str_eq(name, STR("sqrt")))
        read_root(r, out, rise);
    else if (str_ends(name, STR("binom")))
        read_binomial(r, out, rise);
    else if (str_eq(name, STR("begin")) || str_eq(name, STR("end")))
        read_environment(r, out, name.s[0] == 'e', rise);
    else if (str_eq(name, STR("label")) || str_eq(name, STR("color")))
        raw_group(r);
    else if (str_eq(name, STR("tag")))
        read_tag(r, out);
    else
        return false;
    return true;
}

/* "\,", "\%", "\\": a command of one sign. */
static void read_sign_command(struct reader *r, struct runs *out, int rise)
{
    if (r->at == r->s.n) {
        put(r, out, STR("\\"), rise);
        out->tree.formless = true;
        return;
    }
    char c = r->s.s[r->at++];
    if (c == '\\') {
        trim_end(out);
        put(r, out, STR("; "), rise);
        tex_tree_cell(&out->tree, true);
    } else if (strchr(",;: >", c))
        put_space(r, out, rise);
    else if (c == '|')
        add(r, out, STR("‖"), rise);
    else if (c != '!')
        add(r, out, str_slice(r->s, r->at - 1, r->at), rise);
}

static void put_sign(struct reader *r, struct runs *out, struct str sign,
                     int rise)
{
    if (str_eq(sign, STR(" ")))
        put_space(r, out, rise);
    else
        add(r, out, sign, rise);
}

static void read_command(struct reader *r, struct runs *out, int rise)
{
    size_t from = ++r->at;
    while (r->at < r->s.n && isalpha((unsigned char)r->s.s[r->at]))
        r->at++;
    struct str name = str_slice(r->s, from, r->at);
    if (name.n == 0) {
        read_sign_command(r, out, rise);
        return;
    }
    if (read_form(r, name, out, rise))
        return;
    const char *sign = tex_sign(name);
    out->tree.formless = out->tree.formless || !sign;
    if (!sign)
        put(r, out, str_slice(r->s, from - 1, r->at), rise);
    else
        put_sign(r, out, str_of(sign), rise);
    bool delimiter = str_eq(name, STR("left")) || str_eq(name, STR("right"));
    r->at += delimiter && is_at(r, '.');
}

static void read_until(struct reader *r, struct runs *out, int rise)
{
    while (r->at < r->s.n && !is_at(r, '}'))
        read_atom(r, out, rise);
}

static void read_group(struct reader *r, struct runs *out, int rise)
{
    r->at++;
    if (r->depth == NEST_MAX)
        return;
    struct math *outer = out->tree.at;
    out->tree.at = tex_tree_add(&out->tree, MATH_GROUP);
    r->depth++;
    read_until(r, out, rise);
    r->depth--;
    out->tree.at = outer;
    r->at += is_at(r, '}');
}

/* One index, whatever it is made of; those within it stand as high. */
static void read_index(struct reader *r, struct runs *out, int rise)
{
    int own = r->s.s[r->at++] == '^' ? 1 : -1;
    if (r->depth == NEST_MAX)
        return;
    r->depth++;
    struct runs index = argument(r, rise ? rise : own);
    r->depth--;
    put_runs(r, out, &index);
    tex_tree_index(&out->tree, own > 0, &index.tree);
}

static void read_space(struct reader *r, struct runs *out, int rise)
{
    skip_spaces(r);
    put_space(r, out, rise);
}

static void read_atom(struct reader *r, struct runs *out, int rise)
{
    size_t from = r->at;
    switch (r->s.s[r->at]) {
    case '\\':
        read_command(r, out, rise);
        break;
    case '{':
        read_group(r, out, rise);
        break;
    case '}':
        r->at++;
        break;
    case '^':
    case '_':
        read_index(r, out, rise);
        break;
    case '&':
        tex_tree_cell(&out->tree, false);
        r->at++;
        put_space(r, out, rise);
        break;
    case '~':
        r->at++;
        put_space(r, out, rise);
        break;
    case ' ':
    case '\t':
    case '\r':
    case '\n':
        read_space(r, out, rise);
        break;
    case '\'':
        r->at++;
        add(r, out, STR("′"), rise);
        break;
    default:
        utf8_next(r->s, &r->at);
        add(r, out, str_slice(r->s, from, r->at), rise);
    }
}

/* What its runs say, to be held against what becomes of them. */
static struct str line_of(struct arena *arena, const struct runs *runs)
{
    struct buf buf = {.arena = arena};
    for (const struct tex_run *run = runs->first; run; run = run->next)
        buf_add(&buf, run->text);
    return buf_str(&buf);
}

const struct tex_run *tex_read(struct arena *arena, struct str tex,
                               const struct math **form)
{
    struct reader r = {.arena = arena, .s = str_trim(tex)};
    struct runs out = {.tree = tex_tree_begin(arena)};
    while (r.at < r.s.n)
        read_atom(&r, &out, 0);
    out.tree.root->text = line_of(arena, &out);
    *form = out.tree.formless ? NULL : out.tree.root;
    return out.first;
}
