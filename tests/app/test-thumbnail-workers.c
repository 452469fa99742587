/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-thumbnail-workers.h"

#include "topsheet-fixture.h"

#include <glib/gstdio.h>

/* Drawing this takes minutes. */
#define SLOW_SVG                                                                                                       \
  "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='9000'><filter id='f'><feTurbulence numOctaves='40' "   \
  "baseFrequency='0.05'/></filter><rect width='9000' height='9000' filter='url(#f)'/></svg>"
#define N_QUICK 12

typedef struct
{
  char *folder;
  char *slow;
  char *broken;
  char *quick;
  TopsheetThumbnailCache *cache;
  TopsheetThumbnailWorkers *workers;
  GPtrArray *done; /* TopsheetThumbnailJob */
} Fixture;

static gboolean
deliver_cb (gpointer data)
{
  Fixture *fixture = data;
  GQueue finished = G_QUEUE_INIT;
  gboolean more = topsheet_thumbnail_workers_take_finished (fixture->workers, 5, &finished);
  TopsheetThumbnailJob *job;

  g_assert_cmpuint (finished.length, <=, 5);
  while ((job = g_queue_pop_head (&finished)))
    g_ptr_array_add (fixture->done, job);
  return more;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) jpeg = fixture_jpeg (600, 400);
  g_autofree char *cache = NULL;

  fixture->folder = g_dir_make_tmp ("topsheet-lanes-XXXXXX", NULL);
  fixture->slow = g_build_filename (fixture->folder, "slow.svg", NULL);
  fixture->broken = g_build_filename (fixture->folder, "broken.gif", NULL);
  fixture->quick = g_build_filename (fixture->folder, "quick.jpg", NULL);
  g_assert_true (g_file_set_contents (fixture->slow, SLOW_SVG, -1, NULL));
  g_assert_true (g_file_set_contents (fixture->broken, "GIF89a", -1, NULL));
  fixture_save (jpeg, fixture->quick);
  cache = g_build_filename (fixture->folder, "cache", NULL);
  fixture->cache = topsheet_thumbnail_cache_new (cache);
  fixture->done = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_thumbnail_job_free);
  fixture->workers = topsheet_thumbnail_workers_new (fixture->cache, deliver_cb, fixture);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gint64 from = g_get_monotonic_time ();

  topsheet_thumbnail_workers_free (fixture->workers);
  /* Whatever is being made ends at once. */
  g_assert_cmpint (g_get_monotonic_time () - from, <, 3 * G_USEC_PER_SEC);
  g_ptr_array_unref (fixture->done);
  g_object_unref (fixture->cache);
  remove_all (fixture->folder);
  g_free (fixture->slow);
  g_free (fixture->broken);
  g_free (fixture->quick);
  g_free (fixture->folder);
}

static void
add (GPtrArray *jobs, guint n, const char *path)
{
  TopsheetThumbnailJob *job = g_new0 (TopsheetThumbnailJob, 1);

  job->sha256 = g_strdup_printf ("%064x", n);
  job->key = g_strdup_printf ("%s/256", job->sha256);
  job->path = g_strdup (path);
  job->size = TOPSHEET_THUMBNAIL_NORMAL;
  g_ptr_array_add (jobs, job);
}

static void
wait_for (Fixture *fixture, guint n, int seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (fixture->done->len < n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (fixture->done->len, ==, n);
}

/* Four slow ones stand before all others; the others are here long before any of them. */
static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  for (guint i = 0; i < 4; i++)
    add (jobs, 100 + i, fixture->slow);
  for (guint i = 0; i < N_QUICK; i++)
    add (jobs, i, fixture->quick);
  topsheet_thumbnail_workers_set_wanted (fixture->workers, jobs);
  g_assert_cmpuint (jobs->len, ==, 0);
  wait_for (fixture, N_QUICK, 8);
  for (guint i = 0; i < N_QUICK; i++)
    {
      const TopsheetThumbnailJob *job = fixture->done->pdata[i];

      g_assert_cmpstr (job->path, ==, fixture->quick);
      g_assert_nonnull (job->texture);
    }
}

/* Scrolled away: the slow one is killed and answered as dropped, and the next takes its place. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();
  const TopsheetThumbnailJob *job;

  add (jobs, 100, fixture->slow);
  topsheet_thumbnail_workers_set_wanted (fixture->workers, jobs);
  g_usleep (500 * 1000);
  add (jobs, 1, fixture->quick);
  topsheet_thumbnail_workers_set_wanted (fixture->workers, jobs);
  wait_for (fixture, 2, 8);
  for (guint i = 0; i < 2; i++)
    {
      job = fixture->done->pdata[i];
      g_assert_true (job->is_dropped == (g_strcmp0 (job->path, fixture->slow) == 0));
    }
  /* It was not tried to its end, so it may be tried again. */
  g_assert_false (topsheet_thumbnail_cache_check_failed (fixture->cache, job->sha256, NULL));
}

/* What cannot be decoded is answered, not left waiting; asked for again it is answered without a decoder. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  for (guint i = 0; i < 2; i++)
    {
      const TopsheetThumbnailJob *job;

      add (jobs, 7, fixture->broken);
      topsheet_thumbnail_workers_set_wanted (fixture->workers, jobs);
      wait_for (fixture, i + 1, 15);
      job = fixture->done->pdata[i];
      g_assert_null (job->texture);
      g_assert_false (job->is_dropped);
      g_assert_true (topsheet_thumbnail_cache_check_failed (fixture->cache, job->sha256, NULL));
      /* Gone, so that the second answer cannot come from the file. */
      g_unlink (fixture->broken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/thumbnail-workers/lanes", Fixture, NULL, set_up, test_lanes, tear_down);
  g_test_add ("/app/thumbnail-workers/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/app/thumbnail-workers/broken", Fixture, NULL, set_up, test_broken, tear_down);
  return g_test_run ();
}
