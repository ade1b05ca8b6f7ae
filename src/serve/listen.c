/* SPDX-License-Identifier: MIT */
/* Only numbers are addresses: a name could mean another machine tomorrow. */
#define _GNU_SOURCE /* SOCK_NONBLOCK */
#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/language.h"
#include "command/message.h"

enum { BACKLOG = 512, FIRST_HANDED = 3 };

union address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
};

/* "[::1]:80" and "127.0.0.1:80" in two. */
static bool part(const char *address, char host[ADDRESS_ROOM],
                 const char **port)
{
    const char *colon = strrchr(address, ':');
    size_t n = colon ? (size_t)(colon - address) : 0;
    if (!colon || n >= ADDRESS_ROOM)
        return false;
    bool bracketed = n > 2 && address[0] == '[' && address[n - 1] == ']';
    snprintf(host, ADDRESS_ROOM, "%.*s", (int)(bracketed ? n - 2 : n),
             address + bracketed);
    *port = colon + 1;
    return true;
}

static int open_socket(const struct addrinfo *info)
{
    const int yes = 1;
    int fd =
        socket(info->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, info->ai_addr, info->ai_addrlen) == 0 &&
        listen(fd, BACKLOG) == 0)
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

static int bind_to(const char *address)
{
    char host[ADDRESS_ROOM];
    const char *port;
    struct addrinfo wish = {.ai_flags =
                                AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                            .ai_socktype = SOCK_STREAM},
                    *info;
    if (!part(address, host, &port) ||
        getaddrinfo(host, port, &wish, &info) != 0) {
        say(_("anban: --listen %s: this must be an address and a port, such as "
              "127.0.0.1:8026 or [::1]:8026\n"),
            address);
        return -1;
    }
    int fd = open_socket(info);
    if (fd < 0)
        say(_("anban: --listen %s: %s\n"), address, _(strerror(errno)));
    freeaddrinfo(info);
    return fd;
}

/* One that was opened by whoever started the process; -1: none was. */
static int handed(void)
{
    const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    if (!pid || !count || strtol(pid, NULL, 10) != (long)getpid() ||
        strtol(count, NULL, 10) < 1)
        return -1;
    unsetenv("LISTEN_PID");
    unsetenv("LISTEN_FDS");
    (void)fcntl(FIRST_HANDED, F_SETFD, FD_CLOEXEC);
    (void)fcntl(FIRST_HANDED, F_SETFL, O_NONBLOCK);
    return FIRST_HANDED;
}

static bool is_loopback(const union address *address)
{
    enum { NETWORK = 24, OWN = 127 };
    switch (address->any.sa_family) {
    case AF_UNIX:
        return true;
    case AF_INET:
        return ntohl(address->four.sin_addr.s_addr) >> NETWORK == OWN;
    case AF_INET6:
        return IN6_IS_ADDR_LOOPBACK(&address->six.sin6_addr);
    default:
        return false;
    }
}

static void name(const union address *address, char bound[ADDRESS_ROOM])
{
    char text[INET6_ADDRSTRLEN];
    if (address->any.sa_family == AF_INET &&
        inet_ntop(AF_INET, &address->four.sin_addr, text, sizeof text))
        snprintf(bound, ADDRESS_ROOM, "%s:%d", text,
                 ntohs(address->four.sin_port));
    else if (address->any.sa_family == AF_INET6 &&
             inet_ntop(AF_INET6, &address->six.sin6_addr, text, sizeof text))
        snprintf(bound, ADDRESS_ROOM, "[%s]:%d", text,
                 ntohs(address->six.sin6_port));
    else
        snprintf(bound, ADDRESS_ROOM, "localhost");
}

int listen_open(const char *address, char bound[ADDRESS_ROOM], bool *is_own)
{
    union address own;
    socklen_t size = sizeof own;
    int fd = handed();
    if (fd < 0)
        fd = bind_to(address);
    memset(&own, 0, sizeof own);
    if (fd < 0 || getsockname(fd, &own.any, &size) != 0)
        return -1;
    *is_own = is_loopback(&own);
    name(&own, bound);
    return fd;
}
