/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-details.h"

#include "app/budget-lines/topsheet-cost-form-dialog.h"
#include "app/budget/topsheet-line-fields.h"
#include "app/budget/topsheet-number-entry.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-model-picker.h"
#include "engine/topsheet-attempts.h"
#include "services/topsheet-acceptance-service.h"

#include <glib/gi18n.h>

struct _TopsheetBudgetDetails
{
  GtkWidget parent_instance;

  TopsheetBudgetEditor *editor;
  TopsheetBudgetLine *line;
  GtkWidget *list;
  GtkWidget *model_row;
  GtkWidget *model_label;
  GtkWidget *price_entry;
  GtkWidget *count_entry; /* (nullable) only in the dialog */
  GtkWidget *wanted_entry;
  GtkWidget *acceptance_entry;
  GtkWidget *acceptance_row;
  GtkWidget *use_button; /* takes what was measured */
  TopsheetMeasured measured;
  guint measured_stamp;
  char *measured_for;  /* model and phase */
  GtkWidget *name_row; /* (nullable) only in the dialog */
  GtkWidget *note_row;
  GtkWidget *price_row;
  GPtrArray *model_fields; /* (element-type GtkWidget) unowned: rows that belong to the model */
  char *built_for;         /* model the fields were made for */
  char *built_usage;       /* usage they show, as text */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetDetails, topsheet_budget_details, GTK_TYPE_WIDGET)

#define NAME_KEY "topsheet-name"

static void show_luck (TopsheetBudgetDetails *self);

static GPtrArray *
get_rules (TopsheetBudgetDetails *self, const char *model_id)
{
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self->editor));

  return model_id != NULL ? topsheet_catalogue_get_rules (catalogue, model_id) : NULL;
}

/* Usages are never changed in place: undo keeps the one before. */
static TopsheetUsage *
copy_usage (TopsheetBudgetDetails *self)
{
  TopsheetUsage *usage = topsheet_budget_line_get_usage (self->line);

  return usage != NULL ? topsheet_usage_copy (usage) : topsheet_usage_new ();
}

static void
set_usage (TopsheetBudgetDetails *self, TopsheetUsage *usage, const char *title, const char *merge)
{
  g_set_str (&self->built_usage, NULL);
  self->built_usage = topsheet_usage_to_text (usage);
  g_object_set (self->line, "usage", usage, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, title, merge);
}

static void
on_quantity_edited (TopsheetBudgetDetails *self, TopsheetNumberEntry *entry)
{
  const char *name = g_object_get_data (G_OBJECT (entry), NAME_KEY);
  g_autoptr (TopsheetUsage) usage = copy_usage (self);
  TopsheetDecimal number;

  if (!topsheet_number_entry_get_number (entry, &number))
    return;
  topsheet_usage_set_quantity (usage, name, number);
  set_usage (self, usage, _("Change a quantity"), name);
}

static void
on_selector_edited (TopsheetBudgetDetails *self, TopsheetNumberEntry *entry)
{
  const char *key = g_object_get_data (G_OBJECT (entry), NAME_KEY);
  g_autoptr (TopsheetUsage) usage = copy_usage (self);
  g_autofree char *text = NULL;
  TopsheetDecimal number;

  if (!topsheet_number_entry_get_number (entry, &number))
    return;
  text = topsheet_decimal_print (&number);
  topsheet_usage_set_selector (usage, key, text);
  set_usage (self, usage, _("Change a setting"), key);
}

static void
on_choice_changed (TopsheetBudgetDetails *self, GParamSpec *pspec, AdwToggleGroup *group)
{
  const char *key = g_object_get_data (G_OBJECT (group), NAME_KEY);
  const char *value = adw_toggle_group_get_active_name (group);
  g_autoptr (TopsheetUsage) usage = NULL;

  if (self->updating || value == NULL)
    return;
  usage = copy_usage (self);
  topsheet_usage_set_selector (usage, key, value);
  set_usage (self, usage, _("Change a setting"), NULL);
}

static GtkWidget *
make_row (const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  return row;
}

