/* SPDX-License-Identifier: GPL-3.0-or-later */

/* LiteLLM's list of prices. Rows are written here in its shape; the numbers are those that it had in May 2026. */

#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-price-list.h"

#include <string.h>

/* 2026-11-27 */
#define IMPORT_DAY G_GINT64_CONSTANT (1795737600000000)
#define RECORDED_AT (IMPORT_DAY + 5)
#define OPENAI "\"litellm_provider\":\"openai\",\"mode\":\"chat\""
#define IMAGE "\"litellm_provider\":\"openai\",\"mode\":\"image_generation\""
/* So that every file is known for what it is. */
#define FILE_OF(rows) "{\"gpt-base\":{" OPENAI ",\"input_cost_per_token\":1e-06}," rows "}"

static TopsheetPriceList *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TopsheetPriceList *list = topsheet_price_list_read (bytes, IMPORT_DAY, RECORDED_AT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (list->format, ==, TOPSHEET_PRICE_LIST_LITELLM);
  return list;
}

static void
assert_amount (TopsheetPriceList *list, const char *model, const char *usage_text, const char *amount)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (list->rules);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, model);
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autofree char *printed = NULL, *why = NULL;

  g_assert_no_error (error);
  g_test_message ("%s %s", model, usage_text);
  g_assert_nonnull (rules);
  quote = topsheet_pricing_quote (rules, usage, IMPORT_DAY, 0, &error);
  g_assert_no_error (error);
  why = topsheet_quote_explain (quote);
  printed = quote->has_amount ? topsheet_money_print (&quote->amount) : NULL;
  g_test_message ("%s", why != NULL ? why : printed);
  g_assert_cmpstr (printed, ==, amount);
}

static const TopsheetPriceIssue *
find_issue (TopsheetPriceList *list, const char *key, TopsheetPriceIssueKind kind)
{
  for (guint i = 0; i < list->issues->len; i++)
    {
      const TopsheetPriceIssue *issue = list->issues->pdata[i];

      if (strcmp (issue->key, key) == 0 && issue->kind == kind)
        return issue;
    }
  return NULL;
}

static guint
count_rules (TopsheetPriceList *list, const char *model)
{
  guint n = 0;

  for (guint i = 0; i < list->rules->len; i++)
    n += strcmp (topsheet_price_rule_get_model_id (list->rules->pdata[i]), model) == 0 ? 1 : 0;

  return n;
}

static void
test_rule (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("{\"sample_spec\":{\"litellm_provider\":\"one of …\",\"input_cost_per_token\":0.0},"
               "\"gpt-4o\":{" OPENAI ",\"input_cost_per_token\":2.5e-06,\"max_tokens\":16384,"
               "\"source\":\"https://openai.com/pricing\"}}");
  TopsheetPriceRule *rule;
  TopsheetDecimal price;

  g_assert_cmpuint (list->n_rows, ==, 1);
  g_assert_cmpuint (list->n_taken, ==, 1);
  g_assert_cmpuint (list->issues->len, ==, 0);
  g_assert_cmpuint (list->rules->len, ==, 1);
  rule = list->rules->pdata[0];
  price = topsheet_price_rule_get_price (rule);
  g_assert_cmpstr (topsheet_price_rule_get_model_id (rule), ==, "openai/gpt-4o");
  g_assert_cmpstr (topsheet_price_rule_get_provider (rule), ==, "openai");
  g_assert_cmpstr (topsheet_price_rule_get_model (rule), ==, "gpt-4o");
  g_assert_cmpstr (topsheet_price_rule_get_modality (rule), ==, "text");
  g_assert_cmpstr (topsheet_price_rule_get_meter (rule), ==, "input_tokens");
  g_assert_cmpint (price.mantissa, ==, 25);
  g_assert_cmpuint (price.scale, ==, 1);
  g_assert_cmpuint (topsheet_price_rule_get_per (rule), ==, 1000000);
  g_assert_cmpint (topsheet_price_rule_get_unit (rule), ==, TOPSHEET_UNIT_TOKEN);
  g_assert_cmpstr (topsheet_price_rule_get_currency (rule), ==, "USD");
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==, IMPORT_DAY);
  g_assert_cmpint (topsheet_price_rule_get_valid_to_usec (rule), ==, 0);
  g_assert_cmpint (topsheet_price_rule_get_recorded_at_usec (rule), ==, RECORDED_AT);
  g_assert_cmpstr (topsheet_price_rule_get_as_of (rule), ==, "2026-11-27");
  g_assert_cmpstr (topsheet_price_rule_get_source (rule), ==, "LiteLLM, 2026-11-27");
  g_assert_cmpstr (topsheet_price_rule_get_source_url (rule), ==, "https://openai.com/pricing");
  g_assert_cmpstr (topsheet_price_rule_get_notes (rule), ==, "MIT; gpt-4o input_cost_per_token");
}

