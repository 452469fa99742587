/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which model a reported name means. The names are those that genai-prices lists; the patterns are what its reader makes of them. */

#include "base/topsheet-error.h"
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-model-match.h"

#define OPENAI "\\A(?:gpt-|o1)"

static TopsheetPriceRule *
new_names (const char *id, const char *provider, const char *matches, const char *alone)
{
  TopsheetPriceRule *rule = topsheet_price_rule_new (id, "names", TOPSHEET_DECIMAL_ZERO, 1, TOPSHEET_UNIT_NONE, "USD");
  g_autofree char *first = g_strconcat ("matches=", matches, NULL);
  g_autofree char *second = alone != NULL ? g_strconcat ("alone=", alone, NULL) : NULL;
  const char * const conditions[] = { first, second, NULL };

  g_object_set (rule, "provider", provider, "conditions", conditions, NULL);
  return rule;
}

static TopsheetModelMatch *
make_match (void)
{
  static const char * const rules[][4] = {
    { "openai/gpt-4o", "openai", "(?:\\Agpt\\-4o\\z|\\Agpt\\-4o\\-20)", OPENAI },
    { "openai/gpt-4o-mini", "openai", "\\Agpt\\-4o\\-mini", OPENAI },
    { "openai/gpt-4o-mini-tts", "openai", "\\Agpt\\-4o\\-mini\\-tts", OPENAI },
    { "azure/gpt-4o", "azure", "\\Agpt\\-4o", NULL },
    { "xai/grok-4", "xai", "(?:^grok-4-\\d{4}$)", "grok" },
    { "avian/llama", "avian", "\\AMeta\\-Llama\\-3\\.1\\-8B\\-Instruct\\z", NULL },
    { "openrouter/opus", "openrouter", "\\Aanthropic/claude\\-opus", NULL },
    { "a/alike", "a", "alike", NULL },
    { "b/alike", "b", "alike", NULL },
    { "slow/bomb", "slow", "(?:(a+)+$)", NULL },
    { "bad/bad", "bad", "(", NULL },
  };
  TopsheetModelMatch *match = topsheet_model_match_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (TopsheetPriceRule) rule = new_names (rules[i][0], rules[i][1], rules[i][2], rules[i][3]);

      topsheet_model_match_add (match, rule);
    }
  return match;
}

static void
test_find (void)
{
  static const char * const cases[][2] = {
    { "gpt-4o-2024-08-06", "openai/gpt-4o" },
    { "GPT-4o-2024-08-06", "openai/gpt-4o" },
    { "openai/gpt-4o-2024-08-06", "openai/gpt-4o" },
    { "azure/gpt-4o-2024-08-06", "azure/gpt-4o" },
    /* The first by its id, as the list has them. */
    { "gpt-4o-mini-tts-2", "openai/gpt-4o-mini" },
    { "grok-4-0709", "xai/grok-4" },
    { "x-ai/grok-4-0709", NULL },
    { "xai/grok-4-0709", "xai/grok-4" },
    { "meta-llama-3.1-8b-instruct", "avian/llama" },
    { "anthropic/claude-opus-9", "openrouter/opus" },
    /* Nobody claims it, and two have it. */
    { "alike", NULL },
    { "b/alike", "b/alike" },
    /* Openai claims such names; that azure has it says nothing. */
    { "gpt-4o-audio", NULL },
    { "grok-4-07", NULL },
    { "", NULL },
    { "/", NULL },
    { "openai/", NULL },
    { "\xff\xfe", NULL },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
      NULL },
  };
  g_autoptr (TopsheetModelMatch) match = make_match ();

  for (guint round = 0; round < 2; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_test_message ("%s", i == G_N_ELEMENTS (cases) - 2 ? "no text" : cases[i][0]);
        g_assert_cmpstr (topsheet_model_match_find (match, cases[i][0], FALSE), ==, cases[i][1]);
      }
  g_assert_null (topsheet_model_match_find (match, "meta-llama-3.1-8b-instruct", TRUE));
  g_assert_cmpstr (topsheet_model_match_find (match, "gpt-4o-2024-08-06", TRUE), ==, "openai/gpt-4o");
}

/* Without limits this takes longer than anybody lives. */
static void
test_limits (void)
{
  g_autoptr (TopsheetModelMatch) match = make_match ();
  g_autofree char *name = g_strnfill (150, 'a');
  g_autofree char *endless = g_strconcat (name, "!", NULL);
  g_autofree char *longer = g_strnfill (201, 'a');
  gint64 began = g_get_monotonic_time ();

  g_assert_null (topsheet_model_match_find (match, endless, FALSE));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpstr (topsheet_model_match_find (match, name, FALSE), ==, "slow/bomb");
  g_assert_null (topsheet_model_match_find (match, longer, FALSE));
}

static void
test_compile (void)
{
  static const char * const bad[] = { "(", "[a", "a)|(b", "\\1", "*", "(?P<n>a)(?P<n>b)", "\xff" };
  g_autofree char *longer = g_strnfill (TOPSHEET_MODEL_MATCH_MAX_PATTERN + 1, 'a');
  g_autoptr (GRegex) good = topsheet_model_match_compile ("^gpt-4o", NULL);
  g_autoptr (GError) too_long = NULL;

  g_assert_nonnull (good);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (topsheet_model_match_compile (bad[i], &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
  g_assert_null (topsheet_model_match_compile (longer, &too_long));
  g_assert_error (too_long, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

/* A name that several ids end in is settled by who claims it; names of a model without a price say nothing. */
static void
test_catalogue (void)
{
  static const char * const ids[] = { "openai/gpt-4o", "azure/gpt-4o", "a/alike", "b/alike" };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (rules, topsheet_price_rule_new (ids[i], "input_tokens", TOPSHEET_DECIMAL_ZERO, 1,
                                                     TOPSHEET_UNIT_TOKEN, "USD"));
  g_ptr_array_add (rules, new_names ("openai/gpt-4o", "openai", "\\Agone\\z", NULL));
  g_ptr_array_add (rules, new_names ("openai/gpt-4o", "openai", "\\Agpt\\-4o", OPENAI));
  g_ptr_array_add (rules, new_names ("openai/gpt-5", "openai", "\\Agpt\\-5", OPENAI));
  g_ptr_array_add (rules, new_names ("a/alike", "a", "alike", NULL));
  catalogue = topsheet_catalogue_new (rules);

  g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, "gpt-4o", NULL), ==, "openai/gpt-4o");
  g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, "gpt-4o-2024-08-06", NULL), ==, "openai/gpt-4o");
  g_assert_cmpuint (topsheet_catalogue_get_rules (catalogue, "openai/gpt-4o")->len, ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) topsheet_catalogue_list (catalogue)), ==, 4);
  g_assert_nonnull (topsheet_catalogue_get_names (catalogue, "openai/gpt-4o"));
  g_assert_null (topsheet_catalogue_get_names (catalogue, "azure/gpt-4o"));
  g_assert_null (topsheet_catalogue_resolve (catalogue, "gone", NULL));
  g_assert_null (topsheet_catalogue_resolve (catalogue, "gpt-5", NULL));
  g_assert_null (topsheet_catalogue_resolve (catalogue, "alike", &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model-match/find", test_find);
  g_test_add_func ("/model-match/limits", test_limits);
  g_test_add_func ("/model-match/compile", test_compile);
  g_test_add_func ("/model-match/catalogue", test_catalogue);

  return g_test_run ();
}
