/* SPDX-License-Identifier: MIT */
/*
 * Control words: what each does to its group, its paragraph, its row. Those
 * that are not here change nothing that is kept; a group that begins with \*
 * and one of those is passed over, as the specification has it.
 */
#include <stdlib.h>
#include <string.h>

#include "read/rtf/rtf.h"

enum action {
    /* characters, and what stands in a line */
    DO_CHARACTER, /* value: its code point */
    DO_BREAK,
    DO_PAGE,
    DO_UNICODE,
    /* how text looks */
    DO_PLAIN,
    DO_BOLD,
    DO_ITALIC,
    DO_UNDERLINE,
    DO_NO_UNDERLINE,
    DO_STRIKE,
    DO_CAPS,
    DO_HIDDEN,
    DO_HEIGHT, /* value: enum docx_height */
    DO_FONT,
    DO_FALLBACK,
    /* paragraphs */
    DO_PARD,
    DO_PAR,
    DO_STYLE,
    DO_OUTLINE,
    DO_ALIGN, /* value: enum cell_align */
    DO_BREAK_BEFORE,
    DO_LIST,
    DO_LEVEL,
    DO_IN_TABLE,
    DO_NEST,
    DO_SECTION,
    DO_SAME_PAGE,
    /* tables */
    DO_ROW_BEGINS,
    DO_EDGE,
    DO_DOWN,  /* value: enum cell_merge */
    DO_ALONG, /* likewise */
    DO_HEADER_ROW,
    DO_CELL,
    DO_ROW,
    DO_NESTED_CELL,
    DO_NESTED_ROW,
    /* the head */
    DO_CODEPAGE, /* value: the code page, or 0: the word's own */
    DO_DEFAULT_FONT,
    DO_CHARSET,
    /* where text goes */
    DO_TARGET, /* value: enum rtf_target */
    DO_CHARACTER_STYLE,
    DO_NESTED_PROPERTIES,
    DO_PROPERTY,
    DO_FIELD,
    DO_RESULT,
    DO_NOTE,
    DO_END_NOTE,
    DO_COMMENT,
    DO_BOX,
    DO_SHAPE,
    DO_PASS, /* its group is like the one around it */
    DO_PICTURE,
    DO_PICTURE_FORM, /* value: 0 PNG, 1 JPEG */
    DO_SHAPE_VALUE,
    DO_TWICE
};

