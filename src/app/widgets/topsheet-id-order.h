/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetIdRun:
 * @begin: first of them in the new order
 * @length: how many
 * @place: where they go in the old order
 *
 * Neighbours in a new order that the old one did not have.
 */
typedef struct
{
  guint begin;
  guint length;
  guint place;
} TopsheetIdRun;

/* Runs of @ids (gint64) that @old does not have, by place; each goes behind what precedes it in @ids. (transfer full) */
GArray *topsheet_id_order_find_new (const GArray *old,
                                    const GArray *ids);
/* @old with the runs of @ids put in. (transfer full) */
GArray *topsheet_id_order_merge    (const GArray *old,
                                    const GArray *ids,
                                    const GArray *runs);

G_END_DECLS
