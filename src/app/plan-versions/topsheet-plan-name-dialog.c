/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-name-dialog.h"

#include <glib/gi18n.h>

/* The limit of the library. */
#define MAX_NAME 200

/* How long the entry holds on to the focus after the dialog was shown: a sixth of a second on an ordinary screen. */
#define FOCUS_FRAMES 10

struct _TopsheetPlanNameDialog
{
  AdwDialog parent_instance;

  AdwEntryRow *entry;
  GtkWidget *button;
  gboolean may_be_empty;
  guint focus_tick;
  guint frames; /* since it was shown */
};

G_DEFINE_FINAL_TYPE (TopsheetPlanNameDialog, topsheet_plan_name_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_changed (TopsheetPlanNameDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (self->button, self->may_be_empty || *text != '\0');
}

static void
on_applied (TopsheetPlanNameDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (!gtk_widget_get_sensitive (self->button))
    return;
  g_signal_emit (self, signals[SIGNAL_NAMED], 0, text);
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
focus_entry (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TopsheetPlanNameDialog *self = TOPSHEET_PLAN_NAME_DIALOG (widget);

  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (++self->frames < FOCUS_FRAMES)
    return G_SOURCE_CONTINUE;

  self->focus_tick = 0;
  return G_SOURCE_REMOVE;
}

/* A dialog that opens as a sheet gives the focus to its first button, whatever it was told; and a menu that goes away late takes it back. */
static void
topsheet_plan_name_dialog_map (GtkWidget *widget)
{
  TopsheetPlanNameDialog *self = TOPSHEET_PLAN_NAME_DIALOG (widget);

  GTK_WIDGET_CLASS (topsheet_plan_name_dialog_parent_class)->map (widget);
  self->frames = 0;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (widget, focus_entry, NULL, NULL);
}

static void
topsheet_plan_name_dialog_dispose (GObject *object)
{
  TopsheetPlanNameDialog *self = TOPSHEET_PLAN_NAME_DIALOG (object);

  if (self->focus_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_tick);
  self->focus_tick = 0;
  G_OBJECT_CLASS (topsheet_plan_name_dialog_parent_class)->dispose (object);
}

static void
topsheet_plan_name_dialog_class_init (TopsheetPlanNameDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_plan_name_dialog_dispose;
  GTK_WIDGET_CLASS (klass)->map = topsheet_plan_name_dialog_map;
  signals[SIGNAL_NAMED] = g_signal_new ("named", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
topsheet_plan_name_dialog_init (TopsheetPlanNameDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 360);
}

static GtkWidget *
build_header (TopsheetPlanNameDialog *self, const char *button)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->button = gtk_button_new_with_mnemonic (button);
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  return header;
}

AdwDialog *
topsheet_plan_name_dialog_new (const char *title,
                               const char *explanation,
                               const char *button,
                               const char *name,
                               gboolean may_be_empty)
{
  TopsheetPlanNameDialog *self = g_object_new (TOPSHEET_TYPE_PLAN_NAME_DIALOG, "title", title, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->may_be_empty = may_be_empty;
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("Name"));
  adw_entry_row_set_max_length (self->entry, MAX_NAME);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), explanation);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->entry));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_header (self, button));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return ADW_DIALOG (self);
}
