"""One file more than are read."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import pictures  # noqa: E402

PLAN = Path("content/tinh/thanh-hoa/134-2022")
for i in range(1, 503):
    (PLAN / f"xa-{i}.png").write_bytes(pictures.plain(480, 4, i % 256, i // 256, 0))
