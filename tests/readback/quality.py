"""Page quality measured from finished PDF files.

    python3 tests/readback/quality.py FILE.pdf …     prints a table, no bars

As a test it holds every generated file to BARS. What is counted:

spaces     each word space of justified lines (full lines of the text, not table cells or titles) as a
           share of the font's own space: mean, median, 95th and 99th of a hundred, largest line
loose      justified lines whose mean space is over 1.5
rivers     five successive lines with a white strip through all of them, at least half a space wide
short      last lines of one word
overfull   lines that reach beyond the text block or across a table's vertical rule
widows     a paragraph's last line alone at a page's head, or its first alone at a page's foot
feet       headings with nothing of what they head on their page; paragraphs that end in ":" parted from
           the list, table or chart they lead in
alone      signature blocks without text above; table headers, captions and section rows without a row
cut        ngày, tháng, năm, khoản, điểm, Điều, Mục, số at a line's end, their number on the next
names      names of provinces and "Việt Nam" broken over lines
"""
import argparse
import math
import re
import sys
import xml.etree.ElementTree
from pathlib import Path

import suite
from suite import MM
from structure import rows_of, tables
from tags import HEADINGS

# A mean says something only of many lines; a page or two may be a little looser.
MEAN_LINES, MEAN_OF_FEW = 100, 1.15
BARS = {"mean": 1.04, "loose_per_22_pages": 1, "rivers": 0, "short": 1, "overfull": 0, "widows": 0,
        "feet": 0, "alone": 0, "cut": 0, "names": 0}
LOOSE = 1.5
RIVER_LINES, RIVER_WIDTH = 5, 0.5
BEFORE_NUMBER = {"ngày", "tháng", "năm", "khoản", "điểm", "điều", "mục", "số"}
NUMBER = re.compile(r"\d|[IVXLC]+[.,;:)]?$|[a-zđ][.,;:)]?$")
LED_IN = {"/L", "/Table", "/Figure"}
PUNCTUATION = "“”‘’\"'()[],.;:!?"


def place(line):
    return f"page {line.page + 1}: “{line.text[:50]}”"


def share_of(spaces, percent):
    if not spaces:
        return 1.0
    return spaces[min(len(spaces) - 1, math.ceil(len(spaces) * percent / 100) - 1)]


def fill_lines(paragraph, edge):
    """(space as a share of the natural one, number of spaces) of each line but the last."""
    words = [word for line in paragraph.lines for word in line.words]
    space = next((natural for line in paragraph.lines for *_, natural in line.gaps()), 0)
    room = edge - paragraph.lines[0].left
    width, count, lines = 0.0, 0, []
    for word in words:
        wide = word.end - word.start
        if count and width + count * space + wide > room:
            if count > 1 and space:
                lines.append(((room - width) / ((count - 1) * space), count - 1))
            room = edge - min(line.left for line in paragraph.lines)
            width, count = 0.0, 0
        width += wide
        count += 1
    return lines


