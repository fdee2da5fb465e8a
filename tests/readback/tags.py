"""The structure tree (ISO 32000-1, 14.7), with the glyphs of each element."""
from content import is_artefact, mcid_of
from pdffile import Ref, as_text

GROUPING = {"/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI",
            "/Index", "/NonStruct", "/Private"}
HEADINGS = {"/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}
BLOCK = HEADINGS | {"/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR",
                    "/TH", "/TD"}
INLINE = {"/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Ruby",
          "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP"}
STANDARD = GROUPING | BLOCK | INLINE | {"/Figure", "/Formula", "/Form"}


class Content:
    """A kid that is marked content: page number and MCID."""

    def __init__(self, page, mcid):
        self.page, self.mcid = page, mcid


class ObjectRef:
    """A kid that is an annotation."""

    def __init__(self, reference):
        self.reference = reference


class Element:
    def __init__(self, pdf, reference, dictionary, parent):
        self.pdf, self.reference, self.dictionary, self.parent = pdf, reference, dictionary, parent
        self.role = str(dictionary.get("/S"))
        self.kids = []

    def text_entry(self, key):
        return as_text(self.pdf.get(self.dictionary.get(key)))

    def attribute(self, key):
        """From the attribute objects in A."""
        value = self.pdf.get(self.dictionary.get("/A"))
        for item in value if isinstance(value, list) else [value]:
            found = self.pdf.entry(item, key)
            if found is not None:
                return found
        return None

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        """The element and all below it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def contents(self):
        """All marked content at and below the element, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.contents()

    def ancestors(self):
        element = self.parent
        while element:
            yield element
            element = element.parent

    def path(self):
        return "/".join(e.role[1:] for e in [*reversed(list(self.ancestors())), self])


class Tree:
    def __init__(self, pdf, pages):
        self.pdf = pdf
        self.pages = pages
        self.numbers = {page.reference: i for i, page in enumerate(pdf.pages)}
        self.problems = []
        root = pdf.entry(pdf.catalogue, "/StructTreeRoot") or {}
        self.top = self.read_kids(root.get("/K"), None, None)
        self.glyphs = {}
        for page in pages:
            for glyph in page.glyphs:
                if not is_artefact(glyph.mark):
                    self.glyphs.setdefault((page.number, mcid_of(glyph.mark)), []).append(glyph)

    def read_kids(self, value, parent, page):
        value = self.pdf.get(value) if not self.is_element(value) else value
        kids = []
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                kids.append(self.read_kid(item, parent, page))
        return kids

    def is_element(self, value):
        return isinstance(value, Ref) and isinstance(self.pdf.get(value), dict)

    def read_kid(self, item, parent, page):
        value = self.pdf.get(item)
        if isinstance(value, int):
            return Content(page, value)
        if value.get("/Type") == "/MCR":
            return Content(self.numbers.get(value.get("/Pg"), page), value["/MCID"])
        if value.get("/Type") == "/OBJR":
            return ObjectRef(value["/Obj"])
        element = Element(self.pdf, item if isinstance(item, Ref) else None, value, parent)
        parent_value = value.get("/P")
        expected = parent.reference if parent else self.pdf.catalogue.get("/StructTreeRoot")
        if parent_value != expected:
            self.problems.append(f"{element.path()}: P does not lead to its parent")
        page = self.numbers.get(value.get("/Pg"), page)
        if "/K" in value:
            element.kids = self.read_kids(value["/K"], element, page)
        return element

    def elements(self):
        for element in self.top:
            if isinstance(element, Element):
                yield from element.walk()

    def glyphs_of(self, element):
        found = []
        for content in element.contents():
            found += self.glyphs.get((content.page, content.mcid), [])
        return found

    def text_of(self, element, skip=()):
        """Text in reading order as the glyphs say; elements of the roles in `skip` left out."""
        parts = []
        for kid in element.kids:
            if isinstance(kid, Content):
                parts.append("".join(g.text for g in self.glyphs.get((kid.page, kid.mcid), [])))
            elif isinstance(kid, Element) and kid.role not in skip:
                parts.append(self.text_of(kid, skip))
        return "".join(parts)
