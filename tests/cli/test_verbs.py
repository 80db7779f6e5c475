#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every verb of remit-cli, with its exit codes."""

import csv
import io
import os
import subprocess
import time

from harness import CONFLICT, FINDINGS, OK, PATIENCE, READ, ROOT, USAGE, WRITE, CliTest, main, skip

RACI = ("Activity;CIO;CMO\n"
        "Choose the tool;C;A/R\n"
        "Run the platform;A,R;I\n")


class New(CliTest):
    def test_empty(self):
        self.run_cli("new", "-o", "m.remit", "--title", "Plan")
        info = self.run_cli("info", "--format=json", "m.remit").json()
        self.assertEqual((info["title"], info["nodes"], info["links"]), ("Plan", 0, 0))
        self.assertEqual(self.read("m.remit")[:15], b"SQLite format 3")

    def test_never_over_a_file(self):
        self.write("m.remit", "mine")
        result = self.run_cli("new", "-o", "m.remit", status=WRITE)
        self.assertIn("--force", result.err)
        self.assertEqual(self.read("m.remit"), b"mine")
        self.run_cli("new", "--force", "-o", "m.remit")
        self.run_cli("info", "m.remit")

    def test_templates(self):
        names = self.run_cli("new", "--list-templates").out.split()
        self.assertIn("digital-customer-experience", names)
        self.assertEqual(names, sorted(names))
        for name in names:
            self.run_cli("new", "--template", name, "-o", name + ".remit")
            self.assertGreater(self.run_cli("info", "--format=json", name + ".remit").json()["nodes"], 0)
        self.run_cli("new", "-t", os.path.join(ROOT, "data/templates/raci-chart.xml"), "-o", "by-path.remit")

    def test_own_template_first(self):
        os.makedirs(self.path("data/remit/templates"))
        self.write("data/remit/templates/raci-chart.xml",
                   '<remit xmlns="urn:remit:document:1" version="1.0"><node id="n1" kind="role" name="Mine"/></remit>')
        self.run_cli("new", "-t", "raci-chart", "-o", "m.remit")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["nodes"], 1)

    def test_wrong_words(self):
        result = self.run_cli("new", "-t", "nonsense", "-o", "m.remit", status=USAGE)
        self.assertIn("raci-chart", result.err)
        self.run_cli("new", status=USAGE)
        self.run_cli("new", "m.remit", status=USAGE)
        self.assertFalse(os.path.exists(self.path("m.remit")))

    def test_folder_missing(self):
        self.run_cli("new", "-o", "no/such/m.remit", status=WRITE)

    def test_to_standard_output(self):
        data = self.run_cli("new", "-o", "-", "--title", "Piped").raw
        self.assertEqual(data[:15], b"SQLite format 3")
        self.assertEqual(self.run_cli("info", "--format=json", "-", input=data).json()["title"], "Piped")


class Info(CliTest):
    def test_counts(self):
        self.make_model()
        self.run_cli("add", "m.remit", "activity", "Choose the tool")
        self.run_cli("link", "m.remit", "accountable", "CMO", "Choose the tool")
        self.run_cli("link", "m.remit", "verifies", "CIO", "Choose the tool")
        info = self.run_cli("info", "--format=json", "m.remit").json()
        self.assertEqual({name: info[name] for name in ("parties", "activities", "components", "nodes", "links", "changes")},
                         {"parties": 2, "activities": 1, "components": 1, "nodes": 4, "links": 3, "changes": 8})
        self.assertEqual(info["assignments"], {"R": 0, "A": 1, "C": 0, "I": 0, "V": 1})
        self.assertEqual(info["node_kinds"], {"role": 2, "application": 1, "activity": 1})
        self.assertEqual(info["link_kinds"], {"accountable": 1, "verifies": 1, "runs": 1})
        self.assertIn("Consent" not in info and "Applications", self.run_cli("info", "m.remit").out)

    def test_leaves_the_file_alone(self):
        self.make_model()
        before, stat = self.read("m.remit"), os.stat(self.path("m.remit"))
        for verb in ("info", "dump", "history", "validate"):
            self.try_run(verb, "m.remit")
        self.assertEqual(self.read("m.remit"), before)
        self.assertEqual(os.stat(self.path("m.remit")).st_mtime_ns, stat.st_mtime_ns)

    def test_wrong_format(self):
        self.make_model()
        self.assertIn("text, json", self.run_cli("info", "--format=xml", "m.remit", status=USAGE).err)


