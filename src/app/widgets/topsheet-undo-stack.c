/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-undo-stack.h"

#define MAX_ACTS 100

typedef struct
{
  char *title;
  TopsheetUndoFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Act;

struct _TopsheetUndoStack
{
  GObject parent_instance;

  GPtrArray *done;   /* (element-type Act) newest last */
  GPtrArray *undone; /* (element-type Act) next to do again last */
  guint serial;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (TopsheetUndoStack, topsheet_undo_stack, G_TYPE_OBJECT)

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
} TopsheetUndoStackProperty;

static GParamSpec *properties[PROP_REDO_TITLE + 1];

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
act_free (gpointer data)
{
  Act *act = data;

  if (act->destroy != NULL)
    act->destroy (act->data);
  g_free (act->title);
  g_free (act);
}

static const char *
top_title (GPtrArray *acts)
{
  const Act *act = acts->len > 0 ? g_ptr_array_index (acts, acts->len - 1) : NULL;

  return act != NULL ? act->title : NULL;
}

static void
notify_all (TopsheetUndoStack *self)
{
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_TITLE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
set_busy (TopsheetUndoStack *self, gboolean busy)
{
  self->busy = busy;
  notify_all (self);
}

typedef struct
{
  TopsheetUndoStack *stack;
  gboolean redo;
  guint serial;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->stack);
  g_free (run);
}

static DexFuture *
run_done (DexFuture *future, gpointer user_data)
{
  Run *run = user_data;
  TopsheetUndoStack *self = run->stack;
  GPtrArray *from = run->redo ? self->undone : self->done;
  GPtrArray *to = run->redo ? self->done : self->undone;

  /* Something else was pushed or all was cleared meanwhile: then there is no place for this act any more. */
  if (dex_future_is_resolved (future) && run->serial == self->serial && from->len > 0)
    {
      g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
      self->serial++;
    }
  set_busy (self, FALSE);
  if (dex_future_is_rejected (future))
    {
      g_autoptr (GError) error = NULL;

      dex_future_get_value (future, &error);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }
  return dex_future_is_resolved (future) ? dex_future_new_true () : dex_ref (future);
}

static DexFuture *
run_top (TopsheetUndoStack *self, gboolean redo)
{
  GPtrArray *acts = redo ? self->undone : self->done;
  const Act *act;
  Run *run;

  if (self->busy || acts->len == 0)
    return dex_future_new_false ();

  act = g_ptr_array_index (acts, acts->len - 1);
  set_busy (self, TRUE);
  run = g_new0 (Run, 1);
  run->stack = g_object_ref (self);
  run->redo = redo;
  run->serial = self->serial;
  return dex_future_finally (act->func (act->data, redo), run_done, run, run_free);
}

static void
topsheet_undo_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetUndoStack *self = TOPSHEET_UNDO_STACK (object);

  switch ((TopsheetUndoStackProperty) id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, topsheet_undo_stack_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, topsheet_undo_stack_get_can_redo (self));
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, topsheet_undo_stack_get_undo_title (self));
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, topsheet_undo_stack_get_redo_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_undo_stack_finalize (GObject *object)
{
  TopsheetUndoStack *self = TOPSHEET_UNDO_STACK (object);

  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_undo_stack_parent_class)->finalize (object);
}

static void
topsheet_undo_stack_class_init (TopsheetUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = topsheet_undo_stack_get_property;
  object_class->finalize = topsheet_undo_stack_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
topsheet_undo_stack_init (TopsheetUndoStack *self)
{
  self->done = g_ptr_array_new_with_free_func (act_free);
  self->undone = g_ptr_array_new_with_free_func (act_free);
}

TopsheetUndoStack *
topsheet_undo_stack_new (void)
{
  return g_object_new (TOPSHEET_TYPE_UNDO_STACK, NULL);
}

gboolean
topsheet_undo_stack_get_can_undo (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), FALSE);

  return !self->busy && self->done->len > 0;
}

gboolean
topsheet_undo_stack_get_can_redo (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), FALSE);

  return !self->busy && self->undone->len > 0;
}

const char *
topsheet_undo_stack_get_undo_title (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), NULL);

  return top_title (self->done);
}

const char *
topsheet_undo_stack_get_redo_title (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), NULL);

  return top_title (self->undone);
}

guint
topsheet_undo_stack_get_serial (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), 0);

  return self->serial;
}

void
topsheet_undo_stack_push (TopsheetUndoStack *self,
                          const char *title,
                          TopsheetUndoFunc func,
                          gpointer data,
                          GDestroyNotify destroy)
{
  Act *act;

  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (self));
  g_return_if_fail (title != NULL);
  g_return_if_fail (func != NULL);

  act = g_new0 (Act, 1);
  act->title = g_strdup (title);
  act->func = func;
  act->data = data;
  act->destroy = destroy;
  g_ptr_array_add (self->done, act);
  g_ptr_array_set_size (self->undone, 0);
  if (self->done->len > MAX_ACTS)
    g_ptr_array_remove_index (self->done, 0);
  self->serial++;
  notify_all (self);
}

DexFuture *
topsheet_undo_stack_undo (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), NULL);

  return run_top (self, FALSE);
}

DexFuture *
topsheet_undo_stack_redo (TopsheetUndoStack *self)
{
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (self), NULL);

  return run_top (self, TRUE);
}

void
topsheet_undo_stack_clear (TopsheetUndoStack *self)
{
  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (self));

  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  self->serial++;
  notify_all (self);
}
