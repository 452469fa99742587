/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-offer.h"
#include "model/topsheet-rate.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static void
add_rule (GPtrArray *rules,
          const char *model_id,
          const char *meter,
          const char *price,
          guint64 per,
          TopsheetUnit unit,
          const char *currency,
          const char *condition)
{
  const char *conditions[] = { condition, NULL };
  TopsheetPriceRule *rule = topsheet_price_rule_new (model_id, meter, decimal (price), per, unit, currency);

  g_object_set (rule, "conditions", conditions, "source", "a list", "as-of", "2026-08-21", NULL);
  g_ptr_array_add (rules, rule);
}

static TopsheetCatalogue *
make_catalogue (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  add_rule (rules, "google/gemini-2.0-flash", "input_tokens", "0.10", 1000000, TOPSHEET_UNIT_TOKEN, "USD", NULL);
  add_rule (rules, "google/gemini-2.0-flash", "output_tokens", "0.40", 1000000, TOPSHEET_UNIT_TOKEN, "USD", NULL);
  add_rule (rules, "a/video", "output_seconds", "0.1", 1, TOPSHEET_UNIT_SECOND, "USD", "resolution=720p");
  add_rule (rules, "a/video", "output_seconds", "0.25", 1, TOPSHEET_UNIT_SECOND, "USD", "resolution=1080p");
  add_rule (rules, "a/image", "pixels", "0.02", 1000000, TOPSHEET_UNIT_PIXEL, "EUR", NULL);
  return topsheet_catalogue_new (rules);
}

static TopsheetUsage *
usage_of (const char *text)
{
  TopsheetUsage *usage = topsheet_usage_from_text (text, NULL);

  g_assert_nonnull (usage);
  return usage;
}

static void
assert_price (const TopsheetOffer *offer, const char *amount, const char *currency)
{
  g_autofree char *printed = offer->has_price ? topsheet_money_print (&offer->price) : NULL;

  g_assert_cmpstr (printed, ==, amount);
  if (amount != NULL)
    g_assert_cmpstr (offer->price.currency, ==, currency);
}

/* An e-mail of 3,500 tokens in and 220 out. */
static void
test_get (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = usage_of ("input_tokens=3500;output_tokens=220");
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetOffer) dollars = topsheet_offer_get (catalogue, "gemini-2.0-flash", usage, NULL, NULL, AT, NULL);
  g_autoptr (TopsheetOffer) no_rate = topsheet_offer_get (catalogue, "gemini-2.0-flash", usage, "EUR", NULL, AT, NULL);
  g_autoptr (TopsheetOffer) euros = NULL;

  assert_price (dollars, "0.000438", "USD");
  g_assert_cmpstr (dollars->model_id, ==, "google/gemini-2.0-flash");
  g_assert_cmpstr (dollars->source, ==, "a list");
  assert_price (no_rate, NULL, NULL);
  g_assert_nonnull (no_rate->why);
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", decimal ("0.5"), 0, NULL));
  euros = topsheet_offer_get (catalogue, "gemini-2.0-flash", usage, "EUR", rates, AT, NULL);
  assert_price (euros, "0.000219", "EUR");
}

static void
test_unknown (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = usage_of ("output_seconds=8");
  g_autoptr (TopsheetOffer) offer = topsheet_offer_get (catalogue, "a/video", usage, NULL, NULL, AT, NULL);
  g_autoptr (GError) error = NULL;

  assert_price (offer, NULL, NULL);
  g_assert_nonnull (offer->why);
  g_assert_null (topsheet_offer_get (catalogue, "a/nothing", usage, NULL, NULL, AT, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_ladder (void)
{
  static const char * const rungs[] = { "480p", "720p", "1080P", NULL };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = usage_of ("output_seconds=8");
  g_autoptr (GPtrArray) offers = topsheet_offer_list_ladder (catalogue, "video", usage, rungs, NULL, NULL, AT, NULL);
  TopsheetDecimal ratio;
  g_autofree char *printed = NULL;

  g_assert_cmpuint (offers->len, ==, 3);
  /* A rung that has no price is no free one. */
  assert_price (offers->pdata[0], NULL, NULL);
  assert_price (offers->pdata[1], "0.8", "USD");
  assert_price (offers->pdata[2], "2", "USD");
  g_assert_true (topsheet_offer_find_cheapest (offers) == offers->pdata[1]);
  g_assert_false (topsheet_offer_get_ratio (offers->pdata[1], offers->pdata[0], &ratio));
  g_assert_true (topsheet_offer_get_ratio (offers->pdata[2], offers->pdata[1], &ratio));
  ratio = topsheet_decimal_normalize (&ratio);
  printed = topsheet_decimal_print (&ratio);
  g_assert_cmpstr (printed, ==, "2.5");
}

static void
test_pixels (void)
{
  static const char * const sizes[] = { "1000x1000", "2000x1000", NULL };
  static const char * const wrong[][2] = { { "large", NULL },
                                           { "0x10", NULL },
                                           { "10x10x10", NULL },
                                           { "p", NULL },
                                           { "", NULL } };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = usage_of ("images=1");
  g_autoptr (GPtrArray) offers = topsheet_offer_list_ladder (catalogue, "image", usage, sizes, NULL, NULL, AT, NULL);

  assert_price (offers->pdata[0], "0.02", "EUR");
  assert_price (offers->pdata[1], "0.04", "EUR");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (topsheet_offer_list_ladder (catalogue, "image", usage, wrong[i], NULL, NULL, AT, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer/get", test_get);
  g_test_add_func ("/offer/unknown", test_unknown);
  g_test_add_func ("/offer/ladder", test_ladder);
  g_test_add_func ("/offer/pixels", test_pixels);
  return g_test_run ();
}
