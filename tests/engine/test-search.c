/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-search.h"

#include <string.h>

/* 2026-11-20 09:00 UTC */
#define NOW_USEC (G_GINT64_CONSTANT (1795165200) * G_USEC_PER_SEC)
#define DAY_USEC (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define TODAY_USEC (NOW_USEC - 9 * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
/* 2026-11-01 and 2026-12-01 */
#define NOVEMBER_USEC (TODAY_USEC - 19 * DAY_USEC)
#define DECEMBER_USEC (NOVEMBER_USEC + 30 * DAY_USEC)

static const TopsheetSearchTerm *
get_term (const TopsheetSearch *search, guint i)
{
  g_assert_cmpuint (i, <, search->terms->len);
  return g_ptr_array_index (search->terms, i);
}

static const TopsheetSearchValue *
get_value (const TopsheetSearch *search, guint i, guint k)
{
  g_assert_cmpuint (k, <, get_term (search, i)->values->len);
  return g_ptr_array_index (get_term (search, i)->values, k);
}

static void
test_terms (void)
{
  const char *text = "model:flux -decision:rejected,edit \"red coat\" sno";
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, NOW_USEC);

  g_assert_cmpuint (search->problems->len, ==, 0);
  g_assert_cmpuint (search->terms->len, ==, 4);
  g_assert_cmpint (get_term (search, 0)->key, ==, TOPSHEET_SEARCH_MODEL);
  g_assert_cmpstr (get_value (search, 0, 0)->source, ==, "flux");
  g_assert_false (get_value (search, 0, 0)->whole);
  g_assert_cmpuint (get_term (search, 0)->start, ==, 0);
  g_assert_cmpuint (get_term (search, 0)->value_start, ==, 6);
  g_assert_cmpuint (get_term (search, 0)->end, ==, 10);
  g_assert_true (get_term (search, 1)->negated);
  g_assert_cmpuint (get_value (search, 1, 0)->choice, ==, 2);
  g_assert_cmpuint (get_value (search, 1, 1)->choice, ==, 3);
  g_assert_cmpint (get_term (search, 2)->key, ==, TOPSHEET_SEARCH_TEXT);
  g_assert_cmpstr (get_value (search, 2, 0)->source, ==, "red coat");
  g_assert_true (get_value (search, 2, 0)->whole);
  g_assert_cmpuint (get_term (search, 3)->end, ==, strlen (text));
}

static void
assert_range (const char *text, const char *low, gboolean low_is_open, const char *high, gboolean high_is_open)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, NOW_USEC);
  const TopsheetSearchValue *value = get_value (search, 0, 0);
  TopsheetDecimal bound;

  g_test_message ("range: %s", text);
  g_assert_cmpint (value->has_low, ==, low != NULL);
  g_assert_cmpint (value->has_high, ==, high != NULL);
  g_assert_cmpint (value->low_is_open, ==, low_is_open);
  g_assert_cmpint (value->high_is_open, ==, high_is_open);
  if (low != NULL)
    {
      g_assert_true (topsheet_decimal_parse (low, &bound, NULL));
      g_assert_cmpint (topsheet_decimal_compare (&value->low, &bound), ==, 0);
    }
  if (high != NULL)
    {
      g_assert_true (topsheet_decimal_parse (high, &bound, NULL));
      g_assert_cmpint (topsheet_decimal_compare (&value->high, &bound), ==, 0);
    }
}

static void
test_numbers (void)
{
  g_autoptr (TopsheetSearch) cost = topsheet_search_read ("cost:>0.5 cost:123.456789012", NOW_USEC);

  assert_range ("steps:20..30", "20", FALSE, "30", FALSE);
  assert_range ("steps:20..", "20", FALSE, NULL, FALSE);
  assert_range ("steps:..30", NULL, FALSE, "30", FALSE);
  assert_range ("cfg:7.5", "7.5", FALSE, "7.5", FALSE);
  assert_range ("cfg:>7.5", "7.5", TRUE, NULL, FALSE);
  assert_range ("cfg:>=7.5", "7.5", FALSE, NULL, FALSE);
  assert_range ("cfg:≤7.5", NULL, FALSE, "7.5", FALSE);
  assert_range ("cfg:<7.5", NULL, FALSE, "7.5", TRUE);
  assert_range ("cfg:\"<7.5\"", NULL, FALSE, "7.5", TRUE);
  g_assert_cmpint (get_value (cost, 0, 0)->low.mantissa, ==, 500000000);
  g_assert_cmpint (get_value (cost, 0, 0)->low.scale, ==, 9);
  g_assert_cmpint (get_value (cost, 1, 0)->low.mantissa, ==, G_GINT64_CONSTANT (123456789012));
}

