/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* syscall */
/* Before check.h: cmocka has a macro of the name fail. */
#include "base/error.h"

#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/out.h"

static char folder[64];
static struct anban_error err;

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/anban-test-out-XXXXXX");
    err = (struct anban_error){ANBAN_OK, 0, ""};
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        if (e->d_name[0] != '.' || e->d_name[1] == 'a')
            remove(e->d_name);
    }
    if (dir)
        closedir(dir);
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_file(const char *path, const char *wanted)
{
    char text[256] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, wanted);
}

static int count_files(void)
{
    int n = 0;
    DIR *dir = opendir(".");
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

static void the_file_appears_at_the_end(void **state)
{
    put("a", "cũ");
    struct out *out = out_new("a", &err);
    assert_non_null(out);
    assert_true(out_write(out, "mới", strlen("mới")));
    assert_int_equal(out_size(out), strlen("mới"));
    assert_file("a", "cũ");
    assert_true(out_commit(out, &err));
    assert_file("a", "mới");
    assert_int_equal(count_files(), 1);
}

static void what_is_discarded_leaves_nothing(void **state)
{
    put("a", "cũ");
    struct out *out = out_new("a", &err);
    out_write(out, "x", 1);
    out_discard(out);
    assert_file("a", "cũ");
    out_discard(out_new("b", &err));
    assert_int_equal(count_files(), 1);
}

static void two_may_write_beside_each_other(void **state)
{
    struct out *a = out_new("a", &err), *b = out_new("a", &err);
    out_write(a, "a", 1);
    out_write(b, "b", 1);
    assert_true(out_commit(a, &err));
    assert_true(out_commit(b, &err));
    assert_file("a", "b");
    assert_int_equal(count_files(), 1);
}

static void modes_are_kept(void **state)
{
    struct stat info;
    put("a", "cũ");
    chmod("a", 0640);
    struct out *out = out_new("a", &err);
    out_write(out, "x", 1);
    assert_true(out_commit(out, &err));
    stat("a", &info);
    assert_int_equal(info.st_mode & 0777, 0640);
}

static void replace(const char *path)
{
    struct out *out = out_new(path, &err);
    assert_non_null(out);
    out_write(out, "x", 1);
    assert_true(out_commit(out, &err));
}

/* acl(5) as the system has it: version 2; tag, rights and whose, each little.
 * User 1 may read and write, the group and others nothing. */
static const char list[] = "\2\0\0\0"
                           "\1\0\6\0\xFF\xFF\xFF\xFF"
                           "\2\0\6\0\1\0\0\0"
                           "\4\0\0\0\xFF\xFF\xFF\xFF"
                           "\x10\0\6\0\xFF\xFF\xFF\xFF"
                           "\x20\0\0\0\xFF\xFF\xFF\xFF";
enum { LIST = sizeof list - 1 };
static const char acl[] = "system.posix_acl_access";

/* Sets it, where the file system has such. */
static void give(const char *path, const char *name, const char *value,
                 size_t n)
{
    if (setxattr(path, name, value, n, 0) == 0)
        return;
    print_message("no %s here: %s\n", name, strerror(errno));
    skip();
}

static void lists_of_rights_are_kept(void **state)
{
    char kept[LIST + 1];
    struct stat info;
    put("a", "cũ");
    chmod("a", 0600);
    give("a", acl, list, LIST);
    replace("a");
    assert_int_equal(getxattr("a", acl, kept, sizeof kept), LIST);
    assert_memory_equal(kept, list, LIST);
    stat("a", &info);
    assert_int_equal(info.st_mode & 0777, 0660);
}

/* A folder can give each new file a list: a file that had none gets none. */
static void no_rights_come_from_the_folder(void **state)
{
    struct stat info;
    put("a", "cũ");
    chmod("a", 0640);
    give(".", "system.posix_acl_default", list, LIST);
    replace("a");
    assert_true(getxattr("a", acl, NULL, 0) < 0);
    stat("a", &info);
    assert_int_equal(info.st_mode & 0777, 0640);
}

static void tags_are_kept(void **state)
{
    char kept[8] = "";
    put("a", "cũ");
    give("a", "user.xdg.tags", "thư", 5);
    replace("a");
    assert_int_equal(getxattr("a", "user.xdg.tags", kept, sizeof kept), 5);
    assert_string_equal(kept, "thư");
}

static void owners_are_kept(void **state)
{
    struct stat info;
    put("a", "cũ");
    if (chown("a", 1, 1) != 0)
        skip();
    chmod("a", 0640);
    replace("a");
    stat("a", &info);
    assert_int_equal(info.st_uid, 1);
    assert_int_equal(info.st_gid, 1);
    assert_int_equal(info.st_mode & 0777, 0640);
}

/* Of /tmp, with a link by somebody else in it; by us it is followed. */
static void links_of_others_are_no_way(void **state)
{
    put("a", "cũ");
    assert_int_equal(mkdir("all", 0777), 0);
    assert_int_equal(symlink("../a", "all/link"), 0);
    assert_int_equal(symlink("..", "all/way"), 0);
    assert_int_equal(symlink("all/link", "round"), 0);
    chmod("all", 01777);
    replace("all/link");
    assert_file("a", "x");
    bool other = chown("all", 2, 2) == 0 && lchown("all/link", 1, 1) == 0 &&
                 lchown("all/way", 1, 1) == 0;
    static const char *const ways[] = {"all/link", "round", "all/way/a"};
    for (size_t i = 0; other && i < 3; i++) {
        assert_null(out_new(ways[i], &err));
        assert_non_null(strstr(err.message, "another user"));
        err.code = ANBAN_OK;
    }
    chmod("all", 0777);
    replace("round");
    remove("all/link");
    remove("all/way");
    assert_int_equal(rmdir("all"), 0);
    if (!other)
        skip();
}

static bool only_grows(const char *path, bool wanted)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY);
    int flags = wanted ? FS_APPEND_FL : 0;
    bool done = ioctl(fd, FS_IOC_SETFLAGS, &flags) == 0;
    close(fd);
    return done;
}

