/* SPDX-License-Identifier: MIT */
/*
 * Which role a style gives a paragraph, by its name, and what it has from the
 * style it is based on. A chain of styles that bites its own tail ends there.
 */
#include "read/office/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
    CHAIN_MAX = 32,     /* styles based on styles */
    OUTLINE_LEVELS = 9, /* 17.9.23: levels 0 to 8, and 9 for none */
};

/* Word's own names, and those which people and other programs give. */
static const struct {
    const char *name;
    enum docx_role role;
} roles[] = {
    {"title", ROLE_TITLE},
    {"tiêu đề", ROLE_TITLE},
    {"tựa đề", ROLE_TITLE},
    {"tên", ROLE_TITLE},
    {"tên báo cáo", ROLE_TITLE},
    {"subtitle", ROLE_SUBTITLE},
    {"tiêu đề phụ", ROLE_SUBTITLE},
    {"phụ đề", ROLE_SUBTITLE},
    {"caption", ROLE_CAPTION},
    {"chú thích", ROLE_CAPTION},
    {"chú thích ảnh", ROLE_CAPTION},
    {"chú thích hình", ROLE_CAPTION},
    {"image caption", ROLE_CAPTION},
    {"table caption", ROLE_CAPTION},
    {"quote", ROLE_QUOTE},
    {"intense quote", ROLE_QUOTE},
    {"block text", ROLE_QUOTE},
    {"quotations", ROLE_QUOTE},
    {"trích dẫn", ROLE_QUOTE},
    {"source code", ROLE_CODE},
    {"html preformatted", ROLE_CODE},
    {"preformatted text", ROLE_CODE},
    {"macro", ROLE_CODE},
    {"macro text", ROLE_CODE},
    {"table of figures", ROLE_FIGURES},
    {"toc heading", ROLE_CONTENTS_HEADING},
    {"contents heading", ROLE_CONTENTS_HEADING},
    {"table heading", ROLE_HEAD_CELL},
    {"author", ROLE_AUTHOR},
    {"tác giả", ROLE_AUTHOR},
    {"date", ROLE_DATE},
    {"abstract", ROLE_ABSTRACT},
    {"tóm tắt", ROLE_ABSTRACT},
    {"horizontal line", ROLE_LINE},
    /* of pandoc, and of LibreOffice */
    {"definition term", ROLE_TERM},
    {"definition term tight", ROLE_TERM},
    {"list heading", ROLE_TERM},
    {"definition", ROLE_DEFINITION},
    {"definition definition", ROLE_DEFINITION},
    {"definition definition tight", ROLE_DEFINITION},
    {"list contents", ROLE_DEFINITION},
};

/* Those which a number follows. */
static const struct {
    const char *name;
    enum docx_role role;
} numbered_roles[] = {
    {"heading", ROLE_HEADING},  {"tiêu đề", ROLE_HEADING},
    {"đề mục", ROLE_HEADING},   {"đầu đề", ROLE_HEADING},
    {"toc", ROLE_CONTENTS},     {"contents", ROLE_CONTENTS},
    {"mục lục", ROLE_CONTENTS},
};

/* Cuts the digit and the spaces before it off the end of "heading 1". */
static int cut_number(struct str *name)
{
    char last = name->n ? name->s[name->n - 1] : ' ';
    if (last < '1' || last > '9')
        return 0;
    name->n--;
    *name = str_trim(*name);
    return last - '0';
}

enum docx_role docx_role_of(struct str name, int *level)
{
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (str_eq_nocase(name, str_of(roles[i].name)))
            return roles[i].role;
    }
    *level = cut_number(&name);
    for (size_t i = 0;
         *level && i < sizeof numbered_roles / sizeof numbered_roles[0]; i++) {
        if (str_eq_nocase(name, str_of(numbered_roles[i].name)))
            return numbered_roles[i].role;
    }
    return ROLE_BODY;
}

bool docx_font_is_fixed(struct str name)
{
    static const char *const parts[] = {
        "courier", "mono",     "consol", "cousine", "typewriter", "menlo",
        "monaco",  "terminal", "fixed",  "code",    "inconsolata"};
    for (size_t at = 0; at < name.n; at++) {
        struct str rest = str_slice(name, at, name.n);
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
            struct str part = str_of(parts[i]);
            if (str_eq_nocase(str_slice(rest, 0, part.n), part))
                return true;
        }
    }
    return false;
}

