"""A link that leads out of the plan's folder."""
from pathlib import Path

body = Path("content/tinh/thanh-hoa/134-2022/noi-dung.md")
body.rename("noi-dung.md")
body.symlink_to("../../../../noi-dung.md")
