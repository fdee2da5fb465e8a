"""A font whose letters are those of ASCII: Liberation Serif with another table of characters. The
family of the system is used instead."""
import configparser
import struct
from pathlib import Path


def installed_font():
    manifest = configparser.ConfigParser()
    manifest.read("fonts/phong-chu.ini", encoding="utf-8")
    family = manifest["Liberation Serif"]
    for folder in ["fonts", *family["tim"].split(";")]:
        path = Path(folder) / family["thuong"]
        if path.exists():
            return path.read_bytes()
    raise SystemExit("Liberation Serif is not installed")


def with_characters(font, table):
    """The font with `table` as its cmap, appended at the end."""
    count = struct.unpack_from(">H", font, 4)[0]
    for entry in range(12, 12 + 16 * count, 16):
        if font[entry:entry + 4] == b"cmap":
            padded = font + bytes(-len(font) % 4)
            place = struct.pack(">II", len(padded), len(table))
            return padded[:entry + 8] + place + padded[entry + 16:] + table
    raise SystemExit("a font without a cmap")


# Format 12, one group: U+0020..U+007E are the glyphs from 3 on.
GROUPS = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0x20, 0x7E, 3)
ASCII_ONLY = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + GROUPS

Path("phong").mkdir()
Path("phong/phong-chu.ini").write_bytes(Path("fonts/phong-chu.ini").read_bytes())
Path("phong/times.ttf").write_bytes(with_characters(installed_font(), ASCII_ONLY))
