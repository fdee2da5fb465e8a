"""Neither PNG nor JPEG nor anything known."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import pictures  # noqa: E402

PLAN = Path("content/tinh/thanh-hoa/134-2022")
(PLAN / "ban-do.png").write_bytes(b"ban do mang cap quang\n")
