/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-star-row.h"

#include <glib/gi18n.h>

#define N_STARS 5

struct _TopsheetStarRow
{
  GtkBox parent_instance;
  GtkToggleButton *buttons[N_STARS];
  guint stars;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TopsheetStarRow, topsheet_star_row, GTK_TYPE_BOX)

static guint signal_rated;

static void
update (TopsheetStarRow *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_STARS; i++)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->buttons[i]),
                                i < self->stars ? "starred-symbolic" : "non-starred-symbolic");
      gtk_toggle_button_set_active (self->buttons[i], i < self->stars);
    }
  self->updating = FALSE;
}

static void
toggled_cb (TopsheetStarRow *self, GtkToggleButton *button)
{
  guint place = 0;

  if (self->updating)
    return;
  while (self->buttons[place] != button)
    place++;
  /* What is shown follows what was saved. */
  place = place + 1 == self->stars ? 0 : place + 1;
  update (self);
  g_signal_emit (self, signal_rated, 0, place);
}

static void
topsheet_star_row_class_init (TopsheetStarRowClass *klass)
{
  signal_rated = g_signal_new ("rated", TOPSHEET_TYPE_STAR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
topsheet_star_row_init (TopsheetStarRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stars"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "star-row");
  for (guint i = 0; i < N_STARS; i++)
    {
      g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Star", "%u Stars", i + 1), i + 1);
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), button);
    }
  update (self);
}

void
topsheet_star_row_set_stars (TopsheetStarRow *self, guint stars)
{
  g_return_if_fail (TOPSHEET_IS_STAR_ROW (self));
  if (self->stars == stars)
    return;
  self->stars = stars;
  update (self);
}
