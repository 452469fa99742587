/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way in which providers bill, each with a figure that can be checked by hand. */

#include "base/topsheet-time.h"
#include "engine/topsheet-pricing.h"

#include <string.h>

/* "meter price/per unit condition…", lines of a price list for "m/x". */
static GPtrArray *
read_rules (const char *text, const char *credit_rate)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_auto (GStrv) price = g_strsplit (words[1], "/", 2);
      TopsheetDecimal decimal;
      TopsheetUnit unit;
      guint64 per = price[1] != NULL ? g_ascii_strtoull (price[1], NULL, 10) : 1;
      TopsheetPriceRule *rule;

      g_assert_true (topsheet_decimal_parse (price[0], &decimal, NULL));
      g_assert_true (topsheet_unit_from_name (words[2], &unit));
      rule = topsheet_price_rule_new ("m/x", words[0], decimal, per, unit, "USD");
      g_object_set (rule, "conditions", words + 3, "source", "a list", NULL);
      if (credit_rate != NULL)
        g_object_set (rule, "credit-rate", credit_rate, NULL);
      g_ptr_array_add (rules, rule);
    }
  return g_steal_pointer (&rules);
}

static TopsheetQuote *
quote_at (GPtrArray *rules, const char *usage_text, gint64 at_usec, gint64 known_at_usec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  TopsheetQuote *quote;

  g_assert_no_error (error);
  quote = topsheet_pricing_quote (rules, usage, at_usec, known_at_usec, &error);
  g_assert_no_error (error);
  return quote;
}

/* @amount: NULL for no price; then @unpriced and @missing say why, joined by commas */
static void
assert_quote (GPtrArray *rules, const char *usage, const char *date, const char *amount, const char *why)
{
  gint64 at_usec = 5;
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autofree char *printed = NULL, *missing = NULL, *unpriced = NULL, *said = NULL;

  if (date != NULL)
    g_assert_true (topsheet_time_parse_rfc3339 (date, &at_usec, NULL));
  quote = quote_at (rules, usage, at_usec, 0);
  printed = quote->has_amount ? topsheet_money_print (&quote->amount) : NULL;
  unpriced = g_strjoinv (",", quote->unpriced);
  missing = g_strjoinv (",", quote->missing);
  said = g_strdup_printf ("%s|%s", unpriced, missing);
  g_test_message ("%s: %s %s", usage, printed, said);
  g_assert_cmpstr (printed, ==, amount);
  if (why != NULL)
    g_assert_cmpstr (said, ==, why);
}

static void
assert_amount (const char *rules_text, const char *credit_rate, const char *usage, const char *amount)
{
  g_autoptr (GPtrArray) rules = read_rules (rules_text, credit_rate);

  assert_quote (rules, usage, NULL, amount, NULL);
}

static void
assert_unpriced (const char *rules_text, const char *usage, const char *why)
{
  g_autoptr (GPtrArray) rules = read_rules (rules_text, NULL);

  assert_quote (rules, usage, NULL, NULL, why);
}

static void
test_tokens (void)
{
  static const char kinds[] = "input_tokens 1/1000000 token\noutput_tokens 2/1000000 token\n"
                              "cache_read_tokens 3/1000000 token\ncache_write_tokens 4/1000000 token\n"
                              "cache_write_1h_tokens 5/1000000 token\ninput_image_tokens 6/1000000 token\n"
                              "input_audio_tokens 7/1000000 token\ninput_video_tokens 8/1000000 token\n"
                              "output_image_tokens 9/1000000 token\noutput_audio_tokens 10/1000000 token";

  assert_amount (kinds, NULL,
                 "input_tokens=1000000;output_tokens=1000000;cache_read_tokens=1000000;cache_write_tokens=1000000;"
                 "cache_write_1h_tokens=1000000;input_image_tokens=1000000;input_audio_tokens=1000000;"
                 "input_video_tokens=1000000;output_image_tokens=1000000;output_audio_tokens=1000000",
                 "55");
  /* What is thought is output, where it has no price of its own. */
  assert_amount (kinds, NULL, "output_tokens=500000;reasoning_tokens=1500000", "4");
  assert_amount ("output_tokens 2/1000000 token\nreasoning_tokens 3/1000000 token", NULL,
                 "output_tokens=500000;reasoning_tokens=1000000", "4");
  assert_unpriced ("input_tokens 1/1000000 token", "reasoning_tokens=1", "reasoning_tokens|");
  assert_unpriced ("input_tokens 1/1000000 token", "input_audio_tokens=1", "input_audio_tokens|");
}

