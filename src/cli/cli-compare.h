/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* What the verbs of `compare` share. */

extern const TopsheetCliOption topsheet_cli_compare_self_host_options[];
extern const TopsheetCliOption topsheet_cli_compare_models_options[];
extern const TopsheetCliOption topsheet_cli_compare_ladder_options[];
extern const TopsheetCliOption topsheet_cli_compare_shock_options[];
extern const TopsheetCliOption topsheet_cli_compare_llm_options[];

gboolean    topsheet_cli_compare_self_host    (TopsheetCli      *cli,
                                               GError          **error);
gboolean    topsheet_cli_compare_models       (TopsheetCli      *cli,
                                               GError          **error);
gboolean    topsheet_cli_compare_ladder       (TopsheetCli      *cli,
                                               GError          **error);
gboolean    topsheet_cli_compare_shock        (TopsheetCli      *cli,
                                               GError          **error);
gboolean    topsheet_cli_compare_llm          (TopsheetCli      *cli,
                                               GError          **error);

/* The number of an option, not below zero; @fallback NULL where it has to be given. */
gboolean    topsheet_cli_read_number          (TopsheetCli      *cli,
                                               const char       *name,
                                               const char       *fallback,
                                               TopsheetDecimal  *out,
                                               GError          **error);
void        topsheet_cli_add_known            (JsonBuilder      *builder,
                                               const char       *key,
                                               gboolean          is_known,
                                               TopsheetDecimal   value);
/* An amount for people, "–" where it is not known. (transfer full) */
char       *topsheet_cli_format_amount        (gboolean          is_known,
                                               TopsheetDecimal   value,
                                               const char       *currency);
/* "a/model=0.25" in its two parts, the number not below zero. @name: (out) (transfer full) */
gboolean    topsheet_cli_read_assignment      (const char       *option,
                                               const char       *text,
                                               char            **name,
                                               TopsheetDecimal  *out,
                                               GError          **error);
/* The rates of the project of "--project", opened, and its currency; both NULL without that option. */
gboolean    topsheet_cli_load_rates           (TopsheetCli      *cli,
                                               char            **currency,
                                               GPtrArray       **rates,
                                               GError          **error);

G_END_DECLS