class Import(CliTest):
    def test_the_story(self):
        table = os.path.join(ROOT, "../shared/data/real/ai-governance-raci.csv")
        if not os.path.exists(table):
            skip(self, "the folder with real data is not here")
        self.run_cli("import", table, "-o", "gov.remit")
        info = self.run_cli("info", "--format=json", "gov.remit").json()
        self.assertEqual((info["parties"], info["activities"], info["links"]), (7, 10, 75))
        self.assertEqual(info["assignments"], {"A": 10, "R": 11, "C": 26, "I": 28})
        self.run_cli("validate", "--fail-level=error", "gov.remit")
        self.assertEqual(len(self.run_cli("dump", "gov.remit").out.splitlines()) >= 92, True)
        self.assertTrue(self.run_cli("export", "--format=xml", "-o", "-", "gov.remit").out.startswith("<?xml"))

    def test_table(self):
        self.write("t.csv", RACI)
        result = self.run_cli("import", "t.csv", "-o", "m.remit")
        self.assertIn("assignments 6", result.err)
        self.assertEqual(result.out, "")
        info = self.run_cli("info", "--format=json", "m.remit").json()
        self.assertEqual(info["assignments"], {"R": 2, "A": 2, "C": 1, "I": 1})
        self.assertEqual(info["changes"], 1)

    def test_quiet(self):
        self.write("t.csv", RACI)
        self.assertEqual(self.run_cli("import", "-q", "t.csv", "-o", "m.remit").err, "")

    def test_from_standard_input(self):
        self.run_cli("import", "-", "-o", "m.remit", input=RACI.encode())
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["activities"], 2)

    def test_into_existing(self):
        self.make_model()
        self.write("t.csv", RACI)
        self.run_cli("import", "t.csv", "--into", "m.remit")
        info = self.run_cli("info", "--format=json", "m.remit").json()
        self.assertEqual((info["activities"], info["components"]), (2, 1))
        self.run_cli("undo", "m.remit")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["activities"], 0)
        self.run_cli("import", "t.csv", "--into", "other.remit", status=READ)
        self.assertFalse(os.path.exists(self.path("other.remit")))

    def test_dry_run(self):
        self.write("t.csv", RACI)
        self.assertIn("activities 2", self.run_cli("import", "-n", "t.csv").err)
        self.assertEqual(sorted(os.listdir(self.dir)), ["t.csv", "tmp"])

    def test_wrong_words(self):
        self.write("t.csv", RACI)
        self.run_cli("import", "t.csv", status=USAGE)
        self.run_cli("import", "t.csv", "-o", "a.remit", "--into", "b.remit", status=USAGE)
        self.run_cli("import", "--format=pdf", "t.csv", "-o", "a.remit", status=USAGE)
        self.run_cli("import", "nothing.csv", "-o", "a.remit", status=READ)
        self.assertFalse(os.path.exists(self.path("a.remit")))

    def test_report(self):
        self.write("t.csv", RACI)
        for words in (["-n"], [], ["-o", "m.remit"]):
            tables = self.run_cli("import", "--format=json", *words, "t.csv").json()["tables"]
            self.assertEqual(len(tables), 1)
            table = tables[0]
            self.assertEqual(list(table), ["sheet", "range", "parties", "activities", "cells", "letters",
                                           "skipped", "warnings"])
            self.assertEqual(table["letters"], {"R": 2, "A": 2, "C": 1, "I": 1})
            self.assertEqual(len(table["activities"]), 2)
            self.assertEqual(set(table["activities"][0]), {"name", "group"})
        self.assertTrue(os.path.exists(self.path("m.remit")))

    def test_no_table(self):
        self.write("t.csv", "Name,City\nAnn,Oslo\nBob,Rome\n")
        result = self.run_cli("import", "--format=json", "-n", "t.csv")
        self.assertEqual(result.json(), {"tables": []})
        self.assertIn("t.csv", result.err)
        self.run_cli("import", "t.csv", "-o", "m.remit", status=READ)
        self.assertFalse(os.path.exists(self.path("m.remit")))

    def test_how_to_read(self):
        self.write("t.csv", "Task;CIO;CMO\nPlan;X;A\nRun;A;X\nTeam;Plan;Run\nCIO;A;R\n")

        def read(*words):
            return self.run_cli("import", "--format=json", *words, "t.csv").json()["tables"]

        table = read("--map", "X=R", "--range=A1:C3")[0]
        self.assertEqual(table["letters"], {"R": 2, "A": 2})
        self.assertEqual(table["range"], "A1:C3")
        table = read("--range=A1:C3", "--orientation=parties-down", "--map", "X=R")[0]
        self.assertEqual(table["parties"], ["Plan", "Run"])
        for words in (["--range=nowhere"], ["--map", "X"], ["--map", "X=Y"], ["--orientation=up"],
                      ["--separator=x"], ["--decimal=;"], ["--scheme=nothing"], ["--as=pdf"]):
            self.run_cli("import", "-n", *words, "t.csv", status=USAGE)
        self.run_cli("import", "-n", "--sheet=Other", "t.csv", status=READ)
        self.run_cli("import", "-n", "--encoding=klingon", "t.csv", status=USAGE)

    def test_dry_run_says_what_would_change(self):
        self.write("t.csv", RACI)
        self.run_cli("import", "t.csv", "-o", "m.remit")
        before = self.read("m.remit")
        self.write("t.csv", RACI.replace(";I\n", ";C\n"))
        result = self.run_cli("import", "-n", "--into", "m.remit", "t.csv")
        self.assertTrue(result.out.strip())
        self.assertEqual(self.read("m.remit"), before)

    def test_unequal_rows_warn(self):
        self.write("t.csv", "Activity,CIO,CMO\nOne,A,R\nTwo,A\nThree,R,A,C\n")
        result = self.run_cli("import", "t.csv", "-o", "m.remit")
        warnings = [line for line in result.err.splitlines() if line.startswith("Warning: ")]
        self.assertTrue(any("3" in line for line in warnings), result.err)
        self.assertTrue(any("4" in line for line in warnings), result.err)


