/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-search-completion.h"

#include "app/widgets/topsheet-delivery.h"

#include <glib/gi18n.h>

#define MAX_ROWS 8
#define MAX_HEIGHT 320
/* On a row: what takes the place of what was written. */
#define REPLACEMENT_KEY "topsheet-replacement"

struct _TopsheetSearchCompletion
{
  GtkPopover parent_instance;
  TopsheetStore *store;
  gint64 project_id;
  GtkWidget *entry; /* not owned: the popover is a sibling of it */
  GtkListBox *list;
  GtkScrolledWindow *scroller;

  GStrv values[TOPSHEET_SEARCH_N_KEYS]; /* NULL until they were asked for */
  gboolean asked_for[TOPSHEET_SEARCH_N_KEYS];
  TopsheetSearchKey pending_key;
  gboolean is_pending;
  guint values_stamp;

  char *text; /* what is suggested for, to suggest again when values have come */
  guint cursor;
  gboolean asked;
  TopsheetSearchPlace place;
};

G_DEFINE_FINAL_TYPE (TopsheetSearchCompletion, topsheet_search_completion, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char * const days[] = { "today", "yesterday", "7d", "1m", NULL };

static void
add_row (TopsheetSearchCompletion *self, const char *title, const char *detail, char *replacement)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *dim = gtk_label_new (detail);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (dim, "dimmed");
  gtk_widget_add_css_class (dim, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dim);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  g_object_set_data_full (G_OBJECT (row), REPLACEMENT_KEY, replacement, g_free);
  gtk_list_box_append (self->list, row);
}

static guint
count_rows (TopsheetSearchCompletion *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n))
    n++;
  return n;
}

static void
add_keys (TopsheetSearchCompletion *self)
{
  const char *prefix = self->place.prefix ? self->place.prefix : "";

  for (guint i = TOPSHEET_SEARCH_TEXT + 1; i < TOPSHEET_SEARCH_N_KEYS; i++)
    {
      const char *name = topsheet_search_key_get_name ((TopsheetSearchKey) i);
      g_autofree char *title = g_strconcat (name, ":", NULL);

      if (g_ascii_strncasecmp (name, prefix, strlen (prefix)) == 0 && (*prefix == '\0' || count_rows (self) < MAX_ROWS))
        add_row (self, title, topsheet_search_key_get_summary ((TopsheetSearchKey) i), g_strdup (title));
    }
}

static void
add_values (TopsheetSearchCompletion *self, const char * const *values)
{
  const char *prefix = self->place.prefix ? self->place.prefix : "";
  g_autofree char *folded = topsheet_search_fold (prefix);

  for (guint i = 0; values && values[i] && count_rows (self) < MAX_ROWS; i++)
    {
      g_autofree char *quoted = topsheet_search_quote (values[i]);

      /* What stands there already is no suggestion. */
      if (topsheet_search_holds (values[i], -1, folded, FALSE) && g_ascii_strcasecmp (values[i], prefix) != 0)
        add_row (self, values[i], NULL, g_strconcat (quoted, " ", NULL));
    }
}

static void suggest (TopsheetSearchCompletion *self);

static void
values_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetSearchCompletion *self = object;

  self->is_pending = FALSE;
  if (!value)
    return;
  g_strfreev (self->values[self->pending_key]);
  self->values[self->pending_key] = g_value_dup_boxed (value);
  if (self->text && self->place.in_value && self->place.key == self->pending_key)
    suggest (self);
}

static void
ask_for_values (TopsheetSearchCompletion *self, TopsheetSearchKey key)
{
  if (self->asked_for[key])
    return;
  /* An answer that has not come is dropped for the newer question. */
  if (self->is_pending)
    self->asked_for[self->pending_key] = FALSE;
  self->asked_for[key] = TRUE;
  self->pending_key = key;
  self->is_pending = TRUE;
  topsheet_deliver (topsheet_store_list_values (self->store, self->project_id, key), self, &self->values_stamp,
                    values_cb);
}

static void
add_values_of_key (TopsheetSearchCompletion *self)
{
  TopsheetSearchKey key = self->place.key;

  switch (topsheet_search_key_get_kind (key))
    {
    case TOPSHEET_SEARCH_CHOICE:
      add_values (self, topsheet_search_key_get_choices (key));
      break;
    case TOPSHEET_SEARCH_DAYS:
      add_values (self, days);
      break;
    case TOPSHEET_SEARCH_WORDS:
      add_values (self, (const char * const *) self->values[key]);
      break;
    case TOPSHEET_SEARCH_NUMBER:
    case TOPSHEET_SEARCH_AMOUNT:
    case TOPSHEET_SEARCH_DIGITS:
    case TOPSHEET_SEARCH_PIXELS:
    default:
      break;
    }
}

