/* SPDX-License-Identifier: MIT */
/*
 * The styles, as two tables and what differs from them. nd30 follows Appendix I
 * of Decree 30/2020/NĐ-CP; book is a small page set closer, for reading. An
 * option changes one value; a new body size scales every part with it.
 */
#include "layout/style.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/length.h"
#include "stages.h"

enum { HEADING_LEVELS = 9 }; /* no form of input has more */

#define PT(points) ((mpt)((points)*1000L))

/*
 * Decree 30/2020/NĐ-CP, Appendix I: A4, margins 20, 20, 20 and 30 mm, body 14
 * pt justified with a first line of 1 cm and 6 pt between paragraphs, the
 * folio in 14 pt in the middle of the top margin. The letterhead takes 12 pt,
 * all in the sizes of the decree's own samples.
 */
static const struct style
    nd30 =
        {
            .name = "nd30",
            .width = MPT_MM(210),
            .height = MPT_MM(297),
            .top = MPT_MM(20),
            .right = MPT_MM(20),
            .bottom = MPT_MM(20),
            .left = MPT_MM(30),
            .folio_at_top = true,
            .indent_all = true,
            .letterhead_left = true,
            .run_in_lists = true,
            .list_indent = MPT_MM(10),
            .rule = 600,
            .parts =
                {
                    [PART_BODY] = {.face = FONT_REGULAR,
                                   .setting = SET_JUSTIFIED,
                                   .size = PT(14),
                                   .leading = PT(18),
                                   .indent = MPT_MM(10),
                                   .before = PT(6),
                                   .after = PT(6)},
                    [PART_PARENT_BODY] = {.face = FONT_REGULAR,
                                          .setting = SET_CENTRED,
                                          .size = PT(12),
                                          .leading = PT(15)},
                    [PART_ISSUING_BODY] = {.face = FONT_BOLD,
                                           .setting = SET_CENTRED,
                                           .size = PT(12),
                                           .leading = PT(15)},
                    [PART_ACRONYM] = {.face = FONT_BOLD,
                                      .setting = SET_CENTRED,
                                      .size = PT(12),
                                      .leading = PT(15)},
                    [PART_LETTERHEAD_LINE] = {.face = FONT_BOLD,
                                              .setting = SET_CENTRED,
                                              .size = PT(12),
                                              .leading = PT(15)},
                    [PART_NATION] = {.face = FONT_BOLD,
                                     .setting = SET_CENTRED,
                                     .size = PT(12),
                                     .leading = PT(15)},
                    [PART_MOTTO] = {.face = FONT_BOLD,
                                    .setting = SET_CENTRED,
                                    .size = PT(13),
                                    .leading = PT(16)},
                    [PART_NUMBER] = {.face = FONT_REGULAR,
                                     .setting = SET_CENTRED,
                                     .size = PT(13),
                                     .leading = PT(17),
                                     .before = PT(6)},
                    [PART_PLACE_DATE] = {.face = FONT_ITALIC,
                                         .setting = SET_CENTRED,
                                         .size = PT(13),
                                         .leading = PT(17),
                                         .before = PT(6)},
                    [PART_ABSTRACT] = {.face = FONT_REGULAR,
                                       .setting = SET_CENTRED,
                                       .size = PT(12),
                                       .leading = PT(15),
                                       .before = PT(2)},
                    [PART_RECIPIENTS] = {.face = FONT_BOLD_ITALIC,
                                         .setting = SET_LEFT,
                                         .size = PT(12),
                                         .leading = PT(15)},
                    [PART_RECIPIENT] = {.face = FONT_REGULAR,
                                        .setting = SET_LEFT,
                                        .size = PT(11),
                                        .leading = PT(14)},
                    [PART_POST] =
                        {.face = FONT_BOLD,
                         .setting = SET_CENTRED,
                         .size = PT(14),
                         .leading = PT(18)},
                    [PART_NAME] =
                        {.face = FONT_BOLD,
                         .setting = SET_CENTRED,
                         .size = PT(14),
                         .leading = PT(18),
                         .before = MPT_MM(36)},
                    [PART_AUTHORITY] = {.face = FONT_BOLD,
                                        .setting = SET_CENTRED,
                                        .size = PT(14),
                                        .leading = PT(18),
                                        .before = PT(12),
                                        .after = PT(6)},
                    [PART_GROUNDS] = {.face = FONT_ITALIC,
                                      .setting = SET_JUSTIFIED,
                                      .size = PT(14),
                                      .leading = PT(18),
                                      .indent = MPT_MM(10),
                                      .before = PT(6),
                                      .after = PT(6)},
                    [PART_VERSE] = {.face = FONT_REGULAR,
                                    .setting = SET_LEFT,
                                    .size = PT(14),
                                    .leading = PT(18),
                                    .left = MPT_MM(20),
                                    .before = PT(9),
                                    .after = PT(9)},
                    [PART_TITLE] = {.face = FONT_BOLD,
                                    .setting = SET_CENTRED,
                                    .size = PT(14),
                                    .leading = PT(18),
                                    .left = MPT_MM(8),
                                    .right = MPT_MM(8),
                                    .before = PT(24),
                                    .after = PT(15)},
                    [PART_LEAD] =
                        {.face = FONT_BOLD,
                         .setting = SET_JUSTIFIED,
                         .size = PT(14),
                         .leading = PT(18),
                         .indent = MPT_MM(10),
                         .before = PT(6),
                         .after = PT(6)},
                    [PART_HEADING_1] = {.face = FONT_BOLD,
                                        .setting = SET_LEFT,
                                        .size = PT(14),
                                        .leading = PT(18),
                                        .before = PT(12),
                                        .after = PT(6)},
                    [PART_HEADING_2] = {.face = FONT_BOLD,
                                        .setting = SET_LEFT,
                                        .size = PT(14),
                                        .leading = PT(18),
                                        .left = MPT_MM(10),
                                        .before = PT(9),
                                        .after = PT(6)},
                    [PART_HEADING_3] = {.face = FONT_BOLD_ITALIC,
                                        .setting = SET_LEFT,
                                        .size = PT(14),
                                        .leading = PT(18),
                                        .left = MPT_MM(10),
                                        .before = PT(6),
                                        .after = PT(6)},
                    [PART_HEADING_4] = {.face = FONT_ITALIC,
                                        .setting = SET_LEFT,
                                        .size = PT(14),
                                        .leading = PT(18),
                                        .left = MPT_MM(10),
                                        .before = PT(6),
                                        .after = PT(6)},
                    [PART_SECTION] = {.face = FONT_BOLD,
                                      .setting = SET_CENTRED,
                                      .size = PT(14),
                                      .leading = PT(18),
                                      .before = PT(15),
                                      .after = PT(9)},
                    [PART_ITEM] = {.face = FONT_REGULAR,
                                   .setting = SET_JUSTIFIED,
                                   .size = PT(14),
                                   .leading = PT(18),
                                   .before = PT(3),
                                   .after = PT(3)},
                    [PART_QUOTE] = {.face = FONT_REGULAR,
                                    .setting = SET_JUSTIFIED,
                                    .size = PT(14),
                                    .leading = PT(18),
                                    .left = MPT_MM(10),
                                    .right = MPT_MM(10),
                                    .before = PT(6),
                                    .after = PT(6)},
                    [PART_CODE] =
                        {.face = FONT_CODE,
                         .setting = SET_LEFT,
                         .size = PT(11),
                         .leading = PT(14),
                         .left = MPT_MM(10),
                         .before = PT(6),
                         .after = PT(6)},
                    [PART_CELL] = {.face = FONT_REGULAR,
                                   .setting = SET_LEFT,
                                   .size = PT(13),
                                   .leading = PT(16),
                                   .before = PT(2)},
                    [PART_CONTENTS] = {.face = FONT_REGULAR,
                                       .setting = SET_LEFT,
                                       .size = PT(14),
                                       .leading = PT(18),
                                       .before = PT(3),
                                       .after = PT(3)},
                    [PART_NOTE] = {.face = FONT_REGULAR,
                                   .setting = SET_JUSTIFIED,
                                   .size = PT(11),
                                   .leading = PT(14),
                                   .before = PT(2)},
                    [PART_CAPTION] = {.face = FONT_ITALIC,
                                      .setting = SET_CENTRED,
                                      .size = PT(13),
                                      .leading = PT(17),
                                      .left = MPT_MM(12),
                                      .right = MPT_MM(12),
                                      .before = PT(9),
                                      .after = PT(9)},
                    [PART_ATTRIBUTION] =
                        {
                            .face = FONT_BOLD_ITALIC,
                            .setting = SET_RIGHT,
                            .size = PT(14),
                            .leading = PT(18),
                            .before =
                                PT(12),
                            .after = PT(6)},
                    [PART_FOLIO] = {.face = FONT_REGULAR,
                                    .setting = SET_CENTRED,
                                    .size = PT(14),
                                    .leading = PT(17)},
                },
};

