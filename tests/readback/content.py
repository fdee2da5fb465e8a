"""Content streams: what stands where on a page, and in which marked content.

Coordinates are points from the page's lower left corner, as in the file. Operators that the files
do not use raise an error, so that nothing is passed over unseen.
"""
import re

from fonts import Font
from pdffile import Name

TOKEN = re.compile(
    rb"\s*(?:(?P<comment>%[^\r\n]*)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s/<>\[\](){}%]|$))"
    rb"|/(?P<name>[^\s/<>\[\](){}%]*)|(?P<open><<)|(?P<close>>>)|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|(?P<string>\()|(?P<bracket>[\[\]])|(?P<operator>[A-Za-z'\"*][A-Za-z0-9*]*))")
ESCAPES = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12}
STRING_STOP = re.compile(rb"[()\\\r]")


class Mark:
    """A marked-content sequence."""

    def __init__(self, tag, properties, parent):
        self.tag = tag
        self.properties = properties
        self.parent = parent
        self.mcid = properties.get("/MCID")

    def chain(self):
        mark = self
        while mark:
            yield mark
            mark = mark.parent


class Glyph:
    __slots__ = ("text", "code", "x", "y", "end", "font", "size", "colour", "mark", "page", "turned")

    def __repr__(self):
        return f"{self.text!r} at {self.x:.1f}, {self.y:.1f}"


class Shape:
    """A painted path: the rectangle around it, and whether it was given as one."""

    def __init__(self, points, colour, mark, rectangle, page):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.left, self.right, self.bottom, self.top = min(xs), max(xs), min(ys), max(ys)
        self.colour, self.mark, self.rectangle, self.page = colour, mark, rectangle, page

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.top - self.bottom


def read_string(data, at):
    """A literal string from behind its parenthesis (ISO 32000-1, 7.3.4.2)."""
    out, depth = bytearray(), 1
    while True:
        stop = STRING_STOP.search(data, at)
        out += data[at:stop.start()]
        byte, at = data[stop.start()], stop.end()
        if byte == 0x28:
            depth += 1
            out.append(byte)
        elif byte == 0x29:
            depth -= 1
            if depth == 0:
                return bytes(out), at
            out.append(byte)
        elif byte == 0x0D:
            out.append(10)
            at += data[at:at + 1] == b"\n"
        else:
            at = read_escape(data, at, out)


def read_escape(data, at, out):
    digits = re.compile(rb"[0-7]{1,3}").match(data, at)
    if digits:
        out.append(int(digits.group(), 8) & 255)
        return digits.end()
    byte = data[at]
    if byte == 0x0D:
        return at + 1 + (data[at + 1:at + 2] == b"\n")
    if byte != 0x0A:
        out.append(ESCAPES.get(byte, byte))
    return at + 1


def tokens(data):
    """Operands and operators: (operator, operands) pairs."""
    stack, operands, at = [], [], 0
    end = len(data.rstrip())
    while at < end:
        match = TOKEN.match(data, at)
        if not match:
            raise ValueError(f"unreadable content at byte {at}: {data[at:at + 20]!r}")
        kind, at = match.lastgroup, match.end()
        value = match.group(kind)
        if kind == "comment":
            continue
        if kind == "operator" and value not in (b"true", b"false", b"null"):
            yield value.decode("latin-1"), operands
            operands = []
            continue
        if kind == "string":
            value, at = read_string(data, at)
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", value)
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        elif kind == "number":
            value = float(value) if b"." in value else int(value)
        elif kind == "name":
            value = Name("/" + value.decode("latin-1"))
        elif kind == "operator":
            value = {b"true": True, b"false": False, b"null": None}[value]
        elif kind == "open" or value == b"[":
            stack.append(operands)
            operands = []
            continue
        elif kind == "close":
            value = dict(zip(operands[::2], operands[1::2]))
            operands = stack.pop()
        elif value == b"]":
            value, operands = operands, stack.pop()
        operands.append(value)