static GtkWidget *
make_number_row (TopsheetBudgetDetails *self, const char *title, const char *name, GtkWidget **entry, GCallback callback)
{
  *entry = topsheet_number_entry_new (FALSE);
  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (*entry), title);
  g_object_set_data_full (G_OBJECT (*entry), NAME_KEY, g_strdup (name), g_free);
  g_signal_connect_object (*entry, "edited", callback, self, G_CONNECT_SWAPPED);
  return make_row (title, *entry);
}

static const char *
choice_label (const char *value)
{
  if (g_str_equal (value, "true"))
    return C_("budget line", "On");
  if (g_str_equal (value, "false"))
    return C_("budget line", "Off");
  return value;
}

static GtkWidget *
make_choice_row (TopsheetBudgetDetails *self, const TopsheetLineSelector *selector, const char *value)
{
  GtkWidget *group = adw_toggle_group_new ();

  for (guint i = 0; i < selector->choices->len; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      const char *choice = g_ptr_array_index (selector->choices, i);

      adw_toggle_set_name (toggle, choice);
      adw_toggle_set_label (toggle, choice_label (choice));
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), value != NULL ? value : "");
  g_object_set_data_full (G_OBJECT (group), NAME_KEY, g_strdup (selector->key), g_free);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (on_choice_changed), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, selector->title, -1);
  return make_row (selector->title, group);
}

static void
insert_field (TopsheetBudgetDetails *self, GtkWidget *row)
{
  const int at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->model_row)) + 1 + (int) self->model_fields->len;

  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, at);
  g_ptr_array_add (self->model_fields, row);
}

static void
add_selector (TopsheetBudgetDetails *self, const TopsheetLineSelector *selector, const TopsheetUsage *usage)
{
  const char *value = usage != NULL ? topsheet_usage_get_selector (usage, selector->key) : NULL;
  GtkWidget *entry;
  TopsheetDecimal number;

  if (selector->choices->len == 1 && value != NULL && g_str_equal (value, g_ptr_array_index (selector->choices, 0)))
    return;
  if (selector->choices->len > 0)
    {
      insert_field (self, make_choice_row (self, selector, value));
      return;
    }
  insert_field (self, make_number_row (self, selector->title, selector->key, &entry, G_CALLBACK (on_selector_edited)));
  if (value != NULL && topsheet_decimal_parse (value, &number, NULL))
    topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (entry), &number);
}

static void
build_model_fields (TopsheetBudgetDetails *self)
{
  const char *model_id = topsheet_budget_line_get_model_id (self->line);
  const TopsheetUsage *usage = topsheet_budget_line_get_usage (self->line);
  g_autoptr (TopsheetLineFields) fields = topsheet_line_fields_new (get_rules (self, model_id));

  for (guint i = 0; i < self->model_fields->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (self->model_fields, i));
  g_ptr_array_set_size (self->model_fields, 0);

  for (guint i = 0; i < fields->selectors->len; i++)
    add_selector (self, g_ptr_array_index (fields->selectors, i), usage);
  for (guint i = 0; i < fields->quantities->len; i++)
    {
      const TopsheetLineQuantity *quantity = g_ptr_array_index (fields->quantities, i);
      TopsheetDecimal number;
      GtkWidget *entry;

      insert_field (self, make_number_row (self, _(quantity->title), quantity->name, &entry,
                                           G_CALLBACK (on_quantity_edited)));
      if (usage != NULL && topsheet_usage_get_quantity (usage, quantity->name, &number))
        topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (entry), &number);
    }
}

static void
on_model_picked (TopsheetBudgetDetails *self, const char *id)
{
  GPtrArray *rules = get_rules (self, id);
  g_autoptr (TopsheetLineFields) fields = topsheet_line_fields_new (rules);
  g_autoptr (TopsheetUsage) usage = id != NULL ? topsheet_line_fields_preset (fields) : NULL;

  g_object_set (self->line, "model-id", id, "usage", usage, NULL);
  if (id != NULL)
    {
      g_object_set (self->line, "unit", topsheet_line_fields_get_unit (rules), NULL);
      topsheet_budget_line_set_unit_price (self->line, NULL, NULL);
    }
  topsheet_budget_editor_commit (self->editor, self->line, _("Choose a model"), NULL);
}

