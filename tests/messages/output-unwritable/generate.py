"""A file where the folder of the documents should be."""
from pathlib import Path

Path("output").write_text("", encoding="utf-8")
