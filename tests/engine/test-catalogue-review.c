/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prices that come in against those that are known. The errors are real ones, of LiteLLM's list and of genai-prices. */

#include "engine/topsheet-catalogue-review.h"
#include "engine/topsheet-pricing.h"

#include <string.h>

/* 2026-11-27 */
#define TODAY G_GINT64_CONSTANT (1795737600000000)
#define LITELLM "LiteLLM, 2026-11-27"
#define GENAI "pydantic/genai-prices prices/new_data/v2/data.json @47df840, MIT"

static TopsheetPriceRule *
add_rule (GPtrArray *rules,
          const char *id,
          const char *modality,
          const char *meter,
          const char *price,
          guint64 per,
          TopsheetUnit unit,
          const char *source)
{
  TopsheetDecimal number;
  TopsheetPriceRule *rule;

  g_assert_true (topsheet_decimal_parse (price, &number, NULL));
  rule = topsheet_price_rule_new (id, meter, number, per, unit, "USD");
  g_object_set (rule, "modality", modality, "source", source, NULL);
  g_ptr_array_add (rules, rule);
  return rule;
}

static TopsheetPriceRule *
add_tokens (GPtrArray *rules, const char *id, const char *price, const char *source)
{
  return add_rule (rules, id, "text", "input_tokens", price, 1000000, TOPSHEET_UNIT_TOKEN, source);
}

static TopsheetPriceRule *
add_image (GPtrArray *rules, const char *id, const char *price, const char *source)
{
  return add_rule (rules, id, "image", "image", price, 1, TOPSHEET_UNIT_IMAGE, source);
}

static GPtrArray *
new_rules (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* (transfer none): the review owns it */
static TopsheetPriceChange *
get_change (TopsheetCatalogueReview *review, guint place)
{
  g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (topsheet_catalogue_review_get_changes (review), place);

  g_assert_nonnull (change);
  g_test_message ("%s", topsheet_price_change_get_sentence (change));
  return change;
}

static void
test_verdicts (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules (), accepted = NULL;
  g_autoptr (TopsheetCatalogueReview) review = NULL;
  TopsheetPriceChange *change;
  TopsheetDecimal ratio;

  add_tokens (current, "openai/a", "2.5", GENAI);
  add_tokens (current, "openai/b", "2.5", GENAI);
  add_tokens (incoming, "openai/a", "2.50", LITELLM);
  add_tokens (incoming, "openai/b", "3", LITELLM);
  add_tokens (incoming, "openai/c", "4", LITELLM);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);

  change = get_change (review, 0);
  g_assert_cmpint (topsheet_price_change_get_verdict (change), ==, TOPSHEET_PRICE_UNCHANGED);
  g_assert_false (topsheet_price_change_get_accepted (change));
  change = get_change (review, 1);
  g_assert_cmpint (topsheet_price_change_get_verdict (change), ==, TOPSHEET_PRICE_CHANGED);
  g_assert_true (topsheet_price_change_get_accepted (change));
  g_assert_cmpstr (topsheet_price_change_get_old_price (change), ==, "USD 2.5 / 1,000,000 token");
  g_assert_cmpstr (topsheet_price_change_get_new_price (change), ==, "USD 3 / 1,000,000 token");
  g_assert_true (topsheet_price_change_get_ratio (change, &ratio));
  g_assert_cmpint (topsheet_decimal_compare (&ratio, &(TopsheetDecimal) { 12, 1 }), ==, 0);
  g_assert_cmpstr (topsheet_price_change_get_sentence (change), ==,
                   "“openai/b input_tokens” costs USD 3 / 1,000,000 token; before it was USD 2.5 / 1,000,000 token.");
  change = get_change (review, 2);
  g_assert_cmpint (topsheet_price_change_get_verdict (change), ==, TOPSHEET_PRICE_ADDED);
  g_assert_null (topsheet_price_change_get_current (change));
  g_assert_null (topsheet_price_change_get_old_price (change));
  g_assert_false (topsheet_price_change_get_ratio (change, &ratio));
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_ADDED), ==, 1);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_CHANGED), ==, 1);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_UNCHANGED), ==, 1);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_SUSPICIOUS), ==, 0);
  accepted = topsheet_catalogue_review_list_accepted (review);
  g_assert_cmpuint (accepted->len, ==, 2);
}