/* A5 in 11 on 14.5 pt: some 65 letters to a line; paragraphs are told apart by
 * their indent alone. Pages face each other: the inner margins, which meet in
 * the fold, are the narrower ones; the running head and, at the foot, the
 * folio stand at the outer edge, where a thumb finds them. */
static const struct style book =
    {
        .name = "book",
        .width = MPT_MM(148),
        .height = MPT_MM(210),
        .top = MPT_MM(18),
        .right = MPT_MM(20),
        .bottom = MPT_MM(22),
        .left = MPT_MM(18),
        .facing = true,
        .title_page = true,
        .list_indent = MPT_MM(6),
        .rule = 400,
        .parts =
            {
                [PART_BODY] = {.face = FONT_REGULAR,
                               .setting = SET_JUSTIFIED,
                               .size = PT(11),
                               .leading = 14500,
                               .indent = PT(16)},
                [PART_PARENT_BODY] = {.face = FONT_REGULAR,
                                      .setting = SET_CENTRED,
                                      .size = PT(9),
                                      .leading = PT(12)},
                [PART_ISSUING_BODY] = {.face = FONT_BOLD,
                                       .setting = SET_CENTRED,
                                       .size = PT(9),
                                       .leading = PT(12)},
                [PART_ACRONYM] = {.face = FONT_BOLD,
                                  .setting = SET_CENTRED,
                                  .size = PT(9),
                                  .leading = PT(12)},
                [PART_LETTERHEAD_LINE] = {.face = FONT_BOLD,
                                          .setting = SET_CENTRED,
                                          .size = PT(9),
                                          .leading = PT(12)},
                [PART_NATION] = {.face = FONT_BOLD,
                                 .setting = SET_CENTRED,
                                 .size = 8500,
                                 .leading = PT(11)},
                [PART_MOTTO] = {.face = FONT_BOLD,
                                .setting = SET_CENTRED,
                                .size = PT(9),
                                .leading = PT(12)},
                [PART_NUMBER] = {.face = FONT_REGULAR,
                                 .setting = SET_CENTRED,
                                 .size = PT(9),
                                 .leading = PT(12),
                                 .before = PT(4)},
                [PART_PLACE_DATE] = {.face = FONT_ITALIC,
                                     .setting = SET_CENTRED,
                                     .size = PT(9),
                                     .leading = PT(12),
                                     .before = PT(4)},
                [PART_ABSTRACT] = {.face = FONT_REGULAR,
                                   .setting = SET_CENTRED,
                                   .size = 8500,
                                   .leading = PT(11),
                                   .before = PT(2)},
                [PART_RECIPIENTS] = {.face = FONT_BOLD_ITALIC,
                                     .setting = SET_LEFT,
                                     .size = PT(9),
                                     .leading = PT(12)},
                [PART_RECIPIENT] = {.face = FONT_REGULAR,
                                    .setting = SET_LEFT,
                                    .size = 8500,
                                    .leading = PT(11)},
                [PART_POST] = {.face = FONT_BOLD,
                               .setting = SET_CENTRED,
                               .size = PT(10),
                               .leading = PT(13)},
                [PART_NAME] =
                    {.face = FONT_BOLD,
                     .setting = SET_CENTRED,
                     .size = PT(10),
                     .leading = PT(13),
                     .before =
                         PT(48)},
                [PART_AUTHORITY] = {.face = FONT_BOLD,
                                    .setting = SET_CENTRED,
                                    .size = PT(11),
                                    .leading = 14500,
                                    .before = 14500,
                                    .after = 7250},
                [PART_GROUNDS] = {.face = FONT_ITALIC,
                                  .setting = SET_JUSTIFIED,
                                  .size = PT(11),
                                  .leading = 14500,
                                  .indent = PT(16)},
                [PART_VERSE] = {.face = FONT_REGULAR,
                                .setting = SET_LEFT,
                                .size = PT(11),
                                .leading = 14500,
                                .left = PT(32),
                                .before = 7250,
                                .after = 7250},
                [PART_TITLE] = {.face = FONT_BOLD,
                                .setting = SET_CENTRED,
                                .size = PT(15),
                                .leading = PT(20),
                                .before = 29000,
                                .after = 29000},
                [PART_LEAD] = {.face = FONT_ITALIC,
                               .setting = SET_JUSTIFIED,
                               .size = PT(11),
                               .leading = 14500,
                               .after = 7250},
                [PART_HEADING_1] = {.face = FONT_BOLD,
                                    .setting = SET_LEFT,
                                    .size = PT(13),
                                    .leading = PT(18),
                                    .before = 21750,
                                    .after = 7250},
                [PART_HEADING_2] = {.face = FONT_BOLD,
                                    .setting = SET_LEFT,
                                    .size = PT(11),
                                    .leading = 14500,
                                    .before = 14500,
                                    .after = 7250},
                [PART_HEADING_3] = {.face = FONT_BOLD_ITALIC,
                                    .setting = SET_LEFT,
                                    .size = PT(11),
                                    .leading = 14500,
                                    .before = 14500},
                [PART_HEADING_4] = {.face = FONT_ITALIC,
                                    .setting = SET_LEFT,
                                    .size = PT(11),
                                    .leading = 14500,
                                    .before = 14500},
                [PART_SECTION] = {.face = FONT_BOLD,
                                  .setting = SET_CENTRED,
                                  .size = PT(13),
                                  .leading = PT(18),
                                  .before = 21750,
                                  .after = 14500},
                [PART_ITEM] = {.face = FONT_REGULAR,
                               .setting = SET_JUSTIFIED,
                               .size = PT(11),
                               .leading = 14500},
                [PART_QUOTE] = {.face = FONT_REGULAR,
                                .setting = SET_JUSTIFIED,
                                .size = PT(10),
                                .leading = PT(13),
                                .left = PT(16),
                                .right = PT(16),
                                .before = 7250,
                                .after = 7250},
                [PART_CODE] =
                    {.face = FONT_CODE,
                     .setting = SET_LEFT,
                     .size = 8500,
                     .leading = PT(11),
                     .left = PT(16),
                     .before =
                         7250,
                     .after = 7250},
                [PART_CELL] = {.face = FONT_REGULAR,
                               .setting = SET_LEFT,
                               .size = 9500,
                               .leading = PT(12),
                               .before = PT(1)},
                [PART_CONTENTS] = {.face = FONT_REGULAR,
                                   .setting = SET_LEFT,
                                   .size = PT(11),
                                   .leading = 14500},
                [PART_NOTE] = {.face = FONT_REGULAR,
                               .setting = SET_JUSTIFIED,
                               .size = PT(9),
                               .leading = 11500,
                               .before = PT(1)},
                [PART_CAPTION] = {.face = FONT_ITALIC,
                                  .setting = SET_CENTRED,
                                  .size = PT(10),
                                  .leading = PT(13),
                                  .left = PT(16),
                                  .right = PT(16),
                                  .before = 7250,
                                  .after = 7250},
                [PART_ATTRIBUTION] = {.face = FONT_ITALIC,
                                      .setting = SET_RIGHT,
                                      .size = PT(11),
                                      .leading = 14500,
                                      .before = 14500},
                [PART_FOLIO] = {.face = FONT_REGULAR,
                                .setting = SET_RIGHT,
                                .size = PT(10),
                                .leading = PT(13)},
                [PART_RUNNING_HEAD] = {.face = FONT_ITALIC,
                                       .setting = SET_RIGHT,
                                       .size = PT(9),
                                       .leading = PT(12)},
            },
};

