/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "exchange/topsheet-catalogue-file.h"

#include <string.h>

#define HEAD "{\"schema\":\"genai-cost-catalogue/1\",\"credit_systems\":{\"bfl\":\"0.01\"},\"entries\":["
#define TAIL "]}"
#define METER "{\"meter\":\"image\",\"price\":\"0.03\",\"per\":1,\"unit\":\"image\"}"
#define ENTRY(more) HEAD "{\"id\":\"a/b\",\"currency\":\"USD\"," more "}" TAIL
#define WITH(meter) ENTRY ("\"meters\":[" meter "]")

static GPtrArray *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return topsheet_catalogue_file_parse (bytes, 77, error);
}

static void
test_rule (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  TopsheetPriceRule *rule;
  TopsheetDecimal price;

  rules =
    parse ("\xef\xbb\xbf" HEAD
           "{\"id\":\"bfl/x\",\"provider\":\"bfl\",\"model\":\"X\",\"modality\":\"image\",\"tier\":\"hero\",\"currency\":\"EUR\","
           "\"meters\":[{\"meter\":\"credits\",\"price\":8.10,\"per\":1,\"unit\":\"image\",\"when\":{\"quality\":\"high\",\"audio\":true,"
           "\"duration\":5,\"mp_le\":\"2.36\"}}],\"effective_from\":\"2026-09-01\",\"effective_to\":\"2026-10-01\",\"as_of\":\"2026-06\","
           "\"source\":\"page\",\"source_url\":\"https://example.org\",\"confidence\":\"high\",\"notes\":null,\"later\":{}}" TAIL,
           &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 1);
  rule = rules->pdata[0];
  price = topsheet_price_rule_get_price (rule);
  g_assert_cmpstr (topsheet_price_rule_get_model_id (rule), ==, "bfl/x");
  g_assert_cmpstr (topsheet_price_rule_get_provider (rule), ==, "bfl");
  g_assert_cmpstr (topsheet_price_rule_get_model (rule), ==, "X");
  g_assert_cmpstr (topsheet_price_rule_get_modality (rule), ==, "image");
  g_assert_cmpint (topsheet_price_rule_get_tier (rule), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpstr (topsheet_price_rule_get_meter (rule), ==, "credits");
  /* A number is taken as it is written. */
  g_assert_cmpint (price.mantissa, ==, 81);
  g_assert_cmpuint (price.scale, ==, 1);
  g_assert_cmpint (topsheet_price_rule_get_unit (rule), ==, TOPSHEET_UNIT_IMAGE);
  g_assert_cmpstr (topsheet_price_rule_get_currency (rule), ==, "EUR");
  g_assert_cmpstr (topsheet_price_rule_get_credit_rate (rule), ==, "0.01");
  g_assert_cmpint (topsheet_price_rule_get_valid_from_usec (rule), ==, G_GINT64_CONSTANT (1788220800000000));
  g_assert_cmpint (topsheet_price_rule_get_valid_to_usec (rule), ==, G_GINT64_CONSTANT (1790812800000000));
  g_assert_cmpint (topsheet_price_rule_get_recorded_at_usec (rule), ==, 77);
  g_assert_cmpstr (topsheet_price_rule_get_as_of (rule), ==, "2026-06");
  g_assert_cmpstr (topsheet_price_rule_get_source_url (rule), ==, "https://example.org");
  g_assert_null (topsheet_price_rule_get_notes (rule));
  {
    g_autofree char *conditions = g_strjoinv (" ", (char **) topsheet_price_rule_get_conditions (rule));

    g_assert_cmpstr (conditions, ==, "audio=true duration=5 mp_le=2.36 quality=high");
  }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "", "The file is empty, not JSON" },
    { "{\n  \"schema\": }", "row 2, column 13" },
    { "{}", "“schema” has to be genai-cost-catalogue/1" },
    { "[]", "“schema” has to be genai-cost-catalogue/1" },
    { "{\"schema\":\"genai-cost-catalogue/2\"}", "“schema” has to be" },
    { "{\"schema\":\"genai-cost-catalogue/1\",\"entries\":{}}", "“entries” has to be a list" },
    { HEAD "1" TAIL, "“entry 1” has to be an object" },
    { HEAD "{\"currency\":\"USD\",\"meters\":[]}" TAIL, "entry 1: “id” has to be a name" },
    { HEAD "{\"id\":\"a b\",\"currency\":\"USD\",\"meters\":[]}" TAIL, "entry 1: “id” has to be a name" },
    { HEAD "{\"id\":\"a\\u0000b\",\"currency\":\"USD\",\"meters\":[]}" TAIL, "entry 1: “id” holds a NUL character" },
    { HEAD "{\"id\":\"a/b\",\"meters\":[]}" TAIL, "entry 1, “a/b”: “currency” has to be three capital letters" },
    { ENTRY ("\"meters\":{}"), "entry 1, “a/b”: “meters” has to be a list" },
    { ENTRY ("\"notes\":\"x\""), "entry 1, “a/b”: “meters” has to be a list" },
    { ENTRY ("\"tier\":\"giant\",\"meters\":[]"), "“tier” has to be sketch" },
    { ENTRY ("\"effective_from\":\"soon\",\"meters\":[]"), "“effective_from”: “soon” is not a time" },
    { ENTRY ("\"effective_from\":\"2026-02-01\",\"effective_to\":\"2026-01-01\",\"meters\":[]"),
      "“effective_to” has to come after" },
    { ENTRY ("\"provider\":5,\"meters\":[]"), "“provider” has to be a text" },
    { WITH ("7"), "“meters” has to be a list of objects" },
    { WITH ("{\"meter\":\"Image\",\"price\":\"1\",\"unit\":\"image\"}"), "“meter” has to be a name" },
    { WITH ("{\"meter\":\"image\",\"unit\":\"image\"}"), "“price” has to be a number that is not negative" },
    { WITH ("{\"meter\":\"image\",\"price\":\"-1\",\"unit\":\"image\"}"),
      "“price” has to be a number that is not negative" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1,5\",\"unit\":\"image\"}"), "“price”: “1,5” is not a number" },
    { WITH ("{\"meter\":\"image\",\"price\":[1],\"unit\":\"image\"}"), "“price” has to be a number" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"per\":0,\"unit\":\"image\"}"), "“per” has to be a whole number" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"per\":1.5,\"unit\":\"image\"}"), "“per” has to be a whole number" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"picture\"}"), "“unit” is no unit" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":[]}"), "“when” has to be an object" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"Q\":1}}"),
      "“Q” is no name of a condition" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"q\":null}}"), "“q” has to be a text" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"mp_le\":\"big\"}}"),
      "“mp_le” has to be a number" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"utc_time\":\"25:00-26:00\"}}"),
      "“utc_time” has to be a time of day" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"weekday\":\"someday\"}}"),
      "“weekday” has to be days of the week" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"count\":[]}"), "“count” has to be an object" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"count\":{\"blocks\":5}}"),
      "“count” has to hold min, block" },
    { WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"count\":{\"block\":-5}}"),
      "“count” has to hold min, block" },
    { WITH ("{\"meter\":\"credits\",\"price\":\"1\",\"unit\":\"image\"}"), "“provider” has no rate" },
    { WITH (METER) "x", "not valid JSON" },
    { "{\"schema\":\"genai-cost-catalogue/1\",\"credit_systems\":{\"p\":\"1/0\"},\"entries\":[{\"id\":\"a\",\"provider\":\"p\",\"currency\":\"USD\","
      "\"meters\":[]}]}",
      "credit_systems: “p” has to be a rate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_deep_nesting (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_null (parse (text->str, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
}

static void
test_count (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules =
    parse (WITH ("{\"meter\":\"image\",\"price\":\"1\",\"unit\":\"image\",\"when\":{\"op\":\"edit\"},\"count\":{\"free\":2,\"block\":\"0.5\"}}"),
           &error);
  g_autofree char *conditions = NULL;

  g_assert_no_error (error);
  conditions = g_strjoinv (" ", (char **) topsheet_price_rule_get_conditions (rules->pdata[0]));
  g_assert_cmpstr (conditions, ==, "count_block=0.5 count_free=2 op=edit");
}

static void
test_seed (void)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = topsheet_catalogue_file_parse (seed, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 218);
  for (guint i = 0; i < rules->len; i++)
    {
      g_assert_nonnull (topsheet_price_rule_get_source (rules->pdata[i]));
      g_assert_nonnull (topsheet_price_rule_get_as_of (rules->pdata[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-file/rule", test_rule);
  g_test_add_func ("/catalogue-file/refuses", test_refuses);
  g_test_add_func ("/catalogue-file/deep-nesting", test_deep_nesting);
  g_test_add_func ("/catalogue-file/count", test_count);
  g_test_add_func ("/catalogue-file/seed", test_seed);

  return g_test_run ();
}
