/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-source-act.h"

#include "app/import/topsheet-import-report.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

/* Whoever hears of the change runs on it, and that may draw. */
#define STACK_SIZE (512 * 1024)

typedef struct
{
  TopsheetSession *session;
  TopsheetImportSource *source; /* as it was, with the id it has now */
  gboolean redo;
} Act;

typedef struct
{
  Act *act;
  TopsheetUndoStack *undo;
  GtkWidget *from;
} Removal;

static void
act_clear (gpointer data)
{
  Act *act = data;

  g_object_unref (act->session);
  topsheet_import_source_free (act->source);
}

static void
act_unref (gpointer act)
{
  g_rc_box_release_full (act, act_clear);
}

static DexFuture *
act_fiber (gpointer data)
{
  Act *act = data;
  TopsheetStore *store = topsheet_session_get_store (act->session);
  TopsheetImportSource *kept;
  GError *error = NULL;

  if (act->redo)
    return topsheet_store_remove_source (store, act->source->id);
  kept = dex_await_boxed (topsheet_store_put_source (store, act->source), &error);
  if (kept == NULL)
    return dex_future_new_for_error (error);
  topsheet_import_source_free (act->source);
  act->source = kept;
  return dex_future_new_true ();
}

/* Acts run one after another, so that @redo is safe in the act. */
static DexFuture *
act_run (gpointer data, gboolean redo)
{
  Act *act = data;

  act->redo = redo;
  return dex_scheduler_spawn (NULL, STACK_SIZE, act_fiber, g_rc_box_acquire (act), act_unref);
}

static void
removal_free (gpointer data)
{
  Removal *self = data;

  act_unref (self->act);
  g_object_unref (self->undo);
  g_object_unref (self->from);
  g_free (self);
}

/* (transfer full) */
static char *
make_title (const TopsheetImportSource *source)
{
  g_autofree char *name = NULL;

  if (source->kind == TOPSHEET_SOURCE_ONCE)
    return g_strdup (_("The rest of the import was discarded"));
  name = topsheet_import_report_name_source (source);
  return g_strdup_printf (_("“%s” is no longer watched"), name);
}

static DexFuture *
removal_fiber (gpointer data)
{
  Removal *self = data;
  g_autofree char *title = make_title (self->act->source);
  g_autoptr (GError) error = NULL;

  if (!dex_await (act_run (self->act, TRUE), &error))
    {
      topsheet_toast_show_error (self->from, _("The source was not changed."), error);
      return dex_future_new_true ();
    }
  topsheet_undo_stack_push (self->undo, title, act_run, g_rc_box_acquire (self->act), act_unref);
  topsheet_toast_show_undo (self->from, title, self->undo);
  return dex_future_new_true ();
}

void
topsheet_source_act_remove (GtkWidget *from,
                            TopsheetSession *session,
                            TopsheetUndoStack *undo,
                            const TopsheetImportSource *source)
{
  Removal *self;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (TOPSHEET_IS_SESSION (session));
  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (undo));
  g_return_if_fail (source != NULL);

  self = g_new0 (Removal, 1);
  self->act = g_rc_box_new0 (Act);
  self->act->session = g_object_ref (session);
  self->act->source = topsheet_import_source_copy (source);
  self->undo = g_object_ref (undo);
  self->from = g_object_ref (from);
  dex_future_disown (dex_scheduler_spawn (NULL, STACK_SIZE, removal_fiber, self, removal_free));
}
