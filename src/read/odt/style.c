/* SPDX-License-Identifier: MIT */
/*
 * Styles (chapter 16) in the form that read/office has for them. Those
 * of paragraphs and of text have names of their own, which may be the same:
 * here the letter of their kind stands before them. The number of a list style
 * stands where Word has that of a list.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
#include "read/odt/odt.h"
#include "read/size.h"

enum { FONTS_MAX = 4096, BOLD_FROM = 600, HALF_POINT = 500 };

static struct str of_fo(struct docx_xml *xml, const char *name)
{
    return docx_xml_attribute(xml, NS_FO, name);
}

static struct str of_style(struct docx_xml *xml, const char *name)
{
    return docx_xml_attribute(xml, NS_STYLE, name);
}

/* Names as they are seen: "_20_" stands for a space (19.498, 7.2.2 of part 3).
 */
struct str odt_style_name(struct arena *arena, struct str name)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < name.n; i++) {
        bool escaped = i + 3 < name.n && name.s[i] == '_' &&
                       name.s[i + 3] == '_' && hex_digit(name.s[i + 1]) == 2 &&
                       hex_digit(name.s[i + 2]) == 0;
        buf_add_char(&buf, escaped ? ' ' : name.s[i]);
        i += escaped ? 3 : 0;
    }
    return buf_str(&buf);
}

static struct str key_of(struct arena *arena, char kind, struct str name)
{
    return str_printf(arena, "%c:%.*s", kind, STR_ARG(name));
}

const struct docx_style *odt_style(struct odt *o, struct str name, char kind)
{
    struct docx *d = o->d;
    return name.n ? docx_style(d->styles, key_of(d->arena, kind, name), kind)
                  : NULL;
}

static struct str without_quotes(struct str text)
{
    bool quoted = text.n > 1 && (text.s[0] == '\'' || text.s[0] == '"');
    return quoted ? str_slice(text, 1, text.n - 1) : text;
}

void odt_read_fonts(struct odt *o, struct docx_xml *xml)
{
    struct docx *d = o->d;
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || xml->tag != STYLE_font_face ||
            o->font_count == FONTS_MAX)
            continue;
        struct str family = docx_xml_attribute(xml, NS_SVG, "font-family");
        struct odt_font font = {str_copy(d->arena, of_style(xml, "name")),
                                str_copy(d->arena, without_quotes(family))};
        o->fonts =
            arena_more(d->arena, o->fonts, o->font_count, sizeof *o->fonts);
        o->fonts[o->font_count++] = font;
    }
}

/* The family that the style names, itself or by the name of its declaration;
 * of a list of families the first. */
static struct str font_of(struct odt *o, struct docx_xml *xml)
{
    struct str family = of_fo(xml, "font-family");
    struct str name = of_style(xml, "font-name");
    for (size_t i = 0; family.n == 0 && i < o->font_count; i++) {
        if (str_eq(o->fonts[i].name, name))
            family = o->fonts[i].family;
    }
    family = without_quotes(family.n ? family : name);
    return str_copy(o->d->arena,
                    str_slice(family, 0, str_find(family, STR(","))));
}

static enum docx_switch switched(struct str value, bool on)
{
    return value.n == 0 ? UNSAID : on ? ON : OFF;
}

static void set(enum docx_switch *to, enum docx_switch said)
{
    if (said != UNSAID)
        *to = said;
}

static enum docx_switch line_of(struct docx_xml *xml, const char *style,
                                const char *type)
{
    struct str value = of_style(xml, style);
    if (value.n == 0)
        value = of_style(xml, type);
    return switched(value, !str_eq(value, STR("none")));
}

/* "super", "sub" or how many in a hundred, and the size (20.384). */
static enum docx_height height_of(struct str value)
{
    if (value.n == 0)
        return HEIGHT_UNSAID;
    if (str_starts(value, STR("super")))
        return HEIGHT_SUPER;
    if (str_starts(value, STR("sub")) || value.s[0] == '-')
        return HEIGHT_SUB;
    return value.s[0] == '0' ? HEIGHT_LINE : HEIGHT_SUPER;
}

void odt_read_props(struct odt *o, struct docx_xml *xml,
                    struct docx_props *props)
{
    struct str weight = of_fo(xml, "font-weight");
    struct str slant = of_fo(xml, "font-style");
    struct str letters = of_fo(xml, "text-transform");
    struct str shown = docx_xml_attribute(xml, NS_TEXT, "display");
    struct str font = font_of(o, xml);
    enum docx_height height = height_of(of_style(xml, "text-position"));
    int size = docx_size(read_length(of_fo(xml, "font-size")) / HALF_POINT);
    bool bold =
        str_eq(weight, STR("bold")) || docx_number_of(weight, 0) >= BOLD_FROM;
    set(&props->bold, switched(weight, bold));
    set(&props->italic, switched(slant, !str_eq(slant, STR("normal"))));
    set(&props->caps, switched(letters, str_eq(letters, STR("uppercase"))));
    set(&props->hidden, switched(shown, str_eq(shown, STR("none"))));
    set(&props->underline,
        line_of(xml, "text-underline-style", "text-underline-type"));
    set(&props->strike,
        line_of(xml, "text-line-through-style", "text-line-through-type"));
    if (height != HEIGHT_UNSAID)
        props->height = height;
    if (font.n)
        props->font = font;
    if (size)
        props->size = size;
}

