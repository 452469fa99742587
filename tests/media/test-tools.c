/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every tool by a file of our own, in the places where it leaves its values. */
#include "topsheet-fixture.h"

#include "topsheet-tool-cases.h"

#include <string.h>

static GByteArray *
make_exif (const char * const *texts)
{
  FixtureExif *exif = fixture_exif_new (FALSE);
  g_autoptr (GByteArray) comment = g_byte_array_new ();

  g_byte_array_append (comment, (const guint8 *) "ASCII\0\0\0", 8);
  g_byte_array_append (comment, (const guint8 *) texts[1], (guint) strlen (texts[1]));
  fixture_exif_add (exif, TRUE, 0x9286, 7, comment->data, comment->len);
  return fixture_exif_finish (exif);
}

static GByteArray *
make_png (const ToolCase *c)
{
  GByteArray *png = fixture_png_begin (64, 48, FALSE);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (c->texts) && c->texts[i] != NULL; i += 2)
    fixture_png_itxt (png, c->texts[i], c->texts[i + 1], i % 4 == 2);
  fixture_png_pixels (png, 64, 48, FALSE);
  fixture_png_end (png);
  return png;
}

static GByteArray *
make_jpeg (const ToolCase *c)
{
  GByteArray *jpeg = fixture_jpeg (64, 48);

  if (strcmp (c->texts[0], "exif") == 0)
    {
      g_autoptr (GByteArray) exif = make_exif (c->texts);
      g_autoptr (GByteArray) segment = g_byte_array_new ();

      g_byte_array_append (segment, (const guint8 *) "Exif\0\0", 6);
      g_byte_array_append (segment, exif->data, exif->len);
      fixture_jpeg_segment (jpeg, 0xE1, segment->data, segment->len);
    }
  else
    fixture_jpeg_segment (jpeg, 0xFE, c->texts[1], strlen (c->texts[1]));
  return jpeg;
}

static GByteArray *
make_boxes (const ToolCase *c)
{
  g_autoptr (GByteArray) exif = make_exif (c->texts);
  g_autoptr (GByteArray) item = g_byte_array_new ();

  if (c->place == PLACE_JXL)
    return fixture_jxl (exif->data, exif->len, NULL);
  g_byte_array_append (item, (const guint8 *) "\0\0\0\0", 4);
  g_byte_array_append (item, exif->data, exif->len);
  return fixture_avif (64, 48, "Exif", item->data, item->len);
}

static GByteArray *
make_file (const ToolCase *c)
{
  g_autoptr (GByteArray) exif = NULL;

  switch (c->place)
    {
    case PLACE_PNG:
      return make_png (c);
    case PLACE_JPEG:
      return make_jpeg (c);
    case PLACE_WEBP:
      exif = make_exif (c->texts);
      return fixture_webp (64, 48, FALSE, exif);
    case PLACE_AVIF:
    case PLACE_JXL:
      return make_boxes (c);
    case PLACE_MP4:
      return fixture_mp4 (64, 48, 50, c->texts);
    case PLACE_WEBM:
      return fixture_webm (64, 48, 50, c->texts);
    case PLACE_GIF:
      return fixture_gif (64, 48, 2, c->texts[1]);
    default:
      g_assert_not_reached ();
    }
}

static char *
join_loras (TopsheetParameters *p)
{
  GPtrArray *loras = topsheet_parameters_get_loras (p);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (loras, i);

      g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", lora->name, lora->weight != NULL ? lora->weight : "-");
    }
  return g_string_free (out, FALSE);
}

static void
check (TopsheetMediaFile *file, const ToolCase *c)
{
  TopsheetParameters *p = topsheet_media_file_get_parameters (file);
  g_autofree char *loras = join_loras (p);

  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, c->tool);
  g_assert_cmpstr (topsheet_parameters_get_tool_version (p), ==, c->version);
  g_assert_cmpstr (topsheet_parameters_get_model (p), ==, c->model);
  g_assert_cmpstr (topsheet_parameters_get_prompt (p), ==, c->prompt);
  g_assert_cmpstr (topsheet_parameters_get_negative_prompt (p), ==, c->negative);
  g_assert_cmpstr (topsheet_parameters_get_seed (p), ==, c->seed);
  g_assert_cmpstr (topsheet_parameters_get_steps (p), ==, c->steps);
  g_assert_cmpstr (topsheet_parameters_get_cfg (p), ==, c->cfg);
  g_assert_cmpstr (topsheet_parameters_get_guidance (p), ==, c->guidance);
  g_assert_cmpstr (topsheet_parameters_get_sampler (p), ==, c->sampler);
  g_assert_cmpstr (topsheet_parameters_get_scheduler (p), ==, c->scheduler);
  g_assert_cmpstr (topsheet_parameters_get_denoise (p), ==, c->denoise);
  g_assert_cmpstr (topsheet_parameters_get_generated_size (p), ==, c->size);
  g_assert_cmpstr (loras, ==, c->loras != NULL ? c->loras : "");
}

static void
test_values (gconstpointer data)
{
  const ToolCase *c = data;
  g_autoptr (TopsheetMediaFile) file = fixture_read_take (make_file (c));

  check (file, c);
  g_assert_cmpuint (topsheet_media_file_get_width (file), ==, 64);
  g_assert_cmpuint (topsheet_media_file_get_height (file), ==, 48);
  if (c->place != PLACE_MP4 && c->place != PLACE_WEBM)
    return;
  g_assert_cmpuint (topsheet_media_file_get_frames (file), ==, 50);
  g_assert_cmpfloat (topsheet_media_file_get_duration_s (file), ==, 2.0);
  g_assert_cmpfloat (topsheet_media_file_get_fps (file), ==, 25.0);
}

/* Cut at every fiftieth of its length and with each byte of its texts changed once. */
static void
test_damaged (gconstpointer data)
{
  const ToolCase *c = data;
  g_autoptr (GByteArray) whole = make_file (c);
  g_autoptr (GByteArray) copy = g_byte_array_new ();

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (TopsheetMediaFile) file = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_set_size (copy, 0);
      g_byte_array_append (copy, whole->data, whole->len * i / 50);
      file = fixture_read (copy, &error);
      g_assert_true ((file == NULL) == (error != NULL));
    }
  for (guint i = 0; i < whole->len; i += 1 + whole->len / 500)
    {
      g_autoptr (TopsheetMediaFile) file = NULL;
      guint8 kept = whole->data[i];

      whole->data[i] = (guint8) (kept ^ (1 + i % 255));
      file = fixture_read (whole, NULL);
      whole->data[i] = kept;
    }
}

static void
add_cases (const ToolCase *cases)
{
  for (const ToolCase *c = cases; c->name != NULL; c++)
    {
      g_autofree char *values = g_strdup_printf ("/media/tools/%s", c->name);
      g_autofree char *damaged = g_strdup_printf ("/media/tools/%s/damaged", c->name);

      g_test_add_data_func (values, c, test_values);
      g_test_add_data_func (damaged, c, test_damaged);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases (tool_cases_of_web_uis);
  add_cases (tool_cases_of_others);
  return g_test_run ();
}