/* In the order of their names, which bsearch needs. */
static const struct word {
    const char *name;
    enum action action;
    long value;
} words[] = {
    {"annotation", DO_COMMENT, 0},
    {"ansi", DO_CODEPAGE, 1252},
    {"ansicpg", DO_CODEPAGE, 0},
    {"author", DO_PROPERTY, DC_creator},
    {"b", DO_BOLD, 0},
    {"bullet", DO_CHARACTER, 0x2022},
    {"caps", DO_CAPS, 0},
    {"cell", DO_CELL, 0},
    {"cellx", DO_EDGE, 0},
    {"clmgf", DO_ALONG, MERGE_STARTS},
    {"clmrg", DO_ALONG, MERGE_GOES_ON},
    {"clvmgf", DO_DOWN, MERGE_STARTS},
    {"clvmrg", DO_DOWN, MERGE_GOES_ON},
    {"colortbl", DO_TARGET, TO_SKIP},
    {"column", DO_CHARACTER, ' '},
    {"comment", DO_TARGET, TO_SKIP},
    {"cs", DO_CHARACTER_STYLE, 0},
    {"deff", DO_DEFAULT_FONT, 0},
    {"deleted", DO_HIDDEN, 0},
    {"do", DO_TARGET, TO_NOTHING},
    {"doccomm", DO_PROPERTY, DC_description},
    {"dptxbxtext", DO_BOX, 0},
    {"emdash", DO_CHARACTER, 0x2014},
    {"emspace", DO_CHARACTER, ' '},
    {"endash", DO_CHARACTER, 0x2013},
    {"enspace", DO_CHARACTER, ' '},
    {"f", DO_FONT, 0},
    {"fcharset", DO_CHARSET, 0},
    {"field", DO_FIELD, 0},
    {"fldinst", DO_TARGET, TO_INSTRUCTION},
    {"fldrslt", DO_RESULT, 0},
    {"fonttbl", DO_TARGET, TO_FONTS},
    {"footer", DO_TARGET, TO_SKIP},
    {"footerf", DO_TARGET, TO_SKIP},
    {"footerl", DO_TARGET, TO_SKIP},
    {"footerr", DO_TARGET, TO_SKIP},
    {"footnote", DO_NOTE, 0},
    {"ftnalt", DO_END_NOTE, 1},
    {"ftnsep", DO_TARGET, TO_SKIP},
    {"header", DO_TARGET, TO_SKIP},
    {"headerf", DO_TARGET, TO_SKIP},
    {"headerl", DO_TARGET, TO_SKIP},
    {"headerr", DO_TARGET, TO_SKIP},
    {"i", DO_ITALIC, 0},
    {"ilvl", DO_LEVEL, 0},
    {"info", DO_TARGET, TO_NOTHING},
    {"intbl", DO_IN_TABLE, 0},
    {"itap", DO_NEST, 0},
    {"jpegblip", DO_PICTURE_FORM, 1},
    {"keywords", DO_PROPERTY, CP_keywords},
    {"ldblquote", DO_CHARACTER, 0x201C},
    {"line", DO_BREAK, 0},
    {"listtext", DO_TARGET, TO_LABEL},
    {"lquote", DO_CHARACTER, 0x2018},
    {"ls", DO_LIST, 0},
    {"ltrmark", DO_CHARACTER, 0x200E},
    {"mac", DO_CODEPAGE, 10000},
    {"nestcell", DO_NESTED_CELL, 0},
    {"nestrow", DO_NESTED_ROW, 0},
    {"nesttableprops", DO_NESTED_PROPERTIES, 0},
    {"nonesttables", DO_TARGET, TO_SKIP},
    {"nonshppict", DO_TARGET, TO_SKIP},
    {"nosupersub", DO_HEIGHT, HEIGHT_LINE},
    {"objdata", DO_TARGET, TO_SKIP},
    {"outlinelevel", DO_OUTLINE, 0},
    {"page", DO_PAGE, 0},
    {"pagebb", DO_BREAK_BEFORE, 0},
    {"par", DO_PAR, 0},
    {"pard", DO_PARD, 0},
    {"pc", DO_CODEPAGE, 437},
    {"pca", DO_CODEPAGE, 850},
    {"picprop", DO_TARGET, TO_NOTHING},
    {"pict", DO_PICTURE, 0},
    {"plain", DO_PLAIN, 0},
    {"pngblip", DO_PICTURE_FORM, 0},
    {"pntext", DO_TARGET, TO_LABEL},
    {"qc", DO_ALIGN, ALIGN_CENTRE},
    {"qj", DO_ALIGN, ALIGN_NONE},
    {"ql", DO_ALIGN, ALIGN_NONE},
    {"qmspace", DO_CHARACTER, ' '},
    {"qr", DO_ALIGN, ALIGN_RIGHT},
    {"rdblquote", DO_CHARACTER, 0x201D},
    {"result", DO_PASS, 0},
    {"row", DO_ROW, 0},
    {"rquote", DO_CHARACTER, 0x2019},
    {"rtlmark", DO_CHARACTER, 0x200F},
    {"rxe", DO_TARGET, TO_SKIP},
    {"s", DO_STYLE, 0},
    {"sbknone", DO_SAME_PAGE, 0},
    {"sect", DO_SECTION, 0},
    {"shp", DO_SHAPE, 0},
    {"shpinst", DO_PASS, 0},
    {"shppict", DO_PASS, 0},
    {"shprslt", DO_TARGET, TO_SKIP},
    {"shptxt", DO_BOX, 0},
    {"sn", DO_TARGET, TO_NAME},
    {"strike", DO_STRIKE, 0},
    {"striked", DO_STRIKE, 0},
    {"stylesheet", DO_TARGET, TO_STYLES},
    {"sub", DO_HEIGHT, HEIGHT_SUB},
    {"subject", DO_PROPERTY, DC_subject},
    {"super", DO_HEIGHT, HEIGHT_SUPER},
    {"sv", DO_SHAPE_VALUE, 0},
    {"tab", DO_CHARACTER, ' '},
    {"tc", DO_TARGET, TO_SKIP},
    {"tcn", DO_TARGET, TO_SKIP},
    {"template", DO_TARGET, TO_SKIP},
    {"title", DO_PROPERTY, DC_title},
    {"trhdr", DO_HEADER_ROW, 0},
    {"trowd", DO_ROW_BEGINS, 0},
    {"u", DO_UNICODE, 0},
    {"uc", DO_FALLBACK, 0},
    {"ud", DO_PASS, 0},
    {"ul", DO_UNDERLINE, 0},
    {"uld", DO_UNDERLINE, 0},
    {"uldash", DO_UNDERLINE, 0},
    {"uldb", DO_UNDERLINE, 0},
    {"ulnone", DO_NO_UNDERLINE, 0},
    {"ulth", DO_UNDERLINE, 0},
    {"ulw", DO_UNDERLINE, 0},
    {"ulwave", DO_UNDERLINE, 0},
    {"upr", DO_TWICE, 0},
    {"v", DO_HIDDEN, 0},
    {"xe", DO_TARGET, TO_SKIP},
    {"zwj", DO_CHARACTER, 0x200D},
    {"zwnj", DO_CHARACTER, 0x200C},
};

