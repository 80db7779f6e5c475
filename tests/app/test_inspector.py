# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector and the list of findings in the real window: every edit is looked up in the file.

    python3 test_inspector.py REMIT REMIT-CLI [fields|duties|several|findings …]
"""
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402
from test_story import REMIT, cli, finish, links, node, picture, saved  # noqa: E402


def make_model(desktop):
    """A CIO, a CMO and a platform on a map."""
    path = desktop.path("model.remit")
    cli(desktop, "new", "-o", path)
    for kind, name in (("role", "CIO"), ("role", "CMO"), ("application", "Consent platform")):
        cli(desktop, "add", path, kind, name)
    cli(desktop, "add", path, "view", "Map")
    for i, name in enumerate(("CIO", "CMO", "Consent platform")):
        cli(desktop, "place", path, "Map", name, str(i * 220), "0")
    return path


def rows(desktop, path, sql):
    return cli(desktop, "query", "--format=csv", path, sql).splitlines()[1:]


def value(desktop, path, column, name="Consent platform"):
    return rows(desktop, path, f"SELECT {column} FROM node WHERE name='{name}'")[0]


def in_panel(program, panel, role, name):
    """A control of one section of the page in sight: the other pages have controls of the same name."""
    return program.wait(lambda: [thing for box in program.find_all("panel", panel)
                                 for thing in program.find_all(role, name, within=box, hit=True)],
                        f"{role} {name!r} in {panel}")[0]


def write(program, panel, name, text, end="Tab"):
    """Replaces the text of a field; a busy machine can lose a click on its way."""
    field = in_panel(program, panel, "text", name)

    def enter():
        if "focused" not in field.states:
            program.click(field)
        return "focused" in field.states
    program.wait(enter, f"the focus in {name}")
    program.key("ctrl+a")
    program.type(text)
    program.wait(lambda: field.text == text, f"{text!r} in {name}")
    program.key(end)
    return field


def choose(program, panel, field, choice):
    program.click(in_panel(program, panel, "push button", re.compile(f"^{field}: ")))
    program.click(program.find("list item", choice, hit=True))


def fields(desktop):
    """Texts, days and choices apply at once; what is wrong says so and stays out of the file."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.click(node(program, "Consent platform"))
        write(program, "Details", "Code", "APP-7")
        choose(program, "Details", "Status", "Planned")
        starts = write(program, "Details", "Starts", "2026-13-45", "Return")
        program.find("label", re.compile("2026-13-45.*is not a day"), hit=True)
        program.key("Escape")
        assert starts.text == "", starts.text
        write(program, "Details", "Starts", "2026-12-01", "Return")
        saved(program)
        assert value(desktop, path, "code") == "APP-7"
        assert value(desktop, path, "starts") not in ("", "0")

        # Typing is one change, and the cursor stays where it is over the commits of its pauses.
        name = program.find("text", "Name", hit=True)
        program.click(name)
        program.key("End")
        program.type(" of")
        program.wait(lambda: node(program, "Consent platform of"), "the map to follow")
        program.type(" us")
        program.key("Return")
        program.wait(lambda: name.text == "Consent platform of us", "the whole name")
        program.key("ctrl+z")
        program.wait(lambda: not name.text.endswith("us"), "the undo")

        picture(program, "inspector-fields")
    finish(program)


