/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-duplicates.h"

#include "app/gallery/topsheet-decision-mark.h"
#include "app/widgets/topsheet-delivery.h"
#include "services/topsheet-duplicate-service.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

/* Nothing is asked while somebody walks through versions by key. */
#define DELAY_MS 150
/* Rows of each kind. */
#define MAX_ROWS 4

struct _TopsheetGalleryDuplicates
{
  AdwBin parent_instance;
  TopsheetSession *session;
  TopsheetGeneration *generation;
  GtkListBox *list;
  char *shown; /* what the rows say, so that the same is not made anew under the focus */
  guint source_id;
  guint stamp;
  gboolean can_open;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryDuplicates, topsheet_gallery_duplicates, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
describe (TopsheetGeneration *generation, const TopsheetDuplicate *duplicate)
{
  const char *reason = topsheet_generation_get_reason (duplicate->generation);
  g_autofree char *text = topsheet_duplicate_service_describe (generation, duplicate);

  if (!reason)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s · %s", text, topsheet_review_service_reason_title (reason));
}

static GtkWidget *
make_compare_button (gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("topsheet-side-symbolic");

  gtk_widget_set_tooltip_text (button, _("Show Side by Side"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "gallery.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  return button;
}

static void
add_row (TopsheetGalleryDuplicates *self, const TopsheetDuplicate *duplicate)
{
  TopsheetGeneration *other = duplicate->generation;
  TopsheetDecisionKind decision = topsheet_generation_get_decision (other);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = topsheet_decision_mark_new (decision);
  g_autofree char *text = describe (self->generation, duplicate);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", topsheet_decision_kind_get_title (decision), text);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (topsheet_generation_get_version_id (other), "numeric"));
  gtk_box_append (GTK_BOX (words), make_label (text, "dimmed"));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  if (self->can_open)
    gtk_box_append (GTK_BOX (box), make_compare_button (topsheet_generation_get_id (other)));
  gtk_widget_add_css_class (box, "fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->can_open);
  gtk_widget_set_tooltip_text (row, topsheet_decision_kind_get_title (decision));
  g_object_set_data_full (G_OBJECT (row), "generation", g_object_ref (other), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topsheet_generation_get_version_id (other), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
  gtk_list_box_append (self->list, row);
}

static char *
print_rows (TopsheetGalleryDuplicates *self, GPtrArray *duplicates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < duplicates->len; i++)
    {
      const TopsheetDuplicate *duplicate = duplicates->pdata[i];
      g_autofree char *words = describe (self->generation, duplicate);

      g_string_append_printf (text, "%s %u %s\n", topsheet_generation_get_version_id (duplicate->generation),
                              topsheet_generation_get_decision (duplicate->generation), words);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_rows (TopsheetGalleryDuplicates *self, GPtrArray *duplicates)
{
  g_autofree char *text = print_rows (self, duplicates);
  guint n_rows[TOPSHEET_DUPLICATE_ALIKE + 1] = { 0 };

  if (g_set_str (&self->shown, text))
    {
      gtk_list_box_remove_all (self->list);
      for (guint i = 0; i < duplicates->len; i++)
        {
          const TopsheetDuplicate *duplicate = duplicates->pdata[i];

          if (n_rows[duplicate->kind]++ < MAX_ROWS)
            add_row (self, duplicate);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self), duplicates->len > 0);
}

static void
found_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryDuplicates *self = object;
  GPtrArray *duplicates = value ? g_value_get_boxed (value) : NULL;

  /* What cannot be told is not shown; the version itself is there. */
  if (error)
    g_debug ("Duplicates could not be looked for: %s", error->message);
  if (self->generation && duplicates)
    show_rows (self, duplicates);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
ask_cb (gpointer data)
{
  TopsheetGalleryDuplicates *self = data;

  self->source_id = 0;
  topsheet_deliver (topsheet_duplicate_service_find (self->session, self->generation), self, &self->stamp, found_cb);
  return G_SOURCE_REMOVE;
}

static void
activated_cb (TopsheetGalleryDuplicates *self, GtkListBoxRow *row)
{
  TopsheetGeneration *other = g_object_get_data (G_OBJECT (row), "generation");

  gtk_widget_activate_action (GTK_WIDGET (self), "gallery.go-to", "x", topsheet_generation_get_id (other));
}

static void
topsheet_gallery_duplicates_dispose (GObject *object)
{
  TopsheetGalleryDuplicates *self = TOPSHEET_GALLERY_DUPLICATES (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_object (&self->generation);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (topsheet_gallery_duplicates_parent_class)->dispose (object);
}

static void
topsheet_gallery_duplicates_class_init (TopsheetGalleryDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_gallery_duplicates_dispose;
}

static void
topsheet_gallery_duplicates_init (TopsheetGalleryDuplicates *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = make_label (_("Duplicates"), "heading");
  GtkWidget *list = gtk_list_box_new ();

  self->can_open = TRUE;
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "facts");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (box, 18);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
topsheet_gallery_duplicates_set_up (TopsheetGalleryDuplicates *self, TopsheetSession *session)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_DUPLICATES (self));
  g_return_if_fail (TOPSHEET_IS_SESSION (session));
  g_set_object (&self->session, session);
}

void
topsheet_gallery_duplicates_set_can_open (TopsheetGalleryDuplicates *self, gboolean can_open)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_DUPLICATES (self));
  self->can_open = can_open;
}

void
topsheet_gallery_duplicates_set_generation (TopsheetGalleryDuplicates *self, TopsheetGeneration *generation)
{
  gboolean is_same;

  g_return_if_fail (TOPSHEET_IS_GALLERY_DUPLICATES (self));
  /* The same one again, decided on: what stands here stays until the answer is there. */
  is_same = generation && self->generation &&
            topsheet_generation_get_id (generation) == topsheet_generation_get_id (self->generation);
  if (!g_set_object (&self->generation, generation))
    return;
  self->stamp++;
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (!is_same)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (generation && self->session)
    self->source_id = g_timeout_add (DELAY_MS, ask_cb, self);
}
