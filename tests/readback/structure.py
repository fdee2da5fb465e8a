"""Own checks of ISO 14289-1 (PDF/UA-1) by the conditions of the Matterhorn Protocol 1.1, and of the
structure rules of ISO 32000-1, 14.6-14.8, that a machine can decide. archive.py checks ISO 19005-3.

condition                 what it forbids                                          test
01-003, 01-004            artefact inside tagged content or the other way about    marks_nest
01-005                    content neither marked nor artefact                      all_content_marked
01-007                    Suspects                                                 suspects
02-001, 02-003, 02-004    role without, with circular, with remapped standard      roles
06-001, 06-002, 06-003    no XMP, no pdfuaid, no dc:title                          metadata
07-001, 07-002            DisplayDocTitle missing or false                         display_title
09-004                    Table, TR, TH, TD, THead, TBody, Caption out of place     table_nesting
                          rows of unequal width                                    table_grid
09-005                    L, LI, Lbl, LBody out of place                           list_nesting
09-006                    TOC, TOCI out of place                                   list_nesting
10-001                    a code without Unicode                                   unicode_known
11-001 .. 11-006          text, Alt, E, outline, Contents without a language       language
13-004                    Figure without Alt; no BBox (ISO 32000-1, 14.8.5.4)       figures
14-002, 14-003            first heading not H1, a level left out                   headings
14-006, 14-007            H together with H1 ..                                    headings
15-003                    TH without Scope where no Headers are                    table_headers
                          Headers that lead nowhere                                table_headers
19-003, 19-004            Note without ID, ID twice                                notes
21-001                    file without F or UF                                     archive.py
26-001                    encryption                                               archive.py
28-002, 28-004, 28-006    annotation of another kind or not in the tree            annotations
28-005                    field without TU                                         annotations
28-008, 28-009            Tabs missing or not S                                    tab_order
28-010, 28-011            Widget not in Form, Link annotation not in Link           annotations
28-012                    Link annotation without Contents                         annotations
31-004 .. 31-006          CIDToGIDMap, CMap                                        fonts_composite
31-009, 31-011            font not embedded, glyph not in the program              fonts_embedded
31-014, 31-015            CIDSet wrong                                             fonts_cidset
31-016                    widths differ from the program                           fonts_widths
31-027                    no ToUnicode                                             unicode_known
31-028, 31-029            ToUnicode gives U+0000, U+FEFF, U+FFFE                   unicode_known
31-030                    .notdef shown                                            fonts_embedded
ISO 32000-1, 14.7.4.4     MCID used twice or by none, parent tree incomplete       parent_tree
ISO 32000-1, 14.9.5       E on an abbreviation that is empty                       expansions
"""
import re

import suite
from content import is_artefact, mcid_of
from pdffile import Stream, as_text
from tags import HEADINGS, INLINE, STANDARD, Content, ObjectRef

TABLE_KIDS = {"/Table": {"/Caption", "/THead", "/TBody", "/TFoot", "/TR"},
              "/THead": {"/TR"}, "/TBody": {"/TR"}, "/TFoot": {"/TR"}, "/TR": {"/TH", "/TD"}}
TABLE_PARENTS = {"/THead": {"/Table"}, "/TBody": {"/Table"}, "/TFoot": {"/Table"},
                 "/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/TH": {"/TR"}, "/TD": {"/TR"}}
LIST_KIDS = {"/L": {"/Caption", "/LI", "/L"}, "/LI": {"/Lbl", "/LBody"}}
LIST_PARENTS = {"/LI": {"/L"}, "/LBody": {"/LI"},
                "/Lbl": {"/LI", "/Note", "/BibEntry", "/Link", "/TOCI", "/Caption", "/Reference"},
                "/TOCI": {"/TOC"}}
GROUPING_ONLY = {"/Document", "/Part", "/Sect", "/Div", "/Art", "/L", "/LI", "/Table", "/THead", "/TBody",
                 "/TR"}


# ---- marked content ----


