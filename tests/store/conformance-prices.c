/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

static TopsheetPriceRule *
make_rule (gint64 mantissa)
{
  static const char * const conditions[] = { "quality=high", "size=\"1024\"", NULL };
  TopsheetPriceRule *rule = topsheet_price_rule_new ("bfl/flux-2-pro", "image_first_mp",
                                                     (TopsheetDecimal) { mantissa, 4 }, 1, TOPSHEET_UNIT_MEGAPIXEL,
                                                     "USD");

  g_object_set (rule, "provider", "bfl", "model", "flux-2-pro", "modality", "image", "tier", TOPSHEET_TIER_HERO,
                "conditions", conditions, "credit-rate", "1/211", "valid-from-usec", START_USEC, "as-of", "2026-11",
                "source", "price list", "source-url", "https://example.org/", "confidence", "high", "notes", "a note",
                NULL);
  return rule;
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = list_of (make_rule (300), make_rule (301), make_rule (300), NULL);
  g_autoptr (GPtrArray) more = list_of (make_rule (301), make_rule (302), NULL);
  g_autoptr (GPtrArray) found = NULL;
  TopsheetPriceRule *rule;
  TopsheetDecimal price;
  g_autofree char *notes = NULL;

  g_assert_cmpuint (await_uint (topsheet_store_put_price_rules (fixture->store, rules, "2026-11-01")), ==, 2);
  g_assert_cmpuint (await_uint (topsheet_store_put_price_rules (fixture->store, rules, "2026-11-02")), ==, 0);
  g_assert_cmpuint (await_uint (topsheet_store_put_price_rules (fixture->store, more, NULL)), ==, 1);

  found = await_array (topsheet_store_list_price_rules (fixture->store));
  g_assert_cmpuint (found->len, ==, 3);
  rule = g_ptr_array_index (found, 1);
  g_assert_cmpint (topsheet_price_rule_get_id (rule), ==, 2);
  g_assert_cmpstr (topsheet_price_rule_get_model_id (rule), ==, "bfl/flux-2-pro");
  g_assert_cmpstr (topsheet_price_rule_get_provider (rule), ==, "bfl");
  g_assert_cmpstr (topsheet_price_rule_get_model (rule), ==, "flux-2-pro");
  g_assert_cmpstr (topsheet_price_rule_get_modality (rule), ==, "image");
  g_assert_cmpint (topsheet_price_rule_get_tier (rule), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpstr (topsheet_price_rule_get_meter (rule), ==, "image_first_mp");
  price = topsheet_price_rule_get_price (rule);
  g_assert_cmpint (topsheet_decimal_compare (&price, &(TopsheetDecimal) { 301, 4 }), ==, 0);
  g_assert_cmpuint (topsheet_price_rule_get_per (rule), ==, 1);
  g_assert_cmpint (topsheet_price_rule_get_unit (rule), ==, TOPSHEET_UNIT_MEGAPIXEL);
  g_assert_cmpstr (topsheet_price_rule_get_currency (rule), ==, "USD");
  g_assert_cmpuint (g_strv_length ((char **) topsheet_price_rule_get_conditions (rule)), ==, 2);
  g_assert_cmpstr (topsheet_price_rule_get_conditions (rule)[1], ==, "size=\"1024\"");
  g_assert_cmpstr (topsheet_price_rule_get_credit_rate (rule), ==, "1/211");
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==, START_USEC);
  g_assert_cmpint (topsheet_price_rule_get_valid_to_usec (rule), ==, 0);
  g_assert_cmpint (topsheet_price_rule_get_recorded_at_usec (rule), ==, START_USEC);
  g_assert_cmpstr (topsheet_price_rule_get_as_of (rule), ==, "2026-11");
  g_assert_cmpstr (topsheet_price_rule_get_source (rule), ==, "price list");
  g_assert_cmpstr (topsheet_price_rule_get_source_url (rule), ==, "https://example.org/");
  g_assert_cmpstr (topsheet_price_rule_get_confidence (rule), ==, "high");
  g_object_get (rule, "notes", &notes, NULL);
  g_assert_cmpstr (notes, ==, "a note");
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rates =
    list_of (topsheet_rate_new (fixture->project_id, "USD", "EUR", (TopsheetDecimal) { 86, 2 }, START_USEC, "bank"),
             topsheet_rate_new (fixture->project_id, "USD", "EUR", (TopsheetDecimal) { 87, 2 }, START_USEC + 1, NULL),
             NULL);
  g_autoptr (GPtrArray) correction = list_of (topsheet_rate_new (fixture->project_id, "USD", "EUR",
                                                                 (TopsheetDecimal) { 85, 2 }, START_USEC, "corrected"),
                                              NULL);
  g_autoptr (GPtrArray) homeless =
    list_of (topsheet_rate_new (99, "USD", "EUR", (TopsheetDecimal) { 85, 2 }, START_USEC, NULL), NULL);
  g_autoptr (GPtrArray) found = NULL;
  TopsheetDecimal rate;

  await_done (topsheet_store_put_rates (fixture->store, rates));
  await_done (topsheet_store_put_rates (fixture->store, correction));
  await_error (topsheet_store_put_rates (fixture->store, homeless), TOPSHEET_STORE_ERROR_NOT_FOUND);
  found = await_array (topsheet_store_list_rates (fixture->store, fixture->project_id));
  g_assert_cmpuint (found->len, ==, 2);
  rate = topsheet_rate_get_rate (g_ptr_array_index (found, 0));
  g_assert_cmpint (topsheet_decimal_compare (&rate, &(TopsheetDecimal) { 85, 2 }), ==, 0);
  g_assert_cmpstr (topsheet_rate_get_source (g_ptr_array_index (found, 0)), ==, "corrected");
  g_assert_cmpstr (topsheet_rate_get_from (g_ptr_array_index (found, 0)), ==, "USD");
  g_assert_cmpstr (topsheet_rate_get_to (g_ptr_array_index (found, 0)), ==, "EUR");
  g_assert_cmpint (topsheet_rate_get_valid_from_usec (g_ptr_array_index (found, 1)), ==, START_USEC + 1);
}

