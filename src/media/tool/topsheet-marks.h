/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"
#include "media/topsheet-provenance.h"

G_BEGIN_DECLS

/* Readers of marks that say who made a file, not with what values. Each adds what it finds and leaves the rest. */
void                topsheet_c2pa_read  (TopsheetContainer  *container,
                                         TopsheetProvenance *provenance);
/* IPTC digital source type and credit, from XMP and from IIM. */
void                topsheet_iptc_read  (TopsheetContainer  *container,
                                         TopsheetProvenance *provenance);
/* The label of China's GB 45438. */
void                topsheet_aigc_read  (TopsheetContainer  *container,
                                         TopsheetProvenance *provenance);
/* The pair of texts that xAI's Grok signs its pictures with. */
void                topsheet_grok_read  (TopsheetContainer  *container,
                                         TopsheetProvenance *provenance);
/* All of them. (transfer full) */
TopsheetProvenance *topsheet_marks_read (TopsheetContainer  *container);

G_END_DECLS
