"""A table whose rows all lack a cell."""
from pathlib import Path

table = Path("content/tinh/thanh-hoa/134-2022/bang-kinh-phi.xml")
text = table.read_text(encoding="utf-8")
table.write_text(text.replace("</bang>", "<dong/>\n" * 300 + "</bang>"), encoding="utf-8")