def marks_nest(document):
    """01-003, 01-004: artefacts and tagged content do not lie inside each other."""
    for page in document.pages:
        for problem in page.problems:
            yield f"page {page.number + 1}: {problem}"
        for mark in page.marks:
            chain = list(mark.chain())
            artefact = [m.tag == "/Artifact" for m in chain]
            tagged = [m.mcid is not None for m in chain]
            if any(artefact) and any(tagged):
                yield f"page {page.number + 1}: MCID {mcid_of(mark)} and an artefact lie in each other"
            if sum(tagged) > 1:
                yield f"page {page.number + 1}: MCID {mark.mcid} lies inside another"


def all_content_marked(document):
    """01-005: every glyph and every shape is an artefact or in the structure tree."""
    known = {(c.page, c.mcid) for top in document.tree.top for c in top.contents()}
    for page in document.pages:
        for thing in [*page.glyphs, *page.shapes, *page.pictures]:
            if is_artefact(thing.mark):
                continue
            if mcid_of(thing.mark) is None:
                yield f"page {page.number + 1}: {thing!r} is neither tagged nor an artefact"
            elif (page.number, mcid_of(thing.mark)) not in known:
                yield f"page {page.number + 1}: MCID {mcid_of(thing.mark)} is not in the tree"


def artefact_types(document):
    """ISO 32000-1, 14.8.2.2: what repeats on pages is a pagination artefact, and says so."""
    for page in document.pages:
        for mark in page.marks:
            if mark.tag == "/Artifact" and mark.properties.get("/Type") not in (
                    "/Pagination", "/Layout", "/Page", "/Background"):
                yield f"page {page.number + 1}: artefact of type {mark.properties.get('/Type')}"


def mark_tags(document):
    """A mark is named after the element that owns it, so readers of the content see the same roles."""
    owners = {(k.page, k.mcid): e for e in document.tree.elements() for k in e.kids
              if isinstance(k, Content)}
    for page in document.pages:
        for mark in page.marks:
            owner = owners.get((page.number, mark.mcid))
            if owner and mark.tag != owner.role:
                yield f"page {page.number + 1}: {mark.tag} in the content, {owner.role} in the tree"


def parent_tree(document):
    """ISO 32000-1, 14.7.4.4: each MCID of a page has one element, which has it among its kids, and each
    annotation likewise; ParentTreeNextKey is above all keys."""
    pdf, tree = document.pdf, document.tree
    root = pdf.entry(pdf.catalogue, "/StructTreeRoot") or {}
    entries = dict(pdf.number_tree(root.get("/ParentTree")))
    keys = list(entries)
    if keys != sorted(set(keys)):
        yield "the parent tree's keys are not in order"
    if keys and root.get("/ParentTreeNextKey", 0) <= max(keys):
        yield "ParentTreeNextKey is not above all keys"
    yield from tree.problems
    owners = content_owners(tree)
    for page, data in zip(document.pages, pdf.pages):
        listed = pdf.get(entries.get(data.dictionary.get("/StructParents")))
        yield from page_entries(page, listed, owners)
    yield from annotation_entries(pdf, tree, entries)


def content_owners(tree):
    owners = {}
    for element in tree.elements():
        for kid in element.kids:
            if isinstance(kid, Content):
                owners.setdefault((kid.page, kid.mcid), []).append(element)
    return owners


def page_entries(page, listed, owners):
    used = [mark.mcid for mark in page.marks if mark.mcid is not None]
    if len(used) != len(set(used)):
        yield f"page {page.number + 1}: an MCID is used twice"
    if used and not isinstance(listed, list):
        yield f"page {page.number + 1}: no parent tree entry"
        return
    for mcid in sorted(set(used)):
        of = owners.get((page.number, mcid), [])
        if len(of) != 1:
            yield f"page {page.number + 1}: MCID {mcid} belongs to {len(of)} elements"
        elif mcid >= len(listed) or listed[mcid] != of[0].reference:
            yield f"page {page.number + 1}: parent tree of MCID {mcid} does not lead to its element"
    for number, mcid in owners:
        if number == page.number and mcid not in used:
            yield f"page {page.number + 1}: MCID {mcid} is in the tree, not in the content"
    if listed and len(listed) > len(set(used)):
        yield f"page {page.number + 1}: the parent tree lists {len(listed)}, the content {len(used)}"


