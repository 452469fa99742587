/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue-review.h"
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-model-match.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-price-list.h"

#include <string.h>

#include "topsheet-fuzz.h"

/* Shared by the fuzzers of price lists, which differ in their seeds. 2026-11-27. */
#define TOPSHEET_FUZZ_TODAY G_GINT64_CONSTANT (1795737600000000)

static inline void
topsheet_fuzz_check_rules (TopsheetPriceList *list)
{
  for (guint i = 0; i < list->rules->len; i++)
    {
      TopsheetPriceRule *rule = list->rules->pdata[i];
      TopsheetDecimal price = topsheet_price_rule_get_price (rule);
      gint64 from = topsheet_price_rule_get_valid_from_usec (rule), to = topsheet_price_rule_get_valid_to_usec (rule);

      /* Nothing of others is free. */
      g_assert_true (list->format == TOPSHEET_PRICE_LIST_CATALOGUE || topsheet_decimal_sign (&price) > 0 ||
                     topsheet_model_match_is_names (rule));
      g_assert_true (topsheet_price_rule_get_per (rule) >= 1);
      g_assert_true (to == 0 || from < to);
      g_assert_null (strpbrk (topsheet_price_rule_get_model_id (rule), " \t\r\n"));
    }
  for (guint i = 0; i < list->issues->len; i++)
    {
      const TopsheetPriceIssue *issue = list->issues->pdata[i];

      g_assert_true (*issue->reason != '\0');
      g_assert_true (g_utf8_validate (issue->key, -1, NULL) && g_utf8_validate (issue->path, -1, NULL) &&
                     g_utf8_validate (issue->value, -1, NULL));
    }
}

/* Whatever the patterns are, a name means a model that has a price, or none. */
static inline void
topsheet_fuzz_resolve (TopsheetCatalogue *catalogue)
{
  static const char * const names[] = { "gpt-4o-2024-08-06", "claude-3-5-sonnet-latest", "openai/gpt-4o-x", "x",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = topsheet_catalogue_resolve (catalogue, names[i], NULL);

      g_assert_true (id == NULL || topsheet_catalogue_get_rules (catalogue, id) != NULL);
    }
}

static inline void
topsheet_fuzz_price_models (TopsheetPriceList *list)
{
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (list->rules);
  g_autoptr (TopsheetUsage) usage =
    topsheet_usage_from_text ("images=2;input_tokens=300000;output_tokens=5;output_seconds=5;characters=9;width=1280;height=720;quality=high",
                              NULL);

  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      g_autoptr (TopsheetQuote) quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, *id), usage,
                                                                TOPSHEET_FUZZ_TODAY, 0, NULL);

      g_assert_true (quote == NULL || quote->has_amount == (*quote->unpriced == NULL));
    }
  topsheet_fuzz_resolve (catalogue);
}

/* Against nothing everything is new; against itself nothing is. */
static inline void
topsheet_fuzz_review (TopsheetPriceList *list)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TopsheetCatalogueReview) first = topsheet_catalogue_review_new (none, list->rules, TOPSHEET_FUZZ_TODAY);
  g_autoptr (TopsheetCatalogueReview) again = topsheet_catalogue_review_new (list->rules, list->rules, TOPSHEET_FUZZ_TODAY);
  GListModel *changes = topsheet_catalogue_review_get_changes (first);

  g_assert_cmpuint (topsheet_catalogue_review_count (first, TOPSHEET_PRICE_UNCHANGED), ==, 0);
  g_assert_cmpuint (topsheet_catalogue_review_count (first, TOPSHEET_PRICE_CHANGED), ==, 0);
  g_assert_cmpuint (topsheet_catalogue_review_count (again, TOPSHEET_PRICE_ADDED), ==, 0);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (changes, i);

      g_assert_true (g_utf8_validate (topsheet_price_change_get_sentence (change), -1, NULL));
    }
}

static inline void
topsheet_fuzz_price_list (const uint8_t *data,
                          size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetPriceList) list = topsheet_price_list_read (bytes, TOPSHEET_FUZZ_TODAY, 1, &error);

  g_assert_true ((list == NULL) == (error != NULL));
  if (list == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  if (list->format == TOPSHEET_PRICE_LIST_CATALOGUE)
    return;

  g_assert_true (list->n_taken <= list->n_rows);
  topsheet_fuzz_check_rules (list);
  topsheet_fuzz_price_models (list);
  topsheet_fuzz_review (list);
}
