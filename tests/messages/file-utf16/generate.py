"""A text saved as UTF-16."""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_bytes("# I. MỤC TIÊU\n".encode("utf-16"))
