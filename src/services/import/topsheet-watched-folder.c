/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-watched-folder.h"

#include "base/topsheet-text.h"
#include "services/import/topsheet-watch-look.h"

#include <glib/gi18n-lib.h>

/* Observed folders of one source; a system allows some ten thousand for everybody. */
#define MAX_MONITORS 1000
/* A file rests when it was the same in two looks this far apart, or … */
#define REST_USEC G_USEC_PER_SEC
/* … did not change for so long. */
#define OLD_USEC (10 * G_USEC_PER_SEC)
/* Whether the folder is still there, and the same. */
#define TICK_MSEC 2000
/* Everything is looked through after this, for what nobody told of. */
#define ALL_USEC (300 * G_USEC_PER_SEC)
#define ALL_UNOBSERVED_USEC (10 * G_USEC_PER_SEC)
/* Many events come together. */
#define SETTLE_MSEC 150
#define LOOKUP 1000

/* A file that is new and does not rest yet. */
typedef struct
{
  gint64 size_bytes;
  gint64 modified_usec;
  gint64 since_usec; /* monotonic: it is like that */
} Unrest;

struct _TopsheetWatchedFolder
{
  TopsheetWatch parent_instance;

  char *identity;       /* of the folder that is observed; NULL = not there */
  GHashTable *monitors; /* path → GFileMonitor */
  GHashTable *touched;  /* paths that something happened to */
  GHashTable *unrest;   /* path → Unrest */
  gint64 looked_usec;   /* monotonic: at everything */
  gboolean needs_all;
  gboolean has_too_many;
  char *complaint; /* (nullable): about the last file that was not taken */
};

G_DEFINE_FINAL_TYPE (TopsheetWatchedFolder, topsheet_watched_folder, TOPSHEET_TYPE_WATCH)

static const char *
get_root (TopsheetWatchedFolder *self)
{
  return topsheet_watch_get_source (TOPSHEET_WATCH (self))->location;
}

/* Hidden files and folders are passed over, as everywhere. */
static gboolean
is_inside (const char *root, const char *path)
{
  gsize length = strlen (root);

  return g_str_has_prefix (path, root) &&
         (path[length] == '/' || path[length] == '\0' || g_str_has_suffix (root, "/")) &&
         strstr (path + length, "/.") == NULL;
}

static void
touch (TopsheetWatchedFolder *self, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && is_inside (get_root (self), path))
    g_hash_table_add (self->touched, g_steal_pointer (&path));
}

/* A folder that went elsewhere takes its observers along, which would tell its old name. */
static void
forget_folder (TopsheetWatchedFolder *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GHashTableIter iter;
  gpointer key;

  if (path == NULL || !g_hash_table_contains (self->monitors, path))
    return;
  g_hash_table_iter_init (&iter, self->monitors);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (is_inside (path, key))
      g_hash_table_iter_remove (&iter);
}

static void
on_event (TopsheetWatchedFolder *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  switch (event)
    {
    case G_FILE_MONITOR_EVENT_MOVED_OUT:
    case G_FILE_MONITOR_EVENT_DELETED:
      forget_folder (self, file);
      break;
    case G_FILE_MONITOR_EVENT_RENAMED:
      forget_folder (self, file);
      touch (self, other);
      break;
    case G_FILE_MONITOR_EVENT_CREATED:
    case G_FILE_MONITOR_EVENT_MOVED_IN:
    case G_FILE_MONITOR_EVENT_CHANGED:
    case G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT:
      touch (self, file);
      break;
    case G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED:
    case G_FILE_MONITOR_EVENT_PRE_UNMOUNT:
    case G_FILE_MONITOR_EVENT_UNMOUNTED:
    case G_FILE_MONITOR_EVENT_MOVED:
    default:
      break;
    }
  topsheet_watch_wake (TOPSHEET_WATCH (self));
}

