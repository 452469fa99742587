/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What calls cost by the catalogue that is built in, against figures that were worked out elsewhere. */

#include "base/topsheet-time.h"
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-catalogue-file.h"

#define DEFAULT_DATE "2026-11-20"

static TopsheetCatalogue *
load_seed (void)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = topsheet_catalogue_file_parse (seed, 1, &error);

  g_assert_no_error (error);
  return topsheet_catalogue_new (rules);
}

static TopsheetQuote *
quote (TopsheetCatalogue *catalogue, const char *model, const char *usage_text, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  const char *id = topsheet_catalogue_resolve (catalogue, model, &error);
  TopsheetQuote *result;
  gint64 at_usec;

  g_assert_no_error (error);
  g_assert_true (topsheet_time_parse_rfc3339 (date, &at_usec, NULL));
  result = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, id), usage, at_usec, 0, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_amount (TopsheetCatalogue *catalogue, const char *model, const char *usage, const char *date, const char *amount)
{
  g_autoptr (TopsheetQuote) result = quote (catalogue, model, usage, date != NULL ? date : DEFAULT_DATE);
  g_autofree char *printed = NULL, *why = topsheet_quote_explain (result);

  g_test_message ("%s %s: %s", model, usage, why != NULL ? why : "priced");
  g_assert_true (result->has_amount);
  g_assert_null (why);
  g_assert_cmpstr (result->amount.currency, ==, "USD");
  printed = topsheet_money_print (&result->amount);
  g_assert_cmpstr (printed, ==, amount);
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *model, *usage, *date, *amount;
  } cases[] = {
    /* The examples of the command line. */
    { "google/gemini-2.0-flash", "input_tokens=3500;output_tokens=220", NULL, "0.000438" },
    { "openai/gpt-image-1", "images=3;quality=high;size=1024x1536", NULL, "0.75" },
    { "runway/gen4_turbo", "output_seconds=5", NULL, "0.25" },
    { "bfl/flux-2-klein-4b", "images=1;width=1024;height=2048", NULL, "0.016" },
    /* Billing shapes: tokens, cliff at the threshold and just above, a price from a date on. */
    { "openai/gpt-4o", "input_tokens=1234;output_tokens=567", NULL, "0.008755" },
    { "openai/gpt-5.4", "input_tokens=272000;output_tokens=1000", NULL, "0.695" },
    { "openai/gpt-5.4", "input_tokens=272001;output_tokens=1000", NULL, "1.382505" },
    { "openai/gpt-5.4", "input_tokens=200000;cache_read_tokens=72001", NULL, "1.0360005" },
    { "anthropic/claude-sonnet-5", "input_tokens=1000000", "2026-09-01T00:00:00Z", "3" },
    { "anthropic/claude-sonnet-5@intro", "input_tokens=1000000", "2026-08-31T23:59:59Z", "2" },
    /* Images by quality and size, by megapixel, by step of size, in credits. */
    { "openai/gpt-image-1", "images=3;quality=high;width=1024;height=1536", NULL, "0.75" },
    { "bfl/flux-2-pro", "images=1;op=t2i;width=1980;height=1000", NULL, "0.045" },
    { "bfl/flux-2-pro", "images=1;width=1000;height=1000", NULL, "0.03" },
    { "bfl/flux-2-pro", "images=2;op=edit;width=1000;height=1000", NULL, "0.09" },
    { "bfl/flux-2-klein-9b", "images=4;width=512;height=512", NULL, "0.06" },
    { "bytedance/seedream-4.5", "images=1", NULL, "0.04" },
    { "bytedance/seedream-5.0-pro", "images=1;width=2048;height=1152", NULL, "0.045023697" },
    { "bytedance/seedream-5.0-pro", "images=1;width=2048;height=2048", NULL, "0.09" },
    { "google/gemini-2.5-flash-image", "images=2", NULL, "0.078" },
    { "google/gemini-2.5-flash-image", "input_tokens=1000;output_image_tokens=1290", NULL, "0.039" },
    { "stability/upscale-creative", "images=1", NULL, "0.6" },
    { "runway/gen4_image", "images=1;width=1920;height=1080", NULL, "0.08" },
    /* Seconds by resolution and sound; ranges and lists of resolutions. */
    { "google/veo-3.1", "output_seconds=8;resolution=1080p;audio=true", NULL, "3.2" },
    { "google/veo-3.1", "output_seconds=8;width=1280;height=720;audio=no", NULL, "1.6" },
    { "google/veo-3.1", "output_seconds=1;resolution=4K;audio=on", NULL, "0.6" },
    { "google/veo-3.1-fast", "output_seconds=10;resolution=720p;audio=true", NULL, "1" },
    { "google/veo-3.1-fast@2026-05", "output_seconds=10", NULL, "1.5" },
    { "kling/v3", "output_seconds=5;resolution=4k", NULL, "2.1" },
    { "runway/gen4_turbo", "clips=3;duration=5", NULL, "0.75" },
    /* Video tokens, flat per duration. */
    { "bytedance/seedance-1.0-pro", "output_seconds=10;width=1280;height=720;fps=24", NULL, "0.54" },
    { "bytedance/seedance-2.0", "output_seconds=5;width=1280;height=720;fps=24", NULL, "1.081023697" },
    { "luma/ray3.2-1080p", "output_seconds=10;resolution=1080p", NULL, "3.6" },
    { "luma/ray3.2-1080p", "clips=2;duration=5;resolution=1080p", NULL, "2.4" },
    { "minimax/hailuo-02-768p", "output_seconds=6;width=1366;height=768", NULL, "0.28" },
    /* Speech, music, transcription, machines, subscriptions. */
    { "elevenlabs/multilingual_v2", "characters=1234", NULL, "0.1234" },
    { "elevenlabs/music", "minutes=1.5", NULL, "0.75" },
    { "elevenlabs/music", "output_seconds=10", NULL, "0.083333333" },
    { "google/lyria-3-clip", "clips=3", NULL, "0.12" },
    { "groq/whisper-large-v3-turbo", "input_seconds=60", NULL, "0.0006666" },
    { "groq/whisper-large-v3-turbo", "minutes=1", NULL, "0.0006666" },
    { "gpu/runpod-h100-sxm-community", "gpu_seconds=11.6392", NULL, "0.008697069" },
    { "gpu/runpod-h100-sxm-community", "gpu_hours=10", NULL, "26.9" },
    { "gpu/comfy-rtx-pro-6000", "gpu_hours=1", NULL, "4.538388626" },
    { "sub/runway-standard", "months=3", NULL, "36" },
    { "pack/kling-api-trial-L", "packs=1", NULL, "98" },
    /* A hundred e-mails. */
    { "google/gemini-2.0-flash", "input_tokens=350000;output_tokens=22000", NULL, "0.0438" },
    /* Frames, a first second, flat per duration, what goes in and out, reference pictures, blocks of characters. */
    { "bytedance/seedance-2.5@2026-08", "output_seconds=5;resolution=480p", NULL, "0.741232227" },
    { "bytedance/seedance-2.5@2026-08", "output_seconds=10;resolution=480p", NULL, "1.476338569" },
    { "bytedance/seedance-2.5", "output_seconds=5;width=1280;height=720;fps=24", NULL, "1.652758294" },
    { "vidu/q2", "output_seconds=5;resolution=720p", NULL, "0.175" },
    { "vidu/q2", "clips=2;duration=5;resolution=1080p", NULL, "0.6" },
    { "luma/ray3.2-720p", "output_seconds=5;resolution=720p", NULL, "0.3" },
    { "luma/ray3.2-720p", "output_seconds=10;resolution=720p", NULL, "0.9" },
    { "wan/2.7-videoedit", "input_seconds=5;output_seconds=5;resolution=720p", NULL, "1" },
    { "minimax/h3", "output_seconds=5;resolution=768p;reference_images=5", NULL, "0.643601896" },
    { "minimax/h3", "output_seconds=5;resolution=768p;reference_images=7", NULL, "0.758009479" },
    { "luma/uni-1", "images=1;op=edit;reference_images=2", NULL, "0.049383886" },
    { "runway/eleven_multilingual_v2", "characters=1234", NULL, "0.25" },
    { "kling/v2.5-turbo", "clips=1;duration=10", NULL, "0.7" },
    { "kling/v3-turbo", "output_seconds=10;resolution=1080p", NULL, "1.4" },
    { "bfl/flux-1.1-pro", "images=10", NULL, "0.4" },
    { "bytedance/seedream-4.0", "images=1", NULL, "0.03" },
    { "pack/kling-api-standard", "packs=1", NULL, "700" },
    /* What was paid, as the answer said. */
    { "runway/gen4_turbo", "output_seconds=5;actual_cost=24;cost_currency=credits", NULL, "0.24" },
    { "bfl/flux-2-pro", "images=1;actual_cost=0.045;cost_currency=USD", NULL, "0.045" },
    /* Models of 2023: 3,000 requests of a thousand tokens in and out. */
    { "openai/gpt-3.5-turbo@2023-06", "input_tokens=3000000;output_tokens=3000000", NULL, "10.5" },
    { "openai/gpt-4-8k", "input_tokens=3000000;output_tokens=3000000", NULL, "270" },
    { "openai/gpt-4-turbo", "input_tokens=3000000;output_tokens=3000000", NULL, "120" },
    { "anthropic/claude-2", "input_tokens=3000000;output_tokens=3000000", NULL, "96" },
    /* Night tariff: the window passes midnight, its end is not included. */
    { "deepseek/deepseek-chat@2025", "input_tokens=1000000", "2026-11-20T00:29:59Z", "0.135" },
    { "deepseek/deepseek-chat@2025", "input_tokens=1000000", "2026-11-20T00:30:00Z", "0.27" },
    { "deepseek/deepseek-chat@2025", "input_tokens=1000000", "2026-11-20T16:29:59Z", "0.27" },
    { "deepseek/deepseek-chat@2025", "input_tokens=1000000", "2026-11-20T16:30:00Z", "0.135" },
    { "deepseek/deepseek-chat@2025", "input_tokens=1000000", "2026-11-20T23:59:59Z", "0.135" },
    /* Nothing costs nothing. */
    { "openai/gpt-4o", "input_tokens=0", NULL, "0" },
    { "openai/gpt-4o", "input_tokens=1000;images=0", NULL, "0.0025" },
  };
  g_autoptr (TopsheetCatalogue) catalogue = load_seed ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_amount (catalogue, cases[i].model, cases[i].usage, cases[i].date, cases[i].amount);
}

