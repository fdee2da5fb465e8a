"""A sheet of single letters drawn from the font files themselves, to hold the letters of a document
against: a small PDF written by hand with the whole font program in it, no subset, no shaping."""
import configparser
import functools
import tempfile
import zlib
from pathlib import Path

from fonts import TrueType
from raster import render

CELL = 90          # pixels: room for one letter at 200 dpi
COLUMNS = 16
STYLES = {(False, False): "thuong", (True, False): "dam", (False, True): "nghieng",
          (True, True): "dam-nghieng"}


@functools.cache
def font_files(folder):
    """(is mono, bold, italic) to the file which the font manifest finds first."""
    manifest = configparser.ConfigParser(delimiters="=", comment_prefixes="#", interpolation=None)
    manifest.read(Path(folder) / "phong-chu.ini", encoding="utf-8")
    found = {}
    for section in manifest.sections():
        names = manifest[section]
        places = [folder, *names.get("tim", "").split(";")]
        files = {style: find_file(places, names.get(key)) for style, key in STYLES.items() if key in names}
        if len(files) == len(STYLES) and None not in files.values():
            for style, file in files.items():
                found.setdefault((False, *style), file)
        elif len(files) < len(STYLES) and files.get((False, False)):
            found.setdefault((True, False, False), files[(False, False)])
    return found


def find_file(places, name):
    for place in places:
        if name and place.strip() and (Path(place.strip()) / name).is_file():
            return Path(place.strip()) / name
    return None


@functools.cache
def program(file):
    return TrueType(Path(file).read_bytes())


class Sheet:
    """Letters to draw; picture(i) gives the i-th cell once drawn."""

    def __init__(self, resolution, page_height):
        self.scale = resolution / 72
        self.resolution, self.page_height = resolution, page_height
        self.entries = []  # (file, glyph, size, phase x, phase y)
        self.image = None

    def add(self, file, character, size, x, y):
        """Notes a letter at the same fraction of a pixel as on its page. Gives its number, or None if
        the font has no such letter."""
        glyph = program(file).characters().get(ord(character))
        if not glyph:
            return None
        self.entries.append((file, glyph, size, x * self.scale % 1, (self.page_height - y) * self.scale % 1))
        return len(self.entries) - 1

    def origin(self, number):
        """Whole pixel of a cell's letter origin."""
        return number % COLUMNS * CELL + 20, number // COLUMNS * CELL + 60

    def draw(self):
        rows = -(-len(self.entries) // COLUMNS)
        height = max(self.page_height, (rows * CELL + CELL) / self.scale)
        # Whole pixels more, so that the letters keep their fraction of a pixel.
        height = self.page_height + -(-int((height - self.page_height) * self.scale + 1) // 1) / self.scale
        width = COLUMNS * CELL / self.scale
        content, files = [], []
        for i, (file, glyph, size, phase_x, phase_y) in enumerate(self.entries):
            if file not in files:
                files.append(file)
            x, y = self.origin(i)
            content.append(f"BT /F{files.index(file)} {size} Tf {(x + phase_x) / self.scale:.5f} "
                           f"{height - (y + phase_y) / self.scale:.5f} Td <{glyph:04x}> Tj ET")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sheet.pdf"
            path.write_bytes(write_pdf(width, height, "\n".join(content).encode(), files))
            self.image = render(str(path), self.resolution)[0]

    def picture(self, number, left, top, right, bottom):
        """Rows of the cell, offsets in pixels from the letter's origin."""
        x, y = self.origin(number)
        return self.image.crop(x + left, y + top, x + right, y + bottom)


def write_pdf(width, height, content, files):
    """One page with composite fonts whose codes are glyph numbers."""
    objects = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>"]
    fonts = " ".join(f"/F{i} {5 + 4 * i} 0 R" for i in range(len(files)))
    objects.append(f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.5f} {height:.5f}] /Contents 4 0 R "
                   f"/Resources <</Font <<{fonts}>>>>>>".encode())
    objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
    for i, file in enumerate(files):
        data = zlib.compress(Path(file).read_bytes(), 1)
        at = 5 + 4 * i
        objects += [
            f"<</Type /Font /Subtype /Type0 /BaseFont /L{i} /Encoding /Identity-H "
            f"/DescendantFonts [{at + 1} 0 R]>>".encode(),
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /L{i} /CIDToGIDMap /Identity /DW 1000 "
            f"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
            f"/FontDescriptor {at + 2} 0 R>>".encode(),
            f"<</Type /FontDescriptor /FontName /L{i} /Flags 4 /FontBBox [0 -300 1000 1000] /ItalicAngle 0 "
            f"/Ascent 900 /Descent -300 /CapHeight 700 /StemV 80 /FontFile2 {at + 3} 0 R>>".encode(),
            b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(data), data)]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
