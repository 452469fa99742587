/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-clock.h"

struct _TopsheetClock
{
  GObject parent_instance;

  GMutex mutex;
  gboolean fixed;
  gint64 usec; /* under mutex */
};

G_DEFINE_FINAL_TYPE (TopsheetClock, topsheet_clock, G_TYPE_OBJECT)

static void
topsheet_clock_finalize (GObject *object)
{
  TopsheetClock *self = TOPSHEET_CLOCK (object);

  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (topsheet_clock_parent_class)->finalize (object);
}

static void
topsheet_clock_class_init (TopsheetClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_clock_finalize;
}

static void
topsheet_clock_init (TopsheetClock *self)
{
  g_mutex_init (&self->mutex);
}

TopsheetClock *
topsheet_clock_new_system (void)
{
  return g_object_new (TOPSHEET_TYPE_CLOCK, NULL);
}

TopsheetClock *
topsheet_clock_new_fixed (gint64 usec)
{
  TopsheetClock *self = g_object_new (TOPSHEET_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->usec = usec;
  return self;
}

gint64
topsheet_clock_get_usec (TopsheetClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (TOPSHEET_IS_CLOCK (self), 0);

  if (!self->fixed)
    return g_get_real_time ();

  locker = g_mutex_locker_new (&self->mutex);
  return self->usec;
}

void
topsheet_clock_advance (TopsheetClock *self, gint64 usec)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TOPSHEET_IS_CLOCK (self));
  g_return_if_fail (self->fixed);

  locker = g_mutex_locker_new (&self->mutex);
  self->usec += usec;
}
