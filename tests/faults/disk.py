"""Every call on the disk fails once, each with what a disk says: a message, exit status 3, the earlier
outputs old or new and whole, nothing left over, and the next build puts the rest right."""
import errno
import json
import os
import shutil
import subprocess
import unittest

from faulty import NEW, OLD, Faulty, words_for
from world import FIRST, FONTS, OWN_FOLDER, SECOND

# What a call may be refused with.
WRITING = {"create": (errno.ENOSPC, errno.EMFILE, errno.EROFS), "write": (errno.ENOSPC, errno.EIO, errno.EDQUOT),
           "fsync": (errno.EIO, errno.ENOSPC), "close": (errno.EIO, errno.EDQUOT),
           "rename": (errno.EIO, errno.ENOSPC, errno.EROFS), "mkdir": (errno.ENOSPC, errno.EIO)}
READING = {"open": (errno.EACCES, errno.EMFILE, errno.EIO), "read": (errno.EIO,)}
# What is remembered to save time may be lost, and is.
SPARE = ("da-xem",)
LOCK = f"{OWN_FOLDER}/khoa"


def is_spare(path):
    return any(word in path for word in SPARE)


def is_tried_again(kind, code):
    """A folder that could not be made at once, from its uppermost one; a file that could not be opened
    beside so many others to be flushed, when these are closed."""
    return kind == "mkdir" or (kind == "create" and code == errno.EMFILE)


class Build(Faulty):
    def setUp(self):
        super().setUp()
        self.build_before_and_after()

    def try_writing(self, kind, number, total, fresh):
        name = f"{kind}-{number}"
        folder = self.folder / name
        if not fresh:
            self.copy_of_old(name)
        code = WRITING[kind][number % len(WRITING[kind])]
        result = self.fault(kind, number, code, "build", "-j1", "--output", name, path=name, log=f"log-{name}")
        log = self.folder / f"log-{name}"
        self.assertTrue(log.read_bytes(), f"{kind} {number} of {total} was not called")
        path = log.read_text(encoding="utf-8")
        place = f"{kind} {number} of {total}: {path}{result.err}"
        if result.status == 0:
            self.assertTrue(is_spare(path) or is_tried_again(kind, code) or (kind == "close" and LOCK in path), place)
            self.assertEqual(self.files(folder), self.new, place)
        else:
            self.assertEqual(result.status, 3, place)
            self.assertIn("[KH501]", result.err, place)
            self.assertIn(words_for(code), result.err, place)
        if fresh:
            for made, digest in self.files(folder).items():
                if made.startswith((FIRST, SECOND)):
                    self.assertEqual(digest, self.new.get(made), f"{place}{made}")
            self.assert_nothing_begun(folder)
        else:
            self.assert_old_or_new(folder)
        self.assert_status(self.build("--quiet", "--output", name), 0)
        self.assertEqual(self.files(folder), self.new, place)
        self.assert_nothing_begun(folder)
        shutil.rmtree(folder)

    def try_all(self, kind, fresh=False):
        # Not into the folder of that name: the count must not find what a run has made.
        name = f"{kind}-count"
        if not fresh:
            self.copy_of_old(name)
        total = len(self.calls(kind, "build", "-j1", "--output", name, path=name))
        self.assertGreater(total, 10)
        self.each(lambda number: self.try_writing(kind, number, total, fresh), range(1, total + 1))

    def test_create(self):
        self.try_all("create")

    def test_write(self):
        self.try_all("write")

    def test_flush(self):
        self.try_all("fsync")

    def test_close(self):
        self.try_all("close")

    def test_rename(self):
        self.try_all("rename")

    def test_folders_and_all_else_of_a_first_build(self):
        self.try_all("mkdir", fresh=True)
        self.try_all("rename", fresh=True)

    def test_the_lock(self):
        """A disk without locks is one for one build at a time; any other trouble is told."""
        for code, status in ((errno.ENOLCK, 0), (errno.EOPNOTSUPP, 0), (errno.EIO, 3)):
            self.copy_of_old("work")
            result = self.fault("flock", 1, code, "build", "-j1", "--output", "work")
            self.assertEqual(result.status, status, result.err)
            self.assertEqual(self.files(self.folder / "work"), self.old if status else self.new)

    def try_reading(self, kind, number, path):
        name = f"{kind}-{number}"
        folder = self.copy_of_old(name)
        code = READING[kind][number % len(READING[kind])]
        result = self.fault(kind, number, code, "build", "-j1", "--output", name, path=path, log=f"log-{name}")
        place = f"{kind} {number} in {path}: {(self.folder / f'log-{name}').read_text()}{result.err}"
        self.assertIn(result.status, (0, 3), place)
        self.assert_old_or_new(folder, place)
        if result.status == 3:
            self.assertRegex(result.err, r"\[KH\d+\]", place)
            if "[KH402]" not in result.err:  # of a font: not found, whatever the reason
                self.assertIn(words_for(code), result.err, place)
        else:
            # It was only looked at whether anything changed: then it is made.
            self.assertEqual(self.files(folder), self.new, place)
        self.assert_status(self.build("--quiet", "--output", name), 0)
        self.assertEqual(self.files(folder), self.new, place)
        shutil.rmtree(folder)

    def test_sources_and_fonts(self):
        for path in ("content/", "fonts/"):
            for kind in READING:
                self.copy_of_old("count")
                total = len(self.calls(kind, "build", "-j1", "--output", "count", path=path))
                self.each(lambda number, kind=kind, path=path: self.try_reading(kind, number, path),
                          range(1, total + 1))

    def test_english_words(self):
        """English pages are not made in Vietnamese."""
        folder = self.copy_of_old("work")
        words = self.folder / "share/locale/en/LC_MESSAGES/kehoach.mo"
        words.write_bytes(words.read_bytes()[:3])
        self.assert_status(self.build("--output", "work"), 3, "[KH101]", "kehoach.mo")
        self.assertEqual(self.files(folder), self.old)

    def test_a_source_that_vanishes(self):
        """Found in the folder, gone when it is opened."""
        self.copy_of_old("count")
        path = f"content/tinh/{SECOND}"
        total = len(self.calls("open", "build", "-j1", "--output", "count", path=path))
        for number in range(1, total + 1):
            folder = self.copy_of_old("work")
            result = self.fault("open", number, errno.ENOENT, "build", "-j1", "--output", "work", path=path)
            self.assertIn(result.status, (0, 1, 3), result.err)
            self.assert_old_or_new(folder)
            if result.status:
                self.assertRegex(result.err, r"\[KH\d+\]")
                for name in self.old:
                    if name.startswith(SECOND):
                        self.assertEqual(self.files(folder)[name], self.old[name], name)