def annotation_entries(pdf, tree, entries):
    owners = {}
    for element in tree.elements():
        for kid in element.kids:
            if isinstance(kid, ObjectRef):
                owners.setdefault(kid.reference, []).append(element)
    for i, page in enumerate(pdf.pages):
        for reference in page.annotations():
            of = owners.get(reference, [])
            key = pdf.entry(reference, "/StructParent")
            if len(of) != 1:
                yield f"page {i + 1}: annotation {reference} belongs to {len(of)} elements"
            elif entries.get(key) != of[0].reference:
                yield f"page {i + 1}: StructParent of {reference} does not lead to its element"


def suspects(document):
    """01-007: MarkInfo says Marked and not Suspects."""
    mark_info = document.pdf.entry(document.pdf.catalogue, "/MarkInfo") or {}
    if mark_info.get("/Marked") is not True:
        yield "MarkInfo does not say Marked"
    if mark_info.get("/Suspects"):
        yield "Suspects is true"


# ---- elements ----


def roles(document):
    """02-001, 02-003, 02-004: each role is standard or mapped to one; none of the standard is mapped."""
    mapping = document.pdf.entry(document.pdf.catalogue, "/StructTreeRoot", "/RoleMap") or {}
    for role in mapping:
        if role in STANDARD:
            yield f"standard role {role} is mapped"
    for element in document.tree.elements():
        role, steps = element.role, 0
        while role not in STANDARD and steps < 16:
            role, steps = str(mapping.get(role)), steps + 1
        if role not in STANDARD:
            yield f"{element.path()}: role {element.role} is not standard"


def one_document(document):
    """ISO 32000-1, 14.8.4.2: one Document at the top; only it and parts hold no text themselves."""
    top = document.tree.top
    if len(top) != 1 or top[0].role != "/Document":
        yield "the tree's top is not one Document"
    for element in document.tree.elements():
        if element.role in GROUPING_ONLY and any(isinstance(kid, Content) for kid in element.kids):
            yield f"{element.path()}: holds text itself"


def empty_elements(document):
    """An element without kids says nothing; only empty table cells have a reason."""
    for element in document.tree.elements():
        if not element.kids and element.role not in ("/TD", "/TH"):
            yield f"{element.path()}: empty"


def inline_nesting(document):
    """ISO 32000-1, 14.8.4.4: no block inside an inline element. Notes may hold paragraphs."""
    for element in document.tree.elements():
        if element.role in INLINE - {"/Note"}:
            for kid in element.elements():
                if kid.role not in INLINE | {"/Figure", "/Formula", "/Form", "/Lbl"}:
                    yield f"{kid.path()}: a block inside an inline element"


def nesting(document, kids, parents):
    for element in document.tree.elements():
        if element.role in kids:
            for kid in element.elements():
                if kid.role not in kids[element.role]:
                    yield f"{kid.path()}: not allowed there"
        if element.role in parents and (not element.parent or element.parent.role not in parents[element.role]):
            yield f"{element.path()}: not allowed there"


def table_nesting(document):
    """09-004 with ISO 32000-1, 14.8.4.3.4: a Table holds rows, or one THead, bodies, one TFoot in this
    order, and a Caption first or last."""
    yield from nesting(document, TABLE_KIDS, TABLE_PARENTS)
    order = {"/THead": 0, "/TR": 1, "/TBody": 1, "/TFoot": 2}
    for table in tables(document):
        found = [kid.role for kid in table.elements()]
        if "/Caption" in found[1:-1] or found.count("/Caption") > 1:
            yield f"{table.path()}: Caption neither first nor last"
        ranks = [order[role] for role in found if role in order]
        if ranks != sorted(ranks) or found.count("/THead") > 1 or ("/TR" in found and "/TBody" in found):
            yield f"{table.path()}: {found}"


def tables(document):
    return [e for e in document.tree.elements() if e.role == "/Table"]


