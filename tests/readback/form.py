"""The form of official plans, measured in the finished PDF against Nghị định 30/2020/NĐ-CP, Phụ lục
I, Phần I ("PL I"): page, header block, body, signature block, annexes.

Sizes and weights come from the fonts in use, places from the content streams, and the margins from a
rendering, so that nothing the program says about itself is believed.
"""
import re
import unicodedata

import suite
from lines import artefact_lines
from raster import render
from suite import MM
from tags import HEADINGS

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY_SIZES = (13, 14)
TOLERANCE = 0.2 * MM


def mm(points):
    return f"{points / MM:.1f} mm"


def where(line):
    return f"page {line.page + 1}, “{line.text[:40]}”"


def find_line(document, text, page=0):
    """The line of exactly this text, spaces folded."""
    wanted = " ".join(text.split())
    for paragraph in document.paragraphs:
        for line in paragraph.lines:
            if line.page == page and line.text == wanted:
                return line
    return None


def check_style(line, sizes, bold=False, italic=False):
    """Every letter of the line in one of the sizes, in this weight and slope, black."""
    for glyph in line.ink:
        if not sizes[0] <= glyph.size <= sizes[1]:
            yield f"{where(line)}: {glyph.size} pt, must be {sizes[0]}-{sizes[1]}"
            break
    if any(g.font.bold != bold for g in line.ink):
        yield f"{where(line)}: must {'' if bold else 'not '}be bold"
    if any(g.font.italic != italic for g in line.ink):
        yield f"{where(line)}: must {'' if italic else 'not '}be italic"
    if any(max(g.colour) > 0 for g in line.ink):
        yield f"{where(line)}: must be black"


def rule_below(document, line):
    """The short rule that stands next below a line."""
    rules = [s for s in document.pages[line.page].shapes
             if s.height < 2 and line.y - 12 < s.top < line.y and s.left < line.centre < s.right]
    return max(rules, key=lambda s: s.top, default=None)


def check_rule(document, line, smallest, largest, centred_on=None):
    """A rule below the line, centred, its length within shares of the line's length."""
    rule = rule_below(document, line)
    if rule is None:
        yield f"{where(line)}: no rule below"
        return
    centre = line.centre if centred_on is None else centred_on
    if abs((rule.left + rule.right) / 2 - centre) > 1 * MM:
        yield f"{where(line)}: the rule below is not centred"
    if not smallest(line.width) <= rule.width <= largest(line.width):
        yield (f"{where(line)}: the rule is {mm(rule.width)} long, must be "
               f"{mm(smallest(line.width))} to {mm(largest(line.width))}")


def third_to_half(document, line):
    return check_rule(document, line, lambda w: w / 3 - TOLERANCE, lambda w: w / 2 + TOLERANCE)


# ---- page ----


def page_size(document):
    """PL I, I.1 and I.2: A4, upright; landscape for tables and annexes."""
    for i, page in enumerate(document.pdf.pages):
        sides = sorted((page.width, page.height))
        if abs(sides[0] - 210 * MM) > 0.5 or abs(sides[1] - 297 * MM) > 0.5:
            yield f"page {i + 1}: {mm(page.width)} by {mm(page.height)}"
    if document.pdf.pages[0].width > document.pdf.pages[0].height:
        yield "page 1 is not upright"


def margins(document):
    """PL I, I.3: top and bottom 20-25, left 30-35, right 15-20 mm. No ink outside the text block except
    page numbers, the mark of circulation, and a draft's line numbers and watermark."""
    resolution = 100
    scale = resolution / 72
    for i, image in enumerate(render(document.path, resolution)):
        page = document.pdf.pages[i]
        image.erase_all(allowed_boxes(document, i), page.height, scale)
        edges = (round(20 * MM * scale), round(20 * MM * scale),
                 round(30 * MM * scale), round(15 * MM * scale))
        box = image.ink_box()
        if box is None:
            continue
        left, top, right, bottom = box
        found = (top, image.height - bottom, left, image.width - right)
        for name, wanted, measured in zip(("top", "bottom", "left", "right"), edges, found):
            if measured < wanted - 1:
                yield (f"page {i + 1}: ink {measured / scale / MM:.1f} mm from the {name} edge, "
                       f"must be at least {wanted / scale / MM:.0f}")


