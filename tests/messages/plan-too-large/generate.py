"""17 annexes of nearly four megabytes, of comments for the most part."""
from pathlib import Path


def table(name):
    return f'<bang ten="{name}-bang"><tieu-de>Bảng</tieu-de><cot ten="a"/><dong><o>1</o></dong></bang>\n'


folder = Path("content/tinh/thanh-hoa/134-2022")
head = folder / "ke-hoach.xml"
filling = "<!-- " + "x" * (4 * 1024 * 1024 - 1000) + " -->\n"
names = [f"phu-luc-{n}" for n in range(1, 18)]
for name in names:
    text = f"<phu-luc>\n<tieu-de>Danh mục</tieu-de>\n{table(name)}{filling}</phu-luc>\n"
    (folder / f"{name}.xml").write_text(text, encoding="utf-8")
rows = "".join(f'  <phu-luc ten="{name}" tep="{name}.xml"/>\n' for name in names)
head.write_text(head.read_text(encoding="utf-8").replace("  <ky>\n", rows + "  <ky>\n"), encoding="utf-8")
