/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-name-row.h"

#include "engine/topsheet-name-pattern.h"

#include <glib/gi18n.h>

struct _TopsheetNameRow
{
  AdwEntryRow parent_instance;

  guint number;
  GtkWidget *up_button;
  GtkWidget *down_button;
};

G_DEFINE_FINAL_TYPE (TopsheetNameRow, topsheet_name_row, ADW_TYPE_ENTRY_ROW)

enum
{
  SIGNAL_MOVED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (TopsheetNameRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

/* The character at @place, or all of it when what is missing has no place. */
static void
mark (TopsheetNameRow *self, guint place)
{
  const char *text = get_text (self);
  const char *at = g_utf8_offset_to_pointer (text, MIN ((glong) place, g_utf8_strlen (text, -1)));
  const guint start = *at != '\0' ? (guint) (at - text) : 0;
  const guint end = *at != '\0' ? (guint) (g_utf8_next_char (at) - text) : G_MAXUINT;
  PangoAttribute *attributes[] = { pango_attr_underline_new (PANGO_UNDERLINE_ERROR),
                                   pango_attr_background_new (0xe0e0, 0x1b1b, 0x2424),
                                   pango_attr_background_alpha_new (0x5000) };
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = start;
      attributes[i]->end_index = end;
      pango_attr_list_insert (list, attributes[i]);
    }
  adw_entry_row_set_attributes (ADW_ENTRY_ROW (self), list);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

static void
on_up_clicked (TopsheetNameRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
on_down_clicked (TopsheetNameRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
on_remove_clicked (TopsheetNameRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  TopsheetNameRow *self = TOPSHEET_NAME_ROW (widget);
  const int by = g_variant_get_int32 (arguments);

  if (gtk_widget_get_visible (by < 0 ? self->up_button : self->down_button))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, by);
  return TRUE;
}

static GtkWidget *
add_button (TopsheetNameRow *self, const char *icon_name, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  return button;
}

static void
topsheet_name_row_class_init (TopsheetNameRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move, "i", 1);
}

static void
topsheet_name_row_init (TopsheetNameRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->up_button = add_button (self, "go-up-symbolic", _("Move Up"), G_CALLBACK (on_up_clicked));
  self->down_button = add_button (self, "go-down-symbolic", _("Move Down"), G_CALLBACK (on_down_clicked));
  add_button (self, "user-trash-symbolic", _("Remove"), G_CALLBACK (on_remove_clicked));
}

TopsheetNameRow *
topsheet_name_row_new (const char *pattern)
{
  TopsheetNameRow *self = g_object_new (TOPSHEET_TYPE_NAME_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self), pattern);
  return self;
}

void
topsheet_name_row_set_place (TopsheetNameRow *self, guint number, gboolean can_rise, gboolean can_sink)
{
  g_autofree char *title = NULL;

  g_return_if_fail (TOPSHEET_IS_NAME_ROW (self));

  self->number = number;
  title = g_strdup_printf (_("Pattern %u"), number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_visible (self->up_button, can_rise);
  gtk_widget_set_visible (self->down_button, can_sink);
}

gboolean
topsheet_name_row_check (TopsheetNameRow *self, char **message)
{
  g_autoptr (GError) error = NULL;
  guint place = 0;

  g_return_val_if_fail (TOPSHEET_IS_NAME_ROW (self), FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  *message = NULL;
  adw_entry_row_set_attributes (ADW_ENTRY_ROW (self), NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (*get_text (self) == '\0' || topsheet_name_pattern_check (get_text (self), &place, &error))
    return TRUE;
  mark (self, place);
  /* Translators: which pattern, at which of its characters, and what is wrong there, a sentence. */
  *message = g_strdup_printf (_("Pattern %u, character %u: %s"), self->number, place + 1, error->message);
  return FALSE;
}