static void
on_model_activated (TopsheetBudgetDetails *self)
{
  TopsheetModelPicker *picker =
    topsheet_model_picker_new (topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self->editor)),
                               _("No Model"));

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_model_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), GTK_WIDGET (self));
}

static void
on_price_edited (TopsheetBudgetDetails *self)
{
  TopsheetDecimal price;
  const gboolean typed = topsheet_number_entry_get_number (TOPSHEET_NUMBER_ENTRY (self->price_entry), &price);

  topsheet_budget_line_set_unit_price (self->line, typed ? &price : NULL,
                                       typed ? topsheet_budget_line_get_price_currency (self->line) : NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a price"), "price");
}

void
topsheet_budget_details_take_count (TopsheetBudgetLine *line, TopsheetNumberEntry *entry)
{
  const char *formula = topsheet_number_entry_get_formula (entry);
  TopsheetDecimal count;

  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (line));

  if (formula != NULL)
    {
      g_object_set (line, "formula", formula, NULL);
      return;
    }
  if (!topsheet_number_entry_get_number (entry, &count))
    return;
  g_object_set (line, "formula", NULL, "wanted", NULL, NULL);
  topsheet_budget_line_set_count (line, count);
}

static void
on_count_edited (TopsheetBudgetDetails *self)
{
  topsheet_budget_details_take_count (self->line, TOPSHEET_NUMBER_ENTRY (self->count_entry));
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a count"), "count");
}

/* As text, or NULL for an entry that is empty. (transfer full) (nullable) */
static char *
get_optional_text (GtkWidget *entry, guint shift)
{
  TopsheetDecimal number;

  if (!topsheet_number_entry_get_number (TOPSHEET_NUMBER_ENTRY (entry), &number) || topsheet_decimal_sign (&number) <= 0)
    return NULL;
  number.scale += shift;
  return topsheet_decimal_print (&number);
}

