/* SPDX-License-Identifier: MIT */
/* A list, as few documents have more than some pictures. */
#include "base/sources.h"

#include "base/arena.h"

void sources_add(struct sources *sources, struct arena *arena,
                 const struct stat *info)
{
    if (!S_ISREG(info->st_mode))
        return;
    struct source_file *file = ARENA_NEW(arena, struct source_file);
    *file = (struct source_file){info->st_dev, info->st_ino, sources->first};
    sources->first = file;
}

bool sources_have(const struct sources *sources, const struct stat *info)
{
    for (const struct source_file *f = sources->first; f; f = f->next) {
        if (f->device == info->st_dev && f->file == info->st_ino)
            return true;
    }
    return false;
}
