"""Expected texts that lie beside their inputs: compare, show what differs, rewrite on request."""
import difflib
import os
import sys

SHOWN_LINES = 40


def wants_rewrite(arguments):
    return "--rewrite" in arguments or os.environ.get("REWRITE", "") not in ("", "0")


def first_line_that_differs(expected, actual):
    for number, (left, right) in enumerate(zip(expected, actual), 1):
        if left != right:
            return number
    return min(len(expected), len(actual)) + 1


def compare(path, actual, rewrite):
    """True if the file at `path` holds exactly `actual`. With `rewrite` it is made so, and git shows
    what changed; an expected text is to be read before it is committed."""
    expected = path.read_text(encoding="utf-8") if path.exists() else None
    if expected == actual:
        return True
    if rewrite:
        path.write_text(actual, encoding="utf-8")
        print(f"rewritten: {path}")
        return True
    if expected is None:
        print(f"{path}: no such expected text; run with REWRITE=1 and read what it writes")
        return False
    left, right = expected.splitlines(), actual.splitlines()
    print(f"{path}:{first_line_that_differs(left, right)}: the text differs (- expected, + now)")
    lines = list(difflib.unified_diff(left, right, lineterm="", n=2))[2:]
    for line in lines[:SHOWN_LINES]:
        print(line)
    if len(lines) > SHOWN_LINES:
        print(f"… and {len(lines) - SHOWN_LINES} lines more")
    sys.stdout.flush()
    return False
