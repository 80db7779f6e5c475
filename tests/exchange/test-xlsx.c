/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tables-support.h"

#include "remit-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Workbooks made part by part, so that each oddity of the format stands alone; and ones that no
 * spreadsheet program would write. */

#define TEXT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define ROW(number, cells) "<row r=\"" number "\">" cells "</row>"

/* The cells of a sheet between brackets, as a person sees them. */
static char *
print_sheet (const RemitWorkbook *workbook, guint sheet)
{
  const RemitTableGrid *grid = remit_workbook_sheet_grid (workbook, sheet);
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < remit_table_grid_n_rows (grid); r++)
    {
      for (guint c = 0; c < remit_table_grid_row_length (grid, r); c++)
        g_string_append_printf (text, "[%s]", remit_table_grid_cell (grid, r, c));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_sheet (GBytes *bytes, const char *expected)
{
  g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);
  g_autofree char *printed = print_sheet (workbook, 0);

  g_assert_cmpstr (printed, ==, expected);
  g_bytes_unref (bytes);
}

static void
test_texts (void)
{
  assert_sheet (
      support_pack_sheet (
          "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
          "<c t=\"s\"><v>3</v></c></row>",
          "",
          "<si><t>plain</t></si>"
          "<si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r></si>"
          "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr/></si>"
          "<si><t>a_x000D_\nb_x0041_ _x_</t></si>",
          NULL),
      "[plain][rich ][課][a\nbA _x_]\n");
}

static void
test_places (void)
{
  /* Without names of cells, with gaps, with an inline text of runs. */
  assert_sheet (support_pack_sheet ("<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
                                    "<row r=\"4\">" TEXT ("C4", "x")
                                    "<c r=\"E4\" t=\"str\"><v>y</v></c></row>"
                                    "<row><c t=\"inlineStr\"><is><r><t>o</t></r><r><t>k</t></r>"
                                    "</is></c></row>",
                                    "", NULL, NULL),
                "[1][][2]\n\n\n[][][x][][y]\n[ok]\n");
}

static void
test_numbers (void)
{
  const char *styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yy;@\"/>"
                       "<numFmt numFmtId=\"171\" formatCode=\"0.00&quot; days&quot;\"/>"
                       "<numFmt numFmtId=\"172\" formatCode=\"[Red]#,##0\"/></numFmts>"
                       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
                       "<xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"22\"/></cellXfs>";

  assert_sheet (
      support_pack_sheet ("<row><c><v>0.10000000000000001</v></c><c s=\"1\"><v>46348</v></c>"
                          "<c s=\"2\"><v>1</v></c><c s=\"3\"><v>5</v></c><c s=\"4\"><v>1200</v></c>"
                          "<c s=\"5\"><v>46348.4375</v></c><c s=\"9\"><v>7</v></c></row>"
                          "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"
                          "<c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2026-11-22T00:00:00</v></c>"
                          "<c><f>A1+1</f><v>1.5</v></c><c t=\"str\"><f>T(1)</f><v></v></c></row>",
                          "", NULL, styles),
      "[0.1][2026-11-22][1900-01-01][5][1200][2026-11-22 10:30][7]\n"
      "[TRUE][FALSE][#REF!][2026-11-22][1.5]\n");
}

static void
test_1904 (void)
{
  g_autoptr (GBytes) bytes = support_pack (
      "xl/workbook.xml",
      "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"S\" id=\"r1\"/></sheets>"
      "</workbook>",
      "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c s=\"0\"><v>44886</v></c></row></sheetData></worksheet>", NULL);
  g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);
  g_autofree char *printed = print_sheet (workbook, 0);

  g_assert_cmpstr (printed, ==, "[2026-11-22]\n");
}

/* Strict files have other name spaces; "purl.oclc.org" ones are read all the same. */
static void
test_strict (void)
{
  g_autoptr (GBytes) bytes = support_pack (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"q\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
      "relationships/worksheet\" Target=\"/xl/worksheets/duties.xml\"/></Relationships>",
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
      "xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><x:sheets>"
      "<x:sheet name=\"Strict\" r:id=\"q\"/></x:sheets></x:workbook>",
      "xl/worksheets/duties.xml",
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row>"
      "<x:c t=\"inlineStr\"><x:is><x:t>ok</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
      NULL);
  g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);
  g_autofree char *printed = print_sheet (workbook, 0);

  g_assert_cmpstr (printed, ==, "[ok]\n");
  g_assert_cmpstr (remit_workbook_sheet_name (workbook, 0), ==, "Strict");
}

#define TABLE_ROWS                                                                                 \
  ROW ("1", TEXT ("A1", "Activity") TEXT ("B1", "CIO") TEXT ("C1", "CMO"))                         \
  ROW ("2", TEXT ("A2", "Plan") TEXT ("B2", "A") TEXT ("C2", "R"))                                 \
  ROW ("3", TEXT ("A3", "Run") TEXT ("B3", "R") TEXT ("C3", "A"))

