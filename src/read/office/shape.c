/* SPDX-License-Identifier: MIT */
/*
 * What is cut off a picture at its sides, and how it is turned: what its form
 * said of that, in the words of the tree.
 */
#include "base/arena.h"
#include "read/office/office.h"

static struct image_shape *shape_of(struct docx *d, struct node *image)
{
    struct image_shape *shape = ARENA_NEW(d->arena, struct image_shape);
    *shape = image->as.image->shape ? *image->as.image->shape
                                    : (struct image_shape){.turn = 1};
    image->as.image->shape = shape;
    return shape;
}

void docx_set_cut(struct docx *d, struct node *image,
                  const struct image_shape *cut)
{
    if (!cut->left && !cut->top && !cut->right && !cut->bottom)
        return;
    int turn = image->as.image->shape ? image->as.image->shape->turn : 1;
    struct image_shape *shape = shape_of(d, image);
    *shape = *cut;
    shape->turn = turn;
}

static void swap_sides(struct node *image)
{
    int32_t width = image->as.image->width;
    image->as.image->width = image->as.image->height;
    image->as.image->height = width;
}

/* Flips come first, then whole quarters; a picture a little askew is upright.
 */
void docx_set_turn(struct docx *d, struct node *image, int quarters,
                   const bool flips[2])
{
    bool across = flips[0], down = flips[1];
    static const int upright[] = {1, 6, 3, 8}, mirrored[] = {2, 7, 4, 5};
    quarters = (quarters + (down ? 2 : 0)) & 3;
    int turn = (across != down ? mirrored : upright)[quarters];
    if (turn == 1)
        return;
    shape_of(d, image)->turn = turn;
    if (turn >= 5)
        swap_sides(image);
}