class Export(CliTest):
    def test_xml_round_trip(self):
        for name in ("digital-customer-experience", "raci-chart"):
            self.run_cli("new", "-t", name, "-o", name + ".remit")
            self.run_cli("export", name + ".remit", "-o", name + ".xml")
            self.run_cli("import", name + ".xml", "-o", name + "-2.remit")
            self.assertEqual(self.run_cli("dump", name + "-2.remit").out, self.run_cli("dump", name + ".remit").out)
            again = self.run_cli("export", "--format=xml", name + "-2.remit").raw
            self.assertEqual(again, self.read(name + ".xml"))

    def test_pictures(self):
        self.run_cli("new", "-t", "digital-customer-experience", "-o", "m.remit")
        for ending, magic in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
            self.run_cli("export", "-o", "map." + ending, "m.remit")
            self.assertEqual(self.read("map." + ending)[:len(magic)], magic)
            piped = self.run_cli("export", "--format", ending, "-o", "-", "m.remit").raw
            self.assertEqual(piped[:len(magic)], magic)
        self.assertIn(b"Consent platform", self.read("map.svg"))
        self.run_cli("export", "--scale=50", "-o", "small.png", "m.remit")
        self.assertLess(os.path.getsize(self.path("small.png")), os.path.getsize(self.path("map.png")))
        self.run_cli("export", "-o", "again.svg", "m.remit")
        self.assertEqual(self.read("again.svg"), self.read("map.svg"))

    def test_styles(self):
        self.run_cli("new", "-t", "digital-customer-experience", "-o", "m.remit")
        before = self.run_cli("dump", "m.remit").out
        for style, words in (("cost", b"Cost in EUR, fiscal year"), ("payer", b"Parties:"), ("kpi", b"KPIs, the worst of each:"),
                             ("agreement", b"Agreements, the worst of each:"), ("owner", b"Parties:")):
            self.run_cli("export", "--style", style, "-o", "map.svg", "m.remit")
            self.assertIn(words, self.read("map.svg"))
            self.run_cli("export", "--style", style, "--no-legend", "-o", "map.svg", "m.remit")
            self.assertNotIn(words, self.read("map.svg"))
        self.assertEqual(self.run_cli("dump", "m.remit").out, before)
        self.run_cli("export", "--style=price", "-o", "map.svg", "m.remit", status=USAGE)
        self.run_cli("export", "--style=cost", "-o", "map.xml", "m.remit", status=USAGE)

    def test_views(self):
        self.make_model()
        self.run_cli("export", "-o", "map.svg", "m.remit", status=USAGE)
        self.run_cli("add", "m.remit", "view", "One/two")
        self.run_cli("add", "m.remit", "view", "One:two")
        self.run_cli("place", "m.remit", "One:two", "CIO", "0", "0")
        self.run_cli("export", "--view", "one:TWO", "-o", "map.svg", "m.remit")
        self.assertIn(b"CIO", self.read("map.svg"))
        self.run_cli("export", "--view", "Three", "-o", "no.svg", "m.remit", status=USAGE)
        self.run_cli("export", "--all-views", "--format=svg", "-o", "all", "m.remit")
        self.assertEqual(sorted(os.listdir(self.path("all"))), ["One-two-2.svg", "One-two.svg"])

    def test_wrong_words(self):
        self.make_model()
        for words in (["m.remit"], ["--format=gif", "m.remit"], ["--all-views", "--format=svg", "m.remit"],
                      ["--all-views", "--format=xml", "-o", "x", "m.remit"], ["--scale=0", "-o", "x.png", "m.remit"],
                      ["--scale=x", "-o", "x.png", "m.remit"]):
            self.run_cli("export", *words, status=USAGE)
        self.run_cli("export", "-o", "no/such/x.xml", "m.remit", status=WRITE)
        self.run_cli("export", "-o", "x.xml", "nothing.remit", status=READ)

    def test_full_output(self):
        self.run_cli("new", "-t", "digital-customer-experience", "-o", "m.remit")
        for words in (["export", "--format=xml"], ["dump"], ["info"], ["schema"]):
            file = [] if words == ["schema"] else ["m.remit"]
            with open("/dev/full", "wb") as full:
                run = subprocess.run([os.environ["REMIT_CLI"], *words, *file], cwd=self.dir, env=self.env,
                                     stdout=full, stderr=subprocess.PIPE, timeout=PATIENCE)
            self.assertEqual(run.returncode, WRITE, run.stderr)
            self.assertIn(b"remit-cli: ", run.stderr)


