/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-pane.h"

#include "app/budget/topsheet-budget-curve.h"
#include "app/budget/topsheet-budget-phases.h"
#include "app/widgets/topsheet-budget-bar.h"
#include "app/widgets/topsheet-children.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A screen reader hears the total when typing pauses, not with every digit. */
#define ANNOUNCE_MSEC 800
/* The outlook follows when typing pauses: it takes a worker some milliseconds. */
#define OUTLOOK_MSEC 150

struct _TopsheetBudgetPane
{
  GtkWidget parent_instance;

  TopsheetBudgetEditor *editor;
  guint announce_source;
  guint outlook_source;
  guint outlook_stamp;
  char *announced;
  gboolean hides_difference; /* a line that changed against the baseline has no price on one side */

  GtkLabel *total_caption;
  GtkLabel *total_label;
  GtkLabel *difference_label;
  GtkWidget *limit_box;
  TopsheetBudgetBar *limit_bar;
  GtkLabel *room_label;
  GtkLabel *limit_label;
  GtkWidget *api_box;
  TopsheetBudgetBar *api_bar;
  GtkLabel *api_room_label;
  GtkLabel *api_limit_label;
  GtkWidget *outlook_box;
  GtkLabel *outlook_label;
  TopsheetBudgetCurve *curve;
  GtkLabel *quantiles_label;
  TopsheetBudgetPhases *phases;
  GtkWidget *unpriced_box;
  AdwActionRow *unpriced_row;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetPane, topsheet_budget_pane, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SHOW_UNPRICED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
room_text (const TopsheetMoney *headroom, const char *below, const char *over)
{
  TopsheetMoney amount = *headroom;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  amount.nanos = ABS (amount.nanos);
  text = topsheet_money_format (&amount, TOPSHEET_MONEY_FORMAT_SYMBOL);
  parts = g_strsplit (headroom->nanos < 0 ? over : below, "%s", 2);
  return g_strjoinv (text, parts);
}

static void
set_over (GtkLabel *label, gboolean over)
{
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}

static void
update_limit (TopsheetBudgetPane *self, const TopsheetBudgetTotals *totals)
{
  const TopsheetMoney *limit = topsheet_budget_plan_get_limit (topsheet_budget_editor_get_plan (self->editor));
  g_autofree char *room = topsheet_budget_room_text (totals);
  g_autofree char *whole = topsheet_money_label (limit, TOPSHEET_MONEY_FORMAT_SYMBOL);

  gtk_widget_set_visible (self->limit_box, room != NULL);
  if (room == NULL)
    return;
  /* Lines are solid, the buffer that may or may not be needed is hatched. */
  topsheet_budget_bar_set_amounts (self->limit_bar, &totals->subtotal, &totals->buffer, limit);
  gtk_label_set_label (self->room_label, room);
  gtk_label_set_label (self->limit_label, whole);
  set_over (self->room_label, totals->headroom.nanos < 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->limit_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, room, -1);
}

static void
update_api_limit (TopsheetBudgetPane *self, const TopsheetBudgetTotals *totals)
{
  const TopsheetMoney *limit = topsheet_budget_plan_get_api_limit (topsheet_budget_editor_get_plan (self->editor));
  const double share = topsheet_money_share (&totals->compute, limit);
  g_autofree char *room = NULL;
  g_autofree char *whole = topsheet_money_label (limit, TOPSHEET_MONEY_FORMAT_SYMBOL);

  gtk_widget_set_visible (self->api_box, totals->has_api_headroom);
  if (!totals->has_api_headroom)
    return;
  room = room_text (&totals->api_headroom, _("%s below the hard API limit"), _("%s over the hard API limit"));
  topsheet_budget_bar_clear (self->api_bar);
  topsheet_budget_bar_add (self->api_bar, share, share > 1.0 ? TOPSHEET_BAR_SOLID : TOPSHEET_BAR_DEEP);
  topsheet_budget_bar_set_level (self->api_bar, share > 1.0 ? share : 0.0);
  gtk_label_set_label (self->api_room_label, room);
  gtk_label_set_label (self->api_limit_label, whole);
  set_over (self->api_room_label, totals->api_headroom.nanos < 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->api_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, room, -1);
}

static void
update_difference (TopsheetBudgetPane *self, const TopsheetBudgetTotals *totals)
{
  const TopsheetBudgetTotals *before;
  TopsheetBudgetPlan *baseline = topsheet_budget_editor_get_baseline (self->editor, &before);
  TopsheetMoney difference;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  if (baseline != NULL && topsheet_money_subtract (&totals->total, &before->total, &difference, NULL))
    {
      amount = topsheet_money_format (&difference, TOPSHEET_MONEY_FORMAT_SYMBOL);
      text = g_strdup_printf (self->hides_difference ? _("%s%s against baseline %u, without what has no price")
                                                     : _("%s%s against baseline %u"),
                              difference.nanos > 0 ? "+" : "", amount, topsheet_budget_plan_get_version (baseline));
    }
  gtk_label_set_label (self->difference_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->difference_label), text != NULL);
}

/* Looks at every line of both, so it waits until typing pauses, and where everything has a price there is nothing to look for. */
static void
look_what_is_hidden (TopsheetBudgetPane *self)
{
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor), *before;
  g_autoptr (TopsheetPlanDiff) diff = NULL;

  if (topsheet_budget_editor_get_baseline (self->editor, &before) != NULL &&
      (totals->unpriced > 0 || before->unpriced > 0))
    diff = topsheet_budget_editor_compare_baseline (self->editor);
  self->hides_difference = diff != NULL && !diff->total.has_difference[1];
  update_difference (self, totals);
}

