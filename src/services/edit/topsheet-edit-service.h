/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/** TOPSHEET_EDIT_IDLE_CAP_S: the most that counts between two signs of work (opened, saved): longer pauses are no work. */
#define TOPSHEET_EDIT_IDLE_CAP_S 1200

#define TOPSHEET_TYPE_EDIT_SERVICE (topsheet_edit_service_get_type ())
/**
 * TopsheetEditService:
 *
 * Hands versions over to a person's editor and brings back what came of them (docs/adr/0016). A version is opened as a copy of its file, in the folder `edits` beside the
 * library; the original is never touched. The copy is watched; a save counts when size and time of the file rested for a moment and its content is a whole
 * picture that differs. What was saved waits until somebody calls topsheet_edit_service_finish(): one edit is one refinement, however often it was saved.
 * Open edits are kept in the library and survive a restart.
 *
 * Time is measured from opening to the last save; of each pause between two signs of work at most %TOPSHEET_EDIT_IDLE_CAP_S count.
 *
 * Signals: changed (): the open edits, or what is known about one. All calls belong to the main thread.
 */
G_DECLARE_FINAL_TYPE (TopsheetEditService, topsheet_edit_service, TOPSHEET, EDIT_SERVICE, GObject)

typedef enum
{
  TOPSHEET_EDIT_OPEN,  /* nothing was saved yet */
  TOPSHEET_EDIT_SAVED, /* something waits to be brought in */
  TOPSHEET_EDIT_GONE,  /* the copy is not there any more */
} TopsheetEditState;

/* The one of @session, made when it is first asked for. (transfer none) */
TopsheetEditService *topsheet_edit_service_for_session (TopsheetSession     *session);
/* How long a file has to rest before it is read, milliseconds; 1500 unless told. */
void                 topsheet_edit_service_set_rest_ms (TopsheetEditService *self,
                                                        guint                rest_ms);
/* → TRUE; reads the open edits of the library, and looks at each copy: what was saved, moved or deleted while nobody watched. */
DexFuture           *topsheet_edit_service_load        (TopsheetEditService *self);
/* Looks at each copy again, for file systems that tell nothing; cheap. */
void                 topsheet_edit_service_look        (TopsheetEditService *self);
/**
 * topsheet_edit_service_start:
 * @application: (nullable): its name for people
 *
 * Makes the copy and starts the clock; the caller launches the application with the path. An undecided version becomes *edit*. A version that is open
 * already stays so. → TopsheetOpenEdit (boxed). Errors: the file is gone, the folder cannot be written.
 */
DexFuture           *topsheet_edit_service_start       (TopsheetEditService *self,
                                                        TopsheetGeneration  *generation,
                                                        const char          *application);
/* What is open in @project_id (0 = everywhere), oldest first. (transfer full) (element-type TopsheetOpenEdit) */
GPtrArray           *topsheet_edit_service_list        (TopsheetEditService *self,
                                                        gint64               project_id);
TopsheetEditState    topsheet_edit_service_get_state   (TopsheetEditService *self,
                                                        gint64               edit_id);
/* Seconds so far: what was measured, and while nothing was saved since then the pause that is under way, at most the cap. */
double               topsheet_edit_service_measure     (TopsheetEditService *self,
                                                        gint64               edit_id);
/**
 * topsheet_edit_service_finish:
 * @operation: as in #TopsheetRefinement
 * @edit_seconds: what a person says; below 0 = what was measured
 *
 * → TopsheetGeneration: the refinement, which has a copy of its own of what was saved, so that a late save in the editor changes nothing. On an error the edit
 * stays open and nothing is recorded.
 */
DexFuture           *topsheet_edit_service_finish      (TopsheetEditService *self,
                                                        gint64               edit_id,
                                                        const char          *operation,
                                                        double               edit_seconds);
/* → TRUE; nothing comes of it. The copy is deleted when nothing was saved in it, else it stays where it is. */
DexFuture           *topsheet_edit_service_discard     (TopsheetEditService *self,
                                                        gint64               edit_id);

G_END_DECLS
