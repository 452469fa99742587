/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-editor.h"

#include "app/budget/topsheet-budget-load.h"
#include "app/budget/topsheet-budget-rates.h"
#include "app/budget/topsheet-budget-snapshot.h"
#include "app/widgets/topsheet-delivery.h"

#include <glib/gi18n.h>

/* Long enough for a word, short enough that nobody waits for it. */
#define SAVE_MSEC 700

struct _TopsheetBudgetEditor
{
  GObject parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo_stack;
  TopsheetBudgetPlan *plan;
  GPtrArray *rates; /* (element-type TopsheetRate); replaced, never changed */
  TopsheetBudgetTotals totals;
  TopsheetBudgetSnapshot *snapshot;
  TopsheetSaveState state;
  GError *error;
  TopsheetBudgetPlan *baseline; /* (nullable), priced */
  TopsheetBudgetTotals baseline_totals;
  TopsheetBudgetPlan
    *approved; /* (nullable) a copy of the plan on screen when that is approved: the baseline of its first edit */
  TopsheetBudgetPlan *aside; /* (nullable) the draft while another version is on screen */
  GPtrArray *aside_rates;

  GPtrArray *new_rates; /* not in the library yet */
  DexFuture *saving;    /* (nullable) what is under way */
  gboolean dirty;       /* edited since the last save began */
  guint save_source;
  guint load_stamp;

