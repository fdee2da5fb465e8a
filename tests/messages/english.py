"""The same findings in English: nothing untranslated, no word of a finding lost.

    english.py --program kehoach --content content --fonts fonts
"""
import argparse
import importlib.util
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sandbox
from rules import STRING, plain, read_rules

TABLE_OF_CHECKS = importlib.util.spec_from_file_location("checks", sandbox.HERE.parent / "check/rules.py")
checks = importlib.util.module_from_spec(TABLE_OF_CHECKS)
TABLE_OF_CHECKS.loader.exec_module(checks)

CATALOGUE = sandbox.HERE.parents[1] / "gen/po/en.po"
FINDING = re.compile(r"^(?P<place>.*?): (?P<severity>[^:]+): (?P<text>.*) \[KH(?P<number>\d+)\]$")
END = re.compile(r"(.*)\[kết thúc: (\d+)\]\n", re.DOTALL)
HINT = re.compile(r"^  (gợi ý|hint): (?P<hint>.*)$")
QUOTED = re.compile(r"“[^”]*”")
WORD = re.compile(r"[^\W\d_]+")
MARKUP = re.compile(r"</?[^\s<>/]+|[^\s<>/=]+(?==[\"'“])|<\?.*?\?>|\{.*?\}|\[\^.*?\]")
LARGE = 1 << 20
CLAUSE = re.compile(r" \((NĐ|Luật|khoản) [^()]*\)$")  # the law is cited as it is called


def read_catalogue():
    """Vietnamese text -> English text."""
    entries = re.findall(rf"^msgid ((?:{STRING}\s*)+)msgstr ((?:{STRING}\s*)+)",
                         CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)
    return {plain(left): plain(right) for left, right in entries if plain(left)}


def placeholders(text):
    return sorted(re.findall(r"\{\d\}", text))


def check_catalogue(rules, english):
    for rule in rules:
        for text in filter(None, (rule.text, rule.hint)):
            if not english.get(text):
                yield f"KH{rule.number}: no English for “{text}”"
    for left, right in english.items():
        if placeholders(left) != placeholders(right):
            yield f"other placeholders in “{right}” than in “{left}”"


def findings(text):
    """[(place, number, [text, hint…])] as printed."""
    found = []
    for line in text.splitlines():
        match, hint = FINDING.match(line), HINT.match(line)
        if match:
            found.append((match["place"], int(match["number"]), [match["text"]]))
        elif hint and found:
            found[-1][2].append(CLAUSE.sub("", hint["hint"]))
    return found


def vietnamese_words(text):
    return {word for word in WORD.findall(text) if not word.isascii()}


def names_of_files(folder, content):
    """What may stand unquoted in a message: names of files, elements, attributes and units."""
    units = content / "danh-muc/don-vi-hanh-chinh.xml"
    words = vietnamese_words(" ".join(re.findall(r'ten="([^"]*)"', units.read_text(encoding="utf-8"))))
    for path in (folder / "content/tinh").rglob("*.*"):
        words |= vietnamese_words(str(path))
        # Files made large to pass a limit hold no names, only much of one thing.
        if path.is_file() and path.suffix != ".png" and path.stat().st_size < LARGE:
            text = path.read_bytes().decode("utf-8", "replace")
            words |= vietnamese_words(" ".join(MARKUP.findall(text)))
    return words


def check_case(case, options, rules, english):
    # What is printed in Vietnamese stands beside the case; messages.py holds the program to it.
    local, status = END.match((case / "expected.txt").read_text(encoding="utf-8")).groups()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = sandbox.lay_out(case, folder, options.content, options.fonts)
        status_en, out, foreign = sandbox.run(options.program, folder, command, "en_US.UTF-8")
        own_names = names_of_files(folder, options.content)
    ours, theirs = findings(local), findings(out + sandbox.shown(case, foreign))
    if int(status) != status_en or [f[:2] for f in ours] != [f[:2] for f in theirs] or not ours:
        return [f"{case.name}: other findings in English:\n{foreign}"]
    faults = []
    for (place, number, left), (_, _, right) in zip(ours, theirs):
        rule = rules[number]
        allowed = own_names | vietnamese_words(english.get(rule.text, "") + " " + english.get(rule.hint, ""))
        for before, after in zip(left, right):
            if before == after:
                faults.append(f"{case.name}: {place}: not translated: {after}")
            foreign_words = vietnamese_words(after) - allowed - vietnamese_words("".join(QUOTED.findall(before)))
            if foreign_words:
                faults.append(f"{case.name}: {place}: {sorted(foreign_words)} in: {after}")
            if placeholders(before) or placeholders(after):
                faults.append(f"{case.name}: {place}: a placeholder is left: {before} / {after}")
    return faults


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content", "--fonts"):
        parser.add_argument(name, type=lambda path: Path(path).resolve(), required=True)
    options = parser.parse_args()
    # A fault of a source may bring one with it that the checks find.
    rules, english = [*read_rules().values(), *checks.read_rules()], read_catalogue()
    faults = list(check_catalogue(rules, english))
    rules = {rule.number: rule for rule in rules}
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda case: check_case(case, options, rules, english), sandbox.cases()):
            faults += found
    print("\n".join(faults) or f"{len(english)} texts, {len(sandbox.cases())} cases")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
