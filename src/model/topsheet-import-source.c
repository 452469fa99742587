/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-import-source.h"

G_DEFINE_BOXED_TYPE (TopsheetImportSource, topsheet_import_source, topsheet_import_source_copy, topsheet_import_source_free)
G_DEFINE_BOXED_TYPE (TopsheetSourceFile, topsheet_source_file, topsheet_source_file_copy, topsheet_source_file_free)

TopsheetImportSource *
topsheet_import_source_new (gint64 project_id, TopsheetSourceKind kind, const char *location)
{
  TopsheetImportSource *self;

  g_return_val_if_fail (location != NULL, NULL);

  self = g_new0 (TopsheetImportSource, 1);
  self->project_id = project_id;
  self->kind = kind;
  self->location = g_strdup (location);
  self->phase = -1;
  return self;
}

TopsheetImportSource *
topsheet_import_source_copy (const TopsheetImportSource *self)
{
  TopsheetImportSource *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->location = g_strdup (self->location);
  copy->deliverable = g_strdup (self->deliverable);
  copy->model = g_strdup (self->model);
  copy->position = g_strdup (self->position);
  return copy;
}

void
topsheet_import_source_free (TopsheetImportSource *self)
{
  if (self == NULL)
    return;
  g_free (self->location);
  g_free (self->deliverable);
  g_free (self->model);
  g_free (self->position);
  g_free (self);
}

const char *
topsheet_source_kind_get_name (TopsheetSourceKind kind)
{
  static const char * const names[TOPSHEET_N_SOURCE_KINDS] = { "folder", "comfyui", "once" };

  g_return_val_if_fail ((guint) kind < TOPSHEET_N_SOURCE_KINDS, names[0]);

  return names[kind];
}

TopsheetSourceFile *
topsheet_source_file_new (const char *path, gint64 size_bytes, gint64 modified_usec, const char *sha256)
{
  TopsheetSourceFile *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (TopsheetSourceFile, 1);
  self->path = g_strdup (path);
  self->size_bytes = size_bytes;
  self->modified_usec = modified_usec;
  self->sha256 = g_strdup (sha256);
  return self;
}

TopsheetSourceFile *
topsheet_source_file_copy (const TopsheetSourceFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return topsheet_source_file_new (self->path, self->size_bytes, self->modified_usec, self->sha256);
}

void
topsheet_source_file_free (TopsheetSourceFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->sha256);
  g_free (self);
}
