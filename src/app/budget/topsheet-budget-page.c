/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-page.h"

#include "app/budget-lines/topsheet-lines-clipboard.h"
#include "app/budget/topsheet-budget-group.h"
#include "app/budget/topsheet-budget-pane.h"
#include "app/budget/topsheet-budget-terms.h"
#include "app/budget/topsheet-budget-variables.h"
#include "app/budget/topsheet-plan-transfer.h"
#include "app/plan-versions/topsheet-plan-version-menu.h"
#include "app/widgets/topsheet-budget-bar.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-money-label.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-time.h"

#include <glib/gi18n.h>

/* A plan as short as this is opened whole. */
#define SHORT_PLAN 15

struct _TopsheetBudgetPage
{
  AdwNavigationPage parent_instance;

  TopsheetBudgetEditor *editor;
  TopsheetUndoStack *undo_stack;
  TopsheetPlanVersionMenu *versions;
  gboolean compact;

  GtkStack *stack;
  AdwStatusPage *failure_page;
  AdwBanner *banner;
  AdwMultiLayoutView *layouts;
  AdwBottomSheet *sheet;
  AdwWindowTitle *title;
  GtkMenuButton *version_button;
  GMenu *version_menu;
  AdwBanner *version_banner;
  GtkWidget *form_box;
  GtkWidget *approve_button;
  GtkWidget *restore_button;
  GtkBox *group_box;
  GtkWidget *groups[TOPSHEET_N_BUDGET_GROUPS];
  TopsheetBudgetTerms *terms;
  TopsheetBudgetVariables *variables;
  TopsheetBudgetPane *pane;
  GtkLabel *bar_total;
  GtkLabel *bar_unpriced;
  GtkLabel *bar_room;
  TopsheetBudgetBar *bar;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetPage, topsheet_budget_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_COMPACT = 1,
} TopsheetBudgetPageProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

/* "Saved 16:50", or what keeps it from being saved. (transfer full) */
static char *
state_text (TopsheetBudgetPage *self, TopsheetBudgetPlan *plan)
{
  const gint64 saved = topsheet_budget_plan_get_saved_at_usec (plan);
  g_autofree char *clock = saved > 0 ? topsheet_time_format_clock (saved) : NULL;

  switch (topsheet_budget_editor_get_state (self->editor))
    {
    case TOPSHEET_SAVE_UNSAVED:
    case TOPSHEET_SAVE_SAVING:
      return g_strdup (_("Saving…"));
    case TOPSHEET_SAVE_FAILED:
      return g_strdup (_("Not saved"));
    case TOPSHEET_SAVE_SAVED:
      return clock != NULL ? g_strdup_printf (_("Saved %s"), clock) : g_strdup (_("Nothing to save yet"));
    case TOPSHEET_SAVE_LOADING:
    default:
      return g_strdup ("");
    }
}

static void
update_header (TopsheetBudgetPage *self, TopsheetBudgetPlan *plan)
{
  const gboolean viewing = topsheet_budget_editor_is_viewing (self->editor);
  const gboolean approved = topsheet_budget_plan_is_approved (plan) || viewing;
  g_autofree char *label = topsheet_plan_version_menu_get_label (self->versions);
  g_autofree char *state = viewing ? g_strdup ("") : state_text (self, plan);
  g_autofree char *subtitle = self->compact && !viewing ? g_strdup_printf ("%s · %s", label, state)
                                                        : g_strdup (self->compact ? label : state);
  const gboolean has_lines = g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan))) > 0;

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "budget.approve", !approved && has_lines);
  gtk_widget_set_visible (self->approve_button, !approved && !self->compact);
  gtk_widget_set_visible (self->restore_button, viewing && !self->compact);
}

static void
update_bottom_bar (TopsheetBudgetPage *self, TopsheetBudgetPlan *plan)
{
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  g_autofree char *total = topsheet_money_format (&totals->total, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *room = topsheet_budget_room_text (totals);
  g_autofree char *unpriced = topsheet_budget_unpriced_text (totals);
  const char *note = topsheet_plan_version_menu_get_note (self->versions);
  g_autofree char *below = note != NULL ? g_strdup_printf ("%s · %s", room != NULL ? room : _("no limit is set"), note)
                                        : g_strdup (room != NULL ? room : _("no limit is set"));

  gtk_label_set_label (self->bar_total, total);
  gtk_label_set_label (self->bar_room, below);
  gtk_label_set_label (self->bar_unpriced, unpriced != NULL ? unpriced : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->bar_unpriced)), unpriced != NULL);
  topsheet_budget_bar_set_amounts (self->bar, &totals->subtotal, &totals->buffer, topsheet_budget_plan_get_limit (plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->bar_room), -1);
}

