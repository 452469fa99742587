/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-unit.h"

static void
test_names (void)
{
  for (guint i = 0; i <= TOPSHEET_UNIT_LAST; i++)
    {
      TopsheetUnit unit;

      g_assert_true (topsheet_unit_from_name (topsheet_unit_get_name ((TopsheetUnit) i), &unit));
      g_assert_cmpuint (unit, ==, i);
      g_assert_cmpuint (*topsheet_unit_get_label (unit) == '\0', ==, unit == TOPSHEET_UNIT_NONE);
    }
}

static void
test_unknown (void)
{
  TopsheetUnit unit = TOPSHEET_UNIT_PACK;

  g_assert_false (topsheet_unit_from_name ("tokens", &unit));
  g_assert_false (topsheet_unit_from_name (NULL, &unit));
  g_assert_cmpint (unit, ==, TOPSHEET_UNIT_PACK);
  g_assert_cmpstr (topsheet_unit_get_name (TOPSHEET_UNIT_GB_MONTH), ==, "gb-month");
  g_assert_cmpstr (topsheet_unit_get_label (TOPSHEET_UNIT_SECOND), ==, "s");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit/names", test_names);
  g_test_add_func ("/unit/unknown", test_unknown);

  return g_test_run ();
}
