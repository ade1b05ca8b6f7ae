/* SPDX-License-Identifier: MIT */
/* The zones of roles; see role.h. */
#include "doc/roles/role.h"

const char *role_what(enum role role)
{
    static const char *const what[] = {
#define X(role, zone, what) what,
        ROLES(X)
#undef X
    };
    return what[role];
}

enum zone role_zone(enum role role)
{
    static const unsigned char zones[] = {
#define X(role, zone, what) ZONE_##zone,
        ROLES(X)
#undef X
    };
    return zones[role];
}
