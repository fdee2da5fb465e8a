"""Every message of the code has one English translation that says the same of the same things.

    catalogue.py FOLDER     the folder of en.po and extract.sh
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from po import read_po

WORD = re.compile(r"\{\d\}")  # filled in by finding.c
FORMAT = re.compile(r"%(?:\d+\$)?[-+ #0]*[\d*]*(?:\.[\d*]+)?(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]")

# What an author types means something to the program: it is the same in every language.
TYPED = re.compile(
    r"</?[a-z\d{}-]+(?=[ />])|/>|<!--|-->|<\?[\w{}.-]*|\?>|<!\[?[A-Z]+|\]\]>"  # tags, instructions
    r"|&#?\w+;|[\w:{}-]+=(?=\")|\{#[\w{}]+\}|\[\^[\w{}]+\]"  # entities, attributes, {#name}, [^1]
    r"|(?<!\S)--?[a-z][\w-]*|[\w-]*\.(?:xml|md|ini|ttf)\b|https?:"  # options, file names
    r"|[“\"]\S{1,2} ?[”\"]", re.ASCII)


def extract(folder):
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch) / "kehoach.pot"
        subprocess.run(["sh", folder / "extract.sh", template], check=True)
        return read_po(template)


def has_words(text):
    return any(c.isalpha() for c in WORD.sub("", text))


def differing(pattern, message, translation):
    """Those found more often on one side than on the other."""
    here, there = Counter(pattern.findall(message)), Counter(pattern.findall(translation))
    return sorted((here - there) + (there - here))


def faults_of(entry, is_format):
    if entry.obsolete:
        return ["is obsolete"]
    faults = []
    if "fuzzy" in entry.flags:
        faults.append("is marked fuzzy")
    if not entry.text:
        return faults + ["has no translation"]
    if entry.text == entry.id and has_words(entry.id):
        faults.append("is left in Vietnamese")
    for pattern, what in ((WORD, "placeholders"), (TYPED, "what is typed")):
        if found := differing(pattern, entry.id, entry.text):
            faults.append(f"{what} differ: {' '.join(found)}")
    if is_format and FORMAT.findall(entry.id) != FORMAT.findall(entry.text):
        faults.append("printf formats differ")
    for side in (0, -1):  # words are put together from several messages
        if entry.id[side].isspace() != entry.text[side].isspace():
            faults.append("white space at an end differs")
    return faults


def main():
    folder = Path(sys.argv[1])
    messages = {entry.id: entry for entry in extract(folder)}
    if not messages:
        sys.exit("no messages were found in the code")
    catalogue = read_po(folder / "en.po")
    faults = [(entry.id, fault) for entry in catalogue
              for fault in faults_of(entry, "c-format" in messages.get(entry.id, entry).flags)]
    count = Counter(entry.id for entry in catalogue if not entry.obsolete)
    faults += [(message, "is missing") for message in messages if not count[message]]
    faults += [(message, "is in the code no more") for message in count if message not in messages]
    faults += [(message, "stands twice") for message in count if count[message] > 1]
    for message, fault in faults:
        print(f"en.po: {fault}\n    {message!r}")
    if faults:
        sys.exit(f"{len(faults)} faults; gen/po/CMakeLists.txt tells how to bring en.po in step")
    print(f"{len(messages)} messages, all translated")


if __name__ == "__main__":
    main()
