#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums of the budget, the registers of agreements and KPIs: a small model and the sample."""

import csv
import io
import shutil
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


    def add_rate(self, file):
        """As the sentence says that names a missing rate."""
        self.run_cli("add", file, "rate", "USD", "base=EUR", "day=2026-01-01", "rate=0.92")

    def add_line(self, name, *amounts, currency="EUR", covers=None, nature="opex", position=0):
        """A line with amounts of (year, state, minor units)."""
        self.run_cli("add", "m.remit", "budget-line", name, f"budget-line.currency={currency}",
                     f"budget-line.nature={nature}", f"position={position}")
        if covers:
            self.run_cli("link", "m.remit", "covers", name, covers)
        for year, state, minor in amounts:
            self.run_cli("add", "m.remit", "amount", name, f"year={year}", f"state={state}", f"minor={minor}")

    def refused(self, *words, status=USAGE):
        return self.run_cli(*words, status=status).err.splitlines()[0].removeprefix("remit-cli: ")

    def assert_steady(self, *words):
        """The same bytes on each run, in every format."""
        for form in ("text", "csv", "json"):
            self.assertEqual(self.run_cli(*words, "--format=" + form).raw, self.run_cli(*words, "--format=" + form).raw)


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
        self.assertIn("There is no rate from USD to EUR. Put it in: remit-cli add 'm.remit' rate USD base=EUR "
                      "day=2026-01-01 rate=NUMBER", self.run_cli(*words).err)
        self.assertEqual([row["currency"] for row in self.table(*words)], ["EUR", "USD"])
        shutil.copy(self.path("m.remit"), self.path("r.remit"))
        self.add_rate("r.remit")
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

    def test_year_without_amounts(self):
        self.model()
        for verb in ("money", "balance"):
            result = self.run_cli(verb, "--year=2031", "m.remit")
            self.assertEqual(result.err, "There are no amounts for the fiscal year 2031. There are some for: 2026.\n")
        self.assertEqual(self.run_cli("money", "--year=2026", "m.remit").err, "")
        self.run_cli("new", "-o", "empty.remit")
        self.assertEqual(self.run_cli("money", "--year=2026", "empty.remit").err, "There are no amounts yet.\n")

    def test_wrong_words(self):
        self.model()
        for words in (["--by=colour"], ["--state=late"], ["--year=soon"], ["--year=0"], ["--format=xml"],
                      ["--date=tomorrow"]):
            self.run_cli("money", *words, "m.remit", status=USAGE)
        self.run_cli("money", status=USAGE)
        self.run_cli("money", "none.remit", status=READ)


