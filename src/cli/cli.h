/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-provenance.h"
#include "services/import/topsheet-import-service.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is shared by the nouns of topsheet-cli: the tables they describe themselves in, one call with its options, output and errors. */

/**
 * TopsheetCliStatus:
 *
 * Exit statuses. Scripts depend on them.
 */
typedef enum
{
  TOPSHEET_CLI_DONE = 0,
  TOPSHEET_CLI_FAILED = 1,    /* I/O, server, corrupt library */
  TOPSHEET_CLI_USAGE = 2,     /* wrong usage */
  TOPSHEET_CLI_REFUSED = 3,   /* a rule forbids it, or a price is not known */
  TOPSHEET_CLI_NOT_FOUND = 4,
  TOPSHEET_CLI_BAD_INPUT = 5, /* the data that came in; a batch that was taken in part */
} TopsheetCliStatus;

/**
 * TOPSHEET_CLI_ERROR:
 *
 * Errors of the command line itself.
 */
#define TOPSHEET_CLI_ERROR (topsheet_cli_error_quark ())
typedef enum
{
  TOPSHEET_CLI_ERROR_USAGE,
  TOPSHEET_CLI_ERROR_NOT_FOUND,
  TOPSHEET_CLI_ERROR_INPUT,
  TOPSHEET_CLI_ERROR_OUTPUT,
  TOPSHEET_CLI_ERROR_UNPRICED,
  TOPSHEET_CLI_ERROR_DUPLICATE, /* the same was made before */
} TopsheetCliError;
GQuark topsheet_cli_error_quark (void);

typedef enum
{
  TOPSHEET_CLI_OPTION_FLAG,
  TOPSHEET_CLI_OPTION_TEXT,
  TOPSHEET_CLI_OPTION_LIST, /* may be given several times */
} TopsheetCliOptionKind;

typedef struct
{
  const char            *name;        /* "phase"; NULL ends a table */
  char                   letter;      /* 'o' for -o, 0 for none */
  TopsheetCliOptionKind  kind;
  const char            *placeholder; /* "F" */
  const char            *help;
} TopsheetCliOption;

typedef struct _TopsheetCli TopsheetCli;

/* Runs in a fiber. FALSE with @error ends with the status of the error; topsheet_cli_set_partial() reports one beside a result. */
typedef gboolean (*TopsheetCliRun) (TopsheetCli  *cli,
                                    GError      **error);

typedef struct
{
  const char              *name;      /* NULL when the noun is the command */
  const char              *arguments; /* "P CODE [NAME]" */
  const char              *summary;
  guint                    min, max;  /* arguments; G_MAXUINT = any number */
  const TopsheetCliOption *options;   /* (nullable) */
  TopsheetCliRun           run;       /* NULL ends a table */
  const char              *details;   /* (nullable): more lines for the help */
} TopsheetCliVerb;

typedef struct
{
  const char            *name;
  const char            *summary;
  const TopsheetCliVerb *verbs;
} TopsheetCliNoun;

extern const TopsheetCliNoun topsheet_cli_library;
extern const TopsheetCliNoun topsheet_cli_project;
extern const TopsheetCliNoun topsheet_cli_deliverable;
extern const TopsheetCliNoun topsheet_cli_plan;
extern const TopsheetCliNoun topsheet_cli_price;
extern const TopsheetCliNoun topsheet_cli_catalogue;
extern const TopsheetCliNoun topsheet_cli_attempts;
extern const TopsheetCliNoun topsheet_cli_compare;
extern const TopsheetCliNoun topsheet_cli_inspect;
extern const TopsheetCliNoun topsheet_cli_import;
extern const TopsheetCliNoun topsheet_cli_source;
extern const TopsheetCliNoun topsheet_cli_pattern;
extern const TopsheetCliNoun topsheet_cli_generation;
extern const TopsheetCliNoun topsheet_cli_search;
extern const TopsheetCliNoun topsheet_cli_decide;
extern const TopsheetCliNoun topsheet_cli_reason;
extern const TopsheetCliNoun topsheet_cli_member;
extern const TopsheetCliNoun topsheet_cli_ledger;
extern const TopsheetCliNoun topsheet_cli_report;
extern const TopsheetCliNoun topsheet_cli_demo;

/* --- cli-call.c: one call ------------------------------------------------------------------------------------------------------- */

struct _TopsheetCli
{
  const TopsheetCliNoun *noun;
  const TopsheetCliVerb *verb;
  GStrv                  args;
  GHashTable            *values;      /* option name → GStrv, or an empty one for a flag */
  char                  *library;     /* as given, NULL = the default */
  gboolean               json;
  TopsheetClock         *clock;
  GCancellable          *cancellable; /* cancelled by SIGINT and SIGTERM */
  TopsheetSession       *session;     /* once opened */
  TopsheetCliStatus      status;
  GError                *partial;     /* reported beside a result */
  gboolean               has_mark;    /* the error is about a part of an argument: bytes from mark_start to before mark_end */
  guint                  mark_start, mark_end;
};

