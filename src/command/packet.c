/* SPDX-License-Identifier: MIT */
#include "command/packet.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A control message with room for that many files, as cmsg(3) wants it. */
union control {
    struct cmsghdr head;
    char bytes[CMSG_SPACE(PACKET_FILES * sizeof(int))];
};

bool packet_send(int socket, const struct packet *packet)
{
    union control control;
    struct msghdr message = {.msg_iov = packet->parts,
                             .msg_iovlen = packet->part_count};
    size_t size = packet->file_count * sizeof(int), bytes = 0;
    memset(&control, 0, sizeof control);
    if (size) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(size);
        control.head.cmsg_level = SOL_SOCKET;
        control.head.cmsg_type = SCM_RIGHTS;
        control.head.cmsg_len = CMSG_LEN(size);
        memcpy(CMSG_DATA(&control.head), packet->files, size);
    }
    for (size_t i = 0; i < packet->part_count; i++)
        bytes += packet->parts[i].iov_len;
    return sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT) ==
           (ssize_t)bytes;
}

static size_t take_files(struct msghdr *message, int *files)
{
    const struct cmsghdr *head = CMSG_FIRSTHDR(message);
    if (!head || head->cmsg_level != SOL_SOCKET ||
        head->cmsg_type != SCM_RIGHTS)
        return 0;
    size_t size = head->cmsg_len - CMSG_LEN(0);
    memcpy(files, CMSG_DATA(head), size);
    return size / sizeof(int);
}

/* The length of the control message is exact: with the padding behind it there
 * may be room for one file more. */
ssize_t packet_take(int socket, struct packet *packet)
{
    union control control;
    struct msghdr message = {.msg_iov = packet->parts,
                             .msg_iovlen = packet->part_count,
                             .msg_control = control.bytes,
                             .msg_controllen =
                                 CMSG_LEN(packet->file_count * sizeof(int))};
    ssize_t n;
    packet->file_count = 0;
    do {
        n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (n < 0 && errno == EINTR);
    if (n <= 0)
        return n;
    packet->file_count = take_files(&message, packet->files);
    if (!(message.msg_flags & MSG_CTRUNC))
        return n;
    while (packet->file_count > 0)
        close(packet->files[--packet->file_count]);
    errno = EMSGSIZE;
    return -1;
}
