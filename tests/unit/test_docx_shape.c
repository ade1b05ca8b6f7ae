/* SPDX-License-Identifier: MIT */
/* The Word reader: how large pictures are, what is cut off, how they turn. */
#include "word.h"

#define PICTURE(inside, shape)                                                 \
    P("<w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/>"   \
      "<a:graphicData uri=\"x/picture\"><a:blip r:embed=\"i\"/>" inside        \
      "<a:xfrm " shape "/></a:graphicData></wp:inline></w:drawing></w:r>")
#define OLD_PICTURE(style, cut)                                                \
    P("<w:r><w:pict><v:shape style=\"" style "\"><v:imagedata r:id=\"i\" " cut \
      "/></v:shape></w:pict></w:r>")

static struct str tree_of_pictures(const char *text)
{
    struct part parts[] = {{"_rels/.rels", TOP},
                           {"word/document.xml", text},
                           {"word/_rels/document.xml.rels",
                            RELATIONS(RELATION("i", "image", "media/a.png"))},
                           {"word/media/a.png", "PNG"}};
    return tree_of(read_word(packed(parts, 4)));
}

static void drawings_say_how_they_are_shown(void **state)
{
    struct str tree = tree_of_pictures(DOCUMENT(
        PICTURE("", "")
            PICTURE("<a:srcRect l=\"25000\" b=\"10000\" t=\"-5000\"/>",
                    "rot=\"5400000\"") PICTURE("", "rot=\"-5400000\"")
                PICTURE("", "flipH=\"1\"")
                    PICTURE("", "rot=\"10800000\" flipV=\"true\"")
                        PICTURE("<a:srcRect r=\"12.5%\"/>", "rot=\"300000\"")));
#define IMAGE(how) "paragraph\n  image " how " \"word/media/a.png\" alt \"\"\n"
    assert_str(tree, IMAGE("100x50pt") IMAGE("50x100pt cut=0,0,10,25% turn=6")
                         IMAGE("50x100pt turn=8") IMAGE("100x50pt turn=2")
                             IMAGE("100x50pt turn=2")
                                 IMAGE("100x50pt cut=0,12,0,0%"));
}

/* The room of what is turned by no quarter is that of its corners. */
static void pictures_may_stand_askew(void **state)
{
    struct str tree = tree_of_pictures(DOCUMENT(
        PICTURE("", "rot=\"1800000\"") PICTURE("", "rot=\"-7200000\"")
            OLD_PICTURE("width:2in;height:72pt;rotation:-30", "")
                OLD_PICTURE("width:2in;height:72pt;rotation:1966080fd", "")));
    assert_str(tree,
               IMAGE("111x93pt askew=30") IMAGE("93x111pt turn=8 askew=-30")
                   IMAGE("160x134pt askew=-30") IMAGE("160x134pt askew=30"));
}

static void old_shapes_say_it_in_their_style(void **state)
{
    struct str tree = tree_of_pictures(DOCUMENT(
        OLD_PICTURE("width:2in;height:36.5pt;rotation:90", "")
            OLD_PICTURE("position:static; width: 2.54cm ;height:1in;flip:x",
                        "cropleft=\"16384f\" cropbottom=\".5\"")
                OLD_PICTURE("width:4500;height:2000", "")));
    assert_str(
        tree,
        IMAGE("36x144pt turn=6") IMAGE(
            "72x72pt cut=0,0,50,25% turn=2") "paragraph\n  image \"word/media/a.png\" alt "
                                             "\"\"\n");
}

/* What several drawings share tells nothing of one. */
static void a_group_has_no_size_for_its_pictures(void **state)
{
    struct str tree = tree_of_pictures(DOCUMENT(
        P("<w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" "
          "cy=\"635000\"/><a:graphicData uri=\"x/wordprocessingGroup\">"
          "<a:xfrm rot=\"5400000\"/><a:blip r:embed=\"i\"/><a:xfrm/>"
          "<a:xfrm rot=\"5400000\"/></a:graphicData></wp:inline></w:drawing>"
          "</w:r>")));
    assert_str(tree, "paragraph\n  image \"word/media/a.png\" alt \"\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(drawings_say_how_they_are_shown),
        T(pictures_may_stand_askew),
        T(old_shapes_say_it_in_their_style),
        T(a_group_has_no_size_for_its_pictures),
    };
    return RUN(tests);
}
