# SPDX-License-Identifier: GPL-3.0-or-later
"""The ownership matrix in the real window: fill a row by the keyboard, split money, declare a joint holding with a
tie-breaker, undo, the picture on the map.  What is in the file is asked of remit-cli.

    python3 test_ownership.py REMIT REMIT-CLI [fill|money|joint|picture|look …]
"""
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402

REMIT, CLI = sys.argv[1:3]
PICTURES = os.environ.get("REMIT_TEST_PICTURES")


def settle(seconds):
    from drive import settle as rest  # needs libraries that a machine may lack
    rest(seconds)


def cli(desktop, *argv, status=0):
    answer = subprocess.run([CLI, *argv], env=desktop.env, capture_output=True, text=True)
    assert answer.returncode == status, (argv, answer.returncode, answer.stderr)
    return answer.stdout


def query(desktop, path, sql):
    rows = cli(desktop, "query", "--format=csv", path, sql)
    return [tuple(row.split(",")) for row in rows.splitlines()[1:]]


def duties(desktop, path):
    """The holders in the file as (party, duty, item)."""
    return query(desktop, path, "SELECT s.name, l.kind, t.name FROM link l JOIN node s ON s.id=l.source"
                                " JOIN node t ON t.id=l.target ORDER BY 3, 2, l.position")


def make_model(desktop, item="Consent platform"):
    path = desktop.path("model.remit")
    cli(desktop, "new", "-o", path)
    for name in ("CIO", "CMO"):
        cli(desktop, "add", path, "role", name)
    cli(desktop, "add", path, "unit", "Data Office")
    cli(desktop, "add", path, "application", item)
    return path


def sample(desktop):
    path = desktop.path("sample.remit")
    cli(desktop, "new", "--template", "digital-customer-experience", "-o", path)
    return path


def saved(program):
    program.key("ctrl+s")
    program.find("label", re.compile("saved$"))


def picture(program, name):
    if PICTURES:
        program.picture(os.path.join(PICTURES, name + ".png"))


def focused_cell(program, words):
    """Waits until what has the focus is called @words."""
    program.wait(lambda: program.focused is not None and program.focused.name == words, f"the focus on {words!r}; it is on "
                 + (program.focused.line() if program.focused else "nothing"))


def go_to(program, column, words):
    """The cursor to a cell of the first row, below the header of its group."""
    program.key("ctrl+Home", "Down", *["Right"] * column)
    focused_cell(program, words)


def choose(program, text):
    """Types into the list of parties that is open, and takes the first row."""
    settle(0.6)
    program.type(text)
    settle(0.4)
    program.key("Return")
    settle(0.4)


def done(program):
    """Enter on the empty list of parties is "Done"."""
    settle(0.6)
    program.key("Return")
    settle(0.4)


def finish(program):
    complaints = program.complaints()
    assert not complaints, complaints