/* The same thresholds once as a cliff, once graduated. */
static void
test_tiers (void)
{
  static const char cliff[] = "input_tokens 2.5/1000000 token input_tokens_le=272000\n"
                              "input_tokens 5/1000000 token input_tokens_gt=272000";
  static const char graduated[] = "input_tokens 2.5/1000000 token count_upto=272000\n"
                                  "input_tokens 5/1000000 token count_over=272000";
  static const char three[] = "image 3 image count_upto=10\nimage 2 image count_over=10 count_upto=100\n"
                              "image 1 image count_over=100";

  assert_amount (cliff, NULL, "input_tokens=272000", "0.68");
  assert_amount (cliff, NULL, "input_tokens=300000", "1.5");
  assert_amount (graduated, NULL, "input_tokens=272000", "0.68");
  assert_amount (graduated, NULL, "input_tokens=272001", "0.680005");
  assert_amount (graduated, NULL, "input_tokens=300000", "0.82");
  assert_amount (three, NULL, "images=10", "30");
  assert_amount (three, NULL, "images=100", "210");
  assert_amount (three, NULL, "images=150", "260");
  assert_amount ("gpu_hour 2 hour count_upto=1\ngpu_hour 1 hour count_over=1", NULL, "gpu_seconds=5400", "2.5");
  /* Where no tier goes on, or one leads nowhere, what is above it has no price. */
  assert_unpriced ("image 3 image count_upto=10", "images=11", "images|");
  assert_unpriced ("image 3 image count_upto=10\nimage 1 image count_over=20", "images=30", "images|");
  assert_unpriced ("image 3 image count_upto=10\nimage 1 image count_over=10 count_upto=5", "images=30", "images|");
}

static void
test_tier_items (void)
{
  g_autoptr (GPtrArray) rules = read_rules ("image 3 image count_upto=10\nimage 2 image count_over=10", NULL);
  g_autoptr (TopsheetQuote) quote = quote_at (rules, "images=15", 5, 0);
  const TopsheetQuoteItem *first = quote->items->pdata[0], *second = quote->items->pdata[1];

  g_assert_cmpuint (quote->items->len, ==, 2);
  g_assert_cmpint (first->quantity.mantissa, ==, 10);
  g_assert_cmpstr (first->rule, ==, "m/x image count_upto=10");
  g_assert_cmpint (second->quantity.mantissa, ==, 5);
  g_assert_cmpint (second->amount.nanos, ==, 10 * TOPSHEET_NANOS_PER_UNIT);
}

static void
test_times (void)
{
  g_autoptr (GPtrArray) rules = read_rules ("image 4 image\nimage 3 image weekday=sat,sun\n"
                                            "image 2 image weekday=mon-fri utc_time=20:00-06:00",
                                            NULL);

  assert_quote (rules, "images=1", "2026-11-20T12:00:00Z", "4", NULL);
  assert_quote (rules, "images=1", "2026-11-20T20:00:00Z", "2", NULL);
  assert_quote (rules, "images=1", "2026-11-21T00:00:00Z", "3", NULL);
  assert_quote (rules, "images=1", "2026-11-22T23:59:59Z", "3", NULL);
  assert_quote (rules, "images=1", "2026-11-23T05:59:59Z", "2", NULL);
  assert_quote (rules, "images=1", "2026-11-23T06:00:00Z", "4", NULL);
}

static void
test_factors (void)
{
  static const char list[] = "input_tokens 10/1000000 token\noutput_tokens 20/1000000 token\n"
                             "factor 0.5 none service_tier=batch\nfactor 1/2 none service_tier=flex\n"
                             "output_tokens 35/1000000 token service_tier=priority\n"
                             "input_tokens 17.5/1000000 token service_tier=priority\n"
                             "factor 0 none outcome=failed\nfactor 1.1 none region=eu";

  assert_amount (list, NULL, "input_tokens=1000000;output_tokens=1000000", "30");
  assert_amount (list, NULL, "input_tokens=1000000;output_tokens=1000000;service_tier=default", "30");
  assert_amount (list, NULL, "input_tokens=1000000;output_tokens=1000000;service_tier=batch", "15");
  assert_amount (list, NULL, "input_tokens=1000000;output_tokens=1000000;service_tier=flex", "15");
  assert_amount (list, NULL, "input_tokens=1000000;output_tokens=1000000;service_tier=priority", "52.5");
  assert_amount (list, NULL, "input_tokens=1000000;service_tier=batch;region=eu", "5.5");
  /* A job that failed is free here; one that was moderated is not said to be. */
  assert_amount (list, NULL, "input_tokens=1000000;outcome=failed", "0");
  assert_amount (list, NULL, "input_tokens=1000000;outcome=succeeded", "10");
  assert_unpriced (list, "input_tokens=1000000;outcome=moderated", "input_tokens|");
  assert_unpriced (list, "input_tokens=1;service_tier=scale", "input_tokens|");
  assert_unpriced ("input_tokens 1 token", "input_tokens=1;service_tier=batch", "input_tokens|");
  assert_amount ("clip 2 clip\nfactor 1 none outcome=moderated", NULL, "clips=1;outcome=moderated", "2");
}