static void growing_folders_stay_clean(void **state)
{
    assert_int_equal(mkdir("log", 0777), 0);
    put("log/a", "cũ");
    bool can = only_grows("log", true);
    if (can) {
        assert_null(out_new("log/a", &err));
        err.code = ANBAN_OK;
        replace("log/b");
        assert_file("log/a", "cũ");
        assert_int_equal(remove("log/b"), -1);
        only_grows("log", false);
        assert_int_equal(remove("log/b"), 0);
    }
    remove("log/a");
    assert_int_equal(rmdir("log"), 0); /* nothing else is in it */
    if (!can)
        skip();
}

/* In place of the C library's: which files were synced. */
static ino_t synced[8];
static int syncs;

int fsync(int fd)
{
    struct stat info;
    if (fstat(fd, &info) == 0 && syncs < 8)
        synced[syncs++] = info.st_ino;
    return (int)syscall(SYS_fsync, fd);
}

static void names_reach_the_disk(void **state)
{
    struct stat above, within;
    assert_int_equal(mkdir("new", 0777), 0);
    replace("new/a");
    syncs = 0;
    out_sync_name("new/a");
    stat("new", &within);
    stat(".", &above);
    assert_int_equal(syncs, 2);
    assert_int_equal(synced[0], within.st_ino);
    assert_int_equal(synced[1], above.st_ino);
    remove("new/a");
    rmdir("new");
}

static void links_are_followed(void **state)
{
    struct stat info;
    put("a", "cũ");
    assert_int_equal(symlink("a", "link"), 0);
    assert_int_equal(symlink("./link", "link2"), 0);
    struct out *out = out_new("link2", &err);
    out_write(out, "x", 1);
    assert_true(out_commit(out, &err));
    assert_file("a", "x");
    lstat("link2", &info);
    assert_true(S_ISLNK(info.st_mode));
}