static guint
review_one (TopsheetPriceRule *current, TopsheetPriceRule *rule)
{
  g_autoptr (GPtrArray) known = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;
  TopsheetPriceChange *change;

  if (current != NULL)
    g_ptr_array_add (known, current);
  g_ptr_array_add (incoming, rule);
  review = topsheet_catalogue_review_new (known, incoming, TODAY);
  change = get_change (review, 0);
  g_assert_true ((topsheet_price_change_get_doubts (change) != 0) ==
                 (topsheet_price_change_get_verdict (change) == TOPSHEET_PRICE_SUSPICIOUS));
  g_assert_true (topsheet_price_change_get_doubts (change) == 0 || !topsheet_price_change_get_accepted (change));
  return topsheet_price_change_get_doubts (change);
}

static TopsheetPriceRule *
make (const char *id,
      const char *modality,
      const char *meter,
      const char *price,
      guint64 per,
      TopsheetUnit unit,
      const char *source)
{
  g_autoptr (GPtrArray) rules = new_rules ();

  return g_object_ref (add_rule (rules, id, modality, meter, price, per, unit, source));
}

/* What no price is, by itself. */
static void
test_limits (void)
{
  static const struct
  {
    const char *id, *modality, *meter, *price;
    guint64 per;
    TopsheetUnit unit;
    guint doubts;
  } cases[] = {
    /* 0.015 a token. */
    { "wandb/openai/gpt-oss-120b", "text", "input_tokens", "15000", 1000000, TOPSHEET_UNIT_TOKEN,
      TOPSHEET_PRICE_DOUBT_TOKEN },
    { "x/at-the-limit", "text", "output_tokens", "200", 1000000, TOPSHEET_UNIT_TOKEN, 0 },
    { "x/above", "text", "output_tokens", "200.000001", 1000000, TOPSHEET_UNIT_TOKEN, TOPSHEET_PRICE_DOUBT_TOKEN },
    { "x/for-one", "text", "output_tokens", "0.0002", 1, TOPSHEET_UNIT_TOKEN, 0 },
    { "x/audio", "text", "output_audio_tokens", "250", 1000000, TOPSHEET_UNIT_TOKEN, 0 },
    /* A price of a token as one of a picture. */
    { "google/gemini-3.1-pro-preview", "text", "image", "0.00012", 1, TOPSHEET_UNIT_IMAGE, TOPSHEET_PRICE_DOUBT_IMAGE },
    { "x/cheap", "image", "image", "0.002", 1, TOPSHEET_UNIT_IMAGE, 0 },
    { "x/dear", "image", "image", "1.01", 1, TOPSHEET_UNIT_IMAGE, TOPSHEET_PRICE_DOUBT_IMAGE },
    /* 0.04 a picture, stored as 4e-08 a token. */
    { "fireworks_ai/flux-kontext-pro", "image", "output_tokens", "0.04", 1000000, TOPSHEET_UNIT_TOKEN,
      TOPSHEET_PRICE_DOUBT_IMAGE },
    { "x/gpt-image", "image", "output_tokens", "30", 1000000, TOPSHEET_UNIT_TOKEN, 0 },
    { "x/video", "video", "output_seconds", "1.5", 1, TOPSHEET_UNIT_SECOND, 0 },
    { "x/video-dear", "video", "output_seconds", "1.6", 1, TOPSHEET_UNIT_SECOND, TOPSHEET_PRICE_DOUBT_VIDEO },
    { "x/video-cheap", "video-edit", "output_seconds", "0.0029", 1, TOPSHEET_UNIT_SECOND, TOPSHEET_PRICE_DOUBT_VIDEO },
    { "x/speech", "speech", "output_seconds", "0.00025", 1, TOPSHEET_UNIT_SECOND, 0 },
    { "x/free", "text", "input_tokens", "0", 1000000, TOPSHEET_UNIT_TOKEN, TOPSHEET_PRICE_DOUBT_ZERO },
    { "x/own", "text", "self_hosted", "0", 1, TOPSHEET_UNIT_NONE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (review_one (NULL, make (cases[i].id, cases[i].modality, cases[i].meter, cases[i].price,
                                              cases[i].per, cases[i].unit, LITELLM)),
                      ==, cases[i].doubts);
}

/* What it is beside the price so far. */
static void
test_comparisons (void)
{
  static const struct
  {
    const char *before, *now, *source;
    guint doubts;
  } cases[] = {
    { "2", "6", LITELLM, 0 },
    { "2", "6.01", LITELLM, TOPSHEET_PRICE_DOUBT_JUMP },
    { "6", "2", LITELLM, 0 },
    { "6", "1.99", LITELLM, TOPSHEET_PRICE_DOUBT_JUMP },
    { "2", "2.5", GENAI, 0 },
    { "2", "2.51", GENAI, TOPSHEET_PRICE_DOUBT_SOURCES },
    { "2.51", "2", GENAI, TOPSHEET_PRICE_DOUBT_SOURCES },
    /* claude-instant-1: 55.1 in one list, 5.51 in others; the cached input of claude-3.5-haiku the other way round. */
    { "5.51", "55.1", GENAI, TOPSHEET_PRICE_DOUBT_JUMP | TOPSHEET_PRICE_DOUBT_SOURCES },
    { "0.8", "0.08", LITELLM, TOPSHEET_PRICE_DOUBT_JUMP },
    /* gpt-3.5-turbo, which had stayed as it was for a year and a half. */
    { "1.5", "0.5", LITELLM, 0 },
    { "1.5", "0.5", GENAI, TOPSHEET_PRICE_DOUBT_SOURCES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (review_one (make ("x/y", "text", "input_tokens", cases[i].before, 1000000, TOPSHEET_UNIT_TOKEN,
                                        cases[i].source),
                                  make ("x/y", "text", "input_tokens", cases[i].now, 1000000, TOPSHEET_UNIT_TOKEN,
                                        "LiteLLM, 2026-12-01")),
                      ==, cases[i].doubts);
}

/* Stability's edits are ten times too low in LiteLLM's list; what they cost is known in credits. */
static void
test_credits (void)
{
  static const struct
  {
    const char *id, *credits, *incoming, *old_price;
  } cases[] = {
    { "stability/inpaint", "5", "0.005", "USD 0.05 / image" },
    { "stability/upscale-fast", "2", "0.002", "USD 0.02 / image" },
    { "stability/upscale-creative", "60", "0.06", "USD 0.6 / image" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
      g_autoptr (TopsheetCatalogueReview) review = NULL;
      TopsheetPriceChange *change;

      g_object_set (add_rule (current, cases[i].id, "image-edit", "credits", cases[i].credits, 1, TOPSHEET_UNIT_IMAGE,
                              "Stability API price update page"),
                    "credit-rate", "0.01", NULL);
      add_rule (incoming, cases[i].id, "image-edit", "image", cases[i].incoming, 1, TOPSHEET_UNIT_IMAGE, LITELLM);
      review = topsheet_catalogue_review_new (current, incoming, TODAY);
      change = get_change (review, 0);
      g_assert_cmpint (topsheet_price_change_get_verdict (change), ==, TOPSHEET_PRICE_SUSPICIOUS);
      g_assert_cmpuint (topsheet_price_change_get_doubts (change), ==,
                        TOPSHEET_PRICE_DOUBT_JUMP | TOPSHEET_PRICE_DOUBT_SOURCES);
      g_assert_cmpstr (topsheet_price_change_get_old_price (change), ==, cases[i].old_price);
    }
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;
  TopsheetPriceRule *rule;

  g_object_set (add_image (current, "google/imagen-4-fast", "0.02", LITELLM), "provider", "google", "model",
                "imagen-4.0-fast-generate-001", "tier", TOPSHEET_TIER_SKETCH, "modality", "image-edit", NULL);
  g_object_set (add_image (current, "google/veo@2026-05", "0.02", LITELLM), "provider", "google", "model", "veo", NULL);
  rule = add_image (incoming, "google/imagen-4.0-fast-generate-001", "0.03", LITELLM);
  g_object_set (rule, "provider", "google", "model", "imagen-4.0-fast-generate-001", "valid-from-usec", TODAY, NULL);
  g_object_set (add_image (incoming, "vertex_ai/imagen-4.0-fast-generate-001", "0.03", LITELLM), "provider",
                "vertex_ai", "model", "imagen-4.0-fast-generate-001", NULL);
  g_object_set (add_image (incoming, "google/veo", "0.03", LITELLM), "provider", "google", "model", "veo", NULL);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);

  /* The catalogue's id of what the provider calls so. */
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 0)), ==, TOPSHEET_PRICE_CHANGED);
  rule = topsheet_price_change_get_rule (get_change (review, 0));
  g_assert_cmpstr (topsheet_price_rule_get_model_id (rule), ==, "google/imagen-4-fast");
  g_assert_cmpstr (topsheet_price_rule_get_source (rule), ==, LITELLM);
  g_assert_cmpint (topsheet_price_rule_get_tier (rule), ==, TOPSHEET_TIER_SKETCH);
  g_assert_cmpstr (topsheet_price_rule_get_modality (rule), ==, "image-edit");
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==, TODAY);
  /* Another provider, and a former price, are others. */
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 1)), ==, TOPSHEET_PRICE_ADDED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 2)), ==, TOPSHEET_PRICE_ADDED);
}

