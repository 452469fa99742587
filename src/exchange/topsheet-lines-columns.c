/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table of lines are called. */

#include "exchange/topsheet-lines-text.h"

#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *key;
  const char *title;
  const char *others; /* folded: what spreadsheets of productions call it */
} columns[TOPSHEET_LINES_N_COLUMNS] = {
  [TOPSHEET_LINES_PHASE] = { "phase", NC_("column of lines", "Phase"), "stage" },
  [TOPSHEET_LINES_ACCOUNT] = { "account", NC_("column of lines", "Account"), "account-number" },
  [TOPSHEET_LINES_WHAT] = { "what", NC_("column of lines", "What"), "name line item description title task" },
  [TOPSHEET_LINES_MODEL] = { "model", NC_("column of lines", "Model"), "model-id" },
  [TOPSHEET_LINES_QUANTITY] = { "quantity", NC_("column of lines", "Quantity"), "qty count attempts number" },
  [TOPSHEET_LINES_UNIT] = { "unit", NC_("column of lines", "Unit"), "units" },
  [TOPSHEET_LINES_UNIT_PRICE] = { "unit_price", NC_("column of lines", "Unit price"),
                                  "price rate unit-cost price-per-unit" },
  [TOPSHEET_LINES_CURRENCY] = { "currency", NC_("column of lines", "Currency"), "price-currency" },
  [TOPSHEET_LINES_WANTED] = { "wanted", NC_("column of lines", "Wanted"), "finals" },
  [TOPSHEET_LINES_ACCEPTANCE] = { "acceptance", NC_("column of lines", "Acceptance"), "acceptance-rate" },
  [TOPSHEET_LINES_AMOUNT] = { "amount", NC_("column of lines", "Amount"), "total sum cost" },
  [TOPSHEET_LINES_MEASURED] = { "measured", NC_("column of lines", "Measured"), "seen" },
  [TOPSHEET_LINES_SETTINGS] = { "settings", NC_("column of lines", "Settings"), "usage" },
  [TOPSHEET_LINES_NOTE] = { "note", NC_("column of lines", "Note"), "notes comment comments" },
};

const char *
topsheet_lines_column_get_key (TopsheetLinesColumn column)
{
  g_return_val_if_fail (column < TOPSHEET_LINES_N_COLUMNS, NULL);

  return columns[column].key;
}

const char *
topsheet_lines_column_get_title (TopsheetLinesColumn column)
{
  g_return_val_if_fail (column < TOPSHEET_LINES_N_COLUMNS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "column of lines", columns[column].title);
}

static gboolean
is_called (TopsheetLinesColumn column, const char *folded)
{
  const char *titles[] = { columns[column].title, topsheet_lines_column_get_title (column), columns[column].key };
  g_auto (GStrv) others = g_strsplit (columns[column].others, " ", 0);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *known = topsheet_text_fold (titles[i]);

      if (strcmp (known, folded) == 0)
        return TRUE;
    }
  return g_strv_contains ((const char * const *) others, folded);
}

gboolean
topsheet_lines_column_find (const char *title, TopsheetLinesColumn *out)
{
  g_autofree char *start = NULL, *folded = NULL;

  g_return_val_if_fail (title != NULL && out != NULL, FALSE);

  if (strlen (title) > 200)
    return FALSE;
  start = g_strndup (title, strcspn (title, "(["));
  folded = topsheet_text_fold (start);
  if (*folded == '\0')
    return FALSE;
  for (guint i = 0; i < TOPSHEET_LINES_N_COLUMNS; i++)
    if (is_called ((TopsheetLinesColumn) i, folded))
      {
        *out = (TopsheetLinesColumn) i;
        return TRUE;
      }
  return FALSE;
}
