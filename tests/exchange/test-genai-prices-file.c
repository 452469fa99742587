/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of genai-prices, version 2. Models are written here in its shape; the numbers are those that it had in August 2026. */

#include "base/topsheet-time.h"
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-model-match.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-price-list.h"

#include <string.h>

#define IMPORT_DATE "2026-11-27"
#define RECORDED_AT 7

static gint64
parse_time (const char *text)
{
  gint64 usec;

  g_assert_true (topsheet_time_parse_rfc3339 (text, &usec, NULL));
  return usec;
}

/* JSON with ' for ". */
static TopsheetPriceList *
read_text (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  TopsheetPriceList *list = topsheet_price_list_read (bytes, parse_time (IMPORT_DATE), RECORDED_AT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (list->format, ==, TOPSHEET_PRICE_LIST_GENAI_PRICES);
  return list;
}

static void
assert_amount (TopsheetPriceList *list, const char *model, const char *usage_text, const char *when, const char *amount)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (list->rules);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, model);
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  g_test_message ("%s %s at %s", model, usage_text, when);
  g_assert_nonnull (rules);
  quote = topsheet_pricing_quote (rules, usage, parse_time (when), 0, &error);
  g_assert_no_error (error);
  printed = quote->has_amount ? topsheet_money_print (&quote->amount) : NULL;
  g_assert_cmpstr (printed, ==, amount);
}

