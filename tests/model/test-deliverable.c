/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-deliverable.h"

static void
test_new (void)
{
  g_autoptr (TopsheetDeliverable) deliverable = topsheet_deliverable_new (4, "SH010", NULL);

  g_assert_cmpstr (topsheet_deliverable_get_code (deliverable), ==, "SH010");
  g_assert_cmpuint (topsheet_deliverable_get_finals (deliverable), ==, 1);
  g_assert_cmpint (topsheet_deliverable_get_project_id (deliverable), ==, 4);
}

static void
test_code (void)
{
  static const char * const valid[] = {
    "S", "SH010", "hero-1.2_b", "0", "SH010_v1", "abcdefghijklmnopqrstuvwxyz012345"
  };
  static const char * const invalid[] = {
    "", "-a", "_a", ".a", "a b", "a/b", "SH010_v001", "ż", "a\n", "abcdefghijklmnopqrstuvwxyz0123456",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (topsheet_deliverable_code_is_valid (valid[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (topsheet_deliverable_code_is_valid (invalid[i]));
  g_assert_false (topsheet_deliverable_code_is_valid (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deliverable/new", test_new);
  g_test_add_func ("/deliverable/code", test_code);

  return g_test_run ();
}
