/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-infotext.h"

#include "topsheet-fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *prompt;
  const char *negative;
  const char *seed;
  const char *steps;
  const char *tool;
  const char *model;
} Case;

#define SETTINGS                                                                                                       \
  "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 512x768, Model hash: 6ce0161689, Model: base_v1"
#define A1111 "A1111-compatible"

static const Case CASES[] = {
  { "usual", "a cat\nNegative prompt: dog\n" SETTINGS ", Version: v1.10.1", "a cat", "dog", "1234", "20",
    "AUTOMATIC1111", "base_v1" },
  { "empty prompt", "\nNegative prompt: dog\n" SETTINGS, NULL, "dog", "1234", "20", A1111, "base_v1" },
  { "settings only", SETTINGS, NULL, NULL, "1234", "20", A1111, "base_v1" },
  { "no negative", "a cat\n" SETTINGS, "a cat", NULL, "1234", "20", A1111, "base_v1" },
  { "words of settings in the prompt", "a staircase, Steps: many, Seed: apple\n" SETTINGS,
    "a staircase, Steps: many, Seed: apple", NULL, "1234", "20", A1111, "base_v1" },
  { "a prompt line that begins with steps", "a cat\nSteps: 99 of a ladder\n" SETTINGS, "a cat\nSteps: 99 of a ladder",
    NULL, "1234", "20", A1111, "base_v1" },
  { "dynamic prompt", "{red|blue} cat\nNegative prompt: {a|b}\n" SETTINGS, "{red|blue} cat", "{a|b}", "1234", "20",
    A1111, "base_v1" },
  { "dynamic prompt that looks like JSON", "{adorable (1girl:1.2)}, [cat]\n" SETTINGS, "{adorable (1girl:1.2)}, [cat]",
    NULL, "1234", "20", A1111, "base_v1" },
  { "settings inside a quoted value",
    "a cat\nSteps: 20, Sampler: Euler, Hires prompt: \"big, Seed: 9, \\\"Steps: 1\\\"\", Seed: 1234, Size: 64x64",
    "a cat", NULL, "1234", "20", A1111, NULL },
  { "one line", "a cat.Negative prompt: dog. Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234", "a cat", "dog",
    "1234", "20", A1111, NULL },
  { "not beginning with steps", "a cat\nNegative prompt: dog\nSampler: Euler, CFG scale: 7, Steps: 20, Seed: 1234",
    "a cat", "dog", "1234", "20", A1111, NULL },
  { "settings over several lines", "a cat\nSampler: Euler\nSteps: 20\nSeed: 1234, Model: m", "a cat", NULL, "1234",
    "20", A1111, "m" },
  { "CR LF", "a cat\r\nin a hat\r\nNegative prompt: dog\r\n" SETTINGS "\r\n", "a cat\nin a hat", "dog", "1234", "20",
    A1111, "base_v1" },
  { "lines after the settings", "a cat\n" SETTINGS "\nTemplate: a {x}, Steps: 5", "a cat", NULL, "1234", "20", A1111,
    "base_v1" },
  { "seed of 64 bits", "a cat\nSteps: 20, Sampler: Euler, Seed: 18446744073709551615", "a cat", NULL,
    "18446744073709551615", "20", A1111, NULL },
  { "unquoted JSON",
    "a cat\nSteps: 20, Seed: 1234, Hashes: {\"Model:flux1-dev\": \"ab, Seed: 1\"}, Lora hashes: \"x: 1, y: 2\", Size: 8x8",
    "a cat", NULL, "1234", "20", A1111, "flux1-dev" },
  { "unfinished JSON", "a cat\nSteps: 20, Hashes: {\"Model:x\": , Seed: 1234", "a cat", NULL, "1234", "20", A1111,
    NULL },
  { "unfinished quotes", "a cat\nSteps: 20, Hires prompt: \"never ends, Seed: 1234", "a cat", NULL, "1234", "20", A1111,
    NULL },
  { "a key inside a key", "a cat\n" SETTINGS ", ADetailer Version: 24.8.0, ADetailer model: face.pt", "a cat", NULL,
    "1234", "20", A1111, "base_v1" },
  { "several lines of negative", "a cat\nNegative prompt: dog\nbird\nNegative prompt: fish\n" SETTINGS, "a cat",
    "dog\nbird\nNegative prompt: fish", "1234", "20", A1111, "base_v1" },
  { "empty value",
    "a cat\nSteps: 20, Seed: 1234, Model: , VAE: x, Unet: real.safetensors, Version: stable-diffusion.cpp", "a cat",
    NULL, "1234", "20", "stable-diffusion.cpp", "real.safetensors" },
  { "no name in App", "a\nSteps: 20, Seed: 1, App: \a", "a", NULL, "1", "20", A1111, NULL },
  { "Forge", "a\nSteps: 20, Seed: 1, Version: f2.0.1v1.10.1-previous-669-gdfdcbab6", "a", NULL, "1", "20", "Forge",
    NULL },
  { "reForge", "a\nSteps: 20, Seed: 1, Version: f1.0.0v2-v1.10.1RC-latest-2498-g5120e679", "a", NULL, "1", "20",
    "reForge", NULL },
  { "EasyReforge", "a\nSteps: 20, Seed: 1, Version: f1.3.0-v1.10.1RC-latest-1038", "a", NULL, "1", "20", "EasyReforge",
    NULL },
  { "Forge Neo", "a\nSteps: 20, Seed: 1, Version: neo", "a", NULL, "1", "20", "Forge Neo", NULL },
  { "SD.Next", "a\nNegative prompt: b\n\nSteps: 20, Size: 8x8, Sampler: DDIM, Seed: 1, App: SD.Next, Version: 56a8aea",
    "a", "b", "1", "20", "SD.Next", NULL },
  { "Civitai",
    "a\nSteps: 20, Sampler: Undefined, Seed: 1, Created Date: 2026-01-04T01:27:21Z, Civitai resources: "
    "[{\"type\":\"checkpoint\",\"modelName\":\"WAI, the one\"},{\"type\":\"lora\",\"modelName\":\"Ink\",\"weight\":0.6}], Civitai "
    "metadata: {}",
    "a", NULL, "1", "20", "Civitai", "WAI, the one" },
};