def rows_of(table):
    return [e for e in table.walk() if e.role == "/TR" and nearest_table(e) is table]


def nearest_table(element):
    return next((a for a in element.ancestors() if a.role == "/Table"), None)


def grid_of(table):
    """(row, column) to cell, by spans; and the faults met."""
    grid, faults = {}, []
    for r, row in enumerate(rows_of(table)):
        column = 0
        for cell in row.elements():
            while (r, column) in grid:
                column += 1
            for dr in range(cell.attribute("/RowSpan") or 1):
                for dc in range(cell.attribute("/ColSpan") or 1):
                    if (r + dr, column + dc) in grid:
                        faults.append(f"{cell.path()}: row {r + 1} overlaps another cell")
                    grid[(r + dr, column + dc)] = cell
            column += cell.attribute("/ColSpan") or 1
    return grid, faults


def table_grid(document):
    """ISO 32000-1, 14.8.5.7: spans leave no hole and no overlap; all rows are equally wide."""
    for table in tables(document):
        grid, faults = grid_of(table)
        yield from faults
        height, width = len(rows_of(table)), 1 + max((c for _, c in grid), default=0)
        for r in range(height):
            missing = [c for c in range(width) if (r, c) not in grid]
            if missing:
                yield f"{table.path()}: row {r + 1} has no cell in column {missing[0] + 1}"
        if any(r >= height for r, _ in grid):
            yield f"{table.path()}: a cell spans beyond the last row"


def table_headers(document):
    """15-003: header cells have a Scope; Headers lead to header cells of the same table."""
    for table in tables(document):
        cells = [e for e in table.walk() if e.role in ("/TH", "/TD") and nearest_table(e) is table]
        by_id = {cell.text_entry("/ID"): cell for cell in cells if cell.text_entry("/ID")}
        if not any(cell.role == "/TH" for cell in cells):
            yield f"{table.path()}: no header cell"
        for cell in cells:
            if cell.role == "/TH" and cell.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
                yield f"{cell.path()}: Scope {cell.attribute('/Scope')}"
            for target in cell.attribute("/Headers") or []:
                if by_id.get(as_text(target)) is None or by_id[as_text(target)].role != "/TH":
                    yield f"{cell.path()}: Headers {as_text(target)!r} is no header of this table"


def data_cells_have_headers(document):
    """ISO 14289-1, 7.5: each data cell's headers can be told, by Headers or by a Scope that reaches it."""
    for table in tables(document):
        grid, _ = grid_of(table)
        columns = {c for (r, c), cell in grid.items()
                   if cell.role == "/TH" and cell.attribute("/Scope") in ("/Column", "/Both")}
        rows = {r for (r, c), cell in grid.items()
                if cell.role == "/TH" and cell.attribute("/Scope") in ("/Row", "/Both")}
        for (r, c), cell in grid.items():
            if cell.role == "/TD" and not cell.attribute("/Headers") and c not in columns and r not in rows:
                yield f"{cell.path()}: row {r + 1}, column {c + 1} has no header"


def ids_unique(document):
    """ISO 32000-1, 14.7.2: element IDs are unique, and IDTree knows them all."""
    ids = [e.text_entry("/ID") for e in document.tree.elements() if "/ID" in e.dictionary]
    for value in {i for i in ids if ids.count(i) > 1}:
        yield f"ID {value!r} is given {ids.count(value)} times"
    tree = document.pdf.entry(document.pdf.catalogue, "/StructTreeRoot", "/IDTree")
    if ids and tree is None:
        yield "elements have IDs, but there is no IDTree"
    elif ids:
        listed = {as_text(key): value for key, value in document.pdf.number_tree(tree)}
        for element in document.tree.elements():
            value = element.text_entry("/ID")
            if value is not None and listed.get(value) != element.reference:
                yield f"IDTree does not lead to {value!r}"