static RemitTableContent *
read_sheet (GBytes *bytes)
{
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);
  RemitTableContent *content
      = support_read_table (workbook, remit_document_get_graph (document));

  g_bytes_unref (bytes);
  return content;
}

/* Parties under merged headers, groups over the whole width, a merged cell of letters. */
static void
test_merged (void)
{
  g_autoptr (RemitTableContent) content = read_sheet (support_pack_sheet (
      ROW ("1", TEXT ("A1", "Who does what"))
      ROW ("3", TEXT ("A3", "Activity") TEXT ("B3", "Business") TEXT ("D3", "IT"))
      ROW ("4", TEXT ("B4", "Sponsor") TEXT ("C4", "User") TEXT ("D4", "Lead") TEXT ("E4", "Dev"))
      ROW ("5", TEXT ("A5", "Phase 1"))
      ROW ("6", TEXT ("A6", "Vision") TEXT ("B6", "A") TEXT ("C6", "R") TEXT ("D6", "C"))
      ROW ("7", TEXT ("A7", "Phase 2"))
      ROW ("8", TEXT ("A8", "Code") TEXT ("B8", "I") TEXT ("D8", "A") TEXT ("E8", "R")),
      "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/>"
      "<mergeCell ref=\"D3:E3\"/><mergeCell ref=\"A5:E5\"/><mergeCell ref=\"A7:E7\"/>"
      "<mergeCell ref=\"D6:E6\"/></mergeCells>",
      NULL, NULL));
  g_autofree char *cells = support_print_cells (content);

  g_assert_cmpstr (content->title, ==, "Who does what");
  g_assert_cmpstr (cells, ==,
                   "Code/Dev=R;Code/Lead=A;Code/Sponsor=I;Vision/Dev=C;Vision/Lead=C;"
                   "Vision/Sponsor=A;Vision/User=R");
  g_assert_cmpstr (((RemitTableActivity *) content->activities->pdata[1])->group, ==, "Phase 2");
  g_assert_cmpstr (((RemitTableParty *) content->parties->pdata[2])->group, ==, "IT");
}

/* Bold labels in the midst are groups; the format indents a tree. */
static void
test_looks (void)
{
  const char *styles
      = "<fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/>"
        "<xf><alignment indent=\"1\"/></xf></cellXfs>";
  g_autoptr (RemitTableContent) content = read_sheet (support_pack_sheet (
      TABLE_ROWS ROW ("4", "<c r=\"A4\" s=\"1\" t=\"inlineStr\"><is><t>Later</t></is></c>")
      ROW ("5", "<c r=\"A5\" s=\"2\" t=\"inlineStr\"><is><t>Close</t></is></c>" TEXT ("B5", "A")
                  TEXT ("C5", "R")),
      "", NULL, styles));
  const RemitTableActivity *last = content->activities->pdata[2];

  g_assert_cmpuint (content->activities->len, ==, 3);
  g_assert_cmpstr (last->group, ==, "Later");
  g_assert_cmpuint (last->depth, ==, 1);
}

static void
test_hidden (void)
{
  g_autoptr (GBytes) bytes = support_pack (
      "xl/workbook.xml",
      "<workbook><sheets><sheet name=\"Old\" state=\"hidden\" id=\"r1\"/>"
      "<sheet name=\"New\" id=\"r2\"/></sheets></workbook>",
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData>" TABLE_ROWS "</sheetData></worksheet>", "xl/worksheets/sheet2.xml",
      "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
      ROW ("1", TEXT ("A1", "Activity") TEXT ("B1", "CIO") TEXT ("C1", "CMO"))
      "<row r=\"2\" hidden=\"1\">" TEXT ("A2", "Plan") TEXT ("B2", "A") TEXT ("C2", "R") "</row>"
      ROW ("3", TEXT ("A3", "Run") TEXT ("B3", "R") TEXT ("C3", "A"))
      "</sheetData></worksheet>", NULL);
  g_autoptr (RemitDocument) document = support_document ();
  g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);
  g_autofree char *tables
      = support_describe_tables (workbook, remit_document_get_graph (document));
  g_autoptr (RemitTableContent) content
      = support_read_table (workbook, remit_document_get_graph (document));

  g_assert_true (remit_workbook_sheet_is_hidden (workbook, 0));
  g_assert_cmpstr (tables, ==, "2x2 4 R2 A2");
  g_assert_cmpstr (content->sheet, ==, "New");
  support_assert_remark (content->warnings, "A2", "Row 2|hidden");
  support_assert_remark (content->warnings, "C1", "CMO|hidden");
}

