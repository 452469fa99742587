/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-catalogue-file.h"

#include "base/topsheet-error.h"
#include "base/topsheet-money.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-count.h"
#include "engine/topsheet-credit-draw.h"
#include "exchange/topsheet-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "topsheet-exchange-resources.h"

#define SCHEMA "genai-cost-catalogue/1"
#define SEED_PATH "/io/github/topsheet/Topsheet/catalogue/catalogue.json"

/* What all meters of an entry share. */
typedef struct
{
  const char *where;
  const char *id, *provider, *model, *modality, *currency;
  const char *as_of, *source, *source_url, *confidence, *notes;
  const char *credit_rate; /* of the provider, or NULL */
  TopsheetTier tier;
  gint64 valid_from_usec, valid_to_usec;
  gint64 recorded_at_usec;
} Entry;

static gboolean
get_date (yyjson_val *object, const char *key, const char *where, gint64 *out, GError **error)
{
  g_autoptr (GError) why = NULL;
  const char *text;

  if (!topsheet_json_read_text (object, key, where, &text, error))
    return FALSE;
  if (text == NULL || topsheet_time_parse_rfc3339 (text, out, &why))
    return TRUE;

  return topsheet_json_fail_because (where, key, why, error);
}

static gboolean
get_tier (yyjson_val *object, const char *where, TopsheetTier *out, GError **error)
{
  const char *text;

  *out = TOPSHEET_TIER_STANDARD;
  if (!topsheet_json_read_text (object, "tier", where, &text, error))
    return FALSE;
  if (text == NULL || topsheet_tier_from_nick (text, out))
    return TRUE;

  return topsheet_json_fail (where, "tier", _("has to be sketch, standard or hero"), error);
}

static gboolean
entry_read (Entry *self, yyjson_val *object, GError **error)
{
  const struct
  {
    const char *key;
    const char **out;
  } texts[] = {
    { "provider", &self->provider },     { "model", &self->model },           { "modality", &self->modality },
    { "currency", &self->currency },     { "as_of", &self->as_of },           { "source", &self->source },
    { "source_url", &self->source_url }, { "confidence", &self->confidence }, { "notes", &self->notes },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!topsheet_json_read_text (object, texts[i].key, self->where, texts[i].out, error))
      return FALSE;
  if (!topsheet_currency_is_valid (self->currency))
    return topsheet_json_fail (self->where, "currency", _("has to be three capital letters such as EUR"), error);
  if (!get_tier (object, self->where, &self->tier, error) ||
      !get_date (object, "effective_from", self->where, &self->valid_from_usec, error) ||
      !get_date (object, "effective_to", self->where, &self->valid_to_usec, error))
    return FALSE;
  if (self->valid_from_usec != 0 && self->valid_to_usec != 0 && self->valid_from_usec >= self->valid_to_usec)
    return topsheet_json_fail (self->where, "effective_to", _("has to come after “effective_from”"), error);

  return TRUE;
}

/* [a-z][a-z0-9_]* */
static gboolean
is_name (const char *text)
{
  return text != NULL && g_ascii_islower (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

static gboolean
check_condition (const char *where, const char *key, const char *value, GError **error)
{
  gboolean compares = g_str_has_suffix (key, "_le") || g_str_has_suffix (key, "_gt");
  TopsheetDecimal number;
  guint from, to;

  if (!is_name (key))
    return topsheet_json_fail (where, key, _("is no name of a condition"), error);
  if (value == NULL || *value == '\0')
    return topsheet_json_fail (where, key, _("has to be a text, a number, true or false"), error);
  if (compares && !topsheet_decimal_parse (value, &number, NULL))
    return topsheet_json_fail (where, key, _("has to be a number"), error);
  if (strcmp (key, "weekday") == 0 && !topsheet_time_parse_weekdays (value, &from))
    return topsheet_json_fail (where, key, _("has to be days of the week such as mon-fri or sat,sun"), error);
  if (strcmp (key, "utc_time") == 0 && !topsheet_time_parse_window (value, &from, &to))
    return topsheet_json_fail (where, key, _("has to be a time of day such as 00:30-16:30"), error);

  return TRUE;
}

/* {"quality": "high", "audio": true} → "audio=true", "quality=high" */
static gboolean
read_when (yyjson_val *meter, const char *where, GStrvBuilder *builder, GError **error)
{
  yyjson_val *when, *key;
  yyjson_obj_iter iter;

  if (!topsheet_json_get_object (meter, "when", where, &when, error))
    return FALSE;

  iter = yyjson_obj_iter_with (when);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *value = topsheet_json_peek_scalar (yyjson_obj_iter_get_val (key));

      if (!check_condition (where, yyjson_get_str (key), value, error))
        return FALSE;
      g_strv_builder_take (builder, g_strconcat (yyjson_get_str (key), "=", value, NULL));
    }
  return TRUE;
}

/* How it is counted: {"block": 50} → "count_block=50" */
static gboolean
read_count (yyjson_val *meter, const char *where, GStrvBuilder *builder, GError **error)
{
  yyjson_val *count, *key;
  yyjson_obj_iter iter;

  if (!topsheet_json_get_object (meter, "count", where, &count, error))
    return FALSE;

  iter = yyjson_obj_iter_with (count);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *value = topsheet_json_peek_scalar (yyjson_obj_iter_get_val (key));
      g_autofree char *term = g_strdup_printf ("count_%s=%s", yyjson_get_str (key), value != NULL ? value : "");

      if (!topsheet_count_is_valid (term))
        return topsheet_json_fail (where, "count",
                                   _("has to hold min, block, free, over, upto, fps or plus, each a number of 0 or more"),
                                   error);
      g_strv_builder_add (builder, term);
    }
  return TRUE;
}

