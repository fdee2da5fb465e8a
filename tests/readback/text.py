"""The text of a finished PDF against the plan it was made from: nothing lost, nothing doubled, nothing
run together, as a reader of the structure tree gets it and as other programs extract it.

The plan's side is `kehoach dump plan`; the PDF's side is the structure tree with its content streams,
and pdftotext as a second witness.
"""
import collections
import difflib
import re
import subprocess
import tempfile

import suite
from content import is_artefact
from lines import artefact_lines, break_into_lines
from structure import grid_of, rows_of, tables

UNKNOWN = "(chưa rõ)"
CENTRED = ("phan", "chuong")


# ---- what the plan says ----


def inline_text(item):
    """The text of inlines; a note's mark is its number."""
    if item.kind in ("text", "code"):
        return item.text or ""
    if item.kind == "note-mark":
        return item.attributes.get("note", "?")
    if item.kind == "line-break":
        return " "
    return "".join(inline_text(kid) for kid in item.items)


def block_texts(item):
    """The texts of a block and what it holds, in reading order, one for each paragraph."""
    if item.kind in ("paragraph", "caption"):
        yield inline_text(item)
    elif item.kind == "code-block":
        yield item.text or ""
    elif item.kind == "item":
        texts = [text for kid in item.items for text in block_texts(kid)]
        yield f"{item.attributes.get('label', '')} {texts[0] if texts else ''}"
        yield from texts[1:]
    elif item.kind == "heading":
        yield inline_text(item)
    elif item.kind == "section":
        yield section_title(item)
        for kid in item.items[1:]:
            yield from block_texts(kid)
    elif item.kind in ("body", "annex", "list", "quote", "table", "figure", "row", "cell", "grounds"):
        for kid in item.items:
            yield from block_texts(kid)


def section_title(section):
    heading = section.find("heading")
    title = inline_text(heading) if heading else ""
    number, rank = section.attributes.get("number"), section.flags[0] if section.flags else ""
    if rank in CENTRED:
        return f"{number or ''} {title.upper()}"
    return f"{number}. {title}" if number else title


def head_texts(plan):
    """What stands above the body (PL I, IV: boxes 11, 2, 1, 3, 4, 10b, 5a, and the grounds)."""
    if not plan.is_official:
        yield f"{(plan.fact('type') or '').upper()} {plan.fact('subject') or ''}"
        return
    yield plan.fact("circulation") or ""
    yield " ".join(plan.facts("parent-agency") + plan.facts("issuer"))
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    number = plan.fact("number")
    yield f"Số: {number.zfill(2) if number else ''}/{plan.fact('symbol') or UNKNOWN}"
    yield f"{plan.fact('place') or UNKNOWN}, {long_date(plan.date)}"
    yield {"khan": "KHẨN", "thuong-khan": "THƯỢNG KHẨN", "hoa-toc": "HỎA TỐC"}.get(
        plan.head.attributes.get("urgency"), "")
    yield f"{plan.fact('type') or UNKNOWN} {plan.fact('subject') or UNKNOWN}"
    for item in plan.document.items:
        if item.kind == "grounds":
            yield from block_texts(item)


def long_date(date):
    """PL I, II.4."""
    if not date:
        return "ngày tháng năm"
    year, month, day = date
    return f"ngày {day:02d} tháng {month:02d} năm {year}" if month <= 2 else \
        f"ngày {day:02d} tháng {month} năm {year}"


def signature_texts(plan):
    """Box 9b, then 7a-7b."""
    if not plan.is_official:
        return
    yield "Nơi nhận:"
    entries = plan.facts("recipients")
    archive = plan.fact("archive")
    for i, entry in enumerate(entries):
        yield f"- {entry}{';' if archive or i < len(entries) - 1 else '.'}"
    if archive:
        yield f"- Lưu: {archive}."
    if not entries and not archive:
        yield UNKNOWN
    yield from plan.facts("capacity")
    yield plan.fact("office") or "(chưa rõ chức vụ)"
    yield plan.fact("signatory") or "(chưa rõ người ký)"


def annex_texts(plan, annex):
    title = annex.find("heading")
    yield f"{annex.attributes.get('label', '')} {inline_text(title).upper() if title else ''}"
    for item in annex.items:
        if item.kind != "heading":
            yield from block_texts(item)


# ---- what the file says ----


def part_texts(document, number):
    """The paragraphs of a part in reading order; notes left out, they have a check of their own."""
    element = document.parts[number][1]
    for paragraph in document.paragraphs:
        if element in paragraph.element.ancestors() and not paragraph.is_in("/Note"):
            yield paragraph.reading


