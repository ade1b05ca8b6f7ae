/* SPDX-License-Identifier: MIT */
/*
 * Front matter: a YAML mapping between "---" and "---" (or "...") at the very
 * head, read event by event with libyaml. Names with a scalar or a list of
 * scalars go to the metadata; anything else is told and passed over. The block
 * is read twice: first to see that it is sound, for a broken one stays in the
 * text, whole. Events expand no alias, so that no bomb can grow; size and depth
 * are bounded because libyaml's time grows with their square.
 */
#include <yaml.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "doc/metadata.h"
#include "read/read.h"
#include "stages.h"

enum { BLOCK_MAX = 1 << 20 /* bytes */, DEPTH_MAX = 32 };

/* Where the reading of the mapping stands. */
struct matter {
    struct doc *doc;
    struct str name; /* the key last read; empty: a key comes next */
    int depth;       /* 1 within the mapping, 2 within a list in it */
    int skipped;     /* depth within something that is passed over */
    bool is_mapping, known;
    bool apply;      /* else only look whether the block is sound */
    size_t accepted; /* known names */
};

static bool is_mark(struct str line, const char *mark)
{
    while (line.n && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t'))
        line.n--;
    return str_eq(line, str_of(mark));
}

/* The block's inside and its whole length; false when there is none. */
static bool find_block(struct str text, struct str *inside, size_t *length)
{
    struct str rest = text, line;
    if (!str_next_line(&rest, &line) || !is_mark(line, "---"))
        return false;
    size_t start = (size_t)(rest.s - text.s);
    while (str_next_line(&rest, &line)) {
        if (!is_mark(line, "---") && !is_mark(line, "..."))
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

/* What escapes can bring in ("\0", a decomposed letter) is cleaned like the
 * rest of the file. */
static struct str cleaned(const struct matter *m, struct str text, long line)
{
    struct log said = {.arena = m->doc->arena};
    struct str copy = str_copy(m->doc->arena, text);
    copy = decode(m->doc->arena, &said, copy, "UTF-8", STR(""));
    if (said.first && m->apply)
        warn(m->doc->log, line, "control characters were dropped");
    return str_one_line(m->doc->arena, copy);
}

static void take_name(struct matter *m, struct str name, long line)
{
    m->name = name.n ? name : STR("?");
    m->known = metadata_is_field(name);
    m->accepted += m->known;
    if (m->apply && !m->known)
        warn(m->doc->log, line,
             "the front matter's \"%.*s\" is no name that anban knows",
             STR_ARG(name));
}

static void take_value(struct matter *m, struct str value, long line)
{
    if (m->apply && m->known && value.n &&
        !metadata_add(m->doc, m->name, value))
        warn(m->doc->log, line, "%.*s: \"%.*s\" must be %s", STR_ARG(m->name),
             STR_ARG(value), _(metadata_wants(m->name)));
}

/* YAML's own word for nothing, when it is not in quotes. */
static bool is_null(const yaml_event_t *event, struct str text)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (str_eq(text, STR("~")) || str_eq(text, STR("null")));
}

static void take_scalar(struct matter *m, const yaml_event_t *event)
{
    struct str text = {(const char *)event->data.scalar.value,
                       event->data.scalar.length};
    if (m->skipped || m->depth == 0)
        return;
    text = cleaned(m, text, line_of(event));
    if (m->depth == 1 && m->name.n == 0) {
        take_name(m, text, line_of(event));
        return;
    }
    if (!is_null(event, text))
        take_value(m, text, line_of(event));
    if (m->depth == 1)
        m->name.n = 0;
}

static void pass_over(const struct matter *m, const yaml_event_t *event)
{
    if (m->apply)
        warn(m->doc->log, line_of(event),
             "the front matter may hold names with texts and lists only");
}

static void open_collection(struct matter *m, const yaml_event_t *event)
{
    bool list = event->type == YAML_SEQUENCE_START_EVENT;
    bool first = m->depth == 0 && !m->skipped;
    bool takes = first ? !list : list && m->depth == 1 && m->name.n > 0;
    if (m->skipped || !takes) {
        if (m->skipped++ == 0)
            pass_over(m, event);
        return;
    }
    m->is_mapping = true;
    m->depth++;
}

static void close_collection(struct matter *m)
{
    if (m->skipped)
        m->skipped--;
    else
        m->depth--;
    if (m->depth == 1 && !m->skipped)
        m->name.n = 0;
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
        if (!m->skipped)
            pass_over(m, event);
        if (m->depth == 1 && !m->skipped)
            m->name.n = 0;
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

static void tell_problem(struct doc *doc, const yaml_parser_t *parser)
{
    bool told = parser->error != YAML_NO_ERROR && parser->problem;
    warn(doc->log, (long)(told ? parser->problem_mark : parser->mark).line + 2,
         "the front matter cannot be read (%s); it is kept as text",
         told ? _(parser->problem) : _("it is nested too deeply"));
}

/* Runs over all events of the block; false when it is not sound. */
static bool run_parser(struct str inside, struct matter *m)
{
    struct arena *arena = m->doc->arena;
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
        ok = m->depth + m->skipped <= DEPTH_MAX;
        if (!ok)
            break;
    }
    if (!ok && r->parser.error == YAML_MEMORY_ERROR)
        goto out;
    if (!ok)
        tell_problem(m->doc, &r->parser);
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

size_t read_front_matter(struct doc *doc, struct str text)
{
    struct str inside;
    size_t length;
    struct matter look = {.doc = doc, .name = STR("")};
    if (!find_block(text, &inside, &length))
        return 0;
    if (inside.n > BLOCK_MAX) {
        warn(doc->log, 1, "the front matter is too long; it is kept as text");
        return 0;
    }
    if (!run_parser(inside, &look) || !look.is_mapping)
        return 0;
    if (look.accepted == 0) {
        warn(doc->log, 1,
             "the lines between the first two \"---\" hold no name that anban "
             "knows; they are kept as text");
        return 0;
    }
    struct matter m = {.doc = doc, .name = STR(""), .apply = true};
    run_parser(inside, &m);
    return length;
}
