/* SPDX-License-Identifier: MIT */
/*
 * Which picture an element shows. Pages that load their pictures late name them
 * in attributes of their own and show a placeholder first; pages for several
 * screens offer a choice of sizes. What is too small to say anything (a
 * spacer, a counter, the sign of a smile) is none.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/phrase.h"
#include "read/html/write.h"
#include "read/size.h"

enum {
    ICON_MAX = 32,    /* pixels, both ways */
    WIDTH_MAX = 1600, /* more is not needed for 160 mm at 250 dpi */
    LATE_MAX = 12
};

/* Where the scripts that load late keep the address: lazysizes, jQuery Lazy
 * Load, WP Rocket, Jetpack, a3 Lazy Load, Zing and others. */
static const char *const late[LATE_MAX] = {
    "data-src",         "data-original", "data-lazy-src", "data-original-src",
    "data-lazy",        "data-image",    "data-full-url", "data-large-file",
    "data-natural-src", "data-echo",     "data-photo",    "data-orig-file",
};

static const char *const late_sets[] = {"data-srcset", "data-lazy-srcset",
                                        "srcset"};

static bool is_picture_data(struct str source)
{
    struct str head = {source.s, source.n < 11 ? source.n : 11};
    return str_eq_nocase(head, STR("data:image/"));
}

/* A placeholder is a tiny picture in the address itself, or named as such. */
static bool is_placeholder(struct arena *arena, struct str source)
{
    enum { TINY = 400 }; /* bytes */
    static const char *const names[] = {"blank",       "spacer",  "placeholder",
                                        "transparent", "loading", "lazy",
                                        "pixel",       "1x1",     "grey"};
    if (is_picture_data(source))
        return source.n < TINY || str_find(source, STR("svg")) < 24;
    struct str name = lowered(arena, source);
    for (size_t i = name.n; i-- > 0;) {
        if (name.s[i] == '/') {
            name = str_slice(name, i + 1, name.n);
            break;
        }
    }
    return source.n == 0 || str_starts(source, STR("about:")) ||
           holds_one_of(name, WORDS(names));
}

/* The number before a "w" or an "x": "1024w", "2x" and "1.5x". */
static long descriptor(struct str text)
{
    long value = 0;
    for (size_t i = 0; i < text.n && value < 100000; i++) {
        char c = text.s[i];
        if (c == 'x')
            return value * 100;
        if (c < '0' || c > '9')
            break;
        value = value * 10 + c - '0';
    }
    return value;
}

/* Cuts the next candidate off: an address up to white space, and what follows
 * up to a comma (HTML, section 4.8.4.2.1). */
static bool next_candidate(struct str *rest, struct str *url, long *size)
{
    size_t i = 0;
    while (i < rest->n && (rest->s[i] == ' ' || rest->s[i] == '\n' ||
                           rest->s[i] == '\t' || rest->s[i] == ','))
        i++;
    size_t start = i;
    while (i < rest->n && rest->s[i] != ' ' && rest->s[i] != '\n' &&
           rest->s[i] != '\t')
        i++;
    *url = str_slice(*rest, start, i);
    *size = 0;
    if (str_ends(*url, STR(","))) {
        url->n--;
    } else {
        struct str tail = str_slice(*rest, i, rest->n);
        size_t comma = str_find(tail, STR(","));
        *size = descriptor(str_trim(str_slice(tail, 0, comma)));
        i += comma < tail.n ? comma + 1 : tail.n;
    }
    *rest = str_slice(*rest, i, rest->n);
    return url->n > 0;
}

/* The largest up to WIDTH_MAX, or the smallest above; empty: none. */
static struct str best_of_set(struct str set)
{
    struct str best = STR(""), url;
    long best_size = -1, size;
    while (next_candidate(&set, &url, &size)) {
        bool fits = size <= WIDTH_MAX, best_fits = best_size <= WIDTH_MAX;
        bool better = fits == best_fits
                          ? (fits ? size > best_size : size < best_size)
                          : fits;
        if (best_size < 0 || better) {
            best = url;
            best_size = size;
        }
    }
    return best;
}

/* A type that anban shows, or none said. */
static bool is_shown_type(struct str type)
{
    return type.n == 0 || str_eq_nocase(type, STR("image/jpeg")) ||
           str_eq_nocase(type, STR("image/png")) ||
           str_eq_nocase(type, STR("image/gif")) ||
           str_eq_nocase(type, STR("image/webp"));
}

