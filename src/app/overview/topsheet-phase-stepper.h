/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PHASE_STEPPER (topsheet_phase_stepper_get_type ())
/**
 * TopsheetPhaseStepper:
 *
 * Exploration, Production, Iteration, Post: what is behind (tick), where the project stands (number, filled), what comes (number). A step is a button that makes
 * it the current phase.
 *
 * Properties: phase, compact (only the current step keeps its name).
 * Signals: chosen (TopsheetPhase).
 */
G_DECLARE_FINAL_TYPE (TopsheetPhaseStepper, topsheet_phase_stepper, TOPSHEET, PHASE_STEPPER, GtkWidget)

GtkWidget *topsheet_phase_stepper_new (void);

G_END_DECLS
