/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-missing-sign.h"

#include <glib/gi18n.h>

typedef struct
{
  GskPath *sheet;
  GskPath *strike;
  GskStroke *line;
  GskStroke *gap;
} Drawing;

/* Parsed once: GSK keeps what it rendered by path. */
static const Drawing *
get_drawing (void)
{
  static Drawing drawing;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      drawing.sheet = gsk_path_parse ("M 5.5 4 H 10.5 L 13.5 7 V 15 H 5.5 Z");
      drawing.strike = gsk_path_parse ("M 3.5 15.5 L 15.5 3.5");
      drawing.line = gsk_stroke_new (1.6f);
      drawing.gap = gsk_stroke_new (4.2f);
      gsk_stroke_set_line_join (drawing.line, GSK_LINE_JOIN_ROUND);
      gsk_stroke_set_line_cap (drawing.line, GSK_LINE_CAP_ROUND);
      g_once_init_leave (&once, 1);
    }
  return &drawing;
}

void
topsheet_missing_sign_snapshot (GtkSnapshot *snapshot, float x, float y)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.68f }, dark = { 0.2f, 0.2f, 0.2f, 1 };
  const GdkRGBA yellow = { 0.973f, 0.894f, 0.361f, 1 };
  const graphene_rect_t plate = GRAPHENE_RECT_INIT (0, 0, TOPSHEET_MISSING_SIGN_SIZE, TOPSHEET_MISSING_SIGN_SIZE);
  const Drawing *drawing = get_drawing ();
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &plate, 5);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &shade, &plate);
  gtk_snapshot_append_stroke (snapshot, drawing->sheet, drawing->line, &white);
  gtk_snapshot_append_stroke (snapshot, drawing->strike, drawing->gap, &dark);
  gtk_snapshot_append_stroke (snapshot, drawing->strike, drawing->line, &yellow);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

char *
topsheet_missing_sign_describe (const char *label, TopsheetFileLook *look)
{
  g_return_val_if_fail (label != NULL, NULL);

  if (look == NULL || !topsheet_file_look_is_missing (look))
    return g_strdup (label);
  /* Translators: a version for the screen reader: "SH040_v014, accepted, €4.20, file is missing" */
  return g_strdup_printf (_("%s, file is missing"), label);
}