static void
assert_days (const char *value, gint64 from_usec, gint64 until_usec)
{
  g_autofree char *text = g_strconcat ("date:", value, NULL);
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, NOW_USEC);

  g_test_message ("days: %s", value);
  g_assert_cmpint (get_value (search, 0, 0)->from_usec, ==, from_usec);
  g_assert_cmpint (get_value (search, 0, 0)->until_usec, ==, until_usec);
}

static void
test_days (void)
{
  assert_days ("2026-11-20", TODAY_USEC, TODAY_USEC + DAY_USEC);
  assert_days ("2026-11", NOVEMBER_USEC, DECEMBER_USEC);
  assert_days ("2026-11..2026-12", NOVEMBER_USEC, DECEMBER_USEC + 31 * DAY_USEC);
  assert_days ("2026-11..", NOVEMBER_USEC, 0);
  assert_days ("..2026-11", 0, DECEMBER_USEC);
  assert_days ("<2026-11", 0, NOVEMBER_USEC);
  assert_days ("<=2026-11", 0, DECEMBER_USEC);
  assert_days (">2026-11", DECEMBER_USEC, 0);
  assert_days (">=2026-11", NOVEMBER_USEC, 0);
  assert_days ("today", TODAY_USEC, TODAY_USEC + DAY_USEC);
  assert_days ("yesterday", TODAY_USEC - DAY_USEC, TODAY_USEC);
  assert_days ("yesterday..", TODAY_USEC - DAY_USEC, 0);
  assert_days ("1d", TODAY_USEC, TODAY_USEC + DAY_USEC);
  assert_days ("7d", TODAY_USEC - 6 * DAY_USEC, TODAY_USEC + DAY_USEC);
  assert_days ("1w", TODAY_USEC - 6 * DAY_USEC, TODAY_USEC + DAY_USEC);
  assert_days ("1m", TODAY_USEC - 30 * DAY_USEC, TODAY_USEC + DAY_USEC);
  /* 2026 has 365 days; 20 November is the 324th. */
  assert_days ("2026", TODAY_USEC - 323 * DAY_USEC, TODAY_USEC + 42 * DAY_USEC);
}

static const struct
{
  const char *text;
  guint start, end;
  const char *message; /* its beginning */
} problems[] = {
  { "cost:abc", 5, 8, "“cost” takes an amount such as >0.5" },
  { "red cost:", 4, 9, "“cost” takes an amount such as >0.5" },
  { "cost:0.0000000001", 5, 17, "“cost” takes" },
  { "cost:-1", 5, 7, "“cost” takes" },
  { "cost:>0.5EUR", 5, 12, "“cost” takes" },
  { "steps:30..20", 6, 12, "Nothing can lie within “30..20”" },
  { "steps:..", 6, 8, "“steps” takes" },
  { "date:2026-13", 5, 12, "“date” takes" },
  { "date:2026-02-30", 5, 15, "“date” takes" },
  { "date:2026-12..2026-11", 5, 21, "Nothing can lie within" },
  { "date:>7d", 5, 8, "“date” takes" },
  { "phase:explor", 6, 12, "“phase” takes one of planning, exploration, production, iteration, post." },
  { "decision:accepted,maybe", 18, 23, "“decision” takes one of" },
  { "decision:accepted,", 0, 18, "“decision” takes one of" },
  { "has:mother", 4, 10, "“has” takes one of file, metadata, prompt" },
  { "modle:flux", 0, 5, "There is no search key “modle”. Did you mean “model”?" },
  { "-step:5", 1, 5, "There is no search key “step”. Did you mean “steps”?" },
  { "https://example.org", 0, 5, "There is no search key “https”." },
  { "red \"coat", 4, 9, "This quotation mark has no second one." },
  { "model:\"flux", 6, 11, "This quotation mark has no second one." },
  { "model:-", 6, 7, "“model” takes" },
  { "seed:1..2", 5, 9, "“seed” takes" },
  { "size:1024", 5, 9, "“size” takes" },
  { "size:0x5", 5, 8, "“size” takes" },
  { "red \xff", 4, 5, "The search is no valid text" },
};