static const char * const NOT_INFOTEXT[] = {
  "", "\n\n", "a cat", "Steps: many", "Photo by: me, taken: today", "Steps:", "{\"a\": 1}"
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (TopsheetReading) reading = topsheet_reading_new ();

  g_assert_true (topsheet_infotext_parse (c->text, reading));
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_PROMPT), ==, c->prompt);
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT), ==, c->negative);
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_SEED), ==, c->seed);
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_STEPS), ==, c->steps);
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_TOOL), ==, c->tool);
  g_assert_cmpstr (topsheet_reading_get (reading, TOPSHEET_FIELD_MODEL), ==, c->model);
}

static void
test_not_infotext (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NOT_INFOTEXT); i++)
    {
      g_autoptr (TopsheetReading) reading = topsheet_reading_new ();

      g_assert_false (topsheet_infotext_parse (NOT_INFOTEXT[i], reading));
      for (guint f = 0; f < TOPSHEET_N_FIELDS; f++)
        g_assert_null (reading->fields[f]);
    }
}

/* Whether a picture went in: a second pass over one's own picture is none. */
static void
test_input (void)
{
  static const struct
  {
    const char *settings;
    gboolean has_input;
  } cases[] = {
    { "", FALSE },
    { ", Denoising strength: 0.5", TRUE },
    { ", Denoising strength: 0.5, Hires upscale: 2, Hires upscaler: Latent", FALSE },
    { ", Denoising strength: 0.5, Mask blur: 4", TRUE },
    { ", ControlNet 0: \"Module: canny, Weight: 1\"", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("a cat\nSteps: 20, Seed: 5, Model: flux", cases[i].settings, NULL);
      g_autoptr (TopsheetMediaFile) file = fixture_read_text ("parameters", text);

      g_assert_cmpint (topsheet_parameters_has_input (topsheet_media_file_get_parameters (file)), ==,
                       cases[i].has_input);
    }
}

static void
test_all_values (void)
{
  g_autoptr (TopsheetMediaFile) file =
    fixture_read_text ("parameters",
                       "a <lora:ink:0.7:1> and <lora:off:0> cat\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, "
                       "CFG scale: 1, Distilled CFG Scale: 3.5, Seed: 5, Size: 832x1216, Model: flux, Denoising "
                       "strength: 0.35, Version: v1.10.1");
  TopsheetParameters *p = topsheet_media_file_get_parameters (file);
  const TopsheetLora *lora;

  g_assert_cmpstr (topsheet_parameters_get_sampler (p), ==, "DPM++ 2M");
  g_assert_cmpstr (topsheet_parameters_get_scheduler (p), ==, "Karras");
  g_assert_cmpstr (topsheet_parameters_get_cfg (p), ==, "1");
  g_assert_cmpstr (topsheet_parameters_get_guidance (p), ==, "3.5");
  g_assert_cmpstr (topsheet_parameters_get_denoise (p), ==, "0.35");
  g_assert_cmpstr (topsheet_parameters_get_generated_size (p), ==, "832x1216");
  g_assert_cmpstr (topsheet_parameters_get_tool_version (p), ==, "v1.10.1");
  g_assert_cmpstr (topsheet_parameters_get_confidence (p), ==, "high");
  g_assert_cmpuint (topsheet_parameters_get_loras (p)->len, ==, 1);
  lora = g_ptr_array_index (topsheet_parameters_get_loras (p), 0);
  g_assert_cmpstr (lora->name, ==, "ink");
  g_assert_cmpstr (lora->weight, ==, "0.7");
}

/* Values of a saver that was not wired up are shown with a warning and low confidence. */
static void
test_placeholder (void)
{
  g_autoptr (TopsheetMediaFile) file =
    fixture_read_text ("parameters",
                       "unknown\nNegative prompt: unknown\nSteps: 20, Sampler: euler_simple, Seed: 0, Version: ComfyUI");
  TopsheetParameters *p = topsheet_media_file_get_parameters (file);

  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, "ComfyUI");
  g_assert_null (topsheet_parameters_get_tool_version (p));
  g_assert_cmpstr (topsheet_parameters_get_confidence (p), ==, "low");
  g_assert_cmpuint (g_strv_length ((char **) topsheet_media_file_get_warnings (file)), ==, 1);
}

