/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-catalogue-detail.h"

#include "app/catalogue/topsheet-catalogue-row.h"
#include "app/catalogue/topsheet-price-form.h"
#include "app/catalogue/topsheet-price-text.h"
#include "app/catalogue/topsheet-tier-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-own-price.h"
#include "services/topsheet-catalogue-service.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TopsheetCatalogueDetail
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  char *model_id;
  TopsheetCatalogueModel *model;
  TopsheetUndoStack *undo;
  TopsheetPriceRule *ended; /* the own price that is being ended */
  GPtrArray *groups;        /* of AdwPreferencesGroup, made anew with every model */
  GPtrArray *tiers;         /* rows of tiers under conditions, likewise */
  gboolean filling;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *about_group;
  AdwActionRow *id_row;
  AdwComboRow *tier_row;
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogueDetail, topsheet_catalogue_detail, ADW_TYPE_NAVIGATION_PAGE)

/* Letters of a source in a row; the button beside it leads to the whole. */
#define MAX_SOURCE 48
/* On a row or a button: what it is about. */
#define RULE_KEY "topsheet-rule"
#define TIER_KEY "topsheet-tier"

static void fill (TopsheetCatalogueDetail *self);

static gint64
get_now (TopsheetCatalogueDetail *self)
{
  return topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
}

static void
on_written (gpointer object, const GValue *value, const GError *error)
{
  TopsheetCatalogueDetail *self = object;

  if (value != NULL)
    return;
  topsheet_toast_show_error (GTK_WIDGET (self), _("Nothing was changed"), error);
  fill (self);
}

static void
on_tier_selected (TopsheetCatalogueDetail *self)
{
  int tier = (int) adw_combo_row_get_selected (self->tier_row) - 1;

  if (!self->filling)
    topsheet_deliver (topsheet_catalogue_service_set_tier (self->session, self->model_id, NULL, tier), self, NULL,
                      on_written);
}

static void
on_remove_tier (TopsheetCatalogueDetail *self, GtkWidget *button)
{
  TopsheetTierOverride *override = g_object_get_data (G_OBJECT (button), TIER_KEY);

  topsheet_deliver (topsheet_catalogue_service_set_tier (self->session, self->model_id,
                                                         topsheet_tier_override_get_conditions (override),
                                                         TOPSHEET_TIER_OF_CATALOGUE),
                    self, NULL, on_written);
}

/* The end of an own price, to be taken back. */
typedef struct
{
  TopsheetSession *session;
  TopsheetPriceRule *own;
  gint64 from_usec; /* the first moment it no longer held */
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->session);
  g_object_unref (ending->own);
  g_free (ending);
}

static DexFuture *
step_ending (gpointer data, gboolean redo)
{
  const Ending *ending = data;
  const TopsheetOwnPrice price = { .model_id = topsheet_price_rule_get_model_id (ending->own),
                                   .meter = topsheet_price_rule_get_meter (ending->own),
                                   .price = topsheet_price_rule_get_price (ending->own),
                                   .per = topsheet_price_rule_get_per (ending->own),
                                   .currency = topsheet_price_rule_get_currency (ending->own),
                                   .conditions = topsheet_price_rule_get_conditions (ending->own),
                                   .from_usec = ending->from_usec,
                                   .until_usec = topsheet_price_rule_get_valid_to_usec (ending->own) };

  if (!redo)
    return topsheet_catalogue_service_set_price (ending->session, &price);
  return topsheet_catalogue_service_end_price (ending->session, price.model_id, price.meter, price.conditions, 0);
}

static void
on_ended (gpointer object, const GValue *value, const GError *error)
{
  TopsheetCatalogueDetail *self = object;
  TopsheetPriceRule *end = value != NULL ? g_value_get_object (value) : NULL;
  Ending *ending;

  if (end == NULL)
    {
      on_written (object, value, error);
      return;
    }
  ending = g_new0 (Ending, 1);
  ending->session = g_object_ref (self->session);
  ending->own = g_object_ref (self->ended);
  ending->from_usec = topsheet_price_rule_get_valid_from_usec (end);
  topsheet_undo_stack_push (self->undo, _("End own price"), step_ending, ending, ending_free);
  topsheet_toast_show_undo (GTK_WIDGET (self), _("The catalogue’s price counts again"), self->undo);
}