/* What came into a folder before it was observed is looked for once more. */
static void
observe (TopsheetWatchedFolder *self, GPtrArray *folders)
{
  for (guint i = 0; i < folders->len; i++)
    {
      const char *path = g_ptr_array_index (folders, i);
      g_autoptr (GFile) file = NULL;
      g_autoptr (GFileMonitor) monitor = NULL;

      if (g_hash_table_contains (self->monitors, path))
        continue;
      if (g_hash_table_size (self->monitors) < MAX_MONITORS)
        {
          file = g_file_new_for_path (path);
          monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
        }
      if (monitor == NULL)
        {
          self->has_too_many = TRUE;
          return;
        }
      g_signal_connect_object (monitor, "changed", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
      g_hash_table_insert (self->monitors, g_strdup (path), g_steal_pointer (&monitor));
      g_hash_table_add (self->touched, g_strdup (path));
    }
}

static void
forget_everything (TopsheetWatchedFolder *self)
{
  g_hash_table_remove_all (self->monitors);
  g_hash_table_remove_all (self->touched);
  g_hash_table_remove_all (self->unrest);
  g_clear_pointer (&self->identity, g_free);
  self->has_too_many = FALSE;
  self->needs_all = TRUE;
}

/* What is to be looked at now: NULL = nothing. */
static GPtrArray *
take_paths (TopsheetWatchedFolder *self)
{
  const gint64 now = g_get_monotonic_time ();
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  if (self->needs_all || now - self->looked_usec > (self->has_too_many ? ALL_UNOBSERVED_USEC : ALL_USEC))
    {
      g_ptr_array_add (paths, g_strdup (get_root (self)));
      self->needs_all = FALSE;
      self->looked_usec = now;
    }
  else
    {
      g_hash_table_iter_init (&iter, self->touched);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (paths, g_strdup (key));
      g_hash_table_iter_init (&iter, self->unrest);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (paths, g_strdup (key));
    }
  g_hash_table_remove_all (self->touched);
  return paths;
}

static gboolean
rests (TopsheetWatchedFolder *self, const TopsheetSourceFile *file)
{
  const gint64 now = g_get_monotonic_time ();
  Unrest *unrest = g_hash_table_lookup (self->unrest, file->path);

  if (unrest != NULL && unrest->size_bytes == file->size_bytes && unrest->modified_usec == file->modified_usec)
    return now - unrest->since_usec >= REST_USEC;
  if (unrest == NULL && g_get_real_time () - file->modified_usec >= OLD_USEC)
    return TRUE;
  unrest = g_new (Unrest, 1);
  *unrest = (Unrest) { file->size_bytes, file->modified_usec, now };
  g_hash_table_insert (self->unrest, g_strdup (file->path), unrest);
  return FALSE;
}

/* Of what was found, the paths that are new and rest. NULL with @error */
static GPtrArray *
choose (TopsheetWatchedFolder *self, GPtrArray *files, GError **error)
{
  TopsheetWatch *watch = TOPSHEET_WATCH (self);
  TopsheetStore *store = topsheet_session_get_store (topsheet_watch_get_session (watch));
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint first = 0; first < files->len; first += LOOKUP)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();
      g_autoptr (GArray) places = NULL;

      for (guint i = first; i < MIN (first + LOOKUP, files->len); i++)
        g_ptr_array_add (part, g_ptr_array_index (files, i));
      places = dex_await_boxed (topsheet_store_find_new_files (store, topsheet_watch_get_source (watch)->id, part),
                                error);
      if (places == NULL)
        return NULL;
      for (guint i = 0, n = 0; i < part->len; i++)
        {
          const TopsheetSourceFile *file = g_ptr_array_index (part, i);

          if (n >= places->len || g_array_index (places, gint64, n) != i)
            g_hash_table_remove (self->unrest, file->path);
          else if (n++, rests (self, file))
            g_ptr_array_add (chosen, g_strdup (file->path));
        }
    }
  return g_steal_pointer (&chosen);
}

/* What could not be taken yet stays where it is looked at again; of the rest the last complaint is told. */
static void
settle (TopsheetWatchedFolder *self, GPtrArray *chosen, const TopsheetImportResult *result)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < result->failed->len; i++)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (result->failed, i);
      g_autofree char *name = g_filename_display_basename (failure->path);
      g_autofree char *shown = topsheet_text_clean (name, -1);

      if (failure->is_being_written)
        {
          g_hash_table_add (waiting, failure->path);
          continue;
        }
      g_free (self->complaint);
      self->complaint = g_strdup_printf (_("“%s” was not taken. %s"), shown, failure->error->message);
    }
  for (guint i = 0; i < chosen->len; i++)
    if (!g_hash_table_contains (waiting, g_ptr_array_index (chosen, i)))
      g_hash_table_remove (self->unrest, g_ptr_array_index (chosen, i));
}