static void a_link_to_nothing_makes_its_file(void **state)
{
    struct stat info;
    assert_int_equal(symlink("later", "link"), 0);
    struct out *out = out_new("link", &err);
    assert_non_null(out);
    out_write(out, "x", 1);
    assert_true(out_commit(out, &err));
    lstat("link", &info);
    assert_true(S_ISLNK(info.st_mode));
    assert_file("later", "x");
}

static void a_ring_of_links_is_refused(void **state)
{
    assert_int_equal(symlink("b", "a"), 0);
    assert_int_equal(symlink("a", "b"), 0);
    assert_null(out_new("a", &err));
    assert_int_equal(err.code, ANBAN_OUTPUT);
    assert_int_equal(count_files(), 2);
}

static void what_cannot_be_written_is_told(void **state)
{
    assert_int_equal(mkdir("sub", 0700), 0);
    const char *const paths[] = {"sub",  "none/a", "",
                                 "sub/", "none/",  "sub/../sub"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        err = (struct anban_error){ANBAN_OK, 0, ""};
        assert_null(out_new(paths[i], &err));
        assert_int_equal(err.code, ANBAN_OUTPUT);
        assert_non_null(strstr(err.message, "cannot be written"));
    }
    assert_int_equal(count_files(), 1);
}

static void a_protected_file_stays(void **state)
{
    const uid_t nobody = 65534, me = geteuid();
    put("a", "cũ");
    chmod("a", 0444);
    chmod(folder, 0777);
    if (me == 0) /* root may write everything */
        assert_int_equal(seteuid(nobody), 0);
    struct out *out = out_new("a", &err);
    if (me == 0)
        assert_int_equal(seteuid(me), 0);
    assert_null(out);
    assert_file("a", "cũ");
    assert_int_equal(count_files(), 1);
}

static void a_full_device_is_told(void **state)
{
    char block[65536] = {0};
    struct out *out = out_new("/dev/full", &err);
    assert_non_null(out);
    int blocks = 1;
    while (out_write(out, block, sizeof block))
        assert_in_range(++blocks, 1, 100);
    assert_false(out_write(out, block, 1));
    assert_false(out_commit(out, &err));
    assert_non_null(strstr(err.message, "No space left"));
}

/* What is small waits; its failure must not be lost. */
static void a_full_device_is_told_at_the_end(void **state)
{
    struct out *out = out_new("/dev/full", &err);
    out_write(out, "x", 1);
    assert_false(out_commit(out, &err));
    assert_non_null(strstr(err.message, "No space left"));
}

static unsigned char byte_at(size_t i)
{
    return (unsigned char)(i % 251);
}

static void add_piece(struct out *out, size_t n)
{
    static unsigned char piece[200000];
    size_t start = out_size(out);
    assert_in_range(n, 0, sizeof piece);
    for (size_t i = 0; i < n; i++)
        piece[i] = byte_at(start + i);
    assert_true(out_write(out, piece, n));
}

static void pieces_of_all_sizes_keep_their_order(void **state)
{
    static const size_t sizes[] = {1,     0,     3,     70000, 5,     32768,
                                   1,     32767, 1,     32768, 32769, 2,
                                   20000, 20000, 20000, 65536, 200000};
    size_t n = 0;
    struct out *out = out_new("a", &err);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        add_piece(out, sizes[i]);
    size_t all = out_size(out);
    assert_true(out_commit(out, &err));
    FILE *file = fopen("a", "rb");
    for (int c; (c = getc(file)) != EOF; n++)
        assert_int_equal(c, byte_at(n));
    fclose(file);
    assert_int_equal(n, all);
}

