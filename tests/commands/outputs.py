"""What a build leaves behind, whatever happens: whole files, old or new, and nothing else."""
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from world import FIRST, PLAN_FILES, SEARCH_FOLDER, SECOND, World, as_nobody


class Build(World):
    def stamps(self):
        return {name: (self.output / name).stat().st_mtime_ns for name in self.files()}

    def test_everything(self):
        result = self.build("--verbose")
        self.assert_status(result, 0)
        self.assert_outputs(FIRST, SECOND)
        for name in self.files():
            self.assertIn(f"output/{name}\n", result.out, "a file that was made is not listed")

    def test_one_plan_leaves_the_index_and_the_others(self):
        self.build()
        self.edit(SECOND, "ke-hoach.xml", "Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số")
        before = self.stamps()
        self.assert_status(self.build(SECOND), 0)
        changed = {name for name, stamp in self.stamps().items() if stamp != before[name]}
        self.assertFalse([name for name in changed if not name.startswith(SECOND)])
        self.assertLessEqual({f"{SECOND}/{name}" for name in PLAN_FILES}, changed)

    def test_one_plan_makes_no_index(self):
        self.assert_status(self.build(SECOND), 0)
        self.assert_outputs(SECOND, index=False)

    def test_nothing_to_do_writes_nothing(self):
        self.build()
        before = self.stamps()
        self.assert_status(self.build(), 0)
        self.assertEqual(self.stamps(), before)

    def test_a_plan_with_an_error_keeps_its_outputs_and_the_others_are_built(self):
        self.build()
        before = self.files()
        self.break_plan(FIRST)
        self.edit(SECOND, "ke-hoach.xml", "Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số")
        self.assert_status(self.build(), 1, FIRST, "giữ nguyên", f"[2/2] {SECOND}")
        after = self.files()
        # Not even its province is known now: it stands with the others of which none is.
        self.assertEqual(set(after) - set(before), {"danh-muc/chua-ro.html", "danh-muc/chua-ro.en.html"})
        self.assertLessEqual(set(before), set(after))
        changed = {name for name in before if after[name] != before[name]}
        self.assertFalse([name for name in changed if name.startswith(FIRST)])
        self.assertLessEqual({f"{SECOND}/{name}" for name in PLAN_FILES}, changed)
        self.assertIn(FIRST, (self.output / "index.html").read_text(encoding="utf-8"))

    def test_a_plan_that_was_never_built_is_not_in_the_index(self):
        self.break_plan(FIRST)
        self.assert_status(self.build(), 1)
        self.assert_outputs(SECOND)
        self.assertNotIn(FIRST, (self.output / "index.html").read_text(encoding="utf-8"))

    def test_an_error_that_only_layout_sees(self):
        self.build()
        before = self.files()
        self.edit(FIRST, "noi-dung.md", "Phủ sóng 5G", "Phủ sóng \U0001f680")
        self.assert_status(self.build(), 1, "[KH421]", "U+1F680")
        # The search index and comparisons know the words of the source; every document stays as it
        # was.
        after = self.files()
        changed = {name for name in set(before) | set(after) if before.get(name) != after.get(name)}
        self.assertFalse([name for name in changed
                          if not name.startswith((SEARCH_FOLDER, "so-sanh/"))])


class Trouble(World):
    """The disk or the folder refuses. Each starts with the outputs of an earlier build, and a change
    in every plan, so that every file would be written."""

    def setUp(self):
        super().setUp()
        self.build()
        self.before = self.files()
        for slug in (FIRST, SECOND):
            self.edit(slug, "ke-hoach.xml", "Phát triển kinh tế số đến năm 2025", "Phát triển xã hội số")

    def assert_untouched(self, result):
        self.assert_status(result, 3, "[KH501]", "tệp cũ (nếu có) vẫn còn nguyên")
        self.assertEqual(self.files(), self.before)

    def test_folder_without_the_right_to_write(self):
        for folder in [self.output, *(path for path in self.output.rglob("*") if path.is_dir())]:
            folder.chmod(0o555)
        result = self.build(preexec_fn=as_nobody)
        self.assert_untouched(result)

    def test_the_reason_is_told_in_vietnamese(self):
        for folder in [self.output, *(path for path in self.output.rglob("*") if path.is_dir())]:
            folder.chmod(0o555)
        self.assertIn("không có quyền", self.build(preexec_fn=as_nobody).err)

    def test_file_in_the_place_of_the_folder(self):
        (self.folder / "tệp").write_text("của tôi", encoding="utf-8")
        result = self.build("--output", "tệp")
        self.assert_status(result, 3, "[KH501]")
        self.assertEqual((self.folder / "tệp").read_text(encoding="utf-8"), "của tôi")

    def test_folder_in_the_place_of_a_file(self):
        (self.output / SECOND / "ke-hoach.pdf").unlink()
        (self.output / SECOND / "ke-hoach.pdf").mkdir()
        result = self.build()
        self.assert_status(result, 3, "[KH501]", f"{SECOND}/ke-hoach.pdf")
        self.assertEqual(set(self.files()), set(self.before) - {f"{SECOND}/ke-hoach.pdf"})

    def test_files_may_not_grow(self):
        # As a full disk does, but without the right to mount one: a write fails half way through.
        # Python ignores SIGXFSZ, and restore_signals=False leaves it so for the program.
        limit = 4096

        def cap():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        result = self.build(preexec_fn=cap, restore_signals=False)
        self.assert_status(result, 3, "[KH501]", "ke-hoach.pdf")
        after = self.files()
        self.assertEqual(set(after), set(self.before), "a file that was begun is left over")
        for slug in (FIRST, SECOND):
            self.assertEqual(after[f"{slug}/ke-hoach.pdf"], self.before[f"{slug}/ke-hoach.pdf"])

    def test_full_disk(self):
        if subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                          capture_output=True).returncode != 0:
            self.skipTest("mounting is not permitted; test_files_may_not_grow covers the writing")
        pages = sum(-(-path.stat().st_size // 4096) for path in self.output.rglob("*") if path.is_file())
        kept = self.folder / "kept"
        # The mount is seen only by this shell; what is left on the disk is copied out of it.
        script = ('mkdir disk && mount -t tmpfs -o size="$1" tmpfs disk && cp -a output/. disk/ && '
                  'shift && { "$@"; status=$?; cp -a disk kept; exit $status; }')
        size = str((pages + 4) * 4096)  # room for no more than a small page
        result = self.build("--output", "disk", prefix=("unshare", "--mount", "sh", "-c", script, "sh", size))
        self.assert_status(result, 3, "[KH501]")
        after = self.files(kept)
        self.assertEqual(set(after), set(self.before), "a file that was begun is left over")
        fresh = self.rebuilt()
        for name, digest in after.items():
            self.assertIn(digest, (self.before[name], fresh[name]), f"{name} is neither old nor new")

    def rebuilt(self):
        self.assert_status(self.build("--output", "fresh"), 0)
        return self.files(self.folder / "fresh")

    def test_killed_at_any_moment(self):
        fresh = self.rebuilt()
        chance = random.Random(20220516)
        for _ in range(12):
            work = self.folder / "work"
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(self.output, work)
            run = subprocess.Popen([self.program, "build", "--quiet", "--output", work], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 0.25))
            run.send_signal(signal.SIGKILL)
            run.wait()
            after = self.files(work)
            for name, old in self.before.items():
                self.assertIn(after.get(name), (old, fresh[name]), f"{name} is neither old nor new")


if __name__ == "__main__":
    unittest.main()