static void
test_rule (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'anthropic','models':[{'id':'claude-haiku-4-5','prices':{'input_mtok':1,"
               "'cache_write_mtok':1.25,'cache_read_mtok':0.1,'output_mtok':5,'cache_write_1h_mtok':2,"
               "'web_searches_kcount':10}}]}]");
  TopsheetPriceRule *rule = list->rules->pdata[1];
  const TopsheetPriceIssue *issue = list->issues->pdata[0];

  g_assert_cmpuint (list->n_rows, ==, 1);
  g_assert_cmpuint (list->rules->len, ==, 5);
  g_assert_cmpstr (topsheet_price_rule_get_model_id (rule), ==, "anthropic/claude-haiku-4-5");
  g_assert_cmpstr (topsheet_price_rule_get_meter (rule), ==, "cache_write_tokens");
  g_assert_cmpstr (topsheet_price_rule_get_source (rule), ==, "genai-prices, 2026-11-27");
  g_assert_cmpstr (topsheet_price_rule_get_notes (rule), ==, "MIT; anthropic/claude-haiku-4-5 prices.cache_write_mtok");
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==, parse_time (IMPORT_DATE));
  assert_amount (list, "anthropic/claude-haiku-4-5",
                 "input_tokens=1000000;output_tokens=1000000;cache_write_1h_tokens=1000000", IMPORT_DATE, "8");
  /* What a web search costs cannot be said here; it is named. */
  g_assert_cmpuint (list->issues->len, ==, 1);
  g_assert_cmpint (issue->kind, ==, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE);
  g_assert_cmpstr (issue->key, ==, "anthropic/claude-haiku-4-5");
  g_assert_cmpstr (issue->path, ==, "$[0].models[0].prices.web_searches_kcount");
  g_assert_cmpstr (issue->value, ==, "10");
}

static void
test_tiers (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'openai','models':[{'id':'gpt-5.4','prices':{'input_mtok':{'base':2.5,"
               "'tiers':[{'start':272000,'price':5}]},'output_mtok':{'base':15,'tiers':[{'start':272000,"
               "'price':22.5}]}}},{'id':'three','prices':{'input_mtok':{'base':1,'tiers':[{'start':1000,"
               "'price':2},{'start':2000,'price':3}]}}}]}]");

  g_assert_cmpuint (list->issues->len, ==, 0);
  assert_amount (list, "openai/gpt-5.4", "input_tokens=272000;output_tokens=1000", IMPORT_DATE, "0.695");
  assert_amount (list, "openai/gpt-5.4", "input_tokens=272001;output_tokens=1000", IMPORT_DATE, "1.382505");
  assert_amount (list, "openai/three", "input_tokens=2000", IMPORT_DATE, "0.004");
  assert_amount (list, "openai/three", "input_tokens=2001", IMPORT_DATE, "0.006003");
}

/* A first day is inclusive; a price of the past ends where the next one begins, and one that was announced waits for its day. */
static void
test_dates (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'openai','models':[{'id':'o3','prices':[{'prices':{'input_mtok':10,"
               "'output_mtok':40}},{'constraint':{'start_date':'2025-06-10'},'prices':{'input_mtok':2,"
               "'output_mtok':8}}]}]},{'id':'google','models':[{'id':'gemini-3.6-flash',"
               "'prices':[{'prices':{'input_mtok':0.75}},{'constraint':{'start_date':'2027-01-01'},"
               "'prices':{'input_mtok':1.5}}]}]},{'id':'anthropic','models':[{'id':'claude-opus-4-6',"
               "'prices':[{'prices':{'input_mtok':{'base':5,'tiers':[{'start':200000,'price':10}]}}},"
               "{'constraint':{'start_date':'2026-03-13'},'prices':{'input_mtok':5}}]}]},{'id':'x',"
               "'models':[{'id':'overtaken','prices':[{'prices':{'input_mtok':{'base':1,"
               "'tiers':[{'start':2000000,'price':9}]}}},{'constraint':{'start_date':'2026-05-01'},"
               "'prices':{'input_mtok':2}},{'constraint':{'start_date':'2026-04-01'},"
               "'prices':{'input_mtok':3}}]}]}]");

  assert_amount (list, "openai/o3", "input_tokens=1000000", "2025-06-09T23:59:59Z", "10");
  assert_amount (list, "openai/o3", "input_tokens=1000000", "2025-06-10T00:00:00Z", "2");
  assert_amount (list, "google/gemini-3.6-flash", "input_tokens=1000000", "2026-12-31T23:59:59Z", "0.75");
  assert_amount (list, "google/gemini-3.6-flash", "input_tokens=1000000", "2027-01-01T00:00:00Z", "1.5");
  /* What it cost before the import is not known. */
  assert_amount (list, "google/gemini-3.6-flash", "input_tokens=1000000", "2026-11-26T23:59:59Z", NULL);
  /* The tier is over. */
  assert_amount (list, "anthropic/claude-opus-4-6", "input_tokens=1000000", "2026-03-12T00:00:00Z", "10");
  assert_amount (list, "anthropic/claude-opus-4-6", "input_tokens=1000000", "2026-03-13T00:00:00Z", "5");
  /* Of two that have begun the last of the list counts. */
  assert_amount (list, "x/overtaken", "input_tokens=1000000", "2026-03-31T00:00:00Z", "1");
  assert_amount (list, "x/overtaken", "input_tokens=1000000", "2026-06-01T00:00:00Z", "3");
  assert_amount (list, "x/overtaken", "input_tokens=1000000", "2026-04-15T00:00:00Z", "3");
  g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REPEATED), ==, 1);
}

static void
test_times (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'deepseek','models':[{'id':'deepseek-chat','prices':[{'prices':{'input_mtok':0.135,"
               "'output_mtok':0.55}},{'constraint':{'start_time':'00:30:00Z','end_time':'16:30:00Z'},"
               "'prices':{'input_mtok':0.27,'output_mtok':1.1}}]},{'id':'east',"
               "'prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_time':'07:00:00+08:00',"
               "'end_time':'09:00:00+08:00'},'prices':{'input_mtok':2}}]}]}]");

  g_assert_cmpuint (list->issues->len, ==, 0);
  assert_amount (list, "deepseek/deepseek-chat", "input_tokens=1000000", "2026-11-28T00:29:59Z", "0.135");
  assert_amount (list, "deepseek/deepseek-chat", "input_tokens=1000000", "2026-11-28T00:30:00Z", "0.27");
  assert_amount (list, "deepseek/deepseek-chat", "input_tokens=1000000", "2026-11-28T16:29:59Z", "0.27");
  assert_amount (list, "deepseek/deepseek-chat", "input_tokens=1000000", "2026-11-28T16:30:00Z", "0.135");
  /* From 23:00 to 01:00 in UTC. */
  assert_amount (list, "deepseek/east", "input_tokens=1000000", "2026-11-28T22:59:00Z", "1");
  assert_amount (list, "deepseek/east", "input_tokens=1000000", "2026-11-28T23:00:00Z", "2");
  assert_amount (list, "deepseek/east", "input_tokens=1000000", "2026-11-28T00:59:00Z", "2");
  assert_amount (list, "deepseek/east", "input_tokens=1000000", "2026-11-28T01:00:00Z", "1");
}

static void
test_kinds (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'p','models':[{'id':'gpt-image-1.5','prices':{'input_mtok':5,'input_image_mtok':8,"
               "'output_image_mtok':32,'output_text_mtok':10}},{'id':'whisper',"
               "'prices':{'input_audio_hours':0.111}},{'id':'tts','prices':{'input_mchars':15}},"
               "{'id':'speech','prices':{'output_audio_hours':0.9}},{'id':'sonar',"
               "'prices':{'requests_kcount':5}},{'id':'both','prices':{'input_mtok':3,'input_text_mtok':2,"
               "'output_reasoning_mtok':4}}]}]");

  assert_amount (list, "p/gpt-image-1.5", "input_image_tokens=1000;output_image_tokens=1000;output_tokens=1000",
                 IMPORT_DATE, "0.05");
  assert_amount (list, "p/whisper", "minutes=60", IMPORT_DATE, "0.111");
  assert_amount (list, "p/tts", "characters=1000", IMPORT_DATE, "0.015");
  assert_amount (list, "p/speech", "output_seconds=1800", IMPORT_DATE, "0.45");
  assert_amount (list, "p/sonar", "requests=3", IMPORT_DATE, "0.015");
  assert_amount (list, "p/both", "input_tokens=1000;reasoning_tokens=1000", IMPORT_DATE, "0.007");
  g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE), ==, 1);
  g_assert_cmpstr (topsheet_price_rule_get_modality (list->rules->pdata[0]), ==, "image");
}

/* Names by which the other lists know a model. */
static void
test_names (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'fireworks','models':[{'id':'glm-5p1',"
               "'match':{'equals':'accounts/fireworks/models/glm-5p1'},'prices':{'input_mtok':1.4}},"
               "{'id':'kimi','match':{'or':[{'equals':'x'}]},'prices':{'input_mtok':1.4}}]}]");

  g_assert_cmpstr (topsheet_price_rule_get_model_id (list->rules->pdata[0]), ==, "fireworks_ai/glm-5p1");
  g_assert_cmpstr (topsheet_price_rule_get_provider (list->rules->pdata[0]), ==, "fireworks_ai");
  g_assert_cmpstr (topsheet_price_rule_get_model (list->rules->pdata[0]), ==, "accounts/fireworks/models/glm-5p1");
  /* Behind the price stands what the model is called. */
  g_assert_cmpuint (list->rules->len, ==, 4);
  g_assert_true (topsheet_model_match_is_names (list->rules->pdata[1]));
  g_assert_cmpstr (topsheet_price_rule_get_model (list->rules->pdata[2]), ==, "kimi");
}

/* The shapes of "match" that the list has; a model of each, and one that claims its names. */
static void
test_match (void)
{
  static const char * const cases[][2] = {
    { "gpt-4o-2024-08-06", "openai/gpt-4o" },
    { "GPT-4O", "openai/gpt-4o" },
    { "openai/gpt-4o-2024-08-06", "openai/gpt-4o" },
    { "azure/gpt-4o-2024-08-06", "azure/gpt-4o" },
    { "gpt-4o-search-preview", NULL },
    { "claude-3-5-sonnet-latest", "anthropic/claude-3-5-sonnet" },
    { "claude-3.5-sonnet@20241022", "anthropic/claude-3-5-sonnet" },
    { "claude-3x5-sonnet", NULL },
    { "us.anthropic.claude-haiku-4-5-20251001-v1:0", "bedrock/haiku" },
    { "us.anthropic.claude-haiku-4-5-20251001-v2:0", NULL },
    { "grok-4.5-20260708", "xai/grok-4.5" },
    { "grok-4.5-2026070", NULL },
    { "grok-4.5-latest", "xai/grok-4.5" },
  };
  g_autoptr (TopsheetPriceList) list =
    read_text ("[{'id':'openai','model_match':{'or':[{'starts_with':'gpt-'},{'starts_with':'claude-x'}]},'models':["
               "{'id':'gpt-4o','match':{'or':[{'equals':'gpt-4o'},{'starts_with':'gpt-4o-20'}]},"
               "'prices':{'input_mtok':2.5}}]},{'id':'azure','models':[{'id':'gpt-4o',"
               "'match':{'starts_with':'gpt-4o'},'prices':{'input_mtok':2.75}}]},"
               "{'id':'anthropic','model_match':{'contains':'claude'},'models':[{'id':'claude-3-5-sonnet',"
               "'match':{'or':[{'starts_with':'claude-3-5-sonnet'},{'starts_with':'claude-3.5-sonnet'}]},"
               "'prices':{'input_mtok':3}}]},{'id':'aws','model_match':{'contains':'anthropic.'},'models':["
               "{'id':'haiku','match':{'and':[{'or':[{'contains':'haiku-4-5'},{'contains':'haiku-4.5'}]},"
               "{'ends_with':'-v1:0'},{'regex':'^us\\\\.'}]},'prices':{'input_mtok':1}}]},"
               "{'id':'x-ai','models':[{'id':'grok-4.5','match':{'or':[{'regex':'^GROK-4\\\\.5-\\\\d{8}$'},"
               "{'equals':'grok-4.5-latest'}]},'prices':{'input_mtok':2}}]}]");
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (list->rules);

  g_assert_cmpuint (list->issues->len, ==, 0);
  g_assert_cmpuint (list->n_taken, ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, cases[i][0], NULL), ==, cases[i][1]);
    }
}

/* What cannot be used of a match is named; the prices and the other names count. */
static void
test_refuses_match (void)
{
  static const struct
  {
    const char *part, *reason;
  } cases[] = {
    { "{'regex':'m-(['}", "“p/m” is not found by the pattern “m-([”: It is no regular expression." },
    { "{'regex':'a)|(b'}", "no regular expression" },
    { "{'regex':'(a)\\\\1'}", "no regular expression" },
    { "{'regex':'(*LIMIT_MATCH=9999999)a'}", "no regular expression" },
    { "{'regex':'(?x)a#'}", "no regular expression" },
    { "{'regex':''}", "needs a text" },
    { "{'equals':7}", "needs a text" },
    { "{'contains':'LONG'}", "longer" },
    { "{'or':[]}", "needs a list" },
    { "{'and':7}", "needs a list" },
    { "{'and':[{'equals':'m-x'},{'regex':'('}]}", "no regular expression" },
    { "{'unlike':'m-x'}", "does not know" },
    { "{'equals':'m-x','regex':'m-x'}", "does not know" },
    { "[]", "does not know" },
    { "{'or':[{'or':[{'or':[{'or':[{'or':[{'or':[{'or':[{'or':[{'equals':'m-x'}]}]}]}]}]}]}]}]}", "more parts" },
  };
  g_autofree char *longer = g_strnfill (201, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (cases[i].part, "LONG", 2);
      g_autofree char *part = g_strjoinv (longer, pieces);
      g_autofree char *text = g_strdup_printf ("[{'id':'p','models':[{'id':'m','match':{'or':[%s,{'equals':'m-good'}]},"
                                               "'prices':{'input_mtok':1}}]}]",
                                               part);
      g_autoptr (TopsheetPriceList) list = read_text (text);
      g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (list->rules);
      const TopsheetPriceIssue *issue;

      g_test_message ("%s", part);
      g_assert_cmpuint (list->issues->len, ==, 1);
      issue = list->issues->pdata[0];
      g_test_message ("%s = %s: %s", issue->path, issue->value, issue->reason);
      g_assert_cmpint (issue->kind, ==, TOPSHEET_PRICE_ISSUE_NAME);
      g_assert_cmpstr (issue->key, ==, "p/m");
      g_assert_true (g_str_has_prefix (issue->path, "$[0].models[0].match.or[0]"));
      g_assert_nonnull (strstr (issue->reason, cases[i].reason));
      g_assert_cmpuint (list->n_taken, ==, 1);
      g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, "m-good", NULL), ==, "p/m");
      g_assert_null (topsheet_catalogue_resolve (catalogue, "m-x", NULL));
    }
}

static void
test_refuses_models (void)
{
  static const struct
  {
    const char *model, *reason;
  } cases[] = {
    { "7", "has to be an object" },
    { "{'prices':{'input_mtok':1}}", "needs a name" },
    { "{'id':'a b','prices':{'input_mtok':1}}", "needs a name" },
    { "{'id':'m'}", "has no prices" },
    { "{'id':'m','id':'n','prices':{'input_mtok':1}}", "more than once" },
    { "{'id':'m','prices':7}", "has no prices" },
    { "{'id':'m','prices':{'input_mtok':'1'}}", "this is a text" },
    { "{'id':'m','prices':{'input_mtok':-1}}", "negative" },
    { "{'id':'m','prices':{'input_mtok':NaN}}", "no number" },
    { "{'id':'m','prices':{'input_mtok':1e400}}", "too large" },
    { "{'id':'m','prices':{'input_mtok':[1]}}", "has to be a number" },
    { "{'id':'m','prices':{'input_mtok':0}}", "All its prices are 0" },
    { "{'id':'m','prices':{'input_mtok':1,'input_mtok':2}}", "more than once" },
    { "{'id':'m','prices':{'input_mtok':{'base':1}}}", "needs a base and a list" },
    { "{'id':'m','prices':{'input_mtok':{'tiers':[]}}}", "has to be a number" },
    { "{'id':'m','prices':{'input_mtok':{'base':1,'tiers':[{'start':5,'price':2},{'start':5,"
      "'price':3}]}}}",
      "that grow" },
    { "{'id':'m','prices':{'input_mtok':{'base':1,'tiers':[{'start':0.5,'price':2}]}}}", "that grow" },
    { "{'id':'m','prices':{'input_mtok':{'base':1,'tiers':[{'start':5}]}}}", "has to be a number" },
    { "{'id':'m','prices':[]}", "list of prices is empty" },
    { "{'id':'m','prices':[{'constraint':{'start_date':'2026-01-01'},'prices':{'input_mtok':1}}]}", "Exactly one" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'prices':{'input_mtok':2}}]}", "Exactly one" },
    { "{'id':'m','prices':[{'prices':7}]}", "have to be an object" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_date':'soon'},"
      "'prices':{}}]}",
      "has to be a date" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{},'prices':{}}]}", "has to be a date" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_time':'16:00:00Z',"
      "'end_time':'08:00:00Z'},'prices':{}}]}",
      "first is the earlier" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_time':'08:00:00',"
      "'end_time':'16:00:00'},'prices':{}}]}",
      "has to be a date" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_time':'08:00:30Z',"
      "'end_time':'16:00:00Z'},'prices':{}}]}",
      "whole minutes" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':1}},{'constraint':{'start_time':'08:00:00Z',"
      "'end_time':'16:00:00Z'},'prices':{}},{'constraint':{'start_time':'15:00:00Z',"
      "'end_time':'20:00:00Z'},'prices':{}}]}",
      "overlap" },
    { "{'id':'m','prices':[{'prices':{'input_mtok':{'base':1,'tiers':[]}}},"
      "{'constraint':{'start_time':'08:00:00Z','end_time':'16:00:00Z'},'prices':{}}]}",
      "time of day" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{'id':'p','models':[%s,{'id':'flat','prices':{'input_mtok':1}}]}]",
                                               cases[i].model);
      g_autoptr (TopsheetPriceList) list = read_text (text);
      const TopsheetPriceIssue *refused = NULL;

      g_test_message ("%s", cases[i].model);
      for (guint j = 0; j < list->issues->len && refused == NULL; j++)
        if (((TopsheetPriceIssue *) list->issues->pdata[j])->kind == TOPSHEET_PRICE_ISSUE_REFUSED)
          refused = list->issues->pdata[j];
      g_assert_nonnull (refused);
      g_test_message ("%s = %s: %s", refused->path, refused->value, refused->reason);
      g_assert_nonnull (strstr (refused->reason, cases[i].reason));
      g_assert_true (g_str_has_prefix (refused->path, "$[0].models[0]"));
      g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REFUSED), ==, 1);
      g_assert_cmpuint (list->n_taken, ==, 1);
      assert_amount (list, "p/flat", "input_tokens=1000000", IMPORT_DATE, "1");
    }
}

