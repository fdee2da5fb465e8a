"""What a second build makes, keeps, says and deletes."""
import fcntl
import json
import os
import pty
import random
import shutil
import subprocess
import unittest

import xxhash

from world import FIRST, OWN_FOLDER, PLAN_FILES, SECOND, World, as_nobody

OLD_WORDS, NEW_WORDS = "Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số"
BUILD_ID_NOTE = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"


def with_sum(text):
    """A record as the program would have written it."""
    return f"{text}het {xxhash.xxh3_128_hexdigest(text.encode())}\n"


class Incremental(World):
    def stamps(self):
        return {name: (self.output / name).stat().st_mtime_ns for name in self.files()}

    def record(self, slug=SECOND):
        return self.output / OWN_FOLDER / "ban-ghi" / f"{slug}.txt"

    def summary(self, *arguments, status=0):
        result = self.build("--json", *arguments)
        self.assert_status(result, status)
        return json.loads(result.out)

    def reasons(self, *arguments, status=0):
        summary = self.summary(*arguments, status=status)
        self.assertEqual([plan["slug"] for plan in summary["plans"]], [FIRST, SECOND])
        return [plan["reason"] for plan in summary["plans"]] + [summary["site"]["reason"]]

    def change(self, slug=SECOND):
        self.edit(slug, "ke-hoach.xml", OLD_WORDS, NEW_WORDS)

    def assert_as_fresh(self):
        self.assert_status(self.build("--output", "fresh"), 0)
        self.assertEqual(self.files(), self.files(self.folder / "fresh"))
        self.assert_nothing_begun()


