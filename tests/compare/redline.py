"""What `kehoach compare` makes, read back: no word lost, every mark on its words, every number a link,
the structure rules of every PDF, and pages that say the same.

The draft is the plan of Thanh Hóa with edits of every kind; its number, date and signatory are those of
the plan, so that all of the earlier text can be read out of the comparison too.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readback"))
import archive
import structure
import suite
from content import is_artefact
from draft import PLAN, make_draft
from raster import render
from suite import Document
from tags import Content, Element

EXPECTED = {"added", "removed", "replaced", "moved", "edited"}
# An entry of the outline leaves out the words that are gone, so it is not its heading's text.
NOT_HERE = {"outline"}
INK_DPI, DARK = 150, 170  # of 255, on paper without colour
SOLID, DOTTED = 0.9, 0.4 # how much of a rule's length is ink


def run(verb, *arguments, status):
    done = subprocess.run([suite.options.program, verb, "--quiet", "--content", suite.options.content, "--fonts",
                           suite.options.fonts, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == status, done.stderr


class Made:
    """The comparison and the two plans, made once."""
    kept = None

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        draft = make_draft(suite.options.content, self.folder)
        before = Path(suite.options.content) / PLAN
        run("compare", "--output", self.folder / "out", before, draft, status=1)
        run("build", "--output", self.folder / "plans", before, draft, status=0)
        self.out = self.folder / "out"
        self.redline = Document(self.out / "so-sanh.pdf", "so-sanh")
        self.table = Document(self.out / "bang-so-sanh.pdf", "bang-so-sanh")
        plans = sorted((self.folder / "plans").rglob("ke-hoach.pdf"))
        self.after, self.before = sorted((Document(path) for path in plans),
                                         key=lambda plan: "draft" not in plan.path)
        self.changes = json.loads((self.out / "so-sanh.json").read_text(encoding="utf-8"))

    @classmethod
    def get(cls):
        cls.kept = cls.kept or cls()
        return cls.kept


def tearDownModule():
    if Made.kept:
        shutil.rmtree(Made.kept.folder)


def decoration(element):
    return element.attribute("/TextDecorationType") if element.role == "/Span" else None


def letters(tree, element, left_out):
    """The letters below the element without spaces; spans with this decoration are left out."""
    found = []
    for kid in element.kids:
        if isinstance(kid, Content):
            found += [glyph.text for glyph in tree.glyphs.get((kid.page, kid.mcid), [])]
        elif isinstance(kid, Element) and decoration(kid) != left_out:
            found.append(letters(tree, kid, left_out))
    return re.sub(r"\s", "", "".join(found))


def text_of(document, first_part, left_out=""):
    return "".join(letters(document.tree, part, left_out) for _, part in document.parts[first_part:])


def body(text):
    """From the first words to the end of the text; the head is the later plan's alone."""
    return text[text.index("I.MỤCTIÊU"):]


