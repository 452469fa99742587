/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-decision-mark.h"
#include "app/gallery/topsheet-duplicate-sign.h"
#include "app/gallery/topsheet-gallery-cell-private.h"
#include "app/gallery/topsheet-missing-sign.h"
#include "app/gallery/topsheet-review-signs.h"
#include "app/widgets/topsheet-media-placeholder.h"

#include <math.h>

#define RING 3.0f
#define RADIUS 8.0f
#define INSET 5.0f /* of what stands on the picture */
/* A picture fills the frame when that cuts off less than this share of it, and stands whole inside it otherwise. */
#define MAX_CROP 0.12
#define TINT 0.08f /* of what is behind a picture */

/* As long as there is no picture; grey as it is, it needs no colour taken out. */
static void
snapshot_frame (GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink, float opacity)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, frame, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { ink->red, ink->green, ink->blue, TINT * opacity }, frame);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_picture (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  GskRoundedRect clip;
  graphene_rect_t rect = *frame;
  float aspect, frame_aspect = frame->size.width / frame->size.height;

  gsk_rounded_rect_init_from_rect (&clip, frame, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { ink->red, ink->green, ink->blue, TINT }, frame);
  if (self->texture)
    {
      aspect = (float) gdk_texture_get_width (self->texture) / (float) gdk_texture_get_height (self->texture);
      if ((aspect > frame_aspect) == (MIN (aspect, frame_aspect) / MAX (aspect, frame_aspect) >= 1 - MAX_CROP))
        rect.size.width = frame->size.height * aspect;
      else
        rect.size.height = frame->size.width / aspect;
      rect.origin.x += (frame->size.width - rect.size.width) / 2;
      rect.origin.y += (frame->size.height - rect.size.height) / 2;
      gtk_snapshot_append_scaled_texture (snapshot, self->texture,
                                          rect.size.width * 2 < (float) gdk_texture_get_width (self->texture)
                                            ? GSK_SCALING_FILTER_TRILINEAR
                                            : GSK_SCALING_FILTER_LINEAR,
                                          &rect);
    }
  else
    topsheet_media_placeholder_snapshot (GTK_WIDGET (self), snapshot, topsheet_generation_get_format (self->generation),
                                         frame, ink);
  gtk_snapshot_pop (snapshot);
}

/* Rejected: most of the colour taken out, and sunk into whatever the background is. */
static void
push_dimmed (GtkSnapshot *snapshot, float opacity)
{
  const float s = 0.15f, r = 0.2126f * (1 - s), g = 0.7152f * (1 - s), b = 0.0722f * (1 - s);
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  graphene_matrix_init_from_float (&matrix, (const float[16]) { r + s, r, r, 0, g, g + s, g, 0, b, b, b + s, 0, 0, 0, 0,
                                                                opacity });
  graphene_vec4_init (&offset, 0, 0, 0, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
}

static void
snapshot_pill (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, float pad)
{
  int width, height;
  graphene_rect_t rect;
  GskRoundedRect pill;

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT (x, y, (float) width + 2 * pad, (float) height + 4);
  gsk_rounded_rect_init_from_rect (&pill, &rect, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.68f }, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + pad, y + 2));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

/* Behind the mark of the decision, or in its place. */
static void
snapshot_review (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame)
{
  gboolean marked = topsheet_generation_get_decision (self->generation) != TOPSHEET_DECISION_PENDING;
  float before = INSET + (marked ? TOPSHEET_DECISION_MARK_SIZE + INSET : 0), after = 2 * INSET;
  g_autoptr (PangoLayout) layout = NULL;
  int width = 0, height;

  if (topsheet_generation_get_stars (self->generation) == 0 && !topsheet_generation_is_disputed (self->generation))
    return;
  if (self->note)
    pango_layout_get_pixel_size (self->note, &width, NULL);
  after += width > 0 ? (float) width + 12 : 0;
  layout = topsheet_review_signs_layout (GTK_WIDGET (self), self->generation,
                                         (int) (frame->size.width - before - after) - 10);
  pango_layout_get_pixel_size (layout, NULL, &height);
  snapshot_pill (snapshot, layout, frame->origin.x + before,
                 frame->origin.y + frame->size.height - (float) height - 4 - INSET, 5);
}

