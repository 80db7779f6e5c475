# SPDX-License-Identifier: GPL-3.0-or-later
"""The agreements in the real window: a chain typed by the keyboard alone, what is refused and what is only said to be wrong,
the pages of the sample by mouse.  What is in the file is asked of remit-cli.

    python3 test_agreements.py REMIT REMIT-CLI [chain|refused|pages …]
"""
import calendar
import datetime
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402
from test_money import REMIT, cli, finish, is_field, picture, query, saved  # noqa: E402

# What 99.5 % leaves of a month of so many days.
ALLOWED = {28: "3 h 21 min 36 s", 29: "3 h 28 min 48 s", 30: "3 h 36 min", 31: "3 h 43 min 12 s"}


def make_model(desktop, *agreements):
    path = desktop.path("agreements.remit")
    cli(desktop, "new", "-o", path)
    for kind, name in (("role", "CIO"), ("role", "CMO"), ("unit", "Operations"), ("supplier", "Cloud"),
                       ("application", "Web shop"), *agreements):
        cli(desktop, "add", path, kind, name)
    for i, (_, name) in enumerate(agreements):
        cli(desktop, "set", path, name, f"position={i + 1}")
    return path


def register(desktop, path):
    return {row["name"]: row for row in json.loads(cli(desktop, "agreements", "--format=json", path))}


def sheet(program):
    """The table in sight; looked for once a view, for the whole tree has hundreds of things."""
    if not getattr(program, "sheet", None) or "showing" not in program.sheet.states:
        program.sheet = program.find("table", hit=True)
    return program.sheet


def at(program, pattern):
    """Waits until the cell or field of the table that has the focus is called so."""
    return program.wait(lambda: [thing for thing in program.find_all(state="focused", within=sheet(program))
                                 if re.search(pattern, thing.name)], f"the focus on {pattern!r}")[0]


def command(program, words):
    """A command by its words, from anywhere."""
    program.key("ctrl+shift+p")
    program.wait(lambda: is_field(program.focused), "the command palette")
    program.type(words)
    program.key("Return")


def add(program, words, name):
    """A new agreement, its name typed over the one it has; then the cursor is in its first cell."""
    command(program, words)
    program.wait(lambda: [field for field in program.find_all("text", state="focused", within=sheet(program))
                          if field.text == "New agreement"], "the name of a new agreement")
    program.type(name)
    program.key("Tab")
    at(program, f"^{name}, provider: nothing$")


def fill(program, *texts):
    """Types texts into cells one after the other; "" passes one by.  What went wrong is seen in the file."""
    for text in texts:
        if text:
            program.type(text)
        program.key("Tab")


def says(program, pattern):
    """A line of the page below the register."""
    return program.find("list item", re.compile(pattern))


def chain(desktop):
    """An SLA, and an OLA and a contract that support it and fall short; measured, signed; nothing but keys."""
    from drive import Program
    path = make_model(desktop)
    before = count_changes(desktop, path)
    days = calendar.monthrange(datetime.date.today().year, datetime.date.today().month)[1]
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+5")
        program.find("label", "No Agreements Yet", hit=True)
        add(program, "Add Service Level Agreement", "Shop")
        fill(program, "CIO", "CMO", "Web shop", ">= 99.5 % calendar month")
        at(program, f"^Shop, may be down: {ALLOWED[days]}$")
        fill(program, "", "", "99.6 2026-01-31", "", "24x7", "99.5: 5 %; 99: 10 %", "2026-01-01", "2027-12-31", "2026-02-01")
        program.type("CIO; CMO")
        program.key("Return")
        add(program, "Add Operational Level Agreement", "Upkeep")
        fill(program, "Operations", "CIO", "", "99.5 % a month", "", "", "")
        program.type("Shop")
        program.key("Return")
        add(program, "Add Supplier Contract", "Hosting")
        fill(program, "Cloud", "Operations", "", "99.8 % in 30 days", "", "", "")
        program.type("Shop")
        program.key("Return", "ctrl+Home", "Down")
        at(program, "^Shop, provider: CIO$")
        says(program, "^It promises 99.5 %, but its parts give only 99.301 %: .* less a month\\.$")
        says(program, "^All of these are needed .in series.: 99.301 %$")
        says(program, "^Credit below 99 %: 10 %$")
        says(program, "^CMO .customer.: signed on ")
        program.key(*["Right"] * 6)
        at(program, "^Shop, measured: 99.6 % at risk$")
        picture(program, "agreements-chain")
        for value, state in (("99.4 2026-02-28", "breached"), ("99.95 2026-03-31", "✓ met")):
            program.type(value)
            program.key("Return", "Up")
            at(program, f"^Shop, measured: {value.split()[0]} % {state}$")
        saved(program)
        check(register(desktop, path))
        program.key(*["ctrl+z"] * (count_changes(desktop, path) - before))
        program.find("label", "No Agreements Yet", hit=True)
        saved(program)
        assert register(desktop, path) == {}
        assert [row[0] for row in query(desktop, path, "SELECT name FROM node ORDER BY name")] == \
            ["CIO", "CMO", "Cloud", "Operations", "Web shop"]
    finish(program)


