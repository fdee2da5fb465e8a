"""The same sources give the same bytes, wherever and whenever they are built, and a one-page plan is a
small file."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import suite

SMALL_LIMIT = 40 * 1024
SURROUNDINGS = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "LANGUAGE": "en",
                "HOME": "/nonexistent", "SOURCE_DATE_EPOCH": "1"}


class RepeatTest(suite.Suite):
    def test_same_bytes_elsewhere(self):
        """Another folder, working directory, time zone, locale, language and date: not a byte changes."""
        known = {str(path.relative_to(suite.options.documents)): path
                 for path in Path(suite.options.documents).rglob("*") if path.is_file()}
        with tempfile.TemporaryDirectory() as folder:
            content, fonts = Path(folder) / "nguồn khác", Path(folder) / "f"
            shutil.copytree(suite.options.content, content)
            shutil.copytree(suite.options.fonts, fonts)
            self.touch(content)
            output = Path(folder) / "kết quả"
            output.mkdir()
            subprocess.run([suite.options.program, "build", "--quiet", "--content", content.name,
                            "--fonts", fonts.name, "--output", output.name],
                           check=True, capture_output=True, cwd=folder, env={**os.environ, **SURROUNDINGS})
            built = {str(path.relative_to(output)): path for path in output.rglob("*") if path.is_file()}
            self.assertEqual(sorted(known), sorted(built))
            for name, path in known.items():
                if name == ".kehoach/da-xem":
                    continue  # the program's own notes on files it has seen, inodes and times among them
                with self.subTest(file=name):
                    self.same_bytes(path.read_bytes(), built[name].read_bytes())

    def touch(self, folder):
        """File times are no input."""
        for path in folder.rglob("*"):
            os.utime(path, (10 ** 9, 10 ** 9))

    def same_bytes(self, one, other):
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            self.fail(f"{len(one)} and {len(other)} bytes, from byte {at}: "
                      f"{one[at - 20:at + 40]!r}, {other[at - 20:at + 40]!r}")

    def test_one_plan_as_among_all(self):
        """A plan built alone has the bytes it has when all are built."""
        document = next(d for d in suite.documents() if d.plan and d.folder == d.slug)
        with tempfile.TemporaryDirectory() as folder:
            built = suite.build(folder, document.slug)
            self.same_bytes(Path(document.path).read_bytes(),
                            built[f"{document.slug}/ke-hoach.pdf"].read_bytes())

    def test_small_plan_is_small(self):
        """A plan of one page (and the page about its text) takes at most 40 KB."""
        small = next(d for d in suite.small_documents() if d.slug == "small/ban-hanh")
        self.assertEqual(len([e for _, e in small.parts]), 2)
        self.assertEqual(small.parts[1][0], 1, "the plan itself is one page")
        self.assertLessEqual(len(small.pdf.bytes), SMALL_LIMIT)


if __name__ == "__main__":
    suite.main()
