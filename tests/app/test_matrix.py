# SPDX-License-Identifier: GPL-3.0-or-later
"""The RACI matrix in the real window: type one by keyboard alone, paste, undo, change the scheme and back, find problems,
export.  What is in the file is asked of remit-cli.

    python3 test_matrix.py REMIT REMIT-CLI [type|paste|scheme|problems|export|look …]
"""
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402

REMIT, CLI = sys.argv[1:3]
PICTURES = os.environ.get("REMIT_TEST_PICTURES")
PARTIES = ["CIO", "CMO", "Marketing CIO", "CX CoE", "Data Office", "Legal", "Customer Care", "Finance"]
ACTIVITIES = [f"Activity {n}" for n in range(1, 21)]
# One row of letters for each activity; "AR" is typed A, then R.
LETTERS = ["A", "R", "C", "C", "I", "", "AR", "I"]


def cli(desktop, *argv, status=0):
    answer = subprocess.run([CLI, *argv], env=desktop.env, capture_output=True, text=True)
    assert answer.returncode == status, (argv, answer.returncode, answer.stderr)
    return answer.stdout


def query(desktop, path, sql):
    rows = cli(desktop, "query", "--format=csv", path, sql)
    return [tuple(row.split(",")) for row in rows.splitlines()[1:]]


def letters(desktop, path):
    """The cells of the file as (activity, party, duty)."""
    return set(query(desktop, path,
                     "SELECT t.name, s.name, l.kind FROM link l JOIN node s ON s.id=l.source JOIN node t ON t.id=l.target"
                     " WHERE l.kind IN ('responsible','accountable','consulted','informed','verifies')"))


DUTIES = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}


def expected():
    """What the file holds after each activity got LETTERS, moved on by one party a row."""
    found = set()
    for i, activity in enumerate(ACTIVITIES):
        for j, party in enumerate(PARTIES):
            for letter in LETTERS[(i + j) % len(LETTERS)]:
                found.add((activity, party, DUTIES[letter]))
    return found


def saved(program):
    program.key("ctrl+s")
    program.find("label", re.compile("saved$"))


def picture(program, name):
    if PICTURES:
        program.picture(os.path.join(PICTURES, name + ".png"))


def focused_cell(program, words):
    """Waits until the cell with the focus is called @words."""
    program.wait(lambda: program.focused is not None and program.focused.name == words, f"the focus on {words!r}; it is on "
                 + (program.focused.line() if program.focused else "nothing"))


def is_field(thing):
    return thing is not None and thing.role in ("text", "entry")


def type_name(program, name):
    """Types into the field that has the focus by then, and takes it with Enter."""
    field = program.wait(lambda: program.focused if is_field(program.focused) else None, "a field to type into")
    program.key("ctrl+a")
    program.type(name)
    program.wait(lambda: field.text == name, f"{name!r} in the field")
    program.key("Return")
    program.wait(lambda: not is_field(program.focused), "the field to close")


def open_matrix(program):
    program.key("alt+3")


def new_matrix(program, name):
    open_matrix(program)
    program.wait(lambda: program.focused is not None and program.focused.name.startswith("New Matrix"), "the first button")
    program.key("Return")
    type_name(program, name)


def name_line(program, keys, name):
    """A new row or column, named in place: the line opens with the key, so nothing has to be waited for."""
    program.key(keys)
    program.type(name)
    program.key("Return")


def build(program):
    """A matrix of twenty activities and eight parties, by the keyboard alone."""
    new_matrix(program, "Joint programme")
    # While there is nothing to type into, a small window asks for the name.
    program.key("ctrl+shift+l")
    type_name(program, PARTIES[0])
    program.key("ctrl+shift+k")
    type_name(program, ACTIVITIES[0])
    focused_cell(program, f"{ACTIVITIES[0]}, {PARTIES[0]}: empty")
    for party in PARTIES[1:]:
        name_line(program, "ctrl+shift+l", party)
    for activity in ACTIVITIES[1:]:
        name_line(program, "ctrl+shift+k", activity)


def by_typing(desktop):
    from drive import Program
    path = desktop.path("model.remit")
    cli(desktop, "new", "-o", path)
    with Program(desktop, [REMIT, path]) as program:
        build(program)
        program.key("ctrl+Home")
        focused_cell(program, "Activity 1, CIO: empty")
        for i in range(len(ACTIVITIES)):
            keys = []
            for j in range(len(PARTIES)):
                keys += [*LETTERS[(i + j) % len(LETTERS)].lower(), "Tab"]
            program.key(*keys[:-1], "Return")
        picture(program, "matrix-typed")
        saved(program)
        assert letters(desktop, path) == expected(), letters(desktop, path) ^ expected()
    finish(program)


def make_model(desktop):
    """A matrix of three activities in two groups and three parties, in a file."""
    path = desktop.path("model.remit")
    table = desktop.path("table.csv")
    with open(table, "w", encoding="utf-8") as f:
        f.write("Activity,CIO,CMO,Legal\nPlan,,,\nPricing policy,A,R,C\nConsent tool,C,A,\nBuild,,,\nConnect CRM,R,,I\n")
    cli(desktop, "import", "-o", path, table)
    return path


def rows(desktop, path):
    """Letters by (activity, party) in the scheme RACI."""
    found = {}
    for activity, party, duty in letters(desktop, path):
        found.setdefault((activity, party), set()).add(duty[0].upper())
    return {cell: "".join(sorted(duties)) for cell, duties in found.items()}


BEFORE = {("Pricing policy", "CIO"): "A", ("Pricing policy", "CMO"): "R", ("Pricing policy", "Legal"): "C",
          ("Consent tool", "CIO"): "C", ("Consent tool", "CMO"): "A", ("Connect CRM", "CIO"): "R", ("Connect CRM", "Legal"): "I"}


