"""A PDF file as plain Python values, read through `qpdf --json`.

Values: dictionaries (keys with their slash), lists, numbers, booleans, None; names are Name, text
strings Text, other strings bytes, references Ref. Streams are Stream, with their bytes decoded.
Nothing is written back; proofs.py damages the values in memory.
"""
import base64
import json
import re
import subprocess


class Name(str):
    """A PDF name, with its slash."""


class Ref(str):
    """A reference as qpdf writes it: "12 0 R"."""


class Text(str):
    """A PDF string that qpdf could read as text."""


class Stream:
    def __init__(self, dictionary, data):
        self.dictionary = dictionary
        self.data = data


REFERENCE = re.compile(r"\d+ \d+ R$")


def convert(value):
    """qpdf's JSON value as a Python value. Strings that qpdf reads as text become Text."""
    if isinstance(value, dict):
        return {key: convert(item) for key, item in value.items()}
    if isinstance(value, list):
        return [convert(item) for item in value]
    if not isinstance(value, str):
        return value
    if value.startswith("/"):
        return Name(value)
    if value.startswith("u:"):
        return Text(value[2:])
    if value.startswith("b:"):
        return bytes.fromhex(value[2:])
    if REFERENCE.match(value):
        return Ref(value)
    raise ValueError(f"unknown JSON value {value[:40]!r}")


def as_text(value):
    """A text string's characters, None for anything else."""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-16") if value[:2] == b"\xfe\xff" else value.decode("latin-1")
    return None


class PdfFile:
    """One file. `objects` maps "12 0 R" to values; get() follows references."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.bytes = file.read()
        output = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
             "--decode-level=generalized", path],
            check=True, capture_output=True).stdout
        self.trailer = {}
        self.objects = {}
        for key, item in json.loads(output)["qpdf"][1].items():
            self.add_object(key, item)
        self.catalogue = self.get(self.trailer["/Root"])
        self.pages = list(self.walk_pages(self.trailer_path("/Pages")))

    def add_object(self, key, item):
        if key == "trailer":
            self.trailer = convert(item["value"])
        elif "stream" in item:
            data = base64.b64decode(item["stream"].get("data", ""))
            self.objects[key[4:]] = Stream(convert(item["stream"]["dict"]), data)
        else:
            self.objects[key[4:]] = convert(item["value"])

    def trailer_path(self, *keys):
        value = self.catalogue
        for key in keys:
            value = self.get(value.get(key))
        return value

    def get(self, value):
        """What a value is, references followed."""
        seen = 0
        while isinstance(value, Ref) and seen < 16:
            value = self.objects.get(value)
            seen += 1
        return value

    def entry(self, value, *keys):
        """The value at the end of a path of dictionary keys, None where it breaks off."""
        value = self.get(value)
        for key in keys:
            if isinstance(value, Stream):
                value = value.dictionary
            if not isinstance(value, dict):
                return None
            value = self.get(value.get(key))
        return value

    def walk_pages(self, node, inherited=None):
        inherited = dict(inherited or {})
        for key in ("/Resources", "/MediaBox", "/Rotate"):
            if key in node:
                inherited[key] = node[key]
        for kid in self.get(node.get("/Kids", [])):
            page = self.get(kid)
            if page.get("/Type") == "/Pages":
                yield from self.walk_pages(page, inherited)
            else:
                yield PdfPage(self, kid, {**inherited, **page})

    def number_tree(self, root):
        """All pairs of a number tree, or of a name tree's Names."""
        root = self.get(root) or {}
        for key in ("/Nums", "/Names"):
            flat = self.get(root.get(key)) or []
            yield from zip(flat[::2], flat[1::2])
        for kid in self.get(root.get("/Kids")) or []:
            yield from self.number_tree(kid)

    def dictionaries(self):
        """(reference, dictionary) of each indirect object and what it holds directly."""
        for reference, value in self.objects.items():
            yield from nested(reference, value)

    @property
    def language(self):
        return as_text(self.catalogue.get("/Lang"))


def nested(reference, value):
    if isinstance(value, Stream):
        value = value.dictionary
    if isinstance(value, dict):
        yield reference, value
        for item in value.values():
            yield from nested(reference, item)
    elif isinstance(value, list):
        for item in value:
            yield from nested(reference, item)


class PdfPage:
    def __init__(self, pdf, reference, dictionary):
        self.pdf = pdf
        self.reference = reference
        self.dictionary = dictionary
        box = pdf.get(dictionary["/MediaBox"])
        self.width = box[2] - box[0]
        self.height = box[3] - box[1]

    def content(self):
        value = self.pdf.get(self.dictionary.get("/Contents"))
        parts = value if isinstance(value, list) else [value]
        return b"\n".join(self.pdf.get(part).data for part in parts if part is not None)

    def annotations(self):
        return self.pdf.get(self.dictionary.get("/Annots")) or []