class Changes(Incremental):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.reasons(), ["new", "new", "new"])

    def test_nothing(self):
        before = self.stamps()
        for _ in range(2):
            self.assert_status(self.build(), 0, "Giữ nguyên 2 kế hoạch")
        self.assertEqual(self.stamps(), before)

    def test_new_times_of_old_contents(self):
        before = self.stamps()
        for path in (self.folder / "content").rglob("*"):
            os.utime(path)
        shutil.copytree(self.folder / "content", self.folder / "copy")
        self.assertEqual(self.reasons(), ["none"] * 3)
        self.assertEqual(self.reasons("--content", "copy"), ["none"] * 3)
        self.assertEqual(self.stamps(), before)

    def test_one_plan(self):
        self.change()
        before = self.stamps()
        self.assertEqual(self.reasons(), ["none", "sources", "sources"])
        self.assertFalse([name for name, stamp in self.stamps().items()
                          if name.startswith(FIRST) and stamp != before[name]])
        self.assert_as_fresh()

    def test_same_size_and_time(self):
        path = self.plan() / "noi-dung.md"
        about = path.stat()
        path.write_bytes(path.read_bytes().replace(b"5G", b"4G"))
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
        self.assertEqual(self.reasons(), ["none", "sources", "sources"])

    def test_a_file_more(self):
        (self.plan() / "README.md").write_text("Ghi chú.\n", encoding="utf-8")
        self.assertEqual(self.reasons(), ["none", "sources", "sources"])

    def test_catalogue(self):
        path = self.folder / "content/danh-muc/viet-tat.xml"
        path.write_bytes(path.read_bytes() + b"\n")
        self.assertEqual(self.reasons(), ["catalogue"] * 3)
        self.assertEqual(self.reasons(), ["none"] * 3)

    def test_fonts(self):
        path = self.folder / "fonts/phong-chu.ini"
        path.write_bytes(path.read_bytes() + b"\n")
        self.assertEqual(self.reasons(), ["fonts"] * 3)
        # A file that the manifest names first, though it turns out to be no font.
        (self.folder / "fonts/times.ttf").write_bytes(b"x")
        self.assertEqual(self.reasons(), ["fonts"] * 3)

    def test_program(self):
        program = bytearray(self.program.read_bytes())
        at = program.find(BUILD_ID_NOTE)
        self.assertGreater(at, 0, "the program has no build identifier")
        program[at + len(BUILD_ID_NOTE)] ^= 1
        self.program.write_bytes(program)
        self.assertEqual(self.reasons(), ["program"] * 3)

    def test_english_words(self):
        words = self.folder / "share/locale/en/LC_MESSAGES/kehoach.mo"
        words.write_bytes(words.read_bytes() + b"\0")
        self.assertEqual(self.reasons(), ["program"] * 3)

    def test_force(self):
        before = self.stamps()
        self.assertEqual(self.reasons("--force"), ["forced"] * 3)
        self.assertEqual(self.stamps(), before, "an identical file was written again")

    def test_deleted_output(self):
        (self.output / SECOND / "ke-hoach.pdf").unlink()
        self.assertEqual(self.reasons(), ["none", "outputs", "none"])
        self.assert_as_fresh()

    def test_deleted_index(self):
        (self.output / "index.html").unlink()
        self.assertEqual(self.reasons(), ["none", "none", "outputs"])
        self.assert_as_fresh()

    def test_deleted_style_and_one_plan(self):
        (self.output / "kehoach.css").unlink()
        self.assert_status(self.build("--verbose", SECOND), 0, "output/kehoach.css")
        self.assert_as_fresh()

    def test_output_edited_by_hand(self):
        path = self.output / FIRST / "ke-hoach.html"
        path.write_text(path.read_text(encoding="utf-8").replace("</p>", "</q>"), encoding="utf-8")
        self.assertEqual(self.reasons(), ["outputs", "none", "none"])
        self.assert_as_fresh()

    def test_verbose_tells_why(self):
        self.change()
        self.assert_status(self.build("--verbose"), 0, f"[1/2] {FIRST}: không đổi\n", "(nguồn đã khác)")

    def test_one_at_a_time_or_many(self):
        # More plans than are all compared with each other; faults and warnings here and there.
        for i in range(1, 10):
            self.add_plan(f"nam-dinh/{i}-2022")
        for slug in (SECOND, "nam-dinh/3-2022", "nam-dinh/8-2022"):
            self.edit(slug, "noi-dung.md", "## 1. Hạ tầng", "### 1. Hạ tầng")
        for slug in (FIRST, "nam-dinh/2-2022", "nam-dinh/7-2022"):
            self.break_plan(slug)

        def build(jobs):
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            result = self.build(*jobs.split(), "--output", "out")
            files = {path: path.read_bytes() for path in (self.folder / "out").rglob("*")
                     if path.suffix or path.name == "trang-chung"}
            return result, files

        one = build("-j1")
        self.assertEqual(one[0].status, 1)
        places = [one[0].err.index(f"{slug}/ke-hoach.xml") for slug in (FIRST, "nam-dinh/2-2022", "nam-dinh/7-2022")]
        self.assertEqual(places, sorted(places))
        for jobs in ("-j2", "-j8", "-j 8", "--jobs=8"):
            self.assertEqual(build(jobs), one)

    def test_wrong_number_of_jobs(self):
        for jobs in ("-j-1", "-j1000", "-jx", "-j"):
            self.assert_status(self.build(jobs), 2, "kehoach: ")

    def test_outputs_that_cannot_be_written_and_need_not(self):
        for folder in [self.output, *(path for path in self.output.rglob("*") if path.is_dir())]:
            folder.chmod(0o555)
        self.assert_status(self.build(preexec_fn=as_nobody), 0, "Giữ nguyên 2 kế hoạch")


class Findings(Incremental):
    def test_a_warning_is_told_when_the_plan_is_made(self):
        self.edit(SECOND, "noi-dung.md", "## 1. Hạ tầng", "### 1. Hạ tầng")
        self.assertIn("1 cảnh báo", self.build().err)
        self.assertEqual(self.build().err, "")
        self.assertIn("1 cảnh báo", self.build("--force").err)

    def test_an_error_is_told_every_time(self):
        self.build()
        self.break_plan()
        for _ in range(2):
            self.assert_status(self.build(), 1, "[KH107]", "giữ nguyên", "Giữ nguyên 1 kế hoạch")
        self.assertEqual(self.reasons(status=1), ["none", "sources", "none"])

    def test_a_fault_of_a_catalogue_is_told_every_time(self):
        self.build()
        path = self.folder / "content/danh-muc/viet-tat.xml"
        path.write_bytes(path.read_bytes()[:-8])
        for _ in range(2):
            self.assert_status(self.build(), 1, "viet-tat.xml")

    def test_an_error_mended_by_going_back(self):
        self.build()
        good = (self.plan() / "ke-hoach.xml").read_bytes()
        self.break_plan()
        self.assert_status(self.build(), 1)
        (self.plan() / "ke-hoach.xml").write_bytes(good)
        self.assertEqual(self.reasons(), ["none", "none", "sources"])
        # While its province was not known, the plan stood on another page of the list.
        self.assert_status(self.build("--prune"), 0)
        self.assert_as_fresh()


