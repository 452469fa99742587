/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

G_BEGIN_DECLS

/* The default chart of accounts (PRODUCT: 1000 Exploration compute … 9000 Adaptation and skills). */

#define TOPSHEET_ACCOUNT_EXPLORATION    1000
#define TOPSHEET_ACCOUNT_PRODUCTION     2000
#define TOPSHEET_ACCOUNT_ITERATION      3000
#define TOPSHEET_ACCOUNT_TRANSFER       4000
#define TOPSHEET_ACCOUNT_STORAGE        5000
#define TOPSHEET_ACCOUNT_HUMAN_TIME     6000
#define TOPSHEET_ACCOUNT_INFRASTRUCTURE 7000
#define TOPSHEET_ACCOUNT_LICENCES       8000
#define TOPSHEET_ACCOUNT_ADAPTATION     9000
#define TOPSHEET_N_ACCOUNTS             9

/* Numbers of the chart in order, 0-terminated. (transfer none) */
const guint *topsheet_account_list       (void);
gboolean     topsheet_account_is_valid   (guint         number);
/* Translated: "Exploration compute". (transfer none) */
const char  *topsheet_account_get_title  (guint         number);
/* The compute account a generation of this phase is charged to: planning and exploration 1000, production 2000, later 3000. */
guint        topsheet_account_for_phase  (TopsheetPhase phase);
/* 1000, 2000, 3000: what providers may charge; the hard API limit caps these. */
gboolean     topsheet_account_is_compute (guint         number);

G_END_DECLS
