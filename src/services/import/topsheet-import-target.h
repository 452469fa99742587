/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-deliverable.h"

G_BEGIN_DECLS

/* The deliverable of files that belong to none, in a project without deliverables and in one with several. */
#define TOPSHEET_IMPORT_FIRST_CODE   "SH010"
#define TOPSHEET_IMPORT_UNSORTED     "UNSORTED"

/**
 * topsheet_import_find_target:
 * @path: absolute path of the file
 * @root: absolute path of the folder that is imported
 * @deliverables: (element-type TopsheetDeliverable): those of the project
 * @version: (out): version number in the file's name, 0 when it has none
 *
 * The code of the deliverable a file belongs to, first that fits: its name ("SH010_v003.png"), the nearest folder from its own up to @root that is
 * named as a deliverable or like a shot, the only deliverable, the first shot of a project that has none, else "UNSORTED".
 *
 * Returns: (transfer full)
 */
char *topsheet_import_find_target (const char *path,
                                   const char *root,
                                   GPtrArray  *deliverables,
                                   guint      *version);

/* The same; with @patterns (nullable), topsheet_name_pattern_match(), the first that fits says what the name says. A name that fits none says nothing. */
char *topsheet_import_find_target_by (const char          *path,
                                      const char          *root,
                                      GPtrArray           *deliverables,
                                      const char * const  *patterns,
                                      guint               *version);

/* What the name of a file (with its ending) says by @patterns, or as it always was without any: the code, and @version (0 = none). (transfer full) (nullable) */
char *topsheet_import_read_name      (const char          *name,
                                      const char * const  *patterns,
                                      guint               *version);

G_END_DECLS
