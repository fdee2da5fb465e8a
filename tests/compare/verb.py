"""The verb compare from outside: exit statuses, files, revisions in git, wrong use."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["KEHOACH_PROGRAM"]
CONTENT = Path(os.environ["KEHOACH_CONTENT"])
FONTS = CONTENT.parent / "fonts"
PLAN = "thanh-hoa/134-2022"
TIME_LIMIT = 60


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", folder, *arguments],
                   check=True, capture_output=True, timeout=TIME_LIMIT)


class Verb(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.draft = self.folder / "draft"
        shutil.copytree(CONTENT / "tinh" / PLAN, self.draft)

    def compare(self, *arguments, status, language="vi_VN"):
        environment = {**os.environ, "LC_ALL": language, "TMPDIR": str(self.folder)}
        done = subprocess.run([PROGRAM, "compare", "--content", CONTENT, "--fonts", FONTS, *arguments], env=environment,
                              cwd=self.folder, capture_output=True, timeout=TIME_LIMIT, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def edit(self, old, new, name="ke-hoach.xml"):
        path = self.draft / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_equal(self):
        done = self.compare(PLAN, str(self.draft), status=0)
        self.assertIn("Không có thay đổi", done.stdout)
        self.assertFalse((self.folder / "output").exists(), "nothing is made of equal plans")

    def test_different(self):
        self.edit("<so>134</so>", "<so>135</so>")
        done = self.compare(PLAN, str(self.draft), "--format", "json", "--output", "here", status=1)
        told = json.loads(done.stdout)
        self.assertEqual(told, json.loads((self.folder / "here/so-sanh.json").read_text()))
        self.assertEqual(told["counts"]["all"], 1)
        for name in ("so-sanh.pdf", "bang-so-sanh.pdf"):
            self.assertTrue((self.folder / "here" / name).read_bytes().startswith(b"%PDF-1.7"), name)
        change = told["changes"][0]
        self.assertEqual((change["topic"], change["before"]["text"], change["after"]["text"]),
                         ("head", "134", "135"))
        self.assertEqual(change["after"]["position"]["file"], "ke-hoach.xml")
        english = self.compare(PLAN, str(self.draft), status=1, language="en_US")
        self.assertIn("1 changes", english.stdout)

    def test_changes_in_the_language_of_the_page(self):
        self.edit("đạt 80%", "đạt 75%", "chi-tieu.xml")
        text = (self.draft / "noi-dung.md").read_text(encoding="utf-8").split("\n\n")
        text.insert(30, text.pop(12))
        (self.draft / "noi-dung.md").write_text("\n\n".join(text), encoding="utf-8")
        self.compare(PLAN, str(self.draft), "--output", "here", status=1)
        pages = [(self.folder / "here" / name).read_text(encoding="utf-8") for name in
                 ("so-sanh.html", "so-sanh.en.html")]
        self.assertIn("<span>(yếu hơn)</span>", pages[0])
        self.assertIn("<span>(weaker)</span>", pages[1])
        self.assertRegex(pages[0], "<span>\\(chuyển từ [^<]+ Mục II\\)</span>")
        self.assertRegex(pages[1], '<span>\\(moved from <span lang="vi">[^<]+ Mục II</span>\\)</span>')

    def beside_itself(self, sections):
        """What is told of a plan of so many sections, the annex and two around the others among them."""
        headings = "".join(f"## {n}. Nhiệm vụ {n % 7}\n\nNội dung {n % 11}.\n\n" for n in range(1, sections - 2))
        (self.draft / "noi-dung.md").write_text(f"# I. MỤC TIÊU\n\nĐoạn.\n\n{headings}# II. NHIỆM VỤ\n\nĐoạn./.\n",
                                                encoding="utf-8")
        again = shutil.copytree(self.draft, self.folder / "again", dirs_exist_ok=True)
        done = self.compare("--tinh", str(self.draft), str(again), "--format", "json", "--output", "here", status=0)
        return json.loads(done.stdout)["plans"][0]

    def test_very_many_sections(self):
        """They are matched each with each: beyond WORDING_MAX_SECTIONS the inner ones are a part of the outer ones."""
        limit = 1000
        plan = self.beside_itself(limit)
        self.assertEqual(len(plan["sections"]), limit)
        self.assertNotIn("sections_left_out", plan)
        for sections in (limit + 1, 20000):
            plan = self.beside_itself(sections)
            self.assertEqual(plan["sections_left_out"], sections - 3)
            self.assertEqual([section["level"] for section in plan["sections"]], [1, 1, 1])
            self.assertTrue(all("partner" in section for section in plan["sections"]))
            page = next((self.folder / "here").rglob("*.html")).read_text(encoding="utf-8").replace("\u00a0", " ")
            self.assertIn("mục ở cấp dưới không ghép riêng", page)

    def test_form_only_on_request(self):
        self.edit("hóa", "hoá", "noi-dung.md")
        self.compare(PLAN, str(self.draft), status=0)
        done = self.compare(PLAN, str(self.draft), "--ca-hinh-thuc", "--format", "json", status=1)
        self.assertEqual({change["topic"] for change in json.loads(done.stdout)["changes"]}, {"form"})

    def test_wrong_use(self):
        self.compare(PLAN, status=2)
        self.compare(PLAN, PLAN, PLAN, status=2)
        self.compare(PLAN, PLAN, "--format", "pdf", status=2)
        self.compare(PLAN, "--rev", "..HEAD", status=2)
        self.compare(PLAN, "no-such-plan", status=2)

    def test_unreadable(self):
        (self.draft / "ke-hoach.xml").write_text("<ke-hoach")
        self.compare(PLAN, str(self.draft), status=3)

    def test_revisions(self):
        git(self.folder, "init", "-q")
        git(self.folder, "add", "draft")
        git(self.folder, "commit", "-qm", "one")
        self.edit("<so>134</so>", "<so>135</so>")
        self.assertIn("134", self.compare("--rev", "HEAD", str(self.draft), status=1).stdout)
        git(self.folder, "commit", "-qam", "two")
        self.compare("--rev", "HEAD", str(self.draft), status=0)
        self.compare("--rev", "HEAD~1..HEAD", str(self.draft), status=1)
        (self.folder / "empty").mkdir()
        shutil.copytree(self.draft, self.folder / "new")
        for revision, where, told in (("nothing", self.draft, "nothing"), ("--help", self.draft, "--help"),
                                      ("HEAD", self.folder / "new", "new")):
            done = self.compare(f"--rev={revision}", str(where), status=3)
            self.assertIn(told, done.stderr)
        (self.draft / "ke-hoach.xml").write_text("<ke-hoach", encoding="utf-8")
        git(self.folder, "commit", "-qam", "three")
        (self.draft / "ke-hoach.xml").unlink()
        git(self.folder, "commit", "-qam", "four")
        git(self.folder, "checkout", "-q", "HEAD~2", "--", "draft")
        for language in ("vi_VN", "en_US"):
            done = self.compare("--rev", "HEAD~1", str(self.draft), status=3, language=language)
            self.assertIn(f"HEAD~1:{self.draft}/ke-hoach.xml:1", done.stderr, "not the copy's path")
            done = self.compare("--rev", "HEAD", str(self.draft), status=3, language=language)
            self.assertIn(f"HEAD:{self.draft}/ke-hoach.xml", done.stderr)
        self.assertEqual(list(self.folder.glob("kehoach-*")), [], "what was taken is deleted")

    def test_no_repository(self):
        done = self.compare("--rev", "HEAD", str(self.draft), status=3)
        self.assertIn("git", done.stderr)


if __name__ == "__main__":
    unittest.main()
