/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_SOURCE_FOLDER,  /* watched: what appears in it is imported */
  TOPSHEET_SOURCE_COMFYUI, /* the history of a running ComfyUI server */
  TOPSHEET_SOURCE_ONCE,    /* a folder or file that is imported once, until that is done */
} TopsheetSourceKind;
#define TOPSHEET_N_SOURCE_KINDS 3

/**
 * TopsheetImportSource:
 * @location: absolute path, or the address of a server
 * @phase: #TopsheetPhase, -1 = the project's at the time of the import
 * @deliverable: (nullable): code for all; %NULL = as names and folders say
 * @model: (nullable): catalogue name for all; %NULL = as the files say
 * @position: (nullable): how far the history was read
 *
 * Where generations come from by themselves.
 */
typedef struct
{
  gint64             id; /* 0 until it is in a library */
  gint64             project_id;
  TopsheetSourceKind kind;
  char              *location;
  int                phase;
  char              *deliverable;
  char              *model;
  gboolean           paused;
  char              *position;
  gint64             added_at_usec;
} TopsheetImportSource;
#define TOPSHEET_TYPE_IMPORT_SOURCE (topsheet_import_source_get_type ())
GType                 topsheet_import_source_get_type (void) G_GNUC_CONST;
/* @location is copied. (transfer full) */
TopsheetImportSource *topsheet_import_source_new      (gint64                      project_id,
                                                       TopsheetSourceKind          kind,
                                                       const char                 *location);
TopsheetImportSource *topsheet_import_source_copy     (const TopsheetImportSource *self);
void                  topsheet_import_source_free     (TopsheetImportSource       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetImportSource, topsheet_import_source_free)

/* Stable names: "folder", "comfyui", "once". */
const char           *topsheet_source_kind_get_name   (TopsheetSourceKind          kind);

/**
 * TopsheetSourceFile:
 * @sha256: (nullable): hex; %NULL = it was looked at and could not be read
 *
 * A file of a source as it was when it was last looked at.
 */
typedef struct
{
  char  *path; /* absolute */
  gint64 size_bytes;
  gint64 modified_usec;
  char  *sha256;
} TopsheetSourceFile;
#define TOPSHEET_TYPE_SOURCE_FILE (topsheet_source_file_get_type ())
GType                 topsheet_source_file_get_type   (void) G_GNUC_CONST;
TopsheetSourceFile   *topsheet_source_file_new        (const char                 *path,
                                                       gint64                      size_bytes,
                                                       gint64                      modified_usec,
                                                       const char                 *sha256);
TopsheetSourceFile   *topsheet_source_file_copy       (const TopsheetSourceFile   *self);
void                  topsheet_source_file_free       (TopsheetSourceFile         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSourceFile, topsheet_source_file_free)

G_END_DECLS
