"""What the shells offer is what the program takes and the content folder holds."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from programs import COMPLETION, PROGRAM, options, verbs

BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_kehoach
printf '%s\\n' "${COMPREPLY[@]}"
"""
# The functions of zsh's completion system that are used, made to print what they would offer.
ZSH = """
compadd() {
  if [[ $1 == -a ]]; then print -rl -- "${(@P)2}"; else shift; print -rl -- "$@"; fi
}
_describe() { local entry; for entry in "${(@P)2}"; do print -r -- "${entry%%:*}"; done }
_files() { print -r -- "files $*" }
source_file=$1; shift
words=("$@"); CURRENT=$#words
source "$source_file"
"""


class Completion(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for plan in ("content/tinh/thanh-hoa/134-2022", "content/huong-dan", "other/tinh/ha-noi/1-2022"):
            (self.folder / plan).mkdir(parents=True)
            (self.folder / plan / "ke-hoach.xml").write_text("", encoding="utf-8")

    def run_shell(self, *command):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.stderr, "")
        return sorted(line for line in done.stdout.split("\n") if line)

    def bash(self, *words):
        return self.run_shell("bash", "-c", BASH, "bash", COMPLETION / "kehoach.bash", PROGRAM, *words)

    def zsh(self, *words):
        return self.run_shell("zsh", "-f", "-c", ZSH, "zsh", COMPLETION / "_kehoach", PROGRAM, *words)

    def test_verbs(self):
        expected = sorted([*verbs(), "--help", "--version"])
        self.assertEqual(self.bash(""), expected)
        self.assertEqual(self.zsh(""), expected)
        self.assertEqual(self.bash("bu"), ["build"])

    def test_options(self):
        for verb in verbs():
            expected = sorted(names[-1] for names in options(verb))
            self.assertEqual(self.bash(verb, "--"), expected)
            self.assertEqual(self.zsh(verb, "--"), expected)

    def test_plans(self):
        self.assertEqual(self.bash("build", ""), ["huong-dan", "thanh-hoa/134-2022"])
        self.assertEqual(self.zsh("build", ""), ["huong-dan", "thanh-hoa/134-2022"])
        self.assertEqual(self.bash("build", "-q", "th"), ["thanh-hoa/134-2022"])
        self.assertEqual(self.bash("check", "-c", "other", ""), ["ha-noi/1-2022"])
        self.assertEqual(self.zsh("check", "--content", "other", ""), ["ha-noi/1-2022"])

    def test_values(self):
        for option in ("-o", "--output"):
            self.assertEqual(self.bash("build", option, ""), ["content", "other"])
            self.assertEqual(self.zsh("build", option, ""), ["files -/"])
        self.assertEqual(self.bash("build", "-j", ""), [])
        self.assertEqual(self.zsh("build", "-j", ""), [])

    def test_stages(self):
        stages = ["pages", "plan", "tags"]
        self.assertEqual(self.bash("dump", ""), stages)
        self.assertEqual(self.zsh("dump", ""), stages)
        self.assertEqual(self.bash("dump", "tags", ""), ["huong-dan", "thanh-hoa/134-2022"])


if __name__ == "__main__":
    unittest.main()
