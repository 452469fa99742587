/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"

G_BEGIN_DECLS

/**
 * topsheet_sidecar_read:
 * @path: of the file itself
 *
 * Adds the texts of files beside @path that have its name but for the ending: NAME.txt, NAME.json, NAME.swarm.json,
 * NAME.xmp, and for a film NAME.png, the first frame that some tools save with the graph in it. Only regular files of at
 * most 4 MiB of text; links are not followed, nor anything that a file names. Returns the name of what was added
 * first. (transfer full) (nullable)
 */
char *topsheet_sidecar_read (const char        *path,
                             TopsheetContainer *container,
                             GCancellable      *cancellable);

G_END_DECLS
