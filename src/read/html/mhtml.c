/* SPDX-License-Identifier: MIT */
/*
 * A page saved as one file, MHTML: RFC 2557 on top of MIME (RFC 2045, 2046). It
 * is a message whose parts are the page and the files that it shows. The parts
 * become resources by the names that the page calls them; the page's own bytes
 * go out, still in their encoding. A file that is cut off, or whose boundaries
 * are broken, gives the parts that are there.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "stages.h"

enum { DEPTH_MAX = 8, PARTS_MAX = 20000 };

/* The header fields of a part that matter, unfolded. */
struct head {
    struct str type, encoding, location, id;
};

struct unpacking {
    struct doc *doc;
    struct str page, charset, base; /* the page found so far */
    struct str body;                /* the same as it is encoded */
    struct str start;               /* the id of the part to begin with */
    bool found, found_start;
    size_t parts;
    struct resource *last;
};

/* Cuts off the next line without its end; *blank when it held nothing. */
static bool next_line(struct str *rest, struct str *line)
{
    if (!str_next_line(rest, line))
        return false;
    if (str_ends(*line, STR("\r")))
        line->n--;
    return true;
}

static bool field_is(struct str name, const char *wanted)
{
    return str_eq_nocase(str_trim(name), str_of(wanted));
}

static void take_field(struct head *head, struct str name, struct str value)
{
    value = str_trim(value);
    if (field_is(name, "Content-Type"))
        head->type = value;
    else if (field_is(name, "Content-Transfer-Encoding"))
        head->encoding = value;
    else if (field_is(name, "Content-Location"))
        head->location = value;
    else if (field_is(name, "Content-ID"))
        head->id = value;
}

/* The header at the head of `part`, whose lines may be folded (RFC 5322,
 * section 2.2.3); *body is what follows the empty line. */
static struct head take_head(struct arena *arena, struct str part,
                             struct str *body)
{
    struct head head = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    struct buf field = {.arena = arena};
    struct str line;
    while (part.n && (part.s[0] == '\n' || part.s[0] == '\r'))
        part = str_slice(part, 1, part.n);
    *body = part;
    for (bool more = true; more;) {
        more = next_line(body, &line) && line.n > 0;
        bool folded = more && (line.s[0] == ' ' || line.s[0] == '\t');
        if (!folded && field.n) {
            struct str whole = str_copy(arena, buf_str(&field));
            size_t colon = str_find(whole, STR(":"));
            take_field(&head, str_slice(whole, 0, colon),
                       str_slice(whole, colon + 1, whole.n));
            field.n = 0;
        }
        if (more)
            buf_add(&field, folded ? str_trim(line) : line);
    }
    return head;
}

/* The value of a parameter: "; charset=utf-8", in quotes or not. */
static struct str parameter(struct str field, const char *name)
{
    struct str rest = field, wanted = str_of(name);
    for (size_t at; (at = str_find(rest, STR(";"))) < rest.n;) {
        rest = str_trim(str_slice(rest, at + 1, rest.n));
        size_t sign = str_find(rest, STR("="));
        if (sign >= rest.n)
            break;
        if (!str_eq_nocase(str_trim(str_slice(rest, 0, sign)), wanted))
            continue;
        struct str value = str_trim(str_slice(rest, sign + 1, rest.n));
        if (str_starts(value, STR("\""))) {
            value = str_slice(value, 1, value.n);
            return str_slice(value, 0, str_find(value, STR("\"")));
        }
        return str_trim(str_slice(value, 0, str_find(value, STR(";"))));
    }
    return str_slice(field, 0, 0);
}

/* RFC 2045, section 6.7; what is no escape stays as it is. */
static struct str from_quoted_printable(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.n; i++) {
        int high = i + 2 < text.n ? hex_digit(text.s[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text.s[i + 2]) : -1;
        struct str next = str_slice(text, i + 1, i + 3);
        if (text.s[i] != '=') {
            buf_add_char(&buf, text.s[i]);
        } else if (low >= 0) {
            buf_add_char(&buf, (char)(high * 16 + low));
            i += 2;
        } else if (str_starts(next, STR("\n"))) {
            i += 1;
        } else if (str_starts(next, STR("\r\n"))) {
            i += 2;
        } else {
            buf_add_char(&buf, '=');
        }
    }
    return buf_str(&buf);
}

