"""The table of findings, read from the program's source so that no rule escapes the tests."""
import re
from collections import namedtuple
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "gen/base/finding-rules.h"

Rule = namedtuple("Rule", "name number severity text hint clause")

STRING = r'"(?:[^"\\]|\\.)*"'
TEXT = rf"(?:N_\(\s*(?:{STRING}\s*)+\)|(?:{STRING}\s*)+)"
ROW = re.compile(rf"^RULE\(\s*(\w+)\s*,\s*(\d+)\s*,\s*(\w+)\s*,\s*({TEXT})\s*,\s*({TEXT})\s*,\s*({TEXT})\s*\)",
                 re.MULTILINE)


def plain(words):
    """The value of a C text, which may be several literals in N_()."""
    parts = (part[1:-1] for part in re.findall(STRING, words))
    return "".join(re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), part) for part in parts)


def read_rules():
    """name -> Rule. Fails if the table is written in a way that this does not understand."""
    source = TABLE.read_text(encoding="utf-8")
    rules = {row[0]: Rule(row[0], int(row[1]), row[2], *map(plain, row[3:]))
             for row in ROW.findall(source)}
    lines = len(re.findall(r"^RULE\(", source, re.MULTILINE))
    if len(rules) != lines or not rules:
        raise SystemExit(f"{TABLE}: {lines} rules, but {len(rules)} were understood")
    return rules