/* The price that holds when the new one begins is the one that it is compared with. */
static void
test_times (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  g_object_set (add_tokens (current, "x/y", "2", LITELLM), "valid-to-usec", TODAY + 100, NULL);
  g_object_set (add_tokens (current, "x/y", "3", LITELLM), "valid-from-usec", TODAY + 100, NULL);
  g_object_set (add_tokens (incoming, "x/y", "2", LITELLM), "valid-from-usec", TODAY, NULL);
  g_object_set (add_tokens (incoming, "x/y", "3", LITELLM), "valid-from-usec", TODAY + 100, NULL);
  g_object_set (add_tokens (incoming, "x/y", "3", LITELLM), "valid-from-usec", TODAY, NULL);
  g_object_set (add_tokens (incoming, "x/y", "2", LITELLM), "valid-to-usec", TODAY - 100, NULL);
  g_object_set (add_tokens (current, "x/ended", "2", LITELLM), "valid-to-usec", TODAY, NULL);
  g_object_set (add_tokens (incoming, "x/ended", "2", LITELLM), "valid-from-usec", TODAY, NULL);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);

  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 4)), ==, TOPSHEET_PRICE_ADDED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 0)), ==, TOPSHEET_PRICE_UNCHANGED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 1)), ==, TOPSHEET_PRICE_UNCHANGED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 2)), ==, TOPSHEET_PRICE_CHANGED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 3)), ==, TOPSHEET_PRICE_UNCHANGED);
}

