"""A new plan: made from options or answers, sound at once, never over another."""
import os
import pty
import re
import select
import subprocess
import time
import unittest
from xml.etree import ElementTree

from world import World

DRAFT = "thanh-hoa/du-thao-2026"
FILES = {"ke-hoach.xml", "noi-dung.md", "chi-tieu.xml", "phu-luc-nhiem-vu.xml"}


class New(World):
    def new(self, *arguments, province="thanh-hoa", year="2026", subject="Chuyển đổi số năm 2026", **more):
        return self.run_program("new", "--province", province, "--year", year, "--subject", subject,
                                *arguments, **more)

    def head(self, slug=DRAFT):
        return ElementTree.parse(self.plan(slug) / "ke-hoach.xml").getroot()

    def texts(self, name, slug=DRAFT):
        return [element.text for element in self.head(slug).iter(name)]


class Made(New):
    def test_a_first_plan_from_new_to_pdf_in_two_commands(self):
        self.assert_status(self.new(), 0, f"content/tinh/{DRAFT}", f"kehoach build {DRAFT}")
        result = self.build(DRAFT)
        self.assert_status(result, 0)
        self.assertEqual(result.err, "")
        self.assertTrue((self.output / DRAFT / "ke-hoach.pdf").read_bytes().startswith(b"%PDF-1.7"))
        self.assertIn("Chuyển đổi số năm 2026", (self.output / DRAFT / "ke-hoach.html").read_text("utf-8"))

    def test_it_is_a_draft_of_the_province(self):
        self.new()
        self.assertEqual({path.name for path in self.plan(DRAFT).iterdir()}, FILES)
        head = self.head()
        self.assertEqual((head.get("trang-thai"), head.get("lan")), ("du-thao", "1"))
        self.assertEqual(head.find("tinh").attrib, {"ma": "38", "he-ma": "34"})
        self.assertEqual(self.texts("dong"), ["ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"])
        self.assertEqual(self.texts("ky-hieu"), ["KH-UBND"])
        self.assertEqual((self.texts("so"), self.texts("ngay")), ([None], [None]))
        self.assertEqual(self.texts("trich-yeu"), ["Chuyển đổi số năm 2026"])
        self.assertTrue(head.find("ky/ho-ten").get("chua-ro"))
        titles = re.findall(r"^# (.*)", (self.plan(DRAFT) / "noi-dung.md").read_text("utf-8"), re.MULTILINE)
        self.assertEqual(titles, ["I. MỤC ĐÍCH, YÊU CẦU", "II. MỤC TIÊU", "III. NHIỆM VỤ, GIẢI PHÁP",
                                  "IV. KINH PHÍ", "V. TỔ CHỨC THỰC HIỆN"])

    def test_every_unit_of_the_day_makes_a_sound_plan(self):
        catalogue = ElementTree.parse(self.folder / "content/danh-muc/don-vi-hanh-chinh.xml").getroot()
        units = {unit.get("thu-muc") for unit in catalogue.find("he[@ma='34']")}
        self.assertEqual(len(units), 34)
        for unit in units:
            self.assert_status(self.new("--quiet", province=unit), 0)
        result = self.run_program("check", *[f"{unit}/du-thao-2026" for unit in sorted(units)], limit=120)
        self.assert_status(result, 0)
        # All that is said is that there are places to fill in.
        self.assertEqual(set(re.findall(r"\[KH\d+\]", result.err)), {"[KH878]"})

    def test_nothing_is_left_unfilled_but_what_is_marked(self):
        self.new()
        for path in self.plan(DRAFT).iterdir():
            self.assertNotIn("{{", path.read_text("utf-8"))

    def test_number_date_and_options(self):
        self.assert_status(self.new("--number", "7", "--date", "3/2/2026", "--no-annex"), 0)
        slug = "thanh-hoa/07-2026"
        self.assertEqual((self.texts("so", slug), self.texts("ngay", slug)), (["7"], ["3/2/2026"]))
        self.assertFalse((self.plan(slug) / "phu-luc-nhiem-vu.xml").exists())
        self.assert_status(self.run_program("check", slug), 0)

    def test_a_body_below_the_committee(self):
        self.new("--issuer", "Sở Khoa học & *Công nghệ*", "--symbol", "KH-SKHCN")
        head = self.head()
        self.assertEqual([line.text for line in head.find("co-quan")], ["SỞ KHOA HỌC & *CÔNG NGHỆ*"])
        self.assertEqual([line.text for line in head.find("chu-quan")], ["ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"])
        self.assertEqual(self.texts("ky-hieu"), ["KH-SKHCN"])
        self.assert_status(self.run_program("check", DRAFT), 0)
        self.assertIn("Sở Khoa học & *Công nghệ* ban hành", self.run_program("dump", "plan", DRAFT).out)

    def test_hostile_subject_is_only_text(self):
        subject = '<x a="1">]]>&amp; {{nam}} -->'
        self.assert_status(self.new(subject=subject), 0)
        self.assertEqual(self.texts("trich-yeu"), [subject])
        self.assert_status(self.run_program("check", DRAFT), 0)

    def test_same_answers_same_bytes(self):
        self.new()
        first = self.files(self.plan(DRAFT))
        self.new("--name", "khac", environment={"LANG": "en_US.UTF-8", "TZ": "Asia/Tokyo"})
        self.assertEqual(first, self.files(self.plan("thanh-hoa/khac")))


