/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-import-private.h"

#include "remit-error.h"
#include "remit-money.h"
#include "remit-register-private.h"
#include "remit-register-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a workbook and what somebody said about it to the contents of its registers.  Without a word
 * only what is surely a register is read; a sort that is named is looked for harder. */

#define SURE 50
#define POINTED_AT 1

/* ---- what was said ---- */

static gboolean
set_currency (RemitRegisterProposal *proposal, const char *text, GError **error)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  if (remit_currency_digits (code) < 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a currency. Use a code of ISO 4217 such as EUR."), text);
      return FALSE;
    }
  g_strlcpy (proposal->currency, code, sizeof proposal->currency);
  return TRUE;
}

static gboolean
set_state (RemitRegisterProposal *proposal, const char *text, GError **error)
{
  int state = remit_words_choice (REMIT_TABLE_AMOUNT, REMIT_AMOUNT_FIELD_STATE, text);

  if (state < 0)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_USAGE,
                   _("“%s” is not a state of an amount. Possible are: plan, approved, forecast, "
                      "committed, actual."),
                   text);
      return FALSE;
    }
  proposal->state = state;
  return TRUE;
}

static gboolean
apply_options (RemitRegisterProposal *proposal, const RemitWorkbook *workbook,
               const RemitGraph *graph, const RemitImportOptions *options, GError **error)
{
  if (options->n_header_rows >= 0)
    {
      proposal->n_header_rows
        = MIN ((guint) options->n_header_rows, proposal->last_row - proposal->first_row);
      remit_register_proposal_update (proposal, workbook, graph);
    }
  if (options->decimal != 0)
    {
      proposal->decimal = options->decimal;
      proposal->decimal_is_guess = FALSE;
    }
  if (options->unit != 0)
    proposal->unit = options->unit;
  return (options->currency == NULL || set_currency (proposal, options->currency, error))
         && (options->state == NULL || set_state (proposal, options->state, error));
}

/* ---- which ones ---- */

static GPtrArray *
propose_range (const RemitWorkbook *workbook, const RemitGraph *graph, int sheet, int sort,
               const RemitImportOptions *options, GError **error)
{
  GPtrArray *proposals;
  RemitRegisterProposal *proposal;
  RemitTableArea area;

  if (!_remit_import_parse_range (options->range, &area, error))
    return NULL;
  proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_register_proposal_free);
  proposal = _remit_register_propose_area (workbook, graph, (guint) MAX (sheet, 0), sort, &area);
  if (sort >= 0 || proposal->confidence >= SURE)
    g_ptr_array_add (proposals, proposal);
  else
    remit_register_proposal_free (proposal);
  return proposals;
}

static GPtrArray *
choose_proposals (const RemitWorkbook *workbook, const RemitGraph *graph,
                  const RemitImportOptions *options, GError **error)
{
  int sort = _remit_register_sort_from_key (options->sort);
  int sheet
    = options->sheet != NULL ? _remit_import_find_sheet (workbook, options->sheet, error) : -1;
  GPtrArray *proposals;

  if (options->sheet != NULL && sheet < 0)
    return NULL;
  if (options->range != NULL)
    return propose_range (workbook, graph, sheet, sort, options, error);
  proposals = _remit_register_propose (workbook, graph, sheet, sort, SURE);
  if (proposals->len > 0 || sort < 0)
    return proposals;
  g_ptr_array_unref (proposals);
  proposals = _remit_register_propose (workbook, graph, sheet, sort, POINTED_AT);
  if (proposals->len > 0)
    return proposals;
  g_ptr_array_unref (proposals);
  g_set_error (error, REMIT_ERROR, REMIT_ERROR_NOT_FOUND,
               _("No table in “%s” can be read as “%s”: a row of headers such as name, payer and "
                  "2027 must stand above the rows. Say where it is with a sheet and a range."),
               workbook->name, remit_register_sort_label ((RemitRegisterSort) sort));
  return NULL;
}

GPtrArray *
remit_import_read_registers (const RemitWorkbook *workbook, const RemitGraph *graph,
                             const RemitImportOptions *options, GError **error)
{
  static const RemitImportOptions nothing = { .n_header_rows = -1 };
  g_autoptr (GPtrArray) contents
    = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_register_content_free);
  g_autoptr (GPtrArray) proposals = NULL;

  if (options == NULL)
    options = &nothing;
  /* Letters, schemes and orientations are of tables of responsibilities. */
  if (options->scheme != NULL || options->orientation != NULL || options->map != NULL)
    return g_steal_pointer (&contents);
  proposals = choose_proposals (workbook, graph, options, error);
  if (proposals == NULL)
    return NULL;
  for (guint i = 0; i < proposals->len; i++)
    {
      RemitRegisterContent *content = NULL;

      if (apply_options (proposals->pdata[i], workbook, graph, options, error))
        content = remit_register_proposal_read (proposals->pdata[i], workbook, graph, error);
      if (content == NULL)
        return NULL;
      g_ptr_array_add (contents, content);
    }
  return g_steal_pointer (&contents);
}
