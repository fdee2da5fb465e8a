"""A sound plan for each kind of place, with room for one example of a rule (CheckPlace)."""
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import pictures  # noqa: E402

ROOM = "\N{OBJECT REPLACEMENT CHARACTER}"

# Elements of ke-hoach.xml in their order; an example takes the place of those of its names.
HEAD = {
    "tinh": '<tinh ma="38" he-ma="34"/>',
    "co-quan": "<co-quan>\n<dong>ỦY BAN NHÂN DÂN</dong>\n<dong>TỈNH THANH HÓA</dong>\n</co-quan>",
    "chu-quan": "",
    "so": "<so>05</so>",
    "ky-hieu": "<ky-hieu>KH-UBND</ky-hieu>",
    "dia-danh": "<dia-danh>Thanh Hóa</dia-danh>",
    "ngay": "<ngay>15/01/2026</ngay>",
    "loai": "<loai>KẾ HOẠCH</loai>",
    "trich-yeu": "<trich-yeu>Nâng cao kỹ năng số năm 2026</trich-yeu>",
    "do-khan": "",
    "luu-hanh": "",
    "can-cu": "",
    "noi-dung": '<noi-dung tep="noi-dung.md"/>',
    "chi-tieu": "",
    "bang": "",
    "phu-luc": "",
    "ky": "<ky>\n<quyen-han>TM. ỦY BAN NHÂN DÂN</quyen-han>\n<chuc-vu>CHỦ TỊCH</chuc-vu>\n"
          "<ho-ten>Nguyễn Văn An</ho-ten>\n</ky>",
    "noi-nhan": "<noi-nhan>\n<noi>Thường trực Tỉnh ủy</noi>\n<luu>VT, KGVX</luu>\n</noi-nhan>",
    "nguon": "",
    "bo-qua": "",
}
BODY = f"# I. MỤC TIÊU\n\n{ROOM}\n\n# II. TỔ CHỨC THỰC HIỆN\n\nCác cơ quan, đơn vị thực hiện Kế hoạch này./.\n"
PLAIN_BODY = BODY.replace(ROOM, "Nâng cao kỹ năng số của người dân.")
ANNEX_BODY = PLAIN_BODY.replace("Kế hoạch này./.", "nhiệm vụ tại <?xem phu-luc:nhiem-vu?>./.")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
TASK = ("<nhiem-vu so=\"1\"><noi-dung>Mở lớp kỹ năng số</noi-dung><chu-tri>Sở Khoa học và Công nghệ</chu-tri>"
        "<phoi-hop/><thoi-gian>2026</thoi-gian></nhiem-vu>")
ANNEX = f"<tieu-de>Danh mục nhiệm vụ</tieu-de>\n<bang-nhiem-vu>{TASK}</bang-nhiem-vu>"

ANNEX_FILE = '<phu-luc ten="nhiem-vu" tep="phu-luc-nhiem-vu.xml"/>'


def head_of(**elements):
    """ke-hoach.xml with the elements in their places."""
    filled = HEAD | {name.replace("_", "-"): text for name, text in elements.items()}
    body = "".join(text + "\n" for text in filled.values() if text)
    return f'{DECLARATION}<ke-hoach trang-thai="ban-hanh">\n{body}</ke-hoach>\n'


def with_head_example(example):
    """The example's elements, each in its own place. Several examples of one element stay together."""
    elements = re.findall(r"<([\w-]+)[^>]*?(?:/>|>.*?</\1>)", example, re.DOTALL)
    texts = [m[0] for m in re.finditer(r"<([\w-]+)[^>]*?(?:/>|>.*?</\1>)", example, re.DOTALL)]
    filled = {}
    for name, text in zip(elements, texts):
        filled[name] = filled.get(name, "") + text
    return head_of(**{name.replace("-", "_"): text for name, text in filled.items()})


