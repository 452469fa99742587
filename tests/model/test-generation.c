/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-generation.h"

static void
count_notify (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_version_id_is_derived (void)
{
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (7);
  guint notified = 0;

  g_assert_cmpint (topsheet_generation_get_project_id (generation), ==, 7);
  g_assert_nonnull (topsheet_generation_get_version_id (generation));
  g_signal_connect (generation, "notify::version-id", G_CALLBACK (count_notify), &notified);
  g_object_set (generation, "deliverable", "SH010", "version", 3, NULL);
  g_assert_cmpstr (topsheet_generation_get_version_id (generation), ==, "SH010_v003");
  g_assert_cmpuint (notified, ==, 1);
  g_object_set (generation, "version", 1000, NULL);
  g_assert_cmpstr (topsheet_generation_get_version_id (generation), ==, "SH010_v1000");
  g_assert_cmpuint (notified, ==, 2);
}

static void
test_version_id_parse (void)
{
  static const char * const refused[] = {
    "",           "SH010",       "_v003",       "SH010_v",    "SH010_v01",
    "SH010_v000", "SH010_v0003", "SH010_v003x", "SH010_v-01", "SH010_v1234567890",
    "SH010-v003",
  };
  static const struct
  {
    const char *text, *deliverable;
    guint version;
  } cases[] = {
    { "SH010_v003", "SH010", 3 },
    { "a_v001_v999", "a_v001", 999 },
    { "SH010_v1000", "SH010", 1000 },
    { "SH010_v999999999", "SH010", 999999999 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (topsheet_version_id_parse (refused[i], NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *deliverable = NULL, *printed = NULL;
      guint version;

      g_assert_true (topsheet_version_id_parse (cases[i].text, &deliverable, &version));
      g_assert_cmpstr (deliverable, ==, cases[i].deliverable);
      g_assert_cmpuint (version, ==, cases[i].version);
      printed = topsheet_version_id_print (deliverable, version);
      g_assert_cmpstr (printed, ==, cases[i].text);
    }
}

static void
test_model (void)
{
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);

  g_assert_null (topsheet_generation_get_model (generation));
  g_object_set (topsheet_generation_get_parameters (generation), "model", "sd_xl_base", NULL);
  g_assert_cmpstr (topsheet_generation_get_model (generation), ==, "sd_xl_base");
  g_object_set (generation, "model-id", "bfl/flux-2-pro", NULL);
  g_assert_cmpstr (topsheet_generation_get_model (generation), ==, "bfl/flux-2-pro");
}

static void
test_parameters_are_never_null (void)
{
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);
  TopsheetParameters *parameters = topsheet_generation_get_parameters (generation);

  g_assert_true (topsheet_parameters_is_empty (parameters));
  topsheet_parameters_add_lora (parameters, "detail", "0.8");
  g_assert_false (topsheet_parameters_is_empty (parameters));
  g_object_set (parameters, "prompt", "", NULL);
  g_assert_null (topsheet_parameters_get_prompt (parameters));

  g_object_set (generation, "parameters", NULL, NULL);
  g_assert_true (topsheet_parameters_is_empty (topsheet_generation_get_parameters (generation)));
}

static void
test_set_decision (void)
{
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);
  guint notified = 0;

  g_signal_connect (generation, "notify", G_CALLBACK (count_notify), &notified);
  topsheet_generation_set_decision (generation, TOPSHEET_DECISION_REJECTED, "hands", 99);
  topsheet_generation_set_decision (generation, TOPSHEET_DECISION_REJECTED, "hands", 99);
  g_assert_cmpuint (notified, ==, 3);
  g_assert_cmpint (topsheet_generation_get_decision (generation), ==, TOPSHEET_DECISION_REJECTED);
  g_assert_cmpstr (topsheet_generation_get_reason (generation), ==, "hands");
  g_assert_cmpint (topsheet_generation_get_decided_at_usec (generation), ==, 99);
}

static void
test_unpriced_is_not_zero (void)
{
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);
  TopsheetMoney nothing = topsheet_money (0, "EUR");

  g_assert_null (topsheet_generation_get_cost (generation));
  topsheet_generation_set_cost (generation, &nothing);
  g_assert_cmpint (topsheet_generation_get_cost (generation)->nanos, ==, 0);
  topsheet_generation_set_cost (generation, NULL);
  g_assert_null (topsheet_generation_get_cost (generation));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generation/version-id-is-derived", test_version_id_is_derived);
  g_test_add_func ("/generation/version-id-parse", test_version_id_parse);
  g_test_add_func ("/generation/model", test_model);
  g_test_add_func ("/generation/parameters-are-never-null", test_parameters_are_never_null);
  g_test_add_func ("/generation/set-decision", test_set_decision);
  g_test_add_func ("/generation/unpriced-is-not-zero", test_unpriced_is_not_zero);

  return g_test_run ();
}
