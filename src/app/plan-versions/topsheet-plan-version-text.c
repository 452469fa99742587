/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-version-text.h"

#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-time.h"

#include <glib/gi18n.h>

/* What a menu has room for on a narrow screen. */
#define LABEL_CHARS 24

char *
topsheet_plan_version_title (TopsheetBudgetPlan *plan, gboolean is_newest)
{
  const guint version = topsheet_budget_plan_get_version (plan);

  if (topsheet_budget_plan_is_approved (plan))
    return g_strdup_printf (_("Version %u, Approved"), version);
  return g_strdup_printf (is_newest ? _("Version %u, Draft") : _("Version %u, Kept"), version);
}

char *
topsheet_plan_version_name (TopsheetBudgetPlan *plan)
{
  const char *name = topsheet_budget_plan_get_name (plan);
  const guint version = topsheet_budget_plan_get_version (plan);

  if (name == NULL)
    return g_strdup_printf (_("Version %u"), version);
  return g_strdup_printf (_("Version %u · %s"), version, name);
}

char *
topsheet_plan_version_state (TopsheetBudgetPlan *plan, gboolean is_newest, gboolean is_baseline)
{
  const char *by = topsheet_budget_plan_get_approved_by (plan);
  const gboolean approved = topsheet_budget_plan_is_approved (plan);
  g_autofree char *day = topsheet_time_format_date (approved ? topsheet_budget_plan_get_approved_at_usec (plan)
                                                             : topsheet_budget_plan_get_saved_at_usec (plan));

  if (!approved)
    return is_newest ? g_strdup (_("Draft")) : g_strdup_printf (_("Kept on %s"), day);
  if (by == NULL)
    return g_strdup_printf (is_baseline ? _("Baseline, approved on %s") : _("Approved on %s"), day);
  return g_strdup_printf (is_baseline ? _("Baseline, approved on %s by %s") : _("Approved on %s by %s"), day, by);
}

char *
topsheet_plan_version_label (TopsheetBudgetPlan *plan, gboolean is_newest, gboolean is_baseline, gboolean is_stale)
{
  const gboolean approved = topsheet_budget_plan_is_approved (plan);
  g_autofree char *whole_name = topsheet_plan_version_name (plan);
  g_autofree char *name = g_utf8_strlen (whole_name, -1) > LABEL_CHARS ? g_utf8_substring (whole_name, 0, LABEL_CHARS)
                                                                       : NULL;
  g_autofree char *short_name = name != NULL ? g_strconcat (name, "…", NULL) : g_strdup (whole_name);
  g_autofree char *day = topsheet_time_format_day (approved ? topsheet_budget_plan_get_approved_at_usec (plan)
                                                            : topsheet_budget_plan_get_saved_at_usec (plan));

  if (is_stale)
    return g_strdup_printf (_("%s — Baseline %s, out of date"), short_name, day);
  if (is_baseline)
    return g_strdup_printf (_("%s — Baseline %s"), short_name, day);
  if (approved)
    return g_strdup_printf (_("%s — Approved %s"), short_name, day);
  return is_newest ? g_strdup_printf (_("%s — Draft"), short_name)
                   : g_strdup_printf (_("%s — Kept %s"), short_name, day);
}