def allowed_boxes(document, number):
    """What may stand in the margins: left, bottom, right, top of each."""
    page = document.pdf.pages[number]
    for line in artefact_lines(document.pages[number]):
        if line.y > page.height - 20 * MM or (document.plan.is_draft and line.right < 30 * MM):
            yield line.left - 3, line.y - 5, line.right + 3, line.y + line.size
    if document.plan.is_draft:
        for glyph in document.pages[number].glyphs:
            if glyph.turned:
                yield 0, 0, page.width, page.height
                return
    if document.plan.fact("circulation") and number == 0:
        yield 105 * MM, page.height - 20 * MM, page.width, page.height


def text_width(document):
    """PL I, I.3: justified lines start 30-35 mm from the left and end 15-20 mm from the right."""
    for paragraph in body_paragraphs(document):
        for line in paragraph.lines[1:-1]:
            page = document.pdf.pages[line.page]
            if not 30 * MM - TOLERANCE <= line.left <= 35 * MM + TOLERANCE:
                yield f"{where(line)}: starts at {mm(line.left)}"
            if not 15 * MM - TOLERANCE <= page.width - line.right <= 20 * MM + TOLERANCE:
                yield f"{where(line)}: ends {mm(page.width - line.right)} from the right edge"


def text_height(document):
    """PL I, I.3: the first line of a full page stands 20-25 mm below the edge."""
    for i, page in enumerate(document.pdf.pages):
        lines = [line for p in document.paragraphs for line in p.lines if line.page == i]
        marks = artefact_lines(document.pages[i])
        heads = [line.y for line in lines] + [m.y for m in marks if m.y < page.height - 20 * MM]
        shapes = [s.top for s in document.pages[i].shapes]
        sizes = max((line.size for line in lines), default=14)
        top = page.height - max([y + 1.1 * sizes for y in heads] + shapes, default=0)
        if heads and top > 25 * MM + TOLERANCE:
            yield f"page {i + 1}: the text starts {mm(top)} below the edge"


def page_numbers(document):
    """PL I, I.7 and III.1đ: Arabic, 13-14 pt upright, centred in the top margin, each annex from 1, none
    on the first page."""
    for i, page in enumerate(document.pdf.pages):
        numbers = [line for line in artefact_lines(document.pages[i])
                   if line.y > page.height - 20 * MM and line.size >= 12]
        wanted = document.page_in_part(i)
        if wanted == 1:
            if numbers:
                yield f"page {i + 1}: a first page shows “{numbers[0].text}”"
            continue
        if [line.text for line in numbers] != [str(wanted)]:
            yield f"page {i + 1}: shows {[line.text for line in numbers]}, must show {wanted}"
            continue
        yield from check_style(numbers[0], BODY_SIZES)
        left, right = 30 * MM, page.width - 20 * MM
        if not page.width / 2 - 1 * MM <= numbers[0].centre <= (left + right) / 2 + 1 * MM:
            yield f"page {i + 1}: the number's middle is at {mm(numbers[0].centre)}"


# ---- header block ----


def national_name(document):
    """PL I, II.1: 12-13 bold capitals at the right; motto 13-14 bold, centred below."""
    nation, motto = find_line(document, NATION), find_line(document, MOTTO)
    if nation is None or motto is None:
        yield "national name or motto is missing on page 1"
        return
    yield from check_style(nation, (12, 13), bold=True)
    yield from check_style(motto, (13, 14), bold=True)
    page = document.pdf.pages[0]
    if nation.left < page.width * 0.42 or nation.right > page.width - 15 * MM + TOLERANCE:
        yield f"national name from {mm(nation.left)} to {mm(nation.right)}: not at the right"
    if page.height - nation.y > 30 * MM:
        yield f"national name {mm(page.height - nation.y)} below the edge: not at the top"
    if abs(nation.centre - motto.centre) > 0.5 * MM:
        yield "the motto is not centred under the national name"
    if not 1.0 <= (nation.y - motto.y) / motto.size <= 1.4:
        yield "national name and motto are not single-spaced"


