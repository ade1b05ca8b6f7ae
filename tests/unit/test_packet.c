/* SPDX-License-Identifier: MIT */
/* Messages that bring open files: all that fit, or none. */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/packet.h"

enum { GUARD = -7 };

static void link_open(int link[2])
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, link), 0);
}

/* Sends "word" with `count` files. */
static void send_word(int socket, size_t count)
{
    int files[8];
    char word[] = "word";
    struct iovec part = {word, 4};
    struct packet packet = {&part, 1, files, count};
    for (size_t i = 0; i < count; i++)
        assert_true((files[i] = open("/dev/null", O_RDONLY)) >= 0);
    assert_true(packet_send(socket, &packet));
    for (size_t i = 0; i < count; i++)
        close(files[i]);
}

static void brings_files(void **state)
{
    int link[2], files[8];
    char head[2], rest[8];
    struct iovec parts[] = {{head, 2}, {rest, sizeof rest}};
    link_open(link);
    for (size_t n = 0; n <= 4; n++) {
        struct packet packet = {parts, 2, files, 4};
        send_word(link[0], n);
        assert_int_equal(packet_take(link[1], &packet), 4);
        assert_memory_equal(head, "wo", 2);
        assert_memory_equal(rest, "rd", 2);
        assert_int_equal(packet.file_count, n);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(close(files[i]), 0);
    }
    close(link[0]);
    struct packet packet = {parts, 2, files, 4};
    assert_int_equal(packet_take(link[1], &packet), 0);
    close(link[1]);
}

/* Room is for an odd number of files, and one more would fit into what the
 * control message is padded with. */
static void takes_no_more_than_there_is_room_for(void **state)
{
    int link[2], files[4] = {GUARD, GUARD, GUARD, GUARD};
    char word[8];
    struct iovec part = {word, sizeof word};
    link_open(link);
    int free_before = dup(0);
    close(free_before);
    struct packet packet = {&part, 1, files, 3};
    send_word(link[0], 4);
    assert_int_equal(packet_take(link[1], &packet), -1);
    assert_int_equal(errno, EMSGSIZE);
    assert_int_equal(packet.file_count, 0);
    assert_int_equal(files[3], GUARD);
    int free_now = dup(0); /* all that came were closed */
    assert_int_equal(free_now, free_before);
    close(free_now);
    close(link[0]);
    close(link[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brings_files),
        cmocka_unit_test(takes_no_more_than_there_is_room_for),
    };
    return RUN(tests);
}
