/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-terms.h"

#include "app/budget/topsheet-number-entry.h"
#include "app/widgets/topsheet-children.h"
#include "app/widgets/topsheet-money-label.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TopsheetBudgetTerms
{
  GtkWidget parent_instance;

  TopsheetBudgetEditor *editor;
  gboolean updating;
  GStrv currencies;        /* the rates that are shown */
  GPtrArray *rate_entries; /* (element-type TopsheetNumberEntry) unowned, same order */

  GtkWidget *buffer_row;
  GtkWidget *less_button;
  GtkWidget *more_button;
  GtkLabel *buffer_caption;
  TopsheetNumberEntry *buffer_entry;
  GtkLabel *buffer_amount;
  GtkWidget *buffer_warning;
  TopsheetNumberEntry *limit_entry;
  TopsheetNumberEntry *api_limit_entry;
  GtkLabel *limit_currency;
  GtkLabel *api_limit_currency;
  GtkWidget *rates_box;
  GtkListBox *rates_list;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetTerms, topsheet_budget_terms, GTK_TYPE_WIDGET)

#define CURRENCY_KEY "topsheet-currency"

static void
on_buffer_edited (TopsheetBudgetTerms *self)
{
  TopsheetDecimal percent;

  if (self->updating || !topsheet_number_entry_get_number (self->buffer_entry, &percent))
    return;
  topsheet_budget_plan_set_buffer_percent (topsheet_budget_editor_get_plan (self->editor), percent);
  topsheet_budget_editor_commit (self->editor, NULL, _("Change the buffer"), "buffer");
}

static void
step_buffer (TopsheetBudgetTerms *self, gint64 by)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (plan);
  const TopsheetDecimal step = topsheet_decimal_from_int (by);

  if (!topsheet_decimal_add (&percent, &step, &percent, NULL))
    return;
  if (topsheet_decimal_sign (&percent) < 0)
    percent = TOPSHEET_DECIMAL_ZERO;
  topsheet_budget_plan_set_buffer_percent (plan, percent);
  topsheet_budget_editor_commit (self->editor, NULL, _("Change the buffer"), "buffer");
}

static void
on_less_clicked (TopsheetBudgetTerms *self)
{
  step_buffer (self, -1);
}

static void
on_more_clicked (TopsheetBudgetTerms *self)
{
  step_buffer (self, 1);
}

/* NULL when the entry is empty or does not fit. */
static const TopsheetMoney *
read_limit (TopsheetBudgetTerms *self, TopsheetNumberEntry *entry, TopsheetMoney *out)
{
  const char *currency = topsheet_budget_plan_get_currency (topsheet_budget_editor_get_plan (self->editor));
  g_autofree char *text = NULL;
  TopsheetDecimal number;

  if (!topsheet_number_entry_get_number (entry, &number))
    return NULL;
  text = topsheet_decimal_print (&number);
  return topsheet_money_parse (text, currency, out, NULL) ? out : NULL;
}

static void
on_limit_edited (TopsheetBudgetTerms *self)
{
  TopsheetMoney limit;

  if (self->updating)
    return;
  topsheet_budget_plan_set_limit (topsheet_budget_editor_get_plan (self->editor),
                                  read_limit (self, self->limit_entry, &limit));
  topsheet_budget_editor_commit (self->editor, NULL, _("Change the limit"), "limit");
}

static void
on_api_limit_edited (TopsheetBudgetTerms *self)
{
  TopsheetMoney limit;

  if (self->updating)
    return;
  topsheet_budget_plan_set_api_limit (topsheet_budget_editor_get_plan (self->editor),
                                      read_limit (self, self->api_limit_entry, &limit));
  topsheet_budget_editor_commit (self->editor, NULL, _("Change the API limit"), "api-limit");
}

static void
on_rate_edited (TopsheetBudgetTerms *self, TopsheetNumberEntry *entry)
{
  TopsheetDecimal rate;

  if (!self->updating && topsheet_number_entry_get_number (entry, &rate) && topsheet_decimal_sign (&rate) > 0)
    topsheet_budget_editor_set_rate (self->editor, g_object_get_data (G_OBJECT (entry), CURRENCY_KEY), &rate);
}

static void
add_rate_row (TopsheetBudgetTerms *self, const char *from)
{
  const char *to = topsheet_budget_plan_get_currency (topsheet_budget_editor_get_plan (self->editor));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = topsheet_number_entry_new (TRUE);
  /* Translators: an exchange rate, "1 USD in EUR". */
  g_autofree char *title = g_strdup_printf (_("1 %s in %s"), from, to);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (entry), title);
  g_object_set_data_full (G_OBJECT (entry), CURRENCY_KEY, g_strdup (from), g_free);
  g_signal_connect_object (entry, "edited", G_CALLBACK (on_rate_edited), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  gtk_list_box_append (self->rates_list, row);
  g_ptr_array_add (self->rate_entries, entry);
}

