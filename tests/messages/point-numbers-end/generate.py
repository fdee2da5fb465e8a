"""More points than the law has letters."""
from pathlib import Path

points = "".join(f"#) Nội dung {n};\n\n" for n in range(1, 26))
Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_text(
    "# I. NHIỆM VỤ\n\n" + points + "Hết./.\n", encoding="utf-8")
