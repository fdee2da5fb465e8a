"""A byte 0, as files that were half written have."""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_bytes("Các sở\0 thực hiện./.\n".encode())
