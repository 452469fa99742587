/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PARAMETERS (topsheet_parameters_get_type ())

/**
 * TopsheetLora:
 * @name: file or catalogue name
 * @weight: strength as written, or %NULL
 */
typedef struct
{
  char *name;
  char *weight;
} TopsheetLora;
TopsheetLora *topsheet_lora_new  (const char   *name,
                                  const char   *weight);
void          topsheet_lora_free (TopsheetLora *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetLora, topsheet_lora_free)

/** TOPSHEET_PARAMETERS_NO_INPUT: everything came from words, although a denoise below 1 looks as if there were a picture behind it. */
#define TOPSHEET_PARAMETERS_NO_INPUT "none"
/** TOPSHEET_PARAMETERS_SOME_INPUT: there was a picture, of which the file has no name. */
#define TOPSHEET_PARAMETERS_SOME_INPUT "picture"

/**
 * TopsheetParameters:
 *
 * How a version was asked for: what the tool wrote into the file, or what a script said. Everything is text as the tool wrote
 * it, because seeds reach 2^64 − 1 and guidance is a decimal; %NULL is "not known". Properties: tool ("ComfyUI", "AUTOMATIC1111"),
 * tool-version, model, prompt, negative-prompt, seed, steps, cfg, guidance, sampler, scheduler, denoise,
 * generated-size ("512x768"), input (a picture or clip that the model was given, as the file names it; %TOPSHEET_PARAMETERS_NO_INPUT where the file says that there was
 * none), confidence ("high", "medium", "low"). LoRAs beside them.
 */
G_DECLARE_FINAL_TYPE (TopsheetParameters, topsheet_parameters, TOPSHEET, PARAMETERS, GObject)

TopsheetParameters *topsheet_parameters_new                 (void);
const char         *topsheet_parameters_get_tool            (TopsheetParameters *self);
const char         *topsheet_parameters_get_tool_version    (TopsheetParameters *self);
const char         *topsheet_parameters_get_model           (TopsheetParameters *self);
const char         *topsheet_parameters_get_prompt          (TopsheetParameters *self);
const char         *topsheet_parameters_get_negative_prompt (TopsheetParameters *self);
const char         *topsheet_parameters_get_seed            (TopsheetParameters *self);
const char         *topsheet_parameters_get_steps           (TopsheetParameters *self);
const char         *topsheet_parameters_get_cfg             (TopsheetParameters *self);
const char         *topsheet_parameters_get_guidance        (TopsheetParameters *self);
const char         *topsheet_parameters_get_sampler         (TopsheetParameters *self);
const char         *topsheet_parameters_get_scheduler       (TopsheetParameters *self);
const char         *topsheet_parameters_get_denoise         (TopsheetParameters *self);
const char         *topsheet_parameters_get_generated_size  (TopsheetParameters *self);
const char         *topsheet_parameters_get_input           (TopsheetParameters *self);
const char         *topsheet_parameters_get_confidence      (TopsheetParameters *self);
/* Setters go through g_object_set(); an empty string becomes NULL. */
void                topsheet_parameters_add_lora            (TopsheetParameters *self,
                                                             const char         *name,
                                                             const char         *weight);
/* (element-type TopsheetLora) (transfer none) */
GPtrArray          *topsheet_parameters_get_loras           (TopsheetParameters *self);
/* TRUE where the model was given a picture or clip: it is named, or a denoise below 1 kept a part of it. */
gboolean            topsheet_parameters_has_input           (TopsheetParameters *self);
/* TRUE when nothing at all is known. */
gboolean            topsheet_parameters_is_empty            (TopsheetParameters *self);

G_END_DECLS
