/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-finish-dialog.h"

#include "app/edit/topsheet-work-group.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-edit-service.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

#define TOPSHEET_TYPE_FINISH_DIALOG (topsheet_finish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TopsheetFinishDialog, topsheet_finish_dialog, TOPSHEET, FINISH_DIALOG, AdwDialog)

struct _TopsheetFinishDialog
{
  AdwDialog parent_instance;
  TopsheetSession *session;
  TopsheetUndoStack *undo;
  TopsheetOpenEdit *edit;
  GtkWidget *parent;
  GtkWidget *button;
  TopsheetWorkGroup *work;
};

G_DEFINE_FINAL_TYPE (TopsheetFinishDialog, topsheet_finish_dialog, ADW_TYPE_DIALOG)

/* A refinement that can be taken back. */
typedef struct
{
  TopsheetSession *session;
  TopsheetGeneration *refinement;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->refinement);
  g_clear_object (&act->session);
  g_free (act);
}

static DexFuture *
act_undo (gpointer data, gboolean redo)
{
  Act *act = data;

  if (redo)
    return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                                  _("The entry of %s was reversed, and stays so. The version is still in the gallery, rejected."),
                                  topsheet_generation_get_version_id (act->refinement));
  return topsheet_refinement_take_back (act->session, act->refinement);
}

static void
recorded_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetFinishDialog *self = object;
  TopsheetGeneration *recorded = value != NULL ? g_value_get_object (value) : NULL;
  g_autofree char *title = NULL;
  Act *act;

  if (recorded == NULL)
    {
      gtk_widget_set_sensitive (self->button, TRUE);
      topsheet_toast_show_error (self->parent, _("The edit was not brought in."), error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  act = g_new0 (Act, 1);
  act->session = g_object_ref (self->session);
  act->refinement = g_object_ref (recorded);
  /* Translators: new version, version it was made from */
  title = g_strdup_printf (_("%s came in from %s"), topsheet_generation_get_version_id (recorded),
                           self->edit->version_id);
  topsheet_undo_stack_push (self->undo, title, act_undo, act, act_free);
  topsheet_toast_show_undo (self->parent, title, self->undo);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
finish_cb (TopsheetFinishDialog *self)
{
  const char *operation = topsheet_work_group_get_operation (self->work);
  TopsheetEditService *service = topsheet_edit_service_for_session (self->session);

  gtk_widget_set_sensitive (self->button, FALSE);
  topsheet_deliver (topsheet_edit_service_finish (service, self->edit->id, operation,
                                                  topsheet_work_group_get_seconds (self->work)),
                    self, NULL, recorded_cb);
}

static void
topsheet_finish_dialog_dispose (GObject *object)
{
  TopsheetFinishDialog *self = TOPSHEET_FINISH_DIALOG (object);

  g_clear_pointer (&self->edit, topsheet_open_edit_free);
  g_clear_object (&self->parent);
  g_clear_object (&self->undo);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_finish_dialog_parent_class)->dispose (object);
}

static void
topsheet_finish_dialog_class_init (TopsheetFinishDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_finish_dialog_dispose;
}

static void
topsheet_finish_dialog_init (TopsheetFinishDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 400);
}

void
topsheet_finish_dialog_present (GtkWidget *parent,
                                TopsheetSession *session,
                                TopsheetUndoStack *undo,
                                const TopsheetOpenEdit *edit)
{
  TopsheetFinishDialog *self;
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *header;
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent) && TOPSHEET_IS_SESSION (session) && edit != NULL);

  /* Translators: a version */
  title = g_strdup_printf (_("Bring In %s"), edit->version_id);
  self = g_object_new (TOPSHEET_TYPE_FINISH_DIALOG, "title", title, NULL);
  self->session = g_object_ref (session);
  self->undo = g_object_ref (undo);
  self->edit = topsheet_open_edit_copy (edit);
  self->parent = g_object_ref (parent);
  self->work = TOPSHEET_WORK_GROUP (topsheet_work_group_new (session, edit->project_id, edit->member, NULL));
  topsheet_work_group_set_seconds (self->work, edit->edit_seconds);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->work));
  header = topsheet_work_header_new (ADW_DIALOG (self), _("_Bring In"), &self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (finish_cb), self, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
