/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-page.h"

#include "app/compare/topsheet-compare-context.h"
#include "app/widgets/topsheet-delivery.h"

#include <glib/gi18n.h>

typedef GtkWidget *(*ComparisonNew) (const TopsheetCompareContext *context);

typedef struct
{
  const char *id;
  const char *title;
  ComparisonNew make;
} Comparison;

static const Comparison comparisons[] = {
  { "self-host", N_("API or Own GPU"), topsheet_compare_self_host_new },
  { "models", N_("Model Against Model"), topsheet_compare_models_new },
  { "ladder", N_("Resolutions"), topsheet_compare_ladder_new },
  { "edit", N_("Regenerate or Edit"), topsheet_compare_edit_new },
  { "prices", N_("Changed Prices"), topsheet_compare_prices_new },
  { "llm", N_("Requests"), topsheet_compare_llm_new },
};

/* What the header needs beside the toggles: the buttons of the window, and some air. */
#define BESIDE_TOGGLES 130
#define N_COMPARISONS ((guint) G_N_ELEMENTS (comparisons))

struct _TopsheetComparePage
{
  AdwNavigationPage parent_instance;

  TopsheetCompareContext context;
  TopsheetSession *session;
  TopsheetProject *project;
  gboolean has_sheets;
  guint count_stamp;

  AdwToggleGroup *toggles;
  GtkDropDown *chooser;
  AdwBreakpoint *narrow_breakpoint;
  GtkStack *stack;
  AdwStatusPage *failure_page;
};

G_DEFINE_FINAL_TYPE (TopsheetComparePage, topsheet_compare_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_nth (TopsheetComparePage *self, guint n)
{
  if (n >= N_COMPARISONS)
    return;
  adw_toggle_group_set_active (self->toggles, n);
  gtk_drop_down_set_selected (self->chooser, n);
  if (self->has_sheets)
    gtk_stack_set_visible_child_name (self->stack, comparisons[n].id);
}

/* A list to choose from where the toggles do not fit: measured, because other languages need more room. */
static void
fit_toggles (TopsheetComparePage *self)
{
  const gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self->toggles));
  int natural;

  gtk_widget_set_visible (GTK_WIDGET (self->toggles), TRUE);
  gtk_widget_measure (GTK_WIDGET (self->toggles), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->toggles), visible);
  adw_breakpoint_set_condition (self->narrow_breakpoint,
                                adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH,
                                                                     natural + BESIDE_TOGGLES, ADW_LENGTH_UNIT_PX));
}

static void
on_toggled (TopsheetComparePage *self)
{
  show_nth (self, adw_toggle_group_get_active (self->toggles));
}

static void
on_chosen (TopsheetComparePage *self)
{
  show_nth (self, gtk_drop_down_get_selected (self->chooser));
}

static void
make_sheets (TopsheetComparePage *self)
{
  if (self->has_sheets)
    return;
  self->has_sheets = TRUE;
  for (guint i = 0; i < N_COMPARISONS; i++)
    gtk_stack_add_named (self->stack, comparisons[i].make (&self->context), comparisons[i].id);
  show_nth (self, adw_toggle_group_get_active (self->toggles));
}

/* Pictures of the last thirty days: what is known to be a film is none. */
static DexFuture *
count_lately (TopsheetComparePage *self)
{
  const gint64 now_usec = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("date:30d -frames:>1 -duration:>0", now_usec);
  const TopsheetGenerationQuery query = {
    .project_id = topsheet_project_get_id (self->project),
    .phase = -1,
    .search = search,
  };

  return topsheet_store_count_found (topsheet_session_get_store (self->session), &query);
}

/* Where that cannot be counted, the rows begin with what is known without it. */
static void
take_lately (gpointer object, const GValue *value, const GError *error)
{
  TopsheetComparePage *self = object;
  const TopsheetGenerationCounts *counts = value != NULL ? g_value_get_boxed (value) : NULL;

  self->context.lately = counts != NULL ? counts->total : 0;
  make_sheets (self);
}

static void
take_counts (gpointer object, const GValue *value, const GError *error)
{
  TopsheetComparePage *self = object;
  const TopsheetGenerationCounts *counts = value != NULL ? g_value_get_boxed (value) : NULL;

  if (counts == NULL)
    {
      adw_status_page_set_description (self->failure_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  self->context.versions = counts->total;
  self->context.decided = counts->total - counts->by_decision[TOPSHEET_DECISION_PENDING];
  self->context.accepted = counts->by_decision[TOPSHEET_DECISION_ACCEPTED];
  topsheet_deliver (count_lately (self), self, &self->count_stamp, take_lately);
}

static void
on_loaded (TopsheetComparePage *self)
{
  if (!self->has_sheets)
    topsheet_deliver (topsheet_store_count_generations (topsheet_session_get_store (self->session),
                                                        topsheet_project_get_id (self->project)),
                      self, &self->count_stamp, take_counts);
}

static void
on_editor_changed (TopsheetComparePage *self)
{
  const GError *error = topsheet_budget_editor_get_error (self->context.editor);

  if (self->has_sheets || error == NULL)
    return;
  adw_status_page_set_description (self->failure_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
on_retry (TopsheetComparePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  topsheet_budget_editor_load (self->context.editor);
}

static void
topsheet_compare_page_dispose (GObject *object)
{
  TopsheetComparePage *self = TOPSHEET_COMPARE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_COMPARE_PAGE);
  g_clear_object (&self->context.editor);
  g_clear_object (&self->context.undo);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_compare_page_parent_class)->dispose (object);
}

static void
topsheet_compare_page_class_init (TopsheetComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_compare_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetComparePage, toggles);
  gtk_widget_class_bind_template_child (widget_class, TopsheetComparePage, chooser);
  gtk_widget_class_bind_template_child (widget_class, TopsheetComparePage, narrow_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, TopsheetComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetComparePage, failure_page);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
topsheet_compare_page_init (TopsheetComparePage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_COMPARISONS; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, comparisons[i].id);
      adw_toggle_set_label (toggle, _(comparisons[i].title));
      adw_toggle_group_add (self->toggles, toggle);
      gtk_string_list_append (titles, _(comparisons[i].title));
    }
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (titles));
  show_nth (self, 0);
  g_signal_connect (self, "map", G_CALLBACK (fit_toggles), NULL);
}

AdwNavigationPage *
topsheet_compare_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetComparePage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_COMPARE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->context.undo = g_object_ref (undo);
  self->context.editor = topsheet_budget_editor_new (session, project, undo);
  g_signal_connect_object (self->context.editor, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context.editor, "changed", G_CALLBACK (on_editor_changed), self, G_CONNECT_SWAPPED);
  topsheet_budget_editor_load (self->context.editor);
  return ADW_NAVIGATION_PAGE (self);
}
