/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-catalogue-service.h"

#include "base/topsheet-error.h"
#include "base/topsheet-money.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-own-price.h"
#include "engine/topsheet-rule-choice.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define MAX_ID 200
#define MAX_CONDITIONS 20

/* A write, with what it writes worked out before. */
typedef struct
{
  TopsheetSession *session;
  TopsheetPriceRule *rule;
  TopsheetTierOverride *override;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->override);
  g_clear_object (&task->rule);
  g_clear_object (&task->session);
  g_free (task);
}

static Task *
task_new (TopsheetSession *session)
{
  Task *task = g_new0 (Task, 1);

  task->session = g_object_ref (session);
  return task;
}

static gint64
get_now (TopsheetSession *session)
{
  return topsheet_clock_get_usec (topsheet_session_get_clock (session));
}

static gint64
get_today (TopsheetSession *session)
{
  gint64 now = get_now (session);

  return now - now % USEC_PER_DAY;
}

static int
compare_models (gconstpointer a, gconstpointer b)
{
  TopsheetCatalogueModel *first = *(TopsheetCatalogueModel * const *) a;
  TopsheetCatalogueModel *second = *(TopsheetCatalogueModel * const *) b;
  int order = g_utf8_collate (topsheet_catalogue_model_get_provider (first),
                              topsheet_catalogue_model_get_provider (second));

  return order != 0 ? order
                    : strcmp (topsheet_catalogue_model_get_id (first), topsheet_catalogue_model_get_id (second));
}

GPtrArray *
topsheet_catalogue_service_list (TopsheetCatalogue *catalogue, gint64 now_usec, const char *query)
{
  GPtrArray *models;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);

  models = g_ptr_array_new_with_free_func (g_object_unref);
  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      g_autoptr (TopsheetCatalogueModel) model = topsheet_catalogue_model_new (catalogue, *id, now_usec);

      if (topsheet_catalogue_model_matches (model, query))
        g_ptr_array_add (models, g_steal_pointer (&model));
    }
  g_ptr_array_sort (models, compare_models);
  return models;
}

TopsheetCatalogueModel *
topsheet_catalogue_service_find (TopsheetCatalogue *catalogue, gint64 now_usec, const char *name, GError **error)
{
  const char *id;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  id = topsheet_catalogue_resolve (catalogue, name, error);
  return id != NULL ? topsheet_catalogue_model_new (catalogue, id, now_usec) : NULL;
}

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_id (const char *id, GError **error)
{
  gboolean is_plain = id != NULL && *id != '\0' && g_utf8_validate (id, -1, NULL);

  for (const char *p = id; is_plain && *p != '\0'; p = g_utf8_next_char (p))
    is_plain = g_unichar_isgraph (g_utf8_get_char (p));
  if (is_plain && strlen (id) <= MAX_ID)
    return TRUE;
  return fail (error, _("A model is named without blanks, such as studio/upscaler. Nothing was saved."));
}

static gboolean
check_condition (const char *condition, GError **error)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autofree char *key = NULL;
  const char *equals = strchr (condition, '=');
  TopsheetDecimal number;
  guint from, to;
  gboolean good;

  if (equals == NULL || equals[1] == '\0' || g_str_has_prefix (condition, "count_") ||
      !topsheet_usage_parse_selector (usage, condition, NULL))
    return fail (error, _("“%s” is no condition such as quality=high. Nothing was saved."), condition);

  key = g_strndup (condition, (gsize) (equals - condition));
  if (g_str_has_suffix (key, "_le") || g_str_has_suffix (key, "_gt"))
    good = topsheet_decimal_parse (equals + 1, &number, NULL);
  else if (strcmp (key, "utc_time") == 0)
    good = topsheet_time_parse_window (equals + 1, &from, &to);
  else if (strcmp (key, "weekday") == 0)
    good = topsheet_time_parse_weekdays (equals + 1, &from);
  else
    good = TRUE;
  return good || fail (error, _("“%s” can never hold. Nothing was saved."), condition);
}

