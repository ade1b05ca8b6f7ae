/* SPDX-License-Identifier: MIT */
/* Like interrupt.c with variables of the whole process: there is nobody left
 * who could hand anything over. */
#include "command/fatal.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"
#include "command/language.h"

static const char *volatile document;
static volatile bool has_parent;
void fatal_is_for(const char *input)
{
    document = input;
}

void fatal_leave_to_parent(void)
{
    has_parent = true;
}

/* When it cannot be written, there is nobody to tell that. */
static void put(const char *text)
{
    (void)!write(STDERR_FILENO, text, strlen(text));
}

static void tell(void)
{
    const char *input = document;
    put("anban: ");
    if (input) {
        put(input);
        put(": ");
    }
    put(_("out of memory"));
    put("\n");
}

_Noreturn void fatal_no_memory(void)
{
    static atomic_flag begun = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set(&begun))
        pause();
    interrupt_put_away();
    if (has_parent)
        _exit(STATUS_NO_MEMORY);
    tell();
    _exit(STATUS_FAILED);
}
