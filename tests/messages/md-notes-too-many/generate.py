"""One note more than a document may have."""
from pathlib import Path

marks = "".join(f"a[^{n}]\n\n" for n in range(1, 20002)) + "Hết./.\n\n"
notes = "".join(f"[^{n}]: a\n" for n in range(1, 20002))
Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_text(marks + notes, encoding="utf-8")
