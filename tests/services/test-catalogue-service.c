/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-own-price.h"
#include "engine/topsheet-pricing.h"
#include "services/topsheet-catalogue-service.h"
#include "services/topsheet-catalogue-update.h"

#define USEC_PER_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static TopsheetCatalogueModel *
find (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  TopsheetCatalogueModel *model = topsheet_catalogue_service_find (topsheet_session_get_catalogue (self->session),
                                                                   FIXTURE_NOW_USEC, name, &error);

  g_assert_no_error (error);
  return model;
}

static char *
quote (Fixture *self, const char *model_id, const char *usage_text)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, NULL);
  g_autoptr (TopsheetQuote) quote = NULL;

  quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (topsheet_session_get_catalogue (self->session),
                                                                model_id),
                                  usage, FIXTURE_NOW_USEC, 0, NULL);
  return quote->has_amount ? topsheet_money_print (&quote->amount) : g_strdup ("unpriced");
}

static void
count_emission (guint *n)
{
  (*n)++;
}

static void
test_own_price (Fixture *self, gconstpointer data)
{
  const char *held = topsheet_catalogue_list (topsheet_session_get_catalogue (self->session))[0];
  g_autofree char *name = g_strdup (held);
  TopsheetOwnPrice price = { .model_id = "fal/flux-schnell", .meter = "images", .price = { 2, 2 } };
  g_autoptr (TopsheetPriceRule) rule = NULL;
  g_autoptr (TopsheetPriceRule) end = NULL;
  g_autoptr (TopsheetCatalogueModel) model = NULL;
  g_autofree char *before = quote (self, "fal/flux-schnell", "images=1");
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  guint n = 0;

  g_signal_connect_swapped (self->session, "catalogue-changed", G_CALLBACK (count_emission), &n);
  rule = await_object (topsheet_catalogue_service_set_price (self->session, &price));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (topsheet_own_price_is (rule));
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==,
                   FIXTURE_NOW_USEC - FIXTURE_NOW_USEC % USEC_PER_DAY);
  during = quote (self, "fal/flux-schnell", "images=1");
  g_assert_cmpstr (during, ==, "0.02");
  model = find (self, "flux-schnell");
  g_assert_true (topsheet_catalogue_model_has_own_price (model));
  g_assert_cmpuint (topsheet_catalogue_model_get_others (model)->len, ==, 1);
  g_assert_cmpint (topsheet_catalogue_model_get_state (model, topsheet_catalogue_model_get_others (model)->pdata[0]),
                   ==, TOPSHEET_PRICE_STATE_REPLACED);

  end = await_object (topsheet_catalogue_service_end_price (self->session, "fal/flux-schnell", "image", NULL, 0));
  g_assert_true (topsheet_own_price_is_end (end));
  after = quote (self, "fal/flux-schnell", "images=1");
  g_assert_cmpstr (after, ==, before);

  /* What was handed out before is still there. */
  g_assert_cmpstr (held, ==, name);
}

static void
refuse (Fixture *self, const TopsheetOwnPrice *price)
{
  g_autoptr (GError) error = await_error (topsheet_catalogue_service_set_price (self->session, price));

  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_test_message ("%s", error->message);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const char * const twice[] = { "quality=high", "quality=high", NULL };
  const TopsheetOwnPrice good = { .model_id = "studio/x", .meter = "image", .price = { 1, 0 } };
  TopsheetOwnPrice bad[7];
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = good;
  bad[0].model_id = "two words";
  bad[1].meter = "bananas";
  bad[2].price.mantissa = -1;
  bad[3].currency = "euro";
  bad[4].conditions = twice;
  bad[5].from_usec = bad[5].until_usec = FIXTURE_NOW_USEC;
  bad[6].meter = "self_hosted";
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    refuse (self, &bad[i]);
  g_assert_null (topsheet_catalogue_get_rules (topsheet_session_get_catalogue (self->session), "studio/x"));
  error = await_error (topsheet_catalogue_service_end_price (self->session, "studio/x", "image", NULL, 0));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_clear_error (&error);
  error = await_error (topsheet_catalogue_service_set_tier (self->session, "studio/x", NULL, TOPSHEET_TIER_HERO));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_tier (Fixture *self, gconstpointer data)
{
  static const char * const low[] = { "quality=low", NULL };
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  TopsheetCatalogue *catalogue;

  topsheet_usage_set_selector (usage, "quality", "low");
  await_done (topsheet_catalogue_service_set_tier (self->session, "openai/gpt-image-1", NULL, TOPSHEET_TIER_HERO));
  await_done (topsheet_catalogue_service_set_tier (self->session, "openai/gpt-image-1", low, TOPSHEET_TIER_SKETCH));
  fixture_reopen (self);
  catalogue = topsheet_session_get_catalogue (self->session);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "openai/gpt-image-1", NULL), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "openai/gpt-image-1", usage), ==, TOPSHEET_TIER_SKETCH);
}

static void
test_matches (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *query;
    gboolean matches;
  } cases[] = {
    { "", TRUE },     { NULL, TRUE },        { "FLUX.2 pro", TRUE }, { "  pro   flux ", TRUE },
    { "flúx", TRUE }, { "bfl image", TRUE }, { "video", FALSE },     { "flux-2-max", FALSE },
    { "ł", TRUE },    { "…", TRUE },
  };
  g_autoptr (TopsheetCatalogueModel) model = find (self, "bfl/flux-2-pro");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (topsheet_catalogue_model_matches (model, cases[i].query), ==, cases[i].matches);
}

/* A file that another program wrote goes in as a whole, once. */
static void
test_update (Fixture *self, gconstpointer data)
{
  static const char list[] = "{\"gpt-7\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\", "
                             "\"input_cost_per_token\": 2e-06, \"output_cost_per_token\": 1e-05}}";
  g_autofree char *path = fixture_get_path (self, "prices.json");
  g_autofree char *missing = fixture_get_path (self, "missing.json");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (TopsheetCatalogueUpdate) update = NULL;
  g_autoptr (TopsheetCatalogueUpdate) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *amount = NULL;

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  update = await_boxed (topsheet_catalogue_update_read (self->session, path, NULL));
  g_assert_cmpuint (topsheet_catalogue_review_count (update->review, TOPSHEET_PRICE_ADDED), ==, 2);
  g_assert_null (topsheet_catalogue_get_rules (topsheet_session_get_catalogue (self->session), "openai/gpt-7"));
  await_done (topsheet_catalogue_update_record (self->session, update));
  amount = quote (self, "openai/gpt-7", "input_tokens=1000000");
  g_assert_cmpstr (amount, ==, "2");
  again = await_boxed (topsheet_catalogue_update_read (self->session, path, NULL));
  g_assert_cmpuint (topsheet_catalogue_review_count (again->review, TOPSHEET_PRICE_UNCHANGED), ==, 2);

  error = await_error (topsheet_catalogue_update_read (self->session, missing, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  error = await_error (topsheet_catalogue_update_read (self->session, path, cancelled));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_verify (self);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add ("/catalogue-service/own-price", Fixture, NULL, fixture_set_up, test_own_price, fixture_tear_down);
  g_test_add ("/catalogue-service/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  g_test_add ("/catalogue-service/tier", Fixture, NULL, fixture_set_up, test_tier, fixture_tear_down);
  g_test_add ("/catalogue-service/matches", Fixture, NULL, fixture_set_up, test_matches, fixture_tear_down);
  g_test_add ("/catalogue-service/update", Fixture, NULL, fixture_set_up, test_update, fixture_tear_down);
  return fixture_run ();
}
