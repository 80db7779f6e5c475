/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-scheme"
#include "remit-scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sixteen built-in schemes and the document's own ones.  The same letter stands for different
 * duties in different schemes (A is "accountable" in RACI and "must agree" in RAPID), and the
 * same duty has different letters (the one who answers is A, D or O); since only duties are
 * stored, a change of scheme translates a matrix by itself.  Least and most holders are the hard
 * rules of each scheme; in the RACI family one R is asked for, which the rules also accept from
 * an A who does it.
 *
 * A scheme that is looked up is always a copy in one shape, so that callers need not care whether
 * it came from the program or from the document. */

#define ANY (-1)
#define LETTER(letter, DUTY, name, meaning, minimum, maximum)                                      \
  { letter, REMIT_LINK_##DUTY, name, meaning, minimum, maximum }

#define RACI_R LETTER ("R", RESPONSIBLE, N_("Responsible"), N_("does the work"), 1, ANY)
#define RACI_A                                                                                     \
  LETTER ("A", ACCOUNTABLE, N_("Accountable"), N_("answers for it and approves it"), 1, 1)
#define RACI_C LETTER ("C", CONSULTED, N_("Consulted"), N_("is asked before, two-way"), 0, ANY)
#define RACI_I LETTER ("I", INFORMED, N_("Informed"), N_("is told after, one-way"), 0, ANY)
#define RASCI_S                                                                                    \
  LETTER ("S", ASSISTS, N_("Support"), N_("helps the responsible one with resources"), 0, ANY)

static const RemitSchemeLetter raci[] = { RACI_R, RACI_A, RACI_C, RACI_I };
static const RemitSchemeLetter arci[] = { RACI_A, RACI_R, RACI_C, RACI_I };
static const RemitSchemeLetter rasci[] = { RACI_R, RACI_A, RASCI_S, RACI_C, RACI_I };
static const RemitSchemeLetter rasi[] = { RACI_R, RACI_A, RASCI_S, RACI_I };
static const RemitSchemeLetter raci_vs[] = {
  RACI_R,
  RACI_A,
  RACI_C,
  RACI_I,
  LETTER ("V", VERIFIES, N_("Verifies"), N_("checks the result against the criteria"), 0, ANY),
  LETTER ("S", SIGNS_OFF, N_("Signs off"), N_("authorises the hand-over"), 0, ANY),
};
static const RemitSchemeLetter raciq[] = {
  RACI_R,
  RACI_A,
  RACI_C,
  RACI_I,
  LETTER ("Q", QUALITY_REVIEWS, N_("Quality review"), N_("reviews the quality"), 0, ANY),
};
static const RemitSchemeLetter cairo[] = {
  RACI_C,
  RACI_A,
  RACI_I,
  RACI_R,
  LETTER ("O", OMITTED, N_("Omitted"), N_("is deliberately not involved"), 0, ANY),
};
static const RemitSchemeLetter drasci[] = {
  LETTER ("D", DRIVES, N_("Driver"), N_("pushes the work along and helps to do it"), 1, 1),
  RACI_R,
  RACI_A,
  RASCI_S,
  RACI_C,
  RACI_I,
};
static const RemitSchemeLetter daci[] = {
  LETTER ("D", DRIVES, N_("Driver"), N_("runs the decision"), 1, 1),
  LETTER ("A", ACCOUNTABLE, N_("Approver"), N_("decides"), 1, 1),
  LETTER ("C", CONSULTED, N_("Contributor"), N_("advises before"), 0, ANY),
  RACI_I,
};
static const RemitSchemeLetter rapid[] = {
  LETTER ("R", RECOMMENDS, N_("Recommend"), N_("prepares the proposal"), 1, ANY),
  LETTER ("A", AGREES, N_("Agree"), N_("must agree and may block"), 0, ANY),
  LETTER ("P", RESPONSIBLE, N_("Perform"), N_("carries the decision out"), 1, ANY),
  LETTER ("I", CONSULTED, N_("Input"), N_("gives facts and advice before"), 0, ANY),
  LETTER ("D", ACCOUNTABLE, N_("Decide"), N_("takes the decision"), 1, 1),
};
static const RemitSchemeLetter paris[] = {
  LETTER ("P", RESPONSIBLE, N_("Participant"), N_("takes part in the work"), 0, ANY),
  RACI_A,
  LETTER ("R", VERIFIES, N_("Review required"), N_("must review the result"), 0, ANY),
  LETTER ("I", CONSULTED, N_("Input required"), N_("must give input before"), 0, ANY),
  LETTER ("S", SIGNS_OFF, N_("Sign-off required"), N_("must sign off"), 0, ANY),
};
static const RemitSchemeLetter pacsi[] = {
  LETTER ("P", RESPONSIBLE, N_("Perform"), N_("does the work"), 0, ANY),
  RACI_A,
  LETTER ("C", AGREES, N_("Control"), N_("checks it and may veto"), 0, ANY),
  LETTER ("S", CONSULTED, N_("Suggest"), N_("gives advice before"), 0, ANY),
  RACI_I,
};
static const RemitSchemeLetter dice[] = {
  LETTER ("D", ACCOUNTABLE, N_("Decides"), N_("takes the decision"), 1, 1),
  RACI_I,
  RACI_C,
  LETTER ("E", RESPONSIBLE, N_("Executes"), N_("carries it out"), 1, ANY),
};
static const RemitSchemeLetter mocha[] = {
  LETTER ("M", DRIVES, N_("Manager"), N_("assigns the work and follows it up"), 1, 1),
  LETTER ("O", ACCOUNTABLE, N_("Owner"), N_("answers for the whole"), 1, 1),
  RACI_C,
  LETTER ("H", ASSISTS, N_("Helper"), N_("does part of the work"), 0, ANY),
  LETTER ("A", APPROVES, N_("Approver"), N_("approves the result"), 0, ANY),
};
static const RemitSchemeLetter dare[] = {
  LETTER ("D", ACCOUNTABLE, N_("Decider"), N_("takes the decision"), 1, ANY),
  LETTER ("A", CONSULTED, N_("Adviser"), N_("gives advice before"), 0, ANY),
  LETTER ("R", RECOMMENDS, N_("Recommender"), N_("prepares the proposal"), 0, ANY),
  LETTER ("E", RESPONSIBLE, N_("Executer"), N_("carries it out"), 0, ANY),
};
static const RemitSchemeLetter ratsi[] = {
  LETTER ("R", DRIVES, N_("Responsibility"), N_("sees that the work gets done"), 0, ANY),
  LETTER ("A", ACCOUNTABLE, N_("Authority"), N_("has the last word"), 1, 1),
  LETTER ("T", RESPONSIBLE, N_("Task"), N_("does the work"), 0, ANY),
  RASCI_S,
  RACI_I,
};

#define SCHEME(key, name, letters, note) { key, name, note, letters, G_N_ELEMENTS (letters) }

static const RemitScheme schemes[] = {
  SCHEME ("raci", "RACI", raci,
          N_("The usual one: who does it, who answers, who is asked, who is told.")),
  SCHEME ("arci", "ARCI", arci, N_("RACI with the answerable party written first.")),
  SCHEME ("rasci", "RASCI", rasci, N_("RACI with support: others lend people or resources.")),
  SCHEME ("rasi", "RASI", rasi, N_("RACI with support and without consultation.")),
  SCHEME ("raci-vs", "RACI-VS", raci_vs, N_("RACI for results that are checked and handed over.")),
  SCHEME ("raciq", "RACIQ", raciq, N_("RACI with a quality review by somebody else.")),
  SCHEME ("cairo", "CAIRO", cairo, N_("RACI that also says who is kept out on purpose.")),
  SCHEME ("drasci", "DRASCI", drasci, N_("RASCI with one driver who keeps the work moving.")),
  SCHEME ("daci", "DACI", daci, N_("For decisions: one runs it, one approves.")),
  SCHEME ("rapid", "RAPID", rapid,
          N_("For decisions that need a proposal, consent and execution.")),
  SCHEME ("paris", "PARIS", paris, N_("For work that needs input, review and sign-off by others.")),
  SCHEME ("pacsi", "PACSI", pacsi, N_("For work under the control of parties that may veto.")),
  SCHEME ("dice", "DICE", dice,
          N_("For decisions in few words: decide, inform, consult, execute.")),
  SCHEME ("mocha", "MOCHA", mocha, N_("For teams: a manager, an owner, helpers and an approver.")),
  SCHEME ("dare", "DARE", dare, N_("For decisions of groups with several deciders.")),
  SCHEME ("ratsi", "RATSI", ratsi,
          N_("For work where responsibility, authority and tasks lie apart.")),
};

const RemitScheme *
remit_scheme_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (schemes);
  return schemes;
}

