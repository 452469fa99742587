/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-missing-file.h"

#include "app/widgets/topsheet-file-look.h"

#include <glib/gi18n.h>

struct _TopsheetMissingFile
{
  AdwBin parent_instance;
  TopsheetFileLook *look;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (TopsheetMissingFile, topsheet_missing_file, ADW_TYPE_BIN)

typedef enum
{
  PROP_MISSING = 1,
} TopsheetMissingFileProperty;

static GParamSpec *properties[PROP_MISSING + 1];

/* The box is hidden and not the widget, which has to be shown for its file to be looked for. */
static void
update (TopsheetMissingFile *self)
{
  g_autofree char *text = topsheet_file_look_describe (self->look);

  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  if (gtk_widget_get_visible (self->box) == (text != NULL))
    return;
  gtk_widget_set_visible (self->box, text != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

static void
topsheet_missing_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetMissingFileProperty) id)
    {
    case PROP_MISSING:
      g_value_set_boolean (value, topsheet_missing_file_is_missing (TOPSHEET_MISSING_FILE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_missing_file_dispose (GObject *object)
{
  TopsheetMissingFile *self = TOPSHEET_MISSING_FILE (object);

  g_clear_object (&self->look);
  G_OBJECT_CLASS (topsheet_missing_file_parent_class)->dispose (object);
}

static void
topsheet_missing_file_class_init (TopsheetMissingFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_missing_file_get_property;
  object_class->dispose = topsheet_missing_file_dispose;
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_missing_file_init (TopsheetMissingFile *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new_with_mnemonic (_("_Locate…"));
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 40);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "version.locate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", G_GINT64_CONSTANT (0));
  gtk_widget_add_css_class (self->box, "missing-file");
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
topsheet_missing_file_new (void)
{
  return g_object_new (TOPSHEET_TYPE_MISSING_FILE, NULL);
}

void
topsheet_missing_file_show (TopsheetMissingFile *self, GObject *owner, TopsheetGeneration *generation)
{
  g_return_if_fail (TOPSHEET_IS_MISSING_FILE (self) && G_IS_OBJECT (owner));

  if (self->look == NULL)
    {
      self->look = topsheet_file_look_new (owner, GTK_WIDGET (self));
      g_signal_connect_object (self->look, "notify::missing", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x",
                                    generation != NULL ? topsheet_generation_get_id (generation)
                                                       : G_GINT64_CONSTANT (0));
  topsheet_file_look_set_path (self->look, generation != NULL ? topsheet_generation_get_path (generation) : NULL);
  update (self);
}

gboolean
topsheet_missing_file_is_missing (TopsheetMissingFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MISSING_FILE (self), FALSE);
  return gtk_widget_get_visible (self->box);
}
