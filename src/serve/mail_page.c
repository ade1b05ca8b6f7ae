/* SPDX-License-Identifier: MIT */
#include "serve/delivery_pages.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/convert.h"
#include "serve/html.h"
#include "serve/mail.h"
#include "serve/request.h"
#include "serve/server.h"

/* What Amazon's Send to Kindle takes; a mail is a third longer. */
enum { MAIL_MAX = 50 << 20 };

void mail_put_form(struct html *page, const struct book *book)
{
    const struct post_office *office = &page->request->server->settings->office;
    if (!office->url)
        return;
    html_put(
        page,
        "<h2 id=\"mail\">%s</h2>\n<p class=\"hint\" id=\"mail-hint\">%s %s</p>\n"
        "<form method=\"post\" action=\"/shelf/%s/mail\">\n"
        "<label for=\"address\">%s</label>\n<div class=\"row\">"
        "<input id=\"address\" name=\"address\" type=\"email\" required "
        "aria-describedby=\"mail-hint\"><button>%s</button></div>\n"
        "</form>\n",
        _("By mail"),
        _("The EPUB is sent. A Kindle has an address of its own, which "
          "must know this sender:"),
        office->from, book->key, _("Address"), _("Send"));
}

static enum MHD_Result tell(struct request *request)
{
    return convert_tell(request, _("The mail is on its way"),
                        form_value(&request->form, "address"));
}

static void fill(struct order *order, const struct post_office *office,
                 const char *address)
{
    order->head.kind = ORDER_MAIL;
    order_add_option(order, "url", office->url);
    order_add_option(order, "from", office->from);
    order_add_option(order, "user", office->user);
    order_add_option(order, "password", office->password);
    order_add_option(order, "to", address);
}

static bool is_short_enough(int file)
{
    struct stat info;
    return file >= 0 && fstat(file, &info) == 0 && info.st_size <= MAIL_MAX;
}

enum MHD_Result mail_act(struct request *request, const struct book *book)
{
    struct order *order = &request->errand.order;
    const struct post_office *office = &request->server->settings->office;
    const char *address = form_value(&request->form, "address");
    if (!office->url)
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    if (!address || !mail_is_address(address))
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST,
                               _("write one mail address, such as "
                                 "an@kindle.com"));
    order->files[FILE_INPUT] = request->kept =
        store_file(&request->server->shelf.store, book->key, STORED_EPUB);
    if (!is_short_enough(request->kept))
        return answer_sentence(request, MHD_HTTP_CONTENT_TOO_LARGE,
                               _("the EPUB has more than 50 MB, which mail "
                                 "does not take; fetch it instead"));
    snprintf(request->title, sizeof request->title, "%s", book->name);
    order->name = request->title;
    fill(order, office, address);
    return convert_order(request, tell);
}
