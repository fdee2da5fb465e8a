"""A folder that was made, and no more."""
from pathlib import Path

Path("content/tinh/thanh-hoa/136-2023").mkdir()
