/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CLOCK (topsheet_clock_get_type ())
/**
 * TopsheetClock:
 *
 * Where "now" comes from. Nothing below the session reads the system's clock; tests and the sample project pass a fixed one.
 */
G_DECLARE_FINAL_TYPE (TopsheetClock, topsheet_clock, TOPSHEET, CLOCK, GObject)

TopsheetClock *topsheet_clock_new_system   (void);
TopsheetClock *topsheet_clock_new_fixed    (gint64         usec);
/* Microseconds since 1970, UTC. A fixed clock advances only by topsheet_clock_advance(). Thread-safe. */
gint64         topsheet_clock_get_usec     (TopsheetClock *self);
void           topsheet_clock_advance      (TopsheetClock *self,
                                            gint64         usec);

G_END_DECLS
