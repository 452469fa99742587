/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-viewer-page-private.h"

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
keep_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_widget_activate_action (data, "viewer.keep", NULL);
  return GDK_EVENT_STOP;
}

static GtkBitset *
get_places (gpointer data)
{
  Page *self = data;
  GtkBitset *places = gtk_bitset_new_empty ();
  guint place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));

  if (place != TOPSHEET_PAGED_NOT_FOUND)
    gtk_bitset_add (places, place);
  return places;
}

static gboolean
get_advances (gpointer data)
{
  Page *self = data;

  return self->ids->len == 1 && (!self->settings || g_settings_get_boolean (self->settings, "auto-advance"));
}

/* Side by side a digit chooses the pane that wears it. */
static gboolean
choose_pane (gpointer data, guint digit)
{
  Page *self = data;
  guint n = topsheet_viewer_panes_get_n (self->panes);

  if (n < 2 || digit == 0 || digit > n)
    return FALSE;
  topsheet_viewer_page_set_current (self, digit - 1);
  return TRUE;
}

void
topsheet_viewer_page_decide (TopsheetViewerPage *self, TopsheetDecisionKind kind)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PAGE (self));
  topsheet_review_hands_decide (&self->hands, kind);
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

/* Before the filmstrip takes arrows and the space bar for itself; there is nothing to type into on this side. */
void
topsheet_viewer_page_set_up_keys (TopsheetViewerPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  self->hands = (TopsheetReviewHands) { .desk = self->desk,
                                        .get_places = get_places,
                                        .get_advances = get_advances,
                                        .other_digit = choose_pane,
                                        .data = self };
  topsheet_review_keys_add (controller, &self->hands);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    topsheet_review_keys_add_one (controller, keys[i].key, keys[i].modifiers, keys[i].func, keys[i].argument, self);
  gtk_widget_add_controller (self->main, controller);
}

static void
rated_cb (Page *self, guint stars)
{
  topsheet_review_hands_set_stars (&self->hands, stars);
}

void
topsheet_viewer_page_set_up_reasons (TopsheetViewerPage *self)
{
  topsheet_review_strip_set_up (self->desk, self->reason_revealer, self->reason_label, self->reason_box);
  topsheet_review_keys_watch (GTK_WIDGET (self), self->desk);
  g_signal_connect_object (self->inspector, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
}
