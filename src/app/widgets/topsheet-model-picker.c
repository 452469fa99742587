/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-model-picker.h"

#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-own-price.h"
#include "engine/topsheet-rule-choice.h"

#include <glib/gi18n.h>

struct _TopsheetModelPicker
{
  AdwDialog parent_instance;

  TopsheetCatalogue *catalogue;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TopsheetModelPicker, topsheet_model_picker, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* On a row: the catalogue id; on the first row nothing. */
#define ID_KEY "topsheet-model-id"
/* On a row: what the search looks in. */
#define WORDS_KEY "topsheet-words"

static const TopsheetPriceRule *
first_rule (TopsheetCatalogue *catalogue, const char *model_id)
{
  GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, model_id);

  return rules != NULL && rules->len > 0 ? g_ptr_array_index (rules, 0) : NULL;
}

/* The price that stands for a model in a list: of what it names first, as it is today, or a price of one's own in its place. */
static TopsheetPriceRule *
find_price (TopsheetCatalogue *catalogue, const char *model_id)
{
  TopsheetPriceRule *first = (TopsheetPriceRule *) first_rule (catalogue, model_id), *found = NULL;
  g_autoptr (GPtrArray) valid = NULL;

  if (first == NULL)
    return NULL;
  valid = topsheet_rule_choice_filter (topsheet_catalogue_get_rules (catalogue, model_id), g_get_real_time (), 0);
  for (guint i = 0; i < valid->len; i++)
    if (topsheet_own_price_is_same (valid->pdata[i], first) &&
        (found == NULL ||
         topsheet_price_rule_get_valid_from_usec (valid->pdata[i]) >= topsheet_price_rule_get_valid_from_usec (found)))
      found = valid->pdata[i];
  if (found == NULL && valid->len > 0)
    found = valid->pdata[0];
  return found != NULL ? found : first;
}

static GtkWidget *
make_row (TopsheetModelPicker *self, const char *id)
{
  TopsheetPriceRule *rule = (TopsheetPriceRule *) first_rule (self->catalogue, id);
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  const char *modality = rule != NULL ? topsheet_price_rule_get_modality (rule) : NULL;
  const char *provider = rule != NULL ? topsheet_price_rule_get_provider (rule) : NULL;
  g_autofree char *subtitle = g_strjoin (" · ", provider != NULL ? provider : id, modality, NULL);
  g_autofree char *price = topsheet_model_price_text (self->catalogue, id);
  GtkWidget *label = gtk_label_new (price);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topsheet_model_title (self->catalogue, id));
  adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), WORDS_KEY,
                          g_strjoin (" ", id, topsheet_model_title (self->catalogue, id), modality, NULL), g_free);
  return GTK_WIDGET (row);
}

static gboolean
row_matches (GtkListBoxRow *row, gpointer user_data)
{
  TopsheetModelPicker *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *words = g_object_get_data (G_OBJECT (row), WORDS_KEY);
  g_autofree char *folded = topsheet_text_fold (text);
  g_autofree char *folded_words = words != NULL ? topsheet_text_fold (words) : NULL;

  if (*folded == '\0')
    return TRUE;
  return words != NULL && (strstr (folded_words, folded) != NULL || g_str_match_string (text, words, TRUE));
}

static GtkListBoxRow *
first_shown (TopsheetModelPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }
  return NULL;
}

/* What Enter picks: the row that has the text as it was typed, before those that only have its words. */
static GtkListBoxRow *
best_shown (TopsheetModelPicker *self)
{
  g_autofree char *folded = topsheet_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *words = g_object_get_data (G_OBJECT (row), WORDS_KEY);
      g_autofree char *folded_words = words != NULL ? topsheet_text_fold (words) : NULL;

      if (words != NULL && strstr (folded_words, folded) != NULL)
        return row;
    }
  return first_shown (self);
}

static void
on_search_changed (TopsheetModelPicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_stack_set_visible_child_name (self->stack, first_shown (self) != NULL ? "list" : "no-results");
}

static void
on_row_activated (TopsheetModelPicker *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, g_object_get_data (G_OBJECT (row), ID_KEY));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_search_activated (TopsheetModelPicker *self)
{
  GtkListBoxRow *row = best_shown (self);

  if (row != NULL)
    on_row_activated (self, row);
}

/* The catalogue in full, in place of the picker. */
static void
catalogue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *window = gtk_widget_get_root (widget);

  adw_dialog_force_close (ADW_DIALOG (widget));
  gtk_widget_activate_action (GTK_WIDGET (window), "app.catalogue", NULL);
}

static void
topsheet_model_picker_dispose (GObject *object)
{
  TopsheetModelPicker *self = TOPSHEET_MODEL_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_MODEL_PICKER);
  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (topsheet_model_picker_parent_class)->dispose (object);
}

static void
topsheet_model_picker_class_init (TopsheetModelPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_model_picker_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-model-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetModelPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetModelPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetModelPicker, list);
  gtk_widget_class_install_action (widget_class, "picker.catalogue", NULL, catalogue_action);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
topsheet_model_picker_init (TopsheetModelPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, row_matches, self, NULL);
}

TopsheetModelPicker *
topsheet_model_picker_new (TopsheetCatalogue *catalogue, const char *none_title)
{
  TopsheetModelPicker *self;
  GtkWidget *none;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (none_title != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_MODEL_PICKER, NULL);
  self->catalogue = g_object_ref (catalogue);
  none = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none), none_title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (none), TRUE);
  gtk_list_box_append (self->list, none);
  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    gtk_list_box_append (self->list, make_row (self, *id));
  return self;
}

const char *
topsheet_model_title (TopsheetCatalogue *catalogue, const char *model_id)
{
  TopsheetPriceRule *rule;
  const char *title;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  rule = (TopsheetPriceRule *) first_rule (catalogue, model_id);
  title = rule != NULL ? topsheet_price_rule_get_model (rule) : NULL;
  return title != NULL ? title : model_id;
}

char *
topsheet_model_price_text (TopsheetCatalogue *catalogue, const char *model_id)
{
  TopsheetPriceRule *rule;
  TopsheetDecimal price;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  const char *unit;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  rule = find_price (catalogue, model_id);
  if (rule == NULL)
    return g_strdup (_("Unpriced"));

  if (g_str_equal (topsheet_price_rule_get_meter (rule), "self_hosted"))
    return g_strdup (_("Own machine"));

  price = topsheet_price_rule_get_price (rule);
  number = topsheet_number_print (&price);
  unit = topsheet_unit_get_label (topsheet_price_rule_get_unit (rule));
  if (topsheet_price_rule_get_credit_rate (rule) != NULL)
    return g_strdup_printf (_("%s credits / %s"), number, unit);
  if (topsheet_price_rule_get_per (rule) == 1)
    return g_strdup_printf ("%s %s / %s", number, topsheet_price_rule_get_currency (rule), unit);
  count = topsheet_text_format_count ((gint64) topsheet_price_rule_get_per (rule));
  return g_strdup_printf ("%s %s / %s %s", number, topsheet_price_rule_get_currency (rule), count, unit);
}