def list_nesting(document):
    """09-005, 09-006: L holds LI, LI holds Lbl and LBody; they stand nowhere else."""
    yield from nesting(document, LIST_KIDS, LIST_PARENTS)
    for element in document.tree.elements():
        found = [kid.role for kid in element.elements()]
        if element.role == "/L" and "/LI" not in found:
            yield f"{element.path()}: a list without points"
        if element.role == "/LI" and "/LBody" not in found:
            yield f"{element.path()}: a point without LBody"
        if element.role == "/LI" and found.count("/Lbl") + found.count("/LBody") > 2:
            yield f"{element.path()}: {found}"


def list_numbering(document):
    """ISO 32000-1, 14.8.5.5: where labels are shown, ListNumbering says of what kind."""
    for element in document.tree.elements():
        if element.role == "/L" and element.attribute("/ListNumbering") is None:
            if any(kid.role == "/Lbl" for item in element.elements() for kid in item.elements()):
                yield f"{element.path()}: labels without ListNumbering"


def headings(document):
    """14-002, 14-003, 14-006, 14-007: the first heading is H1, no level is left out going down, H is
    not mixed in."""
    found = [e for e in document.tree.elements() if e.role in HEADINGS]
    if not found:
        yield "no heading"
        return
    if any(e.role == "/H" for e in found):
        yield "H is used"
        return
    last = 0
    for element in found:
        level = int(element.role[2:])
        if level > last + 1:
            yield f"{element.path()}: “{document.tree.text_of(element)[:40]}” follows level {last}"
        last = level
    if found[0].role != "/H1":
        yield "the first heading is not H1"
    for element in found:
        if not document.tree.text_of(element).strip():
            yield f"{element.path()}: an empty heading"


def notes(document):
    """19-003, 19-004: each Note has an ID of its own, and a mark that leads to it."""
    seen = set()
    for element in document.tree.elements():
        if element.role == "/Note":
            value = element.text_entry("/ID")
            if not value or value in seen:
                yield f"{element.path()}: ID {value!r}"
            seen.add(value)


def figures(document):
    """13-004: a Figure has Alt (or ActualText); ISO 32000-1, 14.8.5.4.3: and a BBox on its page."""
    for element in document.tree.elements():
        if element.role not in ("/Figure", "/Formula"):
            continue
        if not (element.text_entry("/Alt") or "").strip() and not element.text_entry("/ActualText"):
            yield f"{element.path()}: no Alt"
        box = element.attribute("/BBox")
        page = next((document.pdf.pages[c.page] for c in element.contents()), None)
        if not box or page is None:
            yield f"{element.path()}: no BBox"
        elif not (0 <= box[0] < box[2] <= page.width and 0 <= box[1] < box[3] <= page.height):
            yield f"{element.path()}: BBox {box} is not on its page"
        else:
            yield from figure_box(document, element, box)


def figure_box(document, element, box):
    for content in element.contents():
        for picture in document.pages[content.page].pictures:
            sides = (picture.left, picture.bottom, picture.right, picture.top)
            if mcid_of(picture.mark) == content.mcid and any(abs(a - b) > 0.01 for a, b in zip(sides, box)):
                yield f"{element.path()}: its picture at {sides} is not BBox {box}"
    for glyph in document.tree.glyphs_of(element):
        inside = box[0] - 1 <= glyph.x and glyph.end <= box[2] + 1 and box[1] - 1 <= glyph.y <= box[3] + 1
        if glyph.text.strip() and not inside:
            yield f"{element.path()}: {glyph!r} is outside BBox"
            return


def expansions(document):
    """ISO 32000-1, 14.9.5: E, Alt and ActualText, where present, are not empty; E stands on Span."""
    for element in document.tree.elements():
        for key in ("/E", "/Alt", "/ActualText"):
            if key in element.dictionary and not (element.text_entry(key) or "").strip():
                yield f"{element.path()}: empty {key}"
        if "/E" in element.dictionary:
            text = document.tree.text_of(element).strip()
            if element.role != "/Span" or not text or text == element.text_entry("/E"):
                yield f"{element.path()}: E on “{text}”"