  guint merge_serial; /* of the undo stack when the last act was pushed */
  char *merge_key;
  TopsheetBudgetLine *merge_line;       /* unowned, for comparison only */
  TopsheetBudgetSnapshot **merge_after; /* in the act; valid while the serial is current */
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetEditor, topsheet_budget_editor, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LOADED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_saving (TopsheetBudgetEditor *self);

static void
set_state (TopsheetBudgetEditor *self, TopsheetSaveState state, const GError *error)
{
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
compute (TopsheetBudgetEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (!topsheet_budget_service_compute (self->session, self->plan, self->rates, &self->totals, &error))
    set_state (self, TOPSHEET_SAVE_FAILED, error);
}

static gboolean
save_later (gpointer user_data)
{
  TopsheetBudgetEditor *self = user_data;

  self->save_source = 0;
  if (self->saving == NULL)
    start_saving (self);
  return G_SOURCE_REMOVE;
}

static void
mark_dirty (TopsheetBudgetEditor *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MSEC, save_later, self);
  set_state (self, TOPSHEET_SAVE_UNSAVED, NULL);
}

/* What is saved: the plan on screen unless that is an old version. */
static TopsheetBudgetPlan *
get_draft (TopsheetBudgetEditor *self)
{
  return self->aside != NULL ? self->aside : self->plan;
}

static void
on_saved (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetEditor *self = object;
  TopsheetBudgetPlan *saved = value != NULL ? g_value_get_object (value) : NULL;

  dex_clear (&self->saving);
  if (saved == NULL)
    {
      self->dirty = TRUE;
      set_state (self, TOPSHEET_SAVE_FAILED, error);
      return;
    }
  g_object_set (get_draft (self), "id", topsheet_budget_plan_get_id (saved), "version",
                topsheet_budget_plan_get_version (saved), "saved-at-usec",
                topsheet_budget_plan_get_saved_at_usec (saved), NULL);
  if (self->dirty && self->save_source == 0)
    start_saving (self);
  else
    set_state (self, self->dirty ? TOPSHEET_SAVE_UNSAVED : TOPSHEET_SAVE_SAVED, NULL);
}

static void
start_saving (TopsheetBudgetEditor *self)
{
  self->dirty = FALSE;
  self->saving = topsheet_budget_save (self->session, get_draft (self), self->new_rates);
  g_ptr_array_set_size (self->new_rates, 0);
  set_state (self, TOPSHEET_SAVE_SAVING, NULL);
  topsheet_deliver (dex_ref (self->saving), self, NULL, on_saved);
}

typedef struct
{
  GWeakRef editor;
  TopsheetBudgetSnapshot *before;
  TopsheetBudgetSnapshot *after;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_weak_ref_clear (&edit->editor);
  topsheet_budget_snapshot_unref (edit->before);
  topsheet_budget_snapshot_unref (edit->after);
  g_free (edit);
}

static void
thaw_approved (TopsheetBudgetEditor *self)
{
  if (!topsheet_budget_plan_is_approved (self->plan))
    return;
  /* An approved plan is frozen; what is edited from here on is the next version. */
  g_clear_object (&self->baseline);
  self->baseline = g_steal_pointer (&self->approved);
  g_object_set (self->plan, "id", G_GINT64_CONSTANT (0), "version", topsheet_budget_plan_get_version (self->plan) + 1,
                "approved-at-usec", G_GINT64_CONSTANT (0), "approved-by", NULL, "hash", NULL, "name", NULL, NULL);
  if (self->baseline != NULL)
    topsheet_budget_service_compute (self->session, self->baseline, self->rates, &self->baseline_totals, NULL);
}

static DexFuture *
edit_step (gpointer data, gboolean redo)
{
  Edit *edit = data;
  g_autoptr (TopsheetBudgetEditor) self = g_weak_ref_get (&edit->editor);
  TopsheetBudgetSnapshot *snapshot = redo ? edit->after : edit->before;
  GPtrArray *rates = topsheet_budget_snapshot_get_rates (snapshot);

  if (self == NULL || self->plan == NULL)
    return dex_future_new_true ();

  topsheet_budget_editor_view (self, NULL, NULL);
  thaw_approved (self);
  if (rates != self->rates)
    {
      for (guint i = 0; i < rates->len; i++)
        g_ptr_array_add (self->new_rates, g_object_ref (g_ptr_array_index (rates, i)));
      g_clear_pointer (&self->rates, g_ptr_array_unref);
      self->rates = g_ptr_array_ref (rates);
    }
  topsheet_budget_snapshot_restore (snapshot, self->plan);
  topsheet_budget_snapshot_ref (snapshot);
  topsheet_budget_snapshot_unref (self->snapshot);
  self->snapshot = snapshot;
  compute (self);
  mark_dirty (self);
  return dex_future_new_true ();
}

static void
push_edit (TopsheetBudgetEditor *self,
           TopsheetBudgetSnapshot *after,
           TopsheetBudgetLine *line,
           const char *title,
           const char *merge)
{
  Edit *edit;

  if (merge != NULL && self->merge_line == line && g_strcmp0 (merge, self->merge_key) == 0 &&
      self->merge_serial == topsheet_undo_stack_get_serial (self->undo_stack))
    {
      topsheet_budget_snapshot_unref (*self->merge_after);
      *self->merge_after = topsheet_budget_snapshot_ref (after);
      return;
    }
  edit = g_new0 (Edit, 1);
  g_weak_ref_init (&edit->editor, self);
  edit->before = topsheet_budget_snapshot_ref (self->snapshot);
  edit->after = topsheet_budget_snapshot_ref (after);
  topsheet_undo_stack_push (self->undo_stack, title, edit_step, edit, edit_free);
  self->merge_serial = topsheet_undo_stack_get_serial (self->undo_stack);
  self->merge_line = line;
  self->merge_after = &edit->after;
  g_set_str (&self->merge_key, merge);
}

static void
take_plan (TopsheetBudgetEditor *self, TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  g_set_object (&self->plan, plan);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  self->rates = g_ptr_array_ref (rates);
  g_clear_pointer (&self->snapshot, topsheet_budget_snapshot_unref);
  self->snapshot = topsheet_budget_snapshot_take (plan, rates, NULL, NULL);
  self->merge_line = NULL;
  g_clear_pointer (&self->merge_key, g_free);
  g_clear_object (&self->approved);
  if (topsheet_budget_plan_is_approved (plan))
    {
      self->approved = topsheet_budget_plan_copy (plan);
      g_object_set (self->approved, "approved-at-usec", topsheet_budget_plan_get_approved_at_usec (plan), NULL);
    }
  compute (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_ours (TopsheetBudgetEditor *self, TopsheetBudgetPlan *plan)
{
  return self->plan != NULL &&
         topsheet_budget_plan_get_version (plan) == topsheet_budget_plan_get_version (self->plan) &&
         topsheet_budget_plan_get_saved_at_usec (plan) == topsheet_budget_plan_get_saved_at_usec (self->plan) &&
         topsheet_budget_plan_is_approved (plan) == topsheet_budget_plan_is_approved (self->plan) &&
         g_strcmp0 (topsheet_budget_plan_get_name (plan), topsheet_budget_plan_get_name (self->plan)) == 0;
}

static void
on_loaded (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetEditor *self = object;
  TopsheetBudgetLoaded *loaded = value != NULL ? g_value_get_object (value) : NULL;

  if (loaded == NULL)
    {
      set_state (self, TOPSHEET_SAVE_FAILED, error);
      return;
    }
  /* An old version stays on screen; the draft is read again when that is left. */
  if (self->aside != NULL)
    return;
  g_set_object (&self->baseline, loaded->baseline);
  self->baseline_totals = loaded->baseline_totals;
  /* What a person typed meanwhile is newer than what was read, and our own save comes back here too. */
  if (self->dirty || self->saving != NULL || (self->plan != NULL && is_ours (self, loaded->plan)))
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  self->dirty = FALSE;
  self->state = TOPSHEET_SAVE_SAVED;
  g_ptr_array_set_size (self->new_rates, 0);
  take_plan (self, loaded->plan, loaded->rates);
}

static void
on_store_changed (TopsheetBudgetEditor *self, TopsheetChange kinds)
{
  if ((kinds & TOPSHEET_CHANGE_PLAN) && self->plan != NULL && !self->dirty && self->saving == NULL)
    topsheet_budget_editor_load (self);
}

/* Prices are other ones: lines without a price of their own cost something else now. */
static void
on_catalogue_changed (TopsheetBudgetEditor *self)
{
  if (self->plan == NULL)
    return;
  compute (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
topsheet_budget_editor_dispose (GObject *object)
{
  TopsheetBudgetEditor *self = TOPSHEET_BUDGET_EDITOR (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  dex_clear (&self->saving);
  g_clear_pointer (&self->snapshot, topsheet_budget_snapshot_unref);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_clear_pointer (&self->new_rates, g_ptr_array_unref);
  g_clear_pointer (&self->merge_key, g_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->aside_rates, g_ptr_array_unref);
  g_clear_object (&self->aside);
  g_clear_object (&self->approved);
  g_clear_object (&self->baseline);
  g_clear_object (&self->plan);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_budget_editor_parent_class)->dispose (object);
}

static void
topsheet_budget_editor_class_init (TopsheetBudgetEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_budget_editor_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, TOPSHEET_TYPE_BUDGET_LINE);
}

static void
topsheet_budget_editor_init (TopsheetBudgetEditor *self)
{
  self->new_rates = g_ptr_array_new_with_free_func (g_object_unref);
}

TopsheetBudgetEditor *
topsheet_budget_editor_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetBudgetEditor *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_BUDGET_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo_stack = g_object_ref (undo);
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "catalogue-changed", G_CALLBACK (on_catalogue_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
topsheet_budget_editor_load (TopsheetBudgetEditor *self)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));

  topsheet_deliver (topsheet_budget_load (self->session, self->project), self, &self->load_stamp, on_loaded);
}

TopsheetSession *
topsheet_budget_editor_get_session (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return self->session;
}

TopsheetProject *
topsheet_budget_editor_get_project (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return self->project;
}

TopsheetBudgetPlan *
topsheet_budget_editor_get_plan (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return self->plan;
}

const TopsheetBudgetTotals *
topsheet_budget_editor_get_totals (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return &self->totals;
}

GPtrArray *
topsheet_budget_editor_get_rates (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return self->rates;
}

TopsheetBudgetPlan *
topsheet_budget_editor_get_baseline (TopsheetBudgetEditor *self, const TopsheetBudgetTotals **totals)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  if (totals != NULL)
    *totals = &self->baseline_totals;
  return self->aside == NULL ? self->baseline : NULL;
}

gboolean
topsheet_budget_editor_is_viewing (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), FALSE);

  return self->aside != NULL;
}

