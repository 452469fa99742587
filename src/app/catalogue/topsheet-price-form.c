/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-price-form.h"

#include "app/catalogue/topsheet-price-text.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-money-label.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-own-price.h"
#include "services/topsheet-catalogue-service.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TopsheetPriceForm
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  char *model_id; /* (nullable) */

  AdwBanner *banner;
  AdwEntryRow *model_row;
  AdwComboRow *meter_row;
  AdwEntryRow *price_row;
  AdwEntryRow *currency_row;
  AdwEntryRow *per_row;
  AdwEntryRow *when_row;
  AdwEntryRow *from_row;
  AdwEntryRow *until_row;
};

G_DEFINE_FINAL_TYPE (TopsheetPriceForm, topsheet_price_form, ADW_TYPE_NAVIGATION_PAGE)

/* The text without blanks around it, or NULL when nothing is left. (transfer full) */
static char *
read_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
say_wrong (TopsheetPriceForm *self, AdwEntryRow *row, const char *sentence)
{
  AdwEntryRow * const rows[] = { self->model_row, self->price_row, self->currency_row, self->per_row,
                                 self->when_row,  self->from_row,  self->until_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == row)
        gtk_widget_add_css_class (GTK_WIDGET (rows[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
    }
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  adw_banner_set_title (self->banner, sentence != NULL ? sentence : "");
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

static const char *
get_meter (TopsheetPriceForm *self)
{
  return topsheet_own_price_list_meters ()[adw_combo_row_get_selected (self->meter_row)];
}

static void
show_per (TopsheetPriceForm *self, guint64 per)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, per);

  set_text (self->per_row, text);
}

static void
on_meter_selected (TopsheetPriceForm *self)
{
  TopsheetUnit unit;
  guint64 per;

  if (adw_combo_row_get_model (self->meter_row) != NULL &&
      topsheet_own_price_find_meter (get_meter (self), &unit, &per) != NULL)
    show_per (self, per);
}

static void
on_entry_activated (TopsheetPriceForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "price.save", NULL);
}

static void
on_saved (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPriceForm *self = object;
  TopsheetPriceRule *rule = value != NULL ? g_value_get_object (value) : NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autofree char *price = NULL;
  g_autofree char *title = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "price.save", TRUE);
  if (rule == NULL)
    {
      say_wrong (self, NULL, error->message);
      return;
    }
  price = topsheet_price_text_price (rule);
  title = g_strdup_printf (_("“%1$s” costs %2$s"), topsheet_price_rule_get_model_id (rule), price);
  topsheet_toast_show (GTK_WIDGET (self), title);
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static gboolean
read_price (TopsheetPriceForm *self, TopsheetDecimal *out)
{
  g_autoptr (GError) error = NULL;

  if (topsheet_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->price_row)), out, &error))
    return TRUE;
  say_wrong (self, self->price_row, error->message);
  return FALSE;
}

static gboolean
read_per (TopsheetPriceForm *self, guint64 *out)
{
  g_autofree char *text = read_text (self->per_row);

  *out = 0;
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, out, NULL))
    return TRUE;
  say_wrong (self, self->per_row, _("A price is for a whole number of things, 1 or more."));
  return FALSE;
}

static gboolean
read_day (TopsheetPriceForm *self, AdwEntryRow *row, gint64 *out)
{
  g_autofree char *text = read_text (row);

  *out = 0;
  if (text == NULL || topsheet_time_parse_rfc3339 (text, out, NULL))
    return TRUE;
  say_wrong (self, row, _("A day is written as 2026-12-24."));
  return FALSE;
}