/* Texts of numbers as they stand in files, with what becomes of them: doubles print with noise, and that is kept. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *number, *price;
    guint64 per;
  } cases[] = {
    { "1.5e-07", "0.15", 1000000 },
    { "4.688e-9", "0.004688", 1000000 },
    { "0.0000025", "2.5", 1000000 },
    { "1.2999000000000001e-07", "0.12999000000000001", 1000000 },
    { "3.3333333333333335e-09", "3.3333333333333335", 1000000000 },
    { "0.015", "15000", 1000000 },
    { "1E-6", "1", 1000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"m\":{" OPENAI ",\"input_cost_per_token\":%s}}", cases[i].number);
      g_autoptr (TopsheetPriceList) list = read_text (text);
      g_autofree char *printed = NULL;
      TopsheetDecimal price;

      g_assert_cmpuint (list->rules->len, ==, 1);
      price = topsheet_price_rule_get_price (list->rules->pdata[0]);
      printed = topsheet_decimal_print (&price);
      g_assert_cmpstr (printed, ==, cases[i].price);
      g_assert_cmpuint (topsheet_price_rule_get_per (list->rules->pdata[0]), ==, cases[i].per);
    }
}

static void
test_tokens (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("{\"gpt-5.4\":{" OPENAI
               ",\"input_cost_per_token\":2.5e-06,\"input_cost_per_token_above_272k_tokens\":5e-06,"
               "\"input_cost_per_token_batches\":1.25e-06,\"input_cost_per_token_priority\":5e-06,"
               "\"input_cost_per_token_above_272k_tokens_priority\":1e-05,\"output_cost_per_token\":1.5e-05,"
               "\"output_cost_per_token_above_272k_tokens\":2.25e-05,\"cache_read_input_token_cost\":2.5e-07},"
               "\"gemini/g\":{\"litellm_provider\":\"gemini\",\"mode\":\"chat\",\"input_cost_per_token\":1e-06,"
               "\"input_cost_per_token_above_128k_tokens\":2e-06,\"input_cost_per_token_above_256k_tokens\":4e-06,"
               "\"output_cost_per_reasoning_token\":3e-06,\"input_cost_per_audio_token\":7e-06,"
               "\"cache_creation_input_token_cost\":1.25e-06,\"cache_creation_input_token_cost_above_1hr\":2e-06,"
               "\"cache_creation_input_token_cost_above_1hr_above_200k_tokens\":5e-06},"
               "\"dashscope/qwen\":{\"litellm_provider\":\"dashscope\",\"mode\":\"chat\",\"tiered_pricing\":["
               "{\"range\":[0,256000.0],\"input_cost_per_token\":5e-08,\"output_cost_per_token\":4e-07},"
               "{\"range\":[256000.0,1000000.0],\"input_cost_per_token\":2.5e-07,\"output_cost_per_token\":2e-06}]}}");

  g_assert_cmpuint (list->issues->len, ==, 0);
  /* A cliff: one token more re-prices all of them. */
  assert_amount (list, "openai/gpt-5.4", "input_tokens=272000;output_tokens=1000", "0.695");
  assert_amount (list, "openai/gpt-5.4", "input_tokens=272001;output_tokens=1000", "1.382505");
  assert_amount (list, "openai/gpt-5.4", "input_tokens=1000;service_tier=batch", "0.00125");
  assert_amount (list, "openai/gpt-5.4", "input_tokens=300000;service_tier=priority", "3");
  /* What batches cost above the tier is not said. */
  assert_amount (list, "openai/gpt-5.4", "input_tokens=300000;service_tier=batch", NULL);
  assert_amount (list, "openai/gpt-5.4", "input_tokens=1000;service_tier=flex", NULL);
  assert_amount (list, "google/g", "input_tokens=128000", "0.128");
  assert_amount (list, "google/g", "input_tokens=256000", "0.512");
  assert_amount (list, "google/g", "input_tokens=256001", "1.024004");
  assert_amount (list, "google/g", "reasoning_tokens=1000;input_audio_tokens=1000", "0.01");
  assert_amount (list, "google/g", "cache_write_tokens=1000;cache_write_1h_tokens=1000", "0.00325");
  assert_amount (list, "google/g", "cache_write_1h_tokens=200001", "1.000005");
  assert_amount (list, "dashscope/qwen", "input_tokens=256000;output_tokens=10", "0.012804");
  assert_amount (list, "dashscope/qwen", "input_tokens=256001;output_tokens=10", "0.06402025");
}

