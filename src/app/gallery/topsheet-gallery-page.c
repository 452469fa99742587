/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"

#include "app/edit/topsheet-edit-actions.h"
#include "app/edit/topsheet-edit-bar.h"
#include "app/edit/topsheet-refine-dialog.h"
#include "app/gallery/topsheet-gallery-cell.h"
#include "app/viewer/topsheet-viewer-page.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-header.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

/* Writes come one by one while somebody reviews; where the next undecided version is, is asked for after a pause. */
#define UNDECIDED_DELAY_MS 400
/* Ids of undecided versions that are not in the list (just imported) are looked for this often before giving up. */
#define MAX_MISSES 64

G_DEFINE_FINAL_TYPE (TopsheetGalleryPage, topsheet_gallery_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_SORT = 1,
} TopsheetGalleryPageProperty;

static GParamSpec *properties[PROP_SORT + 1];

/* In the order of TopsheetSort. */
static const char * const sort_names[] = { "deliverable", "newest", "oldest", "dearest", "model" };

static const char *
get_state (TopsheetGalleryPage *self)
{
  gboolean filtered = topsheet_generation_list_get_decisions (self->list) != 0;

  if (!topsheet_paged_list_is_queried (TOPSHEET_PAGED_LIST (self->list)))
    return "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "grid";
  if (topsheet_generation_list_get_search (self->list))
    return "none";
  if (!filtered)
    return "empty";
  if (self->counts.total > 0 && topsheet_generation_list_get_decisions (self->list) == 1u << TOPSHEET_DECISION_PENDING)
    return "done";
  return "none";
}

static void
update_state (TopsheetGalleryPage *self)
{
  const char *state = get_state (self);
  gboolean review = g_str_equal (state, "grid") || self->counts.total > 0;

  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom_bar), review);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter), self->counts.total > 0);
}

static void
update_target (TopsheetGalleryPage *self)
{
  guint n = topsheet_list_selection_get_n_selected (self->selection);

  topsheet_gallery_inspector_set_generation (self->inspector, n == 1 ? topsheet_gallery_page_get_target (self) : NULL,
                                             n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.decide", n > 0);
}

static void
choose_aspect (TopsheetGalleryPage *self)
{
  double aspects[TOPSHEET_PAGED_LIST_PAGE];
  guint n = 0;

  if (self->has_aspect)
    return;
  for (guint i = 0; i < TOPSHEET_PAGED_LIST_PAGE; i++)
    {
      TopsheetGeneration *row = topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), i);
      double aspect;
      guint k;

      if (!row || topsheet_generation_get_height (row) == 0)
        continue;
      aspect = (double) topsheet_generation_get_width (row) / topsheet_generation_get_height (row);
      for (k = n++; k > 0 && aspects[k - 1] > aspect; k--)
        aspects[k] = aspects[k - 1];
      aspects[k] = aspect;
    }
  if (n == 0)
    return;
  topsheet_gallery_style_set_aspect (self->style, aspects[n / 2]);
  self->has_aspect = TRUE;
}

/* Places of the ids of @ids in the list. Both are in the same order, so one walk finds them all. */
static GtkBitset *
find_places (TopsheetPagedList *list, const GArray *ids)
{
  GtkBitset *places = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list)), place = 0, misses = 0;

  for (guint i = 0; i < ids->len && misses < MAX_MISSES; i++)
    {
      guint from = place;

      while (place < n && topsheet_paged_list_get_id (list, place) != g_array_index (ids, gint64, i))
        place++;
      if (place < n)
        gtk_bitset_add (places, place++);
      else
        {
          place = from;
          misses++;
        }
    }
  return places;
}

static void
undecided_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  g_clear_pointer (&self->undecided, gtk_bitset_unref);
  self->undecided = find_places (TOPSHEET_PAGED_LIST (self->list), g_value_get_boxed (value));
}

static gboolean
query_undecided (gpointer data)
{
  TopsheetGalleryPage *self = data;

  self->undecided_source = 0;
  topsheet_deliver (topsheet_generation_list_query_like (self->list, 1u << TOPSHEET_DECISION_PENDING), self,
                    &self->undecided_stamp, undecided_cb);
  return G_SOURCE_REMOVE;
}

