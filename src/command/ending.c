/* SPDX-License-Identifier: MIT */
/* Like interrupt.c with variables of the whole process: there is nobody left
 * who could hand anything over. */
#include "command/ending.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"
#include "command/language.h"

static const char *volatile document;
static volatile bool has_parent;
static const char *const sentences[] = {
    [ENDING_NO_MEMORY] = N_("out of memory"),
    [ENDING_TRAPPED] =
        N_("the conversion tried to reach a program, a network or another "
           "process, which no document needs, and was stopped"),
};

const char *ending_sentence(enum ending ending)
{
    return _(sentences[ending]);
}

void ending_is_for(const char *input)
{
    document = input;
}

void ending_leave_to_parent(void)
{
    has_parent = true;
}

/* When it cannot be written, there is nobody to tell that. */
static void put(const char *text)
{
    (void)!write(STDERR_FILENO, text, strlen(text));
}

static void tell(const char *sentence)
{
    const char *input = document;
    put("anban: ");
    if (input) {
        put(input);
        put(": ");
    }
    put(sentence);
    put("\n");
}

_Noreturn void end_here(enum ending ending)
{
    static atomic_flag begun = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set(&begun))
        pause();
    interrupt_put_away();
    if (has_parent)
        _exit(ending == ENDING_NO_MEMORY ? STATUS_NO_MEMORY : STATUS_FAILED);
    tell(ending_sentence(ending));
    _exit(STATUS_FAILED);
}
