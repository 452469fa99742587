/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a ComfyUI server: whatever it says, names that are taken stay in their folder and times make sense. */
#include "topsheet-fuzz.h"

#include "exchange/topsheet-comfyui-answer.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) runs = topsheet_comfyui_answer_parse (json, NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const TopsheetComfyuiRun *run = g_ptr_array_index (runs, i);

      g_assert_nonnull (run->id);
      g_assert_cmpint (run->gpu_msec, >=, -1);
      for (guint k = 0; k < run->outputs->len; k++)
        {
          const TopsheetComfyuiOutput *output = g_ptr_array_index (run->outputs, k);

          g_assert_true (strchr (output->filename, '/') == NULL && *output->filename != '.' &&
                         *output->filename != '\0');
          g_assert_nonnull (output->subfolder);
        }
    }
  return 0;
}
