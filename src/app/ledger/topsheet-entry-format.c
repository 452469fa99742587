/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ledger/topsheet-entry-format.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"

#include <inttypes.h>
#include <glib/gi18n.h>
#include <string.h>

/* 45 % of the ink for what stands behind the cents. */
#define DIM_ALPHA (G_MAXUINT16 / 100 * 45)

char *
topsheet_entry_format_amount (TopsheetLedgerEntry *entry)
{
  const TopsheetMoney *amount = topsheet_ledger_entry_get_amount (entry);
  g_autofree char *text = NULL;
  TopsheetMoney shown;

  if (amount == NULL || !topsheet_money_negate (amount, &shown, NULL))
    return NULL;
  text = topsheet_money_format (&shown, TOPSHEET_MONEY_FORMAT_LEDGER);
  return shown.nanos > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

char *
topsheet_entry_format_balance (TopsheetLedgerEntry *entry, const TopsheetMoney *limit, const char *currency)
{
  TopsheetMoney cumulative = topsheet_money (topsheet_ledger_entry_get_cumulative_nanos (entry), currency);
  TopsheetMoney balance = cumulative;

  if (limit != NULL && !topsheet_money_subtract (limit, &cumulative, &balance, NULL))
    return g_strdup ("–");
  return topsheet_money_format (&balance, TOPSHEET_MONEY_FORMAT_LEDGER);
}

char *
topsheet_entry_format_moment (gint64 usec)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (usec <= 0)
    return g_strdup ("–");
  day = topsheet_time_format_day (usec);
  clock = topsheet_time_format_clock (usec);
  return g_strdup_printf ("%s %s", day, clock);
}

char *
topsheet_entry_format_what (TopsheetLedgerEntry *entry)
{
  const char *what = topsheet_ledger_entry_get_version_id (entry);
  const gint64 refers_to = topsheet_ledger_entry_get_refers_to (entry);

  if (topsheet_ledger_entry_get_kind (entry) == TOPSHEET_ENTRY_REVERSAL && refers_to != 0)
    return g_strdup_printf (_("Reversal of %" PRId64), refers_to);
  if (what == NULL || *what == '\0')
    what = topsheet_ledger_entry_get_what (entry);
  return g_strdup (what != NULL && *what != '\0'
                     ? what
                     : topsheet_entry_kind_get_title (topsheet_ledger_entry_get_kind (entry)));
}

char *
topsheet_entry_format_quantity (TopsheetLedgerEntry *entry)
{
  const TopsheetDecimal quantity = topsheet_ledger_entry_get_quantity (entry);

  return topsheet_decimal_sign (&quantity) == 0 ? g_strdup ("–") : topsheet_text_format_decimal (&quantity);
}

const char *
topsheet_entry_state_icon (TopsheetEntryState state)
{
  switch (state)
    {
    case TOPSHEET_ENTRY_STATE_RESERVED:
      return "document-open-recent-symbolic";
    case TOPSHEET_ENTRY_STATE_INVOICED:
      return "topsheet-accepted-symbolic";
    case TOPSHEET_ENTRY_STATE_REVERSED:
      return "edit-undo-symbolic";
    case TOPSHEET_ENTRY_STATE_RELEASED:
      return "media-skip-backward-symbolic";
    case TOPSHEET_ENTRY_STATE_UNPRICED:
      return "dialog-question-symbolic";
    case TOPSHEET_ENTRY_STATE_SETTLED:
    default:
      return "object-select-symbolic";
    }
}

PangoAttrList *
topsheet_entry_money_attributes (const char *text, gboolean struck)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const gsize length = strlen (text);
  PangoAttribute *dim;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  if (length > 2 && g_ascii_isdigit (text[length - 1]) && g_ascii_isdigit (text[length - 2]))
    {
      dim = pango_attr_foreground_alpha_new (DIM_ALPHA);
      dim->start_index = (guint) (length - 2);
      dim->end_index = (guint) length;
      pango_attr_list_insert (attributes, dim);
    }
  return attributes;
}

gboolean
topsheet_entry_can_reverse (TopsheetLedgerEntry *entry)
{
  switch (topsheet_ledger_entry_get_kind (entry))
    {
    case TOPSHEET_ENTRY_RESERVATION:
    case TOPSHEET_ENTRY_CHARGE:
    case TOPSHEET_ENTRY_ADJUSTMENT:
    case TOPSHEET_ENTRY_PURCHASE:
      return topsheet_ledger_entry_get_state (entry) != TOPSHEET_ENTRY_STATE_REVERSED &&
             topsheet_ledger_entry_get_state (entry) != TOPSHEET_ENTRY_STATE_RELEASED;
    case TOPSHEET_ENTRY_RELEASE:
    case TOPSHEET_ENTRY_REVERSAL:
    case TOPSHEET_ENTRY_INVOICE:
    default:
      return FALSE;
    }
}