struct style style_within(const struct style *style, enum part part,
                          int percent)
{
    struct style within = *style;
    const struct part_style *base = &style->parts[part];
    for (int i = 0; i < PART_COUNT; i++) {
        struct part_style *p = &within.parts[i];
        p->size = base->size * percent / 100;
        p->leading = base->leading * percent / 100;
        p->indent = p->left = p->right = 0;
        p->before = p->after = base->before;
        if (p->setting == SET_JUSTIFIED)
            p->setting = base->setting;
    }
    within.run_in_lists = false;
    within.list_indent = within.parts[PART_BODY].size * 3 / 2;
    return within;
}

mpt style_measure(const struct style *style)
{
    return style->width - style->left - style->right;
}

mpt style_depth(const struct style *style)
{
    return style->height - style->top - style->bottom;
}

/* What is looked at rather than read. */
static const enum part displayed[] = {
    PART_PARENT_BODY, PART_ISSUING_BODY, PART_ACRONYM,     PART_LETTERHEAD_LINE,
    PART_NATION,      PART_MOTTO,        PART_NUMBER,      PART_PLACE_DATE,
    PART_ABSTRACT,    PART_RECIPIENTS,   PART_POST,        PART_NAME,
    PART_AUTHORITY,   PART_TITLE,        PART_HEADING_1,   PART_HEADING_2,
    PART_HEADING_3,   PART_HEADING_4,    PART_SECTION,     PART_CAPTION,
    PART_CONTENTS,    PART_ATTRIBUTION,  PART_RUNNING_HEAD};

