/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * topsheet_project_folder_need:
 * @name: what the files in it are, such as "ComfyUI"
 *
 * The folder for files of a project that have no place of their own: `files/NUMBER/NAME` beside the library. It is made when it is missing. Blocking, but
 * short.
 *
 * Returns: (transfer full): %NULL with a sentence in @error
 */
char *topsheet_project_folder_need (TopsheetSession  *session,
                                    gint64            project_id,
                                    const char       *name,
                                    GError          **error);

/* A path in @folder for a file @name that is not taken: with " 2", " 3" … before its ending when others have it. (transfer full) */
char *topsheet_project_folder_free_name (const char  *folder,
                                         const char  *name);

G_END_DECLS