static void
test_factor_is_shown (void)
{
  g_autoptr (GPtrArray) rules = read_rules ("image 3 image\nfactor 1/2 none service_tier=batch", NULL);
  g_autoptr (TopsheetQuote) quote = quote_at (rules, "images=1;service_tier=batch", 5, 0);
  const TopsheetQuoteItem *item = quote->items->pdata[0];

  g_assert_cmpuint (quote->items->len, ==, 1);
  g_assert_cmpstr (item->rule, ==, "m/x image × 1/2 service_tier=batch");
  g_assert_cmpint (item->unit_price.mantissa, ==, 3);
  g_assert_cmpuint (item->per, ==, 2);
}

static void
test_images (void)
{
  assert_amount ("pixels 0.0000000686 pixel", NULL, "images=2;width=1024;height=1024", "0.143864627");
  assert_amount ("pixels 4/1000000 pixel count_block=1000000", NULL, "images=2;width=1001;height=1000", "16");
  assert_unpriced ("pixels 1 pixel", "images=1", "images|height,width");
  assert_amount ("image_first_mp 0.03 image\nextra_mp 0.015 megapixel", NULL, "images=1;width=1980;height=1000",
                 "0.045");
  /* The first of a request is free. */
  assert_amount ("image 3 image count_free=1", NULL, "images=4", "9");
  assert_amount ("image 3 image count_free=1", NULL, "images=1", "0");
}

static void
test_reference_images (void)
{
  static const char list[] = "image 3 image op=t2i\nimage 4 image op=edit\nreference_image 1 image count_free=2";

  assert_amount (list, NULL, "images=1", "3");
  assert_amount (list, NULL, "images=1;reference_images=2", "3");
  assert_amount (list, NULL, "images=1;reference_images=5", "6");
  assert_amount (list, NULL, "images=2;reference_images=3;op=edit", "9");
  assert_amount (list, NULL, "images=1;reference_images=0;op=edit", "4");
  assert_unpriced (list, "images=1;op=edit", "reference_images|reference_images");
}

static void
test_video (void)
{
  static const char first[] = "first_second 15.825 credit\nextra_seconds 5.275 credit";
  static const char frames[] = "frames 156.4/121 credit count_fps=24 count_plus=1";
  static const char flat[] = "run 63.30 credit duration=5\nrun 189.90 credit duration=10";

  /* Base of the first second, then by the second; of each clip. 15.825 + 4 × 5.275 = 36.925 credits */
  assert_amount (first, "1/211", "output_seconds=5", "0.175");
  assert_amount (first, "1/211", "clips=2;duration=5", "0.35");
  assert_amount (first, "1/211", "output_seconds=1", "0.075");
  assert_unpriced (first, "clips=2", "clips|duration");
  /* 24 frames a second and one more: 121 for 5 s, 241 for 10 s. */
  assert_amount (frames, "1", "output_seconds=5", "156.4");
  assert_amount (frames, "1", "output_seconds=10", "311.507438017");
  assert_amount (frames, "1", "output_seconds=10;clips=2", "312.8");
  assert_amount ("frames 0.5 frame", NULL, "output_seconds=4;fps=25", "50");
  assert_unpriced ("frames 0.5 frame", "output_seconds=4", "output_seconds|fps");
  /* 10 s are not 2 × 5 s. */
  assert_amount (flat, "1", "output_seconds=10", "189.9");
  assert_amount (flat, "1", "clips=2;duration=5", "126.6");
  /* What goes in and what comes out. */
  assert_amount ("total_seconds 0.1 second", NULL, "input_seconds=8;output_seconds=5", "1.3");
  assert_amount ("total_seconds 0.1 second", NULL, "output_seconds=5", "0.5");
  assert_amount ("video_tokens 2.5/1000000 token", NULL,
                 "input_seconds=2;output_seconds=8;width=1280;height=720;fps=24", "0.54");
}

