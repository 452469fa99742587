/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "exchange/topsheet-plan-file.h"

#include <string.h>

#define LINE(members) "{\"lines\":[{\"name\":\"First\"},{\"name\":\"Hero shots\"," members "}]}"

static TopsheetBudgetPlan *
parse (const char *text, const char *currency, GPtrArray **rates, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return topsheet_plan_file_parse (bytes, currency, rates, error);
}

/* (transfer none) */
static TopsheetBudgetLine *
get_line (TopsheetBudgetPlan *plan, guint position)
{
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)),
                                                               position);

  return line;
}

static void
assert_decimal (TopsheetDecimal decimal, const char *text)
{
  g_autofree char *printed = topsheet_decimal_print (&decimal);

  g_assert_cmpstr (printed, ==, text);
}

static void
test_everything (void)
{
  static const char text[] =
    "{\"currency\":\"EUR\",\"buffer_percent\":22.5,\"buffer_base\":\"compute\",\"limit\":\"21000\",\"api_limit\":2600.50,"
    "\"rates\":{\"USD\":0.86},\"lines\":[{\"phase\":\"exploration\",\"account\":4000,\"name\":\"Sketches\",\"model\":\"bfl/flux-2-pro\","
    "\"quantities\":{\"images\":2},\"select\":{\"width\":1024,\"audio\":true,\"op\":\"t2i\"},\"count\":120,\"unit\":\"image\","
    "\"unit_price\":0.100000000000000006,\"price_currency\":\"USD\",\"note\":\"four a frame\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = parse (text, "EUR", &rates, &error);
  g_autofree char *usage = NULL;
  TopsheetBudgetLine *line;
  TopsheetDecimal price;

  g_assert_no_error (error);
  g_assert_cmpstr (topsheet_budget_plan_get_currency (plan), ==, "EUR");
  assert_decimal (topsheet_budget_plan_get_buffer_percent (plan), "22.5");
  g_assert_cmpint (topsheet_budget_plan_get_buffer_base (plan), ==, TOPSHEET_BUFFER_BASE_COMPUTE);
  g_assert_cmpint (topsheet_budget_plan_get_limit (plan)->nanos, ==, 21000 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_cmpint (topsheet_budget_plan_get_api_limit (plan)->nanos, ==, G_GINT64_CONSTANT (2600500000000));
  g_assert_cmpuint (rates->len, ==, 1);
  g_assert_cmpstr (topsheet_rate_get_from (rates->pdata[0]), ==, "USD");
  g_assert_cmpstr (topsheet_rate_get_to (rates->pdata[0]), ==, "EUR");
  assert_decimal (topsheet_rate_get_rate (rates->pdata[0]), "0.86");

  line = get_line (plan, 0);
  usage = topsheet_usage_to_text (topsheet_budget_line_get_usage (line));
  g_assert_cmpint (topsheet_budget_line_get_phase (line), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpuint (topsheet_budget_line_get_account (line), ==, 4000);
  g_assert_cmpstr (topsheet_budget_line_get_name (line), ==, "Sketches");
  g_assert_cmpstr (topsheet_budget_line_get_model_id (line), ==, "bfl/flux-2-pro");
  g_assert_cmpstr (usage, ==, "images=2;audio=true;op=t2i;width=1024");
  assert_decimal (topsheet_budget_line_get_count (line), "120");
  g_assert_cmpint (topsheet_budget_line_get_unit (line), ==, TOPSHEET_UNIT_IMAGE);
  g_assert_true (topsheet_budget_line_get_unit_price (line, &price));
  /* A double would have made 0.1 of it. */
  assert_decimal (price, "0.100000000000000006");
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (line), ==, "USD");
  g_assert_cmpstr (topsheet_budget_line_get_note (line), ==, "four a frame");
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  TopsheetBudgetLine *line;

  plan = parse ("{\"lines\":[{\"name\":\"A\"},{\"name\":\"B\",\"phase\":\"post\",\"unit_price\":null}]}", "EUR", &rates,
                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, ==, 0);
  assert_decimal (topsheet_budget_plan_get_buffer_percent (plan), "25");
  g_assert_null (topsheet_budget_plan_get_limit (plan));
  line = get_line (plan, 0);
  g_assert_cmpint (topsheet_budget_line_get_phase (line), ==, TOPSHEET_PHASE_PRODUCTION);
  g_assert_cmpuint (topsheet_budget_line_get_account (line), ==, 2000);
  g_assert_null (topsheet_budget_line_get_usage (line));
  assert_decimal (topsheet_budget_line_get_count (line), "1");
  g_assert_false (topsheet_budget_line_get_unit_price (line, NULL));
  g_assert_cmpuint (topsheet_budget_line_get_account (get_line (plan, 1)), ==, 3000);
  g_assert_false (topsheet_budget_line_get_unit_price (get_line (plan, 1), NULL));
}

static void
test_currency (void)
{
  g_autoptr (GError) other = NULL, none = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = parse ("{\"currency\":\"USD\",\"lines\":[]}", NULL, NULL, NULL);

  g_assert_cmpstr (topsheet_budget_plan_get_currency (plan), ==, "USD");
  g_assert_null (parse ("{\"currency\":\"USD\",\"lines\":[]}", "EUR", NULL, &other));
  g_assert_error (other, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_assert_null (parse ("{\"lines\":[]}", NULL, NULL, &none));
  g_assert_error (none, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "", "The file is empty, not JSON" },
    { "{\"lines\":[}", "row 1, column 11" },
    { "[]", "no plan" },
    { "{}", "“lines” has to be there" },
    { "{\"lines\":{}}", "“lines” has to be a list" },
    { "{\"lines\":[],\"colour\":1}", "“colour” is not known here" },
    { "{\"lines\":[],\"currency\":\"euro\"}", "“currency” has to be three capital letters" },
    { "{\"lines\":[],\"buffer_percent\":-1}", "“buffer_percent” cannot be negative" },
    { "{\"lines\":[],\"buffer_base\":\"all\"}", "“buffer_base” has to be subtotal or compute" },
    { "{\"lines\":[],\"limit\":\"1e30\"}", "“limit”: The number is too large" },
    { "{\"lines\":[],\"limit\":\"0.0000000001\"}", "“limit”" },
    { "{\"lines\":[],\"rates\":{\"EUR\":1}}", "rates: “EUR” has to be another currency" },
    { "{\"lines\":[],\"rates\":{\"usd\":1}}", "rates: “usd” has to be another currency" },
    { "{\"lines\":[],\"rates\":{\"USD\":0}}", "rates: “USD” has to be more than 0" },
    { "{\"lines\":[{}]}", "line 1: “name” has to say" },
    { "{\"lines\":[7]}", "line 1: “lines” has to be a list of objects" },
    { LINE ("\"price\":1"), "line 2, “Hero shots”: “price” is not known here" },
    { LINE ("\"phase\":\"shooting\""), "line 2, “Hero shots”: “phase” has to be planning" },
    { LINE ("\"account\":1234"), "line 2, “Hero shots”: “account” has to be an account" },
    { LINE ("\"account\":-1000"), "line 2, “Hero shots”: “account” has to be an account" },
    { LINE ("\"account\":99999999999"), "line 2, “Hero shots”: “account” has to be an account" },
    { LINE ("\"count\":-1"), "line 2, “Hero shots”: “count” cannot be negative" },
    { LINE ("\"count\":\"many\""), "line 2, “Hero shots”, “count”: “many” is not a number" },
    { LINE ("\"count\":true"), "line 2, “Hero shots”: “count” has to be a number" },
    { LINE ("\"unit\":\"picture\""), "line 2, “Hero shots”: “unit” is no unit" },
    { LINE ("\"unit_price\":\"1,50\""), "line 2, “Hero shots”, “unit_price”: “1,50” is not a number" },
    { LINE ("\"price_currency\":\"dollar\""), "line 2, “Hero shots”: “price_currency” has to be three" },
    { LINE ("\"model\":5"), "line 2, “Hero shots”: “model” has to be a text" },
    { LINE ("\"quantities\":[]"), "line 2, “Hero shots”: “quantities” has to be an object" },
    { LINE ("\"quantities\":{\"pictures\":1}"), "line 2, “Hero shots”, “quantities”: “pictures” is not a quantity" },
    { LINE ("\"quantities\":{\"images\":-1}"), "line 2, “Hero shots”, “quantities”: images cannot be negative" },
    { LINE ("\"quantities\":{\"images\":null}"), "line 2, “Hero shots”: “images” has to be a number" },
    { LINE ("\"select\":{\"Size\":\"1x1\"}"), "line 2, “Hero shots”, “select”: “Size=1x1” is not a selector" },
    { LINE ("\"note\":\"a\\u0000b\""), "line 2, “Hero shots”: “note” holds a NUL" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, "EUR", NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == TOPSHEET_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static char *
build_text (TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  g_autoptr (JsonNode) node = topsheet_plan_file_build (plan, rates);

  return json_to_string (node, FALSE);
}

static void
test_round_trip (void)
{
  static const char text[] =
    "{\"currency\":\"EUR\",\"buffer_percent\":\"22.5\",\"buffer_base\":\"subtotal\",\"limit\":\"21000\",\"rates\":{\"GBP\":\"1.17\",\"USD\":\"0.86\"},"
    "\"lines\":[{\"phase\":\"exploration\",\"account\":1000,\"name\":\"Żółw “1”\",\"model\":\"bfl/flux-2-pro\",\"quantities\":{\"images\":\"2\"},"
    "\"select\":{\"op\":\"t2i\"},\"count\":\"0.5\",\"unit\":\"image\",\"unit_price\":\"0\",\"price_currency\":\"USD\",\"note\":\"n\"},"
    "{\"phase\":\"post\",\"account\":9000,\"name\":\"B\",\"count\":\"9223372036854775807\",\"unit\":\"gb-month\"}]}";
  g_autoptr (GPtrArray) rates = NULL, rates_again = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = parse (text, NULL, &rates, NULL);
  g_autoptr (TopsheetBudgetPlan) again = NULL;
  g_autofree char *built = build_text (plan, rates);
  g_autofree char *built_again = NULL;

  g_assert_cmpstr (built, ==, text);
  again = parse (built, "EUR", &rates_again, NULL);
  built_again = build_text (again, rates_again);
  g_assert_cmpstr (built_again, ==, text);
}

static void
test_newest_rate (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "EUR");
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *built = NULL;

  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 9, 1 }, 20, NULL));
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 8, 1 }, 10, NULL));
  g_ptr_array_add (rates, topsheet_rate_new (1, "EUR", "USD", (TopsheetDecimal) { 7, 1 }, 30, NULL));
  built = build_text (plan, rates);
  g_assert_nonnull (strstr (built, "\"rates\":{\"USD\":\"0.9\"}"));
}

