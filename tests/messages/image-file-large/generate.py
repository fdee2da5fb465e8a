"""A file of which nobody looks at more than its length."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import pictures  # noqa: E402

PLAN = Path("content/tinh/thanh-hoa/134-2022")
with open(PLAN / "ban-do.png", "wb") as file:
    file.truncate(16 * 1024 * 1024 + 1)