/* (transfer full) */
static GStrv
read_conditions (yyjson_val *meter, const char *where, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!read_when (meter, where, builder, error) || !read_count (meter, where, builder, error))
    return NULL;

  return g_strv_builder_end (builder);
}

static gboolean
read_unit (yyjson_val *meter, const char *where, TopsheetUnit *out, GError **error)
{
  const char *text;

  if (!topsheet_json_read_text (meter, "unit", where, &text, error))
    return FALSE;
  if (topsheet_unit_from_name (text, out))
    return TRUE;

  return topsheet_json_fail (where, "unit", _("is no unit that is known"), error);
}

static gboolean
read_amounts (yyjson_val *meter, const char *where, TopsheetDecimal *price, guint64 *per, GError **error)
{
  TopsheetDecimal count = topsheet_decimal_from_int (1);
  gboolean found;

  if (!topsheet_json_get_decimal (meter, "price", where, price, &found, error))
    return FALSE;
  if (!found || topsheet_decimal_sign (price) < 0)
    return topsheet_json_fail (where, "price", _("has to be a number that is not negative"), error);
  if (!topsheet_json_get_decimal (meter, "per", where, &count, &found, error))
    return FALSE;
  if (count.scale > 0 || count.mantissa < 1)
    return topsheet_json_fail (where, "per", _("has to be a whole number, 1 or more"), error);

  *per = (guint64) count.mantissa;
  return TRUE;
}

/* Prices in credits need to know what a credit costs. "included_credits" are no price: they are counted, not paid. Those
 * of a lot have a price of their own. */
static gboolean
is_in_credits (const char *meter, TopsheetUnit unit)
{
  return strcmp (meter, "credits") == 0 || (unit == TOPSHEET_UNIT_CREDIT && strcmp (meter, "lot") != 0);
}

static TopsheetPriceRule *
make_rule (const Entry *entry,
           const char *meter,
           TopsheetDecimal price,
           guint64 per,
           TopsheetUnit unit,
           const char * const *conditions)
{
  TopsheetPriceRule *rule = topsheet_price_rule_new (entry->id, meter, price, per, unit, entry->currency);

  g_object_set (rule, "provider", entry->provider, "model", entry->model, "modality", entry->modality, "tier",
                entry->tier, "conditions", conditions, "credit-rate",
                is_in_credits (meter, unit) ? entry->credit_rate : NULL, "valid-from-usec", entry->valid_from_usec,
                "valid-to-usec", entry->valid_to_usec, "recorded-at-usec", entry->recorded_at_usec, "as-of",
                entry->as_of, "source", entry->source, "source-url", entry->source_url, "confidence", entry->confidence,
                "notes", entry->notes, NULL);
  return rule;
}

static gboolean
read_meter (const Entry *entry, yyjson_val *meter, GPtrArray *rules, GError **error)
{
  g_auto (GStrv) conditions = NULL;
  TopsheetDecimal price;
  TopsheetUnit unit;
  guint64 per = 1;
  const char *name;

  if (!yyjson_is_obj (meter))
    return topsheet_json_fail (entry->where, "meters", _("has to be a list of objects"), error);
  if (!topsheet_json_read_text (meter, "meter", entry->where, &name, error))
    return FALSE;
  if (!is_name (name))
    return topsheet_json_fail (entry->where, "meter", _("has to be a name such as output_tokens"), error);
  if (!read_amounts (meter, entry->where, &price, &per, error) || !read_unit (meter, entry->where, &unit, error))
    return FALSE;
  conditions = read_conditions (meter, entry->where, error);
  if (conditions == NULL)
    return FALSE;
  if (is_in_credits (name, unit) && entry->credit_rate == NULL)
    return topsheet_json_fail (entry->where, "provider", _("has no rate in “credit_systems”"), error);

  g_ptr_array_add (rules, make_rule (entry, name, price, per, unit, (const char * const *) conditions));
  return TRUE;
}

