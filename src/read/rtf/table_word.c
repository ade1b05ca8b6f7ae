/* SPDX-License-Identifier: MIT */
/* The control words of tables: what \trowd and those behind it say of a row,
 * and where its cells and itself end. */
#include "read/rtf/rtf.h"
#include "read/rtf/words.h"

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

/* A rule is said behind its side, in the same words for all that have some. */
static void set_rule(struct rtf *r, const struct rtf_known *word)
{
    struct rtf_group *g = rtf_group(r);
    struct rtf_definition *row = rtf_definition(r);
    if (word->action == DO_BLOCK_SIDE) {
        g->side = (unsigned)word->value;
        row->side = 0;
    } else if (g->side) {
        g->ruled = word->value ? g->ruled | g->side : g->ruled & ~g->side;
        g->side = 0;
    } else {
        rtf_set_rule(row, word->value != 0);
    }
}

void rtf_table_word(struct rtf *r, const struct rtf_known *word,
                    const struct rtf_token *token)
{
    struct rtf_definition *row = rtf_definition(r);
    switch (word->action) {
    case DO_ROW_BEGINS:
        *row = (struct rtf_definition){.n = 0};
        break;
    case DO_EDGE:
        rtf_add_edge(r, token->value);
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
    case DO_ROW_LEFT:
        row->left = token->value;
        break;
    case DO_CELL_SIDE:
    case DO_ROW_SIDE:
        rtf_group(r)->side = 0;
        row->side = (unsigned)word->value;
        row->of_row = word->action == DO_ROW_SIDE;
        break;
    case DO_BLOCK_SIDE:
    case DO_RULE:
        set_rule(r, word);
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
