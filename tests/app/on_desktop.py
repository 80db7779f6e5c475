# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program of single widgets on a desktop of its own, and ends as it ended; 77 (skipped) where the tools for that
are missing.

    python3 on_desktop.py PROGRAM [ARGUMENT …]
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import desktop as desk  # noqa: E402


def main():
    lacking = desk.missing()
    if lacking:
        print("skipped, missing:", ", ".join(lacking))
        return 77
    with desk.Desktop(size="1280x720") as desktop:
        # GTK's own record of what assistive tools are told
        desktop.env["GTK_A11Y"] = "test"
        return subprocess.run(sys.argv[1:], env=desktop.env).returncode


if __name__ == "__main__":
    sys.exit(main())
