# SPDX-License-Identifier: GPL-3.0-or-later
"""Acts on the real window as a person does: looks through the accessibility tree, acts through pointer and keys of the X
server, takes pictures.  Nothing is cached: every question is asked anew.

    with Program(desktop, [binary, "model.remit"]) as program:
        program.click("push button", "New")
        program.type("Consent platform")
        program.key("Return")
        node = program.find("list item", "Consent platform")
"""
import os
import re
import subprocess
import time

from bus import ACCESSIBLE, NOTHING, Bus, role_name, state_names
from gi.repository import Atspi, GLib

PATIENCE = float(os.environ.get("REMIT_TEST_PATIENCE", "30"))
# Lines on standard error that say something is wrong with the program.
COMPLAINT = re.compile(r"(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL|ERROR)|AddressSanitizer|runtime error:")


class NotFound(AssertionError):
    pass


def settle(seconds=0.02):
    """Lets the accessibility bus deliver, and some time pass."""
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while True:
        for _ in range(200):
            if not context.iteration(False):
                break
        if time.monotonic() >= end:
            return
        time.sleep(0.01)


class Thing:
    """One accessible object."""

    def __init__(self, program, place):
        self.program, self.place = program, tuple(place)

    def __eq__(self, other):
        return isinstance(other, Thing) and self.place == other.place

    def __hash__(self):
        return hash(self.place)

    def _ask(self, interface, method, arguments=None):
        return self.program.bus.ask(self.place, "org.a11y.atspi." + interface, method, arguments)

    def _get(self, name, interface="Accessible"):
        return self.program.bus.ask(*Bus.property(self.place, name, "org.a11y.atspi." + interface))[0]

    @property
    def role(self):
        return role_name(self._ask("Accessible", "GetRole")[0])

    @property
    def name(self):
        return plain(self._get("Name"))

    @property
    def description(self):
        return self._get("Description")

    @property
    def states(self):
        return state_names(self._ask("Accessible", "GetState")[0])

    @property
    def children(self):
        return [Thing(self.program, place) for place in self.program.bus.children([self.place])[0]]

    @property
    def parent(self):
        place = self._get("Parent")
        return None if place[1] == NOTHING else Thing(self.program, place)

    @property
    def text(self):
        try:
            return self._ask("Text", "GetText", GLib.Variant("(ii)", (0, self._get("CharacterCount", "Text"))))[0]
        except GLib.Error:
            return None

    def walk(self):
        """It and all below it."""
        return [Thing(self.program, place) for place in self.program.bus.below(self.place)]

    def _extents(self):
        return self._ask("Component", "GetExtents", GLib.Variant("(u)", (Atspi.CoordType.WINDOW,)))[0]

    def _surface(self):
        """The window or popover that it is drawn in."""
        thing = self
        while thing is not None:
            try:
                layer = thing._ask("Component", "GetLayer")[0]
            except GLib.Error:
                layer = None
            if layer in (Atspi.ComponentLayer.WINDOW, Atspi.ComponentLayer.POPUP):
                return thing, layer == Atspi.ComponentLayer.POPUP
            thing = thing.parent
        raise NotFound(f"{self.name!r} is in no window")

    @property
    def box(self):
        """x, y, width, height on the screen: GTK tells positions in its own surface only."""
        surface, popup = self._surface()
        inner, outer = self._extents(), surface._extents()
        x, y = self.program.locate(surface.name, popup, *outer[2:])
        return inner[0] - outer[0] + x, inner[1] - outer[1] + y, inner[2], inner[3]

    @property
    def centre(self):
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    @property
    def hit(self):
        """Whether a pointer at its middle would reach it (hidden pages call themselves visible too)."""
        x, y, width, height = self._extents()
        if width <= 0 or height <= 0:
            return False
        surface, _ = self._surface()
        # An icon has no accessible of its own: then the answer is nothing, and a place near the edge tells.
        for across in (0.5, 0.03, 0.97):
            at = surface._ask("Component", "GetAccessibleAtPoint", GLib.Variant(
                "(iiu)", (x + int(width * across), y + height // 2, Atspi.CoordType.WINDOW)))[0]
            if at[1] != NOTHING:
                break
        else:
            return True
        at = Thing(self.program, at)
        while at is not None:
            if at == self:
                return True
            at = at.parent
        return False

    def do(self, action):
        try:
            n = self._get("NActions", "Action")
        except GLib.Error:
            n = 0
        for i in range(n):
            if self._ask("Action", "GetName", GLib.Variant("(i)", (i,)))[0] == action:
                assert self._ask("Action", "DoAction", GLib.Variant("(i)", (i,)))[0], f"{self.name!r} refused {action!r}"
                settle(0.05)
                return
        raise NotFound(f"{self.name!r} has no action {action!r}")

    def line(self):
        states = sorted(self.states & {"selected", "focused", "checked", "expanded", "pressed"})
        return f"{self.role} {self.name!r} ({self.description})" + (f" [{' '.join(states)}]" if states else "")


def plain(name):
    """A button with a mnemonic calls itself "_Save Save"."""
    half = len(name) // 2
    if name[half:half + 1] == " " and name[:half].replace("_", "", 1) == name[half + 1:]:
        return name[half + 1:]
    return name


def fits(pattern, value):
    if pattern is None:
        return True
    return bool(pattern.search(value)) if isinstance(pattern, re.Pattern) else pattern == value


class Program:
    """A running program with a window on the desktop."""

    def __init__(self, desktop, argv, env=None, log=None):
        self.desktop, self.argv = desktop, [str(part) for part in argv]
        self.env = dict(desktop.env, **(env or {}))
        self.log = log or desktop.path("program.log")
        self.root = None

    def __enter__(self):
        os.environ.update({k: self.env[k] for k in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        self.bus = Bus(self.env["DBUS_SESSION_BUS_ADDRESS"])
        before = set(self.bus.programs().values())
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.argv, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self.wait(lambda: self._attach(before), "the program on the accessibility bus")
            self.wait(lambda: self.root.children, "its first window")
        except BaseException:
            self.stop()
            raise
        settle(0.3)
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None and os.environ.get("REMIT_TEST_PICTURES"):
            folder = os.environ["REMIT_TEST_PICTURES"]
            os.makedirs(folder, exist_ok=True)
            self.picture(os.path.join(folder, "failed.png"))
            with open(os.path.join(folder, "failed.txt"), "w") as f:
                f.write(self.tree())
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def complaints(self):
        with open(self.log, errors="replace") as f:
            return [line.rstrip() for line in f if COMPLAINT.search(line)]

    def _attach(self, before):
        if self.process.poll() is not None:
            with open(self.log, errors="replace") as f:
                raise RuntimeError(f"{self.argv[0]} ended with {self.process.returncode}:\n{f.read()}")
        for root, pid in self.bus.programs().items():
            if pid == self.process.pid and pid not in before:
                self.root = Thing(self, root)
                return True
        return False

    # ---- looking ----

    def wait(self, condition, what, seconds=None):
        end = time.monotonic() + (seconds or PATIENCE)
        while True:
            settle()
            try:
                answer = condition()
                if answer:
                    return answer
            except (GLib.Error, AssertionError):
                pass
            if time.monotonic() > end:
                raise NotFound(f"waited in vain for {what}")
            time.sleep(0.05)

    def _sieve(self, places, question, fitting):
        """The objects whose answer fits; those that are gone do not."""
        answers = self.bus.ask_all([question(place) for place in places])
        return [place for place, answer in zip(places, answers)
                if not isinstance(answer, GLib.Error) and fitting(answer[0])]

    def find_all(self, role=None, name=None, within=None, hit=None, state=None):
        places = self.bus.below((within or self.root).place)
        if state is not None:
            places = self._sieve(places, lambda place: (place, ACCESSIBLE, "GetState", None),
                                 lambda words: state in state_names(words))
        if role is not None:
            places = self._sieve(places, lambda place: (place, ACCESSIBLE, "GetRole", None),
                                 lambda number: fits(role, role_name(number)))
        if name is not None:
            places = self._sieve(places, lambda place: Bus.property(place, "Name"), lambda text: fits(name, plain(text)))
        found = []
        for thing in (Thing(self, place) for place in places):
            try:
                if hit is None or thing.hit == hit:
                    found.append(thing)
            except (GLib.Error, NotFound):
                continue
        return found

    def find(self, role=None, name=None, within=None, hit=None, state=None, seconds=None):
        try:
            return self.wait(lambda: self.find_all(role, name, within, hit, state), f"{role} {name!r}", seconds)[0]
        except NotFound:
            raise NotFound(f"no {role} {name!r} in:\n{self.tree()}") from None

    def wait_gone(self, role=None, name=None, hit=None):
        self.wait(lambda: not self.find_all(role, name, hit=hit), f"{role} {name!r} to go")

    @property
    def focused(self):
        # A popover and what it stands on both say so: the last one is innermost.
        found = self.find_all(state="focused")
        return found[-1] if found else None

    def tree(self):
        lines = []

        def visit(thing, depth):
            try:
                lines.append("  " * depth + thing.line())
                for child in thing.children:
                    visit(child, depth + 1)
            except GLib.Error:
                lines.append("  " * depth + "gone")
        visit(self.root, 0)
        return "\n".join(lines)

    def unnamed(self):
        """Things that take the focus but say nothing, or only the name of their C type."""
        return [thing.line() for thing in self.root.walk()
                if "focusable" in thing.states and (not thing.name or re.fullmatch(r"(Gtk|Adw|Remit)[A-Z]\w+", thing.name))]

    # ---- where windows are ----

    def _x(self, *argv):
        return subprocess.run(argv, env=self.env, capture_output=True, text=True).stdout

    def locate(self, title, popup, width, height):
        """The screen position of the content of a window or popover of about that size."""
        best = None
        for number in self._x("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split():
            info = self._x("xwininfo", "-id", number)
            numbers = {key: int(value) for key, value in re.findall(
                r"(Absolute upper-left X|Absolute upper-left Y|Width|Height):\s+(-?\d+)", info)}
            if len(numbers) < 4 or ("Override Redirect State: yes" in info) != popup:
                continue
            left = right = (numbers["Width"] - width) // 2
            top = bottom = (numbers["Height"] - height) // 2
            frame = re.search(r"= (\d+), (\d+), (\d+), (\d+)", self._x("xprop", "-id", number, "_GTK_FRAME_EXTENTS"))
            if frame and not popup:
                left, right, top, bottom = map(int, frame.groups())
            miss = abs(numbers["Width"] - left - right - width) + abs(numbers["Height"] - top - bottom - height)
            if not popup and f'"{title}"' not in info:
                miss += 1000
            if best is None or miss < best[0]:
                best = (miss, numbers["Absolute upper-left X"] + left, numbers["Absolute upper-left Y"] + top)
        if best is None:
            raise NotFound("no window on the screen")
        return best[1:]

    # ---- acting ----

    def _point(self, target, name=None):
        if isinstance(target, str):
            target = self.find(target, name, hit=True)
        return target.centre if isinstance(target, Thing) else target

    def move(self, target, name=None):
        x, y = self._point(target, name)
        self._x("xdotool", "mousemove", str(int(x) + 1), str(int(y)), "mousemove", str(int(x)), str(int(y)))
        settle(0.05)

    def _press(self, button=1):
        self._x("xdotool", "mousedown", str(button))
        settle(0.08)    # a quicker click can be lost while GTK lays out

    def _release(self, button=1):
        self._x("xdotool", "mouseup", str(button))
        settle(0.08)

    def click(self, target, name=None, button=1, times=1):
        self.move(target, name)
        if times == 1:
            self._press(button)
            self._release(button)
            return
        # In one go: on a busy machine single steps would be too far apart for a double click.
        step = ["mousedown", str(button), "sleep", "0.05", "mouseup", str(button), "sleep", "0.05"]
        self._x("xdotool", *step * times)
        settle(0.15)

    def drag(self, start, end, steps=14):
        x0, y0 = self._point(start)
        x1, y1 = self._point(end)
        self.move((x0, y0))
        settle(0.15)
        self._press()
        for i in range(1, steps + 1):
            self._x("xdotool", "mousemove", str(round(x0 + (x1 - x0) * i / steps)), str(round(y0 + (y1 - y0) * i / steps)))
            settle(0.02)
        settle(0.15)
        self._release()

    def key(self, *keys):
        for key in keys:
            self._x("xdotool", "key", "--clearmodifiers", key)
            settle(0.08)

    def type(self, text):
        for part in re.split("([^ -~])", text):
            if part and ord(part[0]) > 126:
                self._x("xdotool", "key", "ctrl+shift+u", *format(ord(part), "x"), "space")
            elif part:
                self._x("xdotool", "type", "--clearmodifiers", "--delay", "15", "--", part)
        settle(0.1)

    def picture(self, path):
        """A PNG of the screen once it has come to rest."""
        last, end = None, time.monotonic() + 3
        while time.monotonic() < end:
            shot = subprocess.run(["xwd", "-root", "-silent"], env=self.env, capture_output=True).stdout
            if shot == last:
                break
            last = shot
            settle(0.15)
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        subprocess.run(["import", "-silent", "-window", "root", "png:" + path], env=self.env, check=True)
