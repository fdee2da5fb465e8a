"""What makes a reader of Markdown take the square of its input's length."""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_text("Ghi chú [\n" * 10001, encoding="utf-8")