static int by_name(const void *key, const void *word)
{
    const struct str *name = key;
    const char *other = ((const struct word *)word)->name;
    int order = strncmp(name->s, other, name->n);
    return order ? order : other[name->n] ? -1 : 0;
}

static const struct word *find_word(struct str name)
{
    return bsearch(&name, words, sizeof words / sizeof words[0],
                   sizeof words[0], by_name);
}

static enum docx_switch switched(const struct rtf_token *token)
{
    return token->valued && token->value == 0 ? OFF : ON;
}

static void set_look(struct rtf_group *g, const struct word *word,
                     const struct rtf_token *token)
{
    enum docx_switch on = switched(token);
    switch (word->action) {
    case DO_BOLD:
        g->props.bold = on;
        break;
    case DO_ITALIC:
        g->props.italic = on;
        break;
    case DO_UNDERLINE:
        g->props.underline = on;
        break;
    case DO_NO_UNDERLINE:
        g->props.underline = OFF;
        break;
    case DO_STRIKE:
        g->props.strike = on;
        break;
    case DO_CAPS:
        g->props.caps = on;
        break;
    case DO_HIDDEN:
        g->props.hidden = on;
        break;
    case DO_HEIGHT:
        g->props.height =
            on == ON ? (enum docx_height)word->value : HEIGHT_LINE;
        break;
    default:
        break;
    }
}

static void reset_paragraph(struct rtf_group *g)
{
    g->style = g->outline = -1;
    g->list = g->level = g->nest = 0;
    g->align = ALIGN_NONE;
    g->in_table = g->break_before = false;
}

static void set_paragraph(struct rtf_group *g, const struct word *word,
                          const struct rtf_token *token)
{
    switch (word->action) {
    case DO_PARD:
        reset_paragraph(g);
        break;
    case DO_STYLE:
        g->style = token->value;
        break;
    case DO_OUTLINE:
        g->outline = token->value;
        break;
    case DO_ALIGN:
        g->align = (enum cell_align)word->value;
        break;
    case DO_BREAK_BEFORE:
        g->break_before = switched(token) == ON;
        break;
    case DO_LIST:
        g->list = token->value;
        break;
    case DO_LEVEL:
        g->level = token->value;
        break;
    case DO_IN_TABLE:
        g->in_table = true;
        break;
    case DO_NEST:
        g->nest = token->value;
        break;
    default:
        break;
    }
}

static void add_node(struct rtf *r, enum node_kind kind)
{
    struct docx *d = r->d;
    if (rtf_group(r)->to == TO_TEXT)
        docx_add_node(d, &r->flow->p,
                      doc_node(d->doc, kind, d->paragraphs + 1));
}

/* \u, a 16-bit number with a sign; what is beyond comes in two halves. */
static void add_unicode(struct rtf *r, const struct rtf_token *token)
{
    long c = token->value < 0 ? token->value + 0x10000 : token->value;
    r->skip = rtf_group(r)->fallback;
    if (c >= 0xD800 && c < 0xDC00) {
        r->high = c;
        return;
    }
    if (c >= 0xDC00 && c < 0xE000 && r->high)
        c = 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00);
    r->high = 0;
    if (c > 0 && c < 0x110000 && (c < 0xD800 || c >= 0xE000))
        rtf_add_character(r, (uint32_t)c);
}