const RemitScheme *
remit_scheme_builtin (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (schemes[i].key, key) == 0)
      return &schemes[i];
  return NULL;
}

/* All texts of a scheme that was looked up are its own. */
static RemitScheme *
new_scheme (const char *key, const char *name, const char *note, guint n_letters)
{
  RemitScheme *scheme = g_new0 (RemitScheme, 1);

  scheme->key = g_strdup (key);
  scheme->name = g_strdup (name);
  scheme->note = g_strdup (note);
  scheme->letters = g_new0 (RemitSchemeLetter, MAX (n_letters, 1));
  scheme->n_letters = n_letters;
  return scheme;
}

static void
fill_letter (RemitScheme *scheme, guint index, const RemitSchemeLetter *letter)
{
  RemitSchemeLetter *own = (RemitSchemeLetter *) &scheme->letters[index];

  *own = *letter;
  own->letter = g_strdup (letter->letter);
  own->name = g_strdup (letter->name);
  own->meaning = g_strdup (letter->meaning);
}

static RemitScheme *
copy_builtin (const RemitScheme *builtin)
{
  RemitScheme *scheme
      = new_scheme (builtin->key, builtin->name, _(builtin->note), builtin->n_letters);

  for (guint i = 0; i < builtin->n_letters; i++)
    {
      RemitSchemeLetter letter = builtin->letters[i];

      letter.name = _(letter.name);
      letter.meaning = _(letter.meaning);
      fill_letter (scheme, i, &letter);
    }
  return scheme;
}

