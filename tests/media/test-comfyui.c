/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topsheet-fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *graph;
  const char *prompt;
  const char *negative;
  const char *seed;
  const char *steps;
  const char *cfg;
  const char *sampler;
  const char *model;
  const char *size;
  const char *confidence;
} Case;

/* Parts of graphs. */
#define NODE(id, type, inputs) "\"" id "\": {\"class_type\": \"" type "\", \"inputs\": {" inputs "}}"
#define SAVE NODE ("9", "SaveImage", "\"images\": [\"8\", 0], \"filename_prefix\": \"a\"")
#define DECODE NODE ("8", "VAEDecode", "\"samples\": [\"3\", 0], \"vae\": [\"4\", 2]")
#define LOAD NODE ("4", "CheckpointLoaderSimple", "\"ckpt_name\": \"base.safetensors\"")
#define EMPTY NODE ("5", "EmptyLatentImage", "\"width\": 512, \"height\": 768, \"batch_size\": 1")
#define POSITIVE NODE ("6", "CLIPTextEncode", "\"text\": \"a cat\", \"clip\": [\"4\", 1]")
#define NEGATIVE NODE ("7", "CLIPTextEncode", "\"text\": \"dog\", \"clip\": [\"4\", 1]")
#define SAMPLER_INPUTS                                                                                                             \
  "\"steps\": 20, \"cfg\": 7.5, \"sampler_name\": \"euler\", \"scheduler\": \"normal\", \"denoise\": 1.0, \"model\": [\"4\", 0], " \
  "\"positive\": [\"6\", 0], \"negative\": [\"7\", 0], \"latent_image\": [\"5\", 0]"
#define SAMPLER(seed) NODE ("3", "KSampler", "\"seed\": " seed ", " SAMPLER_INPUTS)
#define REST LOAD ", " EMPTY ", " DECODE ", " SAVE
#define TEXTS POSITIVE ", " NEGATIVE
#define CUSTOM                                                                                                                   \
  NODE ("3", "SamplerCustomAdvanced",                                                                                            \
        "\"noise\": [\"20\", 0], \"guider\": [\"21\", 0], \"sampler\": [\"22\", 0], \"sigmas\": [\"23\", 0], \"latent_image\": " \
        "[\"5\", 0]")                                                                                                            \
  ", " NODE ("20", "RandomNoise", "\"noise_seed\": 77") ", " NODE ("22", "KSamplerSelect", "\"sampler_name\": \"heun\"")
#define FLUX                                                                                                                                                 \
  CUSTOM                                                                                                                                                     \
  ", " NODE ("21", "BasicGuider",                                                                                                                            \
             "\"model\": [\"30\", 0], \"conditioning\": [\"24\", 0]") ", " NODE ("24", "FluxGuidance",                                                       \
                                                                                 "\"guidance\": 3.5, \"conditioning\": [\"6\", 0]") ", " NODE ("30",         \
                                                                                                                                               "UNETLoader", \
                                                                                                                                               "\"unet_name\": \"flux1.safetensors\"")

