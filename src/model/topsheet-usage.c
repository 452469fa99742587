/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-usage.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TopsheetUsage
{
  gatomicrefcount ref_count;
  GHashTable *quantities; /* name → TopsheetDecimal */
  GHashTable *selectors;  /* key → value */
};

G_DEFINE_BOXED_TYPE (TopsheetUsage, topsheet_usage, topsheet_usage_ref, topsheet_usage_unref)

/* Quantities that a person can know about a call (docs/cli.md), and kinds of token that some providers count apart. */
static const char *const quantity_names[] = {
  "cache_read_tokens",
  "cache_write_tokens",
  "characters",
  "clips",
  "gpu_hours",
  "gpu_seconds",
  "images",
  "input_image_tokens",
  "input_seconds",
  "input_tokens",
  "minutes",
  "months",
  "output_image_tokens",
  "output_seconds",
  "output_tokens",
  "packs",
  "requests",
};

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

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static const char **
list_keys (GHashTable *table)
{
  guint n;
  const char **keys = (const char **) g_hash_table_get_keys_as_array (table, &n);

  qsort (keys, n, sizeof *keys, compare_names);
  return keys;
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

  for (gsize i = 0; i < G_N_ELEMENTS (quantity_names); i++)
    if (strcmp (quantity_names[i], name) == 0)
      return TRUE;

  return FALSE;
}

TopsheetUsage *
topsheet_usage_new (void)
{
  TopsheetUsage *self = g_new0 (TopsheetUsage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->quantities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->selectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

TopsheetUsage *
topsheet_usage_copy (const TopsheetUsage *self)
{
  TopsheetUsage *copy;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = topsheet_usage_new ();
  g_hash_table_iter_init (&iter, self->quantities);
  while (g_hash_table_iter_next (&iter, &key, &value))
    topsheet_usage_set_quantity (copy, key, *(TopsheetDecimal *) value);
  g_hash_table_iter_init (&iter, self->selectors);
  while (g_hash_table_iter_next (&iter, &key, &value))
    topsheet_usage_set_selector (copy, key, value);
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
  g_hash_table_unref (self->quantities);
  g_hash_table_unref (self->selectors);
  g_free (self);
}

void
topsheet_usage_set_quantity (TopsheetUsage *self, const char *name, TopsheetDecimal quantity)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (topsheet_usage_is_quantity (name));

  g_hash_table_replace (self->quantities, g_strdup (name), g_memdup2 (&quantity, sizeof quantity));
}

gboolean
topsheet_usage_get_quantity (const TopsheetUsage *self, const char *name, TopsheetDecimal *out)
{
  const TopsheetDecimal *found;

  g_return_val_if_fail (self != NULL && name != NULL && out != NULL, FALSE);

  found = g_hash_table_lookup (self->quantities, name);
  if (found == NULL)
    return FALSE;

  *out = *found;
  return TRUE;
}

void
topsheet_usage_set_selector (TopsheetUsage *self, const char *key, const char *value)
{
  g_return_if_fail (self != NULL && key != NULL && value != NULL);
  g_return_if_fail (is_selector_key (key) && is_selector_value (value));

  g_hash_table_replace (self->selectors, g_strdup (key), g_strdup (value));
}

const char *
topsheet_usage_get_selector (const TopsheetUsage *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->selectors, key);
}

const char **
topsheet_usage_list_quantities (const TopsheetUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_keys (self->quantities);
}

const char **
topsheet_usage_list_selectors (const TopsheetUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_keys (self->selectors);
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
      g_set_error (
        error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
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
  g_autofree const char **quantities = NULL;
  g_autofree const char **selectors = NULL;
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  quantities = list_keys (self->quantities);
  for (gsize i = 0; quantities[i] != NULL; i++)
    {
      g_autofree char *number = topsheet_decimal_print (g_hash_table_lookup (self->quantities, quantities[i]));

      g_string_append_printf (out, "%s%s=%s", out->len > 0 ? ";" : "", quantities[i], number);
    }
  selectors = list_keys (self->selectors);
  for (gsize i = 0; selectors[i] != NULL; i++)
    g_string_append_printf (out, "%s%s=%s", out->len > 0 ? ";" : "", selectors[i],
                            (const char *) g_hash_table_lookup (self->selectors, selectors[i]));

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
