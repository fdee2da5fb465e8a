"""Every XML file of content/ is valid by its schema, and the schemas refuse what they should."""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

CONTENT = Path(sys.argv.pop(1))
SCHEMAS = CONTENT / "luoc-do"

# Files of catalogues by name, files of plans by the beginning of their name.
CATALOGUES = {"don-vi-hanh-chinh.xml": "don-vi-hanh-chinh.xsd", "chi-tieu.xml": "danh-muc-chi-tieu.xsd",
              "viet-tat.xml": "viet-tat.xsd"}
OF_PLANS = {"ke-hoach": "ke-hoach.xsd", "chi-tieu": "chi-tieu.xsd", "phu-luc": "phu-luc.xsd",
            "bang": "bang.xsd"}


def schema_of(file):
    if file.parent.name == "danh-muc":
        return CATALOGUES[file.name]
    return next(schema for start, schema in OF_PLANS.items() if file.name.startswith(start))


def faults(schema, file):
    done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", SCHEMAS / schema, file],
                          capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr


# One change each to a valid file, which must make it invalid: (file, pattern, replacement).
WRONG = [
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r"<loai>", "<loại>"),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r'trang-thai="ban-hanh"', 'trang-thai="xong"'),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r"<ngay>[^<]*</ngay>", "<ngay>2022-05-16</ngay>"),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r'tep="noi-dung.md"', 'tep="../noi-dung.md"'),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r'ma="38"', 'ma="99"'),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r'huong="ngang"', 'huong="cheo"'),
    ("tinh/thanh-hoa/134-2022/ke-hoach.xml", r"<ky>", "<ky><chuc-danh>A</chuc-danh>"),
    ("tinh/thanh-hoa/134-2022/phu-luc-nhiem-vu.xml", r"<thoi-gian>[^<]*</thoi-gian>", ""),
    ("tinh/thanh-hoa/134-2022/phu-luc-nhiem-vu.xml", r"<bang-nhiem-vu>", '<bang-nhiem-vu mau="1">'),
    ("tinh/hai-duong/5046-2023/chi-tieu.xml", r'ma="KTS-1"', 'ma="KTS-9"'),
    ("tinh/hai-duong/5046-2023/chi-tieu.xml", r'nam="2025"', 'nam="25"'),
    ("tinh/hai-duong/5046-2023/chi-tieu.xml", r"<muc-tieu [^>]*>[^<]*</muc-tieu>", '<muc-tieu nam="2025"/>'),
    ("huong-dan/ke-hoach.xml", r'(<bo-qua [^>]*)quy-tac="KH', r'\1quy-tac="'),
    ("huong-dan/ke-hoach.xml", r'(<bo-qua [^>]*) ly-do="[^"]*"', r"\1"),
    ("danh-muc/don-vi-hanh-chinh.xml", r'loai="tinh"', 'loai="huyen"'),
    ("danh-muc/chi-tieu.xml", r'(<muc-tieu [^>]*)xac-nhan="[^"]*"', r'\1xac-nhan="co-le"'),
    ("danh-muc/viet-tat.xml", r'ngan="[^"]*"', ""),
]


XS = "{http://www.w3.org/2001/XMLSchema}"


class Schemas(unittest.TestCase):
    def test_every_element_and_attribute_is_explained(self):
        """An editor shows these words while one types."""
        count = 0
        for schema in sorted(SCHEMAS.glob("*.xsd")):
            root = ElementTree.parse(schema).getroot()
            for node in [root, *root.iter(f"{XS}element"), *root.iter(f"{XS}attribute")]:
                if node is not root and not node.get("name"):
                    continue
                words = [found for found in node.findall(f"{XS}annotation/{XS}documentation")
                         if found.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"]
                text = " ".join("".join(found.itertext()) for found in words)
                with self.subTest(schema=schema.name, name=node.get("name", "schema")):
                    self.assertGreater(len(text.split()), 1)
                count += 1
        self.assertGreater(count, 150)

    def test_all_content_is_valid(self):
        files = [f for f in CONTENT.rglob("*.xml")]
        self.assertGreater(len(files), 14)
        for file in files:
            with self.subTest(file=str(file.relative_to(CONTENT))):
                self.assertEqual(faults(schema_of(file), file), "")

    def test_wrong_documents_are_refused(self):
        for name, pattern, replacement in WRONG:
            with self.subTest(file=name, wrong=replacement or pattern), tempfile.TemporaryDirectory() as folder:
                file = CONTENT / name
                text, count = re.subn(pattern, replacement, file.read_text("utf-8"), count=1)
                self.assertEqual(count, 1, "the pattern is not in the file")
                changed = Path(folder) / file.name
                changed.write_text(text, "utf-8")
                self.assertNotEqual(faults(schema_of(file), changed), "")

    def test_codes_of_the_schemas_are_those_of_the_catalogues(self):
        listed = set(re.findall(r'value="((?:KTS|XHS)-\d+)"', (SCHEMAS / "chung.xsd").read_text("utf-8")))
        root = ElementTree.parse(CONTENT / "danh-muc" / "chi-tieu.xml")
        self.assertEqual(listed, {e.get("ma") for e in root.iter("chi-tieu")})
        self.assertEqual(len(listed), 17)

    def test_units(self):
        """63 units until 30/6/2025, 34 after; each old one leads to a new one."""
        root = ElementTree.parse(CONTENT / "danh-muc" / "don-vi-hanh-chinh.xml").getroot()
        codes = {he.get("ma"): {d.get("ma") for d in he.iter("don-vi")} for he in root.iter("he")}
        self.assertEqual({name: len(all_) for name, all_ in codes.items()}, {"63": 63, "34": 34})
        for unit in root.find("he[@ma='63']").iter("don-vi"):
            self.assertIn(unit.get("ke-thua"), codes["34"])


if __name__ == "__main__":
    unittest.main()
