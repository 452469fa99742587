/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-version-menu.h"

#include "app/plan-versions/topsheet-plan-compare-dialog.h"
#include "app/plan-versions/topsheet-plan-copy-dialog.h"
#include "app/plan-versions/topsheet-plan-name-dialog.h"
#include "app/plan-versions/topsheet-plan-replace.h"
#include "app/plan-versions/topsheet-plan-version-text.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

/* Versions that stand in the menu itself; older ones are a menu further. */
#define N_IN_MENU 5
/* Whether the approval is out of date is looked at when typing pauses. */
#define STALE_MSEC 200
/* On a dialog: the page it is for, until it is presented. */
#define PAGE_KEY "topsheet-version-page"

struct _TopsheetPlanVersionMenu
{
  GObject parent_instance;

  GtkWidget *page; /* unowned: it owns this */
  TopsheetBudgetEditor *editor;
  TopsheetUndoStack *undo;
  GSimpleActionGroup *actions;
  GMenu *section;
  GtkMenuButton *button;
  GtkLabel *button_title;
  GtkLabel *button_note;
  AdwBanner *banner;
  GtkWidget *form;

  GPtrArray *plans; /* (element-type TopsheetBudgetPlan) without lines, newest first */
  char *note;
  gboolean is_stale;
  guint stale_source;
  guint list_stamp;
  guint view_stamp;
};

G_DEFINE_FINAL_TYPE (TopsheetPlanVersionMenu, topsheet_plan_version_menu, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
newest_version (TopsheetPlanVersionMenu *self)
{
  return self->plans->len > 0 ? topsheet_budget_plan_get_version (self->plans->pdata[0]) : 0;
}

/* The newest approved version; 0 when there is none. */
static guint
baseline_version (TopsheetPlanVersionMenu *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (topsheet_budget_plan_is_approved (self->plans->pdata[i]))
      return topsheet_budget_plan_get_version (self->plans->pdata[i]);
  return 0;
}

/* Underscores of names are no letters to press. (transfer full) */
static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuItem *
version_item (TopsheetPlanVersionMenu *self, TopsheetBudgetPlan *plan)
{
  const guint version = topsheet_budget_plan_get_version (plan);
  const gboolean is_baseline = version == baseline_version (self);
  g_autofree char *text = topsheet_plan_version_label (plan, version == newest_version (self), is_baseline,
                                                       is_baseline && self->is_stale);
  g_autofree char *label = escape_mnemonic (text);
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "version.open", "u", version);
  return item;
}

static void
fill_section (TopsheetPlanVersionMenu *self)
{
  g_autoptr (GMenu) older = g_menu_new ();

  g_menu_remove_all (self->section);
  for (guint i = 0; i < self->plans->len; i++)
    {
      g_autoptr (GMenuItem) item = version_item (self, self->plans->pdata[i]);

      g_menu_append_item (i < N_IN_MENU ? self->section : older, item);
    }
  if (self->plans->len > N_IN_MENU)
    g_menu_append_submenu (self->section, _("Older _Versions"), G_MENU_MODEL (older));
}

static void
set_enabled (TopsheetPlanVersionMenu *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (TopsheetPlanVersionMenu *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const gboolean viewing = topsheet_budget_editor_is_viewing (self->editor);
  const gboolean approved = topsheet_budget_plan_is_approved (plan);
  const gboolean has_lines = g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan))) > 0;
  GAction *open = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "open");

  set_enabled (self, "save", !viewing && !approved && has_lines);
  set_enabled (self, "rename", !approved && self->plans->len > 0);
  set_enabled (self, "compare", self->plans->len > 1);
  set_enabled (self, "restore", viewing);
  set_enabled (self, "draft", viewing);
  g_simple_action_set_state (G_SIMPLE_ACTION (open), g_variant_new_uint32 (topsheet_budget_plan_get_version (plan)));
  gtk_widget_action_set_enabled (self->page, "budget.import", !viewing);
}

static void
update_note (TopsheetPlanVersionMenu *self)
{
  TopsheetBudgetPlan *baseline = topsheet_budget_editor_get_baseline (self->editor, NULL);

  g_clear_pointer (&self->note, g_free);
  if (topsheet_budget_editor_is_viewing (self->editor))
    self->note = g_strdup (_("Only for reading"));
  else if (self->is_stale && baseline != NULL)
    self->note = g_strdup_printf (_("Baseline %u is out of date"), topsheet_budget_plan_get_version (baseline));
}

static void
update_banner (TopsheetPlanVersionMenu *self, TopsheetBudgetPlan *plan)
{
  const gboolean viewing = topsheet_budget_editor_is_viewing (self->editor);
  g_autofree char *name = topsheet_plan_version_name (plan);
  g_autofree char *state =
    topsheet_plan_version_state (plan, FALSE, topsheet_budget_plan_get_version (plan) == baseline_version (self));
  g_autofree char *title = g_strdup_printf (_("%s — %s"), name, state);

  if (viewing)
    adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, viewing);
  gtk_widget_set_sensitive (self->form, !viewing);
}

