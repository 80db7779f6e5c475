# SPDX-License-Identifier: GPL-3.0-or-later
"""The import wizard in the real window: what stands in a table, how it is read, what would change.

    python3 test_import.py REMIT REMIT-CLI [wizard|real|budget|budget-real|round|refused|yaml …]
"""
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402
from test_story import REMIT, cli, facts, finish, is_field, picture, saved  # noqa: E402

TABLE = """Responsibilities of the consent project;;;;
Task;CIO;CMO;Legal Dept.;Step
Choose consent tool;A/R;C;I;1
Write privacy notice;I;C;A, R;2
Train call centre;TBD;A/R;I;3
"""


def open_wizard(program, path):
    """Ctrl+I, and the file by its path."""
    from drive import settle
    program.key("ctrl+i")
    chooser = program.find("filler", "Import")
    program.find("push button", "Import", within=chooser)
    program.key("ctrl+l")
    field = program.wait(lambda: program.focused if is_field(program.focused) else None, "the field for a path")
    program.key("ctrl+a")
    program.type(path)
    program.wait(lambda: field.text == path, "the path in the field")

    def take():
        """The first Enter may only take what the field has completed."""
        program.key("Return")
        settle(0.5)
        return not program.find_all("filler", "Import")
    program.wait(take, "the chooser to go")


def make_files(desktop):
    """A document that knows two of the parties, one of them under a similar name, and the table."""
    path, table = desktop.path("model.remit"), desktop.path("consent.csv")
    cli(desktop, "new", "-o", path)
    cli(desktop, "add", path, "role", "CIO")
    cli(desktop, "add", path, "unit", "Legal Department")
    with open(table, "w", encoding="utf-8") as out:
        out.write(TABLE)
    return path, table


def choose(program, row, choice):
    """A choice in a row of a form."""
    program.click(program.find("combo box", row, hit=True))
    program.click(program.find("label", choice, hit=True))


def wizard(desktop):
    """Nothing changes before the last button; all of it is one change; similar names are asked about."""
    from drive import Program
    path, table = make_files(desktop)
    before = cli(desktop, "dump", path)
    with Program(desktop, [REMIT, path]) as program:
        open_wizard(program, table)
        program.find("label", "3 parties, 3 activities, 11 letters in 8 cells", hit=True)
        program.find("label", re.compile("TBD"))
        program.find("table cell", re.compile("^B3: “A/R”, read as Accountable and Responsible$"))
        picture(program, "import-table")
        program.click("push button", "Continue")

        program.find("label", re.compile(r"^\+ *The party “CMO” is new\.$"))
        program.find("label", re.compile(r"^\+ *The party “Legal Dept\.” is new\.$"))
        assert not program.find_all("label", re.compile("party “CIO” is new")), "CIO is known"
        picture(program, "import-changes")
        choose(program, "Legal Dept.", "The same as “Legal Department”")
        program.wait(lambda: not program.find_all("label", re.compile("party “Legal Dept")), "one party less")
        program.click("push button", "Import")
        program.find("label", re.compile("was imported$"))
        program.find("table cell", re.compile("^Choose consent tool, CIO: Accountable and Responsible"))
        saved(program)
        counts = facts(desktop, path)
        rows = cli(desktop, "query", "--format=csv", path,
                   "SELECT n.name, l.kind, t.name FROM link l JOIN node n ON n.id=l.source JOIN node t ON t.id=l.target "
                   "WHERE l.kind='accountable' ORDER BY 3").splitlines()[1:]
        assert rows == ["CIO,accountable,Choose consent tool", "CMO,accountable,Train call centre",
                        "Legal Department,accountable,Write privacy notice"], rows
        assert counts["parties"] == 3 and counts["activities"] == 3, counts

        program.key("ctrl+z")
        program.find("push button", "New Matrix…", hit=True)
        saved(program)
        finish(program)
    assert cli(desktop, "dump", path) == before


REAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "data", "real")


def real(desktop):
    """A workbook that people really use, through the wizard, without touching a single choice."""
    from drive import Program
    table = os.path.realpath(os.path.join(os.environ.get("REMIT_REAL_DATA", REAL), "tpm-project-raci.xlsx"))
    if not os.path.exists(table):
        print("the real workbook is not here: skipped")
        return
    path, _ = make_files(desktop)
    with Program(desktop, [REMIT, path]) as program:
        open_wizard(program, table)
        program.find("label", "6 parties, 8 activities, 48 letters in 48 cells", hit=True)
        program.click("push button", "Continue")
        program.click("push button", "Import")
        program.find("table cell", re.compile("^Project Planning, TPM: Accountable"))
        saved(program)
        counts = facts(desktop, path)
        assert counts["parties"] == 2 + 6 and counts["activities"] == 8, counts
        findings = cli(desktop, "validate", path, status=1)
        assert "Nobody does Project Planning." in findings and "Nobody does Status Report." in findings, findings
        finish(program)


