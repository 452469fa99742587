/* SPDX-License-Identifier: GPL-3.0-or-later */
/* C2PA 2.2 manifests: which program made the file, with what model, and whether by AI. Nothing is verified: that needs
 * the signature and a list of whom to trust. */
#include "media/tool/topsheet-marks.h"

#include "media/container/topsheet-cbor.h"
#include "media/container/topsheet-jumbf.h"

#include <string.h>

/* A file that was edited again and again; each step is a manifest that names its parent. */
#define MAX_PARENTS 8
#define GENERATIVE_AI "com.adobe.generative-ai"

typedef struct
{
  TopsheetProvenance *provenance;
  TopsheetJumbf store;
  char *parent; /* label of the manifest that this one continues */
} Reading;

static gboolean
keep_last (const TopsheetJumbf *box, gpointer data)
{
  TopsheetJumbf *last = data;

  *last = *box;
  return TRUE;
}

static gboolean
get_cbor (const TopsheetJumbf *box, TopsheetCbor *out)
{
  gsize length;
  const guint8 *bytes = topsheet_jumbf_get_content (box, "cbor", &length);

  if (bytes != NULL)
    *out = topsheet_cbor_new (bytes, length);
  return bytes != NULL;
}

/* Version 2 names the program in claim_generator_info, a map or a list of maps; version 1 in one string. */
static void
read_claim (const TopsheetJumbf *manifest, TopsheetProvenance *provenance)
{
  TopsheetJumbf claim;
  TopsheetCbor map, info, first;
  TopsheetCborIter iter;
  g_autofree char *generator = NULL;

  if (!topsheet_jumbf_find (manifest->content, manifest->length, "c2pa.claim.v2", &claim) &&
      !topsheet_jumbf_find (manifest->content, manifest->length, "c2pa.claim", &claim))
    return;
  if (!get_cbor (&claim, &map))
    return;
  if (topsheet_cbor_get (map, "claim_generator_info", &info))
    {
      topsheet_cbor_iter_init (&iter, info);
      if (topsheet_cbor_iter_next (&iter, &first))
        generator = topsheet_cbor_dup_member (first, "name");
    }
  if (generator == NULL)
    generator = topsheet_cbor_dup_member (map, "claim_generator");
  topsheet_provenance_take (&provenance->generator, generator);
}

/* softwareAgent is a string, or a map with a name. */
static void
read_action (TopsheetCbor action, TopsheetProvenance *provenance)
{
  g_autofree char *source = topsheet_cbor_dup_member (action, "digitalSourceType");
  g_autofree char *description = topsheet_cbor_dup_member (action, "description");
  g_autofree char *agent = NULL;
  TopsheetCbor value;

  if (topsheet_cbor_get (action, "softwareAgent", &value))
    agent = topsheet_cbor_is_map (value) ? topsheet_cbor_dup_member (value, "name") : topsheet_cbor_dup_text (value);
  topsheet_provenance_take (&provenance->agent, agent);
  topsheet_provenance_set_source (provenance, source);
  /* Microsoft's oldest files say it only so. */
  if (g_strcmp0 (description, "AI Generated Image") == 0)
    provenance->ai = TOPSHEET_AI_GENERATED;
}

static void
read_actions (const TopsheetJumbf *box, TopsheetProvenance *provenance)
{
  TopsheetCbor map, actions, action;
  TopsheetCborIter iter;

  if (!get_cbor (box, &map) || !topsheet_cbor_get (map, "actions", &actions))
    return;
  topsheet_cbor_iter_init (&iter, actions);
  while (topsheet_cbor_iter_next (&iter, &action))
    read_action (action, provenance);
}

/* "self#jumbf=/c2pa/LABEL" under activeManifest (version 3) or c2pa_manifest. */
static void
read_ingredient (const TopsheetJumbf *box, Reading *reading)
{
  static const char * const KEYS[] = { "activeManifest", "c2pa_manifest" };
  g_autofree char *relationship = NULL;
  TopsheetCbor map, link;

  if (!get_cbor (box, &map))
    return;
  relationship = topsheet_cbor_dup_member (map, "relationship");
  if (g_strcmp0 (relationship, "parentOf") != 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS) && reading->parent == NULL; i++)
    {
      g_autofree char *url = NULL;
      const char *label;

      if (!topsheet_cbor_get (map, KEYS[i], &link))
        continue;
      url = topsheet_cbor_dup_member (link, "url");
      label = url != NULL ? strrchr (url, '/') : NULL;
      reading->parent = label != NULL ? g_strdup (label + 1) : NULL;
    }
}

/* Labels may carry an instance behind them: "c2pa.actions__1". */
static gboolean
begins_with (const TopsheetJumbf *box, const char *label)
{
  return box->label_length >= strlen (label) && memcmp (box->label, label, strlen (label)) == 0;
}

static gboolean
read_assertion (const TopsheetJumbf *box, gpointer data)
{
  Reading *reading = data;
  TopsheetProvenance *provenance = reading->provenance;
  TopsheetCbor map;

  if (begins_with (box, "c2pa.actions"))
    read_actions (box, provenance);
  else if (begins_with (box, "c2pa.ingredient"))
    read_ingredient (box, reading);
  else if (begins_with (box, GENERATIVE_AI))
    provenance->ai = TOPSHEET_AI_GENERATED;
  else if (begins_with (box, "c2pa.ai_generated_content") && get_cbor (box, &map))
    {
      g_autofree char *model = topsheet_cbor_dup_member (map, "model");

      topsheet_provenance_take (&provenance->model, model);
    }
  return TRUE;
}

static void
read_manifest (const TopsheetJumbf *manifest, Reading *reading)
{
  TopsheetJumbf assertions;

  read_claim (manifest, reading->provenance);
  if (topsheet_jumbf_find (manifest->content, manifest->length, "c2pa.assertions", &assertions))
    topsheet_jumbf_foreach (assertions.content, assertions.length, read_assertion, reading);
}

static void
read_store (const guint8 *bytes, gsize length, TopsheetProvenance *provenance)
{
  Reading reading = { .provenance = provenance };
  TopsheetJumbf manifest = { 0 };

  if (!topsheet_jumbf_find (bytes, length, "c2pa", &reading.store))
    return;
  /* The active one is the last. */
  topsheet_jumbf_foreach (reading.store.content, reading.store.length, keep_last, &manifest);
  if (manifest.label == NULL)
    return;
  provenance->has_c2pa = TRUE;
  for (guint n = 0; n < MAX_PARENTS; n++)
    {
      g_autofree char *parent = NULL;

      read_manifest (&manifest, &reading);
      parent = g_steal_pointer (&reading.parent);
      if (parent == NULL || !topsheet_jumbf_find (reading.store.content, reading.store.length, parent, &manifest))
        return;
    }
}

void
topsheet_c2pa_read (TopsheetContainer *container, TopsheetProvenance *provenance)
{
  for (guint i = 0; i < container->jumbf->len && !provenance->has_c2pa; i++)
    {
      const TopsheetJumbfBlock *block = g_ptr_array_index (container->jumbf, i);

      if (block->bytes->len > 0)
        read_store (block->bytes->data, block->bytes->len, provenance);
    }
}