static void
test_unpriced (void)
{
  static const struct
  {
    const char *model, *usage, *date, *unpriced, *missing;
  } cases[] = {
    { "openai/gpt-image-1", "images=3", NULL, "images", "quality,size" },
    { "openai/gpt-image-1", "images=3;quality=high", NULL, "images", "size" },
    { "openai/gpt-image-1", "images=3;quality=best;size=1024x1024", NULL, "images", "" },
    { "openai/gpt-image-1", "images=1;quality=low;size=1024x1024;input_tokens=50", NULL, "input_tokens", "" },
    { "bfl/flux-2-pro", "images=1", NULL, "images", "height,width" },
    { "bfl/flux-2-klein-9b", "images=1;width=2000;height=1000", NULL, "images", "" },
    { "bfl/flux-2-pro", "images=1;op=edit;width=2000;height=1000", NULL, "images", "" },
    { "bytedance/seedream-5.0-pro", "images=1", NULL, "images", "height,width" },
    { "google/gemini-3.1-flash-image", "images=1;width=1024;height=1024", NULL, "images", "resolution" },
    { "google/veo-3.1", "output_seconds=8;resolution=1080p", NULL, "output_seconds", "audio" },
    { "google/veo-3.1", "output_seconds=8;resolution=480p;audio=true", NULL, "output_seconds", "" },
    { "kling/v3", "output_seconds=5", NULL, "output_seconds", "audio,resolution" },
    { "bytedance/seedance-1.0-pro", "output_seconds=10;resolution=720p", NULL, "output_seconds", "fps,height,width" },
    { "bytedance/seedance-2.0", "input_seconds=2;output_seconds=5;width=1280;height=720;fps=24", NULL, "output_seconds",
      "" },
    { "luma/ray3.2-1080p", "output_seconds=7;resolution=1080p", NULL, "output_seconds", "" },
    { "luma/ray3.2-1080p", "clips=1;resolution=1080p", NULL, "clips", "duration" },
    { "anthropic/claude-sonnet-5", "input_tokens=1", "2026-08-31T23:59:59Z", "input_tokens", "" },
    { "anthropic/claude-sonnet-5@intro", "input_tokens=1", "2026-09-01", "input_tokens", "" },
    { "openai/gpt-4o", "images=1", NULL, "images", "" },
    { "sub/suno-pro", "requests=1", NULL, "requests", "" },
    { "openai/gpt-4o", "quality=high", NULL, "", "" },
    { "openai/gpt-4o", "input_tokens=5;service_tier=batch", NULL, "input_tokens", "" },
    { "luma/uni-1", "images=1;op=edit", NULL, "reference_images", "reference_images" },
    { "bfl/flux-2-pro", "images=1;actual_cost=4", NULL, "actual_cost", "cost_currency" },
    { "self-hosted/mistral-7b", "input_tokens=5", NULL, "input_tokens", "" },
  };
  g_autoptr (TopsheetCatalogue) catalogue = load_seed ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TopsheetQuote) result = quote (catalogue, cases[i].model, cases[i].usage,
                                                cases[i].date != NULL ? cases[i].date : DEFAULT_DATE);
      g_autofree char *unpriced = g_strjoinv (",", result->unpriced);
      g_autofree char *missing = g_strjoinv (",", result->missing);
      g_autofree char *why = topsheet_quote_explain (result);

      g_test_message ("%s %s: %s", cases[i].model, cases[i].usage, why);
      g_assert_false (result->has_amount);
      g_assert_cmpint (result->amount.nanos, ==, 0);
      g_assert_cmpstr (unpriced, ==, cases[i].unpriced);
      g_assert_cmpstr (missing, ==, cases[i].missing);
      g_assert_nonnull (why);
    }
}

