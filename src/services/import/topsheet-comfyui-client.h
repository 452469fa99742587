/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-comfyui-answer.h"

G_BEGIN_DECLS

/** TOPSHEET_COMFYUI_MAX_FILE_BYTES: how long a file may be that is taken from a server. */
#define TOPSHEET_COMFYUI_MAX_FILE_BYTES (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

/**
 * TopsheetComfyuiLimits:
 *
 * When a server is given up. Zero is the default.
 */
typedef struct
{
  guint   idle_seconds;  /* without a byte; 30 */
  guint   total_seconds; /* for one answer; 600 */
  guint64 file_bytes;    /* TOPSHEET_COMFYUI_MAX_FILE_BYTES */
} TopsheetComfyuiLimits;

/* "http://127.0.0.1:8188" of what a person writes: with a scheme, without a path of ours behind it. (transfer full): NULL with a sentence in @error */
char      *topsheet_comfyui_client_clean_url (const char                   *text,
                                              GError                      **error);
/* The newest @max_items runs, oldest first. Blocking; for a thread of its own. A server that cannot be reached is %G_IO_ERROR_HOST_UNREACHABLE. */
GPtrArray *topsheet_comfyui_client_list      (const char                   *url,
                                              guint                         max_items,
                                              const TopsheetComfyuiLimits  *limits,
                                              GCancellable                 *cancellable,
                                              GError                      **error);
/* Writes @output to @path by a neighbour that is renamed at the end; nothing stays when it fails. Blocking. A file that the server does not have is
 * %G_IO_ERROR_NOT_FOUND. */
gboolean   topsheet_comfyui_client_download  (const char                   *url,
                                              const TopsheetComfyuiOutput  *output,
                                              const char                   *path,
                                              const TopsheetComfyuiLimits  *limits,
                                              GCancellable                 *cancellable,
                                              GError                      **error);

G_END_DECLS
