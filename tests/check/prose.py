"""Official prose of several fields in which nothing is wrong: nothing is found.

    prose.py --program kehoach --content content
"""
import argparse
import sys
import tempfile
from pathlib import Path

import sandbox


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    text = (Path(__file__).resolve().parent / "prose.md").read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sandbox.prepare(root, options.content)
        sandbox.lay_out(root / "content/tinh/vi-du/van-xuoi", sandbox.files_for("PARAGRAPH", text)[0])
        status, _, messages = sandbox.run(options.program, root, "check")
    print(messages or "nothing found")
    sys.exit(status != 0 or "[KH" in messages)


if __name__ == "__main__":
    main()
