"""A province's folder with the name of the search's folder, in capitals."""
from pathlib import Path

Path("content/tinh/thanh-hoa").rename("content/tinh/Tim-Kiem")