void
topsheet_budget_editor_view (TopsheetBudgetEditor *self, TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  g_autoptr (TopsheetBudgetPlan) shown = NULL;
  g_autoptr (GPtrArray) shown_rates = NULL;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));

  if (self->plan == NULL || (plan == NULL && self->aside == NULL))
    return;
  if (plan == NULL)
    {
      shown = g_steal_pointer (&self->aside);
      shown_rates = g_steal_pointer (&self->aside_rates);
    }
  else
    {
      shown = g_object_ref (plan);
      shown_rates = g_ptr_array_ref (rates);
      if (self->aside == NULL)
        {
          self->aside = g_object_ref (self->plan);
          self->aside_rates = g_ptr_array_ref (self->rates);
        }
    }
  take_plan (self, shown, shown_rates);
  if (plan == NULL)
    on_store_changed (self, TOPSHEET_CHANGE_PLAN);
}

TopsheetSaveState
topsheet_budget_editor_get_state (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), TOPSHEET_SAVE_LOADING);

  return self->state;
}

const GError *
topsheet_budget_editor_get_error (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return self->error;
}

void
topsheet_budget_editor_commit (TopsheetBudgetEditor *self,
                               TopsheetBudgetLine *line,
                               const char *title,
                               const char *merge)
{
  g_autoptr (TopsheetBudgetSnapshot) after = NULL;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));
  g_return_if_fail (self->plan != NULL);
  g_return_if_fail (title != NULL);
  g_return_if_fail (self->aside == NULL);

  thaw_approved (self);
  after = topsheet_budget_snapshot_take (self->plan, self->rates, self->snapshot, line);
  push_edit (self, after, line, title, merge);
  topsheet_budget_snapshot_unref (self->snapshot);
  self->snapshot = g_steal_pointer (&after);
  compute (self);
  mark_dirty (self);
}

