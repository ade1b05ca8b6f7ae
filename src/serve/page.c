/* SPDX-License-Identifier: MIT */
/*
 * A form as browsers have sent them since the first: its buttons fetch the
 * editions. What the script adds, a look at the pages, is hidden until it runs.
 */
#include "serve/pages.h"

#include <string.h>

#include "command/language.h"
#include "command/office.h"
#include "serve/answer.h"
#include "serve/html.h"
#include "serve/page_options.h"
#include "serve/request.h"
#include "serve/server.h"

struct choice {
    const char *value, *words;
};

static void put_files(struct html *page)
{
    html_put(
        page,
        "<div>\n<label for=\"file\">%s</label>\n"
        "<input id=\"file\" name=\"file\" type=\"file\" multiple "
        "aria-describedby=\"file-hint\">\n"
        "<p class=\"hint\" id=\"file-hint\">%s %s</p>\n",
        _("A file, or several"),
        _("A text, Markdown, a saved web page, a Word (.docx), OpenDocument "
          "(.odt), RTF or EPUB file; with it, the pictures that belong to "
          "it. It may be dropped anywhere on this page, or pasted, as may "
          "pictures."),
        office_reads(".doc") ? _("Old Word files (.doc) are read, too.") : "");
    html_put(page,
             "<div data-scripted hidden>\n<label for=\"folder\">%s</label>\n"
             "<input id=\"folder\" type=\"file\" webkitdirectory>\n</div>\n"
             "</div>\n",
             _("Or a folder, such as that of a saved page"));
}

static void put_document(struct html *page)
{
    html_put(page, "<fieldset>\n<legend>%s</legend>\n<div class=\"halves\">\n",
             _("The document"));
    put_files(page);
    html_put(page,
             "<div>\n<label for=\"text\">%s</label>\n"
             "<textarea id=\"text\" name=\"text\" rows=\"8\" "
             "spellcheck=\"false\"></textarea>\n</div>\n</div>\n"
             "</fieldset>\n",
             _("Or the text itself, pasted"));
}

/* What the words of a hint are, the first one of each option's value. */
static void put_roles(struct html *page)
{
    static const struct choice roles[] = {
        {"title", N_("the title")},
        {"heading 1", N_("a heading, 1")},
        {"heading 2", N_("a heading, 2")},
        {"heading 3", N_("a heading, 3")},
        {"text", N_("body text")},
        {"lead", N_("the lead")},
        {"caption", N_("a caption")},
        {"attribution", N_("the attribution")},
        {"letterhead", N_("the letterhead")},
        {"signature", N_("a signature")},
        {"drop", N_("drop it")},
        {"keep", N_("keep it")}};
    html_put(page, "<select id=\"roles\" hidden aria-hidden=\"true\">\n");
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        html_put(page, "<option value=\"%s\">%s</option>\n", roles[i].value,
                 _(roles[i].words));
    html_put(page, "</select>\n");
}

/* Where a document can go from the shelf, on which it is kept on the way. */
static void put_ways(struct html *page)
{
    const struct settings *settings = page->request->server->settings;
    const struct {
        const char *then, *words;
        bool offered;
    } ways[] = {{"code", N_("To an e-reader, by a code"), true},
                {"mail", N_("By mail ..."), settings->office.url != NULL},
                {"print", N_("Print ..."), settings->prints}};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (ways[i].offered)
            html_put(page,
                     "<button formaction=\"/shelf\" name=\"then\" "
                     "value=\"%s\" class=\"second\">%s</button>\n",
                     ways[i].then, _(ways[i].words));
    }
}

static void put_buttons(struct html *page)
{
    html_put(page,
             "<textarea id=\"hints\" name=\"hints\" hidden></textarea>\n"
             "<div class=\"row\">\n"
             "<button name=\"to\" value=\"pdf\">%s</button>\n"
             "<button name=\"to\" value=\"epub\">%s</button>\n"
             "<button name=\"to\" value=\"pdf,epub\" class=\"second\">%s"
             "</button>\n"
             "<button formaction=\"/shelf\" class=\"second\">%s</button>\n",
             _("Fetch the PDF, to print"), _("Fetch the EPUB, for e-readers"),
             _("Both"), _("Keep it on the shelf"));
    put_ways(page);
    html_put(page, "</div>\n");
}

static void put_look(struct html *page)
{
    html_put(page,
             "<div data-scripted hidden>\n"
             "<p id=\"status\" role=\"status\"></p>\n"
             "<progress id=\"bar\" max=\"100\" aria-labelledby=\"status\" "
             "hidden></progress>\n"
             "<p id=\"failure\" class=\"failure\" role=\"alert\" hidden></p>\n"
             "<div id=\"choice\" hidden>\n<label for=\"which\">%s</label>\n"
             "<select id=\"which\"></select>\n</div>\n"
             "<div id=\"look\" hidden>\n<section aria-labelledby=\"h-pages\">\n"
             "<h2 id=\"h-pages\">%s</h2>\n"
             "<div id=\"pages\" tabindex=\"0\" role=\"group\" "
             "aria-labelledby=\"h-pages\"></div>\n</section>\n",
             _("Which of the documents is shown"), _("The pages"));
    html_put(page,
             "<section aria-labelledby=\"h-lines\">\n"
             "<h2 id=\"h-lines\">%s</h2>\n<p class=\"hint\">%s</p>\n"
             "<ul id=\"notes\" class=\"failure\" hidden></ul>\n"
             "<ul id=\"lines\"></ul>\n"
             "<button type=\"button\" id=\"more\" class=\"second\" hidden>%s"
             "</button>\n</section>\n</div>\n</div>\n",
             _("The lines"),
             _("What each line was taken for. Choose something else where that "
               "is wrong."),
             _("More lines"));
}

/* The script speaks by these. */
static void begin_form(struct html *page)
{
    html_put(page,
             "<form id=\"work\" method=\"post\" action=\"/convert\" "
             "enctype=\"multipart/form-data\" data-page=\"%s\" "
             "data-line=\"%s\" data-dropped=\"%s\" data-working=\"%s\" "
             "data-done=\"%s\" data-unreachable=\"%s\" "
             "data-making=\"%s\" data-made=\"%s\">\n",
             _("Page"), _("Line"), _("dropped"),
             _("The pages are being set ..."), _("Pages: %d"),
             _("the server cannot be reached; is this machine still in the "
               "network?"),
             _("The editions are being made ..."), _("The editions are made."));
}

enum MHD_Result page_act(struct request *request)
{
    struct html page;
    html_begin(&page, request, _("Reports become editions"));
    html_put(&page, "<h1>%s</h1>\n", _("Reports become editions"));
    begin_form(&page);
    put_document(&page);
    page_put_options(&page);
    put_buttons(&page);
    put_look(&page);
    html_put(&page, "</form>\n");
    put_roles(&page);
    return html_answer(&page, MHD_HTTP_OK);
}

enum MHD_Result page_language(struct request *request)
{
    enum { YEAR = 31536000 };
    const char *wanted = form_value(&request->form, "language");
    const char *language = wanted && strcmp(wanted, "vi") == 0 ? "vi" : "en";
    request_extra(request, "Set-Cookie",
                  "language=%s; Path=/; SameSite=Strict; Max-Age=%d", language,
                  YEAR);
    return answer_redirect(request, "/");
}
