/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-service.h"

G_DEFINE_BOXED_TYPE (TopsheetImportResult, topsheet_import_result, g_atomic_rc_box_acquire, topsheet_import_result_free)

static void
failure_free (gpointer data)
{
  TopsheetImportFailure *self = data;

  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

static void
clear_result (gpointer data)
{
  TopsheetImportResult *self = data;

  g_clear_pointer (&self->failed, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

TopsheetImportResult *
topsheet_import_result_new (const char *currency)
{
  TopsheetImportResult *self = g_atomic_rc_box_new0 (TopsheetImportResult);

  self->cost = topsheet_money (0, currency);
  self->failed = g_ptr_array_new_with_free_func (failure_free);
  self->skipped = g_ptr_array_new_with_free_func (failure_free);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
topsheet_import_result_free (TopsheetImportResult *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_result);
}

void
topsheet_import_result_list_failure (GPtrArray *list, const char *path, gboolean is_being_written, GError *error)
{
  TopsheetImportFailure *failure = g_new0 (TopsheetImportFailure, 1);

  failure->path = g_strdup (path);
  failure->error = error;
  failure->is_being_written = is_being_written;
  g_ptr_array_add (list, failure);
}

void
topsheet_import_result_add_failure (TopsheetImportResult *self, const char *path, GError *error)
{
  g_return_if_fail (self != NULL && path != NULL && error != NULL);

  topsheet_import_result_list_failure (self->failed, path, FALSE, error);
}

static void
add_failures (GPtrArray *list, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (more, i);

      topsheet_import_result_list_failure (list, failure->path, failure->is_being_written,
                                           g_error_copy (failure->error));
    }
}

gboolean
topsheet_import_result_add (TopsheetImportResult *self, const TopsheetImportResult *part, GError **error)
{
  g_return_val_if_fail (self != NULL && part != NULL, FALSE);

  self->imported += part->imported;
  self->already_known += part->already_known;
  self->unchanged += part->unchanged;
  self->without_metadata += part->without_metadata;
  self->unpriced += part->unpriced;
  self->duplicates += part->duplicates;
  if (part->has_cost && !topsheet_money_add (&self->cost, &part->cost, &self->cost, error))
    return FALSE;
  self->has_cost |= part->has_cost;
  for (guint i = 0; i < part->items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (part->items, i)));
  add_failures (self->failed, part->failed);
  add_failures (self->skipped, part->skipped);
  return TRUE;
}
