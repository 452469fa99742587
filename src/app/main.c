/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/topsheet-application.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (TopsheetApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TOPSHEET_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Topsheet");
  dex_init ();

  application = topsheet_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