static void
test_sound (void)
{
  static const char blocks[] = "credits 1/50 character count_block=50";

  assert_amount (blocks, "0.01", "characters=1234", "0.25");
  assert_amount (blocks, "0.01", "characters=1250", "0.25");
  assert_amount (blocks, "0.01", "characters=1251", "0.26");
  assert_amount (blocks, "0.01", "characters=1", "0.01");
  assert_amount ("characters 100/1000000 character", NULL, "characters=1234", "0.1234");
  assert_amount ("output_minutes 0.5 minute", NULL, "minutes=3", "1.5");
  assert_amount ("output_minutes 0.5 minute count_block=1", NULL, "output_seconds=61", "1");
  assert_amount ("song 0.1 item", NULL, "songs=3", "0.3");
  assert_amount ("clip 0.04 clip", NULL, "songs=3", "0.12");
  /* Transcription of at least ten seconds. */
  assert_amount ("input_seconds 0.01 second count_min=10", NULL, "input_seconds=3", "0.1");
  assert_amount ("input_seconds 0.01 second count_min=10", NULL, "input_seconds=12", "0.12");
}

static void
test_machines (void)
{
  assert_amount ("gpu_hour 2.69 hour", NULL, "gpu_seconds=11.6392", "0.008697069");
  assert_amount ("gpu_hour 2.69 hour", NULL, "gpu_hours=10", "26.9");
  assert_amount ("gpu_hour 3.6 hour count_block=0.25", NULL, "gpu_seconds=901", "1.8");
}

static void
test_actual_cost (void)
{
  static const char credits[] = "credits 8 image";
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  /* It is preferred to what the call should cost, and a cost of 0 is one. */
  assert_amount ("image 3 image", NULL, "images=1;actual_cost=2.5;cost_currency=USD", "2.5");
  assert_amount ("image 3 image", NULL, "images=1;actual_cost=0;cost_currency=usd", "0");
  assert_amount (credits, "0.01", "images=1;actual_cost=4.5;cost_currency=credits", "0.045");
  assert_amount (credits, "1/211", "images=1;actual_cost=211;cost_currency=credits", "1");
  assert_quote (none, "actual_cost=1;cost_currency=EUR", NULL, "1", NULL);
  /* No currency is guessed. */
  assert_unpriced ("image 3 image", "images=1;actual_cost=2.5", "actual_cost|cost_currency");
  assert_unpriced ("image 3 image", "images=1;actual_cost=2.5;cost_currency=credits", "actual_cost|");
  assert_unpriced ("image 3 image", "images=1;actual_cost=2.5;cost_currency=dollars", "actual_cost|");
}

static void
test_self_hosted (void)
{
  g_autoptr (GPtrArray) rules = read_rules ("self_hosted 0 none", NULL);
  g_autoptr (TopsheetQuote) quote = quote_at (rules, "input_tokens=5", 5, 0);
  g_autofree char *why = topsheet_quote_explain (quote);

  g_assert_false (quote->has_amount);
  g_assert_true (quote->self_hosted);
  g_assert_nonnull (strstr (why, "machine of one’s own"));
}

/* A rule that counts in a way which this version does not know is not used. */
static void
test_unknown_terms (void)
{
  assert_unpriced ("image 3 image count_moons=2", "images=1", "images|");
  assert_unpriced ("image 3 image count_block=many", "images=1", "images|");
  assert_unpriced ("image 3 image count_free=-1", "images=1", "images|");
  /* Terms are no conditions: the rule that selects more wins. */
  assert_amount ("image 3 image count_min=1 count_block=1\nimage 2 image quality=low", NULL, "images=1;quality=low",
                 "2");
}

