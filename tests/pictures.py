"""Pictures for tests, made when they are needed: PNG files from rows of pixels, and faulty ones.

    pictures.py map FILE WIDTH HEIGHT      a picture that looks like a map
"""
import struct
import sys
import zlib
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type


def chunk(kind, data, crc=None):
    crc = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def header(width, height, depth=8, colour=2, interlaced=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(width, height, pixels, depth=8, colour=2, before=b""):
    """`pixels`: bytes of all rows, whole bytes a row. `before`: chunks in front of them."""
    stride = (width * CHANNELS[colour] * depth + 7) // 8
    rows = b"".join(b"\0" + pixels[y * stride:(y + 1) * stride] for y in range(height))
    return (SIGNATURE + header(width, height, depth, colour) + before
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def huge(width, height):
    """Says that it is of this size, and has next to nothing inside."""
    return (SIGNATURE + header(width, height) + chunk(b"IDAT", zlib.compress(bytes(1000)))
            + chunk(b"IEND", b""))


def plain(width, height, red, green, blue):
    return png(width, height, bytes((red, green, blue)) * (width * height))


def quarters(width, height):
    """Red and green above blue and white: whoever turns or mirrors it is found out."""
    colours = (b"\xff\0\0", b"\0\x80\0"), (b"\0\0\xff", b"\xff\xff\xff")
    half = width // 2
    return png(width, height, b"".join(left * half + right * (width - half)
                                       for left, right in (colours[y * 2 // height] for y in range(height))))


def chart(width, height):
    """Land in two tones, water and a frame."""
    def tone(x, y):
        if min(x, y, width - 1 - x, height - 1 - y) < 3:
            return b"\x20\x20\x20"
        dx, dy = x / width - 0.45, y / height - 0.5
        if dx * dx + dy * dy > 0.13 + 0.03 * ((x * 7 // width + y * 5 // height) % 2):
            return b"\xbf\xdd\xee"
        return b"\xe8\xd9\xa8" if (x * 9 // width + y * 6 // height) % 2 else b"\xf4\xec\xcf"
    return png(width, height, b"".join(tone(x, y) for y in range(height) for x in range(width)))


def hostile():
    """name -> a file that must be refused."""
    good = quarters(40, 30)
    rows = zlib.compress(bytes(121 * 30), 9)
    end = chunk(b"IEND", b"")
    deep = SIGNATURE + header(40, 30, depth=3) + chunk(b"IDAT", rows) + end
    return {
        "empty": SIGNATURE,
        "half": good[:len(good) // 2],
        "no-end": good[:-12],
        "no-pixels": SIGNATURE + header(40, 30) + end,
        "few-pixels": SIGNATURE + header(40, 30) + chunk(b"IDAT", zlib.compress(bytes(500))) + end,
        "no-size": SIGNATURE + header(0, 30) + chunk(b"IDAT", rows) + end,
        "wide": huge(2 ** 31 - 1, 1),
        "large": huge(16384, 16384),
        "checksum": good[:-20] + bytes([good[-20] ^ 1]) + good[-19:],
        "depth": deep,
        "no-palette": SIGNATURE + header(40, 30, colour=3) + chunk(b"IDAT", rows) + end,
        "length": SIGNATURE + header(40, 30) + b"\x7f\xff\xff\xffIDAT" + rows,
    }


def main():
    _, kind, path, width, height = sys.argv
    Path(path).write_bytes({"map": chart, "quarters": quarters}[kind](int(width), int(height)))


if __name__ == "__main__":
    main()
