/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document.h"
#include "remit-scheme.h"

#include <string.h>

static void
test_list (void)
{
  static const char *const keys[] = { "raci",   "arci", "rasci", "rasi",  "raci-vs", "raciq",
                                      "cairo",  "drasci", "daci", "rapid", "paris",   "pacsi",
                                      "dice",   "mocha", "dare",  "ratsi" };
  guint n;
  const RemitScheme *schemes = remit_scheme_list (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (schemes[i].key, ==, keys[i]);
      g_assert_true (remit_scheme_builtin (keys[i]) == &schemes[i]);
      g_assert_cmpint (strlen (schemes[i].note), >, 10);
    }
  g_assert_null (remit_scheme_builtin ("RACI"));
  g_assert_null (remit_scheme_builtin (""));
}

/* In one scheme no letter and no duty may come twice, or a matrix could not be read back. */
static void
test_letters_unambiguous (void)
{
  guint n;
  const RemitScheme *schemes = remit_scheme_list (&n);

  for (guint i = 0; i < n; i++)
    {
      guint letters = 0, duties = 0, answers = 0;

      for (guint j = 0; j < schemes[i].n_letters; j++)
        {
          const RemitSchemeLetter *letter = &schemes[i].letters[j];

          g_assert_cmpuint (strlen (letter->letter), ==, 1);
          g_assert_true (g_ascii_isupper (letter->letter[0]));
          g_assert_cmpint (letter->duty, <=, REMIT_LINK_LAST_RACI);
          g_assert_cmpuint (letters & 1u << (letter->letter[0] - 'A'), ==, 0);
          g_assert_cmpuint (duties & 1u << letter->duty, ==, 0);
          letters |= 1u << (letter->letter[0] - 'A');
          duties |= 1u << letter->duty;
          g_assert_cmpint (letter->minimum, >=, 0);
          g_assert_true (letter->maximum == -1 || letter->maximum >= letter->minimum);
          if (remit_duty_class (letter->duty) == REMIT_DUTY_CLASS_ANSWER)
            {
              answers++;
              g_assert_cmpint (letter->minimum, ==, 1);
            }
        }
      g_assert_cmpuint (answers, ==, 1);
    }
}

static void
test_letter_duties (void)
{
  static const struct
  {
    const char *scheme, *letter;
    RemitLinkKind duty;
    int minimum, maximum;
  } cases[] = {
    { "raci", "R", REMIT_LINK_RESPONSIBLE, 1, -1 },
    { "raci", "A", REMIT_LINK_ACCOUNTABLE, 1, 1 },
    { "raci", "c", REMIT_LINK_CONSULTED, 0, -1 },
    { "raci", "i", REMIT_LINK_INFORMED, 0, -1 },
    { "rasci", "S", REMIT_LINK_ASSISTS, 0, -1 },
    { "raci-vs", "V", REMIT_LINK_VERIFIES, 0, -1 },
    { "raci-vs", "S", REMIT_LINK_SIGNS_OFF, 0, -1 },
    { "raciq", "Q", REMIT_LINK_QUALITY_REVIEWS, 0, -1 },
    { "cairo", "O", REMIT_LINK_OMITTED, 0, -1 },
    { "drasci", "D", REMIT_LINK_DRIVES, 1, 1 },
    { "daci", "D", REMIT_LINK_DRIVES, 1, 1 },
    { "daci", "A", REMIT_LINK_ACCOUNTABLE, 1, 1 },
    { "rapid", "R", REMIT_LINK_RECOMMENDS, 1, -1 },
    { "rapid", "A", REMIT_LINK_AGREES, 0, -1 },
    { "rapid", "P", REMIT_LINK_RESPONSIBLE, 1, -1 },
    { "rapid", "I", REMIT_LINK_CONSULTED, 0, -1 },
    { "rapid", "D", REMIT_LINK_ACCOUNTABLE, 1, 1 },
    { "paris", "R", REMIT_LINK_VERIFIES, 0, -1 },
    { "paris", "S", REMIT_LINK_SIGNS_OFF, 0, -1 },
    { "paris", "I", REMIT_LINK_CONSULTED, 0, -1 },
    { "pacsi", "C", REMIT_LINK_AGREES, 0, -1 },
    { "pacsi", "S", REMIT_LINK_CONSULTED, 0, -1 },
    { "dice", "E", REMIT_LINK_RESPONSIBLE, 1, -1 },
    { "mocha", "M", REMIT_LINK_DRIVES, 1, 1 },
    { "mocha", "O", REMIT_LINK_ACCOUNTABLE, 1, 1 },
    { "mocha", "A", REMIT_LINK_APPROVES, 0, -1 },
    { "dare", "D", REMIT_LINK_ACCOUNTABLE, 1, -1 },
    { "ratsi", "R", REMIT_LINK_DRIVES, 0, -1 },
    { "ratsi", "A", REMIT_LINK_ACCOUNTABLE, 1, 1 },
    { "ratsi", "T", REMIT_LINK_RESPONSIBLE, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RemitScheme *scheme = remit_scheme_builtin (cases[i].scheme);
      const RemitSchemeLetter *letter = remit_scheme_letter (scheme, cases[i].letter);

      g_assert_nonnull (letter);
      g_assert_cmpint (letter->duty, ==, cases[i].duty);
      g_assert_cmpint (letter->minimum, ==, cases[i].minimum);
      g_assert_cmpint (letter->maximum, ==, cases[i].maximum);
      g_assert_true (remit_scheme_letter_for (scheme, cases[i].duty) == letter);
    }
  g_assert_null (remit_scheme_letter (remit_scheme_builtin ("rasi"), "C"));
  g_assert_null (remit_scheme_letter (remit_scheme_builtin ("raci"), "RA"));
  g_assert_null (remit_scheme_letter (remit_scheme_builtin ("raci"), ""));
  g_assert_null (remit_scheme_letter_for (remit_scheme_builtin ("raci"), REMIT_LINK_OMITTED));
}

static RemitId
add_scheme (RemitEdit *edit, const char *key, const char *name)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SCHEME);

  remit_row_set_text (row, REMIT_SCHEME_FIELD_KEY, key);
  remit_row_set_text (row, REMIT_SCHEME_FIELD_NAME, name);
  return remit_edit_insert (edit, row);
}

