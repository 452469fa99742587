/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-media-bar.h"

#include <glib/gi18n.h>

/* What films are made with; a step is never longer than a frame of them. */
#define DEFAULT_FRAME_USEC (G_USEC_PER_SEC / 24)

struct _TopsheetMediaBar
{
  GtkBox parent_instance;
  GPtrArray *streams; /* (element-type GtkMediaStream) */
  gint64 frame_usec;
  gint64 wanted_usec; /* where a seek under way leads, −1 = none */
  gboolean updating;
  GtkWidget *play;
  GtkWidget *back;
  GtkWidget *forward;
  GtkWidget *time;
  GtkWidget *scale;
  GtkWidget *duration;
  GtkWidget *loop;
};

G_DEFINE_FINAL_TYPE (TopsheetMediaBar, topsheet_media_bar, GTK_TYPE_BOX)

static GtkMediaStream *
get_leader (TopsheetMediaBar *self)
{
  return self->streams->len > 0 ? self->streams->pdata[0] : NULL;
}

/* "0:03.4" */
static char *
format_time (gint64 usec)
{
  gint64 tenths = usec / (G_USEC_PER_SEC / 10);

  return g_strdup_printf ("%d:%02d.%d", (int) (tenths / 600), (int) (tenths / 10 % 60), (int) (tenths % 10));
}

static void
update (TopsheetMediaBar *self)
{
  GtkMediaStream *leader = get_leader (self);
  gint64 time = leader ? gtk_media_stream_get_timestamp (leader) : 0;
  gint64 duration = leader ? gtk_media_stream_get_duration (leader) : 0;
  gboolean playing = leader && gtk_media_stream_get_playing (leader);
  g_autofree char *now = NULL;
  g_autofree char *all = format_time (duration);

  if (self->wanted_usec >= 0 && leader && gtk_media_stream_is_seeking (leader))
    time = self->wanted_usec;
  now = format_time (time);
  self->updating = TRUE;
  gtk_range_set_range (GTK_RANGE (self->scale), 0, MAX ((double) duration, 1));
  gtk_range_set_value (GTK_RANGE (self->scale), (double) time);
  self->updating = FALSE;
  gtk_label_set_label (GTK_LABEL (self->time), now);
  gtk_label_set_label (GTK_LABEL (self->duration), all);
  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, playing ? _("Pause") : _("Play"));
  gtk_widget_set_sensitive (GTK_WIDGET (self), leader && !gtk_media_stream_get_error (leader));
}

static void
seek (TopsheetMediaBar *self, gint64 usec)
{
  GtkMediaStream *leader = get_leader (self);

  if (!leader)
    return;
  usec = CLAMP (usec, 0, MAX (gtk_media_stream_get_duration (leader) - 1, 0));
  self->wanted_usec = usec;
  for (guint i = 0; i < self->streams->len; i++)
    gtk_media_stream_seek (self->streams->pdata[i], usec);
  update (self);
}

static gboolean
change_value_cb (GtkRange *range, GtkScrollType scroll, double value, TopsheetMediaBar *self)
{
  if (!self->updating)
    seek (self, (gint64) value);
  return GDK_EVENT_STOP;
}

static void
back_cb (TopsheetMediaBar *self)
{
  topsheet_media_bar_step (self, -1);
}

static void
forward_cb (TopsheetMediaBar *self)
{
  topsheet_media_bar_step (self, 1);
}

static void
loop_cb (TopsheetMediaBar *self)
{
  for (guint i = 0; i < self->streams->len; i++)
    gtk_media_stream_set_loop (self->streams->pdata[i], gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->loop)));
}

static void
stream_cb (TopsheetMediaBar *self)
{
  update (self);
}

static void
disconnect_leader (TopsheetMediaBar *self)
{
  if (get_leader (self))
    g_signal_handlers_disconnect_by_func (get_leader (self), stream_cb, self);
}

static GtkWidget *
make_button (GtkWidget *button, const char *icon, const char *tooltip)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
topsheet_media_bar_dispose (GObject *object)
{
  TopsheetMediaBar *self = TOPSHEET_MEDIA_BAR (object);

  if (self->streams)
    disconnect_leader (self);
  g_clear_pointer (&self->streams, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_media_bar_parent_class)->dispose (object);
}

static void
topsheet_media_bar_class_init (TopsheetMediaBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_media_bar_dispose;
}

