/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-reasons.h"

#include "services/topsheet-review-service.h"

struct _TopsheetReasons
{
  GObject parent_instance;
  TopsheetSession *session;
  GStrv names;
};

G_DEFINE_FINAL_TYPE (TopsheetReasons, topsheet_reasons, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DexFuture *
load_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = dex_await_boxed (topsheet_store_list_reasons (topsheet_session_get_store (data)), &error);

  if (names == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_STRV, names[0] != NULL
                                                   ? g_steal_pointer (&names)
                                                   : g_strdupv ((char **) topsheet_review_service_list_reasons ()));
}

static DexFuture *
follow_fiber (gpointer data)
{
  g_autoptr (TopsheetReasons) self = NULL;
  g_autoptr (TopsheetSession) session = NULL;
  g_auto (GStrv) names = NULL;

  self = g_weak_ref_get (data);
  if (self == NULL)
    return dex_future_new_true ();
  session = g_object_ref (self->session);
  g_clear_object (&self);
  names = dex_await_boxed (topsheet_reasons_load (session), NULL);
  self = g_weak_ref_get (data);
  if (self == NULL || names == NULL || g_strv_equal ((const char * const *) names, topsheet_reasons_get (self)))
    return dex_future_new_true ();
  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return dex_future_new_true ();
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
store_changed_cb (TopsheetReasons *self, TopsheetChange kinds)
{
  GWeakRef *weak;

  if (!(kinds & TOPSHEET_CHANGE_PROJECT))
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, follow_fiber, weak, weak_free));
}

static void
topsheet_reasons_finalize (GObject *object)
{
  TopsheetReasons *self = TOPSHEET_REASONS (object);

  g_clear_pointer (&self->names, g_strfreev);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_reasons_parent_class)->finalize (object);
}

static void
topsheet_reasons_class_init (TopsheetReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_reasons_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
topsheet_reasons_init (TopsheetReasons *self)
{
  self->names = g_strdupv ((char **) topsheet_review_service_list_reasons ());
}

TopsheetReasons *
topsheet_reasons_new (TopsheetSession *session)
{
  TopsheetReasons *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_REASONS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self, TOPSHEET_CHANGE_PROJECT);
  return self;
}

const char * const *
topsheet_reasons_get (TopsheetReasons *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REASONS (self), NULL);

  return (const char * const *) self->names;
}

DexFuture *
topsheet_reasons_load (TopsheetSession *session)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  return dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (session), g_object_unref);
}

DexFuture *
topsheet_reasons_save (TopsheetSession *session, const char * const *names)
{
  const char * const none[] = { NULL };

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  if (g_strv_equal (names, topsheet_review_service_list_reasons ()))
    names = none;
  return topsheet_store_set_reasons (topsheet_session_get_store (session), names);
}

char *
topsheet_reasons_find (const char *words)
{
  const char * const *builtin = topsheet_review_service_list_reasons ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  text = g_strstrip (g_strdup (words));
  for (guint i = 0; builtin[i] != NULL; i++)
    if (g_str_equal (text, builtin[i]) || g_str_equal (text, topsheet_review_service_reason_title (builtin[i])))
      return g_strdup (builtin[i]);
  return g_steal_pointer (&text);
}

gboolean
topsheet_reasons_is_builtin (const char *reason)
{
  g_return_val_if_fail (reason != NULL, FALSE);

  return g_strv_contains (topsheet_review_service_list_reasons (), reason);
}
