/* SPDX-License-Identifier: MIT */
/*
 * Joining the atoms of a line into runs: the letters are expanded or narrowed a
 * little, the spaces take the rest, and every share is rounded so that the
 * line ends exactly at its measure.
 */
#include "layout/atoms.h"

#include "base/arena.h"

/* The present run of a line under construction. */
struct joiner {
    const struct cutter *c;
    struct set_line *line;
    const struct piece **pieces;  /* beside the line's items */
    struct mention **mentions;    /* where the next one goes */
    const struct node *mentioned; /* by the last of them */
    mpt x;
    struct glyph *glyphs; /* where the next one goes */
    int32_t expansion;    /* of this line's letters */
    mpt extra;            /* the width to spread over the spaces */
    int64_t give, used;   /* what they can give, and did up to here */
    int64_t shared;       /* what of the extra they got up to here */
    mpt measure;
    size_t to;             /* the item at which the line ends */
    struct item *pictures; /* they stand behind the text, as rules do */
    size_t picture_count;
    bool parted;         /* a picture stands behind the last run */
    mpt room;            /* for leaders: what the line leaves free */
    int32_t top, bottom; /* how far the last run reaches, in units of its font;
                            top is below bottom: nothing was asked yet */
};

static const struct node *leader_at(const struct cutter *c, size_t i)
{
    return c->flat.filled && c->atoms[i].shaped
               ? c->flat.pieces[c->atoms[i].piece].leader
               : NULL;
}

/* True when the last run goes on with this piece. */
static bool goes_on(const struct joiner *j, const struct font *font,
                    const struct piece *piece)
{
    if (j->line->n == 0)
        return false;
    const struct piece *last = j->pieces[j->line->n - 1];
    const struct run *run = &j->line->items[j->line->n - 1].as.run;
    if (last->leader || piece->leader || j->parted || run->font != font)
        return false;
    if (last == piece) /* as it is mostly */
        return true;
    return run->size == piece->size && last->rise == piece->rise &&
           last->underlined == piece->underlined &&
           last->struck == piece->struck && last->element == piece->element;
}

/* Its element's, else the block's. */
static uint32_t tag_of(const struct joiner *j, const struct piece *piece)
{
    const struct inner_tags *inner = &j->c->para->inner;
    size_t low = 0, high = piece->element ? inner->n : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (inner->at[middle].id == piece->element->id)
            return inner->at[middle].tag;
        if (inner->at[middle].id < piece->element->id)
            low = middle + 1;
        else
            high = middle;
    }
    return j->c->para->tag;
}

static struct run *new_run(struct joiner *j, const struct atom *atom)
{
    const struct piece *piece = &j->c->flat.pieces[atom->piece];
    struct font *font = atom->shaped->font;
    struct item *items = j->line->items;
    j->parted = false;
    j->top = -1;
    j->bottom = 1;
    j->pieces[j->line->n] = piece;
    struct item *item = &items[j->line->n++];
    *item = (struct item){.kind = ITEM_TEXT,
                          .tag = tag_of(j, piece),
                          .x = j->x,
                          .y = -piece->rise};
    item->as.run = (struct run){
        .font = font,
        .size = piece->size,
        .expansion = j->expansion,
        .glyphs = j->glyphs,
        .text = str_slice(j->c->flat.text, atom->start, atom->start)};
    return &item->as.run;
}

static inline struct run *run_for(struct joiner *j, const struct atom *atom)
{
    const struct piece *piece = &j->c->flat.pieces[atom->piece];
    return goes_on(j, atom->shaped->font, piece)
               ? &j->line->items[j->line->n - 1].as.run
               : new_run(j, atom);
}

/* Notes that the line mentions, each once in a row. */
static void add_mention(struct joiner *j, const struct node *note)
{
    if (note == j->mentioned)
        return;
    struct mention *m = ARENA_NEW(j->c->setter->arena, struct mention);
    m->note = j->mentioned = note;
    *j->mentions = m;
    j->mentions = &m->next;
}

/* The width this glue is given, so that the shares add up exactly. */
static mpt share(struct joiner *j, const struct lb_item *glue)
{
    int64_t give = j->extra >= 0 ? glue->stretch : glue->shrink;
    if (j->give == 0 || give == 0)
        return 0;
    int64_t before = j->shared;
    j->used += give;
    j->shared = j->extra * j->used / j->give;
    return (mpt)(j->shared - before);
}

