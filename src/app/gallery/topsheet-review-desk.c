/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-desk.h"

#include "app/gallery/topsheet-review-act.h"
#include "app/gallery/topsheet-review-watch.h"
#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

#define REASON_SECONDS 3
/* Decisions of the last minute, for "38 a minute". */
#define RATE_SECONDS 60
/* After so long without a decision, or shortly after the last view went away, the time goes to the ledger. */
#define POST_SECONDS (5 * 60)
#define LEAVE_SECONDS 2

typedef struct
{
  GWeakRef desk;
  TopsheetReviewAct *act;
  gboolean is_reason; /* adds the reason to an act that is on the undo stack already */
} Write;

struct _TopsheetReviewDesk
{
  GObject parent_instance;
  TopsheetSession *session;
  TopsheetGenerationList *list;
  TopsheetUndoStack *undo;
  TopsheetReviewAct *asked; /* what a digit would give a reason to */
  char *question;
  guint question_source;
  char *last_reason;
  TopsheetReviewFindFunc find;
  gpointer find_data;
  GArray *decided_at; /* gint64 monotonic usec of recent decisions */
  TopsheetReasons *reasons;
  TopsheetReviewWatch *watch;
  GHashTable *open; /* views that are on screen */
  gint64 target_id;
  guint post_source;
};

G_DEFINE_FINAL_TYPE (TopsheetReviewDesk, topsheet_review_desk, G_TYPE_OBJECT)

typedef enum
{
  PROP_QUESTION = 1,
} TopsheetReviewDeskProperty;

enum
{
  DECIDED,
  WRITTEN,
  FAILED,
  STEP,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_QUESTION + 1];
static guint signals[N_SIGNALS];

static void
write_free (gpointer data)
{
  Write *write = data;

  g_weak_ref_clear (&write->desk);
  topsheet_review_act_unref (write->act);
  g_free (write);
}

static void
forget_old_decisions (TopsheetReviewDesk *self)
{
  gint64 since = g_get_monotonic_time () - RATE_SECONDS * G_USEC_PER_SEC;
  guint old = 0;

  while (old < self->decided_at->len && g_array_index (self->decided_at, gint64, old) < since)
    old++;
  if (old > 0)
    g_array_remove_range (self->decided_at, 0, old);
}

static void
post (TopsheetReviewDesk *self)
{
  dex_future_disown (topsheet_hours_service_post (self->session, topsheet_generation_list_get_project_id (self->list)));
}

static gboolean
post_cb (gpointer data)
{
  TopsheetReviewDesk *self = data;

  self->post_source = 0;
  post (self);
  return G_SOURCE_REMOVE;
}

static void
post_later (TopsheetReviewDesk *self, guint seconds)
{
  g_clear_handle_id (&self->post_source, g_source_remove);
  self->post_source = g_timeout_add_seconds (seconds, post_cb, self);
}

static void
written (TopsheetReviewDesk *self, Write *write, GPtrArray *after)
{
  g_autofree char *title = topsheet_review_act_describe (write->act);
  gint64 now = g_get_monotonic_time ();

  topsheet_paged_list_put_rows (TOPSHEET_PAGED_LIST (self->list), after);
  if (write->is_reason)
    return;
  if (!write->act->is_stars)
    post_later (self, g_hash_table_size (self->open) > 0 ? POST_SECONDS : LEAVE_SECONDS);
  topsheet_undo_stack_push (self->undo, title, topsheet_review_act_undo, topsheet_review_act_ref (write->act),
                            topsheet_review_act_unref);
  if (write->act->name && !write->act->is_stars && write->act->kind != TOPSHEET_DECISION_PENDING)
    g_array_append_val (self->decided_at, now);
  g_signal_emit (self, signals[WRITTEN], 0, title);
}

