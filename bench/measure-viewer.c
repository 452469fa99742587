/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure-viewer make FILE.png EDGE       writes a square picture
 * measure-viewer pixbuf FILE              decodes it whole with gdk-pixbuf, for comparison
 * measure-viewer large FILE               opens it in a picture view: fitted, then pixel by pixel
 * measure-viewer decide LIBRARY           decides in the viewer, and waits for the next picture each time
 * Lines "name value": milliseconds and megabytes. Where others use the machine too, the time of the processor says more than that of the clock. */
#include "app/topsheet-application.h"
#include "app/viewer/topsheet-viewer-page.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <png.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 1200
#define HEIGHT 800
/* A quick reviewer looks at a picture for half a second. */
#define PAUSE_MSEC 500

typedef struct
{
  gboolean painted;
  double last_msec; /* processor time of the main thread */
  double longest_msec;
} Watch;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static long
read_peak_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status ? strstr (status, "VmHWM:") : NULL;
  return line ? strtol (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

static void
painted_cb (Watch *watch)
{
  watch->painted = TRUE;
}

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/* After each turn of the main loop: how long nothing else could be done. */
static void
note_turn (Watch *watch)
{
  double now = read_clock (CLOCK_THREAD_CPUTIME_ID);

  watch->longest_msec = MAX (watch->longest_msec, now - watch->last_msec);
  watch->last_msec = now;
}

static void
run_for (int msec, Watch *watch)
{
  gint64 end = g_get_monotonic_time () + msec * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
      note_turn (watch);
    }
}

/* Until a frame showed every pixel of the view. */
static double
wait_complete (TopsheetPictureView *view, Watch *watch, gint64 from)
{
  watch->painted = FALSE;
  while (!watch->painted || !topsheet_picture_view_is_complete (view))
    {
      g_main_context_iteration (NULL, TRUE);
      note_turn (watch);
      if (g_get_monotonic_time () - from > 120 * G_USEC_PER_SEC)
        g_error ("the picture did not come");
    }
  return (double) (g_get_monotonic_time () - from) / 1000;
}

static GtkWidget *
open_window (GtkWidget *child, Watch *watch)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), watch);
  return window;
}

static int
make (const char *path, guint edge)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  g_autofree guint8 *row = g_malloc (3 * (gsize) edge);
  FILE *file = g_fopen (path, "wb");
  guint32 noise = 1;

  if (!file)
    return 1;
  png_init_io (png, file);
  png_set_IHDR (png, info, edge, edge, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 1);
  png_set_filter (png, 0, PNG_FILTER_SUB);
  png_write_info (png, info);
  for (guint y = 0; y < edge; y++)
    {
      for (guint x = 0; x < edge; x++)
        {
          noise = noise * 1664525 + 1013904223;
          row[3 * x] = (guint8) (x * 200 / edge + (noise >> 29));
          row[3 * x + 1] = (guint8) (y * 200 / edge + (noise >> 28 & 3));
          row[3 * x + 2] = (guint8) ((x / 64 + y / 64) % 2 * 90 + (noise >> 30));
        }
      png_write_row (png, row);
    }
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return fclose (file) == 0 ? 0 : 1;
}

static int
measure_pixbuf (const char *path)
{
  gint64 from = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (path, &error);

  if (!pixbuf)
    g_error ("%s", error->message);
  g_print ("pixbuf %.0f\n", (double) (g_get_monotonic_time () - from) / 1000);
  g_print ("pixbuf-cpu %.0f\n", read_clock (CLOCK_PROCESS_CPUTIME_ID));
  g_print ("pixbuf-memory %ld\n", read_peak_megabytes ());
  return 0;
}

static int
measure_large (const char *path)
{
  g_autoptr (TopsheetPictureSource) source = topsheet_picture_source_new ();
  g_autoptr (TopsheetViewState) state = topsheet_view_state_new ();
  TopsheetPictureView *view = TOPSHEET_PICTURE_VIEW (topsheet_picture_view_new (source, state));
  Watch watch = { 0 };
  GtkWidget *window = open_window (GTK_WIDGET (view), &watch);
  gint64 from;
  double cpu;

  run_for (500, &watch);
  watch.longest_msec = 0;
  from = g_get_monotonic_time ();
  topsheet_picture_view_show_file (view, path, 0, 0, NULL);
  cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  g_print ("fit %.0f\n", wait_complete (view, &watch, from));
  g_print ("fit-cpu %.0f\n", read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu);
  from = g_get_monotonic_time ();
  topsheet_view_state_set_reference (state, topsheet_picture_view_get_picture_size (view));
  topsheet_picture_view_zoom_to (view, 1);
  g_print ("full %.0f\n", wait_complete (view, &watch, from));
  for (int i = 0; i < 60; i++)
    {
      topsheet_picture_view_pan (view, 0.05, 0.02);
      run_for (16, &watch);
    }
  g_print ("stall %.1f\n", watch.longest_msec);
  g_print ("memory %ld\n", read_peak_megabytes ());
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

static void
step_cb (TopsheetListSelection *selection, int direction)
{
  topsheet_list_selection_set_target (selection, topsheet_list_selection_get_target (selection) + 1);
}

static gpointer
await (DexFuture *future)
{
  const GValue *value;
  g_autoptr (GError) error = NULL;
  gpointer result;

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, FALSE);
  value = dex_future_get_value (future, &error);
  if (!value)
    g_error ("%s", error->message);
  result = G_VALUE_HOLDS_BOXED (value) ? g_value_dup_boxed (value) : g_value_dup_object (value);
  dex_unref (future);
  return result;
}

