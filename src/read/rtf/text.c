/* SPDX-License-Identifier: MIT */
/*
 * Text: bytes are in the code page of their font's charset, characters beyond
 * it come as \u. The codes of fonts of before Unicode are those that
 * windows-1252 has as characters, and are decoded with the paragraph.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/clean.h"
#include "read/rtf/rtf.h"
#include "stages.h"

/* Charsets of Windows, and their code pages (the specification's table for
 * \fcharset). */
static const struct {
    long charset, codepage;
} charsets[] = {{0, 1252},   {77, 10000}, {128, 932},  {129, 949},
                {134, 936},  {136, 950},  {161, 1253}, {162, 1254},
                {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
                {204, 1251}, {222, 874},  {238, 1250}, {255, 850}};

enum { CHARSET_SYMBOL = 2, SYMBOLS = 0xF000 };

const struct rtf_font *rtf_font(const struct rtf *r, long number)
{
    for (size_t i = 0; i < r->font_count; i++) {
        if (r->fonts[i].number == number)
            return &r->fonts[i];
    }
    return NULL;
}

static struct str font_name(const struct rtf *r)
{
    const struct rtf_font *font = rtf_font(r, rtf_group(r)->font);
    return font ? font->name : STR("");
}

static bool is_symbol(const struct rtf *r)
{
    const struct rtf_font *font = rtf_font(r, rtf_group(r)->font);
    return font && font->charset == CHARSET_SYMBOL;
}

static long codepage_of(const struct rtf *r)
{
    const struct rtf_font *font = rtf_font(r, rtf_group(r)->font);
    enum legacy legacy;
    if (font && legacy_font(font->name, &legacy))
        return 1252;
    for (size_t i = 0; font && i < sizeof charsets / sizeof charsets[0]; i++) {
        if (charsets[i].charset == font->charset && font->charset > 0)
            return charsets[i].codepage;
    }
    return r->codepage;
}

static bool has_pairs(long codepage)
{
    return codepage == 932 || codepage == 936 || codepage == 949 ||
           codepage == 950;
}

/* What has been gathered in bytes, as text. */
static void decode_coded(struct rtf *r)
{
    struct arena *arena = r->d->arena;
    long codepage = codepage_of(r);
    if (r->coded.n == 0)
        return;
    struct str name = str_printf(
        arena, "%s%ld",
        codepage == 1252 || codepage == 1258 ? "windows-" : "CP", codepage);
    if (codepage == 10000)
        name = STR("MACINTOSH");
    if (codepage == 65001)
        name = STR("UTF-8");
    const char *known = encoding_is_known(name.s) ? name.s : "windows-1252";
    buf_add(&r->text,
            decode(arena, &r->unheard, buf_str(&r->coded), known, STR("")));
    r->coded.n = 0;
}

void rtf_add_character(struct rtf *r, uint32_t c)
{
    char bytes[4];
    if (is_dropped(c))
        return;
    decode_coded(r);
    buf_add(&r->text, (struct str){bytes, utf8_put(c, bytes)});
}

void rtf_add_byte(struct rtf *r, unsigned char byte)
{
    enum rtf_target to = rtf_group(r)->to;
    if (to == TO_PICTURE)
        rtf_picture_byte(r, byte);
    else if (to == TO_SKIP || to == TO_NOTHING || to == TO_LISTS ||
             (to == TO_LEVEL_TEXT && rtf_add_level_byte(r, byte)))
        return;
    else if ((to == TO_TEXT || to == TO_LABEL) && byte >= 0x20 && is_symbol(r))
        rtf_add_character(r, SYMBOLS + byte);
    else if (byte < 0x80 && !(r->coded.n && has_pairs(codepage_of(r))))
        rtf_add_character(r, byte);
    else
        buf_add_char(&r->coded, (char)byte);
}

/* What is in force for the text that comes, also in its paragraph. */
static unsigned look_of(struct rtf *r, struct docx_props *props)
{
    struct docx_paragraph *p = &r->flow->p;
    *props = rtf_group(r)->props;
    p->style = rtf_style(r, rtf_group(r)->style);
    p->role = p->style->role;
    props->font = font_name(r);
    bool code = docx_is_code(rtf_style(r, rtf_group(r)->character));
    return docx_look_of(p, props) | (code ? LOOK_CODE : 0U);
}

static void add_run(struct rtf *r, struct str text)
{
    struct docx_props props;
    unsigned look = look_of(r, &props);
    docx_add_run(r->d, &r->flow->p, text, &props, look);
}

void rtf_add_equation(struct rtf *r, const struct math *m)
{
    struct docx_props props;
    look_of(r, &props);
    docx_add_equation(r->d, &r->flow->p, m);
}

void rtf_add_tab(struct rtf *r)
{
    struct docx_props props;
    if (rtf_group(r)->to != TO_TEXT) {
        rtf_add_character(r, ' ');
        return;
    }
    unsigned look = look_of(r, &props);
    r->flow->p.tabs = r->flow->tabs;
    if (props.hidden != ON && !docx_field_hides(r->d))
        docx_add_tab(r->d, &r->flow->p, look);
}

static void add_label(struct rtf *r, struct str text)
{
    struct rtf_flow *flow = r->flow;
    if (flow->label.n == 0)
        flow->label_font = font_name(r);
    buf_add(&flow->label, text);
}

/* The text so far, to where it goes: copied, for its room is used again. */
void rtf_flush(struct rtf *r)
{
    decode_coded(r);
    struct str text = buf_str(&r->text);
    if (text.n == 0)
        return;
    switch (rtf_group(r)->to) {
    case TO_TEXT:
        add_run(r, str_copy(r->d->arena, text));
        break;
    case TO_LABEL:
        add_label(r, text);
        break;
    case TO_INSTRUCTION:
        docx_field_instruct(r->d, docx_clean(r->d->arena, text));
        break;
    case TO_FONTS:
    case TO_STYLES:
        buf_add(&r->name, text);
        rtf_end_names(r);
        break;
    case TO_NAME:
    case TO_ALT:
    case TO_PROPERTY:
    case TO_LEVEL_TEXT:
    case TO_EQUATION_PROPERTY:
        buf_add(&r->name, text);
        break;
    case TO_EQUATION:
        rtf_add_equation_text(r, text);
        break;
    case TO_LISTS:
    case TO_NOTHING:
    case TO_SKIP:
    case TO_PICTURE:
        break;
    }
    r->text.n = 0;
}
