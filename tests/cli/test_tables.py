#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Matrices as tables: written, read back, compared."""

import csv
import io
import zipfile

from harness import READ, USAGE, WRITE, CliTest, main

RACI = ("Activity;CIO;CMO;=1+1\n"
        "Choose the tool;C;A/R;\n"
        "Run the platform;A,R;I;C\n")
XLSX = "xl/worksheets/sheet1.xml"


class Tables(CliTest):
    def setUp(self):
        super().setUp()
        self.write("raci.csv", RACI)
        self.run_cli("import", "-o", "m.remit", "raci.csv")

    def test_text(self):
        text = self.run_cli("export", "--format=csv", "m.remit").raw.decode("utf-8-sig")
        self.assertEqual(list(csv.reader(io.StringIO(text))),
                         [["Activity", "CIO", "CMO", "'=1+1"],
                          ["Choose the tool", "C", "A/R", ""],
                          ["Run the platform", "A/R", "I", "C"]])
        for separator in (";", "tab"):
            other = self.run_cli("export", "--format=csv", "--separator", separator, "m.remit").raw
            self.assertEqual(other.decode("utf-8-sig"), text.replace(",", {"tab": "\t"}.get(separator, separator)))
        self.run_cli("export", "-o", "raci.tsv", "m.remit")
        self.assertIn(b"Choose the tool\tC\tA/R", self.read("raci.tsv"))
        self.assertIn("<th scope=\"row\">Choose the tool</th>", self.run_cli("export", "--format=html", "m.remit").out)

    def test_sheet_comes_back(self):
        self.run_cli("export", "-o", "raci.xlsx", "m.remit")
        self.assertIn("Nothing changes", self.run_cli("import", "--dry-run", "--into", "m.remit", "raci.xlsx").out)
        before = self.run_cli("dump", "m.remit").out
        self.run_cli("import", "--into", "m.remit", "raci.xlsx")
        self.assertEqual(self.run_cli("dump", "m.remit").out, before)

    def test_text_with_ids_comes_back(self):
        for ending in ("csv", "tsv"):
            self.run_cli("export", "--ids", "-o", "raci." + ending, "m.remit")
            text = self.read("raci." + ending).decode("utf-8-sig").replace("Run the", "Build the")
            self.write("raci." + ending, text)
            out = self.run_cli("import", "--dry-run", "--into", "m.remit", "raci." + ending).out
            self.assertEqual(out.splitlines()[0], "“Run the platform” is renamed “Build the platform”.")
            self.assertEqual(len(out.splitlines()), 2)

    def test_piped(self):
        with zipfile.ZipFile(io.BytesIO(self.run_cli("export", "--format=xlsx", "m.remit").raw)) as archive:
            self.assertIn(XLSX, archive.namelist())

    def test_which_matrix(self):
        self.run_cli("add", "m.remit", "matrix", "Second plan")
        several = self.run_cli("export", "--format=csv", "m.remit", status=USAGE)
        self.assertIn("“raci”, “Second plan”", several.err)
        self.run_cli("export", "--matrix", "SECOND plan", "--format=csv", "m.remit")
        self.run_cli("export", "--matrix", "Third", "--format=csv", "m.remit", status=USAGE)
        self.run_cli("new", "-o", "empty.remit")
        none = self.run_cli("export", "--format=csv", "empty.remit", status=USAGE)
        self.assertIn("--ownership", none.err)

    def test_ownership(self):
        self.run_cli("new", "-t", "digital-customer-experience", "-o", "d.remit")
        text = self.run_cli("export", "--ownership", "--format=csv", "d.remit").raw.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        self.assertIn("Component", rows[0])
        self.assertIn("pays", rows[0])
        self.assertTrue(any("%" in cell for row in rows for cell in row))
        self.run_cli("export", "--ownership", "-o", "d.xlsx", "d.remit")

    def test_wrong_words(self):
        for words in (["--format=svg", "--matrix", "raci"], ["--format=xml", "--ids"],
                      ["--format=csv", "--view", "x"], ["--format=csv", "--separator", "ab"],
                      ["--format=csv", "--matrix", "raci", "--ownership"]):
            self.run_cli("export", *words, "m.remit", status=USAGE)
        self.run_cli("export", "-o", "no/such/x.xlsx", "m.remit", status=WRITE)
        self.run_cli("export", "-o", "x.xlsx", "nothing.remit", status=READ)


if __name__ == "__main__":
    main()