static void end_section(struct rtf *r)
{
    rtf_end_paragraph(r);
    rtf_settle(r, 0);
    r->section = docx_place_break(r->d, rtf_place(r, 0));
}

/* The section goes on upon the page of the one before it. */
static void stay_on_page(struct rtf *r)
{
    if (r->section && !r->section->next && r->section->parent)
        doc_remove(r->section);
    r->section = NULL;
}

static void add_edge(struct rtf *r, long right)
{
    struct rtf_definition *row = rtf_definition(r);
    if (row->n < RTF_CELLS_MAX) {
        row->cells[row->n].right = right;
        row->cells[row->n].down = row->down;
        row->cells[row->n++].along = row->along;
    }
    row->down = row->along = MERGE_NONE;
}

static void end_cell(struct rtf *r, size_t nest)
{
    struct rtf_group *g = rtf_group(r);
    if (g->nest < (long)nest)
        g->nest = (long)nest;
    g->in_table = true;
    rtf_end_paragraph(r);
    rtf_end_cell(r, nest);
}

static size_t nest_of(const struct rtf *r)
{
    long nest = rtf_group(r)->nest;
    return nest < 2 ? 2 : nest > RTF_NEST_MAX ? RTF_NEST_MAX : (size_t)nest;
}

/* A cell of the outer table ends: what is within more is over. */
static void end_outer_cell(struct rtf *r)
{
    rtf_group(r)->nest = 1;
    end_cell(r, 1);
}

static void do_table(struct rtf *r, const struct word *word,
                     const struct rtf_token *token)
{
    struct rtf_definition *row = rtf_definition(r);
    switch (word->action) {
    case DO_ROW_BEGINS:
        *row = (struct rtf_definition){.n = 0};
        break;
    case DO_EDGE:
        add_edge(r, token->value);
        break;
    case DO_DOWN:
        row->down = (enum cell_merge)word->value;
        break;
    case DO_ALONG:
        row->along = (enum cell_merge)word->value;
        break;
    case DO_HEADER_ROW:
        row->header = true;
        break;
    case DO_CELL:
        end_outer_cell(r);
        break;
    case DO_ROW:
        rtf_end_row(r, 1);
        break;
    case DO_NESTED_CELL:
        end_cell(r, nest_of(r));
        break;
    case DO_NESTED_ROW:
        rtf_end_row(r, nest_of(r));
        break;
    default:
        break;
    }
}

static void begin_property(struct rtf *r, const struct word *word)
{
    rtf_group(r)->to = TO_PROPERTY;
    rtf_group(r)->ends = ENDS_PROPERTY;
    r->property = (enum docx_tag)word->value;
    r->name.n = 0;
}

static void begin_field(struct rtf *r)
{
    rtf_group(r)->ends = ENDS_FIELD;
    docx_field_begin(r->d);
}

static void begin_result(struct rtf *r)
{
    bool listed = docx_field_lists(r->d);
    docx_field_show(r->d);
    r->flow->p.begins_contents |= docx_field_lists(r->d) && !listed;
    rtf_group(r)->to = TO_TEXT;
}

static void begin_picture(struct rtf *r)
{
    rtf_group(r)->to = TO_PICTURE;
    rtf_group(r)->ends = ENDS_PICTURE;
    r->picture.n = 0;
    r->picture_ending = NULL;
    r->nibble = -1;
}

/* What a shape's property says, when that is what its picture shows. */
static void begin_shape_value(struct rtf *r)
{
    bool alt = str_eq(str_trim(buf_str(&r->name)), STR("wzDescription"));
    rtf_group(r)->to = alt ? TO_ALT : TO_NOTHING;
    rtf_group(r)->ends = alt ? ENDS_ALT : ENDS_NOTHING;
    r->name.n = 0;
}

