"""What the checks find in the documents of content/: only what is really odd there.

    documents.py --program kehoach --content content

REWRITE=1 in the environment rewrites the expected texts.
"""
import argparse
import os
import re
import sys
from pathlib import Path

import sandbox

HERE = Path(__file__).resolve().parent
LINE = re.compile(r"^(\S+?):(\d+)(?::\d+)?: [^:]+: (.*) \[KH(\d+)\]$", re.MULTILINE)


def documents(content):
    heads = sorted(content.glob("tinh/*/*/ke-hoach.xml")) + [content / "huong-dan/ke-hoach.xml"]
    return [head.parent for head in heads]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    faults = []
    for folder in documents(options.content.resolve()):
        _, _, messages = sandbox.run(options.program, options.content.resolve().parent, "check", str(folder))
        found = "".join(f"KH{number} {Path(file).name}:{line} {text}\n"
                        for file, line, text, number in LINE.findall(messages))
        expected = HERE / f"{folder.name}.txt"
        if os.environ.get("REWRITE"):
            expected.write_text(found, encoding="utf-8")
        elif (expected.read_text(encoding="utf-8") if expected.exists() else "") != found:
            faults.append(f"{folder.name}: found\n{found}is not what {expected.name} says")
    print("\n".join(faults) or "each document as expected")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
