"""Pages as grey pictures, rendered by pdftoppm."""
import subprocess

WHITE = 255


class Image:
    """Rows of bytes, 0 black to 255 white."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, bytearray(data)

    def row(self, y, left=0, right=None):
        at = y * self.width
        return self.data[at + left:at + (self.width if right is None else right)]

    def erase(self, left, top, right, bottom):
        left, right = max(0, left), min(self.width, right)
        for y in range(max(0, top), min(self.height, bottom)):
            at = y * self.width
            self.data[at + left:at + right] = bytes([WHITE]) * (right - left)

    def erase_all(self, boxes, page_height, scale):
        """Boxes in points from the lower left corner."""
        for left, bottom, right, top in boxes:
            self.erase(int(left * scale), int((page_height - top) * scale),
                       int(right * scale) + 1, int((page_height - bottom) * scale) + 1)

    def ink_box(self, limit=200):
        """Left, top, right, bottom (ends not included) of all ink darker than `limit`."""
        table = bytes(0 if value < limit else 1 for value in range(256))
        left, right, top, bottom = self.width, 0, None, None
        blank = b"\1" * self.width
        for y in range(self.height):
            row = bytes(self.row(y)).translate(table)
            if row == blank:
                continue
            top = y if top is None else top
            bottom = y + 1
            left = min(left, row.find(0))
            right = max(right, row.rfind(0) + 1)
        return None if top is None else (left, top, right, bottom)

    def crop(self, left, top, right, bottom):
        left, right = max(0, left), min(self.width, right)
        rows = [bytes(self.row(y, left, right)) for y in range(max(0, top), min(self.height, bottom))]
        return rows


def read_pgm(data):
    """The pictures of a stream of raw PGM files, one after the other."""
    at = 0
    while at < len(data):
        fields = []
        while len(fields) < 4:
            end = at
            while not data[end:end + 1].isspace():
                end += 1
            fields.append(data[at:end])
            at = end + 1
        width, height = int(fields[1]), int(fields[2])
        yield Image(width, height, data[at:at + width * height])
        at += width * height


def render(path, resolution, first=None, last=None):
    """The pages of a file; an empty error stream is part of the bargain."""
    command = ["pdftoppm", "-r", str(resolution), "-gray"]
    if first is not None:
        command += ["-f", str(first), "-l", str(last)]
    run = subprocess.run([*command, path], check=True, capture_output=True)
    if run.stderr:
        raise AssertionError(f"pdftoppm: {run.stderr.decode()[:300]}")
    return list(read_pgm(run.stdout))