static void
point_to_token (TopsheetSearchCompletion *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  graphene_rect_t strong;
  graphene_point_t at;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!parent || !GTK_IS_TEXT (delegate))
    return;
  gtk_text_compute_cursor_extents (GTK_TEXT (delegate),
                                   (gsize) g_utf8_pointer_to_offset (self->text, self->text + self->place.start),
                                   &strong, NULL);
  if (gtk_widget_compute_point (GTK_WIDGET (delegate), parent, &strong.origin, &at))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle) { (int) at.x, (int) at.y, 1, (int) strong.size.height + 6 });
}

static void
suggest (TopsheetSearchCompletion *self)
{
  /* An answer may be there at once, and suggests by itself; so the question comes before the rows. */
  if (self->place.in_value && topsheet_search_key_get_kind (self->place.key) == TOPSHEET_SEARCH_WORDS)
    ask_for_values (self, self->place.key);
  gtk_list_box_remove_all (self->list);
  if (self->place.in_value)
    add_values_of_key (self);
  else if (self->asked || (self->place.prefix && *self->place.prefix))
    add_keys (self);
  if (count_rows (self) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  /* A scrolled window has a least height, which is more than one row. */
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  count_rows (self) > MAX_ROWS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  point_to_token (self);
  gtk_popover_popup (GTK_POPOVER (self));
  if (self->asked)
    topsheet_search_completion_move (self, 1);
}

static void
row_activated_cb (TopsheetSearchCompletion *self, GtkListBoxRow *row)
{
  g_autofree char *replacement = g_strdup (g_object_get_data (G_OBJECT (row), REPLACEMENT_KEY));

  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, replacement, self->place.start, self->cursor);
}

static void
store_changed_cb (TopsheetSearchCompletion *self, TopsheetChange kinds)
{
  if (kinds & (TOPSHEET_CHANGE_GENERATION | TOPSHEET_CHANGE_DECISION))
    memset (self->asked_for, 0, sizeof self->asked_for);
}

static void
topsheet_search_completion_finalize (GObject *object)
{
  TopsheetSearchCompletion *self = TOPSHEET_SEARCH_COMPLETION (object);

  for (guint i = 0; i < TOPSHEET_SEARCH_N_KEYS; i++)
    g_strfreev (self->values[i]);
  g_free (self->text);
  g_free (self->place.prefix);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (topsheet_search_completion_parent_class)->finalize (object);
}

static void
topsheet_search_completion_class_init (TopsheetSearchCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_search_completion_finalize;
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
}

static void
topsheet_search_completion_init (TopsheetSearchCompletion *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-menu");
}

TopsheetSearchCompletion *
topsheet_search_completion_new (TopsheetStore *store, gint64 project_id, GtkWidget *entry)
{
  TopsheetSearchCompletion *self = g_object_new (TOPSHEET_TYPE_SEARCH_COMPLETION, NULL);

  self->store = g_object_ref (store);
  self->project_id = project_id;
  self->entry = entry;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
topsheet_search_completion_update (TopsheetSearchCompletion *self, const char *text, guint cursor, gboolean asked)
{
  g_return_if_fail (TOPSHEET_IS_SEARCH_COMPLETION (self));

  g_set_str (&self->text, text);
  self->cursor = cursor;
  self->asked = asked;
  g_clear_pointer (&self->place.prefix, g_free);
  topsheet_search_locate (text, cursor, &self->place);
  suggest (self);
}

gboolean
topsheet_search_completion_suggests_keys (TopsheetSearchCompletion *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SEARCH_COMPLETION (self), FALSE);
  return self->text && !self->place.in_value && gtk_widget_get_visible (GTK_WIDGET (self));
}

void
topsheet_search_completion_close (TopsheetSearchCompletion *self)
{
  g_return_if_fail (TOPSHEET_IS_SEARCH_COMPLETION (self));
  g_clear_pointer (&self->text, g_free);
  gtk_popover_popdown (GTK_POPOVER (self));
}

void
topsheet_search_completion_move (TopsheetSearchCompletion *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int n = (int) count_rows (self);
  int at = row ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : n - 1;
  GtkListBoxRow *next = n > 0 ? gtk_list_box_get_row_at_index (self->list, (at + n) % n) : NULL;
  const char *title;
  graphene_rect_t bounds;

  if (!next)
    return;
  gtk_list_box_select_row (self->list, next);
  /* The focus stays in the entry, so nothing else scrolls. */
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  title = g_object_get_data (G_OBJECT (next), REPLACEMENT_KEY);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

gboolean
topsheet_search_completion_take (TopsheetSearchCompletion *self, gboolean or_first)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!row && or_first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (!row)
    return FALSE;
  row_activated_cb (self, row);
  return TRUE;
}
