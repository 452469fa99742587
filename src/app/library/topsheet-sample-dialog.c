/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-sample-dialog.h"

#include "app/widgets/topsheet-delivery.h"
#include "services/demo/topsheet-demo-service.h"

#include <glib/gi18n.h>

/* Enough to look like a production, few enough to be there in seconds. */
#define N_GENERATIONS 120
#define SEED 2026

struct _TopsheetSampleDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  GCancellable *cancellable;

  GtkStack *stack;
  AdwStatusPage *failure_page;
};

G_DEFINE_FINAL_TYPE (TopsheetSampleDialog, topsheet_sample_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_made (gpointer object, const GValue *value, const GError *error)
{
  TopsheetSampleDialog *self = object;

  if (value != NULL)
    g_signal_emit (self, signals[SIGNAL_MADE], 0, g_value_get_object (value));
  if (value != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_status_page_set_description (self->failure_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
topsheet_sample_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (TOPSHEET_SAMPLE_DIALOG (dialog)->cancellable);
}

static void
topsheet_sample_dialog_dispose (GObject *object)
{
  TopsheetSampleDialog *self = TOPSHEET_SAMPLE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_SAMPLE_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_sample_dialog_parent_class)->dispose (object);
}

static void
topsheet_sample_dialog_class_init (TopsheetSampleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_sample_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = topsheet_sample_dialog_closed;
  signals[SIGNAL_MADE] = g_signal_new ("made", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, TOPSHEET_TYPE_PROJECT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-sample-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetSampleDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSampleDialog, failure_page);
}

static void
topsheet_sample_dialog_init (TopsheetSampleDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetSampleDialog *
topsheet_sample_dialog_new (TopsheetSession *session)
{
  TopsheetSampleDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_SAMPLE_DIALOG, NULL);
  self->session = g_object_ref (session);
  topsheet_deliver (topsheet_demo_service_make (session, NULL, N_GENERATIONS, SEED, self->cancellable), self, NULL,
                    on_made);
  return self;
}