/* The width of what follows item `i` up to the next leader. */
static mpt width_behind(const struct joiner *j, size_t i)
{
    mpt width = 0;
    for (i++; i < j->to && !leader_at(j->c, i); i++)
        width += j->c->items[i].kind == LB_PENALTY ? 0 : j->c->items[i].width;
    return width;
}

/* As long as it takes to reach the stop, or for what follows to end there, and
 * as the line has room for. A stop near the line's end is meant to be it. */
static mpt leader_width(struct joiner *j, size_t i, const struct node *leader)
{
    mpt measure = j->measure, stop = leader->as.leader.stop;
    mpt behind = width_behind(j, i), least = j->c->items[i].width;
    if (stop > measure - measure / 8)
        stop = measure;
    if (leader->as.leader.end == TAB_RIGHT || stop == measure)
        stop -= behind;
    else if (leader->as.leader.end == TAB_CENTRE)
        stop -= behind / 2;
    mpt more = stop - (j->x - j->c->para->left) - least;
    more = more < 0 ? 0 : more > j->room ? j->room : more;
    j->room -= more;
    return least + more;
}

/* So many signs as fill it, at its end; of white space, one. */
static void join_leader(struct joiner *j, size_t i)
{
    const struct atom *atom = &j->c->atoms[i];
    const struct piece *piece = &j->c->flat.pieces[atom->piece];
    struct run *run = run_for(j, atom);
    struct item *item = &j->line->items[j->line->n - 1];
    mpt width = leader_width(j, i, piece->leader), end = j->x + width;
    mpt one = scale(atom->shaped->glyphs[0].advance, run->size,
                    font_units_per_em(run->font));
    bool blank = node_is_tab(piece->leader);
    size_t n = one > 0 && !blank ? (size_t)(width / one) : 1;
    run->n = n < 1 ? 1 : n < atom->shaped->n ? n : atom->shaped->n;
    run->text = str_slice(j->c->flat.text, atom->start, atom->start + run->n);
    for (size_t g = 0; g < run->n; g++)
        *j->glyphs++ =
            (struct glyph){.id = atom->shaped->glyphs[g].id, .advance = one};
    item->x = end - (mpt)run->n * one;
    j->x = end;
    extend_line(j->line, atom->shaped, run->size, piece->rise);
    if (!j->c->setter->unprinted)
        font_use(run->font, atom->shaped);
}

/* On the baseline. */
static void join_picture(struct joiner *j, size_t i)
{
    const struct piece *piece = &j->c->flat.pieces[j->c->atoms[i].piece];
    const struct image *picture = piece->picture->as.image->picture;
    struct picture_size size;
    picture_in_line(piece->picture, &size);
    struct item *item = &j->pictures[j->picture_count++];
    *item = (struct item){.kind = ITEM_IMAGE,
                          .tag = tag_of(j, piece),
                          .x = j->x,
                          .y = -size.height};
    item->as.image.picture = picture;
    item->as.image.width = size.width;
    item->as.image.height = size.height;
    note_print_size(j->c->setter->printed, picture, size.width, size.height);
    if (size.height > j->line->ascent)
        j->line->ascent = size.height;
    j->x += size.width;
    j->parted = true;
}

static bool is_picture(const struct cutter *c, size_t i)
{
    const struct atom *atom = &c->atoms[i];
    return !atom->shaped && atom->end > atom->start &&
           c->items[i].kind == LB_BOX;
}

/* The glyphs of a word or a space behind the run's, each up to where it ends
 * to the nearest. */
static void join_glyphs(struct joiner *j, struct run *run,
                        const struct shaped *shaped, int32_t expansion)
{
    int32_t per_em = font_units_per_em(run->font);
    mpt start = j->x, x = start;
    int64_t units = 0;
    for (size_t g = 0; g < shaped->n; g++) {
        units += shaped->glyphs[g].advance;
        mpt end =
            start + scale(units * expansion, run->size, per_em * UNEXPANDED);
        j->glyphs[g] = sized_glyph(run, &shaped->glyphs[g], end - x, per_em);
        x = end;
    }
    j->glyphs += shaped->n;
    run->n += shaped->n;
    j->x = x;
}

