"""Comparisons of plans that are no drafts of one another, from outside: the matrix of targets, plans
against the nation, two provinces. What the options do, exit statuses, that CSV, JSON, page and PDF
say the same, and that the PDFs keep the rules of every PDF.
"""
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "readback"))
import archive
import structure
import suite
from suite import Document

PLANS = ("binh-thuan/4677-2024", "hai-duong/5046-2023", "hau-giang/128-2022", "nam-dinh/105-2022",
         "thanh-hoa/134-2022")
FALLS_SHORT, REACHES = "thanh-hoa/134-2022", "hau-giang/128-2022"
WORDS = {"stronger": "cao hơn", "equal": "bằng", "weaker": "thấp hơn", "missing": "không nêu",
         "not-comparable": "không so được"}
# Each option of the help is tried here or in verb.py.
TRIED = {"--content", "--output", "--fonts", "--rev", "--chi-tieu", "--cap-tren", "--tinh", "--ban-thao",
         "--format", "--ca-hinh-thuc", "--quiet", "--help"}


def compare(*arguments, status, output=None, language="vi_VN"):
    options = suite.options
    where = ["--output", output] if output else []
    done = subprocess.run([options.program, "compare", "--content", options.content, "--fonts", options.fonts,
                           *map(str, where), *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          env={"LC_ALL": language, "PATH": "/usr/bin:/bin"})
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


def flat(slug):
    return slug.replace("/", "-")


class Made:
    """What each view makes, once."""
    kept = None

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        self.out = self.folder / "so-sanh"
        self.told = {name: compare(*arguments, status=status, output=self.folder) for name, arguments, status in (
            ("chi-tieu", ["--chi-tieu", "--format", "json"], 0),
            ("cap-tren", ["--cap-tren"], 1),
            ("tinh", ["--tinh", FALLS_SHORT, REACHES, "--format", "json"], 1))}
        self.pair = f"tinh-{flat(FALLS_SHORT)}--{flat(REACHES)}"
        self.matrix = json.loads((self.out / "chi-tieu.json").read_text(encoding="utf-8"))

    @classmethod
    def get(cls):
        cls.kept = cls.kept or cls()
        return cls.kept


def tearDownModule():
    if Made.kept:
        shutil.rmtree(Made.kept.folder)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def squeeze(text):
    return re.sub(r"\s", "", text)


class Tables(HTMLParser):
    """caption -> rows of cell texts."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tables, self.caption, self.text, self.rows = {}, None, None, []
        self.ids = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        self.ids.add(dict(attributes).get("id"))
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th", "caption"):
            self.text = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.text is not None:
            self.rows[-1].append(squeeze(self.text))
            self.text = None
        elif tag == "caption":
            self.caption, self.text = " ".join(self.text.split()), None
        elif tag == "table":
            self.tables[self.caption] = self.rows

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def pdf_tables(document):
    """The same of a PDF, by its structure tree."""
    tables = {}
    for element in document.tree.elements():
        if element.role != "/Table":
            continue
        caption = [e for e in element.walk() if e.role == "/Caption"]
        name = document.tree.text_of(caption[0]) if caption else ""
        tables[" ".join(name.split())] = [
            [squeeze(document.tree.text_of(cell)) for cell in row.elements()]
            for row in element.walk() if row.role == "/TR"]
    return tables


class Options(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def files(self, ending=".html"):
        return sorted(path.name for path in (self.folder / "so-sanh").glob("*" + ending))

    def test_all_are_tried(self):
        told = compare("--help", status=0).stdout
        self.assertEqual(set(re.findall(r"--[a-z][a-z-]+", told)), TRIED)

    def test_matrix(self):
        told = compare("--chi-tieu", status=0, output=self.folder).stdout
        self.assertEqual(self.files(), ["chi-tieu.en.html", "chi-tieu.html"])
        self.assertEqual(told.count("KH-UBND"), len(PLANS))
        compare("--chi-tieu", FALLS_SHORT, REACHES, status=0, output=self.folder)
        self.assertIn(f"chi-tieu-{flat(FALLS_SHORT)}--{flat(REACHES)}.html", self.files())
        english = compare("--chi-tieu", FALLS_SHORT, status=0, output=self.folder, language="en_US").stdout
        self.assertIn("16 equal", english)
        self.assertEqual(compare("--chi-tieu", "-q", status=0, output=self.folder).stdout, "")

    def test_superior(self):
        told = compare("--cap-tren", FALLS_SHORT, status=1, output=self.folder).stdout
        self.assertRegex(told, r"KTS-1 +2030 +– không nêu: quốc gia “đạt 30% GDP”")
        self.assertEqual(self.files(), [f"cap-tren-{flat(FALLS_SHORT)}{end}" for end in (".en.html", ".html")])
        told = compare("--cap-tren", REACHES, status=0, output=self.folder).stdout
        self.assertNotIn("KTS-1 ", told)

    def test_provinces(self):
        told = compare("--tinh", FALLS_SHORT, REACHES, status=1, output=self.folder).stdout
        self.assertEqual(told, compare(FALLS_SHORT, REACHES, status=1, output=self.folder).stdout,
                         "of two provinces it needs no option")
        self.assertEqual(self.files(), [f"tinh-{flat(FALLS_SHORT)}--{flat(REACHES)}{end}"
                                        for end in (".en.html", ".html")])
        compare("--tinh", REACHES, REACHES, status=0, output=self.folder)

    def test_drafts(self):
        told = json.loads(compare("--ban-thao", FALLS_SHORT, REACHES, "--format", "json", status=1,
                                  output=self.folder).stdout)
        self.assertGreater(told["counts"]["all"], 50)
        self.assertTrue((self.folder / "so-sanh.pdf").is_file())
        self.assertFalse((self.folder / "so-sanh").exists())
        compare("--ban-thao", REACHES, REACHES, status=0, output=self.folder)

    def test_wrong_use(self):
        for arguments in (["--tinh", FALLS_SHORT], ["--ban-thao", FALLS_SHORT], ["--tinh"],
                          ["--chi-tieu", "--cap-tren"], ["--tinh", "--ban-thao", FALLS_SHORT, REACHES],
                          ["--chi-tieu", "--rev", "HEAD"], ["--cap-tren", "no-such-plan"],
                          ["--chi-tieu", "--format", "csv"], ["--no-such-option"]):
            with self.subTest(arguments):
                compare(*arguments, status=2, output=self.folder)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_trouble(self):
        draft = self.folder / "draft"
        shutil.copytree(Path(suite.options.content) / "tinh" / FALLS_SHORT, draft)
        (draft / "ke-hoach.xml").write_text("<ke-hoach", encoding="utf-8")
        for arguments in (["--chi-tieu", draft], ["--cap-tren", draft], ["--tinh", REACHES, draft],
                          ["--ban-thao", REACHES, draft]):
            with self.subTest(arguments):
                compare(*arguments, status=3, output=self.folder / "out")
        taken = self.folder / "taken"
        taken.write_text("a file, no folder", encoding="utf-8")
        for arguments in (["--chi-tieu"], ["--cap-tren"], ["--tinh", FALLS_SHORT, REACHES],
                          ["--ban-thao", FALLS_SHORT, REACHES]):
            with self.subTest(arguments):
                compare(*arguments, status=3, output=taken)
                compare(*arguments, "--fonts", self.folder, status=3, output=self.folder / "out")


class Data(suite.Suite):
    def setUp(self):
        self.made = Made.get()
        self.matrix = self.made.matrix

    def cells(self, plans=PLANS):
        for indicator in self.matrix["indicators"]:
            for cell in indicator["cells"]:
                if cell["plan"] in plans:
                    yield indicator, cell

    def test_printed(self):
        self.assertEqual(json.loads(self.made.told["chi-tieu"].stdout), self.matrix)
        self.assertEqual(json.loads(self.made.told["tinh"].stdout),
                         json.loads((self.made.out / f"{self.made.pair}.json").read_text(encoding="utf-8")))

    def check_csv(self, name, plans):
        """A row for each value of a cell, or one for a cell without."""
        expected = []
        for indicator, cell in self.cells(plans):
            national = {n["year"]: n for n in indicator["national"]}.get(cell["year"], {})
            for value in cell["values"] or [{}]:
                number = value.get("number")
                expected.append((cell["plan"], indicator["code"], str(cell["year"]), value.get("title", ""),
                                 value.get("wording", ""), value.get("operator", ""),
                                 "" if number is None else f"{number:g}", value.get("unit", ""), value.get("base", ""),
                                 national.get("wording", ""), cell["judgement"], cell.get("reason", "")))
        told = [(row["plan"], row["code"], row["year"], row["title"], row["wording"], row["operator"],
                 row["number"] and f"{float(row['number']):g}", row["unit"], row["base"], row["national_wording"],
                 row["judgement"], row["reason"])
                for row in rows_of(self.made.out / f"{name}.csv")]
        self.assertEqual(sorted(told), sorted(expected))

    def test_csv(self):
        self.check_csv("chi-tieu", PLANS)
        self.check_csv("cap-tren", PLANS)
        self.check_csv(self.made.pair, (FALLS_SHORT, REACHES))

    def test_csv_is_the_plans(self):
        """Figures and wordings are those of the plans' own tables of targets."""
        out = self.made.folder / "plans"
        suite.build(out, *(Path(suite.options.content) / "tinh" / slug for slug in PLANS))
        national = {(i["code"], n["year"]) for i in self.matrix["indicators"] for n in i["national"]}
        own = {(slug, row["code"], row["year"], row["component"], row["wording"], row["operator"], row["number"], row["unit"])
               for slug in PLANS for row in rows_of(out / slug / "chi-tieu.csv")
               if row["kind"] == "target" and (row["code"], int(row["year"])) in national}
        told = {(row["plan"], row["code"], row["year"], row["component"], row["wording"], row["operator"], row["number"],
                 row["unit"]) for row in rows_of(self.made.out / "chi-tieu.csv") if row["wording"]}
        self.assertEqual(told, own)
        self.assertGreater(len(own), 100)

    def test_counts(self):
        for plan in self.matrix["plans"]:
            for counts in plan["counts"]:
                told = [cell["judgement"] for _, cell in self.cells([plan["plan"]])
                        if cell["year"] == counts["year"]]
                self.assertEqual({word: told.count(word) for word in WORDS},
                                 {word: counts[word] for word in WORDS}, plan["plan"])

    def check_matrix(self, tables):
        """Each judgement stands in its row and column, under the words of the plan."""
        seen = 0
        for year in (2025, 2030):
            rows = tables[f"Mục tiêu năm {year}"]
            for indicator in self.matrix["indicators"]:
                row = [row for row in rows if row[0] == indicator["code"]]
                self.assertEqual(len(row), 1, indicator["code"])
                for cell in (cell for cell in indicator["cells"] if cell["year"] == year):
                    shown = row[0][3 + PLANS.index(cell["plan"])]
                    self.assertIn(squeeze(WORDS[cell["judgement"]]), shown)
                    for value in cell["values"]:
                        self.assertIn(squeeze(value["wording"]), shown)
                    seen += 1
        self.assertEqual(seen, 2 * len(PLANS) * len(self.matrix["indicators"]))

    def check_superior(self, tables):
        for plan in self.matrix["plans"]:
            short = [(indicator["code"], str(cell["year"])) for indicator, cell in self.cells([plan["plan"]])
                     if cell["judgement"] in ("weaker", "missing")]
            caption = f"Mục tiêu quốc gia chưa đạt trong kế hoạch: {plan['name']}"
            rows = tables.get(caption, [[]])[1:]
            self.assertEqual([(row[0], row[2]) for row in rows], short, plan["plan"])

    def test_pages(self):
        for ending in (".html", ".en.html"):
            matrix = Tables(self.made.out / f"chi-tieu{ending}")
            self.check_matrix(matrix.tables)
            self.check_superior(Tables(self.made.out / f"cap-tren{ending}").tables)
            self.assertLessEqual({f"{i['code'].lower()}-{n['year']}" for i in self.matrix["indicators"]
                                  for n in i["national"]}, matrix.ids)

    def test_pdfs(self):
        for name, check in (("chi-tieu", self.check_matrix), ("cap-tren", self.check_superior),
                            (self.made.pair, None)):
            document = Document(self.made.out / f"{name}.pdf", name)
            with self.subTest(name):
                if check:
                    check(pdf_tables(document))
            for rule in structure.CHECKS + archive.CHECKS:
                with self.subTest(document=name, check=rule.__name__):
                    self.no_faults(rule(document))

    def test_attached(self):
        """The data travel inside the PDF, byte for byte."""
        for name in ("chi-tieu", "cap-tren", self.made.pair):
            taken = self.made.folder / f"attached-{name}"
            taken.mkdir()
            subprocess.run(["pdfdetach", "-saveall", "-o", taken, self.made.out / f"{name}.pdf"], check=True,
                           capture_output=True)
            self.assertEqual(sorted(path.name for path in taken.iterdir()), [f"{name}.csv", f"{name}.json"])
            for path in taken.iterdir():
                self.assertEqual(path.read_bytes(), (self.made.out / path.name).read_bytes(), path.name)


if __name__ == "__main__":
    suite.main()
