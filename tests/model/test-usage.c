/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "model/topsheet-usage.h"

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autoptr (TopsheetUsage) again = NULL, empty = NULL;
  g_autofree char *text = NULL, *text_again = NULL, *text_empty = NULL;

  topsheet_usage_set_selector (usage, "quality", "high");
  topsheet_usage_set_quantity (usage, "output_seconds", (TopsheetDecimal) { 55, 1 });
  topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (3));
  topsheet_usage_set_selector (usage, "size", "1024x1536");
  text = topsheet_usage_to_text (usage);
  g_assert_cmpstr (text, ==, "images=3;output_seconds=5.5;quality=high;size=1024x1536");

  again = topsheet_usage_from_text (text, &error);
  g_assert_no_error (error);
  text_again = topsheet_usage_to_text (again);
  g_assert_cmpstr (text_again, ==, text);

  empty = topsheet_usage_from_text ("", &error);
  text_empty = topsheet_usage_to_text (empty);
  g_assert_cmpstr (text_empty, ==, "");
}

static void
test_parse (void)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  TopsheetDecimal quantity;

  g_assert_true (topsheet_usage_parse_quantity (usage, "images=3", NULL));
  g_assert_true (topsheet_usage_parse_quantity (usage, "images=4.5", NULL));
  g_assert_true (topsheet_usage_parse_selector (usage, "mode=a=b", NULL));
  g_assert_true (topsheet_usage_get_quantity (usage, "images", &quantity));
  g_assert_cmpint (quantity.mantissa, ==, 45);
  g_assert_cmpstr (topsheet_usage_get_selector (usage, "mode"), ==, "a=b");
  g_assert_false (topsheet_usage_get_quantity (usage, "clips", &quantity));
  g_assert_null (topsheet_usage_get_selector (usage, "size"));
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text;
    TopsheetError code;
  } quantities[] = {
    { "images", TOPSHEET_ERROR_PARSE },         { "=3", TOPSHEET_ERROR_PARSE },
    { "images=", TOPSHEET_ERROR_PARSE },        { "images=x", TOPSHEET_ERROR_PARSE },
    { "images=-1", TOPSHEET_ERROR_INVALID },    { "pictures=1", TOPSHEET_ERROR_INVALID },
    { "images=1e99", TOPSHEET_ERROR_OVERFLOW },
  };
  static const char * const selectors[] = { "quality",     "=x",          "quality=",     "Quality=x",
                                            "images=high", "quality=a;b", "quality=a\nb", "quality=\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (topsheet_usage_parse_quantity (usage, quantities[i].text, &error));
      g_assert_error (error, TOPSHEET_ERROR, (int) quantities[i].code);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (selectors); i++)
    {
      g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();

      g_assert_false (topsheet_usage_parse_selector (usage, selectors[i], NULL));
      g_assert_null (topsheet_usage_from_text (selectors[i], NULL));
    }
  g_assert_null (topsheet_usage_from_text ("images=1;;quality=high", NULL));
}

static void
test_copy (void)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("images=1;quality=low", NULL);
  g_autoptr (TopsheetUsage) copy = topsheet_usage_copy (usage);
  g_autofree const char **names = topsheet_usage_list_quantities (usage);
  g_autofree const char **keys = topsheet_usage_list_selectors (usage);

  topsheet_usage_set_selector (copy, "quality", "high");
  g_assert_cmpstr (topsheet_usage_get_selector (usage, "quality"), ==, "low");
  g_assert_cmpstr (names[0], ==, "images");
  g_assert_null (names[1]);
  g_assert_cmpstr (keys[0], ==, "quality");
  g_assert_null (keys[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/usage/text", test_text);
  g_test_add_func ("/usage/parse", test_parse);
  g_test_add_func ("/usage/parse-refuses", test_parse_refuses);
  g_test_add_func ("/usage/copy", test_copy);

  return g_test_run ();
}