static int by_id(const void *a, const void *b)
{
    struct str x = ((const struct docx_style *)a)->id;
    struct str y = ((const struct docx_style *)b)->id;
    int order = memcmp(x.s, y.s, x.n < y.n ? x.n : y.n);
    return order ? order : (x.n > y.n) - (x.n < y.n);
}

static struct docx_style *find_style(const struct docx_styles *styles,
                                     struct str id)
{
    struct docx_style key = {.id = id};
    if (styles->n == 0 || id.n == 0)
        return NULL;
    return bsearch(&key, styles->at, styles->n, sizeof key, by_id);
}

/* An outline level makes a heading of a style that is nothing else, and takes
 * one back: a style based on a heading may say that it is body text. */
static void set_role(struct docx_style *s)
{
    if (s->outline > OUTLINE_LEVELS && s->role == ROLE_HEADING) {
        s->role = ROLE_BODY;
    } else if (s->outline >= 1 && s->outline <= OUTLINE_LEVELS &&
               (s->role == ROLE_BODY || s->role == ROLE_HEADING)) {
        s->role = ROLE_HEADING;
        s->level = (int)s->outline;
    }
}

static void inherit_style(struct docx_style *s, const struct docx_style *from)
{
    docx_inherit_props(&s->props, &from->props);
    docx_inherit_rules(&s->rules, &from->rules);
    if (s->role == ROLE_BODY && s->outline == 0) {
        s->role = from->role;
        s->level = from->level;
    }
    s->outline = s->outline ? s->outline : from->outline;
    s->list_id = s->list_id < 0 ? from->list_id : s->list_id;
    s->list_level = s->list_level < 0 ? from->list_level : s->list_level;
    s->indent = s->indent < 0 ? from->indent : s->indent;
    if (s->break_before == UNSAID)
        s->break_before = from->break_before;
    if (s->align == ALIGN_NONE)
        s->align = from->align;
    if (!s->tabs)
        s->tabs = from->tabs;
}

/* From the root of its chain down, so that each is resolved once. */
static void resolve(struct docx_styles *styles, struct docx_style *s)
{
    struct docx_style *chain[CHAIN_MAX];
    size_t n = 0;
    for (; s && !s->resolved && n < CHAIN_MAX;
         s = find_style(styles, s->parent)) {
        bool seen = false;
        for (size_t i = 0; i < n; i++)
            seen = seen || chain[i] == s;
        if (seen)
            break;
        chain[n++] = s;
    }
    while (n--) {
        const struct docx_style *from = find_style(styles, chain[n]->parent);
        if (from && from->resolved && from->kind == chain[n]->kind)
            inherit_style(chain[n], from);
        set_role(chain[n]);
        chain[n]->resolved = true;
    }
}

/* Word's own default, where a file names none. */
const struct docx_style *docx_plain_style(struct arena *arena)
{
    struct docx_style *s = ARENA_NEW(arena, struct docx_style);
    *s = (struct docx_style){.kind = 'p',
                             .list_id = -1,
                             .list_level = -1,
                             .indent = -1,
                             .resolved = true};
    return s;
}

void docx_settle_styles(struct arena *arena, struct docx_styles *styles)
{
    if (styles->n)
        qsort(styles->at, styles->n, sizeof *styles->at, by_id);
    for (size_t i = 0; i < styles->n; i++) {
        resolve(styles, &styles->at[i]);
        if (styles->at[i].is_default && styles->at[i].kind == 'p')
            styles->paragraph = &styles->at[i];
        if (styles->at[i].is_default && styles->at[i].kind == 't')
            styles->table = &styles->at[i];
    }
    if (!styles->paragraph)
        styles->paragraph = docx_plain_style(arena);
}

const struct docx_style *docx_style(const struct docx_styles *styles,
                                    struct str id, char kind)
{
    const struct docx_style *s = find_style(styles, id);
    return s && s->kind == kind ? s : NULL;
}
