/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/topsheet-parameter-difference.h"

#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef char *(*ValueFunc) (TopsheetGeneration *generation);

#define TEXT_OF(name)                                                                                                  \
  static char *get_##name (TopsheetGeneration *generation)                                                             \
  {                                                                                                                    \
    return g_strdup (topsheet_parameters_get_##name (topsheet_generation_get_parameters (generation)));                \
  }

TEXT_OF (prompt)
TEXT_OF (negative_prompt)
TEXT_OF (seed)
TEXT_OF (steps)
TEXT_OF (cfg)
TEXT_OF (guidance)
TEXT_OF (sampler)
TEXT_OF (scheduler)
TEXT_OF (denoise)
TEXT_OF (tool)
#undef TEXT_OF

static char *
get_model (TopsheetGeneration *generation)
{
  return g_strdup (topsheet_generation_get_model (generation));
}

static char *
get_provider (TopsheetGeneration *generation)
{
  return g_strdup (topsheet_generation_get_provider (generation));
}

static char *
get_loras (TopsheetGeneration *generation)
{
  GPtrArray *loras = topsheet_parameters_get_loras (topsheet_generation_get_parameters (generation));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; loras && i < loras->len; i++)
    {
      TopsheetLora *lora = loras->pdata[i];

      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append (text, lora->name);
      if (lora->weight)
        g_string_append_printf (text, " × %s", lora->weight);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
get_size (TopsheetGeneration *generation)
{
  guint width = topsheet_generation_get_width (generation), height = topsheet_generation_get_height (generation);

  return width > 0 && height > 0 ? g_strdup_printf ("%u × %u", width, height) : NULL;
}

static char *
get_duration (TopsheetGeneration *generation)
{
  double seconds = topsheet_generation_get_duration_s (generation);

  return seconds > 0 ? g_strdup_printf (_("%.1f s"), seconds) : NULL;
}

static char *
get_phase (TopsheetGeneration *generation)
{
  return g_strdup (topsheet_phase_get_title (topsheet_generation_get_phase (generation)));
}

static char *
get_cost (TopsheetGeneration *generation)
{
  const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

  return cost ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_EXACT) : NULL;
}

static const struct
{
  const char *id;
  const char *title;
  gboolean is_text;
  ValueFunc get;
} fields[] = {
  { "prompt", N_("Prompt"), TRUE, get_prompt },
  { "negative-prompt", N_("Negative prompt"), TRUE, get_negative_prompt },
  { "model", N_("Model"), FALSE, get_model },
  { "loras", N_("LoRA"), TRUE, get_loras },
  { "seed", N_("Seed"), FALSE, get_seed },
  { "steps", N_("Steps"), FALSE, get_steps },
  { "cfg", N_("CFG"), FALSE, get_cfg },
  { "guidance", N_("Guidance"), FALSE, get_guidance },
  { "sampler", N_("Sampler"), FALSE, get_sampler },
  { "scheduler", N_("Scheduler"), FALSE, get_scheduler },
  { "denoise", N_("Denoise"), FALSE, get_denoise },
  { "size", N_("Size"), FALSE, get_size },
  { "duration", N_("Duration"), FALSE, get_duration },
  { "tool", N_("Tool"), FALSE, get_tool },
  { "provider", N_("Provider"), FALSE, get_provider },
  { "phase", N_("Phase"), FALSE, get_phase },
  { "cost", N_("Cost"), FALSE, get_cost },
};

static void
row_free (gpointer data)
{
  TopsheetParameterRow *row = data;

  for (guint i = 0; i < G_N_ELEMENTS (row->values); i++)
    g_free (row->values[i]);
  g_free (row);
}

GPtrArray *
topsheet_parameter_difference (TopsheetGeneration **generations, guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  g_return_val_if_fail (generations && n <= TOPSHEET_MAX_COMPARED, rows);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      TopsheetParameterRow *row = g_new0 (TopsheetParameterRow, 1);
      gboolean known = FALSE;

      row->id = fields[f].id;
      row->title = _(fields[f].title);
      row->is_text = fields[f].is_text;
      row->same = TRUE;
      for (guint i = 0; i < n; i++)
        {
          row->values[i] = fields[f].get (generations[i]);
          known = known || row->values[i];
          row->same = row->same && g_strcmp0 (row->values[i], row->values[0]) == 0;
        }
      if (known)
        g_ptr_array_add (rows, row);
      else
        row_free (row);
    }
  return rows;
}
