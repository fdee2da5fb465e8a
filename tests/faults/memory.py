"""No memory for one allocation, whichever library wants it: a message, exit status 3, the earlier
outputs old or new and whole, nothing left over; never a crash, never a page with something missing.

A build makes some 66,000 allocations, from some 900 places in the code, a place being the call with
its nearest callers (faults.c says how many). The first allocation from each place fails once, so every
stage and every library is met. With several threads, which share these places, it is a sample."""
import errno
import os
import resource
import shutil
import unittest

from faulty import NEW, OLD, Faulty
from world import FIRST, SECOND

WORDS = "không còn đủ bộ nhớ"
SAMPLE = 20


def sample(numbers):
    """Evenly over the run."""
    return numbers[::max(1, len(numbers) // SAMPLE)]


class Memory(Faulty):
    def allocations(self, *arguments, status=0):
        """The numbers of the first allocations from each place, and how many there are in all."""
        *first, total = map(int, self.calls("allocate", *arguments, status=status))
        self.assertGreater(len(first), 100)
        return first, total

    def assert_told(self, result, place):
        self.assertEqual(result.status, 3, f"{place}: {result.err}")
        self.assertIn(WORDS, result.err, place)
        self.assertEqual(result.err.count(WORDS), 1, place)

    def test_build(self):
        self.build_before_and_after()

        def attempt(number):
            name = f"work-{number}"
            folder = self.copy_of_old(name)
            result = self.fault("allocate", number, errno.ENOMEM, "build", "-j1", "--output", name, log=f"log-{number}")
            if not (self.folder / f"log-{number}").read_bytes():
                # Fewer than were counted: the run differs in what the disk said of times.
                self.assertGreater(number, total * 95 // 100)
                self.assertEqual(result.status, 0)
            else:
                self.assert_told(result, f"{number} of {total}")
            self.assert_old_or_new(folder, f"{number} of {total}: ")
            if number % 10 == 0:
                self.assert_status(self.build("--quiet", "--output", name), 0)
                self.assertEqual(self.files(folder), self.new)
                self.assert_nothing_begun(folder)
            shutil.rmtree(folder)

        self.copy_of_old("count")
        first, total = self.allocations("build", "-j1", "--output", "count")
        self.assertGreater(total, 10000)
        self.each(attempt, first)

    def test_threads(self):
        """The other threads are stopped with what they have begun."""
        self.build_before_and_after()
        self.copy_of_old("count")
        first, total = self.allocations("build", "-j4", "--output", "count")
        for number in sample(first):
            folder = self.copy_of_old("work")
            result = self.fault("allocate", number, errno.ENOMEM, "build", "-j4", "--output", "work")
            if result.status:
                self.assert_told(result, f"{number} of {total}")
            self.assert_old_or_new(folder)

    def sweep(self, *arguments, status):
        first, total = self.allocations(*arguments, status=status)

        def attempt(number):
            result = self.fault("allocate", number, errno.ENOMEM, *arguments, log=f"log-{number}")
            if (self.folder / f"log-{number}").read_bytes():
                self.assert_told(result, f"{number} of {total}")
            else:
                self.assertEqual(result.status, status)

        self.each(attempt, first)

    def test_check(self):
        self.sweep("check", "--format", "json", status=0)
        self.edit(FIRST, "ke-hoach.xml", "</so>", "")
        self.sweep("check", status=1)

    def test_dump(self):
        self.sweep("dump", "tags", FIRST, status=0)

    def test_compare(self):
        self.edit(FIRST, "ke-hoach.xml", OLD, NEW)
        arguments = ("compare", FIRST, SECOND, "--ban-thao", "--output", "work")
        self.assert_status(self.run_program(*arguments), 1)
        whole = self.files(self.folder / "work")
        self.sweep(*arguments, status=1)
        self.assertEqual(self.files(self.folder / "work"), whole)
        self.assertEqual([path.name for path in self.folder.glob("kehoach-ban-*")], [])

    def test_new(self):
        first, total = self.allocations("new", "-p", "ha-noi", "-y", "2026", "-s", "Kỹ năng số")
        for number in first:
            shutil.rmtree(self.folder / "content/tinh/ha-noi", ignore_errors=True)
            result = self.fault("allocate", number, errno.ENOMEM, "new", "-p", "ha-noi", "-y", "2026", "-s",
                                "Kỹ năng số", log=f"log-{number}")
            if (self.folder / f"log-{number}").read_bytes():
                self.assert_told(result, f"{number} of {total}")
            for path in (self.folder / "content/tinh/ha-noi").rglob("*"):
                self.assertIn(path.suffix, ("", ".xml", ".md"), "a file that was begun is left over")

    def test_english(self):
        _, total = self.allocations("check")
        environment = {"LD_PRELOAD": os.environ["KEHOACH_FAULTS"], "FAULT": f"allocate:{total // 2}:12",
                       "LANG": "en_US.UTF-8"}
        result = self.run_program("check", environment=environment)
        self.assert_status(result, 3, "out of memory")


class Limit(Faulty):
    """The system itself refuses: ulimit -v."""

    def run_within(self, mebibytes, *arguments):
        limit = mebibytes * 1024 * 1024

        def cap():
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

        return self.run_program(*arguments, preexec_fn=cap)

    def test_address_space(self):
        self.build_before_and_after()
        # So much is needed for the libraries before the program itself begins.
        start = next(size for size in range(16, 1024) if self.run_within(size, "--version").status == 0)
        statuses = set()
        for more in (0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 64, 512):
            folder = self.copy_of_old("work")
            result = self.run_within(start + more, "build", "-j1", "--output", "work")
            place = f"{start + more} MiB: {result.err}"
            self.assertIn(result.status, (0, 3), place)
            self.assert_old_or_new(folder, place)
            if result.status == 3:
                self.assertRegex(result.err, "bộ nhớ|KH", place)
            statuses.add(result.status)
        self.assertEqual(statuses, {0, 3})


if __name__ == "__main__":
    unittest.main()
