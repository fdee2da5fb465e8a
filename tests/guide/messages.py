"""The two annexes of the guide that explain every message are made from the tables of the program.

    messages.py --guide content/huong-dan

Compares them with the files of the guide; REWRITE=1 in the environment rewrites these.
"""
import argparse
import os
import re
import sys
import textwrap
import unicodedata
from collections import namedtuple
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "check"))
from rules import STRING, TEXT, plain, read_rules  # noqa: E402

TABLE = HERE.parents[1] / "gen/base/finding-rules.h"
TITLES = HERE.parents[1] / "gen/base/finding.c"
Message = namedtuple("Message", "name number severity text hint clause")
ROW = re.compile(r"^RULE\(\s*(\w+)\s*,\s*(\d+)\s*,\s*(\w+)\s*" + rf",\s*({TEXT})\s*" * 3 + r"\)", re.MULTILINE)

SEVERITIES = {"NOTE": "lưu ý", "WARNING": "cảnh báo", "ERROR": "lỗi", "FAILURE": "lỗi nghiêm trọng"}
HUNDREDS = {1: "Tệp và XML", 2: "Nội dung Markdown", 3: "Số thứ tự, tên, dẫn chiếu, số liệu",
            4: "Phông chữ, dàn trang", 5: "Tệp kết quả", 6: "Dòng lệnh"}
TITLE = re.compile(rf"\[(GROUP|PLACE)_(\w+)\] = N_\(({STRING})\)")
WIDTH = 66  # characters of a line of code on a portrait page
# What is typed as it stands: elements, attributes, instructions, names, notes, entities, options.
CODE = re.compile(r"!\[[^\]]*\]\([^)]*\)|</?[\w?!…][^<>]*>|<!?--|-->|\?>|</|<\?|[\w…-]+=\"[^\"]*\"|\{[#\w\"=…-]+\}"
                  r"|\\?\[\^?[^\]\s]*\](?:\([^)]*\)|:)?|\w*&#?[\w…]*;[\w%]*|<=|>=|[<>&|*]|\\+[|\[\\]?"
                  r"|(?<!\S)#{1,3}(?!\S)|```|\"|--[\w=-]*|//|“[^”\w…]*”|\./\.|\.\.\.?|(?<![\w(])[a-zđ]\)|(?<=“)…\)"
                  r"|“(?=\s)|(?<=\s)”|xmlns:xsi")


def read_messages():
    """In the order of their numbers. Fails if the table is written in a way that this does not understand."""
    source = TABLE.read_text(encoding="utf-8")
    rows = [Message(row[0], int(row[1]), row[2], *map(plain, row[3:])) for row in ROW.findall(source)]
    lines = len(re.findall(r"^RULE\(", source, re.MULTILINE))
    if len(rows) != lines or not rows:
        raise SystemExit(f"{TABLE}: {lines} messages, but {len(rows)} were understood")
    return sorted(rows, key=lambda message: message.number)


def with_gaps(text):
    """The places for the words of a finding."""
    return re.sub(r"\{\d\}", "…", text)


def code_span(text):
    if text == "\\|":  # a bar ends a cell even so
        return "`\\` `\\|`"
    ticks = "`" if "`" not in text else "````"
    space = " " if "`" in text or text.startswith(" ") else ""
    return ticks + space + text.replace("|", "\\|") + space + ticks


def prose(text):
    """A message as running text of the guide, what is to be typed as code."""
    out, at = [], 0
    for match in CODE.finditer(text):
        out += [re.sub(r"([\[\]_`])", r"\\\1", text[at:match.start()]), code_span(match[0])]
        at = match.end()
    return "".join(out) + re.sub(r"([\[\]_`])", r"\\\1", text[at:])


def sentence(text):
    return text if text.endswith((".", "…")) else text + "."


def advice(message):
    hint = with_gaps(message.hint)
    said = hint if re.search(r"\w", hint) else "làm theo gợi ý in kèm thông báo"
    return prose(said) + (f" ({message.clause})" if message.clause else "")


