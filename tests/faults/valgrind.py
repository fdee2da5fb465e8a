"""The program as users get it, under valgrind: no memory is read that was not written, none is lost."""
import os
import shutil
import subprocess
import unittest

from world import FIRST, SECOND, World

# What is kept to the end of the process by design is still reachable; only what is lost counts.
OPTIONS = ("--quiet", "--error-exitcode=99", "--leak-check=full", "--show-leak-kinds=definite",
           "--errors-for-leak-kinds=definite", "--track-origins=no", "--child-silent-after-fork=yes")


class Valgrind(World):
    def assert_clean(self, *arguments, status):
        result = self.run_program(*arguments, prefix=(os.environ["VALGRIND"], *OPTIONS), limit=600)
        self.assertNotRegex(result.err, r"(?m)^==\d+==", "valgrind has something to say")
        self.assert_status(result, status)

    def test_build(self):
        self.assert_clean("build", "-j2", status=0)
        self.assert_outputs(FIRST, SECOND)

    def test_check(self):
        self.break_plan(FIRST)
        self.assert_clean("check", status=1)

    def test_compare(self):
        self.edit(FIRST, "ke-hoach.xml", "<so>134</so>", "<so>135</so>")
        self.assert_clean("compare", FIRST, SECOND, "--ban-thao", status=1)


if __name__ == "__main__":
    unittest.main()