def motto_rule(document):
    """PL I, II.1: the rule below the motto is as long as its line."""
    motto = find_line(document, MOTTO)
    if motto:
        yield from check_rule(document, motto, lambda w: w - 1 * MM, lambda w: w + 1 * MM)


def issuer(document):
    """PL I, II.2: 12-13 bold capitals at the left, level with the national name, with a rule of a third
    to a half of its line; a superior agency above it is not bold."""
    nation = find_line(document, NATION)
    parents = [find_line(document, text) for text in document.plan.facts("parent-agency")]
    names = [find_line(document, text) for text in document.plan.facts("issuer")]
    if None in parents + names or not names:
        yield "lines of the issuer's name are missing on page 1"
        return
    for line in parents:
        yield from check_style(line, (12, 13))
    for line in names:
        yield from check_style(line, (12, 13), bold=True)
    block = parents + names
    if nation and abs(block[0].y - nation.y) > 2:
        yield "the issuer is not level with the national name"
    if nation and max(line.right for line in block) > nation.left:
        yield "the issuer reaches below the national name"
    if max(line.centre for line in block) - min(line.centre for line in block) > 0.5 * MM:
        yield "the issuer's lines are not centred on each other"
    yield from third_to_half(document, names[-1])


def number_and_date(document):
    """PL I, II.3 and II.4: number 13 upright, place and date 13-14 italic, on one line; zeros before
    days below 10 and months 1 and 2; numbers below 10 with a zero."""
    lines = [line for p in document.paragraphs for line in p.lines if line.page == 0]
    number = next((line for line in lines if line.text.startswith("Số:")), None)
    date = next((line for line in lines if re.search(r", ngày\b.*tháng\b.*năm\b", line.text)
                 and line.ink[0].font.italic), None)
    if number is None or date is None:
        yield "number or date is missing on page 1"
        return
    yield from check_style(number, (13, 13))
    yield from check_style(date, BODY_SIZES, italic=True)
    if abs(number.y - date.y) > 0.5:
        yield f"number and date are not on one line: {number.y - date.y:.1f} pt apart"
    yield from centred_under(document, number, document.plan.facts("issuer"), "the issuer")
    if document.plan.date:  # a draft leaves room for the date, which is centred with it
        yield from centred_under(document, date, [NATION], "the national name")
    yield from number_text(document, number.text)
    yield from date_text(document, date.text)


def centred_under(document, line, texts, what):
    above = find_line(document, texts[-1]) if texts else None
    if above and abs(line.centre - above.centre) > 1 * MM:
        yield f"{where(line)}: {mm(line.centre - above.centre)} off the middle of {what}"


def number_text(document, shown):
    number, symbol = document.plan.fact("number"), document.plan.fact("symbol")
    if number and symbol:
        wanted = f"Số: {number.zfill(2)}/{symbol}"
        if shown != wanted:
            yield f"number shows “{shown}”, must be “{wanted}”"


def date_text(document, shown):
    if not document.plan.date:
        return
    year, month, day = document.plan.date
    month_text = f"{month:02d}" if month <= 2 else str(month)
    wanted = f"ngày {day:02d} tháng {month_text} năm {year}"
    if not shown.endswith(wanted):
        yield f"date shows “{shown}”, must end in “{wanted}”"
    place = document.plan.fact("place")
    if place and not shown.startswith(place + ", "):
        yield f"date shows “{shown}”, must start with “{place}, ”"


def type_and_subject(document):
    """PL I, II.5: type in capitals, subject below, both 13-14 bold and centred, with a rule of a third
    to a half of the subject's line."""
    kind = find_line(document, document.plan.fact("type") or "")
    title = next((p for p in document.paragraphs if p.element.role == "/H1"), None)
    if kind is None or title is None:
        yield "type of document is missing on page 1"
        return
    if kind.text != kind.text.upper():
        yield f"{where(kind)}: not in capitals"
    subject = document.plan.fact("subject")
    shown = " ".join(line.text for line in title.lines[1:])
    if subject and shown != " ".join(subject.split()):
        yield f"subject shows “{shown}”, must be “{subject}”"
    left, right = 30 * MM, document.pdf.pages[0].width - 20 * MM
    for line in title.lines:
        yield from check_style(line, BODY_SIZES, bold=True)
        if abs(line.centre - (left + right) / 2) > 3 * MM:
            yield f"{where(line)}: not centred"
    yield from third_to_half(document, title.lines[-1])


