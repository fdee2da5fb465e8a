"""Reads the .po files of this project: no contexts, no plural forms."""
import ast
import re
from collections import namedtuple
from pathlib import Path

Entry = namedtuple("Entry", "id text flags obsolete")

FIELD = re.compile(r'^(?:#~ )?(msg\w+) (?=")')
LITERAL = re.compile(r'^(?:#~ )?(".*")$')


def read_entry(block, where):
    fields, flags, name = {}, set(), None
    for line in block.splitlines():
        if line.startswith("#,"):
            flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#") and not line.startswith("#~ "):
            continue
        else:
            if field := FIELD.match(line):
                name = field[1]
                fields[name] = ""
                line = line[field.end():]
            literal = LITERAL.match(line)
            if name not in ("msgid", "msgstr") or not literal:
                raise SystemExit(f"{where}: not understood: {line}")
            fields[name] += ast.literal_eval(literal[1])
    if not fields:
        return None
    return Entry(fields["msgid"], fields["msgstr"], flags, "\n#~ " in "\n" + block)


def read_po(path):
    """All entries but the header."""
    blocks = re.split(r"\n{2,}", Path(path).read_text(encoding="utf-8").strip())
    entries = [read_entry(block, path) for block in blocks]
    return [entry for entry in entries if entry and entry.id]