static void
on_changed (TopsheetBudgetPage *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const GError *error = topsheet_budget_editor_get_error (self->editor);
  g_autofree char *message = NULL;

  if (plan == NULL)
    {
      if (error != NULL)
        {
          adw_status_page_set_description (self->failure_page, error->message);
          gtk_stack_set_visible_child_name (self->stack, "failure");
        }
      return;
    }
  if (error != NULL)
    message = g_strdup_printf (_("The budget is not saved. %s It stays on screen."), error->message);
  if (message != NULL)
    adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, message != NULL);
  update_header (self, plan);
  update_bottom_bar (self, plan);
}

static void
on_loaded (TopsheetBudgetPage *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)));
  const TopsheetPhase phase = topsheet_project_get_phase (topsheet_budget_editor_get_project (self->editor));
  const guint current = phase <= TOPSHEET_PHASE_EXPLORATION ? 0 : (guint) (phase - TOPSHEET_PHASE_EXPLORATION);
  const gboolean first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") != 0;

  for (guint i = 0; i < TOPSHEET_N_BUDGET_GROUPS; i++)
    {
      TopsheetBudgetGroup *group = TOPSHEET_BUDGET_GROUP (self->groups[i]);
      const gboolean was_empty = topsheet_budget_group_get_n_lines (group) == 0;

      topsheet_budget_group_reload (group);
      /* A group that a person has opened or closed stays as it is; what is only read is open. */
      if (topsheet_budget_editor_is_viewing (self->editor))
        topsheet_budget_group_set_expanded (group, topsheet_budget_group_get_n_lines (group) > 0);
      else if (first || was_empty)
        topsheet_budget_group_set_expanded (group, n_lines > SHORT_PLAN
                                                     ? i == current
                                                     : topsheet_budget_group_get_n_lines (group) > 0);
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
}

static void
on_line_removed (TopsheetBudgetPage *self, TopsheetBudgetLine *line)
{
  const char *name = topsheet_budget_line_get_name (line);
  g_autofree char *title = name != NULL && *name != '\0' ? g_strdup_printf (_("“%s” removed"), name)
                                                         : g_strdup (_("Line removed"));

  topsheet_toast_show_undo (GTK_WIDGET (self), title, self->undo_stack);
}

static void
on_show_unpriced (TopsheetBudgetPage *self)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self->editor)));

  adw_bottom_sheet_set_open (self->sheet, FALSE);
  if (topsheet_budget_editor_is_viewing (self->editor))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      if (topsheet_budget_line_get_priced_amount (line) == NULL)
        {
          topsheet_budget_group_edit_line (TOPSHEET_BUDGET_GROUP (self->groups[topsheet_budget_group_of (line)]), line);
          return;
        }
    }
}

static void
on_retry (TopsheetBudgetPage *self)
{
  if (topsheet_budget_editor_get_plan (self->editor) == NULL)
    topsheet_budget_editor_load (self->editor);
  else
    dex_future_disown (topsheet_budget_editor_flush (self->editor));
}

static void
on_approved (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetPage *self = object;

  if (value == NULL)
    topsheet_toast_show_error (GTK_WIDGET (self), _("The budget was not approved."), error);
  else
    {
      topsheet_toast_show (GTK_WIDGET (self), _("Budget approved as the baseline"));
      topsheet_budget_editor_load (self->editor);
    }
}

static void
on_approve_response (TopsheetBudgetPage *self, const char *response)
{
  if (g_str_equal (response, "approve"))
    topsheet_deliver (topsheet_budget_editor_approve (self->editor), self, NULL, on_approved);
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetBudgetPage *self = TOPSHEET_BUDGET_PAGE (widget);
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const TopsheetBudgetTotals *totals = topsheet_budget_editor_get_totals (self->editor);
  g_autofree char *heading = g_strdup_printf (_("Approve Version %u as Baseline?"),
                                              topsheet_budget_plan_get_version (plan));
  g_autofree char *subtotal = topsheet_money_format (&totals->subtotal, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *buffer = topsheet_money_format (&totals->buffer, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *total = topsheet_money_format (&totals->total, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *unpriced = topsheet_budget_unpriced_text (totals);
  g_autofree char *body =
    g_strdup_printf (_("Lines %s and buffer %s, together %s. An approved version is frozen; what is changed later becomes the next version."),
                     subtotal, buffer, total);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));

  if (unpriced != NULL)
    adw_alert_dialog_format_body (dialog, _("%s\n\n%s. What is not priced is not in the total."), body, unpriced);
  else
    adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "approve", _("_Approve"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "approve", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "approve");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_approve_response), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_plan_transfer_import (widget, TOPSHEET_BUDGET_PAGE (widget)->editor);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_plan_transfer_export (widget, TOPSHEET_BUDGET_PAGE (widget)->editor);
}

