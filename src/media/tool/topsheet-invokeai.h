/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"
#include "media/topsheet-reading.h"

G_BEGIN_DECLS

/* InvokeAI 1 and 2: JSON under "sd-metadata", a command line under "Dream". */
gboolean topsheet_invokeai_read_dream (TopsheetContainer *container,
                                       TopsheetReading   *reading);

G_END_DECLS
