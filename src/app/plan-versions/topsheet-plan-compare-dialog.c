/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-compare-dialog.h"

#include "app/plan-versions/topsheet-plan-compare-table.h"
#include "app/plan-versions/topsheet-plan-version-text.h"
#include "app/widgets/topsheet-delivery.h"

#include <glib/gi18n.h>

#define VERSION_KEY "topsheet-version"
#define WIDTH 860
#define HEIGHT 640

struct _TopsheetPlanCompareDialog
{
  AdwDialog parent_instance;

  TopsheetBudgetEditor *editor;
  guint current; /* version on screen */
  AdwNavigationView *pages;
  GPtrArray *checks; /* (element-type GtkCheckButton) (unowned) */
  GtkWidget *compare_button;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failure;
  AdwBin *table;
  GtkToggleButton *only_changes;
  GtkWidget *bottom_bar; /* has the same button where the title needs the room beside it */
  TopsheetPlanDiff *diff;
  gboolean stacked;
  guint versions[TOPSHEET_PLAN_DIFF_MAX];
  guint n_versions;
};

G_DEFINE_FINAL_TYPE (TopsheetPlanCompareDialog, topsheet_plan_compare_dialog, ADW_TYPE_DIALOG)

static void
show_table (TopsheetPlanCompareDialog *self)
{
  if (self->diff == NULL)
    return;
  adw_bin_set_child (self->table,
                     topsheet_plan_compare_table_new (self->diff, gtk_toggle_button_get_active (self->only_changes),
                                                      self->stacked));
}

static void
on_compared (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanCompareDialog *self = object;

  g_clear_pointer (&self->diff, topsheet_plan_diff_unref);
  if (value == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  self->diff = g_value_dup_boxed (value);
  show_table (self);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

typedef struct
{
  DexFuture *flushed;
  TopsheetSession *session;
  gint64 project_id;
  guint versions[TOPSHEET_PLAN_DIFF_MAX];
  guint n_versions;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  dex_clear (&request->flushed);
  g_object_unref (request->session);
  g_free (request);
}

/* What is on screen is what is compared. */
static DexFuture *
compare_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (dex_ref (request->flushed), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return topsheet_plan_versions_compare (request->session, request->project_id, request->versions, request->n_versions);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
start_comparing (TopsheetPlanCompareDialog *self)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  qsort (self->versions, self->n_versions, sizeof *self->versions, compare_numbers);
  for (guint i = 0; i < self->n_versions; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Version %u"), self->versions[i]);

      g_string_append_printf (subtitle, "%s%s", i > 0 ? " · " : "", name);
    }
  adw_window_title_set_subtitle (self->title, subtitle->str);
  request->flushed = topsheet_budget_editor_flush (self->editor);
  request->session = g_object_ref (topsheet_budget_editor_get_session (self->editor));
  request->project_id = topsheet_project_get_id (topsheet_budget_editor_get_project (self->editor));
  request->n_versions = self->n_versions;
  memcpy (request->versions, self->versions, sizeof self->versions);
  topsheet_deliver (dex_scheduler_spawn (NULL, 0, compare_fiber, request, request_free), self, NULL, on_compared);
}

static void
collect_versions (TopsheetPlanCompareDialog *self)
{
  self->versions[0] = self->current;
  self->n_versions = 1;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]) && self->n_versions < TOPSHEET_PLAN_DIFF_MAX)
      self->versions[self->n_versions++] = GPOINTER_TO_UINT (g_object_get_data (self->checks->pdata[i], VERSION_KEY));
}

static void
on_compare_clicked (TopsheetPlanCompareDialog *self)
{
  collect_versions (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  adw_navigation_view_push_by_tag (self->pages, "table");
  start_comparing (self);
}

/* One to three others; who has three has to let go of one first. */
static void
on_toggled (TopsheetPlanCompareDialog *self)
{
  collect_versions (self);
  gtk_widget_set_sensitive (self->compare_button, self->n_versions > 1);
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *row = gtk_widget_get_ancestor (self->checks->pdata[i], ADW_TYPE_ACTION_ROW);

      gtk_widget_set_sensitive (row, gtk_check_button_get_active (self->checks->pdata[i]) ||
                                       self->n_versions < TOPSHEET_PLAN_DIFF_MAX);
    }
}

static void
set_stacked (TopsheetPlanCompareDialog *self, gboolean stacked)
{
  self->stacked = stacked;
  gtk_widget_set_visible (self->bottom_bar, stacked);
  gtk_widget_set_visible (GTK_WIDGET (self->only_changes), !stacked);
  show_table (self);
}

static void
on_stack_columns (TopsheetPlanCompareDialog *self)
{
  set_stacked (self, TRUE);
}

static void
on_unstack_columns (TopsheetPlanCompareDialog *self)
{
  set_stacked (self, FALSE);
}

