"""Every limit of a source, just reached and just passed: up to it nothing is said, beyond it there is a
message of its own. And inputs that are all within the limits, yet want time and memory without end."""
import os
import re
import unittest

from world import SECOND, SOUND_PLAN, World

HEAD = (SOUND_PLAN / "ke-hoach.xml").read_text(encoding="utf-8")
BODY = (SOUND_PLAN / "noi-dung.md").read_text(encoding="utf-8")
MEGABYTE = 1024 * 1024
TABLE = "bang-thu.xml"


class Bounds(World):
    def check(self, limit=60):
        return self.run_program("check", SECOND, limit=limit)

    def body(self, text):
        (self.plan() / "noi-dung.md").write_text(text, encoding="utf-8")

    def more(self, text):
        self.body(BODY + "\n" + text + "\n")

    def table(self, text):
        head = HEAD.replace("  <ky>\n", f'  <bang ten="thu" tep="{TABLE}"/>\n  <ky>\n')
        self.assertNotEqual(head, HEAD)
        (self.plan() / "ke-hoach.xml").write_text(head, encoding="utf-8")
        (self.plan() / TABLE).write_text(f'<bang ten="thu"><tieu-de>Thử</tieu-de>{text}</bang>', encoding="utf-8")
        self.more("<?bang thu?>\n")

    def assert_bound(self, rule, make, limit):
        for number, told in ((limit, False), (limit + 1, True)):
            make(number)
            result = self.check()
            self.assertEqual(f"[{rule}]" in result.err, told, f"{number}: {result.err[-2000:]}")
            self.assertEqual(result.status == 1, told or "lỗi:" in result.err, result.err[-2000:])


class Limits(Bounds):
    def test_size_of_a_file(self):
        self.assert_bound("KH103", lambda size: self.body((BODY + " " * size).encode()[:size].decode()), 4 * MEGABYTE)

    def test_elements_in_elements(self):
        def make(depth):
            self.table('<cot ten="a">' * (depth - 1) + "</cot>" * (depth - 1) + "<dong><o>1</o></dong>")
        self.assert_bound("KH124", make, 32)

    def test_attributes(self):
        def make(count):
            more = " ".join(f'a{n}="1"' for n in range(count))
            (self.plan() / "ke-hoach.xml").write_text(HEAD.replace("<so>", f"<so {more}>"), encoding="utf-8")
        self.assert_bound("KH125", make, 64)

    def test_columns_of_a_file(self):
        def make(count):
            columns = "".join(f'<cot ten="c{n}"/>' for n in range(count))
            self.table(columns + "<dong>" + "<o>1</o>" * count + "</dong>")
        self.assert_bound("KH166", make, 64)

    def test_columns_of_a_text(self):
        def make(count):
            self.more("\n".join(("| a " * count + "|", "|---" * count + "|", "| 1 " * count + "|")))
        self.assert_bound("KH237", make, 64)

    def test_annexes(self):
        def make(count):
            names = [f"phu-luc-{n}" for n in range(1, count + 1)]
            for name in names:
                (self.plan() / f"{name}.md").write_text("# Danh mục\n\nNội dung.\n", encoding="utf-8")
            rows = "".join(f'  <phu-luc ten="{name}" tep="{name}.md"/>\n' for name in names)
            (self.plan() / "ke-hoach.xml").write_text(HEAD.replace("  <ky>\n", rows + "  <ky>\n"), encoding="utf-8")
        self.assert_bound("KH177", make, 64)

    def test_notes(self):
        def make(count):
            self.table('<cot ten="a"/><dong><o>1' + "<ghi-chu>a</ghi-chu>" * count + "</o></dong>")
        self.assert_bound("KH169", make, 20000)


