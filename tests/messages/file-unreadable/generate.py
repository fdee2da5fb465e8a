"""A folder in the place of the text."""
from pathlib import Path

body = Path("content/tinh/thanh-hoa/134-2022/noi-dung.md")
body.unlink()
body.mkdir()
