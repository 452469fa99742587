/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-account.h"

#include <glib/gi18n-lib.h>

static const guint numbers[] = {
  TOPSHEET_ACCOUNT_EXPLORATION,    TOPSHEET_ACCOUNT_PRODUCTION,
  TOPSHEET_ACCOUNT_ITERATION,      TOPSHEET_ACCOUNT_TRANSFER,
  TOPSHEET_ACCOUNT_STORAGE,        TOPSHEET_ACCOUNT_HUMAN_TIME,
  TOPSHEET_ACCOUNT_INFRASTRUCTURE, TOPSHEET_ACCOUNT_LICENCES,
  TOPSHEET_ACCOUNT_ADAPTATION,     0,
};
G_STATIC_ASSERT (G_N_ELEMENTS (numbers) == TOPSHEET_N_ACCOUNTS + 1);

const guint *
topsheet_account_list (void)
{
  return numbers;
}

gboolean
topsheet_account_is_valid (guint number)
{
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    if (numbers[i] == number)
      return TRUE;

  return FALSE;
}

const char *
topsheet_account_get_title (guint number)
{
  switch (number)
    {
    case TOPSHEET_ACCOUNT_EXPLORATION:
      return _("Exploration compute");
    case TOPSHEET_ACCOUNT_PRODUCTION:
      return _("Production compute");
    case TOPSHEET_ACCOUNT_ITERATION:
      return _("Iteration compute");
    case TOPSHEET_ACCOUNT_TRANSFER:
      return _("Transfer");
    case TOPSHEET_ACCOUNT_STORAGE:
      return _("Storage");
    case TOPSHEET_ACCOUNT_HUMAN_TIME:
      return _("Human time");
    case TOPSHEET_ACCOUNT_INFRASTRUCTURE:
      return _("Own infrastructure");
    case TOPSHEET_ACCOUNT_LICENCES:
      return _("Licences and subscriptions");
    case TOPSHEET_ACCOUNT_ADAPTATION:
      return _("Adaptation and skills");
    default:
      return _("Unknown account");
    }
}

guint
topsheet_account_for_phase (TopsheetPhase phase)
{
  switch (phase)
    {
    case TOPSHEET_PHASE_PLANNING:
    case TOPSHEET_PHASE_EXPLORATION:
      return TOPSHEET_ACCOUNT_EXPLORATION;
    case TOPSHEET_PHASE_PRODUCTION:
      return TOPSHEET_ACCOUNT_PRODUCTION;
    case TOPSHEET_PHASE_ITERATION:
    case TOPSHEET_PHASE_POST:
    default:
      return TOPSHEET_ACCOUNT_ITERATION;
    }
}

gboolean
topsheet_account_is_compute (guint number)
{
  return number == TOPSHEET_ACCOUNT_EXPLORATION || number == TOPSHEET_ACCOUNT_PRODUCTION ||
         number == TOPSHEET_ACCOUNT_ITERATION;
}