static void
put_tier (Fixture *fixture, const char *model_id, const char *first, const char *second, int tier)
{
  const char * const conditions[] = { first, second, NULL };
  g_autoptr (TopsheetTierOverride) override = topsheet_tier_override_new (model_id, conditions, tier, 0);

  await_done (topsheet_store_put_tier_override (fixture->store, override));
}

/* The latest for a model and its conditions counts, in whatever order these are said. */
static void
test_tiers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  TopsheetTierOverride *first, *second;

  put_tier (fixture, "bfl/flux-2-pro", NULL, NULL, TOPSHEET_TIER_HERO);
  put_tier (fixture, "bfl/flux-2-pro", NULL, NULL, TOPSHEET_TIER_SKETCH);
  put_tier (fixture, "bfl/flux-2-pro", "quality=high", "audio=true", TOPSHEET_TIER_STANDARD);
  put_tier (fixture, "bfl/flux-2-pro", "audio=true", "quality=high", TOPSHEET_TIER_HERO);
  put_tier (fixture, "google/veo", NULL, NULL, TOPSHEET_TIER_HERO);
  put_tier (fixture, "google/veo", NULL, NULL, TOPSHEET_TIER_OF_CATALOGUE);

  found = await_array (topsheet_store_list_tier_overrides (fixture->store));
  g_assert_cmpuint (found->len, ==, 2);
  first = g_ptr_array_index (found, 0);
  second = g_ptr_array_index (found, 1);
  g_assert_cmpstr (topsheet_tier_override_get_model_id (first), ==, "bfl/flux-2-pro");
  g_assert_cmpint (topsheet_tier_override_get_tier (first), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpstr (topsheet_tier_override_get_conditions (first)[0], ==, "audio=true");
  g_assert_cmpstr (topsheet_tier_override_get_conditions (first)[1], ==, "quality=high");
  g_assert_cmpint (topsheet_tier_override_get_recorded_at_usec (first), ==, START_USEC);
  g_assert_cmpuint (g_strv_length ((char **) topsheet_tier_override_get_conditions (second)), ==, 0);
  g_assert_cmpint (topsheet_tier_override_get_tier (second), ==, TOPSHEET_TIER_SKETCH);
}

const StoreTest store_price_tests[] = {
  { "price/rules", test_rules },
  { "price/rates", test_rates },
  { "price/tiers", test_tiers },
  { NULL },
};
