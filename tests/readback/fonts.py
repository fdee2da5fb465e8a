"""Fonts of a PDF file: codes to Unicode, widths, and the embedded TrueType program.

Only what the files use is understood: composite fonts with two-byte Identity codes (ISO 32000-1,
9.7); anything else is reported by `problem`.
"""
import re
import struct

from pdffile import Name, Stream


class TrueType:
    """The tables of a TrueType program that say what a glyph is (ISO/IEC 14496-22)."""

    def __init__(self, data):
        self.data = data
        self.tables = {}
        for i in range(struct.unpack(">H", data[4:6])[0]):
            tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode("latin-1")] = data[offset:offset + length]
        self.units = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.glyph_count = struct.unpack(">H", self.tables["maxp"][4:6])[0]
        self.metric_count = struct.unpack(">H", self.tables["hhea"][34:36])[0]

    def width(self, glyph):
        """Advance in thousandths of an em."""
        at = 4 * min(glyph, self.metric_count - 1)
        return struct.unpack(">H", self.tables["hmtx"][at:at + 2])[0] * 1000 / self.units

    def outline_length(self, glyph):
        """Bytes of the glyph's description; 0 is a glyph without ink."""
        wide = struct.unpack(">h", self.tables["head"][50:52])[0]
        size, form, factor = (4, ">II", 1) if wide else (2, ">HH", 2)
        start, end = struct.unpack(form, self.tables["loca"][glyph * size:(glyph + 2) * size])
        return (end - start) * factor

    def characters(self):
        """Unicode to glyph, from the subtable of format 4 or 12."""
        table = self.tables["cmap"]
        found = {}
        for i in range(struct.unpack(">H", table[2:4])[0]):
            offset = struct.unpack(">I", table[8 + 8 * i:12 + 8 * i])[0]
            part = table[offset:]
            form = struct.unpack(">H", part[:2])[0]
            if form == 4:
                found.update(format_4(part))
            elif form == 12:
                found.update(format_12(part))
        return found


def format_4(part):
    count = struct.unpack(">H", part[6:8])[0] // 2
    word = struct.unpack(f">{len(part) // 2}H", part[:len(part) // 2 * 2])
    ends, starts = word[7:7 + count], word[8 + count:8 + 2 * count]
    deltas, offsets = word[8 + 2 * count:8 + 3 * count], 8 + 3 * count
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if word[offsets + i]:
                glyph = word[offsets + i + word[offsets + i] // 2 + code - starts[i]]
                if glyph == 0:
                    continue
            yield code, (glyph + deltas[i]) & 0xFFFF


def format_12(part):
    for i in range(struct.unpack(">I", part[12:16])[0]):
        first, last, glyph = struct.unpack(">III", part[16 + 12 * i:28 + 12 * i])
        for code in range(first, last + 1):
            yield code, glyph + code - first


def unicode_map(data):
    """A ToUnicode CMap as a dictionary from code to text (ISO 32000-1, 9.10.3)."""
    text = data.decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = utf16(target)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        pattern = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[(.*?)\])"
        for first, last, start, targets in re.findall(pattern, block, re.S):
            first, last = int(first, 16), int(last, 16)
            if start:
                base = utf16(start)
                for code in range(first, last + 1):
                    found[code] = base[:-1] + chr(ord(base[-1]) + code - first)
            else:
                for code, target in zip(range(first, last + 1), re.findall(r"<([0-9A-Fa-f]*)>", targets)):
                    found[code] = utf16(target)
    return found


def utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be")


class Font:
    def __init__(self, pdf, dictionary):
        self.dictionary = dictionary
        self.name = str(dictionary.get("/BaseFont", ""))[1:]
        style = self.name.split("+")[-1]
        self.bold = "Bold" in style
        self.italic = "Italic" in style or "Oblique" in style
        self.problem = None
        self.descendant = pdf.entry((pdf.get(dictionary.get("/DescendantFonts")) or [None])[0]) or {}
        self.descriptor = pdf.entry(self.descendant, "/FontDescriptor") or {}
        if dictionary.get("/Subtype") != "/Type0" or dictionary.get("/Encoding") != "/Identity-H":
            self.problem = f"font {self.name} is not a composite font with Identity-H"
        to_unicode = pdf.entry(dictionary, "/ToUnicode")
        self.unicode = unicode_map(to_unicode.data) if isinstance(to_unicode, Stream) else {}
        self.default_width = pdf.get(self.descendant.get("/DW", 1000))
        self.widths = read_widths(pdf, pdf.get(self.descendant.get("/W")) or [])
        program = pdf.entry(self.descriptor, "/FontFile2")
        self.program = TrueType(program.data) if isinstance(program, Stream) else None
        mapping = pdf.get(self.descendant.get("/CIDToGIDMap"))
        self.mapping = mapping.data if isinstance(mapping, Stream) else None
        self.is_identity = isinstance(mapping, Name) and mapping == "/Identity"

    def width(self, code):
        return self.widths.get(code, self.default_width)

    def glyph(self, code):
        """The program's glyph for a code, None if the map ends before it."""
        if self.mapping is None:
            return code
        pair = self.mapping[2 * code:2 * code + 2]
        return struct.unpack(">H", pair)[0] if len(pair) == 2 else None

    @property
    def space(self):
        """Width of the natural word space, thousandths of an em."""
        for code, text in self.unicode.items():
            if text == " ":
                return self.width(code)
        return 250


def read_widths(pdf, flat):
    """The W array (ISO 32000-1, 9.7.4.3)."""
    widths, i = {}, 0
    while i < len(flat):
        following = pdf.get(flat[i + 1])
        if isinstance(following, list):
            for k, width in enumerate(following):
                widths[flat[i] + k] = pdf.get(width)
            i += 2
        else:
            for code in range(flat[i], following + 1):
                widths[code] = flat[i + 2]
            i += 3
    return widths
