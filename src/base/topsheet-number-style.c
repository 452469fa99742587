/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-number-style.h"

#include <locale.h>
#include <string.h>

#define NARROW_NO_BREAK_SPACE "\xe2\x80\xaf"

/* Languages with messages (po/LINGUAS); English is the source language and comes first. */
static const TopsheetNumberStyle styles[] = {
  { "en", ".", ",", 4, FALSE },
  { "pl", ",", NARROW_NO_BREAK_SPACE, 5, TRUE },
};

static const TopsheetNumberStyle *
find_style (const char *name)
{
  gsize length = strcspn (name, "_.@:");

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strlen (styles[i].language) == length && strncmp (styles[i].language, name, length) == 0)
      return &styles[i];

  return NULL;
}

/* The language of the messages is found as gettext finds it: $LANGUAGE, a list, before the locale; neither counts in
 * the locale "C". */
const TopsheetNumberStyle *
topsheet_number_style_get (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const char *language = g_getenv ("LANGUAGE");
  const char *name;

  if (locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0)
    return &styles[0];

  name = language != NULL && *language != '\0' ? language : locale;
  while (*name != '\0')
    {
      const TopsheetNumberStyle *style = find_style (name);

      if (style != NULL)
        return style;
      name += strcspn (name, ":");
      name += strspn (name, ":");
    }
  return &styles[0];
}

void
topsheet_number_style_append (const TopsheetNumberStyle *self,
                              GString *out,
                              const char *whole,
                              const char *decimals,
                              gboolean table)
{
  gsize length = strlen (whole);
  gboolean grouped = length >= (table ? 4 : self->min_grouped);

  for (gsize i = 0; i < length; i++)
    {
      if (grouped && i > 0 && (length - i) % 3 == 0)
        g_string_append (out, self->group);
      g_string_append_c (out, whole[i]);
    }
  if (*decimals != '\0')
    {
      g_string_append (out, self->decimal);
      g_string_append (out, decimals);
    }
}
