/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real files of generative tools, when $TOPSHEET_SAMPLES names their folder: what MANIFEST.tsv expects must be read,
 * everything else must be read or refused with a sentence, and damaged copies must do no harm. */
/* memfd_create() */
#define _GNU_SOURCE
#include "topsheet-fixture.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define N_CUTS 50
#define N_FLIPS 1000
#define RANDOM_SEED 20261122

typedef struct
{
  const char *path;
  const char *column;
  const char *expected; /* what is read instead of the manifest's value */
  const char *reason;
} Exception;

#define MARKED "the manifest keeps what a mark says apart; a ledger wants its maker as tool and its model as model"

#define UNMEASURED "the manifest has no size for it; this is what other programs say"

/* Every difference to the manifest that is meant. The test fails when one of them is no longer needed. */
static const Exception EXCEPTIONS[] = {
  { "d3x-at/sd-parsers/tests/resources/parsers/ComfyUI/night_evening_day_morning_cropped.png", "model",
    "Anything-V3.0.ckpt + AbyssOrangeMix2_hard.safetensors",
    "the second pass uses another model; a ledger names both, the manifest only the first" },
  { "comfyanonymous/ComfyUI_examples/area_composition/night_evening_day_morning_subject.png", "model",
    "Anything-V3.0.ckpt + AbyssOrangeMix2_hard.safetensors", "the same graph" },
  { "comfyanonymous/ComfyUI_examples/model_merging/model_merging_cosxl.png", "model",
    "albedobaseXL_v21.safetensors + cosxl.safetensors + sd_xl_1.0.safetensors",
    "three models are merged in the graph; the manifest names one of them" },
  { "invoke-ai/InvokeAI/invokeai/resources/node_docs/en/images/highres_color_correction_result.jpg", "tool", "InvokeAI",
    "its comments hold InvokeAI's graph and workflow without a list of values: the tool is known and nothing else" },
  { "contentauth/example-assets/images/Firefly_tabby_cat.jpg", "tool", "Adobe Firefly", MARKED },
  { "TrustNXT/c2pa-ts/tests/fixtures/amazon-titan-g1.png", "tool", "Amazon Bedrock", MARKED },
  { "TrustNXT/c2pa-ts/tests/fixtures/amazon-titan-g1.png", "model", "Titan Image Generator G1", MARKED },
  { "wiltodelta/remove-ai-watermarks/data/fixtures/provenance/flux-1.jpg", "tool", "Black Forest Labs", MARKED },
  { "wiltodelta/remove-ai-watermarks/data/fixtures/provenance/flux-1.jpg", "model", "Flux.2", MARKED },
  { "enslo/sd-metadata/samples/c2pa/png/gemini_3.1pro.png", "tool", "Google", MARKED },
  { "Yogesh1290/huminify-c2pa-detector/examples/lady.png", "tool", "Google", MARKED },
  { "civitai/civitai/designs/images/generated-1774549892734.png", "tool", "Google", MARKED },
  { "contentauth/example-assets/images/ChatGPT_Image.png", "tool", "ChatGPT", MARKED },
  { "contentauth/example-assets/images/ChatGPT_Image.png", "model", "GPT-4o", MARKED },
  { "encypherai/c2pa-conformance-suite/apps/marketing-site/public/images/blog/web-auth-magical/web-auth-magical-header.png",
    "tool", "Google", MARKED },
  { "microsoft/c2pa-extension-validator/test/media/cards_trusted.avif", "width", "1071", UNMEASURED },
  { "microsoft/c2pa-extension-validator/test/media/cards_trusted.avif", "height", "1428", UNMEASURED },
};

typedef struct
{
  char *folder;
  GPtrArray *rows; /* (element-type GHashTable) column → text */
} Manifest;

static void
manifest_free (Manifest *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Manifest, manifest_free)

/* Fields with quotes in them are quoted, and their quotes doubled. */
static char *
unquote (const char *field)
{
  gsize length = strlen (field);
  GString *out;

  if (length < 2 || field[0] != '"' || field[length - 1] != '"')
    return g_strdup (field);
  out = g_string_new_len (field + 1, (gssize) length - 2);
  g_string_replace (out, "\"\"", "\"", 0);
  return g_string_free (out, FALSE);
}

