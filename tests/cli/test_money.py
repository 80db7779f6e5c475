#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums of the budget, the registers of agreements and KPIs: a small model and the sample."""

import csv
import io
from decimal import Decimal

from harness import OK, READ, USAGE, CliTest, main

AXES = ("payer", "owner", "item", "tree", "initiative", "line", "year", "state", "nature")
STATES = ("plan", "approved", "forecast", "committed", "actual")
TODAY = "--date=2026-11-22"


class MoneyTest(CliTest):
    def table(self, *words):
        text = self.run_cli(*words, "--format=csv").raw.decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def by_name(self, rows):
        return {row["name"]: row for row in rows}

    def sample(self):
        self.run_cli("new", "--template", "digital-customer-experience", "-o", "s.remit")
        return "s.remit"

    def model(self):
        """A line of 100.00 that three pay, in equal parts."""
        self.run_cli("new", "-o", "m.remit", "--title", "Model")
        names = ("CIO", "CMO", "CFO")  # ids of several runs are in no order, so positions say it
        for position, name in enumerate(names):
            self.run_cli("add", "m.remit", "role", name, f"position={position}")
        self.run_cli("add", "m.remit", "platform", "Data platform")
        self.run_cli("add", "m.remit", "budget-line", "Run", "budget-line.currency=EUR")
        self.run_cli("link", "m.remit", "covers", "Run", "Data platform")
        for position, name in enumerate(names):
            self.run_cli("link", "m.remit", "pays", name, "Run", f"position={position}")
        self.run_cli("add", "m.remit", "amount", "Run", "year=2026", "state=plan", "minor=10000")
        return "m.remit"


