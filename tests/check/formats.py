"""The same findings in every format: text, json, gcc, sarif; and the rules in both of theirs.

    formats.py --program kehoach --content content
"""
import argparse
import json
import re
import sys
from pathlib import Path

import sandbox
import sarif
from rules import read_rules

TEXT = re.compile(r"^(\S+?):(\d+):(\d+): ([^:]+): (.*) \[(KH\d+)\]$", re.MULTILINE)
LEVELS = {"lưu ý": "note", "cảnh báo": "warning", "lỗi": "error"}


def from_text(messages):
    return [(f, int(line), int(column), LEVELS[level], text, rule)
            for f, line, column, level, text, rule in TEXT.findall(messages)]


def from_sarif(document):
    run, = document["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert result["ruleId"] in rules, f"{result['ruleId']}: not among the rules"
        yield (place["artifactLocation"]["uri"], place["region"]["startLine"], place["region"]["startColumn"],
               result["level"], result["message"]["text"], result["ruleId"])


def regions(log):
    for result in log["runs"][0]["results"]:
        yield result["locations"][0]["physicalLocation"]["region"]


def check_ends(content, findings):
    """What lies between place and end is what the message quotes."""
    ended = [f for f in findings if f["endColumn"]]
    assert len(ended) * 2 > len(findings), f"only {len(ended)} of {len(findings)} have an end"
    for f in ended:
        line = (content.parent / f["file"]).read_text(encoding="utf-8").split("\n")[f["line"] - 1]
        assert f["endLine"] == f["line"]
        assert f"“{line[f['column'] - 1:f['endColumn'] - 1]}”" in f["text"], f


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    root = options.content.resolve().parent

    def check(*arguments):
        return sandbox.run(options.program, root, "check", *arguments)

    expected = from_text(check()[2])
    status, printed, messages = check("--format=json")
    found = [(f["file"], f["line"], f["column"], f["severity"], f["text"], f["rule"])
             for f in json.loads(printed)["findings"]]
    assert (status, messages) == (0, ""), messages
    assert expected and found == expected, "json differs from text"
    assert from_text_of_gcc(check("--format=gcc")[1]) == expected, "gcc differs from text"
    log = json.loads(check("--format=sarif")[1])
    assert list(from_sarif(log)) == expected, "sarif differs from text"
    assert not sarif.faults(log), sarif.faults(log)
    assert [(r.get("endLine", 0), r.get("endColumn", 0)) for r in regions(log)] == \
        [(f["endLine"], f["endColumn"]) for f in json.loads(printed)["findings"]], "ends differ"
    check_ends(options.content.resolve(), json.loads(printed)["findings"])
    broken = check("--format=sarif", "khong-co")[1]
    assert not sarif.faults(json.loads(broken)), "a message without a place"
    rules = json.loads(check("--quy-tac", "--format=json")[1])["rules"]
    table = read_rules()
    assert [(r["rule"], r["wrong"], r["right"]) for r in rules] == \
        [(f"KH{r.number}", r.wrong, r.right) for r in table], "the rules differ from the table"
    listed = check("--quy-tac")[1]
    words = " ".join(listed.split())
    assert all(" ".join(f"KH{r.number} {r.text}".split()) in words for r in table), "a rule is not listed"
    wide = [line for line in listed.splitlines() if len(line) > 80 and " " in line.strip()]
    assert not wide, f"wider than a terminal: {wide[0]}"
    assert check("--format=xml")[0] == 2 and check("--quy-tac", "--format=sarif")[0] == 2
    print(f"{len(expected)} findings, the same in four formats; {len(rules)} rules")


def from_text_of_gcc(printed):
    line = re.compile(r"^(\S+?):(\d+):(\d+): (\w+): (.*) \[(KH\d+)\]$", re.MULTILINE)
    return [(f, int(row), int(column), level, text, rule) for f, row, column, level, text, rule in line.findall(printed)]


if __name__ == "__main__":
    sys.exit(main())