class Validate(CliTest):
    def model(self):
        self.make_model()
        self.run_cli("add", "m.remit", "activity", "Choose the tool")
        self.run_cli("add", "m.remit", "data-set", "Orphan")
        return "m.remit"

    def test_findings(self):
        self.model()
        result = self.run_cli("validate", "m.remit", status=FINDINGS)
        self.assertRegex(result.out, r"(?m)^m\.remit: error RA01: .*Choose the tool")
        self.assertRegex(result.out, r"(?m)^m\.remit: error OW01: .*Orphan")
        rules = {finding["rule"] for finding in self.run_cli("validate", "--format=json", "m.remit", status=FINDINGS).json()}
        self.assertLessEqual({"RA01", "RA03", "OW01"}, rules)

    def test_thresholds(self):
        self.model()
        for number in range(4):
            self.run_cli("add", "m.remit", "role", f"Helper {number}")
            self.run_cli("link", "m.remit", "responsible", f"Helper {number}", "Choose the tool")
        self.assertIn("RA04: 4 parties do Choose the tool.", self.run_cli("validate", "m.remit", status=FINDINGS).out)
        before = self.run_cli("dump", "m.remit").out
        self.assertNotIn("RA04", self.run_cli("validate", "--threshold=many-do=4", "m.remit", status=FINDINGS).out)
        self.assertEqual(self.run_cli("dump", "m.remit").out, before)
        self.assertIn("many-do", self.run_cli("validate", "--threshold=many=4", "m.remit", status=USAGE).err)
        self.assertIn("1 to 999", self.run_cli("validate", "--threshold=many-do=none", "m.remit", status=USAGE).err)

    def test_clean(self):
        self.run_cli("new", "-o", "m.remit")
        self.assertEqual(self.run_cli("validate", "m.remit").out, "")
        self.assertEqual(self.run_cli("validate", "--format=json", "m.remit").json(), [])

    def test_accepted(self):
        self.model()
        for rule in ("RA01", "RA03"):
            self.run_cli("add", "m.remit", "waiver", "Choose the tool", "rule=" + rule, "reason=Next week", "until=2026-12-01")
        for rule, node in (("OW01", "Orphan"), ("OW09", "Orphan"), ("OW01", "Consent platform"), ("OW11", "Consent platform")):
            self.run_cli("add", "m.remit", "waiver", node, "rule=" + rule, "reason=Known")
        result = self.try_run("validate", "--date=2026-11-21", "m.remit")
        self.assertEqual((result.status, result.out), (OK, ""))
        self.assertIn("accepted until 2026-12-01: Next week", self.run_cli("validate", "--all", "--date=2026-11-21", "m.remit").out)
        self.run_cli("validate", "--date=2026-12-24", "m.remit", status=FINDINGS)

    def test_sarif(self):
        self.model()
        log = self.run_cli("validate", "--format=sarif", "m.remit", status=FINDINGS).json()
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        self.assertLessEqual({"RA01", "RA02", "RA03", "OW01"}, known)
        for result in run["results"]:
            self.assertIn(result["ruleId"], known)
            self.assertIn(result["level"], ("error", "warning", "note"))
            self.assertEqual(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "m.remit")
            self.assertTrue(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("n"))
            self.assertTrue(result["partialFingerprints"])

    def test_wrong_words(self):
        self.model()
        self.run_cli("validate", "--format=xml", "m.remit", status=USAGE)
        self.run_cli("validate", "--fail-level=bad", "m.remit", status=USAGE)
        self.run_cli("validate", "--date=tomorrow", "m.remit", status=USAGE)


