/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"
#include "media/topsheet-reading.h"

G_BEGIN_DECLS

/**
 * TopsheetReader:
 * @name: for messages and tests
 * @read: fills the reading from the texts of the container; FALSE when nothing of this tool is in them
 *
 * One generative tool or family. A new tool is one file with one of these and one line in topsheet-reader.c.
 */
typedef struct
{
  const char *name;
  gboolean (*read) (TopsheetContainer *container, TopsheetReading *reading);
} TopsheetReader;

extern const TopsheetReader topsheet_bfl_reader;
extern const TopsheetReader topsheet_civitai_reader;
extern const TopsheetReader topsheet_comfyui_reader;
extern const TopsheetReader topsheet_draw_things_reader;
extern const TopsheetReader topsheet_easy_diffusion_reader;
extern const TopsheetReader topsheet_fooocus_reader;
extern const TopsheetReader topsheet_hf_space_reader;
extern const TopsheetReader topsheet_infotext_reader;
extern const TopsheetReader topsheet_invokeai_reader;
extern const TopsheetReader topsheet_kohya_reader;
extern const TopsheetReader topsheet_marks_reader;
extern const TopsheetReader topsheet_mflux_reader;
extern const TopsheetReader topsheet_midjourney_reader;
extern const TopsheetReader topsheet_novelai_reader;
extern const TopsheetReader topsheet_sdcpp_reader;
extern const TopsheetReader topsheet_stability_matrix_reader;
extern const TopsheetReader topsheet_swarmui_reader;
extern const TopsheetReader topsheet_tensorart_reader;
extern const TopsheetReader topsheet_wangp_reader;

/* All readers over one file, the most believable first and its gaps filled from the others. NULL when no tool left
 * anything. (transfer full) (nullable) */
TopsheetReading *topsheet_readers_run (TopsheetContainer *container);

G_END_DECLS