/* An address that ends in a picture's name, before any query. */
static bool names_picture(struct str url)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif",
                                          ".webp"};
    url = str_slice(url, 0, str_find(url, STR("?")));
    return has_ending(url, WORDS(endings));
}

/* Whatever a script calls the attribute in which it keeps the address. */
static struct str any_late(struct arena *arena, const struct element *img)
{
    for (size_t i = 0; i < img->attribute_count; i++) {
        struct str value = str_trim(img->attributes[i].value);
        if (str_starts(img->attributes[i].name, STR("data-")) &&
            names_picture(value) && !is_placeholder(arena, value) &&
            str_find(value, STR(" ")) >= value.n)
            return value;
    }
    return STR("");
}

/* SingleFile keeps a picture that is shown twice in the page's style, as
 * --sf-img-N: url("..."), and names it where it is shown. */
static struct str singlefile_source(struct writer *w, const struct element *img)
{
    struct str style = element_value(img, "style");
    size_t at = str_find(style, STR("var(--sf-img-"));
    if (at >= style.n)
        return STR("");
    struct str name = str_slice(style, at + 4, style.n);
    name = str_slice(name, 0, str_find(name, STR(")")));
    for (const struct element *e = w->page->head; e;
         e = element_next(e, w->page->root)) {
        struct str css =
            e->tag == TAG_STYLE && e->first ? e->first->text : STR("");
        size_t found = str_find(
            css, str_printf(w->page->arena, "%.*s:url(", STR_ARG(name)));
        if (found >= css.n)
            continue;
        css = str_slice(css, found + name.n + 5, css.n);
        css = str_slice(css, 0, str_find(css, STR(")")));
        bool quoted = css.n > 1 && (css.s[0] == '"' || css.s[0] == '\'');
        return quoted ? str_slice(css, 1, css.n - 1) : css;
    }
    return STR("");
}

static struct str set_of(const struct element *e)
{
    for (size_t i = 0; i < sizeof late_sets / sizeof late_sets[0]; i++) {
        struct str best = best_of_set(element_value(e, late_sets[i]));
        if (best.n && !is_picture_data(best))
            return best;
    }
    return STR("");
}

/* What the elements beside the img within a picture offer. */
static struct str source_of_picture(const struct element *img)
{
    if (!img->parent || img->parent->tag != TAG_PICTURE)
        return STR("");
    for (const struct element *e = img->parent->first; e; e = e->next) {
        if (e->tag != TAG_SOURCE || !is_shown_type(element_value(e, "type")))
            continue;
        struct str best = set_of(e);
        if (best.n)
            return best;
    }
    return STR("");
}

/* Where the picture is. The src itself comes first when it is a picture: a page
 * saved with its files has its own there, and the rest on the network. */
static struct str source_of(struct arena *arena, const struct element *img)
{
    struct str source = str_trim(element_value(img, "src"));
    if (!is_placeholder(arena, source))
        return source;
    for (size_t i = 0; i < LATE_MAX; i++) {
        struct str other = str_trim(element_value(img, late[i]));
        if (other.n && !is_placeholder(arena, other))
            return other;
    }
    struct str set = set_of(img);
    if (set.n == 0)
        set = any_late(arena, img);
    if (set.n == 0)
        set = source_of_picture(img);
    return set;
}

bool is_image_fallback(const struct element *e)
{
    const struct element *before = e->before;
    while (before && before->tag == TAG_TEXT)
        before = before->before;
    return before && (before->tag == TAG_IMG || before->tag == TAG_PICTURE ||
                      element_find(before, TAG_IMG));
}

/* The picture in the noscript behind an img that names none itself. */
static struct str source_of_fallback(struct arena *arena,
                                     const struct element *img)
{
    const struct element *n = img->next;
    while (n && n->tag == TAG_TEXT)
        n = n->next;
    const struct element *inside =
        n && n->tag == TAG_NOSCRIPT ? element_find(n, TAG_IMG) : NULL;
    return inside ? source_of(arena, inside) : STR("");
}

static bool has_class(const struct element *e, const char *part)
{
    return str_find(element_value(e, "class"), str_of(part)) <
           element_value(e, "class").n;
}

