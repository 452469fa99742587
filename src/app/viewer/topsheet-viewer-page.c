/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-viewer-page-private.h"

#include "app/edit/topsheet-edit-actions.h"
#include "app/edit/topsheet-edit-bar.h"
#include "app/viewer/topsheet-difference-list.h"
#include "app/viewer/topsheet-filmstrip.h"
#include "app/widgets/topsheet-settings.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TopsheetViewerPage, topsheet_viewer_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_MODE = 1,
} TopsheetViewerPageProperty;

static GParamSpec *properties[PROP_MODE + 1];

/* In the order of TopsheetViewerMode. */
static const char * const mode_names[] = { "single", "side", "wipe", "blink" };

TopsheetPagedList *
topsheet_viewer_page_get_list (TopsheetViewerPage *self)
{
  return TOPSHEET_PAGED_LIST (topsheet_review_desk_get_list (self->desk));
}

guint
topsheet_viewer_page_get_place (TopsheetViewerPage *self, guint pane)
{
  return topsheet_paged_list_find (topsheet_viewer_page_get_list (self), g_array_index (self->ids, gint64, pane));
}

static void
add_pane (TopsheetViewerPage *self, guint place)
{
  gint64 id = topsheet_paged_list_get_id (topsheet_viewer_page_get_list (self), place);

  g_array_append_val (self->ids, id);
  topsheet_viewer_panes_add (self->panes,
                             TOPSHEET_VIEWER_PANE (topsheet_viewer_pane_new (self->pictures, self->thumbnails,
                                                                             self->state)));
}

static void
remove_pane (TopsheetViewerPage *self, guint index)
{
  topsheet_viewer_panes_remove (self->panes, index);
  g_array_remove_index (self->ids, index);
}

static gboolean
find_pane (TopsheetViewerPage *self, gint64 id, guint *pane)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *pane = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_shown (TopsheetViewerPage *self, guint place)
{
  guint pane;

  return find_pane (self, topsheet_paged_list_get_id (topsheet_viewer_page_get_list (self), place), &pane);
}

/* The nearest version that is in no pane yet, after the current one or else before it. */
static guint
find_partner (TopsheetViewerPage *self)
{
  guint place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self)));

  if (place == TOPSHEET_PAGED_NOT_FOUND)
    return place;
  for (guint i = place + 1; i < n; i++)
    if (!is_shown (self, i))
      return i;
  for (guint i = place; i-- > 0;)
    if (!is_shown (self, i))
      return i;
  return TOPSHEET_PAGED_NOT_FOUND;
}

/* What is the target is what the current pane shows; a version that another pane shows makes that one the current one. */
static void
follow_target (TopsheetViewerPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection), pane;
  gint64 id;

  if (!self->panes || place >= g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self))))
    return;
  id = topsheet_paged_list_get_id (topsheet_viewer_page_get_list (self), place);
  if (find_pane (self, id, &pane))
    topsheet_viewer_panes_set_current (self->panes, pane);
  else
    g_array_index (self->ids, gint64, topsheet_viewer_panes_get_current (self->panes)) = id;
  topsheet_viewer_page_update (self);
}

void
topsheet_viewer_page_go_to (TopsheetViewerPage *self, guint place)
{
  if (place < g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self))))
    topsheet_list_selection_set_target (self->selection, place);
}

void
topsheet_viewer_page_set_current (TopsheetViewerPage *self, guint pane)
{
  topsheet_viewer_panes_set_current (self->panes, pane);
  topsheet_viewer_page_go_to (self, topsheet_viewer_page_get_place (self, pane));
  topsheet_viewer_page_update (self);
}

static gboolean
update_cb (gpointer data)
{
  TopsheetViewerPage *self = data;

  self->update_source = 0;
  topsheet_viewer_page_update (self);
  return G_SOURCE_REMOVE;
}

