/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WORKER_POOL (topsheet_worker_pool_get_type ())
/**
 * TopsheetWorkerPool:
 *
 * A bounded pool of threads for work that blocks or computes for long: reading and hashing files, thumbnails, drawing, laying out pages. First come,
 * first served. It never runs database work, which has its own threads.
 */
G_DECLARE_FINAL_TYPE (TopsheetWorkerPool, topsheet_worker_pool, TOPSHEET, WORKER_POOL, GObject)

/* One call of work, in a worker. Returns a future that is resolved or rejected already: (transfer full). */
typedef DexFuture *(*TopsheetWorkFunc) (gpointer data);

/* @threads 0 = one less than the processors, at least one and at most four. */
TopsheetWorkerPool *topsheet_worker_pool_new         (guint               threads);
guint               topsheet_worker_pool_get_threads (TopsheetWorkerPool *self);
/* → what @func returned. @destroy frees @data in the worker, before the future resolves. */
DexFuture          *topsheet_worker_pool_run         (TopsheetWorkerPool *self,
                                                      TopsheetWorkFunc    func,
                                                      gpointer            data,
                                                      GDestroyNotify      destroy);

G_END_DECLS