static DexFuture *
write_fiber (gpointer data)
{
  Write *write = data;
  TopsheetReviewAct *act = write->act;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (TopsheetReviewDesk) self = NULL;
  g_autoptr (GError) error = NULL;

  if (!act->before)
    act->before =
      dex_await_boxed (topsheet_store_load_generations (topsheet_session_get_store (act->session), act->ids), &error);
  if (act->before)
    after = dex_await_boxed (topsheet_review_act_write (act), &error);
  self = g_weak_ref_get (&write->desk);
  if (self && after)
    written (self, write, after);
  else if (self)
    {
      topsheet_paged_list_refresh_rows (TOPSHEET_PAGED_LIST (self->list));
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  return dex_future_new_true ();
}

static void
write_act (TopsheetReviewDesk *self, TopsheetReviewAct *act, gboolean is_reason)
{
  Write *write = g_new0 (Write, 1);

  g_weak_ref_init (&write->desk, self);
  write->act = topsheet_review_act_ref (act);
  write->is_reason = is_reason;
  dex_future_disown (dex_scheduler_spawn (NULL, 0, write_fiber, write, write_free));
}

static gboolean
question_timeout_cb (gpointer data)
{
  TopsheetReviewDesk *self = data;

  self->question_source = 0;
  topsheet_review_desk_dismiss (self);
  return G_SOURCE_REMOVE;
}

static void
ask (TopsheetReviewDesk *self, TopsheetReviewAct *act)
{
  g_autofree char *title = topsheet_review_act_describe (act);

  self->asked = topsheet_review_act_ref (act);
  /* Translators: "SH040_v014 rejected. Why?" */
  self->question = g_strdup_printf (_("%s. Why?"), title);
  self->question_source = g_timeout_add_seconds (REASON_SECONDS, question_timeout_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
}

static TopsheetReviewAct *
make_act (TopsheetReviewDesk *self, GtkBitset *places, TopsheetDecisionKind kind, const char *reason)
{
  TopsheetPagedList *list = TOPSHEET_PAGED_LIST (self->list);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetReviewAct *act = topsheet_review_act_new (self->session, kind, reason);
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      gint64 id = topsheet_paged_list_get_id (list, place);
      GObject *row = topsheet_paged_list_peek_row (list, place);

      g_array_append_val (act->ids, id);
      if (row)
        g_ptr_array_add (rows, g_object_ref (row));
    }
  if (rows->len == act->ids->len)
    act->before = g_steal_pointer (&rows);
  if (act->before && act->before->len == 1)
    act->name = g_strdup (topsheet_generation_get_version_id (act->before->pdata[0]));
  return act;
}

static void
topsheet_review_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetReviewDesk *self = TOPSHEET_REVIEW_DESK (object);

  switch ((TopsheetReviewDeskProperty) id)
    {
    case PROP_QUESTION:
      g_value_set_string (value, self->question);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_review_desk_dispose (GObject *object)
{
  TopsheetReviewDesk *self = TOPSHEET_REVIEW_DESK (object);

  if (self->post_source != 0)
    post (self);
  g_clear_handle_id (&self->post_source, g_source_remove);
  g_clear_handle_id (&self->question_source, g_source_remove);
  g_clear_object (&self->reasons);
  g_clear_pointer (&self->asked, topsheet_review_act_unref);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->last_reason, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (topsheet_review_desk_parent_class)->dispose (object);
}

static void
topsheet_review_desk_finalize (GObject *object)
{
  g_array_unref (TOPSHEET_REVIEW_DESK (object)->decided_at);
  topsheet_review_watch_free (TOPSHEET_REVIEW_DESK (object)->watch);
  g_hash_table_unref (TOPSHEET_REVIEW_DESK (object)->open);
  G_OBJECT_CLASS (topsheet_review_desk_parent_class)->finalize (object);
}

static void
topsheet_review_desk_class_init (TopsheetReviewDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = TOPSHEET_TYPE_REVIEW_DESK;

  object_class->get_property = topsheet_review_desk_get_property;
  object_class->dispose = topsheet_review_desk_dispose;
  object_class->finalize = topsheet_review_desk_finalize;
  properties[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   GTK_TYPE_BITSET, G_TYPE_UINT);
  signals[WRITTEN] = g_signal_new ("written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
topsheet_review_desk_init (TopsheetReviewDesk *self)
{
  self->decided_at = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->watch = topsheet_review_watch_new ();
  self->open = g_hash_table_new (NULL, NULL);
}

TopsheetReviewDesk *
topsheet_review_desk_new (TopsheetSession *session, TopsheetGenerationList *list, TopsheetUndoStack *undo)
{
  TopsheetReviewDesk *self = g_object_new (TOPSHEET_TYPE_REVIEW_DESK, NULL);

  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->undo = g_object_ref (undo);
  self->reasons = topsheet_reasons_new (session);
  /* What a crash or a rate that was set later left behind. */
  post (self);
  return self;
}

TopsheetSession *
topsheet_review_desk_get_session (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), NULL);
  return self->session;
}

TopsheetGenerationList *
topsheet_review_desk_get_list (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), NULL);
  return self->list;
}

TopsheetUndoStack *
topsheet_review_desk_get_undo (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), NULL);
  return self->undo;
}

void
topsheet_review_desk_decide (TopsheetReviewDesk *self, GtkBitset *places, TopsheetDecisionKind kind, const char *reason)
{
  g_autoptr (TopsheetReviewAct) act = NULL;

  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  topsheet_review_desk_dismiss (self);
  if (gtk_bitset_is_empty (places))
    return;
  act = make_act (self, places, kind, reason);
  act->seconds = topsheet_review_watch_take (self->watch, act->ids, g_get_monotonic_time ());
  write_act (self, act, FALSE);
  g_signal_emit (self, signals[DECIDED], 0, places, (guint) kind);
  if (kind == TOPSHEET_DECISION_REJECTED && !reason)
    ask (self, act);
}

