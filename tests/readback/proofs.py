"""Proof that the checks see what they are for: each is run on a document damaged in memory or on disk
and must complain, while it is silent on the document as built.

A damage is a function that changes a fresh Document before its pages are read.
"""
import copy
import tempfile
import unittest
from pathlib import Path

import archive
import form
import letters
import pixels
import quality
import structure
import suite
import text
from content import Glyph
from pdffile import Name
from raster import Image


def elements_of(document, role):
    """The dictionaries of all elements of a role, without reading the tree."""
    return [value for value in document.pdf.objects.values()
            if isinstance(value, dict) and value.get("/S") == role and "/P" in value]


def content_of(document, number):
    return document.pdf.get(document.pdf.pages[number].dictionary["/Contents"])


def replace_content(document, number, old, new, count=1):
    stream = content_of(document, number)
    if old not in stream.data:
        raise AssertionError(f"nothing to damage: {old!r}")
    stream.data = stream.data.replace(old, new, count)


# ---- damages of the structure ----


def drop_artefact_mark(document):
    replace_content(document, 0, b"/Artifact <</Type /Layout>> BDC", b"")
    stream = content_of(document, 0)
    at = stream.data.index(b" re f\n")
    stream.data = stream.data[:at + 6] + stream.data[at + 6:].replace(b"EMC\n", b"", 1)


def use_mcid_twice(document):
    replace_content(document, 0, b"/MCID 3>>", b"/MCID 2>>")


def forget_parent_tree(document):
    pdf = document.pdf
    root = pdf.entry(pdf.catalogue, "/StructTreeRoot")
    root["/ParentTree"] = {"/Nums": list(pdf.number_tree(root["/ParentTree"]))[0][:0]}


def skip_heading_level(document):
    for value in elements_of(document, "/H2"):
        value["/S"] = Name("/H4")


def invent_role(document):
    elements_of(document, "/P")[0]["/S"] = Name("/Paragraph")


def take_scopes(document):
    for value in elements_of(document, "/TH"):
        attributes = document.pdf.get(value.get("/A"))
        for item in attributes if isinstance(attributes, list) else [attributes]:
            document.pdf.get(item).pop("/Scope", None)


def lead_headers_astray(document):
    for value in elements_of(document, "/TD"):
        attributes = document.pdf.get(value.get("/A"))
        for item in attributes if isinstance(attributes, list) else [attributes]:
            if item and "/Headers" in document.pdf.get(item):
                document.pdf.get(item)["/Headers"] = [b"nowhere"]
                return


def widen_cell(document):
    value = elements_of(document, "/TD")[0]
    value["/A"] = {"/O": Name("/Table"), "/ColSpan": 2}


def take_note_ids(document):
    for value in elements_of(document, "/Note"):
        value.pop("/ID", None)


def put_row_in_list(document):
    elements_of(document, "/LI")[0]["/S"] = Name("/TR")


def take_contents(document):
    for value in document.pdf.objects.values():
        if isinstance(value, dict) and value.get("/Subtype") == "/Link":
            value.pop("/Contents", None)


def take_tabs(document):
    for page in document.pdf.pages:
        page.dictionary.pop("/Tabs", None)


def widen_letters(document):
    for value in document.pdf.objects.values():
        if isinstance(value, dict) and value.get("/Subtype") == "/CIDFontType2":
            value["/W"] = [1, [900] * 20]


def take_unicode(document):
    for value in document.pdf.objects.values():
        if isinstance(value, dict) and value.get("/Subtype") == "/Type0":
            value.pop("/ToUnicode", None)


def take_font_file(document):
    for value in document.pdf.objects.values():
        if isinstance(value, dict) and value.get("/Type") == "/FontDescriptor":
            value.pop("/FontFile2", None)


def take_language(document):
    document.pdf.catalogue.pop("/Lang", None)


def hide_title(document):
    document.pdf.catalogue["/ViewerPreferences"] = {"/DisplayDocTitle": False}


