/* SPDX-License-Identifier: MIT */
/*
 * How large the PDF's sides are is asked of the PDF itself: what style, paper
 * and sheet come to is the library's to know. Its first page is found by the
 * words with which one begins there (ISO 32000-2, 7.7.3.3), which stand in the
 * file as they are: the writer does not compress that page's dictionary.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/print.h"

/* Reads on until `word` has come by; false at the end. It begins with "/",
 * which does not come again in it. */
static bool find_word(FILE *file, const char *word)
{
    size_t met = 0;
    int c;
    while (word[met] && (c = getc_unlocked(file)) != EOF)
        met = c == word[met] ? met + 1 : c == word[0];
    return !word[met];
}

/* "[0 0 595.276 841.89]", as the writer has it. */
static bool read_box(FILE *file, struct sheet *sheet)
{
    char box[64] = "", *end;
    if (!fgets(box, sizeof box, file) || strncmp(box, "[0 0 ", 5) != 0)
        return false;
    sheet->width = strtod(box + 5, &end);
    sheet->height = strtod(end, &end);
    return *end == ']' && sheet->width > 0 && sheet->height > 0;
}

bool print_sheet(const char *path, struct sheet *sheet)
{
    FILE *file = fopen(path, "rb");
    bool ok = file && find_word(file, "/MediaBox") && read_box(file, sheet);
    if (file)
        fclose(file);
    return ok;
}