class History(CliTest):
    def test_undo_redo(self):
        self.make_model()
        dumps = [self.run_cli("dump", "m.remit").out]
        self.run_cli("set", "m.remit", "CIO", "notes=First")
        dumps.append(self.run_cli("dump", "m.remit").out)
        self.run_cli("rm", "m.remit", "Consent platform")
        dumps.append(self.run_cli("dump", "m.remit").out)

        self.run_cli("undo", "m.remit")
        self.assertEqual(self.run_cli("dump", "m.remit").out, dumps[1])
        self.run_cli("undo", "m.remit")
        self.assertEqual(self.run_cli("dump", "m.remit").out, dumps[0])
        self.run_cli("redo", "m.remit", "2")
        self.assertEqual(self.run_cli("dump", "m.remit").out, dumps[2])
        self.run_cli("undo", "m.remit", "7")
        self.assertEqual(self.run_cli("dump", "m.remit").out, "")

    def test_too_many(self):
        self.make_model()
        before = self.read("m.remit")
        self.run_cli("undo", "m.remit", "6", status=USAGE)
        self.run_cli("undo", "m.remit", "0", status=USAGE)
        self.run_cli("undo", "m.remit", "x", status=USAGE)
        self.run_cli("redo", "m.remit", status=USAGE)
        self.assertEqual(self.read("m.remit"), before)

    def test_list(self):
        self.make_model()
        self.run_cli("set", "m.remit", "CIO", "notes=First", "--author", "Ann Example")
        self.run_cli("undo", "m.remit")
        changes = self.run_cli("history", "--format=json", "m.remit").json()
        self.assertEqual([change["seq"] for change in changes], [7, 6, 5, 4, 3, 2, 1])
        self.assertEqual((changes[0]["kind"], changes[0]["of"]), ("undo", 6))
        self.assertEqual((changes[1]["author"], changes[1]["undone"]), ("Ann Example", True))
        self.assertEqual(changes[2]["label"], "Link CIO – runs – Consent platform")
        text = self.run_cli("history", "-n", "2", "m.remit").out.splitlines()
        self.assertEqual(len(text), 2)
        self.assertIn("(undone)", text[1])
        self.run_cli("history", "-n", "0", "m.remit", status=USAGE)

    def test_baseline(self):
        self.make_model()
        self.run_cli("baseline", "m.remit", "Workshop 1", "--note", "Signed")
        self.assertIn("Workshop 1", self.run_cli("baseline", "m.remit").out)
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["baselines"], 1)
        self.run_cli("baseline", "m.remit", " ", status=USAGE)