static void
test_problems (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr (TopsheetSearch) search = topsheet_search_read (problems[i].text, NOW_USEC);
      const TopsheetSearchProblem *problem;

      g_test_message ("problem: %s", problems[i].text);
      g_assert_cmpuint (search->problems->len, ==, 1);
      problem = g_ptr_array_index (search->problems, 0);
      g_assert_cmpuint (problem->start, ==, problems[i].start);
      g_assert_cmpuint (problem->end, ==, problems[i].end);
      if (!g_str_has_prefix (problem->message, problems[i].message))
        g_assert_cmpstr (problem->message, ==, problems[i].message);
    }
}

/* What can be read around a problem is there. */
static void
test_around_problems (void)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("red cost:x,y modle:a blue", NOW_USEC);
  g_autofree char *printed = topsheet_search_print (search);

  g_assert_cmpuint (search->problems->len, ==, 2);
  g_assert_cmpstr (printed, ==, "red blue");
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *too_long = g_strnfill (TOPSHEET_SEARCH_MAX_BYTES + 1, 'a');
  g_autoptr (TopsheetSearch) search = NULL;
  g_autoptr (TopsheetSearch) huge = topsheet_search_read (too_long, NOW_USEC);

  for (guint i = 0; i < TOPSHEET_SEARCH_MAX_TERMS + 5; i++)
    g_string_append (many, "a ");
  search = topsheet_search_read (many->str, NOW_USEC);
  g_assert_cmpuint (search->terms->len, ==, TOPSHEET_SEARCH_MAX_TERMS);
  g_assert_cmpuint (search->problems->len, ==, 1);
  g_assert_cmpuint (huge->problems->len, ==, 1);
  g_string_assign (many, "model:a");
  for (guint i = 0; i < TOPSHEET_SEARCH_MAX_TERMS; i++)
    g_string_append (many, ",a");
  topsheet_search_unref (search);
  search = topsheet_search_read (many->str, NOW_USEC);
  g_assert_cmpuint (search->problems->len, ==, 1);
}

static void
test_print (void)
{
  static const struct
  {
    const char *text;
    const char *printed;
  } cases[] = {
    { "  model:flux   NOT:red ", "model:flux -red" },
    { "\"red coat\"", "\"red coat\"" },
    { "red\\ coat", "\"red coat\"*" },
    { "\"red coat\"* coat*", "\"red coat\"* coat" },
    { "MODEL:Flux,\"a, b\"", "model:Flux,\"a, b\"" },
    { "\\-x \\\"y a\\:b", "\"-x\"* \"\\\"y\"* \"a:b\"*" },
    { "cost:\">0.5\" date:7d", "cost:>0.5 date:7d" },
    { "- \"\" *", "\"-\"* \"\" \"\"*" },
    { "a\\", "\"a\\\\\"*" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TopsheetSearch) search = topsheet_search_read (cases[i].text, NOW_USEC);
      g_autofree char *printed = topsheet_search_print (search);
      g_autoptr (TopsheetSearch) again = topsheet_search_read (printed, NOW_USEC);
      g_autofree char *printed_again = topsheet_search_print (again);

      g_assert_cmpuint (search->problems->len, ==, 0);
      g_assert_cmpstr (printed, ==, cases[i].printed);
      g_assert_cmpstr (printed_again, ==, printed);
    }
}

