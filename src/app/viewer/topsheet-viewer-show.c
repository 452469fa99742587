/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-difference-list.h"
#include "app/viewer/topsheet-viewer-page-private.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* Neighbours that are decoded ahead, at each side. */
#define AHEAD 2

static TopsheetGeneration *
get_row (TopsheetViewerPage *self, guint place)
{
  if (place >= g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self))))
    return NULL;
  topsheet_paged_list_want (topsheet_viewer_page_get_list (self), place);
  return topsheet_paged_list_peek_row (topsheet_viewer_page_get_list (self), place);
}

static void
update_panes (TopsheetViewerPage *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      TopsheetGeneration *row = get_row (self, topsheet_viewer_page_get_place (self, i));

      if (row)
        topsheet_viewer_pane_show (topsheet_viewer_panes_get (self->panes, i), row);
    }
}

/* 100 % means the pixels of the picture that one looks at; side by side those of the first. */
static void
update_reference (TopsheetViewerPage *self)
{
  TopsheetViewerPane *pane = topsheet_viewer_panes_get (self->panes, 0);
  TopsheetViewSize size = topsheet_picture_view_get_picture_size (topsheet_viewer_pane_get_view (pane));

  if (size.width > 0)
    topsheet_view_state_set_reference (self->state, size);
}

static void
update_title (TopsheetViewerPage *self)
{
  guint current = topsheet_viewer_panes_get_current (self->panes);
  TopsheetGeneration *row = topsheet_viewer_pane_get_generation (topsheet_viewer_panes_get (self->panes, current));
  const char *name = row ? topsheet_generation_get_version_id (row) : _("Viewer");
  guint place = topsheet_viewer_page_get_place (self, current);
  g_autofree char *at = topsheet_text_format_count (place == TOPSHEET_PAGED_NOT_FOUND ? 0 : (gint64) place + 1);
  g_autofree char *all =
    topsheet_text_format_count (g_list_model_get_n_items (G_LIST_MODEL (topsheet_viewer_page_get_list (self))));
  /* Translators: which of how many versions is shown: "12 of 632" */
  g_autofree char *position = g_strdup_printf (_("%1$s of %2$s"), at, all);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->position_label, position);
}

