"""A line that opens a quote in a quote in a quote …"""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_text("Nội dung.\n\n" + ">" * 201 + " a\n", encoding="utf-8")
