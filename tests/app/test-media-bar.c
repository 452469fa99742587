/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/topsheet-application.h"
#include "app/viewer/topsheet-media-bar.h"
#include "app/viewer/topsheet-viewer-pane.h"

#include <glib/gstdio.h>

#define WIDTH 320
#define HEIGHT 180
#define FRAMES 48
#define FRAME_USEC (G_USEC_PER_SEC / 24)

static char *folder;
static char *clip;

/* Two seconds of a moving ball. */
static void
make_clip (void)
{
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  clip = g_build_filename (folder, "clip.webm", NULL);
  command = g_strdup_printf ("gst-launch-1.0 -q videotestsrc num-buffers=%d pattern=ball ! "
                             "video/x-raw,width=%d,height=%d,framerate=24/1 ! vp8enc deadline=1 keyframe-max-dist=24 ! "
                             "webmmux ! filesink location=%s",
                             FRAMES, WIDTH, HEIGHT, clip);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static gboolean
wait_until (gboolean (*probe) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!probe (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return probe (data);
}

static gboolean
is_prepared (gpointer stream)
{
  return gtk_media_stream_is_prepared (stream) && !gtk_media_stream_is_seeking (stream);
}

static gboolean
has_picture (gpointer stream)
{
  return is_prepared (stream) && gdk_paintable_get_intrinsic_width (stream) == WIDTH;
}

static void
wait_a_moment (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 3;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* What the film shows, as a checksum. */
static char *
look (GtkMediaStream *stream, GskRenderer *renderer)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint8 *pixels = g_malloc (WIDTH * HEIGHT * 4);

  g_assert_true (wait_until (is_prepared, stream));
  wait_a_moment ();
  gdk_paintable_snapshot (GDK_PAINTABLE (stream), snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gdk_texture_download (texture, pixels, WIDTH * 4);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, pixels, WIDTH * HEIGHT * 4);
}

static TopsheetViewerPane *
make_pane (void)
{
  g_autoptr (TopsheetPictureSource) pictures = topsheet_picture_source_new ();
  g_autoptr (TopsheetThumbnailCache) cache = topsheet_thumbnail_cache_new (folder);
  g_autoptr (TopsheetThumbnailSource) thumbnails = topsheet_thumbnail_source_new (cache);
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();

  return TOPSHEET_VIEWER_PANE (topsheet_viewer_pane_new (pictures, thumbnails, state));
}

static void
test_frames (void)
{
  GtkWidget *window = gtk_window_new ();
  TopsheetViewerPane *pane = make_pane ();
  TopsheetMediaBar *bar = g_object_ref_sink (TOPSHEET_MEDIA_BAR (topsheet_media_bar_new ()));
  g_autoptr (TopsheetGeneration) generation = topsheet_generation_new (1);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *back = NULL;
  GskRenderer *renderer;
  GtkMediaStream *stream;

  g_object_set (generation, "path", clip, NULL);
  g_assert_true (topsheet_viewer_pane_is_video (generation));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  topsheet_viewer_pane_show (pane, generation);
  stream = topsheet_viewer_pane_get_stream (pane);
  g_assert_nonnull (stream);
  g_assert_true (wait_until (has_picture, stream));
  g_assert_no_error (gtk_media_stream_get_error (stream));
  g_assert_cmpint (gtk_media_stream_get_duration (stream) / FRAME_USEC, ==, FRAMES);

  g_ptr_array_add (streams, stream);
  topsheet_media_bar_set_streams (bar, streams, FRAME_USEC);
  topsheet_media_bar_step (bar, 10);
  first = look (stream, renderer);
  topsheet_media_bar_step (bar, 1);
  second = look (stream, renderer);
  topsheet_media_bar_step (bar, 1);
  third = look (stream, renderer);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (second, !=, third);
  topsheet_media_bar_step (bar, -1);
  back = look (stream, renderer);
  g_assert_cmpstr (back, ==, second);
  g_assert_cmpint (gtk_media_stream_get_timestamp (stream) / FRAME_USEC, ==, 11);
  g_assert_false (gtk_media_stream_get_playing (stream));

  topsheet_media_bar_toggle (bar);
  g_assert_true (gtk_media_stream_get_playing (stream));
  topsheet_media_bar_toggle (bar);
  g_assert_false (gtk_media_stream_get_playing (stream));
  g_assert_true (gtk_media_stream_get_loop (stream));
  topsheet_media_bar_toggle_loop (bar);
  g_assert_false (gtk_media_stream_get_loop (stream));
  topsheet_media_bar_set_streams (bar, (g_ptr_array_set_size (streams, 0), streams), 0);
  topsheet_viewer_pane_show (pane, NULL);
  g_object_unref (bar);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  topsheet_application_register_resources ();
  folder = g_dir_make_tmp ("topsheet-media-XXXXXX", NULL);
  make_clip ();
  g_test_add_func ("/media-bar/frames", test_frames);
  status = g_test_run ();
  g_unlink (clip);
  g_free (clip);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
