"""Redlines of the small hand-made pairs against the expected pages and structure trees beside them:
cases/NAME/so-sanh.html and so-sanh.tags.txt. REWRITE=1 writes them anew.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readback"))
import suite
from suite import Document
from tags import Content, Element

CASES = Path(__file__).resolve().parent / "cases"


def main_of(page):
    """The page without its head and foot, which other tests hold."""
    start, end = page.index("<main"), page.index("</main>")
    return page[start:end] + "</main>\n"


def tags_of(document):
    """The structure tree, a line an element: role, decoration, what is said instead, text."""
    lines = []

    def write(element, level):
        line = "  " * level + element.role[1:]
        decoration = element.attribute("/TextDecorationType")
        line += f" {str(decoration)[1:]}" if decoration else ""
        said = element.text_entry("/Alt")
        line += f" alt={said!r}" if said else ""
        lines.append(line)
        for kid in element.kids:
            if isinstance(kid, Element):
                write(kid, level + 1)
            elif isinstance(kid, Content):
                text = "".join(glyph.text for glyph in document.tree.glyphs.get((kid.page, kid.mcid), []))
                lines.append("  " * (level + 1) + repr(text))

    for element in document.tree.elements():
        if element.parent is None:
            write(element, 0)
    return "\n".join(lines) + "\n"


class Goldens(unittest.TestCase):
    maxDiff = 4000

    def hold(self, path, now):
        if os.environ.get("REWRITE"):
            path.write_text(now, encoding="utf-8")
        self.assertEqual(now.splitlines(), path.read_text(encoding="utf-8").splitlines(), str(path))

    def test_cases(self):
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        cases = sorted(path.parent for path in CASES.glob("*/expected.txt"))
        self.assertTrue(cases)
        for case in cases:
            out = folder / case.name
            done = subprocess.run([suite.options.program, "compare", "--quiet", "--content", suite.options.content,
                                   "--fonts", suite.options.fonts, "--output", out, case / "truoc", case / "sau"],
                                  capture_output=True, text=True)
            with self.subTest(case.name):
                self.assertEqual(done.returncode, 1, done.stderr)
                self.hold(case / "so-sanh.html", main_of((out / "so-sanh.html").read_text(encoding="utf-8")))
                self.hold(case / "so-sanh.tags.txt", tags_of(Document(out / "so-sanh.pdf", case.name)))


if __name__ == "__main__":
    suite.main()
