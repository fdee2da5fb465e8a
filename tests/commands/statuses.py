"""Exit statuses and help: 0 all well, 1 findings, 2 wrong use, 3 could not read or write."""
import re
import unittest

from world import FIRST, SECOND, World


class Help(World):
    def verbs(self):
        usage = self.run_program("--help").out
        return re.findall(r"^  ([a-z]+) +\S", usage, re.MULTILINE)

    def test_every_verb_of_the_usage_has_its_own_help(self):
        verbs = self.verbs()
        self.assertLessEqual({"build", "check", "dump"}, set(verbs))
        for verb in verbs:
            for option in ("--help", "-h"):
                result = self.run_program(verb, option)
                self.assert_status(result, 0)
                self.assertRegex(result.out, rf"^Cách dùng: kehoach {verb}\b")
                self.assertEqual(result.err, "")
                self.assertFalse(self.output.exists(), f"{verb} {option} made files")

    def test_help_names_the_options_that_are_taken(self):
        for option in ("--content", "--output", "--fonts", "--quiet", "--help"):
            self.assertIn(option, self.run_program("build", "--help").out)

    def test_without_a_verb(self):
        result = self.run_program()
        self.assert_status(result, 2, "Cách dùng: kehoach LỆNH")
        self.assertEqual(result.out, "")

    def test_version(self):
        self.assertRegex(self.run_program("--version").out, r"^kehoach \d+\.\d+\.\d+\n$")

    def test_english(self):
        result = self.run_program("--help", environment={"LANG": "en_US.UTF-8"})
        self.assert_status(result, 0, "Usage: kehoach COMMAND")


class WrongUse(World):
    def test_unknown_verb(self):
        result = self.run_program("biuld")
        self.assert_status(result, 2, "biuld")
        self.assertEqual(result.out, "")

    def test_unknown_verb_names_the_nearest(self):
        self.assertRegex(self.run_program("biuld").err, r"“build”")

    def test_unknown_option(self):
        result = self.build("--contnet", "x")
        self.assert_status(result, 2, "--contnet", "Cách dùng: kehoach build")
        self.assertFalse(self.output.exists())

    def test_unknown_option_is_told_in_vietnamese(self):
        self.assertNotIn("Unknown option", self.build("--contnet", "x").err)

    def test_unknown_option_names_the_nearest(self):
        self.assertRegex(self.build("--contnet", "x").err, r"“--content”")

    def test_option_without_its_value(self):
        self.assert_status(self.build("--output"), 2, "--output")

    def test_unknown_plan_names_the_nearest(self):
        for verb in ("build", "check"):
            result = self.run_program(verb, "thanhhoa/134-2022")
            self.assert_status(result, 2, "thanhhoa/134-2022", "có phải “thanh-hoa/134-2022”?")
        self.assertFalse((self.output / SECOND).exists())

    def test_unknown_last_part_names_the_nearest(self):
        self.assert_status(self.run_program("check", "143-2022"), 2, "có phải “thanh-hoa/134-2022”?")

    def test_unknown_plan_beside_a_known_one(self):
        result = self.build(SECOND, "khong-co")
        self.assert_status(result, 2, "khong-co")
        self.assert_outputs(SECOND, index=False)

    def test_what_could_not_be_read_is_graver_than_an_unknown_plan(self):
        (self.plan() / "noi-dung.md").unlink()
        (self.plan() / "noi-dung.md").mkdir()
        self.assert_status(self.run_program("check", SECOND, "khong-co"), 3)

    def test_dump_needs_a_stage_and_one_plan(self):
        for arguments in ((), ("plan",), ("pages",), ("khong-co", SECOND), ("plan", FIRST, SECOND)):
            result = self.run_program("dump", *arguments)
            self.assert_status(result, 2, "Cách dùng: kehoach dump")
            self.assertEqual(result.out, "")


class Statuses(World):
    def test_all_well(self):
        self.assert_status(self.build(), 0, f"[1/2] {FIRST}", f"[2/2] {SECOND}")
        self.assert_status(self.run_program("check"), 0, "2 kế hoạch, không có lỗi")
        for stage in ("plan", "pages", "tags"):
            result = self.run_program("dump", stage, SECOND)
            self.assert_status(result, 0)
            self.assertIn("TỔ CHỨC THỰC HIỆN", result.out)
            self.assertEqual(result.err, "")

    def test_quiet_says_nothing(self):
        for result in (self.build("--quiet"), self.run_program("check", "--quiet")):
            self.assertEqual(result, (0, "", ""))

    def test_warnings_are_no_errors(self):
        self.edit(SECOND, "noi-dung.md", "## 1. Hạ tầng", "### 1. Hạ tầng")
        for verb in ("build", "check"):
            self.assert_status(self.run_program(verb), 0, "cảnh báo", "1 cảnh báo")

    def test_errors(self):
        self.break_plan()
        for arguments in (("build",), ("check",), ("dump", "plan", SECOND)):
            self.assert_status(self.run_program(*arguments), 1, "[KH107]")

    def test_what_cannot_be_read(self):
        for verb in ("check", "build"):
            result = self.run_program(verb, "--content", "khong-co")
            self.assert_status(result, 3, "khong-co", "1 lỗi nghiêm trọng")
        (self.plan() / "noi-dung.md").unlink()
        (self.plan() / "noi-dung.md").mkdir()
        self.assert_status(self.build(), 3, "[KH101]", "noi-dung.md")

    def test_the_gravest_decides(self):
        self.break_plan(FIRST)
        (self.plan(SECOND) / "noi-dung.md").unlink()
        (self.plan(SECOND) / "noi-dung.md").mkdir()
        self.assert_status(self.run_program("check"), 3)

    def test_missing_fonts(self):
        self.assert_status(self.build("--fonts", "khong-co"), 3, "[KH401]", "khong-co/phong-chu.ini")
        self.assertFalse(self.output.exists())

    def test_plans_by_name_by_last_part_and_by_path(self):
        for name in (SECOND, "134-2022", str(self.plan()), f"content/tinh/{SECOND}/ke-hoach.xml"):
            result = self.build("--force", "--output", "một", name)
            self.assert_status(result, 0, "[1/1]")
            self.assertIn(f"{SECOND}/ke-hoach.pdf", self.files(self.folder / "một"))


if __name__ == "__main__":
    unittest.main()
