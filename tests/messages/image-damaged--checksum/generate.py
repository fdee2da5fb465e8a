"""A bit of the pixels was changed on the way."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import pictures  # noqa: E402

PLAN = Path("content/tinh/thanh-hoa/134-2022")
whole = bytearray(pictures.chart(600, 400))
whole[len(whole) // 2] ^= 1
(PLAN / "ban-do.png").write_bytes(whole)
