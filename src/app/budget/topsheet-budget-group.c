/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-group.h"

#include "app/budget-lines/topsheet-cost-form-dialog.h"
#include "app/budget/topsheet-budget-row.h"
#include "app/widgets/topsheet-children.h"
#include "app/widgets/topsheet-money-label.h"

#include <glib/gi18n.h>

struct _TopsheetBudgetGroup
{
  GtkWidget parent_instance;

  TopsheetBudgetEditor *editor;
  TopsheetBudgetGroupKind kind;
  GtkFilter *filter;
  GtkFilterListModel *lines;
  gboolean expanded;
  gboolean compact;

  GtkWidget *header;
  GtkImage *triangle;
  GtkLabel *title_label;
  GtkLabel *caption_label;
  GtkLabel *sum_label;
  GtkWidget *heads;
  GtkMenuButton *form_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetGroup, topsheet_budget_group, GTK_TYPE_WIDGET)

static const struct
{
  const char *title; /* NULL: the phase's */
  const char *caption;
  TopsheetPhase phase;
} kinds[TOPSHEET_N_BUDGET_GROUPS] = {
  { NULL, N_("Generation"), TOPSHEET_PHASE_EXPLORATION },
  { NULL, N_("Generation"), TOPSHEET_PHASE_PRODUCTION },
  { NULL, N_("Generation"), TOPSHEET_PHASE_ITERATION },
  { NULL, N_("Generation"), TOPSHEET_PHASE_POST },
  { N_("People"), N_("Review, prompt work, waiting, editing"), TOPSHEET_PHASE_PRODUCTION },
  { N_("Services"), N_("Transfer, storage, GPUs, subscriptions, training"), TOPSHEET_PHASE_PRODUCTION },
};

static gboolean
matches (gpointer item, gpointer user_data)
{
  return topsheet_budget_group_of (item) == TOPSHEET_BUDGET_GROUP (user_data)->kind;
}

static void
on_line_added (TopsheetBudgetGroup *self, TopsheetBudgetLine *line)
{
  if (line != NULL)
    topsheet_budget_group_edit_line (self, line);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  TopsheetBudgetGroup *self = user_data;
  GtkWidget *row = topsheet_budget_row_new (self->editor, item);

  topsheet_budget_row_set_compact (TOPSHEET_BUDGET_ROW (row), self->compact);
  g_signal_connect_object (row, "added", G_CALLBACK (on_line_added), self, G_CONNECT_SWAPPED);
  return row;
}

static void
update_visibility (TopsheetBudgetGroup *self)
{
  const gboolean shown = self->expanded && topsheet_budget_group_get_n_lines (self) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list), shown);
  gtk_widget_set_visible (self->heads, shown && !self->compact);
  gtk_image_set_from_icon_name (self->triangle, self->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, self->expanded, -1);
}

/* Σ of what is priced; unpriced lines are in no sum. */
static void
update_sum (TopsheetBudgetGroup *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  TopsheetMoney sum = topsheet_money (0, topsheet_budget_plan_get_currency (plan));
  g_autofree char *text = NULL;
  gboolean fits = TRUE;

  for (guint i = 0; fits && i < topsheet_budget_group_get_n_lines (self); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);

      fits = amount == NULL || topsheet_money_add (&sum, amount, &sum, NULL);
    }
  text = topsheet_money_label (fits ? &sum : NULL, TOPSHEET_MONEY_FORMAT_SYMBOL);
  gtk_label_set_label (self->sum_label, text);
}

static void
on_editor_changed (TopsheetBudgetGroup *self)
{
  if (self->lines == NULL || topsheet_budget_editor_get_plan (self->editor) == NULL)
    return;
  /* Emits nothing unless a line really came or went. */
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_sum (self);
  update_visibility (self);
}

static void
on_header_clicked (TopsheetBudgetGroup *self)
{
  topsheet_budget_group_set_expanded (self, !self->expanded);
}

static guint
new_account (TopsheetBudgetGroup *self)
{
  if (self->kind == TOPSHEET_BUDGET_GROUP_PEOPLE)
    return TOPSHEET_ACCOUNT_HUMAN_TIME;
  if (self->kind == TOPSHEET_BUDGET_GROUP_SERVICES)
    return TOPSHEET_ACCOUNT_LICENCES;
  return topsheet_account_for_phase (kinds[self->kind].phase);
}

