"""Makes a content folder of many plans out of the words of the real ones: the same every time.

    plans.py CONTENT FOLDER [--plans 63] [--pages 40]

Each plan is of another province (the first round through the 63 of the catalogue, then the next) and
has a head, targets, a text of its own in sections, paragraphs and points, and from 20 pages on the
annex of tasks in landscape.
"""
import argparse
import random
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

MODEL = "thanh-hoa/134-2022"
ANNEX_PAGES = 12  # of the model
PAGE_BYTES = 3500  # of running text on a page
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LETTERS = "abcdeghiklmnop"
SECTION_PARAGRAPHS = 4


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


def write_text(paragraphs, chance, size):
    """`size` bytes of sections, each of some paragraphs and a list of points."""
    parts, length, chapter, section = [], 0, 0, 0
    while length < size:
        if section % 12 == 0 and chapter < len(ROMAN):
            parts.append(f"# {ROMAN[chapter]}. NỘI DUNG THỨ {chapter + 1}")
            chapter, section = chapter + 1, 0
        section += 1
        title = " ".join(chance.choice(paragraphs).split()[:9]).rstrip(",;:.")
        parts.append(f"## {section}. {title}")
        parts += [chance.choice(paragraphs) for _ in range(SECTION_PARAGRAPHS)]
        parts += [f"{letter}) {chance.choice(paragraphs).rstrip('.')};"
                  for letter in LETTERS[:chance.randint(2, 5)]]
        length = sum(len(part.encode("utf-8")) for part in parts)
    return "\n\n".join(parts) + "\n"


def write_plan(folder, model, province, number, text, with_annex):
    code, name, _ = province
    folder.mkdir(parents=True)
    head = (model / "ke-hoach.xml").read_text(encoding="utf-8")
    head = head.replace('ma="38"', f'ma="{code}"').replace("<so>134</so>", f"<so>{number}</so>")
    head = head.replace("Thanh Hóa", name).replace("THANH HÓA", name.upper())
    if not with_annex:
        head = re.sub(r"\s*<phu-luc [^>]*/>", "", head)
    (folder / "ke-hoach.xml").write_text(head, encoding="utf-8")
    (folder / "noi-dung.md").write_text(text, encoding="utf-8")
    names = ["chi-tieu.xml"] + ["phu-luc-nhiem-vu.xml"] * with_annex
    for file in names:
        words = (model / file).read_text(encoding="utf-8").replace("Thanh Hóa", name)
        (folder / file).write_text(words, encoding="utf-8")


def make(content, folder, plans, pages):
    shutil.copytree(content / "danh-muc", folder / "danh-muc")
    paragraphs, provinces = read_paragraphs(content), read_provinces(content)
    model = content / "tinh" / MODEL
    with_annex = pages >= 20
    size = (pages - ANNEX_PAGES * with_annex) * PAGE_BYTES
    for i in range(plans):
        province, number = provinces[i % len(provinces)], 100 + i // len(provinces)
        text = write_text(paragraphs, random.Random(i), size)
        write_plan(folder / "tinh" / province[2] / f"{number}-2022", model, province, number, text, with_annex)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("content", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=63)
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    make(options.content, options.folder, options.plans, options.pages)


if __name__ == "__main__":
    main()
