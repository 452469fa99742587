/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-media-file.h"

#include "base/topsheet-text.h"
#include "media/container/topsheet-magic.h"
#include "media/container/topsheet-stealth.h"
#include "media/topsheet-reader.h"
#include "media/topsheet-sidecar.h"
#include "media/tool/topsheet-marks.h"

#include <glib/gi18n-lib.h>

struct _TopsheetMediaFile
{
  GObject parent_instance;

  char *path;
  const char *format;
  gint64 size_bytes;
  guint width;
  guint height;
  guint frames;
  double fps;
  double duration_s;
  char *sha256;
  gint64 modified_usec;
  TopsheetParameters *parameters;
  TopsheetProvenance *provenance;
  GStrv warnings;
};

G_DEFINE_FINAL_TYPE (TopsheetMediaFile, topsheet_media_file, G_TYPE_OBJECT)
G_DEFINE_QUARK (topsheet - media - error - quark, topsheet_media_error)

typedef enum
{
  PROP_PATH = 1,
  PROP_FORMAT,
  PROP_SIZE_BYTES,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_FRAMES,
  PROP_FPS,
  PROP_DURATION_S,
  PROP_SHA256,
  PROP_MODIFIED_USEC,
  PROP_PARAMETERS,
  PROP_WARNINGS,
} Property;
#define N_PROPS (PROP_WARNINGS + 1)

static GParamSpec *properties[N_PROPS];

static void
take_container (TopsheetMediaFile *self, TopsheetContainer *container)
{
  self->format = container->format;
  self->width = container->width;
  self->height = container->height;
  self->frames = container->frames;
  if (container->frames != 1 && container->duration_ms > 0)
    {
      self->duration_s = (double) container->duration_ms / 1000.0;
      self->fps = container->frames / self->duration_s;
    }
}

static gboolean
is_enough (const TopsheetReading *reading)
{
  return reading != NULL && reading->rank >= TOPSHEET_RANK_TEXT;
}

/* What the file says openly; else what is hidden in its pixels; else what stands beside it. */
static TopsheetReading *
find_reading (TopsheetInput *input, const char *path, TopsheetContainer *container, GCancellable *cancellable)
{
  g_autoptr (TopsheetReading) reading = topsheet_readers_run (container);
  g_autofree char *beside = NULL;

  if (!is_enough (reading) && topsheet_stealth_read (input, container))
    {
      g_clear_pointer (&reading, topsheet_reading_free);
      reading = topsheet_readers_run (container);
    }
  if (is_enough (reading))
    return g_steal_pointer (&reading);
  beside = topsheet_sidecar_read (path, container, cancellable);
  if (beside == NULL)
    return g_steal_pointer (&reading);
  g_clear_pointer (&reading, topsheet_reading_free);
  reading = topsheet_readers_run (container);
  if (is_enough (reading))
    {
      g_autofree char *shown = topsheet_text_clean (beside, -1);
      g_autofree char *sentence = g_strdup_printf (_("The values come from “%s” beside the file."), shown);

      topsheet_reading_warn (reading, sentence);
    }
  return g_steal_pointer (&reading);
}

static void
take_readings (TopsheetMediaFile *self, TopsheetInput *input, TopsheetContainer *container, GCancellable *cancellable)
{
  g_autoptr (TopsheetReading) reading = find_reading (input, self->path, container, cancellable);
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  for (guint i = 0; i < container->warnings->len; i++)
    g_strv_builder_add (warnings, g_ptr_array_index (container->warnings, i));
  for (guint i = 0; reading != NULL && i < reading->warnings->len; i++)
    g_strv_builder_add (warnings, g_ptr_array_index (reading->warnings, i));
  self->parameters = reading != NULL ? topsheet_reading_to_parameters (reading) : topsheet_parameters_new ();
  self->warnings = g_strv_builder_end (warnings);
  self->provenance = topsheet_marks_read (container);
  if (topsheet_provenance_is_empty (self->provenance))
    g_clear_pointer (&self->provenance, topsheet_provenance_free);
}

static void
topsheet_media_file_finalize (GObject *object)
{
  TopsheetMediaFile *self = TOPSHEET_MEDIA_FILE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_clear_object (&self->parameters);
  g_clear_pointer (&self->provenance, topsheet_provenance_free);

  G_OBJECT_CLASS (topsheet_media_file_parent_class)->finalize (object);
}