static void
on_end_price (TopsheetCatalogueDetail *self, GtkWidget *button)
{
  TopsheetPriceRule *rule = g_object_get_data (G_OBJECT (button), RULE_KEY);

  gtk_widget_set_sensitive (button, FALSE);
  g_set_object (&self->ended, rule);
  topsheet_deliver (topsheet_catalogue_service_end_price (self->session, self->model_id,
                                                          topsheet_price_rule_get_meter (rule),
                                                          topsheet_price_rule_get_conditions (rule), 0),
                    self, NULL, on_ended);
}

static void
on_open_source (TopsheetCatalogueDetail *self, GtkWidget *button)
{
  TopsheetPriceRule *rule = g_object_get_data (G_OBJECT (button), RULE_KEY);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (topsheet_price_rule_get_source_url (rule));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
show_form (TopsheetCatalogueDetail *self, TopsheetPriceRule *pattern)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            ADW_NAVIGATION_PAGE (topsheet_price_form_new (self->session, self->model_id, pattern)));
}

static void
on_rule_activated (TopsheetCatalogueDetail *self, AdwActionRow *row)
{
  show_form (self, g_object_get_data (G_OBJECT (row), RULE_KEY));
}

static void
on_tier_chosen (gpointer object, TopsheetTier tier, const char * const *conditions)
{
  TopsheetCatalogueDetail *self = object;

  topsheet_deliver (topsheet_catalogue_service_set_tier (self->session, self->model_id, conditions, (int) tier), self,
                    NULL, on_written);
}

static void
add_tier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_tier_dialog_present (widget, on_tier_chosen, G_OBJECT (widget));
}

static void
add_price_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_form (TOPSHEET_CATALOGUE_DETAIL (widget), NULL);
}

static GtkWidget *
add_button (TopsheetCatalogueDetail *self,
            AdwActionRow *row,
            const char *icon_name,
            const char *tooltip,
            const char *key,
            gpointer subject,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), key, g_object_ref (subject), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return button;
}

/* "LiteLLM model_prices_and_context_window.json, snapshot 2026-05-01 (copy in …), MIT" → "LiteLLM model_prices_and_context_window.json" */
static char *
shorten_source (const char *source)
{
  g_autofree char *first = g_strchomp (g_strndup (source, strcspn (source, ",;(")));

  return topsheet_text_ellipsize (first, MAX_SOURCE);
}