static gboolean
take_files (TopsheetWatchedFolder *self, GPtrArray *files, GError **error)
{
  TopsheetWatch *watch = TOPSHEET_WATCH (self);
  g_autoptr (GPtrArray) chosen = choose (self, files, error);
  g_autoptr (TopsheetImportResult) result = NULL;

  if (chosen == NULL)
    return FALSE;
  if (chosen->len == 0)
    return TRUE;
  topsheet_watch_set_state (watch, TOPSHEET_WATCH_LOOKING, NULL);
  result = topsheet_watch_import (watch, chosen, get_root (self), error);
  if (result == NULL)
    return FALSE;
  settle (self, chosen, result);
  return TRUE;
}

/* Files that are gone again need no rest. */
static void
forget_lost (TopsheetWatchedFolder *self, GPtrArray *files)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (found, ((TopsheetSourceFile *) g_ptr_array_index (files, i))->path);
  g_hash_table_iter_init (&iter, self->unrest);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (found, key))
      g_hash_table_iter_remove (&iter);
}

static gboolean
look_at (TopsheetWatchedFolder *self, GError **error)
{
  TopsheetWatch *watch = TOPSHEET_WATCH (self);
  g_autoptr (GPtrArray) paths = take_paths (self);
  g_autoptr (TopsheetWatchLook) look = NULL;

  look = dex_await_boxed (topsheet_watch_look_run (topsheet_session_get_workers (topsheet_watch_get_session (watch)),
                                                   get_root (self), paths, topsheet_watch_get_cancellable (watch)),
                          error);
  if (look == NULL)
    return FALSE;
  if (look->identity == NULL || (self->identity != NULL && !g_str_equal (self->identity, look->identity)))
    {
      forget_everything (self);
      if (look->identity == NULL)
        return g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED, ""), FALSE;
      topsheet_watch_wake (watch);
      return TRUE;
    }
  g_set_str (&self->identity, look->identity);
  observe (self, look->folders);
  forget_lost (self, look->files);
  return take_files (self, look->files, error);
}

static void
show_error (TopsheetWatchedFolder *self, const GError *error)
{
  TopsheetWatch *watch = TOPSHEET_WATCH (self);
  g_autofree char *shown = g_filename_display_name (get_root (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    topsheet_watch_set_state (watch, TOPSHEET_WATCH_WAITING,
                              g_strdup_printf (_("“%s” is not there now. What came from it stays; the folder is watched "
                                                 "again as soon as it is back."),
                                               shown));
  else
    topsheet_watch_set_state (watch, TOPSHEET_WATCH_FAILED, g_strdup (error->message));
}

static guint
topsheet_watched_folder_look (TopsheetWatch *watch)
{
  TopsheetWatchedFolder *self = TOPSHEET_WATCHED_FOLDER (watch);
  g_autoptr (GError) error = NULL;

  if (g_hash_table_size (self->touched) > 0)
    dex_await (dex_timeout_new_msec (SETTLE_MSEC), NULL);
  if (!look_at (self, &error))
    {
      if (!g_cancellable_is_cancelled (topsheet_watch_get_cancellable (watch)))
        show_error (self, error);
      self->needs_all = TRUE;
      return TICK_MSEC;
    }
  if (g_hash_table_size (self->touched) > 0)
    {
      topsheet_watch_wake (watch);
      return 0;
    }
  topsheet_watch_set_state (watch, TOPSHEET_WATCH_WATCHING, g_strdup (self->complaint));
  return g_hash_table_size (self->unrest) > 0 ? REST_USEC / 1000 + 50 : TICK_MSEC;
}

static void
topsheet_watched_folder_stop (TopsheetWatch *watch)
{
  forget_everything (TOPSHEET_WATCHED_FOLDER (watch));
}

static void
topsheet_watched_folder_finalize (GObject *object)
{
  TopsheetWatchedFolder *self = TOPSHEET_WATCHED_FOLDER (object);

  g_hash_table_unref (self->monitors);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->unrest);
  g_free (self->identity);
  g_free (self->complaint);
  G_OBJECT_CLASS (topsheet_watched_folder_parent_class)->finalize (object);
}

static void
topsheet_watched_folder_class_init (TopsheetWatchedFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_watched_folder_finalize;
  TOPSHEET_WATCH_CLASS (klass)->look = topsheet_watched_folder_look;
  TOPSHEET_WATCH_CLASS (klass)->stop = topsheet_watched_folder_stop;
}

static void
topsheet_watched_folder_init (TopsheetWatchedFolder *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unrest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->needs_all = TRUE;
}
