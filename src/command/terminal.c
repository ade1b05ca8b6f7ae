/* SPDX-License-Identifier: MIT */
/*
 * What a terminal is it says in the environment, or when it is asked. Asked for
 * are kitty's graphics, by a picture of one pixel that is not to be shown, and
 * then its primary attributes (DA1), which every terminal answers, so that no
 * answer to the first is known by the answer to the second; attribute 4 is
 * sixel graphics (DEC STD 070; xterm's ctlseqs).
 */
#include "command/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "command/progress.h"

enum { REPLY = 256 };

static const char question[] =
    "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[c";

/* Seconds for an answer: several times the way to another continent. */
static const double patience = 1;

static bool is(const char *variable, const char *value)
{
    const char *set = getenv(variable);
    return set && strcmp(set, value) == 0;
}

static bool term_starts(const char *beginning)
{
    const char *term = getenv("TERM");
    return term && strncmp(term, beginning, strlen(beginning)) == 0;
}

/* Between the terminal and us stands one that hands on what it knows itself,
 * and the environment tells of the one behind it. */
static bool is_multiplexed(void)
{
    return getenv("TMUX") || term_starts("screen") || term_starts("tmux");
}

static const char *format_by_environment(void)
{
    if (getenv("KITTY_WINDOW_ID") || is("TERM", "xterm-kitty") ||
        is("TERM", "xterm-ghostty") || is("TERM_PROGRAM", "ghostty"))
        return "kitty";
    if (is("TERM_PROGRAM", "iTerm.app") || is("LC_TERMINAL", "iTerm2") ||
        is("TERM_PROGRAM", "WezTerm"))
        return "iterm";
    return NULL;
}

/* Those which would print the question, or have nobody to answer it. */
static bool can_be_asked(void)
{
    const char *term = getenv("TERM");
    return term && *term && !is("TERM", "dumb") && !is("TERM", "linux");
}

/* The attributes are told: "ESC [ ? 6 2 ; 4 c". */
static const char *attributes(const char *reply)
{
    const char *at = strstr(reply, "\033[?");
    return at && at[3 + strspn(at + 3, "0123456789;")] == 'c' ? at + 3 : NULL;
}

static bool has_sixel(const char *at)
{
    enum { SIXEL = 4 };
    char *end;
    for (; *at != 'c'; at = *end == ';' ? end + 1 : end) {
        if (strtol(at, &end, 10) == SIXEL)
            return true;
        if (end == at)
            return false;
    }
    return false;
}

/* Reads until the attributes are told, or time is over. */
static void listen(int terminal, char reply[REPLY])
{
    double end = progress_now() + patience;
    size_t n = 0;
    reply[0] = '\0';
    while (!attributes(reply) && n < REPLY - 1) {
        const double millisecond = 1e-3;
        struct pollfd file = {terminal, POLLIN, 0};
        int left = (int)((end - progress_now()) / millisecond);
        if (left <= 0 || poll(&file, 1, left) <= 0)
            return;
        ssize_t got = read(terminal, reply + n, REPLY - 1 - n);
        if (got <= 0)
            return;
        n += (size_t)got;
        reply[n] = '\0';
    }
}

/* Without echo and line by line, the answer would be seen, and wait for Enter.
 * Signals wait until the terminal is as it was. */
static void ask(int terminal, char reply[REPLY])
{
    struct termios before, quiet;
    sigset_t all, signals;
    reply[0] = '\0';
    if (tcgetattr(terminal, &before) != 0)
        return;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &signals);
    if (tcsetattr(terminal, TCSANOW, &quiet) == 0 &&
        write(terminal, question, sizeof question - 1) ==
            (ssize_t)sizeof question - 1)
        listen(terminal, reply);
    tcsetattr(terminal, TCSANOW, &before);
    sigprocmask(SIG_SETMASK, &signals, NULL);
}

static const char *format_by_answer(void)
{
    char reply[REPLY] = "";
    int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return NULL;
    if (tcgetpgrp(terminal) == getpgrp()) /* in the background: not now */
        ask(terminal, reply);
    close(terminal);
    if (strstr(reply, "\033_Gi=31;OK"))
        return "kitty";
    const char *told = attributes(reply);
    return told && has_sixel(told) ? "sixel" : NULL;
}

const char *terminal_format(void)
{
    const char *format = is_multiplexed() ? NULL : format_by_environment();
    return format || !can_be_asked() ? format : format_by_answer();
}

void terminal_room(int *width, int *height)
{
    enum {
        COLUMNS = 80,
        LINES = 24,
        CELL_WIDTH = 8,
        CELL_HEIGHT = 16, /* of a usual font */
        BELOW = 3,        /* lines for the words and the next prompt */
        LEAST = 16,
        MOST = 32000
    };
    struct winsize size = {0};
    (void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    int columns = size.ws_col ? size.ws_col : COLUMNS;
    int lines = size.ws_row ? size.ws_row : LINES;
    int wide = size.ws_xpixel ? size.ws_xpixel : columns * CELL_WIDTH;
    int high = size.ws_ypixel ? size.ws_ypixel : lines * CELL_HEIGHT;
    if (lines > 2 * BELOW)
        high = high / lines * (lines - BELOW);
    *width = wide < LEAST ? LEAST : wide > MOST ? MOST : wide;
    *height = high < LEAST ? LEAST : high > MOST ? MOST : high;
}
