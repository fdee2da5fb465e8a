"""Makes a content folder of many plans out of the words of the real ones: the same every time.

    plans.py CONTENT FOLDER [--plans 63] [--pages 40] [--rows 0]

Each plan is of another province (the first round through the 63 of the catalogue, then the next) and
has a head, a text of its own in sections, paragraphs and points, and from 20 pages on targets and the
annex of tasks in landscape. What is longer than a source file may be goes on in annexes. With --rows
it ends in a table of so many.
"""
import argparse
import itertools
import random
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

MODEL = "thanh-hoa/134-2022"
ANNEX_PAGES = 8  # of the model, with its targets
PAGE_BYTES = 3200  # of running text on a page
HEAD_BYTES = 2500  # that a page holds less, with the head of the document and the signature
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LETTERS = "abcdeghiklmnop"
CHAPTER_SECTIONS = 12
SECTION_PARAGRAPHS = 4
FILE_BYTES = 3_000_000  # of text in one file; the program reads files up to 4 MiB


def read_paragraphs(content):
    """Running text without markup, so that any of it may stand anywhere."""
    found = []
    for path in sorted(content.glob("tinh/*/*/noi-dung.md")):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            text = " ".join(paragraph.split())
            if len(text) > 80 and not re.search(r"[<>\[\]{}#|*_`\\]", text) and text[0].isupper():
                found.append(text.removesuffix("./."))
    return found


def read_provinces(content):
    root = ElementTree.parse(content / "danh-muc/don-vi-hanh-chinh.xml").getroot()
    system = next(node for node in root if node.get("ma") == "63")
    units = {unit.get("ma"): unit for unit in system if unit.get("thu-muc")}
    return [(code, unit.get("ten"), unit.get("thu-muc")) for code, unit in sorted(units.items())]


def sections(paragraphs, chance):
    """Sections without end, each of some paragraphs and a list of points."""
    for section in itertools.count():
        chapter, number = divmod(section, CHAPTER_SECTIONS)
        if number == 0 and chapter < len(ROMAN):
            yield f"# {ROMAN[chapter]}. NỘI DUNG THỨ {chapter + 1}"
        if chapter >= len(ROMAN):
            number = section - CHAPTER_SECTIONS * (len(ROMAN) - 1)
        title = " ".join(chance.choice(paragraphs).split()[:9]).rstrip(",;:.")
        yield f"## {number + 1}. {title}"
        for _ in range(SECTION_PARAGRAPHS):
            yield chance.choice(paragraphs)
        for letter in LETTERS[:chance.randint(2, 5)]:
            yield f"{letter}) {chance.choice(paragraphs).rstrip('.')};"


def write_text(paragraphs, chance, size):
    """About `size` bytes, and a chapter with one section at least."""
    parts, length = [], 0
    for part in sections(paragraphs, chance):
        if length >= size and len(parts) >= 3:
            return "\n\n".join(parts) + "\n"
        parts.append(part)
        length += len(part.encode("utf-8"))


def write_rows(paragraphs, chance, rows):
    """An annex that is one table: number, task, two offices, a year, a figure."""
    offices = ["Sở Tài chính", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo",
               "Công an tỉnh", "UBND các huyện, thị xã, thành phố"]
    lines = ["# Danh mục", "", "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Kinh phí |",
             "|---|---|---|---|---|---:|"]
    for row in range(1, rows + 1):
        words = chance.choice(paragraphs).split()
        task = " ".join(words[:chance.randint(6, 24)]).rstrip(",;:.")
        lines.append(f"| {row} | {task} | {chance.choice(offices)} | {chance.choice(offices)} "
                     f"| {chance.randint(2022, 2030)} | {chance.randint(1, 9999)},{chance.randint(0, 9)} |")
    return "\n".join(lines) + "\n"


def write_texts(paragraphs, chance, size):
    """The text of the plan, and of the annexes it goes on in."""
    texts = [write_text(paragraphs, chance, min(size, FILE_BYTES))]
    for part in range(1, -(-size // FILE_BYTES)):
        left = min(size - part * FILE_BYTES, FILE_BYTES)
        texts.append(f"# Phần {part + 1}\n\n" + write_text(paragraphs, chance, left))
    return texts


def write_plan(folder, model, province, number, texts, with_annex):
    code, name, _ = province
    folder.mkdir(parents=True)
    head = (model / "ke-hoach.xml").read_text(encoding="utf-8")
    head = head.replace('ma="38"', f'ma="{code}"').replace("<so>134</so>", f"<so>{number}</so>")
    head = head.replace("Thanh Hóa", name).replace("THANH HÓA", name.upper())
    head = re.sub(r"(?s)\s*<nguon>.*</nguon>", "", head)  # of the model alone
    if not with_annex:
        head = re.sub(r"\s*<(phu-luc|chi-tieu) [^>]*/>", "", head)
    more = [f"phan-{i}" for i in range(2, len(texts) + 1)]
    entries = "".join(f'  <phu-luc ten="{annex}" tep="phu-luc-{annex}.md"/>\n' for annex in more)
    head = head.replace("  <ky>\n", entries + "  <ky>\n", 1)
    (folder / "ke-hoach.xml").write_text(head, encoding="utf-8")
    for file, text in zip(["noi-dung.md"] + [f"phu-luc-{annex}.md" for annex in more], texts):
        (folder / file).write_text(text, encoding="utf-8")
    if not with_annex:
        return
    names = ["chi-tieu.xml", "phu-luc-nhiem-vu.xml"]
    for file in names:
        words = (model / file).read_text(encoding="utf-8").replace("Thanh Hóa", name)
        (folder / file).write_text(words, encoding="utf-8")


def make(content, folder, plans, pages, rows=0):
    shutil.copytree(content / "danh-muc", folder / "danh-muc")
    paragraphs, provinces = read_paragraphs(content), read_provinces(content)
    model = content / "tinh" / MODEL
    with_annex = pages >= 20
    size = (pages - ANNEX_PAGES * with_annex) * PAGE_BYTES - (0 if with_annex else HEAD_BYTES)
    for i in range(plans):
        province, number = provinces[i % len(provinces)], 100 + i // len(provinces)
        chance = random.Random(i)
        texts = write_texts(paragraphs, chance, size)
        if rows:
            texts.append(write_rows(paragraphs, chance, rows))
        write_plan(folder / "tinh" / province[2] / f"{number}-2022", model, province, number, texts, with_annex)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("content", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=63)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--rows", type=int, default=0)
    options = parser.parse_args()
    make(options.content, options.folder, options.plans, options.pages, options.rows)


if __name__ == "__main__":
    main()
