"""What an officer reads when a source has a fault.

    messages.py --program kehoach --content content --fonts fonts [--rewrite] [--hundred N] [CASE…]

Without cases: all of them, or those whose rules have the numbers N00 to N99.
"""
import argparse
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sandbox

sys.path.insert(0, str(sandbox.HERE.parent / "plans"))
import golden  # noqa: E402
from rules import read_rules  # noqa: E402


def printed(program, content, fonts, case):
    with tempfile.TemporaryDirectory() as folder:
        command = sandbox.lay_out(case, Path(folder), content, fonts)
        status, out, messages = sandbox.run(program, folder, command)
    return f"$ kehoach {' '.join(command)}\n{out}{sandbox.shown(case, messages)}[kết thúc: {status}]\n"


def check(options, rules, case):
    """The faults of the case, each a line or more of text."""
    text = printed(options.program, options.content, options.fonts, case)
    rule = rules[sandbox.rule_of(case)]
    faults = []
    if f"[KH{rule.number}]" not in text:
        faults.append(f"the case is about {rule.name}, but KH{rule.number} is not printed:\n{text}")
    if re.search(r"Sanitizer|runtime error:", text):
        faults.append(f"the program is at fault, not the source:\n{text}")
    return faults, golden.compare(case / "expected.txt", text, options.rewrite)


def chosen_cases(options, rules):
    if options.cases:
        return [case.resolve() for case in options.cases]
    hundred = options.hundred
    return [case for case in sandbox.cases()
            if hundred is None or rules[sandbox.rule_of(case)].number // 100 == hundred]


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content", "--fonts"):
        parser.add_argument(name, type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--rewrite", action="store_true", default=golden.wants_rewrite([]))
    parser.add_argument("--hundred", type=int)
    parser.add_argument("cases", nargs="*", type=Path)
    options = parser.parse_args()
    rules = read_rules()
    cases = chosen_cases(options, rules)
    good = bool(cases)
    with ThreadPoolExecutor(2) as pool:
        for case, (faults, same) in zip(cases, pool.map(lambda case: check(options, rules, case), cases)):
            for fault in faults:
                print(f"{case.name}: {fault}")
            good = good and same and not faults
    print(f"{len(cases)} cases")
    sys.exit(not good)


if __name__ == "__main__":
    main()
