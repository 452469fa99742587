/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-generation.h"

#include "model/topsheet-assign.h"

struct _TopsheetGeneration
{
  GObject parent_instance;

  gint64 id;
  gint64 project_id;
  gint64 deliverable_id;
  char *deliverable;
  guint version;
  char *version_id;
  TopsheetPhase phase;
  char *provider;
  char *model_id;
  TopsheetUsage *usage;
  char *sha256;
  char *path;
  char *format;
  gint64 file_size_bytes;
  guint width;
  guint height;
  guint frames;
  double duration_s;
  gint64 made_at_usec;
  gint64 recorded_at_usec;
  TopsheetDecisionKind decision;
  char *reason;
  gint64 decided_at_usec;
  char *member;
  TopsheetMoney *cost;
  gint64 entry_id;
  TopsheetParameters *parameters;
  gint64 parent_id;
  char *operation;
  double edit_seconds;
  gint64 duplicate_of_id;
  char *parent;
  char *duplicate_of;
  char *provenance;
  guint stars;
  gboolean is_disputed;
  gboolean has_look;
  guint64 look;
};

G_DEFINE_FINAL_TYPE (TopsheetGeneration, topsheet_generation, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PROJECT_ID,
  PROP_DELIVERABLE_ID,
  PROP_DELIVERABLE,
  PROP_VERSION,
  PROP_VERSION_ID,
  PROP_PHASE,
  PROP_PROVIDER,
  PROP_MODEL_ID,
  PROP_PARAMETERS,
  PROP_USAGE,
  PROP_SHA256,
  PROP_PATH,
  PROP_FORMAT,
  PROP_FILE_SIZE_BYTES,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_FRAMES,
  PROP_DURATION_S,
  PROP_MADE_AT_USEC,
  PROP_RECORDED_AT_USEC,
  PROP_DECISION,
  PROP_REASON,
  PROP_DECIDED_AT_USEC,
  PROP_MEMBER,
  PROP_COST,
  PROP_ENTRY_ID,
  PROP_PARENT_ID,
  PROP_OPERATION,
  PROP_EDIT_SECONDS,
  PROP_DUPLICATE_OF_ID,
  PROP_PARENT,
  PROP_DUPLICATE_OF,
  PROP_PROVENANCE,
  PROP_STARS,
  PROP_IS_DISPUTED,
} TopsheetGenerationProperty;

static GParamSpec *properties[PROP_IS_DISPUTED + 1];

/* Keeps the derived version-id current; TRUE for use behind a setter. */
static gboolean
update_version_id (TopsheetGeneration *self)
{
  g_autofree char *version_id = topsheet_version_id_print (self->deliverable != NULL ? self->deliverable : "",
                                                           self->version);

  if (g_set_str (&self->version_id, version_id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION_ID]);

  return TRUE;
}

static gboolean
set_parameters (TopsheetGeneration *self, TopsheetParameters *parameters)
{
  g_autoptr (TopsheetParameters) value = parameters != NULL ? g_object_ref (parameters) : topsheet_parameters_new ();

  return g_set_object (&self->parameters, value);
}