static void
decide_all (TopsheetViewerPage *page, TopsheetListSelection *selection, Watch *watch, int pause_msec, const char *name)
{
  TopsheetViewerPane *pane = topsheet_viewer_panes_get (topsheet_viewer_page_get_panes (page), 0);
  TopsheetPictureView *view = topsheet_viewer_pane_get_view (pane);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));

  topsheet_list_selection_set_target (selection, 0);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  wait_complete (view, watch, g_get_monotonic_time ());
  run_for (1000, watch);
  while (topsheet_list_selection_get_target (selection) + 1 < n)
    {
      gint64 from = g_get_monotonic_time ();
      double took, cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);

      topsheet_viewer_page_decide (page, TOPSHEET_DECISION_ACCEPTED);
      took = wait_complete (view, watch, from);
      g_array_append_val (times, took);
      cpu = read_clock (CLOCK_THREAD_CPUTIME_ID) - cpu;
      g_array_append_val (work, cpu);
      run_for (pause_msec, watch);
    }
  g_array_sort (times, compare_doubles);
  g_array_sort (work, compare_doubles);
  g_print ("%s-work %.1f\n", name, g_array_index (work, double, work->len / 2));
  g_print ("%s-median %.1f\n", name, g_array_index (times, double, times->len / 2));
  g_print ("%s-p95 %.1f\n", name, g_array_index (times, double, times->len * 95 / 100));
  g_print ("%s-count %u\n", name, times->len);
}

static int
measure_decide (const char *path)
{
  TopsheetSession *session = await (topsheet_session_open (path, FALSE, NULL));
  TopsheetStore *store = topsheet_session_get_store (session);
  g_autoptr (GPtrArray) projects = await (topsheet_store_list_projects (store, FALSE));
  g_autoptr (TopsheetGenerationList) list = topsheet_generation_list_new (store,
                                                                          topsheet_project_get_id (projects->pdata[0]));
  g_autoptr (TopsheetListSelection) selection = topsheet_list_selection_new (G_LIST_MODEL (list));
  g_autoptr (TopsheetUndoStack) undo = topsheet_undo_stack_new ();
  g_autoptr (TopsheetReviewDesk) desk = topsheet_review_desk_new (session, list, undo);
  AdwNavigationView *navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  AdwNavigationPage *page;
  Watch watch = { 0 };

  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (list));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, FALSE);
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (list), 0);
  while (!topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (list), 0))
    g_main_context_iteration (NULL, FALSE);
  topsheet_list_selection_set_target (selection, 0);
  g_signal_connect_swapped (desk, "step", G_CALLBACK (step_cb), selection);
  page = topsheet_viewer_page_new (desk, selection, topsheet_thumbnail_source_for_session (session), "single");
  adw_navigation_view_add (navigation, page);
  open_window (GTK_WIDGET (navigation), &watch);
  run_for (1000, &watch);
  decide_all (TOPSHEET_VIEWER_PAGE (page), selection, &watch, PAUSE_MSEC, "decide");
  decide_all (TOPSHEET_VIEWER_PAGE (page), selection, &watch, 0, "hurry");
  g_print ("decodes %u\n",
           topsheet_picture_source_get_n_begun (topsheet_viewer_page_get_pictures (TOPSHEET_VIEWER_PAGE (page))));
  return 0;
}

int
main (int argc, char **argv)
{
  const char *what = argc > 2 ? argv[1] : "";

  if (g_str_equal (what, "make") && argc > 3)
    return make (argv[2], (guint) atoi (argv[3]));
  if (g_str_equal (what, "pixbuf"))
    return measure_pixbuf (argv[2]);
  gtk_init ();
  adw_init ();
  dex_init ();
  topsheet_application_register_resources ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_str_equal (what, "large"))
    return measure_large (argv[2]);
  if (g_str_equal (what, "decide"))
    return measure_decide (argv[2]);
  g_printerr ("Usage: measure-viewer make FILE EDGE | pixbuf FILE | large FILE | decide LIBRARY\n");
  return 2;
}
