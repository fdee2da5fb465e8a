"""One byte more than may be read."""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_bytes(b"a\n" * (2 * 1024 * 1024) + b"a")
