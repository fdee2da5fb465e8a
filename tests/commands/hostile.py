"""Inputs that want to do harm, or were damaged: a message, exit status 1 or 3, in bounded time, and
never half a file."""
import itertools
import os
import re
import unittest
from pathlib import Path

from world import FIRST, SECOND, SOUND_PLAN, World

HEAD = (SOUND_PLAN / "ke-hoach.xml").read_text(encoding="utf-8")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
MEGABYTE = 1024 * 1024


class Hostile(World):
    def assert_refused(self, *words, statuses=(1,)):
        """The plan is refused with a message, the other one is built."""
        result = self.build()
        self.assertIn(result.status, statuses, f"\n{result.out}\n{result.err}")
        for word in words:
            self.assertIn(word, result.err)
        self.assertLess(len(result.err), MEGABYTE, "too many words about one fault")
        self.assert_outputs(FIRST)
        return result

    def head(self, text):
        (self.plan() / "ke-hoach.xml").write_text(text, encoding="utf-8")

    def body(self, text):
        (self.plan() / "noi-dung.md").write_text(text, encoding="utf-8")


class Xml(Hostile):
    def test_cut_off_anywhere(self):
        text = HEAD.encode("utf-8")
        for end in range(0, len(text) - 2, 61):
            (self.plan() / "ke-hoach.xml").write_bytes(text[:end])
            result = self.run_program("check", SECOND)
            self.assert_status(result, 1, "ke-hoach.xml")

    def test_dtd(self):
        self.head(HEAD.replace("?>\n", '?>\n<!DOCTYPE ke-hoach SYSTEM "http://example.org/ke-hoach.dtd">\n', 1))
        self.assert_refused("[KH106]")

    def test_billion_laughs(self):
        self.head(HEAD.replace("?>\n", f'?>\n<!DOCTYPE ke-hoach [\n<!ENTITY l0 "ha">\n{LAUGHS}]>\n', 1)
                  .replace("<so>134</so>", "<so>&l9;</so>"))
        self.assert_refused("[KH106]")

    def test_entity_that_reads_a_file(self):
        secret = self.folder / "bí-mật.txt"
        secret.write_text("MẬT KHẨU", encoding="utf-8")
        self.head(HEAD.replace("?>\n", f'?>\n<!DOCTYPE ke-hoach [<!ENTITY f SYSTEM "file://{secret}">]>\n', 1)
                  .replace("<so>134</so>", "<so>&f;</so>"))
        self.assertNotIn("MẬT KHẨU", self.assert_refused("[KH106]").err)

    def test_deep_elements(self):
        self.head(HEAD.replace("<p>Văn bản", "<p>" * 100000 + "Văn bản"))
        self.assert_refused("[KH124]")

    def test_a_tag_of_many_attributes(self):
        many = " ".join(f'a{n}="1"' for n in range(100000))
        self.head(HEAD.replace("<so>", f"<so {many}>"))
        self.assert_refused("[KH125]")

    def test_a_million_unknown_elements(self):
        self.head(HEAD.replace("<so>134</so>", "<x/>" * 900000))
        self.assert_refused("[KH184]")

    def test_the_terminal_is_not_commanded(self):
        self.head(HEAD.replace("<so>134</so>", "<so>134</so><x\u202e>\u009b2J</x\u202e>"))
        result = self.assert_refused()
        self.assertNotRegex(result.err, "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Markdown(Hostile):
    def test_five_megabytes_of_brackets(self):
        self.body("[" * (5 * MEGABYTE))
        self.assert_refused("[KH103]")

    def test_brackets_below_the_limit_of_size(self):
        for text in ("[" * (3 * MEGABYTE), "![[]()" * 300000, "[a](" * 500000, "[^1]" * 500000):
            self.body(text)
            self.assert_refused()

    def test_quotes_in_quotes(self):
        self.body(">" * (3 * MEGABYTE))
        self.assert_refused("[KH212]")

    def test_lists_in_lists(self):
        self.body("\n".join("  " * depth + "- a" for depth in range(90)) + "\n")
        self.assert_refused("[KH209]")

    def test_marks_of_emphasis(self):
        self.body("*a_ " * 500000 + "./.\n")
        result = self.build()
        self.assertIn(result.status, (0, 1), result.err)

    def test_a_line_of_megabytes(self):
        self.body("Nội dung " * 300000 + "./.\n")
        self.assert_status(self.build(limit=120), 0)

    def test_words_for_one_place_of_a_table(self):
        """The usual hash of text has one number for all of these."""
        words = ["".join(parts) for parts in itertools.product(("Az", "BY"), repeat=16)]
        self.body("\n\n".join(" ".join(words[i:i + 40]) for i in range(0, len(words), 40)) + "./.\n")
        result = self.build(limit=120)
        self.assertIn(result.status, (0, 1), result.err)

    def test_not_utf8(self):
        for data in (b"\xff\xfe" * 1000, bytes(range(128, 256)) * 100, b"a\0b", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"):
            (self.plan() / "noi-dung.md").write_bytes(data)
            self.assert_refused("noi-dung.md")


class Links(Hostile):
    """A source brings no script and no file of the reader's into what is published."""

    WRONG = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "java&#9;script:alert(1)",
             "&#1;javascript:alert(1)", "data:text/html,a", "vbscript:a", "file:///etc/passwd", "about:blank",
             "blob:https://a.vn/b", "view-source:http://a.vn", "ftp://a.vn/b", "tel:113", "//a.vn/b", "/etc/passwd",
             "\\\\a.vn", "http:a.vn", "https:", "a.html", "")
    BODY = "Các sở, ban, ngành thực hiện Kế hoạch này./."

    def with_link(self, link):
        text = (SOUND_PLAN / "noi-dung.md").read_text(encoding="utf-8")
        self.assertEqual(text.count(self.BODY), 1)
        self.body(text.replace(self.BODY, f"Xem {link}. {self.BODY}"))

    def test_only_pages_and_letters(self):
        for target in self.WRONG:
            for link in (f"[cổng](<{target}>)", f'[cổng](<{target}> "tên")'):
                self.with_link(link)
                result = self.run_program("check", SECOND)
                self.assertEqual((result.status, "[KH205]" in result.err or "[KH206]" in result.err), (1, True),
                                 f"{link}: {result.err}")
        self.assert_refused("[KH205]")

    def test_markup_is_text(self):
        """What Markdown takes for markup is shown as it was typed, or refused; it is never markup."""
        for link in ("<a href='javascript:alert(1)'>a</a>", "<javascript:alert(1)>", "<img src=x onerror=alert(1)>",
                     "<script>alert(1)</script>", "<svg/onload=alert(1)>", "</p><script>alert(1)</script>"):
            self.with_link(link)
            result = self.build()
            self.assertIn(result.status, (0, 1), result.err)
            for page in self.output.rglob("*.html"):
                text = page.read_text(encoding="utf-8")
                self.assertNotRegex(text, r"<script[^>]*>alert|<[^>]*(onerror|onload)=|href=.javascript", f"{link}: {page}")

    def test_what_is_written(self):
        """Those that are right come through, as addresses of pages and of the PDF."""
        self.with_link("[cổng](https://a.vn/b?c=1&d=2#e) và [thư](mailto:a@b.vn)")
        self.assert_status(self.build(), 0)
        page = (self.output / SECOND / "ke-hoach.html").read_text(encoding="utf-8")
        self.assertIn('href="https://a.vn/b?c=1&amp;d=2#e"', page)
        self.assertIn('href="mailto:a@b.vn"', page)
        addresses = set(re.findall(rb"/URI ?\(([^)]*)\)", (self.output / SECOND / "ke-hoach.pdf").read_bytes()))
        self.assertEqual(addresses, {b"https://a.vn/b?c=1&d=2#e", b"mailto:a@b.vn"})


class Paths(Hostile):
    def assert_secret_kept(self, *words):
        result = self.assert_refused(*words)
        self.assertNotIn("MẬT KHẨU", result.out + result.err)

    def setUp(self):
        super().setUp()
        self.secret = self.folder / "bi-mat.md"
        self.secret.write_text("MẬT KHẨU <b>\n", encoding="utf-8")

    def test_names_that_lead_out_of_the_folder(self):
        for name in ("../../../../bi-mat.md", str(self.secret), "..\\bi-mat.md", "c:bi-mat.md", "./noi-dung.md",
                     ".an.md", "con/noi-dung.md", ""):
            self.head(HEAD.replace('tep="noi-dung.md"', f'tep="{name}"'))
            self.assert_secret_kept("ke-hoach.xml")

    def test_links_that_lead_out_of_the_folder(self):
        body = self.plan() / "noi-dung.md"
        for target in (self.secret, "/dev/zero", "/proc/self/environ", "noi-dung.md", "khong-co"):
            body.unlink()
            body.symlink_to(target)
            result = self.build()
            self.assertIn(result.status, (1, 3), result.err)
            self.assertNotIn("MẬT KHẨU", result.out + result.err)
            self.assert_outputs(FIRST)

    def test_what_is_no_file(self):
        for name in ("noi-dung.md", "ke-hoach.xml"):
            path = self.plan() / name
            saved = path.read_bytes()
            for make in (os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")):
                path.unlink()
                make(path)
                self.assert_refused(name, statuses=(1, 3))
                path.rmdir() if path.is_dir() else path.unlink()
                path.write_bytes(saved)


class Folders(Hostile):
    def test_empty_content(self):
        (self.folder / "trống").mkdir()
        result = self.build("--content", "trống")
        self.assertIn(result.status, (1, 3))
        self.assertIn("[KH178]", result.err)
        self.assertFalse((self.output / "index.html").exists())

    def test_empty_plan_folder(self):
        for path in self.plan().iterdir():
            path.unlink()
        self.assert_status(self.build(), 0, "[KH179]")
        self.assert_outputs(FIRST)

    def test_empty_files(self):
        self.head("")
        self.body("")
        self.assert_refused("[KH119]")

    def test_damaged_catalogue(self):
        for name in ("don-vi-hanh-chinh.xml", "chi-tieu.xml", "viet-tat.xml"):
            path = self.folder / "content/danh-muc" / name
            saved = path.read_bytes()
            for data in (b"", saved[:500], b"<x/>", b"\xff"):
                path.write_bytes(data)
                result = self.run_program("check")
                self.assertIn(result.status, (1, 3), f"{name} of {len(data)} bytes: {result.err}")
                self.assertIn(name, result.err)
            path.write_bytes(saved)

    def test_damaged_fonts(self):
        fonts = self.folder / "fonts"
        for data in ("", "[Liberation Serif]\n", "]", "[a]\nthuong = ../../x\n"):
            (fonts / "phong-chu.ini").write_text(data, encoding="utf-8")
            self.assert_status(self.build(), 3, "[KH40")
            self.assertFalse(self.output.exists())


if __name__ == "__main__":
    unittest.main()