static void mark_displayed(struct style *style)
{
    for (size_t i = 0; i < sizeof displayed / sizeof displayed[0]; i++)
        style->parts[displayed[i]].display = true;
}

struct style *style_new(struct arena *arena, const char *name,
                        struct anban_error *err)
{
    static const char *const names[] = {"nd30", "book", "dang", "large"};
    enum { BOOK = 1, DANG = 2, LARGE = 3, NAMES = 4 };
    size_t i = 0;
    while (i < NAMES && strcmp(name, names[i]) != 0)
        i++;
    if (i == NAMES) {
        fail(err, ANBAN_USAGE,
             "--style %s: there is no such style; choose nd30, book, dang or "
             "large",
             name);
        return NULL;
    }
    struct style *style = ARENA_NEW(arena, struct style);
    *style = i == BOOK ? book : nd30;
    style->name = names[i];
    if (i == DANG) /* Hướng dẫn 36-HD/VPTW: all else is the decree's */
        style->right = MPT_MM(15);
    if (i == LARGE)
        style_enlarge(style);
    style->contents_depth = HEADING_LEVELS;
    style->turns = true;
    mark_displayed(style);
    return style;
}

static mpt scaled(mpt length, mpt to, mpt from)
{
    return (mpt)(((int64_t)length * to + from / 2) / from);
}

