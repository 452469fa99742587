/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of provenance: who made a file with what, without its values. */
#include "topsheet-fixture.h"

#include "media/container/topsheet-cbor.h"

#include <string.h>

#define TRAINED "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"

static void
add_head (GByteArray *out, guint8 major, gsize value)
{
  const guint8 small[] = { (guint8) (major << 5 | value) };
  const guint8 large[] = { (guint8) (major << 5 | 25), (guint8) (value >> 8), (guint8) value };

  if (value < 24)
    g_byte_array_append (out, small, sizeof small);
  else
    g_byte_array_append (out, large, sizeof large);
}

static void
add_text (GByteArray *out, const char *text)
{
  add_head (out, 3, strlen (text));
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static void
add_pair (GByteArray *out, const char *key, const char *text)
{
  add_text (out, key);
  add_text (out, text);
}

/* {"claim_generator_info": {"name": …}}, as an open-ended map, which c2pa-rs writes. */
static GByteArray *
make_claim (const char *name)
{
  GByteArray *claim = g_byte_array_new ();

  add_head (claim, 5, 1);
  add_text (claim, "claim_generator_info");
  g_byte_array_append (claim, (const guint8 *) "\xBF", 1);
  add_pair (claim, "name", name);
  g_byte_array_append (claim, (const guint8 *) "\xFF", 1);
  return claim;
}

static GByteArray *
make_actions (const char *agent, const char *source)
{
  GByteArray *actions = g_byte_array_new ();

  add_head (actions, 5, 1);
  add_text (actions, "actions");
  add_head (actions, 4, 1);
  add_head (actions, 5, 1 + (agent != NULL) + (source != NULL));
  add_pair (actions, "action", "c2pa.created");
  if (agent != NULL)
    add_pair (actions, "softwareAgent", agent);
  if (source != NULL)
    add_pair (actions, "digitalSourceType", source);
  return actions;
}

static GByteArray *
make_store (const char *generator, const char *agent, const char *source)
{
  g_autoptr (GByteArray) claim = make_claim (generator);
  g_autoptr (GByteArray) actions = make_actions (agent, source);

  return fixture_c2pa (g_byte_array_ref (claim), g_byte_array_ref (actions));
}

static GByteArray *
make_png (GByteArray *store, const char *xmp)
{
  GByteArray *png = fixture_png_begin (64, 48, FALSE);

  if (store != NULL)
    fixture_png_chunk (png, "caBX", store->data, store->len);
  if (xmp != NULL)
    fixture_png_itxt (png, "XML:com.adobe.xmp", xmp, FALSE);
  fixture_png_pixels (png, 64, 48, FALSE);
  fixture_png_end (png);
  return png;
}

static void
test_c2pa (void)
{
  static const struct
  {
    const char *generator, *agent, *source;
    TopsheetAi ai;
    const char *tool, *model;
  } CASES[] = {
    { "ChatGPT", "GPT-4o", TRAINED, TOPSHEET_AI_GENERATED, "ChatGPT", "GPT-4o" },
    { "OpenAI-API", "gpt-image", TRAINED, TOPSHEET_AI_GENERATED, "OpenAI", "gpt-image" },
    { "Google C2PA Core Generator Library", NULL, TRAINED, TOPSHEET_AI_GENERATED, "Google", NULL },
    { "Adobe_Firefly", "Adobe Firefly", TRAINED, TOPSHEET_AI_GENERATED, "Adobe Firefly", NULL },
    { "Microsoft Responsible AI Image Provenance", "Azure OpenAI ImageGen", TRAINED, TOPSHEET_AI_GENERATED, "Microsoft",
      "Azure OpenAI ImageGen" },
    { "Amazon Bedrock", "Titan Image Generator G1", TRAINED, TOPSHEET_AI_GENERATED, "Amazon Bedrock",
      "Titan Image Generator G1" },
    { "Black Forest Labs API", "Flux.2", TRAINED, TOPSHEET_AI_GENERATED, "Black Forest Labs", "Flux.2" },
    { "Somebody else", "x", TRAINED, TOPSHEET_AI_GENERATED, "Somebody else", "x" },
    { "Samsung", NULL, "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
      TOPSHEET_AI_EDITED, NULL, NULL },
    { "A camera", NULL, "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", TOPSHEET_AI_NONE, NULL, NULL },
    { "Photoshop", "Photoshop", NULL, TOPSHEET_AI_UNKNOWN, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GByteArray) store = make_store (CASES[i].generator, CASES[i].agent, CASES[i].source);
      g_autoptr (TopsheetMediaFile) file = fixture_read_take (make_png (store, NULL));
      const TopsheetProvenance *p = topsheet_media_file_get_provenance (file);
      TopsheetParameters *parameters = topsheet_media_file_get_parameters (file);

      g_assert_nonnull (p);
      g_assert_true (p->has_c2pa);
      g_assert_cmpint (p->ai, ==, CASES[i].ai);
      g_assert_cmpstr (p->generator, ==, CASES[i].generator);
      g_assert_cmpstr (p->agent, ==, CASES[i].agent);
      g_assert_cmpstr (topsheet_parameters_get_tool (parameters), ==, CASES[i].tool);
      g_assert_cmpstr (topsheet_parameters_get_model (parameters), ==, CASES[i].model);
      g_assert_null (topsheet_parameters_get_prompt (parameters));
    }
}

/* APP11 in two segments; the second repeats the header of the box. */
static void
test_c2pa_in_jpeg (void)
{
  g_autoptr (GByteArray) store = make_store ("ChatGPT", "GPT-4o", TRAINED);
  g_autoptr (GByteArray) jpeg = fixture_jpeg (64, 48);
  const gsize half = store->len / 2;

  for (guint part = 2; part > 0; part--)
    {
      g_autoptr (GByteArray) segment = g_byte_array_new ();
      const guint8 head[] = { 'J', 'P', 2, 17, 0, 0, 0, (guint8) part };

      g_byte_array_append (segment, head, sizeof head);
      if (part == 2)
        g_byte_array_append (segment, store->data, 8);
      g_byte_array_append (segment, store->data + (part == 2 ? half : 0),
                           (guint) (part == 2 ? store->len - half : half));
      fixture_jpeg_segment (jpeg, 0xEB, segment->data, segment->len);
    }
  {
    g_autoptr (TopsheetMediaFile) file = fixture_read (jpeg, NULL);

    g_assert_cmpstr (topsheet_media_file_get_provenance (file)->generator, ==, "ChatGPT");
    g_assert_cmpstr (topsheet_media_file_get_provenance (file)->agent, ==, "GPT-4o");
  }
}

/* A uuid box of MP4: version, purpose, offset, then the store. */
static void
test_c2pa_in_film (void)
{
  static const char * const NOTHING[] = { NULL };
  static const guint8 HEAD[] =
    "\xD8\xFE\xC3\xD6\x1B\x0E\x48\x3C\x92\x97\x58\x28\x87\x7E\xC4\x81\0\0\0\0manifest\0\0\0\0\0\0\0\0";
  g_autoptr (GByteArray) store = make_store ("OpenAI Media Service API", "Sora", TRAINED);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (TopsheetMediaFile) file = NULL;
  GByteArray *film = fixture_mp4 (64, 48, 10, NOTHING);

  g_byte_array_append (content, HEAD, sizeof HEAD);
  g_byte_array_append (content, store->data, store->len);
  fixture_append_take (film, fixture_box ("uuid", content->data, content->len));
  file = fixture_read_take (film);
  g_assert_cmpstr (topsheet_parameters_get_tool (topsheet_media_file_get_parameters (file)), ==, "OpenAI");
  g_assert_cmpstr (topsheet_parameters_get_model (topsheet_media_file_get_parameters (file)), ==, "Sora");
}

static void
test_xmp (void)
{
  static const struct
  {
    const char *xmp;
    TopsheetAi ai;
    const char *source, *credit, *producer;
  } CASES[] = {
    { "<x:xmpmeta><rdf:RDF><rdf:Description Iptc4xmpExt:DigitalSourceType=\"" TRAINED "\"/></rdf:RDF></x:xmpmeta>",
      TOPSHEET_AI_GENERATED, "trainedAlgorithmicMedia", NULL, NULL },
    { "<x:xmpmeta/><rdf:RDF><rdf:Description><iptcExt:DigitalSourceType>" TRAINED
      "</iptcExt:DigitalSourceType></rdf:Description></rdf:RDF>",
      TOPSHEET_AI_GENERATED, "trainedAlgorithmicMedia", NULL, NULL },
    { "<rdf:Description Iptc4xmpExt:DigitalSourceFileType=\"" TRAINED "\" photoshop:Credit=\"Made with Google AI\"/>",
      TOPSHEET_AI_GENERATED, "trainedAlgorithmicMedia", "Made with Google AI", NULL },
    { "<rdf:Description photoshop:Credit=\"Made with Google AI\"/>", TOPSHEET_AI_GENERATED, NULL, "Made with Google AI",
      NULL },
    { "<rdf:Description photoshop:Credit=\"A person\"/>", TOPSHEET_AI_UNKNOWN, NULL, "A person", NULL },
    { "<rdf:Description><TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;X1&quot;}"
      "</TC260:AIGC></rdf:Description>",
      TOPSHEET_AI_GENERATED, NULL, NULL, "X1" },
    { "<rdf:Description Iptc4xmpExt:DigitalSourceType=\"digitalCapture\"><broken", TOPSHEET_AI_NONE, "digitalCapture",
      NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (TopsheetMediaFile) file = fixture_read_take (make_png (NULL, CASES[i].xmp));
      const TopsheetProvenance *p = topsheet_media_file_get_provenance (file);

      g_assert_nonnull (p);
      g_assert_false (p->has_c2pa);
      g_assert_cmpint (p->ai, ==, CASES[i].ai);
      g_assert_cmpstr (p->source_type, ==, CASES[i].source);
      g_assert_cmpstr (p->credit, ==, CASES[i].credit);
      g_assert_cmpstr (p->aigc_producer, ==, CASES[i].producer);
    }
}

static void
add_ascii (FixtureExif *exif, guint16 tag, const char *text)
{
  fixture_exif_add (exif, FALSE, tag, 2, text, strlen (text) + 1);
}

static void
test_exif (void)
{
  FixtureExif *grok = fixture_exif_new (FALSE), *flux = fixture_exif_new (TRUE);
  g_autoptr (TopsheetMediaFile) signed_file = NULL;
  g_autoptr (TopsheetMediaFile) flux_file = NULL;
  g_autoptr (GByteArray) grok_block = NULL;
  g_autoptr (GByteArray) flux_block = NULL;
  TopsheetParameters *p;

  add_ascii (grok, 0x010E, "Signature: bm90IGEgcmVhbCBzaWduYXR1cmUgYXQgYWxs");
  add_ascii (grok, 0x013B, "2b6e053b-9a65-4ca9-9e13-b6f4465164d4");
  grok_block = fixture_exif_finish (grok);
  signed_file = fixture_read_take (fixture_webp (64, 48, FALSE, grok_block));
  g_assert_cmpint (topsheet_media_file_get_provenance (signed_file)->ai, ==, TOPSHEET_AI_GENERATED);
  g_assert_cmpstr (topsheet_parameters_get_tool (topsheet_media_file_get_parameters (signed_file)), ==, "Grok");

  add_ascii (flux, 0x0131, "AI generated;txt2img;flux");
  add_ascii (flux, 0x010F, "Black Forest Labs");
  add_ascii (flux, 0x0110, "flux-schnell");
  add_ascii (flux, 0x010E, "a cat");
  flux_block = fixture_exif_finish (flux);
  flux_file = fixture_read_take (fixture_webp (64, 48, FALSE, flux_block));
  p = topsheet_media_file_get_parameters (flux_file);
  g_assert_cmpstr (topsheet_parameters_get_tool (p), ==, "Black Forest Labs");
  g_assert_cmpstr (topsheet_parameters_get_model (p), ==, "flux-schnell");
  g_assert_cmpstr (topsheet_parameters_get_prompt (p), ==, "a cat");
}

static void
test_nothing (void)
{
  g_autoptr (TopsheetMediaFile) file = fixture_read_take (make_png (NULL, "<x:xmpmeta/>"));

  g_assert_null (topsheet_media_file_get_provenance (file));
}

/* Lengths and depths that a hostile file claims. */
static void
test_cbor (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } CASES[] = {
    { "\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 9 },
    { "\xBF", 1 },
    { "\xA1\x61k", 3 },
    { "\xA1\x7B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 10 },
    { "\xA1\x9F\x9F\x9F", 4 },
    { "\xC0\xC0\xC0", 3 },
    { "", 0 },
    { "\xFF", 1 },
    { "\xA1\x1C", 2 },
    { "\xA1\x5F\x41x", 4 },
  };
  g_autoptr (GByteArray) deep = g_byte_array_new ();
  TopsheetCbor value;

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_false (topsheet_cbor_get (topsheet_cbor_new ((const guint8 *) CASES[i].bytes, CASES[i].length), "k",
                                       &value));
  g_byte_array_append (deep, (const guint8 *) "\xA1\x61k", 3);
  for (guint i = 0; i < 100000; i++)
    g_byte_array_append (deep, (const guint8 *) "\x81", 1);
  g_assert_false (topsheet_cbor_get (topsheet_cbor_new (deep->data, deep->len), "k", &value));
}

/* A store with each of its bytes changed: read or not, never more. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) store = make_store ("ChatGPT", "GPT-4o", TRAINED);

  for (guint i = 0; i < store->len; i++)
    for (guint k = 0; k < 3; k++)
      {
        const guint8 kept = store->data[i];
        g_autoptr (TopsheetMediaFile) file = NULL;

        store->data[i] = (guint8[]) { 0, 0xFF, (guint8) (kept ^ 0x20) }[k];
        file = fixture_read_take (make_png (store, NULL));
        store->data[i] = kept;
      }
}

/* As a library keeps it. */
static void
test_text (void)
{
  g_autoptr (TopsheetProvenance) provenance = topsheet_provenance_new (), back = NULL;
  g_autofree char *text = NULL, *again = NULL;

  g_assert_null (topsheet_provenance_print (provenance));
  g_assert_null (topsheet_provenance_print (NULL));
  g_assert_null (topsheet_provenance_parse (NULL));
  g_assert_null (topsheet_provenance_parse ("{}"));
  g_assert_null (topsheet_provenance_parse ("[1"));
  provenance->has_c2pa = TRUE;
  topsheet_provenance_take (&provenance->generator, "Chat \"GPT\", żółw");
  topsheet_provenance_set_source (provenance, "trainedAlgorithmicMedia");
  text = topsheet_provenance_print (provenance);
  g_assert_cmpstr (text, ==,
                   "{\"ai\":\"generated\",\"c2pa\":true,\"generator\":\"Chat \\\"GPT\\\", żółw\","
                   "\"digital_source_type\":\"trainedAlgorithmicMedia\"}");
  back = topsheet_provenance_parse (text);
  again = topsheet_provenance_print (back);
  g_assert_cmpstr (again, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/marks/c2pa", test_c2pa);
  g_test_add_func ("/media/marks/c2pa-in-jpeg", test_c2pa_in_jpeg);
  g_test_add_func ("/media/marks/c2pa-in-film", test_c2pa_in_film);
  g_test_add_func ("/media/marks/xmp", test_xmp);
  g_test_add_func ("/media/marks/exif", test_exif);
  g_test_add_func ("/media/marks/nothing", test_nothing);
  g_test_add_func ("/media/marks/cbor", test_cbor);
  g_test_add_func ("/media/marks/text", test_text);
  g_test_add_func ("/media/marks/damaged", test_damaged);
  return g_test_run ();
}
