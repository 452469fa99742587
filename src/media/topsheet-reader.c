/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-reader.h"

/* Tools with keys or shapes of their own first, those that are known by the look of their text last: of two readings
 * with the same rank the first is believed. */
static const TopsheetReader * const READERS[] = {
  &topsheet_invokeai_reader, &topsheet_fooocus_reader,          &topsheet_novelai_reader,
  &topsheet_swarmui_reader,  &topsheet_easy_diffusion_reader,   &topsheet_draw_things_reader,
  &topsheet_mflux_reader,    &topsheet_stability_matrix_reader, &topsheet_tensorart_reader,
  &topsheet_civitai_reader,  &topsheet_hf_space_reader,         &topsheet_wangp_reader,
  &topsheet_sdcpp_reader,    &topsheet_midjourney_reader,       &topsheet_kohya_reader,
  &topsheet_bfl_reader,      &topsheet_comfyui_reader,          &topsheet_infotext_reader,
  &topsheet_marks_reader,
};

static void
reading_free (gpointer data)
{
  topsheet_reading_free (data);
}

TopsheetReading *
topsheet_readers_run (TopsheetContainer *container)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (reading_free);
  TopsheetReading *best = NULL;

  if (container->tags->len == 0 && container->jumbf->len == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (READERS); i++)
    {
      g_autoptr (TopsheetReading) reading = topsheet_reading_new ();

      if (!READERS[i]->read (container, reading))
        continue;
      if (best == NULL || reading->rank > best->rank)
        best = reading;
      g_ptr_array_add (readings, g_steal_pointer (&reading));
    }
  for (guint i = 0; i < readings->len; i++)
    if (g_ptr_array_index (readings, i) != best)
      topsheet_reading_fill_gaps (best, g_ptr_array_index (readings, i));
  if (best == NULL)
    return NULL;
  /* Only the best one outlives the array. */
  g_ptr_array_set_free_func (readings, NULL);
  for (guint i = 0; i < readings->len; i++)
    if (g_ptr_array_index (readings, i) != best)
      topsheet_reading_free (g_ptr_array_index (readings, i));
  return best;
}
