/* SPDX-License-Identifier: MIT */
/*
 * What is cut off a picture at its sides, and how it is turned: what its form
 * said of that, in the words of the tree.
 */
#include "base/angle.h"
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
    struct image_shape *shape = shape_of(d, image), had = *shape;
    *shape = *cut;
    shape->turn = had.turn;
    shape->askew = had.askew;
}

static void swap_sides(struct node *image)
{
    int32_t width = image->as.image->width;
    image->as.image->width = image->as.image->height;
    image->as.image->height = width;
}

/* Flips come first, then whole quarters, then what is left of the angle; a
 * picture a little askew is upright. */
void docx_set_turn(struct docx *d, struct node *image, long angle,
                   const bool flips[2])
{
    enum { LITTLE = 500, TURN = 4 * ANGLE_QUARTER };
    static const int upright[] = {1, 6, 3, 8}, mirrored[] = {2, 7, 4, 5};
    bool across = flips[0], down = flips[1];
    angle = (angle % TURN + TURN + ANGLE_QUARTER / 2) % TURN;
    int rest = (int)(angle % ANGLE_QUARTER) - ANGLE_QUARTER / 2;
    int quarters = ((int)(angle / ANGLE_QUARTER) + (down ? 2 : 0)) & 3;
    int turn = (across != down ? mirrored : upright)[quarters];
    bool askew = rest > LITTLE || rest < -LITTLE;
    if (turn == 1 && !askew)
        return;
    shape_of(d, image)->turn = turn;
    if (turn >= 5)
        swap_sides(image);
    if (!askew)
        return;
    shape_of(d, image)->askew = rest;
    angle_frame(rest, &image->as.image->width, &image->as.image->height);
}
