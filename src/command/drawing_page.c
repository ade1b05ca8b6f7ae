/* SPDX-License-Identifier: MIT */
#include "command/drawing_page.h"

#include <stdio.h>

#define SPACE(name, path)                                                      \
    " xmlns:" name "=\"urn:oasis:names:tc:opendocument:xmlns:" path ":1.0\""

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document" SPACE("office", "office") SPACE("style", "style") SPACE(
        "draw", "drawing") SPACE("text", "text")
        SPACE("fo", "xsl-fo-compatible") SPACE(
            "svg",
            "svg-compatible") " office:version=\"1.2\""
                              " office:mimetype=\"application/vnd.oasis.opendocument.text\">"
                              "<office:automatic-styles>"
                              "<style:style style:name=\"F\" style:family=\"graphic\">"
                              "<style:graphic-properties style:wrap=\"run-through\""
                              " style:run-through=\"foreground\" style:horizontal-pos=\"from-left\""
                              " style:horizontal-rel=\"page\" style:vertical-pos=\"from-top\""
                              " style:vertical-rel=\"page\"/></style:style>";

/* In one number; those beyond `n` are zero. */
static unsigned first_three(const char *bytes, size_t n)
{
    unsigned bits = 0;
    for (size_t i = 0; i < 3; i++) {
        bits <<= 8;
        if (i < n)
            bits |= (unsigned char)bytes[i];
    }
    return bits;
}

/* RFC 4648, section 4. */
static void put_base64(FILE *file, const char *bytes, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        char four[4] = {'=', '=', '=', '='};
        size_t here = n - i < 3 ? n - i : 3;
        unsigned bits = first_three(bytes + i, here);
        for (size_t k = 0; k <= here; k++)
            four[k] = digits[bits >> (18 - 6 * k) & 63];
        fwrite(four, 1, sizeof four, file);
    }
}

/* In points, whose thousandths nobody sees. */
static void put_length(FILE *file, const char *name, long length)
{
    fprintf(file, " %s=\"%ld.%03ldpt\"", name, length / 1000, length % 1000);
}

static void put_layout(FILE *file, const struct anban_drawing *d, size_t i)
{
    fprintf(file,
            "<style:style style:name=\"P%zu\" style:family=\"paragraph\""
            " style:master-page-name=\"M%zu\">"
            "<style:text-properties fo:font-size=\"1pt\"/></style:style>"
            "<style:page-layout style:name=\"L%zu\">"
            "<style:page-layout-properties fo:margin=\"0pt\"",
            i, i, i);
    put_length(file, "fo:page-width", d->width);
    put_length(file, "fo:page-height", d->height);
    fputs("/></style:page-layout>", file);
}

static void put_drawing(FILE *file, const struct anban_drawing *d, size_t i)
{
    fprintf(file,
            "<text:p text:style-name=\"P%zu\"><draw:frame"
            " draw:style-name=\"F\" text:anchor-type=\"paragraph\""
            " svg:x=\"0pt\" svg:y=\"0pt\"",
            i);
    put_length(file, "svg:width", d->width);
    put_length(file, "svg:height", d->height);
    fputs("><draw:image><office:binary-data>", file);
    put_base64(file, d->bytes, d->size);
    fputs("</office:binary-data></draw:image></draw:frame></text:p>\n", file);
}

bool drawing_pages(const char *path, struct anban_drawing *const *list,
                   size_t n)
{
    FILE *file = fopen(path, "wxb");
    if (!file)
        return false;
    fputs(head, file);
    for (size_t i = 0; i < n; i++)
        put_layout(file, list[i], i);
    fputs("</office:automatic-styles><office:master-styles>", file);
    for (size_t i = 0; i < n; i++)
        fprintf(file,
                "<style:master-page style:name=\"M%zu\""
                " style:page-layout-name=\"L%zu\"/>",
                i, i);
    fputs("</office:master-styles><office:body><office:text>", file);
    for (size_t i = 0; i < n; i++)
        put_drawing(file, list[i], i);
    fputs("</office:text></office:body></office:document>\n", file);
    bool ok = !ferror(file);
    return fclose(file) == 0 && ok;
}
