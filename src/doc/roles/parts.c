/* SPDX-License-Identifier: MIT */
/* Titles and appendices, and what all parts share; see parts.h. */
#include "doc/roles/parts.h"

#include "base/arena.h"
#include "base/language.h"
#include "doc/compounds.h"
#include "doc/passes/passes.h"
#include "doc/phrase.h"

struct node *wrap_part(struct doc *doc, const struct units *units,
                       struct part part, enum node_kind kind)
{
    struct node *first = units->at[part.from].node;
    struct node *end = units->at[part.to - 1].node->next;
    struct node *block = doc_node(doc, kind, first->line);
    doc_insert(first->parent, first->previous, block);
    while (block->next != end) {
        struct node *line = block->next;
        doc_remove(line);
        doc_insert(block, block->last, line);
    }
    return block;
}

void join_text(struct doc *doc, struct node *block, const struct unit *unit)
{
    struct node *last = block->last;
    if (last && last->kind == NODE_TEXT && !last->as.leader.stop &&
        node_is_single_text(unit->node)) {
        struct str *text = &last->as.text;
        *text = str_printf(doc->arena, "%.*s %.*s", STR_ARG(*text),
                           STR_ARG(unit->node->first->as.text));
        return;
    }
    doc_add_text(doc, block, STR(" "), unit->line);
    doc_move_children(unit->node, block);
}

static struct str last_word(struct str text)
{
    struct str word, last = STR("");
    for (size_t at = 0; next_word(text, &at, &word);)
        last = word;
    return last;
}

/* How strongly the words around the end of a line make one. */
static int strength_over(const struct unit *above, const struct unit *unit)
{
    struct str word = STR("");
    if (!next_word(unit->text, &(size_t){0}, &word))
        return 0;
    return compound_strength(syllable_hash(last_word(above->text)),
                             syllable_hash(word));
}

bool is_cut_in_word(const struct unit *above, const struct unit *unit)
{
    enum { SURE = 5 }; /* of COMPOUND_STRONGEST */
    return strength_over(above, unit) >= SURE;
}

/* Within a subject or the like less tells, as its lines are ended by their
 * sense anyway. */
static bool is_cut_in_subject(const struct unit *above, const struct unit *unit)
{
    enum { LIKELY = 3 };
    return above->role == unit->role && (word_leads(last_word(above->text)) ||
                                         strength_over(above, unit) >= LIKELY);
}

/* True when a line ends within a word, or before what its last word leads to:
 * the lines are those of a narrow column, and none is meant. */
static bool is_wrapped(const struct units *units, struct part part)
{
    for (size_t i = part.from + 1; i < part.to; i++) {
        const struct unit *unit = &units->at[i];
        if (is_cut_in_word(unit - 1, unit) || is_cut_in_subject(unit - 1, unit))
            return true;
    }
    return false;
}

/* The part's lines up to the first note become one block; returns it. */
static struct node *join_lines(struct doc *doc, const struct units *units,
                               struct part part)
{
    struct node *block = units->at[part.from].node;
    bool wrapped = is_wrapped(units, part);
    for (size_t i = part.from + 1; i < part.to; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_TITLE_NOTE)
            break;
        if (!wrapped ||
            (unit[-1].role != unit->role && !is_cut_in_word(unit - 1, unit))) {
            append_line(doc, block, unit->node);
            continue;
        }
        join_text(doc, block, unit);
        doc_remove(unit->node);
    }
    return block;
}

/* The head of a form, alone on its page or below the form's label. */
static bool begins_form(const struct node *head)
{
    const struct node *above = head->previous;
    if (head->kind != NODE_LETTERHEAD || !above)
        return false;
    if (above->kind == NODE_HEADING)
        above = above->previous;
    return above && above->kind == NODE_PAGE_BREAK;
}

/* Above it there are but who issues it and where that is: a form's number, as
 * "Mẫu số 02-TT", stands beside them and heads the first page. */
static bool is_near_top(struct doc *doc, const struct node *block)
{
    enum { TOP_MAX = 160 }; /* bytes */
    size_t n = 0;
    for (const struct node *b = block->previous; b && n < TOP_MAX;
         b = b->previous) {
        if (b->kind == NODE_TITLE || b->kind == NODE_HEADING)
            return false;
        n += node_text(doc->arena, b).n;
    }
    return n < TOP_MAX && !doc_find(doc, NODE_TITLE);
}