static void
update (TopsheetPlanVersionMenu *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;

  if (plan == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  update_note (self);
  update_actions (self);
  update_banner (self, plan);
  label = topsheet_plan_version_menu_get_label (self);
  spoken = self->note != NULL ? g_strdup_printf ("%s. %s", label, self->note) : g_strdup (label);
  gtk_label_set_label (self->button_title, label);
  gtk_label_set_label (self->button_note, self->note != NULL ? self->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button_note), self->note != NULL);
  if (self->is_stale && !topsheet_budget_editor_is_viewing (self->editor))
    gtk_widget_add_css_class (GTK_WIDGET (self->button_note), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button_note), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
look_whether_stale (gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  g_autoptr (TopsheetPlanDiff) diff = NULL;

  const gboolean was_stale = self->is_stale;

  self->stale_source = 0;
  /* While an old version is read the draft is what it was. */
  if (topsheet_budget_editor_is_viewing (self->editor))
    return G_SOURCE_REMOVE;
  diff = topsheet_budget_editor_compare_baseline (self->editor);
  self->is_stale = diff != NULL && !topsheet_plan_diff_is_empty (diff);
  if (was_stale != self->is_stale)
    fill_section (self);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_editor_changed (TopsheetPlanVersionMenu *self)
{
  if (self->stale_source == 0)
    self->stale_source = g_timeout_add (STALE_MSEC, look_whether_stale, self);
  update (self);
}

static void
on_listed (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanVersionMenu *self = object;

  /* Without a list the menu stays as it was; what is wrong with the library is said where the plan is. */
  if (value == NULL)
    return;
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  self->plans = g_value_dup_boxed (value);
  fill_section (self);
  update (self);
}

static void
list_versions (TopsheetPlanVersionMenu *self)
{
  TopsheetSession *session = topsheet_budget_editor_get_session (self->editor);
  TopsheetProject *project = topsheet_budget_editor_get_project (self->editor);

  topsheet_deliver (topsheet_store_list_plans (topsheet_session_get_store (session), topsheet_project_get_id (project)),
                    self, &self->list_stamp, on_listed);
}

static void
on_store_changed (TopsheetPlanVersionMenu *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PLAN)
    list_versions (self);
}

static void
on_version_loaded (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanVersionMenu *self = object;
  const TopsheetBudgetView *view = value != NULL ? g_value_get_boxed (value) : NULL;

  if (view == NULL)
    topsheet_toast_show_error (self->page, _("The version could not be opened."), error);
  else
    topsheet_budget_editor_view (self->editor, view->plan, view->rates);
}

static gboolean
present_now (gpointer user_data)
{
  AdwDialog *dialog = user_data;
  GtkWidget *page = g_object_steal_data (G_OBJECT (dialog), PAGE_KEY);

  if (gtk_widget_get_root (page) != NULL)
    adw_dialog_present (dialog, page);
  g_object_unref (page);
  return G_SOURCE_REMOVE;
}

/* When the menu is gone: as it goes it gives the focus back to its button, and a dialog that is there already would lose it. */
static void
present (TopsheetPlanVersionMenu *self, AdwDialog *dialog)
{
  g_object_set_data (G_OBJECT (dialog), PAGE_KEY, g_object_ref (self->page));
  g_idle_add_full (G_PRIORITY_LOW, present_now, g_object_ref_sink (dialog), g_object_unref);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  const guint version = g_variant_get_uint32 (parameter);
  TopsheetProject *project = topsheet_budget_editor_get_project (self->editor);

  if (version == newest_version (self))
    {
      /* Whatever is still being loaded comes too late. */
      self->view_stamp++;
      topsheet_budget_editor_view (self->editor, NULL, NULL);
      return;
    }
  topsheet_deliver (topsheet_budget_service_load (topsheet_budget_editor_get_session (self->editor),
                                                  topsheet_project_get_id (project), version),
                    self, &self->view_stamp, on_version_loaded);
}

static void
draft_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;

  topsheet_budget_editor_view (self->editor, NULL, NULL);
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  g_autoptr (TopsheetBudgetPlan) plan = g_object_ref (topsheet_budget_editor_get_plan (self->editor));
  const guint version = topsheet_budget_plan_get_version (plan);
  g_autofree char *title = g_strdup_printf (_("Restore version %u"), version);
  g_autofree char *said = g_strdup_printf (_("Version %u restored"), version);

  topsheet_plan_replace (self->editor, plan, title);
  topsheet_toast_show_undo (self->page, said, self->undo);
}

static void
on_kept (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanVersionMenu *self = object;

  if (value == NULL)
    topsheet_toast_show_error (self->page, _("The version was not saved."), error);
  else
    topsheet_toast_show_undo (self->page, _("Version saved; what you change now is the next one"), self->undo);
}

static void
on_keep_named (TopsheetPlanVersionMenu *self, const char *name)
{
  topsheet_deliver (topsheet_plan_keep (self->editor, self->undo, name), self, NULL, on_kept);
}

