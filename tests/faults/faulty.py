"""The program with one call that fails (faults.c), in the world of the command line's tests."""
import errno
import os
import shutil
from concurrent.futures import ThreadPoolExecutor

from world import FIRST, OWN_FOLDER, SECOND, World

FAULTS = os.environ["KEHOACH_FAULTS"]
OLD, NEW = "Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số"
WAYS = os.cpu_count() or 1


class Faulty(World):
    """Outputs of an earlier build are there, and a change that writes every file of a plan anew."""

    def setUp(self):
        super().setUp()
        self.numbers = 0

    def build_before_and_after(self):
        self.assert_status(self.build("--quiet", "--output", "old"), 0)
        for slug in (FIRST, SECOND):
            self.edit(slug, "ke-hoach.xml", OLD, NEW)
        self.assert_status(self.build("--quiet", "--output", "new"), 0)
        self.old, self.new = (self.files(self.folder / name) for name in ("old", "new"))
        self.assertNotEqual(self.old, self.new)

    def fault(self, kind, number, code, *arguments, path="", log="log", **more):
        environment = {"LD_PRELOAD": FAULTS, "FAULT": f"{kind}:{number}:{code}", "FAULT_PATH": path,
                       "FAULT_LOG": str(self.folder / log)}
        return self.run_program(*arguments, environment=environment, **more)

    def calls(self, kind, *arguments, path="", status=0):
        """The paths of all calls of a kind in a run in which none fails."""
        log = self.folder / "calls"
        log.unlink(missing_ok=True)
        self.assert_status(self.fault(kind, 0, 0, *arguments, path=path, log=log.name), status)
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [line.partition(" ")[2] for line in lines]

    def copy_of_old(self, name):
        """Linked, not copied: who wrote into a file instead of beside it would change both."""
        copy = self.folder / name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder / "old", copy, copy_function=os.link)
        (copy / OWN_FOLDER / "khoa").unlink()
        return copy

    def assert_old_or_new(self, folder, place=""):
        found = self.files(folder)
        self.assertEqual(set(found), set(self.new), "a file was lost, or one that was begun is left over")
        for name, digest in found.items():
            self.assertIn(digest, (self.old[name], self.new[name]), f"{place}{name} is neither old nor new")
        self.assert_nothing_begun(folder)
        self.assertEqual(self.files(self.folder / "old"), self.old, "a file was changed in its place")

    def each(self, function, numbers):
        """For every number, several at a time; what fails first fails the test."""
        with ThreadPoolExecutor(WAYS) as pool:
            list(pool.map(function, numbers))


def words_for(code):
    return {errno.ENOSPC: "đĩa đã đầy", errno.EIO: "lỗi đọc ghi đĩa", errno.EROFS: "đĩa chỉ cho đọc",
            errno.EMFILE: "mở quá nhiều tệp", errno.EACCES: "không có quyền truy cập",
            errno.EDQUOT: "đã hết hạn mức đĩa", errno.ENOENT: "không có tệp"}[code]