static void
test_comments (void)
{
  g_autoptr (GBytes) bytes = support_pack (
      "xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>",
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData>" TABLE_ROWS "</sheetData></worksheet>",
      "xl/worksheets/_rels/sheet1.xml.rels",
      "<Relationships><Relationship Id=\"r9\" Type=\"http://x/relationships/comments\" "
      "Target=\"../comments7.xml\"/></Relationships>",
      "xl/comments7.xml",
      "<comments><commentList><comment ref=\"B2\"><text><r><t>until </t></r><r><t>May</t></r></text>"
      "</comment></commentList></comments>",
      NULL);
  g_autoptr (RemitTableContent) content = read_sheet (g_bytes_ref (bytes));
  g_autofree char *cells = support_print_cells (content);

  g_assert_cmpstr (cells, ==, "Plan/CIO=A(until May);Plan/CMO=R;Run/CIO=R;Run/CMO=A");
}

static void
test_formulas (void)
{
  g_autoptr (RemitTableContent) content = read_sheet (support_pack_sheet (
      TABLE_ROWS ROW ("4", TEXT ("A4", "Close") "<c r=\"B4\"><f>B3</f></c>"
                           "<c r=\"C4\" t=\"str\"><f>C3</f><v>A</v></c>"),
      "", NULL, NULL));

  g_assert_cmpuint (content->activities->len, ==, 3);
  support_assert_remark (content->warnings, "B4", "formula|not stored");
}

/* ---- what is no workbook ---- */

static void
assert_refused (GBytes *bytes, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) workbook = NULL;

  g_test_timer_start ();
  workbook = remit_workbook_read_bytes (bytes, name, NULL, &error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 30);
  g_assert_null (workbook);
  g_assert_true (error->domain == REMIT_ERROR);
  g_test_message ("%s", error->message);
  support_assert_words (error->message, name);
  support_assert_words (error->message, words);
  g_bytes_unref (bytes);
}

static GBytes *
ole_file (const char *inside)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, 4096);
  memset (bytes->data, 0, bytes->len);
  memcpy (bytes->data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  for (gsize i = 0; inside[i] != '\0'; i++)
    bytes->data[1024 + 2 * i] = (guint8) inside[i];
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
test_refused (void)
{
  assert_refused (ole_file ("EncryptedPackage"), "locked.xlsx", "password|copy");
  assert_refused (ole_file ("Workbook"), "old.xls", "old|.xlsx");
  assert_refused (support_pack ("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                                "content.xml", "<office/>", NULL),
                  "plan.ods", "OpenDocument|.xlsx");
  assert_refused (support_pack ("readme.txt", "hello", NULL), "plan.zip", "packed|.xlsx");
  assert_refused (support_pack ("xl/workbook.xml", "<workbook><sheets>", NULL), "half.xlsx",
                  "damaged");
  assert_refused (g_bytes_new_static ("PK\003\004 and so on", 14), "noise.xlsx", "damaged");
  assert_refused (g_bytes_new_static ("<?xml version=\"1.0\"?><?mso-application "
                                      "progid=\"Excel.Sheet\"?><Workbook/>",
                                      71),
                  "old.xml", "old XML format");
}

/* Cut anywhere, a file is refused or gives what is whole, in a sentence. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = support_pack_sheet (TABLE_ROWS, "", NULL, NULL);
  gsize n = g_bytes_get_size (whole);

  for (gsize length = 4; length < n; length += 17)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (RemitWorkbook) workbook
          = remit_workbook_read_bytes (part, "cut.xlsx", NULL, &error);

      g_assert_true ((workbook == NULL) == (error != NULL));
      if (length < n / 2)
        g_assert_null (workbook);
    }
}

static void
test_xml_bomb (void)
{
  const char *bomb
      = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
        "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&f;&f;&f;&f;</t></is></c></row>"
        "</sheetData></worksheet>";

  assert_refused (
      support_pack ("xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>",
                    "xl/worksheets/sheet1.xml", bomb, NULL),
      "bomb.xlsx", "document type");
}

/* The same row again and again packs a thousandfold. */
static void
test_zip_bomb (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *sheet = NULL;

  for (guint i = 0; i < 15 * 1000 * 1000; i++)
    g_string_append (rows, "<row/>");
  sheet = g_strconcat ("<worksheet><sheetData>", rows->str, "</sheetData></worksheet>", NULL);
  assert_refused (
      support_pack ("xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>",
                    "xl/worksheets/sheet1.xml", sheet, NULL),
      "bomb.xlsx", "unfolds");
}

static void
test_wide_cells (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *far = g_strdup ("<row r=\"1048576\">" TEXT ("XFD1048576", "x") "</row>");

  for (guint r = 1; r <= 1000; r++)
    g_string_append_printf (rows,
                            "<row r=\"%u\"><c r=\"XFD%u\" t=\"inlineStr\"><is><t>x</t></is></c></row>",
                            r, r);
  assert_refused (support_pack_sheet (rows->str, "", NULL, NULL), "wide.xlsx", "Duties|larger");
  /* One cell in the last corner is odd, not too much. */
  {
    g_autoptr (GBytes) bytes = support_pack_sheet (far, "", NULL, NULL);
    g_autoptr (RemitWorkbook) workbook = support_read_bytes (bytes);

    g_assert_cmpuint (remit_table_grid_n_columns (remit_workbook_sheet_grid (workbook, 0)), ==,
                      16384);
  }
}

/* Rows with a format and nothing in them, as a spreadsheet has them after "format the column". */
static void
test_empty_rows (void)
{
  g_autoptr (GString) rows = g_string_new (TABLE_ROWS);
  g_autoptr (RemitTableContent) content = NULL;

  for (guint r = 4; r <= 1048576; r++)
    g_string_append_printf (rows, "<row r=\"%u\" s=\"1\" customFormat=\"1\"><c r=\"A%u\" s=\"1\"/></row>",
                            r, r);
  g_test_timer_start ();
  content = read_sheet (support_pack_sheet (rows->str, "", NULL, NULL));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 30);
  g_assert_cmpuint (content->activities->len, ==, 2);
  g_assert_cmpstr (content->range, ==, "A1:C3");
}

/* ---- mutation ---- */

static GBytes *
flip_bits (GBytes *bytes, GRand *random)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  guint8 *copy = g_memdup2 (data, n);

  for (gint i = g_rand_int_range (random, 1, 12); i > 0; i--)
    copy[g_rand_int_range (random, 0, (gint32) n)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
  return g_bytes_new_take (copy, n);
}

static void
assert_survives (GBytes *bytes, const char *name, const RemitGraph *graph)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemitWorkbook) workbook = remit_workbook_read_bytes (bytes, name, NULL, &error);
  g_autofree char *tables = NULL;

  g_assert_true ((workbook == NULL) == (error != NULL));
  if (workbook != NULL)
    tables = support_describe_tables (workbook, graph);
}

