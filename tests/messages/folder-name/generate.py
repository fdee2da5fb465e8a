"""A folder with marks and spaces in its name."""
from pathlib import Path

Path("content/tinh/thanh-hoa/134-2022").rename("content/tinh/thanh-hoa/Kế hoạch 134")
