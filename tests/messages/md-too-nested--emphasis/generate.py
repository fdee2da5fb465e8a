"""Bold in italic in bold … a hundred deep."""
from pathlib import Path

words = "số"
for depth in range(60):
    words = f"*a **{words}** a*"
Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_text(words + "./.\n", encoding="utf-8")
