/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetRefinement:
 * @path: absolute, of the file that was made from the parent
 * @operation: what was done to the parent: a stable id of topsheet_refinement_list_operations(), or words of one's own, at most 100 bytes
 * @edit_seconds: people's time in it; below 0 = not known
 * @member: (nullable): whose time; %NULL = the person at the desk
 * @application: (nullable): with what, for people: "GIMP"
 * @model: (nullable): name in the catalogue, for what a model did; then its price is the cost
 * @usage: (nullable): with @model: its quantities and selectors; size and one image come from the file unless told
 * @has_amount: @amount is what it cost, in the currency of the project
 * @open_edit_id: the edit that is over with it, 0 = none
 *
 * A version that was made from another one by editing. Its cost is @amount; else the price of @model; else @edit_seconds at the hourly rate of @member
 * (account 6000), the rate of everybody where he has none; without a rate it is unpriced, never free.
 */
typedef struct
{
  const char    *path;
  const char    *operation;
  double         edit_seconds;
  const char    *member;
  const char    *application;
  const char    *model;
  TopsheetUsage *usage;
  gboolean       has_amount;
  TopsheetMoney  amount;
  gint64         open_edit_id;
} TopsheetRefinement;

/* Stable ids, the commonest first, NULL-terminated: "retouch", "grade", … (transfer none) */
const char * const *topsheet_refinement_list_operations (void);
/* "Retouch"; @operation itself where it is none of them. (transfer none) */
const char         *topsheet_refinement_get_title       (const char               *operation);

/* @seconds × @rate ÷ 3600 with seconds counted to the millisecond, rounded once, half to even. FALSE on overflow. */
gboolean            topsheet_refinement_price_time      (double                    seconds,
                                                         const TopsheetDecimal    *rate,
                                                         const char               *currency,
                                                         TopsheetMoney            *out,
                                                         GError                  **error);
/* The rate of @member in @rates (element-type TopsheetHourlyRate), else everybody's, else %NULL. (transfer none) (nullable) */
const TopsheetDecimal *
                    topsheet_refinement_find_rate       (GPtrArray                *rates,
                                                         const char               *member);

/**
 * topsheet_refinement_record:
 * @parent: a version of @project
 *
 * Records the next version of @parent's deliverable, undecided, with its charge, in one transaction. What the file says about a model is its parent's and is left out,
 * so that it is no duplicate. The decision about @parent stays.
 *
 * → TopsheetGeneration. Errors: REFUSED (the project has the same content already), INVALID (operation), those of reading a file and of the catalogue.
 */
DexFuture          *topsheet_refinement_record          (TopsheetSession          *session,
                                                         TopsheetProject          *project,
                                                         TopsheetGeneration       *parent,
                                                         const TopsheetRefinement *refinement);
/**
 * topsheet_refinement_take_back:
 *
 * Generations are kept: the entry of @refinement is reversed, and it is rejected. What was reversed already stays reversed.
 *
 * → TRUE
 */
DexFuture          *topsheet_refinement_take_back       (TopsheetSession          *session,
                                                         TopsheetGeneration       *refinement);
/**
 * topsheet_refinement_match:
 * @parents: (element-type TopsheetGeneration)
 *
 * The version that a file was made from, as its name says: "SH010_v003_graded.png" and "SH010_v003.png" are of SH010_v003; the longest version id wins.
 *
 * Returns: (transfer none) (nullable)
 */
TopsheetGeneration *topsheet_refinement_match           (GPtrArray                *parents,
                                                         const char               *path);

G_END_DECLS
