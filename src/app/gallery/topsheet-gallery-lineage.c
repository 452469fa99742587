/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-lineage.h"

#include "app/widgets/topsheet-delivery.h"
#include "services/edit/topsheet-first-edit.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

struct _TopsheetGalleryLineage
{
  AdwBin parent_instance;
  TopsheetGeneration *generation;
  GtkWidget *made_from_heading;
  GtkWidget *made_from;
  GtkWidget *children_heading;
  GtkWidget *children;
  guint parent_stamp;
  guint children_stamp;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryLineage, topsheet_gallery_lineage, ADW_TYPE_BIN)

/* What @refinement differs in from its parent: "Retouch · 12 min · €8.10" */
static char *
describe (TopsheetGeneration *refinement)
{
  const char *operation = topsheet_generation_get_operation (refinement);
  const TopsheetMoney *cost = topsheet_generation_get_cost (refinement);
  double seconds = topsheet_generation_get_edit_seconds (refinement);
  g_autoptr (GString) text = g_string_new (operation != NULL ? topsheet_refinement_get_title (operation) : _("Edited"));
  g_autofree char *time = seconds > 0 ? topsheet_first_edit_format (seconds) : NULL;
  g_autofree char *money = cost != NULL ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_SYMBOL) : NULL;

  if (time != NULL)
    g_string_append_printf (text, " · %s", time);
  g_string_append_printf (text, " · %s", money != NULL ? money : _("Unpriced"));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_row (GtkWidget *list, TopsheetGeneration *target, TopsheetGeneration *refinement)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (refinement);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topsheet_generation_get_version_id (target));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "version.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", topsheet_generation_get_id (target));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
show_list (GtkWidget *heading, GtkWidget *list, gboolean visible)
{
  gtk_widget_set_visible (heading, visible);
  gtk_widget_set_visible (list, visible);
}

static void
parent_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryLineage *self = object;
  GPtrArray *parents = value != NULL ? g_value_get_boxed (value) : NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->made_from));
  if (parents != NULL && parents->len > 0)
    add_row (self->made_from, g_ptr_array_index (parents, 0), self->generation);
  show_list (self->made_from_heading, self->made_from, parents != NULL && parents->len > 0);
}

static void
children_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryLineage *self = object;
  GPtrArray *children = value != NULL ? g_value_get_boxed (value) : NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->children));
  for (guint i = 0; children != NULL && i < children->len; i++)
    add_row (self->children, g_ptr_array_index (children, i), g_ptr_array_index (children, i));
  show_list (self->children_heading, self->children, children != NULL && children->len > 0);
}

static void
topsheet_gallery_lineage_dispose (GObject *object)
{
  TopsheetGalleryLineage *self = TOPSHEET_GALLERY_LINEAGE (object);

  g_clear_object (&self->generation);
  G_OBJECT_CLASS (topsheet_gallery_lineage_parent_class)->dispose (object);
}

static void
topsheet_gallery_lineage_class_init (TopsheetGalleryLineageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_gallery_lineage_dispose;
}

static GtkWidget *
add_list (GtkWidget *box, const char *title, GtkWidget **list)
{
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_top (heading, 18);
  gtk_widget_set_margin_bottom (heading, 6);
  gtk_widget_add_css_class (heading, "heading");
  *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (*list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (*list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), *list);
  show_list (heading, *list, FALSE);
  return heading;
}

static void
topsheet_gallery_lineage_init (TopsheetGalleryLineage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_mnemonic (_("_Open in Editor"));
  GtkWidget *with = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "version.open-editor");
  gtk_widget_set_tooltip_text (open, _("Starts the clock; what is saved comes back as a new version"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (with), "version.open-with");
  gtk_widget_set_tooltip_text (with, _("Open in Another Application…"));
  gtk_widget_set_margin_top (buttons, 12);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_box_append (GTK_BOX (buttons), open);
  gtk_box_append (GTK_BOX (buttons), with);
  gtk_box_append (GTK_BOX (box), buttons);
  self->made_from_heading = add_list (box, _("Made From"), &self->made_from);
  self->children_heading = add_list (box, _("Refinements"), &self->children);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
topsheet_gallery_lineage_show (TopsheetGalleryLineage *self, TopsheetSession *session, TopsheetGeneration *generation)
{
  TopsheetStore *store;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 parent_id;

  g_return_if_fail (TOPSHEET_IS_GALLERY_LINEAGE (self) && TOPSHEET_IS_GENERATION (generation));

  store = topsheet_session_get_store (session);
  g_set_object (&self->generation, generation);
  parent_id = topsheet_generation_get_parent_id (generation);
  if (parent_id > 0)
    g_array_append_val (ids, parent_id);
  topsheet_deliver (topsheet_store_load_generations (store, ids), self, &self->parent_stamp, parent_cb);
  topsheet_deliver (topsheet_store_list_children (store, topsheet_generation_get_id (generation)), self,
                    &self->children_stamp, children_cb);
}
