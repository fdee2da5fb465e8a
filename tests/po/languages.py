"""Which language the program speaks: English where the locale says so, else Vietnamese.

    languages.py --translations en.po --program kehoach
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from po import read_po

ENGLISH = [
    {"LANG": "en_US.UTF-8"},
    {"LANG": "en"},
    {"LANG": "en_GB.UTF-8", "LANGUAGE": "vi"},
    {"LANG": "en_US.UTF-8", "LC_ALL": ""},
    {"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"},
    {"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "vi_VN.UTF-8", "LC_ALL": "en_US.UTF-8"},
]
VIETNAMESE = [
    {},
    {"LC_ALL": "C"},
    {"LANG": "vi_VN.UTF-8"},
    {"LANG": "vi_VN.UTF-8", "LANGUAGE": "en"},
    {"LANG": "fr_FR.UTF-8"},
    {"LANG": "en_US.UTF-8", "LC_ALL": "C"},
    {"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN.UTF-8"},
]

# Place, severity, text; the word for hint, hint.
FINDING = re.compile(r"^([^ ]+): ([^:]+): (.+) \[KH\d+\]$", re.MULTILINE)
HINT = re.compile(r"^  (\w[^:|]*): (.+)$", re.MULTILINE)
CLAUSE = re.compile(r" ?\((?:NĐ|Luật) [^)]*\)$", re.MULTILINE)  # laws are named in Vietnamese


class Catalogue:
    def __init__(self, path):
        self.english = {entry.id: entry.text for entry in read_po(path)}

    @staticmethod
    def fits(message, printed):
        parts = re.split(r"\{\d\}", message)
        return re.fullmatch(".*".join(map(re.escape, parts)), printed) is not None

    def translates(self, vietnamese, english):
        """Both may have words filled in. A message like "{1}" fits everything and proves nothing."""
        return any(self.fits(message, vietnamese) and self.fits(translation, english)
                   for message, translation in self.english.items()
                   if not self.fits(message, english))


def run(program, folder, locale, *arguments):
    environment = {"PATH": os.environ["PATH"], **locale}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, timeout=60,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.stdout.decode("utf-8"), CLAUSE.sub("", done.stderr.decode("utf-8"))


def broken_plan(folder):
    plan = folder / "content/tinh/thanh-hoa/1-2024"
    plan.mkdir(parents=True)
    (plan / "ke-hoach.xml").write_text("<ke-hoach>\n  <so>1</ky-hieu>\n</ke-hoach>\n")


def compare_help(catalogue, vietnamese, english):
    if vietnamese not in catalogue.english:
        return [f"the help is no message of the catalogue:\n{vietnamese}"]
    if catalogue.english[vietnamese] != english:
        return [f"the English help is not the translation of the other:\n{english}"]
    return []


def compare_findings(catalogue, vietnamese, english):
    found, translated = FINDING.findall(vietnamese), FINDING.findall(english)
    hints, translated_hints = HINT.findall(vietnamese), HINT.findall(english)
    if not found or not hints:
        return [f"a broken plan brings no finding with a hint:\n{vietnamese}"]
    if len(found) != len(translated) or len(hints) != len(translated_hints):
        return [f"the findings are others in English:\n{vietnamese}\n{english}"]
    faults = []
    for ours, theirs in zip(found + hints, translated + translated_hints):
        if len(ours) == 3 and ours[0] != theirs[0]:
            faults.append(f"{ours[0]} became {theirs[0]}")
        for text, translation in zip(ours[-2:], theirs[-2:]):
            if not catalogue.translates(text, translation):
                faults.append(f"“{translation}” is not the translation of “{text}”")
    if foreign := [c for c in english if c.isalpha() and not c.isascii()]:
        faults.append(f"English with {''.join(foreign)}:\n{english}")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--translations", type=Path, required=True)
    parser.add_argument("--program", type=Path, required=True)
    options = parser.parse_args()
    catalogue = Catalogue(options.translations)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        broken_plan(Path(folder))
        spoken = {}
        for language, locales in (("vi", VIETNAMESE), ("en", ENGLISH)):
            for locale in locales:
                said = (run(options.program, folder, locale, "--help")[0],
                        run(options.program, folder, locale, "check", "--content", "content")[1])
                if spoken.setdefault(language, said) != said:
                    faults.append(f"{locale} is not taken for {language}:\n{said[0]}{said[1]}")
        faults += compare_help(catalogue, spoken["vi"][0], spoken["en"][0])
        faults += compare_findings(catalogue, spoken["vi"][1], spoken["en"][1])
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    main()