class Growth(MoneyTest):
    def martech(self):
        """Marketing technology, a fifth of IT, grows by 30 % against 3.2 %."""
        self.run_cli("new", "-o", "m.remit")
        self.add_line("Martech", (2026, "plan", 1538461538), (2027, "plan", 2000000000))
        self.add_line("IT", (2026, "plan", 9689922481), (2027, "plan", 10000000000), position=1)
        return "m.remit"

    def test_martech_overtakes(self):
        words = ("growth", "--by=line", "--project=10", self.martech())
        rows = self.by_name(self.table(*words))
        martech = rows["Martech"]
        self.assertEqual((martech["old-year"], martech["new-year"], martech["projected-year"]), ("2026", "2027", "2037"))
        self.assertEqual((martech["growth"], martech["overtakes"], rows["IT"]["growth"]), ("30", "IT: 2034", "3.2"))
        self.assertEqual(self.table("growth", "--by=line", "--project=6", "m.remit")[0]["overtakes"], "")
        self.assertEqual(self.run_cli("growth", "--by=line", "--project=7", "--years=2026:2027", "m.remit").out,
                         "Name     Currency          2026          2027  Growth %          2034  Overtakes\n"
                         "Martech  EUR        15384615.38   20000000.00      30.0  125497034.00  IT: 2034\n"
                         "IT       EUR        96899224.81  100000000.00       3.2  124668829.24\n"
                         "Total    EUR       112283840.19  120000000.00       6.9\n")

    def test_undefined(self):
        self.martech()
        self.add_line("New", (2027, "plan", 100), position=2)
        self.add_line("Gone", (2026, "plan", 100), position=3)
        rows = self.by_name(self.table("growth", "--by=line", "--project=3", "m.remit"))
        self.assertEqual((rows["New"]["old"], rows["New"]["growth"], rows["New"]["projected"]), ("0.00", "", ""))
        self.assertEqual(rows["Gone"]["growth"], "-100")
        answer = self.run_cli("growth", "--by=line", "--format=json", "m.remit").json()
        self.assertIsNone(answer["growths"][2]["growth"])
        self.assertEqual([answer[key] for key in ("by", "old-year", "new-year")], ["line", 2026, 2027])
        self.assertEqual([total["new"] for total in answer["totals"]], ["120000001.00"])

    def test_sample(self):
        self.sample()
        for axis in ("payer", "owner", "item", "initiative", "nature"):
            answer = self.run_cli("growth", "--by=" + axis, "--years=2026:2027", TODAY, "--format=json", "s.remit").json()
            self.assertEqual([(row["currency"], row["new"]) for row in answer["totals"]],
                             [("EUR", "6682200.00"), ("USD", "21500.00")])
            for total in answer["totals"]:
                rows = [row for row in answer["growths"] if row["currency"] == total["currency"]]
                for year in ("old", "new"):
                    self.assertEqual(sum(Decimal(row[year]) for row in rows), Decimal(total[year]))
        one = self.run_cli("growth", "--currency=EUR", TODAY, "--format=json", "s.remit").json()
        self.assertEqual((len(one["totals"]), len(one["rates"])), (1, 1))
        self.assert_steady("growth", "--project=10", TODAY, "s.remit")

    def test_wrong_words(self):
        self.martech()
        self.assertEqual(self.refused("growth", "--years=2020:2021", "m.remit"),
                         "There are no amounts for the fiscal year 2020. There are some for: 2026, 2027.")
        for years in ("2027:2026", "2026", "2026:", "now:then", "2026:2027:2028", "2026:2026", "-1:2027"):
            self.assertIn("Write them like 2026:2027.", self.refused("growth", "--years=" + years, "m.remit"))
        self.assertIn("follow each other", self.refused("growth", "--years=2025:2027", "--project=2", "m.remit"))
        self.assertIn("100 at most", self.refused("growth", "--project=101", "m.remit"))
        for words in (["--project=0"], ["--project=-3"], ["--by=year"], ["--by=state"], ["--by=colour"], ["--currency=EURO"]):
            self.run_cli("growth", *words, "m.remit", status=USAGE)
        self.run_cli("new", "-o", "empty.remit")
        self.assertIn("no amounts yet", self.refused("growth", "empty.remit", status=READ))
        self.run_cli("new", "-o", "gap.remit")
        self.run_cli("add", "gap.remit", "budget-line", "Run")
        for year in (2024, 2026):
            self.run_cli("add", "gap.remit", "amount", "Run", f"year={year}", "minor=1")
        self.assertIn("There are some for: 2024, 2026.", self.refused("growth", "gap.remit", status=READ))


