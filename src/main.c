/* SPDX-License-Identifier: MIT */
/* The program: what it does is in command/ and, but for that, the library's. */
#include "command/command.h"

int main(int argc, char **argv)
{
    command_run(argc, argv);
}
