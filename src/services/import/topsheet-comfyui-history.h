/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-comfyui-client.h"
#include "services/import/topsheet-import-service.h"

G_BEGIN_DECLS

/**
 * topsheet_comfyui_history_run:
 * @source: of kind %TOPSHEET_SOURCE_COMFYUI, in the library
 * @position: (inout): id of the last run that was taken, %NULL = none; it moves on with every batch, here and in the library. It has to stay until the
 *   future has completed.
 * @limits: (nullable)
 *
 * Takes what a ComfyUI server has made since @position: files are written into the project's folder "ComfyUI" under the names and folders of the server, with
 * what was executed beside those that say nothing themselves, and imported. The time of the execution is shared by its files; it is priced where the
 * catalogue has a price of the model by the hour, else only kept. A file that the server does not have any more is a failure of its own; when the server
 * goes away, finished batches stay.
 *
 * → TopsheetImportResult (boxed)
 */
DexFuture *topsheet_comfyui_history_run (TopsheetSession              *session,
                                         TopsheetProject              *project,
                                         const TopsheetImportSource   *source,
                                         char                        **position,
                                         const TopsheetComfyuiLimits  *limits,
                                         GCancellable                 *cancellable);

G_END_DECLS
