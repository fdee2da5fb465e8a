"""A small world for the command line: a content folder with two plans, fonts, and the program itself
with its English words, copied to where any user may run it.

The tests read KEHOACH_PROGRAM, KEHOACH_CONTENT and KEHOACH_FONTS from the environment (see
CMakeLists.txt).
"""
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from collections import namedtuple
from pathlib import Path

PROGRAM = Path(os.environ["KEHOACH_PROGRAM"])
CONTENT = Path(os.environ["KEHOACH_CONTENT"])
FONTS = Path(os.environ["KEHOACH_FONTS"])
SOURCE = Path(__file__).resolve().parents[2]
SOUND_PLAN = SOURCE / "tests/messages/sound-plan"

TIME_LIMIT = 30  # seconds, for anything an input may do
FIRST, SECOND = "hai-duong/20-2023", "thanh-hoa/134-2022"
SEARCH_FOLDER = "tim-kiem/"
PLAN_FILES = {"ke-hoach.html", "ke-hoach.pdf", "ke-hoach.json", "nguon/ke-hoach.xml", "tim-kiem.js"}
# What is about all plans: files at the top and in these folders.
SITE_FOLDERS = (SEARCH_FOLDER, "chi-tieu/", "danh-muc/", "du-lieu/", "luoc-do/", "so-sanh/")
# A file that was begun and left over has a random ending behind its name.
WHOLE_FILE = re.compile(r"[a-z0-9-]+(\.[a-z]+)+")
OWN_FOLDER = ".kehoach"
NOBODY = 65534

Result = namedtuple("Result", "status out err")


def as_nobody():
    """What root may do says nothing about permissions."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


class World(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)
        self.program = self.folder / "bin/kehoach"
        self.program.parent.mkdir()
        shutil.copy(PROGRAM, self.program)
        shutil.copytree(PROGRAM.parents[1] / "share/locale", self.folder / "share/locale")
        shutil.copytree(CONTENT / "danh-muc", self.folder / "content/danh-muc")
        shutil.copytree(FONTS, self.folder / "fonts")
        for slug in (FIRST, SECOND):
            self.add_plan(slug)
        self.output = self.folder / "output"

    def plan(self, slug=SECOND):
        return self.folder / "content/tinh" / slug

    def add_plan(self, slug):
        shutil.copytree(SOUND_PLAN, self.plan(slug))

    def edit(self, slug, name, old, new):
        path = self.plan(slug) / name
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, f"{name} does not hold “{old}” once")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def break_plan(self, slug=SECOND):
        self.edit(slug, "ke-hoach.xml", "</so>", "")

    def run_program(self, *arguments, limit=TIME_LIMIT, prefix=(), **more):
        environment = {**os.environ, "LANG": "vi_VN.UTF-8", **more.pop("environment", {})}
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            environment.pop(name, None)
        done = subprocess.run([*prefix, str(self.program), *arguments], cwd=self.folder, env=environment,
                              timeout=limit, stdin=subprocess.DEVNULL, capture_output=True, **more)
        result = Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        self.assertNotRegex(result.err, "Sanitizer|runtime error:", "the program itself is at fault")
        return result

    def build(self, *arguments, **more):
        return self.run_program("build", *arguments, **more)

    def files(self, folder=None):
        """Relative path -> digest of every output: not of what the program keeps for itself."""
        folder = folder or self.output
        found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
        return {str(name): hashlib.sha256(path.read_bytes()).hexdigest()
                for name, path in found.items() if name.parts[0] != OWN_FOLDER}

    def assert_outputs(self, *slugs, index=True, folder=None):
        """These plans' documents are there, no other plan's, and nothing that was only begun."""
        files = self.files(folder)
        shared = {name for name in files if "/" not in name or name.startswith(SITE_FOLDERS)}
        self.assertIn("kehoach.css", shared)
        self.assertEqual("index.html" in shared, index, sorted(shared))
        by_plan = {slug: {name[len(slug) + 1:] for name in files if name.startswith(f"{slug}/")} for slug in slugs}
        own = {f"{slug}/{file}" for slug, made in by_plan.items() for file in made}
        self.assertEqual(set(files) - shared - own, set(), "of no plan that was asked for")
        for slug in slugs:
            self.assertLessEqual(PLAN_FILES, by_plan[slug])
        for name in files:
            self.assertRegex(name.rpartition("/")[2], f"^{WHOLE_FILE.pattern}$")
        self.assert_nothing_begun(folder)

    def assert_nothing_begun(self, folder=None):
        aside = (folder or self.output) / OWN_FOLDER / "tam"
        self.assertEqual(list(aside.glob("*")), [], "files that were begun are left over")

    def assert_status(self, result, status, *words):
        self.assertEqual(result.status, status, f"\n{result.out}\n{result.err}")
        for word in words:
            self.assertIn(word, result.out + result.err)