static int base64_digit(char c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

/* RFC 2045, section 6.8: other characters are passed over. */
static struct str from_base64(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    unsigned bits = 0;
    int held = 0;
    for (size_t i = 0; i < text.n && text.s[i] != '='; i++) {
        int digit = base64_digit(text.s[i]);
        if (digit < 0)
            continue;
        bits = (bits << 6 | (unsigned)digit) & 0xFFFF;
        held += 6;
        if (held >= 8) {
            held -= 8;
            buf_add_char(&buf, (char)(unsigned char)(bits >> held));
        }
    }
    return buf_str(&buf);
}

static struct str decoded_body(struct arena *arena, const struct head *head,
                               struct str body)
{
    if (str_eq_nocase(head->encoding, STR("quoted-printable")))
        return from_quoted_printable(arena, body);
    if (str_eq_nocase(head->encoding, STR("base64")))
        return from_base64(arena, body);
    return body;
}

static void add_resource(struct unpacking *u, struct str name, struct str bytes)
{
    struct arena *arena = u->doc->arena;
    struct resource *r = ARENA_NEW(arena, struct resource);
    r->name = name;
    r->bytes = bytes;
    if (u->last)
        u->last->next = r;
    else
        u->doc->resources = r;
    u->last = r;
}

static struct str bare_id(struct str id)
{
    if (str_starts(id, STR("<")) && str_ends(id, STR(">")))
        return str_slice(id, 1, id.n - 1);
    return id;
}

static bool is_type(const struct head *head, struct str type)
{
    struct str name =
        str_trim(str_slice(head->type, 0, str_find(head->type, STR(";"))));
    return str_eq_nocase(name, type);
}

/* The page is the part that the message begins with, else its first page;
 * frames and advertisements are pages, too. */
static void take_page(struct unpacking *u, const struct head *head,
                      struct str body)
{
    bool start = u->start.n && str_eq(bare_id(head->id), bare_id(u->start));
    if (u->found && (!start || u->found_start))
        return;
    u->found = true;
    u->found_start = start;
    u->body = body;
    u->page = decoded_body(u->doc->arena, head, body);
    u->charset = parameter(head->type, "charset");
    u->base = head->location;
}

static void take_leaf(struct unpacking *u, const struct head *head,
                      struct str body)
{
    if (is_type(head, STR("text/html")) ||
        is_type(head, STR("application/xhtml+xml")) ||
        (head->type.n == 0 && !u->found)) {
        take_page(u, head, body);
        return;
    }
    if (str_starts(head->type, STR("text/")) ||
        (head->location.n == 0 && head->id.n == 0))
        return;
    struct str bytes = decoded_body(u->doc->arena, head, body);
    if (head->location.n) /* as images are looked up */
        add_resource(u, percent_decoded(u->doc->arena, head->location), bytes);
    if (head->id.n)
        add_resource(
            u,
            str_printf(u->doc->arena, "cid:%.*s", STR_ARG(bare_id(head->id))),
            bytes);
}

/* Up to the last slash; for an address without a path, all of it. */
static struct str folder_of(struct str url)
{
    size_t end = url.n;
    while (end > 0 && url.s[end - 1] != '/')
        end--;
    return str_slice(url, 0, end);
}

/* "https://host" of an address; empty: it names no host. */
static struct str host_of(struct str url)
{
    size_t at = str_find(url, STR("://"));
    struct str rest = str_slice(url, at + 3, url.n);
    return at < url.n ? str_slice(url, 0, at + 3 + str_find(rest, STR("/")))
                      : str_slice(url, 0, 0);
}

/* Word and Internet Explorer keep the page's relative addresses and name the
 * parts by absolute ones: a part goes by both (RFC 2557, section 5). */
static void add_relative_names(struct unpacking *u)
{
    struct str base = percent_decoded(u->doc->arena, u->base);
    struct str folder = folder_of(base), host = host_of(base);
    const struct resource *end = u->last;
    for (const struct resource *r = u->doc->resources; r; r = r->next) {
        struct str name = r->name;
        if (folder.n && name.n > folder.n && str_starts(name, folder))
            add_resource(u, str_slice(name, folder.n, name.n), r->bytes);
        if (host.n && name.n > host.n && str_starts(name, host))
            add_resource(u, str_slice(name, host.n, name.n), r->bytes);
        if (r == end)
            break;
    }
}

/* True for "--boundary", *last for "--boundary--" (RFC 2046, section 5.1.1). */
static bool is_boundary(struct str line, struct str boundary, bool *last)
{
    struct str rest = str_slice(line, 2, line.n);
    if (!str_starts(line, STR("--")) || !str_starts(rest, boundary))
        return false;
    rest = str_slice(rest, boundary.n, rest.n);
    *last = str_starts(rest, STR("--"));
    return *last || str_trim(rest).n == 0;
}

/* Cuts the next part off: up to its boundary, or to the end where that is
 * missing. False: there is none. */
static bool next_part(struct str *rest, struct str boundary, struct str *part)
{
    struct str start = *rest, line;
    size_t end = rest->n;
    bool last = false;
    if (rest->n == 0)
        return false;
    while (next_line(rest, &line)) {
        if (is_boundary(line, boundary, &last)) {
            end = (size_t)(line.s - start.s);
            break;
        }
    }
    if (last)
        *rest = str_slice(*rest, rest->n, rest->n);
    *part = str_slice(start, 0, end);
    /* The line end before a boundary belongs to it. */
    if (str_ends(*part, STR("\r\n")))
        part->n -= 2;
    else if (str_ends(*part, STR("\n")))
        part->n -= 1;
    return true;
}

static void take_entity(struct unpacking *u, struct str entity, int depth);

static void take_parts(struct unpacking *u, const struct head *head,
                       struct str body, int depth)
{
    struct str boundary = parameter(head->type, "boundary"), part;
    if (u->start.n == 0)
        u->start = parameter(head->type, "start");
    if (boundary.n == 0 || !next_part(&body, boundary, &part))
        return;
    while (u->parts < PARTS_MAX && next_part(&body, boundary, &part)) {
        u->parts++;
        take_entity(u, part, depth + 1);
    }
}

static void take_entity(struct unpacking *u, struct str entity, int depth)
{
    struct str body;
    struct head head = take_head(u->doc->arena, entity, &body);
    bool multipart =
        head.type.n > 10 &&
        str_eq_nocase(str_slice(head.type, 0, 10), STR("multipart/"));
    if (!multipart)
        take_leaf(u, &head, body);
    else if (depth < DEPTH_MAX)
        take_parts(u, &head, body, depth);
}

/* Behind a part stands a boundary, also behind the last: where a page has none,
 * the file was cut off within it (RFC 2046, section 5.1.1). */
static bool is_cut_off(const struct unpacking *u, struct str bytes)
{
    enum { LINE_END = 2 }; /* which belongs to the boundary */
    size_t end = (size_t)(u->body.s - bytes.s) + u->body.n;
    return u->found && u->parts > 0 && end + LINE_END >= bytes.n;
}

struct str unpack_mhtml(struct doc *doc, struct str bytes, struct str *charset)
{
    struct unpacking u = {.doc = doc, .page = bytes};
    *charset = str_slice(bytes, 0, 0);
    take_entity(&u, bytes, 0);
    add_relative_names(&u);
    if (!u.found)
        warn(doc->log, 1,
             "no part of this file is a web page; all of it is "
             "read as one");
    else
        *charset = u.charset;
    if (is_cut_off(&u, bytes))
        doc_lose(doc, LOST_REST, 0,
                 "the file ends within the page; save or fetch it anew");
    return u.page;
}