/* "Image · quality high\nFrom 1 November 2026\nAs of 2026-08-21, genai-prices" */
static char *
describe_rule (TopsheetPriceRule *rule)
{
  g_autofree char *conditions = topsheet_price_text_conditions (topsheet_price_rule_get_conditions (rule));
  g_autofree char *span = topsheet_price_text_span (rule);
  const char *source = topsheet_price_rule_get_source (rule), *as_of = topsheet_price_rule_get_as_of (rule);
  g_autofree char *short_source = source != NULL ? shorten_source (source) : NULL;
  g_autoptr (GString) text = g_string_new (topsheet_price_text_meter (topsheet_price_rule_get_meter (rule)));

  if (*conditions != '\0')
    g_string_append_printf (text, " · %s", conditions);
  if (*span != '\0')
    g_string_append_printf (text, "\n%s", span);
  if (source != NULL && !topsheet_own_price_is_end (rule))
    g_string_append_c (text, '\n');
  if (topsheet_own_price_is_end (rule))
    return g_string_free_and_steal (g_steal_pointer (&text));
  if (topsheet_own_price_is (rule))
    g_string_append_printf (text, _("Your own price, typed on %s"), as_of);
  else if (source != NULL && as_of != NULL)
    g_string_append_printf (text, _("As of %1$s, %2$s"), as_of, short_source);
  else if (source != NULL)
    g_string_append (text, short_source);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_pill (AdwActionRow *row, const char *text, const char *css_class)
{
  adw_action_row_add_suffix (row, topsheet_catalogue_pill_new (text, css_class));
}

static void
add_marks (TopsheetCatalogueDetail *self, AdwActionRow *row, TopsheetPriceRule *rule)
{
  TopsheetPriceState state = topsheet_catalogue_model_get_state (self->model, rule);
  gboolean is_now = state == TOPSHEET_PRICE_STATE_CURRENT;

  if (!is_now)
    add_pill (row, topsheet_price_text_state (state), NULL);
  else if (topsheet_own_price_is (rule))
    add_pill (row, _("Own Price"), "own-pill");
  else if (topsheet_catalogue_is_stale (topsheet_catalogue_seen_usec (rule), get_now (self)))
    add_pill (row, _("Old"), "warning-pill");
}

static GtkWidget *
make_rule_row (TopsheetCatalogueDetail *self, TopsheetPriceRule *rule)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *price = topsheet_price_text_price (rule);
  g_autofree char *subtitle = describe_rule (rule);
  TopsheetUnit unit;
  guint64 per;
  gboolean is_now = topsheet_catalogue_model_get_state (self->model, rule) == TOPSHEET_PRICE_STATE_CURRENT;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 topsheet_own_price_is_end (rule) ? _("No price of your own any more") : price);
  adw_action_row_set_subtitle (row, subtitle);
  add_marks (self, row, rule);
  if (topsheet_price_rule_get_source_url (rule) != NULL)
    {
      g_autofree char *tooltip = g_strdup_printf (_("Open %s"), topsheet_price_rule_get_source_url (rule));

      add_button (self, row, "adw-external-link-symbolic", tooltip, RULE_KEY, rule, G_CALLBACK (on_open_source));
    }
  if (is_now && topsheet_own_price_is (rule))
    add_button (self, row, "edit-undo-symbolic", _("Back to the Catalogue’s Price"), RULE_KEY, rule,
                G_CALLBACK (on_end_price));
  if (is_now && topsheet_own_price_find_meter (topsheet_price_rule_get_meter (rule), &unit, &per) != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Set a Price of Your Own"));
      g_object_set_data_full (G_OBJECT (row), RULE_KEY, g_object_ref (rule), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_rule_activated), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (row);
}

static AdwPreferencesGroup *
add_group (TopsheetCatalogueDetail *self, const char *title, GPtrArray *rules)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < rules->len; i++)
    adw_preferences_group_add (group, make_rule_row (self, rules->pdata[i]));
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
show_prices (TopsheetCatalogueDetail *self)
{
  GPtrArray *current = topsheet_catalogue_model_get_current (self->model);
  GPtrArray *others = topsheet_catalogue_model_get_others (self->model);
  AdwPreferencesGroup *now;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);

  now = add_group (self, _("Prices Now"), current);
  if (current->len == 0)
    adw_preferences_group_set_description (now,
                                           _("Nothing says what this model costs now. It is shown as unpriced until a price is added."));
  else if (topsheet_catalogue_model_is_stale (self->model))
    adw_preferences_group_set_description (now,
                                           _("Some of these prices were seen more than half a year ago. Compare them with the provider’s page, or update from a newer list."));
  if (others->len > 0)
    add_group (self, _("Earlier and Later Prices"), others);
}

static TopsheetTierOverride *
find_plain_override (GPtrArray *overrides)
{
  for (guint i = 0; overrides != NULL && i < overrides->len; i++)
    if (topsheet_tier_override_get_conditions (overrides->pdata[i])[0] == NULL)
      return overrides->pdata[i];

  return NULL;
}

/* What the catalogue says by itself. */
static TopsheetTier
get_catalogue_tier (TopsheetCatalogueDetail *self)
{
  GPtrArray *rules = topsheet_catalogue_get_rules (topsheet_session_get_catalogue (self->session), self->model_id);

  for (guint i = 0; i < rules->len; i++)
    if (!topsheet_own_price_is (rules->pdata[i]))
      return topsheet_price_rule_get_tier (rules->pdata[i]);

  return TOPSHEET_TIER_STANDARD;
}