static void
test_images (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("{\"high/1024-x-1536/gpt-image-1\":{" IMAGE ",\"input_cost_per_image\":0.25},"
               "\"standard/1536-x-1024/gpt-image-1.5\":{" IMAGE ",\"input_cost_per_image\":0.013},"
               "\"low/1024-x-1536/gpt-image-1\":{" IMAGE
               ",\"input_cost_per_image\":0.016,\"input_cost_per_pixel\":1.0172526e-08,\"output_cost_per_pixel\":0.0},"
               "\"512-x-512/dall-e-2\":{" IMAGE ",\"input_cost_per_pixel\":6.86e-08,\"output_cost_per_pixel\":0.0},"
               "\"vertex_ai/gemini-3.1-flash-image-preview\":{\"litellm_provider\":\"vertex_ai-language-models\","
               "\"mode\":\"image_generation\",\"input_cost_per_image\":0.00056,\"output_cost_per_image\":0.0672},"
               "\"1024-x-1024/50-steps/stability.sdxl\":{\"litellm_provider\":\"bedrock\",\"mode\":\"image_generation\","
               "\"output_cost_per_image\":0.04},"
               "\"amazon.titan\":{\"litellm_provider\":\"bedrock\",\"mode\":\"image_generation\",\"output_cost_per_image\":0.008,"
               "\"output_cost_per_image_premium_image\":0.01,\"output_cost_per_image_above_512_and_512_pixels\":0.011,"
               "\"output_cost_per_image_above_512_and_512_pixels_and_premium_image\":0.012},"
               "\"by-image-token\":{" IMAGE ",\"input_cost_per_image\":0.001,\"output_cost_per_image_token\":3e-05},"
               "\"by-token\":{" IMAGE ",\"input_cost_per_image\":0.001,\"output_cost_per_token\":3e-05},"
               "\"gemini/nano\":{\"litellm_provider\":\"gemini\",\"mode\":\"image_generation\",\"output_cost_per_image\":0.134,"
               "\"output_cost_per_image_4k\":0.24},"
               "\"black_forest_labs/flux-kontext-max\":{\"litellm_provider\":\"black_forest_labs\",\"mode\":\"image_edit\","
               "\"output_cost_per_image\":0.08},"
               "\"gemini/lyria-3-clip-preview\":{\"litellm_provider\":\"gemini\",\"mode\":\"chat\",\"input_cost_per_token\":0,"
               "\"output_cost_per_token\":0,\"output_cost_per_image\":0.04}}");

  assert_amount (list, "openai/gpt-image-1", "images=3;quality=high;size=1024x1536", "0.75");
  /* Its price stands under the input. */
  assert_amount (list, "openai/gpt-image-1.5", "images=1;quality=standard;width=1536;height=1024", "0.013");
  /* Neither free, nor charged by the picture and by its pixels. */
  assert_amount (list, "openai/gpt-image-1", "images=1;quality=low;size=1024x1536", "0.016");
  g_assert_nonnull (find_issue (list, "low/1024-x-1536/gpt-image-1", TOPSHEET_PRICE_ISSUE_REPEATED));
  g_assert_nonnull (find_issue (list, "low/1024-x-1536/gpt-image-1", TOPSHEET_PRICE_ISSUE_ZERO));
  g_assert_cmpuint (count_rules (list, "openai/gpt-image-1"), ==, 2);
  assert_amount (list, "openai/dall-e-2", "images=1;size=512x512", "0.017983078");
  assert_amount (list, "openai/dall-e-2", "images=1;size=1024x1024", NULL);
  /* A price of what goes in beside one of what comes out. */
  assert_amount (list, "vertex_ai/gemini-3.1-flash-image-preview", "images=1;reference_images=2", "0.06832");
  assert_amount (list, "vertex_ai/gemini-3.1-flash-image-preview", "images=1", "0.0672");
  assert_amount (list, "bedrock/stability.sdxl", "images=1;size=1024x1024;steps=50", "0.04");
  assert_amount (list, "bedrock/amazon.titan", "images=1;size=512x512", "0.008");
  assert_amount (list, "bedrock/amazon.titan", "images=1;size=1024x512", "0.011");
  assert_amount (list, "bedrock/amazon.titan", "images=1;size=512x512;quality=premium", "0.01");
  assert_amount (list, "bedrock/amazon.titan", "images=1;size=1024x512;quality=premium", "0.012");
  assert_amount (list, "bedrock/amazon.titan", "images=1", NULL);
  assert_amount (list, "openai/by-image-token", "output_image_tokens=1000;reference_images=1", "0.031");
  assert_amount (list, "openai/by-token", "output_tokens=1000;reference_images=1", "0.031");
  assert_amount (list, "openai/by-token", "images=1", NULL);
  assert_amount (list, "google/nano", "images=1;resolution=4K", "0.24");
  assert_amount (list, "google/nano", "images=1;resolution=1K", "0.134");
  assert_amount (list, "bfl/flux-kontext-max", "images=2", "0.16");
  assert_amount (list, "google/lyria-3-clip-preview", "clips=2", "0.08");
  assert_amount (list, "google/lyria-3-clip-preview", "images=2", NULL);
}

