/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-rows.h"

#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-error.h"
#include "base/topsheet-number-style.h"

#include <glib/gi18n.h>

void
topsheet_compare_group_init (TopsheetCompareGroup *self, TopsheetCompareSheet *sheet, const char *title)
{
  self->group = topsheet_compare_sheet_add_group (sheet, title);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_max_width_chars (self->note, 40);
  gtk_widget_set_margin_top (GTK_WIDGET (self->note), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->note), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dimmed");
}

/* Below the list of rows: what is no row goes there, so it waits for the first row. */
static void
add_row (TopsheetCompareGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  if (gtk_widget_get_parent (GTK_WIDGET (self->note)) == NULL)
    adw_preferences_group_add (self->group, GTK_WIDGET (self->note));
}

void
topsheet_compare_group_clear (TopsheetCompareGroup *self)
{
  g_clear_pointer (&self->told, g_free);
}

static void
show_note (TopsheetCompareGroup *self, const char *text, gboolean bad)
{
  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "error");
}

void
topsheet_compare_group_tell (TopsheetCompareGroup *self, const char *note)
{
  g_set_str (&self->told, note);
  show_note (self, note, FALSE);
}

void
topsheet_compare_group_tell_source (TopsheetCompareGroup *self, const char *as_of, const char *source)
{
  g_autofree char *note = g_strdup_printf ("%s, %s", as_of != NULL ? as_of : "–", source != NULL ? source : "–");

  topsheet_compare_group_tell (self, note);
}

void
topsheet_compare_group_refuse (TopsheetCompareGroup *self, const char *why)
{
  g_autofree char *both = why != NULL && self->told != NULL ? g_strdup_printf ("%s\n%s", why, self->told) : NULL;

  show_note (self, both != NULL ? both : why != NULL ? why : self->told, why != NULL);
}

GtkWidget *
topsheet_compare_add_spin (TopsheetCompareGroup *group,
                           const char *title,
                           const char *subtitle,
                           double low,
                           double high,
                           double step,
                           guint digits,
                           double value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, step);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (spin, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  add_row (group, row);
  return spin;
}

GtkWidget *
topsheet_compare_add_amount (TopsheetCompareGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  gtk_widget_add_css_class (row, "numeric");
  add_row (group, row);
  return row;
}

GtkWidget *
topsheet_compare_add_link (TopsheetCompareGroup *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  add_row (group, row);
  return row;
}

#define MODEL_ROW "topsheet-model-row"

typedef struct
{
  const TopsheetCompareContext *context;
  const char *none;
  const char *none_button;
  TopsheetCompareTakeModel take;
  gpointer data;
} ModelRow;

static void
on_picked (GObject *row, const char *model_id)
{
  ModelRow *self = g_object_get_data (row, MODEL_ROW);

  self->take (self->data, GTK_WIDGET (row), topsheet_compare_show_model (GTK_WIDGET (row), model_id));
}

static void
on_model_activated (GtkWidget *row)
{
  const ModelRow *self = g_object_get_data (G_OBJECT (row), MODEL_ROW);
  TopsheetModelPicker *picker = topsheet_model_picker_new (topsheet_compare_context_get_catalogue (self->context),
                                                           self->none_button);

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), row);
}

GtkWidget *
topsheet_compare_add_model (TopsheetCompareGroup *group,
                            const TopsheetCompareContext *context,
                            const char *none,
                            const char *none_button,
                            TopsheetCompareTakeModel take,
                            gpointer data)
{
  GtkWidget *row = topsheet_compare_add_link (group, _("Model"));
  ModelRow *self = g_new (ModelRow, 1);

  *self = (ModelRow) { context, none, none_button, take, data };
  g_object_set_data_full (G_OBJECT (row), MODEL_ROW, self, g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_model_activated), NULL);
  return row;
}