# ---- body ----


def flow_paragraphs(document):
    """Headings, paragraphs and points of the body and of annexes; not what stands before the title on
    page 1, not tables, notes, quotes, code, titles, the signature block, or what is said about the text
    at the end."""
    signature = signature_element(document)
    titles = [i for i, p in enumerate(document.paragraphs) if p.element.role == "/H1"]
    for paragraph in document.paragraphs[titles[0] + 1 if titles else 0:]:
        if paragraph.is_in("/TH", "/TD", "/Note", "/BlockQuote", "/Caption", "/H1") or paragraph.is_code:
            continue
        part = part_of(document, paragraph)
        if part is None or part > len(document.plan.annexes):
            continue
        if signature and signature in paragraph.element.ancestors():
            continue
        if not is_centred(document, paragraph):
            yield paragraph


def body_paragraphs(document):
    """Those of more than one line, which show how text is set."""
    return [p for p in flow_paragraphs(document) if len(p.lines) > 1]


def part_of(document, paragraph):
    for i, (_, element) in enumerate(document.parts):
        if element in paragraph.element.ancestors():
            return i
    return None


def is_centred(document, paragraph):
    """Titles: every line on one axis in the middle of the text, none at its left edge."""
    page = document.pdf.pages[paragraph.lines[0].page]
    low, high = (30 * MM + page.width - 20 * MM) / 2 - 1, (35 * MM + page.width - 15 * MM) / 2 + 1
    edge = min(line.left for p in document.paragraphs for line in p.lines
               if line.page == paragraph.lines[0].page)
    return all(low < line.centre < high and line.left > edge + 1 for line in paragraph.lines)


def signature_element(document):
    """The section that holds "Nơi nhận:"."""
    for paragraph in document.paragraphs:
        if paragraph.text == "Nơi nhận:":
            return paragraph.element.parent
    return None


def body_size(document):
    """PL I, II.6e and V: text 13-14 pt, upright unless stressed, black; cells of wide tables no less
    than 10 pt."""
    signature = signature_element(document)
    for paragraph in document.paragraphs:
        part = part_of(document, paragraph)
        if part is None or part > len(document.plan.annexes) or paragraph.is_in("/Note") or paragraph.is_code:
            continue
        if signature and signature in paragraph.element.ancestors() or paragraph.lines[0].page == 0:
            continue
        smallest = 10 if paragraph.in_table else 13
        for line in paragraph.lines:
            if not smallest <= line.size <= 14:
                yield f"{where(line)}: {line.size} pt"
            if any(max(g.colour) > 0 for g in line.ink) and not paragraph.is_in("/Link"):
                if not any(g.colour == (0, 0, 0) for g in line.ink):
                    yield f"{where(line)}: not black"


def first_line_indent(document):
    """PL I, II.6e: first lines indented by 1 to 1.27 cm."""
    for paragraph in body_paragraphs(document):
        first, second = paragraph.lines[:2]
        if first.page != second.page and document.pdf.pages[first.page].width != \
                document.pdf.pages[second.page].width:
            continue
        indent = first.left - second.left
        if not 10 * MM - TOLERANCE <= indent <= 12.7 * MM + TOLERANCE:
            yield f"{where(first)}: indented by {mm(indent)}"


def line_spacing(document):
    """PL I, II.6e: single to one and a half lines; single is 1.15 of the size in Times New Roman."""
    for paragraph in body_paragraphs(document):
        for above, below in zip(paragraph.lines, paragraph.lines[1:]):
            if above.page == below.page:
                spacing = (above.y - below.y) / max(above.size, below.size)
                if not 1.14 <= spacing <= 1.15 * 1.5:
                    yield f"{where(below)}: line spacing {spacing:.2f} of the size"


