"""Own checks of ISO 19005-3 (PDF/A-3, level A), clause by clause.

clause        what it asks for                                                    test
6.1.2         header %PDF-1.n, then a comment of four high bytes                  file_header
6.1.3         ID in the trailer, no Encrypt, nothing after %%EOF                  trailer
6.1.7         no external streams, no LZW                                         streams
6.1.8         names are UTF-8                                                     limits
6.1.13        limits on strings, names, numbers                                   limits
6.2.2         only operators of ISO 32000-1                                       content.py raises
6.2.3         one output intent with an ICC profile                               output_intent
6.2.4         device colours are those of the output intent                        colours
6.2.5         no transfer functions, halftone phases                              graphics_states
6.2.8, 6.2.9  images without alternates, forms without PostScript                 external_objects
6.2.10        transparency only with a blending colour space                      transparency
6.2.11        fonts: see structure.py (fonts_*, unicode_known)
6.3.1, 6.3.2  kinds and flags of annotations                                      annotation_flags
6.3.3         appearances                                                         appearances
6.4.1, 6.4.2  forms: no actions, no NeedAppearances, no XFA                       forms
6.5           no JavaScript, no launch, no additional actions                     actions
6.6.2, 6.6.3  XMP well-formed, agrees with Info; extension schema for pdfuaid     metadata
6.6.4         pdfaid part 3, conformance A                                        metadata
6.7.1         MarkInfo                                                            structure.py
6.7.3, 6.7.4  roles, language                                                     structure.py
6.8           files: F, UF, Subtype, AFRelationship, AF in the catalogue          attached_files
6.9 - 6.11    no optional content tricks, no alternate presentations, no
              requirements                                                        catalogue_entries
"""
import re
import xml.dom.minidom

import suite
from content import tokens
from pdffile import Name, Stream, as_text

DEVICE_OPERATORS = {"g": "gray", "G": "gray", "rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk"}
FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide",
                     "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/SubmitForm"}
NAMESPACES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
              "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
              "pdf": "http://ns.adobe.com/pdf/1.3/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
              "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
              "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#"}


