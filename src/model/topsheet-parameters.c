/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-parameters.h"

#include "model/topsheet-assign.h"

#include <string.h>

struct _TopsheetParameters
{
  GObject parent_instance;

  char *tool;
  char *tool_version;
  char *model;
  char *prompt;
  char *negative_prompt;
  char *seed;
  char *steps;
  char *cfg;
  char *guidance;
  char *sampler;
  char *scheduler;
  char *denoise;
  char *generated_size;
  char *input;
  char *confidence;
  GPtrArray *loras;
};

G_DEFINE_FINAL_TYPE (TopsheetParameters, topsheet_parameters, G_TYPE_OBJECT)

typedef enum
{
  PROP_TOOL = 1,
  PROP_TOOL_VERSION,
  PROP_MODEL,
  PROP_PROMPT,
  PROP_NEGATIVE_PROMPT,
  PROP_SEED,
  PROP_STEPS,
  PROP_CFG,
  PROP_GUIDANCE,
  PROP_SAMPLER,
  PROP_SCHEDULER,
  PROP_DENOISE,
  PROP_GENERATED_SIZE,
  PROP_INPUT,
  PROP_CONFIDENCE,
} TopsheetParametersProperty;

static GParamSpec *properties[PROP_CONFIDENCE + 1];

/* An empty text says nothing. */
static gboolean
set_text (char **field, const char *text)
{
  return g_set_str (field, text != NULL && *text != '\0' ? text : NULL);
}