class Tco(MoneyTest):
    def model(self):
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("set", "m.remit", ".", "currency=EUR")
        self.run_cli("add", "m.remit", "platform", "Data platform")
        self.run_cli("add", "m.remit", "application", "Consent")
        self.run_cli("link", "m.remit", "part-of", "Consent", "Data platform")
        self.add_line("Build", (2026, "plan", 100000), covers="Data platform", nature="capex")
        self.add_line("Run", (2026, "plan", 20000), (2027, "plan", 21000), (2028, "plan", 22000), covers="Consent")
        return "m.remit"

    def test_known(self):
        """CAPEX 1000, OPEX 200 + 210 + 220, exit 50."""
        result = self.run_cli("tco", "--from=2026", "--years=3", "--exit-cost=50", self.model(), "Data platform")
        self.assertEqual(result.out, "Name           From    To  Currency    CAPEX    OPEX   Exit    Total\n"
                                     "Data platform  2026  2028  EUR       1000.00  630.00  50.00  1680.00\n")
        self.assertEqual(result.err, "")
        rows = self.table("tco", "--from=2026", "--years=2", "m.remit", "Data platform", "Consent", "Build")
        self.assertEqual([(row["name"], row["capex"], row["opex"], row["exit-cost"], row["total"]) for row in rows],
                         [("Data platform", "1000.00", "410.00", "", "1410.00"), ("Consent", "0.00", "410.00", "", "410.00"),
                          ("Build", "1000.00", "0.00", "", "1000.00")])
        self.assertIn("count as nothing: 2029, 2030", self.run_cli("tco", "--from=2026", "m.remit", "Consent").err)
        answer = self.run_cli("tco", "--date=2027-05-01", "--format=json", "m.remit", "Consent").json()
        self.assertEqual((answer[0]["from"], answer[0]["to"], answer[0]["total"]), (2027, 2031, "430.00"))
        self.assert_steady("tco", TODAY, "m.remit", "Data platform")

    def test_currencies(self):
        self.model()
        self.add_line("Licence", (2026, "plan", 1000), currency="USD", covers="Consent")
        words = ("tco", "--from=2026", "--years=1", "m.remit", "Consent")
        self.assertEqual(self.refused(*words, status=READ),
                         "“Consent” costs money in EUR and in USD. There is no rate from USD to EUR. Put it in: "
                         "remit-cli add 'm.remit' rate USD base=EUR day=2026-01-01 rate=NUMBER")
        self.assertIn("no rate from USD to GBP", self.refused(*words[:3], "--currency=GBP", *words[3:], status=READ))
        self.add_rate("m.remit")
        result = self.run_cli(*words, "--format=json")
        self.assertEqual(result.json()[0]["total"], "209.20")
        self.assertIn("Rate used: 1 USD = 0.92 EUR (2026-01-01).", result.err)

    def test_wrong_words(self):
        self.model()
        self.assertIn("called “Nothing”", self.refused("tco", "m.remit", "Nothing"))
        self.assertIn("no amounts in the fiscal years 2040 to 2044",
                      self.refused("tco", "--from=2040", "m.remit", "Consent"))
        for words in (["--years=0"], ["--years=101"], ["--from=soon"], ["--years=99999999999999999999"]):
            self.run_cli("tco", *words, "m.remit", "Consent", status=USAGE)
        self.run_cli("tco", "m.remit", status=USAGE)
        self.assertIn("one thing", self.refused("tco", "--exit-cost=1", "m.remit", "Consent", "Build"))
        for cost in ("much", "1.234", "99999999999999999999"):
            self.assertNotEqual(self.try_run("tco", "--from=2026", "--exit-cost=" + cost, "m.remit", "Consent").status, OK)
        self.assertIn("more than Remit can count",
                      self.refused("tco", "--from=2026", "--exit-cost=92233720368547758.07", "m.remit", "Consent",
                                   status=READ))


class Balance(MoneyTest):
    def test_thirds(self):
        self.model()
        self.run_cli("link", "m.remit", "decides", "CIO", "Data platform")
        self.run_cli("link", "m.remit", "runs", "CIO", "Data platform")
        self.run_cli("link", "m.remit", "runs", "CFO", "Data platform")
        self.assertEqual(self.run_cli("balance", "m.remit").out,
                         "Name   Currency   Money  Money %  Decisions  Decisions %  Work  Work %\n"
                         "CIO    EUR        33.34     33.3          1        100.0   0.5    50.0\n"
                         "CMO    EUR        33.33     33.3          0          0.0     0     0.0\n"
                         "CFO    EUR        33.33     33.3          0          0.0   0.5    50.0\n"
                         "Total  EUR       100.00    100.0          1        100.0     1   100.0\n")
        rows = self.table("balance", "m.remit", "CMO", "CIO")
        self.assertEqual([(row["name"], row["money-share"], row["work-share"]) for row in rows],
                         [("CMO", "33.33", "0"), ("CIO", "33.34", "50"), ("(nobody)", "33.33", "50")])
        answer = self.run_cli("balance", "--year=2030", "--format=json", "m.remit").json()
        self.assertEqual((answer["totals"][0]["money"], answer["totals"][0]["decisions"]), (None, "1"))
        self.assert_steady("balance", TODAY, self.sample())

    def test_currencies(self):
        self.model()
        self.add_line("Licence", (2026, "plan", 1000), currency="USD")
        result = self.run_cli("balance", "--currency=EUR", "m.remit")
        self.assertIn("none of it is counted", result.err)
        self.assertIn("no rate from USD to EUR", result.err)
        self.assertEqual(self.run_cli("balance", "--format=json", "m.remit").json()["missing"], ["EUR", "USD"])
        self.add_rate("m.remit")
        totals = self.run_cli("balance", "--currency=EUR", "--format=json", "m.remit").json()["totals"]
        self.assertEqual(totals[0]["money"], "109.20")

    def test_wrong_words(self):
        self.model()
        self.assertIn("is no party", self.refused("balance", "m.remit", "Run"))
        self.assertIn("called “Board”", self.refused("balance", "m.remit", "Board"))
        self.assertIn("64 at most", self.refused("balance", "m.remit", *["CIO"] * 65))
        self.run_cli("balance", "--year=0", "m.remit", status=USAGE)
        self.run_cli("new", "-o", "empty.remit")
        self.assertEqual(self.run_cli("balance", "empty.remit").out, "")


