/* SPDX-License-Identifier: MIT */
/*
 * Control words: what each does to its group, its paragraph, its row. Those
 * that are not here change nothing that is kept; a group that begins with \*
 * and one of those is passed over, as the specification has it.
 */
#include <string.h>

#include "read/rtf/rtf.h"
#include "read/rtf/words.h"

static enum docx_switch switched(const struct rtf_token *token)
{
    return token->valued && token->value == 0 ? OFF : ON;
}

static void set_look(struct rtf_group *g, const struct rtf_known *word,
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
    case DO_SIZE:
        g->props.size = docx_size(token->value);
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
    g->ruled = g->side = 0;
    g->in_table = g->break_before = g->drop_cap = false;
}

static void set_paragraph(struct rtf_group *g, const struct rtf_known *word,
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
    case DO_DROP_CAP:
        g->drop_cap = true;
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

/* The section's page counts, else the document's. */
void rtf_end_landscape(struct rtf *r, long last)
{
    const long *sides = r->sides;
    bool own = sides[SIDE_PAGE_WIDTH] && sides[SIDE_PAGE_HEIGHT];
    r->d->landscape = own ? sides[SIDE_PAGE_WIDTH] > sides[SIDE_PAGE_HEIGHT]
                          : sides[SIDE_PAPER_WIDTH] > sides[SIDE_PAPER_HEIGHT];
    docx_end_section(r->d, last);
}

static void end_section(struct rtf *r)
{
    rtf_end_paragraph(r);
    rtf_settle(r, 0);
    rtf_end_landscape(r, r->d->paragraphs);
    r->section = docx_place_break(r->d, rtf_place(r, 0));
}

/* The section goes on upon the page of the one before it. */
static void stay_on_page(struct rtf *r)
{
    if (r->section && !r->section->next && r->section->parent)
        doc_remove(r->section);
    r->section = NULL;
}

static void begin_property(struct rtf *r, const struct rtf_known *word)
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

/* What a shape's property says, when that is its picture or what this shows.
 * There are pictures that only fill the ground, too. */
static void begin_shape_value(struct rtf *r)
{
    struct str name = str_trim(buf_str(&r->name));
    bool alt = str_eq(name, STR("wzDescription"));
    bool picture = str_eq(name, STR("pib"));
    bool number = rtf_begin_shape_value(r, name);
    rtf_group(r)->to = alt       ? TO_ALT
                       : picture ? TO_NOTHING
                       : number  ? TO_NAME
                                 : TO_SKIP;
    rtf_group(r)->ends = alt      ? ENDS_ALT
                         : number ? ENDS_SHAPE_VALUE
                                  : ENDS_NOTHING;
    r->name.n = 0;
}

/* What a group adds: a note, a box, a picture. */
static void do_group(struct rtf *r, const struct rtf_known *word,
                     const struct rtf_token *token)
{
    switch (word->action) {
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
    case DO_BOX:
        rtf_begin_box(r);
        break;
    case DO_PICTURE:
        rtf_begin_picture(r);
        break;
    case DO_PICTURE_FORM:
        r->picture_form = (enum rtf_picture_form)word->value;
        break;
    case DO_PICTURE_SIDE:
        r->picture_sides[word->value] = token->value;
        break;
    case DO_SHAPE_VALUE:
        begin_shape_value(r);
        break;
    case DO_SHAPE_SIDE:
        r->shape.sides[word->value] = token->value;
        break;
    default:
        break;
    }
}

static void do_list(struct rtf *r, const struct rtf_known *word,
                    const struct rtf_token *token)
{
    struct rtf_group *g = rtf_group(r);
    if (g->to != TO_LISTS)
        return;
    if (word->action != DO_LEVEL_TEXT) {
        rtf_list_word(r, word->action, token->value);
        return;
    }
    g->to = TO_LEVEL_TEXT;
    g->ends = ENDS_LEVEL_TEXT;
    rtf_begin_level_text(r);
}

static void do_target(struct rtf *r, const struct rtf_known *word,
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
    case DO_COMMENT:
        r->d->comments++;
        g->to = TO_SKIP;
        break;
    case DO_SHAPE:
        g->to = TO_NOTHING;
        g->ends = ENDS_SHAPE;
        g->in_shape = true;
        rtf_begin_shape(r);
        break;
    case DO_TWICE:
        g->skips_first = true;
        break;
    case DO_NESTED_PROPERTIES:
        g->nested_row = true;
        break;
    default:
        do_group(r, word, token);
    }
}