class Quality:
    """The counts of one document; each finding also as a line of text."""

    def __init__(self, document, names):
        self.document = document
        self.names = names
        self.findings = []
        # Code keeps its lines as typed: nothing of this is measured in it.
        self.text = [p for p in document.paragraphs if not p.is_code]
        self.prose = [p for p in self.text if not p.in_table]
        self.edges = {}
        self.spaces, self.lines = [], []
        self.counts = dict.fromkeys(("loose", "rivers", "short", "overfull", "widows", "feet", "alone",
                                     "cut", "names"), 0)
        for measure in (self.measure_spaces, self.find_rivers, self.find_short, self.find_overfull,
                        self.find_widows, self.find_feet, self.find_alone, self.find_cut, self.find_names):
            measure()

    def found(self, kind, text):
        self.counts[kind] += 1
        self.findings.append(f"{kind}: {text}")

    def right_edge(self, page):
        """Where most lines of prose end on pages as wide as this one, if at least three do. Pages of
        ragged text alone (Về văn bản này) have no edge of their own."""
        width = self.document.pdf.pages[page].width
        if width not in self.edges:
            ends = [round(line.right) for p in self.prose for line in p.lines[:-1]
                    if self.document.pdf.pages[line.page].width == width]
            best = max(set(ends), key=ends.count, default=None)
            self.edges[width] = best if best is not None and ends.count(best) >= 3 else None
        return self.edges[width]

    def is_justified(self, paragraph, line):
        edge = self.right_edge(line.page)
        return line is not paragraph.lines[-1] and edge is not None and abs(line.right - edge) <= 1 \
            and len(line.words) > 1

    def measure_spaces(self):
        for paragraph in self.prose:
            for line in paragraph.lines:
                if self.is_justified(paragraph, line):
                    self.spaces += [(right - left) / natural for left, right, natural in line.gaps()]
                    self.lines.append(line.looseness())
                    if line.looseness() > LOOSE:
                        self.found("loose", f"{line.looseness():.2f}, {place(line)}")
        self.spaces.sort()
        self.lines.sort()

    def share(self, percent):
        return share_of(self.spaces, percent)

    def first_fit(self):
        """The same paragraphs broken the simple way, each line filled as far as it goes: the space of
        each justified line as a share of the natural one, once for each of its spaces."""
        spaces, loose = [], 0
        for paragraph in self.prose:
            if any(self.is_justified(paragraph, line) for line in paragraph.lines):
                for ratio, count in fill_lines(paragraph, self.right_edge(paragraph.lines[0].page)):
                    spaces += [ratio] * count
                    loose += ratio > LOOSE
        return sorted(spaces), loose

    @property
    def mean(self):
        return sum(self.spaces) / len(self.spaces) if self.spaces else 1.0

    def find_rivers(self):
        for paragraph in self.prose:
            lines = [line for line in paragraph.lines if self.is_justified(paragraph, line)]
            at = 0
            while at + RIVER_LINES <= len(lines):
                strip = river(lines[at:at + RIVER_LINES])
                if strip:
                    self.found("rivers", f"{strip[1] - strip[0]:.1f} pt wide, {place(lines[at])}")
                    at += RIVER_LINES
                else:
                    at += 1

    def find_short(self):
        for paragraph in self.prose:
            if len(paragraph.lines) > 1 and len(paragraph.lines[-1].words) == 1:
                self.found("short", place(paragraph.lines[-1]))

    def find_overfull(self):
        for paragraph in self.document.paragraphs:
            for line in paragraph.lines:
                limit = self.document.pdf.pages[line.page].width - 15 * MM + 0.5
                edge = self.right_edge(line.page)
                if paragraph in self.prose and edge is not None:
                    limit = edge + 1.5
                crossed = paragraph.in_table and self.crosses_rule(line)
                if line.right > limit or crossed:
                    self.found("overfull", place(line))

    def crosses_rule(self, line):
        return any(s.width < 2 and s.height > 6 and s.bottom < line.y < s.top - 2
                   and line.left + 1 < s.left < line.right - 1
                   for s in self.document.pages[line.page].shapes)

    def find_widows(self):
        for paragraph in self.prose:
            pages = [line.page for line in paragraph.lines]
            if len(set(pages)) < 2 or paragraph.element.role in HEADINGS:
                continue
            if pages.count(pages[0]) == 1:
                self.found("widows", f"first line alone, {place(paragraph.lines[0])}")
            if pages.count(pages[-1]) == 1:
                self.found("widows", f"last line alone, {place(paragraph.lines[-1])}")

    def find_feet(self):
        flow = [p for p in self.document.paragraphs if not p.is_in("/Note")]
        for heading, following in zip(flow, flow[1:]):
            pages = {line.page for line in heading.lines}
            if heading.element.role in HEADINGS and \
                    (len(pages) > 1 or following.lines[0].page not in pages):
                self.found("feet", place(heading.lines[-1]))
        for paragraph in flow:
            led = next_sibling(paragraph.element)
            if paragraph.text.endswith(":") and led is not None and led.role in LED_IN:
                pages = [content.page for content in led.contents()]
                if pages and pages[0] != paragraph.lines[-1].page:
                    self.found("feet", f"parted from its {led.role[1:]}, {place(paragraph.lines[-1])}")

    def find_alone(self):
        self.find_signature_alone()
        for table in tables(self.document):
            self.find_rows_alone(table)

    def find_signature_alone(self):
        """Fewer than two lines of text stand above the block on its page."""
        for head in self.document.paragraphs:
            if head.text != "Nơi nhận:":
                continue
            first = head.lines[0]
            above = [line for p in self.document.paragraphs if not p.is_in("/Note")
                     for line in p.lines if line.page == first.page and line.y > first.y + 6]
            if len(above) < 2:
                self.found("alone", f"signature block, page {first.page + 1}")

    def find_rows_alone(self, table):
        rows = [(row, sorted(glyph.page for glyph in self.document.tree.glyphs_of(row)))
                for row in rows_of(table)]
        rows = [(row, pages) for row, pages in rows if pages]
        caption = [e for e in table.elements() if e.role == "/Caption"]
        for element in caption:
            pages = [g.page for g in self.document.tree.glyphs_of(element)]
            if rows and pages and pages[-1] != rows[0][1][0]:
                self.found("alone", f"caption, page {pages[-1] + 1}")
        for (row, pages), (_, following) in zip(rows, rows[1:]):
            kind = "header row" if row.parent.role == "/THead" else "section row" if is_section(row) else None
            if kind and pages[-1] != following[0]:
                text = self.document.tree.text_of(row)
                self.found("alone", f"{kind}, page {pages[-1] + 1}: “{text[:40]}”")

    def find_cut(self):
        for paragraph in self.text:
            for above, below in zip(paragraph.lines, paragraph.lines[1:]):
                last, first = above.words[-1].text.lstrip(PUNCTUATION), below.words[0].text
                if last.lower() in BEFORE_NUMBER and NUMBER.match(first):
                    self.found("cut", f"{place(above)} / “{first}”")

    def find_names(self):
        for paragraph in self.text:
            words = [(word.text, i) for i, line in enumerate(paragraph.lines) for word in line.words]
            for at in range(len(words)):
                for name in self.names.get(words[at][0].lstrip(PUNCTUATION), ()):
                    part = words[at:at + len(name)]
                    same = [w.strip(PUNCTUATION) for w, _ in part] == name
                    if same and part[0][1] != part[-1][1]:
                        self.found("names", f"{' '.join(name)}, {place(paragraph.lines[part[0][1]])}")

    def row(self):
        return [str(self.document), len(self.document.pages), len(self.lines), f"{self.mean:.3f}",
                f"{self.share(50):.2f}", f"{self.share(95):.2f}", f"{self.share(99):.2f}",
                f"{self.lines[-1] if self.lines else 1:.2f}", *self.counts.values()]