static TopsheetPhase
new_phase (TopsheetBudgetGroup *self)
{
  const TopsheetPhase current = topsheet_project_get_phase (topsheet_budget_editor_get_project (self->editor));

  if (self->kind < TOPSHEET_BUDGET_GROUP_PEOPLE || current == TOPSHEET_PHASE_PLANNING)
    return kinds[self->kind].phase;
  return current;
}

static void
on_add_clicked (TopsheetBudgetGroup *self)
{
  const guint n = topsheet_budget_group_get_n_lines (self);
  g_autoptr (TopsheetBudgetLine) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->lines), n - 1) : NULL;

  topsheet_budget_group_edit_line (self, topsheet_budget_editor_add_line (self->editor, last, new_phase (self),
                                                                          new_account (self)));
}

static void
add_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetBudgetGroup *self = TOPSHEET_BUDGET_GROUP (widget);

  /* Its line may belong to another group: this one does not open for it. */
  if (self->kind >= TOPSHEET_BUDGET_GROUP_PEOPLE)
    topsheet_budget_group_set_expanded (self, TRUE);
  topsheet_cost_form_add (widget, self->editor, new_phase (self),
                          topsheet_cost_form_from_name (g_variant_get_string (parameter, NULL)));
}

static void
on_row_activated (TopsheetBudgetGroup *self, GtkListBoxRow *row)
{
  if (TOPSHEET_IS_BUDGET_ROW (row))
    topsheet_budget_row_toggle (TOPSHEET_BUDGET_ROW (row));
}

static gboolean
on_drop (TopsheetBudgetGroup *self, const GValue *value, double x, double y)
{
  TopsheetBudgetLine *line = g_value_get_object (value);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return FALSE;
  topsheet_budget_editor_move (self->editor, line, topsheet_budget_row_get_line (TOPSHEET_BUDGET_ROW (row)),
                               y > bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare (TopsheetBudgetGroup *self, double x, double y, GtkDragSource *source)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row;

  /* Only the handle drags, so that text in the entries can be selected. */
  if (widget == NULL || !gtk_widget_has_css_class (widget, "drag-handle"))
    return NULL;
  row = gtk_widget_get_ancestor (widget, TOPSHEET_TYPE_BUDGET_ROW);
  return gdk_content_provider_new_typed (TOPSHEET_TYPE_BUDGET_LINE,
                                         topsheet_budget_row_get_line (TOPSHEET_BUDGET_ROW (row)));
}

static void
add_dragging (TopsheetBudgetGroup *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TOPSHEET_TYPE_BUDGET_LINE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static void
topsheet_budget_group_dispose (GObject *object)
{
  TopsheetBudgetGroup *self = TOPSHEET_BUDGET_GROUP (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_BUDGET_GROUP);
  topsheet_widget_unparent_children (GTK_WIDGET (self));
  self->list = NULL;
  g_clear_object (&self->lines);
  g_clear_object (&self->filter);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_group_parent_class)->dispose (object);
}

static void
topsheet_budget_group_class_init (TopsheetBudgetGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_group_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "budgetgroup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-budget-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, header);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, triangle);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, title_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, sum_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, heads);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, form_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetBudgetGroup, list);
  gtk_widget_class_install_action (widget_class, "group.add-form", "s", add_form_action);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
topsheet_budget_group_init (TopsheetBudgetGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_dragging (self);
}

static void
add_forms_of (TopsheetBudgetGroup *self, GMenu *menu, gboolean own)
{
  static const char * const forms[] = { "time", "infrastructure", "licence", "adaptation", "storage", "transfer" };
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const TopsheetCostForm form = topsheet_cost_form_from_name (forms[i]);
      const gboolean people = form == TOPSHEET_COST_FORM_TIME;
      g_autofree char *label = g_strconcat (topsheet_cost_form_get_title (form), "…", NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (own != (self->kind == (people ? TOPSHEET_BUDGET_GROUP_PEOPLE : TOPSHEET_BUDGET_GROUP_SERVICES)))
        continue;
      g_menu_item_set_action_and_target (item, "group.add-form", "s", forms[i]);
      g_menu_append_item (section, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* The forms of the group itself come first. */
static void
add_forms (TopsheetBudgetGroup *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_forms_of (self, menu, TRUE);
  add_forms_of (self, menu, FALSE);
  gtk_menu_button_set_menu_model (self->form_button, G_MENU_MODEL (menu));
}

GtkWidget *
topsheet_budget_group_new (TopsheetBudgetEditor *editor, TopsheetBudgetGroupKind kind)
{
  TopsheetBudgetGroup *self;
  const char *title;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);

  self = g_object_new (TOPSHEET_TYPE_BUDGET_GROUP, NULL);
  self->editor = g_object_ref (editor);
  self->kind = kind;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  title = kinds[kind].title != NULL ? _(kinds[kind].title) : topsheet_phase_get_title (kinds[kind].phase);
  add_forms (self);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->caption_label, _(kinds[kind].caption));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
topsheet_budget_group_reload (TopsheetBudgetGroup *self)
{
  TopsheetBudgetPlan *plan;

  g_return_if_fail (TOPSHEET_IS_BUDGET_GROUP (self));

  plan = topsheet_budget_editor_get_plan (self->editor);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->lines);
  self->lines = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan))),
                                           g_object_ref (self->filter));
  if (self->expanded)
    gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->lines), make_row, self, NULL);
  update_sum (self);
  update_visibility (self);
}