static void
test_time_and_text (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("{\"sora-2-pro\":{\"litellm_provider\":\"openai\",\"mode\":\"video_generation\","
               "\"output_cost_per_video_per_second\":0.3,\"supported_resolutions\":[\"720x1280\",\"1280x720\"]},"
               "\"x/several\":{\"litellm_provider\":\"x\",\"mode\":\"video_generation\","
               "\"output_cost_per_second\":0.3,\"supported_resolutions\":[\"720x1280\",\"1792x1024\"]},"
               "\"sora-2\":{\"litellm_provider\":\"openai\",\"mode\":\"video_generation\",\"output_cost_per_video_per_second\":0.1},"
               "\"openai/sora-2\":{\"litellm_provider\":\"openai\",\"mode\":\"video_generation\",\"output_cost_per_video_per_second\":0.10},"
               "\"gemini/veo\":{\"litellm_provider\":\"gemini\",\"mode\":\"video_generation\",\"output_cost_per_second\":0.05,"
               "\"output_cost_per_second_1080p\":0.08},"
               "\"azure/tts-1\":{\"litellm_provider\":\"azure\",\"mode\":\"audio_speech\",\"input_cost_per_character\":1.5e-05},"
               "\"groq/whisper\":{\"litellm_provider\":\"groq\",\"mode\":\"audio_transcription\",\"input_cost_per_second\":1.111e-05,"
               "\"output_cost_per_second\":0.0},"
               "\"bedrock/us-west-2/1-month-commitment/c\":{\"litellm_provider\":\"bedrock\",\"mode\":\"chat\","
               "\"input_cost_per_second\":0.011,\"output_cost_per_second\":0.011}}");

  assert_amount (list, "openai/sora-2", "output_seconds=5", "0.5");
  /* Another row of the model has the price of its other resolution. */
  assert_amount (list, "openai/sora-2-pro", "output_seconds=5;width=1280;height=720", "1.5");
  assert_amount (list, "openai/sora-2-pro", "output_seconds=5;width=1792;height=1024", NULL);
  assert_amount (list, "x/several", "output_seconds=5", "1.5");
  g_assert_cmpuint (count_rules (list, "openai/sora-2"), ==, 1);
  g_assert_nonnull (find_issue (list, "openai/sora-2", TOPSHEET_PRICE_ISSUE_REPEATED));
  assert_amount (list, "google/veo", "output_seconds=8", "0.4");
  assert_amount (list, "google/veo", "output_seconds=8;width=1920;height=1080", "0.64");
  assert_amount (list, "azure/tts-1", "characters=1000000", "15");
  assert_amount (list, "groq/whisper", "input_seconds=3600", "0.039996");
  assert_amount (list, "groq/whisper", "minutes=60", "0.039996");
  g_assert_nonnull (find_issue (list, "bedrock/us-west-2/1-month-commitment/c", TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE));
  g_assert_cmpuint (count_rules (list, "bedrock/us-west-2/1-month-commitment/c"), ==, 0);
}

