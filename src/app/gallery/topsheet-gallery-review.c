/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-edit-actions.h"
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/gallery/topsheet-quick-look.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

#define RATE_REFRESH_SECONDS 5

static gboolean
rate_cb (gpointer data)
{
  TopsheetGalleryPage *self = data;

  topsheet_gallery_page_update_progress (self);
  if (topsheet_review_desk_count_recent (self->desk) > 0)
    return G_SOURCE_CONTINUE;
  self->rate_source = 0;
  return G_SOURCE_REMOVE;
}

static void
written_cb (TopsheetGalleryPage *self, const char *title)
{
  if (self->marked_one)
    topsheet_toast_show_offer (GTK_WIDGET (self->stack), title, self->undo, _("Open in Editor"), "version.open-marked");
  else
    topsheet_toast_show_undo (GTK_WIDGET (self->stack), title, self->undo);
  self->marked_one = FALSE;
  if (self->rate_source == 0)
    self->rate_source = g_timeout_add_seconds (RATE_REFRESH_SECONDS, rate_cb, self);
}

static void
not_written_cb (TopsheetGalleryPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self->stack), _("The decision was not saved."), error);
}

static gboolean
find_undecided (TopsheetGalleryPage *self, int direction, guint *found)
{
  guint place = topsheet_list_selection_get_target (self->selection);
  GtkBitsetIter iter;

  if (gtk_bitset_is_empty (self->undecided))
    return FALSE;
  if (place == GTK_INVALID_LIST_POSITION)
    return gtk_bitset_iter_init_first (&iter, self->undecided, found);
  if (direction > 0)
    return gtk_bitset_iter_init_at (&iter, self->undecided, place + 1, found) && *found > place;
  if (!gtk_bitset_iter_init_at (&iter, self->undecided, place, found))
    return gtk_bitset_iter_init_last (&iter, self->undecided, found);
  return gtk_bitset_iter_previous (&iter, found);
}

static guint
find_cb (gpointer data, int direction)
{
  guint place;

  return find_undecided (data, direction, &place) ? place : GTK_INVALID_LIST_POSITION;
}

static gboolean
go_undecided (TopsheetGalleryPage *self, int direction)
{
  guint place;

  if (!find_undecided (self, direction, &place))
    return FALSE;
  topsheet_gallery_page_go_to (self, place);
  return TRUE;
}

static void
decided_cb (TopsheetGalleryPage *self, GtkBitset *places, guint kind)
{
  self->marked_one = kind == TOPSHEET_DECISION_EDIT && gtk_bitset_get_size (places) == 1;
  if (self->marked_one)
    topsheet_edit_actions_note_marked (self->session, topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list),
                                                                                  gtk_bitset_get_minimum (places)));
  if (kind == TOPSHEET_DECISION_PENDING)
    gtk_bitset_union (self->undecided, places);
  else
    gtk_bitset_subtract (self->undecided, places);
}

/* Onwards; with 2 back to what was left out when this was the last one. */
static void
step_cb (TopsheetGalleryPage *self, int direction)
{
  if (!go_undecided (self, direction) && direction == 2)
    go_undecided (self, -1);
}

static GtkBitset *
get_places (gpointer data)
{
  return gtk_selection_model_get_selection (GTK_SELECTION_MODEL (((TopsheetGalleryPage *) data)->selection));
}

static gboolean
get_advances (gpointer data)
{
  return gtk_switch_get_active (((TopsheetGalleryPage *) data)->advance_switch);
}

void
topsheet_gallery_page_decide (TopsheetGalleryPage *self, TopsheetDecisionKind kind)
{
  topsheet_review_hands_decide (&self->hands, kind);
}

static gboolean
escape_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;
  guint target = topsheet_list_selection_get_target (self->selection);

  /* Never further than this page: the strip may have gone the moment before, and leaving the project is no answer to
   * that. */
  if (!topsheet_review_desk_dismiss (self->desk) && topsheet_list_selection_get_n_selected (self->selection) > 1 &&
      target != GTK_INVALID_LIST_POSITION)
    topsheet_gallery_page_go_to (self, target);
  return GDK_EVENT_STOP;
}

