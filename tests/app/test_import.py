# SPDX-License-Identifier: GPL-3.0-or-later
"""The import wizard in the real window: what stands in a table, how it is read, what would change.

    python3 test_import.py REMIT REMIT-CLI [wizard|real|refused|yaml …]
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


def refused(desktop):
    """A file without a table, and a damaged one, say so; the document stays."""
    from drive import Program
    path, _ = make_files(desktop)
    before = cli(desktop, "dump", path)
    budget, broken = desktop.path("budget.csv"), desktop.path("broken.xlsx")
    with open(budget, "w", encoding="utf-8") as out:
        out.write("Item,2025,2026\nLicences,100,200\n")
    with open(broken, "wb") as out:
        out.write(b"PK\x03\x04" + bytes(200))
    with Program(desktop, [REMIT, path]) as program:
        for table, words in ((budget, "No Table of Responsibilities"), (broken, "The File Cannot Be Read")):
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
    stories = {"wizard": wizard, "real": real, "refused": refused, "yaml": yaml}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x800"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print(f"ok {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
