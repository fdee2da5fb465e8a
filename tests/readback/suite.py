"""What all tests here share: the command line, the documents, and how faults become failures.

A check is a function of a document that yields faults, each a line of text that says what is wrong
and where. Checks thus can be run on damaged documents as well (proofs.py).
"""
import argparse
import functools
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from content import read_pages
from lines import paragraphs
from pdffile import PdfFile
from plandump import read_plan
from tags import Tree

MM = 72 / 25.4
SMALL = Path(__file__).resolve().parent / "small"
FIGURES = SMALL.parents[1] / "plans/figures"
options = None


class Document:
    """A generated PDF and, if it is one, the plan it was made from."""

    def __init__(self, path, slug=None, folder=None):
        self.path, self.slug = str(path), slug
        self.folder = folder or slug
        self.pdf = PdfFile(self.path)

    def __str__(self):
        return self.slug or self.path

    @functools.cached_property
    def pages(self):
        return read_pages(self.pdf)

    @functools.cached_property
    def tree(self):
        return Tree(self.pdf, self.pages)

    @functools.cached_property
    def paragraphs(self):
        return paragraphs(self.tree)

    @functools.cached_property
    def plan(self):
        return read_plan(options.program, self.folder, options.content, options.fonts)

    @functools.cached_property
    def parts(self):
        """(first page, element) of each Part: body, annexes, provenance."""
        found = []
        for element in self.tree.elements():
            if element.role == "/Part":
                pages = [content.page for content in element.contents()]
                found.append((min(pages, default=0), element))
        return found

    def page_in_part(self, number):
        """A page's number within its part, from 1."""
        return number - max(first for first, _ in self.parts if first <= number) + 1


@functools.cache
def documents():
    """All PDF files below the documents folder, of which there must be some, and the small plans kept
    beside these tests: an issued one of one page and a draft with everything a head can have; and one with
    pictures."""
    root = Path(options.documents)
    found = [Document(path, str(path.parent.relative_to(root))) for path in sorted(root.rglob("*.pdf"))]
    if not found:
        sys.exit(f"no PDF files in {root}")
    return found + small_documents()


def build(output, *folders, **settings):
    """Runs the program on plan folders; gives what it wrote by name."""
    subprocess.run([options.program, "build", "--quiet", "--content", options.content, "--fonts",
                    options.fonts, "--output", str(output), *map(str, folders)],
                   check=True, capture_output=True, **settings)
    return {str(path.relative_to(output)): path for path in sorted(Path(output).rglob("*"))
            if path.is_file()}


@functools.cache
def small_documents():
    folder = tempfile.TemporaryDirectory()
    small_documents.kept = folder  # removed when the tests end
    folders = [*sorted(SMALL.iterdir()), FIGURES]
    files = build(folder.name, *folders)
    return [Document(files[f"{source.name}/ke-hoach.pdf"], f"small/{source.name}", str(source))
            for source in folders]


def official_plans():
    return [d for d in documents() if d.plan and d.plan.is_official]


class Suite(unittest.TestCase):
    """Base of the tests: runs a check over documents and shows its faults."""

    def run_check(self, check, over):
        for document in over:
            with self.subTest(document=str(document)):
                self.no_faults(check(document))

    def no_faults(self, faults):
        faults = list(faults)
        if faults:
            more = f"\n  … and {len(faults) - 12} more" if len(faults) > 12 else ""
            self.fail("\n  " + "\n  ".join(faults[:12]) + more)


def suite_of(name, checks, over):
    """A TestCase class with one test a check."""
    def make(check):
        def test(self):
            self.run_check(check, over())
        test.__doc__ = check.__doc__
        return test
    return type(name, (Suite,), {f"test_{check.__name__}": make(check) for check in checks})


def parse_options():
    global options
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", required=True, help="folder with the generated files")
    parser.add_argument("--program", required=True, help="the program under test")
    parser.add_argument("--content", required=True, help="folder with the sources")
    parser.add_argument("--fonts", required=True, help="folder with the font manifest")
    options, rest = parser.parse_known_args()
    return rest


def main():
    import suite  # one module object, also when a test file is the program
    unittest.main(argv=[sys.argv[0], *suite.parse_options()], verbosity=1)
