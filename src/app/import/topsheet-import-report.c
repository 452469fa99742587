/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-report.h"

#include "base/topsheet-text.h"
#include "services/import/topsheet-import-once.h"
#include "services/topsheet-duplicate-service.h"

#include <glib/gi18n.h>

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* @form: a sentence with one %s for the number. */
static void
append_count (GString *text, guint n, const char *form)
{
  g_autofree char *count = topsheet_text_format_count (n);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *sentence = g_strjoinv (count, parts);

  if (n > 0)
    append_sentence (text, sentence);
}

char *
topsheet_import_report_text (const TopsheetImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *repeated = topsheet_duplicate_service_summarize (result->items);

  if (result->has_cost && result->imported > result->unpriced)
    {
      g_autofree char *cost = topsheet_money_format (&result->cost, TOPSHEET_MONEY_FORMAT_EXACT);
      g_autofree char *sentence = g_strdup_printf (_("They cost %s."), cost);

      append_sentence (text, sentence);
    }
  append_count (text, result->already_known,
                ngettext ("%s was in the project already.", "%s were in the project already.", result->already_known));
  if (repeated != NULL)
    {
      g_autofree char *sentence = g_strconcat (repeated, ".", NULL);

      append_sentence (text, sentence);
    }
  append_count (text, result->unpriced,
                ngettext ("%s has no price: its model is not known or not in the catalogue.",
                          "%s have no price: their model is not known or not in the catalogue.", result->unpriced));
  append_count (text, result->without_metadata,
                ngettext ("%s says nothing about how it was made.", "%s say nothing about how they were made.",
                          result->without_metadata));
  append_count (text, result->skipped->len,
                ngettext ("%s was passed over: its format cannot be read yet.",
                          "%s were passed over: their formats cannot be read yet.", result->skipped->len));
  append_count (text, result->failed->len,
                ngettext ("%s file was not taken; it is listed below and was not changed.",
                          "%s files were not taken; they are listed below and were not changed.", result->failed->len));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
topsheet_import_report_summary (const TopsheetImportResult *result)
{
  g_autofree char *count = topsheet_text_format_count (result->failed->len);

  if (result->failed->len == 0)
    return topsheet_import_report_text (result);
  return g_strdup_printf (ngettext ("%s file was not taken.", "%s files were not taken.", result->failed->len), count);
}

char *
topsheet_import_report_title (const TopsheetImportResult *result)
{
  g_autofree char *count = topsheet_text_format_count (result->imported);

  if (result->imported == 0)
    return g_strdup (_("Nothing New Imported"));
  return g_strdup_printf (ngettext ("%s Version Imported", "%s Versions Imported", result->imported), count);
}

char *
topsheet_import_report_name_paths (const char * const *paths)
{
  const guint n = g_strv_length ((GStrv) paths);
  g_autofree char *name = n > 0 ? g_filename_display_basename (paths[0]) : g_strdup ("");

  return n <= 1 ? g_steal_pointer (&name)
                : g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), name, n - 1);
}

char *
topsheet_import_report_name_source (const TopsheetImportSource *source)
{
  g_auto (GStrv) paths = topsheet_import_once_get_paths (source);

  if (source->kind == TOPSHEET_SOURCE_COMFYUI || paths[0] == NULL)
    return g_strdup (source->location);
  return topsheet_import_report_name_paths ((const char * const *) paths);
}