def point_bookmark_astray(document):
    for value in document.pdf.objects.values():
        if isinstance(value, dict) and "/SE" in value:
            value["/Dest"] = b"nowhere"
            return


# ---- damages of the archive rules ----


def take_file_id(document):
    document.pdf.trailer.pop("/ID", None)


def take_intent(document):
    document.pdf.catalogue.pop("/OutputIntents", None)


def add_script(document):
    document.pdf.objects["9999 0 R"] = {"/S": Name("/JavaScript"), "/JS": b"app.alert(1)"}


def hide_annotations(document):
    for page in document.pdf.pages:
        for reference in page.annotations():
            document.pdf.get(reference)["/F"] = 2


def rename_in_info(document):
    document.pdf.get(document.pdf.trailer["/Info"])["/Title"] = b"Another title"


def add_bytes_after_end(document):
    document.pdf.bytes += b"more\n"


# ---- damages of form and text ----


def shrink_text(document):
    for number in range(len(document.pdf.pages)):
        stream = content_of(document, number)
        stream.data = stream.data.replace(b" 14 Tf", b" 12 Tf")


def exchange_bold(document):
    for number in range(len(document.pdf.pages)):
        stream = content_of(document, number)
        stream.data = stream.data.replace(b"/F1 ", b"/F9 ").replace(b"/F0 ", b"/F1 ").replace(b"/F9 ", b"/F0 ")


def shorten_rules(document):
    for shape in document.pages[0].shapes:
        if shape.height < 2:
            shape.right = shape.left + shape.width * 0.3


def move_text_right(document):
    for glyph in document.pages[0].glyphs:
        glyph.x += 20
        glyph.end += 20


def number_first_page(document):
    """A page number on page 1."""
    glyph = copy_glyph(next(g for g in document.pages[0].glyphs if not g.turned))
    glyph.text, glyph.y, glyph.mark, glyph.size = "1", document.pdf.pages[0].height - 40, None, 14
    document.pages[0].glyphs.append(glyph)


def copy_glyph(glyph):
    other = Glyph()
    for name in Glyph.__slots__:
        setattr(other, name, getattr(glyph, name))
    return other


def lose_a_word(document):
    glyphs = longest_paragraph(document).glyphs
    del glyphs[10:20]


def double_a_word(document):
    glyphs = longest_paragraph(document).glyphs
    glyphs[20:20] = glyphs[10:20]


def longest_paragraph(document):
    prose = [p for p in document.paragraphs if not p.in_table
             and document.parts[0][1] in p.element.ancestors()]
    return max(prose, key=lambda p: len(p.glyphs))


def exchange_cells(document):
    cells = [p for p in document.paragraphs if p.element.role == "/TD"]
    cells[0].element, cells[1].element = cells[1].element, cells[0].element


# ---- damages of the page ----


def loosen_lines(document):
    for paragraph in document.paragraphs:
        for line in paragraph.lines:
            for word in line.words[1:]:
                word.start += 4


def strand_a_line(document):
    lines = longest_paragraph(document).lines
    for line in lines[:1]:
        line.page -= 1


def strand_headings(document):
    for paragraph in document.paragraphs:
        if paragraph.element.role == "/H2":
            for line in paragraph.lines:
                line.page -= 1


def end_lines_in_dates(document):
    line = longest_paragraph(document).lines
    line[0].words[-1].text, line[1].words[0].text = "ngày", "31/3/2022"


def split_a_name(document):
    line = longest_paragraph(document).lines
    line[0].words[-1].text, line[1].words[0].text = "Thanh", "Hóa,"


def dig_a_river(document):
    for line in longest_paragraph(document).lines:
        line.words[3].end, line.words[4].start = 300, 304


