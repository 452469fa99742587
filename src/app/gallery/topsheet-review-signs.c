/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-signs.h"

#include <glib/gi18n.h>

#define SCALE 0.8

static PangoLayout *
make_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

PangoLayout *
topsheet_review_signs_layout (GtkWidget *widget, TopsheetGeneration *generation, int room)
{
  static const char glyphs[] = "★★★★★";
  guint stars = MIN (topsheet_generation_get_stars (generation), 5);
  const char *dispute = topsheet_generation_is_disputed (generation) ? "≠" : "";
  const char *gap = *dispute && stars > 0 ? " " : "";
  g_autofree char *text = g_strdup_printf ("%s%s%.*s", dispute, gap, (int) (stars * strlen ("★")), glyphs);
  g_autofree char *number = NULL;
  PangoLayout *layout;
  int width;

  if (*text == '\0')
    return NULL;
  layout = make_layout (widget, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= room || stars < 2)
    return layout;
  number = g_strdup_printf ("%s%s%u★", dispute, gap, stars);
  pango_layout_set_text (layout, number, -1);
  return layout;
}

char *
topsheet_review_signs_describe (const char *text, TopsheetGeneration *generation)
{
  guint stars = topsheet_generation_get_stars (generation);
  GString *all = g_string_new (text);

  if (stars > 0)
    {
      g_string_append (all, ", ");
      g_string_append_printf (all, g_dngettext (GETTEXT_PACKAGE, "%u star", "%u stars", stars), stars);
    }
  if (topsheet_generation_is_disputed (generation))
    /* Translators: for the screen reader, after a version's name and decision: two reviewers do not agree */
    g_string_append_printf (all, ", %s", _("disputed"));
  return g_string_free_and_steal (all);
}