def file_header(document):
    """6.1.2: %PDF-1.n at the very start, then a comment with four bytes above 127."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", document.pdf.bytes):
        yield f"starts with {document.pdf.bytes[:20]!r}"


def trailer(document):
    """6.1.3: an ID of two strings, no encryption, nothing behind the last end mark."""
    identity = document.pdf.get(document.pdf.trailer.get("/ID"))
    if not isinstance(identity, list) or len(identity) != 2 or not all(identity):
        yield f"ID is {identity}"
    if "/Encrypt" in document.pdf.trailer:
        yield "encrypted"
    if not re.search(rb"%%EOF\r?\n?$", document.pdf.bytes):
        yield "bytes after %%EOF"


def streams(document):
    """6.1.7: no stream lies outside the file or is packed with LZW."""
    for reference, value in document.pdf.objects.items():
        if not isinstance(value, Stream):
            continue
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in value.dictionary:
                yield f"{reference}: {key}"
        filters = document.pdf.get(value.dictionary.get("/Filter"))
        if "/LZWDecode" in (filters if isinstance(filters, list) else [filters]):
            yield f"{reference}: LZW"


def limits(document):
    """6.1.13: strings up to 32767 bytes, names up to 127, integers of 32 bits; 6.1.8: names in UTF-8."""
    def faults(value, where):
        if isinstance(value, Stream):
            value = value.dictionary
        if isinstance(value, dict):
            for key, item in value.items():
                yield from faults(Name(key), where)
                yield from faults(item, where)
        elif isinstance(value, list):
            for item in value:
                yield from faults(item, where)
        elif isinstance(value, Name) and len(value.encode()) > 128:
            yield f"{where}: name of {len(value)} bytes"
        elif isinstance(value, bytes) and len(value) > 32767:
            yield f"{where}: string of {len(value)} bytes"
        elif isinstance(value, str) and len(value.encode("utf-16-be")) > 32767:
            yield f"{where}: string of {len(value)} characters"
        elif isinstance(value, int) and not -2 ** 31 <= value < 2 ** 31:
            yield f"{where}: integer {value}"

    for reference, value in document.pdf.objects.items():
        yield from faults(value, reference)


def output_intent(document):
    """6.2.3: one intent of GTS_PDFA1 with an embedded profile, whose kind agrees with N."""
    pdf = document.pdf
    intents = [pdf.get(i) for i in pdf.entry(pdf.catalogue, "/OutputIntents") or []]
    archive = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
    if len(archive) != 1:
        yield f"{len(archive)} output intents"
        return
    profile = pdf.entry(archive[0], "/DestOutputProfile")
    if not as_text(archive[0].get("/OutputConditionIdentifier")):
        yield "no OutputConditionIdentifier"
    if not isinstance(profile, Stream) or profile.data[36:40] != b"acsp":
        yield "no ICC profile"
        return
    components = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile.data[16:20])
    if profile.dictionary.get("/N") != components:
        yield f"N is {profile.dictionary.get('/N')}, the profile has {components}"
    if profile.data[12:16] not in (b"mntr", b"prtr") or profile.data[8] > 4:
        yield f"profile of class {profile.data[12:16]}, version {profile.data[8]}"


def colours(document):
    """6.2.4.3: DeviceRGB and DeviceGray need an RGB intent; DeviceCMYK is not used."""
    profile = [document.pdf.entry(i, "/DestOutputProfile")
               for i in document.pdf.entry(document.pdf.catalogue, "/OutputIntents") or []]
    allowed = {"rgb", "gray"} if profile and profile[0].data[16:20] == b"RGB " else set()
    for i, page in enumerate(document.pdf.pages):
        used = {DEVICE_OPERATORS[op] for op, _ in tokens(page.content()) if op in DEVICE_OPERATORS}
        if used - allowed:
            yield f"page {i + 1}: {', '.join(sorted(used - allowed))} without such an intent"


def graphics_states(document):
    """6.2.5: no TR, TR2 but Default, HTP, and no halftones of other types."""
    for reference, value in document.pdf.dictionaries():
        if value.get("/Type") == "/ExtGState":
            if "/TR" in value or "/HTP" in value or value.get("/TR2", "/Default") != "/Default":
                yield f"{reference}: transfer function or halftone phase"


def external_objects(document):
    """6.2.8, 6.2.9: images without Alternates, OPI, Interpolate; forms without OPI, PostScript, Ref."""
    for reference, value in document.pdf.dictionaries():
        subtype = value.get("/Subtype")
        if subtype == "/Image" and ("/Alternates" in value or "/OPI" in value or value.get("/Interpolate")):
            yield f"{reference}: image with Alternates, OPI or Interpolate"
        if subtype == "/PS" or value.get("/Subtype2") == "/PS" or \
                subtype == "/Form" and ("/OPI" in value or "/Ref" in value or "/PS" in value):
            yield f"{reference}: form with OPI, Ref or PostScript"


def transparency(document):
    """6.2.10: blend modes are standard; a page with transparency names its blending space unless the
    output intent gives one, which output_intent() asks for."""
    standard = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten",
                "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion",
                "/Hue", "/Saturation", "/Color", "/Luminosity"}
    for reference, value in document.pdf.dictionaries():
        if "/BM" in value and value.get("/Type") == "/ExtGState" and value["/BM"] not in standard:
            yield f"{reference}: blend mode {value['/BM']}"


def annotation_flags(document):
    """6.3.1, 6.3.2: links and widgets only; printed, never hidden."""
    for i, page in enumerate(document.pdf.pages):
        for reference in page.annotations():
            annotation = document.pdf.get(reference)
            flags = annotation.get("/F")
            if annotation.get("/Subtype") not in ("/Link", "/Widget"):
                yield f"page {i + 1}: {annotation.get('/Subtype')}"
            if flags is None or not flags & 4 or flags & (1 | 2 | 32 | 256):
                yield f"page {i + 1}: {annotation.get('/Subtype')} with flags {flags}"
            rectangle = [document.pdf.get(v) for v in document.pdf.get(annotation["/Rect"])]
            if not (0 <= rectangle[0] < rectangle[2] <= page.width and
                    0 <= rectangle[1] < rectangle[3] <= page.height):
                yield f"page {i + 1}: rectangle {rectangle}"


def appearances(document):
    """6.3.3: all but links (and empty rectangles) have one appearance, N, a stream."""
    for i, page in enumerate(document.pdf.pages):
        for reference in page.annotations():
            annotation = document.pdf.get(reference)
            if annotation.get("/Subtype") == "/Link":
                continue
            states = document.pdf.get(annotation.get("/AP")) or {}
            if list(states) != ["/N"] or not isinstance(document.pdf.get(states["/N"]), Stream):
                yield f"page {i + 1}: appearance {list(states)}"


def forms(document):
    """6.4: no NeedAppearances, no XFA; all fields are listed."""
    pdf = document.pdf
    form = pdf.entry(pdf.catalogue, "/AcroForm")
    widgets = [r for page in pdf.pages for r in page.annotations() if pdf.entry(r, "/Subtype") == "/Widget"]
    fields = pdf.entry(form, "/Fields") or []
    if set(widgets) != set(fields):
        yield f"{len(widgets)} widgets, {len(fields)} fields"
    if form and (form.get("/NeedAppearances") or "/XFA" in form):
        yield "NeedAppearances or XFA"
    names = [as_text(pdf.entry(f, "/T")) for f in fields]
    if len(set(names)) != len(names):
        yield f"field names {names}"


def actions(document):
    """6.5: only actions that show a place or an address; nothing happens by itself."""
    for reference, value in document.pdf.dictionaries():
        if value.get("/S") in FORBIDDEN_ACTIONS or "/JS" in value:
            yield f"{reference}: action {value.get('/S')}"
        if "/AA" in value:
            yield f"{reference}: additional actions"
        if value.get("/S") == "/Named" and value.get("/N") not in (
                "/NextPage", "/PrevPage", "/FirstPage", "/LastPage"):
            yield f"{reference}: named action {value.get('/N')}"
        if value.get("/S") == "/URI":
            address = as_text(value.get("/URI")) or ""
            if not re.match(r"(https?://|mailto:)[\x21-\x7e]+$", address):
                yield f"{reference}: address {address!r}"
    if "/OpenAction" in document.pdf.catalogue and isinstance(
            document.pdf.entry(document.pdf.catalogue, "/OpenAction"), dict):
        yield "an action on opening"


def xmp_value(packet, prefix, name):
    """The text of an XMP property, as element (lists: their items joined) or attribute."""
    for element in packet.getElementsByTagNameNS(NAMESPACES[prefix], name):
        items = element.getElementsByTagNameNS(NAMESPACES["rdf"], "li") or [element]
        return "; ".join("".join(n.data for n in item.childNodes if n.nodeType == n.TEXT_NODE).strip()
                         for item in items)
    for element in packet.getElementsByTagNameNS(NAMESPACES["rdf"], "Description"):
        if element.hasAttributeNS(NAMESPACES[prefix], name):
            return element.getAttributeNS(NAMESPACES[prefix], name)
    return None


def metadata(document):
    """6.6.2-6.6.4: XMP that a parser reads, unfiltered, with pdfaid 3 A, equal to the Info dictionary,
    and an extension schema for pdfuaid."""
    pdf = document.pdf
    stream = pdf.entry(pdf.catalogue, "/Metadata")
    if "/Filter" in stream.dictionary:
        yield "the metadata are compressed"
    if not re.match(rb"<\?xpacket begin=[\"']\xef\xbb\xbf[\"'] id=", stream.data):
        yield "no packet header"
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", stream.data):
        yield "the packet header has bytes or encoding"
    packet = xml.dom.minidom.parseString(stream.data)
    if (xmp_value(packet, "pdfaid", "part"), xmp_value(packet, "pdfaid", "conformance")) != ("3", "A"):
        yield "not part 3, conformance A"
    declared = [e.firstChild.data for e in
                packet.getElementsByTagNameNS(NAMESPACES["pdfaSchema"], "namespaceURI")]
    if NAMESPACES["pdfuaid"] not in declared:
        yield "no extension schema for pdfuaid"
    yield from info_agrees(pdf, packet)


def info_agrees(pdf, packet):
    info = pdf.get(pdf.trailer.get("/Info")) or {}
    pairs = {"/Title": ("dc", "title"), "/Author": ("dc", "creator"), "/Subject": ("dc", "description"),
             "/Keywords": ("pdf", "Keywords"), "/Creator": ("xmp", "CreatorTool"),
             "/Producer": ("pdf", "Producer")}
    for key, (prefix, name) in pairs.items():
        shown, said = as_text(pdf.get(info.get(key))), xmp_value(packet, prefix, name)
        if key in info and shown != said:
            yield f"{key} is “{shown}”, {name} “{said}”"
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if key in info and date_digits(as_text(info[key])) != date_digits(xmp_value(packet, "xmp", name)):
            yield f"{key} differs from {name}"


def date_digits(text):
    return re.sub(r"\D", "", text or "")


def attached_files(document):
    """6.8: each file has F, UF, a media type, AFRelationship and a place in AF; Desc helps a reader."""
    pdf = document.pdf
    listed = [value for _, value in pdf.number_tree(pdf.entry(pdf.catalogue, "/Names", "/EmbeddedFiles"))]
    associated = pdf.entry(pdf.catalogue, "/AF") or []
    if set(listed) != set(associated):
        yield f"{len(listed)} files, {len(associated)} in AF"
    for reference in listed:
        entry = pdf.get(reference)
        name = as_text(entry.get("/UF"))
        if not name or as_text(entry.get("/F")) is None:
            yield f"{reference}: F or UF is missing"
        if entry.get("/AFRelationship") not in ("/Source", "/Data", "/Alternative", "/Supplement"):
            yield f"{name}: AFRelationship {entry.get('/AFRelationship')}"
        if not as_text(pdf.get(entry.get("/Desc"))):
            yield f"{name}: no description"
        file = pdf.entry(entry, "/EF", "/F")
        if not isinstance(file, Stream) or "/" not in str(file.dictionary.get("/Subtype"))[1:]:
            yield f"{name}: no media type"
        elif pdf.entry(file, "/Params", "/Size") != len(file.data):
            yield f"{name}: Size {pdf.entry(file, '/Params', '/Size')}, {len(file.data)} bytes"


def catalogue_entries(document):
    """6.9-6.11: no optional content without a name, no AlternatePresentations, no Requirements; 6.1.2:
    Version does not contradict the header."""
    catalogue = document.pdf.catalogue
    for key in ("/Requirements", "/AA", "/Perms", "/NeedsRendering"):
        if key in catalogue:
            yield f"catalogue has {key}"
    if document.pdf.entry(catalogue, "/Names", "/AlternatePresentations") is not None:
        yield "alternate presentations"
    for page in document.pdf.pages:
        if "/PresSteps" in page.dictionary or "/AA" in page.dictionary:
            yield f"page {page.reference} has PresSteps or AA"


CHECKS = [file_header, trailer, streams, limits, output_intent, colours, graphics_states, external_objects,
          transparency, annotation_flags, appearances, forms, actions, metadata, attached_files,
          catalogue_entries]

ArchiveTest = suite.suite_of("ArchiveTest", CHECKS, suite.documents)

if __name__ == "__main__":
    suite.main()
