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

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

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

    def __init__(self, program, accessible):
        self.program, self.accessible = program, accessible

    @property
    def role(self):
        return self.accessible.get_role_name() or ""

    @property
    def name(self):
        # A button with a mnemonic calls itself "_Save Save".
        name = self.accessible.get_name() or ""
        half = len(name) // 2
        if name[half:half + 1] == " " and name[:half].replace("_", "", 1) == name[half + 1:]:
            return name[half + 1:]
        return name

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def children(self):
        found = []
        for i in range(max(0, self.accessible.get_child_count())):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                found.append(Thing(self.program, child))
        return found

    @property
    def text(self):
        iface = self.accessible.get_text_iface()
        return iface.get_text(0, iface.get_character_count()) if iface else None

    def walk(self):
        yield self
        try:
            children = self.children
        except GLib.Error:
            return
        for child in children:
            yield from child.walk()

    def _surface(self):
        """The window or popover that it is drawn in."""
        thing = self.accessible
        while thing is not None:
            component = thing.get_component_iface()
            if component and component.get_layer() in (Atspi.ComponentLayer.WINDOW, Atspi.ComponentLayer.POPUP):
                return thing, component.get_layer() == Atspi.ComponentLayer.POPUP
            thing = thing.get_parent()
        raise NotFound(f"{self.name!r} is in no window")

    @property
    def box(self):
        """x, y, width, height on the screen: GTK tells positions in its own surface only."""
        surface, popup = self._surface()
        inner = self.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        outer = surface.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        x, y = self.program.locate(surface.get_name() or "", popup, outer.width, outer.height)
        return inner.x - outer.x + x, inner.y - outer.y + y, inner.width, inner.height

    @property
    def centre(self):
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    @property
    def hit(self):
        """Whether a pointer at its middle would reach it (hidden pages call themselves visible too)."""
        extents = self.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        if extents.width <= 0 or extents.height <= 0:
            return False
        surface, _ = self._surface()
        # An icon has no accessible of its own: then the answer is nothing, and a place near the edge tells.
        for across in (0.5, 0.03, 0.97):
            at = surface.get_component_iface().get_accessible_at_point(
                extents.x + int(extents.width * across), extents.y + extents.height // 2, Atspi.CoordType.WINDOW)
            if at is not None:
                break
        else:
            return True
        while at is not None:
            if at == self.accessible:
                return True
            at = at.get_parent()
        return False

    def do(self, action):
        iface = self.accessible.get_action_iface()
        for i in range(iface.get_n_actions() if iface else 0):
            if iface.get_action_name(i) == action:
                assert iface.do_action(i), f"{self.name!r} refused {action!r}"
                settle(0.05)
                return
        raise NotFound(f"{self.name!r} has no action {action!r}")

    def line(self):
        states = sorted(self.states & {"selected", "focused", "checked", "expanded", "pressed"})
        return f"{self.role} {self.name!r} ({self.description})" + (f" [{' '.join(states)}]" if states else "")


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
        before = {a.get_process_id() for a in self._on_bus()}
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

    @staticmethod
    def _on_bus():
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        found = []
        for i in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(i)
                if child is not None:
                    found.append(child)
            except GLib.Error:
                continue
        return found

    def _attach(self, before):
        if self.process.poll() is not None:
            with open(self.log, errors="replace") as f:
                raise RuntimeError(f"{self.argv[0]} ended with {self.process.returncode}:\n{f.read()}")
        for accessible in self._on_bus():
            pid = accessible.get_process_id()
            if pid == self.process.pid and pid not in before:
                accessible.set_cache_mask(Atspi.Cache.NONE)
                self.root = Thing(self, accessible)
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

    def find_all(self, role=None, name=None, within=None, hit=None, state=None):
        found = []
        for thing in (within or self.root).walk():
            try:
                # Each question goes over the bus: only what is asked for is asked.
                if ((state is None or state in thing.states) and (role is None or fits(role, thing.role))
                        and (name is None or fits(name, thing.name)) and (hit is None or thing.hit == hit)):
                    found.append(thing)
            except (GLib.Error, NotFound, AttributeError):
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
