#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help, the man page and the completion say what the program does, all of it and no more."""

import os
import re
import shutil
import subprocess

from harness import PROGRAM, ROOT, CliTest, main, skip

MAN = os.path.join(ROOT, "data/remit-cli.1")
COMPLETION = os.path.join(ROOT, "data/completions/remit-cli")


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Pages(CliTest):
    def verbs(self):
        help_text = self.run_cli("--help").out
        verbs = re.findall(r"(?m)^  ([a-z]+) +[A-Z]", help_text.split("\nVerbs:\n")[1].split("\n\n")[0])
        self.assertGreater(len(verbs), 18)
        return verbs

    def options(self, verb):
        text = self.run_cli(verb, "--help").out
        return set(re.findall(r"(--[a-z-]+)", text.split("\nOptions:\n")[1].split("\n\n")[0]))

    def test_help_of_every_verb(self):
        for verb in self.verbs():
            text = self.run_cli(verb, "--help").out
            self.assertTrue(text.startswith(f"Usage:\n  remit-cli {verb} "), text)
            self.assertRegex(text, rf"(?s)Examples?:\n.*  remit-cli {verb}\b")
            self.assertEqual(self.run_cli("help", verb).out, text)

    def test_man_page_is_whole(self):
        page = read_text(MAN).replace("\\-", "-")
        for verb in self.verbs():
            self.assertRegex(page, rf'(?m)^\.(BI|BR|B) "?{verb}\b')
            for option in self.options(verb) - {"--help"}:
                self.assertIn(option, page, verb)
        known = set().union(*(self.options(verb) for verb in self.verbs()))
        for option in re.findall(r"--[a-z-]+", page):
            self.assertIn(option, known | {"--version"})

    def test_man_page_is_clean(self):
        if not shutil.which("man") or not shutil.which("groff"):
            skip(self, "man or groff is not installed")
        run = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", MAN], capture_output=True,
                             env=dict(os.environ, LC_ALL="C.UTF-8", MANROFFSEQ=""), timeout=60)
        self.assertEqual((run.returncode, run.stderr), (0, b""))

    def complete(self, *words):
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _remit_cli; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        env = dict(self.env, PATH=os.path.dirname(PROGRAM) + ":" + os.environ["PATH"])
        run = subprocess.run(["bash", "-uc", script, "bash", COMPLETION, *words], cwd=self.dir, env=env,
                             capture_output=True, timeout=60, check=True)
        self.assertEqual(run.stderr, b"")
        return set(run.stdout.decode().split())

    def test_completion(self):
        if not shutil.which("bash"):
            skip(self, "bash is not installed")
        self.assertEqual(self.complete("remit-cli", ""), set(self.verbs()) | {"help", "--help", "--version"})
        for verb in self.verbs():
            self.assertEqual(self.complete("remit-cli", verb, "-"), self.options(verb), verb)
        self.assertEqual(self.complete("remit-cli", "export", "--format", "=", "s"), {"svg"})
        self.assertEqual(self.complete("remit-cli", "validate", "--fail-level", ""), {"hint", "warning", "error"})
        self.assertIn("raci-chart", self.complete("remit-cli", "new", "--template", "ra"))
        self.assertEqual(self.complete("remit-cli", "add", "m.remit", "appl"), {"application"})
        self.assertIn("pays", self.complete("remit-cli", "link", "m.remit", ""))
        self.write("model.remit", "")
        self.assertEqual(self.complete("remit-cli", "info", "mod"), {"model.remit"})


if __name__ == "__main__":
    main()
