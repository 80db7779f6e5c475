# SPDX-License-Identifier: GPL-3.0-or-later
"""The map coloured by cost, payer, agreements and KPIs, and the chain of an agreement lit, in the real window with the
sample.  What is stored is asked of remit-cli.

    python3 test_map_styles.py REMIT REMIT-CLI [styles|menu|chain|register|look …]
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
STYLES = {"cost": "Colour by Cost", "payer": "Colour by Payer", "agreement": "Colour by State of Agreements",
          "kpi": "Colour by State of KPIs"}
BUTTONS = {"cost": "Colour by cost", "payer": "Colour by payer", "agreement": "Colour by agreements",
           "kpi": "Colour by KPIs", "duty": "Colour by duty"}
BUTTON = re.compile("^(push|toggle) button$")
ITEM = re.compile("menu item|radio button")
CHAIN = re.compile("^3 agreements in the chain of “Consent availability”. It adds up to 99.7002 % against 99.9 % promised")


def settle(seconds):
    from drive import settle as rest  # needs libraries that a machine may lack
    rest(seconds)


def cli(desktop, *argv):
    answer = subprocess.run([CLI, *argv], env=desktop.env, capture_output=True, text=True)
    assert answer.returncode == 0, (argv, answer.returncode, answer.stderr)
    return answer.stdout


def stored_style(desktop, path, view):
    rows = cli(desktop, "query", "--format=csv", path, f"SELECT style FROM view WHERE name='{view}'")
    return rows.splitlines()[1]


def sample(desktop):
    path = desktop.path("sample.remit")
    cli(desktop, "new", "--template", "digital-customer-experience", "-o", path)
    return path


def saved(program):
    program.key("ctrl+s")
    program.find("label", re.compile("saved$"))


def picture(program, name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        settle(0.6)
        program.picture(os.path.join(PICTURES, name + ".png"))


def run(program, command):
    """A command by the palette: keyboard alone."""
    program.key("ctrl+shift+p")
    settle(0.6)
    program.type(command)
    settle(0.6)
    program.key("Return")
    settle(0.4)


def show_view(program, name):
    """One of the saved drawings, by the menu of them."""
    program.click(program.find(BUTTON, re.compile("^Whole field$")))
    settle(0.5)
    program.click(program.find(ITEM, name))
    program.find(BUTTON, name)
    settle(0.4)


def finish(program):
    complaints = program.complaints()
    assert not complaints, complaints


def styles(desktop):
    """Each style by the keyboard: the button says it, the view keeps it, undo takes it back."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.find(BUTTON, BUTTONS["duty"])
        for style, command in STYLES.items():
            run(program, command)
            program.find(BUTTON, BUTTONS[style])
            saved(program)
            assert stored_style(desktop, path, "Whole field") == style
            picture(program, f"map-by-{style}")
        consent = program.find("list item", re.compile("^Consent platform"))
        assert "No KPI measures it." in consent.description, consent.description
        for style in ("agreement", "payer", "cost", "duty"):
            program.key("ctrl+z")
            program.find(BUTTON, BUTTONS[style])
        saved(program)
        assert stored_style(desktop, path, "Whole field") == "duty"
        program.key("ctrl+shift+z")
        program.find(BUTTON, BUTTONS["cost"])
        # exact where the card is short
        program.wait(lambda: "It costs EUR 420,000.00 in fiscal year 2027." in program.find(
            "list item", re.compile("^Consent platform")).description, "the exact cost in the description")
    finish(program)


def menu(desktop):
    """By the menu, with the mouse; and duties can be hidden one by one."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.click(program.find(BUTTON, BUTTONS["duty"]))
        settle(0.5)
        picture(program, "map-style-menu")
        program.click(program.find(ITEM, "Payer"))
        program.find(BUTTON, BUTTONS["payer"])
        saved(program)
    finish(program)
    assert stored_style(desktop, path, "Whole field") == "payer"


def chain(desktop):
    """The chain is lit by key, said in words, and ends with Escape, which keeps the selection."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        show_view(program, "Promises")
        program.click(program.find("list item", re.compile("^Consent availability")))
        settle(0.4)
        program.key("c")
        program.find("label", CHAIN)
        picture(program, "map-chain")
        program.key("Escape")
        program.wait_gone("label", CHAIN)
        assert "selected" in program.find("list item", re.compile("^Consent availability")).states
        # by the context menu, and the button of the bar
        program.key("shift+F10")
        settle(0.5)
        program.click(program.find(ITEM, "Light Its Chain"))
        program.find("label", CHAIN)
        program.click(program.find(BUTTON, "Show All"))
        program.wait_gone("label", CHAIN)
        # it follows the model: without the agreement there is no chain
        program.key("c")
        program.find("label", CHAIN)
        program.key("Delete")
        program.wait_gone("label", CHAIN)
    finish(program)


def register(desktop):
    """From the register of agreements."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("alt+5")
        settle(0.8)
        program.key("ctrl+Home", "Down", "Down")
        program.wait(lambda: program.focused.name.startswith("Consent availability"), "the cursor on the agreement")
        program.key("ctrl+shift+m")
        program.find("label", CHAIN)
        program.find("label", "3 Things Selected")
        picture(program, "map-chain-from-register")
        # first the light goes, then the selection
        program.key("Escape")
        program.wait_gone("label", CHAIN)
        program.find("label", "3 Things Selected")
    finish(program)


def look(desktop):
    """Pictures in a small window, for looking at."""
    from drive import Program
    path = sample(desktop)
    with Program(desktop, [REMIT, path]) as program:
        program.key("F9", "shift+F9")
        for style, command in STYLES.items():
            run(program, command)
            program.find(BUTTON, BUTTONS[style])
            picture(program, f"map-small-{style}")
    finish(program)


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped: this machine lacks " + ", ".join(lacking))
        return 77
    stories = {"styles": styles, "menu": menu, "chain": chain, "register": register, "look": look}
    for name in sys.argv[3:] or stories:
        with desk.Desktop(os.environ.get("REMIT_TEST_SIZE", "1280x720"), dark=bool(os.environ.get("REMIT_TEST_DARK"))) as desktop:
            stories[name](desktop)
        print("ok", name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
