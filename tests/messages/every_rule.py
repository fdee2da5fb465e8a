"""Every rule of the table has a case, and every case is about a rule of the table."""
import sys

import sandbox
from rules import read_rules

# No folder and no command line brings these about; why, and what covers them instead.
NOT_FROM_A_FOLDER = {
    "PDF_NOT_MADE": "libharu fails only past 2 GB or without memory",
    "PDF_FONT_NOT_SUBSET": "HarfBuzz subsets every font that passed the checks at opening",
    "PDF_NO_PAGES": "each plan and book has at least the page of its head",
}


def main():
    rules = read_rules()
    covered = {sandbox.rule_of(case) for case in sandbox.cases()}
    faults = [f"{name} (KH{rule.number}): no case; add tests/messages/{name.lower().replace('_', '-')}/"
              for name, rule in rules.items() if name not in covered and name not in NOT_FROM_A_FOLDER]
    faults += [f"{name}: there is no such rule" for name in covered - set(rules)]
    faults += [f"{name}: is excused and no rule" for name in set(NOT_FROM_A_FOLDER) - set(rules)]
    faults += [f"{name}: is excused, but has a case" for name in set(NOT_FROM_A_FOLDER) & covered]
    faults += [f"{case.name}: a folder without expected.txt" for case in sorted(sandbox.HERE.iterdir())
               if case.is_dir() and not case.name.startswith(("sound-plan", "__"))
               and not (case / "expected.txt").exists()]
    print("\n".join(faults) or f"{len(rules)} rules, {len(sandbox.cases())} cases")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
