"""A content folder without the catalogues."""
from pathlib import Path

Path("content/danh-muc").unlink()
