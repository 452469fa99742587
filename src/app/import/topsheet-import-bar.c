/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-bar.h"

#include "app/import/topsheet-import-row.h"
#include "app/widgets/topsheet-delivery.h"

/* More of them would push the project away. */
#define MAX_ROWS 3

struct _TopsheetImportBar
{
  AdwBin parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  GPtrArray *sources; /* (nullable) (element-type TopsheetImportSource) */
  guint stamp;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (TopsheetImportBar, topsheet_import_bar, ADW_TYPE_BIN)

static GtkWidget *
find_row (TopsheetImportBar *self, TopsheetImportJob *job, gint64 source_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (job != NULL ? topsheet_import_row_get_job (TOPSHEET_IMPORT_ROW (child)) == job
                    : topsheet_import_row_get_source_id (TOPSHEET_IMPORT_ROW (child)) == source_id)
      return child;
  return NULL;
}

/* Rows that are there keep their place and the focus. */
static void
keep_row (TopsheetImportBar *self, TopsheetImportJob *job, const TopsheetImportSource *source, GPtrArray *kept)
{
  GtkWidget *row = find_row (self, job, source != NULL ? source->id : 0);

  if (kept->len >= MAX_ROWS)
    return;
  if (row == NULL)
    {
      row = topsheet_import_row_new (self->session, self->project, self->undo, job, source);
      gtk_box_append (GTK_BOX (self->rows), row);
    }
  g_ptr_array_add (kept, row);
}

static void
update (TopsheetImportBar *self)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) jobs = NULL;
  TopsheetImports *imports;
  GtkWidget *next;

  if (self->session == NULL)
    return;
  imports = topsheet_imports_for_session (self->session);
  jobs = topsheet_imports_list (imports, topsheet_project_get_id (self->project));
  for (guint i = 0; i < jobs->len; i++)
    {
      TopsheetImportJob *job = g_ptr_array_index (jobs, i);

      if (!topsheet_import_job_get_attended (job))
        keep_row (self, job, NULL, kept);
    }
  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (self->sources, i);

      if (source->kind == TOPSHEET_SOURCE_ONCE && !topsheet_imports_has_source (imports, source))
        keep_row (self, NULL, source, kept);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!g_ptr_array_find (kept, child, NULL))
        gtk_box_remove (GTK_BOX (self->rows), child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), kept->len > 0);
}

static void
on_sources (gpointer object, const GValue *value, const GError *error)
{
  TopsheetImportBar *self = object;

  if (value == NULL)
    return;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_value_dup_boxed (value);
  update (self);
}

/* Always from the library: an import that has just ended is no source any more. */
static void
refresh (TopsheetImportBar *self)
{
  if (self->session != NULL)
    topsheet_deliver (topsheet_store_list_sources (topsheet_session_get_store (self->session),
                                                   topsheet_project_get_id (self->project)),
                      self, &self->stamp, on_sources);
}

static void
on_store_changed (TopsheetImportBar *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PROJECT)
    refresh (self);
}

static void
topsheet_import_bar_dispose (GObject *object)
{
  TopsheetImportBar *self = TOPSHEET_IMPORT_BAR (object);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->undo);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_import_bar_parent_class)->dispose (object);
}

static void
topsheet_import_bar_class_init (TopsheetImportBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_import_bar_dispose;
}

static void
topsheet_import_bar_init (TopsheetImportBar *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->rows, "import-bar");
  adw_bin_set_child (ADW_BIN (self), self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
topsheet_import_bar_watch (TopsheetImportBar *self,
                           TopsheetSession *session,
                           TopsheetProject *project,
                           TopsheetUndoStack *undo)
{
  TopsheetStore *store;

  g_return_if_fail (TOPSHEET_IS_IMPORT_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  store = topsheet_session_get_store (session);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_imports_for_session (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
