#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Registers of budget lines, agreements and KPIs: read, compared, written."""

import csv
import io
import os

from harness import READ, ROOT, USAGE, CliTest, main, skip

AUSTRALIA = os.path.join(os.path.dirname(ROOT), "shared/data/real/australia-budget-2015-16.csv")
COST_ESTIMATOR = os.path.join(os.path.dirname(AUSTRALIA), "cloud-gov-cost-estimator.xlsx")
TOTALS = ["450521878.687746", "451289929.780131", "472043966.481955", "488282845.959493", "511524122.373805"]
BUDGET = ("Budget line,Covers,Payer,Nature,Plan 2027,Actual 2027\n"
          "Licence,CRM,CIO 60 %; CMO 40 %,OPEX,1200.50,\n"
          "Refund,CRM,CMO,OPEX,-500,-20\n")


class Registers(CliTest):
    def make(self, text=BUDGET, name="b.remit", *words):
        self.write("budget.csv", text)
        self.run_cli("import", "-o", name, "budget.csv", *words)
        return name

    def test_australia(self):
        if not os.path.exists(AUSTRALIA):
            skip(self, "the budget of Australia is not there")
        options = ["--unit=1000", "--currency=AUD"]
        report = self.run_cli("import", "--format=json", *options, AUSTRALIA).json()
        self.assertEqual(report["tables"], [])
        register, = report["registers"]
        self.assertEqual((register["sort"], register["rows"], register["things"]), ("budget", 1608, 1608))
        self.assertEqual({key: register["distinct"][key] for key in ("payer-unit", "payer", "covers", "category")},
                         {"payer-unit": 18, "payer": 146, "covers": 426, "category": 3})
        self.assertEqual([total["total"] for total in register["totals"]], TOTALS)
        self.assertEqual([total["blank"] for total in register["totals"]], [4, 4, 20, 20, 20])
        warned = {warning["cell"] for warning in register["warnings"]}
        self.assertLessEqual({"H1320", "H86", "J1274", "J1169", "L405", "E1", "A513", "A734"}, warned)
        self.run_cli("import", "-o", "a.remit", *options, AUSTRALIA)
        again = self.run_cli("import", "--dry-run", "--into", "a.remit", *options, AUSTRALIA)
        self.assertEqual(again.out, "Nothing changes\n")

    def test_wrong_sign_is_noticed(self):
        self.write("s.csv", "Budget line;Payer;Plan 2027\nA;CIO;1.234\n")
        run = self.run_cli("import", "-n", "s.csv")
        self.assertIn("C2: “1.234” was read as 1234.", run.err)
        run = self.run_cli("import", "-n", "--decimal", ".", "s.csv")
        self.assertIn("Total of Plan 2027: 1.234", run.err)
        self.write("t.csv", "Budget line;Payer;Plan 2027\nA;CIO;1234.50\nB;CIO;2.125\n")
        run = self.run_cli("import", "-n", "--decimal", ",", "t.csv")
        self.assertIn("C2: “1234.50” cannot be read", run.err)
        self.assertIn("C3: “2.125” would be read a thousand times too large", run.err)
        self.assertIn("Total of Plan 2027: 0 ", run.err)

    def test_comes_back(self):
        name = self.make()
        before = self.run_cli("dump", name).out
        for ending in ("csv", "tsv", "html", "xlsx"):
            self.run_cli("export", "--money", "-o", "out." + ending, name)
            first = self.read("out." + ending)
            self.run_cli("export", "--money", "-o", "out." + ending, name)
            self.assertEqual(self.read("out." + ending), first)
            self.assertEqual(self.run_cli("import", "-n", "--into", name, "out." + ending).out, "Nothing changes\n")
            self.run_cli("import", "--into", name, "out." + ending)
        self.assertEqual(self.run_cli("dump", name).out, before)

    def test_edited(self):
        name = self.make()
        text = self.run_cli("export", "--money", "--format=csv", name).raw.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        self.assertEqual(rows[0][0], "remit register 1 budget")
        self.assertIn("-500.00", rows[3])
        self.write("e.csv", text.replace("-500.00", "-450").replace("Licence", "CRM licence"))
        out = self.run_cli("import", "-n", "--into", name, "e.csv").out
        self.assertEqual(out.splitlines(), ["“Licence” is renamed “CRM licence”.",
                                            "Refund: Plan 2027 becomes −450.00.", "2 changes"])
        rest = "\n".join(line for line in text.splitlines() if "Refund" not in line)
        self.write("r.csv", rest)
        self.assertEqual(self.run_cli("import", "-n", "--into", name, "r.csv").out, "Nothing changes\n")
        self.assertIn("“Refund” is deleted", self.run_cli("import", "-n", "--remove", "--into", name, "r.csv").out)
        self.run_cli("import", "--remove", "--into", name, "r.csv")
        self.assertNotIn("Refund", self.run_cli("dump", name).out)

    def test_state_unit_currency(self):
        self.make("Budget line,Payer,2027 cost\nLicence,CIO,3\n", "u.remit", "--state=actual", "--unit=1000",
                  "--currency=usd")
        text = self.run_cli("export", "--money", "--format=csv", "u.remit").raw.decode("utf-8-sig")
        self.assertIn("Actual 2027", text)
        self.assertIn("3000.00", text)
        self.assertIn("USD", text)

    def test_pointed_at(self):
        text = "Country,2014,2015\nFrance,66,67\n"
        self.write("c.csv", text)
        self.run_cli("import", "-n", "c.csv", status=READ)
        report = self.run_cli("import", "--as=budget", "--format=json", "c.csv").json()
        self.assertEqual(report["registers"][0]["things"], 1)
        self.write("n.csv", "only words\n")
        run = self.run_cli("import", "--as=kpis", "-n", "n.csv", status=READ)
        self.assertIn("KPIs", run.err)

    def test_none_is_invented(self):
        folder = os.path.dirname(AUSTRALIA)
        if not os.path.exists(COST_ESTIMATOR):
            skip(self, "the real files are not there")
        for name in ("cloud-gov-cost-estimator.xlsx", "tpm-stakeholders.xlsx", "tpm-communication-plan.xlsx"):
            report = self.run_cli("import", "--format=json", os.path.join(folder, name)).json()
            self.assertEqual(report, {"tables": []}, name)

    def test_agreements_and_kpis(self):
        self.write("a.csv", "Agreement,Type,Provider,Customer,Indicator,Target\nCRM SLA,SLA,CIO,CMO,Uptime,≥ 99.5 %\n")
        self.write("k.csv", "KPI,Owner,Unit,Target,Jan 2027\nNPS,CMO,points,40,25\n")
        self.run_cli("import", "-o", "p.remit", "a.csv")
        self.run_cli("import", "--into", "p.remit", "k.csv")
        for option in ("--agreements", "--kpis"):
            self.run_cli("export", option, "-o", "x.xlsx", "p.remit")
            self.assertEqual(self.run_cli("import", "-n", "--into", "p.remit", "x.xlsx").out, "Nothing changes\n")

    def test_wrong_words(self):
        name = self.make()
        for words in (["--unit=7"], ["--currency=XYZ"], ["--state=soon"], ["--as=bills"]):
            self.run_cli("import", "-n", *words, "budget.csv", status=USAGE)
        for words in (["--money", "--format=svg"], ["--money", "--kpis", "--format=csv"],
                      ["--money", "--ownership", "--format=csv"], ["--money"]):
            self.run_cli("export", *words, name, status=USAGE)

    def test_speed(self):
        """Twice the lines take about twice the time, and few seconds."""
        times = []
        for n in (2500, 10000):
            lines = [f"Line {i},Component {i % 997},Payer {i % 101},{i},{i * 2}.50,-{i},,7" for i in range(n)]
            self.write("big.csv", "Budget line,Covers,Payer,Plan 2027,Plan 2028,Plan 2029,Plan 2030,Plan 2031\n"
                       + "\n".join(lines))
            start = os.times()
            self.run_cli("import", "-o", f"big{n}.remit", "big.csv")
            times.append(os.times().children_user - start.children_user)
        print(f"2,500 lines: {times[0]:.2f} s, 10,000 lines: {times[1]:.2f} s")
        self.assertLess(times[1], 12 * max(times[0], 0.05))


if __name__ == "__main__":
    main()
