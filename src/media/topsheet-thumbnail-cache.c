/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-cache.h"

#include "media/topsheet-media-file.h"
#include "media/topsheet-thumbnail-decode.h"
#include "media/topsheet-thumbnail-sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SHA256_DIGITS 64
/* A JPEG of 512 × 512 is far below; anything larger in the folder is not ours. */
#define MAX_BYTES (4u * 1024 * 1024)
#define DEFAULT_LIMIT (G_GUINT64_CONSTANT (2) << 30)
/* More are forgotten together; then they are tried once more. */
#define MAX_FAILED 10000

struct _TopsheetThumbnailCache
{
  GObject parent_instance;

  char *folder; /* never changes, so calls need no lock */
  TopsheetThumbnailSweep *sweep;
  GMutex mutex;
  GHashTable *failed; /* content hash → GError, under the mutex */
};

G_DEFINE_FINAL_TYPE (TopsheetThumbnailCache, topsheet_thumbnail_cache, G_TYPE_OBJECT)

typedef enum
{
  PROP_FOLDER = 1,
  PROP_LIMIT_BYTES,
} Property;
#define N_PROPS (PROP_LIMIT_BYTES + 1)

static GParamSpec *properties[N_PROPS];

/* What comes in is part of a path. */
static gboolean
is_sha256 (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length == SHA256_DIGITS && strspn (text, "0123456789abcdef") == length;
}

static gboolean
is_known_size (guint size)
{
  return size == TOPSHEET_THUMBNAIL_NORMAL || size == TOPSHEET_THUMBNAIL_LARGE;
}

static char *
get_folder (TopsheetThumbnailCache *self, const char *sha256)
{
  char shard[] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (self->folder, shard, NULL);
}

static char *
get_path (TopsheetThumbnailCache *self, const char *sha256, guint size)
{
  g_autofree char *folder = get_folder (self, sha256);
  g_autofree char *name = g_strdup_printf ("%s-%u.jpg", sha256, size);

  return g_build_filename (folder, name, NULL);
}

/* Cut, zeroed and foreign files show at their ends: files are renamed into place, but not synced to the disk. */
static gboolean
is_whole_jpeg (const char *data, gsize length)
{
  const guint8 *bytes = (const guint8 *) data;

  return length > 4 && length <= MAX_BYTES && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[length - 2] == 0xFF &&
         bytes[length - 1] == 0xD9;
}