def abbreviations_expanded(document):
    """ISO 14289-1, 7.2 with ISO 32000-1, 14.9.5: an abbreviation that is expanded somewhere is expanded
    in each section of the body's first level that uses it."""
    expanded = [(e, document.tree.text_of(e).strip()) for e in document.tree.elements()
                if "/E" in e.dictionary]
    known = {text for _, text in expanded}
    for heading in document.tree.elements():
        section = heading.parent
        if heading.role != "/H2" or section.role != "/Sect" or section.parent is not document.parts[0][1]:
            continue
        words = {word.strip("(),.;:“”") for word in document.tree.text_of(section).split()}
        there = {text for element, text in expanded if section in element.ancestors()}
        for text in sorted(words & known - there):
            yield f"“{document.tree.text_of(heading)[:40]}”: {text} is not expanded"


# ---- language, title, navigation ----


def language(document):
    """11-001 .. 11-006: the catalogue's Lang covers text, Alt, E, outline and annotations; Lang on
    elements is a language tag."""
    tag = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    if not tag.match(document.pdf.language or ""):
        yield f"Lang of the catalogue: {document.pdf.language}"
    for element in document.tree.elements():
        value = element.text_entry("/Lang")
        if value is not None and not tag.match(value):
            yield f"{element.path()}: Lang {value!r}"


