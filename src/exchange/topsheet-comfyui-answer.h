/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TOPSHEET_COMFYUI_ANSWER_MAX_BYTES: how long the history may be that is read at once. */
#define TOPSHEET_COMFYUI_ANSWER_MAX_BYTES ((gsize) 64 * 1024 * 1024)

/**
 * TopsheetComfyuiOutput:
 * @filename: a plain name: no folder, not hidden
 * @subfolder: below the server's output folder, as it says it; "" = none
 *
 * A file that a run has saved.
 */
typedef struct
{
  char *filename;
  char *subfolder;
} TopsheetComfyuiOutput;

/**
 * TopsheetComfyuiRun:
 * @id: of the prompt
 * @is_done: it came to its end; one that failed or was interrupted has made nothing to keep
 * @gpu_msec: from the start to the end of its execution; 0 = everything was taken from the cache, -1 = not known
 * @graph: (nullable): what was executed, as JSON
 * @outputs: (element-type TopsheetComfyuiOutput): saved ones, previews are left out
 *
 * One execution. Source of the format: `GET /history` of ComfyUI's server: `{id: {"prompt": [number, id, graph, …], "outputs": {node: {kind: [{"filename",
 * "subfolder", "type"}]}}, "status": {"status_str", "messages": [[event, {"timestamp": milliseconds}]]}}}`.
 */
typedef struct
{
  char      *id;
  gboolean   is_done;
  gint64     gpu_msec;
  char      *graph;
  GPtrArray *outputs;
} TopsheetComfyuiRun;
void       topsheet_comfyui_run_free     (TopsheetComfyuiRun  *self);

/* Runs in the order of the server, the oldest first. (transfer full) (element-type TopsheetComfyuiRun): NULL with %TOPSHEET_ERROR_PARSE for anything else. */
GPtrArray *topsheet_comfyui_answer_parse (GBytes              *json,
                                          GError             **error);

G_END_DECLS