/* JSON of tools that are read elsewhere is not taken for a prompt; a bare prompt is, with doubts. */
static void
test_other_texts (void)
{
  g_autoptr (TopsheetMediaFile) json = fixture_read_text ("parameters", "{\"prompt\": \"a cat\", \"seed\": 5}");
  g_autoptr (TopsheetMediaFile) bare = fixture_read_text ("parameters", "{a|b} lonely cat");
  g_autoptr (TopsheetMediaFile) comment = fixture_read_text ("Comment", "a lonely cat");

  g_assert_true (topsheet_parameters_is_empty (topsheet_media_file_get_parameters (json)));
  g_assert_true (topsheet_parameters_is_empty (topsheet_media_file_get_parameters (comment)));
  g_assert_cmpstr (topsheet_parameters_get_prompt (topsheet_media_file_get_parameters (bare)), ==, "{a|b} lonely cat");
  g_assert_cmpstr (topsheet_parameters_get_confidence (topsheet_media_file_get_parameters (bare)), ==, "low");
}

/* Texts made to cost much: each must end; the hang guard is the test's own time limit. */
static void
test_hostile (void)
{
  static const char * const PARTS[] = { "Steps: 1 ", "Steps: 1, ", "a: {, ",           "a: \"",
                                        "aa: , ",    "<lora:",     "Negative prompt:", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autoptr (TopsheetReading) reading = topsheet_reading_new ();
      g_autoptr (GString) text = g_string_new ("x ");

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, PARTS[i]);
      topsheet_infotext_parse (text->str, reading);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/infotext/%s", CASES[i].name);

      g_test_add_data_func (path, &CASES[i], test_case);
    }
  g_test_add_func ("/media/infotext/not-infotext", test_not_infotext);
  g_test_add_func ("/media/infotext/all-values", test_all_values);
  g_test_add_func ("/media/infotext/input", test_input);
  g_test_add_func ("/media/infotext/placeholder", test_placeholder);
  g_test_add_func ("/media/infotext/other-texts", test_other_texts);
  g_test_add_func ("/media/infotext/hostile", test_hostile);
  return g_test_run ();
}