class Provinces(New):
    def test_names_in_many_spellings(self):
        for i, name in enumerate(("Thanh Hóa", "thanh-hoa", "tỉnh Thanh Hoá", "THANH HOA")):
            self.assert_status(self.new("--name", f"n{i}", province=name), 0, f"tinh/thanh-hoa/n{i}")
        self.assert_status(self.new(province="TP. Hồ Chí Minh"), 0)
        slug = "ho-chi-minh/du-thao-2026"
        self.assertEqual(self.texts("dong", slug)[1], "THÀNH PHỐ HỒ CHÍ MINH")
        self.assertEqual(self.texts("dia-danh", slug), ["Thành phố Hồ Chí Minh"])

    def test_unit_of_the_day(self):
        self.assert_status(self.new(province="hai-duong"), 2, "thành phố Hải Phòng", "--province hai-phong")
        self.assert_status(self.new(province="hai-duong", year="2024"), 0)
        self.assertEqual(self.head("hai-duong/du-thao-2024").find("tinh").get("he-ma"), "63")
        self.assert_status(self.new(province="hue", year="2023"), 2, "--province thua-thien-hue")
        # A city from 01/9/2026: the date decides within the year.
        self.new("--name", "truoc", "--date", "31/8/2026", province="quang-ninh")
        self.new("--name", "sau", "--date", "1/9/2026", province="quang-ninh")
        self.assertEqual(self.texts("dong", "quang-ninh/truoc")[1], "TỈNH QUẢNG NINH")
        self.assertEqual(self.texts("dong", "quang-ninh/sau")[1], "THÀNH PHỐ QUẢNG NINH")

    def test_unknown_province_names_the_nearest(self):
        self.assert_status(self.new(province="thanhhoa"), 2, "“thanh-hoa”")
        self.assert_status(self.new(province="Atlantis"), 2, "ca-mau\n")


class Refused(New):
    def test_what_is_there_stays(self):
        self.new()
        before = self.files(self.plan(DRAFT))
        self.assert_status(self.new(subject="Khác"), 3, "không ghi đè", "--name")
        self.assertEqual(self.files(self.plan(DRAFT)), before)

    def test_wrong_answers(self):
        for arguments in ({"year": "26"}, {"year": "2019"}, {"year": "x"}, {"subject": "a\x07b"}, {"subject": "  "},
                          {"province": ""}):
            self.assert_status(self.new(**arguments), 2)
        for option in (("--number", "5a"), ("--date", "31/2/2026"), ("--date", "2026"), ("--name", "../x"),
                       ("--name", ".x"), ("--name", "a/b"), ("thanh-hoa",)):
            self.assert_status(self.new(*option), 2)
        self.assertFalse(self.plan("thanh-hoa/du-thao-2026").exists())

    def test_without_a_terminal_all_has_to_be_said(self):
        self.assert_status(self.run_program("new"), 2, "--province", "--year", "--subject")

    def test_a_folder_that_cannot_be_written(self):
        (self.folder / "content/tinh/ca-mau").write_text("no folder")
        self.assert_status(self.new(province="ca-mau"), 3, "ca-mau")


class Asked(New):
    def answer(self, *answers):
        """Runs `new` on a terminal; each answer is typed when the next question stands."""
        ours, theirs = pty.openpty()
        program = subprocess.Popen([str(self.program), "new"], cwd=self.folder, stdin=theirs, stdout=theirs,
                                   stderr=theirs, env={**os.environ, "LC_ALL": "vi_VN.UTF-8"})
        os.close(theirs)
        said, waiting, end = b"", list(answers), time.monotonic() + 30
        while time.monotonic() < end:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                more = os.read(ours, 4096)
            except OSError:
                break
            said += more
            if said.endswith(b": ") and waiting:
                os.write(ours, waiting.pop(0).encode() + b"\n")
        status = program.wait(timeout=30)
        os.close(ours)
        return status, said.decode()

    def test_answers_make_a_plan(self):
        status, said = self.answer("2026", "Hải Dương", "Hải Phòng", "", "Chuyển đổi số năm 2026", "134")
        self.assertEqual(status, 0, said)
        self.assertIn("khi đó là thành phố Hải Phòng", said)
        self.assertIn("Cần một câu trả lời", said)
        self.assertEqual(self.texts("trich-yeu", "hai-phong/134-2026"), ["Chuyển đổi số năm 2026"])
        self.assert_status(self.run_program("check", "hai-phong/134-2026"), 0)

    def test_the_year_is_offered(self):
        status, said = self.answer("", "Cà Mau", "Kế hoạch", "")
        self.assertEqual(status, 0, said)
        year = re.search(r"\[(\d{4})\]", said).group(1)
        self.assertTrue(self.plan(f"ca-mau/du-thao-{year}").exists())


if __name__ == "__main__":
    unittest.main()