const char *
topsheet_compare_show_model (GtkWidget *row, const char *model_id)
{
  const ModelRow *self = g_object_get_data (G_OBJECT (row), MODEL_ROW);
  TopsheetCatalogue *catalogue = topsheet_compare_context_get_catalogue (self->context);
  const char *known = model_id != NULL ? topsheet_catalogue_resolve (catalogue, model_id, NULL) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               known != NULL ? topsheet_model_title (catalogue, known) : self->none);
  return known;
}

void
topsheet_compare_show_price (TopsheetCompareGroup *group,
                             const TopsheetCompareContext *context,
                             const char *model_id,
                             GtkWidget *price)
{
  g_autofree char *source = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetMoney money;

  if (model_id == NULL)
    {
      topsheet_compare_group_tell (group, NULL);
      return;
    }
  if (topsheet_compare_context_price (context, model_id, &money, &source, &error))
    {
      const TopsheetDecimal exact = { money.nanos, 9 };
      const TopsheetDecimal shortest = topsheet_decimal_normalize (&exact);

      number = topsheet_number_print (&shortest);
    }
  topsheet_compare_group_tell (group, error != NULL ? error->message : source);
  gtk_editable_set_text (GTK_EDITABLE (price), number != NULL ? number : "");
}

GtkWidget *
topsheet_compare_add_choice (TopsheetCompareGroup *group, const char *title, const char * const *names)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  add_row (group, row);
  return choice;
}

static void
mark (GtkWidget *row, gboolean bad)
{
  if (bad)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

gboolean
topsheet_compare_read (GtkWidget *row, TopsheetDecimal *out, GError **error)
{
  if (GTK_IS_SPIN_BUTTON (row))
    {
      const guint digits = gtk_spin_button_get_digits (GTK_SPIN_BUTTON (row));
      g_autofree char *form = g_strdup_printf ("%%.%uf", digits);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, form, gtk_spin_button_get_value (GTK_SPIN_BUTTON (row)));
      return topsheet_decimal_parse (text, out, error);
    }
  if (*gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    {
      mark (row, TRUE);
      /* Translators: the title of a row that is empty. */
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("“%s” needs a number."),
                   adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      return FALSE;
    }
  if (!topsheet_number_parse (gtk_editable_get_text (GTK_EDITABLE (row)), out, error))
    {
      mark (row, TRUE);
      return FALSE;
    }
  mark (row, FALSE);
  return TRUE;
}

gboolean
topsheet_compare_read_group (TopsheetCompareGroup *group, GtkWidget * const *rows, TopsheetDecimal * const *out, guint n)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!topsheet_compare_read (rows[i], out[i], &error) && first == NULL)
        first = g_steal_pointer (&error);
    }
  topsheet_compare_group_refuse (group, first != NULL ? first->message : NULL);
  return first == NULL;
}

char *
topsheet_compare_print_money (const TopsheetMoney *money)
{
  const TopsheetMoney size = topsheet_money (ABS (money->nanos), money->currency);

  return topsheet_money_format (&size, TOPSHEET_MONEY_FORMAT_SYMBOL);
}

char *
topsheet_compare_print_rounded (const TopsheetDecimal *number)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  TopsheetDecimal rounded;
  GString *text;

  if (!topsheet_decimal_divide (number, &one, 2, &rounded, NULL))
    return g_strdup ("–");
  rounded = topsheet_decimal_normalize (&rounded);
  plain = topsheet_decimal_print (&rounded);
  parts = g_strsplit (*plain == '-' ? plain + 1 : plain, ".", 2);
  text = g_string_new (*plain == '-' ? TOPSHEET_MINUS_SIGN : "");
  topsheet_number_style_append (topsheet_number_style_get (), text, parts[0], parts[1] != NULL ? parts[1] : "", FALSE);
  return g_string_free_and_steal (text);
}

char *
topsheet_compare_print_times (const TopsheetDecimal *factor)
{
  g_autofree char *number = topsheet_compare_print_rounded (factor);

  return g_strdup_printf ("×\u00a0%s", number);
}

double
topsheet_compare_get_units (const TopsheetMoney *money)
{
  return (double) money->nanos / TOPSHEET_NANOS_PER_UNIT;
}