static void
topsheet_generation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetGeneration *self = TOPSHEET_GENERATION (object);

  switch ((TopsheetGenerationProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_int64 (value, self->project_id);
      break;
    case PROP_DELIVERABLE_ID:
      g_value_set_int64 (value, self->deliverable_id);
      break;
    case PROP_DELIVERABLE:
      g_value_set_string (value, self->deliverable);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    case PROP_VERSION_ID:
      g_value_set_string (value, self->version_id);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, self->provider);
      break;
    case PROP_MODEL_ID:
      g_value_set_string (value, self->model_id);
      break;
    case PROP_PARAMETERS:
      g_value_set_object (value, self->parameters);
      break;
    case PROP_USAGE:
      g_value_set_boxed (value, self->usage);
      break;
    case PROP_SHA256:
      g_value_set_string (value, self->sha256);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_FORMAT:
      g_value_set_string (value, self->format);
      break;
    case PROP_FILE_SIZE_BYTES:
      g_value_set_int64 (value, self->file_size_bytes);
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
    case PROP_DURATION_S:
      g_value_set_double (value, self->duration_s);
      break;
    case PROP_MADE_AT_USEC:
      g_value_set_int64 (value, self->made_at_usec);
      break;
    case PROP_RECORDED_AT_USEC:
      g_value_set_int64 (value, self->recorded_at_usec);
      break;
    case PROP_DECISION:
      g_value_set_enum (value, (int) self->decision);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_DECIDED_AT_USEC:
      g_value_set_int64 (value, self->decided_at_usec);
      break;
    case PROP_MEMBER:
      g_value_set_string (value, self->member);
      break;
    case PROP_COST:
      g_value_set_boxed (value, self->cost);
      break;
    case PROP_ENTRY_ID:
      g_value_set_int64 (value, self->entry_id);
      break;
    case PROP_PARENT_ID:
      g_value_set_int64 (value, self->parent_id);
      break;
    case PROP_OPERATION:
      g_value_set_string (value, self->operation);
      break;
    case PROP_EDIT_SECONDS:
      g_value_set_double (value, self->edit_seconds);
      break;
    case PROP_DUPLICATE_OF_ID:
      g_value_set_int64 (value, self->duplicate_of_id);
      break;
    case PROP_PARENT:
      g_value_set_string (value, self->parent);
      break;
    case PROP_DUPLICATE_OF:
      g_value_set_string (value, self->duplicate_of);
      break;
    case PROP_PROVENANCE:
      g_value_set_string (value, self->provenance);
      break;
    case PROP_STARS:
      g_value_set_uint (value, self->stars);
      break;
    case PROP_IS_DISPUTED:
      g_value_set_boolean (value, self->is_disputed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_generation_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetGeneration *self = TOPSHEET_GENERATION (object);
  gboolean changed = FALSE;

  switch ((TopsheetGenerationProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_PROJECT_ID:
      changed = topsheet_set_int64 (&self->project_id, g_value_get_int64 (value));
      break;
    case PROP_DELIVERABLE_ID:
      changed = topsheet_set_int64 (&self->deliverable_id, g_value_get_int64 (value));
      break;
    case PROP_DELIVERABLE:
      changed = g_set_str (&self->deliverable, g_value_get_string (value)) && update_version_id (self);
      break;
    case PROP_VERSION:
      changed = topsheet_set_uint (&self->version, g_value_get_uint (value)) && update_version_id (self);
      break;
    case PROP_PHASE:
      changed = TOPSHEET_SET_ENUM (&self->phase, g_value_get_enum (value));
      break;
    case PROP_PROVIDER:
      changed = g_set_str (&self->provider, g_value_get_string (value));
      break;
    case PROP_MODEL_ID:
      changed = g_set_str (&self->model_id, g_value_get_string (value));
      break;
    case PROP_PARAMETERS:
      changed = set_parameters (self, g_value_get_object (value));
      break;
    case PROP_USAGE:
      changed = topsheet_set_usage (&self->usage, g_value_get_boxed (value));
      break;
    case PROP_SHA256:
      changed = g_set_str (&self->sha256, g_value_get_string (value));
      break;
    case PROP_PATH:
      changed = g_set_str (&self->path, g_value_get_string (value));
      break;
    case PROP_FORMAT:
      changed = g_set_str (&self->format, g_value_get_string (value));
      break;
    case PROP_FILE_SIZE_BYTES:
      changed = topsheet_set_int64 (&self->file_size_bytes, g_value_get_int64 (value));
      break;
    case PROP_WIDTH:
      changed = topsheet_set_uint (&self->width, g_value_get_uint (value));
      break;
    case PROP_HEIGHT:
      changed = topsheet_set_uint (&self->height, g_value_get_uint (value));
      break;
    case PROP_FRAMES:
      changed = topsheet_set_uint (&self->frames, g_value_get_uint (value));
      break;
    case PROP_DURATION_S:
      changed = topsheet_set_double (&self->duration_s, g_value_get_double (value));
      break;
    case PROP_MADE_AT_USEC:
      changed = topsheet_set_int64 (&self->made_at_usec, g_value_get_int64 (value));
      break;
    case PROP_RECORDED_AT_USEC:
      changed = topsheet_set_int64 (&self->recorded_at_usec, g_value_get_int64 (value));
      break;
    case PROP_DECISION:
      changed = TOPSHEET_SET_ENUM (&self->decision, g_value_get_enum (value));
      break;
    case PROP_REASON:
      changed = g_set_str (&self->reason, g_value_get_string (value));
      break;
    case PROP_DECIDED_AT_USEC:
      changed = topsheet_set_int64 (&self->decided_at_usec, g_value_get_int64 (value));
      break;
    case PROP_MEMBER:
      changed = g_set_str (&self->member, g_value_get_string (value));
      break;
    case PROP_COST:
      changed = topsheet_set_money (&self->cost, g_value_get_boxed (value));
      break;
    case PROP_ENTRY_ID:
      changed = topsheet_set_int64 (&self->entry_id, g_value_get_int64 (value));
      break;
    case PROP_PARENT_ID:
      changed = topsheet_set_int64 (&self->parent_id, g_value_get_int64 (value));
      break;
    case PROP_OPERATION:
      changed = g_set_str (&self->operation, g_value_get_string (value));
      break;
    case PROP_EDIT_SECONDS:
      changed = topsheet_set_double (&self->edit_seconds, g_value_get_double (value));
      break;
    case PROP_DUPLICATE_OF_ID:
      changed = topsheet_set_int64 (&self->duplicate_of_id, g_value_get_int64 (value));
      break;
    case PROP_PARENT:
      changed = g_set_str (&self->parent, g_value_get_string (value));
      break;
    case PROP_DUPLICATE_OF:
      changed = g_set_str (&self->duplicate_of, g_value_get_string (value));
      break;
    case PROP_PROVENANCE:
      changed = g_set_str (&self->provenance, g_value_get_string (value));
      break;
    case PROP_STARS:
      changed = topsheet_set_uint (&self->stars, g_value_get_uint (value));
      break;
    case PROP_IS_DISPUTED:
      changed = TOPSHEET_SET_ENUM (&self->is_disputed, g_value_get_boolean (value));
      break;
    case PROP_VERSION_ID:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_generation_finalize (GObject *object)
{
  TopsheetGeneration *self = TOPSHEET_GENERATION (object);

  g_clear_pointer (&self->deliverable, g_free);
  g_clear_pointer (&self->version_id, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->model_id, g_free);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->operation, g_free);
  g_clear_pointer (&self->parent, g_free);
  g_clear_pointer (&self->duplicate_of, g_free);
  g_clear_pointer (&self->provenance, g_free);
  g_clear_pointer (&self->cost, topsheet_money_free);
  g_clear_object (&self->parameters);

  G_OBJECT_CLASS (topsheet_generation_parent_class)->finalize (object);
}

static void
topsheet_generation_class_init (TopsheetGenerationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_generation_get_property;
  object_class->set_property = topsheet_generation_set_property;
  object_class->finalize = topsheet_generation_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROJECT_ID] = g_param_spec_int64 ("project-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_DELIVERABLE_ID] = g_param_spec_int64 ("deliverable-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                        TOPSHEET_PARAM_READWRITE);
  properties[PROP_DELIVERABLE] = g_param_spec_string ("deliverable", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_VERSION_ID] = g_param_spec_string ("version-id", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, TOPSHEET_TYPE_PHASE, TOPSHEET_PHASE_PLANNING,
                                              TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL_ID] = g_param_spec_string ("model-id", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PARAMETERS] = g_param_spec_object ("parameters", NULL, NULL, TOPSHEET_TYPE_PARAMETERS,
                                                     TOPSHEET_PARAM_READWRITE);
  properties[PROP_USAGE] = g_param_spec_boxed ("usage", NULL, NULL, TOPSHEET_TYPE_USAGE, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SHA256] = g_param_spec_string ("sha256", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_FORMAT] = g_param_spec_string ("format", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_FILE_SIZE_BYTES] = g_param_spec_int64 ("file-size-bytes", NULL, NULL, 0, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_WIDTH] = g_param_spec_uint ("width", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_HEIGHT] = g_param_spec_uint ("height", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_FRAMES] = g_param_spec_uint ("frames", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_DURATION_S] = g_param_spec_double ("duration-s", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0,
                                                     TOPSHEET_PARAM_READWRITE);
  properties[PROP_MADE_AT_USEC] = g_param_spec_int64 ("made-at-usec", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                      TOPSHEET_PARAM_READWRITE);
  properties[PROP_RECORDED_AT_USEC] = g_param_spec_int64 ("recorded-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);
  properties[PROP_DECISION] = g_param_spec_enum ("decision", NULL, NULL, TOPSHEET_TYPE_DECISION_KIND,
                                                 TOPSHEET_DECISION_PENDING, TOPSHEET_PARAM_READWRITE);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_DECIDED_AT_USEC] = g_param_spec_int64 ("decided-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_COST] = g_param_spec_boxed ("cost", NULL, NULL, TOPSHEET_TYPE_MONEY, TOPSHEET_PARAM_READWRITE);
  properties[PROP_ENTRY_ID] = g_param_spec_int64 ("entry-id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PARENT_ID] = g_param_spec_int64 ("parent-id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_OPERATION] = g_param_spec_string ("operation", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_EDIT_SECONDS] = g_param_spec_double ("edit-seconds", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0,
                                                       TOPSHEET_PARAM_READWRITE);
  properties[PROP_DUPLICATE_OF_ID] = g_param_spec_int64 ("duplicate-of-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_PARENT] = g_param_spec_string ("parent", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_DUPLICATE_OF] = g_param_spec_string ("duplicate-of", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROVENANCE] = g_param_spec_string ("provenance", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_STARS] = g_param_spec_uint ("stars", NULL, NULL, 0, TOPSHEET_GENERATION_MAX_STARS, 0,
                                              TOPSHEET_PARAM_READWRITE);
  properties[PROP_IS_DISPUTED] = g_param_spec_boolean ("is-disputed", NULL, NULL, FALSE, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_generation_init (TopsheetGeneration *self)
{
  self->parameters = topsheet_parameters_new ();
  self->version_id = topsheet_version_id_print ("", 0);
}

TopsheetGeneration *
topsheet_generation_new (gint64 project_id)
{
  return g_object_new (TOPSHEET_TYPE_GENERATION, "project-id", project_id, NULL);
}

gint64
topsheet_generation_get_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->id;
}

gint64
topsheet_generation_get_project_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->project_id;
}

gint64
topsheet_generation_get_deliverable_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->deliverable_id;
}

const char *
topsheet_generation_get_deliverable (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->deliverable;
}

guint
topsheet_generation_get_version (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->version;
}

TopsheetPhase
topsheet_generation_get_phase (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), TOPSHEET_PHASE_PLANNING);

  return self->phase;
}