static gboolean
quick_look_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;
  TopsheetGeneration *target = topsheet_gallery_page_get_target (self);

  topsheet_review_desk_dismiss (self->desk);
  if (target)
    topsheet_quick_look_present (target, self->source, GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
side_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_gallery_page_open_viewer (data, "side");
  return GDK_EVENT_STOP;
}

static void
add_action_key (GtkEventController *controller, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_named_action_new (action)));
}

/* Letters belong to this widget only: as accelerators of the application they would fire while somebody types into an
 * entry. */
static void
add_keys (TopsheetGalleryPage *self, GtkWidget *widget, GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  topsheet_review_keys_add (keys, &self->hands);
  topsheet_review_keys_add_one (keys, GDK_KEY_c, 0, side_key, 0, self);
  topsheet_review_keys_add_one (keys, GDK_KEY_space, 0, quick_look_key, 0, self);
  topsheet_review_keys_add_one (keys, GDK_KEY_Escape, 0, escape_key, 0, self);
  add_action_key (keys, GDK_KEY_F5, 0, "gallery.refresh");
  add_action_key (keys, GDK_KEY_plus, GDK_CONTROL_MASK, "gallery.zoom-in");
  add_action_key (keys, GDK_KEY_equal, GDK_CONTROL_MASK, "gallery.zoom-in");
  add_action_key (keys, GDK_KEY_minus, GDK_CONTROL_MASK, "gallery.zoom-out");
  gtk_widget_add_controller (widget, keys);
}

/* Any other key ends the strip: moving on means that the reason does not matter. */
static gboolean
other_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TopsheetGalleryPage *self)
{
  gboolean digit = (key >= GDK_KEY_0 && key <= GDK_KEY_9) || (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9);
  gboolean modifier = key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || key == GDK_KEY_Control_L ||
                      key == GDK_KEY_Control_R;

  if (!digit && !modifier && key != GDK_KEY_Escape)
    topsheet_review_desk_dismiss (self->desk);
  return GDK_EVENT_PROPAGATE;
}

static void
look_cb (TopsheetGalleryPage *self)
{
  guint place = topsheet_list_selection_get_target (self->selection);

  if (place >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  topsheet_review_desk_look (self->desk, topsheet_paged_list_get_id (TOPSHEET_PAGED_LIST (self->list), place));
  topsheet_gallery_page_keep_place (self);
}

static void
rated_cb (TopsheetGalleryPage *self, guint stars)
{
  topsheet_review_hands_set_stars (&self->hands, stars);
}

void
topsheet_gallery_page_set_up_review (TopsheetGalleryPage *self)
{
  GtkEventController *others = gtk_event_controller_key_new ();

  self->desk = topsheet_review_desk_new (self->session, self->list, self->undo);
  topsheet_review_desk_set_find (self->desk, find_cb, self);
  g_signal_connect_object (self->desk, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (not_written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
  self->hands =
    (TopsheetReviewHands) { .desk = self->desk, .get_places = get_places, .get_advances = get_advances, .data = self };
  topsheet_review_strip_set_up (self->desk, self->reason_revealer, self->reason_label, self->reason_box);
  topsheet_review_keys_watch (GTK_WIDGET (self), self->desk);
  topsheet_gallery_page_set_up_desk (self);
  gtk_event_controller_set_propagation_phase (others, GTK_PHASE_CAPTURE);
  g_signal_connect (others, "key-pressed", G_CALLBACK (other_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->main), others);
  /* In the grid before the items take the space bar for selecting; elsewhere on the page after the focused widget had
   * its turn. */
  add_keys (self, GTK_WIDGET (self->scroller), GTK_PHASE_CAPTURE);
  add_keys (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE);
}

void
topsheet_gallery_page_tear_down_review (TopsheetGalleryPage *self)
{
  g_clear_handle_id (&self->rate_source, g_source_remove);
  topsheet_gallery_page_tear_down_desk (self);
  if (self->desk)
    topsheet_review_desk_set_find (self->desk, NULL, NULL);
  g_clear_object (&self->desk);
}