def visible(example):
    """Letters that cannot be told from others, or not seen, with their numbers behind them."""
    out = []
    for character in example:
        strange = character != "\n" and (
            unicodedata.category(character) in {"Cf", "Mn", "Zs", "Cc"} and character != " "
            or "CYRILLIC" in unicodedata.name(character, "") or character == "\u00d0")
        name = f"[U+{ord(character):04X}]"
        hidden = unicodedata.category(character) in {"Cf", "Mn", "Zs", "Cc"}
        out.append(name if strange and hidden else character + name if strange else character)
    return "".join(out)


def folded(line):
    """Long lines of XML go on at the next tag, sentences at a space; nothing else is changed."""
    if len(line) <= WIDTH:
        return [line]
    parts = re.findall(r"<[^/>][^>]*>[^<]*</[^>]*>|<[^>]*>|[^<]+", line) if line.startswith("<") else [line]
    lines = [""]
    for part in parts:
        if lines[-1] and len(lines[-1]) + len(part) > WIDTH and not part.startswith("</"):
            lines.append("  ")
        lines[-1] += part
    wrapped = []
    for piece in lines:
        wrapped += textwrap.wrap(piece, WIDTH, subsequent_indent="  ", drop_whitespace=False, replace_whitespace=False,
                                 break_long_words=False, break_on_hyphens=False) if len(piece) > WIDTH else [piece]
    return [piece.rstrip() for piece in wrapped]


def example_lines(word, example):
    lines = [piece for line in visible(example).split("\n") for piece in folded(line)]
    return [word, *("  " + line if line else "" for line in lines)]


def messages_annex():
    out = ["# Các thông báo khi đọc nguồn và tạo tài liệu", "",
           "Dấu … thay cho chữ cụ thể mà chương trình in ra. Thông báo không ghi mức là *lỗi*."]
    for hundred, title in HUNDREDS.items():
        rows = [m for m in read_messages() if m.number // 100 == hundred]
        out += ["", f"# {title}", "", "| Số | Thông báo | Việc cần làm |", "|----|-----------|--------------|"]
        for m in rows:
            grade = "" if m.severity == "ERROR" else f"*{SEVERITIES[m.severity]}:* "
            out.append(f"| KH{m.number} | {grade}{prose(with_gaps(m.text))} | {advice(m)} |")
    return "\n".join(out) + "\n"


def read_titles():
    """What the program calls the groups and places: ("GROUP", "FORM") -> "Thể thức"."""
    return {(kind, name): plain(title) for kind, name, title in TITLE.findall(TITLES.read_text(encoding="utf-8"))}


def rules_annex():
    rules, titles = read_rules(), read_titles()
    groups = [name for kind, name in titles if kind == "GROUP"]
    out = ["# Các quy tắc soát lỗi, kèm ví dụ", "",
           f"Có {len(rules)} quy tắc. Mỗi quy tắc có một ví dụ sai và một ví dụ đúng; dấu … thay cho chữ cụ thể. "
           "Ký tự không nhìn thấy hoặc dễ nhầm được ghi bằng mã, như `[U+200B]`."]
    for group in groups:
        out += ["", f"# {titles['GROUP', group]}"]
        for rule in sorted((r for r in rules if r.group == group), key=lambda r: r.number):
            clause = f" Căn cứ: {rule.clause}." if rule.clause else ""
            said, hint = sentence(prose(with_gaps(rule.text))), sentence(prose(with_gaps(rule.hint)))
            out += ["", f"**KH{rule.number}** ({SEVERITIES[rule.severity]}): {said} Sửa: {hint}{clause} "
                    f"Ví dụ, {prose(titles['PLACE', rule.place])}:", "", "````",
                    *example_lines("Sai:", rule.wrong), *example_lines("Đúng:", rule.right), "````"]
    unknown = {r.group for r in rules} - set(groups)
    if unknown:
        raise SystemExit(f"no title for the groups {sorted(unknown)}")
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--guide", type=Path, required=True)
    options = parser.parse_args()
    faults = []
    for name, text in (("phu-luc-thong-bao.md", messages_annex()), ("phu-luc-quy-tac.md", rules_annex())):
        file = options.guide / name
        if os.environ.get("REWRITE"):
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            faults.append(f"{file} does not say what the tables say; REWRITE=1 ctest -R guide-messages rewrites it")
    print("\n".join(faults) or "every message is explained")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
