"""What the guide tells to type works: its files, snippets, commands and wrong examples are tried.

    examples.py --program kehoach --source <the project>
"""
import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections import namedtuple
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "check"), str(HERE.parent)]
import pictures  # noqa: E402
import sandbox  # noqa: E402

PLAN = "content/tinh/vi-du/05-2026"
FENCE = re.compile(r"^( *)(`{3,})(\w*)\n(.*?)^\1\2$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
NUMBER = re.compile(r"\[KH(\d+)\]")

Block = namedtuple("Block", "line language text")
Row = namedtuple("Row", "number wrong right")

# Wrong examples of the annex that say in words what to do, or stand in no file of the sample plan:
# file, what to take out, what to put in. "{}" is what the guide shows.
CASES = {
    115: ("ke-hoach.xml", "Các sở, ban, ngành cấp tỉnh", "{}"),
    129: ("ke-hoach.xml", "<trich-yeu>Nâng cao kỹ năng số năm 2026</trich-yeu>", "{}Nâng cao</trich-yeo>"),
    132: ("ke-hoach.xml", "<loai>KẾ HOẠCH</loai>", ""),
    134: ("ke-hoach.xml", "<so>5</so>\n  <ky-hieu>KH-UBND</ky-hieu>", "<ky-hieu>KH-UBND</ky-hieu>\n  <so>5</so>"),
    146: ("ke-hoach.xml", "15/1/2026", "{}"),
    149: ("ke-hoach.xml", "<so>5</so>", "{}"),
    150: ("ke-hoach.xml", "<so>5</so>", "{}"),
    153: ("ke-hoach.xml", '<tinh chua-ro="Văn bản ví dụ, không của tỉnh nào."/>', "{}"),
    157: ("chi-tieu.xml", '<muc-tieu nam="2030">100%', '<muc-tieu nam="2030">{}'),
    176: ("phu-luc-them.md", "", "# Phụ lục thêm\n"),
    201: ("noi-dung.md", "**Tổng cộng**", "{}"),
    203: ("noi-dung.md", "# II. NHIỆM VỤ", "{}\n\n# II. NHIỆM VỤ"),
    208: ("noi-dung.md", "b) Đưa bài học", "    b) Đưa bài học"),
    220: ("noi-dung.md", "<?gia-tri dao-tao 2026?>", "<?gia-tri dao-tao 2026"),
    222: ("noi-dung.md", "<?bang-chi-tieu ky-nang-so?>", "{}"),
    224: ("noi-dung.md", "# III. KINH PHÍ", "{}\n\n# III. KINH PHÍ"),
    226: ("noi-dung.md", "[^1]: Nguồn sự nghiệp khoa học và công nghệ của tỉnh.", ""),
    235: ("noi-dung.md", "| 1 | Tập huấn | 1.250 |", "| 1 | Tập huấn | 1.250 | |"),
    304: ("noi-dung.md", "# III. KINH PHÍ", "{}\n\n# III. KINH PHÍ"),
    313: ("noi-dung.md", "<?gia-tri dao-tao 2026?>", "{}"),
    315: ("noi-dung.md", "<?gia-tri dao-tao 2026?>", "{}"),
    317: ("noi-dung.md", "<?xem hoc-tren-mang?>", "{}"),
}
# Said of a file's bytes, and of the command line: tried by themselves.
APART = {102, 602}


def read_blocks(text):
    return [Block(text.count("\n", 0, m.start()) + 1, m[3], textwrap.dedent(m[4])) for m in FENCE.finditer(text)]


def read_sample(text):
    """name -> text of the files of the sample plan."""
    return dict(re.findall(r"^## Tệp ([\w.-]+):.*?\n\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


def read_rows(text):
    rows = re.findall(r"^\| KH(\d+) \| .*? \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    return [Row(int(number), SPAN.findall(wrong), SPAN.findall(right)) for number, wrong, right in rows]


class Guide:
    def __init__(self, program, source, root):
        self.program, self.source, self.root = program, source, root
        folder = source / "content/huong-dan"
        self.text = (folder / "noi-dung.md").read_text(encoding="utf-8")
        self.rows = read_rows((folder / "phu-luc-hay-gap.md").read_text(encoding="utf-8"))
        self.blocks, self.sample, self.faults = read_blocks(self.text), read_sample(self.text), []

    def world(self, name):
        """A folder like that of the project, with the sample plan."""
        world = self.root / name
        sandbox.lay_out(world / PLAN, self.sample)
        (world / "content/danh-muc").symlink_to(self.source / "content/danh-muc")
        (world / "fonts").symlink_to(self.source / "fonts")
        return world

    def fault(self, line, words):
        self.faults.append(f"noi-dung.md:{line}: {words}" if line else words)

    def check(self, files, name):
        """Exit status, numbers and text of what the check says about the sample with these files."""
        folder = self.root / "snippets" / PLAN
        shutil.rmtree(folder, ignore_errors=True)
        sandbox.lay_out(folder, self.sample | files)
        for picture in re.findall(r"^!\[.*\]\(([\w-]+\.png)", files.get("noi-dung.md", ""), re.MULTILINE):
            (folder / picture).write_bytes(pictures.chart(960, 640))
        status, out, messages = sandbox.run(self.program, self.root / "snippets", "check")
        return status, set(map(int, NUMBER.findall(messages))), f"{name}: {out}{messages}"

    # ---- the sample plan ----

    def try_sample(self):
        world = self.world("sample")
        status, out, messages = sandbox.run(self.program, world, "check", "05-2026")
        if (status, messages) != (0, "") or "`" + out.strip() + "`" not in self.text:
            self.fault(0, f"the sample plan does not check clean as the guide says: {out}{messages}")
        _, out, messages = sandbox.run(self.program, world, "build", "--json", "05-2026")
        pages = json.loads(out)["plans"][0]["pages"]
        counts = {"hai": 2, "ba": 3, "bốn": 4}
        said = re.search(r"tạo ra (\w+) trang văn bản và một trang ghi nguồn", self.text)
        if not said or counts[said[1]] + 1 != pages:
            self.fault(0, f"the sample plan has {pages} pages, the guide says {said and said[0]}")

    # ---- snippets ----

    def files_of(self, block):
        """The sample plan's files with the snippet in its place."""
        head = self.sample["ke-hoach.xml"]
        if block.language == "markdown":
            return {"noi-dung.md": block.text}
        if block.text.startswith("<?xml"):
            listed = head.replace("<phu-luc", '<bang ten="kinh-phi" tep="bang-kinh-phi.xml"/>\n  <phu-luc', 1)
            body = self.sample["noi-dung.md"].replace("# III. KINH PHÍ", "<?bang kinh-phi?>\n\n# III. KINH PHÍ")
            return {"ke-hoach.xml": listed, "noi-dung.md": body, "bang-kinh-phi.xml": block.text}
        if re.fullmatch(r"<ke-hoach [^>]*>\s*", block.text):
            return {"ke-hoach.xml": re.sub(r"<ke-hoach [^>]*>", block.text.strip(), head)}
        for name, element in re.findall(r"(<([\w-]+)[^>]*?(?:/>|>.*?</\2>))", block.text, re.DOTALL):
            pattern = rf"<{element}\b[^>]*?(?:/>|>.*?</{element}>)"
            if re.search(pattern, head, re.DOTALL):
                head = re.sub(pattern, lambda _: name, head, count=1, flags=re.DOTALL)
            else:
                after = {"do-khan": "</trich-yeu>", "luu-hanh": "</trich-yeu>"}.get(element, "</nguon>")
                at = head.index("</do-khan>") + 10 if "</do-khan>" in head and element == "luu-hanh" else \
                    head.index(after) + len(after)
                head = head[:at] + "\n  " + name + head[at:]
        return {"ke-hoach.xml": head}

    def try_snippets(self):
        (self.root / "snippets").mkdir()
        sandbox.prepare(self.root / "snippets", self.source / "content")
        whole = set(self.sample.values())
        for block in self.blocks:
            if block.language in ("xml", "markdown") and block.text not in whole:
                status, _, said = self.check(self.files_of(block), block.language)
                if status != 0:
                    self.fault(block.line, f"the example is refused: {said}")

    def try_wrong(self):
        for row in self.rows:
            if row.number in APART:
                continue
            if row.number in CASES:
                file, old, new = CASES[row.number]
                new = new.replace("{}", row.wrong[0]) if row.wrong else new
            else:
                file = next((f for f, text in self.sample.items() if row.right and row.right[0] in text), None)
                old, new = (row.right or [""])[0], (row.wrong or [""])[0]
            text = self.sample.get(file, "")
            if file is None or old not in text or not (new or old):
                self.fault(0, f"KH{row.number}: the guide's example cannot be put into the sample plan")
                continue
            _, numbers, said = self.check({file: text.replace(old, new, 1) if old else new}, file)
            if row.number not in numbers:
                self.fault(0, f"KH{row.number}: the guide's wrong example does not give it: {said}")
        legacy = self.sample["noi-dung.md"].encode("utf-8").replace("ủ".encode("utf-8"), b"\xf1")
        folder = self.root / "snippets" / PLAN
        (folder / "noi-dung.md").write_bytes(legacy)
        if "[KH102]" not in sandbox.run(self.program, self.root / "snippets", "check")[2]:
            self.fault(0, "KH102: a file that is no UTF-8 does not give it")
        if "[KH602]" not in sandbox.run(self.program, self.root / "snippets", "build", "05-2027")[2]:
            self.fault(0, "KH602: a plan whose name is nearly right does not give it")

    # ---- commands ----

    def run_line(self, world, line, number):
        words = shlex.split(line)
        words = words[1:] if words[0] == "sudo" else words
        if words[0] == "make":
            done = subprocess.run(["make", "-n", *words[1:]], cwd=self.source, capture_output=True, text=True)
            status, said = done.returncode, done.stderr
        elif words[0] in ("kehoach", "build/release/bin/kehoach"):
            # A server does not end, and questions are asked on a terminal alone.
            asks = words[1] in ("preview",) or words[1:] == ["new"]
            status, out, messages = sandbox.run(self.program, world, *words[1:], *(["--help"] if asks else []))
            said = out + messages
            status = 0 if status == 1 and words[1] == "compare" else status
        elif words[0] == "pdfsig":
            done = subprocess.run(words, cwd=world, capture_output=True, text=True)
            # 2: the fields are there, but nothing was signed.
            status, said = (0 if "chu-ky-nguoi-ky" in done.stdout or done.returncode == 0 else 1), done.stdout
        elif words[0] == "apt-get":
            version = re.search(r"project\(kehoach VERSION ([\d.]+)", (self.source / "CMakeLists.txt").read_text())[1]
            status, said = (0 if f"_{version}_" in words[-1] else 1), f"the version is {version}"
        else:
            return False
        if status != 0:
            self.fault(number, f"“{line}” ends with {status}: {said}")
        return True

    def try_commands(self):
        world = self.world("commands")
        later = world / (PLAN + "-lan-2")
        sandbox.lay_out(later, self.later_files())
        for province in sorted((self.source / "content/tinh").iterdir()):
            shutil.copytree(province, world / "content/tinh" / province.name)
        subprocess.run("git init -q . && git add content/tinh/vi-du && for i in 1 2 3 4; do "
                       "git -c user.name=a -c user.email=a@localhost commit -q --allow-empty -m $i; done",
                       shell=True, cwd=world, check=True)
        sandbox.run(self.program, world, "build", "05-2026")
        tried = 0
        for block in self.blocks:
            if not block.language:
                tried += sum(self.run_line(world, line, block.line) for line in block.text.splitlines()
                             if re.match(r"(sudo )?([a-z/]*/kehoach|kehoach|make|pdfsig|apt-get) ", line))
        prose = FENCE.sub("", self.text)
        for span in sorted(set(SPAN.findall(prose))):
            words = span.split()
            if words[0] == "kehoach" and len(words) > 1:
                status, out, messages = sandbox.run(self.program, world, *words[1:], "--help")
                tried += 1
                if status != 0:
                    self.fault(0, f"“{span}” is not understood: {out}{messages}")
            elif words[0] == "make" and len(words) > 1:
                tried += self.run_line(world, span, 0)
        if tried < 30:
            self.fault(0, f"only {tried} commands were found in the guide")

    # ---- what the program answers ----

    def later_files(self):
        """The sample plan with the two changes of the guide's chapter about comparing."""
        return self.sample | {"chi-tieu.xml": self.sample["chi-tieu.xml"].replace("đạt trên 65%", "đạt trên 70%"),
                              "noi-dung.md": self.sample["noi-dung.md"].replace("mỗi quý", "mỗi tháng")}

    def try_answers(self):
        def flat(text):
            return re.sub(r"\s+", " ", text)
        world = self.world("answers")
        sandbox.lay_out(world / (PLAN + "-lan-2"), self.later_files())
        _, compared, _ = sandbox.run(self.program, world, "compare", "05-2026", "05-2026-lan-2")
        file = world / PLAN / "chi-tieu.xml"
        file.write_text(self.sample["chi-tieu.xml"].replace("61,5%", "61.5%"), encoding="utf-8")
        _, _, messages = sandbox.run(self.program, world, "check", "05-2026")
        for begin, said in (("content/tinh/", messages), ("3 thay đổi", compared)):
            shown = [b for b in self.blocks if not b.language and b.text.startswith(begin)]
            if not shown:
                self.fault(0, f"no answer beginning “{begin}” is shown any more")
            for block in shown:
                if flat(block.text).strip() not in flat(said):
                    self.fault(block.line, f"the program says something else: {said}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        guide = Guide(options.program.resolve(), options.source.resolve(), Path(folder))
        guide.try_sample()
        guide.try_snippets()
        guide.try_wrong()
        guide.try_commands()
        guide.try_answers()
    print("\n".join(guide.faults) or f"{len(guide.blocks)} blocks and {len(guide.rows)} wrong examples were tried")
    sys.exit(bool(guide.faults))


if __name__ == "__main__":
    main()