def display_title(document):
    """07-001, 07-002: the window shows the title."""
    if document.pdf.entry(document.pdf.catalogue, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "DisplayDocTitle is not true"


def metadata(document):
    """06-001, 06-002, 06-003: XMP with pdfuaid:part 1 and dc:title."""
    stream = document.pdf.entry(document.pdf.catalogue, "/Metadata")
    if not isinstance(stream, Stream):
        yield "no metadata stream"
        return
    text = stream.data.decode("utf-8")
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=[\"']1[\"']", text):
        yield "XMP has no pdfuaid:part 1"
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", text, re.S)
    if not title or not title.group(1).strip():
        yield "XMP has no dc:title"


def outline(document):
    """ISO 14289-1, 7.17: bookmarks follow the headings and lead to places in the file."""
    pdf = document.pdf
    names = {as_text(key) for key, _ in pdf.number_tree(pdf.entry(pdf.catalogue, "/Names", "/Dests"))}
    titles = []
    for item in outline_items(pdf, pdf.entry(pdf.catalogue, "/Outlines")):
        title, target = as_text(pdf.get(item.get("/Title"))), item.get("/Dest")
        titles.append(title)
        if not title:
            yield "a bookmark without a title"
        if as_text(target) is not None and as_text(target) not in names:
            yield f"bookmark “{title}” leads to {as_text(target)!r}, which is nowhere"
        if target is None and "/A" not in item:
            yield f"bookmark “{title}” leads nowhere"
    shown = [" ".join(document.tree.text_of(e).split()).casefold() for e in document.tree.elements()
             if e.role in HEADINGS]
    at = 0
    for title in titles:
        wanted = re.sub(r"\W", "", title.casefold())
        matches = [i for i in range(at, len(shown)) if re.sub(r"\W", "", shown[i]).startswith(wanted)]
        if not matches:
            yield f"bookmark “{title}” has no heading in its place"
        else:
            at = matches[0] + 1


def outline_items(pdf, node):
    item = pdf.get((node or {}).get("/First"))
    while item:
        yield item
        yield from outline_items(pdf, item)
        item = pdf.get(item.get("/Next"))


def every_heading_bookmarked(document):
    """ISO 14289-1, 7.17: numbered headings of the first level can be reached from the outline."""
    pdf = document.pdf
    titles = {re.sub(r"\W", "", (as_text(i.get("/Title")) or "").casefold())
              for i in outline_items(pdf, pdf.entry(pdf.catalogue, "/Outlines"))}
    for element in document.tree.elements():
        text = re.sub(r"\W", "", document.tree.text_of(element).casefold())
        if element.role == "/H2" and text and not any(t and text.startswith(t) for t in titles):
            yield f"heading “{document.tree.text_of(element)[:40]}” has no bookmark"


def page_labels(document):
    """PL I, III.1đ: annexes count their pages anew, and so do the labels: none is given twice."""
    pdf, labels = document.pdf, []
    ranges = list(pdf.number_tree(pdf.entry(pdf.catalogue, "/PageLabels")))
    for (first, entry), following in zip(ranges, [*ranges[1:], (len(pdf.pages), None)]):
        entry = pdf.get(entry)
        for i in range(first, following[0]):
            number = str(i - first + entry.get("/St", 1)) if "/S" in entry else ""
            labels.append((as_text(pdf.get(entry.get("/P"))) or "") + number)
    if len(labels) != len(pdf.pages) or len(set(labels)) != len(labels):
        yield f"labels {labels}"
    for i, label in enumerate(labels):
        if not label.endswith(str(document.page_in_part(i))):
            yield f"page {i + 1}: label {label}, number {document.page_in_part(i)}"


# ---- annotations ----


def annotations(document):
    """28-002 .. 28-012: links lie in Link and have Contents and a target; widgets lie in Form and have
    TU; there are no others."""
    pdf = document.pdf
    owners = {kid.reference: e for e in document.tree.elements() for kid in e.kids
              if isinstance(kid, ObjectRef)}
    names = {as_text(key) for key, _ in pdf.number_tree(pdf.entry(pdf.catalogue, "/Names", "/Dests"))}
    wanted = {"/Link": "/Link", "/Widget": "/Form"}
    for i, page in enumerate(pdf.pages):
        for reference in page.annotations():
            annotation = pdf.get(reference)
            kind = annotation.get("/Subtype")
            owner = owners.get(reference)
            if kind not in wanted:
                yield f"page {i + 1}: annotation of kind {kind}"
            elif owner is None or owner.role != wanted[kind]:
                yield f"page {i + 1}: {kind} lies in {owner.role if owner else 'no element'}"
            if kind == "/Link":
                yield from link_faults(pdf, annotation, names, i)
            if kind == "/Widget" and not as_text(pdf.get(annotation.get("/TU"))):
                yield f"page {i + 1}: field without TU"
    for element in document.tree.elements():
        if element.role == "/Link" and not any(isinstance(k, ObjectRef) for k in element.kids):
            yield f"{element.path()}: Link without its annotation"


def link_faults(pdf, annotation, names, i):
    if not as_text(pdf.get(annotation.get("/Contents"))):
        yield f"page {i + 1}: link without Contents"
    target = annotation.get("/Dest")
    if target is None and "/A" not in annotation:
        yield f"page {i + 1}: link that leads nowhere"
    if as_text(target) is not None and as_text(target) not in names:
        yield f"page {i + 1}: link to {as_text(target)!r}, which is nowhere"


def link_boxes(document):
    """A link's rectangle covers the words of its element on that page, and is on the page."""
    pdf = document.pdf
    for element in document.tree.elements():
        if element.role != "/Link":
            continue
        boxes = [pdf.entry(kid.reference) for kid in element.kids if isinstance(kid, ObjectRef)]
        rectangles = [[pdf.get(v) for v in pdf.get(b["/Rect"])] for b in boxes]
        for glyph in document.tree.glyphs_of(element):
            middle = (glyph.x + glyph.end) / 2
            if glyph.text.strip() and not any(r[0] - 1 <= middle <= r[2] + 1 and
                                              r[1] - 1 <= glyph.y + glyph.size / 4 <= r[3] + 1
                                              for r in rectangles):
                yield f"page {glyph.page + 1}: {glyph!r} is outside its link"
                break


def tab_order(document):
    """28-008, 28-009: pages with annotations are tabbed through in the order of the structure."""
    for i, page in enumerate(document.pdf.pages):
        if page.annotations() and page.dictionary.get("/Tabs") != "/S":
            yield f"page {i + 1}: Tabs is {page.dictionary.get('/Tabs')}"


# ---- fonts ----


def fonts_in_use(document):
    """Font to the codes it shows."""
    used = {}
    for page in document.pages:
        for glyph in page.glyphs:
            used.setdefault(glyph.font, {}).setdefault(glyph.code, glyph)
    return used


def unicode_known(document):
    """10-001, 31-027 .. 31-029: every code shown has Unicode, and not U+0000, U+FEFF, U+FFFE."""
    for font, codes in fonts_in_use(document).items():
        for code, glyph in codes.items():
            text = font.unicode.get(code)
            if not text or any(c in text for c in "\0\ufeff\ufffe\ufffd"):
                yield f"{font.name}: code {code} gives {text!r}, page {glyph.page + 1}"
            elif any("\ue000" <= c <= "\uf8ff" for c in text):
                yield f"{font.name}: code {code} gives private {text!r}"


def fonts_composite(document):
    """31-004 .. 31-006: composite fonts with an embedded or predefined CMap and a CIDToGIDMap."""
    for font in fonts_in_use(document):
        if font.problem:
            yield font.problem
        if font.descendant.get("/Subtype") != "/CIDFontType2":
            yield f"{font.name}: {font.descendant.get('/Subtype')}"
        if not font.is_identity and font.mapping is None:
            yield f"{font.name}: no CIDToGIDMap"
        system = document.pdf.entry(font.descendant, "/CIDSystemInfo") or {}
        if (as_text(system.get("/Registry")), as_text(system.get("/Ordering"))) != ("Adobe", "Identity"):
            yield f"{font.name}: CIDSystemInfo {system}"
        if font.descendant.get("/BaseFont") != font.dictionary.get("/BaseFont") or \
                font.descriptor.get("/FontName") != font.dictionary.get("/BaseFont"):
            yield f"{font.name}: its dictionaries name it differently"


def fonts_embedded(document):
    """31-009, 31-011, 31-030: the program is embedded as a subset and has every glyph that is shown;
    .notdef is not shown; letters have outlines."""
    for font, codes in fonts_in_use(document).items():
        if font.program is None:
            yield f"{font.name}: not embedded"
            continue
        if not re.match(r"[A-Z]{6}\+", font.name):
            yield f"{font.name}: not a subset"
        for code, shown in codes.items():
            glyph = font.glyph(code)
            if not glyph or glyph >= font.program.glyph_count:
                yield f"{font.name}: code {code} ({shown.text!r}) shows glyph {glyph}"
            elif shown.text.strip("\u00a0 ") and font.program.outline_length(glyph) == 0:
                yield f"{font.name}: {shown.text!r} has no outline"


def fonts_cidset(document):
    """31-014, 31-015: a CIDSet, if present, lists the glyphs of the program. PDF/A-3 wants it right as
    well (6.2.11.4.2)."""
    for font in fonts_in_use(document):
        listed = document.pdf.entry(font.descriptor, "/CIDSet")
        if not isinstance(listed, Stream) or font.program is None:
            continue
        there = {i for i in range(len(listed.data) * 8) if listed.data[i // 8] >> 7 - i % 8 & 1}
        if font.mapping is None:
            wanted = set(range(font.program.glyph_count))
        else:
            wanted = {c for c in range(len(font.mapping) // 2) if font.glyph(c) or c == 0}
        if there != wanted:
            yield f"{font.name}: CIDSet lists {len(there)}, the program has {len(wanted)}"


def fonts_widths(document):
    """31-016: widths agree with the program to a thousandth of an em."""
    for font, codes in fonts_in_use(document).items():
        for code, shown in codes.items():
            if font.program and abs(font.width(code) - font.program.width(font.glyph(code) or 0)) > 1:
                yield (f"{font.name}: {shown.text!r} is {font.width(code)} wide, "
                       f"{font.program.width(font.glyph(code)):.1f} in the program")


CHECKS = [marks_nest, all_content_marked, artefact_types, mark_tags, parent_tree, suspects, roles,
          one_document, empty_elements, inline_nesting, table_nesting, table_grid, table_headers,
          data_cells_have_headers, ids_unique, list_nesting, list_numbering, headings, notes, figures,
          expansions, abbreviations_expanded, language, display_title, metadata, outline,
          every_heading_bookmarked, page_labels, annotations, link_boxes, tab_order, unicode_known,
          fonts_composite, fonts_embedded, fonts_cidset, fonts_widths]

StructureTest = suite.suite_of("StructureTest", CHECKS, suite.documents)

if __name__ == "__main__":
    suite.main()