/* Nothing is dropped without a word. */
static void
test_inexpressible (void)
{
  static const char * const fields[] = {
    "\"search_context_cost_per_query\":{\"search_context_size_low\":0.03}",
    "\"code_interpreter_cost_per_session\":0.03",
    "\"cache_read_input_audio_token_cost\":4e-07",
    "\"output_cost_per_video_token\":1.75e-05",
    "\"input_dbu_cost_per_token\":1.857e-06",
    "\"input_cost_per_token_above_15s_interval\":1e-06",
    "\"input_cost_per_token_1080p\":1e-06",
    "\"output_cost_per_character\":1e-06",
    "\"regional_processing_uplift_multiplier_eu\":1.1",
    "\"provider_specific_entry\":{\"us\":1.1}",
    "\"tiered_pricing\":[{\"max_results_range\":[0,25],\"input_cost_per_query\":0.005}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_strdup_printf (FILE_OF ("\"m\":{" OPENAI ",\"input_cost_per_token\":1e-06,%s}"),
                                               fields[i]);
      g_autoptr (TopsheetPriceList) list = read_text (text);
      const TopsheetPriceIssue *issue;

      g_test_message ("%s", fields[i]);
      g_assert_cmpuint (list->issues->len, ==, 1);
      g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE), ==, 1);
      issue = list->issues->pdata[0];
      g_assert_cmpstr (issue->key, ==, "m");
      g_assert_true (g_str_has_prefix (issue->path, "$['m']."));
      g_assert_cmpstr (issue->value, !=, "");
      g_assert_cmpuint (list->n_taken, ==, 2);
    }
}

/* One bad row is refused with a sentence, and the others are taken. */
static void
test_refuses_rows (void)
{
  static const struct
  {
    const char *row, *path, *value, *reason;
  } cases[] = {
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":1e400}", "$['m'].input_cost_per_token", "1e400", "too large" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":1e-400}", "$['m'].input_cost_per_token", "1e-400",
      "too many digits|more digits" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":NaN}", "$['m'].input_cost_per_token", "NaN", "no number" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":Infinity}", "$['m'].input_cost_per_token", "Infinity", "no number" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":-1e-06}", "$['m'].input_cost_per_token", "-1e-06", "negative" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":\"1e-06\"}", "$['m'].input_cost_per_token", "\"1e-06\"",
      "this is a text" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":true}", "$['m'].input_cost_per_token", "true", "has to be a number" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":[1]}", "$['m'].input_cost_per_token", "[…]", "has to be a number" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":1e-6,\"input_cost_per_token\":1e-6}", "$['m'].input_cost_per_token",
      "1e-6", "more than once in the row" },
    { "\"m\":{\"mode\":\"chat\",\"input_cost_per_token\":1e-06}", "$['m'].litellm_provider", "",
      "does not name the provider" },
    { "\"m\":{\"litellm_provider\":7,\"input_cost_per_token\":1e-06}", "$['m'].litellm_provider", "7",
      "does not name the provider" },
    { "\"m\":{\"litellm_provider\":\"openai\",\"mode\":[],\"input_cost_per_token\":1e-06}", "$['m'].mode", "[…]",
      "has to be a text" },
    { "\"m\":5", "$['m']", "5", "has to be an object" },
    { "\"\":{" OPENAI "}", "$['']", "", "empty or too long" },
    { "\"a\\u0000b\":{" OPENAI "}", NULL, "", "empty or too long" },
    { "\"m\":{" OPENAI ",\"tiered_pricing\":[{\"range\":[5,9],\"input_cost_per_token\":1e-6}]}",
      "$['m'].tiered_pricing", "{…}", "have to join" },
    { "\"m\":{" OPENAI ",\"tiered_pricing\":7}", "$['m'].tiered_pricing", "7", "have to be a list" },
    { "\"m\":{\"litellm_provider\":\"x\",\"mode\":\"video_generation\",\"output_cost_per_second\":0.1,\"output_cost_per_video_per_second\":0.2}",
      NULL, "", "two prices of the same thing" },
    { "\"m\":{" OPENAI ",\"input_cost_per_token\":0.0,\"output_cost_per_token\":0}", "$['m']", "",
      "All its prices are 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (FILE_OF ("%s"), cases[i].row);
      g_autoptr (TopsheetPriceList) list = read_text (text);
      const TopsheetPriceIssue *issue = NULL;
      g_auto (GStrv) reasons = g_strsplit (cases[i].reason, "|", 2);

      g_test_message ("%s", cases[i].row);
      for (guint j = 0; j < list->issues->len && issue == NULL; j++)
        if (((TopsheetPriceIssue *) list->issues->pdata[j])->kind == TOPSHEET_PRICE_ISSUE_REFUSED)
          issue = list->issues->pdata[j];
      g_assert_nonnull (issue);
      g_test_message ("%s: %s", issue->path, issue->reason);
      g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REFUSED), ==, 1);
      g_assert_true (strstr (issue->reason, reasons[0]) != NULL ||
                     (reasons[1] != NULL && strstr (issue->reason, reasons[1]) != NULL));
      g_assert_cmpstr (issue->value, ==, cases[i].value);
      if (cases[i].path != NULL)
        g_assert_cmpstr (issue->path, ==, cases[i].path);
      /* The row beside it. */
      g_assert_cmpuint (list->n_rows, ==, 2);
      g_assert_cmpuint (list->n_taken, ==, 1);
      g_assert_cmpuint (list->rules->len, ==, 1);
    }
}

