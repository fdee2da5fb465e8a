"""The same sources give the same bytes, whatever the time zone, the language and the folder."""
import os
import unittest
from pathlib import Path

from world import CONTENT, FONTS, World

DOCUMENTS = Path(os.environ["KEHOACH_DOCUMENTS"])  # the plans of content/, made once for all tests


class Repeat(World):
    def test_other_time_zone_language_and_folder(self):
        for number, environment in enumerate(({"TZ": "Pacific/Kiritimati", "LANG": "en_US.UTF-8", "LC_ALL": "C"},
                                              {"TZ": "America/Lima", "LANG": "tr_TR.UTF-8", "HOME": "/nonexistent"})):
            output = self.folder / f"kết quả {number}"
            relative = os.path.relpath(CONTENT, self.folder) if number else str(CONTENT)
            # One plan after the other, and more at once than there are.
            result = self.build("--quiet", ("-j8", "-j1")[number], "--content", relative, "--fonts", str(FONTS), "--output", str(output),
                                environment=environment, limit=120)
            self.assert_status(result, 0)
            expected, made = self.files(DOCUMENTS), self.files(output)
            self.assertGreater(len(expected), 10)
            self.assertEqual(set(made), set(expected))
            self.assertEqual([name for name in made if made[name] != expected[name]], [], "other bytes")


if __name__ == "__main__":
    unittest.main()
