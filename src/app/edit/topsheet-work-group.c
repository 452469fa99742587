/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-work-group.h"

#include "app/widgets/topsheet-delivery.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

#define MAX_MINUTES 6000

struct _TopsheetWorkGroup
{
  AdwPreferencesGroup parent_instance;
  TopsheetProject *project;
  GPtrArray *rates;
  char *member;
  gboolean is_each;
  AdwComboRow *operation;
  AdwSpinRow *minutes;
  AdwActionRow *cost;
  GtkLabel *amount;
};

G_DEFINE_FINAL_TYPE (TopsheetWorkGroup, topsheet_work_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_cost (TopsheetWorkGroup *self)
{
  const TopsheetDecimal *rate = self->rates != NULL ? topsheet_refinement_find_rate (self->rates, self->member) : NULL;
  const double seconds = topsheet_work_group_get_seconds (self);
  g_autofree char *text = NULL, *subtitle = NULL, *hour = NULL;
  TopsheetMoney amount, unit;

  if (self->project == NULL || self->rates == NULL)
    return;
  if (rate != NULL &&
      topsheet_refinement_price_time (3600, rate, topsheet_project_get_currency (self->project), &unit, NULL))
    {
      if (seconds >= 0 && topsheet_refinement_price_time (seconds, rate, unit.currency, &amount, NULL))
        text = topsheet_money_format (&amount, TOPSHEET_MONEY_FORMAT_SYMBOL);
      hour = topsheet_money_format (&unit, TOPSHEET_MONEY_FORMAT_EXACT);
      /* Translators: amount, member: "€40.50 an hour, Ada" */
      subtitle = g_strdup_printf (_("%s an hour, %s"), hour, self->member != NULL ? self->member : "–");
    }
  gtk_label_set_label (self->amount, text != NULL ? text : _("Unpriced"));
  adw_action_row_set_subtitle (self->cost, subtitle != NULL ? subtitle : _("Nobody said what an hour costs"));
}

static void
project_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetWorkGroup *self = object;

  if (value != NULL)
    g_set_object (&self->project, g_value_get_object (value));
  show_cost (self);
}

static void
rates_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetWorkGroup *self = object;

  if (value != NULL)
    self->rates = g_value_dup_boxed (value);
  show_cost (self);
}

static void
topsheet_work_group_dispose (GObject *object)
{
  TopsheetWorkGroup *self = TOPSHEET_WORK_GROUP (object);

  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_clear_pointer (&self->member, g_free);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (topsheet_work_group_parent_class)->dispose (object);
}

static void
topsheet_work_group_class_init (TopsheetWorkGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_work_group_dispose;
}

static void
topsheet_work_group_init (TopsheetWorkGroup *self)
{
  const char * const *operations = topsheet_refinement_list_operations ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; operations[i] != NULL; i++)
    gtk_string_list_append (titles, topsheet_refinement_get_title (operations[i]));
  self->operation = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->operation), _("What Was Done"));
  adw_combo_row_set_model (self->operation, G_LIST_MODEL (titles));
  self->minutes = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, MAX_MINUTES, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->minutes), _("Minutes"));
  g_signal_connect_object (self->minutes, "notify::value", G_CALLBACK (show_cost), self, G_CONNECT_SWAPPED);
  self->cost = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->cost), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost), _("Cost"));
  self->amount = GTK_LABEL (gtk_label_new ("–"));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  adw_action_row_add_suffix (self->cost, GTK_WIDGET (self->amount));
}

GtkWidget *
topsheet_work_group_new (TopsheetSession *session, gint64 project_id, const char *member, GtkWidget *choice)
{
  TopsheetWorkGroup *self;
  AdwPreferencesGroup *group;
  TopsheetStore *store;
  g_autofree char *id = NULL;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_WORK_GROUP, NULL);
  group = ADW_PREFERENCES_GROUP (self);
  self->member = g_strdup (member);
  self->is_each = choice != NULL;
  adw_preferences_group_add (group, GTK_WIDGET (self->operation));
  if (choice != NULL)
    {
      adw_preferences_group_add (group, choice);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->minutes), _("Minutes for Each"));
    }
  adw_preferences_group_add (group, GTK_WIDGET (self->minutes));
  adw_preferences_group_add (group, GTK_WIDGET (self->cost));
  store = topsheet_session_get_store (session);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, project_id);
  topsheet_deliver (topsheet_store_get_project (store, id), self, NULL, project_cb);
  topsheet_deliver (topsheet_store_list_hourly_rates (store, project_id), self, NULL, rates_cb);
  return GTK_WIDGET (self);
}

const char *
topsheet_work_group_get_operation (TopsheetWorkGroup *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WORK_GROUP (self), NULL);
  return topsheet_refinement_list_operations ()[adw_combo_row_get_selected (self->operation)];
}

double
topsheet_work_group_get_seconds (TopsheetWorkGroup *self)
{
  double minutes;

  g_return_val_if_fail (TOPSHEET_IS_WORK_GROUP (self), -1);
  minutes = adw_spin_row_get_value (self->minutes);
  return self->is_each && minutes <= 0 ? -1 : minutes * 60;
}

void
topsheet_work_group_set_seconds (TopsheetWorkGroup *self, double seconds)
{
  g_return_if_fail (TOPSHEET_IS_WORK_GROUP (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->minutes), _("From opening to the last save"));
  adw_spin_row_set_value (self->minutes, (double) (guint64) ((seconds + 59) / 60));
}

void
topsheet_work_group_show_time (TopsheetWorkGroup *self, gboolean visible)
{
  g_return_if_fail (TOPSHEET_IS_WORK_GROUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self->minutes), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->cost), visible);
}

GtkWidget *
topsheet_work_header_new (AdwDialog *dialog, const char *label, GtkWidget **button)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  *button = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (*button, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), *button);
  return header;
}
