/* SPDX-License-Identifier: MIT */
/*
 * Messages over a socket that keeps their bounds, with open files in them
 * (unix(7), SOCK_SEQPACKET and SCM_RIGHTS).
 */
#ifndef ANBAN_COMMAND_PACKET_H
#define ANBAN_COMMAND_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <sys/uio.h>

enum { PACKET_FILES = 253 }; /* the most that Linux takes at once */

struct packet {
    struct iovec *parts; /* the bytes, one part behind the other */
    size_t part_count;
    int *files;
    size_t file_count; /* when one is taken: first the room, then how many */
};

/* Without waiting and without a signal. False, with errno: nobody takes it. */
bool packet_send(int socket, const struct packet *packet);

/* How many bytes have come; the files with them are the caller's to close. 0:
 * the other end is closed. -1, with errno: nothing came, or it brought more
 * files than there is room for, which are closed. */
ssize_t packet_take(int socket, struct packet *packet);

#endif