class Charges(MoneyTest):
    def charge(self, party, **fields):
        self.run_cli("add", "m.remit", "charge", "Run", f"party={party}", *(f"{k}={v}" for k, v in fields.items()))

    def test_share(self):
        self.model()
        for party, weight in (("CIO", 50), ("CMO", 30), ("CFO", 20)):
            self.charge(party, driver="share", weight=weight, year=2026, billed=2 if party == "CIO" else "")
        out = self.run_cli("charges", "--year=2026", "--cost=0.06", "--currency=EUR", "m.remit", "Run").out.splitlines()
        self.assertEqual(out[0], "Thing  Year  Consumer  Driver  Weight  Currency  Charged  Billed  Billed − charged")
        self.assertEqual(sorted(out[1:4]), [
            "Run    2026  CFO       share       20  EUR          0.01",
            "Run    2026  CIO       share       50  EUR          0.03    0.02             -0.01",
            "Run    2026  CMO       share       30  EUR          0.02"])
        self.assertEqual(out[4:], ["Run    2026  Total     share           EUR          0.06    0.02             -0.04"])
        rows = self.table("charges", "--year=2026", "m.remit")
        self.assertEqual({row["consumer"]: row["charged"] for row in rows},
                         {"CIO": "50.00", "CMO": "30.00", "CFO": "20.00"})

    def test_users(self):
        """Without charges, those who use it share equally."""
        self.model()
        for party in ("CIO", "CMO", "CFO"):
            self.run_cli("link", "m.remit", "uses", party, "Data platform")
        answer = self.run_cli("charges", "--year=2026", "--format=json", "m.remit", "Data platform").json()
        self.assertEqual(sorted(row["charged"] for row in answer["charges"]), ["33.33", "33.33", "33.34"])
        self.assertEqual((answer["totals"][0]["charged"], answer["totals"][0]["billed"]), ("100.00", None))

    def test_sample(self):
        self.sample()
        answer = self.run_cli("charges", TODAY, "--format=json", "s.remit").json()
        self.assertEqual(len(answer["totals"]), 2)
        for total in answer["totals"]:
            rows = [row for row in answer["charges"] if row["item"] == total["item"]]
            self.assertEqual(sum(Decimal(row["charged"]) for row in rows), Decimal(total["charged"]))
        self.assert_steady("charges", TODAY, "s.remit")

    def test_wrong_words(self):
        self.model()
        self.assertIn("Nothing is charged in the fiscal year 2026", self.run_cli("charges", TODAY, "m.remit").err)
        self.assertIn("“Data platform”: Nobody uses it", self.refused("charges", TODAY, "m.remit", "Data platform", status=READ))
        self.assertIn("no amounts", self.refused("charges", "--year=2031", "m.remit", "Run"))
        self.charge("CIO", driver="share", weight=60, year=2026)
        self.assertIn("“Run”: The shares of the consumers add up to 60 %.", self.refused("charges", TODAY, "m.remit", status=READ))
        self.charge("CMO", driver="use", weight=60, year=2026)
        self.assertIn("two drivers", self.refused("charges", TODAY, "m.remit", status=READ))
        for words in (["--cost=5"], ["--year=x"], ["--year=0"]):
            self.run_cli("charges", *words, "m.remit", status=USAGE)


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

    def test_text(self):
        """Words for people, keys for programs; a record of what is named."""
        out = self.run_cli("agreements", TODAY, self.sample()).out
        self.assertRegex(out, r"(?m)^SLA-01  Integration freshness .* in force +breached .* 2/2 +rests on a weaker promise")
        self.assertRegex(out, r"(?m)^SLA-02 .* at risk +99\.9 +99\.7002 +43 min 12 s .*2/2 +its parts give less")
        self.assertRegex(out, r"(?m)^SLA-03 .* ended +no data ")
        lines = self.run_cli("agreements", TODAY, "s.remit", "SLA-02", "ola-02").out.splitlines()
        for line in ("Rests on        Platform operations: 99.9 %", "                Cloud hosting: 99.8 %",
                     "Objectives      Available ≥ 99.9 %: at risk, 99.9, 2026-10-31",
                     "Credit steps    Available beyond 99.9 %: 5 %", "                Available beyond 99.5 %: 10 %",
                     "                Available beyond 99 %: 25 %",
                     "Escalation      1, down: Platform Operations within 15 min", "                1, down: CIO within 1 h",
                     "", "Name            Platform operations"):
            self.assertIn(line, lines)
        self.assertEqual([row["code"] for row in self.table("agreements", "s.remit", "SLA-02")], ["SLA-02"])
        self.assertIn("“CIO” is not in this register; it is of the kind “Role”.", self.refused("agreements", "s.remit", "CIO"))
        self.assertIn("called “SLA-99”", self.refused("agreements", "s.remit", "SLA-99"))

    def broken(self):
        """A contract for 1200.00 a year that was at 99.4 % in October."""
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("set", "m.remit", ".", "currency=EUR")
        self.run_cli("add", "m.remit", "contract", "Hosting")
        objective = self.run_cli("add", "m.remit", "objective", "Hosting", "name=Available", "target=99.9",
                                 "unit=%").out.strip()
        for bound, credit in ((99.9, 5), (99.5, 10), (99, 25)):
            self.run_cli("add", "m.remit", "credit", objective, f"bound={bound}", f"credit={credit}")
        self.run_cli("add", "m.remit", "measurement", "Hosting", "objective=" + objective, "day=2026-10-31", "value=99.4")
        return objective

    def test_credits(self):
        objective = self.broken()
        self.assertEqual(self.table("agreements", TODAY, "m.remit")[0]["credits"], "Available: 10 %")
        self.add_line("Fee", (2026, "approved", 120005), covers="Hosting")
        answer = self.run_cli("agreements", TODAY, "--format=json", "m.remit").json()[0]
        self.assertEqual(answer["credits"], ["Available: 10 %, EUR 10.00"])
        self.assertEqual(answer["credit-steps"], ["Available beyond 99.9 %: 5 %", "Available beyond 99.5 %: 10 %",
                                                  "Available beyond 99 %: 25 %"])
        self.assertIn("Available: 10 %, EUR 10.00", self.run_cli("agreements", TODAY, "m.remit").out)
        self.assertEqual(self.table("agreements", "--date=2026-10-30", "m.remit")[0]["credits"], "")
        self.add_line("Support", (2026, "approved", 120000), covers="Hosting", currency="USD")
        result = self.run_cli("agreements", TODAY, "m.remit")
        self.assertIn("costs money in EUR and in USD", result.err)
        self.assertRegex(result.out, r"Available: 10 % ")
        self.add_rate("m.remit")
        self.assertEqual(self.table("agreements", TODAY, "m.remit")[0]["credits"], "Available: 10 %, EUR 19.20")
        self.assertNotIn("clear-credits", self.table("agreements", "m.remit")[0]["lacks"])
        self.run_cli("add", "m.remit", "credit", objective, "bound=98", "credit=1")
        self.assertIn("clear-credits", self.table("agreements", "m.remit")[0]["lacks"])
        self.assertIn("credit steps contradict each other", self.run_cli("agreements", "m.remit").out)

    def test_escalation(self):
        self.broken()
        self.run_cli("add", "m.remit", "role", "CIO")
        for minutes, severity, position in ((2880, "late", 2), (60, "down", 0), (15, "down", 1), ("", "down", 3)):
            self.run_cli("add", "m.remit", "escalation", "Hosting", f"severity={severity}", f"minutes={minutes}",
                         f"position={position}", *(["party=CIO"] if minutes != 60 else []))
        self.assertEqual(self.run_cli("agreements", "--format=json", "m.remit").json()[0]["escalation"],
                         ["down: CIO, 15 min", "down: nobody, 1 h", "down: CIO", "late: CIO, 2 d"])

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

    def test_text(self):
        out = self.run_cli("kpis", TODAY, self.sample()).out
        self.assertRegex(out, r"(?m)^KPI-05  Digital sales +Channel Lead +38\.5  % .* amber +the credit goes elsewhere$")
        lines = self.run_cli("kpis", TODAY, "s.remit", "Digital sales").out.splitlines()
        for line in ("Credited to  Customer Care 100 %", "Produced by  Marketing 70 %", "             Customer Care 30 %",
                     "Baseline     35"):
            self.assertIn(line, lines)
        self.assertIn("not in this register", self.refused("kpis", "s.remit", "SLA-01"))

    def test_empty(self):
        self.run_cli("new", "-o", "m.remit")
        self.run_cli("add", "m.remit", "kpi", "Shipping speed")
        self.assertIn("nobody owns it; no formula; no target; no source", self.run_cli("kpis", "m.remit").out)
        row = self.table("kpis", "m.remit")[0]
        self.assertEqual((row["status"], row["lacks"], row["value"]), ("unknown", "owner; formula; target; source", ""))