guint
topsheet_budget_group_get_n_lines (TopsheetBudgetGroup *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_GROUP (self), 0);

  return self->lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;
}

GtkListBox *
topsheet_budget_group_get_list (TopsheetBudgetGroup *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_GROUP (self), NULL);

  return self->list;
}

gboolean
topsheet_budget_group_get_expanded (TopsheetBudgetGroup *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_GROUP (self), FALSE);

  return self->expanded;
}

void
topsheet_budget_group_set_expanded (TopsheetBudgetGroup *self, gboolean expanded)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_GROUP (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  if (expanded && self->lines != NULL)
    gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->lines), make_row, self, NULL);
  else
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  update_visibility (self);
}

void
topsheet_budget_group_set_compact (TopsheetBudgetGroup *self, gboolean compact)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_GROUP (self));

  self->compact = compact;
  /* A tap opens the line, so there is no selection. */
  gtk_list_box_set_selection_mode (self->list, compact ? GTK_SELECTION_NONE : GTK_SELECTION_MULTIPLE);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), !compact);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (TOPSHEET_IS_BUDGET_ROW (row))
        topsheet_budget_row_set_compact (TOPSHEET_BUDGET_ROW (row), compact);
    }
  update_visibility (self);
}

gboolean
topsheet_budget_group_edit_line (TopsheetBudgetGroup *self, TopsheetBudgetLine *line)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_GROUP (self), FALSE);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), FALSE);

  if (topsheet_budget_group_of (line) != self->kind)
    return FALSE;
  topsheet_budget_group_set_expanded (self, TRUE);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (TOPSHEET_IS_BUDGET_ROW (row) && topsheet_budget_row_get_line (TOPSHEET_BUDGET_ROW (row)) == line)
        topsheet_budget_row_edit (TOPSHEET_BUDGET_ROW (row));
    }
  return TRUE;
}

TopsheetBudgetGroupKind
topsheet_budget_group_of (TopsheetBudgetLine *line)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), TOPSHEET_BUDGET_GROUP_SERVICES);

  if (topsheet_budget_line_get_account (line) == TOPSHEET_ACCOUNT_HUMAN_TIME)
    return TOPSHEET_BUDGET_GROUP_PEOPLE;
  if (!topsheet_account_is_compute (topsheet_budget_line_get_account (line)))
    return TOPSHEET_BUDGET_GROUP_SERVICES;
  switch (topsheet_budget_line_get_phase (line))
    {
    case TOPSHEET_PHASE_PRODUCTION:
      return TOPSHEET_BUDGET_GROUP_PRODUCTION;
    case TOPSHEET_PHASE_ITERATION:
      return TOPSHEET_BUDGET_GROUP_ITERATION;
    case TOPSHEET_PHASE_POST:
      return TOPSHEET_BUDGET_GROUP_POST;
    case TOPSHEET_PHASE_PLANNING:
    case TOPSHEET_PHASE_EXPLORATION:
    default:
      return TOPSHEET_BUDGET_GROUP_EXPLORATION;
    }
}