static void
test_conditions (void)
{
  static const char * const high[] = { "quality=high", NULL };
  static const char * const block[] = { "count_block=50", NULL };
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  add_image (current, "x/y", "0.02", LITELLM);
  g_object_set (add_rule (current, "x/tts", "speech", "characters", "0.01", 50, TOPSHEET_UNIT_CHARACTER, LITELLM),
                "conditions", block, NULL);
  g_object_set (add_image (incoming, "x/y", "0.2", LITELLM), "conditions", high, NULL);
  add_rule (incoming, "x/tts", "speech", "characters", "200", 1000000, TOPSHEET_UNIT_CHARACTER, LITELLM);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);

  /* A price for high quality is another one; whole blocks of characters are the same price. */
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 0)), ==, TOPSHEET_PRICE_ADDED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 1)), ==, TOPSHEET_PRICE_UNCHANGED);
}

/* The only resolution that a model has, against a price for any; beside a price for any it is one of its own. */
static void
test_resolution (void)
{
  static const char * const hd[] = { "resolution=720p", NULL };
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;
  static const char * const prices[] = { "0.05", "0.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autofree char *id = g_strdup_printf ("runway/%zu", i);

      add_rule (current, id, "video", "output_seconds", "0.05", 1, TOPSHEET_UNIT_SECOND, LITELLM);
      g_object_set (add_rule (incoming, id, "video", "output_seconds", prices[i], 1, TOPSHEET_UNIT_SECOND, LITELLM),
                    "conditions", hd, NULL);
    }
  add_rule (current, "x/both", "video", "output_seconds", "0.05", 1, TOPSHEET_UNIT_SECOND, LITELLM);
  add_rule (incoming, "x/both", "video", "output_seconds", "0.06", 1, TOPSHEET_UNIT_SECOND, LITELLM);
  g_object_set (add_rule (incoming, "x/both", "video", "output_seconds", "0.05", 1, TOPSHEET_UNIT_SECOND, LITELLM),
                "conditions", hd, NULL);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 0)), ==, TOPSHEET_PRICE_UNCHANGED);
  g_assert_cmpuint (topsheet_price_change_get_doubts (get_change (review, 1)), ==, TOPSHEET_PRICE_DOUBT_JUMP);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 2)), ==, TOPSHEET_PRICE_CHANGED);
  g_assert_cmpint (topsheet_price_change_get_verdict (get_change (review, 3)), ==, TOPSHEET_PRICE_ADDED);
}

