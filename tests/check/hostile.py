"""Texts that nobody types: the checks take a time that grows with their length, not with its square,
and say no more than can be read.

    hostile.py --program kehoach --content content
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import sandbox

SHORT, GROWTH = 40_000, 4
# A machine under load is slow by seconds; the square of the growth would be 16 times.
MOST_TIMES, SLACK = 9, 0.5
MOST_PRINTED = 400_000  # bytes
TIME_LIMIT = 120  # seconds

# What is said over and over in one paragraph, or many of them.
SAID = {
    "words glued together": "côngnghệthôngtin", "letters with marks": "ế", "small letters": "a",
    "code spans": "` ", "angles": "‹", "straight quotes": '"', "opening quotes": "“a ", "closing quotes": "a” ",
    "opening brackets": "( ", "closing brackets": ")", "square brackets": "\\[", "names": "{#", "digits": "1",
    "figures": "12.5% ", "dates": "ngày 31/2/2022 ", "citations": "Quyết định số 411/QĐ-TTg ", "laws": "Luật ",
    "points": ". ", "spaces": " ", "double spaces": "a  ", "hyphens": "a- ", "words twice": "xã ",
    "misread words": "sá»‘ ", "tags": "<a", "unseen letters": "\u200b", "marks": "\u0301", "equals": '=" ',
    "short lines": "đoạn này\n", "short paragraphs": "đoạn này.\n\n", "short points": "a) đoạn này.\n\n",
    "headings": "# I. MỤC TIÊU\n\n",
}


def said(text, length):
    return "đầu" + (text * (length // len(text.encode()) + 1)) + "cuối"


def seconds(options, folder, body):
    """Time of the processor for the check of a plan with the text; what it printed."""
    sandbox.lay_out(folder, sandbox.files_for("PARAGRAPH", body)[0])
    before = os.times()
    done = subprocess.run([options.program, "check", "-c", options.content, "-f", options.content.parent / "fonts",
                           folder], capture_output=True, timeout=TIME_LIMIT, stdin=subprocess.DEVNULL, check=False)
    after = os.times()
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content"):
        parser.add_argument(name, type=lambda path: Path(path).resolve(), required=True)
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as root:
        for number, (name, text) in enumerate(SAID.items()):
            short, _ = seconds(options, Path(root) / f"short-{number}", said(text, SHORT))
            long, printed = seconds(options, Path(root) / f"long-{number}", said(text, SHORT * GROWTH))
            if long > MOST_TIMES * short + SLACK:
                faults.append(f"{name}: {short:.2f} s, but {long:.2f} s for {GROWTH} times as much")
            if len(printed) > MOST_PRINTED:
                faults.append(f"{name}: {len(printed)} bytes of messages")
    print("\n".join(faults) or f"{len(SAID)} texts")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
