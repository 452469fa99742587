/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-group-dialog.h"

#include "app/gallery/topsheet-generation-list.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

/* What Page Up and Page Down move by. */
#define PAGE 8

/* A row of the list. */
#define TOPSHEET_TYPE_GROUP_ROW (topsheet_group_row_get_type ())
G_DECLARE_FINAL_TYPE (TopsheetGroupRow, topsheet_group_row, TOPSHEET, GROUP_ROW, GObject)

struct _TopsheetGroupRow
{
  GObject parent_instance;
  char *title;
  char *folded; /* what the search looks in */
  gint64 first_id;
  guint first;
  guint count;
  guint undecided;
};

G_DEFINE_FINAL_TYPE (TopsheetGroupRow, topsheet_group_row, G_TYPE_OBJECT)

struct _TopsheetGroupDialog
{
  AdwDialog parent_instance;
  GListStore *rows;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *folded; /* what is searched for */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (TopsheetGroupDialog, topsheet_group_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
topsheet_group_row_finalize (GObject *object)
{
  TopsheetGroupRow *self = TOPSHEET_GROUP_ROW (object);

  g_free (self->title);
  g_free (self->folded);
  G_OBJECT_CLASS (topsheet_group_row_parent_class)->finalize (object);
}

static void
topsheet_group_row_class_init (TopsheetGroupRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_group_row_finalize;
}

static void
topsheet_group_row_init (TopsheetGroupRow *self)
{
}

static TopsheetGroupRow *
topsheet_group_row_new (const TopsheetGenerationGroup *group, TopsheetSort sort)
{
  TopsheetGroupRow *self = g_object_new (TOPSHEET_TYPE_GROUP_ROW, NULL);

  self->title = topsheet_generation_list_describe_group (sort, group->key);
  self->folded = topsheet_text_fold (self->title);
  self->first_id = group->first_id;
  self->first = group->first;
  self->count = group->count;
  self->undecided = group->undecided;
  return self;
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
released_cb (GtkListItem *item)
{
  gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u",
                              gtk_list_item_get_position (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (add_label (box, "dimmed"), "caption");
  gtk_label_set_width_chars (GTK_LABEL (add_label (box, "count")), 4);
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (box)), 1);
  /* Not the list's own single click: with that the pointer, even one that rests, takes the mark from the keys. */
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  TopsheetGroupRow *row = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *undecided = gtk_widget_get_next_sibling (title);
  g_autofree char *count = topsheet_text_format_count (row->count);
  g_autofree char *number = topsheet_text_format_count (row->undecided);
  g_autofree char *waiting =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s undecided", "%s undecided", row->undecided), number);
  g_autofree char *versions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s version", "%s versions", row->count),
                                               count);
  g_autofree char *label = g_strjoin (", ", row->title, versions, row->undecided > 0 ? waiting : NULL, NULL);

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_label (GTK_LABEL (undecided), row->undecided > 0 ? waiting : "");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (undecided)), count);
  gtk_list_item_set_accessible_label (item, label);
}

static gboolean
filter_row (gpointer item, gpointer data)
{
  TopsheetGroupDialog *self = data;

  return !self->folded || strstr (TOPSHEET_GROUP_ROW (item)->folded, self->folded) != NULL;
}

static void
mark (TopsheetGroupDialog *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n > 0)
    gtk_list_view_scroll_to (self->list, MIN (position, n - 1), GTK_LIST_SCROLL_SELECT, NULL);
}

static void
show_list (TopsheetGroupDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
search_changed_cb (TopsheetGroupDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *folded = *text != '\0' ? topsheet_text_fold (text) : NULL;

  /* The entry speaks up once when it is shown, perhaps after the mark stands where the person is. */
  if (!g_set_str (&self->folded, folded))
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  /* Before the groups came there is nothing to find yet. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  show_list (self);
  mark (self, 0);
}

static void
picked_cb (TopsheetGroupDialog *self, guint position)
{
  g_autoptr (TopsheetGroupRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (TopsheetGroupDialog) alive = g_object_ref (self);

  if (!row)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, row->first_id);
}

static void
activate_cb (TopsheetGroupDialog *self)
{
  picked_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
stop_cb (TopsheetGroupDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The focus stays in the entry while the mark moves. */
static gboolean
key_cb (TopsheetGroupDialog *self, guint key)
{
  int step = key == GDK_KEY_Down        ? 1
             : key == GDK_KEY_Up        ? -1
             : key == GDK_KEY_Page_Down ? PAGE
             : key == GDK_KEY_Page_Up   ? -PAGE
                                        : 0;
  guint position = gtk_single_selection_get_selected (self->selection);

  if (step == 0 || position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  mark (self, (guint) MAX (0, (int) position + step));
  return GDK_EVENT_STOP;
}

static void
topsheet_group_dialog_dispose (GObject *object)
{
  TopsheetGroupDialog *self = TOPSHEET_GROUP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_GROUP_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (topsheet_group_dialog_parent_class)->dispose (object);
}

static void
topsheet_group_dialog_class_init (TopsheetGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_group_dialog_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetGroupDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGroupDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGroupDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
topsheet_group_dialog_init (TopsheetGroupDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (TOPSHEET_TYPE_GROUP_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_row, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
topsheet_group_dialog_new (void)
{
  return g_object_new (TOPSHEET_TYPE_GROUP_DIALOG, NULL);
}

void
topsheet_group_dialog_set_groups (TopsheetGroupDialog *self, GPtrArray *groups, TopsheetSort sort, guint place)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (groups->len, g_object_unref);
  guint here = 0;

  g_return_if_fail (TOPSHEET_IS_GROUP_DIALOG (self));
  g_return_if_fail (groups != NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      TopsheetGroupRow *row = topsheet_group_row_new (groups->pdata[i], sort);

      g_ptr_array_add (rows, row);
      here = row->first <= place ? i : here;
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  show_list (self);
  mark (self, self->folded ? 0 : here);
}
