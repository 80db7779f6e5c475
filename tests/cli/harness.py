# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: every run is the real program, in folders of its own.

No run may hang, crash, print a GLib warning, or leave a working copy behind; that is checked here for
all of them, so that no test has to remember it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ["REMIT_CLI"])
ROOT = os.path.abspath(os.environ["REMIT_SOURCE_ROOT"])
# A sanitizer or valgrind takes its time.
PATIENCE = int(os.environ.get("REMIT_TEST_PATIENCE", "120"))

OK, FINDINGS, USAGE, READ, WRITE, CONFLICT = range(6)
NOISE = re.compile(r"\b(CRITICAL|WARNING|Assertion)\b|runtime error:|AddressSanitizer|LeakSanitizer")


class Result:
    def __init__(self, status, out, err):
        self.status, self.raw = status, out
        self.out, self.err = out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out)


class CliTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.dir = os.path.realpath(tempfile.mkdtemp(prefix="remit-cli-test-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en",
                        HOME=self.dir,
                        XDG_STATE_HOME=self.path("state"), XDG_DATA_HOME=self.path("data"),
                        REMIT_DATA_DIR=os.path.join(ROOT, "data"),
                        G_DEBUG="fatal-criticals", TMPDIR=self.path("tmp"))
        self.env.pop("REMIT_CLI")
        os.mkdir(self.env["TMPDIR"])

    def path(self, *names):
        return os.path.join(self.dir, *names)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return self.path(name)

    def read(self, path):
        with open(self.path(path), "rb") as file:
            return file.read()

    def start(self, *words, **options):
        return subprocess.Popen([PROGRAM, *words], cwd=self.dir, env=self.env,
                                stdin=options.pop("stdin", subprocess.DEVNULL),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def judge(self, status, out, err):
        result = Result(status, out, err)
        self.assertGreaterEqual(status, 0, f"killed by signal {-status}: {result.err}")
        self.assertLessEqual(status, 5, result.err)
        self.assertIsNone(NOISE.search(result.err), result.err)
        if status > FINDINGS:
            self.assertRegex(result.err, r"(?s)^(Warning: .*\n)*remit-cli: .*\S.*\n$")
        return result

    def try_run(self, *words, input=None, **options):
        run = subprocess.run([PROGRAM, *words], cwd=self.dir, env=self.env, timeout=PATIENCE,
                             input=input if input is not None else b"",
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        result = self.judge(run.returncode, run.stdout, run.stderr)
        self.check_nothing_left()
        return result

    def check_nothing_left(self):
        """No working copy and no temporary file stays behind."""
        work = self.path("state", "remit", "work")
        self.assertEqual(os.listdir(work) if os.path.isdir(work) else [], [])
        self.assertEqual(os.listdir(self.env["TMPDIR"]), [])
        left = [name for name in os.listdir(self.dir) if "remit-tmp" in name]
        self.assertEqual(left, [])

    def run_cli(self, *words, status=OK, **options):
        result = self.try_run(*words, **options)
        self.assertEqual(result.status, status, f"{words}: {result.err}")
        return result

    def make_model(self, name="m.remit"):
        """CIO, CMO, one application that the CIO runs."""
        self.run_cli("new", "-o", name, "--title", "Model")
        self.run_cli("add", name, "role", "CIO")
        self.run_cli("add", name, "role", "CMO")
        self.run_cli("add", name, "application", "Consent platform", "code=APP-014")
        self.run_cli("link", name, "runs", "CIO", "APP-014")
        return name


def skip(test, reason):
    print(f"skipped: {reason}", file=sys.stderr)
    test.skipTest(reason)


def main():
    unittest.main(verbosity=2)
