/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-name-pattern.h"

#include "base/topsheet-error.h"

static const struct
{
  const char *pattern, *stem;
  const char *deliverable; /* NULL = none */
  guint version;
  gboolean fits;
} cases[] = {
  { "{deliverable}_v{version}", "SH010_v003", "SH010", 3, TRUE },
  { "{deliverable}_v{version}", "sh010_V3", "sh010", 3, TRUE },
  { "{deliverable}-{version}", "A-1-2", "A-1", 2, TRUE },
  { "{deliverable}_v{version}", "A_v1_v2", "A_v1", 2, TRUE },
  { "{deliverable}_v{version}", "A_v001_v2", NULL, 0, FALSE }, /* A_v001 is no code */
  { "{deliverable}_v{version}", "SH010_v003_final", NULL, 0, FALSE },
  { "{deliverable}_v{version}*", "SH010_v003_final", "SH010", 3, TRUE },
  { "{deliverable}-{version}_*", "KV02-12_draft of Ada", "KV02", 12, TRUE },
  { "{deliverable}-{version}_*", "KV02-12", NULL, 0, FALSE },
  { "*_{deliverable}_v{version}", "spot_cut_SH010_v3", "SH010", 3, TRUE },
  { "Żółw {deliverable}", "żÓŁW SH010", "SH010", 0, TRUE },
  { "?{version}", "ż7", NULL, 7, TRUE },
  { "{{{version}}}", "{42}", NULL, 42, TRUE },
  { "{deliverable}", "no code", NULL, 0, FALSE },
  { "{version}", "1234567890", NULL, 0, FALSE },
  { "take {version} of *", "TAKE 007 of them", NULL, 7, TRUE },
  { "***{version}***", "a8b", NULL, 8, TRUE },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *deliverable = NULL;
      guint version = 0;
      gboolean fits = topsheet_name_pattern_match (cases[i].pattern, cases[i].stem, &deliverable, &version);

      if (fits != cases[i].fits)
        g_error ("“%s” on “%s”", cases[i].pattern, cases[i].stem);
      g_assert_cmpstr (deliverable, ==, cases[i].deliverable);
      g_assert_cmpuint (version, ==, cases[i].version);
    }
}

static const struct
{
  const char *pattern;
  guint place;
  const char *says;
} mistakes[] = {
  { "ż{shot}_v{version}", 1, "only {deliverable} and {version}" },
  { "a{version", 1, "never closed" },
  { "a}{version}", 1, "never opened" },
  { "{version}-{version}", 10, "twice" },
  { "just a name", 11, "neither" },
  { "", 0, "neither" },
  { "SH/{version}", 2, "folders" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      guint place = 99;

      g_assert_false (topsheet_name_pattern_check (mistakes[i].pattern, &place, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
      g_assert_cmpuint (place, ==, mistakes[i].place);
      g_assert_nonnull (g_strstr_len (error->message, -1, mistakes[i].says));
    }
}

/* Stars do not make it slow. */
static void
test_long (void)
{
  g_autoptr (GString) pattern = g_string_new ("{version}");
  g_autofree char *stem = g_strnfill (250, '1');
  g_autofree char *deliverable = NULL;
  gint64 start = g_get_monotonic_time ();
  guint version;

  for (guint i = 0; i < 95; i++)
    g_string_append (pattern, "*1");
  g_string_append_c (pattern, 'x');
  g_assert_true (topsheet_name_pattern_check (pattern->str, NULL, NULL) == FALSE || pattern->len <= 201);
  g_assert_false (topsheet_name_pattern_match (pattern->str, stem, &deliverable, &version));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-pattern/match", test_match);
  g_test_add_func ("/name-pattern/mistakes", test_mistakes);
  g_test_add_func ("/name-pattern/long", test_long);
  return g_test_run ();
}
