/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-configuration.h"

#include <string.h>

static TopsheetParameters *
make (const char *seed, const char *cfg, const char *prompt)
{
  return g_object_new (TOPSHEET_TYPE_PARAMETERS, "model", "flux1-dev.safetensors", "seed", seed, "steps", "20", "cfg",
                       cfg, "sampler", "Euler", "prompt", prompt, NULL);
}

static char *
print (TopsheetParameters *parameters, const char *usage_text, const char * const *references)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, NULL);

  g_assert_nonnull (usage);
  return topsheet_configuration_print (parameters, "bfl/flux-1-dev", usage, references);
}

static void
assert_same (TopsheetParameters *a, TopsheetParameters *b, gboolean same)
{
  guint8 first[TOPSHEET_CONFIGURATION_HASH_BYTES], second[TOPSHEET_CONFIGURATION_HASH_BYTES];

  g_assert_true (topsheet_configuration_hash (a, NULL, NULL, NULL, first));
  g_assert_true (topsheet_configuration_hash (b, NULL, NULL, NULL, second));
  g_assert_cmpint (memcmp (first, second, sizeof first) == 0, ==, same);
}

static void
test_text (void)
{
  g_autoptr (TopsheetParameters) parameters = make ("7", "3.50", " a  red\ncoat ");
  const char *references[] = { "AB12", "cd34", NULL };
  g_autofree char *text = print (parameters, "images=1;size=1024x1024;service_tier=batch", references);

  g_assert_cmpstr (text, ==,
                   "cfg=3.5\nmodel=flux1-dev.safetensors\nmodel_id=bfl/flux-1-dev\nprompt=a red coat\n"
                   "reference0000=ab12\nreference0001=cd34\nsampler=euler\nseed=7\nsize=1024x1024\nsteps=20");
}

static void
test_same (void)
{
  g_autoptr (TopsheetParameters) a = make ("7", "1", "a red coat");
  g_autoptr (TopsheetParameters) number = make ("007", "1.0", "a red coat");
  g_autoptr (TopsheetParameters) blanks = make ("7", "1e0", "a\tred  coat\n");
  g_autoptr (TopsheetParameters) seed = make ("8", "1", "a red coat");
  g_autoptr (TopsheetParameters) word = make ("7", "1", "a red Coat");
  g_autoptr (TopsheetParameters) cfg = make ("7", "1.1", "a red coat");

  assert_same (a, number, TRUE);
  assert_same (a, blanks, TRUE);
  assert_same (a, seed, FALSE);
  assert_same (a, word, FALSE);
  assert_same (a, cfg, FALSE);
}

/* The largest two seeds differ in the last digit. */
static void
test_large_seeds (void)
{
  g_autoptr (TopsheetParameters) a = make ("18446744073709551615", "1", "x");
  g_autoptr (TopsheetParameters) b = make ("18446744073709551614", "1", "x");

  assert_same (a, b, FALSE);
}

static void
test_loras (void)
{
  g_autoptr (TopsheetParameters) a = make ("7", "1", "x"), b = make ("7", "1", "x"), c = make ("7", "1", "x");

  topsheet_parameters_add_lora (a, "film", "0.80");
  topsheet_parameters_add_lora (a, "snow", "1");
  topsheet_parameters_add_lora (b, "snow", "1.0");
  topsheet_parameters_add_lora (b, "film", "0.8");
  topsheet_parameters_add_lora (c, "film", "0.7");
  topsheet_parameters_add_lora (c, "snow", "1");
  assert_same (a, b, TRUE);
  assert_same (a, c, FALSE);
}