static void
test_keys (void)
{
  for (guint i = TOPSHEET_SEARCH_TEXT + 1; i < TOPSHEET_SEARCH_N_KEYS; i++)
    {
      TopsheetSearchKey key = TOPSHEET_SEARCH_TEXT;
      const char *name = topsheet_search_key_get_name ((TopsheetSearchKey) i);
      g_autofree char *text = g_strconcat (name, ":", topsheet_search_key_get_example ((TopsheetSearchKey) i), NULL);
      g_autoptr (TopsheetSearch) search = topsheet_search_read (text, NOW_USEC);

      g_test_message ("key: %s", text);
      g_assert_true (topsheet_search_key_from_name (name, &key));
      g_assert_cmpuint (key, ==, i);
      g_assert_cmpuint (search->problems->len, ==, 0);
      g_assert_cmpstr (topsheet_search_key_get_summary (key), !=, "");
    }
}

static void
assert_place (const char *text, gboolean in_value, TopsheetSearchKey key, guint start, const char *prefix)
{
  TopsheetSearchPlace place;

  g_test_message ("place: %s", text);
  topsheet_search_locate (text, (guint) strlen (text), &place);
  g_assert_cmpint (place.in_value, ==, in_value);
  if (in_value)
    g_assert_cmpint (place.key, ==, key);
  g_assert_cmpuint (place.start, ==, start);
  g_assert_cmpstr (place.prefix, ==, prefix);
  g_free (place.prefix);
}

static void
test_locate (void)
{
  assert_place ("", FALSE, 0, 0, "");
  assert_place ("mo", FALSE, 0, 0, "mo");
  assert_place ("red -mo", FALSE, 0, 5, "mo");
  assert_place ("red model:", TRUE, TOPSHEET_SEARCH_MODEL, 10, "");
  assert_place ("model:fl", TRUE, TOPSHEET_SEARCH_MODEL, 6, "fl");
  assert_place ("decision:rejected,ed", TRUE, TOPSHEET_SEARCH_DECISION, 18, "ed");
  assert_place ("reason:\"too da", TRUE, TOPSHEET_SEARCH_REASON, 7, "too da");
  assert_place ("model:flux ", FALSE, 0, 11, "");
  assert_place ("foo:ba", FALSE, 0, 4, "ba");
}

static void
test_holds (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    gboolean whole;
    gboolean holds;
  } cases[] = {
    { "bfl/flux-2-pro", "flux", FALSE, TRUE },
    { "bfl/flux-2-pro", "FLUX 2", TRUE, TRUE },
    { "bfl/flux-2-pro", "flu", FALSE, TRUE },
    { "bfl/flux-2-pro", "flu", TRUE, FALSE },
    { "bfl/flux-2-pro", "lux", FALSE, FALSE },
    { "Dorota Śliwa", "sliwa", TRUE, TRUE },
    { "too dark, too dark red", "too dark red", TRUE, TRUE },
    { "pro profi", "profi", TRUE, TRUE },
    { "x", "xx", FALSE, FALSE },
  };
  g_autofree char *long_text =
    g_strconcat ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                 " end", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = topsheet_search_fold (cases[i].words);

      g_test_message ("%s in %s", cases[i].words, cases[i].text);
      g_assert_cmpint (topsheet_search_holds (cases[i].text, -1, folded, cases[i].whole), ==, cases[i].holds);
    }
  g_assert_true (topsheet_search_holds ("red coat", 3, "red", TRUE));
  g_assert_false (topsheet_search_holds ("red coat", 3, "coat", TRUE));
  g_assert_true (topsheet_search_holds (long_text, -1, "end", TRUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/terms", test_terms);
  g_test_add_func ("/search/numbers", test_numbers);
  g_test_add_func ("/search/days", test_days);
  g_test_add_func ("/search/problems", test_problems);
  g_test_add_func ("/search/around-problems", test_around_problems);
  g_test_add_func ("/search/limits", test_limits);
  g_test_add_func ("/search/print", test_print);
  g_test_add_func ("/search/keys", test_keys);
  g_test_add_func ("/search/locate", test_locate);
  g_test_add_func ("/search/holds", test_holds);
  return g_test_run ();
}