class Money(MoneyTest):
    def test_thirds(self):
        rows = self.by_name(self.table("money", self.model()))
        self.assertEqual([rows[name]["plan"] for name in ("CIO", "CMO", "CFO")], ["33.34", "33.33", "33.33"])
        self.assertEqual(set(rows), {"CIO", "CMO", "CFO"})
        self.assertEqual(rows["CIO"]["actual"], "")

    def test_text(self):
        self.assertEqual(self.run_cli("money", self.model()).out,
                         "Name   Currency    Plan  Outlook\n"
                         "CIO    EUR        33.34    33.34\n"
                         "CMO    EUR        33.33    33.33\n"
                         "CFO    EUR        33.33    33.33\n"
                         "Total  EUR       100.00   100.00\n")
        self.run_cli("new", "-o", "empty.remit")
        self.assertEqual(self.run_cli("money", "empty.remit").out, "")

    def test_json(self):
        answer = self.run_cli("money", "--by=item", "--format=json", self.model()).json()
        self.assertEqual((answer["by"], answer["overlaps"]), ("item", []))
        self.assertEqual([(row["name"], row["plan"], row["lines"], row["actual"]) for row in answer["sums"]],
                         [("Data platform", "100.00", 1, None)])
        self.assertEqual(answer["totals"][0]["plan"], "100.00")

    def test_year_and_state(self):
        self.model()
        self.run_cli("add", "m.remit", "amount", "Run", "year=2027", "state=actual", "minor=7")
        self.assertEqual(self.run_cli("money", "--by=year", "--state=plan", "m.remit").out,
                         "Name   Currency    Plan\n2026   EUR       100.00\nTotal  EUR       100.00\n")
        rows = self.table("money", "--by=year", "--year=2027", "m.remit")
        self.assertEqual([(row["name"], row["actual"]) for row in rows], [("2027", "0.07")])

    def test_tree(self):
        self.model()
        self.run_cli("add", "m.remit", "application", "Consent")
        self.run_cli("link", "m.remit", "part-of", "Consent", "Data platform")
        self.run_cli("add", "m.remit", "budget-line", "Licence", "budget-line.currency=EUR")
        self.run_cli("link", "m.remit", "covers", "Licence", "Consent")
        self.run_cli("add", "m.remit", "amount", "Licence", "year=2026", "minor=5000")
        out = self.run_cli("money", "--by=tree", "--state=plan", "m.remit").out
        self.assertIn("Data platform  EUR       150.00\n  Consent      EUR        50.00\n", out)
        rows = self.table("money", "--by=tree", "m.remit")
        self.assertEqual([(row["name"], row["depth"]) for row in rows], [("Data platform", "0"), ("Consent", "1")])

    def test_currencies(self):
        self.model()
        self.run_cli("add", "m.remit", "budget-line", "Tokyo", "budget-line.currency=JPY")
        self.run_cli("add", "m.remit", "amount", "Tokyo", "year=2026", "minor=-500")
        result = self.run_cli("money", "--by=year", "m.remit")
        self.assertIn("not added together", result.err)
        self.assertEqual([(row["currency"], row["plan"]) for row in self.table("money", "--by=year", "m.remit")],
                         [("EUR", "100.00"), ("JPY", "-500")])
        totals = self.run_cli("money", "--format=json", "m.remit").json()["totals"]
        self.assertEqual([(row["currency"], row["plan"]) for row in totals], [("EUR", "100.00"), ("JPY", "-500")])

    def test_one_currency(self):
        self.model()
        self.run_cli("add", "m.remit", "budget-line", "Licence", "budget-line.currency=USD")
        self.run_cli("add", "m.remit", "amount", "Licence", "year=2026", "minor=1000")
        words = ("money", "--by=year", "--currency=EUR", "m.remit")
        self.assertIn("no rate for “USD”", self.run_cli(*words).err)
        self.assertEqual([row["currency"] for row in self.table(*words)], ["EUR", "USD"])
        xml = self.run_cli("export", "--format=xml", "-o", "-", "m.remit").out
        rate = '<rate id="rt1f001" currency="USD" base="EUR" day="2026-01-01" rate="0.92"/>'
        self.write("r.xml", xml.replace("</remit>", rate + "</remit>"))
        self.run_cli("import", "r.xml", "-o", "r.remit")
        result = self.run_cli("money", "--by=year", "--currency=EUR", "r.remit")
        self.assertIn("Rate used: 1 USD = 0.92 EUR (2026-01-01).", result.err)
        self.assertRegex(result.out, r"2026 +EUR +109\.20")
        answer = self.run_cli(*words[:-1], "--format=json", "r.remit").json()
        self.assertEqual((answer["rates"], answer["missing"]), (["1 USD = 0.92 EUR (2026-01-01)"], []))
        self.run_cli("money", "--currency=bitcoin", "m.remit", status=USAGE)

    def test_overlap(self):
        self.model()
        self.run_cli("add", "m.remit", "amount", "Run", "year=2026", "month=3", "state=plan", "minor=100")
        self.assertIn("“Run” has two amounts", self.run_cli("money", "m.remit").err)
        self.assertEqual(self.run_cli("money", "-q", "m.remit").err, "")
        self.assertEqual(len(self.run_cli("money", "--format=json", "m.remit").json()["overlaps"]), 1)

    def test_overflow(self):
        self.model()
        for _ in range(2):
            self.run_cli("add", "m.remit", "amount", "Run", "year=2028", "minor=9223372036854775807")
        result = self.try_run("money", "m.remit")
        self.assertNotEqual(result.status, OK)
        self.assertIn("more than Remit can count", result.err)

    def test_formula(self):
        self.model()
        self.run_cli("set", "m.remit", "CIO", "name==cmd()")
        self.assertEqual(self.table("money", "m.remit")[0]["name"], "'=cmd()")

    def test_sample(self):
        """By every axis the same totals, the same bytes on each run, and a part that nobody pays."""
        self.sample()
        totals = set()
        for axis in AXES:
            words = ("money", "--by=" + axis, TODAY, "--format=json", "s.remit")
            self.assertEqual(self.run_cli(*words).out, self.run_cli(*words).out)
            answer = self.run_cli(*words).json()
            totals.add(tuple((row["currency"], *(row[state] for state in STATES)) for row in answer["totals"]))
            for total in answer["totals"]:
                rows = [row for row in answer["sums"] if row["currency"] == total["currency"] and not row["depth"]]
                for state in STATES:
                    sums = sum(Decimal(row[state] or 0) for row in rows)
                    self.assertEqual(sums, Decimal(total[state] or 0), (axis, total["currency"], state))
        self.assertEqual(len(totals), 1)
        rows = self.table("money", "--by=payer", "--year=2026", TODAY, "s.remit")
        nobody = [row["approved"] for row in rows if (row["name"], row["currency"]) == ("(nobody)", "EUR")]
        self.assertEqual(nobody, ["58000.00"])  # 10 % of the centre

    def test_wrong_words(self):
        self.model()
        for words in (["--by=colour"], ["--state=late"], ["--year=soon"], ["--year=0"], ["--format=xml"],
                      ["--date=tomorrow"]):
            self.run_cli("money", *words, "m.remit", status=USAGE)
        self.run_cli("money", status=USAGE)
        self.run_cli("money", "none.remit", status=READ)


