/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-error.h"
#include "base/topsheet-time.h"

#include <glib/gi18n.h>
#include <inttypes.h>

TopsheetCli *
topsheet_cli_new (void)
{
  TopsheetCli *self = g_new0 (TopsheetCli, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_strfreev);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
topsheet_cli_free (TopsheetCli *self)
{
  g_strfreev (self->args);
  g_hash_table_unref (self->values);
  g_free (self->library);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_error (&self->partial);
  g_free (self);
}

char *
topsheet_cli_get_command (TopsheetCli *self)
{
  if (self->noun == NULL)
    return NULL;
  if (self->verb == NULL || self->verb->name == NULL)
    return g_strdup (self->noun->name);
  return g_strdup_printf ("%s %s", self->noun->name, self->verb->name);
}

gboolean
topsheet_cli_get_flag (TopsheetCli *self, const char *name)
{
  return g_hash_table_contains (self->values, name);
}

const char * const *
topsheet_cli_get_list (TopsheetCli *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

const char *
topsheet_cli_get_text (TopsheetCli *self, const char *name)
{
  const char * const *values = topsheet_cli_get_list (self, name);

  if (values == NULL || values[0] == NULL)
    return NULL;
  return values[g_strv_length ((char **) values) - 1];
}

gboolean
topsheet_cli_get_number (TopsheetCli *self, const char *name, guint64 min, guint64 max, guint64 *number, GError **error)
{
  const char *text = topsheet_cli_get_text (self, name);

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, min, max, number, NULL))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--%s takes a whole number from %" PRIu64 " to %" PRIu64 ", not “%s”"), name, min, max, text);
  return FALSE;
}

gboolean
topsheet_cli_get_time (TopsheetCli *self, const char *name, gint64 *usec, GError **error)
{
  const char *text = topsheet_cli_get_text (self, name);

  if (text == NULL || topsheet_time_parse_rfc3339 (text, usec, NULL))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--%s takes a date such as 2026-11-20 or a time such as 2026-11-20T16:52:03Z, not “%s”"), name, text);
  return FALSE;
}

gboolean
topsheet_cli_get_money (TopsheetCli *self,
                        const char *name,
                        const char *currency,
                        TopsheetMoney *money,
                        gboolean *has,
                        GError **error)
{
  const char *text = topsheet_cli_get_text (self, name);

  *has = text != NULL;
  if (text == NULL || (topsheet_money_parse (text, currency, money, NULL) && money->nanos >= 0))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--%s takes an amount in %s such as 750 or 12.50, not “%s”"), name, currency, text);
  return FALSE;
}

gboolean
topsheet_cli_get_phase (TopsheetCli *self, int *phase, GError **error)
{
  const char *text = topsheet_cli_get_text (self, "phase");
  TopsheetPhase parsed;

  if (text == NULL)
    return TRUE;
  if (topsheet_phase_from_nick (text, &parsed))
    {
      *phase = (int) parsed;
      return TRUE;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--phase is one of planning, exploration, production, iteration and post, not “%s”"), text);
  return FALSE;
}

char *
topsheet_cli_get_location (TopsheetCli *self)
{
  return self->library != NULL ? g_strdup (self->library) : topsheet_session_default_location ();
}

gboolean
topsheet_cli_open (TopsheetCli *self, gboolean create, GError **error)
{
  g_autofree char *location = topsheet_cli_get_location (self);

  if (self->session != NULL)
    return TRUE;
  if (!create && strstr (location, "://") == NULL && !g_file_test (location, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
                   _("There is no library at “%s”. “topsheet-cli library init” or “topsheet-cli project add” makes one."),
                   location);
      return FALSE;
    }
  self->session = dex_await_object (topsheet_session_open (location, create, self->clock), error);
  return self->session != NULL;
}

TopsheetStore *
topsheet_cli_get_store (TopsheetCli *self)
{
  return topsheet_session_get_store (self->session);
}

TopsheetProject *
topsheet_cli_open_project (TopsheetCli *self, const char *id_or_name, GError **error)
{
  if (!topsheet_cli_open (self, FALSE, error))
    return NULL;
  return dex_await_object (topsheet_store_get_project (topsheet_cli_get_store (self), id_or_name), error);
}

void
topsheet_cli_set_partial (TopsheetCli *self, GError *error)
{
  g_clear_error (&self->partial);
  self->partial = error;
}
