/* SPDX-License-Identifier: MIT */
/*
 * Which sides of a table's cells have a rule: by the cell's own word, else by
 * the table's, else by its style's. Where two cells meet there is a rule when
 * either has it. And how wide its columns are.
 */
#include "doc/doc.h"
#include "read/office/style.h"

void docx_say_rules(struct docx_rules *rules, unsigned bits, bool ruled)
{
    rules->said |= bits;
    rules->ruled = ruled ? rules->ruled | bits : rules->ruled & ~bits;
}

void docx_inherit_rules(struct docx_rules *above,
                        const struct docx_rules *below)
{
    above->ruled |= below->ruled & ~above->said;
    above->said |= below->said;
}

unsigned docx_bare_sides(const struct docx_rules *table,
                         const struct docx_rules *cell, unsigned edges)
{
    static const struct {
        unsigned side, within; /* within: the rules inside a table there */
    } sides[] = {{SIDE_TOP, BETWEEN_ROWS},
                 {SIDE_BOTTOM, BETWEEN_ROWS},
                 {SIDE_LEFT, BETWEEN_COLUMNS},
                 {SIDE_RIGHT, BETWEEN_COLUMNS}};
    unsigned bare = 0;
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        unsigned side = sides[i].side;
        bool edge = edges & side;
        unsigned of_table = edge ? side : sides[i].within;
        bool said = cell->said & side;
        bool ruled = said ? cell->ruled & side : table->ruled & of_table;
        bare |= ruled ? 0 : side;
    }
    return bare;
}

int32_t docx_column_width(long twips)
{
    enum { TWIP = 50 /* 1/1000 pt */, WIDEST = 31680 /* 22 inches, Word's */ };
    return twips < 0 || twips > WIDEST ? 0 : (int32_t)(twips * TWIP);
}
