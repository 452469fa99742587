/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-new-project-dialog.h"

#include "app/library/topsheet-regions.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-money-label.h"
#include "services/topsheet-plan-templates.h"
#include "services/topsheet-project-service.h"

#include <glib/gi18n.h>

struct _TopsheetNewProjectDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  gboolean busy;

  AdwEntryRow *name_row;
  AdwEntryRow *client_row;
  AdwComboRow *currency_row;
  AdwComboRow *region_row;
  AdwComboRow *template_row;
  AdwEntryRow *limit_row;
  GtkLabel *message_label;
};

G_DEFINE_FINAL_TYPE (TopsheetNewProjectDialog, topsheet_new_project_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* (transfer full) */
static char *
get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_currency (TopsheetNewProjectDialog *self)
{
  return topsheet_currencies_list ()[adw_combo_row_get_selected (self->currency_row)];
}

static void
show_message (TopsheetNewProjectDialog *self, GtkWidget *row, const char *message)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->limit_row), "error");
  if (message != NULL && row != NULL)
    gtk_widget_add_css_class (row, "error");
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

/* FALSE with the row marked when the text is no amount; @has_limit FALSE when it is empty. */
static gboolean
read_limit (TopsheetNewProjectDialog *self, TopsheetMoney *limit, gboolean *has_limit)
{
  g_autofree char *text = get_text (self->limit_row);
  g_autofree char *plain = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetDecimal number;

  *has_limit = *text != '\0';
  if (!*has_limit)
    return TRUE;
  if (topsheet_number_parse (text, &number, &error))
    {
      plain = topsheet_decimal_print (&number);
      if (topsheet_money_parse (plain, get_currency (self), limit, &error))
        return TRUE;
    }
  message = g_strdup_printf (_("%s Write the limit as an amount, or leave it empty."), error->message);
  show_message (self, GTK_WIDGET (self->limit_row), message);
  return FALSE;
}

/* NULL for the first choice, an empty budget. */
static const TopsheetPlanTemplate *
get_template (TopsheetNewProjectDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->template_row);
  guint n_templates;
  const TopsheetPlanTemplate *templates = topsheet_plan_templates_list (&n_templates);

  return selected > 0 && selected <= n_templates ? &templates[selected - 1] : NULL;
}

static void
on_template_selected (TopsheetNewProjectDialog *self)
{
  const TopsheetPlanTemplate *template = get_template (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->template_row), template != NULL ? _(template->description) : "");
}

static void
validate (TopsheetNewProjectDialog *self)
{
  g_autofree char *name = get_text (self->name_row);
  TopsheetMoney limit;
  gboolean has_limit;
  gboolean good;

  show_message (self, NULL, NULL);
  good = read_limit (self, &limit, &has_limit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", good && *name != '\0' && !self->busy);
}

static void
on_added (gpointer object, const GValue *value, const GError *error)
{
  TopsheetNewProjectDialog *self = object;

  self->busy = FALSE;
  if (value == NULL)
    {
      validate (self);
      show_message (self, GTK_WIDGET (self->name_row), error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_MADE], 0, g_value_get_object (value));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetNewProjectDialog *self = TOPSHEET_NEW_PROJECT_DIALOG (widget);
  g_autofree char *title = get_text (self->name_row);
  g_autofree char *client = get_text (self->client_row);
  const guint region = adw_combo_row_get_selected (self->region_row);
  const TopsheetPlanTemplate *template = get_template (self);
  g_autoptr (TopsheetProject) project = NULL;
  TopsheetMoney limit;
  gboolean has_limit;
  guint n_regions;

  if (self->busy || *title == '\0' || !read_limit (self, &limit, &has_limit))
    return;

  project = topsheet_project_new (title, get_currency (self));
  g_object_set (project, "client", *client != '\0' ? client : NULL, "producer",
                topsheet_session_get_member (self->session), NULL);
  /* The first choice is "Not Set". */
  if (region > 0)
    g_object_set (project, "region", topsheet_regions_list (&n_regions)[region - 1].code, NULL);
  if (has_limit)
    topsheet_project_set_limit (project, &limit);
  self->busy = TRUE;
  gtk_widget_action_set_enabled (widget, "dialog.create", FALSE);
  topsheet_deliver (topsheet_project_service_add (self->session, project, template != NULL ? template->id : NULL), self,
                    NULL, on_added);
}

static void
on_entry_activated (TopsheetNewProjectDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.create", NULL);
}

static void
fill_combos (TopsheetNewProjectDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) currencies = gtk_string_list_new (topsheet_currencies_list ());
  g_autoptr (GtkStringList) plans = gtk_string_list_new (NULL);
  guint n_regions, n_templates;
  const TopsheetPlanTemplate *templates = topsheet_plan_templates_list (&n_templates);
  const TopsheetRegion *regions = topsheet_regions_list (&n_regions);

  gtk_string_list_append (names, _("Not Set"));
  for (guint i = 0; i < n_regions; i++)
    gtk_string_list_append (names, _(regions[i].name));
  gtk_string_list_append (plans, _("Empty Budget"));
  for (guint i = 0; i < n_templates; i++)
    gtk_string_list_append (plans, _(templates[i].title));
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (plans));
  adw_combo_row_set_model (self->region_row, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->currency_row, G_LIST_MODEL (currencies));
  adw_combo_row_set_selected (self->currency_row, topsheet_currencies_default ());
}

static void
topsheet_new_project_dialog_dispose (GObject *object)
{
  TopsheetNewProjectDialog *self = TOPSHEET_NEW_PROJECT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_NEW_PROJECT_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_new_project_dialog_parent_class)->dispose (object);
}

static void
topsheet_new_project_dialog_class_init (TopsheetNewProjectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_new_project_dialog_dispose;
  signals[SIGNAL_MADE] = g_signal_new ("made", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, TOPSHEET_TYPE_PROJECT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-new-project-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, client_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, region_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, limit_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNewProjectDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, validate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_template_selected);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_action);
}

static void
topsheet_new_project_dialog_init (TopsheetNewProjectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_combos (self);
  validate (self);
}

TopsheetNewProjectDialog *
topsheet_new_project_dialog_new (TopsheetSession *session)
{
  TopsheetNewProjectDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_NEW_PROJECT_DIALOG, NULL);
  self->session = g_object_ref (session);
  return self;
}
