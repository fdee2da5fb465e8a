"""The program, its source, and what its help says of verbs and options."""
import os
import re
import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ["KEHOACH_PROGRAM"])
BUILD = Path(os.environ["KEHOACH_BUILD"])
MANUALS = SOURCE / "gen/commands/man"
COMPLETION = SOURCE / "gen/commands/completion"

OPTION = re.compile(r"^ +(?:(-[a-z]), )?(--[a-z-]+)", re.MULTILINE)


def help_of(*arguments, program=PROGRAM):
    done = subprocess.run([program, *arguments, "--help"], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "vi_VN.UTF-8"})
    return done.stdout


def verbs():
    return re.findall(r"^  ([a-z]+) +\S", help_of(), re.MULTILINE)


def options(verb):
    """Of each option its names, as the help lists them."""
    return [tuple(name for name in names if name) for names in OPTION.findall(help_of(verb))]
