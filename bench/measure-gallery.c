/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scrolls through the gallery of a library in a window of 1400 × 900 and prints lines "name value":
 * first: milliseconds from the page being made to its first pictures; scroll-*: what a frame took from its beginning to its end (work: of the processor) while the pictures move by
 * 60 pixels a frame, faster than pictures are decoded; back-*: slower, over pictures; jump-*: after jumps; decoded and visible are counts; memory: the most megabytes the program had; groups: the jump list of the orders.
 *
 * Usage: measure-gallery LIBRARY
 */
#include "app/gallery/topsheet-gallery-page.h"
#include "app/topsheet-application.h"
#include "app/widgets/topsheet-thumbnail-source.h"

#include <stdlib.h>
#include <time.h>

#define WIDTH 1400
#define HEIGHT 900
#define FRAMES 600
#define STEP 60
#define JUMPS 60
#define BACK 150
#define PAUSE_MSEC 60

typedef struct
{
  gint64 from_usec;
  double from_work;
  GArray *times; /* milliseconds; NULL while nothing is measured */
  GArray *work;  /* of the processor, in the main thread: where others use the machine too, this says more */
  guint n_frames;
} Watch;

static gpointer
await (DexFuture *future)
{
  const GValue *value;
  g_autoptr (GError) error = NULL;
  gpointer result;

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  value = dex_future_get_value (future, &error);
  if (!value)
    g_error ("%s", error->message);
  result = G_VALUE_HOLDS_BOXED (value) ? g_value_dup_boxed (value) : g_value_dup_object (value);
  dex_unref (future);
  return result;
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

static double
read_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (Watch *watch)
{
  watch->from_work = read_work ();
  watch->from_usec = g_get_monotonic_time ();
}

static void
after_paint_cb (Watch *watch)
{
  double msec = (double) (g_get_monotonic_time () - watch->from_usec) / 1000, work = read_work () - watch->from_work;

  watch->n_frames++;
  if (!watch->times)
    return;
  g_array_append_val (watch->times, msec);
  g_array_append_val (watch->work, work);
}

static void
run_for (int msec)
{
  gint64 end = g_get_monotonic_time () + msec * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_times (const char *name, Watch *watch)
{
  guint n = watch->times->len;

  g_array_sort (watch->times, compare_doubles);
  g_array_sort (watch->work, compare_doubles);
  g_print ("%s-p50 %.1f\n", name, g_array_index (watch->times, double, n / 2));
  g_print ("%s-p95 %.1f\n", name, g_array_index (watch->times, double, n * 95 / 100));
  g_print ("%s-work-p50 %.1f\n", name, g_array_index (watch->work, double, n / 2));
  g_print ("%s-work-p95 %.1f\n", name, g_array_index (watch->work, double, n * 95 / 100));
  g_print ("%s-frames %u\n", name, n);
  g_array_set_size (watch->times, 0);
  g_array_set_size (watch->work, 0);
}

static void
wait_frame (Watch *watch)
{
  guint n = watch->n_frames;
  gint64 end = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;

  while (watch->n_frames == n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
}

static void
measure_scroll (GtkScrolledWindow *scroller, Watch *watch)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));

  watch->times = times;
  watch->work = work;
  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      wait_frame (watch);
    }
  print_times ("scroll", watch);
  watch->times = NULL;
  run_for (3000);
  watch->times = times;
  for (guint i = 0; i < BACK; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - STEP);
      wait_frame (watch);
      /* Slow enough that the pictures come along. */
      run_for (PAUSE_MSEC);
    }
  print_times ("back", watch);
  for (guint i = 0; i < JUMPS; i++)
    {
      gtk_adjustment_set_value (adjustment, (i * 7919 % 1000) / 1000.0 * gtk_adjustment_get_upper (adjustment));
      wait_frame (watch);
      wait_frame (watch);
    }
  print_times ("jump", watch);
  watch->times = NULL;
}

static void
measure_groups (TopsheetStore *store, gint64 project_id)
{
  static const TopsheetSort sorts[] = { TOPSHEET_SORT_DELIVERABLE, TOPSHEET_SORT_PHASE, TOPSHEET_SORT_MODEL,
                                        TOPSHEET_SORT_NEWEST };
  double longest = 0;
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      TopsheetGenerationQuery query = { .project_id = project_id, .phase = -1, .sort = sorts[i] };
      gint64 best = G_MAXINT64;

      for (guint k = 0; k < 5; k++)
        {
          gint64 from = g_get_monotonic_time ();
          g_autoptr (GPtrArray) groups = await (topsheet_store_list_groups (store, &query));

          best = MIN (best, g_get_monotonic_time () - from);
          most = MAX (most, groups->len);
        }
      longest = MAX (longest, (double) best / 1000);
    }
  g_print ("groups %.1f\n", longest);
  g_print ("groups-most %u\n", most);
}

int
main (int argc, char **argv)
{
  g_autoptr (TopsheetSession) session = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (TopsheetUndoStack) undo = NULL;
  TopsheetThumbnailSource *source;
  GtkWidget *navigation, *window, *scroller;
  AdwNavigationPage *page;
  Watch watch = { 0 };
  gint64 from;

  if (argc != 2)
    {
      g_printerr ("Usage: measure-gallery LIBRARY\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  dex_init ();
  topsheet_application_register_resources ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  session = await (topsheet_session_open (argv[1], FALSE, NULL));
  projects = await (topsheet_store_list_projects (topsheet_session_get_store (session), FALSE));
  undo = topsheet_undo_stack_new ();
  source = topsheet_thumbnail_source_for_session (session);

  from = g_get_monotonic_time ();
  page = topsheet_gallery_page_new (session, projects->pdata[0], undo);
  navigation = adw_navigation_view_new ();
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), page);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), navigation);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "before-paint", G_CALLBACK (before_paint_cb), &watch);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), &watch);
  while (topsheet_thumbnail_source_get_n_decoded (source) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () - from > 30 * G_USEC_PER_SEC)
        g_error ("no picture came");
    }
  g_print ("first %.0f\n", (double) (g_get_monotonic_time () - from) / 1000);
  run_for (1500);
  scroller = gtk_widget_get_ancestor (find_widget (GTK_WIDGET (page), GTK_TYPE_GRID_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  measure_scroll (GTK_SCROLLED_WINDOW (scroller), &watch);
  g_print ("decoded %u\n", topsheet_thumbnail_source_get_n_decoded (source));
  g_print ("memory %ld\n", read_peak_megabytes ());
  measure_groups (topsheet_session_get_store (session), topsheet_project_get_id (projects->pdata[0]));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
