"""Makes the documents of the small plans of tests/plans, with their index: more kinds of content than
the provinces' plans have. And the comparisons of the small pairs of tests/compare.

    small.py --program kehoach --content content --fonts fonts FOLDER
"""
import argparse
import shutil
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "plans"
PAIRS = CASES.parent / "compare/cases"


def compare(options, pair):
    """Comparisons stand below the output too: two different plans, so the status is 1."""
    sides = []
    for side in ("truoc", "sau"):
        sides.append(options.folder / "pairs" / f"{pair.name}-{side}")
        shutil.copytree(pair / side, sides[-1])
    done = subprocess.run([options.program, "compare", "--quiet", "--content", options.content, "--fonts",
                           options.fonts, *sides], cwd=options.folder)
    if done.returncode != 1:
        sys.exit(f"{pair.name}: status {done.returncode}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content", "--fonts", "folder"):
        parser.add_argument(name, type=lambda path: Path(path).resolve())
    options = parser.parse_args()
    content = options.folder / "content"
    shutil.rmtree(options.folder, ignore_errors=True)
    content.mkdir(parents=True)
    (content / "danh-muc").symlink_to(options.content / "danh-muc")
    for head in sorted(CASES.glob("*/ke-hoach.xml")):
        shutil.copytree(head.parent, content / "tinh/thu-nghiem" / head.parent.name,
                        ignore=lambda _, names: [name for name in names if name.endswith((".txt", ".html"))])
    done = subprocess.run([options.program, "build", "--content", content, "--fonts", options.fonts,
                           "--output", options.folder / "output"])
    if done.returncode:
        sys.exit(done.returncode)
    for pair in sorted(PAIRS.iterdir()):
        compare(options, pair)


if __name__ == "__main__":
    main()
