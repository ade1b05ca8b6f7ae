/* SPDX-License-Identifier: MIT */
/* From names to bytes: what a document may name, and what it may not. */
#include <errno.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "images.h"

static char root[64], folder[80];

/* ROOT/doc is the document's folder; ROOT/secret.png lies outside. */
static void put(const char *name)
{
    char path[512];
    struct str bytes = file_bytes("gamma.png");
    snprintf(path, sizeof path, "%s/%s", root, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
}

static void make(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", root, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static void link_to(const char *target, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", root, name);
    assert_int_equal(symlink(target, path), 0);
}

static int remove_entry(const char *path, const struct stat *info, int kind,
                        struct FTW *place)
{
    (void)info, (void)kind, (void)place;
    return remove(path);
}

static int begin(void **state)
{
    strcpy(root, "/tmp/anban-image-XXXXXX");
    if (set_up(state) != 0 || !mkdtemp(root))
        return -1;
    snprintf(folder, sizeof folder, "%s/doc/", root);
    make("doc");
    put("secret.png");
    put("doc/in.png");
    return 0;
}

static int end(void **state)
{
    nftw(root, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    return tear_down(state);
}

static bool shows(const char *source)
{
    return image_of(doc_in(folder), str_of(source)) != NULL;
}

static void refuses(const char *source, const char *word)
{
    assert_false(shows(source));
    assert_told(word);
}

static void names_lead_to_files(void **state)
{
    make("doc/sub");
    put("doc/sub/a b.png");
    put("doc/50%.png");
    put("doc/c%20d.png");
    put("doc/e?f#g.png");
    put("doc/#.png");
    assert_true(shows("in.png"));
    assert_true(shows("./in.png"));
    assert_true(shows(" in.png "));
    assert_true(shows("in.png?w=640&h=400"));
    assert_true(shows("in.png#top"));
    assert_true(shows("sub/a%20b.png"));
    assert_true(shows("sub\\a b.png"));
    assert_true(shows("sub/../in.png"));
    assert_true(shows("50%.png"));
    assert_true(shows("c%20d.png"));
    assert_true(shows("e?f#g.png"));
    assert_true(shows("%23.png"));
    refuses("none.png", "was not found; put the file into");
    refuses("", "was not found");
    refuses("in.png/x", "was not found");
    refuses("in.png%00", "was not found");
    refuses("sub", "is no ordinary file");
    assert_int_equal(messages.first->line, 7);
}

static void nothing_outside_is_read(void **state)
{
    refuses("../secret.png", "leads out of the document's folder");
    refuses("sub/../../secret.png", "leads out of the document's folder");
    refuses("..%2Fsecret.png", "leads out of the document's folder");
    refuses("%2e%2e/secret.png", "leads out of the document's folder");
    refuses("..\\secret.png", "leads out of the document's folder");
    refuses("/etc/passwd", "is named from the root of the disk");
    refuses("%2Fetc%2Fpasswd", "is named from the root of the disk");
    refuses("file:///etc/passwd", "is named from the root of the disk");
    refuses("FILE:in.png", "is named from the root of the disk");
    refuses("c:\\in.png", "is named from the root of a drive");
    refuses("\\\\host\\in.png", "is named from the root of the disk");
    refuses("http://example.org/a.png", "lies on the web; save it beside");
    refuses("HTTPS://example.org/a.png", "lies on the web");
    refuses("//example.org/a.png", "lies on the web");
    refuses("cid:part1", "is not among the parts");
}

static void links_may_not_lead_outside(void **state)
{
    make("doc/sub");
    put("doc/sub/x.png");
    make("docs");
    put("docs/y.png");
    link_to("../secret.png", "doc/out.png");
    link_to("..", "doc/up");
    link_to("/dev/zero", "doc/zero.png");
    link_to("../docs", "doc/beside");
    link_to("sub/x.png", "doc/within.png");
    link_to("loop.png", "doc/loop.png");
    refuses("out.png", "leads out of the document's folder");
    refuses("up/secret.png", "leads out of the document's folder");
    refuses("zero.png", "leads out of the document's folder");
    refuses("beside/y.png", "leads out of the document's folder");
    refuses("loop.png", "was not found");
    assert_true(shows("within.png"));
    assert_true(shows("up/doc/in.png"));
}

static void only_files_are_opened(void **state)
{
    char path[512];
    snprintf(path, sizeof path, "%spipe.png", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    alarm(5); /* a pipe that nobody writes to would hold us */
    refuses("pipe.png", "is no ordinary file");
    alarm(0);
    snprintf(path, sizeof path, "%sempty.png", folder);
    assert_int_equal(fclose(fopen(path, "wb")), 0);
    refuses("empty.png", "is empty");
    snprintf(path, sizeof path, "%shuge.png", folder);
    assert_int_equal(fclose(fopen(path, "wb")), 0);
    assert_int_equal(truncate(path, (off_t)IMAGE_FILE_MAX + 1), 0);
    refuses("huge.png", "is larger than 256 MB");
}

static void spelling_may_differ(void **state)
{
    make("doc/Ảnh");
    put("doc/Ảnh/Hội nghị.PNG");
    assert_true(shows("ảnh/hội nghị.png"));
    /* decomposed: A, hook above */
    assert_true(shows("A\xCC\x89nh/Hội nghị.PNG"));
    put("doc/o\xCC\x82.png");
    assert_true(shows("ô.png"));
    put("doc/IN.PNG");
    struct doc *doc = doc_in(folder);
    assert_string_equal(image_of(doc, STR("In.png"))->source.s, "In.png");
    assert_false(shows("in2.png"));
}

static void the_current_folder_has_no_name(void **state)
{
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    assert_non_null(image_of(doc_in(""), STR("in.png")));
    assert_null(image_of(doc_in(""), STR("../secret.png")));
    assert_int_equal(chdir(before), 0);
}

static void data_is_its_own_content(void **state)
{
    static const char gif[] =
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP8AACwAAAAAAQABAAACAkQBADs"
        "=";
    assert_true(shows(gif));
    assert_true(shows("DATA:;BASE64,R0lGODlhAQABAIAAAAAAAP8AACwAAAAAAQAB\n"
                      "AAACAkQBADs"));
    assert_true(
        shows("data:,GIF89a%01%00%01%00%80%00%00%00%00%00%ff%00%00,%00%00%00"
              "%00%01%00%01%00%00%02%02D%01%00;"));
    refuses("data:image/png;base64,%%%", "\"data:\" address that is damaged");
    refuses("data:image/png", "without data");
    refuses("data:,", "is empty");
    refuses("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
            "SVG");
    char longer[300];
    memset(longer, 'x', sizeof longer);
    memcpy(longer, "data:,", 6);
    longer[sizeof longer - 1] = '\0';
    refuses(longer, "xxx...\" is no image");
    assert_true(messages.first->text.n < 200);
}

static void parts_come_first(void **state)
{
    struct str bytes = file_bytes("gamma.png");
    struct resource b = {NULL, STR("http://x/hình.png"), bytes};
    struct resource a = {&b, STR("word/media/1.png"), bytes};
    struct resource c = {&a, STR("id@x"), bytes};
    static const char *const names[] = {"http://x/hình.png",
                                        "http://x/h%C3%ACnh.png",
                                        "word/media/1.png", "cid:id@x"};
    for (size_t i = 0; i < 4; i++) {
        struct doc *doc = doc_in(folder);
        doc->resources = &c;
        const struct image *image = image_of(doc, str_of(names[i]));
        assert_non_null(image);
        assert_ptr_equal(image->file->bytes.s, bytes.s);
    }
}

static void each_is_loaded_once(void **state)
{
    struct doc *doc = doc_in(folder);
    struct node *a = add_image(doc, STR("in.png"));
    struct node *bad = add_image(doc, STR("none.png"));
    struct node *b = add_image(doc, STR("./in.png"));
    struct node *again = add_image(doc, STR("in.png"));
    struct node *bad_again = add_image(doc, STR("none.png"));
    load_images(doc);
    assert_ptr_equal(doc->images, a->as.image->picture);
    assert_ptr_equal(again->as.image->picture, a->as.image->picture);
    assert_ptr_equal(doc->images->next, b->as.image->picture);
    assert_null(doc->images->next->next);
    assert_int_equal(doc->images->id, 1);
    assert_int_equal(doc->images->next->id, 2);
    assert_int_equal(doc->images->line, 7);
    assert_null(bad->as.image->picture);
    assert_null(bad_again->as.image->picture);
    assert_told("none.png");
}

static void many_are_found_in_no_time(void **state)
{
    enum { MANY = 20000 };
    struct str bytes = file_bytes("gamma.png");
    struct doc *doc = doc_in(folder);
    struct resource *parts = ARENA_ARRAY(arena, MANY, struct resource);
    alarm(20 * slowness());
    for (int i = 0; i < MANY; i++) {
        parts[i] = (struct resource){doc->resources,
                                     str_printf(arena, "part%d.png", i), bytes};
        doc->resources = &parts[i];
        add_image(doc, parts[i].name);
        add_image(doc, STR("in.png"));
    }
    for (int i = 0; i < MANY; i++)
        add_image(doc, str_printf(arena, "none%d.png", i));
    load_images(doc);
    alarm(0);
    assert_int_equal(count_of(LOG_WARNING), MANY);
}

#undef T
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(names_lead_to_files),        T(nothing_outside_is_read),
        T(links_may_not_lead_outside), T(only_files_are_opened),
        T(spelling_may_differ),        T(the_current_folder_has_no_name),
        T(data_is_its_own_content),    T(parts_come_first),
        T(each_is_loaded_once),        T(many_are_found_in_no_time),
    };
    return RUN(tests);
}