def fill(desktop):
    """A row by the keyboard alone: what is typed on a cell finds the party and replaces what was there."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+2")
        go_to(program, 1, "Consent platform, decides: nobody")
        assert "Nobody decides on Consent platform." in program.focused.description, program.focused.description
        for text in ("cm", "cm", "data", "cio"):
            program.type(text[0])
            choose(program, text[1:])
            program.key("Right")
        program.key("Left", "Delete")
        focused_cell(program, "Consent platform, runs: nobody")
        program.key("ctrl+z")
        # A list as one text, and Escape that leaves all as it was.
        program.key("Right")
        program.type("C")
        choose(program, "IO 60; CMO 40")
        program.type("d")
        settle(0.6)
        program.key("Escape")
        focused_cell(program, "Consent platform, pays: CIO 60 %, CMO 40 %")
        saved(program)
    finish(program)
    assert duties(desktop, path) == [
        ("CMO", "chooses-tool", "Consent platform"), ("CMO", "decides", "Consent platform"),
        ("Data Office", "implements", "Consent platform"), ("CIO", "pays", "Consent platform"),
        ("CMO", "pays", "Consent platform"), ("CIO", "runs", "Consent platform")], duties(desktop, path)


def money(desktop):
    """Split in the popover: the remainder is live, and less than all cannot be stored."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+2")
        go_to(program, 5, "Consent platform, pays: nobody")
        program.key("space")
        choose(program, "CIO")
        choose(program, "CMO")
        program.find("label", "Not split yet")
        share = program.find("text", "Share of CIO in per cent")
        program.click(share)
        program.type("60")
        program.find("label", "40 % left to give")
        program.click("text", "Share of CMO in per cent")
        program.type("50")
        program.find("label", "10 % too much")
        picture(program, "ownership-too-much")
        program.key("BackSpace", "BackSpace")
        program.type("40")
        program.find("label", "All of it is given")
        picture(program, "ownership-split")
        program.click("text", "Add a party")
        done(program)
        focused_cell(program, "Consent platform, pays: CIO 60 %, CMO 40 %")
        program.key("ctrl+z")
        focused_cell(program, "Consent platform, pays: nobody")
        program.key("ctrl+shift+z")
        saved(program)
    finish(program)
    shares = query(desktop, path, "SELECT share FROM link ORDER BY position")
    assert shares == [("6000",), ("4000",)], shares


def joint(desktop):
    from drive import Program
    path = make_model(desktop, "Brand site")
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+2")
        go_to(program, 1, "Brand site, decides: nobody")
        program.type("C")
        choose(program, "IO, CMO")
        focused_cell(program, "Brand site, decides: CIO, CMO")
        assert "without a joint arrangement" in program.focused.description, program.focused.description
        program.key("ctrl+j")
        focused_cell(program, "Brand site, decides: CIO, CMO; jointly")
        assert "nobody settles a deadlock" in program.focused.description, program.focused.description
        program.key("F2")
        program.click("push button", "Tie-breaker")
        choose(program, "CMO")
        program.find("push button", "Tie-breaker")
        picture(program, "ownership-joint")
        program.click("text", "Add a party")
        done(program)
        focused_cell(program, "Brand site, decides: CIO, CMO; jointly, CMO settles a deadlock")
        saved(program)
    finish(program)
    rows = query(desktop, path, "SELECT l.arrangement, n.name FROM link l JOIN node n ON n.id=l.tie_breaker")
    assert rows == [("joint", "CMO"), ("joint", "CMO")], rows


def as_picture(desktop):
    """The shared space is a view of the map, and one undo takes it away."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+2")
        program.click("push button", "By duty")
        program.click("menu item", "Show as a Picture")
        program.find("push button", "Shared space")
        picture(program, "ownership-picture")
        saved(program)
        areas = [row[0] for row in query(desktop, path, "SELECT a.title FROM area a JOIN view v ON v.id=a.view"
                                                        " WHERE v.name='Shared space' ORDER BY a.x")]
        assert areas == ["CIO only", "Shared", "CMO only"], areas
        program.key("ctrl+z")
        saved(program)
        assert query(desktop, path, "SELECT name FROM view WHERE name='Shared space'") == []
    finish(program)


def look(desktop):
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+2")
        program.find("push button", re.compile("^[0-9]+ open$"))
        picture(program, "sample-ownership")
        go_to(program, 1, "Identity graph, decides: CIO")
        program.key("ctrl+period")
        program.wait(lambda: program.focused.name != "Identity graph, decides: CIO", "the next open duty")
        assert program.focused.description, program.focused.line()
        unnamed = [thing.line() for thing in program.root.walk() if {"focusable", "showing"} <= set(thing.states)
                   and not thing.role.startswith(("scroll pane", "filler", "list"))
                   and re.fullmatch(r"((Gtk|Adw|Remit)[A-Z]\w+)?", thing.name)]
        assert not unnamed, unnamed
        program.click("push button", "By duty")
        program.click("menu item", "Parties")
        program.find("push button", "By party")
        picture(program, "sample-ownership-parties")
    finish(program)


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"fill": fill, "money": money, "joint": joint, "picture": as_picture, "look": look}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x800"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print("ok", name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