/* A smile, an icon: what it says is its text. */
static bool is_sign(struct arena *arena, const struct element *img)
{
    long width = element_size(arena, img, "width");
    long height = element_size(arena, img, "height");
    bool small =
        width >= 0 && height >= 0 && width <= ICON_MAX && height <= ICON_MAX;
    return small || has_class(img, "emoji") || has_class(img, "wp-smiley");
}

/* The picture of an equation that stands beside it as MathML. */
static bool is_equation(const struct element *img)
{
    const struct element *e = img->before;
    while (e && e->tag == TAG_TEXT && e->letters == 0)
        e = e->before;
    return e && !element_is_block(e) &&
           (e->tag == TAG_MATH || element_find(e, TAG_MATH));
}

struct str tex_of_image(const struct element *img)
{
    static const char *const makers[] = {"latex.php?latex=",
                                         "latex.codecogs.com"};
    struct str class = element_value(img, "class");
    struct str alt = str_trim(element_value(img, "alt"));
    bool tex = str_eq(class, STR("latex")) ||
               str_find(class, STR("mwe-math-fallback")) < class.n ||
               str_holds_any(element_value(img, "src"), WORDS(makers));
    if (alt.n == 0)
        alt = str_trim(element_value(img, "title"));
    return tex ? alt : STR("");
}

static bool is_spacer(struct arena *arena, const struct element *img)
{
    long width = element_size(arena, img, "width");
    long height = element_size(arena, img, "height");
    return (width >= 0 && width <= 2) || (height >= 0 && height <= 2);
}

/* The other places of the picture that an img and what is beside it offer. */
static void add_others(struct writer *w, const struct element *img,
                       struct node *image)
{
    enum { OTHERS_MAX = 4 };
    struct strs *others = &image->as.image->others;
    const struct element *e = img->parent && img->parent->tag == TAG_PICTURE
                                  ? img->parent->first
                                  : img;
    for (; e && others->n < OTHERS_MAX; e = e->next) {
        struct str set = set_of(e), source = element_value(e, "src");
        if ((e->tag != TAG_SOURCE && e != img) ||
            !is_shown_type(element_value(e, "type")))
            continue;
        if (set.n && !str_eq(set, image->as.image->source))
            strs_add(w->doc->arena, others, str_copy(w->doc->arena, set));
        if (e == img && !is_placeholder(w->page->arena, source) &&
            !str_eq(source, image->as.image->source))
            strs_add(w->doc->arena, others, str_copy(w->doc->arena, source));
        if (e == img)
            break;
    }
}

/* As large as the page shows it; as wide as the text, whatever its pixels, is
 * said of most pictures and means no more than that they may not be wider. */
static void set_size(struct writer *w, const struct element *img,
                     struct node *image)
{
    enum { WHOLE = 100 };
    struct arena *arena = w->page->arena;
    struct str width = element_style(arena, img, "width");
    struct str height = element_style(arena, img, "height");
    read_image_size(image, width.n ? width : element_value(img, "width"),
                    height.n ? height : element_value(img, "height"));
    if (image->as.image->share == WHOLE)
        image->as.image->share = 0;
}

struct node *image_of(struct writer *w, const struct element *e,
                      struct str *instead)
{
    struct arena *arena = w->page->arena;
    const struct element *img =
        e->tag == TAG_PICTURE ? element_find(e, TAG_IMG) : e;
    *instead = STR("");
    if (!img || is_spacer(arena, img) || is_equation(img))
        return NULL;
    struct str alt = str_one_line(w->doc->arena, element_value(img, "alt"));
    if (is_sign(arena, img)) {
        *instead = alt;
        return NULL;
    }
    struct str source = source_of(arena, img);
    if (source.n == 0)
        source = singlefile_source(w, img);
    if (source.n == 0)
        source = source_of_fallback(arena, img);
    if (source.n == 0) {
        *instead = alt;
        return NULL;
    }
    struct node *image = doc_node(w->doc, NODE_IMAGE, img->line);
    image->as.image->source = str_copy(w->doc->arena, source);
    image->as.image->alt = alt;
    set_size(w, img, image);
    add_others(w, img, image);
    image->as.image->title =
        str_one_line(w->doc->arena, element_value(img, "title"));
    return image;
}