static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  AdwDialog *dialog =
    topsheet_plan_name_dialog_new (_("Save as Version"),
                                   _("The budget as it is now stays under this name. What you change next is a version of its own."),
                                   _("_Save"), topsheet_budget_plan_get_name (plan), FALSE);

  g_signal_connect_object (dialog, "named", G_CALLBACK (on_keep_named), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
on_renamed (gpointer object, const GValue *value, const GError *error)
{
  TopsheetPlanVersionMenu *self = object;

  if (value == NULL)
    topsheet_toast_show_error (self->page, _("The version was not renamed."), error);
  else
    topsheet_toast_show_undo (self->page, _("Version renamed"), self->undo);
  update (self);
}

static void
on_rename_named (TopsheetPlanVersionMenu *self, const char *name)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  g_autofree char *old_name = g_strdup (topsheet_budget_plan_get_name (plan));
  const char *new_name = *name != '\0' ? name : NULL;

  if (g_strcmp0 (old_name, new_name) == 0)
    return;
  topsheet_deliver (topsheet_plan_rename (self->editor, self->undo, topsheet_budget_plan_get_version (plan), old_name,
                                          new_name),
                    self, NULL, on_renamed);
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  g_autofree char *title = g_strdup_printf (_("Rename Version %u"), topsheet_budget_plan_get_version (plan));
  AdwDialog *dialog = topsheet_plan_name_dialog_new (title, _("Without a name it is called by its number."),
                                                     _("_Rename"), topsheet_budget_plan_get_name (plan), TRUE);

  g_signal_connect_object (dialog, "named", G_CALLBACK (on_rename_named), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
compare_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  AdwDialog *dialog = topsheet_plan_compare_dialog_new (self->editor, self->plans);

  present (self, dialog);
}

static void
on_copied (TopsheetPlanVersionMenu *self, const char *said)
{
  topsheet_toast_show_undo (self->page, said, self->undo);
}

static void
copy_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetPlanVersionMenu *self = user_data;
  AdwDialog *dialog = topsheet_plan_copy_dialog_new (self->editor);

  g_signal_connect_object (dialog, "copied", G_CALLBACK (on_copied), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static const GActionEntry entries[] = {
  { "open", open_action, "u", "uint32 0", NULL, { 0 } },  { "draft", draft_action, NULL, NULL, NULL, { 0 } },
  { "restore", restore_action, NULL, NULL, NULL, { 0 } }, { "save", save_action, NULL, NULL, NULL, { 0 } },
  { "rename", rename_action, NULL, NULL, NULL, { 0 } },   { "compare", compare_action, NULL, NULL, NULL, { 0 } },
  { "copy", copy_action, NULL, NULL, NULL, { 0 } },
};

static void
build_button (TopsheetPlanVersionMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL), *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "version-note");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), note);
  self->button_title = GTK_LABEL (title);
  self->button_note = GTK_LABEL (note);
  gtk_menu_button_set_child (self->button, box);
}

static void
topsheet_plan_version_menu_dispose (GObject *object)
{
  TopsheetPlanVersionMenu *self = TOPSHEET_PLAN_VERSION_MENU (object);

  g_clear_handle_id (&self->stale_source, g_source_remove);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->note, g_free);
  g_clear_object (&self->section);
  g_clear_object (&self->actions);
  g_clear_object (&self->undo);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (topsheet_plan_version_menu_parent_class)->dispose (object);
}

static void
topsheet_plan_version_menu_class_init (TopsheetPlanVersionMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_plan_version_menu_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
topsheet_plan_version_menu_init (TopsheetPlanVersionMenu *self)
{
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->section = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

TopsheetPlanVersionMenu *
topsheet_plan_version_menu_new (GtkWidget *page,
                                TopsheetBudgetEditor *editor,
                                TopsheetUndoStack *undo,
                                GMenu *menu,
                                GtkMenuButton *button,
                                AdwBanner *banner,
                                GtkWidget *form)
{
  TopsheetPlanVersionMenu *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (G_IS_MENU (menu), NULL);

  self = g_object_new (TOPSHEET_TYPE_PLAN_VERSION_MENU, NULL);
  self->page = page;
  self->editor = g_object_ref (editor);
  self->undo = g_object_ref (undo);
  self->button = button;
  self->banner = banner;
  self->form = form;
  build_button (self);
  g_menu_prepend_section (menu, NULL, G_MENU_MODEL (self->section));
  gtk_widget_insert_action_group (page, "version", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_session_get_store (topsheet_budget_editor_get_session (editor)), "changed",
                           G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  list_versions (self);
  return self;
}

char *
topsheet_plan_version_menu_get_label (TopsheetPlanVersionMenu *self)
{
  TopsheetBudgetPlan *plan;

  g_return_val_if_fail (TOPSHEET_IS_PLAN_VERSION_MENU (self), NULL);

  plan = topsheet_budget_editor_get_plan (self->editor);
  return plan != NULL ? topsheet_plan_version_title (plan, !topsheet_budget_editor_is_viewing (self->editor)) : NULL;
}

const char *
topsheet_plan_version_menu_get_note (TopsheetPlanVersionMenu *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PLAN_VERSION_MENU (self), NULL);

  return self->note;
}