static GBytes *
load (const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > MAX_BYTES ||
      !g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  if (is_whole_jpeg (data, length))
    {
      topsheet_thumbnail_sweep_note_use (path, status.st_mtime);
      return g_bytes_new_take (g_steal_pointer (&data), length);
    }
  g_unlink (path);
  return NULL;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Written beside its place and renamed, so that nobody ever reads half of one. No fsync: what a power cut takes is made
 * again. */
static void
store (TopsheetThumbnailCache *self, const char *sha256, guint size, GBytes *thumbnail)
{
  g_autofree char *folder = get_folder (self, sha256);
  g_autofree char *path = get_path (self, sha256, size);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (thumbnail, &length);
  gboolean done;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  done = write_all (fd, data, length);
  done = close (fd) == 0 && done;
  if (!done || g_rename (temporary, path) != 0)
    g_unlink (temporary);
  else
    topsheet_thumbnail_sweep_note (self->sweep, length);
}

/* Only what lies in the content: a drive may come back, and what was cancelled was not tried. */
static gboolean
is_lasting (const GError *error)
{
  return (error->domain == TOPSHEET_MEDIA_ERROR && error->code != TOPSHEET_MEDIA_ERROR_UNREADABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
remember (TopsheetThumbnailCache *self, const char *sha256, const GError *error)
{
  if (!is_lasting (error))
    return;
  g_mutex_lock (&self->mutex);
  if (g_hash_table_size (self->failed) >= MAX_FAILED)
    g_hash_table_remove_all (self->failed);
  g_hash_table_replace (self->failed, g_strdup (sha256), g_error_copy (error));
  g_mutex_unlock (&self->mutex);
}

static void
topsheet_thumbnail_cache_finalize (GObject *object)
{
  TopsheetThumbnailCache *self = TOPSHEET_THUMBNAIL_CACHE (object);

  g_clear_pointer (&self->sweep, topsheet_thumbnail_sweep_free);
  g_clear_pointer (&self->folder, g_free);
  g_hash_table_unref (self->failed);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (topsheet_thumbnail_cache_parent_class)->finalize (object);
}

static void
topsheet_thumbnail_cache_constructed (GObject *object)
{
  TopsheetThumbnailCache *self = TOPSHEET_THUMBNAIL_CACHE (object);

  G_OBJECT_CLASS (topsheet_thumbnail_cache_parent_class)->constructed (object);
  if (self->folder == NULL)
    self->folder = g_build_filename (g_get_user_cache_dir (), "topsheet", "thumbnails", NULL);
  self->sweep = topsheet_thumbnail_sweep_new (self->folder, DEFAULT_LIMIT);
}

static void
topsheet_thumbnail_cache_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetThumbnailCache *self = TOPSHEET_THUMBNAIL_CACHE (object);

  switch ((Property) prop_id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_LIMIT_BYTES:
      g_value_set_uint64 (value, topsheet_thumbnail_cache_get_limit (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_thumbnail_cache_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetThumbnailCache *self = TOPSHEET_THUMBNAIL_CACHE (object);

  switch ((Property) prop_id)
    {
    case PROP_FOLDER:
      self->folder = g_value_dup_string (value);
      break;
    case PROP_LIMIT_BYTES:
      topsheet_thumbnail_cache_set_limit (self, g_value_get_uint64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_thumbnail_cache_class_init (TopsheetThumbnailCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = topsheet_thumbnail_cache_finalize;
  object_class->constructed = topsheet_thumbnail_cache_constructed;
  object_class->get_property = topsheet_thumbnail_cache_get_property;
  object_class->set_property = topsheet_thumbnail_cache_set_property;

  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIMIT_BYTES] = g_param_spec_uint64 ("limit-bytes", NULL, NULL, 0, G_MAXUINT64, DEFAULT_LIMIT,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
topsheet_thumbnail_cache_init (TopsheetThumbnailCache *self)
{
  g_mutex_init (&self->mutex);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
}

TopsheetThumbnailCache *
topsheet_thumbnail_cache_new (const char *folder)
{
  return g_object_new (TOPSHEET_TYPE_THUMBNAIL_CACHE, "folder", folder, NULL);
}

GBytes *
topsheet_thumbnail_cache_lookup (TopsheetThumbnailCache *self, const char *sha256, guint size)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self), NULL);
  g_return_val_if_fail (is_known_size (size), NULL);

  if (!is_sha256 (sha256))
    return NULL;
  path = get_path (self, sha256, size);
  return load (path);
}

GBytes *
topsheet_thumbnail_cache_ensure (TopsheetThumbnailCache *self,
                                 const char *sha256,
                                 const char *path,
                                 guint size,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (is_known_size (size), NULL);

  if (!is_sha256 (sha256))
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                           _("The picture has no content hash, so no thumbnail can be kept of it. Import it again."));
      return NULL;
    }
  thumbnail = topsheet_thumbnail_cache_lookup (self, sha256, size);
  if (thumbnail != NULL)
    return g_steal_pointer (&thumbnail);
  if (topsheet_thumbnail_cache_check_failed (self, sha256, error))
    return NULL;
  thumbnail = topsheet_thumbnail_decode (path, size, cancellable, &local_error);
  if (thumbnail != NULL)
    store (self, sha256, size, thumbnail);
  else
    {
      remember (self, sha256, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return g_steal_pointer (&thumbnail);
}

gboolean
topsheet_thumbnail_cache_check_failed (TopsheetThumbnailCache *self, const char *sha256, GError **error)
{
  const GError *before;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self), FALSE);
  g_return_val_if_fail (sha256 != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  before = g_hash_table_lookup (self->failed, sha256);
  if (before != NULL)
    g_propagate_error (error, g_error_copy (before));
  g_mutex_unlock (&self->mutex);
  return before != NULL;
}

guint64
topsheet_thumbnail_cache_get_limit (TopsheetThumbnailCache *self)
{
  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self), 0);

  return topsheet_thumbnail_sweep_get_limit (self->sweep);
}

void
topsheet_thumbnail_cache_set_limit (TopsheetThumbnailCache *self, guint64 bytes)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self));

  if (topsheet_thumbnail_sweep_get_limit (self->sweep) == bytes)
    return;
  topsheet_thumbnail_sweep_set_limit (self->sweep, bytes);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT_BYTES]);
}

void
topsheet_thumbnail_cache_settle (TopsheetThumbnailCache *self)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (self));

  topsheet_thumbnail_sweep_wait (self->sweep);
}
