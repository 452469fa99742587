/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-job.h"

static void
arguments_clear (TopsheetSqliteArguments *arguments)
{
  g_clear_pointer (&arguments->text, g_free);
  g_clear_pointer (&arguments->other_text, g_free);
  g_clear_object (&arguments->object);
  g_clear_pointer (&arguments->objects, g_ptr_array_unref);
  g_clear_pointer (&arguments->entries, g_ptr_array_unref);
  g_clear_pointer (&arguments->ids, g_array_unref);
  g_clear_pointer (&arguments->strings, g_strfreev);
  if (arguments->query != NULL)
    g_clear_pointer (&arguments->query, arguments->free_query);
}

TopsheetSqliteJob *
topsheet_sqlite_job_new (TopsheetSqliteJobKind kind)
{
  TopsheetSqliteJob *self = g_new0 (TopsheetSqliteJob, 1);

  self->kind = kind;
  return self;
}

void
topsheet_sqlite_job_free (TopsheetSqliteJob *self)
{
  arguments_clear (&self->arguments);
  dex_clear (&self->promise);
  g_free (self);
}

void
topsheet_sqlite_job_answer (TopsheetSqliteJob *self, gboolean done, const GValue *value, GError *error)
{
  /* What went in is let go before the answer is out: who waits may then count on holding the last reference. */
  arguments_clear (&self->arguments);
  if (self->promise == NULL)
    g_clear_error (&error);
  else if (!done)
    dex_promise_reject (self->promise, error);
  else if (G_IS_VALUE (value))
    dex_promise_resolve (self->promise, value);
  else
    dex_promise_resolve_boolean (self->promise, TRUE);
}

GPtrArray *
topsheet_sqlite_ref_objects (GPtrArray *objects)
{
  GPtrArray *copy;

  if (objects == NULL)
    return NULL;

  copy = g_ptr_array_new_full (objects->len, g_object_unref);
  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (objects, i)));
  return copy;
}
