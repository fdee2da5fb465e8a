"""kehoach check --chuyen-ma: files in the encodings before Unicode become UTF-8, originals stay."""
import unittest

from world import World

MEANT = "Cộng hòa xã hội chủ nghĩa Việt Nam\nTriển khai kế hoạch năm 2026, số 05/KH-UBND.\n"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nTrieån khai keá hoaïch naêm 2026, soá 05/KH-UBND.\n"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam\nTriÓn khai kÕ ho¹ch n¨m 2026, sè 05/KH-UBND.\n"


class Convert(World):
    def convert(self, data, *options):
        self.file = self.folder / "a.md"
        self.file.write_bytes(data)
        return self.run_program("check", "--chuyen-ma", *options, str(self.file))

    def assert_converted(self, data, text, *options):
        result = self.convert(data, *options)
        self.assert_status(result, 0)
        self.assertEqual(self.file.read_text(encoding="utf-8"), text)
        self.assertEqual(self.file.with_name("a.md.goc").read_bytes(), data)
        self.assertIn("a.md.goc", result.out)
        return result

    def assert_left(self, result, data, status, *said):
        self.assert_status(result, status, *said)
        self.assertEqual(self.file.read_bytes(), data)
        self.assertFalse(self.file.with_name("a.md.goc").exists())

    def test_vni(self):
        self.assertIn("VNI", self.assert_converted(VNI.encode("latin-1"), MEANT).out)

    def test_tcvn3_says_what_cannot_be_seen(self):
        result = self.assert_converted(TCVN3.encode("latin-1"), MEANT)
        self.assertIn(".VnTimeH", result.out)

    def test_viscii_and_windows_1258_by_name(self):
        import subprocess
        for encoding, option in (("VISCII", "viscii"), ("CP1258", "cp1258")):
            made = subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=MEANT.encode(), capture_output=True,
                                  check=True).stdout
            self.assert_converted(made, MEANT, f"--bang-ma={option}")
            self.file.with_name("a.md.goc").unlink()
            self.assert_converted(made, MEANT)
            self.file.with_name("a.md.goc").unlink()

    def test_misread_utf8(self):
        self.assert_converted(("# Tiêu đề\n\n" + TCVN3).encode(), "# Tiêu đề\n\n" + MEANT)

    def test_decomposed_utf8(self):
        import unicodedata
        self.assert_converted(unicodedata.normalize("NFD", MEANT).encode(), MEANT)

    def test_good_text_is_left_alone(self):
        self.assert_left(self.convert(MEANT.encode()), MEANT.encode(), 0)

    def test_unknown_text_is_left_alone(self):
        data = "L'été où la forêt brûle, très agréable".encode("latin-1")
        self.assert_left(self.convert(data), data, 3, "KH604")

    def test_an_earlier_original_is_never_lost(self):
        (self.folder / "a.md.goc").write_text("gốc", encoding="utf-8")
        data = VNI.encode("latin-1")
        self.assert_status(self.convert(data), 3, "KH603")
        self.assertEqual(self.file.read_bytes(), data)
        self.assertEqual((self.folder / "a.md.goc").read_text(encoding="utf-8"), "gốc")

    def test_wrong_use(self):
        self.assert_status(self.run_program("check", "--chuyen-ma"), 2, "--chuyen-ma")
        self.assert_status(self.convert(b"a", "--bang-ma=utf9"), 2, "utf9", "tcvn3")

    def test_missing_file(self):
        self.assert_status(self.run_program("check", "--chuyen-ma", "khong-co.md"), 3, "KH101")


if __name__ == "__main__":
    unittest.main()