/* What docs/plan-schema.json promises: every key is read, and every example and name that it lists. */

static JsonNode *
load_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "plan-schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
assert_reads (const char *key, JsonNode *value, gboolean in_line)
{
  g_autofree char *json = json_to_string (value, FALSE);
  const char *name = in_line && strcmp (key, "name") != 0 ? "\"name\":\"x\"," : "";
  const char *lines = !in_line && strcmp (key, "lines") != 0 ? "\"lines\":[]," : "";
  g_autofree char *text = in_line ? g_strdup_printf ("{\"lines\":[{%s\"%s\":%s}]}", name, key, json)
                                  : g_strdup_printf ("{%s\"%s\":%s}", lines, key, json);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = parse (text, "EUR", NULL, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
}

static void
assert_reads_all (const char *key, JsonObject *property, const char *list, gboolean in_line)
{
  JsonArray *values = json_object_has_member (property, list) ? json_object_get_array_member (property, list) : NULL;

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    assert_reads (key, json_array_get_element (values, i), in_line);
}

static void
assert_reads_properties (JsonObject *properties, gboolean in_line)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, properties);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonObject *property = json_node_get_object (node);

      g_assert_true (strcmp (key, "lines") == 0 || json_object_has_member (property, "examples"));
      assert_reads_all (key, property, "examples", in_line);
      assert_reads_all (key, property, "enum", in_line);
    }
}

