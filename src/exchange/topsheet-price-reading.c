/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-price-reading.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-model-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 60
/* Digits of "2026-11-27". */
#define DATE_LENGTH 10
/* Dozens of times as many as lists have. */
#define MAX_ISSUES 100000
/* No price needs an exponent beyond it; those that have one are refused for their size. */
#define MAX_EXPONENT 100000

void
topsheet_price_reading_init (TopsheetPriceReading *self,
                             TopsheetPriceList *list,
                             const char *source_url,
                             gint64 valid_from_usec,
                             gint64 recorded_at_usec)
{
  *self = (TopsheetPriceReading) {
    .list = list,
    .source_url = source_url,
    .valid_from_usec = valid_from_usec,
    .recorded_at_usec = recorded_at_usec,
    .as_of = topsheet_time_print_rfc3339 (valid_from_usec),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .rules = g_ptr_array_new_with_free_func (g_object_unref),
  };
  self->as_of[MIN (strlen (self->as_of), DATE_LENGTH)] = '\0';
  self->source = g_strdup_printf ("%s, %s", topsheet_price_list_format_name (list->format), self->as_of);
}

void
topsheet_price_reading_clear (TopsheetPriceReading *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->as_of, g_free);
}

void
topsheet_price_reading_begin_row (TopsheetPriceReading *self, const char *key, const char *path)
{
  g_set_str (&self->key, key);
  g_set_str (&self->path, path);
  g_ptr_array_set_size (self->rules, 0);
  self->first_issue = self->list->issues->len;
  self->refused = self->inexpressible = self->zero = FALSE;
  self->list->n_rows++;
  self->too_long |= self->list->n_rows > TOPSHEET_PRICE_LIST_MAX_ROWS;
}

void
topsheet_price_reading_add (TopsheetPriceReading *self, const TopsheetPriceDraft *draft)
{
  TopsheetPriceRule *rule = topsheet_price_rule_new (draft->model_id, draft->meter, draft->price, draft->per,
                                                     draft->unit, "USD");
  g_autofree char *notes = g_strdup_printf ("MIT; %s %s", self->key, draft->field);

  g_object_set (rule, "provider", draft->provider, "model", draft->model, "modality", draft->modality, "conditions",
                draft->conditions, "valid-from-usec", draft->valid_from_usec, "valid-to-usec", draft->valid_to_usec,
                "recorded-at-usec", self->recorded_at_usec, "as-of", self->as_of, "source", self->source, "source-url",
                draft->source_url != NULL ? draft->source_url : self->source_url, "confidence", "medium", "notes",
                notes, NULL);
  g_ptr_array_add (self->rules, rule);
}

/* What stands in the file, for a person. */
static char *
show_value (yyjson_val *value)
{
  const char *text = topsheet_json_peek_scalar (value);
  g_autofree char *shown = text != NULL ? topsheet_text_ellipsize (text, MAX_SHOWN) : NULL;

  if (yyjson_is_str (value))
    return g_strdup_printf ("\"%s\"", shown);
  if (shown != NULL)
    return g_steal_pointer (&shown);
  if (yyjson_is_arr (value))
    return g_strdup ("[…]");

  return g_strdup (yyjson_is_obj (value) ? "{…}" : yyjson_is_null (value) ? "null" : "");
}

void
topsheet_price_reading_issue (TopsheetPriceReading *self,
                              TopsheetPriceIssueKind kind,
                              const char *field,
                              yyjson_val *value,
                              const char *reason)
{
  TopsheetPriceIssue *issue;

  self->too_long |= self->list->issues->len >= MAX_ISSUES;
  if (self->too_long)
    return;

  issue = g_new0 (TopsheetPriceIssue, 1);
  issue->kind = kind;
  issue->key = topsheet_text_clean (self->key, -1);
  issue->path = field != NULL ? g_strdup_printf ("%s.%s", self->path, field) : g_strdup (self->path);
  issue->value = show_value (value);
  issue->reason = g_strdup (reason);
  g_ptr_array_add (self->list->issues, issue);
  self->inexpressible |= kind == TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE;
  self->zero |= kind == TOPSHEET_PRICE_ISSUE_ZERO;
}

