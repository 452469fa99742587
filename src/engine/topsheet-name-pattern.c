/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-name-pattern.h"

#include "base/topsheet-error.h"
#include "model/topsheet-deliverable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STEM 255
#define MAX_CODE 32
#define MAX_DIGITS 9

typedef enum
{
  PART_CHARACTER,
  PART_ANY,
  PART_ONE,
  PART_DELIVERABLE,
  PART_VERSION,
} PartKind;

typedef struct
{
  PartKind kind;
  gunichar character; /* folded */
} Part;

typedef struct
{
  Part parts[TOPSHEET_NAME_PATTERN_MAX];
  guint n_parts;
} Pattern;

static gboolean
fail (guint at, const char *message, guint *place, GError **error)
{
  if (place != NULL)
    *place = at;
  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, message);
  return FALSE;
}

/* The placeholder that @text begins with; 0 = none. Bytes that it takes. */
static gsize
read_placeholder (const char *text, PartKind *kind)
{
  static const struct
  {
    const char *text;
    PartKind kind;
  } known[] = { { "{deliverable}", PART_DELIVERABLE }, { "{version}", PART_VERSION } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (text, known[i].text))
      {
        *kind = known[i].kind;
        return strlen (known[i].text);
      }
  return 0;
}

/* One part at @text; @length: bytes of it */
static gboolean
read_part (const char *text, guint at, Part *part, gsize *length, guint *place, GError **error)
{
  const gunichar character = g_utf8_get_char (text);

  *part = (Part) { PART_CHARACTER, g_unichar_tolower (character) };
  *length = (gsize) (g_utf8_next_char (text) - text);
  if ((*text == '{' || *text == '}') && text[1] == text[0])
    *length = 2;
  else if (*text == '{')
    {
      *length = read_placeholder (text, &part->kind);
      if (*length == 0)
        return fail (at,
                     strchr (text, '}') == NULL
                       ? _("This brace is never closed. A brace of the name itself is written “{{”.")
                       : _("There are only {deliverable} and {version}."),
                     place, error);
    }
  else if (*text == '}')
    return fail (at, _("This brace was never opened. A brace of the name itself is written “}}”."), place, error);
  else if (*text == '*')
    part->kind = PART_ANY;
  else if (*text == '?')
    part->kind = PART_ONE;
  else if (*text == '/')
    return fail (at, _("A pattern is about the name of a file, not about its folders."), place, error);
  return TRUE;
}

static gboolean
read_pattern (const char *text, Pattern *pattern, guint *place, GError **error)
{
  gboolean has[PART_VERSION + 1] = { FALSE };
  guint at = 0;

  pattern->n_parts = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return fail (0, _("The pattern is not valid UTF-8."), place, error);
  while (*text != '\0')
    {
      Part *part = &pattern->parts[pattern->n_parts];
      gsize length;

      if (at >= TOPSHEET_NAME_PATTERN_MAX)
        return fail (at, _("A pattern has at most 200 characters."), place, error);
      if (!read_part (text, at, part, &length, place, error))
        return FALSE;
      if (part->kind >= PART_DELIVERABLE && has[part->kind])
        return fail (at, _("The same cannot stand in a pattern twice."), place, error);
      has[part->kind] = TRUE;
      at += (guint) g_utf8_strlen (text, (gssize) length);
      text += length;
      /* Two stars say no more than one. */
      if (part->kind != PART_ANY || pattern->n_parts == 0 || part[-1].kind != PART_ANY)
        pattern->n_parts++;
    }
  return has[PART_DELIVERABLE] || has[PART_VERSION] ||
         fail (at, _("The pattern says neither {deliverable} nor {version}."), place, error);
}

/* A match under way. */
typedef struct
{
  const Pattern *pattern;
  gunichar *stem;   /* folded */
  const char *text; /* the same as it is written */
  glong length;
  guint8 *failed;                         /* a bit for each part and place: it was tried from there */
  glong tried[TOPSHEET_NAME_PATTERN_MAX]; /* of a star: from there on nothing fits behind it */
  glong code_start, code_length, version_start, version_length;
} Match;

static gboolean match_from (Match *self, guint part, glong at);

static gboolean
is_code_character (gunichar c)
{
  return c < 128 && (g_ascii_isalnum ((char) c) || c == '-' || c == '_' || c == '.');
}