class Edit(CliTest):
    def refused(self, *words):
        before = self.read("m.remit")
        result = self.run_cli(*words, status=USAGE)
        self.assertEqual(self.read("m.remit"), before)
        return result.err

    def test_names(self):
        self.make_model()
        for name in ("consent PLATFORM", "app-014", "APP-014"):
            self.run_cli("set", "m.remit", name, "notes=By " + name)
        node = self.run_cli("add", "m.remit", "role", "Đội dữ liệu").out.strip()
        self.run_cli("set", "m.remit", node, "initials=DL")
        self.run_cli("set", "m.remit", "doi du lieu", "notes=Found")
        self.run_cli("add", "m.remit", "role", "cmo")
        self.assertIn("notes=\"Exact\"", self.run_cli("set", "m.remit", "cmo", "notes=Exact").out + self.run_cli("dump", "m.remit").out)
        error = self.refused("set", "m.remit", "Cmo", "notes=x")
        self.assertEqual(len([line for line in error.splitlines() if line.startswith("  n")]), 2)
        self.assertIn("Consent platform", self.refused("set", "m.remit", "Consent", "notes=x"))
        self.refused("set", "m.remit", "", "notes=x")
        number = self.run_cli("query", "m.remit", "SELECT id FROM node WHERE name='CIO'").out.split()[1]
        self.run_cli("set", "m.remit", number, "notes=By number")

    def test_add(self):
        self.make_model()
        dump = self.run_cli("dump", "m.remit").out
        self.assertRegex(dump, r'(?m)^node n[0-9a-f]+ kind=application name="Consent platform" code="APP-014"$')
        self.refused("add", "m.remit", "spaceship", "Name")
        self.refused("add", "m.remit", "role", "  ")
        self.refused("add", "m.remit", "link", "Name")
        self.refused("add", "m.remit", "role", "Name", "nonsense=1")
        self.refused("add", "m.remit", "role", "Name", "initials")
        self.assertIn("planned", self.refused("add", "m.remit", "role", "Name", "status=odd"))

    def test_add_rows_of_other_tables(self):
        self.make_model()
        self.run_cli("add", "m.remit", "budget-line", "Hub 2027", "budget-line.currency=EUR", "budget-line.nature=capex")
        self.run_cli("add", "m.remit", "amount", "Hub 2027", "year=2027", "minor=42000000", "state=approved")
        self.run_cli("add", "m.remit", "matrix", "Joint programme", "scheme=rapid")
        self.run_cli("add", "m.remit", "scheme", "House", "key=house")
        self.run_cli("add", "m.remit", "perspective", "CMO view", "party=CMO")
        dump = self.run_cli("dump", "m.remit").out
        for line in (r'budget_line \S+ node=\S+ nature=capex currency="EUR"', r"amount \S+ node=\S+ year=2027 state=approved minor=42000000",
                     r'matrix \S+ name="Joint programme" scheme="rapid"', r'scheme \S+ key="house" name="House"',
                     r'perspective \S+ name="CMO view" party=\S+'):
            self.assertRegex(dump, "(?m)^" + line + "$")
        self.refused("add", "m.remit", "amount", "CIO", "minor=1")
        self.refused("add", "m.remit", "amount", "Nothing", "year=2027")

    def test_set(self):
        self.make_model()
        self.run_cli("set", "m.remit", "APP-014", "name=Consent hub", "status=planned", "starts=2028-02-29", "notes=a\nb")
        self.assertRegex(self.run_cli("dump", "m.remit").out,
                         r'name="Consent hub" code="APP-014" status=planned starts=2028-02-29 notes="a\\nb"')
        self.run_cli("set", "m.remit", "APP-014", "starts=", "notes=", "code=")
        self.assertNotIn("APP-014", self.run_cli("dump", "m.remit").out)
        for word in ("starts=2027-02-29", "name=", "kind=skill", "tint=pink", "notes=\x01", "=x", "notes"):
            self.refused("set", "m.remit", "Consent hub", word)
        self.run_cli("set", "m.remit", "Consent hub", "kind=platform")
        self.assertIn("Nothing to change", self.run_cli("set", "m.remit", "Consent hub", "kind=platform").err)
        self.run_cli("set", "m.remit", ".", "title=Renamed", "currency=EUR")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["title"], "Renamed")

    def test_details(self):
        self.make_model()
        self.run_cli("add", "m.remit", "review", "Joint review")
        self.run_cli("set", "m.remit", "Joint review", "review.rhythm=quarterly", "review.next-due=2027-01-01")
        self.run_cli("set", "m.remit", "Joint review", "review.rhythm=monthly")
        self.assertRegex(self.run_cli("dump", "m.remit").out, r"(?m)^review \S+ node=\S+ rhythm=monthly next_due=2027-01-01$")
        self.refused("set", "m.remit", "CIO", "review.rhythm=monthly")
        self.refused("set", "m.remit", "Joint review", "nonsense.rhythm=monthly")

    def test_link(self):
        self.make_model()
        link = self.run_cli("link", "m.remit", "pays", "CMO", "APP-014", "share=60.5", "arrangement=joint", "tie-breaker=CIO").out.strip()
        self.assertRegex(self.run_cli("dump", "m.remit").out,
                         rf"(?m)^link {link} kind=pays .* arrangement=joint tie_breaker=\S+ share=60.5$")
        self.assertEqual(self.run_cli("link", "m.remit", "pays", "CMO", "APP-014").out.strip(), link)
        self.assertIn("other way round", self.refused("link", "m.remit", "pays", "APP-014", "CMO"))
        self.assertIn("you can choose", self.refused("link", "m.remit", "reports-to", "CMO", "APP-014"))
        self.refused("link", "m.remit", "pays", "CMO", "CMO")
        self.refused("link", "m.remit", "nonsense", "CMO", "APP-014")
        self.refused("link", "m.remit", "pays", "CMO", "APP-014", "share=-1")
        self.refused("link", "m.remit", "pays", "CMO", "APP-014", "beneficiary=Nobody")
        self.refused("link", "m.remit", "--perspective", "Nobody's", "pays", "CMO", "APP-014")

    def test_perspective(self):
        self.make_model()
        self.run_cli("add", "m.remit", "perspective", "CMO view")
        self.run_cli("link", "m.remit", "-p", "CMO view", "runs", "CMO", "APP-014")
        self.run_cli("unlink", "m.remit", "runs", "CMO", "APP-014", status=USAGE)
        self.run_cli("unlink", "m.remit", "-p", "cmo view", "runs", "CMO", "APP-014")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["links"], 1)

    def test_unlink(self):
        self.make_model()
        link = self.run_cli("link", "m.remit", "pays", "CMO", "APP-014").out.strip()
        self.run_cli("unlink", "m.remit", link)
        self.refused("unlink", "m.remit", link)
        self.refused("unlink", "m.remit", "pays", "CMO")
        self.run_cli("unlink", "m.remit", "runs", "CIO", "APP-014")
        self.refused("unlink", "m.remit", "runs", "CIO", "APP-014")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["links"], 0)

    def test_rm(self):
        self.make_model()
        self.refused("rm", "m.remit", "CIO", "Nothing")
        result = self.run_cli("rm", "m.remit", "Consent platform")
        self.assertIn("1 thing that cannot be without it", result.err)
        info = self.run_cli("info", "--format=json", "m.remit").json()
        self.assertEqual((info["nodes"], info["links"]), (2, 0))
        self.run_cli("rm", "m.remit", "CIO", "CMO", "CIO")
        self.assertEqual(self.run_cli("history", "-n", "1", "--format=json", "m.remit").json()[0]["label"], "Delete 3 things")
        self.run_cli("undo", "m.remit")
        self.assertEqual(self.run_cli("info", "--format=json", "m.remit").json()["nodes"], 2)

    def test_place(self):
        self.make_model()
        self.run_cli("add", "m.remit", "view", "Whole")
        self.run_cli("place", "m.remit", "Whole", "CIO", "10", "-20")
        self.run_cli("place", "m.remit", "Whole", "CIO", "-30", "40")
        self.assertRegex(self.run_cli("dump", "m.remit").out, r"(?m)^place \S+ view=\S+ node=\S+ x=-30 y=40$")
        for words in (("Whole", "CIO", "1.5", "2"), ("Whole", "Nobody", "1", "2"), ("None", "CIO", "1", "2"),
                      ("Whole", "CIO", "999999999999", "2"), ("Whole", "CIO", "1")):
            self.refused("place", "m.remit", *words)

    def test_words_that_look_like_options(self):
        self.make_model()
        self.run_cli("add", "m.remit", "--", "role", "--help")
        self.assertIn('name="--help"', self.run_cli("dump", "m.remit").out)

    def test_bytes_that_are_no_text(self):
        self.make_model()
        self.refused("add", "m.remit", "role", b"\xff\xfe")
        os.rename(self.path("m.remit"), os.fsencode(self.dir) + b"/\xff.remit")
        self.run_cli("info", b"\xff.remit")


