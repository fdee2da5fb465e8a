"""Limits that a system sets: open files, the size of a file, rights. A message, exit status 3, the
earlier outputs old or new and whole."""
import os
import resource
import unittest

from faulty import Faulty
from world import SECOND, as_nobody


class Limits(Faulty):
    def setUp(self):
        super().setUp()
        self.build_before_and_after()

    def try_with(self, kind, limit, *arguments):
        folder = self.copy_of_old("work")

        def cap():
            resource.setrlimit(kind, (limit, limit))

        result = self.build(*arguments, "--output", "work", preexec_fn=cap, restore_signals=False)
        place = f"{limit}: {result.err}"
        if result.status != 127:
            self.assertIn(result.status, (0, 3), place)
        if result.status == 3:
            self.assertRegex(result.err, r"\[KH\d+\]|bộ nhớ", place)
        self.assert_old_or_new(folder, place)
        return result.status

    def test_open_files(self):
        statuses = [self.try_with(resource.RLIMIT_NOFILE, limit, *jobs) for limit in (*range(3, 16), 20, 32, 64)
                    for jobs in (("-j1",), ("-j4",))]
        self.assertIn(3, statuses)
        self.assertEqual(statuses[-1], 0)

    def test_size_of_a_file(self):
        statuses = [self.try_with(resource.RLIMIT_FSIZE, limit) for limit in (0, 1, 100, 4096, 20000, 60000, 10**7)]
        self.assertEqual(statuses[0], 3)
        self.assertEqual(statuses[-1], 0)

    def test_a_source_that_may_not_be_read(self):
        for path in (self.plan() / "noi-dung.md", self.plan() / "ke-hoach.xml", self.plan(),
                     self.folder / "content/danh-muc/chi-tieu.xml", self.folder / "content/tinh"):
            folder = self.copy_of_old("work")
            for made in (folder, *folder.rglob("*")):
                os.chown(made, 65534, 65534) if os.geteuid() == 0 and made.is_dir() else None
            mode = path.stat().st_mode
            path.chmod(0)
            result = self.build("--output", "work", preexec_fn=as_nobody)
            path.chmod(mode)
            self.assert_status(result, 3, "không có quyền truy cập")
            self.assert_old_or_new(folder)
            for name, digest in self.files(folder).items():
                if name.startswith(SECOND):
                    self.assertEqual(digest, self.old[name])


if __name__ == "__main__":
    unittest.main()
