"""A control character, as copying from some PDF readers brings in."""
from pathlib import Path

head = Path("content/tinh/thanh-hoa/134-2022/ke-hoach.xml")
head.write_text(head.read_text(encoding="utf-8").replace("Thủ tướng", "Thủ\x0btướng"), encoding="utf-8")