static const Case CASES[] = {
  { "plain", "{" SAMPLER ("5") ", " TEXTS ", " REST "}", "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors",
    "512x768", "medium" },
  { "NaN and Infinity",
    "{" SAMPLER ("5") ", " TEXTS ", " REST ", " NODE ("40", "LoadImage", "\"is\": NaN, \"i\": -Infinity") "}", "a cat",
    "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "seed of 64 bits", "{" SAMPLER ("18446744073709551615") ", " TEXTS ", " REST "}", "a cat", "dog",
    "18446744073709551615", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "seed by link",
    "{" SAMPLER ("[\"50\", 3]") ", " NODE ("50", "Reroute", "\"\": [\"51\", 0]") ", " NODE ("51",
                                                                                            "PrimitiveInt",
                                                                                            "\"value\": 42") ", " TEXTS
                                                                                                             ", " REST
                                                                                                             "}",
    "a cat", "dog", "42", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "computed seed stays unknown",
    "{" SAMPLER ("[\"50\", 0]") ", " NODE ("50", "MathExpression|pysssss", "\"a\": 5, \"seed\": 9") ", " TEXTS ", " REST
                                                                                                    "}",
    "a cat", "dog", NULL, "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "text after the JSON", "{" SAMPLER ("5") ", " TEXTS ", " REST "} and more", "a cat", "dog", "5", "20", "7.5",
    "euler", "base.safetensors", "512x768", "medium" },
  { "lost last bracket", "{" SAMPLER ("5") ", " TEXTS ", " REST, "a cat", "dog", "5", "20", "7.5", "euler",
    "base.safetensors", "512x768", "medium" },
  { "half of a surrogate pair and a raw newline",
    "{" SAMPLER ("5") ", " NODE ("6",
                                 "CLIPTextEncode",
                                 "\"text\": \"a\ncat \\ud83d!\", \"clip\": [\"4\", 1]") ", " NEGATIVE ", " REST "}",
    "a\ncat \xEF\xBF\xBD!", "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "prompt and workflow in one object, prompt as a string",
    "{\"workflow\": {}, \"prompt\": \"{\\\"3\\\": {\\\"class_type\\\": \\\"KSampler\\\", \\\"inputs\\\": {\\\"seed\\\": 5, "
    "\\\"steps\\\": 20, \\\"cfg\\\": 7.5, \\\"sampler_name\\\": \\\"euler\\\", \\\"model\\\": 1}}}\"}",
    NULL, NULL, "5", "20", "7.5", "euler", NULL, NULL, "medium" },
  { "entries that are no nodes",
    "{\"extra\": {\"x\": 1}, \"extraMetadata\": \"{}\", " SAMPLER ("5") ", " TEXTS ", " REST "}", "a cat", "dog", "5",
    "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "the first of two passes",
    "{" SAMPLER ("5") ", " TEXTS ", " LOAD ", " EMPTY
                      ", " NODE ("10",
                                 "LatentUpscale",
                                 "\"samples\": [\"3\", 0], \"width\": 1024") ", " NODE ("11",
                                                                                        "KSampler",
                                                                                        "\"seed\": 6, \"steps\": 8, \"cfg\": 3, \"denoise\": 0.4, \"model\": [\"4\", 0], \"positive\": [\"6\", 0], \"negative\": "
                                                                                        "[\"7\", 0], \"latent_image\": [\"10\", 0]") ", " NODE ("8",
                                                                                                                                                "VAEDecode",
                                                                                                                                                "\"samples\": [\"11\", 0]") ", " SAVE
                                                                                                                                                                            "}",
    "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "sampler put together from parts",
    "{" FLUX ", " NODE ("23",
                        "BasicScheduler",
                        "\"scheduler\": \"simple\", \"steps\": 12, \"denoise\": 0.5, \"model\": [\"30\", 0]") ", " TEXTS
                                                                                                              ", " REST
                                                                                                              "}",
    "a cat", NULL, "77", "12", NULL, "heun", "flux1.safetensors", "512x768", "medium" },
  { "sigmas by hand",
    "{" FLUX ", " NODE ("23", "ManualSigmas", "\"sigmas\": \"1.0, 0.6, 0.3, 0\"") ", " TEXTS ", " REST "}", "a cat",
    NULL, "77", "3", NULL, "heun", "flux1.safetensors", "512x768", "medium" },
  { "both conditionings through one node",
    "{" NODE ("3",
              "KSampler",
              "\"seed\": 5, \"steps\": 20, \"cfg\": 7.5, \"sampler_name\": \"euler\", \"model\": [\"4\", 0], \"positive\": [\"12\", 0], "
              "\"negative\": [\"12\", 1], \"latent_image\": [\"5\", 0]") ", " NODE ("12",
                                                                                    "ControlNetApplyAdvanced",
                                                                                    "\"positive\": [\"6\", 0], \"negative\": [\"7\", 0], \"strength\": 1") ", " TEXTS
                                                                                                                                                           ", " REST
                                                                                                                                                           "}",
    "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "combined conditionings",
    "{" SAMPLER ("5") ", " NODE ("6",
                                 "ConditioningCombine",
                                 "\"conditioning_1\": [\"13\", 0], \"conditioning_2\": [\"14\", 0]") ", " NODE ("13",
                                                                                                                "CLIPTextEncode",
                                                                                                                "\"text\": \"a cat\"") ", " NODE ("14",
                                                                                                                                                  "ConditioningSetArea",
                                                                                                                                                  "\"conditioning\": [\"15\", 0], "
                                                                                                                                                  "\"width\": 64, \"height\": 64") ", " NODE ("15",
                                                                                                                                                                                              "CLIPTextEncode",
                                                                                                                                                                                              "\"text\": \"a hat\"") ", " NODE ("7",
                                                                                                                                                                                                                                "ConditioningZeroOut",
                                                                                                                                                                                                                                "\"conditioning\": [\"13\", 0]") ", " REST
                                                                                                                                                                                                                                                                 "}",
    "a cat\na hat", NULL, "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "text by links and joined",
    "{" SAMPLER ("5") ", " NODE ("6",
                                 "CLIPTextEncode",
                                 "\"text\": [\"13\", 0]") ", " NODE ("13",
                                                                     "StringConcatenate",
                                                                     "\"string_a\": [\"14\", 0], \"string_b\": \"cat\", \"delimiter\": \" \"") ", " NODE ("14",
                                                                                                                                                          "PrimitiveString",
                                                                                                                                                          "\"value\": \"a\"") ", " NODE ("7",
                                                                                                                                                                                         "CLIPTextEncode",
                                                                                                                                                                                         "\"text\": \"\"") ", " REST
                                                                                                                                                                                                           "}",
    "a cat", NULL, "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "a switch lets one input through",
    "{" SAMPLER ("5") ", " NODE ("6",
                                 "ImpactSwitch",
                                 "\"select\": 2, \"input1\": [\"7\", 0], \"input2\": [\"13\", 0]") ", " NODE ("13",
                                                                                                              "CLIPTextEncode",
                                                                                                              "\"text\": \"a cat\"") ", " NEGATIVE
                                                                                                                                     ", " REST
                                                                                                                                     "}",
    "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "one text for both roles",
    "{" NODE ("3",
              "KSampler",
              "\"seed\": 5, \"steps\": 20, \"cfg\": 7.5, \"sampler_name\": \"euler\", \"model\": [\"4\", 0], \"positive\": [\"6\", 0], "
              "\"negative\": [\"6\", 1], \"latent_image\": [\"5\", 0]") ", " POSITIVE ", " REST "}",
    "a cat", NULL, "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "an unknown class in the shape of a sampler",
    "{" NODE ("3", "## ksample-dec [7dd004]", "\"seed\": 5, " SAMPLER_INPUTS) ", " TEXTS ", " REST "}", "a cat", "dog",
    "5", "20", "7.5", "euler", "base.safetensors", "512x768", "medium" },
  { "two models, high and low noise",
    "{" SAMPLER ("5") ", " TEXTS ", " LOAD ", " EMPTY
                      ", " NODE ("31",
                                 "UnetLoaderGGUF",
                                 "\"unet_name\": \"wan\\\\low.gguf\"") ", " NODE ("11",
                                                                                  "KSamplerAdvanced",
                                                                                  "\"noise_seed\": 0, \"steps\": 20, \"cfg\": 1, \"start_at_step\": 10, \"model\": [\"31\", 0], \"positive\": [\"6\", 0], "
                                                                                  "\"negative\": [\"7\", 0], \"latent_image\": [\"3\", 0]") ", " NODE ("8",
                                                                                                                                                       "VAEDecode",
                                                                                                                                                       "\"samples\": [\"11\", 0]") ", " SAVE
                                                                                                                                                                                   "}",
    "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors + wan\\low.gguf", "512x768", "medium" },
  { "several pictures with different settings",
    "{" SAMPLER ("5") ", " TEXTS ", " REST
                      ", " NODE ("60",
                                 "KSampler",
                                 "\"seed\": 9, " SAMPLER_INPUTS) ", " NODE ("61",
                                                                            "VAEDecode",
                                                                            "\"samples\": [\"60\", 0], \"vae\": [\"4\", 2]") ", " NODE ("62",
                                                                                                                                        "SaveImage",
                                                                                                                                        "\"images\": [\"61\", 0], "
                                                                                                                                        "\"filename_prefix\": \"b\"") "}",
    "a cat", "dog", "5", "20", "7.5", "euler", "base.safetensors", "512x768", "low" },
  { "a hosted model",
    "{" NODE ("1",
              "OpenAIGPTImage1",
              "\"prompt\": \"a cat\", \"seed\": 5, \"size\": \"1024x1536\"") ", " NODE ("9",
                                                                                        "SaveImage",
                                                                                        "\"images\": [\"1\", 0]") "}",
    "a cat", NULL, "5", NULL, NULL, NULL, "OpenAIGPTImage1", "1024x1536", "medium" },
  { "only a loader", "{" LOAD "}", NULL, NULL, NULL, NULL, NULL, NULL, "base.safetensors", NULL, "low" },
};