class Records(Incremental):
    def setUp(self):
        super().setUp()
        self.build()

    def test_damaged_records(self):
        chance = random.Random(134)
        good = self.record().read_bytes()
        for _ in range(40):
            damaged = bytearray(good)
            if chance.random() < 0.5:
                damaged[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
            else:
                damaged = damaged[:chance.randrange(len(good))]
            self.record().write_bytes(damaged)
            self.assertEqual(self.reasons(), ["none", "new", "none"], bytes(damaged))
            self.assertEqual(self.record().read_bytes(), good)

    def test_foreign_records(self):
        good = self.record().read_text(encoding="utf-8")
        body = good[:good.rindex("het ")]
        self.assertEqual(with_sum(body), good)
        version = body.splitlines()[0]
        others = [body.replace(version, f"kehoach-ban-ghi {number}", 1) for number in (1, 3)]
        for text in ("", "xin chào\n", *map(with_sum, ("", f"{version}\n", *others))):
            self.record().write_text(text, encoding="utf-8")
            self.assertEqual(self.reasons(), ["none", "new", "none"])
            self.assertEqual(self.record().read_text(encoding="utf-8"), good)

    def test_a_folder_in_the_place_of_a_record(self):
        self.record().unlink()
        self.record().mkdir()
        self.assert_status(self.build(), 3, "[KH501]")

    def test_damaged_memory_of_files(self):
        chance = random.Random(105)
        path = self.output / OWN_FOLDER / "da-xem"
        good = path.read_bytes()
        for _ in range(20):
            damaged = bytearray(good)
            damaged[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged[:chance.randrange(len(good))] if chance.random() < 0.3 else damaged)
            self.assertEqual(self.reasons(), ["none"] * 3)

    def test_all_of_it_may_be_deleted(self):
        before = self.files()
        shutil.rmtree(self.output / OWN_FOLDER)
        self.assertEqual(self.reasons(), ["new"] * 3)
        self.assertEqual(self.files(), before)

    def test_records_say_nothing_of_the_machine(self):
        self.assert_status(self.build("--output", "fresh"), 0)
        for name in ("trang-chung", f"ban-ghi/{FIRST}.txt", f"ban-ghi/{SECOND}.txt"):
            one, other = ((folder / OWN_FOLDER / name).read_text(encoding="utf-8")
                          for folder in (self.output, self.folder / "fresh"))
            self.assertEqual(one, other)
            self.assertNotIn(str(self.folder), one)

    def test_files_begun_and_left(self):
        aside = self.output / OWN_FOLDER / "tam"
        (aside / "ke-hoach.pdf.abcdef").write_bytes(b"%PDF")
        self.assert_status(self.build(), 0)
        self.assert_nothing_begun()


class Deleting(Incremental):
    def setUp(self):
        super().setUp()
        self.build()

    def forget(self, slug=SECOND):
        shutil.rmtree(self.plan(slug))

    def test_a_plan_that_is_no_more(self):
        self.forget()
        for _ in range(2):
            self.assert_status(self.build(), 0, "--prune", f"  {SECOND}\n")
        self.assertNotIn(SECOND, (self.output / "index.html").read_text(encoding="utf-8"))
        self.assert_outputs(FIRST, SECOND)
        self.assert_status(self.build("--prune"), 0, f"{SECOND}/ke-hoach.pdf")
        self.assert_outputs(FIRST)
        self.assertFalse((self.output / SECOND).parent.exists())
        self.assertNotIn(SECOND, self.build().out)

    def test_what_others_made_stays(self):
        self.forget()
        mine = self.output / SECOND / "của-tôi.txt"
        mine.write_text("của tôi", encoding="utf-8")
        edited = self.output / SECOND / "ke-hoach.html"
        edited.write_text("sửa tay", encoding="utf-8")
        self.build("--prune")
        self.assertEqual(set((self.output / SECOND).iterdir()), {mine, edited})

    def test_one_plan_deletes_nothing_of_others(self):
        self.forget()
        self.build("--prune", FIRST)
        self.assert_outputs(FIRST, SECOND)

    def add_to_record(self, name, content):
        """As if an earlier build had made this file too."""
        digest = xxhash.xxh3_128_hexdigest(content)
        text = self.record().read_text(encoding="utf-8")
        text = text[:text.rindex("het ")] + f"tep {digest} {len(content)} {name}\n"
        self.record().write_text(with_sum(text), encoding="utf-8")

    def test_a_file_that_is_no_longer_made(self):
        extra = self.output / SECOND / "bieu-cu.csv"
        extra.write_bytes(b"1,2\n")
        self.add_to_record(extra.name, b"1,2\n")
        self.change()
        self.build()
        self.build()
        self.assertTrue(extra.exists())
        self.assertEqual(self.summary("--prune")["deleted"], [f"output/{SECOND}/bieu-cu.csv"])
        self.assertFalse(extra.exists())
        self.assertEqual(self.reasons("--prune"), ["none"] * 3)

    def test_a_record_that_leads_outside(self):
        outside = self.folder / "của-tôi.txt"
        outside.write_bytes(b"x")
        for name in ("../../../của-tôi.txt", str(outside), "a/../../../../của-tôi.txt"):
            self.add_to_record(name, b"x")
            self.forget()
            self.build("--prune")
            self.assertTrue(outside.exists())
            self.add_plan(SECOND)
            self.build()


class Together(Incremental):
    def test_builds_into_one_folder(self):
        environment = {**os.environ, "LANG": "vi_VN.UTF-8"}
        runs = [subprocess.Popen([self.program, "build", "--quiet", *more], cwd=self.folder, env=environment,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for more in ((), ("--force",), (FIRST,), ("--force", "-j1"))]
        self.assertEqual([run.wait(60) for run in runs], [0] * len(runs))
        self.assert_as_fresh()

    def test_waits_for_another_build_and_says_so(self):
        self.build()
        self.change()
        with open(self.output / OWN_FOLDER / "khoa", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            run = subprocess.Popen([self.program, "build"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "", "LANG": "vi_VN"})
            self.assertIn("đợi", run.stderr.readline().decode("utf-8"))
            self.assertIsNone(run.poll())
            fcntl.flock(lock, fcntl.LOCK_UN)
            self.assertEqual(run.wait(30), 0)
            run.stderr.close()
        self.assert_as_fresh()


class Progress(Incremental):
    def on_terminal(self, *arguments):
        leader, follower = pty.openpty()
        run = subprocess.Popen([self.program, "build", *arguments], cwd=self.folder, stdout=follower,
                               stderr=follower, env={**os.environ, "LC_ALL": "", "LANG": "vi_VN"})
        os.close(follower)
        shown = b""
        try:
            while part := os.read(leader, 4096):
                shown += part
        except OSError:  # the other side is closed
            pass
        os.close(leader)
        self.assertEqual(run.wait(30), 0)
        return shown.decode("utf-8")

    def test_one_line_that_changes(self):
        shown = self.on_terminal()
        self.assertRegex(shown, r"^\r\x1b\[K\[1/2\] \S+\r\x1b\[K\[2/2\] \S+\r\x1b\[KĐã tạo \d+ tệp trong output\r\n$")

    def test_quiet(self):
        self.assertEqual(self.on_terminal("--quiet"), "")

    def test_a_pipe_gets_no_control_characters(self):
        self.assertNotRegex(self.build().out, r"[\r\x1b]")

    def test_summary_for_programs(self):
        summary = self.summary()
        self.assertEqual(set(summary), {"plans", "site", "vanished", "deleted", "findings", "status"})
        for plan in summary["plans"]:
            self.assertEqual(plan["status"], "made")
            self.assertGreater(plan["pages"], 0)
            self.assertLessEqual(PLAN_FILES, set(plan["files"]))
        self.assertIn("index.html", summary["site"]["files"])
        kept = self.summary()
        self.assertEqual({plan["status"] for plan in kept["plans"]}, {"kept"})
        self.assertEqual([plan["files"] for plan in kept["plans"]], [plan["files"] for plan in summary["plans"]])
        self.break_plan()
        broken = self.summary(status=1)
        self.assertEqual([plan["status"] for plan in broken["plans"]], ["kept", "failed"])
        self.assertEqual(broken["plans"][1]["findings"]["errors"], broken["findings"]["errors"])
        self.assertIsNone(self.summary(FIRST)["site"])


if __name__ == "__main__":
    unittest.main()