class Redline(suite.Suite):
    def setUp(self):
        self.made = Made.get()
        self.redline = self.made.redline

    def marked(self):
        """(decoration, its letters that are no artefacts) of each marked span of the plan."""
        tree = self.redline.tree
        for _, part in self.redline.parts[1:]:
            for element in part.walk():
                kind = decoration(element)
                if kind:
                    yield kind, [g for g in tree.glyphs_of(element) if g.text.strip()]

    def test_kinds(self):
        self.assertEqual({change["change"] for change in self.made.changes["changes"]}, EXPECTED)

    def test_no_word_lost(self):
        self.assertEqual(text_of(self.redline, 1, "/LineThrough"), text_of(self.made.after, 0))
        self.assertEqual(body(text_of(self.redline, 1, "/Underline")), body(text_of(self.made.before, 0)))

    def test_marks_on_their_words(self):
        """A rule or dotted line stands right under or through each marked letter."""
        pages = self.redline.pages
        seen = set()
        for kind, glyphs in self.marked():
            for glyph in glyphs:
                below = kind == "/Underline"
                low, high = (-0.25, 0) if below else (0.15, 0.4)
                rules = [shape for shape in pages[glyph.page].shapes
                         if is_artefact(shape.mark) and shape.left <= glyph.x + 0.1 and
                         shape.right >= glyph.end - 0.1 and
                         low * glyph.size <= shape.bottom - glyph.y <= high * glyph.size]
                self.assertTrue(rules, f"{kind}: nothing at {glyph} on page {glyph.page + 1}")
                seen.add(kind)
        self.assertEqual(seen, {"/Underline", "/LineThrough"})

    def test_bars(self):
        """A bar in the outer margin beside each line with a mark."""
        for _, glyphs in self.marked():
            for glyph in glyphs:
                page = self.redline.pages[glyph.page]
                bars = [s for s in page.shapes if is_artefact(s.mark) and s.width < 2 and s.height > 8 and
                        s.left > max(g.end for g in page.glyphs if not is_artefact(g.mark)) - 1 and
                        s.bottom - 1 <= glyph.y <= s.top + 1]
                self.assertTrue(bars, f"no bar beside {glyph} on page {glyph.page + 1}")

    def test_numbers_are_links(self):
        """Each change is announced where it begins, once; moves at both places."""
        told = {}
        for _, part in self.redline.parts[1:]:
            for element in part.walk():
                words = element.text_entry("/Alt") or ""
                match = re.match(r"Thay đổi (\d+): (.*)", words) if element.role == "/Link" else None
                if match:
                    told.setdefault(int(match[1]), []).append(match[2])
        for change in self.made.changes["changes"]:
            said = told.pop(change["number"], [])
            places = {"moved": 2}.get(change["change"], 1) if change["of"] != "target" else 0
            self.assertEqual(len(said), places, change)
            word = {"added": "thêm", "removed": "bỏ", "moved": "chuyển"}.get(change["change"], "sửa từ")
            self.assertTrue(all(words.startswith(word) for words in said), (change, said))
        self.assertEqual(told, {})

    def test_colours_keep_contrast(self):
        for _, glyphs in self.marked():
            for glyph in glyphs:
                channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in glyph.colour]
                light = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
                self.assertGreaterEqual(1.05 / (light + 0.05), 4.5, glyph)

    def ink(self):
        """(page number, its height, its grey picture) of each page with marks."""
        marked = {glyph.page for _, glyphs in self.marked() for glyph in glyphs}
        for number in sorted(marked):
            picture = render(self.redline.path, INK_DPI, number + 1, number + 1)[0]
            yield number, self.redline.pdf.pages[number].height, picture

    def text_edge(self, number):
        return max(g.end for g in self.redline.pages[number].glyphs if not is_artefact(g.mark))

    def lines(self, number):
        """(kind, glyphs) of marked words by line."""
        for kind, glyphs in self.marked():
            by_line = {}
            for glyph in glyphs:
                if glyph.page == number:
                    by_line.setdefault(round(glyph.y), []).append(glyph)
            for line in by_line.values():
                yield kind, line

    def test_ink(self):
        """Without colour: a rule under or through the words, unbroken but for what moved away, a bar in
        the margin beside them, and a number."""
        scale, seen = INK_DPI / 72, set()
        for number, height, picture in self.ink():
            rows = range(picture.height)
            for kind, line in self.lines(number):
                # One stretch of words: a line may hold several.
                left, right = round(line[0].x * scale), round(line[0].end * scale)
                y, size = line[0].y, line[0].size
                low, high = (-0.25, 0) if kind == "/Underline" else (0.15, 0.4)
                band = [r for r in rows if y + low * size <= height - r / scale <= y + high * size]
                filled = max(sum(v < DARK for v in picture.row(r, left, right)) / max(right - left, 1) for r in band)
                red, green, blue = line[0].colour
                moved = blue > max(red, green)
                self.assertGreaterEqual(filled, DOTTED if moved else SOLID, f"{kind} at {line[0]} on page {number + 1}")
                edge = max(round(self.text_edge(number) * scale), right)
                beside = [r for r in rows if y <= height - r / scale <= y + 0.5 * size]
                bar = [x for x in range(edge, picture.width)
                       if all(picture.row(r, x, x + 1)[0] < DARK for r in beside)]
                self.assertTrue(bar, f"no ink of a bar beside {line[0]} on page {number + 1}")
                seen.add((kind, moved))
        self.assertEqual(seen, {(kind, moved) for kind in ("/Underline", "/LineThrough") for moved in (False, True)})

    def test_numbers_are_drawn(self):
        """Ink where the margin has the digits of each number."""
        scale, drawn = INK_DPI / 72, set()
        for number, height, picture in self.ink():
            edge, last = self.text_edge(number), None
            digits = [g for g in self.redline.pages[number].glyphs if g.x > edge and g.text.isdigit()]
            for glyph in digits:
                box = picture.crop(int(glyph.x * scale), int((height - glyph.y - 0.8 * glyph.size) * scale),
                                   int(glyph.end * scale) + 1, int((height - glyph.y) * scale) + 1)
                self.assertLess(min(map(min, box)), DARK, f"no ink of {glyph} on page {number + 1}")
                goes_on = last and last[1].y == glyph.y and glyph.x - last[1].end < 1
                last = ((last[0] if goes_on else "") + glyph.text, glyph)
                drawn.add(int(last[0]))
        self.assertLessEqual({c["number"] for c in self.made.changes["changes"] if c["of"] != "target"}, drawn)

    def test_structure(self):
        for document in (self.redline, self.made.table):
            for check in structure.CHECKS + archive.CHECKS:
                if check.__name__ not in NOT_HERE:
                    with self.subTest(document=str(document), check=check.__name__):
                        self.no_faults(check(document))

    def test_facts_without_place(self):
        """What the head does not print, and two facts of one line, are linked to the head all the same."""
        draft = make_draft(suite.options.content, self.made.folder / "facts")
        head = draft / "ke-hoach.xml"
        text = head.read_text(encoding="utf-8")
        for old, new in (('trang-thai="ban-hanh"', 'trang-thai="du-thao"'), ("<so>134</so>", "<so>135</so>"),
                         ("KH-UBND", "KH-BCĐ"), ("16/5/2022", "17/6/2022")):
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        head.write_text(text, encoding="utf-8")
        out = self.made.folder / "facts-out"
        run("compare", "--output", out, Path(suite.options.content) / PLAN, draft, status=1)
        document = Document(out / "so-sanh.pdf", "facts")
        self.no_faults(structure.annotations(document))

    def test_schema(self):
        """The list is as its schema says, which lies beside it and refuses other lists."""
        told = self.made.changes
        schema = json.loads((self.made.out / told["$schema"]).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        self.assertEqual([error.message[:200] for error in validator.iter_errors(told)], [])
        edits = [edit for change in told["changes"] for edit in change["edits"]]
        for name, wrong in (("edit", {"edit": "add", "before": edits[0]["before"]}),
                            ("path", {"edit": "move", "before": {"path": "0/1"}, "after": {"path": "/0"}}),
                            ("kind", {"edit": "add", "after": {"path": "/0", "block": {"kind": "text", "id": None, "named": False}}})):
            with self.subTest(name):
                self.assertFalse(validator.is_valid({**told, "form_edits": [wrong]}))

    def test_counts(self):
        """The overview, the JSON and the table speak of the same changes."""
        counts = self.made.changes["counts"]
        overview = self.redline.tree.text_of(self.redline.parts[0][1])
        self.assertIn(f"Có {counts['all']} thay đổi", overview)
        table = "".join(self.made.table.tree.text_of(part) for _, part in self.made.table.parts)
        listed = sorted({int(n) for n in re.findall(r"\[(\d+)\]", table)})
        self.assertEqual(listed, [change["number"] for change in self.made.changes["changes"]])
        self.assertEqual(sum(counts["by_change"].values()), counts["all"])
        self.assertEqual(sum(counts["by_topic"].values()), counts["all"])


class Page(HTMLParser):
    """Text of the document with and without what is gone, and what ins and del stand in."""
    VOID = {"meta", "link", "br", "input", "col", "img"}

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.open, self.numbers, self.parents, self.later, self.heard = [], set(), set(), [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag in ("ins", "del") and "data-thay-doi" in values:
            self.numbers.add(int(values["data-thay-doi"]))
            self.parents.add(self.open[-1][0])
        if tag not in self.VOID:
            self.open.append((tag, values.get("class")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags, classes = {tag for tag, _ in self.open}, {name for _, name in self.open}
        if "an" in classes and tags & {"ins", "del"}:
            self.heard.append(data.strip())


class Pages(unittest.TestCase):
    def test_marks(self):
        for language in ("", ".en"):
            page = Page(Made.get().out / f"so-sanh{language}.html")
            self.assertEqual(page.numbers, {c["number"] for c in Made.get().changes["changes"] if c["of"] != "target"})
            self.assertFalse(page.parents & {"table", "thead", "tbody", "tr", "ul", "ol", "dl"}, page.parents)
        self.assertLessEqual({"[added:", "[removed:", "[changed from:", "[to:", "[moved away:", "[moved here:", "]"},
                             set(page.heard))


if __name__ == "__main__":
    suite.main()
