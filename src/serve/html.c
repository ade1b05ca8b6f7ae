/* SPDX-License-Identifier: MIT */
#include "serve/html.h"

#include <stdarg.h>
#include <string.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/request.h"

void html_escape(FILE *file, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        switch (c) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '"':
            fputs("&quot;", file);
            break;
        case '\'':
            fputs("&#39;", file);
            break;
        default: /* XML 1.0, 2.2, has no other control characters */
            putc(c < ' ' && c != '\n' && c != '\t' ? ' ' : c, file);
        }
    }
}

void html_put(struct html *html, const char *format, ...)
{
    va_list args;
    if (!html->file)
        return;
    va_start(args, format);
    for (const char *s = format; *s; s++) {
        if (*s != '%') {
            putc(*s, html->file);
            continue;
        }
        s++;
        if (*s == 's')
            html_escape(html->file, va_arg(args, const char *));
        else if (*s == 'd')
            fprintf(html->file, "%d", va_arg(args, int));
        else
            putc(*s, html->file);
    }
    va_end(args);
}

void html_begin(struct html *html, struct request *request, const char *title)
{
    *html = (struct html){.request = request};
    html->file = open_memstream(&html->bytes, &html->n);
    html_put(html,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
             "<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\">\n<title>%s - anban</title>\n"
             "<link rel=\"stylesheet\" href=\"/style.css\">\n"
             "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n"
             "<script src=\"/script.js\" defer></script>\n</head>\n<body>\n",
             request->language, title);
    html_put(html,
             "<a class=\"skip\" href=\"#main\">%s</a>\n<header>\n"
             "<nav aria-label=\"%s\"><a class=\"name\" href=\"/\">anban</a>\n",
             _("To the content"), _("Pages"));
    html_put(html, "<a href=\"/shelf\">%s</a>\n", _("The shelf"));
    html_put(html, "</nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

enum MHD_Result html_answer(struct html *html, unsigned status)
{
    const char *other =
        strcmp(html->request->language, "vi") == 0 ? "en" : "vi";
    html_put(html,
             "</main>\n<footer>\n<form method=\"post\" action=\"/language\">"
             "<button class=\"plain\" name=\"language\" value=\"%s\" "
             "lang=\"%s\">%s</button></form>\n</footer>\n</body>\n</html>\n",
             other, other, other[0] == 'v' ? "Tiếng Việt" : "English");
    if (!html->file || fclose(html->file) != 0)
        return MHD_NO;
    return answer_bytes(html->request, status, "text/html; charset=utf-8",
                        html->bytes, html->n);
}
