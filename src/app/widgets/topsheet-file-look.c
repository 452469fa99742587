/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-file-look.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SHARED_KEY "topsheet-file-looks"
#define SOON_MSEC 60 /* while a grid is filled all its paths come together */
#define AGAIN_MSEC 3000

/* What the looks of one owner share; it lives as long as any of them, and while a thread works for them. */
typedef struct
{
  GPtrArray *looks; /* (element-type TopsheetFileLook), not owned */
  guint source;
  gboolean is_soon;
  gboolean is_running;
} Shared;

struct _TopsheetFileLook
{
  GObject parent_instance;
  Shared *shared;
  GtkWidget *widget; /* held weakly */
  char *path;
  gboolean missing;
  gboolean due; /* nobody has looked since it got its path or was shown */
};

G_DEFINE_FINAL_TYPE (TopsheetFileLook, topsheet_file_look, G_TYPE_OBJECT)

typedef enum
{
  PROP_MISSING = 1,
} TopsheetFileLookProperty;

static GParamSpec *properties[PROP_MISSING + 1];

static void schedule (Shared *shared, gboolean soon);

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_clear_handle_id (&shared->source, g_source_remove);
  g_ptr_array_unref (shared->looks);
}

static void
shared_unref (gpointer data)
{
  g_rc_box_release_full (data, shared_clear);
}

static void
set_missing (TopsheetFileLook *self, gboolean missing)
{
  if (self->missing == missing)
    return;
  self->missing = missing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

/* In a thread. Only what is certain counts: a folder that may not be read says nothing about its files. */
static void
look_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GHashTable *paths = data;
  GHashTable *missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path;
  GStatBuf info;

  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_stat (path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR))
      g_hash_table_add (missing, g_strdup (path));
  g_task_return_pointer (task, missing, (GDestroyNotify) g_hash_table_unref);
}

static gboolean
is_shown (TopsheetFileLook *self)
{
  return self->path != NULL && self->widget != NULL && gtk_widget_get_mapped (self->widget);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Shared *shared = data;
  GHashTable *paths = g_task_get_task_data (G_TASK (result));
  g_autoptr (GHashTable) missing = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean due = FALSE, shown = FALSE;

  shared->is_running = FALSE;
  /* Whoever hears of it may let go of others or bring new ones. */
  for (guint i = 0; i < shared->looks->len; i++)
    g_ptr_array_add (looks, g_object_ref (shared->looks->pdata[i]));
  for (guint i = 0; i < looks->len; i++)
    {
      TopsheetFileLook *look = looks->pdata[i];

      if (look->path != NULL && g_hash_table_contains (paths, look->path))
        set_missing (look, g_hash_table_contains (missing, look->path));
    }
  for (guint i = 0; i < shared->looks->len; i++)
    {
      TopsheetFileLook *look = shared->looks->pdata[i];

      shown = shown || is_shown (look);
      due = due || (look->due && is_shown (look));
    }
  if (shown)
    schedule (shared, due);
  shared_unref (shared);
}

static gboolean
look_cb (gpointer data)
{
  Shared *shared = data;
  const gboolean only_due = shared->is_soon;
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GTask) task = NULL;

  shared->source = 0;
  for (guint i = 0; i < shared->looks->len; i++)
    {
      TopsheetFileLook *look = shared->looks->pdata[i];

      if (!is_shown (look) || (only_due && !look->due))
        continue;
      look->due = FALSE;
      g_hash_table_add (paths, g_strdup (look->path));
    }
  shared->is_running = TRUE;
  task = g_task_new (NULL, NULL, looked_cb, g_rc_box_acquire (shared));
  g_task_set_task_data (task, paths, (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, look_work);
  return G_SOURCE_REMOVE;
}

/* One batch at a time: a drive that does not answer holds one thread, not one for each look. */
static void
schedule (Shared *shared, gboolean soon)
{
  if (shared->is_running || (shared->source != 0 && (shared->is_soon || !soon)))
    return;
  g_clear_handle_id (&shared->source, g_source_remove);
  shared->is_soon = soon;
  shared->source = g_timeout_add (soon ? SOON_MSEC : AGAIN_MSEC, look_cb, shared);
}

static void
shown_cb (TopsheetFileLook *self)
{
  self->due = self->path != NULL;
  if (self->due)
    schedule (self->shared, TRUE);
}

static void
topsheet_file_look_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetFileLookProperty) id)
    {
    case PROP_MISSING:
      g_value_set_boolean (value, TOPSHEET_FILE_LOOK (object)->missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_file_look_dispose (GObject *object)
{
  TopsheetFileLook *self = TOPSHEET_FILE_LOOK (object);

  if (self->shared != NULL)
    g_ptr_array_remove_fast (self->shared->looks, self);
  g_clear_pointer (&self->shared, shared_unref);
  g_clear_weak_pointer (&self->widget);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (topsheet_file_look_parent_class)->dispose (object);
}

static void
topsheet_file_look_class_init (TopsheetFileLookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_file_look_get_property;
  object_class->dispose = topsheet_file_look_dispose;
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_file_look_init (TopsheetFileLook *self)
{
}

TopsheetFileLook *
topsheet_file_look_new (GObject *owner, GtkWidget *widget)
{
  TopsheetFileLook *self;
  Shared *shared;

  g_return_val_if_fail (G_IS_OBJECT (owner) && GTK_IS_WIDGET (widget), NULL);

  shared = g_object_get_data (owner, SHARED_KEY);
  if (shared == NULL)
    {
      shared = g_rc_box_new0 (Shared);
      shared->looks = g_ptr_array_new ();
      g_object_set_data_full (owner, SHARED_KEY, shared, shared_unref);
    }
  self = g_object_new (TOPSHEET_TYPE_FILE_LOOK, NULL);
  self->shared = g_rc_box_acquire (shared);
  g_set_weak_pointer (&self->widget, widget);
  g_ptr_array_add (shared->looks, self);
  g_signal_connect_object (widget, "map", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
topsheet_file_look_set_path (TopsheetFileLook *self, const char *path)
{
  g_return_if_fail (TOPSHEET_IS_FILE_LOOK (self));

  if (!g_set_str (&self->path, path))
    return;
  set_missing (self, FALSE);
  shown_cb (self);
}

gboolean
topsheet_file_look_is_missing (TopsheetFileLook *self)
{
  g_return_val_if_fail (TOPSHEET_IS_FILE_LOOK (self), FALSE);
  return self->missing;
}

char *
topsheet_file_look_describe (TopsheetFileLook *self)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (TOPSHEET_IS_FILE_LOOK (self), NULL);

  if (!self->missing)
    return NULL;
  shown = g_filename_display_name (self->path);
  /* Translators: a path */
  return g_strdup_printf (_("The file is not where it was: %s"), shown);
}