class Others(Faulty):
    """The other verbs that write."""

    def each_call(self, kinds, arguments, path, check, prepare=lambda: None):
        for kind in kinds:
            prepare()
            total = len(self.calls(kind, *arguments, path=path, status=self.good))
            self.assertGreater(total, 0, kind)
            for number in range(1, total + 1):
                prepare()
                code = WRITING[kind][number % len(WRITING[kind])]
                result = self.fault(kind, number, code, *arguments, path=path)
                place = f"{kind} {number} of {total}: {result.err}"
                if is_tried_again(kind, code) and result.status == self.good:
                    continue
                self.assertEqual(result.status, 3, place)
                self.assertIn(words_for(code), result.err, place)
                check(place)

    def test_compare(self):
        self.good = 1
        self.edit(FIRST, "ke-hoach.xml", OLD, NEW)
        for verb in ((FIRST, SECOND, "--ban-thao"), ("--chi-tieu",)):
            arguments = ("compare", *verb, "--output", "work")
            self.good = 0 if verb[0] == "--chi-tieu" else 1
            shutil.rmtree(self.folder / "work", ignore_errors=True)
            self.assert_status(self.run_program(*arguments), self.good)
            whole = self.files(self.folder / "work")

            def check(place):
                found = self.files(self.folder / "work")
                self.assertLessEqual(set(found), set(whole), place)
                for name, digest in found.items():
                    self.assertEqual(digest, whole[name], f"{place}{name}")

            self.each_call(("create", "write", "fsync", "close", "rename", "mkdir"), arguments, "work", check,
                           lambda: shutil.rmtree(self.folder / "work", ignore_errors=True))

    def test_new(self):
        self.good = 0
        arguments = ("new", "-p", "ha-noi", "-y", "2026", "-s", "Kỹ năng số")
        province = self.folder / "content/tinh/ha-noi"

        def check(place):
            self.assertFalse(province.exists(), place)

        self.each_call(("create", "write", "fsync", "close", "rename", "mkdir"), arguments, "ha-noi", check,
                       lambda: shutil.rmtree(province, ignore_errors=True))

    def test_conversion(self):
        """The original is there, as itself or as its copy, and the conversion can be tried again."""
        self.good = 0
        file = self.folder / "cu.md"
        original = "Ủy ban nhân dân tỉnh".encode("utf-16-le")[:0] + "Kế hoạch phát triển\n".encode("utf-8")
        original = original.decode("utf-8").encode("utf-8").replace("ế".encode(), "ê\u0301".encode())
        copy = self.folder / "cu.md.goc"

        def prepare():
            copy.unlink(missing_ok=True)
            file.write_bytes(original)

        def check(place):
            if file.read_bytes() != original:
                self.assertEqual(copy.read_bytes(), original, place)
            else:
                self.assertFalse(copy.exists(), place)
            self.assertEqual({path.name for path in self.folder.glob("cu.md*")} - {"cu.md", "cu.md.goc"}, set(), place)

        self.each_call(("create", "write", "fsync", "close", "rename"), ("check", "--chuyen-ma", "cu.md"), "cu.md",
                       check, prepare)

    def test_what_is_printed(self):
        """A report that was cut short does not pass for a whole one."""
        self.edit(FIRST, "ke-hoach.xml", OLD, NEW)
        for arguments in (("--help",), ("--version",), ("build", "--json"), ("build", "--force"), ("check",),
                          ("check", "--format", "json"), ("check", "--quy-tac"), ("dump", "plan", FIRST),
                          ("dump", "pages", FIRST), ("dump", "tags", FIRST),
                          ("compare", FIRST, SECOND, "--ban-thao", "--format", "json"),
                          ("new", "-p", "ha-noi", "-y", "2026", "-s", "Kỹ năng số")):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([self.program, *arguments], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                      env={**os.environ, "LC_ALL": "vi_VN"}, timeout=60, check=False)
            self.assertEqual(done.returncode, 3, arguments)
            self.assertIn("không in ra được hết", done.stderr.decode("utf-8"), arguments)

    def test_without_standard_files(self):
        """A file that is opened where standard output was closed does not get what is printed."""
        line = 'exec "$0" build --verbose <&- >&- 2>&-'
        done = subprocess.run(["sh", "-c", line, self.program], cwd=self.folder, timeout=60, check=False)
        self.assertEqual(done.returncode, 0)
        self.assert_status(self.build("--quiet", "--output", "whole"), 0)
        self.assertEqual(self.files(), self.files(self.folder / "whole"))

    def test_json_tells_of_the_failure(self):
        self.build_before_and_after()
        self.copy_of_old("work")
        result = self.fault("rename", 3, errno.ENOSPC, "build", "-j1", "--json", "--output", "work", path="work")
        told = json.loads(result.out)
        self.assertEqual((result.status, told["status"]), (3, 3))
        self.assertEqual(told["findings"]["failures"], 1)
        self.assertIn("failed", {plan["status"] for plan in told["plans"]})


