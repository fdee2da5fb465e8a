"""Every rule of the checks finds its wrong example and lets its right one pass.

    examples.py --program kehoach --content content
"""
import argparse
import re
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

import sandbox
from rules import read_rules

# Wrong examples that break another rule too, because they cannot do otherwise.
ALSO = {750: {819}}

# Rules about what the body does not say: the finding stands in the annex.
ELSEWHERE = {781: "phu-luc-nhiem-vu.xml"}

CHECKS = range(700, 900)

Found = namedtuple("Found", "file line column number text")
LINE = re.compile(r"^content/tinh/vi-du/([\w-]+)/([\w.-]+):(\d+):(\d+): [^:]+: (.*) \[KH(\d+)\]$", re.MULTILINE)
OTHER = re.compile(r"^.* \[KH\d+\]$", re.MULTILINE)


def place_of(text, example):
    """First and last place of the example in the file: ((line, column), (line, column))."""
    at = text.index(example)
    before, inside = text[:at].split("\n"), text[:at + len(example)].split("\n")
    return (len(before), len(before[-1]) + 1), (len(inside), len(inside[-1]) + 1)


def faults_of(rule, kind, example, found, text):
    numbers = [f.number for f in found]
    if kind == "right":
        return [f"KH{rule.number} {rule.name}: the right example brings KH{f.number}: {f.text}" for f in found]
    also = ALSO.get(rule.number, set())
    faults = [f"KH{rule.number} {rule.name}: the wrong example also brings KH{f.number}: {f.text}"
              for f in found if f.number not in {rule.number} | also]
    if rule.number not in numbers:
        return faults + [f"KH{rule.number} {rule.name}: the wrong example is not found"]
    if numbers.count(rule.number) > 1:
        faults.append(f"KH{rule.number} {rule.name}: the wrong example is found more than once")
    file, whole = text
    pieces = re.findall(r"<.*?>|[^<>]+", example) if rule.place == "HEAD" else [example]
    first, last = place_of(whole, example) if example in whole else \
        (min(place_of(whole, p)[0] for p in pieces if p in whole), (10 ** 6, 0))
    for f in found:
        if f.number == rule.number and f.file == ELSEWHERE.get(rule.number):
            continue
        if f.number == rule.number and (f.file != file or not first <= (f.line, f.column) <= last):
            faults.append(f"KH{rule.number} {rule.name}: found at {f.file}:{f.line}:{f.column}, the example "
                          f"stands in {file} from {first} to {last}")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--content", type=Path, required=True)
    options = parser.parse_args()
    rules = read_rules()
    faults = [f"KH{r.number} {r.name}: has no pair of examples" for r in rules if not r.wrong or not r.right]
    with tempfile.TemporaryDirectory() as folder:
        root, texts = Path(folder), {}
        sandbox.prepare(root, options.content)
        for rule in rules:
            for kind, example in (("wrong", rule.wrong), ("right", rule.right)):
                files, where = sandbox.files_for(rule.place, example)
                sandbox.lay_out(root / f"content/tinh/vi-du/{rule.number}-{kind}", files)
                texts[f"{rule.number}-{kind}"] = where, files[where]
        status, _, messages = sandbox.run(options.program, root, "check")
        found = {name: [] for name in texts}
        for name, file, line, column, text, number in LINE.findall(messages):
            found[name].append(Found(file, int(line), int(column), int(number), text))
        faults += [f"exit status {status}:\n{messages}"] if status not in (0, 1) else []
        faults += [line for line in OTHER.findall(messages) if not LINE.match(line)]
    for rule in rules:
        for kind, example in (("wrong", rule.wrong), ("right", rule.right)):
            name = f"{rule.number}-{kind}"
            faults += faults_of(rule, kind, example, found[name], texts[name])
    numbers = [rule.number for rule in rules]
    faults += [f"KH{n}: twice in the table" for n in set(numbers) if numbers.count(n) > 1]
    faults += [f"KH{n}: not a number of the checks" for n in set(numbers) if n not in CHECKS]
    print("\n".join(faults) or f"{len(rules)} rules, each with a pair of examples")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
