# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables on a round trip through LibreOffice: what comes back says the same."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["REMIT_CLI"]
ROOT = os.environ["REMIT_SOURCE_ROOT"]
TABLES = os.path.join(ROOT, "tests/data/tables-languages")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PATIENCE = 180

# Encodings as LibreOffice numbers them in its text filter.
ENCODINGS = {"UTF-8": 76, "UTF-16": 65535, "windows-1252": 1, "windows-1258": 40, "GB18030": 85, "Big5": 68}


@unittest.skipUnless(OFFICE, "LibreOffice is not installed")
class Office(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="remit-office-")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def convert(self, source, target, filter=None, infilter=None):
        """Converts a file to the ending of @target, in a profile of its own."""
        ending = os.path.splitext(target)[1][1:]
        out = tempfile.mkdtemp(dir=self.folder)
        command = [OFFICE, "--headless", f"-env:UserInstallation=file://{self.folder}/profile"]
        if infilter:
            command.append("--infilter=" + infilter)
        command += ["--convert-to", f"{ending}:{filter}" if filter else ending, "--outdir", out, source]
        subprocess.run(command, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=dict(os.environ, HOME=self.folder, LC_ALL="C.UTF-8"))
        stem = os.path.splitext(os.path.basename(source))[0]
        os.rename(os.path.join(out, f"{stem}.{ending}"), self.path(target))
        return self.path(target)

    def cli(self, *words):
        run = subprocess.run([CLI, *words], capture_output=True, text=True, timeout=PATIENCE,
                             env=dict(os.environ, HOME=self.folder, LC_ALL="C.UTF-8", LANGUAGE="en"))
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def tables(self, path):
        tables = json.loads(self.cli("import", "--format=json", path))["tables"]
        keep = ("parties", "activities", "cells", "letters")
        return [{name: table[name] for name in keep} for table in tables]

    def test_text_in_encodings(self):
        cases = (("vietnamese", "UTF-8"), ("vietnamese", "UTF-16"), ("vietnamese", "windows-1258"),
                 ("german", "windows-1252"), ("chinese-simplified", "GB18030"), ("chinese-traditional", "Big5"))
        for name, encoding in cases:
            with self.subTest(name=name, encoding=encoding):
                source = os.path.join(TABLES, name + ".csv")
                text = self.convert(source, f"{name}-{encoding}.csv",
                                    f"Text - txt - csv (StarCalc):44,34,{ENCODINGS[encoding]},1", "CSV:44,34,76,1")
                self.assertEqual(self.tables(text), self.tables(source))
                self.assertEqual(len(self.tables(text)), 1)

    def test_sheets(self):
        source = os.path.join(TABLES, "vietnamese.csv")
        expected = self.tables(source)
        document, sheet = self.path("model.remit"), self.path("sheet.xlsx")
        self.cli("import", source, "-o", document)
        self.cli("export", "-o", sheet, document)
        for ending in ("xlsx", "ods", "xls"):
            with self.subTest(ending=ending):
                there = self.convert(sheet, "there." + ending)
                back = there if ending == "xlsx" else self.convert(there, f"back-{ending}.xlsx")
                self.assertEqual(self.tables(back), expected)
                self.assertIn("Nothing changes", self.cli("import", "-n", "--into", document, back))

    def test_other_formats_say_what_to_do(self):
        source = os.path.join(TABLES, "german.csv")
        for ending in ("ods", "xls"):
            path = self.convert(source, "other." + ending, None, "CSV:44,34,76,1")
            run = subprocess.run([CLI, "import", "-n", path], capture_output=True, text=True, timeout=PATIENCE)
            self.assertEqual(run.returncode, 3)
            self.assertIn(".xlsx", run.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
