/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-tier-dialog.h"

#include "app/catalogue/topsheet-price-text.h"

#include <glib/gi18n.h>

#define RESPONSE_ADD "add"

typedef struct
{
  GWeakRef object;
  TopsheetTierChosen chosen;
  AdwAlertDialog *dialog;
  AdwComboRow *tier;
  AdwEntryRow *conditions;
} Request;

static void
request_free (gpointer data, GClosure *closure)
{
  Request *request = data;

  g_weak_ref_clear (&request->object);
  g_free (request);
}

/* Blanks between conditions; at least one has to be there. */
static GStrv
read_conditions (Request *request)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (request->conditions)), " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static void
on_changed (AdwEntryRow *row, Request *request)
{
  g_auto (GStrv) conditions = read_conditions (request);

  adw_alert_dialog_set_response_enabled (request->dialog, RESPONSE_ADD, conditions[0] != NULL);
}

static void
on_response (AdwAlertDialog *dialog, const char *response, Request *request)
{
  g_autoptr (GObject) object = g_weak_ref_get (&request->object);
  g_auto (GStrv) conditions = read_conditions (request);

  if (object != NULL && g_str_equal (response, RESPONSE_ADD) && conditions[0] != NULL)
    request->chosen (object, (TopsheetTier) adw_combo_row_get_selected (request->tier),
                     (const char * const *) conditions);
}

static GtkWidget *
make_form (Request *request)
{
  const char * const names[] = { topsheet_price_text_tier (TOPSHEET_TIER_SKETCH),
                                 topsheet_price_text_tier (TOPSHEET_TIER_STANDARD),
                                 topsheet_price_text_tier (TOPSHEET_TIER_HERO), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *group = adw_preferences_group_new ();

  request->conditions = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (request->conditions), _("Conditions, such as resolution=4k"));
  adw_entry_row_set_activates_default (request->conditions, TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (request->conditions));
  request->tier = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (request->tier), _("Tier"));
  adw_combo_row_set_model (request->tier, G_LIST_MODEL (list));
  adw_combo_row_set_selected (request->tier, TOPSHEET_TIER_HERO);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (request->tier));
  return group;
}

void
topsheet_tier_dialog_present (GtkWidget *parent, TopsheetTierChosen chosen, GObject *object)
{
  AdwAlertDialog *dialog;
  Request *request;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (chosen != NULL && G_IS_OBJECT (object));

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Tier Under Conditions"),
                                                   _("While all conditions hold, the model counts as this heavy.")));
  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->object, object);
  request->chosen = chosen;
  request->dialog = dialog;
  adw_alert_dialog_set_extra_child (dialog, make_form (request));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), RESPONSE_ADD, _("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, RESPONSE_ADD, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, RESPONSE_ADD, FALSE);
  adw_alert_dialog_set_default_response (dialog, RESPONSE_ADD);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (request->conditions, "changed", G_CALLBACK (on_changed), request);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), request, request_free, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (ADW_DIALOG (dialog), GTK_WIDGET (request->conditions));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
