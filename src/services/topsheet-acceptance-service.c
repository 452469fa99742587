/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-acceptance-service.h"

#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>

static TopsheetMeasured *
measured_copy (TopsheetMeasured *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (TopsheetMeasured, topsheet_measured, measured_copy, g_free)

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
  TopsheetPhase phase;
  char *model;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->session);
  g_free (self->model);
  g_free (self);
}

static DexFuture *
measure_fiber (gpointer data)
{
  Request *request = data;
  const char *id = topsheet_catalogue_resolve (topsheet_session_get_catalogue (request->session), request->model, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;
  TopsheetMeasured measured;

  rows = dex_await_boxed (topsheet_store_list_acceptance (topsheet_session_get_store (request->session), 0,
                                                          id != NULL ? id : request->model),
                          &error);
  if (rows == NULL)
    return dex_future_new_for_error (error);
  measured = topsheet_acceptance_pick (rows, request->project_id, request->phase);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_MEASURED, measured_copy (&measured));
}

char *
topsheet_measured_format (const TopsheetMeasured *self)
{
  g_autofree char *share = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->decided == 0)
    return NULL;
  share = topsheet_text_format_share ((double) self->accepted / self->decided, 1);
  if (self->scope == TOPSHEET_MEASURED_ELSEWHERE)
    /* Translators: %1$s is a percentage with its sign: "Measured 7.4 %, 4 of 54, in other projects" */
    return g_strdup_printf (_("Measured %1$s, %2$u of %3$u, in other projects"), share, self->accepted, self->decided);
  /* Translators: %1$s is a percentage with its sign: "Measured 7.4 %, 4 of 54" */
  return g_strdup_printf (_("Measured %1$s, %2$u of %3$u"), share, self->accepted, self->decided);
}

TopsheetMeasured
topsheet_acceptance_pick (GPtrArray *rows, gint64 project_id, TopsheetPhase phase)
{
  TopsheetMeasured sums[TOPSHEET_MEASURED_ELSEWHERE + 1] = { 0 };

  g_return_val_if_fail (rows != NULL, sums[0]);

  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetAcceptanceRow *row = rows->pdata[i];
      const guint decided = row->accepted + row->rejected + row->edited;
      const gboolean is_here = row->project_id == project_id;
      TopsheetMeasured *sum = &sums[is_here ? TOPSHEET_MEASURED_IN_PROJECT : TOPSHEET_MEASURED_ELSEWHERE];

      sum->accepted += row->accepted;
      sum->decided += decided;
      if (!is_here || row->phase != phase)
        continue;
      sums[TOPSHEET_MEASURED_IN_PHASE].accepted += row->accepted;
      sums[TOPSHEET_MEASURED_IN_PHASE].decided += decided;
    }
  for (guint i = TOPSHEET_MEASURED_IN_PHASE; i <= TOPSHEET_MEASURED_ELSEWHERE; i++)
    {
      sums[i].scope = (TopsheetMeasuredScope) i;
      if (sums[i].decided > 0)
        return sums[i];
    }
  return sums[TOPSHEET_MEASURED_NOWHERE];
}

DexFuture *
topsheet_acceptance_measure (TopsheetSession *session, gint64 project_id, TopsheetPhase phase, const char *model)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (model != NULL, NULL);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->project_id = project_id;
  request->phase = phase;
  request->model = g_strdup (model);
  return dex_scheduler_spawn (NULL, 0, measure_fiber, request, (GDestroyNotify) request_free);
}
