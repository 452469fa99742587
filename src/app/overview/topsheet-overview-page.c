/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-overview-page.h"

#include "app/overview/topsheet-cost-table.h"
#include "app/overview/topsheet-overview-data.h"
#include "app/overview/topsheet-overview-tiles.h"
#include "app/overview/topsheet-overview-time.h"
#include "app/overview/topsheet-phase-stepper.h"
#include "app/widgets/topsheet-chart.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-thumb.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

#define REFRESH_MSEC 200

struct _TopsheetOverviewPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo_stack;
  TopsheetThumbnailSource *thumbnails;
  guint stamp;
  guint refresh_source;

  GtkStack *stack;
  AdwBanner *banner;
  AdwStatusPage *failure_page;
  TopsheetPhaseStepper *stepper;
  GtkFlowBox *tile_box;
  GtkWidget *tiles[TOPSHEET_N_OVERVIEW_TILES];
  GtkLabel *chart_sentence;
  TopsheetChart *chart;
  TopsheetCostTable *table;
  GtkWidget *review_button;
  GtkStack *strip_stack;
  GtkFlowBox *strip;
  GtkWidget *time_box;
  GtkListBox *times;
};

G_DEFINE_FINAL_TYPE (TopsheetOverviewPage, topsheet_overview_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_banner (TopsheetOverviewPage *self, const TopsheetOverviewData *data)
{
  g_autofree char *amount = NULL;
  g_autofree char *title = NULL;

  if (data->has_left && data->left.nanos < 0)
    {
      TopsheetMoney over = data->left;

      over.nanos = -over.nanos;
      amount = topsheet_money_format (&over, TOPSHEET_MONEY_FORMAT_SYMBOL);
      title = g_strdup_printf (_("The project is %s over its limit."), amount);
    }
  else if (data->unpriced > 0)
    {
      amount = topsheet_text_format_count (data->unpriced);
      title = g_strdup_printf (ngettext ("%s entry of the ledger has no price; it is in no sum.",
                                         "%s entries of the ledger have no price; they are in no sum.", data->unpriced),
                               amount);
    }
  adw_banner_set_title (self->banner, title != NULL ? title : "");
  adw_banner_set_revealed (self->banner, title != NULL);
}

static GtkWidget *
make_picture (TopsheetOverviewPage *self, TopsheetGeneration *generation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *thumb = topsheet_thumb_new ();
  GtkWidget *label = gtk_label_new (topsheet_generation_get_version_id (generation));
  GtkWidget *child = gtk_flow_box_child_new ();

  topsheet_thumb_show (TOPSHEET_THUMB (thumb), self->thumbnails, topsheet_generation_get_sha256 (generation),
                       topsheet_generation_get_path (generation));
  gtk_widget_set_size_request (thumb, 96, 64);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topsheet_generation_get_version_id (generation), -1);
  return child;
}

static void
show_strip (TopsheetOverviewPage *self, const TopsheetOverviewData *data)
{
  const guint64 pending = data->counts.by_decision[TOPSHEET_DECISION_PENDING];
  g_autofree char *count = topsheet_text_format_count ((gint64) pending);
  /* Translators: opens the gallery; how many versions wait for a decision. */
  g_autofree char *label = g_strdup_printf (_("Review %s"), count);

  gtk_button_set_label (GTK_BUTTON (self->review_button), label);
  gtk_widget_set_visible (self->review_button, pending > 0);
  gtk_stack_set_visible_child_name (self->strip_stack, pending > 0              ? "pictures"
                                                       : data->counts.total > 0 ? "done"
                                                                                : "nothing");
  gtk_flow_box_remove_all (self->strip);
  for (guint i = 0; i < data->newest->len; i++)
    gtk_flow_box_append (self->strip, make_picture (self, g_ptr_array_index (data->newest, i)));
}

