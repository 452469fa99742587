/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-usage.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Quantities that a person can know about a call (docs/cli.md), and kinds of token that some providers count apart.
 * In alphabetical order. */
static const char * const quantity_names[] = {
  "actual_cost",
  "cache_read_tokens",
  "cache_write_1h_tokens",
  "cache_write_tokens",
  "characters",
  "clips",
  "credits",
  "gpu_hours",
  "gpu_seconds",
  "images",
  "input_audio_tokens",
  "input_image_tokens",
  "input_seconds",
  "input_tokens",
  "input_video_tokens",
  "minutes",
  "months",
  "output_audio_tokens",
  "output_image_tokens",
  "output_seconds",
  "output_tokens",
  "packs",
  "reasoning_tokens",
  "requests",
  "songs",
};

typedef struct
{
  char *key;
  char *value;
} Selector;

/* Estimates copy and ask these by the thousand: a bit for each quantity and a short sorted array need no tables. */
struct _TopsheetUsage
{
  gatomicrefcount ref_count;
  guint32 given; /* bits 1 << place in quantity_names */
  TopsheetDecimal quantities[G_N_ELEMENTS (quantity_names)];
  GArray *selectors; /* of Selector, by key */
};
G_STATIC_ASSERT (G_N_ELEMENTS (quantity_names) <= 32);

G_DEFINE_BOXED_TYPE (TopsheetUsage, topsheet_usage, topsheet_usage_ref, topsheet_usage_unref)

/* [a-z][a-z0-9_]* */
static gboolean
is_selector_key (const char *key)
{
  return g_ascii_islower (*key) && strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (key);
}

/* What a value may not hold, because it separates values in the text form. */
static gboolean
is_selector_value (const char *value)
{
  return *value != '\0' && strchr (value, ';') == NULL && strpbrk (value, "\r\n") == NULL &&
         g_utf8_validate (value, -1, NULL);
}

static void
selector_clear (Selector *selector)
{
  g_free (selector->key);
  g_free (selector->value);
}

/* -1 when it is no quantity. */
static int
find_quantity (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quantity_names); i++)
    if (strcmp (quantity_names[i], name) == 0)
      return (int) i;

  return -1;
}

/* Where the key stands, or would. */
static guint
find_selector (const TopsheetUsage *self, const char *key, gboolean *found)
{
  guint i = 0;

  while (i < self->selectors->len && strcmp (g_array_index (self->selectors, Selector, i).key, key) < 0)
    i++;
  *found = i < self->selectors->len && strcmp (g_array_index (self->selectors, Selector, i).key, key) == 0;

  return i;
}

/* "name=value" → name, and a pointer to the value. */
static char *
split_assignment (const char *assignment, const char **value, GError **error)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("“%s” is not of the form name=value"), assignment);
      return NULL;
    }
  *value = equals + 1;
  return g_strndup (assignment, (gsize) (equals - assignment));
}

gboolean
topsheet_usage_is_quantity (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return find_quantity (name) >= 0;
}