def words(texts):
    return " ".join(texts).replace("\u00a0", " ").split()


def compare(expected, found, what):
    """Faults where two lists of words differ."""
    if expected == found:
        return
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield (f"{what}: after “{' '.join(expected[max(0, a - 4):a])}” the plan has "
                   f"“{' '.join(expected[a:b])[:80]}”, the file “{' '.join(found[c:d])[:80]}”")


def body_text(document):
    """Every word of head, body and signature block, in order."""
    plan = document.plan
    expected = words([*head_texts(plan), *block_texts(plan.body), *signature_texts(plan)])
    yield from compare(expected, words(part_texts(document, 0)), "body")


def annex_text(document):
    """Every word of each annex; the line "(Kèm theo …)" is form.py's."""
    for number, annex in enumerate(document.plan.annexes, 1):
        found = [text for text in part_texts(document, number) if not text.startswith("(Kèm theo")]
        yield from compare(words(annex_texts(document.plan, annex)), words(found), f"annex {number}")


def table_cells(document):
    """Each table cell by cell: place, spans, header or not, text."""
    planned = [item for item in document.plan.document.walk() if item.kind == "table"]
    found = tables(document)
    if len(planned) != len(found):
        yield f"the plan has {len(planned)} tables, the file {len(found)}"
        return
    for number, (item, table) in enumerate(zip(planned, found), 1):
        expected, shown = planned_cells(item), shown_cells(document, table)
        for place in sorted(expected.keys() | shown.keys()):
            if expected.get(place) != shown.get(place):
                yield (f"table {number}, row {place[0] + 1}, column {place[1] + 1}: the plan has "
                       f"{expected.get(place)}, the file {shown.get(place)}")


def planned_cells(table):
    """(row, column) to (rows, columns, is header, text)."""
    cells = {}
    for item in table.walk():
        if item.kind == "cell":
            row, column = (int(part) for part in item.flags[0].split(","))
            spans = [int(part) for part in item.attributes.get("span", "1x1").split("x")]
            text = " ".join(words(t for kid in item.items for t in block_texts(kid)))
            cells[(row, column)] = (*spans, "header" in item.flags, text)
    return cells


def shown_cells(document, table):
    grid, _ = grid_of(table)
    texts = collections.defaultdict(list)
    for paragraph in document.paragraphs:
        for element in [paragraph.element, *paragraph.element.ancestors()]:
            if element.role in ("/TD", "/TH") and not paragraph.is_in("/Note"):
                texts[id(element)].append(paragraph.reading)
                break
    cells = {}
    for (row, column), cell in sorted(grid.items()):
        if not any(cell is known for known, *_ in cells.values()):
            cells[(row, column)] = (cell, cell.attribute("/RowSpan") or 1, cell.attribute("/ColSpan") or 1,
                                    cell.role == "/TH", " ".join(words(texts[id(cell)])))
    return {place: found[1:] for place, found in cells.items()}


def header_rows(document):
    """The rows that head a table are in THead, the others are not."""
    planned = [item for item in document.plan.document.walk() if item.kind == "table"]
    for item, table in zip(planned, tables(document)):
        heads = [row.parent.role == "/THead" for row in rows_of(table)]
        wanted = int(item.attributes.get("headers", 0))
        if heads != [i < wanted for i in range(len(heads))]:
            yield f"{table.path()}: {sum(heads)} rows in THead, the plan has {wanted} header rows"


def note_texts(document):
    """Each note once, with its number, in order."""
    item = document.plan.document.find("notes")
    expected = [] if item is None else [
        words([note.flags[0], *(t for kid in note.items for t in block_texts(kid))]) for note in item.items]
    found = []
    for paragraph in document.paragraphs:
        if paragraph.element.role == "/Note":
            found.append(words([paragraph.reading]))
        elif paragraph.is_in("/Note") and found:
            found[-1] += words([paragraph.reading])
    yield from compare(sum(expected, []), sum(found, []), "notes")


def provenance_texts(document):
    """What is said about the text stands in the last part, whole and in order."""
    item = document.plan.head.find("provenance")
    if item is None or not item.items:
        return
    found = [words([text]) for text in part_texts(document, len(document.parts) - 1)]
    at = 0
    for entry in item.items:
        wanted = words([entry.text])
        if wanted not in found[at:]:
            yield f"“{entry.text[:60]}” is missing or out of place"
        else:
            at = found.index(wanted, at) + 1


def figures_speak(document):
    """A chart's text is its Alt: all its figures must be in it (ISO 14289-1, 7.3)."""
    for element in document.tree.elements():
        if element.role == "/Figure":
            said = element.text_entry("/Alt") or ""
            for number in re.findall(r"\d+,\d+", document.tree.text_of(element)):
                if number not in said:
                    yield f"{element.path()}: {number} is drawn but not in Alt"