/* Rows came or were decided on elsewhere; together, and after the list has told everybody. */
static void
rows_changed_cb (TopsheetViewerPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
zoom_cb (TopsheetViewerPage *self, GParamSpec *pspec, AdwToggleGroup *group)
{
  const char *name = adw_toggle_group_get_active_name (group);
  TopsheetViewerPane *pane;

  if (self->updating_zoom || !self->panes)
    return;
  pane = topsheet_viewer_panes_get (self->panes, topsheet_viewer_panes_get_current (self->panes));
  if (g_strcmp0 (name, "fit") == 0)
    topsheet_view_state_fit (self->state);
  else if (g_strcmp0 (name, "full") == 0)
    topsheet_picture_view_zoom_to (topsheet_viewer_pane_get_view (pane), 1);
  topsheet_viewer_page_update_zoom (self);
}

void
topsheet_viewer_page_link (TopsheetViewerPage *self, gboolean linked)
{
  for (guint i = 0; i < topsheet_viewer_panes_get_n (self->panes); i++)
    {
      g_autoptr (TopsheetViewState) own = topsheet_view_state_new ();
      TopsheetPictureView *view = topsheet_viewer_pane_get_view (topsheet_viewer_panes_get (self->panes, i));

      topsheet_view_state_set_reference (own, topsheet_picture_view_get_picture_size (view));
      topsheet_view_state_copy (own, self->state);
      topsheet_picture_view_set_state (view, linked ? self->state : own);
    }
}

static void
link_cb (TopsheetViewerPage *self)
{
  if (self->panes)
    topsheet_viewer_page_link (self, gtk_toggle_button_get_active (self->link_button));
}

static void
clicked_cb (TopsheetViewerPage *self, guint pane)
{
  if (pane != topsheet_viewer_panes_get_current (self->panes))
    topsheet_viewer_page_set_current (self, pane);
}

static void
written_cb (TopsheetViewerPage *self, const char *title)
{
  topsheet_edit_actions_show_act (GTK_WIDGET (self->panes), topsheet_review_desk_get_session (self->desk), title,
                                  topsheet_review_desk_get_undo (self->desk));
  rows_changed_cb (self);
}

static GtkBitset *
get_places (TopsheetViewerPage *self)
{
  GtkBitset *places = gtk_bitset_new_empty ();

  for (guint i = 0; i < self->ids->len; i++)
    if (topsheet_viewer_page_get_place (self, i) != TOPSHEET_PAGED_NOT_FOUND)
      gtk_bitset_add (places, topsheet_viewer_page_get_place (self, i));
  return places;
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetDecisionKind kind;

  if (topsheet_decision_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    topsheet_viewer_page_decide (TOPSHEET_VIEWER_PAGE (widget), kind);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (widget);
  g_autoptr (GtkBitset) places = get_places (self);

  topsheet_review_desk_keep (self->desk, places,
                             topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes)));
}

static void
add_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (widget);
  guint place = find_partner (self);

  if (place == TOPSHEET_PAGED_NOT_FOUND || self->ids->len == TOPSHEET_VIEWER_MAX_PANES)
    return;
  add_pane (self, place);
  topsheet_viewer_page_link (self, gtk_toggle_button_get_active (self->link_button));
  topsheet_viewer_page_update (self);
}

static void
remove_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (widget);

  if (self->ids->len < 3)
    return;
  remove_pane (self, topsheet_viewer_panes_get_current (self->panes));
  topsheet_viewer_page_set_current (self, topsheet_viewer_panes_get_current (self->panes));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetUndoStack *undo = topsheet_review_desk_get_undo (TOPSHEET_VIEWER_PAGE (widget)->desk);

  dex_future_disown (g_str_equal (name, "project.undo") ? topsheet_undo_stack_undo (undo)
                                                        : topsheet_undo_stack_redo (undo));
}

static void
inspector_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwOverlaySplitView *split = TOPSHEET_VIEWER_PAGE (widget)->split;

  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

static void
collapsed_cb (TopsheetViewerPage *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_collapsed (self->split));
}

static void
topsheet_viewer_page_shown (AdwNavigationPage *page)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (page);

  ADW_NAVIGATION_PAGE_CLASS (topsheet_viewer_page_parent_class)->shown (page);
  gtk_widget_grab_focus (GTK_WIDGET (self->panes));
}

/* Films fall silent as soon as one leaves, not when the page is freed. */
static void
topsheet_viewer_page_hiding (AdwNavigationPage *page)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (page);

  for (guint i = 0; self->panes && i < topsheet_viewer_panes_get_n (self->panes); i++)
    if (topsheet_viewer_pane_get_stream (topsheet_viewer_panes_get (self->panes, i)))
      gtk_media_stream_pause (topsheet_viewer_pane_get_stream (topsheet_viewer_panes_get (self->panes, i)));
  ADW_NAVIGATION_PAGE_CLASS (topsheet_viewer_page_parent_class)->hiding (page);
}

