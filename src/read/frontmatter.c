/* SPDX-License-Identifier: MIT */
/*
 * Front matter: a YAML mapping between "---" and "---" (or "...") at the very
 * head, read event by event with libyaml. Names with a scalar, a list or a
 * mapping of a person's or a body's name go to the metadata; anything else is
 * told and passed over. The block is read twice: first to see that it is sound,
 * for a broken one is read line by line (front_lines.c). Events expand no
 * alias, so that no bomb can grow; size and depth are bounded because libyaml's
 * time grows with their square.
 */
#include <yaml.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "doc/metadata.h"
#include "read/front_lines.h"
#include "read/read.h"
#include "stages.h"

enum { BLOCK_MAX = 1 << 20 /* bytes */, DEPTH_MAX = 32 };

/* A collection that is open: what its values belong to. */
struct frame {
    bool is_mapping;
    struct str field; /* of all values; empty: they are passed over */
    struct str key;   /* of a mapping, the last read; empty: one comes next */
};

/* Where the reading of the mapping stands. */
struct matter {
    struct front front;
    struct frame open[DEPTH_MAX + 2];
    int depth;
    bool is_mapping;
};

static bool is_mark(struct str line, const char *mark)
{
    while (line.n && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t'))
        line.n--;
    return str_eq(line, str_of(mark));
}

/* The block's inside and its whole length; false when there is none. */
static bool find_block(struct str text, const char *mark, struct str *inside,
                       size_t *length)
{
    struct str rest = text, line;
    if (!str_next_line(&rest, &line) || !is_mark(line, mark))
        return false;
    size_t start = (size_t)(rest.s - text.s);
    while (str_next_line(&rest, &line)) {
        bool longer = mark[0] == '-' && is_mark(line, "----");
        if (!is_mark(line, mark) && !is_mark(line, "...") && !longer)
            continue;
        *inside = str_slice(text, start, (size_t)(line.s - text.s));
        *length = text.n - rest.n;
        return true;
    }
    return false;
}

static long line_of(const yaml_event_t *event)
{
    return (long)event->start_mark.line + 2; /* the "---" is line 1 */
}

/* What escapes can bring in ("\\0", a decomposed letter) is cleaned like the
 * rest of the file. */
static struct str cleaned(const struct matter *m, struct str text, long line)
{
    struct arena *arena = m->front.doc->arena;
    struct log said = {.arena = arena};
    struct str copy =
        decode(arena, &said, str_copy(arena, text), "UTF-8", STR(""));
    if (said.first && m->front.apply)
        warn(m->front.doc->log, line, "control characters were dropped");
    return str_one_line(arena, copy);
}

/* YAML's own word for nothing, when it is not in quotes. */
static bool is_null(const yaml_event_t *event, struct str text)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (str_eq(text, STR("~")) || str_eq(text, STR("null")));
}

static struct frame *innermost(struct matter *m)
{
    return m->depth ? &m->open[m->depth - 1] : NULL;
}

/* What the values below the innermost key belong to. Within the mapping of a
 * person or a body, "name" is theirs. */
static struct str field_below(const struct matter *m, const struct frame *frame)
{
    if (!frame->is_mapping)
        return frame->field;
    if (m->depth > 1 && frame->field.n && front_names_it(frame->key))
        return frame->field;
    return metadata_is_field(frame->key) ? frame->key : STR("");
}

static void take_key(struct matter *m, struct frame *frame, struct str key,
                     long line)
{
    bool passed_over = m->depth > 1 && frame->field.n == 0;
    frame->key = key.n ? key : STR("?");
    if (m->depth == 1)
        front_name(&m->front, frame->key, line);
    else if (!passed_over && field_below(m, frame).n == 0)
        front_tell_name(&m->front, frame->key, line);
}

static void take_scalar(struct matter *m, const yaml_event_t *event)
{
    struct str text = {(const char *)event->data.scalar.value,
                       event->data.scalar.length};
    struct frame *frame = innermost(m);
    if (!frame)
        return;
    text = cleaned(m, text, line_of(event));
    if (frame->is_mapping && frame->key.n == 0) {
        take_key(m, frame, text, line_of(event));
        return;
    }
    struct str field = field_below(m, frame);
    if (field.n && !is_null(event, text))
        front_value(&m->front, field, text, line_of(event));
    frame->key = STR("");
}

static void pass_over(const struct matter *m, const yaml_event_t *event)
{
    if (m->front.apply)
        warn(m->front.doc->log, line_of(event),
             "the front matter may hold names with texts and lists only");
}

/* One that stands for a key is passed over, with what is below it. */
static void open_collection(struct matter *m, const yaml_event_t *event)
{
    struct frame *around = innermost(m);
    bool mapping = event->type == YAML_MAPPING_START_EVENT;
    bool is_key = around && around->is_mapping && around->key.n == 0;
    if (is_key || (!around && !mapping))
        pass_over(m, event);
    m->is_mapping |= !around && mapping;
    struct str field = around && !is_key ? field_below(m, around) : STR("");
    if (m->depth < DEPTH_MAX + 2)
        m->open[m->depth] = (struct frame){mapping, field, STR("")};
    m->depth++;
}