def river(lines):
    """The widest white strip through the word spaces of all lines, if it is wide enough."""
    strips = [(left, right) for left, right, _ in lines[0].gaps()]
    natural = next((n for _, _, n in lines[0].gaps()), 0)
    for line in lines[1:]:
        gaps = [(left, right) for left, right, _ in line.gaps()]
        strips = [(max(a, c), min(b, d)) for a, b in strips for c, d in gaps
                  if min(b, d) - max(a, c) >= RIVER_WIDTH * natural]
    return max(strips, key=lambda s: s[1] - s[0], default=None)


def next_sibling(element):
    kids = element.parent.elements() if element.parent else []
    at = next((i for i, kid in enumerate(kids) if kid is element), len(kids))
    return kids[at + 1] if at + 1 < len(kids) else None


def is_section(row):
    """A row with one cell over several columns, beside at most its number."""
    cells = row.elements()
    return len(cells) <= 2 and any((cell.attribute("/ColSpan") or 1) > 1 for cell in cells)


def place_names(content):
    """First word to names of more than one word."""
    names = {"Việt": [["Việt", "Nam"]]}
    file = Path(content) / "danh-muc" / "don-vi-hanh-chinh.xml"
    for unit in xml.etree.ElementTree.parse(file).iter("don-vi"):
        words = unit.get("ten").split()
        if len(words) > 1 and words not in names.setdefault(words[0], []):
            names[words[0]].append(words)
    return names


def bars_held(document):
    """The bars of page quality. Those on word spaces and last lines are for plans: addresses and code
    inside a guide's sentences cannot be broken."""
    quality = Quality(document, place_names(suite.options.content))
    limits = {key: value for key, value in BARS.items() if key in quality.counts}
    if document.plan and document.plan.is_official:
        limits["loose"] = math.ceil(len(document.pages) / 22) * BARS["loose_per_22_pages"]
        bar = BARS["mean"] if len(quality.lines) >= MEAN_LINES else MEAN_OF_FEW
        if quality.mean > bar:
            yield f"mean word space {quality.mean:.3f} of the natural one, bar {bar}"
    else:
        del limits["short"]
    for kind, limit in limits.items():
        if quality.counts[kind] > limit:
            examples = [text for text in quality.findings if text.startswith(kind + ":")][:6]
            yield f"{kind}: {quality.counts[kind]}, bar {limit}\n    " + "\n    ".join(examples)


def something_is_measured(document):
    """Official plans have justified lines; a file in which none is found is not measured."""
    quality = Quality(document, place_names(suite.options.content))
    if document.plan and document.plan.is_official and len(document.pages) > 3 and len(quality.lines) < 10:
        yield f"only {len(quality.lines)} justified lines found"


QualityTest = suite.suite_of("QualityTest", [bars_held, something_is_measured], suite.documents)

HEADS = ["file", "pages", "lines", "mean", "median", "95%", "99%", "worst", "loose", "rivers", "short",
         "overfull", "widows", "feet", "alone", "cut", "names"]


def print_table(files, content, show):
    names = place_names(content)
    measured = [Quality(suite.Document(path), names) for path in files]
    rows = [HEADS] + [[str(v) for v in quality.row()] for quality in measured]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    for row in rows:
        print("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(row, widths))))
    print("\nThe same text broken by first fit:")
    for quality in measured:
        spaces, loose = quality.first_fit()
        mean = sum(spaces) / len(spaces) if spaces else 1.0
        print(f"{quality.document}  mean {mean:.3f}  median {share_of(spaces, 50):.2f}  "
              f"95% {share_of(spaces, 95):.2f}  99% {share_of(spaces, 99):.2f}  loose {loose}")
    if show:
        for quality in measured:
            for finding in quality.findings:
                print(f"{quality.document}: {finding}")


def main():
    parser = argparse.ArgumentParser(description="Measures the page quality of PDF files.")
    parser.add_argument("files", nargs="+", help="PDF files made by the program")
    parser.add_argument("--content", default=Path(__file__).resolve().parents[2] / "content",
                        help="folder with the list of place names")
    parser.add_argument("--show", action="store_true", help="also print each finding")
    chosen = parser.parse_args()
    print_table(chosen.files, chosen.content, chosen.show)


if __name__ == "__main__":
    if "--documents" in sys.argv:
        suite.main()
    else:
        main()
