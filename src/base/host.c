/* SPDX-License-Identifier: MIT */
/*
 * A host's name is what tells a reader where a link leads, so that one which
 * only looks like a name is none. Names with Vietnamese letters go out in the
 * form that the network knows, which every reading system takes.
 */
#include "base/host.h"

#include "base/arena.h"
#include "base/utf8.h"

/* RFC 1035, 2.3.4: a label and a name, in bytes. */
enum { LABEL_MAX = 63, HOST_MAX = 253 };

static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.s[i] >= 0x80)
            return false;
    }
    return true;
}

static bool is_greek_or_cyrillic(uint32_t c)
{
    return (c >= 0x370 && c <= 0x52F) || (c >= 0x1F00 && c <= 0x1FFF);
}

/* Of scripts without signs that look like those of an address. */
static bool is_other_letter(uint32_t c)
{
    return (c >= 0xE01 && c <= 0xE4E) || (c >= 0x3041 && c <= 0x30FA) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

static bool is_host_letter(uint32_t c)
{
    return (c >= 0x80 && letter_is(c)) || is_other_letter(c) ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_label(struct str label)
{
    bool latin = false, alike = false;
    for (size_t at = 0; at < label.n;) {
        uint32_t c = utf8_next(label, &at);
        if (!is_host_letter(c) && !(c >= '0' && c <= '9') && c != '-')
            return false;
        latin = latin || (c < 0x250 && is_host_letter(c));
        alike = alike || is_greek_or_cyrillic(c);
    }
    return label.n > 0 && label.n <= LABEL_MAX && !(latin && alike) &&
           label.s[0] != '-' && label.s[label.n - 1] != '-';
}

/* The first label, taken off with its dot. */
static struct str next_label(struct str *host)
{
    struct str label = str_slice(*host, 0, str_find(*host, STR(".")));
    *host = str_slice(*host, label.n + 1, host->n);
    return label;
}

bool host_is_name(struct str host)
{
    struct str last = STR("");
    size_t at = 0;
    if (host.n == 0 || host.n > HOST_MAX || host.s[host.n - 1] == '.')
        return false;
    while (host.n > 0) {
        last = next_label(&host);
        if (!is_label(last))
            return false;
    }
    return is_host_letter(utf8_next(last, &at));
}

/* ---- Punycode: RFC 3492, with the numbers of its section 5 ---- */

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, BIAS = 72 };

static uint32_t adapt(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static void add_digit(struct buf *buf, uint32_t digit)
{
    buf_add_char(buf, "abcdefghijklmnopqrstuvwxyz0123456789"[digit]);
}

/* A number in digits of growing weight, the last of which is below its
 * threshold. */
static void add_delta(struct buf *buf, uint32_t delta, uint32_t bias)
{
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
        if (delta < t)
            break;
        add_digit(buf, t + (delta - t) % (BASE - t));
        delta = (delta - t) / (BASE - t);
    }
    add_digit(buf, delta);
}

struct label {
    uint32_t points[LABEL_MAX];
    uint32_t n;
};

static struct label points_of(struct str text)
{
    struct label label = {.n = 0};
    for (size_t at = 0; at < text.n;)
        label.points[label.n++] = letter_to_lower(utf8_next(text, &at));
    return label;
}

/* The smallest letter that is not below `from`. */
static uint32_t next_point(const struct label *label, uint32_t from)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < label->n; i++) {
        if (label->points[i] >= from && label->points[i] < least)
            least = label->points[i];
    }
    return least;
}

/* Those of ASCII as they are; then for each of the others, the smallest first,
 * how far it is from the one before. No overflow: a label has 63 letters. */
static void add_punycode(struct buf *buf, const struct label *label)
{
    uint32_t basic = 0, delta = 0, bias = BIAS, point = 0x80;
    for (uint32_t i = 0; i < label->n; i++) {
        if (label->points[i] < 0x80) {
            buf_add_char(buf, (char)label->points[i]);
            basic++;
        }
    }
    if (basic > 0)
        buf_add_char(buf, '-');
    for (uint32_t done = basic; done < label->n; delta++, point++) {
        uint32_t next = next_point(label, point);
        delta += (next - point) * (done + 1);
        point = next;
        for (uint32_t i = 0; i < label->n; i++) {
            delta += label->points[i] < point;
            if (label->points[i] != point)
                continue;
            add_delta(buf, delta, bias);
            bias = adapt(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
    }
}

void host_add(struct buf *buf, struct str host)
{
    while (host.n > 0) {
        struct str text = next_label(&host);
        struct label label = points_of(text);
        if (is_ascii(text)) {
            buf_add(buf, text);
        } else {
            buf_add(buf, STR("xn--"));
            add_punycode(buf, &label);
        }
        if (host.n > 0)
            buf_add_char(buf, '.');
    }
}
