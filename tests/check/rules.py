"""The table of the checks, read from the program's source so that no rule escapes the tests."""
import re
from collections import namedtuple
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "gen/base/check-rules.h"

Rule = namedtuple("Rule", "name number severity text hint clause group place wrong right")

STRING = r'"(?:[^"\\]|\\.)*"'
TEXT = rf"(?:N_\(\s*(?:{STRING}\s*)+\)|(?:{STRING}\s*)+|NULL)"
ROW = re.compile(r"^CHECK\(\s*(\w+)\s*,\s*(\d+)\s*,\s*(\w+)\s*"
                 + rf",\s*({TEXT})\s*" * 3 + r",\s*(\w+)\s*,\s*(\w+)\s*" + rf",\s*({TEXT})\s*" * 2
                 + r"\)", re.MULTILINE)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def plain(words):
    """The value of a C text, which may be several literals in N_()."""
    def character(match):
        if match[1][0] == "u":
            return chr(int(match[1][1:], 16))
        return {"n": "\n", "t": "\t"}.get(match[1], match[1])
    return "".join(ESCAPE.sub(character, part[1:-1]) for part in re.findall(STRING, words))


def read_rules():
    """In the table's order. Fails if the table is written in a way that this does not understand."""
    source = TABLE.read_text(encoding="utf-8")
    rules = [Rule(row[0], int(row[1]), row[2], *map(plain, row[3:6]), row[6], row[7], *map(plain, row[8:]))
             for row in ROW.findall(source)]
    lines = len(re.findall(r"^CHECK\(", source, re.MULTILINE))
    if len(rules) != lines or not rules:
        raise SystemExit(f"{TABLE}: {lines} rules, but {len(rules)} were understood")
    return rules
