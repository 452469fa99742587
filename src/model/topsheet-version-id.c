/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-generation.h"

#include <string.h>

#define VERSION_MARK "_v"
#define MAX_VERSION_DIGITS 9

gboolean
topsheet_version_id_parse (const char *text, char **deliverable, guint *version)
{
  const char *mark;
  gsize digits;
  guint number;

  g_return_val_if_fail (text != NULL, FALSE);

  mark = g_strrstr (text, VERSION_MARK);
  if (mark == NULL || mark == text)
    return FALSE;
  digits = strlen (mark + strlen (VERSION_MARK));
  if (digits < 3 || digits > MAX_VERSION_DIGITS || strspn (mark + strlen (VERSION_MARK), "0123456789") != digits)
    return FALSE;
  number = (guint) g_ascii_strtoull (mark + strlen (VERSION_MARK), NULL, 10);
  /* Only what print() writes: "SH010_v0003" is no other name of SH010_v003. */
  if (number == 0 || (digits > 3 && mark[strlen (VERSION_MARK)] == '0'))
    return FALSE;

  if (deliverable != NULL)
    *deliverable = g_strndup (text, (gsize) (mark - text));
  if (version != NULL)
    *version = number;
  return TRUE;
}

char *
topsheet_version_id_print (const char *deliverable, guint version)
{
  g_return_val_if_fail (deliverable != NULL, NULL);

  return g_strdup_printf ("%s" VERSION_MARK "%03u", deliverable, version);
}