class Ask(CliTest):
    def test_query(self):
        self.make_model()
        self.assertEqual(self.run_cli("query", "m.remit", "SELECT kind, count(*) AS n FROM node GROUP BY kind").out,
                         "kind\tn\napplication\t1\nrole\t2\n")
        rows = self.run_cli("query", "--format=json", "m.remit", "SELECT name, NULL AS empty FROM node WHERE kind='application'").json()
        self.assertEqual(rows, [{"name": "Consent platform", "empty": None}])
        self.run_cli("set", "m.remit", "CIO", 'notes=a,"b"\nc')
        out = self.run_cli("query", "--format=csv", "m.remit", "SELECT notes FROM node WHERE name='CIO'").raw.decode()
        self.assertEqual(list(csv.reader(io.StringIO(out, newline=""))), [["notes"], ['a,"b"\nc']])
        tsv = self.run_cli("query", "m.remit", "SELECT notes FROM node WHERE name='CIO'").out
        self.assertEqual(len(tsv.splitlines()), 2)

    def test_query_only_reads(self):
        self.make_model()
        before = self.read("m.remit")
        for sql in ("DELETE FROM node", "SELECT 1; DELETE FROM node", "ATTACH 'x.db' AS x", "PRAGMA user_version=9",
                    "SELECT nothing", "", ";", "VACUUM INTO 'copy.db'", "SELECT load_extension('x')", "CREATE TABLE t(a)",
                    "SELECT writefile('x','y')"):
            self.run_cli("query", "m.remit", sql, status=USAGE)
        self.assertEqual(self.read("m.remit"), before)
        self.assertEqual(sorted(os.listdir(self.dir)), ["m.remit", "state", "tmp"])

    def test_search(self):
        self.make_model()
        self.run_cli("add", "m.remit", "platform", "Nền tảng đồng thuận")
        self.assertIn("\tapplication\tConsent platform\n", self.run_cli("search", "m.remit", "plat", "cons").out)
        self.assertIn("Nền tảng", self.run_cli("search", "m.remit", "dong thuan").out)
        self.assertEqual(self.run_cli("search", "m.remit", "zebra").out, "")
        self.assertEqual(len(self.run_cli("search", "-n", "1", "--format=json", "m.remit", "c").json()), 1)

    def test_kinds(self):
        lines = self.run_cli("kinds").out.splitlines()
        nodes, links = lines[:lines.index("")], lines[lines.index("") + 1:]
        self.assertEqual((len(nodes), nodes[0].split()[0]), (38, "organisation"))
        self.assertGreaterEqual(len(links), 58)
        self.assertEqual(links[0].split()[0], "responsible")
        self.assertTrue(self.run_cli("kinds", "role", "application").out.startswith("runs "))
        self.assertEqual(self.run_cli("kinds", "skill", "application").out, "")
        self.run_cli("kinds", "role", status=USAGE)
        self.run_cli("kinds", "role", "spaceship", status=USAGE)

    def test_schema(self):
        schema = self.run_cli("schema").out
        self.assertIn("urn:remit:document:1", schema)
        shipped = os.path.join(ROOT, "data/schema/remit-1.xsd")
        if os.path.exists(shipped):
            with open(shipped, encoding="utf-8") as file:
                self.assertEqual(schema, file.read())