TopsheetCli      *topsheet_cli_new               (void);
void              topsheet_cli_free              (TopsheetCli            *self);
/* "plan import", for messages. (transfer full) */
char             *topsheet_cli_get_command       (TopsheetCli            *self);
gboolean          topsheet_cli_get_flag          (TopsheetCli            *self,
                                                  const char             *name);
/* The last value given, or NULL. */
const char       *topsheet_cli_get_text          (TopsheetCli            *self,
                                                  const char             *name);
/* All values given. (transfer none) (nullable) */
const char * const *topsheet_cli_get_list        (TopsheetCli            *self,
                                                  const char             *name);
/* @number is left alone when the option was not given. */
gboolean          topsheet_cli_get_number        (TopsheetCli            *self,
                                                  const char             *name,
                                                  guint64                 min,
                                                  guint64                 max,
                                                  guint64                *number,
                                                  GError                **error);
/* @usec is left alone when the option was not given. */
gboolean          topsheet_cli_get_time          (TopsheetCli            *self,
                                                  const char             *name,
                                                  gint64                 *usec,
                                                  GError                **error);
/* TRUE with @has FALSE when the option was not given. */
gboolean          topsheet_cli_get_money         (TopsheetCli            *self,
                                                  const char             *name,
                                                  const char             *currency,
                                                  TopsheetMoney          *money,
                                                  gboolean               *has,
                                                  GError                **error);
/* @phase is left alone when the option was not given. */
gboolean          topsheet_cli_get_phase         (TopsheetCli            *self,
                                                  int                    *phase,
                                                  GError                **error);
/* The path or URI that is meant. (transfer full) */
char             *topsheet_cli_get_location      (TopsheetCli            *self);
/* Opens the library; @create makes it when it is not there. */
gboolean          topsheet_cli_open              (TopsheetCli            *self,
                                                  gboolean                create,
                                                  GError                **error);
TopsheetStore    *topsheet_cli_get_store         (TopsheetCli            *self);
/* Opens the library and finds the project that is named by its first argument. (transfer full) */
TopsheetProject  *topsheet_cli_open_project      (TopsheetCli            *self,
                                                  const char             *id_or_name,
                                                  GError                **error);
/* Some of the work was refused: the result stands, and the call ends with the status of @error. */
void              topsheet_cli_set_partial       (TopsheetCli            *self,
                                                  GError                 *error);

/* --- cli-options.c: from the command line to a call ------------------------------------------------------------------------------ */

const TopsheetCliNoun * const *topsheet_cli_list_nouns (void);
/* Fills @self. TRUE with @self->verb NULL when a help text or the version was printed and nothing is left to do. */
gboolean          topsheet_cli_parse             (TopsheetCli            *self,
                                                  int                     argc,
                                                  char                  **argv,
                                                  GError                **error);

/* --- cli-help.c ------------------------------------------------------------------------------------------------------------------ */

void              topsheet_cli_print_help        (const TopsheetCliNoun  *noun,
                                                  const TopsheetCliVerb  *verb);
/* " Did you mean “plan”?" for the names near @name, or "". (transfer full) */
char             *topsheet_cli_suggest           (const char             *name,
                                                  const char * const     *known,
                                                  const char             *prefix);

/* --- cli-error.c ----------------------------------------------------------------------------------------------------------------- */

TopsheetCliStatus topsheet_cli_error_get_status  (const GError           *error);
/* Stable: "not-found". (transfer none) */
const char       *topsheet_cli_error_get_code    (const GError           *error);
/* The line on standard error, and the document on standard output with --json; in it "start" and "end" where the error has a mark. */
void              topsheet_cli_report_error      (TopsheetCli            *self,
                                                  const GError           *error,
                                                  gboolean                with_json);
/* `"error": {"code", "message"}` */
void              topsheet_cli_build_error       (JsonBuilder            *builder,
                                                  const GError           *error);

/* --- cli-output.c ---------------------------------------------------------------------------------------------------------------- */

/* Prints to standard output; an error of it shows at the end of the program. */
void              topsheet_cli_print             (const char             *format,
                                                  ...) G_GNUC_PRINTF (1, 2);
/* Prints what was built as one document, with the partial error when there is one. */
void              topsheet_cli_print_json        (TopsheetCli            *self,
                                                  JsonBuilder            *builder);
void              topsheet_cli_add_text          (JsonBuilder            *builder,
                                                  const char             *key,
                                                  const char             *value);
