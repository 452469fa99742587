/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TOPSHEET_NAME_PATTERN_MAX: longest pattern, in characters. */
#define TOPSHEET_NAME_PATTERN_MAX 200

/*
 * How the name of a file says which deliverable and version it is. A pattern is the whole name without its ending:
 *
 *   {deliverable}  a code: up to 32 letters, digits, “-”, “_” and “.”
 *   {version}      a number of up to nine digits
 *   *              anything, also nothing
 *   ?              one character
 *   {{ and }}      a brace
 *
 * and every other character stands for itself, whatever its case. Where a name fits in several ways, what stands further left is as long as can be:
 * "{deliverable}-{version}" reads "A-1-2" as version 2 of "A-1".
 */

/**
 * topsheet_name_pattern_check:
 * @place: (out) (optional): where the mistake is, in characters from 0
 *
 * TRUE for a pattern that says something: with a deliverable or a version, each once. Else %TOPSHEET_ERROR_PARSE with a sentence.
 */
gboolean topsheet_name_pattern_check (const char  *pattern,
                                      guint       *place,
                                      GError     **error);

/**
 * topsheet_name_pattern_match:
 * @stem: name of a file without its ending
 * @deliverable: (out) (transfer full) (nullable): %NULL when the pattern has none
 * @version: (out): 0 when the pattern has none
 *
 * FALSE, and nothing is set, when @stem is not like @pattern or @pattern is wrong, or is longer than 255 bytes, as no name is.
 */
gboolean topsheet_name_pattern_match (const char  *pattern,
                                      const char  *stem,
                                      char       **deliverable,
                                      guint       *version);

G_END_DECLS
