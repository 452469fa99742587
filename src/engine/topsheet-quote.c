/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-pricing.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (TopsheetQuote, topsheet_quote, topsheet_quote_ref, topsheet_quote_unref)

/* "quality", "quality and size", "quality, size and op" */
static char *
join_names (GStrv names)
{
  guint n = g_strv_length (names);
  g_autofree char *head = NULL;
  g_auto (GStrv) first = NULL;

  if (n < 2)
    return g_strdup (n == 1 ? names[0] : "");

  first = g_strdupv (names);
  g_clear_pointer (&first[n - 1], g_free);
  head = g_strjoinv (", ", first);
  /* Translators: the last two of a list */
  return g_strdup_printf (_("%1$s and %2$s"), head, names[n - 1]);
}

TopsheetQuote *
topsheet_quote_ref (TopsheetQuote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
topsheet_quote_unref (TopsheetQuote *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->items);
  g_strfreev (self->unpriced);
  g_strfreev (self->missing);
  g_free (self);
}

char *
topsheet_quote_explain (const TopsheetQuote *self)
{
  g_autofree char *quantities = NULL;
  g_autofree char *selectors = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->has_amount)
    return NULL;
  if (*self->unpriced == NULL)
    return g_strdup (_("nothing says what one call needs"));

  quantities = join_names (self->unpriced);
  if (self->self_hosted)
    return g_strdup_printf (_("no price for %s: the model runs on a machine of one’s own and costs the hours of that"),
                            quantities);
  if (*self->missing == NULL)
    return g_strdup_printf (_("no price for %s"), quantities);

  selectors = join_names (self->missing);
  return g_strdup_printf (_("no price for %1$s without %2$s"), quantities, selectors);
}
