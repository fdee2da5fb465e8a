"""One plan, stage by stage, against the expected texts beside it.

    plans.py --program kehoach --content content --fonts fonts [--rewrite] PLAN-FOLDER [--expected DIR]

NAME.plan.txt, NAME.pages.txt and NAME.tags.txt are the program's dumps, NAME.html, NAME.en.html
and NAME.manh.html the pages it builds, NAME.page-count.txt how many pages the PDF has. What of these exists is compared; to have one
more, make it empty and run with REWRITE=1.
"""
import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import golden

DUMPS = ("plan", "pages", "tags")
PAGES = ("html", "en.html", "manh.html")
TIME_LIMIT = 60


class Case:
    def __init__(self, options):
        self.options = options
        self.plan = options.plan
        self.faults = []

    def run(self, *arguments):
        """Standard output of the program; a case is a sound plan, so any message is a fault."""
        done = subprocess.run([self.options.program, *arguments, "--content", self.options.content,
                               "--fonts", self.options.fonts, self.plan],
                              capture_output=True, timeout=TIME_LIMIT, stdin=subprocess.DEVNULL)
        messages = done.stderr.decode("utf-8", "replace")
        if done.returncode != 0 or messages:
            self.faults.append(f"kehoach {' '.join(arguments[:2])}: exit status {done.returncode}\n{messages}")
        return done.stdout.decode("utf-8")

    def page(self, stage):
        with tempfile.TemporaryDirectory() as folder:
            self.run("build", "--quiet", "--output", folder)
            pages = [path for path in Path(folder).rglob(f"ke-hoach.{stage}")]
            if len(pages) != 1:
                self.faults.append(f"one page expected, made: {sorted(str(page) for page in pages)}")
                return ""
            return pages[0].read_text(encoding="utf-8")

    def page_count(self):
        numbers = re.findall(r"^page (\d+) ", self.run("dump", "pages"), re.MULTILINE)
        return f"{len(numbers)}\n"

    def text(self, stage):
        if stage in DUMPS:
            return self.run("dump", stage)
        return self.page(stage) if stage in PAGES else self.page_count()

    def compare(self, folder, name):
        files = {stage: folder / f"{name}.{stage}.txt" for stage in (*DUMPS, "page-count")}
        files |= {stage: folder / f"{name}.{stage}" for stage in PAGES}
        wanted = {stage: path for stage, path in files.items() if path.exists()}
        if not wanted:
            self.faults.append(f"{folder}/{name}.*: no expected texts")
        good = True
        for stage, path in wanted.items():
            text = self.text(stage)
            good = golden.compare(path, text, self.options.rewrite and not self.faults) and good
        for fault in self.faults:
            print(f"{self.plan}: {fault}")
        return good and not self.faults


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content", "--fonts"):
        parser.add_argument(name, required=True)
    parser.add_argument("--rewrite", action="store_true", default=golden.wants_rewrite([]))
    parser.add_argument("--expected", help="where the expected texts lie, if not in the plan's folder")
    parser.add_argument("--name", help="what they are called, if not like the plan's folder")
    parser.add_argument("plan", help="the plan's folder")
    options = parser.parse_args()
    folder = Path(options.expected or options.plan)
    name = options.name or Path(options.plan).resolve().name
    sys.exit(not Case(options).compare(folder, name))


if __name__ == "__main__":
    main()
