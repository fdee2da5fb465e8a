"""More notes in cells than one document may have."""
from pathlib import Path

cells = "<o><ghi-chu>a</ghi-chu></o>" * 60
columns = "<cot ten='1'/>" * 60
Path("content/tinh/thanh-hoa/134-2022/bang-kinh-phi.xml").write_text(
    f'<bang ten="kinh-phi">\n<tieu-de>Kinh phí</tieu-de>\n{columns}\n' + f"<dong>{cells}</dong>\n" * 334 + "</bang>\n",
    encoding="utf-8")