char *
topsheet_plan_difference_text (gboolean is_known, const TopsheetMoney *difference)
{
  g_autofree char *text = NULL;

  if (!is_known)
    return g_strdup ("–");
  if (difference->nanos == 0)
    return g_strdup ("");
  text = topsheet_money_format (difference, TOPSHEET_MONEY_FORMAT_SYMBOL);
  return difference->nanos > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* "Count 100 → 120". */
static void
add_change (GPtrArray *parts, const char *what, const char *before, const char *after)
{
  g_ptr_array_add (parts, g_strdup_printf (_("%s %s → %s"), what, before != NULL && *before != '\0' ? before : "–",
                                           after != NULL && *after != '\0' ? after : "–"));
}

static void
add_number_change (GPtrArray *parts, const char *what, TopsheetDecimal before, TopsheetDecimal after)
{
  g_autofree char *a = topsheet_number_print (&before);
  g_autofree char *b = topsheet_number_print (&after);

  add_change (parts, what, a, b);
}

static void
add_price_change (GPtrArray *parts, TopsheetBudgetLine *before, TopsheetBudgetLine *after)
{
  g_autofree char *a = topsheet_money_label (topsheet_budget_line_get_priced_unit (before), TOPSHEET_MONEY_FORMAT_EXACT);
  g_autofree char *b = topsheet_money_label (topsheet_budget_line_get_priced_unit (after), TOPSHEET_MONEY_FORMAT_EXACT);

  /* A typed price may be the same as the one of the catalogue. */
  if (g_str_equal (a, b))
    g_ptr_array_add (parts, g_strdup (_("Source of the price")));
  else
    add_change (parts, _("Unit price"), a, b);
}

/* What has no short form is only named. */
static void
add_named_changes (GPtrArray *parts, guint changes)
{
  const struct
  {
    guint change;
    const char *title;
  } named[] = {
    { TOPSHEET_PLAN_CHANGE_USAGE, _("Size and length") },
    { TOPSHEET_PLAN_CHANGE_BASIS, _("How the count is made") },
    { TOPSHEET_PLAN_CHANGE_ACCEPTANCE, _("Acceptance rate") },
    { TOPSHEET_PLAN_CHANGE_NOTE, _("Note") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (changes & named[i].change)
      g_ptr_array_add (parts, g_strdup (named[i].title));
}

static const char *
model_name (TopsheetBudgetLine *line)
{
  const char *id = topsheet_budget_line_get_model_id (line);
  const char *slash = id != NULL ? strchr (id, '/') : NULL;

  return slash != NULL ? slash + 1 : id;
}

char *
topsheet_plan_changes_text (TopsheetBudgetLine *before, TopsheetBudgetLine *after, guint changes)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  if (before == NULL || after == NULL)
    return g_strdup (before != NULL ? _("Removed") : after != NULL ? _("Added") : "");
  if (changes & TOPSHEET_PLAN_CHANGE_NAME)
    g_ptr_array_add (parts, g_strdup_printf (_("Was “%s”"), topsheet_budget_line_get_name (before) != NULL
                                                               ? topsheet_budget_line_get_name (before)
                                                               : ""));
  if (changes & TOPSHEET_PLAN_CHANGE_PHASE)
    add_change (parts, _("Phase"), topsheet_phase_get_title (topsheet_budget_line_get_phase (before)),
                topsheet_phase_get_title (topsheet_budget_line_get_phase (after)));
  if ((changes & TOPSHEET_PLAN_CHANGE_ACCOUNT) && !(changes & TOPSHEET_PLAN_CHANGE_PHASE))
    add_change (parts, _("Account"), topsheet_account_get_title (topsheet_budget_line_get_account (before)),
                topsheet_account_get_title (topsheet_budget_line_get_account (after)));
  if (changes & TOPSHEET_PLAN_CHANGE_MODEL)
    add_change (parts, _("Model"), model_name (before), model_name (after));
  if (changes & TOPSHEET_PLAN_CHANGE_COUNT)
    add_number_change (parts, _("Count"), topsheet_budget_line_get_count (before),
                       topsheet_budget_line_get_count (after));
  if (changes & TOPSHEET_PLAN_CHANGE_UNIT)
    add_change (parts, _("Unit"), topsheet_unit_get_label (topsheet_budget_line_get_unit (before)),
                topsheet_unit_get_label (topsheet_budget_line_get_unit (after)));
  if (changes & TOPSHEET_PLAN_CHANGE_UNIT_PRICE)
    add_price_change (parts, before, after);
  add_named_changes (parts, changes);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
