"""A list of fonts in a form of its own."""
from pathlib import Path

folder = Path("phong")
folder.mkdir()
(folder / "phong-chu.ini").write_text("Times New Roman: times.ttf\n", encoding="utf-8")
