"""The same sources give the same bytes, whatever the time zone, the language, the locale, the folder and
the number of plans made at a time."""
import os
import subprocess
import unittest
from pathlib import Path

from world import CONTENT, FONTS, World

DOCUMENTS = Path(os.environ["KEHOACH_DOCUMENTS"])  # the plans of content/, made once for all tests


TURKISH = "tr_TR.UTF-8"  # a comma in numbers, days of its own, and i is no small I


class Repeat(World):
    def assert_same(self, jobs, content, name, environment):
        output = self.folder / name
        result = self.build("--quiet", jobs, "--content", content, "--fonts", str(FONTS), "--output", str(output),
                            environment=environment, limit=120)
        self.assert_status(result, 0)
        expected, made = self.files(DOCUMENTS), self.files(output)
        self.assertGreater(len(expected), 10)
        self.assertEqual(set(made), set(expected))
        self.assertEqual([name for name in made if made[name] != expected[name]], [], "other bytes")

    def test_more_at_once_than_there_are(self):
        self.assert_same("-j8", str(CONTENT), "kết quả", {"TZ": "Pacific/Kiritimati", "LANG": "en_US.UTF-8"})

    def test_one_after_the_other_in_another_locale(self):
        """The locale is made here: a system without it would run the test in that of C."""
        locales = self.folder / "locales"
        locales.mkdir()
        subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", locales / TURKISH], check=True)
        environment = {"LOCPATH": str(locales), "LANG": TURKISH, "LANGUAGE": "", "TZ": "America/Lima",
                       "HOME": "/nonexistent"}
        told = subprocess.run(["locale", "decimal_point"], env=environment, capture_output=True, text=True, check=True)
        self.assertEqual(told.stdout, ",\n")
        self.assert_same("-j1", os.path.relpath(CONTENT, self.folder), "ket-qua", environment)


if __name__ == "__main__":
    unittest.main()
