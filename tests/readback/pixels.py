"""The ink of the pages: text extraction can be right while letters have lost their marks (nested
outlines in a subset), so each Vietnamese letter is held against the same letter drawn from the font
file, and lines of text against the line above.
"""
import unicodedata

import suite
from content import mcid_of
from letters import Sheet, font_files
from raster import render

LETTER_DPI, LINE_DPI = 200, 300
DARK, LIGHT = 110, 185
ABOVE = set("\u0300\u0301\u0302\u0303\u0306\u0309")
BARRED = {"đ": "d", "Đ": "D"}


def parts_of(letter):
    """Base letter and marks; the bar of đ counts as one."""
    if letter in BARRED:
        return BARRED[letter], ["bar"]
    decomposed = unicodedata.normalize("NFD", letter)
    return decomposed[0], list(decomposed[1:])


def marked_letters(document):
    """One glyph for each font and letter with marks, the largest that is shown."""
    best = {}
    for page in document.pages:
        for glyph in page.glyphs:
            if not glyph.turned and len(glyph.text) == 1 and parts_of(glyph.text)[1]:
                key = (glyph.font, glyph.text)
                if key not in best or glyph.size > best[key].size:
                    best[key] = glyph
    return best.values()


def file_of(font):
    mono = "Mono" in font.name
    return font_files(suite.options.fonts).get((mono, font.bold, font.italic))


def window(glyph, scale):
    """Pixels around a letter, from its origin: no other letter's ink but at the sides."""
    right = round((glyph.end - glyph.x) * scale)
    return -2, -round(glyph.size * scale), right + 2, round(0.3 * glyph.size * scale)


def origin(glyph, page, scale):
    return int(glyph.x * scale), int((page.height - glyph.y) * scale)


def lost_pixels(shown, drawn):
    """How many pixels that are dark in `drawn` have no ink in or next to them in `shown`, and how many
    are dark. The neighbours forgive a letter that was rounded to another fraction of a pixel."""
    dark = lost = 0
    for y, row in enumerate(drawn):
        for x, value in enumerate(row):
            if value < DARK:
                dark += 1
                near = [r[max(0, x - 1):x + 2] for r in shown[max(0, y - 1):y + 2]]
                lost += all(min(part, default=255) > LIGHT for part in near)
    return lost, dark


def ink_differs(one, other):
    return sum((x < DARK) != (y < DARK) for a, b in zip(one, other) for x, y in zip(a, b))


def ink_top(rows, margin):
    """First row with ink, away from the sides."""
    for y, row in enumerate(rows):
        if row[margin:-margin] and min(row[margin:-margin]) < DARK:
            return y
    return len(rows)


def letters_have_their_ink(document):
    """Every letter with marks: all ink of the font's own letter is there; marks above the base letter
    stand above it, the second above the first."""
    scale = LETTER_DPI / 72
    by_page = {}
    for glyph in marked_letters(document):
        by_page.setdefault(glyph.page, []).append(glyph)
    for number, glyphs in sorted(by_page.items()):
        page = document.pdf.pages[number]
        sheet = Sheet(LETTER_DPI, page.height)
        places = [note_letter(sheet, glyph) for glyph in glyphs]
        sheet.draw()
        image = render(document.path, LETTER_DPI, number + 1, number + 1)[0]
        for glyph, place in zip(glyphs, places):
            for fault in letter_faults(glyph, place, sheet, image, page, scale):
                yield f"page {number + 1}, {glyph.font.name}, {glyph.text!r}: {fault}"


def note_letter(sheet, glyph):
    """Cells of the letter, of its base, and of the base with its first mark alone."""
    file = file_of(glyph.font)
    base, marks = parts_of(glyph.text)
    first = unicodedata.normalize("NFC", base + marks[0]) if marks[0] in ABOVE else base
    return [sheet.add(file, character, glyph.size, glyph.x, glyph.y)
            for character in (glyph.text, base, first)]


