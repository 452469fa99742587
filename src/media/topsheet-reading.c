/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-reading.h"

#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PROMPT_BYTES (1024 * 1024)
#define MAX_VALUE_BYTES 4096
#define MAX_LORAS 200
#define MAX_LORA_NAME 300
#define MAX_INPUT_BYTES 300

static const char * const PROPERTIES[TOPSHEET_N_FIELDS] = {
  [TOPSHEET_FIELD_TOOL] = "tool",
  [TOPSHEET_FIELD_TOOL_VERSION] = "tool-version",
  [TOPSHEET_FIELD_MODEL] = "model",
  [TOPSHEET_FIELD_PROMPT] = "prompt",
  [TOPSHEET_FIELD_NEGATIVE_PROMPT] = "negative-prompt",
  [TOPSHEET_FIELD_SEED] = "seed",
  [TOPSHEET_FIELD_STEPS] = "steps",
  [TOPSHEET_FIELD_CFG] = "cfg",
  [TOPSHEET_FIELD_GUIDANCE] = "guidance",
  [TOPSHEET_FIELD_SAMPLER] = "sampler",
  [TOPSHEET_FIELD_SCHEDULER] = "scheduler",
  [TOPSHEET_FIELD_DENOISE] = "denoise",
  [TOPSHEET_FIELD_GENERATED_SIZE] = "generated-size",
  [TOPSHEET_FIELD_INPUT] = "input",
};

static const char * const CONFIDENCES[] = {
  [TOPSHEET_CONFIDENCE_LOW] = "low",
  [TOPSHEET_CONFIDENCE_MEDIUM] = "medium",
  [TOPSHEET_CONFIDENCE_HIGH] = "high",
};

static void
lora_free (gpointer data)
{
  topsheet_lora_free (data);
}