static gboolean
check_conditions (const char * const *conditions, GError **error)
{
  guint n = conditions != NULL ? g_strv_length ((char **) conditions) : 0;

  if (n > MAX_CONDITIONS)
    return fail (error, _("These are more than %d conditions. Nothing was saved."), MAX_CONDITIONS);
  for (guint i = 0; i < n; i++)
    {
      if (!check_condition (conditions[i], error))
        return FALSE;
      if (g_strv_contains (conditions + i + 1, conditions[i]))
        return fail (error, _("“%s” is said twice. Nothing was saved."), conditions[i]);
    }
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorted, so that the same is said in the same words. (transfer full) */
static GStrv
sort_conditions (const char * const *conditions)
{
  static const char * const none[] = { NULL };
  GStrv sorted = g_strdupv ((char **) (conditions != NULL ? conditions : none));

  qsort (sorted, g_strv_length (sorted), sizeof (char *), compare_texts);
  return sorted;
}

/* The catalogue's rule whose unit and count an own price of @meter follows, else any rule of the model. (nullable) */
static TopsheetPriceRule *
find_pattern (GPtrArray *rules, const char *meter)
{
  TopsheetPriceRule *pattern = NULL;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      if (topsheet_price_rule_get_credit_rate (rules->pdata[i]) == NULL &&
          strcmp (topsheet_price_rule_get_meter (rules->pdata[i]), meter) == 0)
        return rules->pdata[i];
      if (pattern == NULL)
        pattern = rules->pdata[i];
    }
  return pattern;
}

/* The currency that is meant: what was typed, else that of the model, else USD. All prices of a model that count have to agree. */
static const char *
choose_currency (GPtrArray *valid, const TopsheetOwnPrice *price, const char *meter, GError **error)
{
  const char *currency = price->currency, *of_others = NULL, *of_any = NULL;

  for (guint i = 0; i < valid->len; i++)
    {
      TopsheetPriceRule *rule = valid->pdata[i];

      if (strcmp (topsheet_price_rule_get_meter (rule), meter) != 0 &&
          strcmp (topsheet_price_rule_get_meter (rule), "factor") != 0)
        of_others = topsheet_price_rule_get_currency (rule);
      if (of_any == NULL || topsheet_own_price_is (rule))
        of_any = topsheet_price_rule_get_currency (rule);
    }
  if (currency == NULL)
    currency = of_any != NULL ? of_any : "USD";
  if (of_others == NULL || strcmp (currency, of_others) == 0)
    return currency;

  fail (error,
        _("The other prices of “%1$s” are in %2$s; all prices of a model are in one currency. Nothing was saved."),
        price->model_id, of_others);
  return NULL;
}

static gboolean
check_price (const TopsheetOwnPrice *price, const char *currency, gint64 from_usec, GError **error)
{
  if (topsheet_decimal_sign (&price->price) < 0)
    return fail (error, _("A price is not below zero. Nothing was saved."));
  if (!topsheet_currency_is_valid (currency))
    return fail (error, _("“%s” is no currency such as EUR. Nothing was saved."), currency);
  if (price->until_usec != 0 && price->until_usec <= from_usec)
    return fail (error, _("A price ends after it begins. Nothing was saved."));
  return price->per <= G_MAXINT64 || fail (error, _("A price is for too large a quantity. Nothing was saved."));
}

/* The same price typed anew has to be a rule of its own, or one that was typed in between would go on counting. */
static void
make_unique (GPtrArray *rules, TopsheetPriceRule *rule)
{
  TopsheetDecimal price = topsheet_price_rule_get_price (rule);
  guint n = 0;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      TopsheetDecimal other = topsheet_price_rule_get_price (rules->pdata[i]);

      if (topsheet_own_price_is (rules->pdata[i]) && topsheet_own_price_is_same (rules->pdata[i], rule) &&
          topsheet_decimal_compare (&price, &other) == 0)
        n++;
    }
  if (n > 0)
    {
      g_autofree char *notes = g_strdup_printf ("typed again, %u", n);

      g_object_set (rule, "notes", notes, NULL);
    }
}

