/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/** TOPSHEET_IMPORT_NAMES_MAX: so many files are listed at most. */
#define TOPSHEET_IMPORT_NAMES_MAX 1000

/**
 * TopsheetImportName:
 * @path: absolute
 * @root: absolute: the folder it was found in
 *
 * A file whose name is to be read.
 */
typedef struct
{
  char *path;
  char *root;
} TopsheetImportName;
/* (transfer full) */
TopsheetImportName *topsheet_import_name_new  (const char         *path,
                                               const char         *root);
void                topsheet_import_name_free (TopsheetImportName *self);

/**
 * TopsheetImportReading:
 * @fits: whether the name says something, by a pattern or, without any, as names are always read
 * @pattern: place of the pattern that fits, -1 = none
 * @code: of the deliverable that the file will belong to, whoever says so: its name, its folder, or the project
 * @is_from_name: whether the name said it
 * @version: 0 = the next that is free
 *
 * What an import makes of a name.
 */
typedef struct
{
  gboolean fits;
  int      pattern;
  char    *code;
  gboolean is_from_name;
  guint    version;
} TopsheetImportReading;
void topsheet_import_reading_clear (TopsheetImportReading *self);

/* @patterns (nullable): those of the project. @deliverables: (element-type TopsheetDeliverable). @reading is to be cleared. */
void topsheet_import_names_read (const TopsheetImportName *name,
                                 const char * const       *patterns,
                                 GPtrArray                *deliverables,
                                 TopsheetImportReading    *reading);

/* → GPtrArray of TopsheetImportName: the files under @paths in sorted order, TOPSHEET_IMPORT_NAMES_MAX of them at most. None is opened. */
DexFuture *topsheet_import_names_list (TopsheetSession    *session,
                                       const char * const *paths,
                                       GCancellable       *cancellable);

/* Examples for who has chosen no files yet. (transfer full) (element-type TopsheetImportName) */
GPtrArray *topsheet_import_names_make_examples (void);

/**
 * topsheet_import_names_propose:
 * @names: (element-type TopsheetImportName)
 *
 * A pattern to begin with that fits the most of @names that none of @patterns fits, of the ways in which files are usually named.
 *
 * Returns: (transfer none)
 */
const char *topsheet_import_names_propose (GPtrArray          *names,
                                           const char * const *patterns);

G_END_DECLS
