/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-error.h"
#include "media/topsheet-media-file.h"

G_DEFINE_QUARK (topsheet-cli-error-quark, topsheet_cli_error)

typedef struct
{
  int code;
  const char *name;
  TopsheetCliStatus status;
} Row;

static const Row cli_rows[] = {
  { TOPSHEET_CLI_ERROR_USAGE, "usage", TOPSHEET_CLI_USAGE },
  { TOPSHEET_CLI_ERROR_NOT_FOUND, "not-found", TOPSHEET_CLI_NOT_FOUND },
  { TOPSHEET_CLI_ERROR_INPUT, "input", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_CLI_ERROR_OUTPUT, "output", TOPSHEET_CLI_FAILED },
  { TOPSHEET_CLI_ERROR_UNPRICED, "unpriced", TOPSHEET_CLI_REFUSED },
  { TOPSHEET_CLI_ERROR_DUPLICATE, "duplicate", TOPSHEET_CLI_REFUSED },
};

static const Row store_rows[] = {
  { TOPSHEET_STORE_ERROR_FAILED, "failed", TOPSHEET_CLI_FAILED },
  { TOPSHEET_STORE_ERROR_FOREIGN, "foreign", TOPSHEET_CLI_FAILED },
  { TOPSHEET_STORE_ERROR_NEWER, "newer", TOPSHEET_CLI_FAILED },
  { TOPSHEET_STORE_ERROR_CORRUPT, "corrupt", TOPSHEET_CLI_FAILED },
  { TOPSHEET_STORE_ERROR_READ_ONLY, "read-only", TOPSHEET_CLI_FAILED },
  { TOPSHEET_STORE_ERROR_NOT_FOUND, "not-found", TOPSHEET_CLI_NOT_FOUND },
  { TOPSHEET_STORE_ERROR_EXISTS, "exists", TOPSHEET_CLI_REFUSED },
  { TOPSHEET_STORE_ERROR_REFUSED, "refused", TOPSHEET_CLI_REFUSED },
};

static const Row base_rows[] = {
  { TOPSHEET_ERROR_PARSE, "parse", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_ERROR_OVERFLOW, "overflow", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_ERROR_CURRENCY, "currency", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_ERROR_INVALID, "invalid", TOPSHEET_CLI_BAD_INPUT },
};

static const Row media_rows[] = {
  { TOPSHEET_MEDIA_ERROR_UNREADABLE, "unreadable", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_MEDIA_ERROR_UNKNOWN, "unknown-format", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_MEDIA_ERROR_BROKEN, "broken", TOPSHEET_CLI_BAD_INPUT },
  { TOPSHEET_MEDIA_ERROR_TOO_LARGE, "too-large", TOPSHEET_CLI_BAD_INPUT },
};

static const Row io_rows[] = {
  { G_IO_ERROR_NOT_FOUND, "not-found", TOPSHEET_CLI_NOT_FOUND },
  { G_IO_ERROR_CANCELLED, "interrupted", TOPSHEET_CLI_FAILED },
};

static const Row fallback = { 0, "io", TOPSHEET_CLI_FAILED };

static const Row *
find_row (const GError *error)
{
  const struct
  {
    GQuark domain;
    const Row *rows;
    gsize n_rows;
  } domains[] = {
    { TOPSHEET_CLI_ERROR, cli_rows, G_N_ELEMENTS (cli_rows) },
    { TOPSHEET_STORE_ERROR, store_rows, G_N_ELEMENTS (store_rows) },
    { TOPSHEET_ERROR, base_rows, G_N_ELEMENTS (base_rows) },
    { TOPSHEET_MEDIA_ERROR, media_rows, G_N_ELEMENTS (media_rows) },
    { G_IO_ERROR, io_rows, G_N_ELEMENTS (io_rows) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    for (gsize j = 0; j < domains[i].n_rows && error->domain == domains[i].domain; j++)
      if (domains[i].rows[j].code == error->code)
        return &domains[i].rows[j];
  return &fallback;
}

TopsheetCliStatus
topsheet_cli_error_get_status (const GError *error)
{
  return find_row (error)->status;
}

const char *
topsheet_cli_error_get_code (const GError *error)
{
  return find_row (error)->name;
}

static void
begin_error (JsonBuilder *builder, const GError *error)
{
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "code", topsheet_cli_error_get_code (error));
  topsheet_cli_add_text (builder, "message", error->message);
}

void
topsheet_cli_build_error (JsonBuilder *builder, const GError *error)
{
  begin_error (builder, error);
  json_builder_end_object (builder);
}

void
topsheet_cli_report_error (TopsheetCli *self, const GError *error, gboolean with_json)
{
  g_autofree char *command = topsheet_cli_get_command (self);
  g_autofree char *line = g_strdup (error->message);

  g_strdelimit (line, "\r\n", ' ');
  if (command != NULL)
    g_printerr ("topsheet-cli: %s: %s\n", command, line);
  else
    g_printerr ("topsheet-cli: %s\n", line);
  if (with_json && self->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      begin_error (builder, error);
      if (self->has_mark)
        {
          topsheet_cli_add_int (builder, "start", self->mark_start);
          topsheet_cli_add_int (builder, "end", self->mark_end);
        }
      json_builder_end_object (builder);
      json_builder_end_object (builder);
      topsheet_cli_print_json (self, builder);
    }
}
