# SPDX-License-Identifier: GPL-3.0-or-later
"""The KPIs in the real window: one typed by the keyboard alone with its values, what is refused, the grid of who agreed and
sees, a survey in the inspector.  What is in the file is asked of remit-cli.

    python3 test_kpis.py REMIT REMIT-CLI [entry|grid …]
"""
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_agreements import at, count_changes, fill, refuse, run, sheet  # noqa: E402
from test_money import REMIT, cli, finish, picture, query, saved  # noqa: E402


def make_model(desktop, *kpis):
    path = desktop.path("kpis.remit")
    cli(desktop, "new", "-o", path)
    for i, (kind, name) in enumerate((("unit", "Sales"), ("unit", "Care"), *(("kpi", name) for name in kpis))):
        cli(desktop, "add", path, kind, name)
        cli(desktop, "set", path, name, f"position={i + 1}")
    return path


def register(desktop, path):
    return {row["name"]: row for row in json.loads(cli(desktop, "kpis", "--format=json", path))}


def entry(desktop):
    """A KPI with all it needs, four values one after the other, what is wrong refused; undone to the last key."""
    from drive import Program
    path = make_model(desktop)
    before = count_changes(desktop, path)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+6")
        program.find("label", "No KPIs Yet", hit=True)
        program.wait(lambda: program.focused is not None and program.focused.name == "Add KPI", "the focus on the button")
        program.key("Return")
        program.wait(lambda: [field for field in program.find_all("text", state="focused", within=sheet(program))
                              if field.text == "New KPI"], "the name of a new KPI")
        program.type("Answers")
        program.key("Tab")
        at(program, "^Answers, value: nothing$")
        fill(program, "", "", "40", "Care", "Care; Sales", "Sales, Care", "", "Care 70 %; Sales", "2027-12-31", "20", "points")
        at(program, "^Answers, direction: Up is good$")
        fill(program, "", "35")
        at(program, "^Answers, red: nothing$")
        refuse(program, "36", "amber is 35 and red is 36")
        fill(program, "30", "survey")
        program.type("answered calls in a hundred")
        program.key("Return", "Home")
        at(program, "^Answers, value: nothing$")
        refuse(program, "33 2027-02-29", "“2027-02-29” is not a day")
        refuse(program, "many", "“many” is not a number")
        for value, status in (("28 2026-03-31", "■ red"), ("33 2026-06-30", "▲ amber"), ("36 2026-09-30", "● green")):
            program.type(value)
            program.key("Return", "Right")
            at(program, f"^Answers, status: {status}$")
            program.key("Left")
        program.find("label", re.compile("^2026-03-31: 28 .* 2026-06-30: 33 .* 2026-09-30: 36$"))
        program.wait(lambda: any("2026-09-30" in chart.description or "36" in chart.description
                                 for chart in program.find_all("image", "Chart")), "the words of the plot")
        picture(program, "kpis-entry")
        saved(program)
        found = register(desktop, path)["Answers"]
        assert (found["value"], found["status"], found["target"]) == ("36", "green", "40"), found
        assert query(desktop, path, "SELECT unit, direction, amber, red, source, formula FROM kpi") == \
            [("points", "up", "35000000", "30000000", "survey", "answered calls in a hundred")]
        assert found["agreed-by"] == ["Care", "Sales"] and found["visible-to"] == ["Sales", "Care"], found
        program.key(*["ctrl+z"] * (count_changes(desktop, path) - before))
        program.find("label", "No KPIs Yet", hit=True)
    finish(program)


def answers(desktop, path, name):
    return register(desktop, path)[name]["agreed-by"], register(desktop, path)[name]["visible-to"]


def grid(desktop):
    """Letters by keyboard in the grid; a survey in the inspector gives the score."""
    from drive import Program
    path = make_model(desktop, "Answers")
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+6")
        program.click("page tab", "Agreed and Visible")
        program.key("ctrl+Home")
        at(program, "^Answers, Sales: neither agreed nor visible$")
        program.type("a")
        at(program, "^Answers, Sales: agreed, not visible$")
        program.type("v")
        at(program, "^Answers, Sales: agreed and visible$")
        program.key("Right", "space", "space")
        at(program, "^Answers, Care: visible, not agreed$")
        refuse_letter(program)
        picture(program, "kpis-grid")
        saved(program)
        assert answers(desktop, path, "Answers") == (["Sales"], ["Sales", "Care"])
        program.key("ctrl+z", "ctrl+z")
        at(program, "^Answers, Care: neither agreed nor visible$")
        program.key("alt+Return")
        program.click("push button", "Add a Survey")
        program.wait(lambda: program.focused is not None and program.focused.name.startswith("Kind: "), "the new survey")
        program.key("Tab", "Tab", "Tab")    # past kind, day and its calendar
        for count in ("60", "30", "10"):
            program.type(count)
            program.key("Tab")
        saved(program)
        assert register(desktop, path)["Answers"]["value"] == "50"
    finish(program)


def refuse_letter(program):
    program.key("F2")
    program.type("R")
    program.key("Return")
    program.find("label", re.compile("is neither A .agreed by. nor V .visible to."))
    program.key("Escape", "Escape")
    at(program, "^Answers, Care: visible, not agreed$")


STORIES = {"entry": entry, "grid": grid}


if __name__ == "__main__":
    sys.exit(run(STORIES, "1280x1100"))
