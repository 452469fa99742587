/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-generation-list.h"

#include "base/topsheet-time.h"

#include <glib/gi18n.h>

/* What changed is looked at together, and after the picture that follows a decision has come: of a large library all of the order is read anew. */
#define CHANGED_MS 100
#define DAY_USEC (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

struct _TopsheetGenerationList
{
  TopsheetPagedList parent_instance;
  TopsheetStore *store;
  gint64 project_id;
  guint decisions;
  TopsheetSort sort;
  TopsheetSearch *search;
  TopsheetChange changed; /* since it was looked at last */
  guint changed_source;
};

G_DEFINE_FINAL_TYPE (TopsheetGenerationList, topsheet_generation_list, TOPSHEET_TYPE_PAGED_LIST)

static DexFuture *
query (TopsheetPagedList *list)
{
  TopsheetGenerationList *self = TOPSHEET_GENERATION_LIST (list);

  return topsheet_generation_list_query_like (self, self->decisions);
}

static DexFuture *
load (TopsheetPagedList *list, GArray *ids)
{
  return topsheet_store_load_generations (TOPSHEET_GENERATION_LIST (list)->store, ids);
}

static gint64
get_row_id (TopsheetPagedList *list, GObject *row)
{
  return topsheet_generation_get_id (TOPSHEET_GENERATION (row));
}

static char *
describe_stars (guint stars)
{
  if (stars == 0)
    return g_strdup (_("No stars"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u star", "%u stars", stars), stars);
}

/* When it was made, or else recorded: what the orders by time go by. */
static gint64
get_day (TopsheetGeneration *generation)
{
  gint64 made = topsheet_generation_get_made_at_usec (generation);

  return (made != 0 ? made : topsheet_generation_get_recorded_at_usec (generation)) / DAY_USEC;
}

static gboolean
is_same_group (TopsheetSort sort, TopsheetGeneration *a, TopsheetGeneration *b)
{
  switch (sort)
    {
    case TOPSHEET_SORT_DELIVERABLE:
      return g_strcmp0 (topsheet_generation_get_deliverable (a), topsheet_generation_get_deliverable (b)) == 0;
    case TOPSHEET_SORT_MODEL:
      return g_strcmp0 (topsheet_generation_get_model (a), topsheet_generation_get_model (b)) == 0;
    case TOPSHEET_SORT_PHASE:
      return topsheet_generation_get_phase (a) == topsheet_generation_get_phase (b);
    case TOPSHEET_SORT_NEWEST:
    case TOPSHEET_SORT_OLDEST:
      return get_day (a) == get_day (b);
    case TOPSHEET_SORT_STARS:
      return topsheet_generation_get_stars (a) == topsheet_generation_get_stars (b);
    case TOPSHEET_SORT_DEAREST:
    default:
      return TRUE;
    }
}

static char *
describe_model (const char *model)
{
  return g_strdup (model ? model : _("Unknown model"));
}

/* Short, as it stands on a picture. */
static char *
describe_tag (TopsheetSort sort, TopsheetGeneration *generation)
{
  switch (sort)
    {
    case TOPSHEET_SORT_DELIVERABLE:
      return g_strdup (topsheet_generation_get_deliverable (generation));
    case TOPSHEET_SORT_NEWEST:
    case TOPSHEET_SORT_OLDEST:
      return topsheet_time_format_day (get_day (generation) * DAY_USEC);
    case TOPSHEET_SORT_MODEL:
      return describe_model (topsheet_generation_get_model (generation));
    case TOPSHEET_SORT_PHASE:
      return g_strdup (topsheet_phase_get_title (topsheet_generation_get_phase (generation)));
    case TOPSHEET_SORT_STARS:
      return describe_stars (topsheet_generation_get_stars (generation));
    case TOPSHEET_SORT_DEAREST:
    default:
      return NULL;
    }
}

static char *
get_group (TopsheetPagedList *list, GObject *row, GObject *previous)
{
  TopsheetSort sort = TOPSHEET_GENERATION_LIST (list)->sort;

  if (previous && is_same_group (sort, TOPSHEET_GENERATION (row), TOPSHEET_GENERATION (previous)))
    return NULL;
  return describe_tag (sort, TOPSHEET_GENERATION (row));
}

static gboolean
look_cb (gpointer data)
{
  TopsheetGenerationList *self = data;
  TopsheetChange kinds = self->changed;

  self->changed = 0;
  self->changed_source = 0;
  topsheet_paged_list_refresh_rows (data);
  if (kinds & TOPSHEET_CHANGE_GENERATION)
    topsheet_paged_list_merge (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TopsheetGenerationList *self, TopsheetChange kinds)
{
  kinds &= TOPSHEET_CHANGE_GENERATION | TOPSHEET_CHANGE_DECISION | TOPSHEET_CHANGE_LEDGER;
  if (kinds == 0 || !topsheet_paged_list_is_queried (TOPSHEET_PAGED_LIST (self)))
    return;
  self->changed |= kinds;
  if (self->changed_source == 0)
    self->changed_source = g_timeout_add (CHANGED_MS, look_cb, self);
}

static void
topsheet_generation_list_finalize (GObject *object)
{
  TopsheetGenerationList *self = TOPSHEET_GENERATION_LIST (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->search, topsheet_search_unref);
  G_OBJECT_CLASS (topsheet_generation_list_parent_class)->finalize (object);
}

static void
topsheet_generation_list_class_init (TopsheetGenerationListClass *klass)
{
  TopsheetPagedListClass *list_class = TOPSHEET_PAGED_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = topsheet_generation_list_finalize;
  list_class->query = query;
  list_class->load = load;
  list_class->get_row_id = get_row_id;
  list_class->get_group = get_group;
}

static void
topsheet_generation_list_init (TopsheetGenerationList *self)
{
}

TopsheetGenerationList *
topsheet_generation_list_new (TopsheetStore *store, gint64 project_id)
{
  TopsheetGenerationList *self;

  g_return_val_if_fail (TOPSHEET_IS_STORE (store), NULL);
  self = g_object_new (TOPSHEET_TYPE_GENERATION_LIST, NULL);
  self->store = g_object_ref (store);
  self->project_id = project_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gint64
topsheet_generation_list_get_project_id (TopsheetGenerationList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), 0);
  return self->project_id;
}

guint
topsheet_generation_list_get_decisions (TopsheetGenerationList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), 0);
  return self->decisions;
}