static void
counts_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  self->counts = *(TopsheetGenerationCounts *) g_value_get_boxed (value);
  update_state (self);
}

/* What the toggles and the progress are about: what the search finds, else all. */
static void
found_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;

  if (!value)
    return;
  self->found = *(TopsheetGenerationCounts *) g_value_get_boxed (value);
  topsheet_gallery_page_show_counts (self);
  topsheet_gallery_page_update_progress (self);
}

static void
count (TopsheetGalleryPage *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);

  topsheet_deliver (topsheet_store_count_generations (store, topsheet_project_get_id (self->project)), self,
                    &self->count_stamp, counts_cb);
  topsheet_deliver (topsheet_generation_list_count (self->list), self, &self->found_stamp, found_cb);
}

static void
store_changed_cb (TopsheetGalleryPage *self, TopsheetChange kinds)
{
  if (!(kinds & (TOPSHEET_CHANGE_GENERATION | TOPSHEET_CHANGE_DECISION)))
    return;
  count (self);
  g_clear_handle_id (&self->undecided_source, g_source_remove);
  self->undecided_source = g_timeout_add (UNDECIDED_DELAY_MS, query_undecided, self);
}

static void
queried_cb (TopsheetGalleryPage *self)
{
  TopsheetPagedList *list = TOPSHEET_PAGED_LIST (self->list);
  guint place = self->restore_id != 0 ? topsheet_paged_list_find (list, self->restore_id) : TOPSHEET_PAGED_NOT_FOUND;

  self->restore_id = 0;
  g_clear_handle_id (&self->undecided_source, g_source_remove);
  query_undecided (self);
  update_state (self);
  if (place == TOPSHEET_PAGED_NOT_FOUND && topsheet_list_selection_get_n_selected (self->selection) == 0)
    place = 0;
  if (place < g_list_model_get_n_items (G_LIST_MODEL (list)))
    {
      gboolean focus = gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_search_bar_get_search_mode (self->search_bar);

      topsheet_list_selection_set_target (self->selection, place);
      gtk_grid_view_scroll_to (self->grid, place, GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : 0), NULL);
    }
  update_target (self);
}

static void
loaded_cb (TopsheetGalleryPage *self)
{
  choose_aspect (self);
  update_target (self);
}

static void
failed_cb (TopsheetGalleryPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self), _("The versions could not be read."), error);
}

static void
remember_target (TopsheetGalleryPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);

  if (place != GTK_INVALID_LIST_POSITION && place < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    self->restore_id = topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list), place);
}

static void
filter_cb (TopsheetGalleryPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->filter);
  TopsheetDecisionKind kind;

  if (!self->list || !name)
    return;
  remember_target (self);
  topsheet_generation_list_set_decisions (self->list, topsheet_decision_kind_from_nick (name, &kind) ? 1u << kind : 0);
}

static void
search_cb (TopsheetGalleryPage *self)
{
  remember_target (self);
  topsheet_generation_list_set_search (self->list, topsheet_search_field_get_search (self->search_field));
  count (self);
}

/* What is not seen does not filter. */
static void
search_mode_cb (TopsheetGalleryPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
      return;
    }
  topsheet_search_field_set_text (self->search_field, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
search_stop_cb (TopsheetGalleryPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
show_all_cb (TopsheetGalleryPage *self)
{
  search_stop_cb (self);
  adw_toggle_group_set_active_name (self->filter, "all");
}

static void
activate_cb (TopsheetGalleryPage *self, guint position)
{
  topsheet_list_selection_set_target (self->selection, position);
  topsheet_gallery_page_open_viewer (self, "single");
}

static void
enlarge_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_open_viewer (self, "single");
}

static void
compact_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_compact (self, TRUE);
}

static void
roomy_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_compact (self, FALSE);
}

static void
narrow_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_narrow (self, TRUE);
}

static void
wide_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_narrow (self, FALSE);
}

