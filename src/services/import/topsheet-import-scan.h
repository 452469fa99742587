/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TopsheetImportFile:
 *
 * A file that an import found, or a path that it could not look into.
 */
typedef struct
{
  char   *path;  /* absolute */
  char   *root;  /* absolute: the folder that was named, or the one around a file that was named */
  GError *error; /* (nullable) why it cannot be read */
  gboolean is_named; /* it was asked for itself, not found in a folder */
  gint64 size_bytes;    /* as it was found */
  gint64 modified_usec;
} TopsheetImportFile;
void     topsheet_import_file_free         (TopsheetImportFile       *self);
/* TRUE for a file that came along with its folder and whose name promises none of the formats that are read: it is passed over when it is of no known format. */
gboolean topsheet_import_file_is_bystander (const TopsheetImportFile *self);

/* Those under @paths and the folders they were found in. @folders: (element-type utf8) (out) (transfer full) (optional). Else like topsheet_import_scan(). */
GPtrArray *topsheet_import_scan_tree (const char * const  *paths,
                                      GPtrArray          **folders,
                                      GCancellable        *cancellable,
                                      GError             **error);

/**
 * topsheet_import_scan:
 *
 * Every file under @paths in sorted order, each once. Folders are walked without hidden entries and through links to folders, a folder never twice; of
 * their files only those whose name a reader may know. A file that is named itself is always in the list. Blocking.
 *
 * Returns: (transfer full) (element-type TopsheetImportFile): or %NULL when cancelled
 */
GPtrArray *topsheet_import_scan (const char * const  *paths,
                                 GCancellable        *cancellable,
                                 GError             **error);

G_END_DECLS
