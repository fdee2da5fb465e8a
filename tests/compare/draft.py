"""A draft of the plan of Thanh Hóa with edits of every kind; number, date and signatory stay.

    draft.py --program kehoach --content content --fonts fonts FOLDER

makes it in FOLDER, and in FOLDER/output its comparison with the plan.
"""
import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

PLAN = "tinh/thanh-hoa/134-2022"
SECTION = "### 1.3. Mạng lưới tư vấn\n\nThành lập mạng lưới chuyên gia tư vấn của tỉnh.\n\n"


def edit_text(text):
    """Edits of every kind in a text."""
    start, end = text.index("### 1.3. Nền tảng số"), text.index("### 1.4. Dữ liệu số")
    text = text[:start] + text[end:]
    text = text.replace("### 1.5. Nhân lực số", SECTION + "### 1.5. Nhân lực số", 1)
    point = re.search(r"(?m)^b\) Nêu cao vai trò.*\n\n", text).group(0)
    text = text.replace(point, "", 1)
    place = text.index("### 1.7. Doanh nghiệp số")
    text = text[:place] + "d) " + point[3:] + text[place:]
    text = text.replace("Tiến hành nghiên cứu, rà soát những văn bản", "Nghiên cứu, rà soát các văn bản", 1)
    return text.replace("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", 2)


def edit_table(text):
    rows = re.findall(r"(?s)        <nhiem-vu.*?</nhiem-vu>\n", text)
    text = text.replace(rows[3], "", 1).replace(rows[10], "", 1)
    text = text.replace(rows[14], rows[14] + rows[10], 1)
    return text.replace("2022 - 2025", "2022 - 2026", 2)


def make_draft(content, folder):
    draft = folder / "draft"
    shutil.copytree(Path(content) / PLAN, draft)
    for name, edit in (("noi-dung.md", edit_text), ("phu-luc-nhiem-vu.xml", edit_table),
                       ("chi-tieu.xml", lambda text: text.replace("đạt 20% GRDP", "đạt 25% GRDP"))):
        path = draft / name
        before = path.read_text(encoding="utf-8")
        after = edit(before)
        assert before != after, name
        path.write_text(after, encoding="utf-8")
    return draft


def main():
    parser = argparse.ArgumentParser()
    for name in ("--program", "--content", "--fonts", "folder"):
        parser.add_argument(name, type=lambda path: Path(path).resolve())
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    draft = make_draft(options.content, options.folder)
    done = subprocess.run([options.program, "compare", "--quiet", "--content", options.content, "--fonts",
                           options.fonts, "--output", options.folder / "output", options.content / PLAN, draft])
    sys.exit(done.returncode != 1)


if __name__ == "__main__":
    main()