static gboolean
is_inspector_beside (TopsheetGalleryPage *self)
{
  return !adw_overlay_split_view_get_collapsed (self->split);
}

static gboolean
is_narrow (TopsheetGalleryPage *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0;
}

/* Only one of the two layouts is in the window; the other one must be left alone. */
static void
inspector_toggled_cb (TopsheetGalleryPage *self)
{
  const gboolean active = gtk_toggle_button_get_active (self->inspector_toggle);

  if (is_narrow (self))
    adw_bottom_sheet_set_open (self->sheet, active);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, active);
  topsheet_gallery_page_update_compact (self);
}

static void
sidebar_cb (TopsheetGalleryPage *self)
{
  if (!is_narrow (self))
    gtk_toggle_button_set_active (self->inspector_toggle, adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
sheet_cb (TopsheetGalleryPage *self)
{
  if (is_narrow (self))
    gtk_toggle_button_set_active (self->inspector_toggle, adw_bottom_sheet_get_open (self->sheet));
}

/* Beside the pictures it is where the person left it; over them it comes only when asked for. */
static void
collapsed_cb (TopsheetGalleryPage *self)
{
  gboolean visible = !self->settings || g_settings_get_boolean (self->settings, "inspector-visible");

  gtk_toggle_button_set_active (self->inspector_toggle, is_inspector_beside (self) && visible);
  topsheet_gallery_page_update_compact (self);
}

static void
inspector_clicked_cb (TopsheetGalleryPage *self)
{
  if (self->settings && is_inspector_beside (self))
    g_settings_set_boolean (self->settings, "inspector-visible", gtk_toggle_button_get_active (self->inspector_toggle));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TopsheetGalleryPage *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  topsheet_gallery_style_step (self->style, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGalleryPage *self)
{
  GtkWidget *cell = topsheet_gallery_cell_new (self->style);

  g_object_bind_property (list_item, "selected", cell, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (cell, "label", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGalleryPage *self)
{
  TopsheetPagedItem *item = gtk_list_item_get_item (list_item);

  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)), item);
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (self->list), gtk_list_item_get_position (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
set_up_grid (TopsheetGalleryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (topsheet_thumbnail_source_reorder), self->source, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (topsheet_thumbnail_source_reorder), self->source, G_CONNECT_SWAPPED);
}

static void
set_up_settings (TopsheetGalleryPage *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, TOPSHEET_APPLICATION_ID, TRUE)
                                              : NULL;

  if (schema)
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      g_settings_bind (self->settings, "gallery-zoom", self->style, "zoom", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "auto-advance", self->advance_switch, "active", G_SETTINGS_BIND_DEFAULT);
    }
  g_signal_connect_object (self->inspector_toggle, "toggled", G_CALLBACK (inspector_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (sidebar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::open", G_CALLBACK (sheet_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_toggle, "clicked", G_CALLBACK (inspector_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  collapsed_cb (self);
}

static TopsheetGeneration *
get_edit_target (gpointer page)
{
  return topsheet_gallery_page_get_target (page);
}

static void
show_version (gpointer page, gint64 generation_id)
{
  topsheet_gallery_page_show_version (page, generation_id);
}

static void
set_up_editing (TopsheetGalleryPage *self)
{
  const TopsheetEditContext context = { self->session, get_edit_target, show_version };

  topsheet_edit_actions_set_up (GTK_WIDGET (self), &context);
  adw_toolbar_view_add_top_bar (self->main, topsheet_edit_bar_new (self->session,
                                                                   topsheet_project_get_id (self->project), self->undo));
}

static void
set_up (TopsheetGalleryPage *self)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);

  self->source = g_object_ref (topsheet_thumbnail_source_for_session (self->session));
  self->style = topsheet_gallery_style_new (self->source);
  self->list = topsheet_generation_list_new (store, topsheet_project_get_id (self->project));
  self->selection = topsheet_list_selection_new (G_LIST_MODEL (self->list));
  topsheet_gallery_inspector_set_up (self->inspector, self->session, self->source);
  topsheet_header_follow_split (self->header);
  topsheet_gallery_page_set_up_filter (self);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
  topsheet_search_field_set_up (self->search_field, self->session, self->project, self->undo);
  set_up_grid (self);
  set_up_settings (self);
  topsheet_gallery_page_set_up_review (self);
  set_up_editing (self);
  g_signal_connect_object (self->list, "queried", G_CALLBACK (queried_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_target), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_target (self);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self->list));
  count (self);
}

/* Those of the selected versions that are in memory: a selection of thousands is none that files are matched with. */
static void
refine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GPtrArray) selected = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint place;

  for (gboolean ok = gtk_bitset_iter_init_first (&iter, places, &place); ok; ok = gtk_bitset_iter_next (&iter, &place))
    {
      TopsheetGeneration *row = topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), place);

      if (row)
        g_ptr_array_add (selected, g_object_ref (row));
    }
  topsheet_refine_dialog_choose (widget, self->session, self->project, selected);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_gallery_style_step (TOPSHEET_GALLERY_PAGE (widget)->style, g_str_equal (name, "gallery.zoom-in") ? 1 : -1);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  remember_target (self);
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self->list));
  topsheet_paged_list_refresh_rows (TOPSHEET_PAGED_LIST (self->list));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (TOPSHEET_GALLERY_PAGE (widget)->selection));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