class BadInput(MoneyTest):
    """What people type wrong about money and promises: a sentence, and the file stays as it was."""

    def setUp(self):
        super().setUp()
        self.model()
        self.run_cli("add", "m.remit", "sla", "Portal")

    def keeps(self, *words, status=USAGE):
        before = self.read("m.remit")
        sentence = self.refused(*words, status=status)
        self.assertEqual(self.read("m.remit"), before)
        return sentence

    def add_amount(self, **fields):
        return ("add", "m.remit", "amount", "Run", *(f"{key}={value}" for key, value in fields.items()))

    def test_amounts(self):
        for minor in ("9223372036854775808", "-9223372036854775809", "1e9", "12.5", "1,000", "much", "0x10"):
            self.assertIn(minor.split(".")[0][:8], self.keeps(*self.add_amount(year=2026, minor=minor)))
        for fields in ({"year": 1899}, {"year": 2201}, {"month": 13, "year": 2026}, {"month": -1, "year": 2026},
                       {"year": 2026, "state": "maybe"}):
            self.keeps(*self.add_amount(**fields))
        self.run_cli(*self.add_amount(year=2027, minor=-10000))
        rows = self.by_name(self.table("money", "--year=2027", "m.remit"))
        self.assertEqual([rows[name]["plan"] for name in ("CIO", "CMO", "CFO")], ["-33.34", "-33.33", "-33.33"])

    def test_huge_amounts(self):
        """Two that fit each by itself do not fit together: every question says so, none is wrong."""
        for year in (2026, 2027):
            self.run_cli(*self.add_amount(year=year, minor=9223372036854775807))
        for verb in (["money"], ["growth"], ["tco", "--from=2026"], ["balance"]):
            words = [*verb, "m.remit"] + (["Run"] if verb[0] == "tco" else [])
            self.assertIn("more than Remit can count", self.refused(*words, status=READ))
        rows = self.table("money", "--by=line", "--year=2027", "m.remit")
        self.assertEqual(rows[0]["plan"], "92233720368547758.07")

    def test_currencies(self):
        self.add_line("Odd", (2026, "plan", 5), currency="credits")
        self.assertIn("“credits” is not a currency", self.run_cli("money", "--currency=EUR", "m.remit").err)
        for fields in (["day=2026-02-29", "rate=1"], ["day=2026-01-01", "rate=one"], ["day=2026-01-01", "colour=1"]):
            self.keeps("add", "m.remit", "rate", "USD", "base=EUR", *fields)
        # What has the form of a rate and is none is kept, counts for nothing and is complained about.
        for code, base, rate, sentence in (("EUR", "EUR", "1", "EUR is always worth itself."), ("USD", "EUR", "0", "must be above 0"),
                                           ("USD", "EURO", "2", "“EURO” is not a currency."),
                                           ("GBP", "EUR", "-1", "must be above 0")):
            self.run_cli("add", "m.remit", "rate", code, "base=" + base, "day=2026-01-01", "rate=" + rate)
            self.assertIn(sentence, self.run_cli("money", "--currency=EUR", "m.remit").err)

    def test_periods_that_overlap(self):
        self.run_cli(*self.add_amount(year=2026, month=2, state="plan", minor=5))
        self.assertIn("“Run” has two amounts of one state for the same time",
                      self.run_cli("money", "--by=line", "m.remit").err)
        self.run_cli(*self.add_amount(year=2027, state="plan", minor=5))
        self.assertIn("“Run” has two amounts", self.run_cli("growth", "m.remit").err)
        self.run_cli("link", "m.remit", "uses", "CIO", "Data platform")
        self.assertEqual(self.table("charges", "--year=2026", "m.remit", "Data platform")[0]["charged"], "100.05")

    def test_29_february(self):
        self.assertIn("2027-02-29", self.keeps("set", "m.remit", "Portal", "ends=2027-02-29"))
        self.keeps("money", "--date=2027-02-29", "m.remit")
        self.run_cli("set", "m.remit", "Portal", "starts=2028-02-29", "ends=2028-02-29")
        for day, validity in (("2028-02-28", "not-begun"), ("2028-02-29", "open"), ("2028-03-01", "expired")):
            self.assertEqual(self.table("agreements", "--date=" + day, "m.remit")[0]["validity"], validity)

    def test_fiscal_years(self):
        """FY2026 is April 2025 to March 2026, or July 2025 to June 2026."""
        self.add_line("Dollar", (2026, "plan", 1000), currency="USD")
        for day, rate in (("2025-03-31", 0.5), ("2026-04-01", 0.7), ("2026-07-01", 0.9)):
            self.run_cli("add", "m.remit", "rate", "USD", "base=EUR", f"day={day}", f"rate={rate}")
        for start, first, last, plan in ((4, "2025-04-01", "2026-03-31", "105.00"), (7, "2025-07-01", "2026-06-30", "107.00"),
                                         (1, "2026-01-01", "2026-12-31", "109.00"),
                                         (10, "2025-10-01", "2026-09-30", "109.00")):
            self.run_cli("set", "m.remit", ".", f"fiscal-year-start={start}")
            rows = self.table("money", "--by=year", "--year=2026", "--currency=EUR", "m.remit")
            self.assertEqual([row["plan"] for row in rows], [plan])
            for day in (first, last):
                rows = self.table("tco", "--years=1", "--date=" + day, "m.remit", "Run")
                self.assertEqual((rows[0]["from"], rows[0]["total"]), ("2026", "100.00"), (start, day))

    def test_percentages_over_100(self):
        self.run_cli("unlink", "m.remit", "pays", "CFO", "Run")
        for party, share in (("CIO", 60), ("CMO", 50)):
            self.run_cli("unlink", "m.remit", "pays", party, "Run")
            self.run_cli("link", "m.remit", "pays", party, "Run", f"share={share}")
        rows = self.by_name(self.table("money", "m.remit"))
        self.assertEqual([rows[name]["plan"] for name in ("CIO", "CMO", "(nobody)")], ["60.00", "50.00", "-10.00"])
        self.run_cli("add", "m.remit", "objective", "Portal", "name=Open", "target=100.000001", "unit=%")
        row = self.table("agreements", "m.remit")[0]
        self.assertEqual((row["promised"], row["lacks"]), ("", "provider; customer; target"))
        objective = self.run_cli("add", "m.remit", "objective", "Portal", "target=99", "unit=%").out.strip()
        for credit in ("100.01", "-1", "all"):
            self.keeps("add", "m.remit", "credit", objective, "bound=99", "credit=" + credit)

    def test_windows(self):
        for days in ("-1", "1.5", "many"):
            self.keeps("add", "m.remit", "objective", "Portal", "target=99", "window=rolling", "window-days=" + days)
        self.run_cli("add", "m.remit", "objective", "Portal", "name=Open", "target=99", "unit=%", "window=rolling",
                     "window-days=0")
        row = self.table("agreements", "m.remit")[0]
        self.assertEqual((row["allowed-downtime"], row["lacks"]), ("", "provider; customer; window"))
        self.assertIn("a window of 0 days", self.run_cli("agreements", "m.remit").out)

    def test_promises_to_itself(self):
        for name in ("First", "Second"):
            self.run_cli("add", "m.remit", "ola", name)
        self.keeps("link", "m.remit", "supports", "First", "First")
        for kind in ("provides", "receives"):
            self.run_cli("link", "m.remit", kind, "CIO", "First")
        for pair in (("First", "Second"), ("Second", "First")):
            self.run_cli("link", "m.remit", "supports", *pair)
        out = self.run_cli("agreements", "m.remit").out
        self.assertRegex(out, r"First .*no objective; promises to itself; rests on itself")
        self.assertRegex(out, r"Second .*rests on itself")


if __name__ == "__main__":
    main()
