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
add_override (GPtrArray *overrides, const char *id, const char *first, const char *second, TopsheetTier tier)
{
  const char * const conditions[] = { first, second, NULL };

  g_ptr_array_add (overrides, topsheet_tier_override_new (id, conditions, (int) tier, 1));
}

static void
test_tiers (void)
{
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autoptr (TopsheetUsage) both = NULL;

  g_object_set (topsheet_catalogue_get_rules (catalogue, "kling/v3")->pdata[0], "tier", TOPSHEET_TIER_HERO, NULL);
  topsheet_usage_set_selector (usage, "resolution", "4k");
  both = topsheet_usage_copy (usage);
  topsheet_usage_set_selector (both, "audio", "true");
  add_override (overrides, "bfl/flux-2-pro", NULL, NULL, TOPSHEET_TIER_SKETCH);
  add_override (overrides, "bfl/flux-2-pro", "audio=true", "resolution=4k", TOPSHEET_TIER_STANDARD);
  add_override (overrides, "bfl/flux-2-pro", "resolution=4k", NULL, TOPSHEET_TIER_HERO);
  add_override (overrides, "nobody/knows-it", NULL, NULL, TOPSHEET_TIER_HERO);
  topsheet_catalogue_set_tiers (catalogue, overrides);

  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "kling/v3", usage), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "bfl/flux-2-pro", NULL), ==, TOPSHEET_TIER_SKETCH);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "bfl/flux-2-pro", usage), ==, TOPSHEET_TIER_HERO);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "bfl/flux-2-pro", both), ==, TOPSHEET_TIER_STANDARD);
  g_assert_cmpint (topsheet_catalogue_get_tier (catalogue, "nobody/knows-it", NULL), ==, TOPSHEET_TIER_STANDARD);
  g_assert_cmpuint (topsheet_catalogue_get_tiers (catalogue, "bfl/flux-2-pro")->len, ==, 3);
  g_assert_null (topsheet_catalogue_get_tiers (catalogue, "nobody/knows-it"));
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
  g_test_add_func ("/catalogue/tiers", test_tiers);
  g_test_add_func ("/catalogue/empty", test_empty);

  return g_test_run ();
}
