/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-catalogue.h"

#include <string.h>

static TopsheetCatalogue *
make_catalogue (void)
{
  static const char * const models[][2] = {
    { "bfl/flux-2-pro", "flux-2-pro" }, { "bfl/flux-2-max", "flux-2-max" }, { "kling/v3", "kling-v3" },
    { "recraft/v3", "recraftv3" },      { "google/veo", "veo-generate" },   { "google/veo@2025", "veo-generate" },
    { "a/twin", "same name" },          { "b/other", "same name" },         { "a/twin@x", "third" },
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    for (guint meter = 0; meter < 2; meter++)
      {
        TopsheetPriceRule *rule = topsheet_price_rule_new (models[i][0], meter == 0 ? "image" : "clip",
                                                           TOPSHEET_DECIMAL_ZERO, 1, TOPSHEET_UNIT_IMAGE, "USD");

        g_object_set (rule, "model", models[i][1], NULL);
        g_ptr_array_add (rules, rule);
      }
  return topsheet_catalogue_new (rules);
}

static void
test_resolve (void)
{
  static const char * const cases[][2] = {
    { "bfl/flux-2-pro", "bfl/flux-2-pro" },
    { "flux-2-pro", "bfl/flux-2-pro" },
    { "FLUX.2 [pro]", "bfl/flux-2-pro" },
    { "BFL/FLUX-2-PRO", "bfl/flux-2-pro" },
    { "kling/v3", "kling/v3" },
    { "kling-v3", "kling/v3" },
    { "recraftV3", "recraft/v3" },
    { "veo", "google/veo" },
    { "veo@2025", "google/veo@2025" },
    { "veo-generate", "google/veo" },
    { "twin", "a/twin" },
  };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (topsheet_catalogue_resolve (catalogue, cases[i][0], NULL), ==, cases[i][1]);
}

static void
assert_refused (TopsheetCatalogue *catalogue, const char *name, const char *near)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_catalogue_resolve (catalogue, name, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (near == NULL || strstr (error->message, near) != NULL);
}

static void
test_refuses (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();

  assert_refused (catalogue, "v3", "kling/v3, recraft/v3");
  assert_refused (catalogue, "same name", NULL);
  assert_refused (catalogue, "flux-2", "bfl/flux-2-max, bfl/flux-2-pro");
  assert_refused (catalogue, "flux-2-prom", "bfl/flux-2-pro");
  assert_refused (catalogue, "zzz", NULL);
  assert_refused (catalogue, "", NULL);
  assert_refused (catalogue, "…", NULL);
}

static void
test_list (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  const char * const *ids = topsheet_catalogue_list (catalogue);

  g_assert_cmpuint (g_strv_length ((char **) ids), ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      g_assert_cmpuint (topsheet_catalogue_get_rules (catalogue, ids[i])->len, ==, 2);
      g_assert_true (i == 0 || strcmp (ids[i - 1], ids[i]) < 0);
    }
  g_assert_null (topsheet_catalogue_get_rules (catalogue, "flux-2-pro"));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  TopsheetCatalogue *catalogue = topsheet_catalogue_new (rules);

  g_assert_null (*topsheet_catalogue_list (catalogue));
  assert_refused (catalogue, "flux", NULL);
  g_object_add_weak_pointer (G_OBJECT (catalogue), (gpointer *) &catalogue);
  g_object_unref (catalogue);
  g_assert_null (catalogue);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/resolve", test_resolve);
  g_test_add_func ("/catalogue/refuses", test_refuses);
  g_test_add_func ("/catalogue/list", test_list);
  g_test_add_func ("/catalogue/empty", test_empty);

  return g_test_run ();
}