static void
add_tier_row (TopsheetCatalogueDetail *self, TopsheetTierOverride *override)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *conditions = topsheet_price_text_conditions (topsheet_tier_override_get_conditions (override));
  g_autofree char *subtitle = g_strdup_printf (_("When %s"), conditions);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 topsheet_price_text_tier ((TopsheetTier) topsheet_tier_override_get_tier (override)));
  adw_action_row_set_subtitle (row, subtitle);
  add_button (self, row, "edit-undo-symbolic", _("Back to the Catalogue"), TIER_KEY, override,
              G_CALLBACK (on_remove_tier));
  adw_preferences_group_add (self->about_group, GTK_WIDGET (row));
  g_ptr_array_add (self->tiers, row);
}

static void
show_tiers (TopsheetCatalogueDetail *self)
{
  GPtrArray *overrides = topsheet_catalogue_get_tiers (topsheet_session_get_catalogue (self->session), self->model_id);
  TopsheetTierOverride *plain = find_plain_override (overrides);
  g_autofree char *first = g_strdup_printf (_("Catalogue (%s)"), topsheet_price_text_tier (get_catalogue_tier (self)));
  const char * const names[] = { first, topsheet_price_text_tier (TOPSHEET_TIER_SKETCH),
                                 topsheet_price_text_tier (TOPSHEET_TIER_STANDARD),
                                 topsheet_price_text_tier (TOPSHEET_TIER_HERO), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->filling = TRUE;
  adw_combo_row_set_model (self->tier_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->tier_row, plain != NULL ? (guint) topsheet_tier_override_get_tier (plain) + 1 : 0);
  self->filling = FALSE;
  for (guint i = 0; i < self->tiers->len; i++)
    adw_preferences_group_remove (self->about_group, self->tiers->pdata[i]);
  g_ptr_array_set_size (self->tiers, 0);
  for (guint i = 0; overrides != NULL && i < overrides->len; i++)
    if (overrides->pdata[i] != plain)
      add_tier_row (self, overrides->pdata[i]);
}

static void
fill (TopsheetCatalogueDetail *self)
{
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (self->session);
  const char *modality;
  g_autofree char *id = NULL;

  g_clear_object (&self->model);
  self->model = topsheet_catalogue_model_new (catalogue, self->model_id, get_now (self));
  modality = topsheet_price_text_modality (topsheet_catalogue_model_get_modality (self->model));
  id = g_strjoin (" · ", self->model_id, modality, NULL);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), topsheet_catalogue_model_get_title (self->model));
  adw_action_row_set_subtitle (self->id_row, id);
  show_tiers (self);
  show_prices (self);
}

static void
topsheet_catalogue_detail_dispose (GObject *object)
{
  TopsheetCatalogueDetail *self = TOPSHEET_CATALOGUE_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_CATALOGUE_DETAIL);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tiers, g_ptr_array_unref);
  g_clear_object (&self->ended);
  g_clear_object (&self->undo);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->model_id, g_free);
  G_OBJECT_CLASS (topsheet_catalogue_detail_parent_class)->dispose (object);
}

static void
topsheet_catalogue_detail_class_init (TopsheetCatalogueDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_catalogue_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-catalogue-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDetail, page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDetail, about_group);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDetail, id_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDetail, tier_row);
  gtk_widget_class_bind_template_callback (widget_class, on_tier_selected);
  gtk_widget_class_install_action (widget_class, "model.add-tier", NULL, add_tier_action);
  gtk_widget_class_install_action (widget_class, "model.add-price", NULL, add_price_action);
}

static void
topsheet_catalogue_detail_init (TopsheetCatalogueDetail *self)
{
  self->groups = g_ptr_array_new ();
  self->tiers = g_ptr_array_new ();
  self->filling = TRUE;
  self->undo = topsheet_undo_stack_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetCatalogueDetail *
topsheet_catalogue_detail_new (TopsheetSession *session, const char *model_id)
{
  TopsheetCatalogueDetail *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE_DETAIL, NULL);
  self->session = g_object_ref (session);
  self->model_id = g_strdup (model_id);
  fill (self);
  g_signal_connect_object (session, "catalogue-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return self;
}
