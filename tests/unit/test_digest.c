/* SPDX-License-Identifier: MIT */
/* Digests against FIPS 180-4's examples and another UUID implementation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "write/digest.h"

static void sha256_is_the_standards(void **state)
{
    static const struct {
        const char *text;
        uint8_t digest[16];
    } cases[] = {
        {"",
         {0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
          0xc8, 0x99, 0x6f, 0xb9, 0x24}},
        {"abc",
         {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
          0xde, 0x5d, 0xae, 0x22, 0x23}},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         {0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06, 0x38, 0xb8, 0xe5, 0xc0, 0x26,
          0x93, 0x0c, 0x3e, 0x60, 0x39}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t digest[16];
        digest_16(str_of(cases[i].text), digest);
        assert_memory_equal(digest, cases[i].digest, sizeof digest);
    }
}

/* The expected names were made with Python's uuid.uuid5 in our namespace. */
static void uuid_is_version_5(void **state)
{
    static const struct {
        const char *name, *uuid;
    } cases[] = {
        {"", "urn:uuid:0b6defa4-b0ae-5e5f-9c55-54cd707c21eb"},
        {"anban", "urn:uuid:cdc4d1c6-e331-5b61-a4d4-f799bd57b0be"},
        {"Hội nghị tổng kết", "urn:uuid:12ffb8a6-c2b1-5c74-ac16-280170d36d67"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str uuid = digest_uuid(arena, str_of(cases[i].name));
        assert_string_equal(uuid.s, cases[i].uuid);
        assert_int_equal(uuid.n, 45);
    }
    arena_free(arena);
}

/* A name with a zero byte in it is more than what stands before the byte. */
static void whole_name_counts(void **state)
{
    struct arena *arena = arena_new();
    struct str a = digest_uuid(arena, (struct str){"a\0b", 3});
    struct str b = digest_uuid(arena, (struct str){"a\0c", 3});
    assert_false(str_eq(a, b));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_is_the_standards),
        cmocka_unit_test(uuid_is_version_5),
        cmocka_unit_test(whole_name_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