static void
topsheet_parameters_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetParameters *self = TOPSHEET_PARAMETERS (object);

  switch ((TopsheetParametersProperty) prop_id)
    {
    case PROP_TOOL:
      g_value_set_string (value, self->tool);
      break;
    case PROP_TOOL_VERSION:
      g_value_set_string (value, self->tool_version);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_PROMPT:
      g_value_set_string (value, self->prompt);
      break;
    case PROP_NEGATIVE_PROMPT:
      g_value_set_string (value, self->negative_prompt);
      break;
    case PROP_SEED:
      g_value_set_string (value, self->seed);
      break;
    case PROP_STEPS:
      g_value_set_string (value, self->steps);
      break;
    case PROP_CFG:
      g_value_set_string (value, self->cfg);
      break;
    case PROP_GUIDANCE:
      g_value_set_string (value, self->guidance);
      break;
    case PROP_SAMPLER:
      g_value_set_string (value, self->sampler);
      break;
    case PROP_SCHEDULER:
      g_value_set_string (value, self->scheduler);
      break;
    case PROP_DENOISE:
      g_value_set_string (value, self->denoise);
      break;
    case PROP_GENERATED_SIZE:
      g_value_set_string (value, self->generated_size);
      break;
    case PROP_INPUT:
      g_value_set_string (value, self->input);
      break;
    case PROP_CONFIDENCE:
      g_value_set_string (value, self->confidence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_parameters_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetParameters *self = TOPSHEET_PARAMETERS (object);
  gboolean changed = FALSE;

  switch ((TopsheetParametersProperty) prop_id)
    {
    case PROP_TOOL:
      changed = set_text (&self->tool, g_value_get_string (value));
      break;
    case PROP_TOOL_VERSION:
      changed = set_text (&self->tool_version, g_value_get_string (value));
      break;
    case PROP_MODEL:
      changed = set_text (&self->model, g_value_get_string (value));
      break;
    case PROP_PROMPT:
      changed = set_text (&self->prompt, g_value_get_string (value));
      break;
    case PROP_NEGATIVE_PROMPT:
      changed = set_text (&self->negative_prompt, g_value_get_string (value));
      break;
    case PROP_SEED:
      changed = set_text (&self->seed, g_value_get_string (value));
      break;
    case PROP_STEPS:
      changed = set_text (&self->steps, g_value_get_string (value));
      break;
    case PROP_CFG:
      changed = set_text (&self->cfg, g_value_get_string (value));
      break;
    case PROP_GUIDANCE:
      changed = set_text (&self->guidance, g_value_get_string (value));
      break;
    case PROP_SAMPLER:
      changed = set_text (&self->sampler, g_value_get_string (value));
      break;
    case PROP_SCHEDULER:
      changed = set_text (&self->scheduler, g_value_get_string (value));
      break;
    case PROP_DENOISE:
      changed = set_text (&self->denoise, g_value_get_string (value));
      break;
    case PROP_GENERATED_SIZE:
      changed = set_text (&self->generated_size, g_value_get_string (value));
      break;
    case PROP_INPUT:
      changed = set_text (&self->input, g_value_get_string (value));
      break;
    case PROP_CONFIDENCE:
      changed = set_text (&self->confidence, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_parameters_finalize (GObject *object)
{
  TopsheetParameters *self = TOPSHEET_PARAMETERS (object);

  g_clear_pointer (&self->tool, g_free);
  g_clear_pointer (&self->tool_version, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->negative_prompt, g_free);
  g_clear_pointer (&self->seed, g_free);
  g_clear_pointer (&self->steps, g_free);
  g_clear_pointer (&self->cfg, g_free);
  g_clear_pointer (&self->guidance, g_free);
  g_clear_pointer (&self->sampler, g_free);
  g_clear_pointer (&self->scheduler, g_free);
  g_clear_pointer (&self->denoise, g_free);
  g_clear_pointer (&self->generated_size, g_free);
  g_clear_pointer (&self->input, g_free);
  g_clear_pointer (&self->confidence, g_free);
  g_clear_pointer (&self->loras, g_ptr_array_unref);

  G_OBJECT_CLASS (topsheet_parameters_parent_class)->finalize (object);
}

static void
topsheet_parameters_class_init (TopsheetParametersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_parameters_get_property;
  object_class->set_property = topsheet_parameters_set_property;
  object_class->finalize = topsheet_parameters_finalize;

  properties[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_TOOL_VERSION] = g_param_spec_string ("tool-version", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NEGATIVE_PROMPT] = g_param_spec_string ("negative-prompt", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SEED] = g_param_spec_string ("seed", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_STEPS] = g_param_spec_string ("steps", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CFG] = g_param_spec_string ("cfg", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_GUIDANCE] = g_param_spec_string ("guidance", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SAMPLER] = g_param_spec_string ("sampler", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SCHEDULER] = g_param_spec_string ("scheduler", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_DENOISE] = g_param_spec_string ("denoise", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_GENERATED_SIZE] = g_param_spec_string ("generated-size", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_INPUT] = g_param_spec_string ("input", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CONFIDENCE] = g_param_spec_string ("confidence", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_parameters_init (TopsheetParameters *self)
{
  self->loras = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_lora_free);
}

TopsheetLora *
topsheet_lora_new (const char *name, const char *weight)
{
  TopsheetLora *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TopsheetLora, 1);
  self->name = g_strdup (name);
  self->weight = g_strdup (weight);
  return self;
}

void
topsheet_lora_free (TopsheetLora *self)
{
  g_free (self->name);
  g_free (self->weight);
  g_free (self);
}

TopsheetParameters *
topsheet_parameters_new (void)
{
  return g_object_new (TOPSHEET_TYPE_PARAMETERS, NULL);
}

const char *
topsheet_parameters_get_tool (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->tool;
}

const char *
topsheet_parameters_get_tool_version (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->tool_version;
}

const char *
topsheet_parameters_get_model (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->model;
}

const char *
topsheet_parameters_get_prompt (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->prompt;
}

const char *
topsheet_parameters_get_negative_prompt (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->negative_prompt;
}

const char *
topsheet_parameters_get_seed (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->seed;
}

const char *
topsheet_parameters_get_steps (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->steps;
}

const char *
topsheet_parameters_get_cfg (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->cfg;
}

const char *
topsheet_parameters_get_guidance (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->guidance;
}

const char *
topsheet_parameters_get_sampler (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->sampler;
}

const char *
topsheet_parameters_get_scheduler (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->scheduler;
}

const char *
topsheet_parameters_get_denoise (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->denoise;
}

const char *
topsheet_parameters_get_generated_size (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->generated_size;
}

const char *
topsheet_parameters_get_input (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->input;
}

const char *
topsheet_parameters_get_confidence (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->confidence;
}

void
topsheet_parameters_add_lora (TopsheetParameters *self, const char *name, const char *weight)
{
  g_return_if_fail (TOPSHEET_IS_PARAMETERS (self));

  g_ptr_array_add (self->loras, topsheet_lora_new (name, weight));
}

GPtrArray *
topsheet_parameters_get_loras (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), NULL);

  return self->loras;
}

gboolean
topsheet_parameters_has_input (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), FALSE);

  if (self->input != NULL)
    return strcmp (self->input, TOPSHEET_PARAMETERS_NO_INPUT) != 0;
  return self->denoise != NULL && g_ascii_strtod (self->denoise, NULL) < 1;
}

gboolean
topsheet_parameters_is_empty (TopsheetParameters *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PARAMETERS (self), TRUE);

  return self->loras->len == 0 && self->tool == NULL && self->tool_version == NULL && self->model == NULL &&
         self->prompt == NULL && self->negative_prompt == NULL && self->seed == NULL && self->steps == NULL &&
         self->cfg == NULL && self->guidance == NULL && self->sampler == NULL && self->scheduler == NULL &&
         self->denoise == NULL && self->generated_size == NULL && self->input == NULL && self->confidence == NULL;
}
