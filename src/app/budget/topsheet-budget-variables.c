/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-variables.h"

#include "engine/topsheet-formula.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define VARIABLE_KEY "topsheet-variable"

struct _TopsheetBudgetVariables
{
  GtkWidget parent_instance;

  TopsheetBudgetEditor *editor;
  GListStore *shown; /* (nullable) the plan's variables that the chips were made for */
  GtkWidget *box;
  GtkWidget *add_button;
  GtkWidget *name_entry;
  GtkWidget *value_entry;
  GtkWidget *message;
  GtkWidget *popover;
  GPtrArray *chips; /* (element-type GtkWidget) unowned */
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetVariables, topsheet_budget_variables, GTK_TYPE_WIDGET)

static GListStore *
get_store (TopsheetBudgetVariables *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);

  return plan != NULL ? topsheet_budget_plan_get_variables (plan) : NULL;
}

static void
set_invalid (GtkWidget *entry, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* A value without a result is marked and keeps its text; the lines that name it say why. */
static void
mark_value (TopsheetBudgetVariables *self, GtkWidget *entry)
{
  g_autoptr (TopsheetFormulaScope) scope = topsheet_formula_scope_new (G_LIST_MODEL (get_store (self)));
  g_autoptr (GError) error = NULL;
  TopsheetDecimal value;

  topsheet_formula_evaluate (gtk_editable_get_text (GTK_EDITABLE (entry)), scope, &value, NULL, &error);
  set_invalid (entry, error != NULL ? error->message : NULL);
}

/* As wide as what stands in it, so that many fit into a line. */
static void
fit_entry (GtkWidget *entry)
{
  const glong length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), (int) CLAMP (length, 3, 18));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), (int) CLAMP (length, 3, 18));
}

static void
on_value_changed (TopsheetBudgetVariables *self, GtkWidget *entry)
{
  TopsheetPlanVariable *variable = g_object_get_data (G_OBJECT (entry), VARIABLE_KEY);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (g_str_equal (text, topsheet_plan_variable_get_value (variable)) ||
      g_utf8_strlen (text, -1) > TOPSHEET_FORMULA_MAX_LENGTH)
    return;
  g_object_set (variable, "value", text, NULL);
  topsheet_budget_editor_commit (self->editor, NULL, _("Change a variable"),
                                 topsheet_plan_variable_get_name (variable));
  fit_entry (entry);
  mark_value (self, entry);
}

static void
on_remove_clicked (TopsheetBudgetVariables *self, GtkWidget *button)
{
  TopsheetPlanVariable *variable = g_object_get_data (G_OBJECT (button), VARIABLE_KEY);
  guint position;

  if (!g_list_store_find (get_store (self), variable, &position))
    return;
  g_list_store_remove (get_store (self), position);
  topsheet_budget_editor_commit (self->editor, NULL, _("Remove a variable"), NULL);
}

static GtkWidget *
make_chip (TopsheetBudgetVariables *self, TopsheetPlanVariable *variable)
{
  const char *name = topsheet_plan_variable_get_name (variable);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *value_name = g_strdup_printf (_("Value of %s"), name);
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), name);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_editable_set_text (GTK_EDITABLE (entry), topsheet_plan_variable_get_value (variable));
  fit_entry (entry);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, value_name, -1);
  g_object_set_data_full (G_OBJECT (entry), VARIABLE_KEY, g_object_ref (variable), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_value_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  g_object_set_data_full (G_OBJECT (button), VARIABLE_KEY, g_object_ref (variable), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), entry);
  if (topsheet_plan_variable_get_unit (variable) != NULL)
    gtk_box_append (GTK_BOX (chip), gtk_label_new (topsheet_plan_variable_get_unit (variable)));
  gtk_box_append (GTK_BOX (chip), button);
  mark_value (self, entry);
  return chip;
}

static void
rebuild (TopsheetBudgetVariables *self)
{
  GListModel *variables = G_LIST_MODEL (self->shown);

  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (variables, i);
      GtkWidget *chip = make_chip (self, variable);
      GtkWidget *before = self->chips->len > 0 ? g_ptr_array_index (self->chips, self->chips->len - 1)
                                               : gtk_widget_get_first_child (self->box);

      adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->box), chip, before);
      g_ptr_array_add (self->chips, chip);
    }
}

/* Another plan brings other variables. */
static void
update (TopsheetBudgetVariables *self)
{
  GListStore *store = get_store (self);

  if (store == self->shown)
    return;
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, rebuild, self);
  g_set_object (&self->shown, store);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

static gboolean
has_name (GListStore *store, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_strcmp0 (topsheet_plan_variable_get_name (variable), name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
say (TopsheetBudgetVariables *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

static void
on_add (TopsheetBudgetVariables *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
  const char *value = gtk_editable_get_text (GTK_EDITABLE (self->value_entry));
  GListStore *store = get_store (self);
  g_autoptr (TopsheetPlanVariable) variable = NULL;

  if (store == NULL)
    return;
  if (!topsheet_plan_variable_is_name (name))
    say (self, _("A name has small letters, digits and _, such as fps."));
  else if (has_name (store, name))
    say (self, _("There is a variable of this name already."));
  else if (g_list_model_get_n_items (G_LIST_MODEL (store)) >= TOPSHEET_PLAN_MAX_VARIABLES)
    say (self, _("A plan has at most 100 variables."));
  else
    {
      variable = topsheet_plan_variable_new (name, *value != '\0' ? value : "0", NULL);
      g_list_store_append (store, variable);
      topsheet_budget_editor_commit (self->editor, NULL, _("Add a variable"), NULL);
      say (self, NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
      gtk_editable_set_text (GTK_EDITABLE (self->value_entry), "");
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    }
}

static GtkWidget *
make_entry (TopsheetBudgetVariables *self, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_popover (TopsheetBudgetVariables *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add"));

  self->popover = gtk_popover_new ();
  self->name_entry = make_entry (self, _("Name of the variable"));
  self->value_entry = make_entry (self, _("Value or formula"));
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 24);
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_add_css_class (self->message, "caption");
  gtk_widget_set_visible (self->message, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->name_entry);
  gtk_box_append (GTK_BOX (box), self->value_entry);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  return self->popover;
}

static void
topsheet_budget_variables_dispose (GObject *object)
{
  TopsheetBudgetVariables *self = TOPSHEET_BUDGET_VARIABLES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_object (&self->shown);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_variables_parent_class)->dispose (object);
}

static void
topsheet_budget_variables_class_init (TopsheetBudgetVariablesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_variables_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "budgetvariables");
}

static void
topsheet_budget_variables_init (TopsheetBudgetVariables *self)
{
  GtkWidget *heading = gtk_label_new (_("Variables"));

  self->chips = g_ptr_array_new ();
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dimmed");
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), make_popover (self));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add Variable"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Variable"),
                                  -1);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), heading);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->add_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
topsheet_budget_variables_set_editor (TopsheetBudgetVariables *self, TopsheetBudgetEditor *editor)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_VARIABLES (self));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