static void
name_rule (TopsheetPriceRule *rule, TopsheetPriceRule *pattern)
{
  const char *id = topsheet_price_rule_get_model_id (rule), *slash = strchr (id, '/');

  if (pattern != NULL)
    {
      g_object_set (rule, "provider", topsheet_price_rule_get_provider (pattern), "model",
                    topsheet_price_rule_get_model (pattern), "modality", topsheet_price_rule_get_modality (pattern),
                    "tier", topsheet_price_rule_get_tier (pattern), NULL);
    }
  else
    {
      g_autofree char *provider = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;

      g_object_set (rule, "provider", provider, "model", slash != NULL && slash[1] != '\0' ? slash + 1 : id, "tier",
                    TOPSHEET_TIER_STANDARD, NULL);
    }
}

/* (transfer full) */
static TopsheetPriceRule *
make_rule (TopsheetSession *session, const TopsheetOwnPrice *price, GError **error)
{
  GPtrArray *rules = NULL;
  g_autoptr (GPtrArray) valid = NULL;
  g_auto (GStrv) conditions = NULL;
  g_autofree char *today = topsheet_time_print_rfc3339 (get_today (session));
  gint64 from_usec = price->from_usec != 0 ? price->from_usec : get_today (session);
  TopsheetPriceRule *rule, *pattern;
  const char *meter, *currency;
  TopsheetUnit unit;
  guint64 per;

  if (!check_id (price->model_id, error) || !check_conditions (price->conditions, error))
    return NULL;
  meter = topsheet_own_price_find_meter (price->meter, &unit, &per);
  if (meter == NULL)
    {
      fail (error, _("“%s” is no meter that can have a price, such as image or output_seconds. Nothing was saved."),
            price->meter);
      return NULL;
    }
  rules = topsheet_catalogue_get_rules (topsheet_session_get_catalogue (session), price->model_id);
  valid = topsheet_rule_choice_filter (rules, from_usec, 0);
  pattern = find_pattern (rules, meter);
  currency = choose_currency (valid, price, meter, error);
  if (currency == NULL || !check_price (price, currency, from_usec, error))
    return NULL;
  if (pattern != NULL && strcmp (topsheet_price_rule_get_meter (pattern), meter) == 0 &&
      topsheet_price_rule_get_credit_rate (pattern) == NULL)
    {
      unit = topsheet_price_rule_get_unit (pattern);
      per = topsheet_price_rule_get_per (pattern);
    }
  conditions = sort_conditions (price->conditions);
  rule = topsheet_price_rule_new (price->model_id, meter, price->price, price->per != 0 ? price->per : per, unit,
                                  currency);
  name_rule (rule, pattern);
  today[strlen ("2026-11-21")] = '\0';
  g_object_set (rule, "conditions", conditions, "valid-from-usec", from_usec, "valid-to-usec", price->until_usec,
                "as-of", today, "source", TOPSHEET_OWN_PRICE_SOURCE, "confidence", "high", NULL);
  make_unique (rules, rule);
  return rule;
}

static DexFuture *
put_rule_fiber (gpointer data)
{
  Task *task = data;
  TopsheetStore *store = topsheet_session_get_store (task->session);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *of_model;
  GError *error = NULL;

  g_ptr_array_add (rules, g_object_ref (task->rule));
  if (!dex_await (topsheet_store_put_price_rules (store, rules, NULL), &error) ||
      !dex_await (topsheet_session_reload_catalogue (task->session), &error))
    return dex_future_new_for_error (error);
  of_model = topsheet_catalogue_get_rules (topsheet_session_get_catalogue (task->session),
                                           topsheet_price_rule_get_model_id (task->rule));
  /* The newest of the model: what was put in. */
  return dex_future_new_take_object (g_object_ref (g_ptr_array_index (of_model, of_model->len - 1)));
}

