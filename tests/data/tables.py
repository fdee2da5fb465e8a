"""The published tables by their own description, and the pages by the tables.

    tables.py OUTPUT-FOLDER
"""
import csv
import datetime
import json
import re
import sys
import unittest
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

OUTPUT = Path(sys.argv[1])
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
TYPES = {"string": lambda text: True, "integer": lambda text: re.fullmatch(r"-?\d+", text),
         "number": lambda text: re.fullmatch(r"-?\d+(\.\d+)?", text), "boolean": lambda text: text in ("true", "false"),
         "date": datetime.date.fromisoformat}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def words(element):
    return " ".join(element.text_content().split())


def worded(row):
    """A figure of the table as pages show it."""
    before = f"{row['component']}: " if row["component"] else ""
    behind = f" {row['remark']}" if row["remark"] else ""
    return " ".join(f"{before}{row['wording']}{behind}".split())


def agency(name):
    """Spellings of one agency differ in capitals and in what stands between words."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def page(name):
    return html.fromstring((OUTPUT / name).read_bytes())


class Package(unittest.TestCase):
    def setUp(self):
        self.package = json.loads((OUTPUT / "du-lieu/datapackage.json").read_text(encoding="utf-8"))
        self.tables = [table for table in self.package["resources"] if table["format"] == "csv"]

    def test_every_resource_is_there(self):
        names = [resource["name"] for resource in self.package["resources"]]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r"^[a-z0-9._-]+$")
        files = {resource["path"] for resource in self.package["resources"]}
        self.assertEqual(files, {path.name for path in (OUTPUT / "du-lieu").iterdir()
                                 if path.suffix in (".csv", ".json")} - {"datapackage.json"})

    def test_columns_and_types(self):
        self.assertGreaterEqual(len(self.tables), 3)
        for table in self.tables:
            path = OUTPUT / "du-lieu" / table["path"]
            fields = table["schema"]["fields"]
            lines = path.read_bytes()
            self.assertNotIn(b"\xef\xbb\xbf", lines[:3])
            self.assertEqual(lines[-2:], b"\r\n")
            self.assertEqual(list(csv.reader([lines.split(b"\r\n")[0].decode()]))[0], [field["name"] for field in fields])
            table_rows = rows(path)
            self.assertGreater(len(table_rows), 10)
            for number, row in enumerate(table_rows, 2):
                self.assertEqual(len(row), len(fields))
                self.assertNotIn(None, row.values(), f"{path}, record {number} is short")
                for field in fields:
                    with self.subTest(path.name, record=number, field=field["name"]):
                        self.check_cell(row[field["name"]], field)

    def check_cell(self, text, field):
        limits = field.get("constraints", {})
        if text == "":
            self.assertFalse(limits.get("required"))
            return
        self.assertTrue(TYPES[field["type"]](text), text)
        if "enum" in limits:
            self.assertIn(text, limits["enum"])

    def test_keys(self):
        for table in self.tables:
            table_rows, schema = rows(OUTPUT / "du-lieu" / table["path"]), table["schema"]
            keys = Counter(row[schema["primaryKey"]] for row in table_rows)
            self.assertEqual([key for key, times in keys.items() if times > 1], [])
            for field in schema["fields"]:
                if field.get("constraints", {}).get("unique"):
                    self.assertEqual(len({row[field["name"]] for row in table_rows}), len(table_rows))
            for key in schema.get("foreignKeys", []):
                other = next(other for other in self.tables if other["name"] == key["reference"]["resource"])
                known = {row[key["reference"]["fields"]] for row in rows(OUTPUT / "du-lieu" / other["path"])}
                self.assertLessEqual({row[key["fields"]] for row in table_rows} - {""}, known)

    def test_plans_and_codes_are_known(self):
        plans = {plan["id"] for plan in json.loads((OUTPUT / "du-lieu/ke-hoach.json").read_text(encoding="utf-8"))["plans"]}
        codes = {row["code"] for row in rows(OUTPUT / "du-lieu/muc-tieu-quoc-gia.csv")}
        for name in ("chi-tieu.csv", "nhiem-vu.csv"):
            for row in rows(OUTPUT / "du-lieu" / name):
                self.assertIn(row["plan"], plans)
                self.assertTrue(row["id"].startswith(row["plan"] + "#"))
                self.assertIn(row.get("code", ""), codes | {""})

    def test_a_plan_s_own_table_is_its_part_of_all(self):
        for name in ("chi-tieu.csv", "nhiem-vu.csv"):
            of_all = rows(OUTPUT / "du-lieu" / name)
            for plan in {row["plan"] for row in of_all}:
                self.assertEqual(rows(OUTPUT / plan / name), [row for row in of_all if row["plan"] == plan])


class Pages(unittest.TestCase):
    def test_indicator_pages_have_the_figures_of_their_table(self):
        names = [path.name for path in sorted((OUTPUT / "chi-tieu").glob("*.csv"))]
        self.assertEqual(len(names), 17)
        for name in names:
            for language in ("", ".en"):
                with self.subTest(name, language=language):
                    self.check_indicator(name.replace(".csv", ""), language)

    def check_indicator(self, name, language):
        table_rows = rows(OUTPUT / "chi-tieu" / f"{name}.csv")
        document = page(f"chi-tieu/{name}{language}.html")
        shown = [(unquote(row.xpath("string(th//a/@href)")), row) for row in document.xpath("//tbody/tr[th//a]")]
        self.assertEqual(sorted({row["plan"] for row in table_rows}),
                         sorted({re.fullmatch(r"\.\./(.*)/ke-hoach(\.en)?\.html", href)[1] for href, _ in shown}))
        heads = [words(head) for head in document.xpath("//table[tbody/tr/th//a]/thead/tr/th")]
        found = Counter()
        for href, row in shown:
            plan = re.fullmatch(r"\.\./(.*)/ke-hoach(\.en)?\.html", href)[1]
            for head, cell in zip(heads, row):
                year = re.search(r"\d{4}", head)
                if head == heads[1] or year:
                    for figure in cell.xpath(".//p/span[not(@class)]"):
                        kind = "target" if year else "baseline"
                        at = year[0] if year else re.match(r"\d{4}", words(cell))[0]
                        found[plan, kind, at, words(figure)] += 1
        expected = Counter((row["plan"], row["kind"], row["year"], worded(row)) for row in table_rows)
        self.assertEqual(found, expected)

    def test_tasks_by_agency_and_deadline(self):
        tasks = rows(OUTPUT / "du-lieu/nhiem-vu.csv")
        self.assertEqual(len([task for task in tasks if task["plan"] == "thanh-hoa/134-2022"]), 31)
        self.check_tasks("", tasks, "td[last()]")
        for plan in {task["plan"] for task in tasks}:
            self.check_tasks(f"{plan}/", [task for task in tasks if task["plan"] == plan], "th")

    def check_tasks(self, folder, tasks, linked):
        for file in ("nhiem-vu.html", "nhiem-vu.en.html"):
            document = page(folder + file)
            counts = {agency(words(row[0])): [words(cell) for cell in row[1:]]
                      for row in document.xpath("//nav[contains(@class, 'chon-co-quan')]//tbody/tr")}
            for kind, column in (("chu-tri", "lead_agencies"), ("phoi-hop", "cooperating_agencies")):
                expected = Counter((agency(name), task["id"].split("#")[1]) for task in tasks
                                   for name in task[column].split("; ") if name)
                found = Counter()
                for section in document.xpath("//section[contains(@class, 'co-quan-nhiem-vu')]"):
                    name = agency(words(section.find("h2")))
                    led = kind == "chu-tri"
                    # The table of what an agency leads comes first; its count tells whether there is one.
                    tables = section.xpath(".//table")
                    self.assertEqual(len(tables), sum(count != "–" for count in counts[name]))
                    if counts[name][0 if led else 1] == "–":
                        continue
                    links = tables[0 if led else -1].xpath(f"tbody/tr/{linked}//a/@href")
                    self.assertEqual(str(len(links)), counts[name][0 if led else 1])
                    for link in links:
                        found[name, link.split("#")[1]] += 1
                self.assertEqual({key[1] for key in found}, {key[1] for key in expected})
                self.assertEqual(max(found.values()), 1, "a task twice under one agency")
                self.assertEqual(found, expected)
            dated = document.xpath(f"//section[@id='kh-thoi-han']//tbody/tr/{linked}//a/@href")
            self.assertEqual(sorted(link.split("#")[1] for link in dated), sorted(task["id"].split("#")[1] for task in tasks))


class Sources(unittest.TestCase):
    def test_by_the_schema_they_name(self):
        paths = sorted(OUTPUT.glob("**/nguon/ke-hoach.xml"))
        self.assertGreaterEqual(len(paths), 6)
        for path in paths:
            with self.subTest(path):
                source = etree.parse(path)
                schema = (path.parent / source.getroot().get(XSI + "noNamespaceSchemaLocation")).resolve()
                self.assertTrue(schema.is_file(), f"{schema} is not published")
                self.assertIn(OUTPUT.resolve(), schema.parents)
                etree.XMLSchema(etree.parse(schema)).assertValid(source)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