def paragraph_gap(document):
    """PL I, II.6e: at least 6 pt between paragraphs."""
    flow = list(flow_paragraphs(document))
    steps = [round(a.y - b.y, 1) for p in flow for a, b in zip(p.lines, p.lines[1:]) if a.page == b.page]
    if not steps:
        return
    leading = max(set(steps), key=steps.count)
    for above, below in zip(flow, flow[1:]):
        upper, lower = above.lines[-1], below.lines[0]
        if upper.page == lower.page and upper.y - lower.y - leading < 6 - 0.1:
            yield f"{where(lower)}: only {upper.y - lower.y - leading:.1f} pt above the paragraph"


def right_edge(document, page):
    """Where most full lines of the page end."""
    ends = [round(line.right, 1) for p in body_paragraphs(document) for line in p.lines[:-1]
            if line.page == page]
    return max(set(ends), key=ends.count)


def justified(document):
    """PL I, II.6e: text is set flush at both sides. Headings are not text: their words stay natural."""
    for paragraph in body_paragraphs(document):
        if paragraph.element.role in HEADINGS:
            continue
        for line in paragraph.lines[:-1]:
            right = right_edge(document, line.page)
            if abs(line.right - right) > 1 and len(line.words) > 1:
                yield f"{where(line)}: ends {line.right - right:+.1f} pt off the right edge"


# ---- signature block ----


def capacity_lines(document):
    wanted = document.plan.facts("capacity")
    if document.plan.fact("office"):
        wanted = wanted + [document.plan.fact("office")]
    section = signature_element(document)
    page = None
    for paragraph in document.paragraphs:
        if section and section in paragraph.element.ancestors():
            page = paragraph.lines[0].page
    return [(text, find_line(document, text, page)) for text in wanted]


def signature_block(document):
    """PL I, II.7 and IV box 7: capacity, office and name in the right half, 13-14 bold, on one axis."""
    lines = capacity_lines(document)
    name = document.plan.fact("signatory")
    if name:
        page = next((line.page for _, line in lines if line), None)
        lines.append((name, find_line(document, name, page) if page is not None else None))
    for text, line in lines:
        if line is None:
            yield f"signature block: “{text}” is missing or shares its line"
            continue
        yield from check_style(line, BODY_SIZES, bold=True)
        page = document.pdf.pages[line.page]
        middle = (30 * MM + page.width - 20 * MM) / 2
        if line.left < middle - 2 * MM:
            yield f"{where(line)}: reaches into the left half"
    found = [line for _, line in lines if line]
    if found and max(l.centre for l in found) - min(l.centre for l in found) > 1 * MM:
        yield "the lines of the signature block are not centred on each other"
    capitals = [line for _, line in lines[:-1] if line] if name else found
    for line in capitals:
        if line.text != line.text.upper():
            yield f"{where(line)}: not in capitals"


def recipients(document):
    """PL I, II.9: "Nơi nhận:" 12 bold italic, level with the capacity and flush left; list 11 upright,
    "-" before, ";" after each, "." after the last."""
    head = next((p for p in document.paragraphs if p.text == "Nơi nhận:"), None)
    if head is None:
        yield "“Nơi nhận:” is missing"
        return
    line = head.lines[0]
    yield from check_style(line, (12, 12), bold=True, italic=True)
    if abs(line.left - 30 * MM) > 5 * MM + TOLERANCE:
        yield f"“Nơi nhận:” starts at {mm(line.left)}, not flush left"
    capacity = next((found for _, found in capacity_lines(document) if found), None)
    if capacity and (capacity.page != line.page or abs(capacity.y - line.y) > 4):
        yield "“Nơi nhận:” is not level with the capacity"
    section = head.element.parent
    entries = [p for p in document.paragraphs
               if p.element.role == "/LI" and section in p.element.ancestors()]
    if len(entries) != len(document.plan.facts("recipients")) + bool(document.plan.fact("archive")):
        yield f"{len(entries)} recipients shown"
    for i, entry in enumerate(entries):
        for shown in entry.lines:
            yield from check_style(shown, (11, 11))
        if not entry.text.startswith("- "):
            yield f"{where(entry.lines[0])}: does not start with “-”"
        if not entry.text.endswith("." if i == len(entries) - 1 else ";"):
            yield f"{where(entry.lines[-1])}: wrong sign at its end"


