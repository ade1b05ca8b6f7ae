/* SPDX-License-Identifier: MIT */
/*
 * Front matter: a YAML mapping between "---" and "---" (or "...") at the very
 * head, read event by event with libyaml. Names with a scalar or a list of
 * scalars go to the metadata; anything else is told and passed over. Events
 * expand no alias, so that no bomb can grow.
 */
#include <yaml.h>

#include "base/arena.h"
#include "base/log.h"
#include "doc/metadata.h"
#include "read/read.h"

/* Where the reading of the mapping stands. */
struct matter {
    struct doc *doc;
    struct str name; /* the key last read; empty: a key comes next */
    int depth;       /* 1 within the mapping, 2 within a list in it */
    int skipped;     /* depth within something that is passed over */
    bool known;
};

static bool is_mark(struct str line)
{
    while (line.n && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t'))
        line.n--;
    return str_eq(line, STR("---"));
}

/* The block's inside and its whole length; false when there is none. */
static bool find_block(struct str text, struct str *inside, size_t *length)
{
    struct str rest = text, line;
    if (!str_next_line(&rest, &line) || !is_mark(line))
        return false;
    size_t start = (size_t)(rest.s - text.s);
    while (str_next_line(&rest, &line)) {
        if (!is_mark(line) && !str_eq(str_trim(line), STR("...")))
            continue;
        *inside = str_slice(text, start, (size_t)(line.s - text.s));
        *length = rest.n ? (size_t)(rest.s - text.s) : text.n;
        return true;
    }
    return false;
}

static long line_of(const yaml_event_t *event)
{
    return (long)event->start_mark.line + 2; /* the "---" is line 1 */
}

static void take_name(struct matter *m, struct str name, long line)
{
    m->name = str_copy(m->doc->arena, name);
    m->known = metadata_is_field(name);
    if (!m->known)
        warn(m->doc->log, line,
             "the front matter's \"%.*s\" is no name that anban knows",
             STR_ARG(name));
}

static void take_value(struct matter *m, struct str value, long line)
{
    struct str copy = str_copy(m->doc->arena, str_trim(value));
    if (m->known && copy.n && !metadata_add(m->doc, m->name, copy))
        warn(m->doc->log, line, "\"%.*s\" is no date; write 2020-12-22",
             STR_ARG(copy));
}

static void take_scalar(struct matter *m, const yaml_event_t *event)
{
    struct str text = {(const char *)event->data.scalar.value,
                       event->data.scalar.length};
    if (m->skipped || m->depth == 0)
        return;
    if (m->depth == 1 && m->name.n == 0) {
        take_name(m, text, line_of(event));
        return;
    }
    take_value(m, text, line_of(event));
    if (m->depth == 1)
        m->name.n = 0;
}

static void open_collection(struct matter *m, const yaml_event_t *event)
{
    bool list = event->type == YAML_SEQUENCE_START_EVENT;
    if (m->skipped || (m->depth > 0 && !(list && m->depth == 1 && m->name.n))) {
        if (m->skipped++ == 0)
            warn(m->doc->log, line_of(event),
                 "the front matter may hold names with texts and lists only");
        return;
    }
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
        if (m->depth == 1 && !m->skipped)
            m->name.n = 0;
        break;
    default:
        break;
    }
}

/* Runs over all events; without `m` only to see whether the block is sound. */
static bool run_parser(struct doc *doc, struct str inside, struct matter *m)
{
    yaml_parser_t parser;
    yaml_event_t event;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_input_string(&parser, (const unsigned char *)inside.s,
                                 inside.n);
    bool ok = true, mapping = false, end = false;
    while (ok && !end) {
        ok = yaml_parser_parse(&parser, &event) != 0;
        if (!ok) {
            warn(doc->log, (long)parser.problem_mark.line + 2,
                 "the front matter cannot be read (%s); it is kept as text",
                 parser.problem ? parser.problem : "no memory");
            break;
        }
        mapping |= event.type == YAML_MAPPING_START_EVENT;
        end = event.type == YAML_STREAM_END_EVENT;
        if (m)
            take_event(m, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return ok && mapping;
}

size_t read_front_matter(struct doc *doc, struct str text)
{
    struct str inside;
    size_t length;
    if (!find_block(text, &inside, &length) || !run_parser(doc, inside, NULL))
        return 0;
    struct matter m = {.doc = doc, .name = STR("")};
    run_parser(doc, inside, &m);
    return length;
}