static void
topsheet_viewer_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (object);

  switch ((TopsheetViewerPageProperty) id)
    {
    case PROP_MODE:
      g_value_set_string (value, mode_names[self->panes ? topsheet_viewer_panes_get_mode (self->panes) : 0]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_viewer_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetViewerPageProperty) id)
    {
    case PROP_MODE:
      topsheet_viewer_page_set_mode (TOPSHEET_VIEWER_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_viewer_page_dispose (GObject *object)
{
  TopsheetViewerPage *self = TOPSHEET_VIEWER_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->side_source, g_source_remove);
  if (self->pictures)
    topsheet_picture_source_want (self->pictures, self, NULL, 0);
  self->panes = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_VIEWER_PAGE);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->state);
  g_clear_object (&self->pictures);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->selection);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (topsheet_viewer_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TopsheetViewerPage, name)
  BIND (split);
  BIND (main);
  BIND (name_label);
  BIND (position_label);
  BIND (zoom);
  BIND (narrow_zoom);
  BIND (zoom_other);
  BIND (panes_slot);
  BIND (media_slot);
  BIND (strip_slot);
  BIND (reason_revealer);
  BIND (reason_label);
  BIND (reason_box);
  BIND (reject_button);
  BIND (edit_button);
  BIND (accept_button);
  BIND (reject_word);
  BIND (edit_word);
  BIND (accept_word);
  BIND (keep_word);
  BIND (keep_button);
  BIND (compare_box);
  BIND (link_button);
  BIND (side);
  BIND (inspector);
  BIND (difference_slot);
  BIND (hint_label);
#undef BIND
}

static void
topsheet_viewer_page_class_init (TopsheetViewerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_viewer_page_get_property;
  object_class->set_property = topsheet_viewer_page_set_property;
  object_class->dispose = topsheet_viewer_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = topsheet_viewer_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = topsheet_viewer_page_hiding;
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "single",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (TOPSHEET_TYPE_GALLERY_INSPECTOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-viewer-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_install_action (widget_class, "viewer.decide", "s", decide_action);
  gtk_widget_class_install_action (widget_class, "viewer.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "viewer.add-pane", NULL, add_pane_action);
  gtk_widget_class_install_action (widget_class, "viewer.remove-pane", NULL, remove_pane_action);
  gtk_widget_class_install_action (widget_class, "view.inspector", NULL, inspector_action);
  topsheet_edit_actions_install (widget_class);
  /* The project page lies below this one and is not asked. */
  gtk_widget_class_install_action (widget_class, "project.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "project.redo", NULL, undo_action);
}

static void
topsheet_viewer_page_init (TopsheetViewerPage *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pictures = topsheet_picture_source_new ();
  self->state = topsheet_view_state_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static double
get_aspect (TopsheetViewerPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);
  TopsheetGeneration *row = topsheet_paged_list_peek_row (topsheet_viewer_page_get_list (self), place);

  if (!row || topsheet_generation_get_height (row) == 0)
    return 16.0 / 9;
  return CLAMP ((double) topsheet_generation_get_width (row) / topsheet_generation_get_height (row), 1.3, 2);
}

static TopsheetGeneration *
get_edit_target (gpointer page)
{
  TopsheetViewerPage *self = page;
  guint place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));

  return place != TOPSHEET_PAGED_NOT_FOUND ? topsheet_paged_list_peek_row (topsheet_viewer_page_get_list (self), place)
                                           : NULL;
}

static void
show_version (gpointer page, gint64 generation_id)
{
  guint place = topsheet_paged_list_find (topsheet_viewer_page_get_list (page), generation_id);

  if (place != TOPSHEET_PAGED_NOT_FOUND)
    topsheet_viewer_page_go_to (page, place);
}

static void
set_up_editing (TopsheetViewerPage *self)
{
  TopsheetSession *session = topsheet_review_desk_get_session (self->desk);
  const TopsheetEditContext context = { session, get_edit_target, show_version };
  TopsheetGeneration *target = topsheet_paged_list_peek_row (topsheet_viewer_page_get_list (self),
                                                             topsheet_list_selection_get_target (self->selection));

  topsheet_edit_actions_set_up (GTK_WIDGET (self), &context);
  if (target)
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (self->main),
                                  topsheet_edit_bar_new (session, topsheet_generation_get_project_id (target),
                                                         topsheet_review_desk_get_undo (self->desk)));
}