static void
test_refuses_providers (void)
{
  g_autoptr (TopsheetPriceList) list =
    read_text ("[7,{'id':'q'},{'models':[]},{'id':'p','models':[{'id':'flat','prices':{'input_mtok':1}}]},"
               "{'id':'p','models':[{'id':'flat','prices':{'input_mtok':1}}]}]");

  g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REFUSED), ==, 3);
  g_assert_cmpuint (topsheet_price_list_count_issues (list, TOPSHEET_PRICE_ISSUE_REPEATED), ==, 1);
  g_assert_cmpuint (list->rules->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/genai-prices-file/rule", test_rule);
  g_test_add_func ("/genai-prices-file/tiers", test_tiers);
  g_test_add_func ("/genai-prices-file/dates", test_dates);
  g_test_add_func ("/genai-prices-file/times", test_times);
  g_test_add_func ("/genai-prices-file/kinds", test_kinds);
  g_test_add_func ("/genai-prices-file/names", test_names);
  g_test_add_func ("/genai-prices-file/match", test_match);
  g_test_add_func ("/genai-prices-file/refuses-match", test_refuses_match);
  g_test_add_func ("/genai-prices-file/refuses-models", test_refuses_models);
  g_test_add_func ("/genai-prices-file/refuses-providers", test_refuses_providers);

  return g_test_run ();
}