TopsheetUsage *
topsheet_usage_new (void)
{
  TopsheetUsage *self = g_new0 (TopsheetUsage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->selectors = g_array_new (FALSE, FALSE, sizeof (Selector));
  g_array_set_clear_func (self->selectors, (GDestroyNotify) selector_clear);
  return self;
}

TopsheetUsage *
topsheet_usage_copy (const TopsheetUsage *self)
{
  TopsheetUsage *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = topsheet_usage_new ();
  copy->given = self->given;
  memcpy (copy->quantities, self->quantities, sizeof copy->quantities);
  for (guint i = 0; i < self->selectors->len; i++)
    {
      const Selector *selector = &g_array_index (self->selectors, Selector, i);
      Selector selector_copy = { g_strdup (selector->key), g_strdup (selector->value) };

      g_array_append_val (copy->selectors, selector_copy);
    }
  return copy;
}

TopsheetUsage *
topsheet_usage_ref (TopsheetUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
topsheet_usage_unref (TopsheetUsage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->selectors);
  g_free (self);
}

void
topsheet_usage_set_quantity (TopsheetUsage *self, const char *name, TopsheetDecimal quantity)
{
  int place;

  g_return_if_fail (self != NULL && name != NULL);

  place = find_quantity (name);
  g_return_if_fail (place >= 0);

  self->quantities[place] = quantity;
  self->given |= 1u << place;
}

gboolean
topsheet_usage_get_quantity (const TopsheetUsage *self, const char *name, TopsheetDecimal *out)
{
  int place;

  g_return_val_if_fail (self != NULL && name != NULL && out != NULL, FALSE);

  place = find_quantity (name);
  if (place < 0 || (self->given & (1u << place)) == 0)
    return FALSE;

  *out = self->quantities[place];
  return TRUE;
}

void
topsheet_usage_set_selector (TopsheetUsage *self, const char *key, const char *value)
{
  gboolean found;
  guint place;

  g_return_if_fail (self != NULL && key != NULL && value != NULL);
  g_return_if_fail (is_selector_key (key) && is_selector_value (value));

  place = find_selector (self, key, &found);
  if (found)
    g_set_str (&g_array_index (self->selectors, Selector, place).value, value);
  else
    {
      Selector selector = { g_strdup (key), g_strdup (value) };

      g_array_insert_val (self->selectors, place, selector);
    }
}

const char *
topsheet_usage_get_selector (const TopsheetUsage *self, const char *key)
{
  gboolean found;
  guint place;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  place = find_selector (self, key, &found);
  return found ? g_array_index (self->selectors, Selector, place).value : NULL;
}

const char **
topsheet_usage_list_quantities (const TopsheetUsage *self)
{
  const char **names;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_new0 (const char *, G_N_ELEMENTS (quantity_names) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (quantity_names); i++)
    if ((self->given & (1u << i)) != 0)
      names[n++] = quantity_names[i];

  return names;
}

const char **
topsheet_usage_list_selectors (const TopsheetUsage *self)
{
  const char **keys;

  g_return_val_if_fail (self != NULL, NULL);

  keys = g_new0 (const char *, self->selectors->len + 1);
  for (guint i = 0; i < self->selectors->len; i++)
    keys[i] = g_array_index (self->selectors, Selector, i).key;

  return keys;
}

gboolean
topsheet_usage_parse_quantity (TopsheetUsage *self, const char *assignment, GError **error)
{
  g_autofree char *name = NULL;
  const char *value;
  TopsheetDecimal quantity;

  g_return_val_if_fail (self != NULL && assignment != NULL, FALSE);

  name = split_assignment (assignment, &value, error);
  if (name == NULL)
    return FALSE;
  if (!topsheet_usage_is_quantity (name))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("“%s” is not a quantity; known ones are input_tokens, output_tokens, images, output_seconds and the others "
                     "that the help lists"),
                   name);
      return FALSE;
    }
  if (!topsheet_decimal_parse (value, &quantity, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (topsheet_decimal_sign (&quantity) < 0)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("%s cannot be negative"), name);
      return FALSE;
    }
  topsheet_usage_set_quantity (self, name, quantity);
  return TRUE;
}

gboolean
topsheet_usage_parse_selector (TopsheetUsage *self, const char *assignment, GError **error)
{
  g_autofree char *key = NULL;
  const char *value;

  g_return_val_if_fail (self != NULL && assignment != NULL, FALSE);

  key = split_assignment (assignment, &value, error);
  if (key == NULL)
    return FALSE;
  if (!is_selector_key (key) || topsheet_usage_is_quantity (key) || !is_selector_value (value))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("“%s” is not a selector such as quality=high"),
                   assignment);
      return FALSE;
    }
  topsheet_usage_set_selector (self, key, value);
  return TRUE;
}

char *
topsheet_usage_to_text (const TopsheetUsage *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (quantity_names); i++)
    if ((self->given & (1u << i)) != 0)
      {
        g_autofree char *number = topsheet_decimal_print (&self->quantities[i]);

        g_string_append_printf (out, "%s%s=%s", out->len > 0 ? ";" : "", quantity_names[i], number);
      }
  for (guint i = 0; i < self->selectors->len; i++)
    {
      const Selector *selector = &g_array_index (self->selectors, Selector, i);

      g_string_append_printf (out, "%s%s=%s", out->len > 0 ? ";" : "", selector->key, selector->value);
    }
  return g_string_free_and_steal (out);
}

TopsheetUsage *
topsheet_usage_from_text (const char *text, GError **error)
{
  g_autoptr (TopsheetUsage) self = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = topsheet_usage_new ();
  parts = g_strsplit (text, ";", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (parts[i], strcspn (parts[i], "="));
      gboolean ok = topsheet_usage_is_quantity (name) ? topsheet_usage_parse_quantity (self, parts[i], error)
                                                      : topsheet_usage_parse_selector (self, parts[i], error);

      if (!ok)
        return NULL;
    }
  return g_steal_pointer (&self);
}