static void
topsheet_media_bar_init (TopsheetMediaBar *self)
{
  GtkBox *box = GTK_BOX (self);

  self->streams = g_ptr_array_new_with_free_func (g_object_unref);
  self->wanted_usec = -1;
  self->play = make_button (gtk_button_new (), "media-playback-start-symbolic", _("Play"));
  self->back = make_button (gtk_button_new (), "media-skip-backward-symbolic", _("Previous Frame"));
  self->forward = make_button (gtk_button_new (), "media-skip-forward-symbolic", _("Next Frame"));
  self->loop = make_button (gtk_toggle_button_new (), "media-playlist-repeat-symbolic", _("Repeat"));
  self->time = make_label ("0:00.0");
  self->duration = make_label ("0:00.0");
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_widget_add_css_class (self->duration, "dimmed");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->loop), TRUE);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_widget_set_focusable (self->scale, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time"), -1);
  gtk_box_append (box, self->play);
  gtk_box_append (box, self->back);
  gtk_box_append (box, self->forward);
  gtk_box_append (box, self->time);
  gtk_box_append (box, self->scale);
  gtk_box_append (box, self->duration);
  gtk_box_append (box, self->loop);
  gtk_box_set_spacing (box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "media-bar");
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (topsheet_media_bar_toggle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forward, "clicked", G_CALLBACK (forward_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loop, "toggled", G_CALLBACK (loop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "change-value", G_CALLBACK (change_value_cb), self, 0);
}

GtkWidget *
topsheet_media_bar_new (void)
{
  return g_object_new (TOPSHEET_TYPE_MEDIA_BAR, NULL);
}

void
topsheet_media_bar_set_streams (TopsheetMediaBar *self, GPtrArray *streams, gint64 frame_usec)
{
  GtkMediaStream *leader;

  g_return_if_fail (TOPSHEET_IS_MEDIA_BAR (self));
  disconnect_leader (self);
  g_ptr_array_set_size (self->streams, 0);
  for (guint i = 0; i < streams->len; i++)
    g_ptr_array_add (self->streams, g_object_ref (streams->pdata[i]));
  self->frame_usec = frame_usec > 0 ? frame_usec : DEFAULT_FRAME_USEC;
  self->wanted_usec = -1;
  leader = get_leader (self);
  if (leader)
    {
      g_signal_connect_object (leader, "notify", G_CALLBACK (stream_cb), self, G_CONNECT_SWAPPED);
      loop_cb (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), leader != NULL);
  update (self);
}

gboolean
topsheet_media_bar_has_streams (TopsheetMediaBar *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_BAR (self), FALSE);
  return self->streams->len > 0;
}

void
topsheet_media_bar_toggle (TopsheetMediaBar *self)
{
  GtkMediaStream *leader;
  gboolean play;

  g_return_if_fail (TOPSHEET_IS_MEDIA_BAR (self));
  leader = get_leader (self);
  if (!leader)
    return;
  play = !gtk_media_stream_get_playing (leader);
  self->wanted_usec = -1;
  for (guint i = 0; i < self->streams->len; i++)
    {
      GtkMediaStream *stream = self->streams->pdata[i];

      if (play && i > 0)
        gtk_media_stream_seek (stream, gtk_media_stream_get_timestamp (leader));
      gtk_media_stream_set_playing (stream, play);
    }
}

void
topsheet_media_bar_step (TopsheetMediaBar *self, int frames)
{
  GtkMediaStream *leader;
  gint64 now, frame;

  g_return_if_fail (TOPSHEET_IS_MEDIA_BAR (self));
  leader = get_leader (self);
  if (!leader)
    return;
  for (guint i = 0; i < self->streams->len; i++)
    gtk_media_stream_pause (self->streams->pdata[i]);
  /* Quick presses add up, although each seek takes its time. */
  now = self->wanted_usec >= 0 ? self->wanted_usec : gtk_media_stream_get_timestamp (leader);
  frame = (now + self->frame_usec / 4) / self->frame_usec + frames;
  /* Into the frame rather than onto its edge, where rounding would decide. */
  seek (self, MAX (frame, 0) * self->frame_usec + self->frame_usec / 4);
}

void
topsheet_media_bar_toggle_loop (TopsheetMediaBar *self)
{
  g_return_if_fail (TOPSHEET_IS_MEDIA_BAR (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->loop),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->loop)));
}