static void
check (const Case *c, TopsheetParameters *p)
{
  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, "ComfyUI");
  g_assert_cmpstr (topsheet_parameters_get_prompt (p), ==, c->prompt);
  g_assert_cmpstr (topsheet_parameters_get_negative_prompt (p), ==, c->negative);
  g_assert_cmpstr (topsheet_parameters_get_seed (p), ==, c->seed);
  g_assert_cmpstr (topsheet_parameters_get_steps (p), ==, c->steps);
  g_assert_cmpstr (topsheet_parameters_get_cfg (p), ==, c->cfg);
  g_assert_cmpstr (topsheet_parameters_get_sampler (p), ==, c->sampler);
  g_assert_cmpstr (topsheet_parameters_get_model (p), ==, c->model);
  g_assert_cmpstr (topsheet_parameters_get_generated_size (p), ==, c->size);
  g_assert_cmpstr (topsheet_parameters_get_confidence (p), ==, c->confidence);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (TopsheetMediaFile) file = fixture_read_text ("prompt", c->graph);

  check (c, topsheet_media_file_get_parameters (file));
  /* A doubt is always said. */
  g_assert_cmpint (strcmp (c->confidence, "low") == 0, ==, *topsheet_media_file_get_warnings (file) != NULL);
}

/* A NUL at the end, as some savers leave it. */
static void
test_trailing_nul (void)
{
  GByteArray *png = fixture_png_begin (8, 8, FALSE);
  g_autofree char *chunk = g_strconcat ("prompt", ".", CASES[0].graph, ".", NULL);
  gsize length = strlen (chunk);
  g_autoptr (TopsheetMediaFile) file = NULL;

  chunk[strlen ("prompt")] = chunk[length - 1] = '\0';
  fixture_png_chunk (png, "tEXt", chunk, length);
  fixture_png_pixels (png, 8, 8, FALSE);
  fixture_png_end (png);
  file = fixture_read_take (png);
  check (&CASES[0], topsheet_media_file_get_parameters (file));
}