static void
add_row (Manifest *self, const char * const *columns, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  GHashTable *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; columns[i] != NULL && fields[i] != NULL; i++)
    g_hash_table_insert (row, g_strdup (columns[i]), unquote (fields[i]));
  g_ptr_array_add (self->rows, row);
}

static Manifest *
load_manifest (void)
{
  const char *samples = g_getenv ("TOPSHEET_SAMPLES");
  g_autoptr (Manifest) self = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) columns = NULL;

  if (samples == NULL)
    return NULL;
  self = g_new0 (Manifest, 1);
  self->folder = g_build_filename (samples, "media", NULL);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  path = g_build_filename (self->folder, "MANIFEST.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_strdelimit (text, "\r", ' ');
  lines = g_strsplit (text, "\n", -1);
  columns = g_strsplit (lines[0], "\t", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_row (self, (const char * const *) columns, lines[i]);
  g_assert_cmpuint (self->rows->len, >, 50);
  return g_steal_pointer (&self);
}

static const char *
get (GHashTable *row, const char *column)
{
  const char *text = g_hash_table_lookup (row, column);

  return text != NULL ? text : "";
}

static const Exception *
find_exception (const char *path, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (EXCEPTIONS); i++)
    if (g_strcmp0 (EXCEPTIONS[i].path, path) == 0 && g_strcmp0 (EXCEPTIONS[i].column, column) == 0)
      return &EXCEPTIONS[i];
  return NULL;
}

static gboolean
is_same_number (const char *a, const char *b)
{
  char *end_a = NULL, *end_b = NULL;
  double x = g_ascii_strtod (a, &end_a), y = g_ascii_strtod (b, &end_b);

  return *a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0' && x == y;
}

/* Returns whether the value is as it should be; prints what is not. */
static gboolean
check (const char *path, const char *column, const char *wanted, const char *got)
{
  const Exception *exception = find_exception (path, column);
  gboolean is_seed = strcmp (column, "seed") == 0;

  got = got != NULL ? got : "";
  if (exception != NULL && strcmp (wanted, got) == 0)
    {
      g_test_message ("%s: %s is as the manifest says; its exception is out of date", path, column);
      return FALSE;
    }
  if (exception != NULL)
    wanted = exception->expected;
  if (strcmp (wanted, got) == 0 || (!is_seed && is_same_number (wanted, got)))
    return TRUE;
  g_test_message ("%s: %s is “%s”, expected “%s”", path, column, got, wanted);
  return FALSE;
}

static gboolean
check_head (const char *path, const char *column, const char *head, const char *got)
{
  g_autofree char *wanted = g_strcompress (head);
  g_autofree char *start = NULL;

  /* The manifest holds the first characters, cut anywhere; blanks around a prompt are not kept. */
  g_strstrip (wanted);
  start = g_strndup (got != NULL ? got : "", strlen (wanted));
  return *wanted != '\0' ? check (path, column, wanted, start) : check (path, column, "", got);
}

/* [["name", weight], …] of the manifest against what was read: as many, in the same order. */
static gboolean
check_loras (GHashTable *row, TopsheetParameters *p)
{
  GPtrArray *loras = topsheet_parameters_get_loras (p);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (loras, i);

      g_string_append_printf (got, "%s[\"%s\", %s]", i > 0 ? ", " : "[", lora->name,
                              lora->weight != NULL ? lora->weight : "null");
    }
  if (got->len > 0)
    g_string_append_c (got, ']');
  return check (get (row, "path"), "loras", get (row, "loras"), got->str);
}

/* The manifest leaves out a denoise of 1 or writes it, and calls AUTOMATIC1111 by its short name. */
static gboolean
check_tool (GHashTable *row, TopsheetParameters *p)
{
  const char *path = get (row, "path"), *denoise = get (row, "denoise"), *tool = get (row, "tool");
  const char *version = get (row, "tool_version");
  gboolean fine;

  fine = check (path, "tool", strcmp (tool, "A1111") == 0 ? "AUTOMATIC1111" : tool, topsheet_parameters_get_tool (p));
  /* Savers write their own name where a version should be; that is no version. */
  fine &= check (path, "tool_version", strcmp (version, tool) == 0 ? "" : version,
                 topsheet_parameters_get_tool_version (p));
  fine &= check (path, "denoise", is_same_number (denoise, "1") ? "" : denoise, topsheet_parameters_get_denoise (p));
  return fine;
}