DexFuture *
topsheet_budget_editor_flush (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->dirty)
    {
      /* One that is under way has an older state; the store keeps the order. */
      dex_clear (&self->saving);
      start_saving (self);
    }
  return self->saving != NULL ? dex_ref (self->saving) : dex_future_new_true ();
}

void
topsheet_budget_editor_set_rate (TopsheetBudgetEditor *self, const char *from, const TopsheetDecimal *rate)
{
  const gint64 day = G_GINT64_CONSTANT (86400000000);
  g_autoptr (TopsheetRate) fresh = NULL;
  g_autofree char *source = NULL;
  GPtrArray *rates;
  gint64 now;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (rate != NULL);

  now = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  source = g_strdup_printf (_("typed by %s"), topsheet_session_get_member (self->session));
  fresh = topsheet_rate_new (topsheet_project_get_id (self->project), from,
                             topsheet_budget_plan_get_currency (self->plan), *rate, now - now % day, source);
  rates = topsheet_budget_rates_replace (self->rates, fresh);
  g_ptr_array_unref (self->rates);
  self->rates = rates;
  /* Of what is typed digit by digit only the last reaches the library. */
  rates = topsheet_budget_rates_replace (self->new_rates, fresh);
  g_ptr_array_unref (self->new_rates);
  self->new_rates = rates;
  topsheet_budget_editor_commit (self, NULL, _("Change a rate"), from);
}
