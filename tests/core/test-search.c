/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remit-document.h"
#include "remit-search.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "Consent  Platform", "consent platform" },
    { " \tEdge\n\n case ", "edge case" },
    { "Đường dẫn tới Đà Nẵng", "duong dan toi da nang" },
    { "TRẢI NGHIỆM KHÁCH HÀNG", "trai nghiem khach hang" },
    { "Übergrößenträger", "ubergrossentrager" },
    { "Łódź Øresund Ærø Œuvre", "lodz oresund aero oeuvre" },
    { "ＣＲＭ　１２", "crm 12" },
    { "ﬁnance ½", "finance 1⁄2" },
    { "ΟΔΟΣ", "οδοσ" },
    { "İstanbul ısı", "istanbul isi" },
    { "客户体验", "客户体验" },
    { "ガ", "カ\xe3\x82\x99" },
    { "soft\xc2\xadhyphen zero\xe2\x80\x8bwidth", "softhyphen zerowidth" },
    { "end–to‑end", "end-to-end" },
    { "", "" },
    { "   ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = remit_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_fold_composed_alike (void)
{
  g_autofree char *composed = remit_search_fold ("Nguy\xe1\xbb\x85n");
  g_autofree char *decomposed = remit_search_fold ("Nguye\xcc\x82\xcc\x83n");

  g_assert_cmpstr (composed, ==, "nguyen");
  g_assert_cmpstr (decomposed, ==, composed);
}

static void
test_fold_bad_bytes (void)
{
  g_autofree char *folded = remit_search_fold ("a\xff\xfe b\xc3");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
}

/* Folding twice changes nothing: what is stored and what is typed meet. */
static void
test_fold_settled (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char text[8] = { 0 };
      g_autofree char *once = NULL, *twice = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      once = remit_search_fold (text);
      twice = remit_search_fold (once);
      g_assert_cmpstr (twice, ==, once);
    }
}

typedef struct
{
  RemitDocument *document;
  RemitSearch *search;
} Fixture;

static RemitId
add_node (Fixture *fixture, const char *name, const char *code, const char *notes)
{
  g_autoptr (RemitEdit) edit = remit_document_begin (fixture->document, "Add");
  g_autoptr (GError) error = NULL;
  RemitId id = remit_node_add (edit, REMIT_NODE_APPLICATION, name, &error);

  g_assert_no_error (error);
  remit_edit_set_text (edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_CODE, code, &error);
  g_assert_no_error (error);
  remit_edit_set_text (edit, REMIT_TABLE_NODE, id, REMIT_NODE_FIELD_NOTES, notes, &error);
  g_assert_no_error (error);
  remit_document_commit (fixture->document, g_steal_pointer (&edit), &error);
  g_assert_no_error (error);
  remit_search_invalidate (fixture->search);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemitContext) context = remit_context_new ();

  fixture->document = remit_document_new_in_memory (context);
  fixture->search = remit_search_new (remit_document_get_graph (fixture->document));
  add_node (fixture, "Consent platform", "APP-014", "");
  add_node (fixture, "Reconsent flow", "", "");
  add_node (fixture, "Old consent store", "", "");
  add_node (fixture, "Consent", "", "");
  add_node (fixture, "Vault", "CONSENT-2", "");
  add_node (fixture, "Diary", "", "Where consent is written down");
  add_node (fixture, "Trải nghiệm đa kênh", "", "");
  add_node (fixture, "客户主数据", "", "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remit_search_free (fixture->search);
  g_object_unref (fixture->document);
}

/* The names found, joined by "|". */
static char *
find (Fixture *fixture, const char *query, guint limit)
{
  g_autoptr (GArray) hits = remit_search_query (fixture->search, query, limit);
  GString *names = g_string_new (NULL);
  int last = G_MAXINT;

  for (guint i = 0; i < hits->len; i++)
    {
      const RemitSearchHit *hit = &g_array_index (hits, RemitSearchHit, i);
      const RemitNode *node
        = remit_graph_node (remit_document_get_graph (fixture->document), hit->id);

      g_assert_cmpint (hit->score, <=, last);
      last = hit->score;
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", node->name);
    }
  return g_string_free (names, FALSE);
}

static void
test_rank (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = find (fixture, "consent", 0);
  g_autofree char *two = find (fixture, "CONSENT", 2);

  g_assert_cmpstr (all, ==,
                   "Consent|Consent platform|Old consent store|Reconsent flow|Vault|Diary");
  g_assert_cmpstr (two, ==, "Consent|Consent platform");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *swapped = find (fixture, "platform consent", 0);
  g_autofree char *mixed = find (fixture, "014 cons", 0);
  g_autofree char *none = find (fixture, "consent zebra", 0);
  g_autofree char *blank = find (fixture, "  ", 3);

  g_assert_cmpstr (swapped, ==, "Consent platform");
  g_assert_cmpstr (mixed, ==, "Consent platform");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (blank, ==, "Consent|Consent platform|Diary");
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *vietnamese = find (fixture, "nghiem da", 0);
  g_autofree char *exact = find (fixture, "ĐA KÊNH", 0);
  g_autofree char *chinese = find (fixture, "主数据", 0);

  g_assert_cmpstr (vietnamese, ==, "Trải nghiệm đa kênh");
  g_assert_cmpstr (exact, ==, "Trải nghiệm đa kênh");
  g_assert_cmpstr (chinese, ==, "客户主数据");
}

static void
test_follows_edits (Fixture *fixture, gconstpointer data)
{
  RemitId id = add_node (fixture, "Zebra", "", "");
  g_autofree char *found = find (fixture, "zebra", 0);
  g_autofree char *renamed = NULL, *gone = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;
  RemitEdit *edit;

  g_assert_cmpstr (found, ==, "Zebra");

  edit = remit_document_begin (fixture->document, "Rename");
  g_assert_true (remit_node_rename (edit, id, "Okapi", &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  remit_search_invalidate (fixture->search);
  renamed = find (fixture, "okapi", 0);
  g_assert_cmpstr (renamed, ==, "Okapi");

  edit = remit_document_begin (fixture->document, "Delete");
  g_assert_true (remit_edit_delete (edit, REMIT_TABLE_NODE, id, &error));
  g_assert_true (remit_document_commit (fixture->document, edit, &error));
  remit_search_invalidate (fixture->search);
  gone = find (fixture, "okapi", 0);
  g_assert_cmpstr (gone, ==, "");
  kept = find (fixture, "vault", 0);
  g_assert_cmpstr (kept, ==, "Vault");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold/cases", test_fold);
  g_test_add_func ("/search/fold/composed-alike", test_fold_composed_alike);
  g_test_add_func ("/search/fold/bad-bytes", test_fold_bad_bytes);
  g_test_add_func ("/search/fold/settled", test_fold_settled);
  g_test_add ("/search/query/rank", Fixture, NULL, set_up, test_rank, tear_down);
  g_test_add ("/search/query/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/search/query/languages", Fixture, NULL, set_up, test_languages, tear_down);
  g_test_add ("/search/query/follows-edits", Fixture, NULL, set_up, test_follows_edits, tear_down);
  return g_test_run ();
}