static void
test_items (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = load_seed ();
  g_autoptr (TopsheetQuote) tokens = quote (catalogue, "seedance-1.0-pro",
                                            "output_seconds=10;width=1280;height=720;fps=24", DEFAULT_DATE);
  g_autoptr (TopsheetQuote) image = quote (catalogue, "flux-2-klein-4b", "images=3;size=1024x2048", DEFAULT_DATE);
  const TopsheetQuoteItem *item = tokens->items->pdata[0], *first = image->items->pdata[0],
                          *extra = image->items->pdata[1];
  g_autofree char *count = topsheet_decimal_print (&item->quantity);
  g_autofree char *price = topsheet_decimal_print (&item->unit_price);

  g_assert_cmpuint (tokens->items->len, ==, 1);
  g_assert_cmpstr (item->meter, ==, "video_tokens");
  g_assert_cmpstr (count, ==, "216000");
  /* 527.5 credits at 1/211 are 2.5 exactly. */
  g_assert_cmpstr (price, ==, "2.5");
  g_assert_cmpuint (item->per, ==, 1000000);
  g_assert_cmpstr (item->rule, ==, "bytedance/seedance-1.0-pro video_tokens");
  g_assert_cmpstr (item->as_of, ==, "2026-08-21");
  g_assert_true (g_str_has_prefix (item->source, "Comfy-Org/docs"));

  g_assert_cmpuint (image->items->len, ==, 2);
  g_assert_cmpstr (first->meter, ==, "image_first_mp");
  g_assert_cmpint (first->quantity.mantissa, ==, 3);
  g_assert_cmpint (first->amount.nanos, ==, 42000000);
  g_assert_cmpstr (extra->meter, ==, "extra_mp");
  g_assert_cmpint (extra->quantity.mantissa, ==, 6);
  g_assert_cmpint (extra->unit, ==, TOPSHEET_UNIT_MEGAPIXEL);
}