/* (transfer full) */
static GStrv
read_conditions (TopsheetPriceForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->when_row)), " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetPriceForm *self = TOPSHEET_PRICE_FORM (widget);
  g_autofree char *model_id = self->model_id != NULL ? g_strdup (self->model_id) : read_text (self->model_row);
  g_autofree char *currency = read_text (self->currency_row);
  g_auto (GStrv) conditions = read_conditions (self);
  TopsheetOwnPrice price = { .model_id = model_id,
                             .meter = get_meter (self),
                             .currency = currency,
                             .conditions = (const char * const *) conditions };

  say_wrong (self, NULL, NULL);
  if (model_id == NULL)
    {
      say_wrong (self, self->model_row, _("Name the model, such as studio/upscaler."));
      return;
    }
  if (!read_price (self, &price.price) || !read_per (self, &price.per) ||
      !read_day (self, self->from_row, &price.from_usec) || !read_day (self, self->until_row, &price.until_usec))
    return;
  gtk_widget_action_set_enabled (widget, "price.save", FALSE);
  topsheet_deliver (topsheet_catalogue_service_set_price (self->session, &price), self, NULL, on_saved);
}

static void
topsheet_price_form_dispose (GObject *object)
{
  TopsheetPriceForm *self = TOPSHEET_PRICE_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_PRICE_FORM);
  g_clear_object (&self->session);
  g_clear_pointer (&self->model_id, g_free);
  G_OBJECT_CLASS (topsheet_price_form_parent_class)->dispose (object);
}

static void
topsheet_price_form_class_init (TopsheetPriceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_price_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-price-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, banner);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, model_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, meter_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, price_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, per_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, when_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, from_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetPriceForm, until_row);
  gtk_widget_class_bind_template_callback (widget_class, on_meter_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "price.save", NULL, save_action);
}

static void
topsheet_price_form_init (TopsheetPriceForm *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char * const *meter = topsheet_own_price_list_meters (); *meter != NULL; meter++)
    gtk_string_list_append (list, topsheet_price_text_meter (*meter));
  adw_combo_row_set_model (self->meter_row, G_LIST_MODEL (list));
  set_text (self->currency_row, "USD");
}

static guint
find_meter (const char *meter)
{
  const char * const *meters = topsheet_own_price_list_meters ();

  for (guint i = 0; meters[i] != NULL; i++)
    if (strcmp (meters[i], meter) == 0)
      return i;

  return 0;
}

static void
show_pattern (TopsheetPriceForm *self, TopsheetPriceRule *pattern)
{
  g_autofree char *conditions = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) selecting = NULL;

  for (const char * const *condition = topsheet_price_rule_get_conditions (pattern); *condition != NULL; condition++)
    if (!g_str_has_prefix (*condition, "count_"))
      g_strv_builder_add (builder, *condition);
  selecting = g_strv_builder_end (builder);
  conditions = g_strjoinv (" ", selecting);
  adw_combo_row_set_selected (self->meter_row, find_meter (topsheet_price_rule_get_meter (pattern)));
  set_text (self->when_row, conditions);
  set_text (self->currency_row, topsheet_price_rule_get_currency (pattern));
  if (topsheet_price_rule_get_credit_rate (pattern) == NULL)
    {
      TopsheetDecimal price = topsheet_price_rule_get_price (pattern);
      g_autofree char *text = topsheet_number_print (&price);

      set_text (self->price_row, text);
      show_per (self, topsheet_price_rule_get_per (pattern));
    }
}

TopsheetPriceForm *
topsheet_price_form_new (TopsheetSession *session, const char *model_id, TopsheetPriceRule *pattern)
{
  TopsheetPriceForm *self;
  GPtrArray *rules = NULL;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (pattern == NULL || TOPSHEET_IS_PRICE_RULE (pattern), NULL);

  self = g_object_new (TOPSHEET_TYPE_PRICE_FORM, NULL);
  self->session = g_object_ref (session);
  self->model_id = g_strdup (model_id);
  if (model_id != NULL)
    rules = topsheet_catalogue_get_rules (topsheet_session_get_catalogue (session), model_id);
  if (rules != NULL)
    set_text (self->currency_row, topsheet_price_rule_get_currency (rules->pdata[0]));
  gtk_widget_set_visible (GTK_WIDGET (self->model_row), model_id == NULL);
  if (pattern != NULL)
    show_pattern (self, pattern);
  return self;
}
