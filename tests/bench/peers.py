"""Other typesetters on the same text, as far as they are installed.

The text of a plan (headings, paragraphs, points) is given to each in its own language, on pages of the
same size, margins and letters; nothing of a plan's form, tags or data is asked of them.
"""
import html
import re
import shutil
import subprocess
import time
from pathlib import Path

TIMES = 2  # the fastest counts
FONT = "Liberation Serif"


def read_blocks(path):
    """(level, text) of each heading, level 0 of a paragraph."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        text = " ".join(block.split())
        marks = re.match(r"(#*) ?(.*)", text)
        if marks.group(2):
            yield len(marks.group(1)), marks.group(2)


def write_html(blocks, path):
    style = (f"@page{{size:A4;margin:20mm 20mm 20mm 30mm}}body{{font:14pt/1.3 '{FONT}',serif;"
             "text-align:justify}h1,h2{font-size:14pt}p{text-indent:1cm;margin:6pt 0}")
    parts = ["<!doctype html><html lang=vi><meta charset=utf-8><title>x</title>", f"<style>{style}</style>"]
    for level, text in blocks:
        tag = f"h{level}" if level else "p"
        parts.append(f"<{tag}>{html.escape(text)}</{tag}>")
    path.write_text("\n".join(parts), encoding="utf-8")


def write_typst(blocks, path):
    parts = [f'#set page(paper: "a4", margin: (left: 30mm, rest: 20mm))\n#set text(font: "{FONT}", '
             'size: 14pt, lang: "vi")\n#set par(justify: true, first-line-indent: 1cm)']
    for level, text in blocks:
        escaped = re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", text)
        parts.append("=" * level + " " * bool(level) + escaped)
    path.write_text("\n\n".join(parts), encoding="utf-8")


def write_latex(blocks, path):
    parts = [r"\documentclass[14pt]{extarticle}\usepackage{fontspec}\setmainfont{" + FONT + "}"
             r"\usepackage[a4paper,left=30mm,right=20mm,top=20mm,bottom=20mm]{geometry}\begin{document}"]
    for level, text in blocks:
        escaped = re.sub(r"([#$%&_{}])", r"\\\1", text)
        parts.append(r"\section*{" + escaped + "}" if level else escaped)
    path.write_text("\n\n".join(parts + [r"\end{document}"]), encoding="utf-8")


# Name, writer of its source, name of the source, what it is called with.
PEERS = [
    ("typst", write_typst, "in.typ", ["typst", "compile", "in.typ", "in.pdf"]),
    ("weasyprint", write_html, "in.html", ["weasyprint", "in.html", "in.pdf"]),
    ("xelatex", write_latex, "in.tex", ["xelatex", "-interaction=batchmode", "in.tex"]),
    ("soffice", write_html, "in.html", ["soffice", "-env:UserInstallation=file://{folder}/profile", "--headless",
                                        "--convert-to", "pdf:writer_web_pdf_Export", "in.html"]),
    ("chromium", write_html, "in.html", ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                                         "--disable-background-networking", "--user-data-dir={folder}/profile",
                                         "--no-pdf-header-footer", "--print-to-pdf=in.pdf", "{folder}/in.html"]),
]


def count_pages(pdf):
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages")), 0)


def run_one(name, write, source, command, blocks, folder):
    folder.mkdir(parents=True)
    write(blocks, folder / source)
    words = [word.format(folder=folder) for word in command]
    best = None
    for _ in range(TIMES):
        start = time.monotonic()
        done = subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        took = time.monotonic() - start
        if done.returncode == 0 and (best is None or took < best):
            best = took
    pages = count_pages(folder / "in.pdf")
    return name, pages, best if pages else None


def run(text, folder):
    """(name, pages, seconds) of each; seconds are None where it is not installed or makes nothing."""
    blocks = list(read_blocks(text))
    for name, write, source, command in PEERS:
        if shutil.which(command[0]):
            yield run_one(name, write, source, command, blocks, Path(folder) / name)
        else:
            yield name, 0, None
