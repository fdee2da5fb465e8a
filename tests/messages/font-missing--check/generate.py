"""A machine without the family of the manifest."""
from pathlib import Path

Path("phong").mkdir()
Path("phong/phong-chu.ini").write_text(
    "[Liberation Serif]\nthuong = khong-co.ttf\ndam = khong-co.ttf\nnghieng = khong-co.ttf\ndam-nghieng = khong-co.ttf\n",
    encoding="utf-8")