bool style_set_font_size(struct style *style, const char *value,
                         struct anban_error *err)
{
    const char *s = value;
    mpt size = (mpt)length_number(&s), old = style->parts[PART_BODY].size;
    s += strspn(s, " ");
    if (strcasecmp(s, "pt") == 0)
        s += 2;
    if (*s || size < PT(4) || size > PT(72))
        return fail(err, ANBAN_USAGE,
                    "--font-size %s: write a number of points from 4 to 72",
                    value);
    for (struct part_style *p = style->parts; p < style->parts + PART_COUNT;
         p++) {
        p->size = scaled(p->size, size, old);
        p->leading = scaled(p->leading, size, old);
        p->before = scaled(p->before, size, old);
        p->after = scaled(p->after, size, old);
    }
    return true;
}

static int whole_mm(mpt length)
{
    return (int)(((int64_t)length * 254 + 360000) / 720000);
}

void style_set_contents(struct style *style, bool wanted)
{
    style->contents = wanted ? CONTENTS_ALWAYS : CONTENTS_NEVER;
}

void style_set_contents_depth(struct style *style, int depth)
{
    style->contents_depth = depth;
}

void style_set_turning(struct style *style, bool allowed)
{
    style->turns = allowed;
}

bool style_check(const struct style *style, struct anban_error *err)
{
    const struct part_style *body = &style->parts[PART_BODY];
    mpt depth = style_depth(style);
    if (style_measure(style) < 4 * body->size || depth < 4 * body->leading)
        return fail(
            err, ANBAN_USAGE,
            "paper of %dx%dmm with margins of %dmm, %dmm, %dmm and %dmm "
            "leaves no room for text; make --paper larger or "
            "--margins smaller",
            whole_mm(style->width), whole_mm(style->height),
            whole_mm(style->top), whole_mm(style->right),
            whole_mm(style->bottom), whole_mm(style->left));
    return true;
}
