/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PLACE_PNG,  /* pairs of keyword and text */
  PLACE_JPEG, /* "exif" or "comment", then one text */
  PLACE_WEBP, /* "exif", then one text; so are AVIF and JXL */
  PLACE_AVIF,
  PLACE_JXL,
  PLACE_MP4, /* pairs of key and text */
  PLACE_WEBM,
  PLACE_GIF, /* "comment", then one text */
} ToolPlace;

/* What a tool leaves in a file and what has to be read from it; NULL = not known. */
typedef struct
{
  const char *name;
  ToolPlace place;
  const char *texts[14];
  const char *tool;
  const char *version;
  const char *model;
  const char *prompt;
  const char *negative;
  const char *seed;
  const char *steps;
  const char *cfg;
  const char *guidance;
  const char *sampler;
  const char *scheduler;
  const char *denoise;
  const char *size;
  const char *loras; /* "name:weight name:weight" */
} ToolCase;

/* Both end with a case without a name. */
extern const ToolCase tool_cases_of_web_uis[];
extern const ToolCase tool_cases_of_others[];

G_END_DECLS