static void set_font(struct rtf *r, long number)
{
    rtf_group(r)->font = number;
    if (rtf_group(r)->to == TO_FONTS)
        rtf_begin_font(r, number);
    if (rtf_group(r)->to == TO_LISTS)
        rtf_set_level_font(r, rtf_font(r, number));
}

/* As text looks where nothing is said of it. */
static void set_plain(const struct rtf *r, struct rtf_group *g)
{
    g->props = (struct docx_props){.bold = UNSAID, .size = RTF_SIZE};
    g->font = r->default_font;
    g->character = -1;
}

/* What the letters that follow are set in, how their bytes are read, and how
 * they and their paragraph look. */
static void do_font(struct rtf *r, const struct rtf_known *word,
                    const struct rtf_token *token)
{
    struct rtf_group *g = rtf_group(r);
    switch (word->action) {
    case DO_PLAIN:
        set_plain(r, g);
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
    case DO_PARD:
    case DO_TAB_STOP:
    case DO_TAB_END:
    case DO_LEADER:
        if (g->to == TO_TEXT)
            rtf_set_tabs(r->flow, word, token->value);
        set_paragraph(g, word, token);
        break;
    default:
        if (g->to == TO_LISTS && word->action == DO_LIST)
            rtf_set_list(r, token->value);
        set_look(g, word, token);
        set_paragraph(g, word, token);
        if (word->action >= DO_ROW_BEGINS && word->action <= DO_NESTED_ROW)
            rtf_table_word(r, word, token);
        break;
    }
}

static void do_word(struct rtf *r, const struct rtf_known *word,
                    const struct rtf_token *token)
{
    struct rtf_group *g = rtf_group(r);
    switch (word->action) {
    case DO_CHARACTER:
        rtf_add_character(r, (uint32_t)word->value);
        break;
    case DO_BREAK:
        add_node(r, (enum node_kind)word->value);
        break;
    case DO_TAB:
        rtf_add_tab(r);
        break;
    case DO_PAR:
        if (g->to == TO_TEXT)
            rtf_end_paragraph(r);
        break;
    case DO_SECTION:
        end_section(r);
        break;
    case DO_SECTION_BEGINS:
        r->sides[SIDE_PAGE_WIDTH] = r->sides[SIDE_PAGE_HEIGHT] = 0;
        break;
    case DO_PAGE_SIDE:
        r->sides[word->value] = token->value;
        break;
    case DO_SAME_PAGE:
        stay_on_page(r);
        break;
    default:
        do_font(r, word, token);
        break;
    }
}

/* What no group between \fonttbl and the like has to say. */
static bool is_heard(const struct rtf *r, const struct rtf_known *word)
{
    enum rtf_target to = rtf_group(r)->to;
    return to != TO_SKIP &&
           (to == TO_TEXT || word->action >= DO_TARGET ||
            (word->action != DO_CELL && word->action != DO_ROW &&
             word->action != DO_SECTION));
}

void rtf_word(struct rtf *r, const struct rtf_token *token)
{
    const struct rtf_known *word = rtf_find_word(token->text);
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
    if (word->action >= DO_EQUATION)
        rtf_equation_word(r, word);
    else if (word->action >= DO_LIST_DEFINITION)
        do_list(r, word, token);
    else if (word->action >= DO_TARGET)
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