class Endless(Bounds):
    """Done within the time of a test, with a result: sound, or refused."""

    def assert_ends(self, limit=100):
        result = self.build(SECOND, limit=limit)
        self.assertIn(result.status, (0, 1), result.err[-2000:])
        self.assertLess(len(result.err), MEGABYTE)
        return result

    def test_a_hundred_thousand_notes(self):
        self.more("".join(f"Đoạn[^{n}].\n\n[^{n}]: Ghi chú.\n\n" for n in range(100000)))
        self.assertIn("[KH233]", self.assert_ends().err)

    def test_ten_thousand_columns(self):
        self.more("| a " * 10000 + "|\n" + "|---" * 10000 + "|\n" + "| 1 " * 10000 + "|")
        self.assertIn("[KH237]", self.assert_ends().err)

    def test_a_word_without_an_end(self):
        self.more("a" * MEGABYTE)
        self.assert_ends()

    def test_headings_that_refer_to_each_other(self):
        count = 300
        self.more("\n".join(f"## {n + 1}. Xem <?xem k{(n + 1) % count}?> {{#k{n}}}\n\nNội dung.\n" for n in range(count)))
        self.assert_ends()

    def test_a_heading_that_refers_to_itself(self):
        self.more("## 2. Như <?xem vong?> {#vong}\n\nNội dung.\n")
        self.assert_ends()

    def test_cells_over_all_rows_and_columns(self):
        columns = "".join(f'<cot ten="c{n}"/>' for n in range(64))
        for rows in ("10000", "999999999", "18446744073709551617", "-1"):
            self.table(f'{columns}<dong><o gop-dong="{rows}" gop-cot="64">1</o></dong>' + "<dong></dong>" * 9999)
            self.assert_ends()

    def test_a_cell_over_many_rows_and_pages(self):
        rows = "".join(f"<dong><o>{n}</o></dong>" for n in range(2, 3001))
        self.table(f'<cot ten="a"/><cot ten="b"/><dong><o gop-dong="3000">1</o><o>1</o></dong>{rows}')
        self.assert_status(self.assert_ends(), 0)

    def test_many_marks_that_open_and_never_close(self):
        for mark in ("**a ", "`", "<a ", "<!-- ", "<?", "&#x", "\\[", "![", "{#", "[^", "<?xem "):
            self.more(mark * (200000 // len(mark)))
            self.assert_ends()

    def test_sections_as_deep_as_they_go(self):
        self.more("\n".join("#" * (1 + n % 6) + f" {'a' * 3}\n" for n in range(4000)))
        self.assert_ends()


class Names(Bounds):
    """Wherever a source names a file, the name stays in the plan's folder."""

    PLACES = {"noi-dung": '<noi-dung tep="{0}"/>', "chi-tieu": '<noi-dung tep="noi-dung.md"/>\n  <chi-tieu tep="{0}"/>',
              "bang": '<noi-dung tep="noi-dung.md"/>\n  <bang ten="b" tep="{0}"/>',
              "phu-luc": '<noi-dung tep="noi-dung.md"/>\n  <phu-luc ten="p" tep="{0}"/>'}

    def setUp(self):
        super().setUp()
        self.secret = "MẬT KHẨU"
        for ending in ("md", "xml"):
            (self.folder / f"bi-mat.{ending}").write_text(f"<a>{self.secret}</a>\n", encoding="utf-8")

    def refuse(self, element, name, rule):
        text = HEAD.replace('<noi-dung tep="noi-dung.md"/>', self.PLACES[element].format(name))
        (self.plan() / "ke-hoach.xml").write_text(text, encoding="utf-8")
        result = self.check()
        self.assert_status(result, 1)
        self.assertRegex(result.err, rf"\[({rule})\]", f"{element} {name}: {result.err}")
        self.assertNotIn(self.secret, result.out + result.err)

    def test_every_attribute(self):
        for element in self.PLACES:
            ending = "md" if element == "noi-dung" else "xml"
            file = f"bi-mat.{ending}"
            for name in (f"../../../../{file}", str(self.folder / file), f"a/../{file}", f"..\\{file}", f"c:{file}",
                         f"./{file}", f".{file}", "..", "/", f"a/{file}", f"file:{file}", "", f"{file}\t/.."):
                self.refuse(element, name, "KH170|KH137|KH1[0-9]{2}")
            for target in (self.folder / file, f"../../../../{file}", "/etc/passwd", "/dev/zero", "/proc/self/environ"):
                link = self.plan() / f"lien-ket.{ending}"
                link.unlink(missing_ok=True)
                link.symlink_to(target)
                self.refuse(element, link.name, "KH171")
            link.unlink()

    def test_every_place_is_known(self):
        """An element that takes a file has to be tried above."""
        head = (SOUND_PLAN.parents[2] / "gen/source/head.c").read_text(encoding="utf-8")
        taking = set(re.findall(r'\{"([a-z-]+)", XML_\w+, "[^"]*\btep\b', head))
        self.assertEqual(taking, set(self.PLACES))

    def test_a_folder_that_is_a_link(self):
        """A plan may be kept elsewhere; its files may not."""
        outside = self.folder / "noi-khac"
        outside.mkdir()
        (outside / "bi-mat.md").write_text(self.secret, encoding="utf-8")
        os.symlink(outside, self.plan() / "con")
        self.refuse("noi-dung", "con/bi-mat.md", "KH170")


if __name__ == "__main__":
    unittest.main()
