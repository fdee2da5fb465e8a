"""A file that is called a font and is none; the family of the system is used."""
from pathlib import Path

Path("phong").mkdir()
Path("phong/phong-chu.ini").write_bytes(Path("fonts/phong-chu.ini").read_bytes())
Path("phong/times.ttf").write_bytes(b"PK\x03\x04")