def duties(desktop):
    """A holder by typing, a second one, joint, and the end of a duty with undo."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.click(node(program, "Consent platform"))
        program.click("push button", "Add a holder of “runs”")
        program.wait(lambda: program.focused is not None and program.focused.role == "text", "the list of parties")
        program.type("cio")
        program.key("Return")
        program.find("push button", "runs: CIO", hit=True)
        program.click("push button", "Add a holder of “runs”")
        program.wait(lambda: program.focused is not None and program.focused.role == "text", "the list of parties")
        program.type("cmo")
        program.key("Return")
        program.find("push button", "runs: CMO", hit=True)
        program.click("push button", "Declare Joint…")
        program.find("push button", "runs: CIO, Joint")
        picture(program, "inspector-joint")
        program.key("Escape")
        saved(program)
        assert links(desktop, path) == [("CIO", "runs", "Consent platform"), ("CMO", "runs", "Consent platform")]
        assert rows(desktop, path, "SELECT DISTINCT arrangement FROM link") == ["joint"]

        # As a goal it could not be run by anybody: the kind is refused with a reason and springs back.
        program.click(in_panel(program, "Details", "push button", "Kind: Application"))
        program.wait(lambda: program.focused is not None and program.focused.role == "text", "the list of kinds")
        program.type("Goal")
        program.key("Return")
        program.find("label", re.compile("“runs” cannot go from a role to a goal"))
        in_panel(program, "Details", "push button", "Kind: Application")

        program.click("push button", "runs: CMO, Joint")

        def remove():
            """The row is still being scrolled into sight: a click on its popover can be lost on the way."""
            from drive import settle
            for button in program.find_all("push button", "Remove", hit=True):
                program.click(button)
            settle(1)
            return not program.find_all("push button", "runs: CMO, Joint")
        program.wait(remove, "the holder to go")
        saved(program)
        assert links(desktop, path) == [("CIO", "runs", "Consent platform")]
        program.key("ctrl+z")
        program.find("push button", "runs: CMO, Joint", hit=True)
    finish(program)


def several(desktop):
    """What the selected things differ in says so; an edit goes to all of them as one change."""
    from drive import Program
    path = make_model(desktop)
    cli(desktop, "set", path, "CIO", "code=R1")
    with Program(desktop, [REMIT, path]) as program:
        program.click(node(program, "CIO"))
        program.key("ctrl+a")
        program.find("label", "3 Things Selected", hit=True)
        code = in_panel(program, "Nodes", "text", "Code")
        assert code.text == ""
        choose(program, "Nodes", "Status", "Retiring")
        write(program, "Nodes", "Code", "SAME")
        saved(program)
        assert rows(desktop, path, "SELECT DISTINCT code, status FROM node") == ["SAME,retiring"]
        program.key("ctrl+z")
        saved(program)
        assert sorted(rows(desktop, path, "SELECT code FROM node WHERE code<>''")) == ["R1"]
    finish(program)


def findings(desktop):
    """A finding leads to its subject, is accepted with a reason, and that is taken back."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+7")
        program.find("label", "Consent platform has no owner.", hit=True)
        program.click("push button", "Accept…")
        program.wait(lambda: program.focused is not None and program.focused.role == "text", "the reason")
        program.type("To be settled in March")
        program.key("Return")
        program.find("label", "Nothing to Settle", hit=True)
        saved(program)
        assert rows(desktop, path, "SELECT rule, reason FROM waiver") == ["OW01,To be settled in March"]
        program.click("check box", "Accepted, Too")
        program.find("label", re.compile("^Accepted.*To be settled in March"), hit=True)
        picture(program, "findings-accepted")
        program.click("push button", "Take Back")
        program.find("push button", "Accept…", hit=True)
        saved(program)
        assert rows(desktop, path, "SELECT rule FROM waiver") == []
        program.click(program.find("push button", "More for the Findings", hit=True))
        program.click(program.wait(lambda: program.find_all("menu item", re.compile("Limits of the Findings")), "the menu")[0])
        limit = program.find("spin button", "Parties that do one activity, at most", hit=True)
        program.click(limit)
        program.key("ctrl+a")
        program.type("5")
        program.key("Tab")
        program.find("push button", "Back to the Usual Values")
        picture(program, "limits")
        saved(program)
        assert rows(desktop, path, "SELECT value FROM meta WHERE key='threshold-many-do'") == ["5"]
        program.key("Escape")
        program.wait_gone("spin button", "Parties that do one activity, at most")
        program.key("ctrl+z")
        saved(program)
        assert rows(desktop, path, "SELECT value FROM meta WHERE key='threshold-many-do'") == []
        program.click("push button", "Show Consent platform")
        program.find("panel", "Duties")
        program.find("list", "Map", hit=True)
    finish(program)


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"fields": fields, "duties": duties, "several": several, "findings": findings}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x1000"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print(f"ok {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