TopsheetReading *
topsheet_reading_new (void)
{
  TopsheetReading *self = g_new0 (TopsheetReading, 1);

  self->loras = g_ptr_array_new_with_free_func (lora_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->confidence = TOPSHEET_CONFIDENCE_HIGH;
  return self;
}

void
topsheet_reading_free (TopsheetReading *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TOPSHEET_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_ptr_array_unref (self->loras);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

const char *
topsheet_reading_get (const TopsheetReading *self, TopsheetField field)
{
  return self->fields[field];
}

void
topsheet_reading_set (TopsheetReading *self, TopsheetField field, const char *text)
{
  gboolean is_prompt = field == TOPSHEET_FIELD_PROMPT || field == TOPSHEET_FIELD_NEGATIVE_PROMPT;
  gsize limit = is_prompt ? MAX_PROMPT_BYTES : MAX_VALUE_BYTES;
  g_autofree char *clean = NULL;
  gsize length;

  if (text == NULL)
    return;
  length = strlen (text);
  if (length > limit)
    {
      length = (gsize) (g_utf8_find_prev_char (text, text + limit) - text);
      if (is_prompt)
        topsheet_reading_warn (self, _("The prompt is longer than 1 MiB; only its beginning was kept."));
    }
  clean = g_strstrip (topsheet_text_clean (text, (gssize) length));
  if (*clean != '\0')
    g_set_str (&self->fields[field], clean);
}

static gboolean
is_pixels (const char *text)
{
  gsize length = text != NULL ? strspn (text, "0123456789") : 0;

  return length > 0 && length < 6 && text[length] == '\0' && *text != '0';
}

void
topsheet_reading_set_size (TopsheetReading *self, const char *width, const char *height)
{
  g_autofree char *size = NULL;

  if (!is_pixels (width) || !is_pixels (height))
    return;
  size = g_strdup_printf ("%sx%s", width, height);
  topsheet_reading_set (self, TOPSHEET_FIELD_GENERATED_SIZE, size);
}

void
topsheet_reading_set_input (TopsheetReading *self, const char *name)
{
  const char *slash;

  if (name == NULL)
    return;
  if (strlen (name) > MAX_INPUT_BYTES)
    name = TOPSHEET_PARAMETERS_SOME_INPUT;
  slash = MAX (strrchr (name, '/'), strrchr (name, '\\'));
  topsheet_reading_set (self, TOPSHEET_FIELD_INPUT, slash != NULL ? slash + 1 : name);
}

void
topsheet_reading_set_denoise (TopsheetReading *self, const char *text)
{
  if (text != NULL && g_ascii_strtod (text, NULL) != 1.0)
    topsheet_reading_set (self, TOPSHEET_FIELD_DENOISE, text);
}

void
topsheet_reading_add_lora (TopsheetReading *self, const char *name, const char *weight)
{
  g_autofree char *clean = NULL;

  if (name == NULL || g_ascii_strcasecmp (name, "None") == 0 || self->loras->len >= MAX_LORAS)
    return;
  if (weight != NULL && (*weight == '\0' || strlen (weight) > 32))
    weight = NULL;
  if (weight != NULL && g_ascii_strtod (weight, NULL) == 0.0)
    return;
  clean = g_strstrip (topsheet_text_clean (name, (gssize) strnlen (name, MAX_LORA_NAME)));
  if (*clean == '\0')
    return;
  for (guint i = 0; i < self->loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (self->loras, i);

      if (strcmp (lora->name, clean) == 0)
        return;
    }
  g_ptr_array_add (self->loras, topsheet_lora_new (clean, weight));
}

void
topsheet_reading_add_loras_of_prompt (TopsheetReading *self, const char *prompt)
{
  const char *at = prompt;

  while (at != NULL && (at = strstr (at, "<lora:")) != NULL)
    {
      const char *end = strchr (at, '>');
      g_auto (GStrv) parts = NULL;
      g_autofree char *inside = NULL;

      if (end == NULL)
        return;
      at += strlen ("<lora:");
      inside = g_strndup (at, MIN ((gsize) (end - at), MAX_LORA_NAME));
      parts = g_strsplit (inside, ":", 3);
      topsheet_reading_add_lora (self, parts[0], parts[0] != NULL ? parts[1] : NULL);
      at = end;
    }
}

void
topsheet_reading_warn (TopsheetReading *self, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (self->warnings, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_strdup (sentence));
}

void
topsheet_reading_doubt (TopsheetReading *self, TopsheetConfidence confidence)
{
  self->confidence = MIN (self->confidence, confidence);
}

void
topsheet_reading_fill_gaps (TopsheetReading *self, const TopsheetReading *other)
{
  const char *ours = topsheet_reading_get (self, TOPSHEET_FIELD_SEED);
  const char *theirs = topsheet_reading_get (other, TOPSHEET_FIELD_SEED);

  if (ours != NULL && theirs != NULL && strcmp (ours, theirs) != 0)
    return;
  for (guint i = 0; i < TOPSHEET_N_FIELDS; i++)
    if (self->fields[i] == NULL)
      self->fields[i] = g_strdup (other->fields[i]);
  if (self->loras->len == 0)
    for (guint i = 0; i < other->loras->len; i++)
      {
        const TopsheetLora *lora = g_ptr_array_index (other->loras, i);

        topsheet_reading_add_lora (self, lora->name, lora->weight);
      }
}

TopsheetParameters *
topsheet_reading_to_parameters (const TopsheetReading *self)
{
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();

  for (guint i = 0; i < TOPSHEET_N_FIELDS; i++)
    if (self->fields[i] != NULL)
      g_object_set (parameters, PROPERTIES[i], self->fields[i], NULL);
  g_object_set (parameters, "confidence", CONFIDENCES[self->confidence], NULL);
  for (guint i = 0; i < self->loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (self->loras, i);

      topsheet_parameters_add_lora (parameters, lora->name, lora->weight);
    }
  return g_steal_pointer (&parameters);
}