static void
test_never (void)
{
  static const char * const seeds[] = { "-1", "random", "", "randomize" };
  g_autoptr (TopsheetParameters) no_seed = make (NULL, "1", "x"), no_prompt = make ("7", "1", NULL);
  const char *references[] = { "ab", NULL };
  g_autofree char *first = print (no_seed, "", NULL), *second = print (no_prompt, "", NULL);
  g_autofree char *third = print (no_prompt, "", references);

  g_assert_null (first);
  g_assert_null (second);
  g_assert_nonnull (third);
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (TopsheetParameters) parameters = make (seeds[i], "1", "x");
      g_autofree char *text = print (parameters, "", NULL);

      g_assert_null (text);
    }
  g_object_set (no_prompt, "prompt", "x", "model", NULL, NULL);
  g_assert_null (topsheet_configuration_print (no_prompt, NULL, NULL, NULL));
}

/* A picture of unknown content makes what came out unknown too. */
static void
test_input (void)
{
  g_autoptr (TopsheetParameters) named = make ("7", "1", "x"), part = make ("7", "1", "x"),
                                 hires = make ("7", "1", "x");
  const char *references[] = { "ab", NULL };
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  g_object_set (named, "input", "sketch.png", NULL);
  g_object_set (part, "denoise", "0.6", NULL);
  g_object_set (hires, "denoise", "0.6", "input", TOPSHEET_PARAMETERS_NO_INPUT, NULL);
  first = print (named, "", NULL);
  second = print (part, "", NULL);
  third = print (hires, "", NULL);
  fourth = print (named, "", references);
  g_assert_null (first);
  g_assert_null (second);
  g_assert_nonnull (third);
  g_assert_nonnull (fourth);
}

static void
test_agrees (void)
{
  static const char made[] =
    "cfg=3.5\nmodel=flux.safetensors\nmodel_id=bfl/flux\nprompt=x\nsampler=euler\nseed=7\nsize=8x8";

  g_assert_true (topsheet_configuration_agrees ("model_id=bfl/flux\nprompt=x\nseed=7", made));
  g_assert_true (topsheet_configuration_agrees ("cfg=3.5\nmodel_id=bfl/flux\nprompt=x\nseed=7\nsteps=20", made));
  g_assert_true (topsheet_configuration_agrees ("model=flux.safetensors\nprompt=x\nseed=7", made));
  g_assert_false (topsheet_configuration_agrees ("cfg=4\nmodel_id=bfl/flux\nprompt=x\nseed=7", made));
  g_assert_false (topsheet_configuration_agrees ("model_id=bfl/flux\nprompt=y\nseed=7", made));
  g_assert_false (topsheet_configuration_agrees ("model_id=bfl/flux\nprompt=x\nseed=8", made));
  g_assert_false (topsheet_configuration_agrees ("lora=film:1\nmodel_id=bfl/flux\nprompt=x\nseed=7", made));
  g_assert_false (topsheet_configuration_agrees ("model_id=bfl/flux\nnegative=y\nprompt=x\nseed=7", made));
  /* No name of a model that both have. */
  g_assert_false (topsheet_configuration_agrees ("model_id=bfl/flux\nprompt=x\nseed=7",
                                                 "model=flux.safetensors\nprompt=x\nseed=7"));
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (topsheet_configuration_likeness ("A red coat, snow", "snow; a RED coat"), ==, 1);
  /* Three of four words on each side. */
  g_assert_cmpfloat (topsheet_configuration_likeness ("a red coat outside", "a red coat inside"), ==, 0.75);
  /* A word that is said twice on one side only counts once. */
  g_assert_cmpfloat_with_epsilon (topsheet_configuration_likeness ("red red coat", "red coat"), 0.8, 1e-12);
  g_assert_cmpfloat (topsheet_configuration_likeness ("", "a"), ==, 0);
  g_assert_cmpfloat (topsheet_configuration_likeness (NULL, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/configuration/text", test_text);
  g_test_add_func ("/configuration/same", test_same);
  g_test_add_func ("/configuration/large-seeds", test_large_seeds);
  g_test_add_func ("/configuration/loras", test_loras);
  g_test_add_func ("/configuration/never", test_never);
  g_test_add_func ("/configuration/input", test_input);
  g_test_add_func ("/configuration/agrees", test_agrees);
  g_test_add_func ("/configuration/likeness", test_likeness);
  return g_test_run ();
}