static void
add_letter (RemitEdit *edit, RemitId scheme, const char *letter, RemitLinkKind duty, gint64 maximum,
            gint64 position)
{
  g_autoptr (RemitRow) row = remit_row_new (REMIT_TABLE_SCHEME_LETTER);

  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_SCHEME, scheme);
  remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_LETTER, letter);
  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_DUTY, duty);
  remit_row_set_text (row, REMIT_SCHEME_LETTER_FIELD_NAME, "Name");
  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_MAXIMUM, maximum);
  remit_row_set_number (row, REMIT_SCHEME_LETTER_FIELD_POSITION, position);
  remit_edit_insert (edit, row);
}

static void
test_own_schemes (void)
{
  g_autoptr (RemitContext) context = remit_context_new ();
  g_autoptr (RemitDocument) document = remit_document_new_in_memory (context);
  RemitGraph *graph = remit_document_get_graph (document);
  RemitEdit *edit = remit_document_begin (document, "Add a scheme");
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitScheme) own = NULL, shadow = NULL, builtin = NULL, none = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  RemitId id = add_scheme (edit, "house", "House rules");

  add_letter (edit, id, "L", REMIT_LINK_ACCOUNTABLE, 1, 2);
  add_letter (edit, id, "W", REMIT_LINK_RESPONSIBLE, REMIT_UNSET, 1);
  add_scheme (edit, "raci", "Our RACI");
  g_assert_true (remit_document_commit (document, edit, &error));
  g_assert_no_error (error);

  own = remit_scheme_lookup (graph, "house");
  g_assert_nonnull (own);
  g_assert_cmpstr (own->name, ==, "House rules");
  g_assert_cmpstr (own->note, ==, "");
  g_assert_cmpuint (own->n_letters, ==, 2);
  g_assert_cmpstr (own->letters[0].letter, ==, "W");
  g_assert_cmpint (own->letters[0].maximum, ==, -1);
  g_assert_cmpint (own->letters[1].duty, ==, REMIT_LINK_ACCOUNTABLE);
  g_assert_cmpint (own->letters[1].maximum, ==, 1);

  shadow = remit_scheme_lookup (graph, "raci");
  g_assert_cmpstr (shadow->name, ==, "Our RACI");
  g_assert_cmpuint (shadow->n_letters, ==, 0);
  builtin = remit_scheme_lookup (graph, "mocha");
  g_assert_cmpuint (builtin->n_letters, ==, 5);
  none = remit_scheme_lookup (graph, "nonsense");
  g_assert_null (none);

  keys = remit_scheme_keys (graph);
  g_assert_cmpuint (keys->len, ==, 17);
  g_assert_cmpstr (keys->pdata[0], ==, "house");
  g_assert_cmpstr (keys->pdata[1], ==, "raci");
  g_assert_cmpstr (keys->pdata[2], ==, "arci");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scheme/list/sixteen", test_list);
  g_test_add_func ("/scheme/letters/unambiguous", test_letters_unambiguous);
  g_test_add_func ("/scheme/letters/duties", test_letter_duties);
  g_test_add_func ("/scheme/own/lookup", test_own_schemes);
  return g_test_run ();
}
