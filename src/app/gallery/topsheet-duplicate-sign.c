/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-duplicate-sign.h"

void
topsheet_duplicate_sign_snapshot (GtkSnapshot *snapshot, float x, float y)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.68f };
  const graphene_rect_t plate = GRAPHENE_RECT_INIT (x, y, TOPSHEET_DUPLICATE_SIGN_SIZE, TOPSHEET_DUPLICATE_SIGN_SIZE);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &plate, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &shade, &plate);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < 2; i++)
    {
      const float offset = i == 0 ? 7 : 4;
      const graphene_rect_t sheet = GRAPHENE_RECT_INIT (x + offset, y + offset, TOPSHEET_DUPLICATE_SIGN_SIZE - 11,
                                                        TOPSHEET_DUPLICATE_SIGN_SIZE - 11);

      gsk_rounded_rect_init_from_rect (&shape, &sheet, 1.5f);
      if (i == 1)
        gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.2f, 0.2f, 0.2f, 1 }, &sheet);
      gtk_snapshot_append_border (snapshot, &shape, (const float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                  (const GdkRGBA[4]) { white, white, white, white });
    }
}