static void
test_mutation (void)
{
  static const char *const files[] = { "spans.html", "several.md", "marks-under-letters.csv",
                                       "legend-beside.csv", "letters-across.csv" };
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GBytes) packed = support_pack_sheet (
      TABLE_ROWS, "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>",
      "<si><t>x</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GBytes) changed = flip_bits (packed, random);

      assert_survives (changed, "changed.xlsx", graph);
    }
  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *relative = g_build_filename ("tests/data/tables", files[f], NULL);
      char *text = support_read_source (relative);
      g_autoptr (GBytes) whole = g_bytes_new_take (text, strlen (text));

      for (guint i = 0; i < 150; i++)
        {
          g_autoptr (GBytes) changed = flip_bits (whole, random);

          assert_survives (changed, files[f], graph);
        }
    }
}

/* The text inside of a part, changed before packing: what the checksum of the archive would catch. */
static void
test_mutated_part (void)
{
  static const char data[] = TABLE_ROWS;
  g_autoptr (RemitDocument) document = support_document ();
  const RemitGraph *graph = remit_document_get_graph (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *copy = g_strdup (data);
      g_autoptr (GBytes) bytes = NULL;

      for (gint k = g_rand_int_range (random, 1, 6); k > 0; k--)
        copy[g_rand_int_range (random, 0, (gint32) strlen (copy))]
            = "AR<>\"/0129 =xcrst"[g_rand_int_range (random, 0, 17)];
      bytes = support_pack_sheet (copy, "", NULL, NULL);
      assert_survives (bytes, "changed.xlsx", graph);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/texts", test_texts);
  g_test_add_func ("/xlsx/places", test_places);
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/1904", test_1904);
  g_test_add_func ("/xlsx/strict", test_strict);
  g_test_add_func ("/xlsx/merged", test_merged);
  g_test_add_func ("/xlsx/looks", test_looks);
  g_test_add_func ("/xlsx/hidden", test_hidden);
  g_test_add_func ("/xlsx/comments", test_comments);
  g_test_add_func ("/xlsx/formulas", test_formulas);
  g_test_add_func ("/xlsx/refused", test_refused);
  g_test_add_func ("/xlsx/truncated", test_truncated);
  g_test_add_func ("/xlsx/xml-bomb", test_xml_bomb);
  g_test_add_func ("/xlsx/zip-bomb", test_zip_bomb);
  g_test_add_func ("/xlsx/wide-cells", test_wide_cells);
  g_test_add_func ("/xlsx/empty-rows", test_empty_rows);
  g_test_add_func ("/xlsx/mutation", test_mutation);
  g_test_add_func ("/xlsx/mutated-part", test_mutated_part);
  return g_test_run ();
}
