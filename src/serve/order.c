/* SPDX-License-Identifier: MIT */
/* A message is the head and, behind it, all words, each with its zero. */
#include "serve/order.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/packet.h"

size_t order_file_count(const struct order_head *head)
{
    return (size_t)FILE_FIRST + head->formats + head->hints + head->pictures;
}

/* The words on their way into a message. */
struct words {
    char *at;
    size_t n;
    bool full;
};

static void put(struct words *words, const char *word)
{
    size_t n = strlen(word) + 1;
    words->full = words->full || n > ORDER_WORDS - words->n;
    if (words->full)
        return;
    memcpy(words->at + words->n, word, n);
    words->n += n;
}

static void put_all(struct words *words, const struct order *order)
{
    put(words, order->name);
    for (size_t i = 0; i < order->head.formats; i++)
        put(words, order->formats[i]);
    for (size_t i = 0; i < order->head.options; i++) {
        put(words, order->options[i].name);
        put(words, order->options[i].value);
    }
    for (size_t i = 0; i < order->head.pictures; i++)
        put(words, order->pictures[i]);
}

bool order_send(int socket, const struct order *order)
{
    char room[ORDER_WORDS] = "";
    struct order_head head = order->head;
    struct words words = {.at = room};
    put_all(&words, order);
    if (words.full) {
        errno = EMSGSIZE;
        return false;
    }
    struct iovec parts[] = {{&head, sizeof head}, {room, words.n}};
    struct packet packet = {parts, 2, (int *)order->files,
                            order_file_count(&head)};
    return packet_send(socket, &packet);
}

static const char *next(struct words *words)
{
    char *word = words->at;
    size_t n = strnlen(word, words->n);
    words->full = words->full || n == words->n;
    if (words->full)
        return "";
    words->at += n + 1;
    words->n -= n + 1;
    return word;
}

/* The words to their places; false: they are not those that the head says. */
static bool read_words(struct order *order, struct words words)
{
    const struct order_head *head = &order->head;
    if (head->formats > ORDER_FORMATS || head->options > ORDER_OPTIONS ||
        head->pictures > ORDER_PICTURES || head->hints > 1)
        return false;
    order->name = next(&words);
    for (size_t i = 0; i < head->formats; i++)
        order->formats[i] = next(&words);
    for (size_t i = 0; i < head->options; i++) {
        order->options[i].name = next(&words);
        order->options[i].value = next(&words);
    }
    for (size_t i = 0; i < head->pictures; i++)
        order->pictures[i] = next(&words);
    return !words.full;
}

void order_add_option(struct order *order, const char *name, const char *value)
{
    size_t n = order->head.options++;
    order->options[n].name = name;
    order->options[n].value = value ? value : "";
}

int order_take(int socket, struct order *order, char *room)
{
    struct iovec parts[] = {{&order->head, sizeof order->head},
                            {room, ORDER_WORDS}};
    struct packet packet = {parts, 2, order->files, ORDER_FILES};
    ssize_t n = packet_take(socket, &packet);
    if (n <= 0)
        return n == 0 ? 0 : -1;
    size_t head = sizeof order->head;
    bool whole =
        (size_t)n > head &&
        read_words(order, (struct words){room, (size_t)n - head, false});
    if (whole && packet.file_count == order_file_count(&order->head))
        return 1;
    for (size_t i = 0; i < packet.file_count; i++)
        close(order->files[i]);
    return -1;
}

void order_close(const struct order *order)
{
    size_t n = order_file_count(&order->head);
    for (size_t i = 0; i < n; i++)
        close(order->files[i]);
}

bool ended_send(int socket, const struct ended *ended)
{
    return send(socket, ended, sizeof *ended, MSG_NOSIGNAL) ==
           (ssize_t)sizeof *ended;
}

int ended_take(int socket, struct ended *ended)
{
    ssize_t n = recv(socket, ended, sizeof *ended, MSG_DONTWAIT);
    if (n == 0)
        return 0;
    return n == (ssize_t)sizeof *ended ? 1 : -1;
}

bool report_read(int file, struct report *report)
{
    if (pread(file, report, sizeof *report, 0) != (ssize_t)sizeof *report)
        return false;
    report->sentence[sizeof report->sentence - 1] = '\0';
    report->title[sizeof report->title - 1] = '\0';
    report->body[sizeof report->body - 1] = '\0';
    report->number[sizeof report->number - 1] = '\0';
    report->date[sizeof report->date - 1] = '\0';
    report->language[sizeof report->language - 1] = '\0';
    return true;
}
