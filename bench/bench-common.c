/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-common.h"

static DexFuture *
bench_finished (DexFuture *future, gpointer user_data)
{
  g_main_loop_quit (user_data);
  return dex_ref (future);
}

int
bench_run (DexFiberFunc func, gpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;

  future = dex_scheduler_spawn (NULL, 0, func, data, NULL);
  future = dex_future_finally (future, bench_finished, loop, NULL);
  g_main_loop_run (loop);
  if (dex_future_get_value (future, &error) != NULL)
    return 0;
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return 1;
}
