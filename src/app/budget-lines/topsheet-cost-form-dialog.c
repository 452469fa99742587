/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget-lines/topsheet-cost-form-dialog.h"

#include "app/budget/topsheet-number-entry.h"
#include "app/widgets/topsheet-money-label.h"
#include "model/topsheet-account.h"

#include <glib/gi18n.h>

#define KEY "topsheet-term"
#define FORM_DATA "topsheet-cost-form"

typedef struct
{
  TopsheetBudgetEditor *editor;
  TopsheetBudgetLine *line;
  TopsheetCostForm form;
  GtkLabel *sum_label;
  GtkLabel *sentence_label;
} FormData;

static void
form_data_free (gpointer data)
{
  FormData *self = data;

  g_object_unref (self->editor);
  g_object_unref (self->line);
  g_free (self);
}

static char *
print_sum (const FormData *self, const char *unit_text, const char *amount_text)
{
  const TopsheetDecimal hours = topsheet_budget_line_get_count (self->line), one = topsheet_decimal_from_int (1);
  g_autofree char *hours_text = NULL;
  TopsheetDecimal rounded;

  if (self->form == TOPSHEET_COST_FORM_ADAPTATION)
    return g_strdup (amount_text);
  if (self->form != TOPSHEET_COST_FORM_TIME)
    return g_strdup_printf (_("%s a month, %s together"), unit_text, amount_text);
  if (!topsheet_decimal_divide (&hours, &one, 2, &rounded, NULL))
    return g_strdup (amount_text);
  rounded = topsheet_decimal_normalize (&rounded);
  hours_text = topsheet_number_print (&rounded);
  /* Translators: a number of hours and an amount. */
  return g_strdup_printf (_("%s hours, %s together"), hours_text, amount_text);
}

static void
show_result (FormData *self, const char *message)
{
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (self->line);
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (self->line);
  g_autofree char *unit_text = topsheet_money_label (unit, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *amount_text = topsheet_money_label (amount, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *sum = print_sum (self, unit_text, amount_text);
  g_autofree char *sentence = message == NULL
                                ? topsheet_cost_form_explain (self->form, topsheet_budget_line_get_usage (self->line))
                                : NULL;

  gtk_label_set_label (self->sum_label, sum);
  gtk_label_set_label (self->sentence_label, message != NULL ? message : sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), message != NULL || sentence != NULL);
}

static void
on_term_edited (FormData *self, TopsheetNumberEntry *entry)
{
  const char *key = g_object_get_data (G_OBJECT (entry), KEY);
  g_autoptr (TopsheetUsage) terms = topsheet_usage_copy (topsheet_budget_line_get_usage (self->line));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TopsheetDecimal number;

  if (!topsheet_number_entry_get_number (entry, &number))
    return;
  text = topsheet_decimal_print (&number);
  topsheet_usage_set_selector (terms, key, text);
  topsheet_cost_form_apply (self->form, terms, self->line, &error);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a term"), key);
  show_result (self, error != NULL ? error->message : NULL);
}

static GtkWidget *
make_row (FormData *self, const TopsheetCostField *field)
{
  const char *title = topsheet_cost_field_get_title (field);
  const char *text = topsheet_usage_get_selector (topsheet_budget_line_get_usage (self->line), field->key);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = topsheet_number_entry_new (FALSE);
  TopsheetDecimal number = TOPSHEET_DECIMAL_ZERO;

  if (text == NULL || !topsheet_decimal_parse (text, &number, NULL))
    number = TOPSHEET_DECIMAL_ZERO;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (entry), title);
  topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (entry), &number);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (entry), KEY, (gpointer) field->key);
  g_signal_connect_data (entry, "edited", G_CALLBACK (on_term_edited), self, NULL, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  return row;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_content (FormData *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->sum_label = add_label (box, "title-3");
  self->sentence_label = add_label (box, "dimmed");
  for (const TopsheetCostField *field = topsheet_cost_form_get_fields (self->form); field->key != NULL; field++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, field));
  gtk_box_append (GTK_BOX (box), group);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

AdwDialog *
topsheet_cost_form_dialog_new (TopsheetBudgetEditor *editor, TopsheetBudgetLine *line)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  FormData *self;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (topsheet_cost_form_of (line) != TOPSHEET_COST_FORM_NONE, NULL);

  self = g_new0 (FormData, 1);
  self->editor = g_object_ref (editor);
  self->line = g_object_ref (line);
  self->form = topsheet_cost_form_of (line);
  g_object_set_data_full (G_OBJECT (dialog), FORM_DATA, self, form_data_free);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (self));
  adw_dialog_set_title (dialog, topsheet_cost_form_get_title (self->form));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_child (dialog, view);
  show_result (self, NULL);
  return dialog;
}

void
topsheet_cost_form_add (GtkWidget *parent, TopsheetBudgetEditor *editor, TopsheetPhase phase, TopsheetCostForm form)
{
  static const guint accounts[TOPSHEET_N_COST_FORMS] = {
    [TOPSHEET_COST_FORM_INFRASTRUCTURE] = TOPSHEET_ACCOUNT_INFRASTRUCTURE,
    [TOPSHEET_COST_FORM_LICENCE] = TOPSHEET_ACCOUNT_LICENCES,
    [TOPSHEET_COST_FORM_ADAPTATION] = TOPSHEET_ACCOUNT_ADAPTATION,
    [TOPSHEET_COST_FORM_STORAGE] = TOPSHEET_ACCOUNT_STORAGE,
    [TOPSHEET_COST_FORM_TRANSFER] = TOPSHEET_ACCOUNT_TRANSFER,
    [TOPSHEET_COST_FORM_TIME] = TOPSHEET_ACCOUNT_HUMAN_TIME,
  };
  g_autoptr (TopsheetUsage) terms = topsheet_cost_form_preset (form);
  g_autoptr (TopsheetBudgetLine) line = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  line = topsheet_budget_line_new (phase, accounts[form], topsheet_cost_form_get_title (form));
  topsheet_cost_form_apply (form, terms, line, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (editor)), line);
  topsheet_budget_editor_commit (editor, line, _("Add a line"), NULL);
  adw_dialog_present (topsheet_cost_form_dialog_new (editor, line), parent);
}
