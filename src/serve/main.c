/* SPDX-License-Identifier: MIT */
/*
 * anban-server, which `anban serve` becomes: a program of its own, so that the
 * other does not load the libraries of HTTP and of databases each time it
 * starts. Two processes stay: one speaks HTTP, its parent starts conversions
 * (serve/zygote.h). When either ends, so does the other.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/encoding.h"
#include "command/language.h"
#include "command/message.h"
#include "serve/listen.h"
#include "serve/server.h"
#include "serve/settings.h"
#include "serve/zygote.h"

/* The system's usual limit is for programs that talk to few. */
static void allow_many_files(void)
{
    enum { WANTED = 8192 };
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= WANTED)
        return;
    files.rlim_cur = files.rlim_max < WANTED ? files.rlim_max : WANTED;
    (void)setrlimit(RLIMIT_NOFILE, &files);
}

static int tell_end(int status)
{
    if (status == 0)
        return STATUS_DONE;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != STATUS_FAILED)
        say("%s", _("anban: the server has broken off; start it again\n"));
    return STATUS_FAILED;
}

static int be_zygote(int socket, pid_t server)
{
    struct anban_shared *shared = anban_shared_new();
    encoding_load_all();
    int status = zygote_run(socket, server, shared);
    anban_shared_free(shared);
    return tell_end(status);
}

static int run(const struct settings *settings, int listener, const char *bound)
{
    int pair[2];
    pid_t parent = getpid();
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return STATUS_FAILED;
    zygote_catch_signals();
    pid_t server = fork();
    if (server == 0) {
        close(pair[0]);
        zygote_end_with_parent(parent);
        _exit(server_run(settings, listener, pair[1]));
    }
    close(pair[1]);
    close(listener);
    if (server < 0)
        return STATUS_FAILED;
    printf(_("anban: at http://%s/\n"), bound);
    fflush(stdout);
    return be_zygote(pair[0], server);
}

int main(int argc, char **argv)
{
    struct settings settings;
    char bound[ADDRESS_ROOM];
    bool is_own;
    language_begin();
    int status = settings_parse(&settings, argc, argv);
    if (status >= 0)
        return status;
    int listener = listen_open(settings.listen, bound, &is_own);
    if (listener < 0)
        return STATUS_USAGE;
    if (!is_own && !settings.password[0]) {
        say(_("anban: %s is reached from other machines, which needs a "
              "password: --password-file\n"),
            bound);
        return STATUS_USAGE;
    }
    allow_many_files();
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    return run(&settings, listener, bound);
}
