"""Makefile.docs: its help, and one plan by its own target."""
import subprocess
import unittest

from world import CONTENT, SOURCE, TIME_LIMIT, World

PLANS = sorted(str(head.parent.relative_to(CONTENT / "tinh")) for head in CONTENT.glob("tinh/*/*/ke-hoach.xml"))


class Makefile(World):
    def make(self, *arguments):
        return subprocess.run(["make", "-f", "Makefile.docs", *arguments], cwd=SOURCE, text=True,
                              timeout=TIME_LIMIT, capture_output=True, stdin=subprocess.DEVNULL)

    def test_help_names_every_target_and_plan(self):
        done = self.make("help")
        self.assertEqual(done.returncode, 0, done.stderr)
        for target in ("check", "program", "install", "clean", "help", *PLANS):
            self.assertIn(f"make -f Makefile.docs {target}", done.stdout)
        self.assertGreaterEqual(len(PLANS), 5)

    def test_one_plan(self):
        # The program is at hand: -o takes it as made, so nothing is installed or compiled here.
        plan = PLANS[0]
        done = self.make("-o", "program", f"KEHOACH={self.program}", f"OUTPUT={self.output}", plan)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(set(self.files()) - {"kehoach.css", "kehoach-nhung.css", "kehoach.js"},
                         {name for name in self.files() if name.startswith(plan + "/")})
        self.assertIn(f"{plan}/ke-hoach.pdf", self.files())

    def test_a_failing_build_fails_make(self):
        done = self.make("-o", "program", f"KEHOACH={self.program}", "OUTPUT=/dev/null/x", PLANS[0])
        self.assertNotEqual(done.returncode, 0)

    def test_unknown_plan(self):
        done = self.make("-o", "program", f"KEHOACH={self.program}", "khong-co/1-2022")
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
