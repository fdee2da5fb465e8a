"""65 annexes."""
from pathlib import Path

folder = Path("content/tinh/thanh-hoa/134-2022")
head = folder / "ke-hoach.xml"
names = [f"phu-luc-{n}" for n in range(1, 66)]
for name in names:
    (folder / f"{name}.md").write_text("# Danh mục\n\nNội dung.\n", encoding="utf-8")
rows = "".join(f'  <phu-luc ten="{name}" tep="{name}.md"/>\n' for name in names)
head.write_text(head.read_text(encoding="utf-8").replace("  <ky>\n", rows + "  <ky>\n"), encoding="utf-8")
