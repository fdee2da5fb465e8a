"""Every limit of a source, just reached and just passed: up to it nothing is said, beyond it there is a
message of its own. And inputs that are all within the limits, yet want time and memory without end."""
import os
import re
import sys
import unittest

from world import SECOND, SOUND_PLAN, SOURCE, World

sys.path.insert(0, str(SOURCE / "tests"))
import pictures  # noqa: E402

HEAD = (SOUND_PLAN / "ke-hoach.xml").read_text(encoding="utf-8")
BODY = (SOUND_PLAN / "noi-dung.md").read_text(encoding="utf-8")
MEGABYTE = 1024 * 1024
TABLE = "bang-thu.xml"
# Of no source: files of a new plan, levels of rows that look different.
NO_LIMITS = ("SKELETON_MAX_FILES", "TABLE_MAX_LEVELS")


def named_limits():
    """Name -> what stands behind it, of every limit in a header of the program."""
    headers = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "gen").rglob("*.h")))
    return dict(re.findall(r"#define (\w+_MAX_\w+) (.+)", headers))


def limit_of(name):
    """A number, a product of numbers, or a difference to another limit."""
    text = re.sub(r"/\*.*|\(size_t\)", "", named_limits()[name])
    return eval(text, {}, {other: limit_of(other) for other in re.findall(r"[A-Z]\w*_MAX_\w+", text)})


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
        def make(size):
            self.body((BODY + " " * size).encode()[:size].decode())
        self.assert_bound("KH103", make, limit_of("SOURCE_MAX_FILE_SIZE"))

    def test_size_of_a_plan(self):
        """Of all its files that are read; this one makes up what the others leave."""
        files, size = 16, limit_of("SOURCE_MAX_FILE_SIZE") - 100000
        names = [f"phu-luc-{n}" for n in range(1, files + 2)]
        rows = "".join(f'  <phu-luc ten="{name}" tep="{name}.md"/>\n' for name in names)
        (self.plan() / "ke-hoach.xml").write_text(HEAD.replace("  <ky>\n", rows + "  <ky>\n"), encoding="utf-8")
        text = b"# Danh m\xe1\xbb\xa5c\n\nN\xe1\xbb\x99i dung.\n"
        for name in names[:-1]:
            (self.plan() / f"{name}.md").write_bytes(text + b" " * (size - len(text)))
        others = sum(path.stat().st_size for path in self.plan().glob("*.*") if path.suffix in (".md", ".xml"))

        def make(all_of_it):
            last = text + b" " * (all_of_it - others - len(text))
            (self.plan() / f"{names[-1]}.md").write_bytes(last)
        self.assert_bound("KH189", make, limit_of("SOURCE_MAX_PLAN_SIZE"))

    def test_elements_in_elements(self):
        def make(depth):
            self.table('<cot ten="a">' * (depth - 1) + "</cot>" * (depth - 1) + "<dong><o>1</o></dong>")
        self.assert_bound("KH124", make, limit_of("SOURCE_MAX_XML_DEPTH"))

    def test_attributes(self):
        def make(count):
            more = " ".join(f'a{n}="1"' for n in range(count))
            (self.plan() / "ke-hoach.xml").write_text(HEAD.replace("<so>", f"<so {more}>"), encoding="utf-8")
        self.assert_bound("KH125", make, limit_of("XML_MAX_ATTRIBUTES"))

    def test_columns_of_a_file(self):
        def make(count):
            columns = "".join(f'<cot ten="c{n}"/>' for n in range(count))
            self.table(columns + "<dong>" + "<o>1</o>" * count + "</dong>")
        self.assert_bound("KH166", make, limit_of("SOURCE_MAX_COLUMNS"))

    def test_columns_of_a_text(self):
        def make(count):
            self.more("\n".join(("| a " * count + "|", "|---" * count + "|", "| 1 " * count + "|")))
        self.assert_bound("KH237", make, limit_of("SOURCE_MAX_COLUMNS"))

    def test_annexes(self):
        def make(count):
            names = [f"phu-luc-{n}" for n in range(1, count + 1)]
            for name in names:
                (self.plan() / f"{name}.md").write_text("# Danh mục\n\nNội dung.\n", encoding="utf-8")
            rows = "".join(f'  <phu-luc ten="{name}" tep="{name}.md"/>\n' for name in names)
            (self.plan() / "ke-hoach.xml").write_text(HEAD.replace("  <ky>\n", rows + "  <ky>\n"), encoding="utf-8")
        self.assert_bound("KH177", make, limit_of("SOURCE_MAX_ANNEXES"))

    def test_notes(self):
        def make(count):
            self.table('<cot ten="a"/><dong><o>1' + "<ghi-chu>a</ghi-chu>" * count + "</o></dong>")
        self.assert_bound("KH169", make, limit_of("SOURCE_MAX_NOTES"))

    def test_notes_of_a_text(self):
        def make(count):
            self.more("".join(f"a[^{n}]\n\n" for n in range(count)) + "".join(f"[^{n}]: a\n" for n in range(count)))
        self.assert_bound("KH233", make, limit_of("SOURCE_MAX_NOTES"))

    def test_cells_of_a_file(self):
        """A row is taken whole or not at all. With all cells typed the file itself would be too large."""
        columns = 50

        def make(cells):
            rows = -(-cells // columns) - 1  # besides that of the heads
            self.table("".join(f'<cot ten="c{n}"/>' for n in range(columns)) + "<dong><o/></dong>" * rows)
        self.assert_bound("KH167", make, limit_of("SOURCE_MAX_CELLS"))

    def test_cells_of_a_text(self):
        columns = 50

        def make(cells):
            rows = -(-cells // columns) - 1  # besides that of the heads
            self.more("|a" * columns + "|\n" + "|-" * columns + "|\n" + ("|" * (columns + 1) + "\n") * rows)
        self.assert_bound("KH238", make, limit_of("SOURCE_MAX_CELLS"))

    def test_brackets(self):
        def make(count):
            self.body(BODY + "\n" + "Ghi chú [\n" * (count - BODY.count("[")))
        self.assert_bound("KH210", make, limit_of("MARKDOWN_MAX_BRACKETS"))

    def test_marks_of_notes_and_instructions(self):
        def make(count):
            self.body("Nội dung.\n\n" + "<!--->\n\n" * count)
        self.assert_bound("KH211", make, limit_of("MARKDOWN_MAX_MASKS"))

    def test_signs_before_a_line(self):
        def make(count):
            self.more(">" * count + "a")
        self.assert_bound("KH212", make, limit_of("MARKDOWN_MAX_INDENT"))

    def test_quotes_in_quotes(self):
        """The text itself and the section they stand in are two levels of it."""
        def make(count):
            self.body("# I. MỤC TIÊU\n\n" + "> " * count + "a\n")
        self.assert_bound("KH209", make, limit_of("MARKDOWN_MAX_BLOCK_DEPTH") - 2)

    def test_bold_in_italics(self):
        """The paragraph, its section and the plan are three of the levels."""
        def make(count):
            self.more("".join(("*a ", "**a ")[n % 2] for n in range(count)) + "a"
                      + "".join((" a*", " a**")[n % 2] for n in reversed(range(count))))
        self.assert_bound("KH209", make, limit_of("MARKDOWN_MAX_INLINE_DEPTH") - 3)

    def test_pictures(self):
        picture = pictures.plain(480, 4, 1, 2, 3)

        def make(count):
            for n in range(count):
                (self.plan() / f"hinh-{n}.png").write_bytes(picture)
            self.more("\n\n".join(f'![Bản đồ số {n}](hinh-{n}.png "Hình {n}. Bản đồ")' for n in range(count)))
        self.assert_bound("KH246", make, limit_of("SOURCE_MAX_IMAGES"))

    def test_bytes_of_a_picture(self):
        self.more('![Bản đồ](hinh.png "Hình 1. Bản đồ")')
        picture = pictures.plain(480, 4, 1, 2, 3)

        def make(size):
            filling = pictures.chunk(b"teSt", bytes(size - len(picture) - 12))
            (self.plan() / "hinh.png").write_bytes(picture[:33] + filling + picture[33:])
        self.assert_bound("KH247", make, limit_of("IMAGE_MAX_BYTES"))

    def test_pixels_of_a_picture(self):
        self.more('![Bản đồ](hinh.png "Hình 1. Bản đồ")')
        side = limit_of("IMAGE_MAX_SIDE")

        def wide(width):
            (self.plan() / "hinh.png").write_bytes(pictures.plain(width, 1, 1, 2, 3))
        self.assert_bound("KH248", wide, side)

        def many(pixels):
            (self.plan() / "hinh.png").write_bytes(pictures.huge(-(-pixels // 4000), 4000))
        self.assert_bound("KH248", many, limit_of("IMAGE_MAX_PIXELS"))

    def test_names_of_notes(self):
        def make(length):
            self.more(f"Thử[^{'a' * length}].\n\n[^{'a' * length}]: Ghi chú.")
        self.assert_bound("KH230", make, limit_of("MARKDOWN_MAX_NOTE_LABEL"))

    def test_places_of_a_reference(self):
        def make(count):
            self.more(f"## 2. Mục {{#muc}}\n\nXem <?xem {', '.join(['muc'] * count)}?>.")
        self.assert_bound("KH221", make, 64)

    def test_rows_that_a_cell_spans(self):
        def make(count):
            self.table(f'<cot ten="a"/><cot ten="b"/><dong><o gop-dong="{count}">1</o><o>1</o></dong>')
        self.assert_bound("KH148", make, 10000)

    def test_names_that_are_looked_for(self):
        """Beyond the limit no more of them are compared with all known ones."""
        def near(count):
            self.more("## 2. Mục {#hoc-truc-tuyen}\n\n" + "Xem <?xem hoc-truc-tuye?>.\n\n" * count)
            found = self.check().err
            return found.count("[KH318]"), found.count("[KH317]")
        limit = limit_of("RESOLVE_MAX_SUGGESTIONS")
        self.assertEqual(near(limit), (limit, 0))
        self.assertEqual(near(limit + 1), (limit, 1))

    def test_findings_of_one_rule(self):
        def make(count):
            self.table('<cot ten="a"/>' + '<dong><o>1</o><o>2</o></dong>' * count)
        self.assert_bound("KH184", make, limit_of("XML_MAX_SHAPE_FINDINGS") - 1)

    def test_every_limit_is_tried(self):
        """Here, or in another test that knows it by its name."""
        tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "tests").rglob("*"))
                          if path.suffix in (".py", ".c"))
        self.assertEqual([name for name in named_limits() if name not in NO_LIMITS and name not in tests], [])


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
