/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sqlite-fixture.h"
#include "store-conformance.h"

static TopsheetStore *
make_library (TopsheetClock *clock, gpointer data)
{
  g_autofree char *path = sqlite_test_new_path ();

  return await_object (topsheet_sqlite_store_open (path, TOPSHEET_SQLITE_CREATE, clock));
}

static void
add_tests (void)
{
  store_conformance_add_tests ("sqlite", make_library, NULL);
}

int
main (int argc, char *argv[])
{
  return sqlite_test_main (argc, argv, add_tests);
}
