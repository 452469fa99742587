/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-viewer-page-private.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

#define ZOOM_FACTOR 1.25
/* Share of the view that an arrow key moves the picture. */
#define PAN_STEP 0.12

typedef TopsheetViewerPage Page;

static TopsheetPictureView *
get_view (Page *self)
{
  return topsheet_viewer_pane_get_view (topsheet_viewer_panes_get (self->panes,
                                                                   topsheet_viewer_panes_get_current (self->panes)));
}

static GtkWidget *
get_focus (Page *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

/* A widget inside the panes has the focus: the line of the wipe, which wants the arrow keys itself. */
static gboolean
is_line_focused (Page *self)
{
  GtkWidget *focus = get_focus (self);

  return focus && focus != GTK_WIDGET (self->panes) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panes));
}

static gboolean
decide_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_viewer_page_decide (data, (TopsheetDecisionKind) g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
repeat_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  guint place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));

  if (place == TOPSHEET_PAGED_NOT_FOUND)
    return GDK_EVENT_STOP;
  gtk_bitset_add (places, place);
  topsheet_review_desk_repeat (self->desk, places);
  if (self->ids->len == 1 && (!self->settings || g_settings_get_boolean (self->settings, "auto-advance")))
    topsheet_review_desk_step (self->desk, 2);
  return GDK_EVENT_STOP;
}

static gboolean
keep_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_widget_activate_action (data, "viewer.keep", NULL);
  return GDK_EVENT_STOP;
}

/* Digits answer the open question, and choose a pane when there is none. */
static gboolean
digit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;
  guint number = (guint) g_variant_get_int32 (args);

  if (topsheet_review_desk_answer (self->desk, number))
    return GDK_EVENT_STOP;
  if (number > topsheet_viewer_panes_get_n (self->panes))
    return GDK_EVENT_PROPAGATE;
  topsheet_viewer_page_set_current (self, number - 1);
  return GDK_EVENT_STOP;
}

static gboolean
mode_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  static const char * const names[] = { "single", "side", "wipe", "blink" };
  Page *self = data;
  TopsheetViewerMode mode = (TopsheetViewerMode) g_variant_get_int32 (args);
  TopsheetViewerMode now = topsheet_viewer_panes_get_mode (self->panes);

  /* B again shows the other one in the same place, the other two keys lead back. */
  if (mode == TOPSHEET_VIEWER_BLINK && now == mode)
    topsheet_viewer_page_set_current (self, topsheet_viewer_panes_get_partner (self->panes));
  else if (mode == TOPSHEET_VIEWER_WIPE && now == mode)
    topsheet_viewer_page_set_mode (self, "side");
  else if (mode == TOPSHEET_VIEWER_SIDE && now == mode)
    topsheet_viewer_page_set_mode (self, "single");
  else
    topsheet_viewer_page_set_mode (self, names[mode]);
  if (topsheet_viewer_panes_get_mode (self->panes) == TOPSHEET_VIEWER_WIPE)
    topsheet_viewer_panes_focus_line (self->panes);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->panes));
  return GDK_EVENT_STOP;
}

static gboolean
pane_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_widget_activate_action (data, g_variant_get_int32 (args) > 0 ? "viewer.add-pane" : "viewer.remove-pane", NULL);
  return GDK_EVENT_STOP;
}

/* From pane to pane, and at the last one out of the pictures as everywhere. */
static gboolean
tab_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;
  guint n = topsheet_viewer_panes_get_n (self->panes), current = topsheet_viewer_panes_get_current (self->panes);
  int next = (int) current + g_variant_get_int32 (args);

  if (n < 2 || get_focus (self) != GTK_WIDGET (self->panes) || next < 0 || next >= (int) n)
    return GDK_EVENT_PROPAGATE;
  topsheet_viewer_page_set_current (self, (guint) next);
  return GDK_EVENT_STOP;
}

static gboolean
arrow_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;
  int direction = g_variant_get_int32 (args), horizontal = ABS (direction) == 1;
  gboolean mirrored = horizontal && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sign = direction < 0 ? -1 : 1;

  if (is_line_focused (self))
    return GDK_EVENT_PROPAGATE;
  if (topsheet_picture_view_pan (get_view (self), horizontal ? sign * PAN_STEP : 0, horizontal ? 0 : sign * PAN_STEP))
    return GDK_EVENT_STOP;
  topsheet_viewer_page_move (self, mirrored ? -sign : sign);
  return GDK_EVENT_STOP;
}

static gboolean
move_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_viewer_page_move (data, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
end_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self)));

  if (is_line_focused (self))
    return GDK_EVENT_PROPAGATE;
  topsheet_viewer_page_go_to (self, g_variant_get_int32 (args) < 0 ? 0 : n - 1);
  return GDK_EVENT_STOP;
}

static gboolean
undecided_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;

  topsheet_review_desk_dismiss (self->desk);
  topsheet_review_desk_step (self->desk, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
zoom_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_picture_view_zoom_by (get_view (data), g_variant_get_int32 (args) > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR);
  return GDK_EVENT_STOP;
}

static gboolean
toggle_zoom_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;

  if (topsheet_view_state_get_fit (self->state))
    topsheet_picture_view_zoom_to (get_view (self), 1);
  else
    topsheet_view_state_fit (self->state);
  return GDK_EVENT_STOP;
}