static void
on_wanted_edited (TopsheetBudgetDetails *self)
{
  g_autofree char *text = get_optional_text (self->wanted_entry, 0);
  const TopsheetDecimal most = topsheet_decimal_from_int (TOPSHEET_ATTEMPTS_MAX_WANTED);
  TopsheetDecimal wanted;

  if (text != NULL && topsheet_decimal_parse (text, &wanted, NULL) && topsheet_decimal_compare (&wanted, &most) > 0)
    {
      topsheet_number_entry_show_message (TOPSHEET_NUMBER_ENTRY (self->wanted_entry),
                                          _("At most 10,000 finals go into one line."));
      return;
    }
  g_object_set (self->line, "wanted", text, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change what is wanted"), "wanted");
}

/* Typed in percent. */
static void
on_acceptance_edited (TopsheetBudgetDetails *self)
{
  g_autofree char *text = get_optional_text (self->acceptance_entry, 2);
  const TopsheetDecimal one = topsheet_decimal_from_int (1), least = { 1, 3 };
  TopsheetDecimal rate;

  if (text != NULL && topsheet_decimal_parse (text, &rate, NULL) && topsheet_decimal_compare (&rate, &one) > 0)
    {
      topsheet_number_entry_show_message (TOPSHEET_NUMBER_ENTRY (self->acceptance_entry),
                                          _("The acceptance rate is at most 100 %."));
      return;
    }
  if (text != NULL && topsheet_decimal_parse (text, &rate, NULL) && topsheet_decimal_compare (&rate, &least) < 0)
    {
      topsheet_number_entry_show_message (TOPSHEET_NUMBER_ENTRY (self->acceptance_entry),
                                          _("The acceptance rate is at least 0.1 %."));
      return;
    }
  g_object_set (self->line, "acceptance", text, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change the acceptance rate"), "acceptance");
}

static void
on_measured (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetDetails *self = object;

  /* What could not be read is not known; the rate can still be typed. */
  self->measured = value != NULL ? *(TopsheetMeasured *) g_value_get_boxed (value) : (TopsheetMeasured) { 0 };
  show_luck (self);
}

/* Once for each model and phase of the line. */
static void
measure (TopsheetBudgetDetails *self)
{
  const char *model_id = topsheet_budget_line_get_model_id (self->line);
  const TopsheetPhase phase = topsheet_budget_line_get_phase (self->line);
  g_autofree char *key = model_id != NULL ? g_strdup_printf ("%u %s", (guint) phase, model_id) : NULL;

  if (g_strcmp0 (key, self->measured_for) == 0)
    return;
  g_set_str (&self->measured_for, key);
  self->measured = (TopsheetMeasured) { 0 };
  self->measured_stamp++;
  if (model_id != NULL)
    topsheet_deliver (topsheet_acceptance_measure (topsheet_budget_editor_get_session (self->editor),
                                                   topsheet_project_get_id (topsheet_budget_editor_get_project (self
                                                                                                                  ->editor)),
                                                   phase, model_id),
                      self, &self->measured_stamp, on_measured);
}

static void
on_use_clicked (TopsheetBudgetDetails *self)
{
  g_object_set (self->line, "acceptance", NULL, "accepted-seen", self->measured.accepted, "attempts-seen",
                self->measured.decided, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Use the measured acceptance rate"), NULL);
}

/* "Measured 7.4 %, 4 of 54", or what the line was once given; NULL when nothing was. (transfer full) (nullable) */
static char *
get_seen_text (TopsheetBudgetDetails *self)
{
  guint accepted, attempts;

  topsheet_budget_line_get_seen (self->line, &accepted, &attempts);
  if (self->measured.decided > 0)
    return topsheet_measured_format (&self->measured);
  return attempts > 0 ? g_strdup_printf (_("Measured: %1$u of %2$u"), accepted, attempts) : NULL;
}

static void
show_luck (TopsheetBudgetDetails *self)
{
  g_autofree char *seen = get_seen_text (self);
  guint accepted, attempts;
  TopsheetDecimal wanted, acceptance, hundred = topsheet_decimal_from_int (100);
  const gboolean has_wanted = topsheet_budget_line_get_wanted (self->line, &wanted);
  const gboolean has_acceptance = topsheet_budget_line_get_acceptance (self->line, &acceptance) &&
                                  topsheet_decimal_multiply (&acceptance, &hundred, &acceptance, NULL);

  topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (self->wanted_entry), has_wanted ? &wanted : NULL);
  if (has_acceptance)
    acceptance = topsheet_decimal_normalize (&acceptance);
  topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (self->acceptance_entry), has_acceptance ? &acceptance : NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->acceptance_row), seen != NULL ? seen : "");
  topsheet_budget_line_get_seen (self->line, &accepted, &attempts);
  gtk_widget_set_visible (self->use_button,
                          self->measured.decided > 0 && (has_acceptance || accepted != self->measured.accepted ||
                                                         attempts != self->measured.decided));
}

static void
on_text_changed (TopsheetBudgetDetails *self, GtkEditable *editable)
{
  const gboolean is_name = GTK_WIDGET (editable) == self->name_row;
  const char *property = is_name ? "name" : "note";
  const char *text = gtk_editable_get_text (editable);

  if (self->updating)
    return;
  g_object_set (self->line, property, *text != '\0' || is_name ? text : NULL, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, is_name ? _("Change a name") : _("Change a note"),
                                 property);
}

