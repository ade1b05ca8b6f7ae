/* SPDX-License-Identifier: MIT */
/*
 * floor FOLDER FILE...: read each file, hash it, and write the same bytes to
 * FOLDER the way anban writes an edition: aside, flushed to the disk, renamed.
 * No converter that keeps that promise can cost less than this.
 */
#include <libgen.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct bytes {
    unsigned char *data;
    size_t n;
};

static struct bytes read_all(const char *path)
{
    struct bytes all = {NULL, 0};
    FILE *file = fopen(path, "rb");
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && (all.data = malloc((size_t)size + 1))) {
        rewind(file);
        all.n = fread(all.data, 1, (size_t)size, file);
    }
    if (file)
        fclose(file);
    return all;
}

static int write_all(struct bytes all, const char *folder, const char *name)
{
    char path[4096], aside[4200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    snprintf(aside, sizeof aside, "%s.part", path);
    FILE *file = fopen(aside, "wb");
    if (!file)
        return 0;
    int good = fwrite(all.data, 1, all.n, file) == all.n && fflush(file) == 0 &&
               fsync(fileno(file)) == 0;
    good = fclose(file) == 0 && good;
    return good && rename(aside, path) == 0;
}

static int copy(const char *folder, char *path)
{
    SHA2_CTX context;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    struct bytes all = read_all(path);
    if (!all.data)
        return 0;
    SHA256Init(&context);
    SHA256Update(&context, all.data, all.n);
    SHA256Final(digest, &context);
    int good = write_all(all, folder, basename(path));
    free(all.data);
    return good && printf("%02x%02x%02x%02x\n", digest[0], digest[1], digest[2],
                          digest[3]) > 0;
}

int main(int argc, char **argv)
{
    for (int i = 2; i < argc; i++) {
        if (!copy(argv[1], argv[i])) {
            fprintf(stderr, "floor: %s: cannot be copied\n", argv[i]);
            return 1;
        }
    }
    return argc < 3;
}
