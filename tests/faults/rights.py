"""Once it reads sources the program can read no other file, write nowhere else, start no program and
reach no network. Skipped (status 77) where the kernel has no Landlock."""
import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from world import CONTENT, FIRST, FONTS, SECOND, World

ESCAPE = os.environ["KEHOACH_ESCAPE"]
CREATE_RULESET, VERSION, LEAST = 444, 1, 2
GET_MEMORY_RULES = 66
SKIPPED = 77


class Rights(World):
    def escape(self, *arguments, status=0, read="/etc/passwd", write=None):
        write = write or self.folder / "escaped"
        environment = {"LD_PRELOAD": ESCAPE, "ESCAPE_READ": str(read), "ESCAPE_WRITE": str(write),
                       "ESCAPE_MAY_READ": str(self.plan() / "ke-hoach.xml")}
        result = self.run_program(*arguments, environment=environment)
        self.assert_status(result, status)
        self.assertFalse(Path(write).exists())
        return dict(re.findall(r"^([a-z-]+) (\d+)$", result.err, re.MULTILINE))

    def assert_confined(self, told, *more):
        refused = str(errno.EACCES)
        for word in ("read", "write", "network", "program", *more):
            self.assertEqual(told[word], refused, f"{word}: {told}")
        self.assertEqual(told["may-read"], "0", told)
        if ctypes.CDLL(None).prctl(GET_MEMORY_RULES, 0, 0, 0, 0) >= 0:
            self.assertEqual(told["code"], refused, told)

    def test_the_verbs_that_read_sources(self):
        for arguments, status in ((("build",), 0), (("build", "--force", "-j4", SECOND), 0), (("build",), 0),
                                  (("check",), 0), (("check", str(self.plan())), 0), (("dump", "pages", SECOND), 0),
                                  (("compare", FIRST, SECOND, "--ban-thao"), 0),
                                  (("compare", "--chi-tieu"), 0)):
            self.assert_confined(self.escape(*arguments, status=status))

    def test_nothing_is_written_among_the_sources(self):
        for verb in ("build", "check"):
            told = self.escape(verb, write=self.plan() / "escaped.md")
            self.assertEqual(told["write"], str(errno.EACCES))

    def test_nothing_is_written_beside_the_outputs(self):
        told = self.escape("build", "--output", "here/and/there", write=self.folder / "here/escaped")
        self.assertEqual(told["write"], str(errno.EACCES))
        self.assert_outputs(FIRST, SECOND, folder=self.folder / "here/and/there")

    def test_without_it_all_would_succeed(self):
        """What is tried is possible for a program that reads no source."""
        result = self.run_program("--version", environment={"LD_PRELOAD": ESCAPE, "ESCAPE_READ": "/etc/passwd"})
        told = dict(re.findall(r"^([a-z-]+) (\d+)$", result.err, re.MULTILINE))
        self.assertEqual(told, {"read": "0", "network": "0", "program": "0", "code": "0"})

    def test_a_folder_for_nothing_goes_again(self):
        self.assert_status(self.build("--fonts", "khong-co", "--output", "here/and/there"), 3)
        self.assertFalse((self.folder / "here").exists())
        self.assert_status(self.run_program("compare", FIRST, SECOND, "--ban-thao", "--output", "here"), 0)
        self.assertFalse((self.folder / "here").exists())

    def test_content_that_is_linked(self):
        """Folders of a place of work may be links to where they are kept."""
        whole = self.build("--output", "whole")
        self.assert_status(whole, 0)
        kept = self.folder / "kept"
        kept.mkdir()
        for name in ("content/danh-muc", f"content/tinh/{SECOND}", "content/tinh/hai-duong"):
            place = self.folder / name
            shutil.move(place, kept / place.name)
            place.symlink_to(kept / place.name)
        (self.folder / "ra").symlink_to(self.folder / "kept")
        self.assert_status(self.build("--output", "ra/ket-qua"), 0)
        self.assertEqual(self.files(kept / "ket-qua"), self.files(self.folder / "whole"))

    def test_all_documents(self):
        """The real plans are made with these rights, byte for byte as without."""
        self.assert_status(self.build("--quiet", "--content", str(CONTENT), "--fonts", str(FONTS), limit=300), 0)
        made, expected = self.files(), self.files(Path(os.environ["KEHOACH_DOCUMENTS"]))
        self.assertEqual([name for name in {**made, **expected} if made.get(name) != expected.get(name)], [])

    def test_revisions_are_still_compared(self):
        for command in (("init", "-q"), ("add", "content"), ("-c", "user.name=a", "-c", "user.email=a@b", "commit",
                                                              "-qm", "a")):
            subprocess.run(["git", "-C", self.folder, *command], check=True, capture_output=True)
        self.edit(SECOND, "ke-hoach.xml", "<so>134</so>", "<so>135</so>")
        temporary = self.folder / "tmp"
        temporary.mkdir()
        result = self.run_program("compare", "--rev", "HEAD", SECOND, environment={"TMPDIR": str(temporary)})
        self.assert_status(result, 1)
        self.assertEqual(list(temporary.iterdir()), [])


if __name__ == "__main__":
    if ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, VERSION) < LEAST:
        sys.exit(SKIPPED)
    unittest.main()
