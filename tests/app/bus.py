# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility bus, asked directly.  A window has more than a thousand objects and each question is a message there
and back, so many are sent at once and the answers are collected: several times quicker than one after the other."""
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
ACCESSIBLE = "org.a11y.atspi.Accessible"
PATIENCE = 15000    # milliseconds for one answer
STATES = {int(value): value.value_nick for value in Atspi.StateType.__enum_values__.values()}


def role_name(number):
    return Atspi.role_get_name(Atspi.Role(number)) or ""


def state_names(words):
    return {nick for number, nick in STATES.items()
            if number // 32 < len(words) and words[number // 32] >> number % 32 & 1}


class Bus:
    def __init__(self, session_address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()[0]
        session.close_sync(None)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask_all(self, questions):
        """The answers to (object, interface, method, arguments), as tuples; a GLib.Error where there is none."""
        answers = [None] * len(questions)
        waiting = set(range(len(questions)))

        def keep(connection, result, place):
            try:
                answers[place] = connection.call_finish(result).unpack()
            except GLib.Error as error:
                answers[place] = error
            waiting.discard(place)

        for place, ((name, path), interface, method, arguments) in enumerate(questions):
            self.connection.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE,
                                 None, keep, place)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def ask(self, thing, interface, method, arguments=None):
        answer, = self.ask_all([(thing, interface, method, arguments)])
        if isinstance(answer, GLib.Error):
            raise answer
        return answer

    @staticmethod
    def property(thing, name, interface=ACCESSIBLE):
        """The question for a property."""
        return thing, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name))

    def programs(self):
        """The root object of each program, with its process id."""
        roots = [root for root in self.ask((REGISTRY, ROOT), ACCESSIBLE, "GetChildren")[0] if root[1] != NOTHING]
        pids = self.ask_all([(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                              "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,))) for name, _ in roots])
        return {root: pid[0] for root, pid in zip(roots, pids) if not isinstance(pid, GLib.Error)}

    def children(self, things):
        """For each of the objects the list of its children; empty for one that is gone."""
        answers = self.ask_all([(thing, ACCESSIBLE, "GetChildren", None) for thing in things])
        return [[] if isinstance(answer, GLib.Error) else [child for child in answer[0] if child[1] != NOTHING]
                for answer in answers]

    def below(self, thing):
        """The object and all below it, parents before their children, level by level asked for."""
        inside, level = {}, [thing]
        while level:
            for parent, children in zip(level, self.children(level)):
                inside[parent] = [child for child in children if child not in inside]
            level = [child for parent in level for child in inside[parent]]
        ordered, rest = [], [thing]
        while rest:
            at = rest.pop()
            ordered.append(at)
            rest.extend(reversed(inside.get(at, [])))
        return ordered