static void
update_rates (TopsheetBudgetTerms *self)
{
  g_auto (GStrv) foreign = topsheet_budget_editor_list_foreign (self->editor);

  if (self->currencies == NULL ||
      !g_strv_equal ((const char * const *) foreign, (const char * const *) self->currencies))
    {
      gtk_list_box_remove_all (self->rates_list);
      g_ptr_array_set_size (self->rate_entries, 0);
      for (guint i = 0; foreign[i] != NULL; i++)
        add_rate_row (self, foreign[i]);
      g_strfreev (self->currencies);
      self->currencies = g_strdupv (foreign);
    }
  for (guint i = 0; foreign[i] != NULL; i++)
    {
      TopsheetNumberEntry *entry = g_ptr_array_index (self->rate_entries, i);
      GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (entry), ADW_TYPE_ACTION_ROW);
      TopsheetDecimal rate;
      const gboolean known = topsheet_budget_editor_get_rate (self->editor, foreign[i], &rate);

      topsheet_number_entry_set_number (entry, known ? &rate : NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   known ? "" : _("Lines in this currency are unpriced until it is known"));
    }
  gtk_widget_set_visible (self->rates_box, foreign[0] != NULL);
}

static void
show_limit (TopsheetNumberEntry *entry, const TopsheetMoney *limit)
{
  g_autofree char *text = limit != NULL ? topsheet_money_print (limit) : NULL;
  TopsheetDecimal number;

  if (text != NULL && topsheet_decimal_parse (text, &number, NULL))
    topsheet_number_entry_set_number (entry, &number);
  else
    topsheet_number_entry_set_number (entry, NULL);
}

static void
update (TopsheetBudgetTerms *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  g_autofree char *base = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *amount = NULL;
  TopsheetDecimal percent;

  if (plan == NULL)
    return;
  self->updating = TRUE;
  percent = topsheet_budget_plan_get_buffer_percent (plan);
  base = topsheet_money_format (&totals->buffer_base, TOPSHEET_MONEY_FORMAT_SYMBOL);
  caption = g_strdup_printf (_("of %s"), base);
  amount = topsheet_money_format (&totals->buffer, TOPSHEET_MONEY_FORMAT_SYMBOL);
  topsheet_number_entry_set_number (self->buffer_entry, &percent);
  gtk_label_set_label (self->buffer_caption, caption);
  gtk_label_set_label (self->buffer_amount, amount);
  gtk_widget_set_visible (self->buffer_warning, totals->buffer_is_unusual);
  show_limit (self->limit_entry, topsheet_budget_plan_get_limit (plan));
  show_limit (self->api_limit_entry, topsheet_budget_plan_get_api_limit (plan));
  gtk_label_set_label (self->limit_currency, topsheet_budget_plan_get_currency (plan));
  gtk_label_set_label (self->api_limit_currency, topsheet_budget_plan_get_currency (plan));
  update_rates (self);
  self->updating = FALSE;
}

static void
topsheet_budget_terms_dispose (GObject *object)
{
  TopsheetBudgetTerms *self = TOPSHEET_BUDGET_TERMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_BUDGET_TERMS);
  topsheet_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->currencies, g_strfreev);
  g_clear_pointer (&self->rate_entries, g_ptr_array_unref);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_terms_parent_class)->dispose (object);
}

static void
topsheet_budget_terms_class_init (TopsheetBudgetTermsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_terms_dispose;
  g_type_ensure (TOPSHEET_TYPE_NUMBER_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "budgetterms");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-budget-terms.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, buffer_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, less_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, more_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, buffer_caption);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, buffer_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, buffer_amount);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, buffer_warning);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, limit_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, api_limit_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, limit_currency);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, api_limit_currency);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, rates_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetTerms, rates_list);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_less_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_limit_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_api_limit_edited);
}

static void
topsheet_budget_terms_init (TopsheetBudgetTerms *self)
{
  self->rate_entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  topsheet_number_entry_set_label (self->buffer_entry, _("Buffer in percent"));
  topsheet_number_entry_set_label (self->limit_entry, _("Limit on everything"));
  topsheet_number_entry_set_label (self->api_limit_entry, _("Hard API limit"));
}

void
topsheet_budget_terms_set_editor (TopsheetBudgetTerms *self, TopsheetBudgetEditor *editor)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_TERMS (self));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
topsheet_budget_terms_set_compact (TopsheetBudgetTerms *self, gboolean compact)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_TERMS (self));

  gtk_widget_set_visible (self->less_button, !compact);
  gtk_widget_set_visible (self->more_button, !compact);
  gtk_widget_set_margin_start (self->buffer_row, compact ? 12 : 22);
  /* The amount stands below the sums of the groups. */
  gtk_widget_set_margin_end (self->buffer_row, compact ? 49 : 53);
}
