/* SPDX-License-Identifier: MIT */
/*
 * An output file which appears whole or not at all. The bytes go to a file
 * without a name in the target's own folder, or to a hidden one; out_commit
 * flushes them to the disk and gives it the target's name. Until then the
 * target is untouched, byte for byte.
 */
#ifndef ANBAN_BASE_OUT_H
#define ANBAN_BASE_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct anban_error;
struct out;

/*
 * Opens an output at `path`, owned by the caller until out_commit or
 * out_discard. A symbolic link is followed, unless a stranger may have put it
 * there (out_way.h); something which is not a regular file (a pipe, a device)
 * is written in place. A file that was there keeps its owner, its permissions
 * and its tags (out_keep.h), but not its other names: those stay with the old
 * bytes, as nothing may be seen of the new ones before they are whole. NULL
 * with `err` set on failure.
 */
struct out *out_new(const char *path, struct anban_error *err);

/* The same over an open file descriptor, which stays the caller's: there is no
 * temporary file, and nothing to keep. `name` is for messages; NULL: standard
 * output. A regular file with a name reaches the disk by out_flush, as the file
 * of an output of out_new does. NULL with `err` set on failure. */
struct out *out_on(int fd, const char *name, struct anban_error *err);

/* The descriptor of an output that another process is to write, and what has
 * come of that. */
int out_fd(const struct out *out);

/* The bytes which are in a regular file; 0: it is none, as a pipe. */
size_t out_length(const struct out *out);

/* Says that the other process is done, and has brought the bytes to the disk:
 * out_commit need not. */
void out_take(struct out *out);

/* Bytes written so far. */
size_t out_size(const struct out *out);

/*
 * Appends; small pieces are gathered first. A failure is remembered and told by
 * out_commit, so that a writer may ignore the result; false lets it stop early.
 */
bool out_write(struct out *out, const void *bytes, size_t n);

/*
 * Brings all that was written to the disk, where it has no name yet; nothing is
 * written afterwards. What is left for out_commit, which does this too when it
 * was not done, is quick. May be called in another thread than the rest.
 */
void out_flush(struct out *out);

/* Makes the output appear, and frees `out` in every case. */
bool out_commit(struct out *out, struct anban_error *err);

/* Sees to it that the names in the folder of `path` reach the disk, as what
 * they name has, and so does its own name, which may be new. A folder that
 * cannot be synced (on some network file systems) is no failure of ours. */
void out_sync_name(const char *path);

/* Leaves the target as it was, removes the temporary file, frees `out`. */
void out_discard(struct out *out);

/* Removes what the process `pid`, which has died, may have left beside `path`
 * when it was writing there. */
void out_remove_partial(const char *path, long pid);

#endif