static void
inspector_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  gtk_toggle_button_set_active (self->inspector_toggle, !gtk_toggle_button_get_active (self->inspector_toggle));
  inspector_clicked_cb (self);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetDecisionKind kind;

  if (topsheet_decision_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    topsheet_gallery_page_decide (TOPSHEET_GALLERY_PAGE (widget), kind, NULL);
}

static void
topsheet_gallery_page_shown (AdwNavigationPage *page)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (page);

  ADW_NAVIGATION_PAGE_CLASS (topsheet_gallery_page_parent_class)->shown (page);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  /* The viewer may have moved on. */
  if (self->shown_once && topsheet_list_selection_get_n_selected (self->selection) == 1)
    topsheet_gallery_page_go_to (self, topsheet_list_selection_get_target (self->selection));
  /* What was decided elsewhere or before leaving moves out of its filter now, not under the reviewer's hands. */
  if (self->shown_once && topsheet_generation_list_get_decisions (self->list) != 0)
    refresh_action (GTK_WIDGET (self), NULL, NULL);
  self->shown_once = TRUE;
}

static void
topsheet_gallery_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (object);

  switch ((TopsheetGalleryPageProperty) id)
    {
    case PROP_SORT:
      g_value_set_string (value, sort_names[self->list ? topsheet_generation_list_get_sort (self->list) : 0]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (object);

  switch ((TopsheetGalleryPageProperty) id)
    {
    case PROP_SORT:
      for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
        if (self->list && g_strcmp0 (g_value_get_string (value), sort_names[i]) == 0 &&
            topsheet_generation_list_get_sort (self->list) != (TopsheetSort) i)
          {
            remember_target (self);
            topsheet_generation_list_set_sort (self->list, (TopsheetSort) i);
            g_object_notify_by_pspec (object, properties[PROP_SORT]);
          }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_page_dispose (GObject *object)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (object);

  g_clear_handle_id (&self->undecided_source, g_source_remove);
  topsheet_gallery_page_tear_down_review (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_GALLERY_PAGE);
  g_clear_pointer (&self->undecided, gtk_bitset_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->style);
  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  g_clear_object (&self->undo);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_gallery_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryPage, name)
  BIND (layouts);
  BIND (split);
  BIND (sheet);
  BIND (inspector);
  BIND (compact_breakpoint);
  BIND (main);
  BIND (header);
  BIND (filter);
  BIND (inspector_toggle);
  BIND (search_bar);
  BIND (search_field);
  BIND (narrow_box);
  BIND (stack);
  BIND (scroller);
  BIND (grid);
  BIND (reason_revealer);
  BIND (reason_label);
  BIND (reason_box);
  BIND (bottom_bar);
  BIND (buttons);
  BIND (reject_key);
  BIND (edit_key);
  BIND (accept_key);
  BIND (progress_box);
  BIND (progress_label);
  BIND (rate_label);
  BIND (progress);
  BIND (advance_box);
  BIND (advance_switch);
#undef BIND
}

static void
topsheet_gallery_page_class_init (TopsheetGalleryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_gallery_page_get_property;
  object_class->set_property = topsheet_gallery_page_set_property;
  object_class->dispose = topsheet_gallery_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = topsheet_gallery_page_shown;
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "deliverable",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (TOPSHEET_TYPE_GALLERY_INSPECTOR);
  g_type_ensure (TOPSHEET_TYPE_SEARCH_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-gallery-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, enlarge_cb);
  gtk_widget_class_bind_template_callback (widget_class, compact_cb);
  gtk_widget_class_bind_template_callback (widget_class, roomy_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_property_action (widget_class, "gallery.sort", "sort");
  gtk_widget_class_install_action (widget_class, "gallery.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "gallery.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "gallery.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "gallery.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "view.inspector", NULL, inspector_action);
  gtk_widget_class_install_action (widget_class, "gallery.decide", "s", decide_action);
  gtk_widget_class_install_action (widget_class, "gallery.refine", NULL, refine_action);
  topsheet_edit_actions_install (widget_class);
}

static void
topsheet_gallery_page_init (TopsheetGalleryPage *self)
{
  self->undecided = gtk_bitset_new_empty ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetGeneration *
topsheet_gallery_page_get_target (TopsheetGalleryPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);

  if (place == GTK_INVALID_LIST_POSITION)
    return NULL;
  return topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), place);
}

