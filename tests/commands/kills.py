"""A build killed at any moment leaves every file old or new, and the next one puts the rest right."""
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from world import FIRST, SECOND, World

KILLS, FOLDERS = 200, 2
REPAIR_EVERY = 10
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
            started = time.monotonic()
            self.assert_status(self.build("--content", f"content-{i}", "--output", f"fresh-{i}"), 0)
            self.takes = time.monotonic() - started
            self.wanted.append(self.files(self.folder / f"fresh-{i}"))

    def start(self, version, output):
        return subprocess.Popen([self.program, "build", "--quiet", "--content", f"content-{version}",
                                 "--output", output], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})

    def kill_often(self, number):
        """The versions take turns, so that there is always something to make. Gives how many runs
        were cut short."""
        chance = random.Random(number)
        output = self.folder / f"output-{number}"
        shutil.copytree(self.folder / "fresh-0", output)
        cut = 0
        for i in range(KILLS // FOLDERS):
            version = (i + 1) % 2
            run = self.start(version, output)
            time.sleep(chance.uniform(0, 1.1 * self.takes))
            run.send_signal(signal.SIGKILL)
            cut += run.wait() == -signal.SIGKILL
            for name, digest in self.files(output).items():
                self.assertIn(digest, [wanted.get(name) for wanted in self.wanted], f"{name} is neither old nor new")
            self.assertLessEqual(set(self.wanted[0]), set(self.files(output)), "a file is lost")
            if i % REPAIR_EVERY == 0:
                self.assertEqual(self.start(version, output).wait(60), 0)
                self.assertEqual(self.files(output), self.wanted[version])
                self.assert_nothing_begun(output)
        return cut

    def test_killed_at_any_moment(self):
        with ThreadPoolExecutor(FOLDERS) as pool:
            cut = sum(pool.map(self.kill_often, range(FOLDERS)))
        self.assertGreater(cut, KILLS // 5, "most builds were through before they were killed")


if __name__ == "__main__":
    unittest.main()
