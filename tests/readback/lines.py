"""Lines, words and paragraphs, from the glyphs of the structure tree in reading order."""
from content import mcid_of
from tags import HEADINGS, Content, Element

CONTAINERS = HEADINGS | {"/P", "/Lbl", "/LBody", "/Caption", "/TH", "/TD", "/Note", "/Figure"}


class Word:
    def __init__(self, glyphs):
        self.glyphs = glyphs
        self.text = "".join(g.text for g in glyphs)
        self.start, self.end = glyphs[0].x, glyphs[-1].end


class Line:
    def __init__(self, glyphs):
        self.glyphs = glyphs
        self.page = glyphs[0].page
        self.ink = [g for g in glyphs if g.text not in (" ", "\u00a0")]
        self.size = max((g.size for g in self.ink), default=glyphs[0].size)
        full = [g.y for g in self.ink if g.size == self.size] or [glyphs[0].y]
        self.y = max(set(full), key=full.count)
        self.words = split_words(glyphs)
        self.left = self.words[0].start if self.words else glyphs[0].x
        self.right = self.words[-1].end if self.words else glyphs[-1].x

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def width(self):
        return self.right - self.left

    @property
    def centre(self):
        return (self.left + self.right) / 2

    def gaps(self):
        """(left, right, natural width) of each word space."""
        for before, after in zip(self.words, self.words[1:]):
            last = before.glyphs[-1]
            yield before.end, after.start, last.font.space / 1000 * last.size

    def looseness(self):
        """Mean word space as a share of the natural one, None for a line of one word."""
        gaps = list(self.gaps())
        return sum(right - left for left, right, _ in gaps) / sum(n for _, _, n in gaps) if gaps else None


class Paragraph:
    """What is broken into lines as one: a P, a heading, a cell, a point with its label."""

    def __init__(self, element, glyphs):
        self.element = element
        self.glyphs = glyphs
        self.lines = break_into_lines(glyphs)

    @property
    def text(self):
        return " ".join(line.text for line in self.lines)

    @property
    def reading(self):
        """The text as a reader of the structure gets it: no space but those in the content."""
        return "".join(glyph.text for glyph in self.glyphs)

    def is_in(self, *roles):
        return self.element.role in roles or any(e.role in roles for e in self.element.ancestors())

    @property
    def is_code(self):
        """A block of code: a P that holds Code and nothing else."""
        return self.is_in("/Code") or [getattr(k, "role", None) for k in self.element.kids] == ["/Code"]

    @property
    def in_table(self):
        return self.is_in("/TH", "/TD")


def split_words(glyphs):
    words, current = [], []
    for glyph in glyphs:
        if glyph.text in (" ", "\u00a0"):
            if current:
                words.append(Word(current))
            current = []
        else:
            current.append(glyph)
    if current:
        words.append(Word(current))
    return words


def container_of(element):
    """The element whose lines a glyph of `element` belongs to."""
    while element and element.role not in CONTAINERS:
        element = element.parent
    if element is None:
        return None
    parent = element.parent
    if element.role in ("/Lbl", "/LBody"):
        return parent
    if element.role == "/P" and parent:
        before = [kid for kid in parent.kids[:parent.kids.index(element)] if isinstance(kid, Element)]
        if parent.role == "/LBody" and not before:
            return parent.parent
        if before and before[-1].role == "/Lbl":
            return parent
    return element


def ordered_glyphs(tree, element):
    """(owner, glyphs) of each piece of marked content in reading order."""
    for kid in element.kids:
        if isinstance(kid, Content):
            yield element, tree.glyphs.get((kid.page, kid.mcid), [])
        elif isinstance(kid, Element):
            yield from ordered_glyphs(tree, kid)


def break_into_lines(glyphs):
    """A line ends where the text goes back or drops; raised marks stay in their line."""
    lines, current = [], []
    for glyph in glyphs:
        if current:
            last = current[-1]
            drops = last.y - glyph.y > 0.7 * max(last.size, glyph.size)
            if glyph.page != last.page or drops or glyph.x < last.x:
                lines.append(Line(current))
                current = []
        current.append(glyph)
    if current:
        lines.append(Line(current))
    return [line for line in lines if line.words]


def paragraphs(tree):
    """All paragraphs in reading order. Figures are left out: their labels are no lines."""
    groups = []
    for top in tree.top:
        for owner, glyphs in ordered_glyphs(tree, top):
            container = container_of(owner)
            if container is None or container.role == "/Figure" or not glyphs:
                continue
            if groups and groups[-1][0] is container:
                groups[-1][1].extend(glyphs)
            else:
                groups.append((container, list(glyphs)))
    return merge(groups)


def merge(groups):
    """A container whose content is parted by that of another (a note's mark) is still one."""
    merged = {}
    for container, glyphs in groups:
        merged.setdefault(id(container), (container, []))[1].extend(glyphs)
    return [Paragraph(container, glyphs) for container, glyphs in merged.values()]


def artefact_lines(page):
    """Lines of text that is no part of the structure: page numbers, line numbers, repeated rows."""
    groups = {}
    for glyph in page.glyphs:
        if mcid_of(glyph.mark) is None and not glyph.turned:
            groups.setdefault(round(glyph.y, 1), []).append(glyph)
    lines = []
    for glyphs in groups.values():
        glyphs.sort(key=lambda g: g.x)
        lines += split_columns(glyphs)
    return sorted(lines, key=lambda line: (-line.y, line.left))


def split_columns(glyphs):
    """Parts of one baseline that stand far apart are lines of their own."""
    runs, current = [], [glyphs[0]]
    for glyph in glyphs[1:]:
        if glyph.x - current[-1].end > 2 * glyph.size:
            runs.append(current)
            current = []
        current.append(glyph)
    runs.append(current)
    return [Line(run) for run in runs]
