/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-builder.h"

G_BEGIN_DECLS

/**
 * TopsheetPdfTag:
 *
 * What the structure of the PDF needs to know about a tag that the drawing library cannot carry. @note is the alternative text of a
 * Figure, the scope of a TH, the identity of a Note, and what any other tag is read as instead of its signs.
 */
typedef struct
{
  const char *tag;
  char       *note;
  double      x, y, width, height; /* of a Figure, in points from the lower left */
} TopsheetPdfTag;

/* Paints the pages with their tags. (transfer full) */
GBytes *topsheet_pdf_build    (TopsheetReportBuilder *layout,
                               GError               **error);

/**
 * topsheet_pdf_complete:
 * @tags: (element-type TopsheetPdfTag): the tags in reading order, without Document and artifacts
 *
 * Language, title bar, tab order, metadata, alternatives, scopes and an identity computed from the content (ISO 32000-1 §14.3, §14.8, §14.9).
 * Also rewrites the cross-reference table, which the drawing library leaves with a hole for each artifact.
 *
 * Returns: (transfer full): the file
 */
GBytes *topsheet_pdf_complete (GBytes                *file,
                               GArray                *tags,
                               const char            *language,
                               const char            *title,
                               const char            *author,
                               gint64                 date_usec,
                               GError               **error);

G_END_DECLS
