#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not get through: a clear sentence, an exit code, nothing changed, no crash, no hang."""

import ctypes
import os
import shutil
import sqlite3
import struct
import subprocess
import time
import unittest

from harness import OK, PATIENCE, PROGRAM, READ, USAGE, WRITE, CliTest, main, skip

XML = '<remit xmlns="urn:remit:document:1" version="1.0">%s</remit>'
CIO = '<node id="n1" kind="role" name="CIO"/>'
APP = '<node id="n2" kind="application" name="Consent platform"/>'


class Documents(CliTest):
    """Files that claim to be documents."""

    def setUp(self):
        super().setUp()
        self.make_model()
        self.good = self.read("m.remit")

    def refuse(self, path, words=(), status=READ):
        """Every verb that opens a document refuses it and leaves it as it was."""
        before = os.path.getsize(self.path(path))
        for verb in (["info"], ["dump"], ["validate"], ["export", "--format=xml"]):
            started = time.monotonic()
            result = self.run_cli(*verb, path, status=status)
            self.assertLess(time.monotonic() - started, PATIENCE / 2)
            self.assertEqual(result.out, "")
        for word in words:
            self.assertIn(word, result.err)
        self.run_cli("add", path, "role", "New", status=status)
        self.run_cli("undo", path, status=status)
        self.assertEqual(os.path.getsize(self.path(path)), before)
        return result

    def patched(self, name, *patches):
        data = bytearray(self.good)
        for at, piece in patches:
            data[at:at + len(piece)] = piece
        return self.write(name, bytes(data))

    def test_text(self):
        self.write("text.remit", "Dear all,\nplease find attached.\n")
        self.refuse("text.remit", ["text.remit", "not a Remit document"])

    def test_empty(self):
        self.write("empty.remit", b"")
        self.refuse("empty.remit", ["empty"])

    def test_folder(self):
        os.mkdir(self.path("folder.remit"))
        self.refuse("folder.remit", ["folder.remit"])

    def test_missing(self):
        for verb in ("info", "undo", "dump"):
            self.run_cli(verb, "nothing.remit", status=READ)
        self.assertFalse(os.path.exists(self.path("nothing.remit")))

    def test_database_of_another_program(self):
        with sqlite3.connect(self.path("other.remit")) as db:
            db.execute("CREATE TABLE node (id, name)")
        db.close()
        self.refuse("other.remit", ["another program"])

    def test_newer_version(self):
        self.patched("newer.remit", (60, struct.pack(">I", 9999)))
        self.refuse("newer.remit", ["newer"])

    def test_truncated(self):
        for size in (17, 99, 100, 512, len(self.good) // 2, len(self.good) - 1):
            self.write("cut.remit", self.good[:size])
            self.refuse("cut.remit")

    def test_bytes_behind_the_end(self):
        self.write("long.remit", self.good + bytes(5000))
        self.refuse("long.remit")

    def test_scrambled_pages(self):
        for at in range(100, len(self.good), len(self.good) // 17):
            self.patched("bad.remit", (at, b"\xa5" * 60))
            result = self.try_run("dump", "bad.remit")
            self.assertIn(result.status, (OK, READ))
            result = self.try_run("add", "bad.remit", "role", "New")
            self.assertIn(result.status, (OK, READ, USAGE))

    def hostile(self, name, *statements):
        self.write(name, self.good)
        db = sqlite3.connect(self.path(name))
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()
        return name

    def test_foreign_trigger(self):
        self.hostile("trigger.remit", "CREATE TRIGGER evil AFTER INSERT ON node BEGIN DELETE FROM link; END")
        self.refuse("trigger.remit")

    def test_foreign_view_and_table(self):
        self.hostile("view.remit", "CREATE VIEW evil AS SELECT * FROM node")
        self.refuse("view.remit")
        self.hostile("shadow.remit", "ALTER TABLE node RENAME TO old", "CREATE VIEW node AS SELECT * FROM old")
        self.refuse("shadow.remit")

    def test_rows_that_break_the_rules(self):
        for number, statement in enumerate((
                "UPDATE link SET target=12345",
                "UPDATE node SET name=''",
                "UPDATE node SET kind='spaceship'",
                "UPDATE node SET name=x'fffe'",
                "UPDATE link SET kind='pays', source=target, target=source",
                "DELETE FROM node WHERE kind='role'")):
            name = f"rows{number}.remit"
            try:
                self.hostile(name, statement)
            except sqlite3.Error:
                continue # the schema itself refuses it
            before = self.read(name)
            result = self.try_run("dump", name)
            self.assertEqual(result.status, READ, f"{statement}: {result.out}")
            self.assertEqual(self.read(name), before)

    def test_huge_sparse_file(self):
        for name, start in (("zeros.remit", b""), ("headed.remit", self.good)):
            with open(self.path(name), "wb") as file:
                file.write(start)
                file.truncate(2 << 30)
            self.refuse(name)
            for format in ([], ["--format=csv"], ["--format=xml"]):
                started = time.monotonic()
                self.run_cli("import", *format, name, "--into", "m.remit", status=READ)
                self.assertLess(time.monotonic() - started, PATIENCE / 2)
            os.unlink(self.path(name))
        self.assertEqual(self.read("m.remit"), self.good)

    def test_fifo(self):
        os.mkfifo(self.path("pipe.remit"))
        self.refuse("pipe.remit")
        for words in (["new", "-o", "pipe.remit"], ["new", "--force", "-o", "pipe.remit"]):
            self.run_cli(*words, status=WRITE)
        self.run_cli("import", "pipe.remit", "--into", "m.remit", status=READ)
        self.assertEqual(self.read("m.remit"), self.good)

    def test_device(self):
        for verb in ("info", "dump"):
            self.run_cli(verb, "/dev/zero", status=READ)
        self.run_cli("import", "/dev/zero", "--into", "m.remit", status=READ)
        self.assertEqual(self.read("m.remit"), self.good)

    def test_broken_standard_input(self):
        for data in (b"", b"text", self.good[:777]):
            self.run_cli("info", "-", input=data, status=READ)

    def test_symlink_loop(self):
        os.symlink("loop.remit", self.path("loop.remit"))
        self.run_cli("info", "loop.remit", status=READ)


class Imports(CliTest):
    """Files that claim to be XML or tables."""

    def setUp(self):
        super().setUp()
        self.make_model()
        self.good = self.read("m.remit")

    def refuse(self, name, data, *words, format=None):
        self.write(name, data)
        arguments = ["--format=" + format] if format else []
        started = time.monotonic()
        result = self.run_cli("import", *arguments, name, "--into", "m.remit", status=READ)
        self.assertLess(time.monotonic() - started, PATIENCE / 2)
        self.assertEqual(self.read("m.remit"), self.good)
        self.run_cli("import", *arguments, name, "-o", "new.remit", status=READ)
        self.assertFalse(os.path.exists(self.path("new.remit")))
        self.assertEqual(self.run_cli("import", "-n", *arguments, name, status=READ).out, "")
        for word in words:
            self.assertIn(word, result.err)
        return result

    def test_external_entity(self):
        self.write("secret.txt", "secret words")
        result = self.refuse("entity.xml", '<!DOCTYPE remit [<!ENTITY e SYSTEM "secret.txt">]>\n'
                             + XML % '<node id="n1" kind="role" name="&e;"/>')
        self.assertNotIn("secret words", result.err)
        self.refuse("dtd.xml", '<!DOCTYPE remit SYSTEM "http://127.0.0.1:9/remit.dtd">\n' + XML % CIO)
        self.refuse("parameter.xml", '<!DOCTYPE remit [<!ENTITY % p SYSTEM "secret.txt"> %p;]>\n' + XML % CIO)

    def test_billion_laughs(self):
        laughs = '<!ENTITY l0 "ha">' + "".join(
            f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
        self.refuse("laughs.xml", f"<!DOCTYPE remit [{laughs}]>\n" + XML % '<node id="n1" kind="role" name="&l9;"/>')

    def test_wrong_version(self):
        self.refuse("version.xml", (XML % CIO).replace("1.0", "7.0"))
        self.refuse("namespace.xml", (XML % CIO).replace("document:1", "document:7"))
        self.refuse("foreign.xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", format="xml")

    def test_dangling_reference(self):
        result = self.refuse("dangling.xml", XML % (CIO + '\n<link id="l2" kind="runs" source="n1" target="n99"/>'))
        self.assertRegex(result.err, r"\b2\b|n99")

    def test_duplicate_key(self):
        self.refuse("twice.xml", XML % (CIO + "\n" + CIO))
        self.refuse("meta.xml", XML % '<meta id="mt7" key="title" value="a"/><meta id="mt8" key="title" value="b"/>')

    def test_forbidden_link(self):
        result = self.refuse("link.xml", XML % (CIO + APP + '<link id="l3" kind="runs" source="n2" target="n1"/>'))
        self.assertIn("runs", result.err)
        self.refuse("self.xml", XML % (CIO + '<link id="l2" kind="reports-to" source="n1" target="n1"/>'))
        self.refuse("cycle.xml", XML % ('<node id="n1" kind="unit" name="A"/><node id="n2" kind="unit" name="B"/>'
                                        '<link id="l3" kind="part-of" source="n1" target="n2"/>'
                                        '<link id="l4" kind="part-of" source="n2" target="n1"/>'))

    def test_wrong_values(self):
        for name, body in (("kind", '<node id="n1" kind="spaceship" name="A"/>'), ("unnamed", '<node id="n1" kind="role"/>'),
                           ("id", '<node id="1" kind="role" name="A"/>'), ("zero", '<node id="n0" kind="role" name="A"/>'),
                           ("element", '<spaceship id="n1"/>'), ("attribute", '<node id="n1" kind="role" name="A" warp="9"/>'),
                           ("day", '<node id="n1" kind="role" name="A" starts="2027-02-29"/>'),
                           ("share", CIO + APP + '<link id="l3" kind="pays" source="n1" target="n2" share="many"/>'),
                           ("text", CIO + "words"), ("end", CIO + "<node"), ("control", '<node id="n1" kind="role" name="&#1;"/>')):
            with self.subTest(name):
                self.refuse(name + ".xml", XML % body)

    def test_line_numbers(self):
        result = self.refuse("line.xml", XML % (CIO + "\n\n\n" + '<node id="n2" kind="role" name="A" warp="9"/>'))
        self.assertIn("4", result.err)

    def test_cut_xml(self):
        whole = (XML % (CIO + APP)).encode()
        for size in (5, 30, len(whole) // 2, len(whole) - 3):
            self.refuse("cut.xml", whole[:size], format="xml")

    def test_encodings(self):
        self.refuse("bytes.xml", b'<?xml version="1.0" encoding="UTF-8"?>' + (XML % CIO).encode().replace(b"CIO", b"\xff\xfe"))
        self.refuse("unknown.xml", b'<?xml version="1.0" encoding="klingon"?>' + (XML % CIO).encode())

    def test_many_attributes(self):
        attributes = " ".join(f'a{i}="x"' for i in range(200000))
        self.refuse("many.xml", XML % f'<node id="n1" kind="role" name="A" {attributes}/>')

    def test_deep_nesting(self):
        self.refuse("deep.xml", XML % ("<node>" * 200000))

    def test_long_values(self):
        self.refuse("long.xml", XML % f'<node id="n1" kind="role" name="{"x" * 20_000_000}"/>')

    def test_nul_bytes(self):
        self.refuse("nul.csv", b"Activity,CIO\nOne,A\x00\nTwo,R\n")
        self.refuse("nul.xml", (XML % CIO).encode().replace(b"CIO", b"C\x00O"))

    def test_long_line(self):
        self.refuse("line.csv", b"Activity,CIO\n" + b"x" * 20_000_000 + b",A\n")
        self.refuse("one.csv", b"x" * 20_000_000)

    def test_unclosed_quote(self):
        self.refuse("quote.csv", 'Activity,CIO\n"One,A\n' + "x,R\n" * 1000)

    def test_not_utf8(self):
        self.write("latin.csv", "Activity,CIO\nGröße,A\n".encode("latin-1"))
        result = self.try_run("import", "latin.csv", "-o", "new.remit")
        self.assertIn(result.status, (OK, READ))
        self.assertTrue(result.err)

    def test_no_letters(self):
        self.refuse("empty.csv", b"")
        self.refuse("prose.csv", "This is a letter to all.\nIt has no table.\n")
        self.refuse("head.csv", "Activity,CIO,CMO\n")
        self.refuse("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)

    def test_folder(self):
        os.mkdir(self.path("folder"))
        self.run_cli("import", "folder", "--into", "m.remit", status=READ)


def as_nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


class Disks(CliTest):
    """Places that cannot be written."""

    def run_as_nobody(self, *words):
        run = subprocess.run([self.program, *words], cwd=self.dir, env=self.env, timeout=PATIENCE, stdin=subprocess.DEVNULL,
                             capture_output=True, preexec_fn=as_nobody if os.getuid() == 0 else None)
        return self.judge(run.returncode, run.stdout, run.stderr)

    def prepare(self):
        """A folder and a file that the program may read but not write."""
        self.program = PROGRAM
        self.make_model()
        os.chmod(self.dir, 0o755)
        os.mkdir(self.path("mine"), 0o777)
        for folder in ("mine", "tmp"):
            os.chmod(self.path(folder), 0o777)
        if os.getuid() == 0:
            # The build folder may be closed to others.
            self.program = self.path("remit-cli")
            shutil.copy(PROGRAM, self.program)
        else:
            os.chmod(self.path("m.remit"), 0o444)
            self.addCleanup(os.chmod, self.dir, 0o755)
            os.chmod(self.dir, 0o555)
        self.env["XDG_STATE_HOME"] = self.path("mine", "state")

    def test_read_only_folder(self):
        self.prepare()
        before = self.read("m.remit")
        self.assertEqual(self.run_as_nobody("info", "m.remit").status, OK)
        result = self.run_as_nobody("add", "m.remit", "role", "New")
        self.assertEqual(result.status, WRITE)
        self.assertIn("permission", result.err)
        self.assertEqual(self.run_as_nobody("new", "-o", "other.remit").status, WRITE)
        self.assertEqual(self.run_as_nobody("export", "-o", "other.xml", "m.remit").status, WRITE)
        self.assertEqual(self.read("m.remit"), before)
        self.assertFalse(os.path.exists(self.path("other.remit")))

    def test_writable_file_in_read_only_folder(self):
        self.prepare()
        os.chmod(self.path("m.remit"), 0o666)
        before = self.read("m.remit")
        result = self.run_as_nobody("add", "m.remit", "role", "New")
        self.assertEqual(result.status, WRITE)
        self.assertEqual(self.read("m.remit"), before)
        # The next one must not find the edit that failed.
        self.assertNotIn("New", self.run_as_nobody("dump", "m.remit").out)
        self.assertEqual(self.run_as_nobody("add", "m.remit", "role", "New").status, WRITE)

    def test_no_state_folder(self):
        self.prepare()
        self.env["XDG_STATE_HOME"] = "/proc/nothing"
        result = self.run_as_nobody("new", "-o", "mine/new.remit")
        self.assertEqual(result.status, WRITE)
        self.assertEqual(self.run_as_nobody("info", "m.remit").status, OK)

    def mount_small(self, folder, kilobytes):
        libc = ctypes.CDLL(None, use_errno=True)
        os.mkdir(folder)
        options = f"size={kilobytes}k".encode()
        if libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, options) != 0:
            skip(self, f"a small disk cannot be mounted ({os.strerror(ctypes.get_errno())})")
        self.addCleanup(libc.umount2, folder.encode(), 2)

    def fill(self, path):
        """All of the disk but less than what a save takes."""
        with open(path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def test_full_disk(self):
        folder = self.path("small")
        self.mount_small(folder, 400)
        self.make_model("small/m.remit")
        before = self.read("small/m.remit")
        self.fill(self.path("small/filler"))
        for words in (["add", "small/m.remit", "role", "New"], ["undo", "small/m.remit"], ["new", "-o", "small/n.remit"],
                      ["export", "-o", "small/m.xml", "small/m.remit"]):
            result = self.run_cli(*words, status=WRITE)
            self.assertRegex(result.err, r"“.*[mn]\.(remit|xml)”")
        self.assertEqual(self.read("small/m.remit"), before)
        self.assertEqual(sorted(os.listdir(folder)), ["filler", "m.remit"])
        os.unlink(self.path("small/filler"))
        self.run_cli("add", "small/m.remit", "role", "New")
        self.assertEqual(self.run_cli("info", "--format=json", "small/m.remit").json()["nodes"], 4)

    def test_full_state_folder(self):
        self.make_model()
        before = self.read("m.remit")
        folder = self.path("small")
        self.mount_small(folder, 64)
        self.env["XDG_STATE_HOME"] = folder
        self.fill(self.path("small/filler"))
        for words in (["add", "m.remit", "role", "New"], ["new", "-o", "n.remit"]):
            self.assertEqual(self.try_run(*words).status, WRITE)
        self.assertEqual(self.read("m.remit"), before)
        self.assertFalse(os.path.exists(self.path("n.remit")))


if __name__ == "__main__":
    main()
