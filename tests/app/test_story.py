# SPDX-License-Identifier: GPL-3.0-or-later
"""The story of the first use, in the real window: model who owns what by mouse, then by keyboard, undo and redo, close and
reopen, survive kill -9.  What is in the file is asked of remit-cli.

    python3 test_story.py REMIT REMIT-CLI [mouse|keyboard|crash|look …]
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


def cli(desktop, *argv, status=0):
    answer = subprocess.run([CLI, *argv], env=desktop.env, capture_output=True, text=True)
    assert answer.returncode == status, (argv, answer.returncode, answer.stderr)
    return answer.stdout


def dump(desktop, path):
    """The rows of the file as text, without ids."""
    return cli(desktop, "dump", path)


def facts(desktop, path):
    return json.loads(cli(desktop, "info", "--format=json", path))


def links(desktop, path):
    """The links of the file as (source, kind, target)."""
    rows = cli(desktop, "query", "--format=csv", path,
               "SELECT s.name, l.kind, t.name FROM link l JOIN node s ON s.id=l.source JOIN node t ON t.id=l.target ORDER BY 1, 2, 3")
    return [tuple(row.split(",")) for row in rows.splitlines()[1:]]


def make_model(desktop):
    """A document with a CIO and a CMO on a map."""
    path = desktop.path("model.remit")
    cli(desktop, "new", "-o", path)
    for name, x in (("CIO", 0), ("CMO", 520)):
        cli(desktop, "add", path, "role", name)
    cli(desktop, "add", path, "view", "Map")
    cli(desktop, "place", path, "Map", "CIO", "0", "0")
    cli(desktop, "place", path, "Map", "CMO", "520", "0")
    return path


def canvas(program):
    """The drawing; looked for once, for the whole tree has hundreds of things."""
    if not hasattr(program, "canvas"):
        program.canvas = program.find("list", re.compile("^(Map|Whole field)$"), hit=True)
    return program.canvas


def node(program, name):
    return program.find("list item", re.compile("^" + re.escape(name) + ","), within=canvas(program))


def no_node(program, name):
    pattern = re.compile("^" + re.escape(name) + ",")
    program.wait(lambda: not program.find_all("list item", pattern, within=canvas(program)), name + " to go")


def canvas_centre(program):
    x, y, width, height = canvas(program).box
    return x + width // 2, y + height // 2


def handle(thing):
    """The handle below a node, a little outside its box."""
    x, y, width, height = thing.box
    return x + width // 2, y + height + 8


def answer(program, *texts):
    """Types each text into the chooser or name field that has the focus by then, and takes it with Enter."""
    for text in texts:
        def empty_field():
            field = program.focused
            return field if is_field(field) and not field.text else None
        field = program.wait(empty_field, "a field to type into")
        program.type(text)
        program.wait(lambda: field.text == text, f"{text!r} in the field")
        program.key("Return")


def is_field(thing):
    return thing is not None and thing.role == "text"


def begin_field(program, begin):
    """Does begin() until a field has the focus: a busy machine can lose a double click."""
    for _ in range(3):
        begin()
        try:
            return program.wait(lambda: is_field(program.focused), "a field", seconds=15)
        except AssertionError:
            continue
    raise AssertionError("no field to type into in:\n" + program.tree())


def rename(program, begin, name):
    begin_field(program, begin)
    program.key("ctrl+a")
    program.type(name)
    program.key("Return")


def saved(program):
    """Ctrl+S, and the title says so."""
    program.key("ctrl+s")
    program.find("label", re.compile("saved$"))


def picture(program, name):
    if PICTURES:
        program.picture(os.path.join(PICTURES, name + ".png"))


def by_mouse(desktop):
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.click("push button", "Fit")
        cio, cmo = node(program, "CIO"), node(program, "CMO")
        # An application, by double click on the empty ground between and below the two.
        x0, y0 = cio.centre
        x1, y1 = cmo.centre
        begin_field(program, lambda: program.click(((x0 + x1) // 2, y0 + 160), times=2))
        answer(program, "application", "Consent platform")
        platform = node(program, "Consent platform")

        # From a handle of the CIO to it: runs; from the CMO: chooses tool.
        for party, kind in (("CIO", "runs"), ("CMO", "chooses tool")):
            program.move(node(program, party))
            program.drag(handle(node(program, party)), node(program, "Consent platform"))
            answer(program, kind)
            program.wait(lambda: kind.split()[0] in node(program, "Consent platform").description, kind)
        picture(program, "story-mouse-linked")

        # Rename in place, move.
        rename(program, lambda: program.click(node(program, "Consent platform"), times=2), "Consent hub")
        platform = node(program, "Consent hub")
        before = platform.box
        x, y = platform.centre
        program.drag((x, y - 12), (x + 60, y + 90))
        program.wait(lambda: node(program, "Consent hub").box[1] > before[1] + 40, "the node to move")
        saved(program)
        assert links(desktop, path) == [("CIO", "runs", "Consent hub"), ("CMO", "chooses-tool", "Consent hub")]

        # Delete with a key; the toast offers to take it back.
        program.click(node(program, "Consent hub"))
        program.key("Delete")
        no_node(program, "Consent hub")
        program.find("push button", "Undo", hit=True)
        saved(program)
        state = dump(desktop, path)
        assert "Consent" not in state and "link " not in state

        # Everything back, to the empty model, and forth again.
        changes = len(cli(desktop, "history", path).splitlines())
        assert changes >= 11, changes
        for _ in range(11):
            program.key("ctrl+z")
        saved(program)
        assert facts(desktop, path)["nodes"] == 0
        for _ in range(11):
            program.key("ctrl+shift+z")
        saved(program)
        assert dump(desktop, path) == state
        program.key("ctrl+z")
        node(program, "Consent hub")
        saved(program)
        state = dump(desktop, path)
        program.key("ctrl+w")
        program.wait(lambda: program.process.poll() is not None, "the program to end")
    finish(program)
    # All there after reopening, undo included.
    with Program(desktop, [REMIT, path]) as program:
        node(program, "Consent hub")
        assert dump(desktop, path) == state
        program.key("ctrl+shift+z")
        no_node(program, "Consent hub")
    finish(program)


def by_keyboard(desktop):
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.click(canvas_centre(program))
        program.key("n")
        answer(program, "application", "Consent platform")
        node(program, "Consent platform")

        # L starts a link from the selection; type-ahead chooses the target, then the kind.
        program.key("Escape")
        for party, kind in (("CIO", "runs"), ("CMO", "chooses tool")):
            program.key("ctrl+f")
            program.type(party)
            program.key("Return")
            program.wait(lambda: "selected" in node(program, party).states, f"{party} to be selected")
            program.key("l")
            answer(program, "Consent", kind)
            program.wait(lambda: kind.split()[0] in node(program, "Consent platform").description, kind)
        picture(program, "story-keyboard-linked")

        program.key("ctrl+f")
        program.type("Consent")
        program.key("Return")
        program.wait(lambda: "selected" in node(program, "Consent platform").states, "the platform to be selected")
        rename(program, lambda: program.key("F2"), "Consent hub")
        before = node(program, "Consent hub").box
        program.key("ctrl+Down", "ctrl+Down", "ctrl+Down")
        program.wait(lambda: node(program, "Consent hub").box[1] > before[1], "the node to move")
        saved(program)
        assert links(desktop, path) == [("CIO", "runs", "Consent hub"), ("CMO", "chooses-tool", "Consent hub")]
        state = dump(desktop, path)
        program.key("Delete")
        no_node(program, "Consent hub")
        program.key("ctrl+z")
        node(program, "Consent hub")
        saved(program)
        assert dump(desktop, path) == state
    finish(program)


def crash(desktop):
    """What was on the screen is there after kill -9."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        for name in ("One", "Two", "Three"):
            program.click(canvas_centre(program))
            program.key("n")
            answer(program, "unit", name)
            node(program, name)
        program.kill()
    with Program(desktop, [REMIT, path]) as program:
        program.find("label", re.compile("^Recovered"))
        for name in ("One", "Two", "Three"):
            node(program, name)
        picture(program, "story-recovered")
        saved(program)
    assert facts(desktop, path)["node_kinds"]["unit"] == 3
    finish(program)
    # A document that was never saved is offered on the start page.
    with Program(desktop, [REMIT]) as program:
        program.click("push button", "New Document")
        program.click("push button", "Add Node…")
        answer(program, "unit", "Never saved")
        node(program, "Never saved")
        program.kill()
    with Program(desktop, [REMIT]) as program:
        picture(program, "story-start-recovered")
        rows = program.find("list", "Recovered Documents")
        program.find("label", "Recovered: Untitled", within=rows)
        program.click(program.find("push button", "Open", within=rows))
        node(program, "Never saved")
    finish(program)


def look(desktop):
    """The sample in the window: pictures, and words for those who do not see them."""
    from drive import Program
    path = desktop.path("sample.remit")
    cli(desktop, "new", "--template", "digital-customer-experience", "-o", path)
    with Program(desktop, [REMIT, path]) as program:
        platform = node(program, "Consent platform")
        assert "CIO runs" in platform.description and "Nobody pays" in platform.description, platform.description
        program.click(platform)
        picture(program, "sample-map")
        unnamed = program.unnamed()
        assert not [line for line in unnamed if not line.startswith(("scroll pane", "filler", "list "))], unnamed
        for name in ("Findings", "History"):
            program.click("list item", re.compile("^" + name))
            picture(program, "sample-" + name.lower())
    finish(program)


def finish(program):
    complaints = program.complaints()
    assert not complaints, complaints


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"mouse": by_mouse, "keyboard": by_keyboard, "crash": crash, "look": look}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x800"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print(f"ok {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