const char *
topsheet_generation_get_provider (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->provider;
}

const char *
topsheet_generation_get_model_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->model_id;
}

TopsheetUsage *
topsheet_generation_get_usage (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->usage;
}

const char *
topsheet_generation_get_sha256 (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->sha256;
}

const char *
topsheet_generation_get_path (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->path;
}

const char *
topsheet_generation_get_format (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->format;
}

gint64
topsheet_generation_get_file_size_bytes (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->file_size_bytes;
}

guint
topsheet_generation_get_width (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->width;
}

guint
topsheet_generation_get_height (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->height;
}

guint
topsheet_generation_get_frames (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->frames;
}

double
topsheet_generation_get_duration_s (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0.0);

  return self->duration_s;
}

gint64
topsheet_generation_get_made_at_usec (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->made_at_usec;
}

gint64
topsheet_generation_get_recorded_at_usec (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->recorded_at_usec;
}

TopsheetDecisionKind
topsheet_generation_get_decision (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), TOPSHEET_DECISION_PENDING);

  return self->decision;
}

const char *
topsheet_generation_get_reason (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->reason;
}

gint64
topsheet_generation_get_decided_at_usec (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->decided_at_usec;
}

const char *
topsheet_generation_get_member (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->member;
}

const TopsheetMoney *
topsheet_generation_get_cost (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->cost;
}