def letter_faults(glyph, place, sheet, image, page, scale):
    if None in place:
        yield "the font file has no such letter"
        return
    box = window(glyph, scale)
    x, y = origin(glyph, page, scale)
    shown = image.crop(x + box[0], y + box[1], x + box[2], y + box[3])
    drawn, base, first = (sheet.picture(number, *box) for number in place)
    lost, dark = lost_pixels(shown, drawn)
    if dark < 20 or lost > 0.02 * dark + 2:
        yield f"{lost} of {dark} pixels of ink are missing"
    _, marks = parts_of(glyph.text)
    if ink_differs(base, drawn) < 5:
        yield "looks like its base letter in the font"
    margin = 2 + max(1, (box[2] - 4) // 8)
    if marks[0] in ABOVE and parts_of(glyph.text)[0] != "i" and ink_top(shown, margin) >= ink_top(base, margin):
        yield "no ink above its base letter"
    if len(marks) > 1 and set(marks) <= ABOVE and ink_top(shown, 2) > ink_top(first, 2):
        yield "the second mark does not reach above the first"


def letters_present(document):
    """The documents show stacked marks at all; else the check above would pass on nothing."""
    stacked = {g.text for g in marked_letters(document) if len(parts_of(g.text)[1]) > 1}
    if len(stacked) < 20:
        yield f"only {len(stacked)} letters with two marks"


def lines_keep_apart(document):
    """No ink of a line touches the ink of the line above in the same paragraph."""
    scale = LINE_DPI / 72
    pairs = {}
    for paragraph in document.paragraphs:
        for above, below in zip(paragraph.lines, paragraph.lines[1:]):
            if above.page == below.page:
                pairs.setdefault(above.page, []).append((above, below))
    for number, found in sorted(pairs.items()):
        image = render(document.path, LINE_DPI, number + 1, number + 1)[0]
        height = document.pdf.pages[number].height
        for above, below in found:
            if lines_touch(image, above, below, height, scale):
                yield f"page {number + 1}: “{below.text[:40]}” touches the line above"


def lines_touch(image, above, below, height, scale):
    """Whether ink leads from the line above to the line below."""
    left = int(max(above.left, below.left) * scale)
    right = int(min(above.right, below.right) * scale) + 1
    top = round((height - above.y) * scale)
    bottom = round((height - below.y - 0.5 * below.size) * scale)
    if right <= left or bottom <= top:
        return False
    rows = image.crop(left, top, right, bottom)
    if any(min(row) > LIGHT for row in rows):
        return False
    return ink_leads_down(rows)


def ink_leads_down(rows):
    """Follows connected dark pixels from the first row to the last."""
    reached = {x for x, value in enumerate(rows[0]) if value < LIGHT}
    for y, row in enumerate(rows[1:], 1):
        entered = {x for x, value in enumerate(row) if value < LIGHT and
                   reached & {x - 1, x, x + 1}}
        grow = list(entered)
        while grow:
            x = grow.pop()
            for near in (x - 1, x + 1):
                if 0 <= near < len(row) and row[near] < LIGHT and near not in entered:
                    entered.add(near)
                    grow.append(near)
        reached = entered
        if not reached:
            return False
    return True


def labels_keep_clear(document):
    """No letter of a chart's label stands on a bar or hides its end."""
    for element in document.tree.elements():
        if element.role != "/Figure":
            continue
        wanted = {(c.page, c.mcid) for c in element.contents()}
        for page in document.pages:
            bars = [s for s in page.shapes if (page.number, mcid_of(s.mark)) in wanted
                    and s.height > 3 and s.width > 3 and s.colour != (1, 1, 1)]
            glyphs = [g for g in page.glyphs if (page.number, mcid_of(g.mark)) in wanted]
            for glyph in glyphs:
                middle = glyph.y + glyph.size / 4
                if glyph.text.strip() and any(b.bottom < middle < b.top and b.left < glyph.end
                                              and glyph.x < b.right for b in bars):
                    line = "".join(g.text for g in glyphs if abs(g.y - glyph.y) < 1 and g.x >= glyph.x)
                    yield f"page {page.number + 1}: the label “{line[:40]}” stands on a bar"
                    break


CHECKS = [labels_keep_clear, letters_have_their_ink, letters_present, lines_keep_apart]

PixelTest = suite.suite_of("PixelTest", CHECKS, suite.documents)

if __name__ == "__main__":
    suite.main()