void
topsheet_gallery_page_go_to (TopsheetGalleryPage *self, guint position)
{
  topsheet_list_selection_set_target (self->selection, position);
  /* While the viewer is in front the focus stays there. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    gtk_grid_view_scroll_to (self->grid, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

void
topsheet_gallery_page_open_viewer (TopsheetGalleryPage *self, const char *mode)
{
  TopsheetGeneration *target = topsheet_gallery_page_get_target (self);
  GtkWidget *navigation = NULL, *widget = GTK_WIDGET (self);

  /* The window's, not the one that a collapsed split view makes for itself. */
  while ((widget = gtk_widget_get_parent (widget)))
    if (ADW_IS_NAVIGATION_VIEW (widget))
      navigation = widget;
  if (target && navigation)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation),
                              topsheet_viewer_page_new (self->desk, self->selection, self->source, mode));
}

void
topsheet_gallery_page_update_progress (TopsheetGalleryPage *self)
{
  guint64 total = self->found.total, decided = total - self->found.by_decision[TOPSHEET_DECISION_PENDING];
  g_autofree char *done = topsheet_text_format_count ((gint64) decided);
  g_autofree char *all = topsheet_text_format_count ((gint64) total);
  /* Translators: decided versions of all: "412 of 1,200" */
  g_autofree char *text = g_strdup_printf (_("%1$s of %2$s"), done, all);
  g_autofree char *rate = NULL;
  guint recent = topsheet_review_desk_count_recent (self->desk);

  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) decided / (double) total : 0);
  if (recent > 0)
    rate = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u a minute", "%u a minute", recent), recent);
  gtk_label_set_label (self->rate_label, rate ? rate : "");
}

AdwNavigationPage *
topsheet_gallery_page_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetGalleryPage *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);
  self = g_object_new (TOPSHEET_TYPE_GALLERY_PAGE, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  set_up (self);
  return ADW_NAVIGATION_PAGE (self);
}

void
topsheet_gallery_page_set_filter (TopsheetGalleryPage *self, const char *filter)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_PAGE (self));
  adw_toggle_group_set_active_name (self->filter, filter);
}

void
topsheet_gallery_page_show_version (TopsheetGalleryPage *self, gint64 generation_id)
{
  guint place;

  g_return_if_fail (TOPSHEET_IS_GALLERY_PAGE (self));
  place = topsheet_paged_list_find (TOPSHEET_PAGED_LIST (self->list), generation_id);
  if (place == TOPSHEET_PAGED_NOT_FOUND)
    self->restore_id = generation_id;
  else
    topsheet_gallery_page_go_to (self, place);
}