static void
test_repeated_rows (void)
{
  g_autoptr (TopsheetPriceList) twice = read_text (FILE_OF ("\"m\":{" OPENAI
                                                            ",\"input_cost_per_token\":1e-06},\"m\":{" OPENAI
                                                            ",\"input_cost_per_token\":2e-06}"));
  g_autoptr (TopsheetPriceList) contradiction =
    read_text (FILE_OF ("\"m\":{" OPENAI ",\"input_cost_per_token\":1e-06},\"openai/m\":{" OPENAI
                        ",\"input_cost_per_token\":2e-06}"));

  /* Nobody knows which of the two counts. */
  g_assert_cmpuint (topsheet_price_list_count_issues (twice, TOPSHEET_PRICE_ISSUE_REFUSED), ==, 2);
  g_assert_cmpuint (count_rules (twice, "openai/m"), ==, 0);
  g_assert_nonnull (find_issue (contradiction, "openai/m", TOPSHEET_PRICE_ISSUE_REFUSED));
  assert_amount (contradiction, "openai/m", "input_tokens=1000000", "1");
}

static void
test_no_price (void)
{
  g_autoptr (TopsheetPriceList) list = read_text (FILE_OF ("\"m\":{" OPENAI ",\"max_tokens\":8192}"));
  g_autoptr (TopsheetPriceList) zeros = NULL;

  g_assert_nonnull (find_issue (list, "m", TOPSHEET_PRICE_ISSUE_NO_PRICE));
  g_assert_cmpuint (list->n_taken, ==, 1);

  /* A row of nothing but 0 is named once. */
  zeros = read_text (FILE_OF ("\"m\":{" OPENAI ",\"input_cost_per_token\":0.0,\"output_cost_per_token\":0.0}"));
  g_assert_cmpuint (zeros->issues->len, ==, 1);
  g_assert_nonnull (find_issue (zeros, "m", TOPSHEET_PRICE_ISSUE_REFUSED));
}

/* A sample of the real file, where there is one. */
static void
test_sample (void)
{
  const char *samples = g_getenv ("TOPSHEET_SAMPLES");
  g_autofree char *path = samples != NULL ? g_build_filename (samples, "prices", "litellm_excerpt.json", NULL) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (TopsheetPriceList) list = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_message ("no sample; our own rows stand for it");
      return;
    }
  list = read_text (text);
  for (guint i = 0; i < list->issues->len; i++)
    {
      const TopsheetPriceIssue *issue = list->issues->pdata[i];

      g_test_message ("%s %s = %s: %s", topsheet_price_issue_kind_nick (issue->kind), issue->path, issue->value,
                      issue->reason);
    }
  g_assert_cmpuint (list->n_rows, >, 80);
  g_assert_cmpuint (list->n_taken, >, 75);
  assert_amount (list, "openai/gpt-image-1.5", "images=1;quality=medium;size=1024x1024", "0.034");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/litellm-file/rule", test_rule);
  g_test_add_func ("/litellm-file/numbers", test_numbers);
  g_test_add_func ("/litellm-file/tokens", test_tokens);
  g_test_add_func ("/litellm-file/images", test_images);
  g_test_add_func ("/litellm-file/time-and-text", test_time_and_text);
  g_test_add_func ("/litellm-file/inexpressible", test_inexpressible);
  g_test_add_func ("/litellm-file/refuses-rows", test_refuses_rows);
  g_test_add_func ("/litellm-file/repeated-rows", test_repeated_rows);
  g_test_add_func ("/litellm-file/no-price", test_no_price);
  g_test_add_func ("/litellm-file/sample", test_sample);

  return g_test_run ();
}