/* Weights that anyone can run have no price, and are found. */
static void
test_self_hosted (void)
{
  static const char * const names[] = { "mistral-7b", "Llama 2 13B", "self-hosted/llama-2-70b", "own-workstation" };
  g_autoptr (TopsheetCatalogue) catalogue = load_seed ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TopsheetQuote) result = quote (catalogue, names[i], "input_tokens=1000", DEFAULT_DATE);
      g_autofree char *why = topsheet_quote_explain (result);

      g_assert_false (result->has_amount);
      g_assert_true (result->self_hosted);
      g_assert_true (g_str_has_prefix (why, "no price for input_tokens: the model runs on a machine"));
    }
}

static void
test_names (void)
{
  static const char * const cases[][2] = {
    { "google/gemini-2.0-flash", "google/gemini-2.0-flash" },
    { "gemini-2.0-flash", "google/gemini-2.0-flash" },
    { "Gemini 2.0 Flash", "google/gemini-2.0-flash" },
    { "FLUX.2 pro", "bfl/flux-2-pro" },
    { "claude-sonnet-5", "anthropic/claude-sonnet-5" },
    { "anthropic/claude-sonnet-5@intro", "anthropic/claude-sonnet-5@intro" },
    { "veo-3.1-fast@2026-05", "google/veo-3.1-fast@2026-05" },
    { "veo-3.1-fast-generate", "google/veo-3.1-fast" },
    { "imagen-4.0-ultra-generate-001", "google/imagen-4-ultra" },
    { "MiniMax-Hailuo-02", "minimax/hailuo-02-768p" },
  };
  g_autoptr (TopsheetCatalogue) catalogue = load_seed ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, cases[i][0], NULL), ==, cases[i][1]);
  g_assert_null (topsheet_catalogue_resolve (catalogue, "v3", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/seed-prices/amounts", test_amounts);
  g_test_add_func ("/seed-prices/unpriced", test_unpriced);
  g_test_add_func ("/seed-prices/items", test_items);
  g_test_add_func ("/seed-prices/self-hosted", test_self_hosted);
  g_test_add_func ("/seed-prices/names", test_names);

  return g_test_run ();
}