static void a_device_is_written_in_place(void **state)
{
    struct out *out = out_new("/dev/null", &err);
    assert_true(out_write(out, "x", 1));
    assert_true(out_commit(out, &err));
}

static void a_descriptor_stays_open(void **state)
{
    int fd = open("a", O_WRONLY | O_CREAT, 0600);
    struct out *out = out_on(fd, NULL, &err);
    assert_true(out_write(out, "x", 1));
    assert_true(out_commit(out, &err));
    assert_int_equal(write(fd, "y", 1), 1);
    close(fd);
    assert_file("a", "xy");
    assert_null(out_on(fd, NULL, &err));
    assert_int_equal(err.code, ANBAN_OUTPUT);
}

/* However the bytes come, each is there once and in its place. */
static void pieces_of_all_sizes_are_put_together(void **state)
{
    enum { MOST = 200000 };
    static unsigned char bytes[MOST], seen[MOST];
    static const size_t sizes[] = {1,     0,  65535, 65536, 3,
                                   65537, 12, 2,     0,     1000};
    struct out *out = out_new("a", &err);
    size_t n = 0;
    for (size_t i = 0; i < MOST; i++)
        bytes[i] = (unsigned char)(i * 7 + i / 251);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; n += sizes[i++])
        assert_true(out_write(out, bytes + n, sizes[i]));
    assert_int_equal(out_size(out), n);
    assert_true(out_commit(out, &err));
    FILE *file = fopen("a", "rb");
    assert_non_null(file);
    assert_int_equal(fread(seen, 1, sizeof seen, file), n);
    fclose(file);
    assert_memory_equal(seen, bytes, n);
}

/* A process that is killed at the worst moment, of which there are many. */
static void a_killed_writer_leaves_what_was_there(void **state)
{
    put("a", "cũ");
    for (int moment = 0; moment < 3; moment++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            struct out *out = out_new(moment == 2 ? "b" : "a", &err);
            if (moment > 0)
                out_write(out, "mới", strlen("mới"));
            raise(SIGKILL);
        }
        waitpid(child, NULL, 0);
        out_remove_partial(moment == 2 ? "b" : "a", child);
        assert_file("a", "cũ");
        assert_int_equal(count_files(), 1);
    }
}

/* What it may leave where a file must have a name, or while it replaces. */
static void what_a_dead_writer_left_is_removed(void **state)
{
    put(".anban-123-0.tmp", "x");
    put(".anban-123-7.tmp", "x");
    put(".anban-124-0.tmp", "another's");
    out_remove_partial("a", 123);
    assert_int_equal(count_files(), 1);
    assert_int_equal(mkdir("sub", 0700), 0);
    assert_int_equal(rename(".anban-124-0.tmp", "sub/.anban-124-0.tmp"), 0);
    out_remove_partial("sub/a", 124);
    assert_int_equal(rmdir("sub"), 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(the_file_appears_at_the_end),
        T(what_is_discarded_leaves_nothing),
        T(two_may_write_beside_each_other),
        T(modes_are_kept),
        T(lists_of_rights_are_kept),
        T(no_rights_come_from_the_folder),
        T(tags_are_kept),
        T(owners_are_kept),
        T(links_of_others_are_no_way),
        T(growing_folders_stay_clean),
        T(names_reach_the_disk),
        T(links_are_followed),
        T(a_link_to_nothing_makes_its_file),
        T(a_ring_of_links_is_refused),
        T(what_cannot_be_written_is_told),
        T(a_protected_file_stays),
        T(a_full_device_is_told),
        T(a_full_device_is_told_at_the_end),
        T(pieces_of_all_sizes_keep_their_order),
        T(a_device_is_written_in_place),
        T(a_descriptor_stays_open),
        T(pieces_of_all_sizes_are_put_together),
        T(a_killed_writer_leaves_what_was_there),
        T(what_a_dead_writer_left_is_removed),
    };
    return RUN(tests);
}
