/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"

#include "app/edit/topsheet-edit-actions.h"
#include "app/edit/topsheet-edit-bar.h"
#include "app/edit/topsheet-refine-dialog.h"
#include "app/viewer/topsheet-viewer-page.h"
#include "app/widgets/topsheet-header.h"

G_DEFINE_FINAL_TYPE (TopsheetGalleryPage, topsheet_gallery_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_SORT = 1,
} TopsheetGalleryPageProperty;

static GParamSpec *properties[PROP_SORT + 1];

/* In the order of TopsheetSort. */
static const char * const sort_names[] = { "deliverable", "newest", "oldest", "dearest", "model", "phase", "stars" };

static void
enlarge_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_open_viewer (self, "single");
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
  topsheet_gallery_page_set_up_search (self);
  topsheet_gallery_page_set_up_grid (self);
  topsheet_gallery_page_set_up_layout (self);
  topsheet_gallery_page_set_up_review (self);
  topsheet_gallery_page_set_up_places (self);
  topsheet_gallery_page_set_up_others (self);
  set_up_editing (self);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetDecisionKind kind;

  if (topsheet_decision_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    topsheet_gallery_page_decide (TOPSHEET_GALLERY_PAGE (widget), kind);
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
    topsheet_gallery_page_refresh (self);
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
            topsheet_gallery_page_remember (self);
            topsheet_generation_list_set_sort (self->list, (TopsheetSort) i);
            topsheet_gallery_page_update_groups (self);
            topsheet_gallery_page_focus_grid (self);
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
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_weak_pointer (&self->groups);
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
  BIND (tight_breakpoint);
  BIND (main);
  BIND (header);
  BIND (filter);
  BIND (inspector_toggle);
  BIND (view_button);
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
  gtk_widget_class_bind_template_callback (widget_class, enlarge_cb);
  gtk_widget_class_install_property_action (widget_class, "gallery.sort", "sort");
  gtk_widget_class_install_action (widget_class, "gallery.decide", "s", decide_action);
  topsheet_gallery_page_add_grid (widget_class);
  topsheet_gallery_page_add_groups (widget_class);
  topsheet_gallery_page_add_layout (widget_class);
  topsheet_gallery_page_add_places (widget_class);
  topsheet_gallery_page_add_search (widget_class);
  topsheet_gallery_page_install_others (widget_class);
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