static void break_page_before(struct doc *doc, struct node *block)
{
    struct node *above = block->previous;
    if (!above || above->kind == NODE_PAGE_BREAK || begins_form(above) ||
        is_near_top(doc, block))
        return;
    struct node *page_break = doc_node(doc, NODE_PAGE_BREAK, block->line);
    doc_insert(block->parent, above, page_break);
}

/* The notes below a name: "(Kèm theo Quyết định số 12/QĐ-UBND)". True: there
 * are any. */
static bool build_notes(const struct units *units, struct part part)
{
    bool any = false;
    for (size_t i = part.from; i < part.to; i++) {
        struct node *line = units->at[i].node;
        if (units->at[i].role != ROLE_TITLE_NOTE ||
            line->kind != NODE_PARAGRAPH)
            continue;
        line->as.line.role = LINE_TITLE_NOTE;
        any = true;
    }
    return any;
}

static void build_heading(struct node *block)
{
    block->kind = NODE_HEADING;
    block->as.heading.level = 1;
}

/* A rule below the subject is drawn anew where there is a head. */
static void drop_rule_below(struct doc *doc, const struct units *units,
                            struct part part)
{
    const struct unit *below = &units->at[part.to];
    if (part.to < units->n && below->role == ROLE_RULE &&
        below->holder == below->block && doc_find(doc, NODE_LETTERHEAD))
        dropped(doc, below->block, N_("rule below the title"));
}

/* "PHỤ LỤC II" alone, whose name in the line below reads as a title, or begins
 * as an appendix does, "BIỂU MẪU". */
static bool is_appendix_label(struct doc *doc, const struct node *block)
{
    enum { LABEL_MAX = 20 };
    if (!block || block->kind != NODE_HEADING)
        return false;
    struct str text = str_trim(node_text(doc->arena, block));
    return text.n <= LABEL_MAX && names_appendix(text) && str_is_one_line(text);
}

/* A line that only has the style of titles, and stands below, heads a part. */
static bool has_title_above(const struct doc *doc, const struct node *block)
{
    const struct node *title = find_title(doc);
    return title && title->line <= block->line;
}

/* The first is the document's title; a later one heads a part of it, with a
 * note below it one that is issued with the document. */
static void build_title(struct doc *doc, struct units *units, struct part part)
{
    struct node *block = join_lines(doc, units, part);
    drop_rule_below(doc, units, part);
    bool noted = build_notes(units, part);
    if (is_appendix_label(doc, block->previous)) {
        append_line(doc, block->previous, block);
        return;
    }
    if (has_title_above(doc, block)) {
        build_heading(block);
        if (noted)
            break_page_before(doc, block);
        return;
    }
    block->kind = NODE_TITLE;
}

static void build_appendix(struct doc *doc, struct units *units,
                           struct part part)
{
    struct node *block = join_lines(doc, units, part);
    if (is_appendix_label(doc, block->previous)) {
        append_line(doc, block->previous, block);
        build_notes(units, part);
        return;
    }
    build_heading(block);
    build_notes(units, part);
    break_page_before(doc, block);
    taken(doc, block, N_("an appendix"));
}

/* A line that has its own look in the text. */
static void build_line(struct doc *doc, struct units *units, struct part part)
{
    struct node *line = join_lines(doc, units, part);
    switch (units->at[part.from].role) {
    case ROLE_AUTHORITY:
        line->as.line.role = LINE_AUTHORITY;
        taken(doc, line, N_("who issues it"));
        break;
    case ROLE_NUMBER:
        line->as.line.role = LINE_NUMBER;
        taken(doc, line, N_("the document's number"));
        break;
    case ROLE_ENACTMENT:
        line->as.line.role = LINE_ENACTMENT;
        taken(doc, line, N_("the word of enactment"));
        break;
    default:
        line->as.line.role = LINE_GROUNDS;
    }
}

void build_part(struct doc *doc, struct units *units, struct part part)
{
    static void (*const builds[])(struct doc *, struct units *, struct part) = {
        [PART_NONE] = NULL,         [PART_HEAD] = build_head,
        [PART_NAMED] = build_title, [PART_ANNEX] = build_appendix,
        [PART_END] = build_end,     [PART_LINE] = build_line,
    };
    if (builds[part.kind])
        builds[part.kind](doc, units, part);
}