/* Most words reach no further than those of the run before them. */
static void reach(struct joiner *j, const struct shaped *shaped, mpt size,
                  mpt rise)
{
    if (shaped->top <= j->top && shaped->bottom >= j->bottom)
        return;
    extend_line(j->line, shaped, size, rise);
    j->top = shaped->top > j->top ? shaped->top : j->top;
    j->bottom = shaped->bottom < j->bottom ? shaped->bottom : j->bottom;
}

static void join_text(struct joiner *j, const struct atom *atom,
                      const struct lb_item *item)
{
    const struct piece *piece = &j->c->flat.pieces[atom->piece];
    struct run *run = run_for(j, atom);
    if (piece->note)
        add_mention(j, piece->note);
    join_glyphs(j, run, atom->shaped,
                item->kind == LB_BOX ? j->expansion : UNEXPANDED);
    if (atom->shaped->n) {
        mpt more = item->kind == LB_GLUE ? share(j, item) : atom->more;
        j->glyphs[-1].advance += more;
        j->x += more;
    }
    reach(j, atom->shaped, run->size, piece->rise);
    run->actual |= atom->shaped->ambiguous;
    run->text.n = (size_t)(j->c->flat.text.s + atom->end - run->text.s);
    if (!j->c->setter->unprinted)
        font_use(run->font, atom->shaped);
}

static void join_atom(struct joiner *j, size_t i)
{
    const struct atom *atom = &j->c->atoms[i];
    const struct lb_item *item = &j->c->items[i];
    if (leader_at(j->c, i))
        join_leader(j, i);
    else if (is_picture(j->c, i))
        join_picture(j, i);
    else if (atom->shaped)
        join_text(j, atom, item);
    else if (item->kind == LB_BOX)
        j->x += item->width; /* the indent */
}

/* How much a line must grow (or shrink) to fill the measure. */
static mpt extra_of(const struct lb_line *line, mpt measure)
{
    mpt extra = measure - line->natural;
    if (extra > 0 && !line->flush)
        return 0;
    return extra < -line->shrink ? -line->shrink : extra;
}

struct expansion_line join_give(const struct cutter *c,
                                const struct lb_line *line, mpt measure)
{
    struct expansion_line give = {.extra = measure - line->natural,
                                  .ragged = !line->flush};
    for (size_t i = line->from; i < line->to; i++) {
        const struct lb_item *item = &c->items[i];
        if (item->kind == LB_GLUE)
            give.give += give.extra >= 0 ? item->stretch : item->shrink;
        else if (c->atoms[i].shaped)
            give.letters += item->width;
    }
    return give;
}

/* By how much the letters are wider than by nature. */
static mpt grown_by(const struct joiner *j, const struct lb_line *line)
{
    const struct cutter *c = j->c;
    mpt grown = 0;
    for (size_t i = line->from; i < line->to; i++) {
        const struct lb_item *item = &c->items[i];
        const struct atom *atom = &c->atoms[i];
        if (item->kind != LB_BOX || !atom->shaped)
            continue;
        const struct piece *piece = &c->flat.pieces[atom->piece];
        const struct font *font = atom->shaped->font;
        grown += scale((int64_t)atom->shaped->width * j->expansion, piece->size,
                       font_units_per_em(font) * UNEXPANDED) -
                 item->width;
    }
    return grown;
}

/* What is left for the spaces once the letters are expanded, and what these
 * can give: letters may go beyond what the line needs, for their neighbours'
 * sake. */
static void share_out(struct joiner *j, const struct lb_line *line)
{
    mpt grown = j->expansion == UNEXPANDED ? 0 : grown_by(j, line);
    j->line->width += line->flush ? 0 : grown;
    j->extra = line->flush ? j->extra - grown : 0;
    for (size_t i = line->from; i < line->to; i++) {
        const struct lb_item *item = &j->c->items[i];
        if (item->kind == LB_GLUE)
            j->give += j->extra >= 0 ? item->stretch : item->shrink;
    }
}

static mpt start_of(const struct cutter *c, const struct lb_line *line,
                    mpt measure)
{
    mpt room = measure - line->natural;
    if (c->para->style->setting == SET_CENTRED)
        return room / 2;
    return c->para->style->setting == SET_RIGHT ? room : 0;
}

