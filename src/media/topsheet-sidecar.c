/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-sidecar.h"

#include <string.h>

#define MAX_BYTES (4u * 1024 * 1024)

static const struct
{
  const char *ending;
  gboolean keeps_ending; /* stands behind the whole name: NAME.png.xmp */
  TopsheetTagPlace place;
} KINDS[] = {
  { ".swarm.json", FALSE, TOPSHEET_TAG_TEXT }, { ".json", FALSE, TOPSHEET_TAG_TEXT },
  { ".txt", FALSE, TOPSHEET_TAG_TEXT },        { ".xmp", FALSE, TOPSHEET_TAG_XMP },
  { ".xmp", TRUE, TOPSHEET_TAG_XMP },
};

static const char * const FILMS[] = { "mp4", "mov", "webm", "gif" };

static gboolean
is_film (const TopsheetContainer *container)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FILMS); i++)
    if (strcmp (container->format, FILMS[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_text_file (const char *path, TopsheetTagPlace place, TopsheetContainer *container, GCancellable *cancellable)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open_beside (path, cancellable, NULL);
  g_autofree char *text = NULL;
  guint64 size;

  if (input == NULL)
    return FALSE;
  size = topsheet_input_get_size (input);
  if (size == 0 || size > MAX_BYTES)
    return FALSE;
  text = topsheet_input_read_block (input, 0, (gsize) size, "sidecar", NULL);
  if (text == NULL)
    return FALSE;
  topsheet_container_add_text (container, place, TOPSHEET_KEY_SIDECAR, text, (gsize) size);
  return TRUE;
}

static gboolean
add_first_frame (const char *path, TopsheetContainer *container, GCancellable *cancellable)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open_beside (path, cancellable, NULL);
  g_autoptr (TopsheetContainer) frame = input != NULL ? topsheet_container_read (input, NULL) : NULL;

  if (frame == NULL || strcmp (frame->format, "png") != 0 || frame->tags->len == 0)
    return FALSE;
  for (guint i = 0; i < frame->tags->len; i++)
    {
      const TopsheetTag *tag = g_ptr_array_index (frame->tags, i);

      topsheet_container_add_text (container, tag->place, tag->key, tag->text, tag->length);
    }
  return TRUE;
}

/* The path without its ending; a name that begins with a dot has none. */
static char *
get_stem (const char *path)
{
  const char *slash = strrchr (path, '/'), *dot = strrchr (path, '.');
  const char *name = slash != NULL ? slash + 1 : path;

  return dot != NULL && dot > name ? g_strndup (path, (gsize) (dot - path)) : NULL;
}

char *
topsheet_sidecar_read (const char *path, TopsheetContainer *container, GCancellable *cancellable)
{
  g_autofree char *stem = get_stem (path);
  g_autofree char *first = NULL;

  if (stem == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autofree char *beside = g_strconcat (KINDS[i].keeps_ending ? path : stem, KINDS[i].ending, NULL);

      if (add_text_file (beside, KINDS[i].place, container, cancellable) && first == NULL)
        first = g_path_get_basename (beside);
    }
  if (is_film (container))
    {
      g_autofree char *beside = g_strconcat (stem, ".png", NULL);

      if (add_first_frame (beside, container, cancellable) && first == NULL)
        first = g_path_get_basename (beside);
    }
  /* What was found before belongs to the file alone. */
  g_clear_pointer (&container->xmp, g_hash_table_unref);
  return g_steal_pointer (&first);
}
