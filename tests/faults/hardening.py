"""What the compiler and the linker do against attacks is in the program as users get it."""
import os
import re
import subprocess
import unittest

PROGRAM = os.environ["KEHOACH_PROGRAM"]


def readelf(*options):
    return subprocess.run(["readelf", "-W", *options, PROGRAM], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout


class Hardening(unittest.TestCase):
    def test_position(self):
        """The addresses differ from run to run, and no code is changed for it."""
        self.assertRegex(readelf("-h"), r"Type:\s+DYN")
        dynamic = readelf("-d")
        self.assertRegex(dynamic, r"FLAGS_1.*\bPIE\b")
        self.assertNotIn("TEXTREL", dynamic)

    def test_relocations(self):
        """Resolved at the start and then read-only."""
        self.assertRegex(readelf("-d"), r"FLAGS_1.*\bNOW\b")
        self.assertIn("GNU_RELRO", readelf("-l"))

    def test_memory(self):
        """Nothing is both written and run."""
        segments = re.findall(r"^  (\w+) +(?:0x\w+ +){5}([RWE ]+?) +0x", readelf("-l"), re.MULTILINE)
        self.assertIn("GNU_STACK", dict(segments))
        for name, flags in segments:
            self.assertFalse({"W", "E"} <= set(flags), f"{name}: {flags}")

    def test_checks(self):
        symbols = readelf("--dyn-syms")
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__\w+_chk@", "built without _FORTIFY_SOURCE")

    def test_libraries(self):
        """None from a folder that somebody else may fill."""
        self.assertNotRegex(readelf("-d"), r"\((RPATH|RUNPATH)\)")


if __name__ == "__main__":
    unittest.main()