static gboolean
fit_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_view_state_fit (((Page *) data)->state);
  return GDK_EVENT_STOP;
}

static gboolean
link_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkToggleButton *button = ((Page *) data)->link_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return GDK_EVENT_STOP;
}

/* On a button the space bar presses it, as everywhere. */
static gboolean
play_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;

  if (!topsheet_media_bar_has_streams (self->media) || GTK_IS_BUTTON (get_focus (self)))
    return GDK_EVENT_PROPAGATE;
  topsheet_media_bar_toggle (self->media);
  return GDK_EVENT_STOP;
}

static gboolean
frame_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_media_bar_step (((Page *) data)->media, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
loop_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  topsheet_media_bar_toggle_loop (((Page *) data)->media);
  return GDK_EVENT_STOP;
}

/* One thing at a time: the question, then the comparison, then the page. */
static gboolean
escape_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  Page *self = data;

  if (topsheet_review_desk_dismiss (self->desk))
    return GDK_EVENT_STOP;
  if (topsheet_viewer_panes_get_mode (self->panes) != TOPSHEET_VIEWER_SINGLE)
    topsheet_viewer_page_set_mode (self, "single");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  return GDK_EVENT_STOP;
}

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
  { GDK_KEY_p, GDK_SHIFT_MASK, keep_key, 0 },
  { GDK_KEY_c, 0, mode_key, TOPSHEET_VIEWER_SIDE },
  { GDK_KEY_w, 0, mode_key, TOPSHEET_VIEWER_WIPE },
  { GDK_KEY_b, 0, mode_key, TOPSHEET_VIEWER_BLINK },
  { GDK_KEY_c, GDK_SHIFT_MASK, pane_key, 1 },
  { GDK_KEY_BackSpace, 0, pane_key, -1 },
  { GDK_KEY_l, 0, link_key, 0 },
  { GDK_KEY_Tab, 0, tab_key, 1 },
  { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, tab_key, -1 },
  { GDK_KEY_Left, 0, arrow_key, -1 },
  { GDK_KEY_Right, 0, arrow_key, 1 },
  { GDK_KEY_Up, 0, arrow_key, -2 },
  { GDK_KEY_Down, 0, arrow_key, 2 },
  { GDK_KEY_Page_Up, 0, move_key, -1 },
  { GDK_KEY_Page_Down, 0, move_key, 1 },
  { GDK_KEY_Home, 0, end_key, -1 },
  { GDK_KEY_End, 0, end_key, 1 },
  { GDK_KEY_bracketleft, 0, undecided_key, -1 },
  { GDK_KEY_bracketright, 0, undecided_key, 1 },
  { GDK_KEY_z, 0, toggle_zoom_key, 0 },
  { GDK_KEY_0, GDK_CONTROL_MASK, fit_key, 0 },
  { GDK_KEY_plus, 0, zoom_key, 1 },
  { GDK_KEY_equal, 0, zoom_key, 1 },
  { GDK_KEY_KP_Add, 0, zoom_key, 1 },
  { GDK_KEY_minus, 0, zoom_key, -1 },
  { GDK_KEY_KP_Subtract, 0, zoom_key, -1 },
  { GDK_KEY_plus, GDK_CONTROL_MASK, zoom_key, 1 },
  { GDK_KEY_equal, GDK_CONTROL_MASK, zoom_key, 1 },
  { GDK_KEY_minus, GDK_CONTROL_MASK, zoom_key, -1 },
  { GDK_KEY_space, 0, play_key, 0 },
  { GDK_KEY_comma, 0, frame_key, -1 },
  { GDK_KEY_period, 0, frame_key, 1 },
  { GDK_KEY_r, 0, loop_key, 0 },
  { GDK_KEY_Escape, 0, escape_key, 0 },
};

static void
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc func,
         int argument,
         Page *self)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (func, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Before the filmstrip takes arrows and the space bar for itself; there is nothing to type into on this side. */
void
topsheet_viewer_page_set_up_keys (TopsheetViewerPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i].key, keys[i].modifiers, keys[i].func, keys[i].argument, self);
  for (int i = 1; i <= 9; i++)
    {
      add_key (controller, GDK_KEY_0 + (guint) i, 0, digit_key, i, self);
      add_key (controller, GDK_KEY_KP_0 + (guint) i, 0, digit_key, i, self);
    }
  gtk_widget_add_controller (self->main, controller);
}

static void
reason_clicked_cb (GtkButton *button, Page *self)
{
  topsheet_review_desk_answer (self->desk, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
}

static void
question_cb (Page *self)
{
  const char *question = topsheet_review_desk_get_question (self->desk);

  if (question)
    gtk_label_set_label (self->reason_label, question);
  gtk_revealer_set_reveal_child (self->reason_revealer, question != NULL);
  if (question)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
topsheet_viewer_page_set_up_reasons (TopsheetViewerPage *self)
{
  const char * const *reasons = topsheet_review_service_list_reasons ();

  for (guint i = 0; reasons[i]; i++)
    {
      GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
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
  g_signal_connect_object (self->desk, "notify::question", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
}
