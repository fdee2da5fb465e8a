"""Targets of too many years for one table."""
from pathlib import Path

targets = Path("content/tinh/thanh-hoa/134-2022/chi-tieu.xml")
years = "".join(f'<muc-tieu nam="{year}">đạt {year - 2000}%</muc-tieu>\n' for year in range(2031, 2100))
text = targets.read_text(encoding="utf-8")
targets.write_text(text.replace("    </chi-tieu>", years + "    </chi-tieu>", 1), encoding="utf-8")
