/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-cell-private.h"

#include <glib/gi18n.h>

void
topsheet_gallery_cell_forget_text (TopsheetGalleryCell *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->cost);
  g_clear_object (&self->tag);
  g_clear_object (&self->note);
  self->line_height = 0;
}

int
topsheet_gallery_cell_get_line_height (TopsheetGalleryCell *self)
{
  if (self->line_height == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "SH040_v014");

      pango_layout_get_pixel_size (layout, NULL, &self->line_height);
    }
  return self->line_height;
}

static PangoLayout *
make_layout (TopsheetGalleryCell *self, const char *text, gboolean bold, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static char *
format_cost (TopsheetGeneration *generation)
{
  const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

  return cost ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_EXACT) : g_strdup (_("unpriced"));
}

void
topsheet_gallery_cell_ensure_text (TopsheetGalleryCell *self)
{
  double seconds = topsheet_generation_get_duration_s (self->generation);
  const char *group = topsheet_paged_item_get_group (self->item);
  g_autofree char *cost = NULL;
  g_autofree char *duration = NULL;

  if (self->name)
    return;
  cost = format_cost (self->generation);
  self->name = make_layout (self, topsheet_generation_get_version_id (self->generation), self->selected, 0.92);
  self->cost = make_layout (self, cost, FALSE, 0.92);
  if (group)
    self->tag = make_layout (self, group, TRUE, 0.8);
  if (seconds >= 0.5)
    {
      /* Translators: length of a clip on its picture, in seconds */
      duration = g_strdup_printf (_("%.0f s"), seconds);
      self->note = make_layout (self, duration, FALSE, 0.8);
    }
}

char *
topsheet_gallery_cell_describe (TopsheetGeneration *generation)
{
  g_autofree char *decision = NULL;
  g_autofree char *cost = NULL;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);
  decision = g_utf8_strdown (topsheet_decision_kind_get_title (topsheet_generation_get_decision (generation)), -1);
  cost = format_cost (generation);
  if (topsheet_generation_get_duplicate_of (generation))
    /* Translators: the same of one that repeats an earlier version: "SH040_v014, accepted, €4.20, repeats SH040_v002" */
    return g_strdup_printf (_("%1$s, %2$s, %3$s, repeats %4$s"), topsheet_generation_get_version_id (generation),
                            decision, cost, topsheet_generation_get_duplicate_of (generation));
  /* Translators: a version for the screen reader: "SH040_v014, accepted, €4.20" */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), topsheet_generation_get_version_id (generation), decision, cost);
}