static void
test_loras (void)
{
  g_autoptr (TopsheetMediaFile) file =
    fixture_read_text ("prompt",
                       "{" NODE ("3", "KSampler",
                                 "\"seed\": 5, \"steps\": 20, \"cfg\": 7, \"sampler_name\": \"e\", \"model\": [\"70\", 0], \"positive\": [\"6\", 0], "
                                 "\"latent_image\": [\"5\", 0]") ", " NODE ("70", "LoraLoader",
                                                                            "\"lora_name\": \"one\", \"strength_model\": 0.8, \"model\": [\"71\", 0], \"clip\": [\"71\", 1]") ", " NODE ("71",
                                                                                                                                                                                         "Power Lora Loader (rgthree)",
                                                                                                                                                                                         "\"lora_1\": {\"on\": true, \"lora\": \"two\", \"strength\": 1}, \"lora_2\": {\"on\": false, \"lora\": \"off\", \"strength\": 1}, "
                                                                                                                                                                                         "\"model\": [\"72\", 0]") ", " NODE ("72",
                                                                                                                                                                                                                              "CR LoRA Stack",
                                                                                                                                                                                                                              "\"switch_1\": \"On\", \"lora_name_1\": \"three\", \"model_weight_1\": 0.3, \"switch_2\": \"Off\", \"lora_name_2\": \"off2\", "
                                                                                                                                                                                                                              "\"lora_name_3\": \"None\", \"model\": [\"4\", 0]") ", " POSITIVE
                                                                                                                                                                                                                                                                                  ", " REST
                                                                                                                                                                                                                                                                                  "}");
  GPtrArray *loras = topsheet_parameters_get_loras (topsheet_media_file_get_parameters (file));
  static const char * const EXPECTED[][2] = { { "one", "0.8" }, { "two", "1" }, { "three", "0.3" } };

  g_assert_cmpuint (loras->len, ==, G_N_ELEMENTS (EXPECTED));
  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (loras, i);

      g_assert_cmpstr (lora->name, ==, EXPECTED[i][0]);
      g_assert_cmpstr (lora->weight, ==, EXPECTED[i][1]);
    }
  g_assert_cmpstr (topsheet_parameters_get_model (topsheet_media_file_get_parameters (file)), ==, "base.safetensors");
}