DAMAGES = [
    (drop_artefact_mark, structure.all_content_marked), (use_mcid_twice, structure.parent_tree),
    (forget_parent_tree, structure.parent_tree), (skip_heading_level, structure.headings),
    (invent_role, structure.roles), (take_scopes, structure.table_headers),
    (lead_headers_astray, structure.table_headers), (widen_cell, structure.table_grid),
    (take_note_ids, structure.notes), (put_row_in_list, structure.list_nesting),
    (put_row_in_list, structure.table_nesting), (take_contents, structure.annotations),
    (take_tabs, structure.tab_order), (widen_letters, structure.fonts_widths),
    (take_unicode, structure.unicode_known), (take_font_file, structure.fonts_embedded),
    (take_language, structure.language), (hide_title, structure.display_title),
    (point_bookmark_astray, structure.outline),
    (take_file_id, archive.trailer), (take_intent, archive.output_intent), (take_intent, archive.colours),
    (add_script, archive.actions), (hide_annotations, archive.annotation_flags),
    (rename_in_info, archive.metadata), (add_bytes_after_end, archive.trailer),
    (shrink_text, form.body_size), (shrink_text, form.type_and_subject), (exchange_bold, form.issuer),
    (exchange_bold, form.signature_block), (exchange_bold, form.number_and_date),
    (shorten_rules, form.motto_rule), (shorten_rules, form.issuer), (move_text_right, form.text_width),
    (number_first_page, form.page_numbers),
    (lose_a_word, text.body_text), (double_a_word, text.body_text), (exchange_cells, text.table_cells),
    (loosen_lines, quality.bars_held), (strand_a_line, quality.bars_held),
    (strand_headings, quality.bars_held), (end_lines_in_dates, quality.bars_held),
    (split_a_name, quality.bars_held), (dig_a_river, quality.bars_held),
]


def patient():
    """The small draft has all it takes: tables, notes, links, fields."""
    return next(d for d in suite.small_documents() if d.slug == "small/du-thao")


class ProofTest(unittest.TestCase):
    def test_each_damage_is_seen(self):
        source = patient()
        for damage, check in DAMAGES:
            with self.subTest(damage=damage.__name__, check=check.__name__):
                hurt = suite.Document(source.path, source.slug, source.folder)
                before = set(check(suite.Document(source.path, source.slug, source.folder)))
                damage(hurt)
                self.assertTrue(set(check(hurt)) - before, "the damage is not seen")

    def test_broken_file_is_noticed(self):
        """A stream cut short: other programs complain."""
        source = patient()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "broken.pdf"
            data = bytearray(source.pdf.bytes)
            at = data.rindex(b"endstream") - 40
            data[at:at + 20] = b"\0" * 20
            del data[-300:-200]
            path.write_bytes(data)
            hurt = copy.copy(source)
            hurt.path = str(path)
            self.assertTrue(list(text.other_programs(hurt)))

    def test_lost_mark_is_seen(self):
        """The ink test, on a letter drawn without its mark."""
        source = patient()
        scale = pixels.LETTER_DPI / 72
        seen = 0
        for glyph in pixels.marked_letters(source):
            page = source.pdf.pages[glyph.page]
            sheet = letters.Sheet(pixels.LETTER_DPI, page.height)
            place = pixels.note_letter(sheet, glyph)
            sheet.draw()
            box = pixels.window(glyph, scale)
            bare = sheet.picture(place[1], *box)
            drawn = sheet.picture(place[0], *box)
            lost, dark = pixels.lost_pixels(bare, drawn)
            self.assertGreater(lost, 0.02 * dark + 2, f"{glyph.text} without its mark")
            seen += 1
            if seen == 8:
                break

    def test_touching_lines_are_seen(self):
        gap = [b"\xff\x00\xff", b"\xff\xff\xff", b"\xff\x00\xff"]
        bridge = [b"\xff\x00\xff", b"\x00\xff\xff", b"\xff\x00\xff"]
        self.assertFalse(pixels.ink_leads_down(gap))
        self.assertTrue(pixels.ink_leads_down(bridge))

    def test_ink_in_the_margin_is_seen(self):
        image = Image(100, 100, b"\xff" * 10000)
        self.assertIsNone(image.ink_box())
        image.data[305] = 0
        self.assertEqual(image.ink_box(), (5, 3, 6, 4))


if __name__ == "__main__":
    suite.main()