void
topsheet_review_desk_keep (TopsheetReviewDesk *self, GtkBitset *places, guint keep)
{
  g_autoptr (TopsheetReviewAct) act = NULL;
  TopsheetGeneration *kept;

  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  topsheet_review_desk_dismiss (self);
  kept = topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), keep);
  if (!kept || !gtk_bitset_contains (places, keep) || gtk_bitset_get_size (places) < 2)
    return;
  act = make_act (self, places, TOPSHEET_DECISION_REJECTED, NULL);
  act->keep_id = topsheet_generation_get_id (kept);
  act->seconds = topsheet_review_watch_take (self->watch, act->ids, g_get_monotonic_time ());
  g_set_str (&act->name, topsheet_generation_get_version_id (kept));
  write_act (self, act, FALSE);
  g_signal_emit (self, signals[DECIDED], 0, places, (guint) TOPSHEET_DECISION_REJECTED);
}

void
topsheet_review_desk_set_stars (TopsheetReviewDesk *self, GtkBitset *places, guint stars)
{
  g_autoptr (TopsheetReviewAct) act = NULL;
  gboolean same;

  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  g_return_if_fail (stars <= 5);
  topsheet_review_desk_dismiss (self);
  if (gtk_bitset_is_empty (places))
    return;
  act = make_act (self, places, TOPSHEET_DECISION_PENDING, NULL);
  act->is_stars = TRUE;
  act->stars = stars;
  same = act->before != NULL;
  for (guint i = 0; same && i < act->before->len; i++)
    same = topsheet_generation_get_stars (act->before->pdata[i]) == stars;
  if (!same)
    write_act (self, act, FALSE);
}

TopsheetReasons *
topsheet_review_desk_get_reasons (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), NULL);
  return self->reasons;
}

static void
watch_target (TopsheetReviewDesk *self)
{
  topsheet_review_watch_look (self->watch, g_hash_table_size (self->open) > 0 ? self->target_id : 0,
                              g_get_monotonic_time ());
}

void
topsheet_review_desk_look (TopsheetReviewDesk *self, gint64 generation_id)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  self->target_id = generation_id;
  watch_target (self);
}

void
topsheet_review_desk_touch (TopsheetReviewDesk *self)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  topsheet_review_watch_touch (self->watch, g_get_monotonic_time ());
}

void
topsheet_review_desk_set_open (TopsheetReviewDesk *self, gpointer view, gboolean open)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  if (open)
    g_hash_table_add (self->open, view);
  else
    g_hash_table_remove (self->open, view);
  watch_target (self);
  if (!open && g_hash_table_size (self->open) == 0 && self->post_source != 0)
    post_later (self, LEAVE_SECONDS);
}

void
topsheet_review_desk_repeat (TopsheetReviewDesk *self, GtkBitset *places)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  topsheet_review_desk_decide (self, places, TOPSHEET_DECISION_REJECTED, self->last_reason);
}

const char *
topsheet_review_desk_get_question (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), NULL);
  return self->question;
}

gboolean
topsheet_review_desk_answer (TopsheetReviewDesk *self, guint number)
{
  const char * const *reasons;

  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), FALSE);
  if (!self->asked)
    return FALSE;
  reasons = topsheet_reasons_get (self->reasons);
  if (!self->asked->before || number == 0 || number > g_strv_length ((char **) reasons))
    return TRUE;
  g_set_str (&self->asked->reason, reasons[number - 1]);
  g_set_str (&self->last_reason, reasons[number - 1]);
  write_act (self, self->asked, TRUE);
  topsheet_review_desk_dismiss (self);
  return TRUE;
}

gboolean
topsheet_review_desk_dismiss (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), FALSE);
  if (!self->asked)
    return FALSE;
  g_clear_handle_id (&self->question_source, g_source_remove);
  g_clear_pointer (&self->asked, topsheet_review_act_unref);
  g_clear_pointer (&self->question, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
  return TRUE;
}

void
topsheet_review_desk_step (TopsheetReviewDesk *self, int direction)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  g_signal_emit (self, signals[STEP], 0, direction);
}

void
topsheet_review_desk_set_find (TopsheetReviewDesk *self, TopsheetReviewFindFunc func, gpointer data)
{
  g_return_if_fail (TOPSHEET_IS_REVIEW_DESK (self));
  self->find = func;
  self->find_data = data;
}

guint
topsheet_review_desk_find (TopsheetReviewDesk *self, int direction)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), GTK_INVALID_LIST_POSITION);
  return self->find ? self->find (self->find_data, direction) : GTK_INVALID_LIST_POSITION;
}

guint
topsheet_review_desk_count_recent (TopsheetReviewDesk *self)
{
  g_return_val_if_fail (TOPSHEET_IS_REVIEW_DESK (self), 0);
  forget_old_decisions (self);
  return self->decided_at->len;
}