class Together(CliTest):
    """Two at work on one file."""

    def blocked_import(self):
        """An import that has the document open and waits for its input."""
        process = self.start("import", "-", "--into", "m.remit", stdin=subprocess.PIPE)
        self.addCleanup(process.kill)
        work = self.path("state", "remit", "work")
        while not self.is_open(work):
            self.assertIsNone(process.poll(), "the import ended early")
            time.sleep(0.01)
        return process

    @staticmethod
    def is_open(work):
        names = os.listdir(work) if os.path.isdir(work) else []
        return (len(names) == 1 and not names[0].startswith("incoming")
                and os.path.exists(os.path.join(work, names[0], "work.db")))

    def finish(self, process, text):
        out, err = process.communicate(text.encode(), timeout=PATIENCE)
        return self.judge(process.returncode, out, err)

    def test_busy(self):
        self.make_model()
        process = self.blocked_import()
        run = subprocess.run([os.environ["REMIT_CLI"], "add", "m.remit", "role", "Late"], cwd=self.dir, env=self.env,
                             capture_output=True, timeout=PATIENCE)
        self.assertEqual(run.returncode, WRITE)
        self.assertIn(b"already open", run.stderr)
        reader = subprocess.run([os.environ["REMIT_CLI"], "info", "m.remit"], cwd=self.dir, env=self.env,
                                capture_output=True, timeout=PATIENCE)
        self.assertEqual(reader.returncode, OK, reader.stderr)
        self.assertEqual(self.finish(process, RACI).status, OK)
        self.check_nothing_left()

    def test_conflict(self):
        self.make_model()
        self.run_cli("new", "-o", "other.remit", "--title", "Somebody else's")
        process = self.blocked_import()
        os.replace(self.path("other.remit"), self.path("m.remit"))
        theirs = self.read("m.remit")
        self.assertEqual(self.finish(process, RACI).status, CONFLICT)
        self.assertEqual(self.read("m.remit"), theirs)
        self.check_nothing_left()

    def test_killed(self):
        self.make_model()
        before = self.read("m.remit")
        process = self.blocked_import()
        process.kill()
        process.communicate()
        self.assertEqual(self.read("m.remit"), before)
        self.run_cli("add", "m.remit", "role", "After")


class Words(CliTest):
    def test_help_and_version(self):
        help_text = self.run_cli("--help").out
        self.assertEqual(self.run_cli("help").out, help_text)
        self.assertEqual(self.run_cli("-h").out, help_text)
        self.assertRegex(self.run_cli("--version").out, r"^remit-cli \d+\.\d+\.\d+\n$")

    def test_wrong(self):
        self.run_cli(status=USAGE)
        self.run_cli("frobnicate", status=USAGE)
        self.run_cli("help", "frobnicate", status=USAGE)
        self.run_cli("info", status=USAGE)
        self.run_cli("info", "--bogus", "m.remit", status=USAGE)
        self.run_cli("info", "a", "b", status=USAGE)
        self.run_cli("add", "-", "role", "x", status=USAGE)
        self.run_cli("undo", "nothing.remit", "--author", " ", status=USAGE)


if __name__ == "__main__":
    main()