static void
test_currency (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  g_object_set (add_tokens (current, "x/y", "2", LITELLM), "currency", "EUR", NULL);
  add_tokens (incoming, "x/y", "2", LITELLM);
  add_image (incoming, "x/y", "0.1", LITELLM);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);
  g_assert_cmpuint (topsheet_price_change_get_doubts (get_change (review, 0)), ==, TOPSHEET_PRICE_DOUBT_CURRENCY);
  g_assert_cmpuint (topsheet_price_change_get_doubts (get_change (review, 1)), ==, TOPSHEET_PRICE_DOUBT_CURRENCY);
}

static void
test_accepted (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules (), accepted = NULL;
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  add_image (current, "x/same", "0.1", LITELLM);
  add_image (incoming, "x/new", "0.1", LITELLM);
  add_image (incoming, "x/dear", "10", LITELLM);
  add_image (incoming, "x/dearer", "11", LITELLM);
  add_image (incoming, "x/same", "0.1", LITELLM);
  review = topsheet_catalogue_review_new (current, incoming, TODAY);
  topsheet_price_change_set_accepted (get_change (review, 0), FALSE);
  topsheet_price_change_set_accepted (get_change (review, 1), TRUE);
  topsheet_price_change_set_accepted (get_change (review, 3), TRUE);

  accepted = topsheet_catalogue_review_list_accepted (review);
  g_assert_cmpuint (accepted->len, ==, 1);
  g_assert_cmpstr (topsheet_price_rule_get_model_id (accepted->pdata[0]), ==, "x/dear");
}

/* What was recorded comes in again: nothing is new. */
static void
test_again (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules (), accepted = NULL;
  g_autoptr (TopsheetCatalogueReview) first = NULL, second = NULL;

  add_tokens (current, "x/y", "2", GENAI);
  g_object_set (add_tokens (incoming, "x/y", "2.2", LITELLM), "valid-from-usec", TODAY, NULL);
  g_object_set (add_tokens (incoming, "x/z", "1.2999000000000001", LITELLM), "valid-from-usec", TODAY, NULL);
  first = topsheet_catalogue_review_new (current, incoming, TODAY);
  accepted = topsheet_catalogue_review_list_accepted (first);
  g_assert_cmpuint (accepted->len, ==, 2);
  for (guint i = 0; i < accepted->len; i++)
    g_ptr_array_add (current, g_object_ref (accepted->pdata[i]));
  second = topsheet_catalogue_review_new (current, incoming, TODAY);
  g_assert_cmpuint (topsheet_catalogue_review_count (second, TOPSHEET_PRICE_UNCHANGED), ==, 2);
}

static void
assert_amount (GPtrArray *rules, const char *usage_text, const char *amount)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, NULL);
  g_autoptr (TopsheetQuote) quote = topsheet_pricing_quote (rules, usage, TODAY + 1, 0, NULL);
  g_autofree char *printed = NULL;

  g_assert_true (quote->has_amount);
  printed = topsheet_money_print (&quote->amount);
  g_assert_cmpstr (printed, ==, amount);
}

/* A tier that its source gave up no longer counts; one that another source has does. */
static void
test_given_up (void)
{
  static const char * const low[] = { "input_tokens_le=200000", NULL };
  static const char * const high[] = { "input_tokens_gt=200000", NULL };
  static const char * const sources[] = { GENAI, LITELLM };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules (), accepted = NULL;
      g_autoptr (TopsheetCatalogueReview) review = NULL;

      g_object_set (add_tokens (current, "anthropic/claude-opus-4-6", "5", GENAI), "conditions", low, NULL);
      g_object_set (add_tokens (current, "anthropic/claude-opus-4-6", "10", GENAI), "conditions", high, NULL);
      g_object_set (add_tokens (incoming, "anthropic/claude-opus-4-6", "5", sources[i]), "valid-from-usec", TODAY, NULL);
      review = topsheet_catalogue_review_new (current, incoming, TODAY);
      accepted = topsheet_catalogue_review_list_accepted (review);
      for (guint j = 0; j < accepted->len; j++)
        g_ptr_array_add (current, g_object_ref (accepted->pdata[j]));

      g_assert_cmpuint (g_list_model_get_n_items (topsheet_catalogue_review_get_changes (review)), ==, i == 0 ? 2 : 1);
      /* The new price for all, and once more in the place of the dearer tier. */
      g_assert_cmpuint (accepted->len, ==, i == 0 ? 2 : 1);
      assert_amount (current, "input_tokens=200000", "1");
      assert_amount (current, "input_tokens=300000", i == 0 ? "1.5" : "3");
    }
}