static void
expand_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetBudgetPage *self = TOPSHEET_BUDGET_PAGE (widget);

  for (guint i = 0; i < TOPSHEET_N_BUDGET_GROUPS; i++)
    topsheet_budget_group_set_expanded (TOPSHEET_BUDGET_GROUP (self->groups[i]),
                                        g_str_equal (name, "budget.expand-all"));
}

/* Leaving the view saves what is typed; the debounce does not wait for anybody. */
static void
topsheet_budget_page_unmap (GtkWidget *widget)
{
  TopsheetBudgetPage *self = TOPSHEET_BUDGET_PAGE (widget);

  if (self->editor != NULL && topsheet_budget_editor_get_plan (self->editor) != NULL)
    dex_future_disown (topsheet_budget_editor_flush (self->editor));
  GTK_WIDGET_CLASS (topsheet_budget_page_parent_class)->unmap (widget);
}

static void
topsheet_budget_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetBudgetPageProperty) id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, TOPSHEET_BUDGET_PAGE (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_compact (TopsheetBudgetPage *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  for (guint i = 0; i < TOPSHEET_N_BUDGET_GROUPS && self->groups[i] != NULL; i++)
    topsheet_budget_group_set_compact (TOPSHEET_BUDGET_GROUP (self->groups[i]), compact);
  topsheet_budget_terms_set_compact (self->terms, compact);
  if (self->editor != NULL)
    on_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
topsheet_budget_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetBudgetPageProperty) id)
    {
    case PROP_COMPACT:
      set_compact (TOPSHEET_BUDGET_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_budget_page_dispose (GObject *object)
{
  TopsheetBudgetPage *self = TOPSHEET_BUDGET_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_BUDGET_PAGE);
  memset (self->groups, 0, sizeof self->groups);
  g_clear_object (&self->versions);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, version_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, version_menu);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, version_banner);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, form_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, approve_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, group_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, terms);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, variables);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, bar_total);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, bar_unpriced);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, bar_room);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_show_unpriced);
}

static void
topsheet_budget_page_class_init (TopsheetBudgetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_budget_page_get_property;
  object_class->set_property = topsheet_budget_page_set_property;
  object_class->dispose = topsheet_budget_page_dispose;
  widget_class->unmap = topsheet_budget_page_unmap;

  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TOPSHEET_TYPE_BUDGET_BAR);
  g_type_ensure (TOPSHEET_TYPE_BUDGET_PANE);
  g_type_ensure (TOPSHEET_TYPE_BUDGET_TERMS);
  g_type_ensure (TOPSHEET_TYPE_BUDGET_VARIABLES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-budget-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "budget.approve", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "budget.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "budget.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "budget.expand-all", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "budget.collapse-all", NULL, expand_action);
}

static void
topsheet_budget_page_init (TopsheetBudgetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
topsheet_budget_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetBudgetPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_BUDGET_PAGE, NULL);
  self->undo_stack = g_object_ref (undo);
  self->editor = topsheet_budget_editor_new (session, project, undo);
  for (guint i = 0; i < TOPSHEET_N_BUDGET_GROUPS; i++)
    {
      self->groups[i] = topsheet_budget_group_new (self->editor, (TopsheetBudgetGroupKind) i);
      topsheet_budget_group_set_compact (TOPSHEET_BUDGET_GROUP (self->groups[i]), self->compact);
      gtk_box_append (self->group_box, self->groups[i]);
    }
  topsheet_lines_clipboard_attach (GTK_WIDGET (self), GTK_WIDGET (self->group_box), self->editor, undo);
  topsheet_budget_terms_set_editor (self->terms, self->editor);
  topsheet_budget_variables_set_editor (self->variables, self->editor);
  topsheet_budget_pane_set_editor (self->pane, self->editor);
  self->versions = topsheet_plan_version_menu_new (GTK_WIDGET (self), self->editor, undo, self->version_menu,
                                                   self->version_button, self->version_banner, self->form_box);
  g_signal_connect_object (self->versions, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (on_line_removed), self, G_CONNECT_SWAPPED);
  topsheet_budget_editor_load (self->editor);
  return ADW_NAVIGATION_PAGE (self);
}

DexFuture *
topsheet_budget_page_flush (TopsheetBudgetPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PAGE (self), NULL);

  if (topsheet_budget_editor_get_plan (self->editor) == NULL)
    return dex_future_new_true ();
  return topsheet_budget_editor_flush (self->editor);
}