static void
snapshot_signs (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  TopsheetDecisionKind decision = topsheet_generation_get_decision (self->generation);
  gboolean repeats = topsheet_generation_get_duplicate_of_id (self->generation) != 0;
  gboolean lost = self->look && topsheet_file_look_is_missing (self->look);
  float end = frame->origin.x + frame->size.width - INSET; /* of the signs in the upper corner */
  int width, height;

  if (repeats)
    topsheet_duplicate_sign_snapshot (snapshot, end -= TOPSHEET_DUPLICATE_SIGN_SIZE, frame->origin.y + INSET);
  end -= repeats ? INSET : 0;
  if (lost)
    topsheet_missing_sign_snapshot (snapshot, end -= TOPSHEET_MISSING_SIGN_SIZE, frame->origin.y + INSET);
  if (self->tag)
    {
      float room = end - frame->origin.x - 3 * INSET - (lost ? INSET : 0);

      pango_layout_set_width (self->tag, (int) room * PANGO_SCALE);
      snapshot_pill (snapshot, self->tag, frame->origin.x + INSET, frame->origin.y + INSET, 6);
    }
  if (self->note)
    {
      pango_layout_get_pixel_size (self->note, &width, &height);
      snapshot_pill (snapshot, self->note, frame->origin.x + frame->size.width - (float) width - 12 - INSET,
                     frame->origin.y + frame->size.height - (float) height - 4 - INSET, 6);
    }
  if (decision != TOPSHEET_DECISION_PENDING)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (frame->origin.x + INSET, frame->origin.y + frame->size.height -
                                                                               TOPSHEET_DECISION_MARK_SIZE - INSET));
      topsheet_decision_mark_snapshot (snapshot, decision, TOPSHEET_DECISION_MARK_SIZE, ink);
      gtk_snapshot_restore (snapshot);
    }
  snapshot_review (self, snapshot, frame);
}

static void
snapshot_line (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean dim = topsheet_generation_get_decision (self->generation) == TOPSHEET_DECISION_REJECTED ||
                 !topsheet_generation_get_cost (self->generation);
  GdkRGBA cost_ink = *ink;
  float y = frame->origin.y + frame->size.height + TOPSHEET_GALLERY_CELL_GAP;
  int name_width, cost_width;
  gboolean both;

  if (dim)
    cost_ink.alpha *= topsheet_gallery_style_get_contrast (self->style) ? 0.8f : 0.55f;
  pango_layout_set_width (self->name, -1);
  pango_layout_get_pixel_size (self->name, &name_width, NULL);
  pango_layout_get_pixel_size (self->cost, &cost_width, NULL);
  /* The id matters more than its cost when both do not fit. */
  both = (float) (name_width + cost_width) + TOPSHEET_GALLERY_CELL_GAP <= frame->size.width;
  if (!both)
    {
      name_width = MIN (name_width, (int) frame->size.width);
      pango_layout_set_width (self->name, name_width * PANGO_SCALE);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? frame->origin.x + frame->size.width - (float) name_width
                                                              : frame->origin.x,
                                                          y));
  gtk_snapshot_append_layout (snapshot, self->name, ink);
  gtk_snapshot_restore (snapshot);
  if (!both)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? frame->origin.x
                                                              : frame->origin.x + frame->size.width - (float) cost_width,
                                                          y));
  gtk_snapshot_append_layout (snapshot, self->cost, &cost_ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_ring (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame)
{
  const GdkRGBA *accent = topsheet_gallery_style_get_accent (self->style);
  graphene_rect_t rect = *frame;
  GskRoundedRect ring;

  graphene_rect_inset (&rect, -2 * RING, -2 * RING);
  gsk_rounded_rect_init_from_rect (&ring, &rect, RADIUS + 2 * RING);
  gtk_snapshot_append_border (snapshot, &ring, (const float[4]) { RING, RING, RING, RING },
                              (const GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}

/* The picture, or what is there until it comes. */
static void
snapshot_content (TopsheetGalleryCell *self, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *ink)
{
  gboolean dimmed = self->generation &&
                    topsheet_generation_get_decision (self->generation) == TOPSHEET_DECISION_REJECTED;
  float opacity = !dimmed ? 1 : topsheet_gallery_style_get_contrast (self->style) ? 0.65f : 0.48f;

  if (!self->texture && !self->missing)
    snapshot_frame (snapshot, frame, ink, opacity);
  else if (!dimmed)
    snapshot_picture (self, snapshot, frame, ink);
  else
    {
      push_dimmed (snapshot, opacity);
      snapshot_picture (self, snapshot, frame, ink);
      gtk_snapshot_pop (snapshot);
    }
}

void
topsheet_gallery_cell_draw (TopsheetGalleryCell *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * TOPSHEET_GALLERY_CELL_MARGIN;
  graphene_rect_t frame = GRAPHENE_RECT_INIT (TOPSHEET_GALLERY_CELL_MARGIN, TOPSHEET_GALLERY_CELL_MARGIN, width,
                                              floorf (width / (float) topsheet_gallery_style_get_aspect (self->style)));
  GdkRGBA ink;

  gtk_widget_get_color (GTK_WIDGET (self), &ink);
  snapshot_content (self, snapshot, &frame, &ink);
  if (self->generation)
    {
      topsheet_gallery_cell_ensure_text (self);
      snapshot_signs (self, snapshot, &frame, &ink);
      snapshot_line (self, snapshot, &frame, &ink);
    }
  if (self->selected)
    snapshot_ring (self, snapshot, &frame);
}