TopsheetSort
topsheet_generation_list_get_sort (TopsheetGenerationList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), TOPSHEET_SORT_DELIVERABLE);
  return self->sort;
}

TopsheetSearch *
topsheet_generation_list_get_search (TopsheetGenerationList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), NULL);
  return self->search;
}

void
topsheet_generation_list_set_decisions (TopsheetGenerationList *self, guint decisions)
{
  g_return_if_fail (TOPSHEET_IS_GENERATION_LIST (self));
  if (self->decisions == decisions)
    return;
  self->decisions = decisions;
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}

void
topsheet_generation_list_set_sort (TopsheetGenerationList *self, TopsheetSort sort)
{
  g_return_if_fail (TOPSHEET_IS_GENERATION_LIST (self));
  if (self->sort == sort)
    return;
  self->sort = sort;
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}

void
topsheet_generation_list_set_search (TopsheetGenerationList *self, TopsheetSearch *search)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  g_return_if_fail (TOPSHEET_IS_GENERATION_LIST (self));
  if (search && topsheet_search_is_empty (search))
    search = NULL;
  before = self->search ? topsheet_search_print (self->search) : NULL;
  now = search ? topsheet_search_print (search) : NULL;
  if (g_strcmp0 (before, now) == 0)
    return;
  g_clear_pointer (&self->search, topsheet_search_unref);
  self->search = search ? topsheet_search_ref (search) : NULL;
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}

static TopsheetGenerationQuery
get_query (TopsheetGenerationList *self)
{
  return (TopsheetGenerationQuery) {
    .project_id = self->project_id,
    .phase = -1,
    .search = self->search,
    .sort = self->sort,
  };
}

DexFuture *
topsheet_generation_list_query_like (TopsheetGenerationList *self, guint decisions)
{
  TopsheetGenerationQuery question;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), NULL);
  question = get_query (self);
  question.decisions = decisions;
  return topsheet_store_query_generations (self->store, &question);
}

DexFuture *
topsheet_generation_list_count (TopsheetGenerationList *self)
{
  TopsheetGenerationQuery question;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), NULL);
  if (!self->search)
    return topsheet_store_count_generations (self->store, self->project_id);
  question = get_query (self);
  return topsheet_store_count_found (self->store, &question);
}

DexFuture *
topsheet_generation_list_list_groups (TopsheetGenerationList *self)
{
  TopsheetGenerationQuery question;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION_LIST (self), NULL);
  question = get_query (self);
  question.decisions = self->decisions;
  return topsheet_store_list_groups (self->store, &question);
}

char *
topsheet_generation_list_describe_group (TopsheetSort sort, const char *key)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;
  TopsheetPhase phase;

  if (sort == TOPSHEET_SORT_MODEL || !key)
    return describe_model (key);
  if (sort == TOPSHEET_SORT_PHASE && topsheet_phase_from_nick (key, &phase))
    return g_strdup (topsheet_phase_get_title (phase));
  if (sort == TOPSHEET_SORT_STARS)
    return describe_stars ((guint) g_ascii_strtoull (key, NULL, 10));
  if (sort != TOPSHEET_SORT_NEWEST && sort != TOPSHEET_SORT_OLDEST)
    return g_strdup (key);
  iso = g_strconcat (key, "T00:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (iso, NULL);
  return day ? topsheet_time_format_date (g_date_time_to_unix (day) * G_USEC_PER_SEC) : g_strdup (key);
}
