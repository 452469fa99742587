/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-keys.h"

#define MAX_STARS 5

static void
advance (const TopsheetReviewHands *self, GtkBitset *places)
{
  if (gtk_bitset_get_size (places) == 1 && self->get_advances (self->data))
    topsheet_review_desk_step (self->desk, 2);
}

void
topsheet_review_hands_decide (const TopsheetReviewHands *self, TopsheetDecisionKind kind)
{
  g_autoptr (GtkBitset) places = self->get_places (self->data);

  topsheet_review_desk_decide (self->desk, places, kind, NULL);
  if (kind != TOPSHEET_DECISION_PENDING)
    advance (self, places);
}

void
topsheet_review_hands_set_stars (const TopsheetReviewHands *self, guint stars)
{
  g_autoptr (GtkBitset) places = self->get_places (self->data);

  topsheet_review_desk_set_stars (self->desk, places, stars);
}

static gboolean
decide_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_review_hands_decide (data, (TopsheetDecisionKind) g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
repeat_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  const TopsheetReviewHands *self = data;
  g_autoptr (GtkBitset) places = self->get_places (self->data);

  topsheet_review_desk_repeat (self->desk, places);
  advance (self, places);
  return GDK_EVENT_STOP;
}

/* Digits answer the open question and give stars when there is none. */
static gboolean
digit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  const TopsheetReviewHands *self = data;
  guint digit = (guint) g_variant_get_int32 (args);

  if (topsheet_review_desk_answer (self->desk, digit) || (self->other_digit && self->other_digit (self->data, digit)))
    return GDK_EVENT_STOP;
  if (digit > MAX_STARS)
    return GDK_EVENT_PROPAGATE;
  topsheet_review_hands_set_stars (self, digit);
  return GDK_EVENT_STOP;
}

static gboolean
stars_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_review_hands_set_stars (data, (guint) g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
undecided_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  const TopsheetReviewHands *self = data;

  topsheet_review_desk_dismiss (self->desk);
  topsheet_review_desk_step (self->desk, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

void
topsheet_review_keys_add_one (GtkEventController *controller,
                              guint key,
                              GdkModifierType modifiers,
                              GtkShortcutFunc func,
                              int argument,
                              gpointer data)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (func, data, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

void
topsheet_review_keys_add (GtkEventController *controller, const TopsheetReviewHands *hands)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
    int argument;
  } keys[] = {
    { GDK_KEY_a, 0, decide_key, TOPSHEET_DECISION_ACCEPTED },
    { GDK_KEY_p, 0, decide_key, TOPSHEET_DECISION_ACCEPTED },
    { GDK_KEY_x, 0, decide_key, TOPSHEET_DECISION_REJECTED },
    { GDK_KEY_e, 0, decide_key, TOPSHEET_DECISION_EDIT },
    { GDK_KEY_u, 0, decide_key, TOPSHEET_DECISION_PENDING },
    { GDK_KEY_x, GDK_SHIFT_MASK, repeat_key, 0 },
    { GDK_KEY_bracketleft, 0, undecided_key, -1 },
    { GDK_KEY_bracketright, 0, undecided_key, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    topsheet_review_keys_add_one (controller, keys[i].key, keys[i].modifiers, keys[i].func, keys[i].argument,
                                  (gpointer) hands);
  for (int i = 0; i <= 9; i++)
    {
      topsheet_review_keys_add_one (controller, GDK_KEY_0 + (guint) i, 0, digit_key, i, (gpointer) hands);
      topsheet_review_keys_add_one (controller, GDK_KEY_KP_0 + (guint) i, 0, digit_key, i, (gpointer) hands);
      if (i <= MAX_STARS)
        topsheet_review_keys_add_one (controller, GDK_KEY_0 + (guint) i, GDK_ALT_MASK, stars_key, i, (gpointer) hands);
    }
}

static void
map_cb (TopsheetReviewDesk *desk, GtkWidget *widget)
{
  topsheet_review_desk_set_open (desk, widget, TRUE);
}

static void
unmap_cb (TopsheetReviewDesk *desk, GtkWidget *widget)
{
  topsheet_review_desk_set_open (desk, widget, FALSE);
}

static gboolean
event_cb (TopsheetReviewDesk *desk, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_MOTION_NOTIFY || type == GDK_SCROLL)
    topsheet_review_desk_touch (desk);
  return GDK_EVENT_PROPAGATE;
}

void
topsheet_review_keys_watch (GtkWidget *widget, TopsheetReviewDesk *desk)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), desk, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
  g_signal_connect_object (widget, "map", G_CALLBACK (map_cb), desk, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), desk, G_CONNECT_SWAPPED);
}
