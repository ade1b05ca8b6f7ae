/* SPDX-License-Identifier: MIT */
#include "serve/delivery_pages.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "serve/answer.h"
#include "serve/convert.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/server.h"

enum { COPIES_MAX = 999 };

void print_put_form(struct html *page, const struct book *book)
{
    if (!page->request->server->settings->prints)
        return;
    html_put(
        page,
        "<h2 id=\"print\">%s</h2>\n<form method=\"post\" action=\"/shelf/%s/print\" "
        "class=\"grid\">\n<div><label for=\"copies\">%s</label>\n"
        "<input id=\"copies\" name=\"copies\" type=\"number\" min=\"1\" "
        "max=\"%d\" value=\"1\"></div>\n",
        _("Print it"), book->key, _("Copies"), COPIES_MAX);
    html_put(page,
             "<div><label for=\"sides\">%s</label>\n"
             "<select id=\"sides\" name=\"sides\">\n"
             "<option value=\"\">%s</option>\n"
             "<option value=\"one\">%s</option>\n"
             "<option value=\"two\">%s</option>\n</select></div>\n"
             "<div class=\"row\"><button>%s</button></div>\n</form>\n",
             _("Sides of the paper"), _("as the printer does it"), _("one"),
             _("both"), _("Print"));
}

static enum MHD_Result tell(struct request *request)
{
    return convert_tell(request, _("Handed to the printer"),
                        request->errand.order.name);
}

enum MHD_Result print_act(struct request *request, const struct book *book)
{
    long number;
    struct order *order = &request->errand.order;
    const struct settings *settings = request->server->settings;
    const char *copies = form_value(&request->form, "copies");
    if (!settings->prints)
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    if (copies && !command_number(copies, COPIES_MAX, &number))
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST,
                               _("copies: this must be a whole number from 1 "
                                 "to 999"));
    order->head.kind = ORDER_PRINT;
    snprintf(request->title, sizeof request->title, "%s", book->title);
    order->name = request->title;
    order->files[FILE_INPUT] = request->kept =
        store_file(&request->server->shelf.store, book->key, STORED_PDF);
    order_add_option(order, "print", settings->printer);
    order_add_option(order, "copies", copies);
    order_add_option(order, "sides", form_value(&request->form, "sides"));
    return convert_order(request, tell);
}
