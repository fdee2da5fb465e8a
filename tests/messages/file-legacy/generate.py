"""A text saved in VNI: a bare vowel, then a byte that stands for its marks."""
from pathlib import Path

LINE = "Trieån khai keá hoaïch phaùt trieån kinh teá soá./.\n".encode("latin-1")
Path("content/tinh/thanh-hoa/134-2022/noi-dung.md").write_bytes(LINE)
