/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files beside a file that have its name. */
#include "topsheet-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define INFOTEXT "a cat\nNegative prompt: dog\nSteps: 20, Sampler: Euler, Seed: 7, Size: 64x48, Model: base"
#define EASY                                                                                                           \
  "a cat: Seed: of doubt\nWidth: 512\nHeight: 768\nSeed: 5\nSteps: 25\nGuidance Scale: 7.5\nSampler: euler\n"          \
  "Negative Prompt: dog\nStable Diffusion model: /home/me/base\n"
#define SWARM "{\"sui_image_params\": {\"prompt\": \"a cat\", \"seed\": 5, \"steps\": 9, \"model\": \"base\"}}"
#define GRAPH                                                                                                          \
  "{\"1\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 5, \"steps\": 11, \"cfg\": 7, \"sampler_name\": "     \
  "\"euler\", \"model\": [\"2\", 0], \"positive\": [\"3\", 0], \"latent_image\": [\"2\", 1]}}, "                       \
  "\"2\": {\"class_type\": \"CheckpointLoaderSimple\", \"inputs\": {\"ckpt_name\": \"base.safetensors\"}}, "           \
  "\"3\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": \"a cat\"}}, "                                   \
  "\"4\": {\"class_type\": \"SaveImage\", \"inputs\": {\"images\": [\"1\", 0]}}}"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("topsheet-sidecar-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
save (Fixture *fixture, const char *name, GByteArray *bytes)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  fixture_save (bytes, path);
  g_byte_array_unref (bytes);
  return path;
}

static void
save_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
check (const char *path, const char *tool, const char *steps, const char *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetMediaFile) file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, &error);
  TopsheetParameters *p;
  const char * const *warnings;

  g_assert_no_error (error);
  p = topsheet_media_file_get_parameters (file);
  warnings = topsheet_media_file_get_warnings (file);
  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, tool);
  g_assert_cmpstr (topsheet_parameters_get_steps (p), ==, steps);
  if (named == NULL)
    g_assert_true (warnings[0] == NULL || strstr (warnings[0], "beside the file") == NULL);
  else
    g_assert_nonnull (strstr (warnings[0], named));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *text, *tool, *steps;
  } CASES[] = {
    { "a.txt", INFOTEXT, "A1111-compatible", "20" },
    { "a.txt", EASY, "Easy Diffusion", "25" },
    { "a.swarm.json", SWARM, "SwarmUI", "9" },
    { "a.json", GRAPH, "ComfyUI", "11" },
    { "a.txt", "a caption: a cat on a sofa", NULL, NULL },
    { "a.json", "[1, 2, 3]", NULL, NULL },
    { "b.txt", INFOTEXT, NULL, NULL },
    { "a.png.txt", INFOTEXT, NULL, NULL },
  };
  g_autofree char *path = save (fixture, "a.jpg", fixture_jpeg (64, 48));

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *beside = g_build_filename (fixture->folder, CASES[i].name, NULL);

      save_text (fixture, CASES[i].name, CASES[i].text);
      check (path, CASES[i].tool, CASES[i].steps, CASES[i].tool != NULL ? CASES[i].name : NULL);
      g_unlink (beside);
    }
}

static void
test_easy_diffusion_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = save (fixture, "a.jpg", fixture_jpeg (64, 48));
  g_autoptr (TopsheetMediaFile) file = NULL;
  TopsheetParameters *p;

  save_text (fixture, "a.txt", EASY);
  file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, NULL);
  p = topsheet_media_file_get_parameters (file);
  g_assert_cmpstr (topsheet_parameters_get_prompt (p), ==, "a cat: Seed: of doubt");
  g_assert_cmpstr (topsheet_parameters_get_negative_prompt (p), ==, "dog");
  g_assert_cmpstr (topsheet_parameters_get_model (p), ==, "base");
  g_assert_cmpstr (topsheet_parameters_get_seed (p), ==, "5");
  g_assert_cmpstr (topsheet_parameters_get_generated_size (p), ==, "512x768");
}

/* A film without texts and its first frame as a picture with them. */
static void
test_first_frame (Fixture *fixture, gconstpointer data)
{
  static const char * const NOTHING[] = { NULL };
  g_autofree char *film = save (fixture, "AnimateDiff_00001.mp4", fixture_mp4 (64, 48, 10, NOTHING));
  g_autofree char *frame = save (fixture, "AnimateDiff_00001.png", fixture_png ("prompt", GRAPH));

  check (film, "ComfyUI", "11", "AnimateDiff_00001.png");
  check (frame, "ComfyUI", "11", NULL);
}

static void
test_provenance (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = save (fixture, "a.jpg", fixture_jpeg (64, 48));
  g_autoptr (TopsheetMediaFile) file = NULL;

  save_text (fixture, "a.xmp", "<rdf:Description Iptc4xmpExt:DigitalSourceType=\"trainedAlgorithmicMedia\"/>");
  file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, NULL);
  g_assert_nonnull (topsheet_media_file_get_provenance (file));
  g_assert_cmpint (topsheet_media_file_get_provenance (file)->ai, ==, TOPSHEET_AI_GENERATED);
}

/* Links lead elsewhere, pipes block, and what the file says itself comes first. */
static void
test_not_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = save (fixture, "a.jpg", fixture_jpeg (64, 48));
  g_autofree char *own = save (fixture, "own.png", fixture_png ("prompt", GRAPH));
  g_autofree char *link = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "a.json", NULL);

  save_text (fixture, "secret.txt", INFOTEXT);
  g_assert_cmpint (symlink ("secret.txt", link), ==, 0);
  g_assert_cmpint (g_mkdir (pipe, 0700), ==, 0);
  check (path, NULL, NULL, NULL);
  g_rmdir (pipe);
  save_text (fixture, "own.txt", INFOTEXT);
  check (own, "ComfyUI", "11", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/media/sidecar/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/media/sidecar/easy-diffusion", Fixture, NULL, set_up, test_easy_diffusion_values, tear_down);
  g_test_add ("/media/sidecar/first-frame", Fixture, NULL, set_up, test_first_frame, tear_down);
  g_test_add ("/media/sidecar/provenance", Fixture, NULL, set_up, test_provenance, tear_down);
  g_test_add ("/media/sidecar/not-followed", Fixture, NULL, set_up, test_not_followed, tear_down);
  return g_test_run ();
}
