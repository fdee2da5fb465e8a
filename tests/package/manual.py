"""The manual pages say of every verb and option what the help does, and nothing else."""
import os
import re
import subprocess
import unittest

from programs import MANUALS, options, verbs

PAGES = ("kehoach.1", "kehoach.vi.1")


def sections(page):
    """Verb -> its options, as ".Ss kehoach verb" and ".It Fl x , Fl -name" have them."""
    found, verb = {}, None
    for line in (MANUALS / page).read_text(encoding="utf-8").splitlines():
        if line.startswith(".Sh "):
            verb = None
        elif match := re.match(r"\.Ss kehoach ([a-z]+)$", line):
            verb = match[1]
            found[verb] = []
        elif verb and line.startswith(".It Fl "):
            found[verb].append(tuple("-" + name for name in re.findall(r"Fl (-?[a-z-]+)", line)))
    return found


class Manual(unittest.TestCase):
    def test_verbs(self):
        for page in PAGES:
            self.assertEqual(sorted(sections(page)), sorted(verbs()), f"{page}: its head tells how to add a verb")
            text = (MANUALS / page).read_text(encoding="utf-8")
            synopsis = text[text.index(".Sh SYNOPSIS"):text.index(".Sh DESCRIPTION")]
            self.assertEqual(sorted(set(re.findall(r"\.Nm\n\.Cm ([a-z]+)", synopsis))), sorted(verbs()), page)

    def test_options(self):
        for verb in verbs():
            self.assertGreater(len(options(verb)), 1)
            for page in PAGES:
                with self.subTest(page=page, verb=verb):
                    self.assertEqual(sorted(sections(page).get(verb, [])), sorted(options(verb)),
                                     f"{page}: its head tells how to add an option")

    def test_form(self):
        for page in PAGES:
            done = subprocess.run([os.environ["MANDOC"], "-Tlint", "-W", "warning", MANUALS / page],
                                  capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_no_word_is_lost(self):
        for page in PAGES:
            done = subprocess.run([os.environ["MANDOC"], "-Tutf8", MANUALS / page], capture_output=True, check=True)
            text = re.sub(r".\x08", "", done.stdout.decode("utf-8"))
            self.assertIn("Nghị định 30/2020/NĐ-CP" if "vi" in page else "Decree 30/2020/NĐ-CP",
                          " ".join(text.split()))


if __name__ == "__main__":
    unittest.main()
