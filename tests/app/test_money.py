# SPDX-License-Identifier: GPL-3.0-or-later
"""The money in the real window: thirty budget lines over five years typed by the keyboard alone, a block pasted from a
spreadsheet with and without the names of lines, the order of lines, what is refused, undo, the pages of figures, their
charts as files.  What is in the file is asked of remit-cli.

    python3 test_money.py REMIT REMIT-CLI [entry|paste|refused|pages|growth|order …]
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
LINES, YEARS = 30, 5


def cli(desktop, *argv):
    answer = subprocess.run([CLI, *argv], env=desktop.env, capture_output=True, text=True)
    assert answer.returncode == 0, (argv, answer.returncode, answer.stderr)
    return answer.stdout


def query(desktop, path, sql):
    rows = cli(desktop, "query", "--format=csv", path, sql)
    return [tuple(row.split(",")) for row in rows.splitlines()[1:]]


# Another program that holds a text in the clipboard.
HOLDER = """
import os
import sys
import gi
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib
display = Gdk.Display.open(os.environ["DISPLAY"])
display.get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes("text/plain;charset=utf-8",
                                                                      GLib.Bytes.new(sys.argv[1].encode())))
print("held", flush=True)
GLib.MainLoop().run()
"""
AMOUNTS = ("SELECT n.name, a.year, a.state, a.minor FROM amount a JOIN node n ON n.id=a.node"
           " ORDER BY n.name, a.year, a.state")


def make_model(desktop, *lines):
    path = desktop.path("money.remit")
    cli(desktop, "new", "-o", path)
    for name in ("CIO", "CMO"):
        cli(desktop, "add", path, "role", name)
    for name in lines:
        cli(desktop, "add", path, "budget-line", name)
    return path


def saved(program):
    program.key("ctrl+s")
    program.find("label", re.compile("saved$"))


def picture(program, name):
    if PICTURES:
        program.picture(os.path.join(PICTURES, name + ".png"))


def focused(program, pattern):
    """Waits until what has the focus is called so."""
    program.wait(lambda: program.focused is not None and re.search(pattern, program.focused.name),
                 f"the focus on {pattern!r}; it is on " + (program.focused.line() if program.focused else "nothing"))


def is_field(thing):
    return thing is not None and thing.role in ("text", "entry")


def finish(program):
    complaints = program.complaints()
    assert not complaints, complaints


def amount(line, year):
    return (line + 1) * 1000 + year * 10 + 0.5 * (year % 2)


def entry(desktop):
    """A new line with Ctrl+Shift+K, its name, then its amounts with Tab: nothing but keys."""
    from drive import Program
    path = make_model(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+4")
        program.find("label", "No Money Yet", hit=True)
        program.key("ctrl+shift+p")
        program.wait(lambda: is_field(program.focused), "the command palette")
        program.type("Add Budget Line")
        program.key("Return")
        program.wait(lambda: is_field(program.focused) and program.focused.role == "text", "the name of a new line")
        # The program takes keys one after the other, so nothing is waited for: what went wrong is seen in the file.
        for line in range(LINES):
            if line > 0:
                program.key("ctrl+shift+k")
            program.type(f"Line {line + 1:02}")
            program.key("Return")
            if line == 0:
                program.key("ctrl+shift+y", "ctrl+shift+y")    # three years are there already
            program.key("ctrl+End", "Home", "Right", "Right", "Right")
            if line == 0:
                focused(program, r"^Line 01, \d+, Plan: nothing$")
            for year in range(YEARS):
                program.type(f"{amount(line, year):.2f}")
                program.key("Tab" if year + 1 < YEARS else "Return")
        saved(program)
        picture(program, "money-entry")
    finish(program)
    found = query(desktop, path, AMOUNTS)
    assert len(found) == LINES * YEARS, len(found)
    first = int(found[0][1])
    for line in range(LINES):
        for year in range(YEARS):
            row = found[line * YEARS + year]
            assert row == (f"Line {line + 1:02}", str(first + year), row[2], str(round(amount(line, year) * 100))), row
    total = sum(round(amount(line, year) * 100) for line in range(LINES) for year in range(YEARS))
    table = cli(desktop, "money", "--by", "state", "--format=csv", path)
    assert f"{total // 100}.{total % 100:02}" in table, table


class Held:
    """While it lasts, another program holds a text in the clipboard."""

    def __init__(self, desktop, text):
        self.process = subprocess.Popen([sys.executable, "-c", HOLDER, text], env=desktop.env, stdout=subprocess.PIPE,
                                        text=True)

    def __enter__(self):
        return self.process.stdout.readline() == "held\n"

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()


def paste(desktop):
    """A block with thousands signs from a spreadsheet makes the rows that are missing; one undo takes all of it back."""
    from drive import Program
    path = make_model(desktop, "Hosting")
    block = "1,200.50\t2 000\n300\t400\n5\t6"
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+4", "ctrl+Home", "Right", "Right", "Right")
        focused(program, r"^Hosting, \d+, Plan: nothing$")
        with Held(desktop, block) as held:
            if not held:
                print("skipped: another program with a clipboard needs the bindings of GTK 4 for Python")
                return
            program.key("ctrl+v")
            program.find("push button", "Add Rows", hit=True)
            program.key("Return")
            program.wait_gone("push button", "Add Rows", hit=True)
            saved(program)
        assert [row[3] for row in query(desktop, path, AMOUNTS)] == ["120050", "200000", "30000", "40000", "500", "600"]
        program.key("ctrl+z")
        saved(program)
        assert query(desktop, path, AMOUNTS) == []
    finish(program)


def refused(desktop):
    """What is no exact amount is said in words, and nothing is changed."""
    from drive import Program
    path = make_model(desktop, "Hosting")
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+4", "ctrl+Home", "Right", "Right", "Right")
        focused(program, r"^Hosting, \d+, Plan: nothing$")
        program.type("1,2,3")
        program.key("Return")
        program.find("label", re.compile("more than one way"))
        program.key("Escape")    # the message
        program.wait_gone("label", re.compile("more than one way"))
        program.key("Escape", "Left")    # the text
        program.type("CIO 60; CMO")
        program.key("Return")
        program.key("ctrl+Home", "Right", "Right")
        focused(program, r"^Hosting, payers: CIO 60 %, CMO 40 %$")
        saved(program)
    finish(program)
    assert query(desktop, path, AMOUNTS) == []


def pages(desktop):
    """Sums, balance and growth say what the lines say, with a chart that is read out."""
    from drive import Program
    path = desktop.path("register.remit")
    cli(desktop, "new", "--template", "budget-and-sla-register", "-o", path)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+4")
        for name, title in (("Sums", "Sums"), ("Balance", "Balance"), ("Growth", "Growth"), ("TCO", "Total cost of ownership"),
                            ("Showback", "Showback")):
            program.click("page tab", name)
            program.find("table", re.compile(title), hit=True)
            program.wait(lambda: any(chart.description for chart in program.find_all("image", "Chart", hit=True)),
                         f"the words of the chart of {name}")
            picture(program, "money-" + name.lower())
        program.click("page tab", "Lines")
        program.find("table", "Budget lines", hit=True)
    finish(program)


def words(program):
    """What the chart in sight says."""
    charts = [chart.description for chart in program.find_all("image", "Chart", hit=True) if chart.description]
    return charts[0] if charts else ""


def export_chart(desktop, program, name):
    """Exports the chart in sight; returns the path."""
    path = desktop.path(name)
    program.click("push button", "Export Chart…")
    field = program.wait(lambda: program.focused if is_field(program.focused) and ".svg" in (program.focused.text or "")
                         else None, "the file chooser")
    program.key("ctrl+a")
    program.type(path)
    program.wait(lambda: field.text == path, "the path in the field")
    program.key("Return")
    program.wait(lambda: os.path.exists(path), f"the file {name}")
    program.find("push button", "Export Chart…", hit=True)
    return path


def check_files(desktop, program):
    """SVG with texts as texts, a picture twice as large as the chart, a page whose words can be found."""
    svg = open(export_chart(desktop, program, "growth.svg"), encoding="utf-8").read()
    for part in ("<text", ">IT<", ">Martech<"):
        assert part in svg, (part, svg[:2000])
    png = open(export_chart(desktop, program, "growth.png"), "rb").read()
    assert png[:8] == b"\x89PNG\r\n\x1a\n", png[:8]
    width = int.from_bytes(png[16:20], "big")
    assert 1500 <= width <= 1700, width
    pdf = export_chart(desktop, program, "growth.pdf")
    if subprocess.run(["which", "pdfinfo", "pdftotext"], capture_output=True).returncode == 0:
        assert re.search(r"Pages: +1\n", subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout)
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
        assert "Martech" in text and "growing like this" in text, text


def growth(desktop):
    """20 that grow by 30 % pass 100 that grow by 3.2 % in year 7; another rate is tried; the chart as files."""
    from drive import Program
    path = desktop.path("growth.remit")
    cli(desktop, "new", "-o", path)
    for party, line in (("IT", "IT run"), ("Martech", "Martech run")):
        cli(desktop, "add", path, "role", party)
        cli(desktop, "add", path, "budget-line", line)
    with Program(desktop, [REMIT, path]) as program:
        known = {"IT": ("96899224.81", "100000000"), "Martech": ("15384615.38", "20000000")}
        # The two lines come from two sessions, whose ids are in no order.
        payers = [row[0].split()[0] for row in query(desktop, path, "SELECT name FROM node WHERE kind='budget-line' ORDER BY id")]
        program.key("alt+4", "ctrl+Home", "Right", "Right", "Right")
        focused(program, rf"^{payers[0]} run, \d+, Plan: nothing$")
        first = int(re.search(r", (\d+),", program.focused.name).group(1))
        for payer, amounts in [(payer, known[payer]) for payer in payers]:
            program.key("Home", "Right", "Right")
            program.type(payer)
            for amount in amounts:
                program.key("Tab")
                program.type(amount)
            program.key("Return")
        program.click("page tab", "Growth")
        program.find("label", re.compile(rf"Martech \(\+30\.0 %\) passes IT \(\+3\.2 %\) in year 7, {first + 8}\."))
        program.find("label", re.compile(rf"Growth from {first} to {first + 1}; year 0 .* {first + 1}\."))
        program.wait(lambda: f"{first + 11}: IT" in words(program), "ten years ahead")
        picture(program, "money-growth-case")
        # A rate that is typed is tried, and Delete brings the real one back.
        program.click("table cell", re.compile("^Martech, Growth: "))
        program.type("3.2")
        program.key("Return")
        program.find("label", re.compile("assumptions typed here"))
        assert not program.find_all("label", re.compile("passes"))
        program.click("table cell", re.compile("^Martech, Growth: "))
        program.key("Delete")
        program.find("label", re.compile("in year 7"))
        check_files(desktop, program)
        saved(program)
    finish(program)


def order(desktop):
    """Lines moved with the keyboard, and undone; names with amounts from a spreadsheet."""
    from drive import Program
    path = make_model(desktop, "Hosting", "Licences", "Staff")
    # They come from three sessions, whose ids are in no order.
    one, two, three = (row[0] for row in query(desktop, path, "SELECT name FROM node WHERE kind='budget-line' ORDER BY id"))
    names = "SELECT name FROM node WHERE kind='budget-line' ORDER BY position, id"

    def listed(*expected):
        saved(program)
        found = [row[0] for row in query(desktop, path, names)]
        assert found == list(expected), (found, expected)

    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+4", "ctrl+Home", "Left")
        focused(program, "^" + one)
        program.key("alt+Down")
        listed(two, one, three)
        program.key("alt+Down")
        listed(two, three, one)
        program.key("ctrl+z", "ctrl+z")
        listed(one, two, three)
        program.key("ctrl+Home", "Left")
        focused(program, "^" + one)
        with Held(desktop, "Line\t2027\t2030\nHosting\t1,200.50\t2\nNew one\t3\t4\n") as held:
            if not held:
                print("skipped: another program with a clipboard needs the bindings of GTK 4 for Python")
                return
            program.key("ctrl+v")
            program.find("row header", re.compile("^New one"), hit=True)
        saved(program)
        picture(program, "money-names")
        assert [row[:2] + row[3:] for row in query(desktop, path, AMOUNTS)] == [
            ("Hosting", "2027", "120050"), ("Hosting", "2030", "200"), ("New one", "2027", "300"), ("New one", "2030", "400")]
        with Held(desktop, "Hosting\t5\nOther\tnfp\n"):
            program.key("ctrl+v")
            program.find("label", re.compile("^Other, .*nfp"))
        program.key("Escape")    # the message
        program.wait_gone("label", re.compile("^Other, .*nfp"))
        program.key("ctrl+z")
        saved(program)
        assert query(desktop, path, AMOUNTS) == []
    finish(program)


STORIES = {"entry": entry, "paste": paste, "refused": refused, "pages": pages, "growth": growth, "order": order}


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped, missing:", ", ".join(lacking))
        return 77
    for name in sys.argv[3:] or STORIES:
        with desk.Desktop(size="1280x720") as desktop:
            STORIES[name](desktop)
            print("ok", name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