/* "0.01", "1/211" or "lots" */
static gboolean
is_credit_rate (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "/", 2);
  TopsheetDecimal rate;

  if (g_strcmp0 (text, TOPSHEET_CREDIT_RATE_LOTS) == 0)
    return TRUE;

  return parts[0] != NULL && topsheet_decimal_parse (parts[0], &rate, NULL) && topsheet_decimal_sign (&rate) > 0 &&
         (parts[1] == NULL || g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXUINT32, NULL, NULL));
}

static gboolean
find_credit_rate (yyjson_val *systems, Entry *entry, GError **error)
{
  yyjson_val *rate = entry->provider != NULL ? yyjson_obj_get (systems, entry->provider) : NULL;

  entry->credit_rate = topsheet_json_peek_scalar (rate);
  if (rate != NULL && !is_credit_rate (entry->credit_rate))
    return topsheet_json_fail ("credit_systems", entry->provider,
                               _("has to be a rate such as 0.01 or 1/211, or “lots”"), error);

  return TRUE;
}

static gboolean
read_entry (yyjson_val *object,
            yyjson_val *systems,
            gsize number,
            gint64 recorded_at_usec,
            GPtrArray *rules,
            GError **error)
{
  g_autofree char *where = g_strdup_printf (_("entry %zu"), number);
  Entry entry = { .where = where, .recorded_at_usec = recorded_at_usec };
  yyjson_val *meters, *meter;
  yyjson_arr_iter iter;

  if (!yyjson_is_obj (object))
    return topsheet_json_fail (NULL, where, _("has to be an object"), error);
  if (!topsheet_json_read_text (object, "id", where, &entry.id, error))
    return FALSE;
  if (entry.id == NULL || *entry.id == '\0' || strpbrk (entry.id, " \t\r\n") != NULL)
    return topsheet_json_fail (where, "id", _("has to be a name without blanks such as bfl/flux-2-pro"), error);

  g_free (g_steal_pointer (&where));
  entry.where = where = g_strdup_printf (_("entry %1$zu, “%2$s”"), number, entry.id);
  if (!entry_read (&entry, object, error) || !find_credit_rate (systems, &entry, error) ||
      !topsheet_json_get_array (object, "meters", where, &meters, error))
    return FALSE;
  if (meters == NULL)
    return topsheet_json_fail (where, "meters", _("has to be a list"), error);

  iter = yyjson_arr_iter_with (meters);
  while ((meter = yyjson_arr_iter_next (&iter)) != NULL)
    if (!read_meter (&entry, meter, rules, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_catalogue (yyjson_val *root, gint64 recorded_at_usec, GPtrArray *rules, GError **error)
{
  yyjson_val *entries, *systems, *entry;
  yyjson_arr_iter iter;

  if (g_strcmp0 (yyjson_get_str (yyjson_obj_get (root, "schema")), SCHEMA) != 0)
    return topsheet_json_fail (NULL, "schema", _("has to be genai-cost-catalogue/1; this is no catalogue of prices"),
                               error);
  if (!topsheet_json_get_object (root, "credit_systems", NULL, &systems, error) ||
      !topsheet_json_get_array (root, "entries", NULL, &entries, error))
    return FALSE;

  iter = yyjson_arr_iter_with (entries);
  for (gsize number = 1; (entry = yyjson_arr_iter_next (&iter)) != NULL; number++)
    if (!read_entry (entry, systems, number, recorded_at_usec, rules, error))
      return FALSE;

  return TRUE;
}

GPtrArray *
topsheet_catalogue_file_parse (GBytes *json, gint64 recorded_at_usec, GError **error)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (yyjson_doc) doc = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  doc = topsheet_json_read (json, error);
  if (doc == NULL)
    return NULL;
  rules = g_ptr_array_new_with_free_func (g_object_unref);
  if (!read_catalogue (yyjson_doc_get_root (doc), recorded_at_usec, rules, error))
    return NULL;

  return g_steal_pointer (&rules);
}

GBytes *
topsheet_catalogue_file_seed (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *seed = g_resource_lookup_data (topsheet_exchange_get_resource (), SEED_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                         &error);

  /* It is linked into the program. */
  g_assert_no_error (error);
  return seed;
}
