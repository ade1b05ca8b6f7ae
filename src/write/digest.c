/* SPDX-License-Identifier: MIT */
/* SHA-1 and SHA-256 are libmd's. */
#include "write/digest.h"

#include <sha1.h>
#include <sha2.h>
#include <string.h>

#include "base/arena.h"

/* Drawn at random once; it keeps our names apart from all others. */
static const uint8_t namespace_uuid[16] = {0x7d, 0x1f, 0x0c, 0x5e, 0x93, 0xa4,
                                           0x4e, 0x2b, 0x8c, 0x61, 0x3f, 0xd2,
                                           0xb7, 0x08, 0xea, 0x95};

void digest_16(struct str text, uint8_t digest[16])
{
    SHA2_CTX context;
    uint8_t whole[SHA256_DIGEST_LENGTH];
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)text.s, text.n);
    SHA256Final(whole, &context);
    memcpy(digest, whole, 16);
}

struct str digest_uuid(struct arena *arena, struct str name)
{
    SHA1_CTX context;
    uint8_t u[SHA1_DIGEST_LENGTH];
    SHA1Init(&context);
    SHA1Update(&context, namespace_uuid, sizeof namespace_uuid);
    SHA1Update(&context, (const uint8_t *)name.s, name.n);
    SHA1Final(u, &context);
    u[6] = (uint8_t)((u[6] & 0x0F) | 0x50); /* version 5 */
    u[8] = (uint8_t)((u[8] & 0x3F) | 0x80); /* the RFC's variant */
    return str_printf(arena,
                      "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                      "%02x%02x%02x%02x%02x%02x",
                      u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8],
                      u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

struct str digest_printed(struct arena *arena, struct str identifier)
{
    return digest_uuid(
        arena, str_printf(arena, "%.*s\napplication/pdf", STR_ARG(identifier)));
}
