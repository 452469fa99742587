/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-pass.h"
#include "app/viewer/topsheet-picture-view-private.h"
#include "media/topsheet-picture-reader.h"

#include <math.h>

#define MAP_EDGE 116
#define MAP_MARGIN 14
#define CHECK 8
/* From here on single pixels are what people want to see. */
#define PIXELS_SCALE 4

/* A picture as it lies in the view; pixels of the screen. */
typedef struct
{
  TopsheetPictureView *view;
  GtkSnapshot *snapshot;
  TopsheetViewPlace place;
  TopsheetViewSize room;
  guint width;
  guint height;
} Drawing;

/* Edges on whole pixels, so that no gap shows between tiles. */
static gboolean
place_tile (const Drawing *drawing, guint level, guint x, guint y, graphene_rect_t *rect)
{
  double side = TOPSHEET_PICTURE_TILE * (double) (1u << level);
  double left = round (drawing->place.x + x * side * drawing->place.scale);
  double top = round (drawing->place.y + y * side * drawing->place.scale);
  double right = round (drawing->place.x + MIN ((x + 1) * side, drawing->width) * drawing->place.scale);
  double bottom = round (drawing->place.y + MIN ((y + 1) * side, drawing->height) * drawing->place.scale);

  graphene_rect_init (rect, (float) left, (float) top, (float) MAX (right - left, 1), (float) MAX (bottom - top, 1));
  return right > 0 && bottom > 0 && left < drawing->room.width && top < drawing->room.height;
}

/* TRUE when nothing of the level is missing in the view. */
static gboolean
draw_level (const Drawing *drawing, guint level)
{
  guint columns = topsheet_picture_count_tiles (drawing->width, level);
  guint rows = topsheet_picture_count_tiles (drawing->height, level);
  double shown = drawing->place.scale * (1u << level);
  gboolean complete = TRUE;

  for (guint y = 0; y < rows; y++)
    for (guint x = 0; x < columns; x++)
      {
        GdkTexture *texture;
        graphene_rect_t rect;

        if (!place_tile (drawing, level, x, y, &rect))
          continue;
        texture = topsheet_picture_source_peek (drawing->view->source, drawing->view->path, level, x, y);
        if (texture)
          gtk_snapshot_append_scaled_texture (drawing->snapshot, texture,
                                              shown >= PIXELS_SCALE ? GSK_SCALING_FILTER_NEAREST
                                                                    : GSK_SCALING_FILTER_LINEAR,
                                              &rect);
        else
          complete = FALSE;
      }
  return complete;
}

static gboolean
has_level (const Drawing *drawing, guint level)
{
  guint columns = topsheet_picture_count_tiles (drawing->width, level);
  guint rows = topsheet_picture_count_tiles (drawing->height, level);

  for (guint y = 0; y < rows; y++)
    for (guint x = 0; x < columns; x++)
      {
        graphene_rect_t rect;

        if (place_tile (drawing, level, x, y, &rect) &&
            !topsheet_picture_source_peek (drawing->view->source, drawing->view->path, level, x, y))
          return FALSE;
      }
  return TRUE;
}

static void
draw_checks (const Drawing *drawing, const graphene_rect_t *whole)
{
  GtkSnapshot *snapshot = drawing->snapshot;
  graphene_rect_t seen;

  if (!graphene_rect_intersection (whole,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) drawing->room.width, (float) drawing->room.height),
                                   &seen))
    return;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.60f, 0.60f, 0.60f, 1 }, &seen);
  gtk_snapshot_push_repeat (snapshot, &seen, &GRAPHENE_RECT_INIT (0, 0, 2 * CHECK, 2 * CHECK));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.54f, 0.54f, 0.54f, 1 }, &GRAPHENE_RECT_INIT (0, 0, CHECK, CHECK));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.54f, 0.54f, 0.54f, 1 },
                             &GRAPHENE_RECT_INIT (CHECK, CHECK, CHECK, CHECK));
  gtk_snapshot_pop (snapshot);
}

static void
draw_file (Drawing *drawing, const graphene_rect_t *whole)
{
  TopsheetPictureView *self = drawing->view;
  guint level = topsheet_picture_choose_level (drawing->place.scale);
  gboolean known, alpha = FALSE;

  known = topsheet_picture_source_get_size (self->source, self->path, &drawing->width, &drawing->height, &alpha);
  self->complete = known && has_level (drawing, level);
  if (known && alpha && self->complete)
    draw_checks (drawing, whole);
  if (!self->complete && self->stand_in)
    gtk_snapshot_append_scaled_texture (drawing->snapshot, self->stand_in, GSK_SCALING_FILTER_LINEAR, whole);
  if (!known)
    return;
  for (guint coarser = TOPSHEET_PICTURE_MAX_LEVEL; !self->complete && coarser > level; coarser--)
    draw_level (drawing, coarser);
  /* Zoomed out, the finer pixels that are here look better than nothing. */
  if (!self->complete && level > 0 && has_level (drawing, level - 1))
    draw_level (drawing, level - 1);
  draw_level (drawing, level);
}