static void
topsheet_media_file_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetMediaFile *self = TOPSHEET_MEDIA_FILE (object);

  switch ((Property) prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_FORMAT:
      g_value_set_string (value, self->format);
      break;
    case PROP_SIZE_BYTES:
      g_value_set_int64 (value, self->size_bytes);
      break;
    case PROP_WIDTH:
      g_value_set_uint (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_uint (value, self->height);
      break;
    case PROP_FRAMES:
      g_value_set_uint (value, self->frames);
      break;
    case PROP_FPS:
      g_value_set_double (value, self->fps);
      break;
    case PROP_DURATION_S:
      g_value_set_double (value, self->duration_s);
      break;
    case PROP_SHA256:
      g_value_set_string (value, self->sha256);
      break;
    case PROP_MODIFIED_USEC:
      g_value_set_int64 (value, self->modified_usec);
      break;
    case PROP_PARAMETERS:
      g_value_set_object (value, self->parameters);
      break;
    case PROP_WARNINGS:
      g_value_set_boxed (value, self->warnings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_media_file_class_init (TopsheetMediaFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = topsheet_media_file_finalize;
  object_class->get_property = topsheet_media_file_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_FORMAT] = g_param_spec_string ("format", NULL, NULL, NULL, flags);
  properties[PROP_SIZE_BYTES] = g_param_spec_int64 ("size-bytes", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WIDTH] = g_param_spec_uint ("width", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HEIGHT] = g_param_spec_uint ("height", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FRAMES] = g_param_spec_uint ("frames", NULL, NULL, 0, G_MAXUINT, 1, flags);
  properties[PROP_FPS] = g_param_spec_double ("fps", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_DURATION_S] = g_param_spec_double ("duration-s", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_SHA256] = g_param_spec_string ("sha256", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED_USEC] = g_param_spec_int64 ("modified-usec", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_PARAMETERS] = g_param_spec_object ("parameters", NULL, NULL, TOPSHEET_TYPE_PARAMETERS, flags);
  properties[PROP_WARNINGS] = g_param_spec_boxed ("warnings", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
topsheet_media_file_init (TopsheetMediaFile *self)
{
  self->frames = 1;
}

TopsheetMediaFile *
topsheet_media_file_read (const char *path, TopsheetMediaFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (TopsheetInput) input = NULL;
  g_autoptr (TopsheetContainer) container = NULL;
  g_autoptr (TopsheetMediaFile) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  input = topsheet_input_open (path, cancellable, error);
  if (input == NULL)
    return NULL;
  container = topsheet_container_read (input, error);
  if (container == NULL)
    return NULL;

  self = g_object_new (TOPSHEET_TYPE_MEDIA_FILE, NULL);
  self->path = g_strdup (path);
  self->size_bytes = (gint64) topsheet_input_get_size (input);
  self->modified_usec = topsheet_input_get_modified_usec (input);
  take_container (self, container);
  take_readings (self, input, container, cancellable);
  if ((flags & TOPSHEET_MEDIA_HASH) != 0)
    {
      self->sha256 = topsheet_input_hash (input, error);
      if (self->sha256 == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
topsheet_media_file_is_candidate (const char *name)
{
  return topsheet_magic_is_candidate (name);
}

const char *
topsheet_media_file_get_path (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return self->path;
}

const char *
topsheet_media_file_get_format (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return self->format;
}

gint64
topsheet_media_file_get_size_bytes (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->size_bytes;
}

guint
topsheet_media_file_get_width (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->width;
}

guint
topsheet_media_file_get_height (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->height;
}

guint
topsheet_media_file_get_frames (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 1);

  return self->frames;
}

double
topsheet_media_file_get_fps (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->fps;
}

double
topsheet_media_file_get_duration_s (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->duration_s;
}

const char *
topsheet_media_file_get_sha256 (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return self->sha256;
}

gint64
topsheet_media_file_get_modified_usec (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), 0);

  return self->modified_usec;
}

TopsheetParameters *
topsheet_media_file_get_parameters (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return self->parameters;
}

const char * const *
topsheet_media_file_get_warnings (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return (const char * const *) self->warnings;
}

const TopsheetProvenance *
topsheet_media_file_get_provenance (TopsheetMediaFile *self)
{
  g_return_val_if_fail (TOPSHEET_IS_MEDIA_FILE (self), NULL);

  return self->provenance;
}
