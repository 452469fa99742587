/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Fibers format text and build JSON; the default stack is meant for less. */
#define STACK_SIZE (512 * 1024)

typedef struct
{
  TopsheetCli *cli;
  GMainLoop *loop;
} Program;

/* The first signal asks for an orderly end, the second does not ask. */
static gboolean
on_signal (gpointer user_data)
{
  TopsheetCli *cli = user_data;

  if (g_cancellable_is_cancelled (cli->cancellable))
    _exit (TOPSHEET_CLI_FAILED);
  g_cancellable_cancel (cli->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
close_session (TopsheetCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->session == NULL)
    return;
  if (!dex_await (topsheet_session_close (cli->session), &error))
    {
      topsheet_cli_report_error (cli, error, FALSE);
      if (cli->status == TOPSHEET_CLI_DONE)
        cli->status = TOPSHEET_CLI_FAILED;
    }
  g_clear_object (&cli->session);
}

static DexFuture *
run_fiber (gpointer user_data)
{
  TopsheetCli *cli = user_data;
  g_autoptr (GError) error = NULL;

  if (!cli->verb->run (cli, &error))
    {
      cli->status = topsheet_cli_error_get_status (error);
      topsheet_cli_report_error (cli, error, TRUE);
    }
  else if (cli->partial != NULL)
    {
      cli->status = topsheet_cli_error_get_status (cli->partial);
      topsheet_cli_report_error (cli, cli->partial, FALSE);
    }
  close_session (cli);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
on_finished (DexFuture *future, gpointer user_data)
{
  g_main_loop_quit (user_data);
  return NULL;
}

static void
run (TopsheetCli *cli)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DexFuture) future = NULL;

  g_unix_signal_add (SIGINT, on_signal, cli);
  g_unix_signal_add (SIGTERM, on_signal, cli);
  future = dex_scheduler_spawn (NULL, STACK_SIZE, run_fiber, cli, NULL);
  future = dex_future_finally (g_steal_pointer (&future), on_finished, loop, NULL);
  g_main_loop_run (loop);
}

static gboolean
wants_json (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--json"))
      return TRUE;
  return FALSE;
}

/* JSON is the same in every language: messages and numbers in it as well. */
static void
set_locale (gboolean json)
{
  if (!json)
    setlocale (LC_ALL, "");
  else if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "C");
  if (json)
    g_setenv ("LANGUAGE", "C", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, TOPSHEET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The moment that reproducible builds name (reproducible-builds.org/specs/source-date-epoch), so that the same input
 * gives the same report. */
static TopsheetClock *
make_clock (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds = 0;

  if (epoch != NULL && g_ascii_string_to_unsigned (epoch, 10, 1, G_MAXUINT32, &seconds, NULL))
    return topsheet_clock_new_fixed ((gint64) seconds * G_USEC_PER_SEC);
  return topsheet_clock_new_system ();
}

static TopsheetCliStatus
flush (TopsheetCli *cli)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return cli->status;
  g_printerr ("topsheet-cli: %s: %s\n", _("standard output"), g_strerror (errno));
  return cli->status != TOPSHEET_CLI_DONE ? cli->status : TOPSHEET_CLI_FAILED;
}

int
main (int argc, char **argv)
{
  TopsheetCli *cli;
  g_autoptr (GError) error = NULL;
  int status;

  set_locale (wants_json (argc, argv));
  g_set_prgname ("topsheet-cli");
  dex_init ();
  cli = topsheet_cli_new ();
  cli->json = wants_json (argc, argv);
  cli->clock = make_clock ();
  if (!topsheet_cli_parse (cli, argc, argv, &error))
    {
      cli->status = topsheet_cli_error_get_status (error);
      topsheet_cli_report_error (cli, error, TRUE);
    }
  else if (cli->verb != NULL)
    run (cli);
  status = (int) flush (cli);
  topsheet_cli_free (cli);
  return status;
}