class Agreements(MoneyTest):
    def test_sample(self):
        rows = self.by_name(self.table("agreements", TODAY, self.sample()))
        consent = rows["Consent availability"]
        self.assertEqual((consent["promised"], consent["computed"], consent["falls-short"], consent["state"]),
                         ("99.9", "99.7002", "yes", "at-risk"))
        self.assertEqual(consent["allowed-downtime"], "43 min 12 s")  # November
        self.assertEqual(consent["supports"], "Platform operations: 99.9 %; Cloud hosting: 99.8 %")
        self.assertEqual(rows["Portal availability"]["falls-short"], "")
        self.assertEqual(rows["Master data access"]["validity"], "expired")
        fresh = rows["Integration freshness"]
        self.assertEqual((fresh["state"], fresh["weaker"], fresh["signed"]), ("breached", "Connector upkeep: 10 days", "2/2"))
        words = ("agreements", TODAY, "--format=json", "s.remit")
        self.assertEqual(self.run_cli(*words).out, self.run_cli(*words).out)
        answer = self.run_cli(*words).json()
        consent = next(row for row in answer if row["name"] == "Consent availability")
        self.assertIs(consent["falls-short"], True)
        self.assertEqual(consent["providers"], ["CIO"])

    def test_day(self):
        self.sample()
        before = self.by_name(self.table("agreements", "--date=2026-06-30", "s.remit"))
        self.assertEqual(before["Master data access"]["validity"], "open")
        self.assertEqual(before["Consent availability"]["state"], "no-data")
        leap = self.by_name(self.table("agreements", "--date=2028-02-29", "s.remit"))
        self.assertEqual(leap["Consent availability"]["allowed-downtime"], "41 min 45.6 s")

    def test_circle_and_itself(self):
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("add", "m.remit", "role", "CIO")
        for name in ("First", "Second"):
            self.run_cli("add", "m.remit", "ola", name)
        self.run_cli("link", "m.remit", "supports", "First", "Second")
        self.run_cli("link", "m.remit", "supports", "Second", "First")
        self.run_cli("link", "m.remit", "provides", "CIO", "First")
        self.run_cli("link", "m.remit", "receives", "CIO", "First")
        rows = self.by_name(self.table("agreements", "m.remit"))
        self.assertEqual([row["circular"] for row in rows.values()], ["yes", "yes"])
        self.assertEqual(rows["First"]["lacks"], "objective; other-party")
        self.assertEqual(rows["Second"]["lacks"], "provider; customer; objective")

    def test_bad_objective(self):
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("add", "m.remit", "sla", "Portal")
        self.run_cli("add", "m.remit", "objective", "Portal", "target=120", "unit=%", "window=rolling", "window-days=0")
        row = self.table("agreements", "m.remit")[0]
        self.assertEqual((row["lacks"], row["promised"], row["allowed-downtime"]),
                         ("provider; customer; target; window", "", ""))

    def test_wrong_words(self):
        self.sample()
        self.run_cli("agreements", "--format=sarif", "s.remit", status=USAGE)
        self.run_cli("agreements", "--date=2026-02-29", "s.remit", status=USAGE)
        self.run_cli("agreements", "none.remit", status=READ)


class Kpis(MoneyTest):
    def test_sample(self):
        rows = self.by_name(self.table("kpis", TODAY, self.sample()))
        nps = rows["Net promoter score"]
        self.assertEqual((nps["value"], nps["previous"], nps["believed"], nps["gap"], nps["status"]),
                         ("34", "30", "48", "14", "green"))
        sales = rows["Digital sales"]
        self.assertEqual((sales["producers"], sales["credited"], sales["misattributed"]),
                         ("Marketing 70 %; Customer Care 30 %", "Customer Care 100 %", "yes"))
        early = self.by_name(self.table("kpis", "--date=2026-07-01", "s.remit"))
        self.assertEqual((early["Net promoter score"]["value"], early["Net promoter score"]["gap"]), ("30", ""))
        answer = self.run_cli("kpis", TODAY, "--format=json", "s.remit").json()
        self.assertEqual((answer[0]["code"], answer[0]["lacks"]), ("KPI-01", []))
        self.assertIs(answer[0]["misattributed"], False)

    def test_empty(self):
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("add", "m.remit", "kpi", "Shipping speed")
        row = self.table("kpis", "m.remit")[0]
        self.assertEqual((row["status"], row["lacks"], row["value"]), ("unknown", "owner; formula; target; source", ""))


if __name__ == "__main__":
    main()