static void
set_up (TopsheetViewerPage *self)
{
  TopsheetGenerationList *list = topsheet_review_desk_get_list (self->desk);

  self->panes = TOPSHEET_VIEWER_PANES (topsheet_viewer_panes_new ());
  self->media = TOPSHEET_MEDIA_BAR (topsheet_media_bar_new ());
  self->difference = topsheet_difference_list_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self->panes), TRUE);
  adw_bin_set_child (self->panes_slot, GTK_WIDGET (self->panes));
  adw_bin_set_child (self->media_slot, GTK_WIDGET (self->media));
  adw_bin_set_child (self->difference_slot, self->difference);
  adw_bin_set_child (self->strip_slot,
                     topsheet_filmstrip_new (list, self->selection, self->thumbnails, get_aspect (self)));
  topsheet_gallery_inspector_set_up (self->inspector, topsheet_review_desk_get_session (self->desk), self->thumbnails);
  topsheet_gallery_inspector_set_has_preview (self->inspector, FALSE);
  gtk_label_set_label (self->hint_label, _("Tab goes to the next pane, B blinks, W wipes, L links the views."));
  topsheet_viewer_page_set_up_keys (self);
  topsheet_viewer_page_set_up_reasons (self);
  set_up_editing (self);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (follow_target), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "loaded", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (topsheet_viewer_page_update_zoom), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pictures, "changed", G_CALLBACK (topsheet_viewer_page_update_zoom), self,
                           G_CONNECT_SWAPPED);
}

AdwNavigationPage *
topsheet_viewer_page_new (TopsheetReviewDesk *desk,
                          TopsheetListSelection *selection,
                          TopsheetThumbnailSource *thumbnails,
                          const char *mode)
{
  g_autoptr (GtkBitset) selected = NULL;
  TopsheetViewerPage *self;
  guint n;

  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (desk), NULL);
  self = g_object_new (TOPSHEET_TYPE_VIEWER_PAGE, NULL);
  self->desk = g_object_ref (desk);
  self->selection = g_object_ref (selection);
  self->thumbnails = g_object_ref (thumbnails);
  self->settings = topsheet_settings_new ();
  set_up (self);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  n = (guint) MIN (gtk_bitset_get_size (selected), TOPSHEET_VIEWER_MAX_PANES);
  if (n < 2 || g_str_equal (mode, "single"))
    add_pane (self, topsheet_list_selection_get_target (selection));
  else
    for (guint i = 0; i < n; i++)
      add_pane (self, gtk_bitset_get_nth (selected, i));
  topsheet_viewer_page_go_to (self, topsheet_viewer_page_get_place (self, 0));
  topsheet_viewer_page_set_mode (self, mode);
  return ADW_NAVIGATION_PAGE (self);
}

void
topsheet_viewer_page_set_mode (TopsheetViewerPage *self, const char *mode)
{
  guint m = 0, place;

  g_return_if_fail (TOPSHEET_IS_VIEWER_PAGE (self));
  while (m < G_N_ELEMENTS (mode_names) && g_strcmp0 (mode_names[m], mode) != 0)
    m++;
  if (m == G_N_ELEMENTS (mode_names) || !self->panes || self->ids->len == 0)
    return;
  if (m == TOPSHEET_VIEWER_SINGLE)
    while (self->ids->len > 1)
      remove_pane (self, topsheet_viewer_panes_get_current (self->panes) == 0 ? self->ids->len - 1 : 0);
  else if (self->ids->len == 1 && (place = find_partner (self)) != TOPSHEET_PAGED_NOT_FOUND)
    add_pane (self, place);
  else if (self->ids->len == 1)
    m = TOPSHEET_VIEWER_SINGLE;
  if (m == TOPSHEET_VIEWER_SINGLE)
    gtk_toggle_button_set_active (self->link_button, TRUE);
  topsheet_viewer_panes_set_mode (self->panes, (TopsheetViewerMode) m);
  topsheet_viewer_page_link (self, gtk_toggle_button_get_active (self->link_button));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  topsheet_viewer_page_update (self);
}

void
topsheet_viewer_page_move (TopsheetViewerPage *self, int by)
{
  guint place;

  g_return_if_fail (TOPSHEET_IS_VIEWER_PAGE (self));
  place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));
  if (place == TOPSHEET_PAGED_NOT_FOUND || (by < 0 && place < (guint) -by))
    return;
  place += (guint) by;
  /* What another pane shows is passed over, in the same direction. */
  while (self->ids->len > 1 && place < g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self))) &&
         is_shown (self, place))
    place += (guint) (by < 0 ? -1 : 1);
  topsheet_viewer_page_go_to (self, place);
}

TopsheetPictureSource *
topsheet_viewer_page_get_pictures (TopsheetViewerPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PAGE (self), NULL);
  return self->pictures;
}

TopsheetViewerPanes *
topsheet_viewer_page_get_panes (TopsheetViewerPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PAGE (self), NULL);
  return self->panes;
}
