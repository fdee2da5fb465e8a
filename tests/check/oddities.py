"""Every oddity that the five plans were found with is told, or is said to be none (oddities.txt).

    oddities.py --program kehoach --content content
"""
import argparse
import re
import sys
import tempfile
from pathlib import Path

import sandbox

HERE = Path(__file__).resolve().parent


def rows():
    for line in (HERE / "oddities.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            what, kind, told = re.fullmatch(r"(.+?) \| (golden|example|fact) (.+)", line).groups()
            yield what, kind, told


def is_golden(told):
    plan, rule, place = told.split()
    golden = (HERE / f"{plan}.txt").read_text(encoding="utf-8")
    return any(line.startswith(f"{rule} {place} ") for line in golden.splitlines())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    table = list(rows())
    faults = [f"{what}: {told} is not in the expected findings" for what, kind, told in table
              if kind == "golden" and not is_golden(told)]
    examples = [(what, *told.split(" ", 1)) for what, kind, told in table if kind == "example"]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sandbox.prepare(root, options.content)
        for number, (_, _, text) in enumerate(examples):
            files, _ = sandbox.files_for("PARAGRAPH", text.replace("\\u00a0", "\u00a0"))
            sandbox.lay_out(root / f"content/tinh/vi-du/{number}", files)
        messages = sandbox.run(options.program, root, "check")[2]
        for number, (what, rule, text) in enumerate(examples):
            if not re.search(rf"^content/tinh/vi-du/{number}/noi-dung\.md:3:.* \[{rule}\]$", messages, re.MULTILINE):
                faults.append(f"{what}: {rule} does not find: {text}")
    print("\n".join(faults) or f"{len(table)} oddities")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
