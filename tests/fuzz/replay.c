/* SPDX-License-Identifier: MIT */
/*
 * TARGET FILE...: runs a target over files, a folder standing for those in it;
 * for compilers without a fuzzer, and for the tests. Says how many there were.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

static long ran;

static void run_file(const char *path)
{
    enum { MOST = 1 << 24 };
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(MOST);
    DEMAND(file && bytes);
    size_t n = fread(bytes, 1, MOST, file);
    fclose(file);
    /* Just as large as the input, so that reading on is seen. */
    bytes = realloc(bytes, n ? n : 1);
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(bytes, n);
    free(bytes);
    ran++;
}

static void run_folder(DIR *folder, const char *path)
{
    for (struct dirent *entry; (entry = readdir(folder));) {
        char name[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        run_file(name);
    }
    closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder)
            run_folder(folder, argv[i]);
        else
            run_file(argv[i]);
    }
    printf("%ld\n", ran);
    return ran == 0;
}
