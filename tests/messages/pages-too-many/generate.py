"""A page break for each page that is one too many."""
from pathlib import Path

body = Path("content/tinh/thanh-hoa/134-2022/noi-dung.md")
body.write_text(body.read_text(encoding="utf-8") + "\nHết.\n" + "\n<?ngat-trang?>\n\nHết.\n" * 19999, encoding="utf-8")