def by_pasting(desktop):
    """Copy and paste, fill, notes, undo of all of it."""
    from drive import Program
    path = make_model(desktop)
    assert rows(desktop, path) == BEFORE, rows(desktop, path)
    with Program(desktop, [REMIT, path]) as program:
        open_matrix(program)
        focused_cell(program, "Pricing policy, CIO: Accountable")
        # The row is copied and goes into the one below.
        program.key("shift+Right", "shift+Right", "ctrl+c", "Home", "Down", "ctrl+v")
        program.find("table cell", "Consent tool, Legal: Consulted")
        # A letter, then another: both; a note, by text.
        program.key("Home", "Down", "Down", "Right", "a", "r")
        program.find("table cell", "Connect CRM, CMO: Accountable and Responsible")
        program.key("F2", "End")
        program.type(" (until May)")
        program.key("Return")
        program.key("ctrl+Home", "Down", "Right", "ctrl+r")
        program.find("table cell", "Pricing policy, CMO: Accountable")
        saved(program)
        found = rows(desktop, path)
        assert found[("Connect CRM", "CMO")] == "AR" and found[("Consent tool", "CIO")] == "A" == found[("Pricing policy", "CMO")], found
        notes = query(desktop, path, "SELECT note FROM link WHERE note<>''")
        assert notes == [("until May",)], notes
        picture(program, "matrix-pasted")
        # A letter that the scheme does not have is refused in words.
        program.key("x")
        program.find("label", re.compile("“x” is no letter of RACI"))
        for _ in range(4):  # paste, letters, note, fill
            program.key("ctrl+z")
        saved(program)
        assert rows(desktop, path) == BEFORE, rows(desktop, path)
    finish(program)


def change_scheme(program, name):
    program.click("push button", re.compile("^(RACI|RACI-VS|DACI)$"))
    program.wait(lambda: is_field(program.focused), "the list of schemes")
    program.type(name)
    program.key("Return")


def by_schemes(desktop):
    """To a scheme that lacks letters, and back: the matrix is what it was."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        open_matrix(program)
        focused_cell(program, "Pricing policy, CIO: Accountable")
        change_scheme(program, "DACI")
        program.find("label", re.compile("“responsible for” in 2 cells, for example Pricing policy, CMO"))
        picture(program, "matrix-scheme")
        program.key("Return")
        program.find("table cell", "Pricing policy, CIO: Approver")
        program.find("table cell", "Pricing policy, CMO: empty")
        change_scheme(program, "RACI")
        program.find("table cell", "Pricing policy, CMO: Responsible")
        saved(program)
        assert rows(desktop, path) == BEFORE, rows(desktop, path)
        assert query(desktop, path, "SELECT scheme FROM matrix") == [("raci",)]
    finish(program)


def by_problems(desktop):
    """Next problem, only problems, fold, search, export."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        open_matrix(program)
        focused_cell(program, "Pricing policy, CIO: Accountable")
        program.key("F8")
        focused_cell(program, "Consent tool, CIO: Consulted")
        program.click("push button", "Only Problems")
        program.wait_gone("table cell", "Pricing policy, CIO: Accountable")
        program.click("push button", "Only Problems")
        program.find("table cell", "Pricing policy, CIO: Accountable")
        program.key("alt+1", "alt+3", "ctrl+f")
        program.type("crm")
        program.wait_gone("table cell", "Pricing policy, CIO: Accountable")
        program.find("table cell", "Connect CRM, CIO: Responsible")
        program.key("Escape")
        program.find("table cell", "Pricing policy, CIO: Accountable")
        picture(program, "matrix-problems")
    finish(program)


def by_exporting(desktop):
    """A workbook, by the palette and the file chooser; reading it back changes nothing."""
    from drive import Program
    path, sheet = make_model(desktop), desktop.path("matrix.xlsx")
    with Program(desktop, [REMIT, path]) as program:
        open_matrix(program)
        focused_cell(program, "Pricing policy, CIO: Accountable")
        program.key("ctrl+shift+p")
        program.wait(lambda: is_field(program.focused), "the palette")
        program.type("export matrix")
        program.key("Return")
        field = program.wait(lambda: program.focused if is_field(program.focused) and ".xlsx" in (program.focused.text or "")
                             else None, "the file chooser")
        program.key("ctrl+a")
        program.type(sheet)
        program.wait(lambda: field.text == sheet, "the path in the field")
        program.key("Return")
        program.find("label", "Exported as “matrix.xlsx”")
    finish(program)
    before = cli(desktop, "dump", path)
    cli(desktop, "import", "--into", path, sheet)
    assert cli(desktop, "dump", path) == before


def look(desktop):
    """The sample: a picture, and words for those who do not see it."""
    from drive import Program
    path = desktop.path("sample.remit")
    cli(desktop, "new", "--template", "digital-customer-experience", "-o", path)
    with Program(desktop, [REMIT, path]) as program:
        open_matrix(program)
        cell = program.find("table cell", "Approve joint budget, CIO: Accountable")
        program.wait(lambda: "2 parties answer for Approve joint budget" in cell.description, "the words on two parties")
        picture(program, "sample-raci")
        unnamed = program.unnamed()
        assert not [line for line in unnamed if not line.startswith(("scroll pane", "filler", "list "))], unnamed
    finish(program)


def finish(program):
    complaints = program.complaints()
    assert not complaints, complaints


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"type": by_typing, "paste": by_pasting, "scheme": by_schemes, "problems": by_problems, "export": by_exporting, "look": look}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x800"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print(f"ok {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