void              topsheet_cli_add_int           (JsonBuilder            *builder,
                                                  const char             *key,
                                                  gint64                  value);
void              topsheet_cli_add_bool          (JsonBuilder            *builder,
                                                  const char             *key,
                                                  gboolean                value);
void              topsheet_cli_add_double        (JsonBuilder            *builder,
                                                  const char             *key,
                                                  double                  value);
/* A number where @text is one, exactly; else the text: seeds beyond 2^63 would lose digits. NULL is unknown. */
void              topsheet_cli_add_number        (JsonBuilder            *builder,
                                                  const char             *key,
                                                  const char             *text);
void              topsheet_cli_add_null          (JsonBuilder            *builder,
                                                  const char             *key);
/* Only the amount; its currency stands beside it. NULL is unknown. */
void              topsheet_cli_add_money         (JsonBuilder            *builder,
                                                  const char             *key,
                                                  const TopsheetMoney    *money);
void              topsheet_cli_add_decimal       (JsonBuilder            *builder,
                                                  const char             *key,
                                                  TopsheetDecimal         value);
/* RFC 3339; 0 or less is unknown. */
void              topsheet_cli_add_time          (JsonBuilder            *builder,
                                                  const char             *key,
                                                  gint64                  usec);
void              topsheet_cli_add_strv          (JsonBuilder            *builder,
                                                  const char             *key,
                                                  const char * const     *values);
void              topsheet_cli_begin_list        (JsonBuilder            *builder);
void              topsheet_cli_end_list          (JsonBuilder            *builder,
                                                  gint64                  total);

/**
 * TopsheetCliTable:
 *
 * Aligned text: rows of cells, printed when all widths are known.
 */
typedef struct _TopsheetCliTable TopsheetCliTable;
/* @columns: titles; one that starts with '>' is aligned to the end. NULL-terminated. */
TopsheetCliTable *topsheet_cli_table_new         (const char * const     *columns);
void              topsheet_cli_table_free        (TopsheetCliTable       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetCliTable, topsheet_cli_table_free)
/* NULL-terminated cells; a shorter row is filled up. */
void              topsheet_cli_table_add         (TopsheetCliTable       *self,
                                                  ...) G_GNUC_NULL_TERMINATED;
void              topsheet_cli_table_print       (TopsheetCliTable       *self);

/* "–" for what is not known. (transfer full) */
char             *topsheet_cli_format_money      (const TopsheetMoney    *money);
/* @text, or "–". */
const char       *topsheet_cli_or_dash           (const char             *text);

/**
 * TopsheetCliStream:
 *
 * A list that may be long, written item by item so that memory stays bounded.
 */
typedef struct
{
  TopsheetCli *cli;
  gint64       items;
} TopsheetCliStream;
void              topsheet_cli_stream_begin      (TopsheetCliStream      *self,
                                                  TopsheetCli            *cli);
void              topsheet_cli_stream_add        (TopsheetCliStream      *self,
                                                  JsonBuilder            *item);
/* @error: (nullable): what cut the list short */
void              topsheet_cli_stream_end        (TopsheetCliStream      *self,
                                                  gint64                  total,
                                                  const GError           *error);

/* --- cli-generation.c: shared with import and decide ----------------------------------------------------------------------------- */

/* One generation as an object; @currency is the project's. */
void              topsheet_cli_add_generation    (JsonBuilder            *builder,
                                                  TopsheetGeneration     *generation,
                                                  const char             *currency);
/* The project by "--project", or the one that @generation is in. (transfer full) */
TopsheetProject  *topsheet_cli_load_project_of   (TopsheetCli            *cli,
                                                  TopsheetGeneration     *generation,
                                                  GError                **error);
/* Finds "SH010_v003" in the project of "--project", or in the only one that has it. The library is open. (transfer full) */
TopsheetGeneration *topsheet_cli_find_generation (TopsheetCli            *cli,
                                                  const char             *version_id,
                                                  GError                **error);

/* Prints the generations that @query finds, with --sort and --limit, in the project that is named by the first argument. */
gboolean          topsheet_cli_list_generations  (TopsheetCli            *cli,
                                                  TopsheetGenerationQuery *query,
                                                  GError                **error);

/* A mark in the file of who made it, under the key "provenance"; null without any. */
void              topsheet_cli_add_provenance    (JsonBuilder            *builder,
                                                  const TopsheetProvenance *provenance);

/* --- cli-duplicates.c: verbs of generation --------------------------------------------------------------------------------------- */

extern const TopsheetCliOption topsheet_cli_check_options[];
gboolean          topsheet_cli_run_duplicates    (TopsheetCli            *cli,
                                                  GError                **error);