gboolean
topsheet_price_reading_refuse (TopsheetPriceReading *self, const char *field, yyjson_val *value, const char *reason)
{
  if (!self->refused)
    topsheet_price_reading_issue (self, TOPSHEET_PRICE_ISSUE_REFUSED, field, value, reason);
  self->refused = TRUE;
  g_ptr_array_set_size (self->rules, 0);
  return FALSE;
}

/* What a rule prices; conditions are sorted in it. (transfer full) */
static char *
get_identity (TopsheetPriceRule *rule)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  GString *identity = g_string_new (topsheet_price_rule_get_model_id (rule));

  g_string_append_c (identity, '\n');
  g_string_append (identity, topsheet_price_rule_get_meter (rule));
  for (gsize i = 0; !topsheet_model_match_is_names (rule) && conditions[i] != NULL; i++)
    {
      g_string_append_c (identity, '\n');
      g_string_append (identity, conditions[i]);
    }
  g_string_append_printf (identity, "\n%" G_GINT64_FORMAT, topsheet_price_rule_get_valid_from_usec (rule));
  return g_string_free_and_steal (identity);
}

static gboolean
is_same_price (TopsheetPriceRule *a, TopsheetPriceRule *b)
{
  TopsheetDecimal left = topsheet_price_rule_get_price (a), right = topsheet_price_rule_get_price (b);

  return topsheet_price_rule_get_per (a) == topsheet_price_rule_get_per (b) &&
         topsheet_decimal_compare (&left, &right) == 0;
}

/* FALSE when another rule of the list prices the same, or says what the model is called; that one stays. */
static gboolean
commit (TopsheetPriceReading *self, TopsheetPriceRule *rule)
{
  g_autofree char *identity = get_identity (rule);
  TopsheetPriceRule *other = g_hash_table_lookup (self->seen, identity);
  g_autofree char *reason = NULL;

  if (other == NULL)
    {
      g_hash_table_insert (self->seen, g_steal_pointer (&identity), rule);
      g_ptr_array_add (self->list->rules, g_object_ref (rule));
      return !topsheet_model_match_is_names (rule);
    }
  if (topsheet_model_match_is_names (rule))
    return FALSE;
  if (is_same_price (other, rule))
    {
      topsheet_price_reading_issue (self, TOPSHEET_PRICE_ISSUE_REPEATED, topsheet_price_rule_get_meter (rule), NULL,
                                    _("The same price of the same model stands in the list before."));
      return FALSE;
    }
  reason = g_strdup_printf (_("A row before gives “%s” another price; that one was taken."),
                            topsheet_price_rule_get_model_id (rule));
  topsheet_price_reading_issue (self, TOPSHEET_PRICE_ISSUE_REFUSED, topsheet_price_rule_get_meter (rule), NULL, reason);
  return FALSE;
}

/* Drops what two fields of the row say alike; FALSE, and refused, when they contradict each other. */
static gboolean
settle_row (TopsheetPriceReading *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rules->len; i++)
    {
      TopsheetPriceRule *rule = self->rules->pdata[i];
      g_autofree char *identity = get_identity (rule);
      TopsheetPriceRule *other = g_hash_table_lookup (seen, identity);

      if (other == NULL)
        {
          g_hash_table_insert (seen, g_steal_pointer (&identity), rule);
          g_ptr_array_add (rules, g_object_ref (rule));
        }
      else if (is_same_price (other, rule))
        topsheet_price_reading_issue (self, TOPSHEET_PRICE_ISSUE_REPEATED, topsheet_price_rule_get_meter (rule), NULL,
                                      _("Two fields of the row say the same price."));
      else
        return topsheet_price_reading_refuse (self, topsheet_price_rule_get_meter (rule), NULL,
                                              _("Two fields of the row give two prices of the same thing."));
    }
  g_ptr_array_unref (self->rules);
  self->rules = g_steal_pointer (&rules);
  return TRUE;
}