# ---- what other programs say ----


def run(*command):
    return subprocess.run(command, capture_output=True)


def other_programs(document):
    """qpdf, poppler and mutool read the file without a word on their error streams."""
    path = document.path
    with tempfile.TemporaryDirectory() as folder:
        for command in (["qpdf", "--check", path], ["pdfinfo", path], ["pdffonts", path],
                        ["pdftotext", path, "-"], ["pdftoppm", "-r", "20", path, f"{folder}/p"],
                        ["mutool", "info", path], ["mutool", "clean", path, f"{folder}/clean.pdf"],
                        ["mutool", "draw", "-q", "-N", "-F", "text", "-o", f"{folder}/text", path],
                        ["mutool", "draw", "-q", "-N", "-r", "20", "-o", f"{folder}/m%d.pgm", path]):
            result = run(*command)
            noise = [line for line in result.stderr.decode().splitlines() if line.strip()]
            if result.returncode or noise:
                yield f"{' '.join(command[:2])}: status {result.returncode}, {noise[:2]}"


def pdffonts_agrees(document):
    """pdffonts: embedded, subset, with Unicode, all of them."""
    for line in run("pdffonts", document.path).stdout.decode().splitlines()[2:]:
        if not re.search(r"\byes yes yes\b", line):
            yield line


def pdftotext_agrees(document):
    """pdftotext finds the same words on each page as the content streams hold: none lost in another
    program's eyes, none run together, none twice."""
    output = run("pdftotext", "-bbox", document.path, "-").stdout.decode()
    for number, page in enumerate(re.findall(r"<page .*?</page>", output, re.S)):
        if any(glyph.turned for glyph in document.pages[number].glyphs):
            continue
        theirs = collections.Counter(unescape(w) for w in re.findall(r"<word [^>]*>(.*?)</word>", page))
        ours = collections.Counter(page_words(document, number))
        for word in (ours - theirs) + (theirs - ours):
            yield f"page {number + 1}: “{word}” {ours[word]} times, pdftotext finds {theirs[word]}"


def unescape(text):
    for entity, sign in (("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def page_words(document, number):
    """Words as they are seen: a raised mark is a word of its own, and so is a cell beside a cell."""
    lines = [line for p in document.paragraphs for line in p.lines if line.page == number]
    for line in [*lines, *artefact_lines(document.pages[number]), *figure_lines(document, number)]:
        for word in line.words:
            start = 0
            for i, (a, b) in enumerate(zip(word.glyphs, word.glyphs[1:]), 1):
                if a.size != b.size or b.x - a.end > 0.1 * a.size:
                    yield "".join(g.text for g in word.glyphs[start:i])
                    start = i
            yield "".join(g.text for g in word.glyphs[start:])


def figure_lines(document, number):
    for element in document.tree.elements():
        if element.role == "/Figure":
            glyphs = [g for g in document.tree.glyphs_of(element) if g.page == number]
            yield from break_into_lines(glyphs)


def painting_order(document):
    """Text is painted in reading order within each page, for readers that know no structure."""
    for page in document.pages:
        last = -1
        order = {(c.page, c.mcid): i for i, c in enumerate(c for top in document.tree.top
                                                           for c in top.contents())}
        for mark in page.marks:
            if mark.mcid is None or is_artefact(mark):
                continue
            place = order.get((page.number, mark.mcid), last)
            if place < last and not in_table_or_note(document, page.number, mark.mcid):
                yield f"page {page.number + 1}: MCID {mark.mcid} is painted after what follows it"
                break
            last = max(last, place)


def in_table_or_note(document, page, mcid):
    """Rows are painted line by line, notes at the foot: their order differs and may."""
    glyphs = document.tree.glyphs.get((page, mcid), [])
    shown = {id(g) for g in glyphs}
    for paragraph in document.paragraphs:
        if paragraph.is_in("/TD", "/TH", "/Note") and any(id(g) in shown for g in paragraph.glyphs):
            return True
    return False


PLAN_CHECKS = [body_text, annex_text, table_cells, header_rows, note_texts, provenance_texts]
FILE_CHECKS = [figures_speak, other_programs, pdffonts_agrees, pdftotext_agrees, painting_order]


def plans():
    return [d for d in suite.documents() if d.plan]


PlanTextTest = suite.suite_of("PlanTextTest", PLAN_CHECKS, plans)
FileTextTest = suite.suite_of("FileTextTest", FILE_CHECKS, suite.documents)

if __name__ == "__main__":
    suite.main()