static enum cell_align alignment(struct str value)
{
    return str_eq(value, STR("center"))  ? ALIGN_CENTRE
           : str_eq(value, STR("end"))   ? ALIGN_RIGHT
           : str_eq(value, STR("right")) ? ALIGN_RIGHT
                                         : ALIGN_NONE;
}

/* The sign by which a leader is drawn: its own, or one like its line. */
static char sign_of(struct docx_xml *xml)
{
    struct str line = of_style(xml, "leader-style");
    struct str sign = of_style(xml, "leader-text");
    if (line.n == 0 || str_eq(line, STR("none")))
        return 0;
    if (sign.n && (sign.s[0] == '.' || sign.s[0] == '_' || sign.s[0] == '-'))
        return sign.s[0];
    return str_eq(line, STR("dotted"))  ? '.'
           : str_eq(line, STR("solid")) ? '_'
                                        : '-';
}

/* Its place counts from where the paragraph is set in (19.508). */
static void read_tab_stop(struct odt *o, struct docx_xml *xml,
                          struct docx_style *s, int32_t margin)
{
    enum { TWIP = 50 };
    struct str type = of_style(xml, "type");
    int32_t at = read_length(of_style(xml, "position")) + margin;
    struct docx_tab tab = {.position = at / TWIP, .sign = sign_of(xml)};
    tab.end = str_eq(type, STR("right"))    ? TAB_RIGHT
              : str_eq(type, STR("char"))   ? TAB_RIGHT
              : str_eq(type, STR("center")) ? TAB_CENTRE
                                            : TAB_LEFT;
    if (!s->tabs)
        s->tabs = ARENA_NEW(o->d->arena, struct docx_tabs);
    docx_add_tab_stop(s->tabs, tab);
}

static void read_style_part(struct odt *o, struct docx_xml *xml,
                            struct docx_style *s)
{
    struct str before = of_fo(xml, "break-before");
    if (xml->tag == STYLE_text_properties)
        odt_read_props(o, xml, &s->props);
    if (xml->tag != STYLE_paragraph_properties)
        return;
    s->align = alignment(of_fo(xml, "text-align"));
    odt_read_rules(xml, &s->rules);
    if (before.n && s->break_before != ON)
        s->break_before = str_eq(before, STR("page")) ? ON : OFF;
}

static char kind_of(struct str family)
{
    return str_eq(family, STR("paragraph")) ? 'p'
           : str_eq(family, STR("text"))    ? 'c'
                                            : '\0';
}

static void read_parts(struct odt *o, struct docx_xml *xml,
                       struct docx_style *s)
{
    int depth = xml->depth;
    int32_t margin = 0;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == STYLE_paragraph_properties)
            margin = read_length(of_fo(xml, "margin-left"));
        if (xml->depth == depth + 1)
            read_style_part(o, xml, s);
        else if (xml->tag == STYLE_tab_stop)
            read_tab_stop(o, xml, s, margin);
    }
}

/* What the style says in the element itself. One that names a master page
 * begins a new one (19.501). */
static void begin_style(struct odt *o, struct docx_xml *xml,
                        struct docx_style *s)
{
    struct arena *arena = o->d->arena;
    struct str name = of_style(xml, "name");
    struct str parent = of_style(xml, "parent-style-name");
    struct str shown = of_style(xml, "display-name");
    struct str list = of_style(xml, "list-style-name");
    s->id = key_of(arena, s->kind, name);
    s->name = shown.n ? docx_clean(arena, shown) : odt_style_name(arena, name);
    s->parent = parent.n ? key_of(arena, s->kind, parent) : STR("");
    s->outline = docx_number_of(of_style(xml, "default-outline-level"), 0);
    if (list.n)
        s->list_id = odt_list_style(o, list);
    if (of_style(xml, "master-page-name").n)
        s->break_before = ON;
    odt_note_master(o, s->id, of_style(xml, "master-page-name"));
    if (s->kind == 'p')
        s->role = docx_role_of(s->name, &s->level);
}

static void read_style(struct odt *o, struct docx_xml *xml)
{
    struct docx_styles *styles = o->d->styles;
    struct docx_style s = {.list_id = -1, .list_level = -1, .indent = -1};
    struct str family = of_style(xml, "family");
    s.kind = kind_of(family);
    if (str_eq(family, STR("graphic")))
        odt_read_frame_style(o, xml);
    else if (str_starts(family, STR("table")))
        odt_read_table_style(o, xml);
    else if (!s.kind)
        docx_xml_skip(xml);
    if (!s.kind)
        return;
    begin_style(o, xml, &s);
    read_parts(o, xml, &s);
    styles->at =
        arena_more(o->d->arena, styles->at, styles->n, sizeof *styles->at);
    styles->at[styles->n++] = s;
}

static void read_default(struct odt *o, struct docx_xml *xml)
{
    struct docx_style s = {.kind = kind_of(of_style(xml, "family"))};
    read_parts(o, xml, &s);
    if (s.kind == 'p')
        o->d->styles->defaults = s.props;
}

void odt_read_styles(struct odt *o, struct docx_xml *xml)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == STYLE_style)
            read_style(o, xml);
        else if (xml->tag == STYLE_default_style)
            read_default(o, xml);
        else if (xml->tag == TEXT_list_style || xml->tag == TEXT_outline_style)
            odt_read_list_style(o, xml);
        else if (xml->tag == STYLE_page_layout)
            odt_read_page_layout(o, xml);
        else
            docx_xml_skip(xml);
    }
}

void odt_settle_styles(struct odt *o)
{
    docx_settle_styles(o->d->arena, o->d->styles);
}
