/* SPDX-License-Identifier: MIT */
/*
 * A name space of its own would keep a program from the network, too, but many
 * a service may have none. The sockets that are left lead to processes here.
 */
#include <errno.h>
#include <seccomp.h>
#include <sys/socket.h>

#include "command/confine.h"

/* A ring of io_uring(7) could open sockets past the rule. */
bool confine_network(void)
{
    const struct scmp_arg_cmp other = SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool ok = filter &&
              seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket),
                               1, other) == 0 &&
              seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                               SCMP_SYS(io_uring_setup), 0) == 0 &&
              seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}
