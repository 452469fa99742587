/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#include "store/sqlite/topsheet-sqlite-store.h"

#include <glib/gstdio.h>

static char *folder;
static guint n_libraries;

static TopsheetStore *
make_library (TopsheetClock *clock,
              gpointer       data)
{
  g_autofree char *name = g_strdup_printf ("library-%u.db", ++n_libraries);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return await_object (topsheet_sqlite_store_open (path, TOPSHEET_SQLITE_CREATE, clock));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  folder = g_dir_make_tmp ("topsheet-store-XXXXXX", NULL);
  store_conformance_add_tests ("sqlite", make_library, NULL);
  status = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return status;
}