static void
on_account_selected (TopsheetBudgetDetails *self, GParamSpec *pspec, GtkDropDown *drop)
{
  const guint account = topsheet_account_list ()[gtk_drop_down_get_selected (drop)];

  if (self->updating || account == topsheet_budget_line_get_account (self->line))
    return;
  g_object_set (self->line, "account", account, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change an account"), NULL);
}

static void
on_unit_selected (TopsheetBudgetDetails *self, GParamSpec *pspec, GtkDropDown *drop)
{
  const TopsheetUnit unit = (TopsheetUnit) gtk_drop_down_get_selected (drop);

  if (self->updating || unit == topsheet_budget_line_get_unit (self->line))
    return;
  g_object_set (self->line, "unit", unit, NULL);
  topsheet_budget_editor_commit (self->editor, self->line, _("Change a unit"), NULL);
}

static void
update (TopsheetBudgetDetails *self)
{
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self->editor));
  const char *model_id = topsheet_budget_line_get_model_id (self->line);
  TopsheetUsage *usage = topsheet_budget_line_get_usage (self->line);
  g_autofree char *usage_text = usage != NULL ? topsheet_usage_to_text (usage) : NULL;
  g_autofree char *price_text = model_id != NULL ? topsheet_model_price_text (catalogue, model_id) : NULL;
  const char *why = topsheet_budget_line_get_unpriced_why (self->line);
  const char *source = topsheet_budget_line_get_price_source (self->line);
  TopsheetDecimal price;
  const gboolean typed = topsheet_budget_line_get_unit_price (self->line, &price);

  self->updating = TRUE;
  gtk_label_set_label (GTK_LABEL (self->model_label),
                       model_id != NULL ? topsheet_model_title (catalogue, model_id) : _("Choose…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->model_row), price_text);
  topsheet_number_entry_set_number (TOPSHEET_NUMBER_ENTRY (self->price_entry), typed ? &price : NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->price_row), why != NULL ? why
                                                                 : typed ? _("Typed; empty it to use the catalogue")
                                                                         : source);
  if (g_strcmp0 (model_id, self->built_for) != 0 || g_strcmp0 (usage_text, self->built_usage) != 0)
    {
      g_set_str (&self->built_for, model_id);
      g_set_str (&self->built_usage, usage_text);
      build_model_fields (self);
    }
  measure (self);
  show_luck (self);
  if (self->count_entry != NULL)
    {
      const TopsheetDecimal count = topsheet_budget_line_get_count (self->line);
      const char *name = topsheet_budget_line_get_name (self->line);

      topsheet_number_entry_show_formula (TOPSHEET_NUMBER_ENTRY (self->count_entry),
                                          topsheet_budget_line_get_formula (self->line), &count,
                                          topsheet_budget_line_get_formula_error (self->line));
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), name != NULL ? name : ""))
        gtk_editable_set_text (GTK_EDITABLE (self->name_row), name != NULL ? name : "");
    }
  self->updating = FALSE;
}

static void
add_row (TopsheetBudgetDetails *self, GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static GtkWidget *
make_drop (TopsheetBudgetDetails *self, GtkStringList *strings, guint selected, const char *label, GCallback callback)
{
  GtkWidget *drop = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (drop, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  return drop;
}

static GtkWidget *
make_account_row (TopsheetBudgetDetails *self)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    {
      const guint account = topsheet_account_list ()[i];
      g_autofree char *text = g_strdup_printf ("%u %s", account, topsheet_account_get_title (account));

      gtk_string_list_append (strings, text);
      if (account == topsheet_budget_line_get_account (self->line))
        selected = i;
    }
  return make_row (_("Account"), make_drop (self, strings, selected, _("Account"), G_CALLBACK (on_account_selected)));
}

static GtkWidget *
make_unit_row (TopsheetBudgetDetails *self)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i <= TOPSHEET_UNIT_LAST; i++)
    gtk_string_list_append (strings, i == TOPSHEET_UNIT_NONE ? _("None") : topsheet_unit_get_label ((TopsheetUnit) i));
  return make_row (_("Unit"), make_drop (self, strings, (guint) topsheet_budget_line_get_unit (self->line), _("Unit"),
                                          G_CALLBACK (on_unit_selected)));
}

static void
add_name_rows (TopsheetBudgetDetails *self)
{
  self->name_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _("Name"));
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  add_row (self, self->name_row);
  self->count_entry = topsheet_number_entry_new (FALSE);
  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (self->count_entry), _("Count"));
  topsheet_number_entry_allow_formulas (TOPSHEET_NUMBER_ENTRY (self->count_entry));
  g_signal_connect_object (self->count_entry, "edited", G_CALLBACK (on_count_edited), self, G_CONNECT_SWAPPED);
  add_row (self, make_row (_("Count"), self->count_entry));
}