static void
label_button (GtkWidget *button, GtkLabel *word, const char *text)
{
  gtk_label_set_label (word, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Every button names its pane, so a key can never hit the wrong take. */
static void
update_buttons (TopsheetViewerPage *self)
{
  guint n = topsheet_viewer_panes_get_n (self->panes), number = topsheet_viewer_panes_get_current (self->panes) + 1;
  gboolean several = n > 1;
  /* Translators: %u is the number of a pane. */
  g_autofree char *reject = several ? g_strdup_printf (_("Reject %u"), number) : g_strdup (_("Reject"));
  g_autofree char *edit = several ? g_strdup_printf (_("Edit %u"), number) : g_strdup (C_("command", "Edit"));
  g_autofree char *accept = several ? g_strdup_printf (_("Accept %u"), number) : g_strdup (_("Accept"));
  g_autofree char *keep = n == 2 ? g_strdup_printf (_("Keep %u, Reject the Other"), number)
                                 : g_strdup_printf (_("Keep %u, Reject the Others"), number);

  label_button (self->reject_button, self->reject_word, reject);
  label_button (self->edit_button, self->edit_word, edit);
  label_button (self->accept_button, self->accept_word, accept);
  label_button (self->keep_button, self->keep_word, keep);
  gtk_widget_set_visible (self->compare_box, several);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.add-pane", n < TOPSHEET_VIEWER_MAX_PANES);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "viewer.remove-pane", n > 2);
}

static void
update_side (TopsheetViewerPage *self)
{
  TopsheetGeneration *rows[TOPSHEET_VIEWER_MAX_PANES];
  guint n = topsheet_viewer_panes_get_n (self->panes), current = topsheet_viewer_panes_get_current (self->panes);
  gboolean complete = TRUE;

  for (guint i = 0; i < n; i++)
    {
      rows[i] = topsheet_viewer_pane_get_generation (topsheet_viewer_panes_get (self->panes, i));
      complete = complete && rows[i];
    }
  gtk_stack_set_visible_child_name (self->side, n > 1 ? "difference" : "inspector");
  if (n > 1 && complete)
    topsheet_difference_list_show (TOPSHEET_DIFFERENCE_LIST (self->difference), rows, n, current);
  else if (n == 1)
    topsheet_gallery_inspector_set_generation (self->inspector, rows[0], rows[0] ? 1 : 0);
}

static gint64
get_frame_usec (TopsheetGeneration *row)
{
  guint frames = row ? topsheet_generation_get_frames (row) : 0;
  double seconds = row ? topsheet_generation_get_duration_s (row) : 0;

  return frames > 1 && seconds > 0 ? (gint64) (seconds * G_USEC_PER_SEC / frames) : 0;
}

static void
update_media (TopsheetViewerPage *self)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  gint64 frame_usec = 0;

  for (guint i = 0; i < topsheet_viewer_panes_get_n (self->panes); i++)
    {
      TopsheetViewerPane *pane = topsheet_viewer_panes_get (self->panes, i);

      if (!topsheet_viewer_pane_get_stream (pane))
        continue;
      if (streams->len == 0)
        frame_usec = get_frame_usec (topsheet_viewer_pane_get_generation (pane));
      g_ptr_array_add (streams, topsheet_viewer_pane_get_stream (pane));
    }
  topsheet_media_bar_set_streams (self->media, streams, frame_usec);
}

static void
add_ahead (TopsheetViewerPage *self, GArray *wants, guint place, guint urgency)
{
  TopsheetGeneration *row = get_row (self, place);
  TopsheetPictureView *view =
    topsheet_viewer_pane_get_view (topsheet_viewer_panes_get (self->panes,
                                                              topsheet_viewer_panes_get_current (self->panes)));
  TopsheetViewSize size = topsheet_picture_view_get_view_size (view);
  TopsheetPictureWant want = { .level = TOPSHEET_PICTURE_LEVEL_FOR_BOX,
                               .box_width = (guint) size.width,
                               .box_height = (guint) size.height,
                               .urgency = urgency };

  if (!row || !topsheet_generation_get_path (row) || topsheet_viewer_pane_is_video (row) || size.width < 1)
    return;
  want.path = topsheet_generation_get_path (row);
  g_array_append_val (wants, want);
}

/* What comes next by any key: the next undecided one, then the neighbours, the next before the previous. */
static void
update_ahead (TopsheetViewerPage *self)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, FALSE, sizeof (TopsheetPictureWant));
  guint place = topsheet_viewer_page_get_place (self, topsheet_viewer_panes_get_current (self->panes));
  guint undecided = topsheet_review_desk_find (self->desk, 1);

  if (place == TOPSHEET_PAGED_NOT_FOUND)
    return;
  if (undecided != GTK_INVALID_LIST_POSITION && undecided != place + 1)
    add_ahead (self, wants, undecided, 1);
  for (guint i = 1; i <= AHEAD; i++)
    {
      add_ahead (self, wants, place + i, i);
      if (place >= i && i == 1)
        add_ahead (self, wants, place - i, AHEAD);
    }
  topsheet_picture_source_want (self->pictures, self, (const TopsheetPictureWant *) (gpointer) wants->data, wants->len);
}

static gboolean
side_cb (gpointer data)
{
  TopsheetViewerPage *self = data;

  self->side_source = 0;
  update_side (self);
  return G_SOURCE_REMOVE;
}

void
topsheet_viewer_page_update (TopsheetViewerPage *self)
{
  update_panes (self);
  update_reference (self);
  update_title (self);
  update_buttons (self);
  /* The picture comes first: what is written about it follows the next frame. */
  if (self->side_source == 0)
    self->side_source = g_idle_add (side_cb, self);
  update_media (self);
  topsheet_viewer_page_update_zoom (self);
  update_ahead (self);
}

void
topsheet_viewer_page_update_zoom (TopsheetViewerPage *self)
{
  TopsheetViewerPane *pane = topsheet_viewer_panes_get (self->panes, topsheet_viewer_panes_get_current (self->panes));
  double scale =
    topsheet_view_state_get_scale (self->state,
                                   topsheet_picture_view_get_view_size (topsheet_viewer_pane_get_view (pane)));
  gboolean fit = topsheet_view_state_get_fit (self->state), full = !fit && fabs (scale - 1) < 0.001;
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), scale * 100);

  update_reference (self);
  self->updating_zoom = TRUE;
  adw_toggle_set_label (self->zoom_other, text);
  adw_toggle_group_set_active_name (self->zoom, fit ? "fit" : full ? "full" : "other");
  if (fit || full)
    adw_toggle_group_set_active_name (self->narrow_zoom, fit ? "fit" : "full");
  else
    adw_toggle_group_set_active (self->narrow_zoom, GTK_INVALID_LIST_POSITION);
  self->updating_zoom = FALSE;
}
