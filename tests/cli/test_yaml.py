#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Service levels from YAML: OpenSLO and SLA4OAI into documents, told before they are done."""

import os

from harness import FINDINGS, READ, ROOT, USAGE, CliTest, main, skip

FIXTURES = os.path.join(ROOT, "tests", "data", "yaml")
SLO = os.path.join(FIXTURES, "openslo-v1.yaml")
SHOP = os.path.join(FIXTURES, "shop-sla4oai.yml")
BACKSTAGE = """apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: team-a
"""


class Yaml(CliTest):
    def real(self, name):
        folder = os.environ.get("REMIT_REAL_DATA", os.path.join(ROOT, "../shared/data/real"))
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            skip(self, "the folder with real data is not here")
        return path

    def test_openslo(self):
        result = self.run_cli("import", SLO, "-o", "m.remit")
        self.assertEqual(result.out, "")
        self.assertIn("Read: services 1, indicators 2, agreements 2, objectives 4, providers 0.", result.err)
        self.assertIn("Warning: Line 59: ", result.err)
        agreements = self.run_cli("agreements", "--format=json", "m.remit").out
        for words in ("Checkout is there", "99.95", "99.990001"):
            self.assertIn(words, agreements)

    def test_again_changes_nothing(self):
        for path in (SLO, SHOP):
            self.run_cli("import", path, "-o", "m.remit")
            before = self.run_cli("dump", "m.remit").out
            told = self.run_cli("import", "--dry-run", "--into", "m.remit", path)
            self.assertEqual(told.out, "Nothing changes: the document says the same already.\n")
            self.run_cli("import", path, "--into", "m.remit")
            self.assertEqual(self.run_cli("dump", "m.remit").out, before)

    def test_told_before_it_is_done(self):
        self.make_model()
        self.run_cli("add", "m.remit", "unit", "PLATFORM team")
        before = self.read("m.remit")
        told = self.run_cli("import", "--dry-run", "--into", "m.remit", SHOP).out
        self.assertIn("New: Application “Shop API”.\n", told)
        self.assertIn("“PLATFORM team” provides “gold – Shop API”.\n", told)
        self.assertIn("“gold – Shop API”: new objective “GET /orders: avgAnswer”, ≤ 300 ms.\n", told)
        self.assertNotIn("Organisation", told)
        self.assertEqual(self.read("m.remit"), before)
        self.run_cli("import", "--into", "m.remit", SHOP)
        self.run_cli("undo", "m.remit")
        self.assertNotIn("Shop API", self.run_cli("dump", "m.remit").out)

    def test_json(self):
        report = self.run_cli("import", "--format=json", SHOP).json()
        self.assertEqual((report["format"], report["provider"]), ("sla4oai", "Platform team"))
        self.assertEqual([service["name"] for service in report["services"]], ["Shop API"])
        base, gold = report["agreements"]
        self.assertEqual((base["name"], base["code"], base["service"]), ("base – Shop API", "base", "Shop API"))
        self.assertEqual(gold["properties"]["price"], "49.90 EUR, monthly")
        objective = gold["objectives"][0]
        self.assertEqual((objective["name"], objective["comparison"], objective["target"], objective["unit"]),
                         ("GET /orders: avgAnswer", "at-most", "300", "ms"))
        self.assertTrue(any("working days" in warning for warning in report["warnings"]))
        self.assertEqual(self.run_cli("import", "--format=json", SHOP, "-o", "m.remit").json(), report)

    def test_real_files(self):
        bird = self.run_cli("import", self.real("bird-api-sla4oai.yml"), "-o", "bird.remit")
        self.assertIn("Read: services 1, indicators 0, agreements 2, objectives 3, providers 1.", bird.err)
        for words in ("“euro” is not a currency code", "“/problems”, which no limit names",
                      "“R/09:00:00Z/21:00:00Z” instead of “R/09:00:00Z/15:00:00Z”"):
            self.assertIn(words, bird.err)
        slo = self.run_cli("import", self.real("availability-openslo.yaml"), "-o", "slo.remit")
        self.assertIn("Read: services 1, indicators 1, agreements 1, objectives 2, providers 0.", slo.err)
        # What the files leave open is a finding, not an invention.
        found = self.run_cli("validate", "bird.remit", status=FINDINGS).out
        self.assertIn("SL01", found)
        self.assertIn("SL04", found)
        wrong = self.run_cli("import", self.real("backstage-acme-org.yaml"), "-o", "x.remit", status=READ)
        self.assertIn("an entity of Backstage, of the kind “Group”", wrong.err)

    def test_piped_and_asked_for(self):
        with open(SLO, "rb") as file:
            data = file.read()
        self.assertIn("objectives 4", self.run_cli("import", "-", "-o", "a.remit", input=data).err)
        self.write("service-levels.txt", data)
        self.assertIn("objectives 4", self.run_cli("import", "--as=yaml", "service-levels.txt", "-o", "b.remit").err)
        self.write("table.yml", "Activity,CIO,CMO\nPlan,A,R\nRun,I,A\n")
        self.run_cli("import", "table.yml", "-o", "c.remit", status=READ)
        self.run_cli("import", "--as=table", "table.yml", "-o", "c.remit")
        self.run_cli("import", "--as=toml", "table.yml", "-o", "d.remit", status=USAGE)

    def test_refused(self):
        self.make_model()
        before = self.read("m.remit")
        deep = "[" * 100000
        laughs = "a0: &a0 x\n" + "".join(
            f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10))
        for data, words in ((BACKSTAGE, "Backstage"), ("", "it is empty"), ("a: 1\n b: 2\n", "line 2"),
                            (deep, "50 deep"), (laughs, "100,000 values"), (b"sla: \xff\n", "UTF-8"),
                            (b"sla: 1\nplans: a\0b\n", "line 2"), ("sla:\n\tplans: 1\n", "tab"),
                            ("# " + "x" * (5 << 20), "4 MB")):
            self.write("x.yaml", data)
            for more in (["--into", "m.remit"], ["-o", "new.remit"], ["--dry-run"], ["--format=json"]):
                result = self.run_cli("import", "x.yaml", *more, status=READ)
                self.assertIn("“x.yaml”", result.err)
                self.assertIn(words, result.err)
                self.assertEqual(result.out, "")
            self.assertFalse(os.path.exists(self.path("new.remit")))
        self.assertEqual(self.read("m.remit"), before)


if __name__ == "__main__":
    main()
