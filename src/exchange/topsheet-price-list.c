/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-price-list.h"

#include "base/topsheet-error.h"
#include "exchange/topsheet-catalogue-file.h"
#include "exchange/topsheet-genai-prices-file.h"
#include "exchange/topsheet-json.h"
#include "exchange/topsheet-litellm-file.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (TopsheetPriceList, topsheet_price_list, topsheet_price_list_ref, topsheet_price_list_unref)

static void
issue_free (TopsheetPriceIssue *issue)
{
  g_free (issue->key);
  g_free (issue->path);
  g_free (issue->value);
  g_free (issue->reason);
  g_free (issue);
}

static TopsheetPriceList *
list_new (TopsheetPriceListFormat format)
{
  TopsheetPriceList *self = g_new0 (TopsheetPriceList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->format = format;
  self->rules = g_ptr_array_new_with_free_func (g_object_unref);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) issue_free);
  return self;
}

static gboolean
detect (yyjson_val *root, TopsheetPriceListFormat *format)
{
  if (yyjson_is_str (yyjson_obj_get (root, "schema")))
    *format = TOPSHEET_PRICE_LIST_CATALOGUE;
  else if (topsheet_litellm_file_detect (root))
    *format = TOPSHEET_PRICE_LIST_LITELLM;
  else if (topsheet_genai_prices_file_detect (root))
    *format = TOPSHEET_PRICE_LIST_GENAI_PRICES;
  else
    return FALSE;

  return TRUE;
}

/* Its own reader takes all of it or nothing. */
static gboolean
read_catalogue (TopsheetPriceList *self, GBytes *json, gint64 recorded_at_usec, GError **error)
{
  g_autoptr (GHashTable) models = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = topsheet_catalogue_file_parse (json, recorded_at_usec, error);

  if (rules == NULL)
    return FALSE;

  g_ptr_array_unref (self->rules);
  self->rules = rules;
  for (guint i = 0; i < rules->len; i++)
    g_hash_table_add (models, (gpointer) topsheet_price_rule_get_model_id (rules->pdata[i]));
  self->n_rows = self->n_taken = g_hash_table_size (models);
  return TRUE;
}

TopsheetPriceList *
topsheet_price_list_read (GBytes *json, gint64 valid_from_usec, gint64 recorded_at_usec, GError **error)
{
  g_autoptr (TopsheetPriceList) list = NULL;
  g_autoptr (yyjson_doc) doc = NULL;
  TopsheetPriceListFormat format;
  yyjson_val *root;

  g_return_val_if_fail (json != NULL, NULL);

  if (!topsheet_price_list_check_size (g_bytes_get_size (json), error))
    return NULL;
  doc = topsheet_json_read_loose (json, error);
  if (doc == NULL)
    return NULL;
  root = yyjson_doc_get_root (doc);
  if (!detect (root, &format))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                           _("This is no price list that Topsheet knows; it reads its own catalogue, "
                             "model_prices_and_context_window.json of LiteLLM and data.json of genai-prices. "
                             "All prices stay as they are."));
      return NULL;
    }

  list = list_new (format);
  if (format == TOPSHEET_PRICE_LIST_CATALOGUE)
    return read_catalogue (list, json, recorded_at_usec, error) ? g_steal_pointer (&list) : NULL;
  if (format == TOPSHEET_PRICE_LIST_LITELLM
        ? topsheet_litellm_file_read (root, valid_from_usec, recorded_at_usec, list)
        : topsheet_genai_prices_file_read (root, valid_from_usec, recorded_at_usec, list))
    return g_steal_pointer (&list);

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                       _("The file has far more rows, or more wrong ones, than a price list. Nothing of it was taken, and all "
                         "prices stay as they are."));
  return NULL;
}

gboolean
topsheet_price_list_check_size (guint64 size_bytes, GError **error)
{
  g_autofree char *size = NULL, *limit = NULL;

  if (size_bytes <= TOPSHEET_PRICE_LIST_MAX_BYTES)
    return TRUE;

  size = g_format_size_full (size_bytes, G_FORMAT_SIZE_IEC_UNITS);
  limit = g_format_size_full (TOPSHEET_PRICE_LIST_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
               _("The file has %1$s, and a price list has %2$s at most; it was not read. All prices stay as they are."),
               size, limit);
  return FALSE;
}

TopsheetPriceList *
topsheet_price_list_ref (TopsheetPriceList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
topsheet_price_list_unref (TopsheetPriceList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->issues);
  g_free (self);
}

guint
topsheet_price_list_count_issues (const TopsheetPriceList *self, TopsheetPriceIssueKind kind)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->issues->len; i++)
    n += ((TopsheetPriceIssue *) self->issues->pdata[i])->kind == kind ? 1 : 0;

  return n;
}

const char *
topsheet_price_list_format_name (TopsheetPriceListFormat format)
{
  static const char * const names[] = { "Topsheet", "LiteLLM", "genai-prices" };

  g_return_val_if_fail (format <= TOPSHEET_PRICE_LIST_GENAI_PRICES, NULL);

  return names[format];
}

const char *
topsheet_price_issue_kind_nick (TopsheetPriceIssueKind kind)
{
  static const char * const nicks[] = { "refused", "inexpressible", "zero", "repeated", "no_price", "name" };

  g_return_val_if_fail (kind <= TOPSHEET_PRICE_ISSUE_LAST, NULL);

  return nicks[kind];
}