static gboolean
announce (gpointer user_data)
{
  TopsheetBudgetPane *self = user_data;
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  g_autofree char *total = topsheet_money_format (&totals->total, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *text = g_strdup_printf (_("Total %s"), total);

  self->announce_source = 0;
  if (g_set_str (&self->announced, text))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  return G_SOURCE_REMOVE;
}

static void
show_outlook (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetPane *self = object;
  const TopsheetBudgetOutlook *outlook = value != NULL ? g_value_get_boxed (value) : NULL;
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  g_autofree char *p50 = NULL, *p80 = NULL, *p95 = NULL, *text = NULL;

  gtk_widget_set_visible (self->outlook_box, outlook != NULL && !outlook->is_certain);
  if (outlook == NULL || outlook->is_certain || plan == NULL)
    return;
  p50 = topsheet_money_format (&outlook->p50, TOPSHEET_MONEY_FORMAT_WHOLE);
  p80 = topsheet_money_format (&outlook->p80, TOPSHEET_MONEY_FORMAT_WHOLE);
  p95 = topsheet_money_format (&outlook->p95, TOPSHEET_MONEY_FORMAT_WHOLE);
  text = g_strdup_printf ("P50 %s · P80 %s · P95 %s", p50, p80, p95);
  gtk_label_set_label (self->outlook_label, outlook->sentence);
  gtk_label_set_label (self->quantiles_label, text);
  topsheet_budget_curve_show (self->curve, outlook, &totals->total, topsheet_budget_plan_get_limit (plan));
}

static gboolean
ask_for_outlook (gpointer user_data)
{
  TopsheetBudgetPane *self = user_data;
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);

  self->outlook_source = 0;
  if (plan == NULL)
    return G_SOURCE_REMOVE;
  look_what_is_hidden (self);
  topsheet_deliver (topsheet_budget_outlook_find (topsheet_budget_editor_get_session (self->editor), plan,
                                                  &topsheet_budget_editor_get_totals (self->editor)->subtotal),
                    self, &self->outlook_stamp, show_outlook);
  return G_SOURCE_REMOVE;
}

static void
update (TopsheetBudgetPane *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  g_autofree char *caption = NULL;
  g_autofree char *total = NULL;
  g_autofree char *unpriced = NULL;

  if (plan == NULL)
    return;
  caption = g_strdup_printf (_("Total of version %u"), topsheet_budget_plan_get_version (plan));
  total = topsheet_money_format (&totals->total, TOPSHEET_MONEY_FORMAT_SYMBOL);
  unpriced = topsheet_budget_unpriced_text (totals);
  gtk_label_set_label (self->total_caption, caption);
  gtk_label_set_label (self->total_label, total);
  update_difference (self, totals);
  update_limit (self, totals);
  update_api_limit (self, totals);
  topsheet_budget_phases_show (self->phases, plan, totals);
  g_clear_handle_id (&self->outlook_source, g_source_remove);
  self->outlook_source = g_timeout_add (OUTLOOK_MSEC, ask_for_outlook, self);
  gtk_widget_set_visible (self->unpriced_box, unpriced != NULL);
  if (unpriced != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->unpriced_row), unpriced);
  if (self->announce_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->announce_source = g_timeout_add (ANNOUNCE_MSEC, announce, self);
}

static void
on_show_clicked (TopsheetBudgetPane *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_UNPRICED], 0);
}

static void
topsheet_budget_pane_dispose (GObject *object)
{
  TopsheetBudgetPane *self = TOPSHEET_BUDGET_PANE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_handle_id (&self->outlook_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_BUDGET_PANE);
  topsheet_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->announced, g_free);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_pane_parent_class)->dispose (object);
}

static void
topsheet_budget_pane_class_init (TopsheetBudgetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_pane_dispose;
  signals[SIGNAL_SHOW_UNPRICED] = g_signal_new ("show-unpriced", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TOPSHEET_TYPE_BUDGET_BAR);
  g_type_ensure (TOPSHEET_TYPE_BUDGET_CURVE);
  g_type_ensure (TOPSHEET_TYPE_BUDGET_PHASES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "budgetpane");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-budget-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, total_caption);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, total_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, difference_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, limit_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, limit_bar);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, room_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, limit_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, api_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, api_bar);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, api_room_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, api_limit_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, outlook_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, outlook_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, curve);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, quantiles_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, phases);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, unpriced_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPane, unpriced_row);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
}

static void
topsheet_budget_pane_init (TopsheetBudgetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
topsheet_budget_pane_set_editor (TopsheetBudgetPane *self, TopsheetBudgetEditor *editor)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_PANE (self));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

char *
topsheet_budget_room_text (const TopsheetBudgetTotals *totals)
{
  if (!totals->has_headroom)
    return NULL;
  return room_text (&totals->headroom, _("%s below the limit"), _("%s over the limit"));
}

char *
topsheet_budget_unpriced_text (const TopsheetBudgetTotals *totals)
{
  g_autofree char *count = topsheet_text_format_count (totals->unpriced);

  if (totals->unpriced == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s line has no price", "%s lines have no price", totals->unpriced), count);
}
