/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-delivery.h"

typedef struct
{
  GWeakRef object;
  guint *stamp; /* inside the object */
  guint wanted;
  TopsheetDeliveryFunc func;
  DexFuture *completed; /* when it waits for its turn */
  gboolean is_asking;
} Delivery;

static void
delivery_clear (gpointer data)
{
  Delivery *delivery = data;

  g_weak_ref_clear (&delivery->object);
  dex_clear (&delivery->completed);
}

static void
delivery_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, delivery_clear);
}

static void
hand_over (Delivery *delivery, DexFuture *future)
{
  g_autoptr (GObject) object = g_weak_ref_get (&delivery->object);
  g_autoptr (GError) error = NULL;
  const GValue *value;

  if (object == NULL || (delivery->stamp != NULL && *delivery->stamp != delivery->wanted))
    return;
  value = dex_future_get_value (future, &error);
  delivery->func (object, value, error);
}

static gboolean
hand_over_cb (gpointer data)
{
  Delivery *delivery = data;

  hand_over (delivery, delivery->completed);
  return G_SOURCE_REMOVE;
}

static DexFuture *
completed_cb (DexFuture *future, gpointer data)
{
  Delivery *delivery = data;

  if (delivery->is_asking)
    {
      delivery->completed = dex_ref (future);
      g_idle_add_full (G_PRIORITY_DEFAULT, hand_over_cb, g_atomic_rc_box_acquire (delivery), delivery_unref);
    }
  else
    {
      hand_over (delivery, future);
    }
  return NULL;
}

void
topsheet_deliver (DexFuture *future, gpointer object, guint *stamp, TopsheetDeliveryFunc func)
{
  Delivery *delivery;

  g_return_if_fail (DEX_IS_FUTURE (future));
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (func != NULL);

  delivery = g_atomic_rc_box_new0 (Delivery);
  g_weak_ref_init (&delivery->object, object);
  delivery->stamp = stamp;
  delivery->wanted = stamp != NULL ? ++*stamp : 0;
  delivery->func = func;
  /* A thread may have answered already. Whoever asks has not finished asking: nothing is called back into him. */
  delivery->is_asking = TRUE;
  g_atomic_rc_box_acquire (delivery);
  dex_future_disown (dex_future_finally (future, completed_cb, delivery, delivery_unref));
  delivery->is_asking = FALSE;
  delivery_unref (delivery);
}