static gboolean
check_parameters (GHashTable *row, TopsheetParameters *p)
{
  const char *path = get (row, "path");
  gboolean fine = check_tool (row, p) & check_loras (row, p);

  fine &= check (path, "seed", get (row, "seed"), topsheet_parameters_get_seed (p));
  fine &= check (path, "steps", get (row, "steps"), topsheet_parameters_get_steps (p));
  fine &= check (path, "model", get (row, "model"), topsheet_parameters_get_model (p));
  fine &= check (path, "cfg", get (row, "cfg"), topsheet_parameters_get_cfg (p));
  fine &= check (path, "guidance", get (row, "guidance"), topsheet_parameters_get_guidance (p));
  fine &= check (path, "sampler", get (row, "sampler"), topsheet_parameters_get_sampler (p));
  fine &= check (path, "scheduler", get (row, "scheduler"), topsheet_parameters_get_scheduler (p));
  fine &= check (path, "gen_size", get (row, "gen_size"), topsheet_parameters_get_generated_size (p));
  fine &= check_head (path, "prompt_head", get (row, "prompt_head"), topsheet_parameters_get_prompt (p));
  fine &= check_head (path, "negative_head", get (row, "negative_head"), topsheet_parameters_get_negative_prompt (p));
  return fine;
}

/* "c2pa=True;c2pa_generator=ChatGPT;ai=True;c2pa_agent=GPT-4o" */
static char *
get_mark (GHashTable *row, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (get (row, "ai_provenance"), ";", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], prefix))
        g_string_assign (found, parts[i] + strlen (prefix));
      else if (found->len > 0 && strchr (parts[i], '=') == NULL)
        g_string_append_printf (found, ";%s", parts[i]);
      else if (found->len > 0)
        break;
    }
  return g_strdup (found->str);
}

static gboolean
check_mark (GHashTable *row, const char *name, const char *got)
{
  g_autofree char *wanted = get_mark (row, name);
  g_autofree char *column = g_strconcat ("ai_provenance ", name, NULL);

  return check (get (row, "path"), column, wanted, got);
}

static gboolean
check_provenance (GHashTable *row, const TopsheetProvenance *p)
{
  static const TopsheetProvenance NOTHING = { 0 };
  g_autofree char *source = get_mark (row, "xmp_dst");
  gboolean is_ai, fine;

  p = p != NULL ? p : &NOTHING;
  is_ai = p->ai == TOPSHEET_AI_GENERATED;
  fine = check_mark (row, "c2pa", p->has_c2pa ? "True" : "");
  fine &= check_mark (row, "c2pa_generator", p->generator);
  /* The manifest says "ai" of C2PA alone and names agents of AI alone. */
  fine &= check_mark (row, "ai", p->has_c2pa && is_ai ? "True" : "");
  fine &= check_mark (row, "c2pa_agent", is_ai ? p->agent : "");
  fine &= check_mark (row, "credit", p->credit);
  fine &= check_mark (row, "aigc_label", p->aigc_label);
  fine &= check_mark (row, "aigc_producer", p->aigc_producer);
  return fine & (*source == '\0' || (is_ai && check_mark (row, "xmp_dst", p->source_type)));
}

static gboolean
check_row (Manifest *manifest, GHashTable *row)
{
  const char *path = get (row, "path");
  g_autofree char *full = g_build_filename (manifest->folder, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetMediaFile) file = topsheet_media_file_read (full, TOPSHEET_MEDIA_DEFAULT, NULL, &error);
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  g_autofree char *frames = NULL;
  gboolean fine;

  if (file == NULL)
    {
      g_test_message ("%s: %s", path, error->message);
      return FALSE;
    }
  width = g_strdup_printf ("%u", topsheet_media_file_get_width (file));
  height = g_strdup_printf ("%u", topsheet_media_file_get_height (file));
  frames = g_strdup_printf ("%u", topsheet_media_file_get_frames (file));
  fine = check (path, "width", get (row, "width"), width);
  fine &= check (path, "height", get (row, "height"), height);
  fine &= *get (row, "frames") == '\0' || check (path, "frames", get (row, "frames"), frames);
  fine &= check_parameters (row, topsheet_media_file_get_parameters (file));
  fine &= check_provenance (row, topsheet_media_file_get_provenance (file));
  return fine;
}