class RealDisk(Faulty):
    """Nothing is made up here."""

    def test_a_small_disk(self):
        if subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                          capture_output=True, check=False).returncode != 0:
            self.skipTest("mounting is not permitted")
        self.build_before_and_after()
        used = sum(-(-path.stat().st_size // 4096) for path in (self.folder / "old").rglob("*") if path.is_file())
        script = ('mkdir -p disk && mount -t tmpfs -o size="$1",nr_inodes="$2" tmpfs disk && cp -a old/. disk/ && '
                  'shift 2 && { "$@"; status=$?; rm -rf kept; cp -a disk kept; exit $status; }')
        failed = 0
        for free in range(1, 25, 3):
            result = self.build("--output", "disk", "-j1", prefix=("unshare", "--mount", "sh", "-c", script, "sh",
                                                                 str((used + free) * 4096), "10000"))
            self.assertIn(result.status, (0, 3), result.err)
            failed += result.status == 3
            if result.status == 3:
                self.assertIn("đĩa đã đầy", result.err)
            self.assert_old_or_new(self.folder / "kept")
        self.assertGreater(failed, 3)

    def test_a_disk_that_is_read_only(self):
        if subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                          capture_output=True, check=False).returncode != 0:
            self.skipTest("mounting is not permitted")
        self.build_before_and_after()
        script = 'mount --bind old old && mount -o remount,bind,ro old && exec "$@"'
        result = self.build("--output", "old", prefix=("unshare", "--mount", "sh", "-c", script, "sh"))
        self.assert_status(result, 3, "[KH501]", "đĩa chỉ cho đọc")
        self.assertEqual(self.files(self.folder / "old"), self.old)


if __name__ == "__main__":
    unittest.main()
