"""A free document with the name of the folder for everybody's data."""
from pathlib import Path

Path("content/du-lieu").mkdir()
Path("content/du-lieu/ke-hoach.xml").write_text("<tai-lieu/>", encoding="utf-8")