static void do_target(struct rtf *r, const struct word *word,
                      const struct rtf_token *token)
{
    struct rtf_group *g = rtf_group(r);
    switch (word->action) {
    case DO_TARGET:
        g->to = (enum rtf_target)word->value;
        r->name.n = 0;
        break;
    case DO_CHARACTER_STYLE:
        if (g->to == TO_STYLES)
            g->style = token->value;
        g->character = token->value;
        break;
    case DO_PROPERTY:
        if (g->to == TO_NOTHING)
            begin_property(r, word);
        break;
    case DO_FIELD:
        begin_field(r);
        break;
    case DO_RESULT:
        begin_result(r);
        break;
    case DO_NOTE:
        rtf_begin_note(r);
        break;
    case DO_END_NOTE:
        rtf_set_note_at_end(r);
        break;
    case DO_COMMENT:
        r->d->comments++;
        g->to = TO_SKIP;
        break;
    case DO_BOX:
        rtf_begin_box(r);
        break;
    case DO_SHAPE:
        g->to = TO_NOTHING;
        g->in_shape = true;
        break;
    case DO_PICTURE:
        begin_picture(r);
        break;
    case DO_PICTURE_FORM:
        r->picture_ending = word->value ? ".jpg" : ".png";
        break;
    case DO_SHAPE_VALUE:
        begin_shape_value(r);
        break;
    case DO_TWICE:
        g->skips_first = true;
        break;
    case DO_NESTED_PROPERTIES:
        g->nested_row = true;
        break;
    default:
        break;
    }
}

static void set_font(struct rtf *r, long number)
{
    rtf_group(r)->font = number;
    if (rtf_group(r)->to == TO_FONTS)
        rtf_begin_font(r, number);
}

static void do_word(struct rtf *r, const struct word *word,
                    const struct rtf_token *token)
{
    struct rtf_group *g = rtf_group(r);
    switch (word->action) {
    case DO_CHARACTER:
        rtf_add_character(r, (uint32_t)word->value);
        break;
    case DO_BREAK:
        add_node(r, NODE_LINE_BREAK);
        break;
    case DO_PAGE:
        add_node(r, NODE_PAGE_BREAK);
        break;
    case DO_PLAIN:
        g->props = (struct docx_props){.bold = UNSAID};
        g->font = r->default_font;
        g->character = -1;
        break;
    case DO_FONT:
        set_font(r, token->value);
        break;
    case DO_FALLBACK:
        g->fallback = token->value;
        break;
    case DO_CODEPAGE:
        r->codepage = word->value ? word->value : token->value;
        break;
    case DO_DEFAULT_FONT:
        r->default_font = g->font = token->value;
        break;
    case DO_CHARSET:
        rtf_set_charset(r, token->value);
        break;
    case DO_PAR:
        if (g->to == TO_TEXT)
            rtf_end_paragraph(r);
        break;
    case DO_SECTION:
        end_section(r);
        break;
    case DO_SAME_PAGE:
        stay_on_page(r);
        break;
    default:
        set_look(g, word, token);
        set_paragraph(g, word, token);
        if (word->action >= DO_ROW_BEGINS && word->action <= DO_NESTED_ROW)
            do_table(r, word, token);
        break;
    }
}

/* What no group between \fonttbl and the like has to say. */
static bool is_heard(const struct rtf *r, const struct word *word)
{
    enum rtf_target to = rtf_group(r)->to;
    return to != TO_SKIP &&
           (to == TO_TEXT || word->action >= DO_TARGET ||
            (word->action != DO_CELL && word->action != DO_ROW &&
             word->action != DO_SECTION));
}

void rtf_word(struct rtf *r, const struct rtf_token *token)
{
    const struct word *word = find_word(token->text);
    bool starred = r->starred;
    r->starred = false;
    if (word && word->action == DO_UNICODE) {
        if (rtf_group(r)->to != TO_SKIP)
            add_unicode(r, token);
        return;
    }
    if (!word || word->action != DO_CHARACTER)
        rtf_flush(r);
    if (starred && (!word || word->action < DO_TARGET)) {
        rtf_group(r)->to = TO_SKIP;
        return;
    }
    if (!word || !is_heard(r, word))
        return;
    if (word->action >= DO_TARGET)
        do_target(r, word, token);
    else
        do_word(r, word, token);
}

void rtf_sign(struct rtf *r, long sign)
{
    if (rtf_group(r)->to == TO_SKIP)
        return;
    if (sign == '*')
        r->starred = true;
    else if (sign == '~')
        rtf_add_character(r, 0xA0);
    else if (sign == '_')
        rtf_add_character(r, 0x2011);
    else if (sign == '-')
        rtf_add_character(r, 0xAD);
    else if (sign == '{' || sign == '}' || sign == '\\')
        rtf_add_character(r, (uint32_t)sign);
    else if ((sign == '\n' || sign == '\r') && rtf_group(r)->to == TO_TEXT) {
        rtf_flush(r);
        rtf_end_paragraph(r);
    }
}