gboolean
topsheet_picture_view_get_map (TopsheetPictureView *self, graphene_rect_t *map)
{
  TopsheetViewSize picture = topsheet_picture_view_get_picture_size (self);
  TopsheetViewSize view = topsheet_picture_view_get_view_size (self);
  TopsheetViewPlace place;
  double scale;

  if (!self->has_map || picture.width <= 0 || picture.height <= 0 || (!self->stand_in && !self->paintable))
    return FALSE;
  place = topsheet_view_state_place (self->state, picture, view);
  if (picture.width * place.scale <= view.width + 0.5 && picture.height * place.scale <= view.height + 0.5)
    return FALSE;
  scale = MAP_EDGE / MAX (picture.width, picture.height);
  graphene_rect_init (map, 0, 0, (float) (picture.width * scale), (float) (picture.height * scale));
  map->origin.x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - map->size.width - MAP_MARGIN;
  map->origin.y = (float) gtk_widget_get_height (GTK_WIDGET (self)) - map->size.height - MAP_MARGIN;
  return map->origin.x > MAP_EDGE && map->origin.y > MAP_MARGIN;
}

/* The part of the map that can be seen. */
static void
find_frame (TopsheetPictureView *self, const graphene_rect_t *map, graphene_rect_t *frame)
{
  TopsheetViewSize picture = topsheet_picture_view_get_picture_size (self);
  TopsheetViewSize view = topsheet_picture_view_get_view_size (self);
  TopsheetViewPlace place = topsheet_view_state_place (self->state, picture, view);
  double kx = map->size.width / (picture.width * place.scale), ky = map->size.height / (picture.height * place.scale);

  graphene_rect_init (frame, map->origin.x + (float) (-place.x * kx), map->origin.y + (float) (-place.y * ky),
                      (float) (view.width * kx), (float) (view.height * ky));
  graphene_rect_intersection (frame, map, frame);
}

static void
draw_map (TopsheetPictureView *self, GtkSnapshot *snapshot)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, dim = { 1, 1, 1, 0.35f }, shade = { 0, 0, 0, 0.45f };
  GskRoundedRect round_map, round_frame;
  graphene_rect_t map, frame;

  if (!topsheet_picture_view_get_map (self, &map))
    return;
  find_frame (self, &map, &frame);
  gsk_rounded_rect_init_from_rect (&round_map, &map, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &round_map);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.6f }, &map);
  if (self->paintable)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &map.origin);
      gdk_paintable_snapshot (self->paintable, snapshot, map.size.width, map.size.height);
      gtk_snapshot_restore (snapshot);
    }
  else
    gtk_snapshot_append_scaled_texture (snapshot, self->stand_in, GSK_SCALING_FILTER_LINEAR, &map);
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (map.origin.x, map.origin.y, map.size.width,
                                                  frame.origin.y - map.origin.y));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (map.origin.x, frame.origin.y + frame.size.height, map.size.width,
                                                  map.origin.y + map.size.height - frame.origin.y - frame.size.height));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (map.origin.x, frame.origin.y, frame.origin.x - map.origin.x,
                                                  frame.size.height));
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (frame.origin.x + frame.size.width, frame.origin.y,
                                                  map.origin.x + map.size.width - frame.origin.x - frame.size.width,
                                                  frame.size.height));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round_map, (float[]) { 1, 1, 1, 1 }, (GdkRGBA[]) { dim, dim, dim, dim });
  gsk_rounded_rect_init_from_rect (&round_frame, &frame, 3);
  gtk_snapshot_append_border (snapshot, &round_frame, (float[]) { 2, 2, 2, 2 },
                              (GdkRGBA[]) { white, white, white, white });
}

void
topsheet_picture_view_draw (TopsheetPictureView *self, GtkSnapshot *snapshot)
{
  TopsheetViewSize picture = topsheet_picture_view_get_picture_size (self);
  Drawing drawing = { .view = self, .snapshot = snapshot, .room = topsheet_picture_view_get_view_size (self) };
  float density = (float) topsheet_picture_view_get_density (self);
  graphene_rect_t whole;

  if (picture.width <= 0 || picture.height <= 0 || drawing.room.width <= 0 || drawing.room.height <= 0)
    return;
  drawing.place = topsheet_view_state_place (self->state, picture, drawing.room);
  graphene_rect_init (&whole, (float) round (drawing.place.x), (float) round (drawing.place.y),
                      (float) MAX (round (picture.width * drawing.place.scale), 1),
                      (float) MAX (round (picture.height * drawing.place.scale), 1));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, 1 / density, 1 / density);
  if (self->paintable)
    {
      gtk_snapshot_translate (snapshot, &whole.origin);
      gdk_paintable_snapshot (self->paintable, snapshot, whole.size.width, whole.size.height);
      self->complete = TRUE;
    }
  else if (self->path)
    draw_file (&drawing, &whole);
  gtk_snapshot_restore (snapshot);
  draw_map (self, snapshot);
}
