"""A content folder without a plan."""
from pathlib import Path

Path("trong").mkdir()
Path("trong/danh-muc").symlink_to("../content/danh-muc")
