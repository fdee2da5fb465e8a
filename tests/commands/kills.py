"""A build killed at any moment leaves every file old or new, and the next one puts the rest right."""
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from world import FIRST, OWN_FOLDER, SECOND, World

KILLS, FOLDERS = 200, 2
REPAIR_EVERY = 10
MOST_RUNS = 3 * KILLS
WORDS = ("Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số")


class Kills(World):
    def setUp(self):
        super().setUp()
        self.wanted = []
        for i, words in enumerate(WORDS):
            shutil.copytree(self.folder / "content", self.folder / f"content-{i}")
            for slug in (FIRST, SECOND):
                head = self.folder / f"content-{i}/tinh" / slug / "ke-hoach.xml"
                head.write_text(head.read_text(encoding="utf-8").replace(WORDS[0], words), encoding="utf-8")
            self.assert_status(self.build("--content", f"content-{i}", "--output", f"fresh-{i}"), 0)
            self.wanted.append(self.files(self.folder / f"fresh-{i}"))

    def start(self, version, output):
        return subprocess.Popen([self.program, "build", "--quiet", "--content", f"content-{version}",
                                 "--output", output], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})

    def watch(self, output):
        """A number that grows as a build goes on: what it has put aside, and what has been replaced."""
        own = output / OWN_FOLDER
        entries = [*own.glob("tam/*"), *own.glob("ban-ghi/*/*"), *output.glob("*/*/*"), own / "trang-chung"]
        state = set()
        for path in entries:
            try:
                state.add((path.name, path.stat().st_ino))
            except OSError:
                pass  # renamed since
        return state

    def kill_in_the_midst(self, run, output, chance):
        """By what has been done and not by the clock, which says nothing on a busy machine: once some
        number of files has come or gone; a few at once. True if it was killed."""
        changes = chance.choice((0, 0, 1, 2, 4, 8, 12, 16, 20, 24, 28, 32))
        seen, last = 0, self.watch(output)
        while seen < changes and run.poll() is None:
            now = self.watch(output)
            seen += len(now ^ last)
            last = now
        if changes == 0:
            time.sleep(chance.uniform(0, 0.02))
        run.send_signal(signal.SIGKILL)
        return run.wait() == -signal.SIGKILL

    def assert_whole(self, output):
        found = self.files(output)
        for name, digest in found.items():
            self.assertIn(digest, [wanted.get(name) for wanted in self.wanted], f"{name} is neither old nor new")
        self.assertLessEqual(set(self.wanted[0]), set(found), "a file is lost")

    def kill_often(self, number):
        """The versions take turns, so that there is always something to make. Gives how many builds were
        killed, and how many of these had begun to replace files."""
        chance = random.Random(number)
        output = self.folder / f"output-{number}"
        shutil.copytree(self.folder / "fresh-0", output)
        killed = amid = runs = 0
        while killed < KILLS // FOLDERS:
            runs += 1
            self.assertLess(runs, MOST_RUNS, "most builds were through before they were killed")
            version = runs % 2
            before = self.files(output)
            if self.kill_in_the_midst(self.start(version, output), output, chance):
                killed += 1
                amid += self.files(output) not in (before, self.wanted[version])
            self.assert_whole(output)
            if runs % REPAIR_EVERY == 0:
                self.assertEqual(self.start(version, output).wait(300), 0)
                self.assertEqual(self.files(output), self.wanted[version])
                self.assert_nothing_begun(output)
        return killed, amid

    def test_killed_at_any_moment(self):
        with ThreadPoolExecutor(FOLDERS) as pool:
            counts = list(pool.map(self.kill_often, range(FOLDERS)))
        killed, amid = (sum(column) for column in zip(*counts))
        print(f"{killed} builds killed, {amid} of them between the first and the last file")
        self.assertGreaterEqual(killed, KILLS)
        self.assertGreater(amid, KILLS // 20, "the kills did not come in the midst")


if __name__ == "__main__":
    unittest.main()
