"""A TCVN3 text, said to be VNI."""
from pathlib import Path

Path("a.md").write_bytes("TriÓn khai kÕ ho¹ch n¨m 2026 t¹i c¸c x·, ph­êng\n".encode("latin-1"))
