"""The Debian package: built, unpacked into an empty root, and run from there."""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from programs import BUILD, SOURCE, help_of

SOUND_PLAN = SOURCE / "tests/messages/sound-plan"
HOLDS = [
    "bin/kehoach",
    "share/kehoach/fonts/phong-chu.ini",
    "share/kehoach/content/luoc-do/ke-hoach.xsd",
    "share/kehoach/content/danh-muc/don-vi-hanh-chinh.xml",
    "share/locale/en/LC_MESSAGES/kehoach.mo",
    "share/man/man1/kehoach.1",
    "share/man/vi/man1/kehoach.1",
    "share/bash-completion/completions/kehoach",
    "share/zsh/vendor-completions/_kehoach",
    "share/doc/kehoach/copyright",
]


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = Path(cls.holder.name)
        done = subprocess.run([os.environ["CPACK"], "--config", BUILD / "CPackConfig.cmake", "-G", "DEB",
                               "-B", cls.folder / "made"], cwd=cls.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        cls.file, = (cls.folder / "made").glob("*.deb")
        cls.root = cls.folder / "root"
        subprocess.run(["dpkg-deb", "-x", cls.file, cls.root], check=True)
        cls.program = cls.root / "usr/bin/kehoach"

    def field(self, name):
        done = subprocess.run(["dpkg-deb", "-f", self.file, name], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def test_holds(self):
        for name in HOLDS:
            self.assertTrue((self.root / "usr" / name).is_file(), name)
        listing = subprocess.run(["dpkg-deb", "-c", self.file], capture_output=True, text=True, check=True).stdout
        for line in listing.splitlines():
            self.assertIn(" root/root ", line)
            self.assertNotRegex(line.split()[0], "^-.......w", "others may write it")

    def test_depends(self):
        depends = {entry.split()[0].split(":")[0] for entry in self.field("Depends").split(",")}
        self.assertIn("fonts-liberation2", depends)
        for library in ("libc6", "libharfbuzz0b", "libxml2", "libcmark", "libhpdf", "libglib2.0"):
            self.assertTrue(any(name.startswith(library) for name in depends), f"{library}: {depends}")
        self.assertEqual(self.field("Package"), "kehoach")

    def test_runs(self):
        work = self.folder / "work"
        shutil.copytree(SOUND_PLAN, work / "content/tinh/thanh-hoa/134-2022")
        shutil.copytree(self.root / "usr/share/kehoach/content/danh-muc", work / "content/danh-muc")
        for language, words in (("vi_VN.UTF-8", "Đã tạo"), ("en_US.UTF-8", "Files made")):
            done = subprocess.run([self.program, "build", "--force"], cwd=work, capture_output=True, text=True,
                                  check=False, env={**os.environ, "LC_ALL": language})
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(words, done.stdout)
        self.assertTrue((work / "output/thanh-hoa/134-2022/ke-hoach.pdf").read_bytes().startswith(b"%PDF"))
        self.assertTrue((work / "output/index.html").is_file())

    def test_first_plan(self):
        """In an empty folder, with the package alone: two commands from nothing to a PDF."""
        with tempfile.TemporaryDirectory() as work:
            for command in (["new", "-p", "thanh-hoa", "-y", "2026", "-s", "Kỹ năng số"], ["build"]):
                done = subprocess.run([self.program, *command], cwd=work, capture_output=True, text=True,
                                      stdin=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
            made = Path(work) / "output/thanh-hoa/du-thao-2026/ke-hoach.pdf"
            self.assertTrue(made.read_bytes().startswith(b"%PDF-1.7"))
            self.assertTrue((Path(work) / "content/luoc-do/ke-hoach.xsd").exists())

    def test_is_this_program(self):
        self.assertEqual(help_of("build", program=self.program), help_of("build"))


if __name__ == "__main__":
    unittest.main()