static void
assert_same_units_and_quantities (JsonObject *line)
{
  JsonArray *units = json_object_get_array_member (json_object_get_object_member (line, "unit"), "enum");
  JsonObject *names = json_object_get_object_member (json_object_get_object_member (line, "quantities"),
                                                     "propertyNames");
  JsonArray *quantities = json_object_get_array_member (names, "enum");

  g_assert_cmpuint (json_array_get_length (units), ==, TOPSHEET_UNIT_LAST + 1);
  for (guint i = 0; i < json_array_get_length (quantities); i++)
    g_assert_true (topsheet_usage_is_quantity (json_array_get_string_element (quantities, i)));
}

static void
test_schema (void)
{
  g_autoptr (JsonNode) schema = load_schema ();
  JsonObject *root = json_object_get_object_member (json_node_get_object (schema), "properties");
  JsonObject *lines = json_object_get_object_member (root, "lines");
  JsonObject *line = json_object_get_object_member (json_object_get_object_member (lines, "items"), "properties");

  assert_reads_properties (root, FALSE);
  assert_reads_properties (line, TRUE);
  assert_same_units_and_quantities (line);
}

static void
assert_members_known (JsonObject *object, JsonObject *properties)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    g_assert_true (json_object_has_member (properties, m->data));
}

static void
test_schema_knows_what_is_written (void)
{
  static const char text[] =
    "{\"name\":\"n\",\"variables\":[{\"name\":\"v\",\"value\":1}],\"limit\":1,\"api_limit\":1,\"rates\":{\"USD\":1},\"lines\":[{\"name\":\"a\",\"formula\":\"v\","
    "\"wanted\":1,\"acceptance\":1,\"accepted_seen\":1,\"attempts_seen\":1,\"model\":\"m\",\"quantities\":{\"images\":1},\"unit_price\":1,"
    "\"price_currency\":\"USD\",\"note\":\"n\"}]}";
  g_autoptr (JsonNode) schema = load_schema ();
  JsonObject *root = json_object_get_object_member (json_node_get_object (schema), "properties");
  JsonObject *items = json_object_get_object_member (json_object_get_object_member (root, "lines"), "items");
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = parse (text, "EUR", &rates, NULL);
  g_autoptr (JsonNode) built = topsheet_plan_file_build (plan, rates);
  JsonObject *object = json_node_get_object (built);
  JsonObject *line = json_array_get_object_element (json_object_get_array_member (object, "lines"), 0);
  JsonObject *line_properties = json_object_get_object_member (items, "properties");

  assert_members_known (object, root);
  assert_members_known (line, line_properties);
  g_assert_cmpuint (json_object_get_size (object), ==, json_object_get_size (root));
  g_assert_cmpuint (json_object_get_size (line), ==, json_object_get_size (line_properties));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-file/everything", test_everything);
  g_test_add_func ("/plan-file/defaults", test_defaults);
  g_test_add_func ("/plan-file/currency", test_currency);
  g_test_add_func ("/plan-file/refuses", test_refuses);
  g_test_add_func ("/plan-file/round-trip", test_round_trip);
  g_test_add_func ("/plan-file/newest-rate", test_newest_rate);
  g_test_add_func ("/plan-file/schema", test_schema);
  g_test_add_func ("/plan-file/schema-knows-what-is-written", test_schema_knows_what_is_written);

  return g_test_run ();
}
