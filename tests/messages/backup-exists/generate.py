"""A second conversion, with the first original still there."""
from pathlib import Path

Path("a.md").write_bytes("Trieån khai keá hoaïch soá 5./.\n".encode("latin-1"))
Path("a.md.goc").write_text("x", encoding="utf-8")
