/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PLAN_VARIABLE (topsheet_plan_variable_get_type ())
/**
 * TopsheetPlanVariable:
 *
 * A number with a name that drives many lines of a plan: `fps = 24`, `shots = duration / shot`. Properties: name ([a-z_][a-z0-9_]*), value (text: a number or
 * a formula, without a leading "="), unit (nullable: shown behind the value, "s").
 */
G_DECLARE_FINAL_TYPE (TopsheetPlanVariable, topsheet_plan_variable, TOPSHEET, PLAN_VARIABLE, GObject)

/** TOPSHEET_PLAN_MAX_VARIABLES: the most variables of one plan. */
#define TOPSHEET_PLAN_MAX_VARIABLES 100

TopsheetPlanVariable *topsheet_plan_variable_new        (const char           *name,
                                                         const char           *value,
                                                         const char           *unit);
const char           *topsheet_plan_variable_get_name   (TopsheetPlanVariable *self);
const char           *topsheet_plan_variable_get_value  (TopsheetPlanVariable *self);
/* (nullable) */
const char           *topsheet_plan_variable_get_unit   (TopsheetPlanVariable *self);
/* TRUE for a name that formulas can use: [a-z_][a-z0-9_]*, at most 32 characters. */
gboolean              topsheet_plan_variable_is_name    (const char           *name);

G_END_DECLS