def end_mark(document):
    """PL III, model 1.4: the body ends in "./."."""
    body = [p for p in document.paragraphs if part_of(document, p) == 0]
    section = signature_element(document)
    text = [p for p in body if not p.is_in("/Note") and section not in p.element.ancestors()
            and p.element is not section]
    ends = document.plan.body
    wanted = [item.text for item in ends.walk() if item.kind == "text"]
    if wanted and wanted[-1].endswith("./.") and text and not text[-1].text.endswith("./."):
        yield f"the body ends in “{text[-1].text[-20:]}”"


# ---- annexes and marks ----


def annexes(document):
    """PL I, III.1: "Phụ lục" 14 bold, title 13-14 bold capitals, then 13-14 italic the plan it belongs
    to; all centred; each annex starts a page."""
    for number, annex in enumerate(document.plan.annexes, 1):
        first, element = document.parts[number]
        label = find_line(document, annex.attributes.get("label", ""), first)
        if label is None:
            yield f"annex {number}: its label is not on page {first + 1}"
            continue
        yield from check_style(label, (14, 14), bold=True)
        title = next(p for p in document.paragraphs
                     if p.element.role == "/H2" and element in p.element.ancestors())
        for line in title.lines[1:]:
            yield from check_style(line, BODY_SIZES, bold=True)
            if line.text != line.text.upper():
                yield f"{where(line)}: not in capitals"
        attached = next((p for p in document.paragraphs if p.text.startswith("(Kèm theo")
                         and element in p.element.ancestors()), None)
        if attached is None:
            yield f"annex {number}: “(Kèm theo …)” is missing"
            continue
        page = document.pdf.pages[first]
        middle = (30 * MM + page.width - 20 * MM) / 2
        for line in attached.lines:
            yield from check_style(line, BODY_SIZES, italic=True)
        for line in [*title.lines, *attached.lines]:
            if abs(line.centre - middle) > 3 * MM:
                yield f"{where(line)}: not centred"
        if rule_below(document, attached.lines[-1]) is None:
            yield f"annex {number}: no rule below “(Kèm theo …)”"


def urgency(document):
    """PL I, III.2: frame of 30, 40 or 20 by 8 mm, capitals 13-14 bold, bright red."""
    grade = document.plan.head.attributes.get("urgency")
    words = {"khan": ("KHẨN", 20), "thuong-khan": ("THƯỢNG KHẨN", 40), "hoa-toc": ("HỎA TỐC", 30)}
    if grade not in words:
        return
    word, width = words[grade]
    line = find_line(document, word)
    if line is None:
        yield f"“{word}” is missing"
        return
    if not all(g.font.bold and 13 <= g.size <= 14 for g in line.ink):
        yield f"{where(line)}: must be 13-14 bold"
    if not all(g.colour[0] > 0.8 and max(g.colour[1:]) < 0.2 for g in line.ink):
        yield f"{where(line)}: must be bright red"
    sides = [s for s in document.pages[0].shapes if s.left <= line.left + 1 and s.right >= line.right - 1
             and abs(s.top - line.y) < 12 * MM and s.colour[0] > 0.8]
    if not any(abs(s.width - width * MM) < 1 * MM for s in sides):
        yield f"{where(line)}: no frame {width} mm wide"


def letters_are_composed(document):
    """PL I, I.4 asks for Unicode: text comes out composed (NFC), so it can be searched."""
    for paragraph in document.paragraphs:
        if unicodedata.normalize("NFC", paragraph.text) != paragraph.text:
            yield f"{where(paragraph.lines[0])}: not composed"


CHECKS = [page_size, margins, text_width, text_height, page_numbers, national_name, motto_rule, issuer,
          number_and_date, type_and_subject, body_size, first_line_indent, line_spacing, paragraph_gap,
          justified, signature_block, recipients, end_mark, annexes, urgency, letters_are_composed]

FormTest = suite.suite_of("FormTest", CHECKS, suite.official_plans)

if __name__ == "__main__":
    suite.main()