void
topsheet_price_reading_end_row (TopsheetPriceReading *self)
{
  gboolean taken = FALSE;

  if (self->refused || !settle_row (self))
    return;
  if (self->rules->len == 0 && self->zero && !self->inexpressible)
    {
      /* Said once, not for each of them. */
      g_ptr_array_set_size (self->list->issues, (int) self->first_issue);
      topsheet_price_reading_refuse (self, NULL, NULL,
                                     _("All its prices are 0. A hosted model is not taken for free."));
    }
  else if (self->rules->len == 0 && !self->inexpressible)
    topsheet_price_reading_issue (self, TOPSHEET_PRICE_ISSUE_NO_PRICE, NULL, NULL, _("The row names no price."));
  for (guint i = 0; i < self->rules->len; i++)
    taken = commit (self, self->rules->pdata[i]) || taken;

  self->list->n_taken += taken ? 1 : 0;
  g_ptr_array_set_size (self->rules, 0);
}

/* "1.5e-07" × 10^shift, as text that a decimal is read from. (transfer full) */
static char *
shift_number (const char *raw, guint shift)
{
  gsize length = strcspn (raw, "eE");
  gint64 exponent = raw[length] != '\0' ? g_ascii_strtoll (raw + length + 1, NULL, 10) : 0;

  exponent = CLAMP (exponent, -MAX_EXPONENT, MAX_EXPONENT) + shift;
  return g_strdup_printf ("%.*se%d", (int) MIN (length, G_MAXINT), raw, (int) exponent);
}

TopsheetPriceNumber
topsheet_price_number_read (yyjson_val *value, guint shift, TopsheetDecimal *price, guint64 *per, const char **why)
{
  static const guint further[] = { 0, 3, 6 };

  if (value == NULL || yyjson_is_null (value))
    return TOPSHEET_PRICE_NUMBER_NONE;

  *why = yyjson_is_str (value) ? _("A price has to be a number, and this is a text.")
                               : _("A price has to be a number.");
  if (!yyjson_is_raw (value))
    return TOPSHEET_PRICE_NUMBER_BAD;
  for (gsize i = 0; i < G_N_ELEMENTS (further); i++)
    {
      g_autofree char *text = shift_number (yyjson_get_raw (value), shift + further[i]);

      if (!topsheet_decimal_parse (text, price, NULL))
        continue;
      *per = 1;
      for (guint zeros = shift + further[i]; zeros > 0; zeros--)
        *per *= 10;
      *why = _("A price may not be negative.");
      return topsheet_decimal_sign (price) < 0   ? TOPSHEET_PRICE_NUMBER_BAD
             : topsheet_decimal_sign (price) > 0 ? TOPSHEET_PRICE_NUMBER_PRICE
                                                 : TOPSHEET_PRICE_NUMBER_ZERO;
    }
  *why = strpbrk (yyjson_get_raw (value), "nNiI") != NULL
           ? _("This is no number; a price has to be one.")
           : _("The number is too large, or has more digits than a price can have.");
  return TOPSHEET_PRICE_NUMBER_BAD;
}

/* Nothing is nested deeper in a price list than this; deeper counts as something. */
static gboolean
is_nothing (yyjson_val *value, guint depth)
{
  TopsheetPriceNumber number;
  TopsheetDecimal price;
  const char *why;
  guint64 per;
  yyjson_obj_iter obj_iter;
  yyjson_arr_iter arr_iter;
  yyjson_val *key, *item;

  if (depth > 0 && yyjson_is_obj (value))
    {
      obj_iter = yyjson_obj_iter_with (value);
      while ((key = yyjson_obj_iter_next (&obj_iter)) != NULL)
        if (!is_nothing (yyjson_obj_iter_get_val (key), depth - 1))
          return FALSE;
      return TRUE;
    }
  if (depth > 0 && yyjson_is_arr (value))
    {
      arr_iter = yyjson_arr_iter_with (value);
      while ((item = yyjson_arr_iter_next (&arr_iter)) != NULL)
        if (!is_nothing (item, depth - 1))
          return FALSE;
      return TRUE;
    }
  number = topsheet_price_number_read (value, 0, &price, &per, &why);
  return number == TOPSHEET_PRICE_NUMBER_NONE || number == TOPSHEET_PRICE_NUMBER_ZERO;
}

gboolean
topsheet_price_number_is_nothing (yyjson_val *value)
{
  return is_nothing (value, 2);
}

const char *
topsheet_price_find_twice (yyjson_val *object)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *key;
  yyjson_obj_iter iter;

  iter = yyjson_obj_iter_with (object);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    if (!g_hash_table_add (keys, (gpointer) yyjson_get_str (key)))
      return yyjson_get_str (key);

  return NULL;
}