static RemitScheme *
copy_own (const RemitGraph *graph, const RemitSchemeRow *row)
{
  g_autoptr (GPtrArray) letters
      = remit_graph_owned (graph, REMIT_TABLE_SCHEME_LETTER, row->row.id);
  RemitScheme *scheme = new_scheme (row->key, row->name, row->note, letters->len);

  for (guint i = 0; i < letters->len; i++)
    {
      const RemitSchemeLetterRow *own = letters->pdata[i];
      RemitSchemeLetter letter = {
        own->letter, own->duty, own->name, own->meaning, (int) own->minimum,
        own->maximum == REMIT_UNSET ? ANY : (int) own->maximum,
      };

      fill_letter (scheme, i, &letter);
    }
  return scheme;
}

RemitScheme *
remit_scheme_lookup (const RemitGraph *graph, const char *key)
{
  const RemitScheme *builtin;
  const RemitRow *const *rows;
  guint n;

  g_return_val_if_fail (graph != NULL && key != NULL, NULL);

  rows = remit_graph_rows (graph, REMIT_TABLE_SCHEME, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (((const RemitSchemeRow *) rows[i])->key, key) == 0)
      return copy_own (graph, (const RemitSchemeRow *) rows[i]);
  builtin = remit_scheme_builtin (key);
  return builtin != NULL ? copy_builtin (builtin) : NULL;
}

void
remit_scheme_free (RemitScheme *scheme)
{
  if (scheme == NULL)
    return;
  for (guint i = 0; i < scheme->n_letters; i++)
    {
      g_free ((char *) scheme->letters[i].letter);
      g_free ((char *) scheme->letters[i].name);
      g_free ((char *) scheme->letters[i].meaning);
    }
  g_free ((RemitSchemeLetter *) scheme->letters);
  g_free ((char *) scheme->key);
  g_free ((char *) scheme->name);
  g_free ((char *) scheme->note);
  g_free (scheme);
}

GPtrArray *
remit_scheme_keys (const RemitGraph *graph)
{
  guint n;
  const RemitRow *const *rows = remit_graph_rows (graph, REMIT_TABLE_SCHEME, &n);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (keys, g_strdup (((const RemitSchemeRow *) rows[i])->key));
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (!g_ptr_array_find_with_equal_func (keys, schemes[i].key, g_str_equal, NULL))
      g_ptr_array_add (keys, g_strdup (schemes[i].key));
  return keys;
}

RemitDutyClass
remit_duty_class (RemitLinkKind duty)
{
  switch ((int) duty)
    {
    case REMIT_LINK_ACCOUNTABLE:
      return REMIT_DUTY_CLASS_ANSWER;
    case REMIT_LINK_RESPONSIBLE:
      return REMIT_DUTY_CLASS_DO;
    case REMIT_LINK_ASSISTS:
      return REMIT_DUTY_CLASS_SUPPORT;
    case REMIT_LINK_AGREES:
    case REMIT_LINK_APPROVES:
    case REMIT_LINK_VERIFIES:
    case REMIT_LINK_SIGNS_OFF:
    case REMIT_LINK_QUALITY_REVIEWS:
      return REMIT_DUTY_CLASS_CHECK;
    case REMIT_LINK_CONSULTED:
    case REMIT_LINK_RECOMMENDS:
      return REMIT_DUTY_CLASS_INPUT;
    case REMIT_LINK_INFORMED:
      return REMIT_DUTY_CLASS_NOTIFY;
    case REMIT_LINK_OMITTED:
      return REMIT_DUTY_CLASS_EXCLUDED;
    case REMIT_LINK_DRIVES:
      return REMIT_DUTY_CLASS_DRIVE;
    default:
      g_return_val_if_reached (REMIT_DUTY_CLASS_NOTIFY);
    }
}

const RemitSchemeLetter *
remit_scheme_letter (const RemitScheme *scheme, const char *letter)
{
  g_return_val_if_fail (scheme != NULL && letter != NULL, NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    if (g_ascii_strcasecmp (scheme->letters[i].letter, letter) == 0)
      return &scheme->letters[i];
  return NULL;
}

const RemitSchemeLetter *
remit_scheme_letter_for (const RemitScheme *scheme, RemitLinkKind duty)
{
  g_return_val_if_fail (scheme != NULL, NULL);

  for (guint i = 0; i < scheme->n_letters; i++)
    if (scheme->letters[i].duty == duty)
      return &scheme->letters[i];
  return NULL;
}