def files_for(place, example):
    """name -> text of a plan with the example in its place; the name of the file it stands in."""
    files = {"ke-hoach.xml": head_of(), "noi-dung.md": PLAIN_BODY}
    if place == "PARAGRAPH":
        return files | {"noi-dung.md": BODY.replace(ROOM, example)}, "noi-dung.md"
    if place == "DRAFT":
        head = files["ke-hoach.xml"].replace('trang-thai="ban-hanh"', 'trang-thai="du-thao"')
        return {"ke-hoach.xml": head, "noi-dung.md": BODY.replace(ROOM, example)}, "noi-dung.md"
    if place == "BODY_START":
        end = "\n\nCác cơ quan, đơn vị thực hiện Kế hoạch này./.\n"
        return files | {"noi-dung.md": example + end}, "noi-dung.md"
    if place == "BODY":
        return files | {"noi-dung.md": example + "\n"}, "noi-dung.md"
    if place == "HEAD":
        return files | {"ke-hoach.xml": with_head_example(example)}, "ke-hoach.xml"
    if place == "GROUNDS":
        return files | {"ke-hoach.xml": head_of(can_cu=f"<can-cu>\n{example}\n</can-cu>")}, "ke-hoach.xml"
    if place == "RECIPIENTS":
        return files | {"ke-hoach.xml": head_of(noi_nhan=f"<noi-nhan>\n{example}\n</noi-nhan>")}, "ke-hoach.xml"
    if place == "SIGNATURE":
        return files | {"ke-hoach.xml": head_of(ky=f"<ky>\n{example}\n</ky>")}, "ke-hoach.xml"
    if place == "TARGETS":
        targets = (f'{DECLARATION}<chi-tieu-ke-hoach>\n<nhom ten="ky-nang-so" tieu-de="Mục tiêu về kỹ năng số">\n'
                   f"{example}\n</nhom>\n</chi-tieu-ke-hoach>\n")
        body = BODY.replace(ROOM, "Chỉ tiêu như sau:\n\n<?bang-chi-tieu ky-nang-so?>")
        head = head_of(chi_tieu='<chi-tieu tep="chi-tieu.xml"/>',
                       trich_yeu="<trich-yeu>Nâng cao kỹ năng số giai đoạn 2026-2030</trich-yeu>")
        return {"ke-hoach.xml": head, "noi-dung.md": body, "chi-tieu.xml": targets}, "chi-tieu.xml"
    if place == "FIGURES":
        targets = (f'{DECLARATION}<chi-tieu-ke-hoach>\n<nhom ten="ky-nang-so" tieu-de="Mục tiêu về kỹ năng số">\n'
                   '<chi-tieu ten="ky-nang"><noi-dung>Tỷ lệ người dân có kỹ năng số</noi-dung>'
                   '<muc-tieu nam="2026">đạt 65%</muc-tieu></chi-tieu>\n</nhom>\n</chi-tieu-ke-hoach>\n')
        body = BODY.replace(ROOM, example + "\n\n<?bang-chi-tieu ky-nang-so?>")
        return {"ke-hoach.xml": head_of(chi_tieu='<chi-tieu tep="chi-tieu.xml"/>'), "noi-dung.md": body,
                "chi-tieu.xml": targets}, "noi-dung.md"
    if place == "TABLE":
        body = BODY.replace(ROOM, "Kinh phí như sau:\n\n<?bang kinh-phi?>")
        return {"ke-hoach.xml": head_of(bang='<bang ten="kinh-phi" tep="bang-kinh-phi.xml"/>'),
                "noi-dung.md": body, "bang-kinh-phi.xml":
                f'{DECLARATION}<bang ten="kinh-phi">\n{example}\n</bang>\n'}, "bang-kinh-phi.xml"
    annex, body, where = ANNEX, ANNEX_BODY, "phu-luc-nhiem-vu.xml"
    if place == "ANNEX_BODY":
        body, where = example + "\n", "noi-dung.md"
    elif place == "TASKS":
        annex = f"<tieu-de>Danh mục nhiệm vụ</tieu-de>\n<bang-nhiem-vu>\n{example}\n</bang-nhiem-vu>"
    elif place == "ANNEX":
        annex = example
    else:
        raise SystemExit(f"no template for PLACE_{place}")
    return {"ke-hoach.xml": head_of(phu_luc=ANNEX_FILE), "noi-dung.md": body,
            "phu-luc-nhiem-vu.xml": f"{DECLARATION}<phu-luc>\n{annex}\n</phu-luc>\n"}, where


# Widths and heights of the pictures that examples show.
PICTURES = {"ban-do.png": (900, 600), "ban-do-nho.png": (300, 200)}


def lay_out(folder, files):
    folder.mkdir(parents=True)
    for name, size in PICTURES.items():
        if any(f"({name})" in text for text in files.values()):
            (folder / name).write_bytes(pictures.plain(*size, 230, 217, 168))
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def prepare(root, content):
    """An empty content folder in `root`, with the catalogues and the fonts of the sources."""
    (root / "content").mkdir()
    (root / "content/danh-muc").symlink_to(content.resolve() / "danh-muc")
    (root / "fonts").symlink_to(content.resolve().parent / "fonts")


def run(program, folder, *command, language="vi_VN.UTF-8"):
    """Runs the program in the folder; gives (exit status, standard output, messages)."""
    environment = {"PATH": os.environ["PATH"], "LANG": language, "TZ": "Asia/Ho_Chi_Minh"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([str(Path(program).resolve()), *command], cwd=folder, env=environment, timeout=120,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
