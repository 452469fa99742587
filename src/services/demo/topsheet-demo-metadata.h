/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/demo/topsheet-demo-script.h"

G_BEGIN_DECLS

/**
 * topsheet_demo_metadata_make:
 * @keys: (out) (transfer none): NULL-terminated
 * @texts: (out) (transfer full): a text for each key
 *
 * What the tool of a take writes into its PNG: ComfyUI's API graph under "prompt" and its drawing under "workflow", or AUTOMATIC1111's
 * "parameters".
 */
void topsheet_demo_metadata_make (const TopsheetDemoTake  *take,
                                  const char * const     **keys,
                                  GStrv                   *texts);

G_END_DECLS
