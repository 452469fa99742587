/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-finish-dialog.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-edit-service.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

#define MAX_MINUTES 6000

#define TOPSHEET_TYPE_FINISH_DIALOG (topsheet_finish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TopsheetFinishDialog, topsheet_finish_dialog, TOPSHEET, FINISH_DIALOG, AdwDialog)

struct _TopsheetFinishDialog
{
  AdwDialog parent_instance;
  TopsheetSession *session;
  TopsheetUndoStack *undo;
  TopsheetOpenEdit *edit;
  TopsheetProject *project;
  GPtrArray *rates;
  GtkWidget *parent;
  GtkWidget *button;
  AdwComboRow *operation;
  AdwSpinRow *minutes;
  AdwActionRow *cost;
  GtkLabel *amount;
};

G_DEFINE_FINAL_TYPE (TopsheetFinishDialog, topsheet_finish_dialog, ADW_TYPE_DIALOG)

/* A refinement that can be taken back. */
typedef struct
{
  TopsheetSession *session;
  TopsheetGeneration *refinement;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->refinement);
  g_clear_object (&act->session);
  g_free (act);
}

static DexFuture *
act_undo (gpointer data, gboolean redo)
{
  Act *act = data;

  if (redo)
    return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                                  _("The entry of %s was reversed, and stays so. The version is still in the gallery, rejected."),
                                  topsheet_generation_get_version_id (act->refinement));
  return topsheet_refinement_take_back (act->session, act->refinement);
}

static void
show_cost (TopsheetFinishDialog *self)
{
  const TopsheetDecimal *rate = self->rates != NULL ? topsheet_refinement_find_rate (self->rates, self->edit->member)
                                                    : NULL;
  g_autofree char *text = NULL, *subtitle = NULL, *hour = NULL;
  TopsheetMoney amount, unit;

  if (self->project == NULL || self->rates == NULL)
    return;
  if (rate != NULL &&
      topsheet_refinement_price_time (adw_spin_row_get_value (self->minutes) * 60, rate,
                                      topsheet_project_get_currency (self->project), &amount, NULL) &&
      topsheet_refinement_price_time (3600, rate, topsheet_project_get_currency (self->project), &unit, NULL))
    {
      text = topsheet_money_format (&amount, TOPSHEET_MONEY_FORMAT_SYMBOL);
      hour = topsheet_money_format (&unit, TOPSHEET_MONEY_FORMAT_EXACT);
      /* Translators: amount, member: "€40.50 an hour, Ada" */
      subtitle = g_strdup_printf (_("%s an hour, %s"), hour, self->edit->member != NULL ? self->edit->member : "–");
    }
  gtk_label_set_label (self->amount, text != NULL ? text : _("Unpriced"));
  adw_action_row_set_subtitle (self->cost, subtitle != NULL ? subtitle : _("Nobody said what an hour costs"));
}

static void
project_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetFinishDialog *self = object;

  if (value != NULL)
    g_set_object (&self->project, g_value_get_object (value));
  show_cost (self);
}

static void
rates_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetFinishDialog *self = object;

  if (value != NULL)
    self->rates = g_value_dup_boxed (value);
  show_cost (self);
}

static void
recorded_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetFinishDialog *self = object;
  TopsheetGeneration *recorded = value != NULL ? g_value_get_object (value) : NULL;
  g_autofree char *title = NULL;
  Act *act;

  if (recorded == NULL)
    {
      gtk_widget_set_sensitive (self->button, TRUE);
      topsheet_toast_show_error (self->parent, _("The edit was not brought in."), error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  act = g_new0 (Act, 1);
  act->session = g_object_ref (self->session);
  act->refinement = g_object_ref (recorded);
  /* Translators: new version, version it was made from */
  title = g_strdup_printf (_("%s came in from %s"), topsheet_generation_get_version_id (recorded),
                           self->edit->version_id);
  topsheet_undo_stack_push (self->undo, title, act_undo, act, act_free);
  topsheet_toast_show_undo (self->parent, title, self->undo);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
finish_cb (TopsheetFinishDialog *self)
{
  const char *operation = topsheet_refinement_list_operations ()[adw_combo_row_get_selected (self->operation)];
  TopsheetEditService *service = topsheet_edit_service_for_session (self->session);

  gtk_widget_set_sensitive (self->button, FALSE);
  topsheet_deliver (topsheet_edit_service_finish (service, self->edit->id, operation,
                                                  adw_spin_row_get_value (self->minutes) * 60),
                    self, NULL, recorded_cb);
}

static void
topsheet_finish_dialog_dispose (GObject *object)
{
  TopsheetFinishDialog *self = TOPSHEET_FINISH_DIALOG (object);

  g_clear_pointer (&self->edit, topsheet_open_edit_free);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_clear_object (&self->parent);
  g_clear_object (&self->project);
  g_clear_object (&self->undo);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_finish_dialog_parent_class)->dispose (object);
}

static void
topsheet_finish_dialog_class_init (TopsheetFinishDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_finish_dialog_dispose;
}

static void
topsheet_finish_dialog_init (TopsheetFinishDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 400);
}

static GtkWidget *
make_header (TopsheetFinishDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->button = gtk_button_new_with_mnemonic (_("_Bring In"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (finish_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  return header;
}

static GtkWidget *
make_content (TopsheetFinishDialog *self)
{
  const char * const *operations = topsheet_refinement_list_operations ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  double measured = self->edit->edit_seconds;

  for (guint i = 0; operations[i] != NULL; i++)
    gtk_string_list_append (titles, topsheet_refinement_get_title (operations[i]));
  self->operation = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->operation), _("What Was Done"));
  adw_combo_row_set_model (self->operation, G_LIST_MODEL (titles));
  self->minutes = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, MAX_MINUTES, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->minutes), _("Minutes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->minutes), _("From opening to the last save"));
  /* A begun minute counts. */
  adw_spin_row_set_value (self->minutes, (double) (guint64) ((measured + 59) / 60));
  self->cost = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost), _("Cost"));
  self->amount = GTK_LABEL (gtk_label_new ("–"));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  adw_action_row_add_suffix (self->cost, GTK_WIDGET (self->amount));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->operation));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->minutes));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->cost));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_object (self->minutes, "notify::value", G_CALLBACK (show_cost), self, G_CONNECT_SWAPPED);
  return page;
}

void
topsheet_finish_dialog_present (GtkWidget *parent,
                                TopsheetSession *session,
                                TopsheetUndoStack *undo,
                                const TopsheetOpenEdit *edit)
{
  TopsheetFinishDialog *self;
  TopsheetStore *store;
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *id = NULL, *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent) && TOPSHEET_IS_SESSION (session) && edit != NULL);

  /* Translators: a version */
  title = g_strdup_printf (_("Bring In %s"), edit->version_id);
  self = g_object_new (TOPSHEET_TYPE_FINISH_DIALOG, "title", title, NULL);
  self->session = g_object_ref (session);
  self->undo = g_object_ref (undo);
  self->edit = topsheet_open_edit_copy (edit);
  self->parent = g_object_ref (parent);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
  store = topsheet_session_get_store (session);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, edit->project_id);
  topsheet_deliver (topsheet_store_get_project (store, id), self, NULL, project_cb);
  topsheet_deliver (topsheet_store_list_hourly_rates (store, edit->project_id), self, NULL, rates_cb);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