static void
take_data (gpointer object, const GValue *value, const GError *error)
{
  TopsheetOverviewPage *self = object;
  const TopsheetOverviewData *data = value != NULL ? g_value_get_object (value) : NULL;

  if (data == NULL)
    {
      adw_status_page_set_description (self->failure_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, data->has_plan || data->counts.total > 0 ? "overview" : "empty");
  g_object_set (self->stepper, "phase", topsheet_project_get_phase (data->project), NULL);
  topsheet_overview_tiles_show (self->tiles, data);
  topsheet_chart_set_phases (self->chart, &data->cost, topsheet_project_get_currency (data->project));
  gtk_label_set_label (self->chart_sentence, topsheet_chart_get_sentence (self->chart));
  topsheet_cost_table_show (self->table, &data->cost);
  show_banner (self, data);
  show_strip (self, data);
  topsheet_overview_time_show (self->time_box, self->times, data);
}

static void
refresh (TopsheetOverviewPage *self)
{
  topsheet_deliver (topsheet_overview_data_gather (self->session, topsheet_project_get_id (self->project)), self,
                    &self->stamp, take_data);
}

static gboolean
refresh_later (gpointer user_data)
{
  TopsheetOverviewPage *self = user_data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* While another view is shown nothing is read; map() catches up. */
static void
on_store_changed (TopsheetOverviewPage *self)
{
  if (self->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_source = g_timeout_add (REFRESH_MSEC, refresh_later, self);
}

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
  TopsheetPhase before, after;
} PhaseChange;

static PhaseChange *
phase_change_copy (const PhaseChange *change)
{
  PhaseChange *copy = g_memdup2 (change, sizeof *change);

  g_object_ref (copy->session);
  return copy;
}

static void
phase_change_free (gpointer data)
{
  PhaseChange *change = data;

  g_object_unref (change->session);
  g_free (change);
}

static DexFuture *
phase_fiber (gpointer user_data)
{
  const PhaseChange *change = user_data;
  TopsheetStore *store = topsheet_session_get_store (change->session);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, change->project_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetProject) project = dex_await_object (topsheet_store_get_project (store, key), &error);

  if (project == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  topsheet_project_set_phase (project, change->after);
  return topsheet_store_update_project (store, project);
}

static DexFuture *
phase_step (gpointer data, gboolean redo)
{
  PhaseChange *change = phase_change_copy (data);

  if (!redo)
    change->after = change->before;
  return dex_scheduler_spawn (NULL, 0, phase_fiber, change, phase_change_free);
}

static void
on_phase_set (gpointer object, const GValue *value, const GError *error)
{
  TopsheetOverviewPage *self = object;

  if (value == NULL)
    topsheet_toast_show_error (GTK_WIDGET (self), _("The phase was not changed."), error);
}

static void
on_phase_chosen (TopsheetOverviewPage *self, TopsheetPhase phase)
{
  TopsheetPhase before;
  PhaseChange change = { .session = self->session,
                         .project_id = topsheet_project_get_id (self->project),
                         .after = phase };
  g_autofree char *title = g_strdup_printf (_("%s is the current phase"), topsheet_phase_get_title (phase));

  g_object_get (self->stepper, "phase", &before, NULL);
  change.before = before;
  topsheet_deliver (phase_step (&change, TRUE), self, NULL, on_phase_set);
  topsheet_undo_stack_push (self->undo_stack, title, phase_step, phase_change_copy (&change), phase_change_free);
  topsheet_toast_show_undo (GTK_WIDGET (self), title, self->undo_stack);
}

static void
on_picture_activated (TopsheetOverviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "project.show-view", "s", "gallery");
}

static void
on_banner_clicked (TopsheetOverviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "project.show-view", "s", "ledger");
}

static void
on_retry (TopsheetOverviewPage *self)
{
  refresh (self);
}

static void
topsheet_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (topsheet_overview_page_parent_class)->map (widget);
  refresh (TOPSHEET_OVERVIEW_PAGE (widget));
}

static void
topsheet_overview_page_dispose (GObject *object)
{
  TopsheetOverviewPage *self = TOPSHEET_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_overview_page_parent_class)->dispose (object);
}

static void
topsheet_overview_page_class_init (TopsheetOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_overview_page_dispose;
  widget_class->map = topsheet_overview_page_map;

  g_type_ensure (TOPSHEET_TYPE_PHASE_STEPPER);
  g_type_ensure (TOPSHEET_TYPE_CHART);
  g_type_ensure (TOPSHEET_TYPE_COST_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, stepper);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, tile_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, chart_sentence);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, table);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, review_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, strip_stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, time_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetOverviewPage, times);
  gtk_widget_class_bind_template_callback (widget_class, on_phase_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
topsheet_overview_page_init (TopsheetOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  topsheet_overview_tiles_make (self->tiles);
  for (guint i = 0; i < TOPSHEET_N_OVERVIEW_TILES; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->tiles[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->tile_box, child);
    }
}

AdwNavigationPage *
topsheet_overview_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetOverviewPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_OVERVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo_stack = g_object_ref (undo);
  self->thumbnails = topsheet_thumbnail_source_new (topsheet_session_get_thumbnails (session));
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}
