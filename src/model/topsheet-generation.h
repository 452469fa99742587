/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "model/topsheet-enums.h"
#include "model/topsheet-parameters.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/** TOPSHEET_GENERATION_MAX_STARS: a person gives at most so many. */
#define TOPSHEET_GENERATION_MAX_STARS 5

#define TOPSHEET_TYPE_GENERATION (topsheet_generation_get_type ())
/**
 * TopsheetGeneration:
 *
 * One attempt at a deliverable by a model. Properties: id, project-id, deliverable-id, deliverable (code), version (number within the
 * deliverable), version-id ("SH010_v003", derived), phase, provider (nullable), model-id (catalogue id, nullable), parameters (TopsheetParameters),
 * usage (TopsheetUsage, nullable), sha256 (hex of the file's content, nullable), path (where it was last seen, nullable), format ("png"), file-size-bytes,
 * width, height, frames (0 = not known), duration-s (0 = not known), made-at-usec (file time), recorded-at-usec, decision, reason (nullable),
 * decided-at-usec, member (who recorded it), cost (TopsheetMoney in the project's currency, nullable = unpriced), entry-id (its charge, 0 = none),
 * parent-id (the version it was edited from, 0 = made by a model), operation (what was done to the parent: "retouch", nullable), edit-seconds (people's time in it,
 * 0 = not measured), duplicate-of-id (the first version of the project with the same configuration, 0 = none), parent and duplicate-of (version ids of those two,
 * nullable, read only from a store), provenance (who says that it was made by what, JSON of topsheet_provenance_print(), nullable), stars (0 … 5), is-disputed (the
 * newest decisions of two people differ). A look (64 bits of topsheet_look_read()) beside them.
 */
G_DECLARE_FINAL_TYPE (TopsheetGeneration, topsheet_generation, TOPSHEET, GENERATION, GObject)

TopsheetGeneration   *topsheet_generation_new                  (gint64              project_id);
gint64                topsheet_generation_get_id               (TopsheetGeneration *self);
gint64                topsheet_generation_get_project_id       (TopsheetGeneration *self);
gint64                topsheet_generation_get_deliverable_id   (TopsheetGeneration *self);
const char           *topsheet_generation_get_deliverable      (TopsheetGeneration *self);
guint                 topsheet_generation_get_version          (TopsheetGeneration *self);
/* (transfer none), never NULL */
const char           *topsheet_generation_get_version_id       (TopsheetGeneration *self);
TopsheetPhase         topsheet_generation_get_phase            (TopsheetGeneration *self);
const char           *topsheet_generation_get_provider         (TopsheetGeneration *self);
const char           *topsheet_generation_get_model_id         (TopsheetGeneration *self);
/* What to show for the model: the catalogue id, else what the file says, else NULL. (transfer none) */
const char           *topsheet_generation_get_model            (TopsheetGeneration *self);
/* never NULL */
TopsheetParameters   *topsheet_generation_get_parameters       (TopsheetGeneration *self);
TopsheetUsage        *topsheet_generation_get_usage            (TopsheetGeneration *self);
const char           *topsheet_generation_get_sha256           (TopsheetGeneration *self);
const char           *topsheet_generation_get_path             (TopsheetGeneration *self);
const char           *topsheet_generation_get_format           (TopsheetGeneration *self);
gint64                topsheet_generation_get_file_size_bytes  (TopsheetGeneration *self);
guint                 topsheet_generation_get_width            (TopsheetGeneration *self);
guint                 topsheet_generation_get_height           (TopsheetGeneration *self);
guint                 topsheet_generation_get_frames           (TopsheetGeneration *self);
double                topsheet_generation_get_duration_s       (TopsheetGeneration *self);
gint64                topsheet_generation_get_made_at_usec     (TopsheetGeneration *self);
gint64                topsheet_generation_get_recorded_at_usec (TopsheetGeneration *self);
TopsheetDecisionKind  topsheet_generation_get_decision         (TopsheetGeneration *self);
const char           *topsheet_generation_get_reason           (TopsheetGeneration *self);
gint64                topsheet_generation_get_decided_at_usec  (TopsheetGeneration *self);
const char           *topsheet_generation_get_member           (TopsheetGeneration *self);
const TopsheetMoney  *topsheet_generation_get_cost             (TopsheetGeneration *self);
gint64                topsheet_generation_get_entry_id         (TopsheetGeneration *self);
gint64                topsheet_generation_get_parent_id        (TopsheetGeneration *self);
const char           *topsheet_generation_get_operation        (TopsheetGeneration *self);
double                topsheet_generation_get_edit_seconds     (TopsheetGeneration *self);
gint64                topsheet_generation_get_duplicate_of_id  (TopsheetGeneration *self);
const char           *topsheet_generation_get_parent           (TopsheetGeneration *self);
const char           *topsheet_generation_get_duplicate_of     (TopsheetGeneration *self);
const char           *topsheet_generation_get_provenance       (TopsheetGeneration *self);
/* FALSE as long as nobody looked at it. */
gboolean              topsheet_generation_get_look             (TopsheetGeneration *self,
                                                                guint64            *look);
void                  topsheet_generation_set_look             (TopsheetGeneration *self,
                                                                guint64             look);
guint                 topsheet_generation_get_stars            (TopsheetGeneration *self);
gboolean              topsheet_generation_is_disputed          (TopsheetGeneration *self);
/* Writes go through g_object_set(); the ones below are on hot paths. */
void                  topsheet_generation_set_decision         (TopsheetGeneration   *self,
                                                                TopsheetDecisionKind  decision,
                                                                const char           *reason,
                                                                gint64                decided_at_usec);
void                  topsheet_generation_set_cost             (TopsheetGeneration   *self,
                                                                const TopsheetMoney  *cost);
/* "SH010_v003" → "SH010", 3. FALSE when @text is no version id. (out transfer full) */
gboolean              topsheet_version_id_parse                (const char           *text,
                                                                char                **deliverable,
                                                                guint                *version);
char                 *topsheet_version_id_print                (const char           *deliverable,
                                                                guint                 version);

G_END_DECLS