BUDGET = """Item,Paid by,Nature,For,2026,2027
Consent platform licence,CMO,OPEX,Consent platform,1.250,1.300
Data warehouse,CIO,CAPEX,Warehouse,12.500,n/a
Loyalty app,CIO,OPEX,Loyalty app,3.750,-1.125
"""
AMOUNTS = "SELECT n.name, a.year, a.state, a.minor FROM amount a JOIN node n ON n.id=a.node ORDER BY 1, 2"


def write_budget(desktop):
    table = desktop.path("budget.csv")
    with open(table, "w", encoding="utf-8") as out:
        out.write(BUDGET)
    return table


def new_document(desktop):
    path = desktop.path("model.remit")
    cli(desktop, "new", "-o", path)
    return path


def budget(desktop):
    """A decimal sign that no figure tells is warned about and changed; what is applied is what was shown; undo takes all
    of it back."""
    from drive import Program
    path, table = new_document(desktop), write_budget(desktop)
    before = cli(desktop, "dump", path)
    with Program(desktop, [REMIT, path]) as program:
        open_wizard(program, table)
        program.find("label", "3 budget lines in 3 rows", hit=True)
        program.find("label", "“1.250” is read as 1,250; with the other decimal sign it would be 1.250.", hit=True)
        # What was noticed leads to its cell.
        program.click("label", re.compile("^F3: .*n/a"))
        program.find("table cell", re.compile("^F3: “n/a”"), state="selected")
        program.find("table cell", re.compile("^Total, .*: 17,500$"))
        picture(program, "import-budget-guess")
        choose(program, "Decimal Sign", "Point: 1,234.5")
        program.find("table cell", re.compile("^Total, .*: 17.5$"))
        program.find("table cell", re.compile("^Total, .*: 0.175$"))
        program.find("label", "“1.250” is read as 1.250; with the other decimal sign it would be 1,250.", hit=True)
        choose(program, "Amounts Are In", "Thousands")
        picture(program, "import-budget")
        program.click("push button", "Continue")
        program.find("label", re.compile("3 new budget lines, 2 new parties"), hit=True)
        program.find("label", re.compile(r"Consent platform licence: Plan 2026 becomes 1,250\.00"))
        picture(program, "import-budget-changes")
        assert cli(desktop, "dump", path) == before, "nothing is applied before it was looked at"
        program.click("push button", "Import")

        program.find("label", re.compile("was imported$"))
        program.find("table cell", "Consent platform licence, 2026, Plan: EUR 1,250.00", hit=True)
        program.wait(lambda: program.focused.name.startswith("Consent platform licence, "), "the first new line")
        picture(program, "import-budget-money")
        saved(program)
        rows = cli(desktop, "query", "--format=csv", path, AMOUNTS).splitlines()[1:]
        assert rows == ["Consent platform licence,2026,plan,125000", "Consent platform licence,2027,plan,130000",
                        "Data warehouse,2026,plan,1250000", "Loyalty app,2026,plan,375000",
                        "Loyalty app,2027,plan,-112500"], rows
        program.key("ctrl+z")
        program.find("label", "No Money Yet", hit=True)
        saved(program)
        finish(program)
    assert cli(desktop, "dump", path) == before


def budget_real(desktop):
    """1,608 lines of a state's budget: what each column adds up to, to the last digit, before anything is applied."""
    from drive import Program
    table = os.path.realpath(os.path.join(os.environ.get("REMIT_REAL_DATA", REAL), "australia-budget-2015-16.csv"))
    if not os.path.exists(table):
        print("the real budget is not here: skipped")
        return
    path = new_document(desktop)
    with Program(desktop, [REMIT, path]) as program:
        open_wizard(program, table)
        program.find("label", "1608 budget lines in 1608 rows", hit=True, seconds=60)
        for total in ("450,521,878.687746", "451,289,929.780131", "472,043,966.481955", "488,282,845.959493",
                      "511,524,122.373805"):
            program.find("label", total)
        program.find("label", re.compile("^H86: “nfp” was read as no amount.*H207"))
        program.find("label", re.compile("^H1320: “85,817”"))
        choose(program, "Amounts Are In", "Thousands")
        picture(program, "import-budget-real")
        program.click("push button", "Continue")
        program.find("label", re.compile("1,608 new budget lines, .*7,972 amounts"), hit=True, seconds=60)
        program.click("push button", "Import")
        program.find("label", re.compile("was imported$"), seconds=60)
        program.find("table cell", re.compile("^Total .*, 2015.*450,521,878,687.7"), seconds=60)
        picture(program, "import-budget-real-money")
        saved(program)
        finish(program)
    counts = facts(desktop, path)
    assert counts["nodes"] == 1608 + 164 + 426, counts


