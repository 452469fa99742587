/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-reasons-act.h"

#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-reasons.h"

#include <glib/gi18n.h>

typedef struct
{
  TopsheetSession *session;
  GStrv before;
  GStrv after;
} Act;

typedef struct
{
  Act *act;
  TopsheetUndoStack *undo;
  GtkWidget *from;
  char *title;
} Write;

static void
act_clear (gpointer data)
{
  Act *act = data;

  g_object_unref (act->session);
  g_strfreev (act->before);
  g_strfreev (act->after);
}

static void
act_unref (gpointer act)
{
  g_rc_box_release_full (act, act_clear);
}

static DexFuture *
act_run (gpointer data, gboolean redo)
{
  Act *act = data;

  return topsheet_reasons_save (act->session, (const char * const *) (redo ? act->after : act->before));
}

static void
write_free (gpointer data)
{
  Write *write = data;

  act_unref (write->act);
  g_object_unref (write->undo);
  g_object_unref (write->from);
  g_free (write->title);
  g_free (write);
}

static DexFuture *
write_fiber (gpointer data)
{
  Write *write = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (act_run (write->act, TRUE), &error))
    {
      topsheet_toast_show_error (write->from, _("The reasons were not saved."), error);
      return dex_future_new_true ();
    }
  topsheet_undo_stack_push (write->undo, write->title, act_run, g_rc_box_acquire (write->act), act_unref);
  topsheet_toast_show_undo (write->from, write->title, write->undo);
  return dex_future_new_true ();
}

void
topsheet_reasons_act_begin (TopsheetSession *session,
                            TopsheetUndoStack *undo,
                            const char * const *before,
                            const char * const *after,
                            const char *title,
                            GtkWidget *from)
{
  Write *write = g_new0 (Write, 1);

  write->act = g_rc_box_new0 (Act);
  write->act->session = g_object_ref (session);
  write->act->before = g_strdupv ((char **) before);
  write->act->after = g_strdupv ((char **) after);
  write->undo = g_object_ref (undo);
  write->from = g_object_ref (from);
  write->title = g_strdup (title);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, write_fiber, write, write_free));
}