gboolean          topsheet_cli_run_check         (TopsheetCli            *cli,
                                                  GError                **error);

/* --- cli-refine.c: verbs of generation ------------------------------------------------------------------------------------------- */

extern const TopsheetCliOption topsheet_cli_refine_options[];
gboolean          topsheet_cli_run_refine        (TopsheetCli            *cli,
                                                  GError                **error);
gboolean          topsheet_cli_run_edits         (TopsheetCli            *cli,
                                                  GError                **error);
/* Adds "children" and "time_to_first_edit_s". */
gboolean          topsheet_cli_add_relatives     (TopsheetCli            *cli,
                                                  JsonBuilder            *builder,
                                                  TopsheetGeneration     *generation,
                                                  GError                **error);

/* --- cli-decide.c: shared with generation --------------------------------------------------------------------------------------------- */

extern const TopsheetCliOption topsheet_cli_stars_options[];
/* generation stars V… N */
gboolean          topsheet_cli_run_stars         (TopsheetCli            *cli,
                                                  GError                **error);

/* --- cli-price.c: shared with catalogue and compare ------------------------------------------------------------------------------ */

/* The library's prices where there is a library, else those that came with the program. (transfer full) */
TopsheetCatalogue *topsheet_cli_load_catalogue   (TopsheetCli            *cli,
                                                  GError                **error);
/* The model that is meant by @name, or an error that names near ones. (transfer none) */
const char       *topsheet_cli_find_model        (TopsheetCatalogue      *catalogue,
                                                  const char             *name,
                                                  GError                **error);
/* Arguments from @first on: quantities, and selectors that follow --select without repeating it. (transfer full) */
TopsheetUsage    *topsheet_cli_parse_usage       (TopsheetCli            *cli,
                                                  guint                   first,
                                                  GError                **error);

/* --- cli-catalogue-update.c: a verb of catalogue ------------------------------------------------------------------------------- */

extern const TopsheetCliOption topsheet_cli_catalogue_update_options[];
gboolean          topsheet_cli_run_catalogue_update (TopsheetCli         *cli,
                                                     GError             **error);

/* --- cli-search.c ---------------------------------------------------------------------------------------------------------------- */

/* Reads @text (nullable) in the language of the gallery; a token that cannot be read is an error of usage with its place. (out transfer full) */
gboolean          topsheet_cli_read_search       (TopsheetCli            *cli,
                                                  const char             *text,
                                                  TopsheetSearch        **search,
                                                  GError                **error);

/* --- cli-files.c ----------------------------------------------------------------------------------------------------------------- */

/* The whole file, "-" for standard input; at most @limit bytes. */
GBytes           *topsheet_cli_read_file         (const char             *path,
                                                  gsize                   limit,
                                                  GError                **error);
/* Through a temporary neighbour, "-" for standard output. */
gboolean          topsheet_cli_write_file        (const char             *path,
                                                  GBytes                 *bytes,
                                                  GError                **error);
/* Puts the path before the message of @error and makes it an error of the input. */
void              topsheet_cli_blame_file        (GError                **error,
                                                  const char             *path);

/* --- cli-import-watch.c, cli-import-history.c ---------------------------------------------------------------------------------------------------------- */

/* "http://…" or "https://…" */
gboolean          topsheet_cli_is_address        (const char             *text);
/* Imports what the ComfyUI server at @address has made since it was last asked; afterwards it is a paused source of the project. */
TopsheetImportResult *topsheet_cli_import_history (TopsheetCli           *cli,
                                                   TopsheetProject       *project,
                                                   const char            *address,
                                                   const TopsheetImportOptions *options,
                                                   GError               **error);
/* Watches the sources of @project ((nullable): of all projects) until the call is cancelled. The library is open. */
gboolean          topsheet_cli_run_import_watch  (TopsheetCli            *cli,
                                                  TopsheetProject        *project,
                                                  GError                **error);

/* --- cli-plan-rates.c ------------------------------------------------------------------------------------------------------------- */

gboolean          topsheet_cli_run_plan_rates    (TopsheetCli            *self,
                                                  GError                **error);

/* --- cli-plan-table.c: lines of a plan as tab-separated text --------------------------------------------------------------------- */

/* --format of `plan import` and `plan export`: json unless told. */
gboolean          topsheet_cli_get_plan_format   (TopsheetCli            *self,
                                                  gboolean               *is_table,
                                                  GError                **error);
GBytes           *topsheet_cli_write_plan_table  (TopsheetBudgetPlan     *plan);
gboolean          topsheet_cli_import_plan_table (TopsheetCli            *self,
                                                  TopsheetProject        *project,
                                                  GBytes                 *bytes,
                                                  GError                **error);

G_END_DECLS