static DexFuture *
put_tier_fiber (gpointer data)
{
  Task *task = data;
  GError *error = NULL;

  if (!dex_await (topsheet_store_put_tier_override (topsheet_session_get_store (task->session), task->override),
                  &error) ||
      !dex_await (topsheet_session_reload_catalogue (task->session), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
topsheet_catalogue_service_set_price (TopsheetSession *session, const TopsheetOwnPrice *price)
{
  g_autoptr (TopsheetPriceRule) rule = NULL;
  GError *error = NULL;
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (price != NULL, NULL);

  rule = make_rule (session, price, &error);
  if (rule == NULL)
    return dex_future_new_for_error (error);

  task = task_new (session);
  task->rule = g_steal_pointer (&rule);
  return dex_scheduler_spawn (NULL, 0, put_rule_fiber, task, task_free);
}

/* A rule that says that @own no longer holds. (transfer full) */
static TopsheetPriceRule *
make_end (TopsheetPriceRule *own, gint64 from_usec)
{
  TopsheetPriceRule *end =
    topsheet_price_rule_new (topsheet_price_rule_get_model_id (own), topsheet_price_rule_get_meter (own),
                             topsheet_price_rule_get_price (own), topsheet_price_rule_get_per (own),
                             topsheet_price_rule_get_unit (own), topsheet_price_rule_get_currency (own));

  name_rule (end, own);
  g_object_set (end, "conditions", topsheet_price_rule_get_conditions (own), "valid-from-usec", from_usec, "as-of",
                topsheet_price_rule_get_as_of (own), "source", TOPSHEET_OWN_PRICE_SOURCE, "confidence",
                TOPSHEET_OWN_PRICE_ENDED, NULL);
  return end;
}

DexFuture *
topsheet_catalogue_service_end_price (TopsheetSession *session,
                                      const char *model_id,
                                      const char *meter,
                                      const char * const *conditions,
                                      gint64 from_usec)
{
  g_autoptr (TopsheetPriceRule) end = NULL;
  TopsheetPriceRule *own = NULL;
  GPtrArray *rules;
  TopsheetUnit unit;
  const char *name;
  guint64 per;
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (model_id != NULL && meter != NULL, NULL);

  rules = topsheet_catalogue_get_rules (topsheet_session_get_catalogue (session), model_id);
  name = topsheet_own_price_find_meter (meter, &unit, &per);
  if (rules != NULL && name != NULL)
    own = topsheet_own_price_find (rules, name, conditions, from_usec != 0 ? from_usec : get_now (session));
  if (own == NULL)
    return dex_future_new_reject (TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                                  _("“%1$s” has no price of your own for %2$s under these conditions then. Nothing was changed."),
                                  model_id, meter);
  if (from_usec == 0)
    from_usec = MAX (get_today (session), topsheet_price_rule_get_valid_from_usec (own));

  end = make_end (own, from_usec);
  make_unique (rules, end);
  task = task_new (session);
  task->rule = g_steal_pointer (&end);
  return dex_scheduler_spawn (NULL, 0, put_rule_fiber, task, task_free);
}

DexFuture *
topsheet_catalogue_service_set_tier (TopsheetSession *session,
                                     const char *model_id,
                                     const char * const *conditions,
                                     int tier)
{
  GError *error = NULL;
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);
  g_return_val_if_fail (tier >= TOPSHEET_TIER_OF_CATALOGUE && tier <= TOPSHEET_TIER_HERO, NULL);

  if (topsheet_catalogue_get_rules (topsheet_session_get_catalogue (session), model_id) == NULL)
    return dex_future_new_reject (TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                                  _("“%s” is no model of the catalogue. Nothing was saved."), model_id);
  if (!check_conditions (conditions, &error))
    return dex_future_new_for_error (error);

  task = task_new (session);
  task->override = topsheet_tier_override_new (model_id, conditions, tier, 0);
  return dex_scheduler_spawn (NULL, 0, put_tier_fiber, task, task_free);
}