/* How many characters from @at on a part may take at most; @least: and at least. */
static glong
measure (const Match *self, PartKind kind, glong at, glong *least)
{
  glong n = 0;

  *least = kind == PART_ANY ? 0 : 1;
  if (kind == PART_ANY)
    return self->length - at;
  if (kind == PART_DELIVERABLE)
    while (n < MAX_CODE && at + n < self->length && is_code_character (self->stem[at + n]))
      n++;
  else
    while (n < MAX_DIGITS && at + n < self->length && self->stem[at + n] < 128 &&
           g_ascii_isdigit ((char) self->stem[at + n]))
      n++;
  return n;
}

static gboolean
is_code (const Match *self, glong at, glong length)
{
  char code[MAX_CODE + 1];
  const char *start = g_utf8_offset_to_pointer (self->text, at);

  memcpy (code, start, (gsize) length);
  code[length] = '\0';
  return topsheet_deliverable_code_is_valid (code);
}

static gboolean
match_stretch (Match *self, guint place, PartKind kind, glong at)
{
  glong least;
  glong most = measure (self, kind, at, &least);

  if (kind == PART_ANY)
    most = MIN (most, self->tried[place] - 1 - at);
  for (glong n = most; n >= least; n--)
    {
      if ((kind == PART_DELIVERABLE && !is_code (self, at, n)) || !match_from (self, place + 1, at + n))
        continue;
      if (kind == PART_DELIVERABLE)
        self->code_start = at, self->code_length = n;
      else if (kind == PART_VERSION)
        self->version_start = at, self->version_length = n;
      return TRUE;
    }
  if (kind == PART_ANY)
    self->tried[place] = MIN (self->tried[place], at);
  return FALSE;
}

static gboolean
match_part (Match *self, guint place, glong at)
{
  const Part *part = &self->pattern->parts[place];

  switch (part->kind)
    {
    case PART_CHARACTER:
      return at < self->length && self->stem[at] == part->character && match_from (self, place + 1, at + 1);
    case PART_ONE:
      return at < self->length && match_from (self, place + 1, at + 1);
    case PART_ANY:
    case PART_DELIVERABLE:
    case PART_VERSION:
    default:
      return match_stretch (self, place, part->kind, at);
    }
}

static gboolean
match_from (Match *self, guint place, glong at)
{
  guint8 *failed;

  if (place == self->pattern->n_parts)
    return at == self->length;
  failed = &self->failed[(glong) place * (self->length + 1) + at];
  if (*failed)
    return FALSE;
  if (match_part (self, place, at))
    return TRUE;
  *failed = 1;
  return FALSE;
}

gboolean
topsheet_name_pattern_check (const char *pattern, guint *place, GError **error)
{
  g_autofree Pattern *parts = g_new (Pattern, 1);

  g_return_val_if_fail (pattern != NULL, FALSE);

  return read_pattern (pattern, parts, place, error);
}

static void
take (const Match *self, char **deliverable, guint *version)
{
  g_autofree char *number = g_utf8_substring (self->text, self->version_start,
                                              self->version_start + self->version_length);

  *version = (guint) g_ascii_strtoull (number, NULL, 10);
  *deliverable = self->code_length > 0
                   ? g_utf8_substring (self->text, self->code_start, self->code_start + self->code_length)
                   : NULL;
}

gboolean
topsheet_name_pattern_match (const char *pattern, const char *stem, char **deliverable, guint *version)
{
  g_autofree Pattern *parts = g_new (Pattern, 1);
  g_autofree gunichar *folded = NULL;
  g_autofree guint8 *failed = NULL;
  Match match = { .pattern = parts, .text = stem };

  g_return_val_if_fail (pattern != NULL && stem != NULL, FALSE);
  g_return_val_if_fail (deliverable != NULL && version != NULL, FALSE);

  if (!read_pattern (pattern, parts, NULL, NULL) || strlen (stem) > MAX_STEM || !g_utf8_validate (stem, -1, NULL))
    return FALSE;
  folded = g_utf8_to_ucs4_fast (stem, -1, &match.length);
  for (glong i = 0; i < match.length; i++)
    folded[i] = g_unichar_tolower (folded[i]);
  failed = g_new0 (guint8, (gsize) parts->n_parts * ((gsize) match.length + 1));
  for (guint i = 0; i < parts->n_parts; i++)
    match.tried[i] = match.length + 1;
  match.stem = folded;
  match.failed = failed;
  if (!match_from (&match, 0, 0))
    return FALSE;
  take (&match, deliverable, version);
  return TRUE;
}
