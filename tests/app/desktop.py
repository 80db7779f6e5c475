# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for tests of the real window: its own X server, session bus, accessibility bus and window
manager, and empty XDG folders.  Everything is taken down again.

    with Desktop(size="1280x800", dark=False) as desktop:
        subprocess.run([...], env=desktop.env)
"""
import os
import shutil
import signal
import subprocess
import tempfile
import time

NEEDED = ["Xvfb", "dbus-daemon", "openbox", "xdotool", "xwininfo", "import"]
LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"]

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={run}/bus</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""
# No key and no menu of its own: all input is the program's.
OPENBOX_CONFIG = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>
<placement><policy>Smart</policy><center>yes</center></placement><desktops><number>1</number><popupTime>0</popupTime></desktops>
<keyboard/><mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/>
</mousebind></context></mouse></openbox_config>
"""
SETTINGS = """[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-icon-theme-name=Adwaita
gtk-font-name=Cantarell 11
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-xft-dpi=98304
"""


def missing():
    """Names of programs and libraries that the tests of the window need and this machine lacks."""
    lacking = [tool for tool in NEEDED if shutil.which(tool) is None]
    if not any(os.access(path, os.X_OK) for path in LAUNCHERS):
        lacking.append("at-spi-bus-launcher")
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        lacking.append("Atspi for Python")
    return lacking


def wait_until(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not start")
        time.sleep(0.05)


class Desktop:
    def __init__(self, size="1280x800", dark=False, contrast=False):
        self.size, self.dark, self.contrast = size, dark, contrast
        self.processes = []

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="remit-gui-", dir="/tmp")
        try:
            self._make_folders()
            self._start_screen()
            self._start_buses()
            self._start_window_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exc):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def _make_folders(self):
        for name in ("run", "config/gtk-4.0", "data", "cache", "state", "services", "home"):
            os.makedirs(self.path(name))
        os.chmod(self.path("run"), 0o700)
        with open(self.path("config/gtk-4.0/settings.ini"), "w") as f:
            f.write(SETTINGS)
        keep = {k: v for k, v in os.environ.items() if k not in (
            "WAYLAND_DISPLAY", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "GTK_THEME", "GTK_DEBUG", "GTK_MODULES",
            "GTK_IM_MODULE", "XMODIFIERS", "DESKTOP_STARTUP_ID", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY")}
        self.env = dict(
            keep, HOME=self.path("home"), XDG_RUNTIME_DIR=self.path("run"), XDG_CONFIG_HOME=self.path("config"),
            XDG_DATA_HOME=self.path("data"), XDG_CACHE_HOME=self.path("cache"), XDG_STATE_HOME=self.path("state"),
            XDG_SESSION_TYPE="x11", GDK_BACKEND="x11", GSK_RENDERER="cairo", LIBGL_ALWAYS_SOFTWARE="1", GTK_A11Y="atspi",
            GSETTINGS_BACKEND="memory", GIO_USE_VFS="local", ADW_DISABLE_PORTAL="1", GTK_USE_PORTAL="0",
            LC_ALL="C.UTF-8", LANGUAGE="en")
        if self.dark:
            self.env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        if self.contrast:
            self.env["ADW_DEBUG_HIGH_CONTRAST"] = "1"

    def _spawn(self, name, argv, **kwargs):
        log = open(self.path(name + ".log"), "wb")
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=kwargs.pop("stdout", log), stderr=log, **kwargs)
        log.close()
        self.processes.append(process)
        return process

    def _spawn_telling(self, name, argv):
        """Starts a server that writes where it is reached to the file descriptor named FD in argv."""
        reader, writer = os.pipe()
        self._spawn(name, [part.replace("FD", str(writer)) for part in argv], pass_fds=[writer],
                    env=getattr(self, "env", None))
        os.close(writer)
        with os.fdopen(reader) as f:
            line = f.readline().strip()
        if not line:
            raise RuntimeError(f"{name} did not start")
        return line

    def _start_screen(self):
        self.env["DISPLAY"] = ":" + self._spawn_telling(
            "xvfb", ["Xvfb", "-displayfd", "FD", "-screen", "0", self.size + "x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"])

    def _start_buses(self):
        launcher = next(path for path in LAUNCHERS if os.access(path, os.X_OK))
        with open(self.path("services", "org.a11y.Bus.service"), "w") as f:
            f.write(f"[D-BUS Service]\nName=org.a11y.Bus\nExec={launcher}\n")
        with open(self.path("bus.conf"), "w") as f:
            f.write(BUS_CONFIG.format(run=self.path("run"), services=self.path("services")))
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._spawn_telling(
            "dbus", ["dbus-daemon", "--config-file=" + self.path("bus.conf"), "--nofork", "--nopidfile", "--print-address=FD"])
        self._spawn("atspi", [launcher, "--launch-immediately"], env=self.env)

    def _start_window_manager(self):
        with open(self.path("openbox.xml"), "w") as f:
            f.write(OPENBOX_CONFIG)
        # On the accessibility bus it could lock up with the reader there.
        env = dict(self.env, NO_AT_BRIDGE="1", GTK_A11Y="none")
        self._spawn("openbox", ["openbox", "--sm-disable", "--config-file", self.path("openbox.xml")], env=env)

        def managed():
            answer = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.env, capture_output=True)
            return b"window id" in answer.stdout
        wait_until(managed, "openbox")
