/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/gallery/topsheet-quick-look.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-review-service.h"

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
  topsheet_toast_show_undo (GTK_WIDGET (self->stack), title, self->undo);
  if (self->rate_source == 0)
    self->rate_source = g_timeout_add_seconds (RATE_REFRESH_SECONDS, rate_cb, self);
}

static void
not_written_cb (TopsheetGalleryPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self->stack), _("The decision was not saved."), error);
}

static void
question_cb (TopsheetGalleryPage *self)
{
  const char *question = topsheet_review_desk_get_question (self->desk);

  if (question)
    gtk_label_set_label (self->reason_label, question);
  gtk_revealer_set_reveal_child (self->reason_revealer, question != NULL);
  if (question && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
reason_clicked_cb (GtkButton *button, TopsheetGalleryPage *self)
{
  topsheet_review_desk_answer (self->desk, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
}

static void
add_reasons (TopsheetGalleryPage *self)
{
  const char * const *reasons = topsheet_review_service_list_reasons ();

  for (guint i = 0; reasons[i]; i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *key = gtk_label_new (number);

      gtk_widget_add_css_class (key, "keycap");
      gtk_box_append (GTK_BOX (box), key);
      gtk_box_append (GTK_BOX (box), gtk_label_new (topsheet_review_service_reason_title (reasons[i])));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_set_focus_on_click (button, FALSE);
      g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (i + 1));
      g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), self, 0);
      adw_wrap_box_append (self->reason_box, button);
    }
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

void
topsheet_gallery_page_decide (TopsheetGalleryPage *self, TopsheetDecisionKind kind, const char *reason)
{
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  topsheet_review_desk_decide (self->desk, places, kind, reason);
  if (gtk_bitset_get_size (places) == 1 && kind != TOPSHEET_DECISION_PENDING &&
      gtk_switch_get_active (self->advance_switch))
    topsheet_review_desk_step (self->desk, 2);
}

static gboolean
decide_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_gallery_page_decide (TOPSHEET_GALLERY_PAGE (data), (TopsheetDecisionKind) g_variant_get_int32 (args), NULL);
  return GDK_EVENT_STOP;
}

static gboolean
repeat_reason_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;

  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  topsheet_review_desk_repeat (self->desk, places);
  if (gtk_bitset_get_size (places) == 1 && gtk_switch_get_active (self->advance_switch))
    topsheet_review_desk_step (self->desk, 2);
  return GDK_EVENT_STOP;
}

static gboolean
digit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;

  return topsheet_review_desk_answer (self->desk, (guint) g_variant_get_int32 (args)) ? GDK_EVENT_STOP
                                                                                      : GDK_EVENT_PROPAGATE;
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
undecided_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryPage *self = data;

  topsheet_review_desk_dismiss (self->desk);
  topsheet_review_desk_step (self->desk, g_variant_get_int32 (args));
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
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc func,
         int argument,
         TopsheetGalleryPage *self)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (func, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
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
  add_key (keys, GDK_KEY_a, 0, decide_key, TOPSHEET_DECISION_ACCEPTED, self);
  add_key (keys, GDK_KEY_p, 0, decide_key, TOPSHEET_DECISION_ACCEPTED, self);
  add_key (keys, GDK_KEY_x, 0, decide_key, TOPSHEET_DECISION_REJECTED, self);
  add_key (keys, GDK_KEY_e, 0, decide_key, TOPSHEET_DECISION_EDIT, self);
  add_key (keys, GDK_KEY_u, 0, decide_key, TOPSHEET_DECISION_PENDING, self);
  add_key (keys, GDK_KEY_x, GDK_SHIFT_MASK, repeat_reason_key, 0, self);
  add_key (keys, GDK_KEY_c, 0, side_key, 0, self);
  add_key (keys, GDK_KEY_space, 0, quick_look_key, 0, self);
  add_key (keys, GDK_KEY_bracketleft, 0, undecided_key, -1, self);
  add_key (keys, GDK_KEY_bracketright, 0, undecided_key, 1, self);
  add_key (keys, GDK_KEY_Escape, 0, escape_key, 0, self);
  for (int i = 1; i <= 9; i++)
    {
      add_key (keys, GDK_KEY_0 + (guint) i, 0, digit_key, i, self);
      add_key (keys, GDK_KEY_KP_0 + (guint) i, 0, digit_key, i, self);
    }
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
  gboolean digit = (key >= GDK_KEY_1 && key <= GDK_KEY_9) || (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9);
  gboolean modifier = key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || key == GDK_KEY_Control_L ||
                      key == GDK_KEY_Control_R;

  if (!digit && !modifier && key != GDK_KEY_Escape)
    topsheet_review_desk_dismiss (self->desk);
  return GDK_EVENT_PROPAGATE;
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
  g_signal_connect_object (self->desk, "notify::question", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
  add_reasons (self);
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
  if (self->desk)
    topsheet_review_desk_set_find (self->desk, NULL, NULL);
  g_clear_object (&self->desk);
}