def export(program, command, path):
    """Exports through the command palette."""
    program.key("ctrl+shift+p")
    program.find("entry", re.compile("^Find a command"), state="focused")
    program.type(command)
    program.key("Return")
    field = program.wait(lambda: program.focused if is_field(program.focused) and ".xlsx" in (program.focused.text or "")
                         else None, "the field for a name")
    program.key("ctrl+a")
    program.type(path)
    program.wait(lambda: field.text == path, "the path in the field")
    program.key("Return")
    program.wait(lambda: os.path.exists(path), "the file")    # a note of it may be gone by the time one looks


def round_trip(desktop):
    """What was exported changes nothing when it comes back; what was edited in it is one change; what it lacks stays
    until it is said that it goes."""
    from drive import Program
    path, table = new_document(desktop), write_budget(desktop)
    cli(desktop, "import", "--into", path, "--as=budget", "--decimal=.", "--unit=1000", table)
    with Program(desktop, [REMIT, path]) as program:
        program.click("label", "Money")
        program.find("table cell", "Consent platform licence, 2026, Plan: EUR 1,250.00", hit=True)
        for name in ("lines.xlsx", "lines.csv"):
            export(program, "Export the Budget Lines", desktop.path(name))
            open_wizard(program, desktop.path(name))
            program.click("push button", "Continue")
            program.find("label", "The document says all of this already. There is nothing to import.", hit=True)
            program.key("Escape", "Escape")
            program.wait_gone("label", "Import a Table")
        lines = desktop.path("lines.csv")
        with open(lines, encoding="utf-8-sig") as file:
            text = file.read()
        rows = text.splitlines()
        edited = [row.replace(",1250.00", ",1260.00") for row in rows if "Loyalty app" not in row]
        with open(lines, "w", encoding="utf-8") as out:
            out.write("\n".join(edited) + "\n")
        open_wizard(program, lines)
        program.click("push button", "Continue")
        program.find("label", re.compile(r"^± *Consent platform licence: .*2026 becomes 1,260"))
        assert not program.find_all("label", re.compile("^−.*Loyalty app"))
        choose(program, re.compile("lines|Budget"), "Deletes what the file lacks")
        program.find("label", re.compile("^−.*Loyalty app"))
        picture(program, "import-register-changes")
        program.click("push button", "Import")
        program.find("table cell", "Consent platform licence, 2026, Plan: EUR 1,260.00", hit=True)
        saved(program)
        rows = cli(desktop, "query", "--format=csv", path, AMOUNTS).splitlines()[1:]
        assert rows == ["Consent platform licence,2026,plan,126000", "Consent platform licence,2027,plan,130000",
                        "Data warehouse,2026,plan,1250000"], rows
        finish(program)


def refused(desktop):
    """A file without a table, and a damaged one, say so; the document stays."""
    from drive import Program
    path, _ = make_files(desktop)
    before = cli(desktop, "dump", path)
    letter, broken = desktop.path("letter.csv"), desktop.path("broken.xlsx")
    with open(letter, "w", encoding="utf-8") as out:
        out.write("Dear all\nwe met on Monday\n")
    with open(broken, "wb") as out:
        out.write(b"PK\x03\x04" + bytes(200))
    with Program(desktop, [REMIT, path]) as program:
        for table, words in ((letter, "No Table Was Recognised"), (broken, "The File Cannot Be Read")):
            open_wizard(program, table)
            program.find("label", words, hit=True)
            program.key("Escape")
            program.wait_gone("label", words)
        finish(program)
    assert cli(desktop, "dump", path) == before


FIXTURE = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "yaml", "openslo-v1.yaml"))


def yaml(desktop):
    """Service levels come in whole, as one change, and what was noticed is there to be read; what is none says so."""
    from drive import Program
    path, _ = make_files(desktop)
    before = cli(desktop, "dump", path)
    other = desktop.path("team.yaml")
    with open(other, "w", encoding="utf-8") as out:
        out.write("apiVersion: backstage.io/v1alpha1\nkind: Group\n")
    with Program(desktop, [REMIT, path]) as program:
        open_wizard(program, other)
        wrong = re.compile("entity of Backstage, of the kind “Group”")
        program.find("label", wrong, hit=True)
        program.key("Escape")
        program.wait_gone("label", wrong)
        open_wizard(program, FIXTURE)
        noticed = re.compile("Line 59: .*no operator")
        program.find("label", noticed, hit=True)
        program.key("Escape")
        program.wait_gone("label", noticed)
        saved(program)
        assert facts(desktop, path)["node_kinds"]["sla"] == 2
        program.key("ctrl+z")
        saved(program)
        finish(program)
    assert cli(desktop, "dump", path) == before


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"wizard": wizard, "real": real, "budget": budget, "budget-real": budget_real, "round": round_trip, "refused": refused, "yaml": yaml}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x800"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print(f"ok {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