static void
add_cycles (GString *graph, guint n_nodes)
{
  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (graph,
                            "%s\"%u\": {\"class_type\": \"KSampler\", \"inputs\": {\"steps\": [\"%u\", 0], \"cfg\": [\"%u\", 0], "
                            "\"seed\": [\"%u\", 0], \"model\": [\"%u\", 0], \"positive\": [\"%u\", 0], \"latent_image\": [\"%u\", 0]}}",
                            i > 0 ? ", " : "", i, (i + 1) % n_nodes, (i + 2) % n_nodes, (i + 1) % n_nodes,
                            (i * 7) % n_nodes, i, (i + 1) % n_nodes);
}

/* Each text is two copies of the one below: 2^n texts without a bound. */
static void
add_doubling (GString *graph, guint n_nodes)
{
  g_string_append (graph, SAMPLER ("5") ", " NEGATIVE ", " REST);
  for (guint i = 6; i < n_nodes + 6; i++)
    {
      guint id = i == 6 ? 6 : i + 100;

      g_string_append_printf (graph,
                              ", \"%u\": {\"class_type\": \"ConditioningCombine\", \"inputs\": {\"conditioning_1\": [\"%u\", 0], "
                              "\"conditioning_2\": [\"%u\", 0]}}",
                              id, i + 101, i + 101);
    }
}

static void
add_many_sinks (GString *graph, guint n_nodes)
{
  g_string_append (graph, SAMPLER ("5") ", " TEXTS ", " REST);
  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (graph,
                            ", \"s%u\": {\"class_type\": \"SaveImage\", \"inputs\": {\"images\": [\"%s%u\", 0]}}", i,
                            i > 0 ? "s" : "", i > 0 ? i - 1 : 8);
}

/* Cycles, fan-outs and far too many nodes: the walk ends with what it has. */
static void
test_hostile (void)
{
  static void (* const MAKERS[]) (GString *graph, guint n_nodes) = { add_cycles, add_doubling, add_many_sinks };
  static const guint SIZES[] = { 1, 2, 39, 1000, 30000 };

  for (guint m = 0; m < G_N_ELEMENTS (MAKERS); m++)
    for (guint s = 0; s < G_N_ELEMENTS (SIZES); s++)
      {
        g_autoptr (GString) graph = g_string_new ("{");
        g_autoptr (TopsheetMediaFile) file = NULL;

        MAKERS[m](graph, SIZES[s]);
        g_string_append_c (graph, '}');
        file = fixture_read_text ("prompt", graph->str);
        g_assert_cmpstr (topsheet_parameters_get_tool (topsheet_media_file_get_parameters (file)), ==, "ComfyUI");
      }
}

/* A whole graph beats the text that a saver wrote beside it; gaps are filled where the seeds agree. */
static void
test_beside_infotext (void)
{
  GByteArray *png = fixture_png_begin (8, 8, FALSE);
  g_autoptr (TopsheetMediaFile) file = NULL;
  TopsheetParameters *p;

  fixture_png_text (png, "parameters",
                    "unknown\nSteps: 1, Sampler: x, Seed: 0, Size: 8x8, Model: wrong, Version: ComfyUI");
  fixture_png_text (png, "prompt", CASES[0].graph);
  fixture_png_pixels (png, 8, 8, FALSE);
  fixture_png_end (png);
  file = fixture_read_take (png);
  p = topsheet_media_file_get_parameters (file);
  check (&CASES[0], p);
}

static void
test_only_workflow (void)
{
  g_autoptr (TopsheetMediaFile) file =
    fixture_read_text ("workflow", "{\"nodes\": [{\"id\": 1}], \"links\": [], \"version\": 0.4}");
  TopsheetParameters *p = topsheet_media_file_get_parameters (file);

  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, "ComfyUI");
  g_assert_cmpstr (topsheet_parameters_get_confidence (p), ==, "low");
  g_assert_nonnull (*topsheet_media_file_get_warnings (file));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/comfyui/%s", CASES[i].name);

      g_test_add_data_func (path, &CASES[i], test_case);
    }
  g_test_add_func ("/media/comfyui/trailing-nul", test_trailing_nul);
  g_test_add_func ("/media/comfyui/loras", test_loras);
  g_test_add_func ("/media/comfyui/hostile", test_hostile);
  g_test_add_func ("/media/comfyui/beside-infotext", test_beside_infotext);
  g_test_add_func ("/media/comfyui/only-workflow", test_only_workflow);
  return g_test_run ();
}