static void
test_expected (void)
{
  g_autoptr (Manifest) manifest = load_manifest ();
  guint n_rows = 0, n_fine = 0;

  for (guint i = 0; manifest != NULL && i < manifest->rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (manifest->rows, i);

      n_rows++;
      n_fine += check_row (manifest, row) ? 1 : 0;
    }
  g_test_message ("%u of %u rows as expected", n_fine, n_rows);
  g_assert_cmpuint (n_fine, ==, n_rows);
  if (manifest != NULL)
    g_assert_cmpuint (n_rows, >=, 90);
}

static gboolean
is_negative (GHashTable *row)
{
  return find_exception (get (row, "path"), "tool") == NULL &&
         (g_str_has_prefix (get (row, "expect_source"), "negative") || g_str_has_prefix (get (row, "format"), "c2pa"));
}

/* All files are read; those that hold no parameters give none. */
static void
test_all (void)
{
  g_autoptr (Manifest) manifest = load_manifest ();

  for (guint i = 0; manifest != NULL && i < manifest->rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (manifest->rows, i);
      g_autofree char *full = g_build_filename (manifest->folder, get (row, "path"), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TopsheetMediaFile) file = topsheet_media_file_read (full, TOPSHEET_MEDIA_HASH, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (get (row, "container"), topsheet_media_file_get_format (file)));
      g_assert_cmpuint (strlen (topsheet_media_file_get_sha256 (file)), ==, 64);
      if (is_negative (row))
        g_assert_true (topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)));
    }
}

/* A file in memory that is changed in place. */
typedef struct
{
  int fd;
  char *path;
} Copy;

static void
copy_init (Copy *copy, const char *bytes, gsize length)
{
  copy->fd = memfd_create ("sample", MFD_CLOEXEC);
  copy->path = g_strdup_printf ("/proc/self/fd/%d", copy->fd);
  g_assert_cmpint (write (copy->fd, bytes, length), ==, (gssize) length);
}

static void
copy_clear (Copy *copy)
{
  close (copy->fd);
  g_free (copy->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

/* Reads it, or is told in words why not. */
static gboolean
copy_read (const Copy *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetMediaFile) file = topsheet_media_file_read (copy->path, TOPSHEET_MEDIA_DEFAULT, NULL, &error);

  g_assert_true ((file == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == TOPSHEET_MEDIA_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
    }
  return file != NULL;
}

/* A beginning of a file is refused. */
static void
cut (const char *bytes, gsize length, GRand *random)
{
  g_auto (Copy) copy = { 0 };

  copy_init (&copy, bytes, (gsize) g_rand_int_range (random, 0, (gint32) length - 1));
  g_assert_false (copy_read (&copy));
}

/* One byte at a time; half of them near the ends, where metadata stands. */
static void
flip (const char *bytes, gsize length, GRand *random)
{
  g_auto (Copy) copy = { 0 };

  copy_init (&copy, bytes, length);
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gint32 range = (gint32) (i % 4 < 2 ? MIN (length, 8192) : length);
      gsize at = (gsize) g_rand_int_range (random, 0, range);
      guint8 byte = (guint8) g_rand_int (random);

      at = i % 4 == 1 ? length - 1 - at : at;
      g_assert_cmpint (pwrite (copy.fd, &byte, 1, (off_t) at), ==, 1);
      copy_read (&copy);
      g_assert_cmpint (pwrite (copy.fd, bytes + at, 1, (off_t) at), ==, 1);
    }
}

static void
damage (const char *full, GRand *random)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (full, &bytes, &length, NULL));
  for (guint i = 0; i < N_CUTS; i++)
    cut (bytes, length, random);
  flip (bytes, length, random);
}

/* Every sample cut at 50 places is refused, and 1,000 changed bytes do no harm. */
static void
test_damaged (void)
{
  g_autoptr (Manifest) manifest = load_manifest ();
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);

  for (guint i = 0; manifest != NULL && i < manifest->rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (manifest->rows, i);
      g_autofree char *full = g_build_filename (manifest->folder, get (row, "path"), NULL);

      damage (full, random);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("TOPSHEET_SAMPLES") == NULL)
    g_test_message ("TOPSHEET_SAMPLES is not set: the other tests of this folder run on our own fixtures");
  g_test_add_func ("/media/samples/expected", test_expected);
  g_test_add_func ("/media/samples/all", test_all);
  g_test_add_func ("/media/samples/damaged", test_damaged);
  return g_test_run ();
}