static GtkWidget *
make_optional_entry (TopsheetBudgetDetails *self, const char *label, GCallback callback)
{
  GtkWidget *entry = topsheet_number_entry_new (TRUE);

  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (entry), label);
  gtk_entry_set_placeholder_text (topsheet_number_entry_get_entry (TOPSHEET_NUMBER_ENTRY (entry)), "–");
  g_signal_connect_object (entry, "edited", callback, self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_luck_rows (TopsheetBudgetDetails *self)
{
  GtkWidget *row;

  self->wanted_entry = make_optional_entry (self, _("Wanted"), G_CALLBACK (on_wanted_edited));
  row = make_row (_("Wanted"), self->wanted_entry);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Finals that are needed; with the acceptance rate they say how many attempts it takes"));
  add_row (self, row);
  self->acceptance_entry = make_optional_entry (self, _("Acceptance rate in percent"),
                                                G_CALLBACK (on_acceptance_edited));
  self->acceptance_row = make_row (_("Acceptance Rate, %"), self->acceptance_entry);
  self->use_button = gtk_button_new_with_mnemonic (_("_Use"));
  gtk_widget_set_valign (self->use_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->use_button, _("Plan with what was measured"));
  gtk_widget_set_visible (self->use_button, FALSE);
  g_signal_connect_object (self->use_button, "clicked", G_CALLBACK (on_use_clicked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->acceptance_row), self->use_button);
  add_row (self, self->acceptance_row);
}

static GtkWidget *
make_model_button (TopsheetBudgetDetails *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->model_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->model_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->model_label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Model"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_model_activated), self, G_CONNECT_SWAPPED);
  return button;
}

static void
on_terms_clicked (TopsheetBudgetDetails *self)
{
  if (topsheet_cost_form_of (self->line) != TOPSHEET_COST_FORM_NONE)
    adw_dialog_present (topsheet_cost_form_dialog_new (self->editor, self->line), GTK_WIDGET (self));
}

/* A line that was worked out opens its form again. */
static void
add_terms_row (TopsheetBudgetDetails *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Edit Terms…"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_terms_clicked), self, G_CONNECT_SWAPPED);
  add_row (self, make_row (topsheet_cost_form_get_title (topsheet_cost_form_of (self->line)), button));
}

static void
build (TopsheetBudgetDetails *self, gboolean with_name)
{
  const char *note = topsheet_budget_line_get_note (self->line);

  if (with_name)
    add_name_rows (self);
  if (topsheet_cost_form_of (self->line) != TOPSHEET_COST_FORM_NONE)
    add_terms_row (self);
  self->model_row = make_row (_("Model"), make_model_button (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->model_row), FALSE);
  add_row (self, self->model_row);

  self->price_entry = topsheet_number_entry_new (TRUE);
  topsheet_number_entry_set_label (TOPSHEET_NUMBER_ENTRY (self->price_entry), _("Unit price"));
  gtk_entry_set_placeholder_text (topsheet_number_entry_get_entry (TOPSHEET_NUMBER_ENTRY (self->price_entry)), "–");
  g_signal_connect_object (self->price_entry, "edited", G_CALLBACK (on_price_edited), self, G_CONNECT_SWAPPED);
  self->price_row = make_row (_("Unit Price"), self->price_entry);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->price_row), FALSE);
  add_row (self, self->price_row);
  add_luck_rows (self);
  add_row (self, make_account_row (self));
  add_row (self, make_unit_row (self));

  self->note_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), _("Note"));
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), note != NULL ? note : "");
  g_signal_connect_object (self->note_row, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  add_row (self, self->note_row);
}

static void
topsheet_budget_details_dispose (GObject *object)
{
  TopsheetBudgetDetails *self = TOPSHEET_BUDGET_DETAILS (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->model_fields, g_ptr_array_unref);
  g_clear_pointer (&self->measured_for, g_free);
  g_clear_pointer (&self->built_for, g_free);
  g_clear_pointer (&self->built_usage, g_free);
  g_clear_object (&self->line);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_budget_details_parent_class)->dispose (object);
}

static void
topsheet_budget_details_class_init (TopsheetBudgetDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "budgetdetails");
}

static void
topsheet_budget_details_init (TopsheetBudgetDetails *self)
{
  self->model_fields = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
topsheet_budget_details_new (TopsheetBudgetEditor *editor, TopsheetBudgetLine *line, gboolean with_name)
{
  TopsheetBudgetDetails *self;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), NULL);

  self = g_object_new (TOPSHEET_TYPE_BUDGET_DETAILS, NULL);
  self->editor = g_object_ref (editor);
  self->line = g_object_ref (line);
  build (self, with_name);
  if (with_name)
    gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