/* The space at which the line ends, or NULL. */
static const struct shaped *space_behind(const struct cutter *c,
                                         const struct lb_line *line, size_t *i)
{
    *i = line->to;
    if (c->items[*i].kind == LB_PENALTY && c->atoms[*i].shaped)
        return c->atoms[*i].shaped;
    if (*i + 1 < c->n && c->items[*i].kind == LB_PENALTY)
        ++*i;
    return c->items[*i].kind == LB_GLUE ? c->atoms[*i].shaped : NULL;
}

/* It is set as well, but takes no room: without it the words around the line
 * end would run together when the text is read aloud or copied. */
static void join_space_behind(struct joiner *j, size_t i)
{
    j->give = 0;
    join_atom(j, i);
    if (j->c->atoms[i].shaped->n > 0)
        j->glyphs[-1].advance = 0;
}

static size_t count_pictures(const struct cutter *c, const struct lb_line *line)
{
    size_t n = 0;
    for (size_t i = line->from; c->flat.filled && i < line->to; i++)
        n += is_picture(c, i);
    return n;
}

static bool has_leaders(const struct cutter *c, const struct lb_line *line)
{
    for (size_t i = line->from; c->flat.filled && i < line->to; i++) {
        if (leader_at(c, i))
            return true;
    }
    return false;
}

/* Then words and spaces keep their widths, and the line begins at the left. */
static void fill_with_leaders(struct joiner *j, const struct lb_line *line)
{
    mpt room = j->measure - line->natural;
    j->x = j->c->para->left;
    j->expansion = UNEXPANDED;
    j->extra = 0;
    j->room = room > 0 ? room : 0;
}

/* What a line holds of text: its first atom of it (or where the line ends), how
 * many there are, and their glyphs. */
struct content {
    size_t first, atoms, glyphs;
};

static struct content content_of(const struct cutter *c,
                                 const struct lb_line *line)
{
    struct content content = {.first = line->to};
    for (size_t i = line->from; i < line->to; i++) {
        if (!c->atoms[i].shaped)
            continue;
        if (content.first == line->to)
            content.first = i;
        content.glyphs += c->atoms[i].shaped->n;
        content.atoms++;
    }
    return content;
}

/* The place in the tree at which the line begins. */
static void note_place(const struct cutter *c, const struct atom *first,
                       struct set_line *line)
{
    const struct piece *piece = &c->flat.pieces[first->piece];
    line->node = piece->node;
    line->offset = piece->offset + first->start - piece->start;
}

void join_line(const struct cutter *c, const struct lb_line *from, mpt measure,
               int32_t expansion, struct set_line *line)
{
    size_t behind;
    bool leads = has_leaders(c, from);
    size_t pictures = count_pictures(c, from);
    const struct shaped *space = space_behind(c, from, &behind);
    struct content content = content_of(c, from);
    size_t glyphs = content.glyphs + (space ? space->n : 0);
    size_t atoms = content.atoms + (space != NULL);
    struct arena *arena = c->setter->arena;
    size_t looks = atoms < c->flat.n || c->mixed ? atoms : c->flat.n;
    size_t items = 1; /* for a look: its run, rules, and a link */
    items += (c->flat.ruled ? 2U : 0) + (c->flat.linked ? 1U : 0);
    line->items = ARENA_ARRAY(arena, looks * items + pictures, struct item);
    struct joiner j = {
        .c = c,
        .line = line,
        .mentions = &line->mentions,
        .pieces = ARENA_ARRAY(c->setter->scratch, looks, const struct piece *),
        .x = c->para->left + start_of(c, from, measure),
        .glyphs = ARENA_ARRAY(arena, glyphs, struct glyph),
        .expansion = expansion,
        .extra = extra_of(from, measure),
        .measure = measure,
        .pictures = ARENA_ARRAY(c->setter->scratch, pictures, struct item),
        .to = from->to};
    if (leads)
        fill_with_leaders(&j, from);
    line->width = from->natural + j.extra;
    if (!leads)
        share_out(&j, from);
    for (size_t i = from->from; i < from->to; i++)
        join_atom(&j, i);
    if (space && line->n)
        join_space_behind(&j, behind);
    join_add_marks(c, j.pieces, line);
    for (size_t i = 0; i < j.picture_count; i++)
        line->items[line->n++] = j.pictures[i];
    if (content.first < from->to)
        note_place(c, &c->atoms[content.first], line);
}
