/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-json.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *value; /* of "a" */
} READABLE[] = {
  { "{\"a\": 18446744073709551615}", "18446744073709551615" },
  { "{\"a\": 99999999999999999999999999}", "99999999999999999999999999" },
  { "{\"a\": 0.8700000000000001}", "0.8700000000000001" },
  { "{\"a\": 1.0}", "1.0" },
  { "{\"a\": NaN}", "NaN" },
  { "{\"b\": -Infinity, \"a\": \"NaN\"}", "NaN" },
  { "  {\"a\": true}", "true" },
  { "{\"a\": \"x\"} trailing }", "x" },
  { "{\"a\": \"x\ny\"}", "x\ny" },
  { "{\"a\": \"\\ud83d\\ude00\"}", "😀" },
  { "{\"a\": \"\\ud83d \\ude00 \\ud83dx\", \"b\": \"\n\"}", "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBDx" },
  { "{\"a\": \"x\", \"b\": {\"c\": [1, 2", "x" },
  { "{\"a\": \"\\\"}\\\\\", \"b\": [", "\"}\\" },
};

static const char * const NOT_JSON[] = {
  "",
  "{",
  "5",
  "\"text\"",
  "null",
  "{red|blue} cat",
  "{adorable (1girl)}",
  "{\"a\": \"never ends}",
  "{\"a\": [[[[1",
  "[1, 2}",
};

static void
test_readable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (READABLE); i++)
    {
      g_autoptr (TopsheetJson) json = topsheet_json_parse (READABLE[i].text, strlen (READABLE[i].text));

      g_assert_nonnull (json);
      g_assert_cmpstr (topsheet_json_get_text (topsheet_json_get_root (json), "a"), ==, READABLE[i].value);
    }
}

static void
test_not_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NOT_JSON); i++)
    {
      g_autoptr (TopsheetJson) json = topsheet_json_parse (NOT_JSON[i], strlen (NOT_JSON[i]));

      /* "{" and "[1, 2}" miss only brackets, but hold nothing. */
      if (json != NULL)
        g_assert_cmpstr (NOT_JSON[i], ==, "{");
    }
}

/* Depth and memory are bounded: brackets only, and as many values as bytes. */
static void
test_hostile (void)
{
  static const char * const PARTS[] = { "[", "{\"a\":", "[0,", "[1,2,3,", "\\u", "[\"\\ud83d\"," };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autoptr (GString) text = g_string_new ("[");
      g_autoptr (TopsheetJson) json = NULL;

      while (text->len < (i == 0 ? 15u : 3u) * 1024 * 1024)
        g_string_append (text, PARTS[i]);
      json = topsheet_json_parse (text->str, text->len);
      g_assert_null (json);
    }
}

static void
test_too_long (void)
{
  gsize length = 16 * 1024 * 1024 + 1;
  g_autofree char *text = g_malloc (length);
  g_autoptr (TopsheetJson) json = NULL;

  memset (text, ' ', length);
  text[0] = '[';
  text[length - 1] = ']';
  json = topsheet_json_parse (text, length);
  g_assert_null (json);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/json/readable", test_readable);
  g_test_add_func ("/media/json/not-json", test_not_json);
  g_test_add_func ("/media/json/hostile", test_hostile);
  g_test_add_func ("/media/json/too-long", test_too_long);
  return g_test_run ();
}