gint64
topsheet_generation_get_entry_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->entry_id;
}

gint64
topsheet_generation_get_parent_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->parent_id;
}

const char *
topsheet_generation_get_operation (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->operation;
}

double
topsheet_generation_get_edit_seconds (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->edit_seconds;
}

gint64
topsheet_generation_get_duplicate_of_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->duplicate_of_id;
}

const char *
topsheet_generation_get_parent (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->parent;
}

const char *
topsheet_generation_get_duplicate_of (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->duplicate_of;
}

const char *
topsheet_generation_get_provenance (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->provenance;
}

gboolean
topsheet_generation_get_look (TopsheetGeneration *self, guint64 *look)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), FALSE);

  if (look != NULL)
    *look = self->look;
  return self->has_look;
}

void
topsheet_generation_set_look (TopsheetGeneration *self, guint64 look)
{
  g_return_if_fail (TOPSHEET_IS_GENERATION (self));

  self->look = look;
  self->has_look = TRUE;
}

guint
topsheet_generation_get_stars (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), 0);

  return self->stars;
}

gboolean
topsheet_generation_is_disputed (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), FALSE);

  return self->is_disputed;
}

const char *
topsheet_generation_get_version_id (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), "");

  return self->version_id;
}

const char *
topsheet_generation_get_model (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->model_id != NULL ? self->model_id : topsheet_parameters_get_model (self->parameters);
}

TopsheetParameters *
topsheet_generation_get_parameters (TopsheetGeneration *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (self), NULL);

  return self->parameters;
}

void
topsheet_generation_set_decision (TopsheetGeneration *self,
                                  TopsheetDecisionKind decision,
                                  const char *reason,
                                  gint64 decided_at_usec)
{
  g_return_if_fail (TOPSHEET_IS_GENERATION (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (TOPSHEET_SET_ENUM (&self->decision, decision))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
  if (g_set_str (&self->reason, reason))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
  if (topsheet_set_int64 (&self->decided_at_usec, decided_at_usec))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECIDED_AT_USEC]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
topsheet_generation_set_cost (TopsheetGeneration *self, const TopsheetMoney *cost)
{
  g_return_if_fail (TOPSHEET_IS_GENERATION (self));

  if (topsheet_set_money (&self->cost, cost))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COST]);
}
