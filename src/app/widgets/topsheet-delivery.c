/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-delivery.h"

typedef struct
{
  GWeakRef object;
  guint *stamp; /* inside the object */
  guint wanted;
  TopsheetDeliveryFunc func;
} Delivery;

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_weak_ref_clear (&delivery->object);
  g_free (delivery);
}

static DexFuture *
deliver_now (DexFuture *future, gpointer user_data)
{
  Delivery *delivery = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&delivery->object);
  g_autoptr (GError) error = NULL;
  const GValue *value;

  if (object == NULL || (delivery->stamp != NULL && *delivery->stamp != delivery->wanted))
    return NULL;

  value = dex_future_get_value (future, &error);
  delivery->func (object, value, error);
  return NULL;
}

void
topsheet_deliver (DexFuture *future, gpointer object, guint *stamp, TopsheetDeliveryFunc func)
{
  Delivery *delivery;

  g_return_if_fail (DEX_IS_FUTURE (future));
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (func != NULL);

  delivery = g_new0 (Delivery, 1);
  g_weak_ref_init (&delivery->object, object);
  delivery->stamp = stamp;
  delivery->wanted = stamp != NULL ? ++*stamp : 0;
  delivery->func = func;
  dex_future_disown (dex_future_finally (future, deliver_now, delivery, delivery_free));
}