/* What a thousand input and a thousand output tokens, 3,000 times a month, cost by the prices of an article. */
static void
test_article (void)
{
  static const struct
  {
    const char *in, *out, *usage, *once, *monthly;
  } cases[] = {
    { "0.0015", "0.0020", "input_tokens=1000;output_tokens=1000", "0.0035", "10.5" },
    { "0.08", "0.16", "input_tokens=1000;output_tokens=1000", "0.24", "720" },
    { "0.03", "0.06", "input_tokens=1000;output_tokens=1000", "0.09", "270" },
    { "0.01", "0.03", "input_tokens=1000;output_tokens=1000", "0.04", "120" },
    { "0.0008", "0.0024", "input_tokens=1000;output_tokens=1000", "0.0032", "9.6" },
    { "0.008", "0.024", "input_tokens=1000;output_tokens=1000", "0.032", "96" },
    { "0.0015", "0.0020", "input_tokens=1500;output_tokens=500", "0.00325", "9.75" },
    { "0.03", "0.06", "input_tokens=1500;output_tokens=500", "0.075", "225" },
    { "0.0008", "0.0024", "input_tokens=1500;output_tokens=500", "0.0024", "7.2" },
    { "0.0015", "0.0020", "input_tokens=500;output_tokens=1500", "0.00375", "11.25" },
    { "0.03", "0.06", "input_tokens=500;output_tokens=1500", "0.105", "315" },
    { "0.0008", "0.0024", "input_tokens=500;output_tokens=1500", "0.004", "12" },
  };
  const TopsheetDecimal requests = topsheet_decimal_from_int (3000);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = g_strdup_printf ("input_tokens %s/1000 token\noutput_tokens %s/1000 token", cases[i].in,
                                               cases[i].out);
      g_autoptr (GPtrArray) rules = read_rules (list, NULL);
      g_autoptr (TopsheetQuote) quote = quote_at (rules, cases[i].usage, 5, 0);
      g_autofree char *once = topsheet_money_print (&quote->amount), *monthly = NULL;
      TopsheetMoney month;

      g_assert_true (topsheet_money_scale (&quote->amount, &requests, NULL, &month, NULL));
      monthly = topsheet_money_print (&month);
      g_assert_cmpstr (once, ==, cases[i].once);
      g_assert_cmpstr (monthly, ==, cases[i].monthly);
    }
}

static char *
print_quote (GPtrArray *rules, gint64 known_at_usec)
{
  g_autoptr (TopsheetQuote) quote = quote_at (rules, "input_tokens=300;output_tokens=7;service_tier=batch", 500,
                                              known_at_usec);
  g_autofree char *amount = topsheet_money_print (&quote->amount);
  GString *text = g_string_new (amount);

  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = quote->items->pdata[i];
      g_autofree char *price = topsheet_decimal_print (&item->unit_price);

      g_string_append_printf (text, "\n%s %s", item->rule, price);
    }
  return g_string_free (text, FALSE);
}

/* What was known then gives the figure of then, down to its parts. */
static void
test_known_at (void)
{
  g_autoptr (GPtrArray) rules = read_rules ("input_tokens 2 token count_upto=100\ninput_tokens 1 token count_over=100\n"
                                            "output_tokens 4 token\nfactor 0.5 none service_tier=batch",
                                            NULL);
  g_autoptr (GPtrArray) later = read_rules ("input_tokens 3 token\noutput_tokens 5 token service_tier=batch\n"
                                            "factor 0.25 none service_tier=batch",
                                            NULL);
  g_autofree char *then = NULL, *now = NULL, *again = NULL;

  for (guint i = 0; i < rules->len; i++)
    g_object_set (rules->pdata[i], "recorded-at-usec", (gint64) 10, NULL);
  then = print_quote (rules, 0);
  for (guint i = 0; i < later->len; i++)
    {
      g_object_set (later->pdata[i], "recorded-at-usec", (gint64) 20, NULL);
      g_ptr_array_add (rules, g_object_ref (later->pdata[i]));
    }
  now = print_quote (rules, 0);
  again = print_quote (rules, 19);
  g_assert_true (g_str_has_prefix (then, "214\n"));
  g_assert_true (g_str_has_prefix (now, "260\n"));
  g_assert_cmpstr (again, ==, then);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/price-shapes/tokens", test_tokens);
  g_test_add_func ("/price-shapes/tiers", test_tiers);
  g_test_add_func ("/price-shapes/tier-items", test_tier_items);
  g_test_add_func ("/price-shapes/times", test_times);
  g_test_add_func ("/price-shapes/factors", test_factors);
  g_test_add_func ("/price-shapes/factor-is-shown", test_factor_is_shown);
  g_test_add_func ("/price-shapes/images", test_images);
  g_test_add_func ("/price-shapes/reference-images", test_reference_images);
  g_test_add_func ("/price-shapes/video", test_video);
  g_test_add_func ("/price-shapes/sound", test_sound);
  g_test_add_func ("/price-shapes/machines", test_machines);
  g_test_add_func ("/price-shapes/actual-cost", test_actual_cost);
  g_test_add_func ("/price-shapes/self-hosted", test_self_hosted);
  g_test_add_func ("/price-shapes/unknown-terms", test_unknown_terms);
  g_test_add_func ("/price-shapes/article", test_article);
  g_test_add_func ("/price-shapes/known-at", test_known_at);

  return g_test_run ();
}