static void
topsheet_plan_compare_dialog_dispose (GObject *object)
{
  TopsheetPlanCompareDialog *self = TOPSHEET_PLAN_COMPARE_DIALOG (object);

  g_clear_pointer (&self->diff, topsheet_plan_diff_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_plan_compare_dialog_parent_class)->dispose (object);
}

static void
topsheet_plan_compare_dialog_class_init (TopsheetPlanCompareDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_plan_compare_dialog_dispose;
}

static void
add_choice (TopsheetPlanCompareDialog *self,
            GtkListBox *list,
            TopsheetBudgetPlan *plan,
            gboolean newest,
            gboolean baseline)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = topsheet_plan_version_name (plan);
  g_autofree char *state = topsheet_plan_version_state (plan, newest, baseline);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (check), VERSION_KEY, GUINT_TO_POINTER (topsheet_budget_plan_get_version (plan)));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (list, row);
}

/* The baseline is what most people want to see, so it is chosen already; without one the version before. */
static void
fill_choices (TopsheetPlanCompareDialog *self, GtkListBox *list, GPtrArray *plans)
{
  gboolean has_baseline = FALSE;
  guint wanted = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      TopsheetBudgetPlan *plan = plans->pdata[i];
      const gboolean baseline = !has_baseline && topsheet_budget_plan_is_approved (plan);

      has_baseline = has_baseline || baseline;
      if (topsheet_budget_plan_get_version (plan) == self->current)
        continue;
      add_choice (self, list, plan, i == 0, baseline);
      if (baseline)
        wanted = self->checks->len - 1;
    }
  if (self->checks->len > 0)
    gtk_check_button_set_active (self->checks->pdata[wanted], TRUE);
}

static AdwNavigationPage *
build_choice_page (TopsheetPlanCompareDialog *self, GPtrArray *plans)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *text = g_strdup_printf (_("One to three versions stand beside version %u."), self->current);

  self->compare_button = gtk_button_new_with_mnemonic (_("_Compare"));
  gtk_widget_add_css_class (self->compare_button, "suggested-action");
  g_signal_connect_object (self->compare_button, "clicked", G_CALLBACK (on_compare_clicked), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->compare_button);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  fill_choices (self, GTK_LIST_BOX (list), plans);
  return adw_navigation_page_new_with_tag (view, _("Compare With"), "choice");
}

static GtkWidget *
build_table (TopsheetPlanCompareDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->table = ADW_BIN (adw_bin_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->table), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->table), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->table), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->table), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->table));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
build_bottom_bar (TopsheetPlanCompareDialog *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_("_Only Changes"));

  g_object_bind_property (self->only_changes, "active", button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), button);
  gtk_widget_set_visible (bar, FALSE);
  self->bottom_bar = bar;
  return bar;
}

static AdwNavigationPage *
build_table_page (TopsheetPlanCompareDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Compare Versions"), NULL));
  self->only_changes = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_("_Only Changes")));
  gtk_toggle_button_set_active (self->only_changes, TRUE);
  g_signal_connect_object (self->only_changes, "toggled", G_CALLBACK (show_table), self, G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->failure = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failure, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failure, _("The Versions Cannot Be Compared"));
  gtk_stack_add_named (self->stack, adw_spinner_new (), "loading");
  gtk_stack_add_named (self->stack, build_table (self), "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->only_changes));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), build_bottom_bar (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  return adw_navigation_page_new_with_tag (view, _("Compare Versions"), "table");
}

static void
topsheet_plan_compare_dialog_init (TopsheetPlanCompareDialog *self)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 620sp"));

  self->checks = g_ptr_array_new ();
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
  adw_dialog_set_title (ADW_DIALOG (self), _("Compare Versions"));
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
  adw_dialog_set_content_height (ADW_DIALOG (self), HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 320, 240);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (on_stack_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (on_unstack_columns), self, G_CONNECT_SWAPPED);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
}

AdwDialog *
topsheet_plan_compare_dialog_new (TopsheetBudgetEditor *editor, GPtrArray *plans)
{
  TopsheetPlanCompareDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (plans != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_PLAN_COMPARE_DIALOG, NULL);
  self->editor = g_object_ref (editor);
  self->current = topsheet_budget_plan_get_version (topsheet_budget_editor_get_plan (editor));
  adw_navigation_view_add (self->pages, build_choice_page (self, plans));
  adw_navigation_view_add (self->pages, build_table_page (self));
  /* Where there is nothing to choose, nobody is asked. */
  if (self->checks->len == 1)
    {
      adw_navigation_view_replace_with_tags (self->pages, (const char *[]) { "table" }, 1);
      collect_versions (self);
      start_comparing (self);
    }
  return ADW_DIALOG (self);
}
