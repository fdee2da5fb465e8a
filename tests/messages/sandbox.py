"""A case as a folder of its own: a sound plan with the one fault the case is about.

A case folder holds any of
    ke-hoach.xml, noi-dung.md, …   a whole file that takes the place of the sound plan's
    ke-hoach.xml.edit, …           lines of that file to take out ("- ") and to put in ("+ ")
    generate.py                    makes what is too large or too odd to lie in git
    case.ini                       [case] base = which sound plan; command = what is run;
                                   last = how many lines of a long report are kept
    expected.txt                   what is printed, and the exit status

Paths in messages are relative to the sandbox, so that they are the same on every machine.
"""
import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLAN = Path("content/tinh/thanh-hoa/134-2022")
TIME_LIMIT = 60  # seconds; the slowest case takes less than ten under the sanitizers
OWN_FILES = ("case.ini", "expected.txt", "generate.py")


def cases():
    return sorted(path.parent for path in HERE.glob("*/expected.txt"))


def rule_of(case):
    """A folder is named after its rule; what follows "--" tells several cases of a rule apart."""
    return case.name.split("--")[0].replace("-", "_").upper()


def settings(case):
    ini = configparser.ConfigParser(interpolation=None)
    ini.read(case / "case.ini", encoding="utf-8")
    found = ini["case"] if ini.has_section("case") else {}
    command = shlex.split(found.get("command", "check"))
    return found.get("base", "sound-plan"), command, int(found.get("last", 0))


def edited(text, edit, where):
    """Replaces each block of "- " lines by the "+ " lines below it. A block must stand in the text
    exactly once, or the case would not test what its author thought."""
    old, new, blocks = [], [], []
    for line in edit.splitlines() + [""]:
        if line.startswith("- ") and not new:
            old.append(line[2:])
        elif line.startswith("+ ") or line == "+":
            new.append(line[2:])
        elif old or new:
            blocks.append((old, new))
            old, new = ([line[2:]], []) if line.startswith("- ") else ([], [])
    for taken, put in blocks:
        before = "".join(line + "\n" for line in taken)
        if ("\n" + text).count("\n" + before) != 1:
            raise SystemExit(f"{where}: these lines do not stand in the sound plan once:\n{before}")
        text = ("\n" + text).replace("\n" + before, "\n" + "".join(line + "\n" for line in put))[1:]
    return text


def lay_out(case, folder, content, fonts):
    """Fills the empty `folder` with what the case runs in; gives its command."""
    base, command, _ = settings(case)
    plan = folder / PLAN
    plan.parent.mkdir(parents=True)
    shutil.copytree(HERE / base, plan)
    (folder / "content/danh-muc").symlink_to(Path(content).resolve() / "danh-muc")
    (folder / "fonts").symlink_to(Path(fonts).resolve())
    for source in sorted(case.iterdir()):
        if source.suffix == ".edit":
            target = plan / source.stem
            text = edited(target.read_text(encoding="utf-8"), source.read_text(encoding="utf-8"), source)
            target.write_text(text, encoding="utf-8")
        elif source.name not in OWN_FILES:
            shutil.copy(source, plan / source.name)
    if (case / "generate.py").exists():
        subprocess.run([sys.executable, case / "generate.py"], cwd=folder, check=True)
    return command


def shown(case, messages):
    """The messages, or the end of them if the case asks for no more."""
    last = settings(case)[2]
    lines = messages.splitlines(keepends=True)
    return "".join(["…\n", *lines[-last:]] if 0 < last < len(lines) else lines)


def run(program, folder, command, language="vi_VN.UTF-8", limit=TIME_LIMIT):
    """Runs the program in the folder; gives (exit status, standard output, messages)."""
    environment = {"PATH": os.environ["PATH"], "LANG": language, "TZ": "Asia/Ho_Chi_Minh"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([str(program), *command], cwd=folder, env=environment, timeout=limit,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
