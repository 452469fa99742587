/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * TopsheetDeliveryFunc:
 * @object: who asked
 * @value: (nullable): what the future resolved to, or %NULL
 * @error: (nullable): what it rejected with, or %NULL
 */
typedef void (*TopsheetDeliveryFunc) (gpointer      object,
                                      const GValue *value,
                                      const GError *error);

/**
 * topsheet_deliver:
 * @future: (transfer full)
 * @stamp: (nullable): a counter inside @object; it is raised now, and a result is dropped when it was raised again meanwhile
 *
 * Calls @func on the main thread when @future has completed, never before this function has returned, unless @object is gone by then. @object is held weakly.
 */
void topsheet_deliver (DexFuture            *future,
                       gpointer              object,
                       guint                *stamp,
                       TopsheetDeliveryFunc  func);

G_END_DECLS