def count_changes(desktop, path):
    return len(json.loads(cli(desktop, "history", "--format=json", path)))


def check(found):
    """What was typed is what remit-cli reads."""
    shop = found["Shop"]
    assert (shop["kind"], shop["providers"], shop["customers"], shop["covers"]) == ("sla", ["CIO"], ["CMO"], ["Web shop"]), shop
    assert (shop["promised"], shop["computed"], shop["falls-short"]) == ("99.5", "99.301", True), shop
    assert (shop["state"], shop["signed"], shop["review-due"], shop["overdue"]) == ("met", "2/2", "2026-02-01", True), shop
    assert [line.split(":")[0] for line in shop["supports"]] == ["Upkeep", "Hosting"], shop
    assert shop["lacks"] == [] and not shop["circular"], shop
    assert (found["Upkeep"]["kind"], found["Hosting"]["kind"]) == ("ola", "contract"), found
    assert found["Hosting"]["allowed-downtime"] == "1 h 26 min 24 s", found["Hosting"]


def refuse(program, text, words):
    """A text that is refused in words, and still there to be mended."""
    before = at(program, ".").name
    program.type(text)
    program.key("Return")
    program.find("label", re.compile(words))
    program.key("Escape")
    program.wait(lambda: at(program, ".").text == text, f"{text!r} to be mended")
    program.key("Escape")
    at(program, "^" + re.escape(before) + "$")


def explained(program, words):
    program.wait(lambda: words in at(program, ".").description, f"{words!r} about the cell")


def refused(desktop):
    """What cannot be is refused where it is typed; what an organisation can wrongly have is taken and said to be wrong."""
    from drive import Program
    path = make_model(desktop, ("sla", "Shop"), ("ola", "Upkeep"), ("ola", "Watch"))
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+5", "ctrl+Home", "Down", "Right", "Right", "Right")
        at(program, "^Shop, objective: nothing$")
        refuse(program, "101 %", "A share is between 0 % and 100 %")
        refuse(program, "99 % in 0 days", "A window of 0 days measures nothing")
        refuse(program, "always", "“always” is no target")
        fill(program, "99 %", "", "")
        at(program, "^Shop, measured: no data$")
        refuse(program, "102", "A share is between 0 % and 100 %")
        fill(program, "", "", "", "", "2026-06-01")
        at(program, "^Shop, valid until: nothing$")
        refuse(program, "2027-02-29", "“2027-02-29” is not a day")
        refuse(program, "2026-05-31", "It holds from 2026-06-01 and cannot end before that")
        program.key("Home")
        fill(program, "CIO", "CIO")
        program.key("Left")
        at(program, "^Shop, customer: CIO$")
        explained(program, "An agreement is between two parties")
        program.key("Down", "Down")
        at(program, "^Upkeep, customer: nothing$")
        program.key(*["Right"] * 6)
        at(program, "^Upkeep, supports: nothing$")
        program.type("Watch; Shop")
        program.key("Return")
        at(program, "^Watch, supports: nothing$")
        program.type("Upkeep")
        program.key("Return", "Up")
        explained(program, "supports itself through others")
        says(program, "^It supports itself through others")
        picture(program, "agreements-refused")
        saved(program)
    finish(program)
    found = register(desktop, path)
    assert (found["Shop"]["promised"], found["Shop"]["providers"], found["Shop"]["customers"]) == ("99", ["CIO"], ["CIO"])
    assert query(desktop, path, "SELECT count(*) FROM measurement") == [("0",)]
    assert found["Upkeep"]["circular"] and found["Watch"]["circular"]


def pages(desktop):
    """The sample by mouse: the page of an agreement, what its owner keeps, an escalation step, the calendar."""
    from drive import Program
    path = desktop.path("sample.remit")
    cli(desktop, "new", "--template", "digital-customer-experience", "-o", path)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+5")
        program.click("row header", "Integration freshness")
        says(program, "^Covers: Marketing integrations$")
        program.click("page tab", "Calendar")
        says(program, "^Overdue$")
        says(program, "^Master data access: ended on 30 June 2026$")
        says(program, "^Consent availability: review was due on 1 October 2026$")
        picture(program, "agreements-calendar")
        program.click("page tab", "Agreement")
        program.click("row header", "Integration freshness")
        says(program, "^Connector upkeep promises less: Freshness ≤ 10 days\\.$")
        program.click("row header", "Portal availability")
        says(program, "^Any one of these is enough")
        program.key("alt+Return")
        program.wait(lambda: program.focused is not None and program.focused.name == "Name", "the inspector")
        unnamed = [line for line in program.unnamed() if not line.startswith(("scroll pane", "filler"))]
        assert unnamed == [], unnamed
    finish(program)


STORIES = {"chain": chain, "refused": refused, "pages": pages}


def run(stories, size):
    lacking = desk.missing()
    if lacking:
        print("skipped, missing:", ", ".join(lacking))
        return 77
    for name in sys.argv[3:] or stories:
        with desk.Desktop(size=size) as desktop:
            stories[name](desktop)
            print("ok", name)
    return 0


if __name__ == "__main__":
    sys.exit(run(STORIES, "1280x720"))