class Interpreter:
    """Runs one page's content; gives glyphs and shapes in the order of painting."""

    def __init__(self, page, number, fonts):
        self.page, self.number, self.fonts = page, number, fonts
        self.glyphs, self.shapes, self.marks, self.problems = [], [], [], []
        self.mark = None
        self.colour = self.stroke = (0, 0, 0)
        self.font = self.size = None
        self.matrix, self.line, self.rise = (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), 0
        self.points, self.rectangle = [], False
        self.in_text, self.picture, self.pictures = False, None, []

    def run(self):
        for operator, operands in tokens(self.page.content()):
            handler = HANDLERS.get(operator)
            if handler is None:
                raise ValueError(f"operator {operator} on page {self.number}")
            handler(self, *operands)
        if self.mark:
            self.problems.append("marked content is left open at the page's end")
        return self

    # text
    def begin_text(self):
        self.matrix = self.line = (1, 0, 0, 1, 0, 0)
        self.in_text = True

    def end_text(self):
        self.in_text = False

    def set_font(self, name, size):
        resources = self.page.pdf.get(self.page.dictionary["/Resources"])
        reference = self.page.pdf.get(resources["/Font"])[name]
        if reference not in self.fonts:
            self.fonts[reference] = Font(self.page.pdf, self.page.pdf.get(reference))
        self.font, self.size = self.fonts[reference], size

    def move(self, x, y):
        a, b, c, d, e, f = self.line
        self.matrix = self.line = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)

    def set_matrix(self, *values):
        self.matrix = self.line = values

    def set_rise(self, rise):
        self.rise = rise

    def show_many(self, items):
        for item in items:
            if isinstance(item, bytes):
                self.show(item)
            else:
                self.advance(-item / 1000 * self.size)

    def advance(self, width):
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, e + a * width, f + b * width)

    def show(self, codes):
        for i in range(0, len(codes) - 1, 2):
            glyph = Glyph()
            glyph.code = codes[i] << 8 | codes[i + 1]
            glyph.text = self.font.unicode.get(glyph.code, "\ufffd")
            a, b, c, d, e, f = self.matrix
            glyph.x, glyph.y = e + c * self.rise, f + d * self.rise
            width = self.font.width(glyph.code) / 1000 * self.size
            glyph.end = glyph.x + a * width
            glyph.font, glyph.size, glyph.colour = self.font, self.size, self.colour
            glyph.mark, glyph.page, glyph.turned = self.mark, self.number, b != 0
            self.glyphs.append(glyph)
            self.advance(width)

    # colour
    def set_fill(self, *colour):
        self.colour = colour

    def set_stroke(self, *colour):
        self.stroke = colour

    # paths
    def rect(self, x, y, width, height):
        self.rectangle = not self.points
        self.points += [(x, y), (x + width, y + height)]

    def point(self, *values):
        self.points.append(values[-2:])

    def paint(self, colour):
        if self.points:
            self.shapes.append(Shape(self.points, colour, self.mark, self.rectangle, self.number))
        self.points, self.rectangle = [], False

    def fill(self):
        self.paint(self.colour)

    def stroke_path(self):
        self.paint(self.stroke)

    # marks
    def place_picture(self, *matrix):
        """`q … cm /Name Do Q` and nothing else between, upright."""
        if matrix[1] or matrix[2]:
            self.problems.append(f"a picture is turned: {matrix}")
        self.picture = matrix

    def draw_picture(self, name):
        if self.picture is None or self.in_text:
            self.problems.append(f"picture {name} has no place")
            return
        width, _, _, height, x, y = self.picture
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.pictures.append(Shape(corners, None, self.mark, True, self.number))
        self.picture = None

    def begin_mark(self, tag, properties=None):
        if isinstance(properties, Name):
            resources = self.page.pdf.get(self.page.dictionary["/Resources"])
            properties = self.page.pdf.entry(resources, "/Properties", properties)
        self.mark = Mark(tag, properties or {}, self.mark)
        self.marks.append(self.mark)

    def end_mark(self):
        if self.mark is None:
            self.problems.append("EMC without BDC")
            return
        self.mark = self.mark.parent

    def nothing(self, *_operands):
        pass


HANDLERS = {
    "BT": Interpreter.begin_text, "ET": Interpreter.end_text, "Tf": Interpreter.set_font,
    "Td": Interpreter.move, "Tm": Interpreter.set_matrix, "Ts": Interpreter.set_rise,
    "TJ": Interpreter.show_many, "Tj": Interpreter.show,
    "rg": Interpreter.set_fill, "g": Interpreter.set_fill,
    "RG": Interpreter.set_stroke, "G": Interpreter.set_stroke,
    "re": Interpreter.rect, "m": Interpreter.point, "l": Interpreter.point, "c": Interpreter.point,
    "h": Interpreter.nothing, "n": Interpreter.nothing,
    "f": Interpreter.fill, "f*": Interpreter.fill, "S": Interpreter.stroke_path,
    "s": Interpreter.stroke_path,
    "BDC": Interpreter.begin_mark, "BMC": Interpreter.begin_mark, "EMC": Interpreter.end_mark,
    "w": Interpreter.nothing, "d": Interpreter.nothing, "J": Interpreter.nothing,
    "j": Interpreter.nothing, "q": Interpreter.nothing, "Q": Interpreter.nothing,
    "cm": Interpreter.place_picture, "Do": Interpreter.draw_picture,
}


def is_artefact(mark):
    return mark is not None and any(m.tag == "/Artifact" for m in mark.chain())


def mcid_of(mark):
    """The MCID that holds, of the innermost sequence that has one."""
    for m in mark.chain() if mark else ():
        if m.mcid is not None:
            return m.mcid
    return None


def read_pages(pdf):
    """The interpreted pages of a file, fonts shared."""
    fonts = {}
    return [Interpreter(page, i, fonts).run() for i, page in enumerate(pdf.pages)]
