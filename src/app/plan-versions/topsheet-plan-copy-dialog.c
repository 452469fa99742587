/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-copy-dialog.h"

#include "app/plan-versions/topsheet-plan-replace.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-plan-versions.h"

#include <glib/gi18n.h>

#define PROJECT_KEY "topsheet-project"

struct _TopsheetPlanCopyDialog
{
  AdwDialog parent_instance;

  TopsheetBudgetEditor *editor;
  TopsheetProject *chosen;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
  guint load_stamp;
};

G_DEFINE_FINAL_TYPE (TopsheetPlanCopyDialog, topsheet_plan_copy_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* "Plan of “Autumn” copied", and what it still needs. (transfer full) */
static char *
said_text (TopsheetPlanCopyDialog *self)
{
  TopsheetSession *session = topsheet_budget_editor_get_session (self->editor);
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  g_auto (GStrv) missing =
    topsheet_plan_list_missing_rates (plan, topsheet_session_get_catalogue (session),
                                      topsheet_budget_editor_get_rates (self->editor),
                                      topsheet_clock_get_usec (topsheet_session_get_clock (session)));
  g_autofree char *list = g_strjoinv (", ", missing);

  if (missing[0] == NULL)
    return g_strdup_printf (_("Plan of “%s” copied"), topsheet_project_get_name (self->chosen));
  return g_strdup_printf (_("Plan of “%s” copied; a rate from %s is needed"), topsheet_project_get_name (self->chosen),
                          list);
}

static void
on_plan_loaded (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanCopyDialog *self = object;
  TopsheetBudgetPlan *plan = value != NULL ? g_value_get_object (value) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *said = NULL;

  if (plan == NULL)
    {
      topsheet_toast_show_error (GTK_WIDGET (self), _("The plan was not copied."), error);
      return;
    }
  title = g_strdup_printf (_("Copy the plan of “%s”"), topsheet_project_get_name (self->chosen));
  topsheet_plan_replace (self->editor, plan, title);
  said = said_text (self);
  g_signal_emit (self, signals[SIGNAL_COPIED], 0, said);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_row_activated (TopsheetPlanCopyDialog *self, GtkListBoxRow *row)
{
  TopsheetStore *store = topsheet_session_get_store (topsheet_budget_editor_get_session (self->editor));

  g_set_object (&self->chosen, g_object_get_data (G_OBJECT (row), PROJECT_KEY));
  topsheet_deliver (topsheet_store_load_plan (store, topsheet_project_get_id (self->chosen), 0), self,
                    &self->load_stamp, on_plan_loaded);
}

static void
add_project (TopsheetPlanCopyDialog *self, TopsheetProject *project)
{
  GtkWidget *row = adw_action_row_new ();
  const char *client = topsheet_project_get_client (project);
  g_autofree char *subtitle = client != NULL && *client != '\0'
                                ? g_strdup_printf ("%s · %s", client, topsheet_project_get_currency (project))
                                : g_strdup (topsheet_project_get_currency (project));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topsheet_project_get_name (project));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), PROJECT_KEY, g_object_ref (project), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
on_listed (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanCopyDialog *self = object;
  GPtrArray *projects = value != NULL ? g_value_get_boxed (value) : NULL;
  const gint64 own = topsheet_project_get_id (topsheet_budget_editor_get_project (self->editor));
  GtkWidget *first;

  for (guint i = 0; projects != NULL && i < projects->len; i++)
    if (topsheet_project_get_id (projects->pdata[i]) != own)
      add_project (self, projects->pdata[i]);
  first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (error != NULL)
    {
      adw_status_page_set_title (self->empty, _("The Projects Cannot Be Shown"));
      adw_status_page_set_description (self->empty, error->message);
    }
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "list" : "empty");
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
topsheet_plan_copy_dialog_dispose (GObject *object)
{
  TopsheetPlanCopyDialog *self = TOPSHEET_PLAN_COPY_DIALOG (object);

  g_clear_object (&self->chosen);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_plan_copy_dialog_parent_class)->dispose (object);
}

static void
topsheet_plan_copy_dialog_class_init (TopsheetPlanCopyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_plan_copy_dialog_dispose;
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
build_list (TopsheetPlanCopyDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Lines, formulas and variables come along and take the place of the draft. "
                                           "Typed prices stay in their currency."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
topsheet_plan_copy_dialog_init (TopsheetPlanCopyDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->stack = GTK_STACK (stack);
  self->empty = ADW_STATUS_PAGE (empty);
  adw_status_page_set_title (self->empty, _("No Other Project"));
  adw_status_page_set_description (self->empty, _("There is no plan to copy yet."));
  gtk_stack_add_named (self->stack, adw_spinner_new (), "loading");
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), stack);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _("Copy from Another Project"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
}

AdwDialog *
topsheet_plan_copy_dialog_new (TopsheetBudgetEditor *editor)
{
  TopsheetPlanCopyDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);

  self = g_object_new (TOPSHEET_TYPE_PLAN_COPY_DIALOG, NULL);
  self->editor = g_object_ref (editor);
  topsheet_deliver (topsheet_store_list_projects (topsheet_session_get_store (topsheet_budget_editor_get_session (editor)),
                                                  FALSE),
                    self, NULL, on_listed);
  return ADW_DIALOG (self);
}