static double
time_review (guint n)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules ();
  g_autoptr (TopsheetCatalogueReview) review = NULL;
  gint64 from;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("provider/model-%u", i);

      add_tokens (current, id, "2", LITELLM);
      add_tokens (incoming, id, "3", LITELLM);
    }
  from = g_get_monotonic_time ();
  review = topsheet_catalogue_review_new (current, incoming, TODAY);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_CHANGED), ==, n);
  return (double) (g_get_monotonic_time () - from);
}

/* Ten times as many prices take about ten times as long, not a hundred times. */
static void
test_linear (void)
{
  double few = MIN (time_review (1000), time_review (1000)), many = time_review (10000);

  g_test_message ("1,000: %.1f ms, 10,000: %.1f ms", few / 1000, many / 1000);
  g_assert_cmpfloat (many, <, few * 40);
}

static void
add_names (GPtrArray *rules, const char *id, const char *pattern)
{
  const char * const conditions[] = { pattern, NULL };

  g_object_set (add_rule (rules, id, "text", "names", "0", 1, TOPSHEET_UNIT_NONE, GENAI), "conditions", conditions,
                NULL);
}

/* What models are called is no change that a person sees; it goes with the prices where it is new. */
static void
test_called (void)
{
  g_autoptr (GPtrArray) current = new_rules (), incoming = new_rules (), accepted = NULL;
  g_autoptr (TopsheetCatalogueReview) review = NULL;

  add_tokens (current, "openai/a", "2.5", GENAI);
  add_names (current, "openai/a", "matches=a");
  add_tokens (current, "openai/b", "2.5", GENAI);
  add_names (current, "openai/b", "matches=now");
  add_names (current, "openai/b", "matches=b");
  add_tokens (incoming, "openai/a", "2.5", GENAI);
  add_names (incoming, "openai/a", "matches=a");
  add_tokens (incoming, "openai/b", "2.5", GENAI);
  add_names (incoming, "openai/b", "matches=now");
  add_tokens (incoming, "openai/c", "4", GENAI);
  add_names (incoming, "openai/c", "matches=c");
  add_tokens (incoming, "openai/d", "400", GENAI);
  add_names (incoming, "openai/d", "matches=d");
  review = topsheet_catalogue_review_new (current, incoming, TODAY);

  g_assert_cmpuint (g_list_model_get_n_items (topsheet_catalogue_review_get_changes (review)), ==, 4);
  g_assert_cmpuint (topsheet_catalogue_review_count (review, TOPSHEET_PRICE_UNCHANGED), ==, 2);
  accepted = topsheet_catalogue_review_list_accepted (review);
  /* d costs too much to be believed, so that its names are of nothing. */
  g_assert_cmpuint (accepted->len, ==, 3);
  g_assert_cmpstr (topsheet_price_rule_get_meter (accepted->pdata[0]), ==, "input_tokens");
  g_assert_cmpstr (topsheet_price_rule_get_model_id (accepted->pdata[1]), ==, "openai/c");
  g_assert_cmpstr (topsheet_price_rule_get_conditions (accepted->pdata[1])[0], ==, "matches=c");
  g_assert_cmpstr (topsheet_price_rule_get_model_id (accepted->pdata[2]), ==, "openai/b");
  g_assert_cmpstr (topsheet_price_rule_get_conditions (accepted->pdata[2])[0], ==, "matches=now");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-review/verdicts", test_verdicts);
  g_test_add_func ("/catalogue-review/limits", test_limits);
  g_test_add_func ("/catalogue-review/comparisons", test_comparisons);
  g_test_add_func ("/catalogue-review/credits", test_credits);
  g_test_add_func ("/catalogue-review/names", test_names);
  g_test_add_func ("/catalogue-review/times", test_times);
  g_test_add_func ("/catalogue-review/conditions", test_conditions);
  g_test_add_func ("/catalogue-review/resolution", test_resolution);
  g_test_add_func ("/catalogue-review/currency", test_currency);
  g_test_add_func ("/catalogue-review/accepted", test_accepted);
  g_test_add_func ("/catalogue-review/again", test_again);
  g_test_add_func ("/catalogue-review/given-up", test_given_up);
  g_test_add_func ("/catalogue-review/linear", test_linear);
  g_test_add_func ("/catalogue-review/called", test_called);

  return g_test_run ();
}
