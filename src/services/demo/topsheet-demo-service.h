/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * topsheet_demo_service_make:
 * @folder: where the pictures go; %NULL = `$XDG_DATA_HOME/topsheet/sample`
 * @generations: how many pictures, 1 … 100,000
 * @seed: same seed, same pictures and decisions
 *
 * Makes the sample project: pictures drawn by cairo with ComfyUI's and AUTOMATIC1111's metadata inside, a budget plan that is approved, an
 * ordinary import, decisions. → TopsheetProject. EXISTS when there is one already.
 */
DexFuture *topsheet_demo_service_make (TopsheetSession *session,
                                       const char      *folder,
                                       guint            generations,
                                       guint64          seed,
                                       GCancellable    *cancellable);

G_END_DECLS
