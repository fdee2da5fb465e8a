"""Pictures from the folder of a plan to everything that is made of it."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from world import SECOND, World

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import pictures  # noqa: E402

WORDS = "Bản đồ vùng phủ sóng 5G của tỉnh"
CAPTION = "Hình 1. Vùng phủ sóng 5G"
TEXT = f"""# I. MỤC TIÊU

![{WORDS}](ban-do.png "{CAPTION}")

Cùng bản đồ ấy ở chỗ khác:

![Lại bản đồ vùng phủ sóng](ban-do.png)

# II. TỔ CHỨC THỰC HIỆN

Các sở, ban, ngành thực hiện Kế hoạch này./.
"""
SIZE = (600, 400)
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)
SECRET = b"chup tai nha rieng"


def tool(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, check=True, timeout=60).stdout


class Figures(World):
    def setUp(self):
        super().setUp()
        self.picture = self.plan() / "ban-do.png"
        self.picture.write_bytes(pictures.quarters(*SIZE))
        (self.plan() / "noi-dung.md").write_text(TEXT, encoding="utf-8")

    def made(self):
        return sorted(path.name for path in (self.output / SECOND / "hinh").iterdir())

    def page(self, name="ke-hoach.html"):
        return (self.output / SECOND / name).read_text(encoding="utf-8")


class Outputs(Figures):
    def setUp(self):
        super().setUp()
        self.assert_status(self.build(SECOND), 0)

    def test_page_shows_what_lies_beside_it(self):
        sources = re.findall(r'<img src="(hinh/ban-do-[0-9a-f]{12}\.png)"', self.page())
        self.assertEqual(len(sources), 2)
        self.assertEqual({f"hinh/{name}" for name in self.made()}, set(sources))
        self.assertIn(f'alt="{WORDS}" width="600" height="400" loading="lazy"', self.page())
        self.assertIn(f"<figcaption>{CAPTION}</figcaption>", self.page())
        self.assertIn("img-src 'self'", self.page())
        self.assertIn(sources[0], self.page("ke-hoach.en.html"))
        self.assertIn(f'src="{sources[0]}"', self.page("ke-hoach.manh.html"))

    def test_fragment_knows_the_whole_address(self):
        self.assert_status(self.build("--site-url", "https://kehoach.example.vn/", SECOND), 0)
        self.assertIn(f'src="https://kehoach.example.vn/{SECOND}/hinh/ban-do-', self.page("ke-hoach.manh.html"))
        self.assertIn('src="hinh/ban-do-', self.page())

    def test_pdf_has_one_object_for_both(self):
        listed = tool("pdfimages", "-list", self.output / SECOND / "ke-hoach.pdf").decode().splitlines()[2:]
        rows = [line.split() for line in listed]
        self.assertEqual([(row[2], row[3], row[4], row[5]) for row in rows], [("image", "600", "400", "rgb")] * 2)
        self.assertEqual(len({row[10] for row in rows}), 1)
        self.assertEqual({row[9] for row in rows}, {"no"}, "no interpolation")

    def test_pdf_shows_it_in_its_place(self):
        dumped = self.run_program("dump", "pages", SECOND).out
        place = re.search(r"^  image ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) png 600x400$", dumped, re.MULTILINE)
        x, y, width, height = map(float, place.groups())
        # 600 pixels at 150 an inch, in the middle of 160 mm between margins of 30 and 20.
        self.assertAlmostEqual(width, 101.6, delta=0.02)
        self.assertAlmostEqual(x + width / 2, 110, delta=0.02)
        with tempfile.TemporaryDirectory() as folder:
            tool("pdftoppm", "-r", "127", "-f", "1", "-l", "1", self.output / SECOND / "ke-hoach.pdf", f"{folder}/p")
            header, _, rest = next(Path(folder).iterdir()).read_bytes().partition(b"\n255\n")
            across = int(header.split()[1])

            def seen(left, top):  # five pixels a millimetre
                at = (int((y + top * height) * 5) * across + int((x + left * width) * 5)) * 3
                return tuple(rest[at:at + 3])
            self.assertEqual([seen(0.25, 0.25), seen(0.75, 0.25), seen(0.25, 0.75), seen(0.75, 0.75)],
                             [RED, GREEN, BLUE, WHITE])

    def test_pdf_tells_it(self):
        told = tool("pdfinfo", "-struct-text", self.output / SECOND / "ke-hoach.pdf").decode()
        told = re.sub(r"\s+", " ", told)
        self.assertRegex(told, rf'Div Figure: /Placement /Block /BBox \[[\d. ]+\] "" Caption "{re.escape(CAPTION)}"')
        qdf = tool("qpdf", "--json", self.output / SECOND / "ke-hoach.pdf").decode("utf-8")
        self.assertIn(f'"/Alt": "{WORDS}"', qdf.replace('"u:', '"'))
        tags = self.run_program("dump", "tags", SECOND).out
        self.assertIn(f'Figure alt="{WORDS}"', tags)
        self.assertIn(f'Caption "{CAPTION}"', tags)

    def test_data_and_search_know_it(self):
        text = self.page("ke-hoach.json")
        figures = [block for block in json.loads(text)["text"]["body"][0]["blocks"] if block["kind"] == "figure"] \
            if "text" in json.loads(text) else re.findall(r'"kind": ?"figure"', text)
        self.assertEqual(len(figures), 2)
        self.assertIn(WORDS, text)
        search = self.page("tim-kiem.js")
        self.assertIn(WORDS, search)
        self.assertIn(CAPTION, search)


class Private(Figures):
    def test_nothing_but_pixels_is_published(self):
        """A text in the picture says where it was taken."""
        chunk = pictures.chunk(b"tEXt", b"Comment\0" + SECRET)
        pixels = bytes(RED) * (SIZE[0] * SIZE[1])
        self.picture.write_bytes(pictures.png(*SIZE, pixels, before=chunk))
        self.assert_status(self.build(SECOND), 0)
        for path in (path for path in self.output.rglob("*") if path.is_file()):
            self.assertNotIn(SECRET, path.read_bytes(), path)

    def test_hostile_files_are_refused(self):
        for name, data in pictures.hostile().items():
            with self.subTest(name):
                self.picture.write_bytes(data)
                result = self.run_program("check", SECOND)
                self.assertEqual(result.status, 1, result.err)
                self.assertRegex(result.err, r"\[KH(248|251)\]")
        self.assertEqual(self.build(SECOND).status, 1)
        self.assertFalse((self.output / SECOND).exists())


class Again(Figures):
    def setUp(self):
        super().setUp()
        self.assert_status(self.build(), 0)

    def reasons(self, *arguments):
        result = self.build("--json", *arguments)
        self.assert_status(result, 0)
        return {plan["slug"]: plan["reason"] for plan in json.loads(result.out)["plans"]}

    def test_only_a_changed_picture_is_made_again(self):
        self.assertEqual(set(self.reasons().values()), {"none"})
        before = self.made()
        self.picture.write_bytes(pictures.plain(*SIZE, *BLUE))
        reasons = self.reasons("--prune")
        self.assertEqual([slug for slug, reason in reasons.items() if reason != "none"], [SECOND])
        after = self.made()
        self.assertEqual((len(before), len(after)), (1, 1))
        self.assertNotEqual(before, after)
        self.assertIn(after[0], self.page())

    def test_a_picture_that_was_deleted_is_made_again(self):
        before = self.files()
        (self.output / SECOND / "hinh" / self.made()[0]).unlink()
        self.assertEqual(self.reasons()[SECOND], "outputs")
        self.assertEqual(self.files(), before)

    def test_elsewhere_the_same_bytes(self):
        self.assert_status(self.build("--output", "fresh", "-j", "4", environment={"TZ": "Asia/Tokyo"}), 0)
        self.assertEqual(self.files(), self.files(self.folder / "fresh"))


class Compared(Figures):
    def setUp(self):
        super().setUp()
        self.later = self.folder / "later"
        shutil.copytree(self.plan(), self.later)

    def changes(self, status):
        result = self.run_program("compare", "--format", "json", "--output", "so", str(self.plan()), str(self.later))
        self.assertEqual(result.status, status, result.err)
        return json.loads(result.out)["changes"]

    def edit_later(self, old, new):
        path = self.later / "noi-dung.md"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def test_another_name_is_no_change(self):
        (self.later / "ban-do.png").rename(self.later / "phu-song.png")
        self.edit_later("ban-do.png", "phu-song.png")
        self.assertEqual(self.changes(0), [])

    def test_the_same_pixels_in_another_file_are_no_change(self):
        chunk = pictures.chunk(b"tEXt", b"Comment\0" + SECRET)
        rows = (bytes(RED + GREEN), bytes(BLUE + WHITE))
        for path, before in ((self.plan(), b""), (self.later, chunk)):
            (path / "ban-do.png").write_bytes(pictures.png(2, 2, b"".join(rows), before=before))
        self.assertEqual(self.changes(0), [])

    def test_other_pixels_are_a_change_and_both_are_shown(self):
        (self.later / "ban-do.png").write_bytes(pictures.plain(*SIZE, *BLUE))
        changes = self.changes(1)
        self.assertEqual([(change["change"], change["of"]) for change in changes],
                         [("removed", "figure"), ("added", "figure")] * 2)
        pages = list((self.folder / "so").rglob("so-sanh.html"))
        text = pages[0].read_text(encoding="utf-8")
        sources = set(re.findall(r'<img src="([^"]+)"', text))
        self.assertEqual(len(sources), 2)
        for source in sources:
            self.assertTrue((pages[0].parent / source).is_file(), source)
        listed = tool("pdfimages", "-list", pages[0].parent / "so-sanh.pdf").decode().splitlines()[2:]
        self.assertEqual(len({line.split()[10] for line in listed}), 2)
        side = (pages[0].parent / "bang-so-sanh.html").read_text(encoding="utf-8")
        self.assertIn(WORDS, side)

    def test_other_words_are_a_change(self):
        self.edit_later(WORDS, WORDS + " và ba huyện chưa phủ")
        changes = self.changes(1)
        self.assertEqual(len(changes), 1)
        self.assertEqual(changes[0]["description"], "đổi lời mô tả hình")
        self.assertEqual(changes[0]["before"]["text"], f"{WORDS} {CAPTION}")

    def test_another_caption_is_a_change(self):
        self.edit_later(CAPTION, CAPTION + " năm 2025")
        changes = self.changes(1)
        self.assertEqual(len(changes), 1)
        self.assertIn("năm 2025", changes[0]["after"]["text"])


if __name__ == "__main__":
    unittest.main()
