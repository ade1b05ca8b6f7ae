/* SPDX-License-Identifier: MIT */
/*
 * Recognition by evidence. Each line of the document gets points for each role
 * that it may play, from its words, its shape, its place and its neighbours;
 * the best sequence of roles is found; and the parts of an official document,
 * heads, titles, appendices, signatures, are built wherever they stand. What
 * is not surely such a part stays as it was read.
 */
#include "base/arena.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"
#include "doc/roles/open.h"
#include "doc/roles/parts.h"
#include "doc/roles/pattern.h"
#include "doc/roles/tabbed.h"

/* True when the document has a part of one of these kinds. */
static bool holds_part(const struct units *units, enum part_kind one,
                       enum part_kind other)
{
    for (size_t i = 0; i < units->n;) {
        struct part part = part_at(units, i);
        if (part.kind == one || part.kind == other)
            return true;
        i = part.to;
    }
    return false;
}

/* A head or a signature makes a document an official one. */
static bool is_official(const struct units *units)
{
    return holds_part(units, PART_HEAD, PART_END);
}

static bool holds(const struct units *units, enum part_kind kind)
{
    return holds_part(units, kind, kind);
}

static void take_part(struct units *units, struct part part)
{
    for (size_t i = part.from; part.kind != PART_NONE && i < part.to; i++)
        units->at[i].is_taken = true;
}

enum { PAGE_LINES_MAX = 12 };

/* Lines of the page around a document which stand above its head: each is known
 * for one, and nothing else is among them. */
static void drop_page_lines(struct doc *doc, const struct units *units)
{
    size_t n = 0;
    while (n < units->n && units->at[n].role == ROLE_FURNITURE &&
           units->at[n].holder == units->at[n].block &&
           (n + 1 == units->n || units->at[n + 1].block != units->at[n].block))
        n++;
    if (n == units->n || n > PAGE_LINES_MAX ||
        part_at(units, n).kind != PART_HEAD)
        return;
    for (size_t i = 0; i < n; i++)
        dropped(doc, units->at[i].block, "line of the page around it");
}

enum {
    DATE_REACH = 12, /* units */
    DATE_AT_END = 4
};

/* A letter's date stands on a line of its own. */
static void take_date_line(struct doc *doc, const struct unit *unit)
{
    struct node *block = unit->block;
    if (unit->is_taken || unit->holder != block || !is_running(block) ||
        unit->text.n < str_trim(block_text(doc, block)).n)
        return;
    block->as.line.role = LINE_PLACE_DATE;
    taken(doc, block, N_("its place and date"));
}

/* "(Ngày 5 tháng 9 năm 2025)" below a title, and no more. */
static bool dates_title(const struct unit *unit)
{
    struct str letters = unit->folded.letters;
    size_t end, at = pattern_date(letters, &end);
    return at <= STR("(ngay ").n && end + 1 >= letters.n;
}

/* The document's own date stands above its text or its signature. */
static void take_dates(struct doc *doc, const struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->role == ROLE_PLACE_DATE && has(unit, HAS_PLACE_AND_DATE) &&
            (i < DATE_REACH || unit_dates_end(units, i) ||
             i + DATE_AT_END >= units->n)) {
            take_date(doc, unit);
            take_date_line(doc, unit);
        } else if (unit->role == ROLE_TITLE_NOTE && dates_title(unit)) {
            take_date(doc, unit);
        }
    }
}

/* Whose name a thesis's cover has. What the units say lives no longer than
 * they do. */
static void take_author(struct doc *doc, const struct units *units)
{
    for (size_t i = 0; i < units->n && doc->meta.authors.n == 0; i++) {
        if (has(&units->at[i], HAS_AUTHOR_OF_COVER))
            metadata_add(doc, STR("author"),
                         str_copy(doc->arena, units->at[i].text));
    }
}

/* "LUẬN VĂN THẠC SĨ" below its subject heads nothing. */
static void take_kind_of_cover(const struct units *units)
{
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (has(unit, HAS_KIND_OF_COVER) && unit->holder == unit->block &&
            is_running(unit->block))
            unit->block->as.line.role = LINE_TITLE_NOTE;
    }
}

/* An appendix with a title or a note of what it belongs to is one in any
 * document. */
static bool is_wanted(const struct units *units, struct part part,
                      bool official)
{
    return official || part_is_hinted(units, part) ||
           (part.kind == PART_ANNEX && part.to > part.from + 1);
}

static void take_parts(struct units *units, bool official)
{
    for (size_t i = 0; i < units->n;) {
        struct part part = part_at(units, i);
        if (is_wanted(units, part, official))
            take_part(units, part);
        i = part.to; /* what is no part holds none, either */
    }
}

static void build_parts(struct doc *doc, struct units *units, bool official,
                        struct part title)
{
    for (size_t i = 0; i < units->n;) {
        bool titles = title.kind != PART_NONE && i == title.from;
        struct part part = titles ? title : part_at(units, i);
        if (titles || is_wanted(units, part, official))
            build_part(doc, units, part);
        i = part.to;
    }
}

/* "Phụ lục III", what it is about, and the forms that it prescribes, with heads
 * and titles of their own. */
static bool begins_with_appendix(const struct units *units)
{
    if (units->n == 0 ||
        !str_starts(units->at[0].folded.letters, STR("phu luc")))
        return false;
    struct part part = part_at(units, 0);
    return part.kind == PART_ANNEX && part.to > 1 &&
           units->at[1].role != ROLE_TITLE_NOTE;
}

void pass_roles(struct doc *doc)
{
    struct arena *arena = arena_child(doc->arena);
    if (!doc->in_lines)
        gather_tabbed(doc);
    struct units units = units_of(doc, arena);
    struct part title = {.kind = PART_NONE};
    drop_title_of_body(&units);
    see_units(&units, arena);
    label_units(&units, arena);
    bool official = is_official(&units);
    take_parts(&units, official);
    if (official)
        drop_page_lines(doc, &units);
    if (!official || !holds(&units, PART_NAMED) || begins_with_appendix(&units))
        title = wanted_title(doc, &units, holds(&units, PART_HEAD));
    take_part(&units, title);
    take_dates(doc, &units);
    take_author(doc, &units);
    take_kind_of_cover(&units);
    open_blocks(doc, &units);
    explain_units(&units, doc->arena);
    build_parts(doc, &units, official, title);
    arena_clear(arena);
}