/* It was a value, or, where it may not be, a key. */
static void close_collection(struct matter *m)
{
    m->depth--;
    struct frame *frame = innermost(m);
    if (frame)
        frame->key = frame->key.n || !frame->is_mapping ? STR("") : STR("?");
}

static void take_alias(struct matter *m, const yaml_event_t *event)
{
    struct frame *frame = innermost(m);
    pass_over(m, event);
    if (frame)
        frame->key = frame->key.n || !frame->is_mapping ? STR("") : STR("?");
}

static void take_event(struct matter *m, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(m, event);
        break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        open_collection(m, event);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_collection(m);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(m, event);
        break;
    default:
        break;
    }
}

/* What is held while events are read; in the arena, for a trap to see. */
struct reading {
    yaml_parser_t parser;
    yaml_event_t event;
    bool started, held;
};

static bool next_event(struct reading *r)
{
    if (r->held)
        yaml_event_delete(&r->event);
    r->held = yaml_parser_parse(&r->parser, &r->event) != 0;
    return r->held;
}

/* What keeps a block from being read. */
struct problem {
    const char *what; /* in libyaml's words; NULL: it is nested too deeply */
    long line;
};

static struct problem problem_of(const yaml_parser_t *parser)
{
    bool told = parser->error != YAML_NO_ERROR && parser->problem;
    return (struct problem){
        told ? parser->problem : NULL,
        (long)(told ? parser->problem_mark : parser->mark).line + 2};
}

static void tell_problem(struct doc *doc, const struct problem *problem)
{
    warn(doc->log, problem->line,
         "the front matter cannot be read (%s); it is kept as text",
         problem->what ? _(problem->what) : _("it is nested too deeply"));
}

/* Runs over all events of the block; false when it is not sound, and why. */
static bool run_parser(struct str inside, struct matter *m,
                       struct problem *problem)
{
    struct arena *arena = m->front.doc->arena;
    struct reading *r = ARENA_NEW(arena, struct reading);
    struct arena_trap trap;
    volatile bool full = true, ok = false;
    if (ARENA_TRAP(arena, trap))
        goto out;
    r->started = yaml_parser_initialize(&r->parser) != 0;
    if (!r->started)
        goto out;
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)inside.s,
                                 inside.n);
    while ((ok = next_event(r)) && r->event.type != YAML_STREAM_END_EVENT) {
        take_event(m, &r->event);
        ok = m->depth <= DEPTH_MAX;
        if (!ok)
            break;
    }
    if (!ok && r->parser.error == YAML_MEMORY_ERROR)
        goto out;
    if (!ok)
        *problem = problem_of(&r->parser);
    full = false;
out:
    arena_untrap(arena, &trap);
    if (r->held)
        yaml_event_delete(&r->event);
    if (r->started)
        yaml_parser_delete(&r->parser);
    if (full)
        arena_fail(arena);
    return ok;
}

/* A sound block; the metadata are there when it is taken. */
static bool take_yaml(struct doc *doc, struct str inside)
{
    struct problem problem;
    struct matter *look = ARENA_NEW(doc->arena, struct matter);
    look->front.doc = doc;
    if (!run_parser(inside, look, &problem)) {
        if (problem.what && front_lines(doc, inside, ':'))
            return true;
        tell_problem(doc, &problem);
        return false;
    }
    if (look->is_mapping && front_is_foreign(&look->front))
        return true;
    if (look->is_mapping && look->front.known == 0)
        warn(doc->log, 1,
             "the lines between the first two \"---\" hold no name that anban "
             "knows; they are kept as text");
    if (!look->is_mapping || look->front.known == 0)
        return false;
    *look = (struct matter){.front = {.doc = doc, .apply = true}};
    return run_parser(inside, look, &problem);
}

/* Without a line that ends it: up to the first empty line, where that leaves no
 * doubt. Its whole length, or 0. */
static size_t read_open_block(struct doc *doc, struct str text)
{
    struct str rest = text, line;
    if (!str_next_line(&rest, &line) || !is_mark(line, "---"))
        return 0;
    size_t start = (size_t)(rest.s - text.s), end = start;
    while (str_next_line(&rest, &line) && str_trim(line).n &&
           !str_starts(line, STR("#")))
        end = (size_t)(rest.s - text.s);
    struct str inside = str_slice(text, start, end);
    if (inside.n > BLOCK_MAX || !front_is_all_names(doc, inside) ||
        !front_lines(doc, inside, ':'))
        return 0;
    warn(doc->log, 1,
         "no line \"---\" ends the front matter; it is taken to end before the "
         "first empty line");
    return end;
}

size_t read_front_matter(struct doc *doc, struct str text)
{
    struct str inside;
    size_t length;
    bool yaml = find_block(text, "---", &inside, &length);
    if (!yaml && !find_block(text, "+++", &inside, &length))
        return read_open_block(doc, text);
    if (inside.n > BLOCK_MAX) {
        warn(doc->log, 1, "the front matter is too long; it is kept as text");
        return 0;
    }
    bool taken = yaml ? take_yaml(doc, inside) : front_lines(doc, inside, '=');
    return taken ? length : 0;
}
